"""A plain folder of pictures, or a spreadsheet (CSV) that names them.

The columns may have the names people give them ("word", "picture", "tags"). A picture that
the table does not name is not taken; a folder without a table gives every picture its file
name as label.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from functools import partial
from pathlib import Path, PurePosixPath

from letterkit.errors import FileUnreadable, SymbolSetError
from letterkit.symbols.formats.incoming import (
    Ids,
    NewSet,
    counted,
    is_picture,
    slug,
    some,
    words_of,
)
from letterkit.symbols.formats.tables import MOST_BYTES, Table, read_table
from letterkit.symbols.formats.zips import Files
from letterkit.symbols.licence import tidy
from letterkit.symbols.sets import COLUMNS, MORE_COLUMNS, Symbol, SymbolSet

TITLE = "pictures in a folder, or a spreadsheet of them"

# Our column: what people call it.
_NAMES: dict[str, tuple[str, ...]] = {
    "id": ("id", "symbol_id", "code", "ref"),
    "label": ("label", "word", "name", "title", "text", "gloss", "meaning"),
    "keywords": ("keywords", "keyword", "tags", "synonyms", "other_words"),
    "category": ("category", "group", "topic", "section"),
    "part_of_speech": ("part_of_speech", "pos", "word_class", "grammar"),
    "alt_text": ("alt_text", "alt", "alternative_text", "description"),
    "file": ("file", "filename", "file_name", "picture", "image", "path", "symbol"),
    "variants": ("variants",),
    "licence": ("licence", "license", "rights"),
    "author": ("author", "artist", "creator", "made_by"),
    "source": ("source", "source_url", "url", "website"),
    "suitable_from": ("suitable_from", "from_age", "age"),
    "not_for_children": ("not_for_children", "adults_only", "adult"),
}


def fits(files: Files) -> bool:
    """Say whether these files are a table, or pictures with no other order."""
    return any(is_picture(name) or _is_table(name) for name in files.names)


def _is_table(name: str) -> bool:
    return name.lower().endswith((".csv", ".tsv"))


def read(files: Files, table_name: str = "") -> NewSet:
    """Read pictures and, where there is one, the table that names them."""
    name = PurePosixPath(Path(files.where).as_posix())
    made = NewSet(slug(name.stem), {"title": words_of(name.stem).capitalize()})
    if not table_name and _is_table(name.name) and name.name in files.names:
        table_name = name.name  # the table itself was named; others beside it do not matter
    tables = [table_name] if table_name else [n for n in files.names if _is_table(n)]
    if len(tables) > 1:
        raise SymbolSetError(
            f"there is more than one table here: {some(tables)}.",
            where=files.where,
            what_to_do="Name the table itself, or leave one.",
        )
    if tables:
        _from_table(files, tables[0], made)
    else:
        _from_names(files, made)
    return made


def _from_names(files: Files, made: NewSet) -> None:
    ids = Ids()
    for name in files.names:
        if not is_picture(name):
            continue
        label = words_of(name)
        folder = PurePosixPath(name).parent.name.lower()
        made.symbols.append(
            Symbol(made.id, ids.fresh(label), label, category=folder, alt_text=label, file=name)
        )
        made.pictures[name] = partial(files.read, name)
    other = [name for name in files.names if not is_picture(name)]
    if other:
        made.notes.append(f"{counted(len(other), 'other file')} left out: {some(other)}.")
    if made.symbols:
        made.notes.append(
            "Labels and alt texts are the file names; look through them in symbols.csv."
        )


def _from_table(files: Files, name: str, made: NewSet) -> None:
    place = name if name in files.where else f"{files.where}: {name}"
    table = read_table(files.read(name, most=MOST_BYTES), where=place)
    made.notes.extend(table.notes)
    chosen = _columns(table, place)
    ids = Ids(row.get(chosen["id"], "") for row in table.rows)
    given: dict[str, int] = {}
    find = _finder(files, name)
    no_alt = 0
    for line, row in zip(table.lines, table.rows, strict=True):
        cell = _cells(row, chosen)
        file = find(cell("file")) if cell("file") else ""
        if not cell("file") or file is None:
            missing = f'names the picture "{cell("file")}", which is not there'
            raise SymbolSetError(
                f"line {line} {missing if cell('file') else 'names no picture'}.",
                where=place,
                what_to_do="Put the picture beside the table, or take the line out.",
            )
        label = cell("label") or words_of(file)
        if cell("id"):
            if cell("id") in given:
                raise SymbolSetError(
                    f'lines {given[cell("id")]} and {line} have the same id "{cell("id")}".',
                    where=place,
                    what_to_do="Give each symbol its own id.",
                )
            given[cell("id")] = line
        no_alt += not cell("alt_text")
        symbol_id = cell("id") or ids.fresh(label)
        variants = _variants(cell("variants"), find, symbol_id, place)
        made.symbols.append(_symbol(made.id, symbol_id, label, file, variants, cell))
        for picture in (file, *variants.values()):
            made.pictures[picture] = partial(files.read, picture)
    if no_alt:
        made.notes.append(
            f"{counted(no_alt, 'symbol')} had no alt text; the label stands in for it."
        )


def _variants(
    text: str, find: Callable[[str], str | None], symbol_id: str, place: str
) -> dict[str, str]:
    """Read "woman=nurse-2.svg;man=nurse-1.svg", and find the pictures."""
    found: dict[str, str] = {}
    for entry in text.split(";"):
        key, _, given = (part.strip() for part in entry.partition("="))
        if not given:
            continue
        file = find(given)
        if file is None:
            raise SymbolSetError(
                f'the symbol "{symbol_id}" has a variant "{given}", which is not there.',
                where=place,
            )
        found[key] = file
    return found


def _columns(table: Table, place: str) -> dict[str, str]:
    chosen = {
        ours: next((n for n in names if n in table.columns), "") for ours, names in _NAMES.items()
    }
    if not chosen["file"]:
        raise FileUnreadable(
            "the first line must name the columns; none of them is called file or picture.",
            where=place,
            what_to_do='Call the column with the file names "file", and the words "label".',
        )
    return chosen


def _cells(row: dict[str, str], chosen: dict[str, str]) -> Callable[[str], str]:
    return lambda name: row.get(chosen[name], "") if chosen[name] else ""


def _symbol(
    set_id: str,
    symbol_id: str,
    label: str,
    file: str,
    variants: dict[str, str],
    cell: Callable[[str], str],
) -> Symbol:
    keywords = cell("keywords").replace(",", ";").split(";")
    age = cell("suitable_from")
    return Symbol(
        set_id,
        symbol_id,
        label,
        keywords=tuple(word.strip() for word in keywords if word.strip()),
        category=cell("category").lower(),
        part_of_speech=cell("part_of_speech").lower(),
        alt_text=cell("alt_text") or label,
        file=file,
        variants=variants,
        licence=tidy(cell("licence")),
        author=cell("author"),
        source=cell("source"),
        suitable_from=int(age) if age.isdigit() and int(age) < 100 else None,
        not_for_children=cell("not_for_children").lower() in ("yes", "true", "1", "x"),
    )


def _finder(files: Files, table: str) -> Callable[[str], str | None]:
    """Return a function that finds a picture by the name that a table gives it."""
    known = {name.casefold(): name for name in files.names if is_picture(name)}
    by_end: dict[str, str] = {}
    for name in known.values():
        by_end.setdefault(PurePosixPath(name).name.casefold(), name)
        by_end.setdefault(PurePosixPath(name).stem.casefold(), name)
    folder = PurePosixPath(table).parent

    def find(given: str) -> str | None:
        wanted = given.replace("\\", "/").strip()
        while wanted.startswith("./"):
            wanted = wanted[2:]
        beside = (folder / wanted).as_posix().casefold()
        if beside in known:
            return known[beside]
        return known.get(wanted.casefold()) or by_end.get(PurePosixPath(wanted).name.casefold())

    return find


def table_of(symbol_set: SymbolSet, files: dict[str, str] | None = None) -> bytes:
    """Return a set's table as CSV. ``files`` gives pictures new names."""
    named = files or {}
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow((*COLUMNS, *MORE_COLUMNS))
    for symbol in symbol_set.symbols.values():
        variants = ";".join(f"{k}={named.get(v, v)}" for k, v in symbol.variants.items())
        writer.writerow(
            (
                symbol.id,
                symbol.label,
                ";".join(symbol.keywords),
                symbol.category,
                symbol.part_of_speech,
                symbol.alt_text,
                named.get(symbol.file, symbol.file),
                variants,
                symbol.licence,
                symbol.author,
                symbol.source,
                "" if symbol.suitable_from is None else symbol.suitable_from,
                "yes" if symbol.not_for_children else "",
            )
        )
    return out.getvalue().encode()
