"""The children who are written to, and who may open their pages."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from webapp.store.encryption import SealedJSON, SealedText
from webapp.store.tables.base import Base, choice, id_column, now


class Part(StrEnum):
    """The part that a person has in a child's letters."""

    WRITER = "writer"
    THERAPIST = "therapist"


class Child(Base):
    """One child: the name used, and the profile as the letter file has it, both encrypted."""

    __tablename__ = "children"

    id: Mapped[str] = id_column()
    name: Mapped[str] = mapped_column(SealedText("children.name"))  # for lists, also in profile
    profile: Mapped[dict[str, Any]] = mapped_column(SealedJSON("children.profile"), deferred=True)
    version: Mapped[int] = mapped_column(default=1)
    next_meeting: Mapped[date | None] = mapped_column(default=None, index=True)
    created_at: Mapped[datetime] = mapped_column(default=now)
    updated_at: Mapped[datetime] = mapped_column(default=now)
    closed_at: Mapped[datetime | None] = mapped_column(default=None)

    workers: Mapped[list[ChildWorker]] = relationship(
        cascade="all, delete-orphan", passive_deletes=True
    )


class ChildWorker(Base):
    """A person who works with a child here. Nobody else can open the child's pages."""

    __tablename__ = "child_workers"

    child_id: Mapped[str] = mapped_column(
        ForeignKey("children.id", ondelete="CASCADE"), primary_key=True
    )
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"), primary_key=True, index=True)
    part: Mapped[Part] = mapped_column(choice(Part), primary_key=True)
    since: Mapped[datetime] = mapped_column(default=now)
