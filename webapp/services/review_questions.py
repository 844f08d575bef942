"""The review questions in use: the council's own, or letterkit's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

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


def sent_questions(form: Mapping[str, str]) -> tuple[Question, ...]:
    """Read questions from a form: ``group-1``, ``question-1`` ... An empty line is none.

    A new question gets an id that no other has, so that answers given before stay where they are.
    """
    found: list[Question] = []
    taken = {form.get(f"id-{n}", "") for n in range(1, MOST_QUESTIONS + 1)}
    for number in range(1, MOST_QUESTIONS + 1):
        words = " ".join(form.get(f"question-{number}", "").split())[:300]
        if not words:
            continue
        group = " ".join(form.get(f"group-{number}", "").split())[:80]
        own = form.get(f"id-{number}", "")[:40] or _free(taken)
        taken.add(own)
        source = form.get(f"source-{number}", "")[:300] if form.get(f"id-{number}") else ""
        found.append(
            Question(id=own, group=group or "More questions", question=words, source=source)
        )
    return tuple(found)


def _free(taken: set[str]) -> str:
    return next(f"own-{n}" for n in range(1, 2 * MOST_QUESTIONS + 2) if f"own-{n}" not in taken)


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
