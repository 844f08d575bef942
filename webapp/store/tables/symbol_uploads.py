"""Pictures that a therapist uploaded. They are kept even when a symbol is withdrawn."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from webapp.store.encryption import SealedBytes
from webapp.store.tables.base import Base, id_column, now


class SymbolUpload(Base):
    """One picture, re-encoded. It may show a person, so it is encrypted like a photo."""

    __tablename__ = "symbol_uploads"

    id: Mapped[str] = id_column()
    image: Mapped[bytes] = mapped_column(SealedBytes("symbol_uploads.image"), deferred=True)
    media_type: Mapped[str] = mapped_column(String(40))
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    width: Mapped[int]
    height: Mapped[int]
    added_by: Mapped[str] = mapped_column(ForeignKey("users.id"))
    added_at: Mapped[datetime] = mapped_column(default=now)
