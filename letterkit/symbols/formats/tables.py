"""Spreadsheets saved as text: whatever encoding and separator the office program chose."""

from __future__ import annotations

import codecs
import csv
import io
import re
from dataclasses import dataclass

from letterkit.errors import FileUnreadable

MOST_BYTES = 60_000_000
_SEPARATORS = ",;\t|"


@dataclass(frozen=True)
class Table:
    """The rows of a spreadsheet, by the names in its first line; ``lines`` counts from one."""

    columns: tuple[str, ...]
    rows: tuple[dict[str, str], ...]
    lines: tuple[int, ...]
    notes: tuple[str, ...] = ()


def read_table(data: bytes, *, where: str) -> Table:
    """Read a table in UTF-8, UTF-16 or Windows-1252, parted by commas, semicolons or tabs.

    Column names come out in small letters with underscores. Raises `FileUnreadable`.
    """
    text, encoding = decoded(data, where=where)
    notes = [] if encoding == "utf-8" else [f"{where}: read as {encoding}."]
    if text[:4].lower() == "sep=":
        separator, text = text[4:5], text.partition("\n")[2]
        skipped = 1
    else:
        first = re.sub(r'"[^"]*"', "", text.partition("\n")[0])
        separator = max(_SEPARATORS, key=first.count)
        skipped = 0
    old_limit = csv.field_size_limit(2_000_000)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator or ",")
        head = next(reader, [])
        columns = tuple(_column(name) for name in head)
        rows, lines = [], []
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append(dict(zip(columns, (c.strip() for c in cells), strict=False)))
                lines.append(reader.line_num + skipped)
    except csv.Error as error:
        raise FileUnreadable(f"it cannot be read as a table: {error}.", where=where) from None
    finally:
        csv.field_size_limit(old_limit)
    if not any(columns):
        raise FileUnreadable("the table is empty.", where=where)
    return Table(columns, tuple(rows), tuple(lines), tuple(notes))


def decoded(data: bytes, *, where: str) -> tuple[str, str]:
    """Return the text of a file, and the encoding it was in. Raises `FileUnreadable`."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "UTF-16"),
        (codecs.BOM_UTF16_BE, "UTF-16"),
    ):
        if data.startswith(mark):
            try:
                name = "utf-8-sig" if encoding == "utf-8" else "utf-16"
                return data.decode(name), encoding
            except UnicodeDecodeError:
                raise _not_text(where) from None
    if data[:200].count(0) > len(data[:200]) // 4:
        name = "utf-16-le" if data[1:2] == b"\0" else "utf-16-be"
        try:
            return data.decode(name), "UTF-16"
        except UnicodeDecodeError:
            raise _not_text(where) from None
    if b"\0" in data:
        raise _not_text(where)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace"), "Windows-1252"


def _not_text(where: str) -> FileUnreadable:
    return FileUnreadable(
        "this is not text that can be read.",
        where=where,
        what_to_do='Save it again as UTF-8 (a spreadsheet: as "CSV UTF-8").',
    )


def _column(name: str) -> str:
    return re.sub(r"[\s_-]+", "_", name.strip().lower()).strip("_")
