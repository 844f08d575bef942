"""Who changed which symbol, and how it was before."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from webapp.store.tables.base import Base, now


class SymbolHistory(Base):
    """One change of one symbol: the row before and after."""

    __tablename__ = "symbol_history"

    id: Mapped[int] = mapped_column(primary_key=True)
    set_name: Mapped[str] = mapped_column(String(40))
    symbol: Mapped[str] = mapped_column(String(80))
    what: Mapped[str] = mapped_column(String(40))  # added, edited, published, withdrawn ...
    before: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    after: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    by: Mapped[str] = mapped_column(ForeignKey("users.id"))
    at: Mapped[datetime] = mapped_column(default=now)

    __table_args__ = (Index(None, "set_name", "symbol"),)
