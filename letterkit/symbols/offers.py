"""What could stand on a word: a few symbols for a person to choose from. Nothing here is placed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache

from letterkit.reader import Child
from letterkit.settings import Settings
from letterkit.symbols.catalogue import Catalogue
from letterkit.symbols.place import Placed, place_all
from letterkit.symbols.search import search_symbols
from letterkit.symbols.sentence import is_suitable
from letterkit.symbols.sets import Symbol
from letterkit.symbols.uses import units_of, uses_of
from letterkit.text import words
from letterkit.words.pipeline import parse

MOST_OFFERS = 5
# A small word by itself ("the", "to") is offered nothing; a person can still search.
_NO_OFFERS = frozenset(
    "a an the to of in on at by for from with and or but as is are was were be been am do does did "
    "have has had will would can could shall should may might must it its this that these those "
    "your my his her our their there so if than".split()
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word, or a phrase that is one symbol, with what stands on it and what else could.

    ``negated``: a "not" in the text denies these words, or they are that "not".
    ``start`` and ``end`` are code points. ``symbol`` is "set:id", "photo:file" or None. ``why``:
    "letter", "child", "team", "alias", "label", "photo" or "not"; for words without a symbol
    "off" (the profile says so), "bare" (only a person can tell what is meant), "hidden" or "".
    """

    text: str
    start: int
    end: int
    symbol: str | None
    negated: bool
    why: str
    offers: tuple[str, ...]


def symbolise(
    text: str,
    child: Child,
    catalogue: Catalogue,
    *,
    settings: Settings | None = None,
    letter_choices: dict[str, str] | None = None,
    on: dt.date | None = None,
) -> tuple[Token, ...]:
    """Return every word of a text in order, phrases as one, with symbols and offers."""
    placed = place_all(
        text, child, catalogue, settings=settings, letter_choices=letter_choices, on=on
    )
    uses = _uses_at(text)
    age = child.age_on(on or dt.date.today())
    sets = child.symbols.sets
    shown = [p for p in placed if p.ref]
    silent = {(p.start, p.end): p for p in placed if not p.ref}
    made: list[Token] = []
    done = 0
    for start, end, p in _pieces(text, shown):
        if start < done:
            continue
        done = end
        said = text[start:end]
        offered = offers(catalogue, said, uses.get(start, frozenset()), sets=sets, age=age)
        ref = p.ref if p else None
        made.append(
            Token(
                said,
                start,
                end,
                ref,
                _is_denied(p) if p else False,
                p.why if p else _why_not(start, end, silent),
                tuple(o for o in offered if o != ref)[:MOST_OFFERS],
            )
        )
    return tuple(made)


def _is_denied(p: Placed) -> bool:
    """Say whether words stand under a "not" that they do not hold themselves.

    "Not your fault" has one symbol that says all of it, so nothing is left to cross out.
    """
    return p.negated and (not p.says_not or p.why == "not")


def _pieces(text: str, shown: list[Placed]) -> list[tuple[int, int, Placed | None]]:
    held = [(p.start, p.end) for p in shown]
    free = [
        (word.start, word.end, None)
        for word in words(text)
        if not any(start < word.end and word.start < end for start, end in held)
    ]
    pieces: list[tuple[int, int, Placed | None]] = [*free, *((p.start, p.end, p) for p in shown)]
    return sorted(pieces, key=lambda piece: piece[:2])


def _why_not(start: int, end: int, silent: dict[tuple[int, int], Placed]) -> str:
    for (first, last), p in silent.items():
        if first <= start and end <= last:
            return p.why if p.why in ("off", "bare") else "hidden"
    return ""


def offers(
    catalogue: Catalogue,
    word: str,
    uses: frozenset[str] = frozenset(),
    *,
    sets: tuple[str, ...] = (),
    age: int | None = None,
    most: int = MOST_OFFERS + 1,
) -> tuple[str, ...]:
    """Return references for a word, best first: those that are used as it is used come first."""
    lower = word.lower()
    if lower in _NO_OFFERS or not any(c.isalpha() for c in word):
        return ()
    return _offers(catalogue, lower, uses, sets, age, most)


@lru_cache(maxsize=4_000)
def _offers(
    catalogue: Catalogue,
    word: str,
    uses: frozenset[str],
    sets: tuple[str, ...],
    age: int | None,
    most: int,
) -> tuple[str, ...]:
    found = search_symbols(catalogue, word, most=most * 3, sets=sets, age=age)
    found = [symbol for symbol in found if is_suitable(symbol, age)]

    def other_use(symbol: Symbol) -> bool:
        part = symbol.part_of_speech
        return bool(uses) and part in ("noun", "verb", "adjective") and part not in uses

    # The order of the search is kept among symbols of the same use.
    found.sort(key=other_use)
    return tuple(symbol.ref for symbol in found[:most])


def _uses_at(text: str) -> dict[int, frozenset[str]]:
    found: dict[int, frozenset[str]] = {}
    for sentence in parse(text).sentences:
        if sentence.doc is not None:
            units = units_of(sentence.doc, sentence.text)
            for unit in units:
                found[sentence.start + unit.start] = uses_of(unit.token)
    return found
