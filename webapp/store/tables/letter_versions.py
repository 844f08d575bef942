"""Every saved version of every letter."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from webapp.store.encryption import SealedJSON, SealedText
from webapp.store.tables.base import Base, choice, now


class SavedBy(StrEnum):
    """How a version came to be."""

    START = "start"  # the first version
    TYPING = "typing"  # saved by itself
    WRITER = "writer"  # the writer pressed Save
    RESTORED = "restored"  # an older version brought back
    ACCEPTED = "accepted"  # a buddy's wording taken over
    BROUGHT_IN = "brought-in"  # from Word or a file
    CHOSEN = "chosen"  # after two people wrote at once


class LetterVersion(Base):
    """The letter as it was at one moment: the JSON of the letter file, encrypted."""

    __tablename__ = "letter_versions"

    id: Mapped[int] = mapped_column(primary_key=True)
    letter_id: Mapped[str] = mapped_column(ForeignKey("letters.id", ondelete="CASCADE"))
    number: Mapped[int]
    content: Mapped[dict[str, Any]] = mapped_column(
        SealedJSON("letter_versions.content"), deferred=True
    )
    saved_by: Mapped[SavedBy] = mapped_column(choice(SavedBy), default=SavedBy.TYPING)
    author_id: Mapped[str] = mapped_column(ForeignKey("users.id"))
    at: Mapped[datetime] = mapped_column(default=now)
    note: Mapped[str | None] = mapped_column(SealedText("letter_versions.note"), default=None)

    __table_args__ = (UniqueConstraint("letter_id", "number"),)
