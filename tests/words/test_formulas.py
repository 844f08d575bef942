"""textstat's formulas are there as detail, with no network and no trouble."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from letterkit.words.formulas import FORMULAS, formulas

BLOCKED = """
import sys
def hook(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.bind"):
        raise AssertionError(event)
sys.addaudithook(hook)
from letterkit.words.formulas import formulas
print(len(formulas("You said you want to stay with Ann. We agreed.")))
"""


@pytest.mark.parametrize("writable", [True, False])
def test_a_fresh_process_with_an_empty_cache_needs_no_network(
    tmp_path: Path, writable: bool
) -> None:
    cache = tmp_path / "cache"
    if not writable:
        cache.write_text("a file where the folder should be")
    environment = {
        **os.environ,
        "XDG_CACHE_HOME": str(cache),
        "HOME": str(tmp_path),
        "NLTK_DATA": str(tmp_path),
        "TMPDIR": str(tmp_path),
    }
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", BLOCKED],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert int(run.stdout) == len(FORMULAS)
    left = [path for path in tmp_path.iterdir() if path.name.startswith("letterkit-")]
    assert left == []


def test_harder_text_scores_harder() -> None:
    easy = formulas("You are kind. You like dogs. We had fun at the park.")
    hard = formulas(
        "The local authority has undertaken a comprehensive assessment of the placement, "
        "notwithstanding the considerable reservations previously articulated."
    )
    assert set(easy) == set(hard) == set(FORMULAS)
    assert easy["flesch_reading_ease"] > hard["flesch_reading_ease"]
    assert easy["flesch_kincaid_grade"] < hard["flesch_kincaid_grade"]


@pytest.mark.parametrize("text", ["", "  ", "😀", "...", "\x00", "—"])
def test_no_words_give_no_formulas(text: str) -> None:
    assert formulas(text) == {}


@pytest.mark.parametrize("text", ["a", "1", "日本語", "שלום", "A" * 5000, "1 2 3", "É"])
def test_odd_text_never_raises(text: str) -> None:
    assert isinstance(formulas(text), dict)
