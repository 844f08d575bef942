"""Letters as they were laid out when they were sent: every word and picture in its place."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from webapp.store.encryption import SealedBytes
from webapp.store.tables.base import Base, now


class FrozenPage(Base):
    """The page of a sent letter (letterkit.page_file). It is made once and never changed."""

    __tablename__ = "frozen_pages"

    letter_id: Mapped[str] = mapped_column(
        ForeignKey("letters.id", ondelete="CASCADE"), primary_key=True
    )
    version: Mapped[int]
    page: Mapped[bytes] = mapped_column(SealedBytes("frozen_pages.page"), deferred=True)
    # The names of its symbols ("care:home"), so that it can be told where one was used.
    symbols: Mapped[list[str]] = mapped_column(JSON, default=list)
    at: Mapped[datetime] = mapped_column(default=now)
