"""Reads the letters of a folder, with several processes where there are many.

One letter that cannot be read does not stop the others: it comes back with its reason.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import lru_cache
from multiprocessing import get_context
from pathlib import Path

from letterkit.audit.figures import Figures, measure
from letterkit.audit.reviews import was_reviewed
from letterkit.errors import FileMissing, LetterkitError, UsageError
from letterkit.letterfile import load, read_text
from letterkit.settings import FILE_NAME, Settings, settings_for

FEW = 60
"""Letters for which one process is quicker: another one loads the language model first."""
CHUNK = 16
_A_LETTERS_OWN = re.compile(
    r"^\s*(\[\[?\s*(messages|letter|writer)\b|(messages|writer|schema)\b\s*=)", re.M
)


@dataclass(frozen=True)
class Read:
    """One letter file: its number in the audit, its name in the folder, its figures or error."""

    number: int
    name: str
    figures: Figures | None = None
    error: LetterkitError | None = None


def letters_in(folder: Path) -> list[Path]:
    """Return the letter files in a folder and the folders in it, in the order of their names.

    Profiles and settings are TOML files too; they have none of a letter's own tables. Raises
    `FileMissing` where there is no such folder, `UsageError` where there is no letter in it.
    """
    if not folder.is_dir():
        raise FileMissing(
            "there is no folder of this name.", where=str(folder), what_to_do="Check the name."
        )
    files = [
        path
        for path in sorted(folder.rglob("*.toml"))
        if path.is_file()
        and path.name != FILE_NAME
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
        and _may_be_a_letter(path)
    ]
    if not files:
        raise UsageError(
            "there are no letter files in this folder.",
            where=str(folder),
            what_to_do="Letters are files such as sam.toml. Name the folder that they are in.",
        )
    return files


def read_all(files: Sequence[Path], folder: Path, *, jobs: int = 0) -> Iterator[Read]:
    """Read letter files in order, numbered from one. ``jobs`` 0 uses every processor."""
    work = [
        (number, str(path), shown(path.relative_to(folder))) for number, path in enumerate(files, 1)
    ]
    jobs = min(jobs or os.cpu_count() or 1, 1 + len(files) // FEW)
    if jobs == 1:
        yield from map(read_one, work)
        return
    # Fresh processes, as for `build`; each loads the language model once.
    try:
        with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
            yield from pool.map(read_one, work, chunksize=CHUNK)
    except BrokenProcessPool:
        raise UsageError(
            "one of the processes that read letters was stopped, perhaps for want of memory.",
            where=str(folder),
            what_to_do="Try again with --jobs 1.",
        ) from None


def shown(path: Path) -> str:
    """Return a file's name so that it can be printed, whatever bytes it is made of."""
    name = os.fsencode(path.as_posix()).decode("utf-8", "backslashreplace")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in name)


def read_one(work: tuple[int, str, str]) -> Read:
    """Read and measure one letter file; an error is returned, so that the others are still read."""
    number, file, name = work
    path = Path(file)
    try:
        letter = load(path)
        figures = measure(letter, settings=_settings(path.parent), reviewed=was_reviewed(path))
    except LetterkitError as error:
        if file not in error.where:
            error.where = f"{file}: {error.where}".rstrip(": ")
        error.where = error.where.replace(file, shown(path))
        return Read(number, name, error=error)
    return Read(number, name, figures)


@lru_cache(maxsize=256)
def _settings(folder: Path) -> Settings:
    return settings_for(folder)


def _may_be_a_letter(path: Path) -> bool:
    """Say whether a TOML file is a letter, or is so damaged that it could be one."""
    try:
        text = read_text(path)
    except LetterkitError:
        return True
    return bool(_A_LETTERS_OWN.search(text)) or not text.strip()
