"""Promises: taken from the steps of a letter, shown when due, marked when the child is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from webapp.errors import NotFound
from webapp.store import letters, trail
from webapp.store.children import works_with
from webapp.store.tables import Child, Letter, LetterState, Part, Promise, PromiseState, now
from webapp.store.who import Who


@dataclass(frozen=True)
class Step:
    """One step of a letter: its field path, who does what, and by when."""

    field: str
    who: str
    what: str
    due: date | None


@dataclass(frozen=True)
class PromiseRow:
    """What a list of promises shows."""

    id: str
    letter_id: str
    child_id: str
    child_name: str
    who: str
    what: str
    due: date | None
    state: PromiseState
    sentence: str | None = None  # what tells the child what became of it
    told_in: str | None = None  # the letter that tells it


def keep_in_step(session: Session, letter_id: str, steps: Sequence[Step], *, by: Who) -> None:
    """Make the promises of a letter match its steps. Marks on steps that stay are kept.

    Raises `NotFound`, `Locked`: see ``letters.get_for_writing``.
    """
    letter = letters.get_for_writing(session, letter_id, by=by)
    stored = {
        promise.field: promise
        for promise in session.scalars(select(Promise).where(Promise.letter_id == letter_id))
    }
    for step in steps:
        promise = stored.pop(step.field, None)
        if promise is None:
            promise = Promise(letter_id=letter_id, child_id=letter.child_id, field=step.field)
            session.add(promise)
        if (promise.who, promise.what, promise.due) != (step.who, step.what, step.due):
            promise.who, promise.what, promise.due = step.who, step.what, step.due
    for promise in stored.values():
        session.delete(promise)
    session.flush()


def due(session: Session, *, by: Who, until: date, limit: int = 20) -> list[PromiseRow]:
    """Return open promises this person made that are due by a day, the oldest first.

    A promise is made when the letter is sent: the steps of a draft do not count yet.
    """
    query = (
        _rows()
        .join(Letter, Letter.id == Promise.letter_id)
        .where(
            Letter.writer_id == by.id,
            Letter.state == LetterState.SENT,
            works_with(by, Promise.child_id, Part.WRITER),
            Promise.state == PromiseState.OPEN,
            Promise.due <= until,
        )
        .order_by(Promise.due)
        .limit(limit)
    )
    return [PromiseRow(*row) for row in session.execute(query)]


def for_child(session: Session, child_id: str, *, by: Who) -> list[PromiseRow]:
    """Return everything that was promised to a child, the newest letter's first."""
    query = (
        _rows()
        .join(Letter, Letter.id == Promise.letter_id)
        .where(Promise.child_id == child_id, works_with(by, Promise.child_id, Part.WRITER))
        .order_by(Letter.created_at.desc(), Promise.field)
    )
    return [PromiseRow(*row) for row in session.execute(query)]


def mark(
    session: Session,
    promise_id: str,
    state: PromiseState,
    *,
    by: Who,
    sentence: str | None = None,
    told_in: str | None = None,
) -> Promise:
    """Mark a promise kept, late or changed, with the sentence that tells the child.

    Raises `NotFound`: it was not made to a child this person writes to.
    """
    promise = session.scalar(
        select(Promise).where(
            Promise.id == promise_id, works_with(by, Promise.child_id, Part.WRITER)
        )
    )
    if promise is None:
        raise NotFound()
    if told_in is not None:
        letters.get(session, told_in, by=by)
    promise.state, promise.sentence, promise.told_in = state, sentence, told_in
    promise.marked_by, promise.marked_at = by.id, now()
    trail.record(session, by, "promise.marked", "promise", promise_id, state=state.value)
    return promise


def _rows() -> Select[
    str, str, str, str, str, str, date | None, PromiseState, str | None, str | None
]:
    return select(
        Promise.id,
        Promise.letter_id,
        Promise.child_id,
        Child.name,
        Promise.who,
        Promise.what,
        Promise.due,
        Promise.state,
        Promise.sentence,
        Promise.told_in,
    ).join(Child, Child.id == Promise.child_id)
