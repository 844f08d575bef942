"""Where symbols are used, and what letters there are to count words in: never whose they are.

What is returned about letters and children that a person may not open holds no name and no id.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from webapp.store import notices
from webapp.store.children import works_with
from webapp.store.letters import may_open
from webapp.store.tables import Child, FrozenPage, Letter, LetterState, LetterVersion
from webapp.store.who import Who


@dataclass(frozen=True)
class LetterTold:
    """One letter as a search for symbols sees it.

    ``frozen`` names the symbols of the page it was sent with, and ``content`` is then not opened.
    ``id`` and ``child_name`` are empty where the person may not open the letter.
    """

    id: str
    child_name: str
    kind: str
    letter_date: date | None
    state: LetterState
    frozen: tuple[str, ...] | None
    content: dict[str, Any]
    profile: dict[str, Any]


@dataclass(frozen=True)
class ChildTold:
    """One child's profile as a search for symbols sees it; ``id`` and ``name`` as for letters."""

    id: str
    name: str
    profile: dict[str, Any]


@dataclass(frozen=True)
class Written:
    """What was written to one child. ``child`` only tells children apart; it is no id."""

    child: int
    content: dict[str, Any]
    profile: dict[str, Any]


def letters_told(session: Session, *, by: Who) -> Iterator[LetterTold]:
    """Yield every letter, the newest first, with what is needed to look for a symbol in it."""
    rows = session.execute(
        select(
            Letter.id,
            Child.name,
            Letter.kind,
            Letter.letter_date,
            Letter.state,
            may_open(by),
            FrozenPage.symbols,
            Child.profile,
        )
        .join(Child, Child.id == Letter.child_id)
        .outerjoin(FrozenPage, FrozenPage.letter_id == Letter.id)
        .order_by(Letter.updated_at.desc())
    ).all()
    unopened = [row[0] for row in rows if row[6] is None]
    contents = dict(_contents(session, unopened))
    for letter_id, name, kind, day, state, may, frozen, profile in rows:
        yield LetterTold(
            letter_id if may else "",
            name if may else "",
            kind,
            day,
            state,
            None if frozen is None else tuple(frozen),
            contents.get(letter_id, {}),
            profile,
        )


def children_told(session: Session, *, by: Who) -> Iterator[ChildTold]:
    """Yield every child who is not closed, with the profile."""
    rows = session.execute(
        select(Child.id, Child.name, Child.profile, works_with(by, Child.id))
        .where(Child.closed_at.is_(None))
        .order_by(Child.id)
    )
    for child_id, name, profile, may in rows:
        yield ChildTold(child_id if may else "", name if may else "", profile)


def newest_written(session: Session, *, since: datetime, most: int) -> Iterator[Written]:
    """Yield the newest letters of all children, to count words in."""
    rows = session.execute(
        select(Letter.id, Letter.child_id, Child.profile)
        .join(Child, Child.id == Letter.child_id)
        .where(Letter.updated_at >= since)
        .order_by(Letter.updated_at.desc())
        .limit(most)
    ).all()
    contents = dict(_contents(session, [row[0] for row in rows]))
    numbers: dict[str, int] = {}
    for letter_id, child_id, profile in rows:
        if letter_id in contents:
            number = numbers.setdefault(child_id, len(numbers))
            yield Written(number, contents[letter_id], profile)


def tell_writers(session: Session, ref: str) -> int:
    """Leave a notice for each writer who chose a symbol in a letter that is not sent yet.

    Returns how many letters there are.
    """
    rows = session.execute(
        select(Letter.id, Letter.writer_id).where(Letter.state != LetterState.SENT)
    )
    writers = {row[0]: row[1] for row in rows}
    told = 0
    for letter_id, content in _contents(session, list(writers)):
        if names(content, ref):
            notices.tell(session, writers[letter_id], "symbol-withdrawn", letter_id=letter_id)
            told += 1
    return told


def names(content: Mapping[str, Any], ref: str) -> bool:
    """Say whether a letter names a symbol: as a picture, for a word, or in its own profile."""
    return json.dumps(ref) in json.dumps(content)


def _contents(session: Session, ids: list[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    for start in range(0, len(ids), 500):
        rows = session.execute(
            select(Letter.id, LetterVersion.content)
            .join(
                LetterVersion,
                and_(LetterVersion.letter_id == Letter.id, LetterVersion.number == Letter.version),
            )
            .where(Letter.id.in_(ids[start : start + 500]))
        )
        yield from ((row[0], row[1]) for row in rows)
