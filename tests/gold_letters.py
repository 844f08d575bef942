"""Measure the checks on whole letters: false flags in good ones, planted faults found in bad ones.

The letters, who the children are and what was planted are in ``letters/``; its README says how
they came about and what counts.
"""

import csv
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from letterkit import Child
from letterkit.checks import Finding, check

LETTERS = Path(os.environ.get("LETTERS") or Path(__file__).parent / "letters")
MEASURES_ONLY = frozenset({"hard-word", "sentence-too-long"})
"""Rules that look at every word or sentence, so that they meet a planted fault by chance."""


@dataclass(frozen=True)
class Fault:
    """One planted fault: the family it belongs to, its words, and the rules that met them."""

    letter: str
    family: str
    quote: str
    rules: tuple[str, ...]

    @property
    def is_found(self) -> bool:
        return bool(self.rules)

    @property
    def is_found_on_purpose(self) -> bool:
        return bool(set(self.rules) - MEASURES_ONLY) or self.family == "long sentence"


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def children() -> dict[str, dict[str, str]]:
    return {row["letter"]: row for row in rows(LETTERS / "people.tsv")}


def read(path: Path) -> tuple[str, Child]:
    """Return the text of a letter and the child it is to."""
    first, text = path.read_text("utf-8").split("\n", 1)
    row = children()[f"{path.parent.name}/{path.name}"]
    pairs = [person.split("=") for person in row["people"].split("; ") if person]
    people = [{"name": name, "who": who} for name, who in pairs]
    age = int(first.removeprefix("age:"))
    given = {"name": row["child"], "age": age, "pronouns": row["pronouns"], "people": people}
    return text, Child.model_validate(given)


def findings(path: Path) -> tuple[Finding, ...]:
    """Return what the checks find in one letter, with its child known and nothing silenced."""
    text, child = read(path)
    return check(text, child=child).findings


def good() -> Iterator[Path]:
    yield from sorted((LETTERS / "good").glob("*.txt"))


def bad() -> Iterator[Path]:
    yield from sorted((LETTERS / "bad").glob("*.txt"))


def faults(path: Path) -> list[Fault]:
    """Return each planted fault of one bad letter with the rules whose findings overlap it."""
    text, _ = read(path)
    spans = [(f.start, f.end, f.name) for f in findings(path) if f.end > f.start]
    result = []
    for row in rows(path.with_suffix(".tsv")):
        start = text.index(row["quote"])
        end = start + len(row["quote"])
        met = tuple(name for a, b, name in spans if a < end and b > start)
        result.append(Fault(path.stem, row["fault"], row["quote"], met))
    return result


def false_flags(paths: Iterable[Path]) -> list[tuple[str, Finding]]:
    """Return every finding in good letters: each is one too many."""
    return [(path.stem, finding) for path in paths for finding in findings(path)]
