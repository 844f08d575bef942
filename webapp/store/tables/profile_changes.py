"""Changes to a child's communication profile that a writer proposes to the therapist."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from webapp.store.encryption import SealedJSON, SealedText
from webapp.store.tables.base import Base, choice, id_column, now


class ChangeState(StrEnum):
    """Where a proposal stands."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class ProfileChange(Base):
    """One proposal: the profile fields that should change, and why."""

    __tablename__ = "profile_changes"

    id: Mapped[str] = id_column()
    child_id: Mapped[str] = mapped_column(ForeignKey("children.id", ondelete="CASCADE"), index=True)
    change: Mapped[dict[str, Any]] = mapped_column(SealedJSON("profile_changes.change"))
    reason: Mapped[str] = mapped_column(SealedText("profile_changes.reason"))
    state: Mapped[ChangeState] = mapped_column(choice(ChangeState), default=ChangeState.WAITING)
    proposed_by: Mapped[str] = mapped_column(ForeignKey("users.id"))
    proposed_at: Mapped[datetime] = mapped_column(default=now)
    decided_by: Mapped[str | None] = mapped_column(ForeignKey("users.id"), default=None)
    decided_at: Mapped[datetime | None] = mapped_column(default=None)
    reply: Mapped[str | None] = mapped_column(SealedText("profile_changes.reply"), default=None)
