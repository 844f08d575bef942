"""What a colleague says about words in a letter."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from webapp.store.encryption import SealedJSON, SealedText
from webapp.store.tables.base import Base, choice, id_column, now


class CommentKind(StrEnum):
    """What kind of remark it is. A letter with an open concern cannot be marked ready."""

    QUESTION = "question"
    SUGGESTION = "suggestion"
    PRAISE = "praise"
    CONCERN = "concern"


class CommentState(StrEnum):
    """Where a remark stands."""

    OPEN = "open"
    RESOLVED = "resolved"
    TEXT_CHANGED = "text-changed"


class Comment(Base):
    """One remark, or a reply to one (``reply_to``; replies are one level deep)."""

    __tablename__ = "comments"

    id: Mapped[str] = id_column()
    letter_id: Mapped[str] = mapped_column(ForeignKey("letters.id", ondelete="CASCADE"))
    round_id: Mapped[str | None] = mapped_column(
        ForeignKey("rounds.id", ondelete="SET NULL"), default=None
    )
    reply_to: Mapped[str | None] = mapped_column(
        ForeignKey("comments.id", ondelete="CASCADE"), default=None
    )
    version: Mapped[int]  # the letter's version that the place below belongs to
    field: Mapped[str] = mapped_column(String(60))
    place: Mapped[dict[str, Any]] = mapped_column(SealedJSON("comments.place"))  # quote, context
    kind: Mapped[CommentKind] = mapped_column(choice(CommentKind))
    state: Mapped[CommentState] = mapped_column(choice(CommentState), default=CommentState.OPEN)
    body: Mapped[str] = mapped_column(SealedText("comments.body"))
    wording: Mapped[str | None] = mapped_column(SealedText("comments.wording"), default=None)
    author_id: Mapped[str] = mapped_column(ForeignKey("users.id"))
    at: Mapped[datetime] = mapped_column(default=now)
    changed_at: Mapped[datetime] = mapped_column(default=now)
    resolved_by: Mapped[str | None] = mapped_column(ForeignKey("users.id"), default=None)
    resolved_at: Mapped[datetime | None] = mapped_column(default=None)
    taken_in: Mapped[int | None] = mapped_column(default=None)  # the version with its wording
    origin: Mapped[str | None] = mapped_column(String(80), default=None)  # its id in a Word file

    __table_args__ = (Index(None, "letter_id", "changed_at"),)
