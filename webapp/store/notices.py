"""Notices: what waits for a person, told by a kind and ids, never by words or names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from webapp.errors import NotFound
from webapp.store.children import works_with
from webapp.store.tables import Child, Letter, Notice, now
from webapp.store.who import Who


@dataclass(frozen=True)
class NoticeRow:
    """What a list of notices shows. The child's name is there for those who work with them."""

    id: str
    kind: str
    letter_id: str | None
    child_id: str | None
    child_name: str | None
    at: datetime


def tell(
    session: Session,
    user_id: str,
    kind: str,
    *,
    letter_id: str | None = None,
    child_id: str | None = None,
) -> Notice:
    """Leave a notice for a person. Its words are in templates/notices.html, by kind."""
    notice = Notice(user_id=user_id, kind=kind, letter_id=letter_id, child_id=child_id)
    session.add(notice)
    session.flush()
    return notice


def tell_once(session: Session, user_id: str, kind: str, *, letter_id: str) -> None:
    """Leave a notice about a letter, unless one of this kind waits for this person already."""
    same = select(Notice.id).where(
        Notice.user_id == user_id,
        Notice.kind == kind,
        Notice.letter_id == letter_id,
        Notice.read_at.is_(None),
    )
    if session.scalar(same.limit(1)) is None:
        tell(session, user_id, kind, letter_id=letter_id)


def waiting(session: Session, *, by: Who, limit: int = 20) -> list[NoticeRow]:
    """Return a person's unread notices, newest first."""
    whose = func.coalesce(Notice.child_id, Letter.child_id)
    rows = session.execute(
        select(Notice.id, Notice.kind, Notice.letter_id, Notice.child_id, Child.name, Notice.at)
        .outerjoin(Letter, Letter.id == Notice.letter_id)
        .outerjoin(Child, (Child.id == whose) & works_with(by, whose))
        .where(Notice.user_id == by.id, Notice.read_at.is_(None))
        .order_by(Notice.at.desc())
        .limit(limit)
    )
    return [NoticeRow(*row) for row in rows]


def done(session: Session, user_id: str, kind: str, *, letter_id: str) -> None:
    """Mark notices of one kind about one letter as read, because it was done."""
    session.execute(
        update(Notice)
        .where(
            Notice.user_id == user_id,
            Notice.kind == kind,
            Notice.letter_id == letter_id,
            Notice.read_at.is_(None),
        )
        .values(read_at=now())
    )


def read(session: Session, notice_id: str, *, by: Who) -> Notice:
    """Mark a notice as read.

    Raises `NotFound`: it is not this person's.
    """
    notice = session.get(Notice, notice_id)
    if notice is None or notice.user_id != by.id:
        raise NotFound()
    notice.read_at = now()
    return notice
