"""Towns, counties and places to go: names that say where somebody lives, and no person.

They are a part of ``not-people.txt``, under their own heading there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from letterkit.words.age import entry

_LIST = Path(__file__).with_name("not-people.txt")
_HEADING = "# towns, cities, counties and places to go"
_CAPITAL = re.compile(r"(?<![\w'’-])[A-Z][a-z]{2,}(?![\w-])")


@cache
def towns() -> frozenset[str]:
    """Return the names of towns and counties in lower case, word by word."""
    _, _, after = _LIST.read_text("utf-8").partition(f"{_HEADING}\n")
    section = after.partition("\n#")[0]
    return frozenset(word for entry in section.split() for word in entry.split("_"))


def find_towns(text: str) -> Iterator[tuple[int, int]]:
    """Yield where towns stand in a text. "Reading" at the start of a sentence is a verb."""
    for found in _CAPITAL.finditer(text):
        word = found.group().lower()
        if word in towns() and (_inside(text, found.start()) or entry(word) is None):
            yield found.span()


def _inside(text: str, start: int) -> bool:
    """Say whether a word stands inside a sentence, so that its capital makes it a name."""
    before = text[:start].rstrip()
    return bool(before) and before[-1] not in ".!?:\n\"“‘'(•-–"
