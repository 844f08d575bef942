"""Dip samples: letters that a quality manager drew to read, with the seed that drew them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from webapp.store.encryption import SealedText
from webapp.store.tables.base import Base, id_column, now


class Sample(Base):
    """One draw: what was asked for, how many letters there were, and by which seed."""

    __tablename__ = "samples"

    id: Mapped[str] = id_column()
    by: Mapped[str] = mapped_column(ForeignKey("users.id"), index=True)
    seed: Mapped[str] = mapped_column(String(40))
    size: Mapped[int]
    month: Mapped[str] = mapped_column(String(7), default="")  # "2026-11", or any
    kind: Mapped[str] = mapped_column(String(40), default="")
    writer_id: Mapped[str | None] = mapped_column(ForeignKey("users.id"), default=None)
    youngest: Mapped[int | None] = mapped_column(default=None)
    oldest: Mapped[int | None] = mapped_column(default=None)
    out_of: Mapped[int]  # how many letters there were to draw from
    purpose: Mapped[str | None] = mapped_column(SealedText("samples.purpose"), default=None)
    drawn_at: Mapped[datetime] = mapped_column(default=now)


class SampledLetter(Base):
    """One letter of a sample, by its number there. It is read as it was when it was drawn."""

    __tablename__ = "sampled_letters"

    sample_id: Mapped[str] = mapped_column(
        ForeignKey("samples.id", ondelete="CASCADE"), primary_key=True
    )
    letter_id: Mapped[str] = mapped_column(
        ForeignKey("letters.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    number: Mapped[int]
    version: Mapped[int]
    seen_at: Mapped[datetime | None] = mapped_column(default=None)
    note: Mapped[str | None] = mapped_column(SealedText("sampled_letters.note"), default=None)

    __table_args__ = (UniqueConstraint("sample_id", "number"),)
