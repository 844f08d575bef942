"""The laid-out pages of sent letters: kept once, and never changed."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session, undefer

from webapp.store import letters, trail
from webapp.store.tables import FrozenPage, Letter
from webapp.store.who import Who


def keep(
    session: Session, letter_id: str, version: int, page: bytes, symbols: Iterable[str], *, by: Who
) -> None:
    """Keep a letter's page as it is sent. ``symbols`` are the names of the symbols on it.

    Raises `NotFound`: the letter is not this person's to open.
    """
    letters.get(session, letter_id, by=by)
    names = sorted(set(symbols))
    session.add(FrozenPage(letter_id=letter_id, version=version, page=page, symbols=names))
    trail.record(session, by, "letter.page-kept", "letter", letter_id, size=len(page))


def get(session: Session, letter_id: str, *, by: Who) -> bytes | None:
    """Return the page that a letter was sent with; None where none was kept.

    Raises `NotFound`: the letter is not this person's to open.
    """
    return of_letter(session, letters.get(session, letter_id, by=by))


def of_letter(session: Session, letter: Letter) -> bytes | None:
    """Return the page that a letter was sent with, for whoever has it open already."""
    row = session.scalar(
        select(FrozenPage)
        .options(undefer(FrozenPage.page))
        .where(FrozenPage.letter_id == letter.id)
    )
    return None if row is None else row.page
