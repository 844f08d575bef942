"""Review rounds: a writer asks a colleague to read a letter."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from webapp.store.encryption import SealedText
from webapp.store.tables.base import Base, choice, id_column, now


class RoundPart(StrEnum):
    """As what the colleague reads."""

    BUDDY = "buddy"
    THERAPIST = "therapist"


class RoundState(StrEnum):
    """How the reading stands."""

    ASKED = "asked"
    READING = "reading"
    ANOTHER_LOOK = "another-look"
    APPROVED = "approved"
    WITHDRAWN = "withdrawn"


class Round(Base):
    """One colleague asked once about one version of a letter."""

    __tablename__ = "rounds"

    id: Mapped[str] = id_column()
    letter_id: Mapped[str] = mapped_column(ForeignKey("letters.id", ondelete="CASCADE"), index=True)
    number: Mapped[int]
    reviewer_id: Mapped[str] = mapped_column(ForeignKey("users.id"))
    part: Mapped[RoundPart] = mapped_column(choice(RoundPart), default=RoundPart.BUDDY)
    state: Mapped[RoundState] = mapped_column(choice(RoundState), default=RoundState.ASKED)
    asked_by: Mapped[str] = mapped_column(ForeignKey("users.id"))
    asked_at: Mapped[datetime] = mapped_column(default=now)
    asked_version: Mapped[int]
    question: Mapped[str | None] = mapped_column(SealedText("rounds.question"), default=None)
    strength: Mapped[str | None] = mapped_column(SealedText("rounds.strength"), default=None)
    note: Mapped[str | None] = mapped_column(SealedText("rounds.note"), default=None)
    answered_at: Mapped[datetime | None] = mapped_column(default=None)
    answered_version: Mapped[int | None] = mapped_column(default=None)
    changed_at: Mapped[datetime] = mapped_column(default=now)

    __table_args__ = (Index(None, "reviewer_id", "state"),)
