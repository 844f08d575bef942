"""Files made from a letter: Word, PDF, web page, text, with names that case systems take."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Any

from letterkit import kinds
from letterkit.blocks import Page
from letterkit.page import build
from letterkit.page_file import from_bytes, to_bytes
from letterkit.renderers import render_page
from letterkit.settings import Settings
from webapp.services.preview import FindPhoto, StoredPictures, photo_gone, withdrawn
from webapp.services.writing import Content
from webapp.services.writing_open import Opened

LONGEST_NAME = 80  # what case systems take, with the ending
MEDIA_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "html": "text/html",
    "txt": "text/plain",
}
# Letters that have no plain letter inside them to fall back on.
_PLAIN = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae"}
)


def file_name(child: str, kind: str, day: date | None, ending: str, *, draft: bool = False) -> str:
    """Return a name such as "Jaya-after-review-2026-11-20.pdf": plain letters, at most 80.

    A name in another script, which many case systems refuse, becomes "letter".
    """
    tail = f"{plain_name(kind) or 'letter'}-{day.isoformat() if day else 'no-date'}"
    tail += f"{'-draft' if draft else ''}.{ending}"
    room = LONGEST_NAME - len(tail) - 1
    return f"{plain_name(child)[:room].strip('-') or 'letter'}-{tail}"


def make(found: Opened, settings: Settings, find: FindPhoto, to: str) -> bytes:
    """Return a letter as the bytes of a file. A sent letter is made as it was when it was sent.

    Raises a `PictureError` or `FileMissing` for a picture that may not be shown (any more), or
    `RenderError`.
    """
    return render_page(page_of(found, settings, find), to)


def page_of(found: Opened, settings: Settings, find: FindPhoto) -> Page:
    """Return a letter laid out: a sent one as it was kept, with every word and picture in it.

    Raises as ``make`` does.
    """
    if found.kept is not None:
        page = from_bytes(found.kept)
        if gone := withdrawn(page, find):
            raise photo_gone(min(gone))
        return page
    letter = found.draft().letter
    if found.is_sent:
        settings = settings.model_copy(update={"wording": {}})  # its own are frozen in it
    words = {**kinds.kind(letter.kind).wording, **settings.wording}
    return build(letter, StoredPictures(letter, settings, find), wording=words)


def kept_page(page: Page) -> tuple[bytes, list[str]]:
    """Return a page as it is kept when its letter is sent, and the symbols that are on it."""
    symbols = {image.ref for image in page.images() if not image.ref.startswith("photo:")}
    return to_bytes(page), sorted(symbols)


def frozen(found: Opened, settings: Settings) -> Content:
    """Return a letter's content with all that it takes from elsewhere put into it.

    The child's profile, the consent records of the photos and the council's printed words may
    change later; a letter that was sent must not change with them.
    """
    content: dict[str, Any] = {"child": dict(found.profile), **found.content}
    photos = {**(content.get("photos") or {}), **found.records}
    wording = {**settings.wording, **(content.get("wording") or {})}
    content.update({k: v for k, v in (("photos", photos), ("wording", wording)) if v})
    return content


def plain_name(text: str) -> str:
    """Return words as a part of a file's name: plain letters, digits and hyphens."""
    bare = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    kept = bare.encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9]+", "-", kept).strip("-")
