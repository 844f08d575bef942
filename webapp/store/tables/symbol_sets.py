"""Symbol sets that are kept in the editor: the council's own, or one it has a licence for."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from webapp.store.encryption import SealedJSON
from webapp.store.tables.base import Base, now


class SymbolSet(Base):
    """One set, with the keys of its set.toml; ``more`` holds those that have no column.

    ``version`` counts changes of these terms, so that two people cannot overwrite each other.
    ``stamp`` counts every change that a letter could show: other processes watch it.
    """

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
    more: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    # What came beside the set, as text by file name: an alias table, the boards it came as.
    extras: Mapped[dict[str, str] | None] = mapped_column(
        SealedJSON("symbol_sets.extras"), default=None, deferred=True
    )
    version: Mapped[int] = mapped_column(default=1)
    stamp: Mapped[int] = mapped_column(default=1)
    added_by: Mapped[str] = mapped_column(ForeignKey("users.id"))
    added_at: Mapped[datetime] = mapped_column(default=now)
    updated_at: Mapped[datetime] = mapped_column(default=now)
