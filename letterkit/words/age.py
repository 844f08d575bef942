"""The age by which most British children know a word.

The table (`data/word-ages.tsv`) holds over 30,000 words: ratings by UK adults where there are
any (the Glasgow norms), fitted ages where there are none. `data/word-age-overrides.csv` comes
first: words of a UK childhood and of life in care, set by hand. ``data/README.md`` names the
sources and the licence (CC BY-SA 4.0). `letterkit.words.fit.word_ages` rebuilds the table.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

_DATA = Path(__file__).parent / "data"

YOUNGEST, OLDEST = 1.5, 16.0

# spaCy's names for parts of speech, and the plain ones.
_PARTS = {
    "NOUN": "noun",
    "PROPN": "noun",
    "VERB": "verb",
    "AUX": "verb",
    "ADJ": "adjective",
    "ADV": "adverb",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of one word.

    ``age`` is in years, ``complexity`` 0 (easy) to 1 (hard) for adult readers, and ``level`` the
    word's share in the CEFR level of a sentence, 0 (as in A1) to 6 (as in C2) and over.
    ``rated`` words have a norm; ``by_hand`` words are in the override list.
    """

    age: float
    complexity: float
    level: float
    rated: bool = False
    by_hand: bool = False


def word_age(word: str, pos: str | None = None) -> float | None:
    """Return the age in years by which most children know this word, or None if unknown.

    Any inflected form will do ("sustained", "mice", "happier"). ``pos`` is a part of speech
    ("NOUN", "verb" ...) and picks the sense where a word has two, as in "your contact with
    Mum" and "contact me". Numbers in figures and names are not in the table.
    """
    found = entry(word, pos)
    return found.age if found else None


@lru_cache(maxsize=20_000)
def entry(word: str, pos: str | None = None) -> Entry | None:
    """Return all that the table says of a word, looked up as `word_age` does."""
    form = _plain(word)
    part = _PARTS.get(pos or "", pos)
    by_hand = _by_hand(form, part)
    if by_hand is not None:
        return by_hand
    own = _listed(form)
    if own is not None and (own.rated or form.endswith(("er", "est"))):
        return own  # "glasses" and "matter" are words of their own, whatever "mat" is
    found = [e for base in bases(form, part) if (e := _by_hand(base, part) or _listed(base))]
    by_hand_bases = [e for e in found if e.by_hand]
    if by_hand_bases:
        return min(by_hand_bases, key=lambda e: e.age)
    if own is not None:
        found.append(own)
    if found:
        return min(found, key=lambda e: e.age)
    return _built(form, part)


def bases(form: str, part: str | None = None) -> Iterator[str]:
    """Yield the dictionary words that a form may come from ("went" -> "go")."""
    irregular = _forms().get(form)
    if irregular is not None:
        yield irregular
    else:
        yield from regular_bases(form, part)


def regular_bases(form: str, part: str | None = None) -> list[str]:
    """List what a form may come from by the regular rules of spelling; most are no words."""
    found: list[str] = []
    if part in (None, "noun", "verb") and form.endswith("s") and not form.endswith("ss"):
        found.append(form[:-1])
        if form.endswith("ies"):
            found.append(form[:-3] + "y")
        elif form.endswith("ves"):
            found += [form[:-3] + "f", form[:-3] + "fe"]
        elif form.endswith("es"):
            found.append(form[:-2])
    endings = {"verb": ("ed", "ing"), "adjective": ("er", "est"), "noun": ("ing",)}
    for ending in endings.get(part, ()) if part else ("ed", "ing", "er", "est"):
        if form.endswith(ending) and len(form) > len(ending) + 1:
            stem = form[: -len(ending)]
            found += [stem, stem + "e"]
            if stem[-1:] == stem[-2:-1]:
                found.append(stem[:-1])
            if stem.endswith("i"):
                found.append(stem[:-1] + "y")
    if part in (None, "noun") and form.endswith("ing"):
        return found
    return [base for base in found if len(base) > 1]


