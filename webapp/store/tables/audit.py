"""Who saw, changed or exported what. Rows are added, never changed or removed.

The database itself refuses UPDATE and DELETE here (triggers, made by the migrations).
There are no foreign keys, so that removing a child's letters leaves the trail whole.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from webapp.store.tables.base import ID_LENGTH, Base, now


class AuditEntry(Base):
    """One thing that somebody did. Ids, codes and counts only: no words, no names."""

    __tablename__ = "audit"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(default=now)
    user_id: Mapped[str | None] = mapped_column(String(ID_LENGTH), default=None)
    action: Mapped[str] = mapped_column(String(40))  # "letter.saved", "child.seen" ...
    subject: Mapped[str] = mapped_column(String(24))  # "letter", "child", "user" ...
    subject_id: Mapped[str] = mapped_column(String(60))
    facts: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)

    __table_args__ = (Index(None, "subject", "subject_id"), Index(None, "user_id", "at"))
