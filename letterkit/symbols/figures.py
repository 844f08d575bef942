"""The child's own figure: skin tone, hair and gender, chosen once and followed by every symbol."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from letterkit.symbols.sets import SetNotice, Symbol


@dataclass(frozen=True, slots=True)
class Figure:
    """What the therapist or the child chose. An empty value means: as the set draws it."""

    skin_tone: str = ""
    hair: str = ""
    gender: str = ""


def file_and_colours(
    symbol: Symbol, notice: SetNotice, figure: Figure
) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return which file of a symbol to show, and which classes in it take which colour.

    Sets with drawn variants bring a file each (OpenMoji). Sets in one drawing bring colours for
    the elements of class "skin" and "hair" (``[recolour]`` in set.toml, the care set).
    """
    file = _variant(symbol.variants, figure) or symbol.file
    colours = []
    for wish, table, default in (
        (figure.skin_tone, "skin_tone", "skin"),
        (figure.hair, "hair", "hair"),
    ):
        known = notice.recolour.get(table, {})
        if wish and wish in known:
            colours.append((known.get("class", default), known[wish]))
    return file, tuple(colours)


def _variant(variants: Mapping[str, str], figure: Figure) -> str:
    """Return the variant that fits most of the wishes, and contradicts none; "" if there is none.

    A variant is named by what it shows, joined by "+": "medium", "woman", "woman+medium".
    """
    wishes = {wish for wish in (figure.skin_tone, figure.hair, figure.gender) if wish}
    best, most = "", 0
    for key, file in variants.items():
        shown = set(key.split("+"))
        if shown <= wishes and len(shown) > most:
            best, most = file, len(shown)
    return best
