"""A server that is killed between two steps has saved all of a letter, or none of it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from editor_samples import KEY, letter_to

from webapp.store import children, letter_versions, letters, trail
from webapp.store.database import Store
from webapp.store.encryption import Keyring

SCRIPT = Path(__file__).with_name("save_until_killed.py")
ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("after", [3, 17, 40])
def test_nothing_that_was_said_to_be_saved_is_lost(both, person, after):
    dee = person(both, email="dee@example.org")
    with both.writing() as session:
        child = children.add(session, {"name": "Sam"}, by=dee)
        letter_id = letters.start(session, child.id, "hello", letter_to("Sam"), by=dee).id
    url = both.engine.url.render_as_string(False)
    server = subprocess.Popen(
        [sys.executable, str(SCRIPT), url, KEY.hex(), letter_id, "dee@example.org"],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    said = 1
    for line in server.stdout:
        said = int(line)
        if said >= after:
            server.send_signal(signal.SIGKILL)
            break
    said = max([said, *(int(line) for line in server.stdout if line.strip())])
    server.wait()
    server.stdout.close()

    fresh = Store(url, Keyring([KEY]))
    with fresh.reading() as session:
        letter = letters.get(session, letter_id, by=dee)
        numbers = [row.number for row in letter_versions.history(session, letter)]
        saves = [
            entry.facts["version"]
            for entry in trail.about(session, "letter", letter_id)
            if entry.action == "letter.saved"
        ]
        assert letter.version == numbers[0] >= said
        assert numbers == list(range(letter.version, 0, -1))
        assert saves == numbers[:-1]  # each save has its line in the trail, and no line is alone
        words = letters.content(session, letter_id, by=dee).content["words"]
        assert words == f"saved after {letter.version - 1}"
    fresh.close()
