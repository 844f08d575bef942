"""Answers to the review questions, kept while a colleague reads."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.errors import NotFound
from webapp.store import letters, trail
from webapp.store.tables import Answer, AnswerValue, Round, now
from webapp.store.who import Who


def save(
    session: Session,
    round_id: str,
    given: Mapping[str, tuple[AnswerValue, str]],
    *,
    by: Who,
) -> None:
    """Keep a colleague's answers in a round: question id to (answer, note). Others stay.

    Raises `NotFound`: this person was not asked in this round.
    """
    asked = session.get(Round, round_id)
    if asked is None or asked.reviewer_id != by.id:
        raise NotFound()
    letters.get(session, asked.letter_id, by=by)
    rows = {row.question: row for row in _rows(session, round_id)}
    for question, (value, note) in given.items():
        row = rows.get(question)
        if row is None:
            row = Answer(letter_id=asked.letter_id, round_id=round_id, by=by.id, question=question)
            session.add(row)
        if (row.value, row.note or "") != (value, note):
            row.value, row.note, row.at = value, note or None, now()
    asked.changed_at = now()
    session.flush()
    trail.record(session, by, "round.questions", "letter", asked.letter_id, answered=len(given))


def of_letter(session: Session, letter_id: str, *, by: Who) -> dict[str, list[Answer]]:
    """Return the answers given in rounds, by the round's id.

    Raises `NotFound`: the letter is not this person's to open.
    """
    letters.get(session, letter_id, by=by)
    found: dict[str, list[Answer]] = {}
    rows = select(Answer).where(Answer.letter_id == letter_id, Answer.round_id.is_not(None))
    for row in session.scalars(rows.order_by(Answer.at, Answer.id)):
        found.setdefault(str(row.round_id), []).append(row)
    return found


def _rows(session: Session, round_id: str) -> list[Answer]:
    return list(session.scalars(select(Answer).where(Answer.round_id == round_id)))
