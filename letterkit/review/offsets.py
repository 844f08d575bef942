"""Places in a text as a browser or Word counts them, and as letterkit does.

Python counts code points; JavaScript, and so every selection in a browser, counts UTF-16 units,
in which an emoji is two: a surrogate pair. Half of a pair is no place at all.
"""

from __future__ import annotations

from letterkit.errors import ReviewError

_SELECT_AGAIN = "Select whole words in the letter again."


def from_utf16(text: str, units: int) -> int:
    """Return the code point at which a place counted in UTF-16 units lies.

    Raises `ReviewError` for a place outside the text, or in the middle of a surrogate pair.
    """
    if units < 0:
        raise _outside(units, text)
    place = counted = 0
    while counted < units:
        if place == len(text):
            raise _outside(units, text)
        counted += 2 if text[place] > "\uffff" else 1
        place += 1
    if counted > units:
        raise ReviewError(
            f"place {units} is in the middle of the character {text[place - 1]}.",
            what_to_do=_SELECT_AGAIN,
        )
    return place


def to_utf16(text: str, place: int) -> int:
    """Return how many UTF-16 units stand before a place counted in code points.

    Raises `ReviewError` for a place outside the text.
    """
    if not 0 <= place <= len(text):
        raise _outside(place, text)
    return place + sum(character > "\uffff" for character in text[:place])


def _outside(place: int, text: str) -> ReviewError:
    return ReviewError(
        f"there is no place {place} in a text of {len(text)} characters.",
        what_to_do=_SELECT_AGAIN,
    )
