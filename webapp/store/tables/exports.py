"""What left the editor: a hash of each file, so that it can be proved later."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from webapp.store.tables.base import Base, id_column, now


class Export(Base):
    """One file made from one version of one letter."""

    __tablename__ = "exports"

    id: Mapped[str] = id_column()
    letter_id: Mapped[str] = mapped_column(ForeignKey("letters.id", ondelete="CASCADE"), index=True)
    version: Mapped[int]
    format: Mapped[str] = mapped_column(String(12))  # docx, pdf, html, txt, toml
    sha256: Mapped[str] = mapped_column(String(64))
    size: Mapped[int]
    by: Mapped[str] = mapped_column(ForeignKey("users.id"))
    at: Mapped[datetime] = mapped_column(default=now)
