"""Letters: started, saved version by version, moved on from draft to sent.

A letter can be opened by the writers of its child, and by a colleague who was asked to read
it. For everybody else it does not exist.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, exists, func, or_, select
from sqlalchemy.orm import Session

from webapp.errors import Locked, NotFound, WebError
from webapp.store import comments_open, letter_versions, notices, trail
from webapp.store.children import works_with
from webapp.store.tables import (
    Child,
    Letter,
    LetterState,
    LetterVersion,
    Part,
    Round,
    RoundState,
    SavedBy,
    now,
)
from webapp.store.who import Who

MOVES = {
    LetterState.DRAFT: {LetterState.WITH_BUDDY, LetterState.READY},
    LetterState.WITH_BUDDY: {LetterState.DRAFT, LetterState.READY},
    LetterState.READY: {LetterState.DRAFT, LetterState.WITH_BUDDY, LetterState.SENT},
    LetterState.SENT: set[LetterState](),
}

READ_AFTER_SENDING = timedelta(days=30)  # a buddy need not have a child's letters at hand for ever


class NotThatWay(WebError):
    """A letter cannot go from the state it is in to the one asked for."""

    code = "not-that-way"
    status = 409
    title = "The letter cannot do that yet"
    says = "A letter goes from draft to ready, and from ready to sent."
    next_step = "Open the letter to see where it stands now."


class OpenConcern(WebError):
    """A colleague's concern still stands."""

    code = "open-concern"
    status = 409
    title = "A concern is still open"
    says = "A colleague has a concern about this letter that is not settled yet."
    next_step = "Answer it and settle it together. Then mark the letter as ready."


class Unanswered(WebError):
    """Comments still want the writer's answer."""

    code = "unanswered"
    status = 409
    title = "A comment still waits for your answer"
    says = "A colleague said something about this letter that has no answer yet."
    next_step = "Answer each comment, or settle it. Then mark the letter as ready."


@dataclass(frozen=True)
class LetterRow:
    """What a list of letters shows. No letter text is opened for it."""

    id: str
    child_id: str
    child_name: str
    kind: str
    state: LetterState
    version: int
    letter_date: date | None
    updated_at: datetime


@dataclass(frozen=True)
class Saved:
    """What a save gave: the version now stored, and when it was stored."""

    version: int
    at: datetime


def start(
    session: Session,
    child_id: str,
    kind: str,
    content: Mapping[str, Any],
    *,
    by: Who,
    letter_date: date | None = None,
    meeting_on: date | None = None,
    saved_by: SavedBy = SavedBy.START,
) -> Letter:
    """Start a letter with its first version (the JSON of a letter file).

    Raises `NotFound`: this person is not a writer for this child.
    """
    if not session.scalar(select(works_with(by, child_id, Part.WRITER))):
        raise NotFound()
    letter = Letter(
        child_id=child_id,
        writer_id=by.id,
        kind=kind,
        letter_date=letter_date,
        meeting_on=meeting_on,
    )
    session.add(letter)
    session.flush()
    letter_versions.add(session, letter, content, by=by, saved_by=saved_by)
    trail.record(session, by, "letter.started", "letter", letter.id, kind=kind)
    return letter


def get(session: Session, letter_id: str, *, by: Who, seen: bool = False) -> Letter:
    """Return a letter that this person may open. ``seen`` writes the looking into the trail.

    Raises `NotFound`: there is none, or it is somebody else's.
    """
    letter = session.scalar(select(Letter).where(Letter.id == letter_id, may_open(by)))
    if letter is None:
        raise NotFound()
    if seen:
        trail.record(session, by, "letter.seen", "letter", letter_id, version=letter.version)
    return letter


