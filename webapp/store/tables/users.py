"""People who sign in."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from webapp.store.encryption import SealedText
from webapp.store.tables.base import Base, choice, id_column, now


class Role(StrEnum):
    """What a person does here. A writer can be asked to be another writer's buddy."""

    WRITER = "writer"
    BUDDY = "buddy"
    THERAPIST = "therapist"
    QUALITY = "quality"
    ADMINISTRATOR = "administrator"


class User(Base):
    """One account. It is closed (``active`` false), never deleted, so that history stays true."""

    __tablename__ = "users"

    id: Mapped[str] = id_column()
    email: Mapped[str] = mapped_column(String(254), unique=True)  # lower case; signs in with it
    name: Mapped[str] = mapped_column(SealedText("users.name"))
    role: Mapped[Role] = mapped_column(choice(Role))
    password_hash: Mapped[str] = mapped_column(String(200), deferred=True)
    must_change_password: Mapped[bool] = mapped_column(default=False)
    active: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime] = mapped_column(default=now)
    signed_in_at: Mapped[datetime | None] = mapped_column(default=None)
    # What is noticed from then on also goes out by e-mail; empty: nothing does.
    mail_since: Mapped[datetime | None] = mapped_column(default=now)
