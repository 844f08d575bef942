"""What letterkit writes into a Word file to know it again: bookmarks and properties.

Bookmarks and custom document properties both survive Word and LibreOffice; custom XML parts do
not survive LibreOffice. A bookmark's name has at most 40 letters, digits and underscores.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping

BOOKMARK = "letter_"
LETTER = "letterkit letter"
VERSION = "letterkit version"
FINGERPRINT = "letterkit fingerprint"
UNTIL = "letterkit comments until"
HIDDEN = "letterkit words hidden"
COVERED = "letterkit names covered"
FRAME = "letterkit other words"
SENTENCE = "letterkit sentence "  # and the field whose printed sentence it is


def bookmark_of(field: str) -> str:
    """Return the name of a field's bookmark: "letter_messages_2_why"."""
    return (BOOKMARK + field.replace(".", "_"))[:40]


def sentence_of(place: str) -> str:
    """Return the name of a sentence that is made from more than one field, as a field's."""
    return f"sentence.{place}"


def field_of(bookmark: str, fields: Iterable[str]) -> str:
    """Return the field that a bookmark stands for, or nothing if it is not one of ours."""
    return next((field for field in fields if bookmark_of(field) == bookmark), "")


def fingerprint(fields: Mapping[str, str]) -> str:
    """Return a short print of a letter's words: another word makes another print."""
    words = json.dumps(sorted((f, t) for f, t in fields.items() if t), ensure_ascii=False)
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def word_print(text: str) -> str:
    """Return four letters that stand for a line which is no field, whatever its spaces."""
    return hashlib.sha256("".join(text.split()).encode()).hexdigest()[:4]
