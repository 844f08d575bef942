"""Which notices are to be mailed, and who mails them: several servers may ask at once.

A server takes a person's notices by writing ``mailed_at`` on those that have none. Whoever comes
second finds nothing to take, so nobody gets a mail twice. A server that dies between taking and
sending sends nothing: the notice itself is still there, in the editor.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, func, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from webapp.store.tables import Notice, Outbox, User, now

GATHERED = timedelta(minutes=1)  # what comes within a minute goes in one mail
TOO_OLD = timedelta(days=2)
MOST_TRIES = 5
_FIRST_WAIT = timedelta(minutes=5)  # doubled after each failure
_NAME = "mail"


@dataclass(frozen=True)
class Parcel:
    """The notices that one mail to one person tells of."""

    user_id: str
    email: str
    kinds: tuple[str, ...]
    notice_ids: tuple[str, ...]


def opened_at(session: Session) -> datetime | None:
    """Return since when notices are mailed, if they are."""
    return session.scalar(select(Outbox.opened_at).where(Outbox.name == _NAME))


def open_now(session: Session) -> None:
    """Begin to mail what is noticed from now on, unless that was begun already."""
    with suppress(IntegrityError), session.begin_nested():
        session.add(Outbox(name=_NAME))


def waits_for(session: Session, moment: datetime | None = None) -> list[str]:
    """Return the ids of the people whose notices should be mailed now."""
    moment = moment or now()
    rows = session.execute(
        select(Notice.user_id)
        .join(User, User.id == Notice.user_id)
        .where(_to_be_mailed(session, moment))
        .where(or_(Notice.mail_after.is_(None), Notice.mail_after <= moment))
        .group_by(Notice.user_id)
        .having(func.min(Notice.at) <= moment - GATHERED)
        .order_by(func.min(Notice.at))
    )
    return [row[0] for row in rows]


def take(session: Session, user_id: str, moment: datetime | None = None) -> Parcel | None:
    """Take all of a person's notices that are to be mailed, or None where another server did."""
    moment = moment or now()
    mine = (
        select(Notice.id)
        .join(User, User.id == Notice.user_id)
        .where(Notice.user_id == user_id, _to_be_mailed(session, moment))
    )
    taken = session.execute(
        update(Notice)
        .where(Notice.id.in_(mine), Notice.mailed_at.is_(None))
        .values(mailed_at=moment)
        .returning(Notice.id, Notice.kind)
        .execution_options(synchronize_session=False)
    ).all()
    email = session.scalar(select(User.email).where(User.id == user_id))
    if not taken or email is None:
        return None
    return Parcel(user_id, email, tuple(row.kind for row in taken), tuple(row.id for row in taken))


def put_back(session: Session, notice_ids: Iterable[str], *, for_good: bool = False) -> None:
    """Say that a parcel could not be sent: it is tried again later, a few times, or never."""
    for notice in session.scalars(select(Notice).where(Notice.id.in_(list(notice_ids)))):
        notice.mail_after = now() + _FIRST_WAIT * 2**notice.mail_tries
        notice.mail_tries = MOST_TRIES if for_good else notice.mail_tries + 1
        notice.mailed_at = None


def _to_be_mailed(session: Session, moment: datetime) -> ColumnElement[bool]:
    return and_(
        Notice.mailed_at.is_(None),
        Notice.read_at.is_(None),
        Notice.mail_tries < MOST_TRIES,
        Notice.at > moment - TOO_OLD,
        Notice.at >= (opened_at(session) or moment),
        Notice.at >= User.mail_since,
        User.active,
    )
