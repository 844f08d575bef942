"""The review questions in use: the council's own, or letterkit's."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from letterkit.review.questions import Question, questions
from webapp.store import council
from webapp.store.who import Who

QUESTIONS = "review-questions"
MOST_QUESTIONS = 60


def current_questions(session: Session) -> tuple[Question, ...]:
    """Return the questions that a buddy or a quality manager answers, in their order."""
    kept = council.get(session, QUESTIONS, {}).get("questions") or []
    return tuple(Question.model_validate(row) for row in kept) or questions()


def grouped(asked: Sequence[Question]) -> list[tuple[str, list[Question]]]:
    """Return questions under their headings, both in the order in which they come."""
    found: dict[str, list[Question]] = {}
    for question in asked:
        found.setdefault(question.group, []).append(question)
    return list(found.items())


def save_questions(
    session: Session, asked: Sequence[Question], expected_version: int, *, by: Who
) -> None:
    """Keep the council's own questions; none at all means letterkit's.

    Raises `Conflict`: somebody else saved them first.
    """
    rows = [question.model_dump() for question in asked]
    same = tuple(asked) == questions()
    kept = {"questions": rows} if rows and not same else {}
    council.put(session, QUESTIONS, kept, expected_version, by=by)
