"""Photos for one child's letters, each with the record of who agreed."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from webapp.store.encryption import SealedBytes, SealedText
from webapp.store.tables.base import Base, id_column, now


class Photo(Base):
    """One photo, re-encoded and without camera data. It belongs to one child only."""

    __tablename__ = "photos"

    id: Mapped[str] = id_column()
    child_id: Mapped[str] = mapped_column(ForeignKey("children.id", ondelete="CASCADE"), index=True)
    image: Mapped[bytes] = mapped_column(SealedBytes("photos.image"), deferred=True)
    media_type: Mapped[str] = mapped_column(String(40))
    width: Mapped[int]
    height: Mapped[int]
    alt_text: Mapped[str] = mapped_column(SealedText("photos.alt_text"))
    agreed_by: Mapped[str] = mapped_column(SealedText("photos.agreed_by"))
    agreed_for: Mapped[str] = mapped_column(SealedText("photos.agreed_for"))
    agreed_on: Mapped[date]
    agreed_until: Mapped[date | None] = mapped_column(default=None)
    added_by: Mapped[str] = mapped_column(ForeignKey("users.id"))
    added_at: Mapped[datetime] = mapped_column(default=now)
    withdrawn_at: Mapped[datetime | None] = mapped_column(default=None)
