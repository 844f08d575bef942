"""A built wheel carries all that it needs."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

TRY = """
import datetime, letterkit, pathlib
from letterkit import Child, KeyMessage, Letter, Writer, render, check
assert "site-packages" in letterkit.__file__, letterkit.__file__
from letterkit.kinds import kinds
from letterkit.symbols.catalogue import catalogue_for
assert len(kinds()) == 7
assert "care:home" in catalogue_for()
letter = Letter(date=datetime.date(2026, 11, 20), child=Child(name="Sam", age=9),
                writer=Writer(name="Dee"),
                messages=[KeyMessage(title="Hello", picture="care:home")])
for to in ("pdf", "docx", "html", "txt"):
    assert render(letter, to)
assert check(letter).counts
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out)]
    done = subprocess.run([*command, str(ROOT)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr + done.stdout
    return next(out.glob("*.whl"))


def test_an_installed_wheel_finds_its_symbols_fonts_kinds_and_templates(
    wheel: Path, tmp_path: Path
) -> None:
    home = tmp_path / "env"
    venv.create(home, with_pip=False)
    python = home / "bin" / "python"
    site = next((home / "lib").glob("python*/site-packages"))
    # The wheel itself is installed afresh; what it depends on is lent by the tests' environment,
    # so that the test needs no network.
    install = [sys.executable, "-m", "pip", "install", "--no-deps", "--no-index", "--quiet"]
    subprocess.run([*install, "--target", str(site), str(wheel)], check=True, capture_output=True)
    lent = next(p for p in map(Path, sys.path) if p.name == "site-packages")
    # Added at the end of the path, past the new environment's own packages; as a plain entry of
    # the path it does not bring this checkout's editable install along.
    run = f"import sys; sys.path.append({str(lent)!r})\n{TRY}"
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "VIRTUAL"))}
    done = subprocess.run(
        [python, "-c", run],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
