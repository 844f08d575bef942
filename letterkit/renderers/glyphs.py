"""Characters that a letter's font has no picture of: found, and said by name and place."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import lru_cache

from letterkit.blocks import Image, Page, Signature, Words
from letterkit.renderers.fonts import font_files

# Characters that most fonts lack, and what looks the same in print.
SAME_IN_PRINT = {
    0x2010: "-",  # hyphen
    0x2011: "-",  # the hyphen that Word writes where a line may not break
    0x2028: " ",  # line and paragraph separators
    0x2029: " ",
    0xFE0E: "",  # how the character before is to look
    0xFE0F: "",
}


def first_missing(page: Page) -> tuple[str, str] | None:
    """Return the first character that the child's font lacks, and its field, or None."""
    has = _characters(page.profile.font)
    for field, text in _texts(page, ""):
        for character in text.translate(SAME_IN_PRINT):
            if ord(character) not in has and not _is_unseen(character):
                return character, field
    return None


def name_of(character: str) -> str:
    """Return a character with its name in Unicode, as a person can look it up."""
    name = unicodedata.name(character, "").lower() or f"U+{ord(character):04X}"
    return f'"{character}" ({name})'


def is_emoji(character: str) -> bool:
    """Say whether a character is one of those that phones offer as small pictures."""
    return ord(character) >= 0x1F000 or 0x2600 <= ord(character) <= 0x27BF


@lru_cache(maxsize=4)
def _characters(family: str) -> frozenset[int]:
    from fontTools.ttLib import TTFont

    font = font_files(family)
    have = [set(TTFont(io.BytesIO(data)).getBestCmap()) for data in (font.regular, font.bold)]
    return frozenset(have[0] & have[1])


def _is_unseen(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) in ("Cc", "Cf")


def _texts(value: object, field: str) -> Iterator[tuple[str, str]]:
    """Yield the words of a page with the field they come from, in print order."""
    if isinstance(value, Words):
        yield field, value.text
    elif isinstance(value, str):
        yield field, value
    elif isinstance(value, tuple):
        if len(value) == 2 and isinstance(value[0], Words) and isinstance(value[1], str):
            yield value[1], value[0].text
            return
        for item in value:
            yield from _texts(item, field)
    elif isinstance(value, Page):
        yield from _texts(value.blocks, "")
    elif is_dataclass(value) and not isinstance(value, Image):
        own = getattr(value, "field", "") or ("writer" if isinstance(value, Signature) else field)
        for part in fields(value):
            if part.name not in ("field", "role") or isinstance(value, Signature):
                yield from _texts(getattr(value, part.name), own)
