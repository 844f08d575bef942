"""Since when notices go out by e-mail."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from webapp.store.tables.base import Base, now


class Outbox(Base):
    """One row, made when a mail server was first set. What was noticed before is not mailed."""

    __tablename__ = "outbox"

    name: Mapped[str] = mapped_column(String(20), primary_key=True)
    opened_at: Mapped[datetime] = mapped_column(default=now)
