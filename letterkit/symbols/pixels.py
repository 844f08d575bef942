"""Symbols made of pixels: PNG, JPEG and WebP, drawn again without anything else in the file."""

from __future__ import annotations

import base64
import binascii
import io
import re
from urllib.parse import unquote_to_bytes

from letterkit.errors import PictureUnreadable
from letterkit.pictures import MOST_BYTES, Photo, make_safe

_DATA_URI = re.compile(r"data:([\w.+/-]*)((?:;[\w.=+-]+)*),", re.ASCII)
SUFFIXES = {"image/png": ".png", "image/jpeg": ".jpg"}


def safe_pixels(data: bytes, *, where: str) -> Photo:
    """Decode a picture within limits and encode it again: PNG stays PNG, with sharp edges.

    Raises `PictureTooLarge` or `PictureUnreadable`, as for photos.
    """
    made = make_safe(data, where=where)
    if made.mime != "image/jpeg" or not data.startswith(b"\x89PNG"):
        return made
    # A drawing without see-through parts would lose its clean lines as JPEG.
    from PIL import Image

    with Image.open(io.BytesIO(data), formats=["PNG"]) as picture:
        fresh = picture.convert("RGB")
    if max(fresh.size) > max(made.width, made.height):
        fresh = fresh.resize((made.width, made.height), Image.Resampling.LANCZOS)
    # A clear corner keeps it PNG whenever it is read again.
    see_through = fresh.convert("RGBA")
    out = io.BytesIO()
    clean = Image.new("RGBA", see_through.size)
    clean.paste(see_through)
    clean.save(out, "PNG")
    return Photo(out.getvalue(), "image/png", *clean.size)


def from_data_uri(text: str, *, where: str) -> bytes:
    """Return the bytes that a data URI holds. Raises `PictureUnreadable`."""
    head = _DATA_URI.match(text.strip())
    if head is None or len(text) > MOST_BYTES * 4 // 3 + 200:
        raise PictureUnreadable("the picture inside the file cannot be read.", where=where)
    body = text.strip()[head.end() :]
    try:
        if ";base64" in head[2]:
            packed = re.sub(r"\s+", "", unquote_to_bytes(body).decode("ascii"))
            packed = packed.replace("-", "+").replace("_", "/")
            return base64.b64decode(packed + "=" * (-len(packed) % 4), validate=True)
        return unquote_to_bytes(body)
    except (binascii.Error, ValueError):
        raise PictureUnreadable("the picture inside the file is damaged.", where=where) from None


def as_data_uri(photo: Photo) -> str:
    """Return a picture as text, for a file that carries its pictures within."""
    return f"data:{photo.mime};base64,{base64.b64encode(photo.data).decode()}"
