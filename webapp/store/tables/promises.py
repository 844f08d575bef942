"""Promises made to a child: the steps of a letter, with the day they are due."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from webapp.store.encryption import SealedText
from webapp.store.tables.base import Base, choice, id_column


class PromiseState(StrEnum):
    """What became of a promise."""

    OPEN = "open"
    KEPT = "kept"
    LATE = "late"
    CHANGED = "changed"


class Promise(Base):
    """One step of one letter. The words are encrypted; the due date is not, so it can be found."""

    __tablename__ = "promises"

    id: Mapped[str] = id_column()
    letter_id: Mapped[str] = mapped_column(ForeignKey("letters.id", ondelete="CASCADE"))
    child_id: Mapped[str] = mapped_column(ForeignKey("children.id", ondelete="CASCADE"), index=True)
    field: Mapped[str] = mapped_column(String(60))  # "messages.1.steps.2"
    who: Mapped[str] = mapped_column(SealedText("promises.who"))
    what: Mapped[str] = mapped_column(SealedText("promises.what"))
    due: Mapped[date | None] = mapped_column(default=None, index=True)
    state: Mapped[PromiseState] = mapped_column(choice(PromiseState), default=PromiseState.OPEN)
    sentence: Mapped[str | None] = mapped_column(SealedText("promises.sentence"), default=None)
    told_in: Mapped[str | None] = mapped_column(
        ForeignKey("letters.id", ondelete="SET NULL"), default=None
    )
    marked_by: Mapped[str | None] = mapped_column(ForeignKey("users.id"), default=None)
    marked_at: Mapped[datetime | None] = mapped_column(default=None)

    __table_args__ = (UniqueConstraint("letter_id", "field"),)
