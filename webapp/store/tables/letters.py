"""Letters: what a list needs in clear, so that no text is opened to show a list."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from webapp.store.tables.base import Base, choice, id_column, now


class LetterState(StrEnum):
    """Where a letter stands. A sent letter is locked."""

    DRAFT = "draft"
    WITH_BUDDY = "with-buddy"
    READY = "ready"
    SENT = "sent"


class Letter(Base):
    """One letter. Its words are in its versions; ``version`` is the number of the newest."""

    __tablename__ = "letters"

    id: Mapped[str] = id_column()
    child_id: Mapped[str] = mapped_column(ForeignKey("children.id", ondelete="CASCADE"), index=True)
    writer_id: Mapped[str] = mapped_column(ForeignKey("users.id"))
    kind: Mapped[str] = mapped_column(String(40))  # letterkit.kinds: "after-review" ...
    state: Mapped[LetterState] = mapped_column(choice(LetterState), default=LetterState.DRAFT)
    version: Mapped[int] = mapped_column(default=1)
    letter_date: Mapped[date | None] = mapped_column(default=None)
    meeting_on: Mapped[date | None] = mapped_column(default=None)
    figures: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)  # counts only, no words
    created_at: Mapped[datetime] = mapped_column(default=now)
    updated_at: Mapped[datetime] = mapped_column(default=now)
    sent_at: Mapped[datetime | None] = mapped_column(default=None)

    __table_args__ = (Index(None, "writer_id", "state", "updated_at"),)
