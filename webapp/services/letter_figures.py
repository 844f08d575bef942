"""The figures of letters that were sent: counted once, when a letter is sent, and kept beside it.

So the quality manager's charts never open a letter. What is kept are counts and ages: no words.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from letterkit.audit import Figures, measure
from letterkit.audit.figures import days_between
from letterkit.letter import Letter
from letterkit.settings import Settings
from webapp.store.samples import SentRow

COUNTED = ("age", "target", "low", "high", "messages", "words", "flagged", "pictures", "symbols")


def counted(letter: Letter, settings: Settings) -> dict[str, Any]:
    """Return what is kept beside a letter when it is sent."""
    figures = measure(letter, settings=settings)
    return {name: getattr(figures, name) for name in COUNTED}


def of_row(row: SentRow, writers: Mapping[str, str]) -> Figures | None:
    """Return the figures of a letter that was sent, or None where none were kept then.

    The days run to the day on which the letter was sent; ``writers`` are names by their ids.
    """
    kept = row.figures
    if any(name not in kept for name in COUNTED):
        return None
    return Figures(
        date=row.letter_date or row.sent_on,
        kind=row.kind,
        writer=writers.get(row.writer_id, ""),
        reviewed=row.reviewed,
        days=days_between(row.meeting_on, row.sent_on or row.letter_date),
        **{name: kept[name] for name in COUNTED},
    )
