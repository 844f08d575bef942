"""Serving the editor from the command line: the demonstration, and the real thing."""

from __future__ import annotations

import base64
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

KEY = base64.b64encode(bytes(range(32))).decode()
PROGRAM = [sys.executable, "-u", "-m", "letterkit"]


def environment(folder: Path, **more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("LETTERKIT")}
    real = {
        "LETTERKIT_SECRET_KEY": "a secret for tests, and only for tests",
        "LETTERKIT_DATA_KEYS": KEY,
        "LETTERKIT_DATA_DIR": str(folder),
        "LETTERKIT_HTTPS": "no",
    }
    return {**kept, **real, **more}


def run(*arguments: str, env: dict[str, str], given: str = "") -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [*PROGRAM, *arguments],
        env=env,
        input=given,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def answer(port: int, path: str = "/health") -> str:
    """Ask until the editor stands."""
    for _ in range(120):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as page:
                return str(page.read().decode())
        except OSError:
            time.sleep(0.25)
    raise AssertionError("the editor does not answer")


@pytest.mark.parametrize("missing", ["SECRET_KEY", "DATA_KEYS", "DATA_DIR"])
def test_the_real_thing_does_not_start_without_what_it_needs(tmp_path: Path, missing: str) -> None:
    env = environment(tmp_path)
    del env[f"LETTERKIT_{missing}"]
    done = run("serve", env=env)
    assert done.returncode == 2
    assert f"LETTERKIT_{missing} is missing" in done.stderr
    assert KEY not in done.stderr


def test_the_real_thing_asks_for_a_first_administrator_and_then_serves(tmp_path: Path) -> None:
    port = free_port()
    env = environment(tmp_path, LETTERKIT_PORT=str(port))
    refused = run("serve", env=env)
    assert refused.returncode == 2
    assert "letterkit admin create" in refused.stderr

    made = run("admin", "create", "--email", "ann@example.org", "--name", "Ann Fletcher", env=env)
    assert made.returncode == 0, made.stderr
    assert re.search(r"^    \S+-\S+-\S+-\S+$", made.stdout, re.MULTILINE)
    again = run("admin", "create", "--email", "ann@example.org", "--name", "Ann", env=env)
    assert again.returncode == 2 and "already" in again.stderr

    server = subprocess.Popen(
        [*PROGRAM, "serve"], env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    try:
        assert json.loads(answer(port)) == {"ok": True}
        assert "demonstration" not in answer(port, "/sign-in")
    finally:
        server.send_signal(signal.SIGINT)
        out, err = server.communicate(timeout=20)
    assert f"http://127.0.0.1:{port}" in out
    assert "Traceback" not in err


def test_the_demonstration_says_what_it_is_and_how_to_sign_in(tmp_path: Path) -> None:
    port = free_port()
    folder = tmp_path / "data"
    env = {n: v for n, v in os.environ.items() if not n.startswith("LETTERKIT")}
    server = subprocess.Popen(
        [*PROGRAM, "demo", "--port", str(port), "--data-dir", str(folder)],
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert "This is a demonstration" in answer(port, "/sign-in")
        taken = run("demo", "--port", str(port), "--data-dir", str(folder), env=env)
    finally:
        server.send_signal(signal.SIGINT)
        out, err = server.communicate(timeout=20)
    assert "This is a demonstration" in out
    assert f"http://127.0.0.1:{port}" in out
    assert out.count("@example.org") == 4
    assert "Traceback" not in err
    assert taken.returncode == 2 and f"--port {port + 1}" in taken.stderr
    assert (folder / "letterkit.sqlite3").stat().st_mode & 0o077 == 0


def test_a_new_key_can_be_used_and_keys_can_be_changed(tmp_path: Path) -> None:
    env = environment(tmp_path)
    key = run("admin", "new-key", env=env).stdout.strip()
    assert len(base64.urlsafe_b64decode(key)) == 32
    run("admin", "create", "--email", "ann@example.org", "--name", "Ann", env=env)
    both = environment(tmp_path, LETTERKIT_DATA_KEYS=f"{key},{KEY}")
    done = run("admin", "rotate-keys", env=both)
    assert done.returncode == 0, done.stderr
    again = run("admin", "rotate-keys", env=environment(tmp_path, LETTERKIT_DATA_KEYS=key))
    assert again.stdout.rstrip().endswith(": 0.")


def test_an_administrator_is_asked_for_what_is_missing(tmp_path: Path) -> None:
    done = run(
        "admin", "create", env=environment(tmp_path), given="ann@example.org\nAnn Fletcher\n"
    )
    assert done.returncode == 0, done.stderr
    assert "ann@example.org" in done.stdout


def test_help_lists_the_editor_without_loading_it() -> None:
    code = (
        "import sys\nfrom letterkit.cli import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        "assert not [m for m in sys.modules if m.split('.')[0] in ('webapp', 'flask')]\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "serve" in done.stdout and "demo" in done.stdout
