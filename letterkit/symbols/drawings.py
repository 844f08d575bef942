"""Any picture from elsewhere made safe: told by its bytes, not by its name."""

from __future__ import annotations

from dataclasses import dataclass

from letterkit.errors import PictureUnreadable
from letterkit.symbols.pixels import SUFFIXES, safe_pixels
from letterkit.symbols.svg import safe_svg

_PIXELS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"RIFF")
_KNOWN = {
    b"%PDF": "a PDF",
    b"GIF8": "a GIF",
    b"BM": "a BMP",
    b"II*\0": "a TIFF",
    b"MM\0*": "a TIFF",
    b"PK\x03\x04": "a zip or Office file",
    b"\x1f\x8b": "a compressed file",
    b"MZ": "a program",
    b"<!DOCTYPE html": "a web page",
    b"<html": "a web page",
}


@dataclass(frozen=True)
class Drawing:
    """A safe picture: bytes, the ending its name should have, and what was left out of it."""

    data: bytes
    suffix: str
    left_out: tuple[str, ...] = ()


def safe_drawing(data: bytes, *, where: str) -> Drawing:
    """Return an SVG, PNG, JPEG or WebP made safe.

    Raises `PictureUnreadable` for anything else, saying what it is, and `PictureTooLarge`.
    """
    if data.startswith(_PIXELS):
        photo = safe_pixels(data, where=where)
        return Drawing(photo.data, SUFFIXES[photo.mime])
    what = next((name for magic, name in _KNOWN.items() if data.startswith(magic)), "")
    if not data.strip():
        what = "an empty file"
    head = data[:4].lstrip(b"\xef\xbb\xbf\xfe\xff\0 \r\n\t")
    if what or not head.startswith(b"<"):
        raise PictureUnreadable(
            f"this is {what or 'not a picture'}.",
            where=where,
            what_to_do="Use an SVG, PNG, JPEG or WebP file.",
        )
    cleaned = safe_svg(data, where=where)
    return Drawing(cleaned.data, ".svg", cleaned.left_out)
