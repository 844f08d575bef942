"""Children: opened only by the people who work with them here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import Session, undefer

from webapp.errors import Conflict, NotFound
from webapp.store import trail
from webapp.store.tables import Child, ChildWorker, Part, User, now
from webapp.store.who import Who


@dataclass(frozen=True)
class ChildRow:
    """What a list of children shows."""

    id: str
    name: str
    next_meeting: date | None
    updated_at: datetime
    part: Part


def add(
    session: Session, profile: Mapping[str, Any], *, by: Who, part: Part = Part.WRITER
) -> Child:
    """Add a child from a profile (the ``[child]`` table of a letter file) for its writer."""
    child = Child(name=str(profile["name"]), profile=dict(profile))
    child.workers.append(ChildWorker(user_id=by.id, part=part))
    session.add(child)
    session.flush()
    trail.record(session, by, "child.added", "child", child.id)
    return child


def get(session: Session, child_id: str, *, by: Who, seen: bool = False) -> Child:
    """Return a child with the profile opened. ``seen`` writes the looking into the trail.

    Raises `NotFound`: there is none, or this person does not work with this child.
    """
    child = session.scalar(
        select(Child)
        .options(undefer(Child.profile))
        .where(Child.id == child_id, works_with(by, Child.id))
    )
    if child is None:
        raise NotFound()
    if seen:
        trail.record(session, by, "child.seen", "child", child_id)
    return child


def listed(session: Session, *, by: Who, closed: bool = False) -> list[ChildRow]:
    """Return the children this person works with, by next meeting, then by name."""
    rows = session.execute(
        select(Child.id, Child.name, Child.next_meeting, Child.updated_at, ChildWorker.part)
        .join(ChildWorker, ChildWorker.child_id == Child.id)
        .where(ChildWorker.user_id == by.id)
        .where(Child.closed_at.is_not(None) if closed else Child.closed_at.is_(None))
    )
    found = [ChildRow(*row) for row in rows]
    return sorted(found, key=lambda row: (row.next_meeting or date.max, row.name.casefold()))


def meetings(session: Session, *, by: Who, since: date, limit: int = 5) -> list[ChildRow]:
    """Return the next meetings, soonest first."""
    rows = session.execute(
        select(Child.id, Child.name, Child.next_meeting, Child.updated_at, ChildWorker.part)
        .join(ChildWorker, ChildWorker.child_id == Child.id)
        .where(ChildWorker.user_id == by.id, Child.closed_at.is_(None))
        .where(Child.next_meeting >= since)
        .order_by(Child.next_meeting)
        .limit(limit)
    )
    return [ChildRow(*row) for row in rows]


def other_names(session: Session, child_id: str, *, by: Who) -> set[str]:
    """Return names that belong to this writer's other children: theirs, and their people's.

    A letter to one child must not hold a name that slipped in from another's. A name that this
    child knows too is left out.
    """
    own: set[str] = set()
    others: set[str] = set()
    rows = session.execute(
        select(Child.id, Child.profile).where(works_with(by, Child.id, Part.WRITER))
    )
    for each_id, profile in rows:
        (own if each_id == child_id else others).update(_names_in(profile))
    return others - own


def save_profile(
    session: Session, child_id: str, expected_version: int, profile: Mapping[str, Any], *, by: Who
) -> Child:
    """Save a child's profile, if nobody else changed it since ``expected_version``.

    Raises `NotFound`: this person does not work with this child.
    Raises `Conflict`: somebody else saved first; both profiles are in the error.
    """
    _lock(session, child_id)
    child = get(session, child_id, by=by)
    if child.version != expected_version:
        raise Conflict(
            yours=profile,
            theirs=child.profile,
            their_version=child.version,
            their_time=child.updated_at,
        )
    child.profile, child.name = dict(profile), str(profile["name"])
    child.version += 1
    child.updated_at = now()
    trail.record(session, by, "child.profile-saved", "child", child_id, version=child.version)
    return child


def set_next_meeting(session: Session, child_id: str, day: date | None, *, by: Who) -> None:
    """Write down when this child's next meeting is."""
    get(session, child_id, by=by).next_meeting = day
    trail.record(session, by, "child.meeting-set", "child", child_id)


def add_worker(session: Session, child_id: str, user_id: str, part: Part, *, by: Who) -> None:
    """Let another person work with this child.

    Raises `NotFound`: no such child for ``by``, or no such open account.
    """
    get(session, child_id, by=by)
    user = session.get(User, user_id)
    if user is None or not user.active:
        raise NotFound()
    if session.get(ChildWorker, (child_id, user_id, part)) is None:
        session.add(ChildWorker(child_id=child_id, user_id=user_id, part=part))
        trail.record(
            session, by, "child.worker-added", "child", child_id, user=user_id, part=part.value
        )


def remove_worker(session: Session, child_id: str, user_id: str, part: Part, *, by: Who) -> None:
    """Stop a person from opening this child's pages."""
    get(session, child_id, by=by)
    worker = session.get(ChildWorker, (child_id, user_id, part))
    if worker is None:
        raise NotFound()
    session.delete(worker)
    trail.record(
        session, by, "child.worker-removed", "child", child_id, user=user_id, part=part.value
    )


def workers(session: Session, child_id: str, *, by: Who) -> list[tuple[User, Part]]:
    """Return who works with this child, and as what."""
    get(session, child_id, by=by)
    rows = session.execute(
        select(User, ChildWorker.part)
        .join(ChildWorker, ChildWorker.user_id == User.id)
        .where(ChildWorker.child_id == child_id)
        .order_by(ChildWorker.part, User.email)
    )
    return [(user, part) for user, part in rows]


def close(session: Session, child_id: str, *, by: Who) -> None:
    """Take a child off the lists. Nothing is removed."""
    get(session, child_id, by=by).closed_at = now()
    trail.record(session, by, "child.closed", "child", child_id)


def erase(session: Session, child_id: str, *, by: Who) -> None:
    """Remove a child with all letters, photos and comments. Only the audit trail stays."""
    child = get(session, child_id, by=by)
    trail.record(session, by, "child.erased", "child", child_id)
    session.delete(child)


def works_with(by: Who, child_id: Any, part: Part | None = None) -> ColumnElement[bool]:
    """Return the SQL condition that a person works with a child (in one part, if given)."""
    condition = select(ChildWorker.user_id).where(
        ChildWorker.child_id == child_id, ChildWorker.user_id == by.id
    )
    if part is not None:
        condition = condition.where(ChildWorker.part == part)
    return exists(condition)


def _names_in(profile: Mapping[str, Any]) -> set[str]:
    people = profile.get("people") or []
    found = {profile.get("name"), *(person.get("name") for person in people)}
    return {name for name in found if isinstance(name, str) and name}


def _lock(session: Session, child_id: str) -> None:
    # A no-op on SQLite, where a writing transaction already holds the only write lock.
    session.execute(select(Child.id).where(Child.id == child_id).with_for_update())
