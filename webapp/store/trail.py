"""The audit trail: who saw, changed or exported what, in the same transaction as the act."""

from __future__ import annotations

import re
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.store.tables import AuditEntry
from webapp.store.who import Who

# Codes, ids, hashes, dates: nothing that could hold a sentence or a name with a space in it.
_CODE = re.compile(r"[a-z0-9:._-]{0,80}")


def record(
    session: Session,
    by: Who | str | None,
    action: str,
    subject: str,
    subject_id: str,
    **facts: str | int | bool | None,
) -> None:
    """Add one line to the trail. ``by`` is a person, a user id, or None for the editor itself.

    Raises `ValueError`: a fact is not a number, a yes or no, or a short code. Words of letters and
        names of people must never get here.
    """
    for name, fact in facts.items():
        if isinstance(fact, str) and not _CODE.fullmatch(fact):
            raise ValueError(f"the audit trail takes codes and counts only, not {name!r}")
    session.add(
        AuditEntry(
            user_id=by.id if isinstance(by, Who) else by,
            action=action,
            subject=subject,
            subject_id=subject_id,
            facts=facts,
        )
    )


def did(
    session: Session, by: Who, action: str, subject: str, subject_id: str, *, since: datetime
) -> bool:
    """Say whether a person did something to a thing since a moment."""
    found = select(AuditEntry.id).where(
        AuditEntry.subject == subject,
        AuditEntry.subject_id == subject_id,
        AuditEntry.user_id == by.id,
        AuditEntry.action == action,
        AuditEntry.at >= since,
    )
    return session.scalar(found.limit(1)) is not None


def about(session: Session, subject: str, subject_id: str, limit: int = 200) -> list[AuditEntry]:
    """Return what happened to one thing, newest first."""
    return list(
        session.scalars(
            select(AuditEntry)
            .where(AuditEntry.subject == subject, AuditEntry.subject_id == subject_id)
            .order_by(AuditEntry.id.desc())
            .limit(limit)
        )
    )
