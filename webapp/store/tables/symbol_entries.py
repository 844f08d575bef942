"""The symbols of a set, with the columns of its symbols.csv."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from webapp.store.tables.base import Base, choice, id_column, now


class EntryState(StrEnum):
    """A draft is seen by therapists only. Letters keep the picture they were sent with."""

    DRAFT = "draft"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class SymbolEntry(Base):
    """One symbol. Together with its set's name, ``symbol`` makes the reference "set:id"."""

    __tablename__ = "symbol_entries"

    id: Mapped[str] = id_column()
    set_name: Mapped[str] = mapped_column(ForeignKey("symbol_sets.name", ondelete="CASCADE"))
    symbol: Mapped[str] = mapped_column(String(80))
    label: Mapped[str] = mapped_column(String(120))
    keywords: Mapped[list[str]] = mapped_column(JSON, default=list)
    category: Mapped[str] = mapped_column(String(40), default="")
    part_of_speech: Mapped[str] = mapped_column(String(20), default="other")
    alt_text: Mapped[str] = mapped_column(Text, default="")
    suitability: Mapped[str] = mapped_column(Text, default="")  # a note: when it fits
    suitable_from: Mapped[int | None] = mapped_column(default=None)  # an age in years
    not_for_children: Mapped[bool] = mapped_column(default=False)
    # Its own terms, where they differ from its set's.
    licence: Mapped[str] = mapped_column(String(80), default="")
    author: Mapped[str] = mapped_column(String(200), default="")
    source: Mapped[str] = mapped_column(String(300), default="")
    variants: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)  # name -> upload id
    upload_id: Mapped[str | None] = mapped_column(ForeignKey("symbol_uploads.id"), default=None)
    state: Mapped[EntryState] = mapped_column(choice(EntryState), default=EntryState.DRAFT)
    version: Mapped[int] = mapped_column(default=1)
    updated_at: Mapped[datetime] = mapped_column(default=now)

    __table_args__ = (UniqueConstraint("set_name", "symbol"),)
