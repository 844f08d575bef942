"""Marks drawn over a symbol: crossed out for "not", and small signs for past, future and plural.

The mark becomes part of the picture, so that every format shows the same one.
"""

from __future__ import annotations

import base64
from dataclasses import replace
from functools import lru_cache

from letterkit.blocks import Image

# Drawn on a field of 128 by 128. Each stroke lies on a white one, so that it shows in grey too.
_RED, _INK, _WHITE = "#c22f2f", "#1d2433", "#ffffff"
_PATHS = {
    "not": ("M14 14L114 114M114 14L14 114", 9, _RED),
    "past": ("M44 12L14 12M26 2L14 12L26 22", 6, _INK),
    "future": ("M84 12L114 12M102 2L114 12L102 22", 6, _INK),
    "plural": ("M112 98L112 122M100 110L124 110", 7, _INK),
}
_SAID = {"past": "in the past", "future": "later", "plural": "more than one"}


def marked(image: Image, *, negated: bool = False, marks: tuple[str, ...] = ()) -> Image:
    """Return a picture with its marks drawn on, and said in its alt text."""
    names = (*marks, "not") if negated else marks
    if not names:
        return image
    alt = f"not: {image.alt}" if negated else image.alt
    said = ", ".join(_SAID[mark] for mark in marks)
    data = _drawn(image.data, image.mime, image.width, image.height, names)
    alt = f"{alt} ({said})" if said else alt
    return replace(image, data=data, mime="image/svg+xml", alt=alt, width=128, height=128)


@lru_cache(maxsize=512)
def _drawn(data: bytes, mime: str, width: int, height: int, names: tuple[str, ...]) -> bytes:
    scale = 128 / max(width, height)
    w, h = width * scale, height * scale
    place = f'x="{(128 - w) / 2:g}" y="{(128 - h) / 2:g}" width="{w:g}" height="{h:g}"'
    uri = f"data:{mime};base64,{base64.b64encode(data).decode()}"
    strokes = "".join(_stroke(*_PATHS[name]) for name in names)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 128 128" width="128" height="128">'
        f'<image {place} href="{uri}"/>'
        f'<g fill="none" stroke-linecap="round" stroke-linejoin="round">{strokes}</g></svg>'
    ).encode()


def _stroke(path: str, width: int, colour: str) -> str:
    return "".join(
        f'<path d="{path}" stroke="{paint}" stroke-width="{size}"/>'
        for paint, size in ((_WHITE, width + 6), (colour, width))
    )
