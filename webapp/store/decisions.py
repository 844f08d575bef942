"""The decisions sheet of a letter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from webapp.store import letters, trail
from webapp.store.tables import Decision
from webapp.store.who import Who


@dataclass(frozen=True)
class DecisionLine:
    """One formal decision, and where this child is told about it, or why not."""

    text: str
    message: int | None = None
    left_out_because: str | None = None
    who: str | None = None
    due: date | None = None


def sheet(session: Session, letter_id: str, *, by: Who) -> list[DecisionLine]:
    """Return the decisions of a letter, in order."""
    letters.get(session, letter_id, by=by)
    rows = session.scalars(
        select(Decision).where(Decision.letter_id == letter_id).order_by(Decision.position)
    )
    return [
        DecisionLine(row.text, row.message, row.left_out_because, row.who, row.due) for row in rows
    ]


def save_sheet(session: Session, letter_id: str, lines: Sequence[DecisionLine], *, by: Who) -> None:
    """Replace the decisions of a letter.

    Raises `NotFound`, `Locked`: see ``letters.get_for_writing``.
    """
    letters.get_for_writing(session, letter_id, by=by)
    session.execute(delete(Decision).where(Decision.letter_id == letter_id))
    session.add_all(
        Decision(
            letter_id=letter_id,
            position=position,
            text=line.text,
            message=line.message,
            left_out_because=line.left_out_because,
            who=line.who,
            due=line.due,
        )
        for position, line in enumerate(lines, 1)
    )
    trail.record(session, by, "decisions.saved", "letter", letter_id, lines=len(lines))
