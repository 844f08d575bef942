"""A symbol's file as a picture ready to print: read, measured, coloured, and checked once."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from letterkit.blocks import Image
from letterkit.errors import PictureUnreadable
from letterkit.symbols.sets import SymbolSet

_VIEW_BOX = re.compile(
    rb"""viewBox\s*=\s*["']\s*([-\d.eE]+)[\s,]+([-\d.eE]+)[\s,]+"""
    rb"""([\d.eE+]+)[\s,]+([\d.eE+]+)"""
)
_MOST_BYTES = 5_000_000


def image_of(
    symbol_set: SymbolSet,
    ref: str,
    file: str,
    alt: str,
    colours: tuple[tuple[str, str], ...] = (),
) -> Image:
    """Return a picture of a set, wherever the set keeps it.

    Raises `PictureUnreadable` where its file is not one, and `SymbolSetError` outside the set.
    """
    if symbol_set.held is None:
        return symbol_image(ref, symbol_set.path(file), alt, colours)
    held = symbol_set.held(file)
    data = _recoloured(held.data, colours) if held.mime == "image/svg+xml" else held.data
    return Image(ref, data, held.mime, alt, held.width, held.height)


def symbol_image(
    ref: str, path: Path, alt: str, colours: tuple[tuple[str, str], ...] = ()
) -> Image:
    """Return a symbol's picture. Raises `PictureUnreadable` where its file is not one."""
    try:
        status = path.stat()
    except OSError:
        raise PictureUnreadable(
            f'the picture of the symbol "{ref}" is missing ({path.name}).',
            what_to_do="`letterkit symbols lint` lists what is wrong in a set.",
        ) from None
    data, mime, width, height = _load(str(path), status.st_mtime_ns, status.st_size, colours)
    return Image(ref, data, mime, alt, width, height)


@lru_cache(maxsize=2048)
def _load(
    path: str, _changed: int, size: int, colours: tuple[tuple[str, str], ...]
) -> tuple[bytes, str, int, int]:
    name = Path(path).name
    if size > _MOST_BYTES:
        raise PictureUnreadable(f"the picture {name} is larger than 5 MB.")
    data = Path(path).read_bytes()
    if name.lower().endswith(".svg"):
        width, height = drawing_size(data, name)
        return _recoloured(data, colours), "image/svg+xml", width, height
    from letterkit.pictures import make_safe

    photo = make_safe(data, where=name)
    return photo.data, photo.mime, photo.width, photo.height


def drawing_size(data: bytes, name: str) -> tuple[int, int]:
    """Return the width and height of an SVG. Raises `PictureUnreadable` where it is none."""
    head = data[:4000]
    box = _VIEW_BOX.search(head)
    if b"<svg" not in head or box is None:
        raise PictureUnreadable(f"{name} is not an SVG picture with a viewBox.")
    return max(1, round(float(box[3]))), max(1, round(float(box[4])))


def _recoloured(data: bytes, colours: tuple[tuple[str, str], ...]) -> bytes:
    """Give the elements of a class a new fill; everything else stays as it was drawn."""
    for name, colour in colours:
        element = re.compile(rb"<[^>]*\bclass=[\"']" + name.encode() + rb"[\"'][^>]*>")
        fill = re.compile(rb"(\bfill=[\"'])[^\"']*")
        data = element.sub(
            lambda found, fill=fill, colour=colour: fill.sub(  # type: ignore[misc]
                rb"\g<1>" + colour.encode(), found.group(), count=1
            ),
            data,
        )
    return data
