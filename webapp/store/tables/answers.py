"""Answers to the review questions."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from webapp.store.encryption import SealedText
from webapp.store.tables.base import Base, choice, id_column, now


class AnswerValue(StrEnum):
    """What can be answered."""

    YES = "yes"
    NOT_YET = "not-yet"
    NOT_NEEDED = "not-needed"


class Answer(Base):
    """One answer, given in a review round or, for a dip sample, outside one."""

    __tablename__ = "answers"

    id: Mapped[str] = id_column()
    letter_id: Mapped[str] = mapped_column(ForeignKey("letters.id", ondelete="CASCADE"), index=True)
    round_id: Mapped[str | None] = mapped_column(
        ForeignKey("rounds.id", ondelete="CASCADE"), default=None
    )
    by: Mapped[str] = mapped_column(ForeignKey("users.id"))
    question: Mapped[str] = mapped_column(String(40))  # the question's id in the council's list
    value: Mapped[AnswerValue] = mapped_column(choice(AnswerValue))
    note: Mapped[str | None] = mapped_column(SealedText("answers.note"), default=None)
    at: Mapped[datetime] = mapped_column(default=now)

    __table_args__ = (UniqueConstraint("letter_id", "round_id", "by", "question"),)
