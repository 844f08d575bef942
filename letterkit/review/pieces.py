"""A text cut into pieces that are whole or changed: words, characters, emoji.

"home" in "homeward" is not the home that was commented on, nor is "cafe" in "café", nor "Ann" in
"Ann-Marie", nor a thumb that has been given another skin. What stands between the words is one
piece a character.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from letterkit.text import words

_JOINER = "\u200d"
_JOINS_TOO = frozenset("\u200c\u200d") | {chr(n) for n in range(0x1F3FB, 0x1F400)}
_FLAG_LETTERS = range(0x1F1E6, 0x1F200)


@lru_cache(maxsize=256)
def pieces(text: str) -> tuple[str, ...]:
    """Cut a text into pieces; joined they are the text again."""
    found: list[str] = []
    done = 0
    for word in words(text):
        found.extend(text[done : word.start])
        found.append(word.text)
        done = word.end
    found.extend(text[done:])
    return tuple(found) if text.isascii() else tuple(_joined(found))


def _joined(found: list[str]) -> list[str]:
    """Put marks, joiners, skin tones and the two halves of a flag to what they belong to."""
    made: list[str] = []
    for piece in found:
        if made and _belongs(made[-1], piece):
            made[-1] += piece
        else:
            made.append(piece)
    return made


def _belongs(before: str, piece: str) -> bool:
    first = piece[0]
    if first.isascii() and before[-1] != _JOINER:
        return False
    if first in _JOINS_TOO or unicodedata.category(first)[0] == "M" or first >= "\U000e0020":
        return not before[-1].isspace()
    if before[-1] == _JOINER:
        return True
    return ord(first) in _FLAG_LETTERS and len(before) == 1 and ord(before) in _FLAG_LETTERS


@lru_cache(maxsize=256)
def edges(text: str) -> frozenset[int]:
    """Return every place in a text, in code points, where one piece ends and the next begins."""
    found, at = [0], 0
    for piece in pieces(text):
        at += len(piece)
        found.append(at)
    return frozenset(found)


def where(text: str, quote: str) -> list[int]:
    """Return every place where a quote stands in a text as whole pieces."""
    start = text.find(quote) if quote else -1
    if start < 0:
        return []
    whole, found = edges(text), []
    while start >= 0:
        if start in whole and start + len(quote) in whole:
            found.append(start)
        start = text.find(quote, start + 1)
    return found
