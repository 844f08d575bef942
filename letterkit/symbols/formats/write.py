"""A set written to a file in an open format: which one follows from the file's ending."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from letterkit.errors import FileUnreadable, UsageError
from letterkit.letterfile import write_whole
from letterkit.symbols.formats.folder import table_of
from letterkit.symbols.formats.obf_write import write_obf, write_obz
from letterkit.symbols.formats.own import picture_names
from letterkit.symbols.formats.own import write as write_own
from letterkit.symbols.formats.zips import make_zip
from letterkit.symbols.sets import SymbolSet

ENDINGS: dict[str, tuple[str, Callable[[SymbolSet], bytes]]] = {
    ".obz": ("Open Board package", write_obz),
    ".obf": ("one Open Board", write_obf),
    ".zip": ("letterkit's own layout", write_own),
}


def write_set(symbol_set: SymbolSet, path: Path, *, force: bool = False) -> list[Path]:
    """Write a set as .obz, .obf, .zip, or .csv with a folder of pictures beside it.

    Returns what was written. Raises `UsageError` for another ending or where something is
    there already, unless ``force``.
    """
    ending = path.suffix.lower()
    if ending not in ENDINGS and ending != ".csv":
        raise UsageError(
            f'the ending "{ending or path.name}" says no format.',
            where=str(path),
            what_to_do="Use .obz or .obf (Open Board), .zip (letterkit) or .csv (spreadsheet).",
        )
    targets = [path] if ending != ".csv" else [path, pictures_folder(path)]
    there = [target for target in targets if target.exists()]
    if there and not force:
        raise UsageError(
            "this is there already.",
            where=str(there[0]),
            what_to_do="Choose another name, or write over it with --force.",
        )
    if ending == ".csv":
        _write_table(symbol_set, path, *targets[1:])
    else:
        write_whole(path, ENDINGS[ending][1](symbol_set))
    return targets


def pictures_folder(path: Path) -> Path:
    """Return the folder in which a table's pictures lie, beside it."""
    return path.with_name(f"{path.stem}-pictures")


def _write_table(symbol_set: SymbolSet, path: Path, pictures: Path) -> None:
    names = {name: f"{pictures.name}/{name}" for name in picture_names(symbol_set)}
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(dir=path.parent, prefix=f".{pictures.name}."))
        try:
            for name in names:
                target = beside / name
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(symbol_set.data(name))
            if pictures.exists():
                shutil.rmtree(pictures)
            beside.rename(pictures)
            pictures.chmod(0o755)
        finally:
            shutil.rmtree(beside, ignore_errors=True)
    except OSError as error:
        raise FileUnreadable(
            f"the pictures cannot be written ({error.strerror}).", where=str(pictures)
        ) from None
    # Office programs take a table for UTF-8 only where it begins with this mark.
    write_whole(path, b"\xef\xbb\xbf" + table_of(_with_terms(symbol_set), names))


def write_table_zip(symbol_set: SymbolSet) -> bytes:
    """Return a set as a zip with a spreadsheet (CSV) and a folder of its pictures beside it."""
    names = {name: f"{symbol_set.id}-pictures/{name}" for name in picture_names(symbol_set)}
    table = b"\xef\xbb\xbf" + table_of(_with_terms(symbol_set), names)
    pictures = ((place, symbol_set.data(name)) for name, place in names.items())
    return make_zip([(f"{symbol_set.id}.csv", table), *pictures])


def _with_terms(symbol_set: SymbolSet) -> SymbolSet:
    """Return a set whose every row says its licence: a table has no notice to look it up in."""
    notice = symbol_set.notice
    rows = {
        symbol.id: replace(
            symbol,
            licence=symbol.licence or notice.licence,
            author=symbol.author or notice.holder,
            source=symbol.source or notice.source,
        )
        for symbol in symbol_set.symbols.values()
    }
    return replace(symbol_set, symbols=rows)
