"""Counting tries to sign in, so that passwords cannot be guessed at speed."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import delete
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from webapp.store.tables import Throttle, now


def count(session: Session, key: bytes, *, window_seconds: int) -> tuple[int, int]:
    """Count one more try for a key.

    Returns how many there were in this window, this one included, and the seconds left of it.
    """
    moment = now()
    # Two first tries at once must not collide, so the row is made first, if it is not there.
    insert = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    session.execute(
        insert(Throttle).values(key=key, tries=0, since=moment).on_conflict_do_nothing()
    )
    row = session.get_one(Throttle, key, with_for_update=True)
    if moment - row.since >= timedelta(seconds=window_seconds):
        row.tries, row.since = 0, moment
    row.tries += 1
    left = row.since + timedelta(seconds=window_seconds) - moment
    return row.tries, max(1, int(left.total_seconds()))


def forget(session: Session, key: bytes) -> None:
    """Start again from nothing, after a right password."""
    session.execute(delete(Throttle).where(Throttle.key == key))


def sweep(session: Session, *, older_than_seconds: int) -> None:
    """Remove counts that no longer matter."""
    session.execute(
        delete(Throttle).where(Throttle.since < now() - timedelta(seconds=older_than_seconds))
    )
