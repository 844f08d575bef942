"""How long sentences and letters may be for a child of a given reading target.

One row an age band, as data. The numbers are a starting point for a writer, not a law: the
Easy Read row follows the Department of Health's guidance (2009: 10 to 15 words a sentence, one
idea each), the others step up from it with age.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from letterkit.checks.context import FieldText, Target

OLDER_READER = 14
"""The age at which the part "for when you are older" is read."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a child in one band reads with ease.

    ``mean`` and ``most`` are words a sentence, ``clauses`` the mean number of subordinate
    clauses a sentence, ``words`` the words in the whole letter. ``from_age`` is the first
    year of the band; a band ends where the next begins, so that nine is in "9-11".
    """

    band: str
    from_age: int
    mean: int
    most: int
    clauses: float
    words: int


BANDS: tuple[Limits, ...] = (
    Limits("3–5", 0, mean=5, most=8, clauses=0.0, words=60),
    Limits("5–7", 5, mean=7, most=12, clauses=0.2, words=110),
    Limits("7–9", 7, mean=10, most=15, clauses=0.5, words=160),
    Limits("9–11", 9, mean=12, most=20, clauses=0.8, words=220),
    Limits("11–14", 11, mean=15, most=25, clauses=1.2, words=280),
    Limits("14–17", 14, mean=18, most=28, clauses=1.5, words=350),
)
EASY_READ = Limits("Easy Read", 0, mean=10, most=15, clauses=0.2, words=250)


@lru_cache(maxsize=64)
def limits_for(target: Target) -> Limits:
    """Return the row of the table for a reading target; Easy Read has its own row."""
    if target.easy_read:
        return EASY_READ
    return next(row for row in reversed(BANDS) if target.age >= row.from_age or row is BANDS[0])


def target_in(field: FieldText, target: Target) -> Target:
    """Return the target for one field: the part "for when you are older" has an older reader."""
    if field.part == "later" and target.age < OLDER_READER:
        return Target(OLDER_READER, False, "the part for when the child is older")
    return target
