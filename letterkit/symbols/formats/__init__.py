"""Foreign formats of symbol sets, one file each: which one a file is, and how to read it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from letterkit.errors import SymbolSetError
from letterkit.symbols.formats import arasaac, folder, mulberry, obf, own
from letterkit.symbols.formats.incoming import MOST_SYMBOLS, NewSet
from letterkit.symbols.formats.zips import Files, files_held, files_in

__all__ = ["FORMATS", "Format", "NewSet", "opened", "opened_held"]


class Format(Protocol):
    """What each module here offers."""

    TITLE: str

    def fits(self, files: Files) -> bool:
        """Say whether some files are of this format."""
        ...

    def read(self, files: Files) -> NewSet:
        """Read them."""
        ...


# The first that fits reads the file; a plain folder fits almost everything, so it comes last.
FORMATS = (own, mulberry, obf, arasaac, folder)


@contextmanager
def opened(path: Path) -> Iterator[NewSet]:
    """Open a file or folder of symbols in any known format.

    Pictures are read while it is open. Raises `FileMissing`, `FileUnreadable` or
    `SymbolSetError`, saying what is wrong and where.
    """
    with files_in(path) as files:
        yield _read(files)


@contextmanager
def opened_held(held: Mapping[str, bytes]) -> Iterator[NewSet]:
    """Open symbols that are in memory, by file name: one file of a format, or some pictures.

    Raises as ``opened`` does. Nothing is written to a disk.
    """
    with files_held(held) as files:
        yield _read(files)


def _read(files: Files) -> NewSet:
    for module in FORMATS:
        if module.fits(files):
            made: NewSet = module.read(files)
            break
    else:
        raise SymbolSetError(
            "there are no symbols that letterkit can read here.",
            where=files.where,
            what_to_do="It reads " + "; ".join(module.TITLE for module in FORMATS) + ".",
        )
    if not made.symbols:
        raise SymbolSetError("there are no pictures in it.", where=files.where)
    if len(made.symbols) > MOST_SYMBOLS:
        raise SymbolSetError(
            f"it has more than {MOST_SYMBOLS:,} symbols.",
            where=files.where,
            what_to_do="Add it in parts.",
        )
    return made
