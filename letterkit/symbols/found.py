"""A symbol found on some words of a sentence."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """A symbol on the words ``first`` to ``last``, with its place in the sentence."""

    first: int
    last: int
    start: int
    end: int
    ref: str
    why: str
    rank: int = 0
    worth: int = 0
    negated: bool = False
    says_not: bool = False
    marks: tuple[str, ...] = ()
