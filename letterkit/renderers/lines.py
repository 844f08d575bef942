"""Lines of words with symbols, broken once for every format.

A symbol and its word never part. Word processors, PDF and browsers would each break such a line
somewhere else, so it is broken here, from the font's own widths, and each renderer prints the
lines it is given.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from letterkit.blocks import Unit, Words
from letterkit.renderers.fonts import width_mm
from letterkit.renderers.longwords import cut_to_fit
from letterkit.renderers.style import Style

UNIT_GAP_MM = 2.2  # between the pieces of a line; a little more than a word space
FRAME_MM = 1.2  # a frame's inset on each side


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece of a line with its width in millimetres."""

    unit: Unit
    width_mm: float


Line = tuple[Placed, ...]


def lines(words: Words, style: Style, *, within_mm: float) -> tuple[Line, ...]:
    """Break words with symbols into lines no wider than ``within_mm``.

    A word wider than the line is cut to fit; a picture wider than it has a line of its own.
    """
    return tuple(_fill(words, style, within_mm))


def _fill(words: Words, style: Style, within_mm: float) -> Iterator[Line]:
    line: list[Placed] = []
    used = 0.0
    for unit in _cut(words, style, within_mm):
        width = _width(unit, style)
        if line and used + UNIT_GAP_MM + width > within_mm:
            yield tuple(line)
            line, used = [], 0.0
        used += width + (UNIT_GAP_MM if line else 0)
        line.append(Placed(unit, width))
    if line:
        yield tuple(line)


def _cut(words: Words, style: Style, within_mm: float) -> Iterator[Unit]:
    for unit in words.units():
        if unit.image is not None or _width(unit, style) <= within_mm:
            yield unit
            continue
        *most, last = cut_to_fit(unit.text, style.font, style.size_pt, within_mm)
        for part in most:
            yield replace(unit, text=part, space_after=False)
        yield replace(unit, text=last)


def _width(unit: Unit, style: Style) -> float:
    hidden = unit.image is not None and style.label == "hidden"
    text = width_mm(unit.text, style.font, style.size_pt)
    picture = 0.0
    if unit.image:
        ratio = unit.image.width / unit.image.height if unit.image.height else 1.0
        picture = style.symbol_mm * min(max(ratio, 0.2), 3.0)
        picture += 2 * FRAME_MM if style.frame else 0
    if hidden:
        return picture + sum(
            width_mm(mark, style.font, style.size_pt) for mark in (unit.before, unit.after)
        )
    return max(text, picture)
