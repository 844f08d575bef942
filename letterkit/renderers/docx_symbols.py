"""Words with symbols in Word: a table whose cells are the pieces of each line.

Word has no way to hold a picture over a word in running text. A table does, and keeps the lines
as they are broken for every other format. One table carries all the lines: its grid has an edge
wherever a piece of any line begins or ends.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from lxml.etree import _Element as Element

from letterkit.blocks import Image, Words
from letterkit.renderers.docx_xml import cell, paragraph, row, run, table
from letterkit.renderers.lines import FRAME_MM, UNIT_GAP_MM, Line, Placed, lines
from letterkit.renderers.style import QUIET, Style

PictureOf = Callable[..., Element]
_STEP_MM = 0.1  # edges closer than this are one edge


def symbol_table(
    words: Words, style: Style, *, width_mm: float, picture_of: PictureOf
) -> Iterator[Element]:
    """Yield the table of some words with symbols, and the small gap after it."""
    broken = lines(words, style, within_mm=width_mm)
    edges = _edges(broken)
    columns = [right - left for left, right in pairwise(edges)]
    rows = [row(*_cells(line, edges, style, picture_of)) for line in broken]
    # Words stand in the middle of their cells; this sets the first one level with the text.
    yield table(columns, *rows, indent_mm=-UNIT_GAP_MM / 2)
    yield paragraph(style="LetterGap")


def _places(line: Line) -> Iterator[tuple[Placed, float, float]]:
    """Yield each piece of a line with its left and right edge in millimetres."""
    left = 0.0
    for placed in line:
        right = left + placed.width_mm + UNIT_GAP_MM
        yield placed, _snap(left), _snap(right)
        left = right


def _snap(mm: float) -> float:
    return round(round(mm / _STEP_MM) * _STEP_MM, 1)


def _edges(broken: tuple[Line, ...]) -> list[float]:
    found = {0.0}
    for line in broken:
        for _, left, right in _places(line):
            found |= {left, right}
    return sorted(found)


@lru_cache(maxsize=512)
def framed(image: Image, height_mm: float) -> Image:
    """Return a picture in a rounded frame, as the other formats draw it. Word has none for one."""
    scale = 10  # SVG units to a millimetre
    ratio = image.width / image.height if image.height else 1.0
    inner_w, inner_h, inset = height_mm * ratio * scale, height_mm * scale, FRAME_MM * scale
    w, h = round(inner_w + 2 * inset), round(inner_h + 2 * inset)
    uri = f"data:{image.mime};base64,{base64.b64encode(image.data).decode()}"
    data = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}" width="{w}" height="{h}">'
        f'<rect x="3" y="3" width="{w - 6}" height="{h - 6}" rx="15" fill="none" '
        f'stroke="{QUIET}" stroke-width="2.5"/>'
        f'<image x="{inset:g}" y="{inset:g}" width="{inner_w:g}" height="{inner_h:g}" '
        f'href="{uri}"/></svg>'
    ).encode()
    return replace(image, data=data, mime="image/svg+xml", width=w, height=h)


def _cells(
    line: Line,
    edges: list[float],
    style: Style,
    picture_of: PictureOf,
) -> Iterator[Element]:
    above = style.label == "above"
    end = 0.0
    for placed, left, right in _places(line):
        unit = placed.unit
        word = paragraph(run(unit.text), style="LetterSymbol")
        content = [word]
        if unit.image is not None:
            image, height = unit.image, style.symbol_mm
            if style.frame:
                image, height = framed(image, height), height + 2 * FRAME_MM
            if style.label == "hidden":
                image = replace(image, alt=unit.word)
            drawn = picture_of(image, 0.0, height_mm=height)
            if style.label == "hidden":
                around = (unit.before and run(unit.before), drawn, unit.after and run(unit.after))
                parts = (part for part in around if not isinstance(part, str))
                content = [paragraph(*parts, style="LetterSymbol")]
            else:
                shown = paragraph(drawn, style="LetterSymbol")
                content = [word, shown] if above else [shown, word]
        span = edges.index(right) - edges.index(left)
        yield cell(
            right - left,
            content,
            span=span,
            align="top" if above else "bottom",
            margins_mm=(0, 0, 1.5, 0),
            no_wrap=True,
        )
        end = right
    rest = len(edges) - 1 - edges.index(end)
    if rest:
        yield cell(edges[-1] - end, [paragraph(style="LetterGap")], span=rest)
