"""The pictures of symbols, with an address each that browsers may keep for a year.

An address holds the set, the symbol, how the child's figure looks ("medium.brown._") and a
short hash of the file, so that a mended picture has a new address. It says nothing about whose
letter it is for.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any, get_args

from flask import url_for

from letterkit.blocks import Image
from letterkit.errors import LetterkitError
from letterkit.reader import FigureGender, Hair, SkinTone, SymbolProfile
from letterkit.symbols.catalogue import Catalogue
from letterkit.symbols.figures import Figure, file_and_colours
from letterkit.symbols.images import image_of
from letterkit.symbols.sets import Symbol
from webapp.errors import NotFound

_KINDS = (get_args(SkinTone), get_args(Hair), get_args(FigureGender))
_NONE = "_"


@dataclass(frozen=True)
class Card:
    """What a page shows of a symbol."""

    ref: str
    label: str
    alt: str
    set_title: str
    picture: str

    def to_dict(self) -> dict[str, Any]:
        """Return the card as plain data, for the page's script."""
        return {
            "ref": self.ref,
            "label": self.label,
            "alt": self.alt,
            "set": self.set_title,
            "picture": self.picture,
        }


def figure_of(profile: SymbolProfile) -> Figure:
    """Return how a child's figure looks."""
    return Figure(profile.skin_tone, profile.hair, profile.gender)


def card(catalogue: Catalogue, symbol: Symbol, figure: Figure = Figure()) -> Card:  # noqa: B008
    """Return what a page shows of a symbol, with the address of its picture."""
    return Card(
        symbol.ref,
        symbol.label,
        symbol.alt_text or symbol.label,
        catalogue.set_of(symbol).notice.title,
        address(catalogue, symbol, figure),
    )


def card_of(catalogue: Catalogue, ref: str, figure: Figure = Figure()) -> Card | None:  # noqa: B008
    """Return the card of a reference, or None where there is no such symbol (any more)."""
    return card(catalogue, catalogue.get(ref), figure) if ref in catalogue else None


def address(catalogue: Catalogue, symbol: Symbol, figure: Figure) -> str:
    """Return the address of a symbol's picture as a child sees it."""
    return url_for(
        "symbols.picture",
        version=version(catalogue, symbol, figure),
        set_id=symbol.set_id,
        symbol_id=symbol.id,
        look=_look(figure),
    )


def image(catalogue: Catalogue, ref: str, look: str) -> tuple[Image, str]:
    """Return a symbol's picture and its version.

    Raises `NotFound`: no such symbol, no such look, or its picture is missing.
    """
    if ref not in catalogue:
        raise NotFound()
    symbol, figure = catalogue.get(ref), _figure(look)
    symbol_set = catalogue.set_of(symbol)
    file, colours = file_and_colours(symbol, symbol_set.notice, figure)
    try:
        made = image_of(symbol_set, ref, file, symbol.alt_text, colours)
    except LetterkitError:
        raise NotFound() from None
    return made, version(catalogue, symbol, figure)


def version(catalogue: Catalogue, symbol: Symbol, figure: Figure) -> str:
    """Return a short hash that changes with the picture."""
    symbol_set = catalogue.set_of(symbol)
    file, colours = file_and_colours(symbol, symbol_set.notice, figure)
    try:
        stamp = "held"  # such a file's name is its own, and is never used again
        if symbol_set.held is None:
            status = symbol_set.path(file).stat()
            stamp = f"{status.st_mtime_ns} {status.st_size}"
    except (OSError, LetterkitError):
        stamp = "missing"
    return hashlib.sha256(f"{file} {colours} {stamp}".encode()).hexdigest()[:10]


def _look(figure: Figure) -> str:
    return ".".join(part or _NONE for part in (figure.skin_tone, figure.hair, figure.gender))


def _figure(look: str) -> Figure:
    parts = ["" if part == _NONE else part for part in look.split(".")]
    if len(parts) != len(_KINDS) or any(
        part not in known for part, known in zip(parts, _KINDS, strict=True)
    ):
        raise NotFound()
    return Figure(*parts)