def get_for_writing(session: Session, letter_id: str, *, by: Who) -> Letter:
    """Return a letter that this person may change, held until the transaction ends.

    Raises `NotFound`: there is none, or this person is not a writer for its child.
    Raises `Locked`: it has been sent.
    """
    letter = session.scalar(
        select(Letter)
        .where(Letter.id == letter_id, works_with(by, Letter.child_id, Part.WRITER))
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if letter is None:
        raise NotFound()
    if letter.state is LetterState.SENT:
        raise Locked()
    return letter


def save_version(
    session: Session,
    letter_id: str,
    expected_version: int,
    content: Mapping[str, Any],
    *,
    by: Who,
    saved_by: SavedBy = SavedBy.TYPING,
    note: str | None = None,
    figures: Mapping[str, int | float | bool | str] | None = None,
) -> Saved:
    """Save a letter, if nobody else saved it since ``expected_version``.

    Saving the very text that is stored already makes no new version, so that a save that is
    sent again after a lost answer does no harm. ``figures`` are counts for lists and for the
    quality manager; they must hold no words of the letter.

    Raises `NotFound`, `Locked`: see ``get_for_writing``.
    Raises `Conflict`: somebody else saved first; both texts are in the error.
    """
    letter = get_for_writing(session, letter_id, by=by)
    newest = letter_versions.newest(session, letter)
    same = newest.content == content
    if same and note is None and saved_by in (SavedBy.TYPING, SavedBy.WRITER):
        return Saved(newest.number, newest.at)
    if letter.version != expected_version:
        raise letter_versions.conflict(session, letter_id, newest, content, expected_version)
    letter.version += 1
    letter.updated_at = now()
    if figures is not None:
        letter.figures = dict(figures)
    made = letter_versions.add(session, letter, content, by=by, saved_by=saved_by, note=note)
    trail.record(
        session,
        by,
        "letter.saved",
        "letter",
        letter_id,
        version=made.number,
        how=saved_by.value,
    )
    return Saved(made.number, made.at)


def set_figures(
    session: Session,
    letter_id: str,
    figures: Mapping[str, int | float | bool | str | None],
    *,
    by: Who,
) -> None:
    """Add counts to those that are kept with a letter. They must hold no words of it.

    Raises `NotFound`, `Locked`: see ``get_for_writing``.
    """
    letter = get_for_writing(session, letter_id, by=by)
    letter.figures = {**letter.figures, **figures}


def is_writer(session: Session, letter: Letter, *, by: Who) -> bool:
    """Say whether a person writes to this letter's child, and was not only asked to read it."""
    return bool(session.scalar(select(works_with(by, letter.child_id, Part.WRITER))))


def set_dates(
    session: Session,
    letter_id: str,
    *,
    letter_date: date | None,
    meeting_on: date | None,
    by: Who,
) -> None:
    """Write down the date of the letter and of the meeting it tells about."""
    letter = get_for_writing(session, letter_id, by=by)
    letter.letter_date, letter.meeting_on = letter_date, meeting_on


def move(
    session: Session, letter_id: str, state: LetterState, expected_version: int, *, by: Who
) -> Letter:
    """Move a letter on: to a buddy, to ready, to sent (which locks it), or back to draft.

    Raises `NotThatWay`: it cannot go there from where it is.
    Raises `OpenConcern`, `Unanswered`: comments stand between it and "ready".
    Raises `Conflict`: somebody else saved since ``expected_version``: look again first.
    """
    letter = get_for_writing(session, letter_id, by=by)
    if letter.version != expected_version:
        newest = letter_versions.newest(session, letter)
        raise letter_versions.conflict(session, letter_id, newest, newest.content, expected_version)
    if state not in MOVES[letter.state]:
        raise NotThatWay()
    if state in (LetterState.READY, LetterState.SENT):
        concerns, unanswered = comments_open.waiting(session, letter_id)
        if concerns:
            raise OpenConcern()
        if unanswered:
            raise Unanswered()
    letter.state = state
    letter.updated_at = now()
    if state is LetterState.SENT:
        letter.sent_at = letter.updated_at
        _let_readers_off(session, letter_id)
    trail.record(
        session,
        by,
        "letter.moved",
        "letter",
        letter_id,
        to=state.value,
        version=letter.version,
    )
    return letter


def content(
    session: Session, letter_id: str, *, by: Who, number: int | None = None
) -> LetterVersion:
    """Return one version of a letter (the newest, if no number is given).

    Raises `NotFound`: the letter is not this person's to open, or has no such version.
    """
    letter = get(session, letter_id, by=by)
    return letter_versions.one(session, letter, letter.version if number is None else number)


def child_profile(session: Session, letter_id: str, *, by: Who) -> dict[str, Any]:
    """Return the profile of a letter's child to somebody who may open the letter.

    What a reviewer must not see in it (surname, address, school) is hidden by the caller.

    Raises `NotFound`: the letter is not this person's to open.
    """
    letter = get(session, letter_id, by=by)
    found: dict[str, Any] = session.scalars(
        select(Child.profile).where(Child.id == letter.child_id)
    ).one()
    return found


def restore(
    session: Session, letter_id: str, number: int, expected_version: int, *, by: Who
) -> Saved:
    """Bring an older version back, as a new one. Nothing is lost by it."""
    older = content(session, letter_id, by=by, number=number)
    return save_version(
        session, letter_id, expected_version, older.content, by=by, saved_by=SavedBy.RESTORED
    )


def mine(
    session: Session,
    *,
    by: Who,
    state: LetterState | None = None,
    child_id: str | None = None,
    limit: int = 50,
    offset: int = 0,
) -> list[LetterRow]:
    """Return letters this person writes, newest change first, without opening their text."""
    query = _rows().where(works_with(by, Letter.child_id, Part.WRITER))
    if state is not None:
        query = query.where(Letter.state == state)
    if child_id is None:
        query = query.where(Letter.writer_id == by.id)
    else:
        query = query.where(Letter.child_id == child_id)
    rows = session.execute(query.order_by(Letter.updated_at.desc()).limit(limit).offset(offset))
    return [LetterRow(*row) for row in rows]


def to_read(session: Session, *, by: Who) -> list[LetterRow]:
    """Return letters that colleagues asked this person to read and that still wait."""
    waiting = (RoundState.ASKED, RoundState.READING)
    asked = select(Round.letter_id).where(Round.reviewer_id == by.id, Round.state.in_(waiting))
    rows = session.execute(_rows().where(Letter.id.in_(asked)).order_by(Letter.updated_at))
    return [LetterRow(*row) for row in rows]


def counts(session: Session, *, by: Who) -> dict[LetterState, int]:
    """Return how many letters this person has in each state."""
    rows = session.execute(
        select(Letter.state, func.count())
        .where(Letter.writer_id == by.id, works_with(by, Letter.child_id, Part.WRITER))
        .group_by(Letter.state)
    )
    found: dict[LetterState, int] = {row[0]: row[1] for row in rows}
    return {state: found.get(state, 0) for state in LetterState}


def may_open(by: Who) -> ColumnElement[bool]:
    """Return the SQL condition that a person may open a letter.

    Whoever was asked to read it can open it until some time after it was sent.
    """
    asked = exists(
        select(Round.id).where(
            Round.letter_id == Letter.id,
            Round.reviewer_id == by.id,
            Round.state != RoundState.WITHDRAWN,
            or_(Letter.sent_at.is_(None), Letter.sent_at > now() - READ_AFTER_SENDING),
        )
    )
    return or_(works_with(by, Letter.child_id, Part.WRITER), asked)


def _let_readers_off(session: Session, letter_id: str) -> None:
    """Ask nobody any more to read a letter that is on its way."""
    waiting = select(Round).where(
        Round.letter_id == letter_id, Round.state.in_((RoundState.ASKED, RoundState.READING))
    )
    for asked in session.scalars(waiting):
        asked.state, asked.changed_at = RoundState.WITHDRAWN, now()
        notices.done(session, asked.reviewer_id, "asked-to-read", letter_id=letter_id)


def _rows() -> Any:
    return select(
        Letter.id,
        Letter.child_id,
        Child.name,
        Letter.kind,
        Letter.state,
        Letter.version,
        Letter.letter_date,
        Letter.updated_at,
    ).join(Child, Child.id == Letter.child_id)
