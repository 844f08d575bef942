"""Two versions of a letter side by side, field by field, with the words that differ marked."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from webapp.services.writing import Fields, fields_of

_PIECES = re.compile(r"\s+|\w+|[^\w\s]")
UNSEEN = ("silence.", "symbols.")  # choices about words, which go with the text that is kept
_LONGEST_COMPARED = 6_000  # pieces; beyond that the two texts are shown without marks


@dataclass(frozen=True)
class Piece:
    """Some words, and whether the other text has them too."""

    text: str
    differs: bool


@dataclass(frozen=True)
class Difference:
    """A field that is not the same in both: its path, both texts, both in pieces."""

    field: str
    one: str
    other: str
    one_pieces: tuple[Piece, ...]
    other_pieces: tuple[Piece, ...]
    changed_by_one: bool = True
    changed_by_other: bool = True

    @property
    def takes_other(self) -> bool:
        """Say whether only the other text was changed, and so is the likely choice."""
        return self.changed_by_other and not self.changed_by_one


def differences(
    one: Mapping[str, Any], other: Mapping[str, Any], base: Mapping[str, Any] | None = None
) -> list[Difference]:
    """Return the fields in which two contents differ, in the order of the page.

    ``base`` is what both started from: with it, each difference says who changed the field.
    """
    ones, others = fields_of(one), fields_of(other)
    bases = fields_of(base) if base is not None else None
    order = sorted({*ones, *others}, key=place_on_page)
    return [
        _difference(path, ones, others, bases)
        for path in order
        if ones.get(path, "") != others.get(path, "") and not path.startswith(UNSEEN)
    ]


def chosen(one: Mapping[str, Any], other: Mapping[str, Any], take_other: set[str]) -> Fields:
    """Return the fields of ``one`` with those named taken from ``other``."""
    fields, others = fields_of(one), fields_of(other)
    for path in take_other:
        if path in others:
            fields[path] = others[path]
        else:
            fields.pop(path, None)
    return fields


def _difference(path: str, ones: Fields, others: Fields, bases: Fields | None) -> Difference:
    one, other = ones.get(path, ""), others.get(path, "")
    one_pieces, other_pieces = _marked(one, other)
    if bases is None:
        return Difference(path, one, other, one_pieces, other_pieces)
    base = bases.get(path, "")
    return Difference(path, one, other, one_pieces, other_pieces, one != base, other != base)


def _marked(one: str, other: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    a, b = _PIECES.findall(one), _PIECES.findall(other)
    if len(a) + len(b) > _LONGEST_COMPARED:
        return (Piece(one, False),), (Piece(other, False),)
    left: list[Piece] = []
    right: list[Piece] = []
    matcher = difflib.SequenceMatcher(None, a, b, autojunk=False)
    for tag, a1, a2, b1, b2 in matcher.get_opcodes():
        if a1 < a2:
            left.append(Piece("".join(a[a1:a2]), tag != "equal"))
        if b1 < b2:
            right.append(Piece("".join(b[b1:b2]), tag != "equal"))
    return tuple(left), tuple(right)


_ORDER = (
    "date",
    "letter.greeting",
    "letter.opening",
    "letter.about",
    "messages",
    "letter.feelings",
    "help",
    "letter.closing",
    "letter.later",
    "writer",
    "silence",
)


_INSIDE = ("title", "you_said", "text", "why", "steps", "picture", "told_in_person")


def place_on_page(path: str) -> tuple[Any, ...]:
    """Return what fields are sorted by, so that they stand as on the page."""
    top = next((n for n, name in enumerate(_ORDER) if path.startswith(name)), len(_ORDER))
    names = path.split(".")
    if names[0] == "messages":
        inside = _INSIDE.index(names[2]) if names[2] in _INSIDE else len(_INSIDE)
        return (top, int(names[1]), inside, path)
    return (top, 0, 0, path)
