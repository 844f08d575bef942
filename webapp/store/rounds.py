"""Review rounds: colleagues are asked to read a letter, and answer.

A round has a number and one row for each colleague asked: a buddy, or a buddy and a therapist.
It is over when everybody has answered or was let off.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from webapp.errors import NotFound, WebError
from webapp.store import comments_open, letters, notices, trail
from webapp.store.tables import (
    Letter,
    LetterState,
    LetterVersion,
    Role,
    Round,
    RoundPart,
    RoundState,
    User,
    now,
)
from webapp.store.who import Who

WAITING = (RoundState.ASKED, RoundState.READING)
MAY_READ = (Role.WRITER, Role.BUDDY, Role.THERAPIST)


class AskedAlready(WebError):
    """A colleague is reading the letter already."""

    code = "asked-already"
    status = 409
    title = "A colleague is reading it already"
    says = "This letter is with a colleague now."
    next_step = "Wait for their answer, or take the question back first."


class OwnLetter(WebError):
    """Nobody approves their own letter."""

    code = "own-letter"
    status = 403
    title = "Nobody approves their own letter"
    says = "You wrote some of this letter yourself."
    next_step = "Ask another colleague to read it."


class NoStrength(WebError):
    """A strength is named first."""

    code = "no-strength"
    title = "Name a strength first"
    says = "Before you answer, say what this letter does well for this child."
    next_step = "One sentence is enough. Then approve it, or ask for another look."


class ReadAgain(WebError):
    """The letter changed while a colleague was reading it."""

    code = "read-again"
    status = 409
    title = "The letter has changed since you read it"
    says = "The writer saved the letter again while you were reading."
    next_step = "Look at what changed, and answer then. What you wrote is kept."


class RoundOver(WebError):
    """The round has been answered, or taken back."""

    code = "round-over"
    status = 409
    title = "This round is over"
    says = "Your answer to this letter was given already."
    next_step = "The writer can ask you again for another look."


def ask(
    session: Session,
    letter_id: str,
    reviewer_id: str,
    *,
    by: Who,
    part: RoundPart = RoundPart.BUDDY,
    question: str | None = None,
) -> Round:
    """Ask one colleague to read the newest version of a letter. They get a notice.

    Raises as ``ask_all`` does.
    """
    return ask_all(session, letter_id, [(reviewer_id, part)], by=by, question=question)[0]


def ask_all(
    session: Session,
    letter_id: str,
    reviewers: Sequence[tuple[str, RoundPart]],
    *,
    by: Who,
    question: str | None = None,
) -> list[Round]:
    """Begin a round: ask a buddy, or a buddy and a therapist, to read the newest version.

    Raises `NotFound`: the letter or a colleague is not there, or a colleague is the writer.
    Raises `AskedAlready`: a round is still open.
    Raises `Locked`: the letter has been sent.
    """
    letter = letters.get_for_writing(session, letter_id, by=by)
    if waiting_for(session, letter_id):
        raise AskedAlready()
    number = session.scalar(
        select(func.coalesce(func.max(Round.number), 0)).where(Round.letter_id == letter_id)
    )
    if not reviewers or len({who for who, _ in reviewers}) < len(reviewers):
        raise NotFound()
    made = []
    for reviewer_id, part in reviewers:
        reviewer = session.get(User, reviewer_id)
        is_writer = reviewer_id in (by.id, letter.writer_id)
        if reviewer is None or not reviewer.active or is_writer or reviewer.role not in MAY_READ:
            raise NotFound()
        row = Round(
            letter_id=letter_id,
            number=(number or 0) + 1,
            reviewer_id=reviewer_id,
            part=part,
            asked_by=by.id,
            asked_version=letter.version,
            question=question,
        )
        session.add(row)
        made.append(row)
        notices.tell(session, reviewer_id, "asked-to-read", letter_id=letter_id)
        trail.record(session, by, "round.asked", "letter", letter_id, reviewer=reviewer_id)
    session.flush()
    return made


def of_letter(session: Session, letter_id: str, *, by: Who) -> list[Round]:
    """Return the rounds of a letter, oldest first."""
    letters.get(session, letter_id, by=by)
    return list(
        session.scalars(
            select(Round)
            .where(Round.letter_id == letter_id)
            .order_by(Round.number, Round.asked_at, Round.id)
        )
    )


def waiting_for(session: Session, letter_id: str) -> list[str]:
    """Return the ids of colleagues whose answer is awaited."""
    return list(
        session.scalars(
            select(Round.reviewer_id).where(Round.letter_id == letter_id, Round.state.in_(WAITING))
        )
    )


def mine(session: Session, letter_id: str, *, by: Who) -> Round | None:
    """Return the open round in which this person was asked, if there is one."""
    return session.scalar(
        select(Round)
        .where(Round.letter_id == letter_id, Round.reviewer_id == by.id, Round.state.in_(WAITING))
        .order_by(Round.number.desc())
        .limit(1)
    )


def answer(
    session: Session,
    round_id: str,
    state: RoundState,
    *,
    by: Who,
    strength: str | None = None,
    note: str | None = None,
    read_version: int | None = None,
) -> Round:
    """Say how the reading stands. Whoever asked gets a notice when it is done.

    When the last colleague has answered, the letter goes back to its writer.

    Raises `NotFound`: this person was not asked, or the round was withdrawn.
    Raises `RoundOver`: they answered already.
    Raises `NoStrength`, `OwnLetter`, `OpenConcern`: it may not be answered so (yet).
    Raises `ReadAgain`: the letter is no longer the version ``read_version``.
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
    if found.state not in WAITING:
        raise RoundOver()
    letter = _held(session, found.letter_id, by)
    found.changed_at = now()
    if strength is not None:
        found.strength = strength
    if note is not None:
        found.note = note
    if state in (RoundState.APPROVED, RoundState.ANOTHER_LOOK):
        _refuse_answer(session, found, letter, state, read_version, by=by)
        found.answered_at, found.answered_version = now(), letter.version
        found.state = state
        session.flush()
        notices.tell(session, found.asked_by, f"round-{state.value}", letter_id=letter.id)
        for kind in ("asked-to-read", "comment-added"):
            notices.done(session, by.id, kind, letter_id=letter.id)
        if not waiting_for(session, letter.id) and letter.state is LetterState.WITH_BUDDY:
            letter.state, letter.updated_at = LetterState.DRAFT, now()
            trail.record(session, by, "letter.moved", "letter", letter.id, to="draft")
    else:
        found.state = state
    trail.record(session, by, "round.answered", "letter", found.letter_id, state=state.value)
    return found


