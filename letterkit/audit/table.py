"""The figures as CSV, one line a letter, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from letterkit.audit.figures import Figures

COLUMNS = (
    "letter",
    "date",
    "month",
    "kind",
    "writer",
    "age",
    "target_age",
    "reads_from",
    "reads_to",
    "messages",
    "words",
    "words_flagged",
    "messages_with_pictures",
    "symbols",
    "reviewed",
    "days_from_meeting",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def letters_csv(
    letters: Iterable[tuple[int, Figures]], *, names: dict[int, str] | None = None
) -> str:
    """Return one line a letter, known by its number; ``names`` adds its file's name."""
    first = (*COLUMNS, "file") if names is not None else COLUMNS
    return as_csv(
        first,
        (
            [*_row(number, each), *([names[number]] if names is not None else [])]
            for number, each in letters
        ),
    )


def as_csv(first: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a table as CSV. A cell of text that a spreadsheet would take for a formula is quoted.

    Source of the rule: OWASP, "CSV Injection".
    """
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(first)
    writer.writerows([safe(cell) for cell in row] for row in rows)
    return out.getvalue()


def safe(cell: object) -> object:
    """Return a cell that no spreadsheet runs: what starts like a formula gets a ' before it."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, str) and cell.lstrip(" ").startswith(_FORMULA):
        return f"'{cell}"
    return cell


def _row(number: int, each: Figures) -> list[object]:
    return [
        number,
        each.date.isoformat() if each.date else None,
        each.month,
        each.kind,
        each.writer,
        each.age,
        each.target,
        each.low,
        each.high,
        each.messages,
        each.words,
        each.flagged,
        each.pictures,
        each.symbols,
        each.reviewed,
        each.days,
    ]
