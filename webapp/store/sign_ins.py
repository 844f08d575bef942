"""Server-side sessions: started at sign-in, ended by sign-out, by time, or by somebody else."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from webapp.errors import NotFound
from webapp.store import trail
from webapp.store.tables import SignInSession, User, now
from webapp.store.who import Who

TOUCH_SECONDS = 60  # "last seen" is kept to the minute, so that reading stays cheap
KEPT_DAYS = 30


def start(session: Session, user: User, *, browser: str, hours: int) -> str:
    """Start a session and return the token for the cookie. Only its hash is stored."""
    token = secrets.token_urlsafe(32)
    moment = now()
    session.execute(
        delete(SignInSession).where(SignInSession.ends_at < moment - timedelta(days=KEPT_DAYS))
    )
    row = SignInSession(
        token_hash=_hash(token),
        user_id=user.id,
        browser=browser[:60],
        ends_at=moment + timedelta(hours=hours),
    )
    session.add(row)
    session.flush()
    trail.record(session, user.id, "session.started", "session", row.id)
    return token


def current(
    session: Session, token: str, *, idle_minutes: int
) -> tuple[SignInSession, User] | None:
    """Return the live session of a cookie and its open account, or None."""
    found = session.execute(
        select(SignInSession, User)
        .join(User, User.id == SignInSession.user_id)
        .where(SignInSession.token_hash == _hash(token))
    ).first()
    if found is None:
        return None
    row, user = found
    moment = now()
    idle_since = moment - timedelta(minutes=idle_minutes)
    if row.ended_at or row.ends_at <= moment or row.seen_at <= idle_since or not user.active:
        return None
    return row, user


def is_due_for_touch(row: SignInSession) -> bool:
    """Say whether "last seen" should be written again."""
    return now() - row.seen_at > timedelta(seconds=TOUCH_SECONDS)


def touch(session: Session, session_id: str) -> None:
    """Write down that somebody is still there."""
    session.execute(
        update(SignInSession).where(SignInSession.id == session_id).values(seen_at=now())
    )


def open_for(session: Session, user_id: str) -> list[SignInSession]:
    """Return where somebody is signed in, newest first."""
    return list(
        session.scalars(
            select(SignInSession)
            .where(
                SignInSession.user_id == user_id,
                SignInSession.ended_at.is_(None),
                SignInSession.ends_at > now(),
            )
            .order_by(SignInSession.seen_at.desc())
        )
    )


def end(session: Session, session_id: str, *, by: Who) -> None:
    """End one of somebody's own sessions.

    Raises `NotFound`: it is not theirs, or is over.
    """
    row = session.get(SignInSession, session_id)
    if row is None or row.user_id != by.id or row.ended_at is not None:
        raise NotFound()
    row.ended_at = now()
    trail.record(session, by, "session.ended", "session", session_id)


def end_all(session: Session, user_id: str, *, by: Who, but: str | None = None) -> int:
    """End all sessions of an account (but one), and return how many were ended."""
    rows = [row for row in open_for(session, user_id) if row.id != but]
    for row in rows:
        row.ended_at = now()
        trail.record(session, by, "session.ended", "session", row.id)
    return len(rows)


def _hash(token: str) -> bytes:
    # The token is 256 random bits: one fast hash is enough to keep the stored form useless.
    return hashlib.sha256(token.encode("utf-8", "replace")).digest()