_BEGINNINGS = ("un", "re", "dis", "mis", "non", "over", "under", "pre")
_ENDINGS = {"ly": 0.5, "ness": 1.0, "less": 1.0, "ful": 1.0, "able": 1.5, "ish": 0.5, "er": 0.5}


def _built(form: str, part: str | None) -> Entry | None:
    """Work out a word that is not in the table from the words it is made of."""
    if "-" in form:
        parts = [entry(piece) for piece in form.split("-") if piece]
        if parts and all(parts):
            known = [piece for piece in parts if piece]
            return Entry(
                max(p.age for p in known),
                max(p.complexity for p in known),
                max(p.level for p in known),
            )
        return None
    for ending, later in _ENDINGS.items():
        if form.endswith(ending) and len(form) > len(ending) + 2:
            stem = form[: -len(ending)]
            for base in (stem, stem + "e", stem[:-1] + "y" if stem.endswith("i") else stem):
                found = _by_hand(base, None) or _listed(base)
                if found:
                    return Entry(min(found.age + later, OLDEST), found.complexity, found.level)
    for beginning in _BEGINNINGS:
        if form.startswith(beginning) and len(form) > len(beginning) + 2:
            found = entry(form[len(beginning) :], part)
            if found:
                return Entry(min(found.age + 1, OLDEST), found.complexity, found.level)
    return None


def _by_hand(form: str, part: str | None) -> Entry | None:
    ages = _overrides().get(form)
    if ages is None:
        return None
    listed = _listed(form)
    age = ages.get(part or "", ages.get(""))
    if age is None:
        if part:
            return None
        # With no part of speech, the sense that children meet first: a chair, not to chair.
        age = min(ages.values()) if listed is None else min(*ages.values(), listed.age)
    if listed:
        return Entry(age, listed.complexity, listed.level, by_hand=True)
    return Entry(age, min(1.0, 0.1 + age / 40), max(0.0, age / 2 - 0.5), by_hand=True)


def _plain(word: str) -> str:
    """Return the form to look up: lower case, straight apostrophes, no possessive s."""
    form = word.strip().lower().replace("’", "'").replace("ʼ", "'").replace("‑", "-")
    if form in _SHORT:
        return _SHORT[form]
    return re.sub(r"(n't|'(s|ll|re|ve|d|m)?)$", "", form) or form


# Shortened words are as easy as the words inside them; the table has only the longer parts.
_SHORT = {
    **{"can't": "can", "won't": "will", "shan't": "shall", "n't": "not", "ca": "can", "wo": "will"},
    **{"'ll": "will", "'m": "am", "'re": "are", "'ve": "have", "'d": "would", "'s": "is"},
}


def _listed(form: str) -> Entry | None:
    """Return what the fitted table says of exactly this form."""
    line = _table().get(form)
    if line is None:
        return None
    age, complexity, level, source = line.split("\t")
    return Entry(float(age), float(complexity), float(level), rated=source == "rated")


@cache
def _table() -> dict[str, str]:
    """Return word -> the rest of its line, taken apart only when a letter has the word."""
    lines = (_DATA / "word-ages.tsv").read_text("utf-8").splitlines()
    return {word: rest for word, _, rest in (line.partition("\t") for line in lines)}


@cache
def _forms() -> dict[str, str]:
    lines = (_DATA / "word-ages.forms.tsv").read_text("utf-8").splitlines()
    pairs = (line.split("\t") for line in lines)
    return {pair[0]: pair[1] for pair in pairs}


@cache
def _overrides() -> dict[str, dict[str, float]]:
    """Return word -> part of speech ("" for any) -> age."""
    ages: dict[str, dict[str, float]] = {}
    with (_DATA / "word-age-overrides.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            ages.setdefault(row["word"], {})[row["part_of_speech"]] = float(row["age"])
    return ages
