"""What waits for a person. A notice has a kind and ids, never words or names."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from webapp.store.tables.base import Base, id_column, now


class Notice(Base):
    """One thing to tell one person. Its words come from a template, by ``kind``."""

    __tablename__ = "notices"

    id: Mapped[str] = id_column()
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(40))
    letter_id: Mapped[str | None] = mapped_column(
        ForeignKey("letters.id", ondelete="CASCADE"), default=None
    )
    child_id: Mapped[str | None] = mapped_column(
        ForeignKey("children.id", ondelete="CASCADE"), default=None
    )
    at: Mapped[datetime] = mapped_column(default=now)
    read_at: Mapped[datetime | None] = mapped_column(default=None)
    mailed_at: Mapped[datetime | None] = mapped_column(default=None)
    mail_tries: Mapped[int] = mapped_column(default=0, server_default="0")
    mail_after: Mapped[datetime | None] = mapped_column(default=None)  # not tried before

    __table_args__ = (Index(None, "user_id", "read_at"), Index(None, "mailed_at", "at"))
