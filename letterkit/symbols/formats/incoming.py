"""A set of symbols on its way in: what a foreign file holds, before any of it is kept."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from letterkit.symbols.formats.zips import PICTURE_SUFFIXES
from letterkit.symbols.sets import Symbol

MOST_SYMBOLS = 60_000
CATEGORIES = (
    "people family feelings places home school health body food clothes things play sport "
    "transport nature animals weather time events celebrations faith doing ideas signs".split()
)

_ID = re.compile(r"[\w][\w .,'()&+-]{0,100}")


@dataclass
class NewSet:
    """What a foreign file brings: a notice, symbols, their pictures, and what was mended.

    ``notice`` holds the keys of ``set.toml``. ``pictures`` maps the file names that the symbols
    use to a function that reads the bytes. ``extras`` are files kept beside the set, so that
    nothing is lost when it is exported again.
    """

    id: str
    notice: dict[str, Any]
    symbols: list[Symbol] = field(default_factory=list)
    pictures: dict[str, Callable[[], bytes]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    extras: dict[str, bytes] = field(default_factory=dict)


class Ids:
    """Gives each symbol an id of its own, made from its label; ``taken`` are given already."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._used = set(taken)

    def fresh(self, label: str, wanted: object = None) -> str:
        """Return an id that nobody else has: the ``wanted`` one, or "home", then "home-2"."""
        if isinstance(wanted, str) and wanted not in self._used and _ID.fullmatch(wanted):
            self._used.add(wanted)
            return wanted
        base = slug(label) or "symbol"
        made, number = base, 2
        while made in self._used:
            made, number = f"{base}-{number}", number + 1
        self._used.add(made)
        return made


def slug(text: str) -> str:
    """Return words as an id: small letters and digits of any script, joined by hyphens."""
    plain = unicodedata.normalize("NFKC", text).lower().replace("'", "").replace("’", "")
    return re.sub(r"[\W_]+", "-", plain).strip("-")[:80]


def words_of(name: str) -> str:
    """Return a file's name as words: "my-red_house.png" is "my red house"."""
    stem = PurePosixPath(name).stem
    return re.sub(r"\s+", " ", re.sub(r"[_-]+", " ", stem)).strip() or stem


def is_picture(name: str) -> bool:
    """Say whether a file's name is that of a picture."""
    return name.lower().endswith(PICTURE_SUFFIXES)


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun: "1 picture", "3 pictures"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def some(names: Iterable[str], most: int = 5) -> str:
    """Return the first names of a list, and how many more there are."""
    shown = list(names)
    more = f" and {len(shown) - most} more" if len(shown) > most else ""
    return ", ".join(shown[:most]) + more
