"""Review rounds: a colleague is asked to read a letter, and answers."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from webapp.errors import NotFound
from webapp.store import letters, notices, trail
from webapp.store.tables import Round, RoundPart, RoundState, User, now
from webapp.store.who import Who


def ask(
    session: Session,
    letter_id: str,
    reviewer_id: str,
    *,
    by: Who,
    part: RoundPart = RoundPart.BUDDY,
    question: str | None = None,
) -> Round:
    """Ask a colleague to read the newest version of a letter. They get a notice.

    Raises `NotFound`: the letter or the colleague is not there, or is the writer.
    Raises `Locked`: the letter has been sent.
    """
    letter = letters.get_for_writing(session, letter_id, by=by)
    reviewer = session.get(User, reviewer_id)
    if reviewer is None or not reviewer.active or reviewer_id in (by.id, letter.writer_id):
        raise NotFound()
    number = session.scalar(
        select(func.coalesce(func.max(Round.number), 0)).where(Round.letter_id == letter_id)
    )
    made = Round(
        letter_id=letter_id,
        number=(number or 0) + 1,
        reviewer_id=reviewer_id,
        part=part,
        asked_by=by.id,
        asked_version=letter.version,
        question=question,
    )
    session.add(made)
    session.flush()
    notices.tell(session, reviewer_id, "asked-to-read", letter_id=letter_id)
    trail.record(session, by, "round.asked", "letter", letter_id, reviewer=reviewer_id)
    return made


def of_letter(session: Session, letter_id: str, *, by: Who) -> list[Round]:
    """Return the rounds of a letter, oldest first."""
    letters.get(session, letter_id, by=by)
    return list(
        session.scalars(select(Round).where(Round.letter_id == letter_id).order_by(Round.number))
    )


def answer(
    session: Session,
    round_id: str,
    state: RoundState,
    *,
    by: Who,
    strength: str | None = None,
    note: str | None = None,
) -> Round:
    """Say how the reading stands. Whoever asked gets a notice when it is done.

    Raises `NotFound`: this person was not asked, or the round was withdrawn.
    """
    found = session.scalar(
        select(Round)
        .where(
            Round.id == round_id,
            Round.reviewer_id == by.id,
            Round.state != RoundState.WITHDRAWN,
        )
        .with_for_update()
    )
    if found is None:
        raise NotFound()
    found.state, found.changed_at = state, now()
    if strength is not None:
        found.strength = strength
    if note is not None:
        found.note = note
    if state in (RoundState.APPROVED, RoundState.ANOTHER_LOOK):
        letter = letters.get(session, found.letter_id, by=by)
        found.answered_at, found.answered_version = now(), letter.version
        notices.tell(session, found.asked_by, f"round-{state.value}", letter_id=letter.id)
        notices.done(session, by.id, "asked-to-read", letter_id=letter.id)
    trail.record(session, by, "round.answered", "letter", found.letter_id, state=state.value)
    return found


def withdraw(session: Session, round_id: str, *, by: Who) -> None:
    """Take a question back. The colleague can no longer open the letter."""
    found = session.get(Round, round_id)
    if found is None:
        raise NotFound()
    letters.get_for_writing(session, found.letter_id, by=by)
    found.state, found.changed_at = RoundState.WITHDRAWN, now()
    trail.record(session, by, "round.withdrawn", "letter", found.letter_id)
