"""Symbol sets that are kept in the editor: the council's own, or one it has a licence for."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from webapp.store.tables.base import Base, now


class SymbolSet(Base):
    """One set, with the keys of its set.toml."""

    __tablename__ = "symbol_sets"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)  # the "set" in "set:id"
    title: Mapped[str] = mapped_column(String(200))
    licence: Mapped[str] = mapped_column(String(80))
    licence_url: Mapped[str] = mapped_column(String(300), default="")
    holder: Mapped[str] = mapped_column(String(200), default="")
    attribution: Mapped[str] = mapped_column(Text, default="")
    source: Mapped[str] = mapped_column(String(300), default="")
    expires: Mapped[date | None] = mapped_column(default=None)
    max_distinct: Mapped[int | None] = mapped_column(default=None)
    added_by: Mapped[str] = mapped_column(ForeignKey("users.id"))
    added_at: Mapped[datetime] = mapped_column(default=now)
    updated_at: Mapped[datetime] = mapped_column(default=now)
