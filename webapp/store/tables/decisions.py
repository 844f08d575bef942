"""The decisions sheet: formal decisions as the record needs them, beside the letter."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from webapp.store.encryption import SealedText
from webapp.store.tables.base import Base, id_column


class Decision(Base):
    """One decision, told in message ``message`` (1 to 3) or left out for a reason.

    The words are encrypted; the due date is not, as with promises.
    """

    __tablename__ = "decisions"

    id: Mapped[str] = id_column()
    letter_id: Mapped[str] = mapped_column(ForeignKey("letters.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    text: Mapped[str] = mapped_column(SealedText("decisions.text"))
    message: Mapped[int | None] = mapped_column(default=None)
    left_out_because: Mapped[str | None] = mapped_column(
        SealedText("decisions.left_out_because"), default=None
    )
    who: Mapped[str | None] = mapped_column(SealedText("decisions.who"), default=None)
    due: Mapped[date | None] = mapped_column(default=None)