def withdraw(session: Session, round_id: str, *, by: Who) -> None:
    """Take a question back. The colleague can no longer open the letter.

    Raises `NotFound`: there is no such round for this writer.
    Raises `RoundOver`: it was answered already.
    """
    found = session.get(Round, round_id)
    if found is None:
        raise NotFound()
    letter = letters.get_for_writing(session, found.letter_id, by=by)
    if found.state not in WAITING:
        raise RoundOver()
    found.state, found.changed_at = RoundState.WITHDRAWN, now()
    session.flush()
    notices.done(session, found.reviewer_id, "asked-to-read", letter_id=letter.id)
    if not waiting_for(session, letter.id) and letter.state is LetterState.WITH_BUDDY:
        letter.state, letter.updated_at = LetterState.DRAFT, now()
    trail.record(session, by, "round.withdrawn", "letter", found.letter_id)


def _held(session: Session, letter_id: str, by: Who) -> Letter:
    """Return the letter, held so that nobody saves it while it is being approved."""
    letters.get(session, letter_id, by=by)
    return session.scalars(
        select(Letter)
        .where(Letter.id == letter_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one()


def _refuse_answer(
    session: Session,
    found: Round,
    letter: Letter,
    state: RoundState,
    read_version: int | None,
    *,
    by: Who,
) -> None:
    if not (found.strength or "").strip():
        raise NoStrength()
    if state is not RoundState.APPROVED:
        return
    wrote = select(LetterVersion.id).where(
        LetterVersion.letter_id == letter.id, LetterVersion.author_id == by.id
    )
    if by.id == letter.writer_id or session.scalar(wrote.limit(1)) is not None:
        raise OwnLetter()
    if read_version is not None and read_version != letter.version:
        raise ReadAgain()
    if comments_open.waiting(session, letter.id)[0]:
        raise letters.OpenConcern()
