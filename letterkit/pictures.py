"""Photos: turned upright, stripped of every trace of camera and place, limited, and consented.

A photo shows a real child or a real home. It is used only with a consent record, and what
leaves letterkit is a fresh picture that carries nothing but its pixels.
"""

from __future__ import annotations

import datetime as dt
import io
import warnings
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from letterkit.errors import ConsentMissing, FileMissing, PictureTooLarge, PictureUnreadable
from letterkit.reader import Consent

MOST_BYTES = 20_000_000
MOST_PIXELS = 40_000_000  # a telephone's best photo; Pillow by itself only warns, at 89 million
LONGEST_SIDE = 1400  # pixels: 70 mm at 500 to the inch, more than any printer shows
TYPES = {"JPEG", "PNG", "WEBP"}


@dataclass(frozen=True)
class Photo:
    """A photo made safe: bytes, media type and size in pixels."""

    data: bytes
    mime: str
    width: int
    height: int


def require_consent(consent: Consent | None, *, on: dt.date, where: str) -> Consent:
    """Return the consent record, or raise `ConsentMissing` if there is none for that day."""
    if consent is None:
        raise ConsentMissing(
            "this photo has no consent record.",
            where=where,
            what_to_do="Record who agreed (who), when, what for (what_for) and until when "
            "(until), or choose a picture symbol.",
        )
    if on > consent.until:
        raise ConsentMissing(
            f"the consent for this photo ended on {consent.until.isoformat()}.",
            where=where,
            what_to_do="Ask again and record the answer, or choose a picture symbol.",
        )
    if on < consent.when:
        raise ConsentMissing(
            f"the consent for this photo begins on {consent.when.isoformat()}, after the letter.",
            where=where,
            what_to_do="Check both dates.",
        )
    return consent


def read_photo(path: Path, *, where: str = "") -> Photo:
    """Read a photo file and make it safe.

    Raises `FileMissing`, `PictureTooLarge` (over 20 MB or 40 million pixels, seen before the
    picture is decoded) or `PictureUnreadable`.
    """
    where = where or str(path)
    try:
        status = path.stat()
    except (OSError, ValueError):
        raise FileMissing(
            f'the photo "{path.name}" is not there.',
            where=where,
            what_to_do="Check the name; it starts from the folder of the letter.",
        ) from None
    if status.st_size > MOST_BYTES:
        raise PictureTooLarge(
            f"the photo has {status.st_size / 1e6:.0f} MB, and {MOST_BYTES // 1_000_000} MB is "
            "the most.",
            where=where,
            what_to_do="Save a smaller copy and use that.",
        )
    return _read_again(str(path), status.st_mtime_ns, status.st_size, where)


@lru_cache(maxsize=64)
def _read_again(path: str, _changed: int, _size: int, where: str) -> Photo:
    # Cached on the file's time and size, so that four formats of one letter decode it once.
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise PictureUnreadable(
            f"the photo cannot be opened ({error.strerror}).", where=where
        ) from None
    return make_safe(data, where=where)


def make_safe(data: bytes, *, where: str) -> Photo:
    """Decode a photo's bytes within limits, turn it upright, and encode it with no metadata."""
    from PIL import Image, ImageOps, UnidentifiedImageError

    unreadable = PictureUnreadable(
        "this is not a photo that can be opened.",
        where=where,
        what_to_do="Use a JPEG, PNG or WebP file; the file may be damaged.",
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        try:
            picture = Image.open(io.BytesIO(data), formats=sorted(TYPES))
        except Image.DecompressionBombError:
            raise _too_many_pixels(where) from None
        except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
            raise unreadable from None
        with picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise _too_many_pixels(where, picture.width, picture.height)
            try:
                picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
                picture.load()
                upright = ImageOps.exif_transpose(picture)
                see_through = "A" in upright.getbands() or "transparency" in upright.info
                fresh = upright.convert("RGBA" if see_through else "RGB")
            except (OSError, ValueError, SyntaxError, EOFError, IndexError, MemoryError):
                raise unreadable from None
    if max(fresh.size) > LONGEST_SIDE:
        fresh.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    return _encode(fresh)


def _encode(picture: object) -> Photo:
    from PIL import Image

    assert isinstance(picture, Image.Image)
    # A new image takes the pixels alone: no EXIF, no comments, no colour profile, no thumbnail.
    clean = Image.new(picture.mode, picture.size)
    clean.paste(picture)
    out = io.BytesIO()
    if clean.mode == "RGBA":
        clean.save(out, "PNG", optimize=False)
        return Photo(out.getvalue(), "image/png", *clean.size)
    clean.save(out, "JPEG", quality=88)
    return Photo(out.getvalue(), "image/jpeg", *clean.size)


def _too_many_pixels(where: str, width: int = 0, height: int = 0) -> PictureTooLarge:
    size = f" ({width} by {height})" if width else ""
    return PictureTooLarge(
        f"the photo has more than {MOST_PIXELS // 1_000_000} million pixels{size}.",
        where=where,
        what_to_do="Save a smaller copy and use that.",
    )
