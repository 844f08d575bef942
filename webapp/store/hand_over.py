"""Everything that is held about one child, to hand over when the child asks to see it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, undefer

from webapp.errors import NotFound
from webapp.store import trail
from webapp.store.tables import (
    Answer,
    Base,
    Child,
    Comment,
    Decision,
    Export,
    FrozenPage,
    Letter,
    LetterVersion,
    Photo,
    ProfileChange,
    Promise,
    Round,
    SampledLetter,
)


@dataclass(frozen=True)
class HandOver:
    """All rows about a child, by table, ready for JSON; and the photos, by file name.

    ``pages`` are letters as they were laid out when they were sent (letterkit.page_file).
    """

    tables: dict[str, list[dict[str, Any]]]
    photos: dict[str, bytes]
    pages: dict[str, bytes]


def everything(session: Session, child_id: str) -> HandOver:
    """Gather all that is held about a child: drafts, comments and the audit trail included.

    For the command line only, where somebody who runs the editor answers a child's request; no
    page calls it.

    Raises `NotFound`: there is no such child.
    """
    if session.get(Child, child_id) is None:
        raise NotFound()
    of_letter = select(Letter.id).where(Letter.child_id == child_id)
    wanted: list[tuple[type[Base], Any]] = [
        (Child, Child.id == child_id),
        (ProfileChange, ProfileChange.child_id == child_id),
        (Photo, Photo.child_id == child_id),
        (Letter, Letter.child_id == child_id),
        (Promise, Promise.child_id == child_id),
        *(
            (table, table.letter_id.in_(of_letter))
            for table in (
                LetterVersion,
                Decision,
                Comment,
                Round,
                Answer,
                Export,
                FrozenPage,
                SampledLetter,
            )
        ),
    ]
    photos: dict[str, bytes] = {}
    tables: dict[str, list[dict[str, Any]]] = {}
    for table, condition in wanted:
        columns = [c for c in table.__table__.columns if c.name not in ("image", "page")]
        rows = session.execute(select(*columns).where(condition))
        tables[table.__tablename__] = [
            {name: _plain(value) for name, value in row._mapping.items()} for row in rows
        ]
    for photo_id, image, media_type in session.execute(
        select(Photo.id, Photo.image, Photo.media_type).where(Photo.child_id == child_id)
    ):
        photos[f"{photo_id}.{media_type.rpartition('/')[2]}"] = image
    letter_ids = list(session.scalars(of_letter))
    sent = select(FrozenPage.letter_id, FrozenPage.page).where(FrozenPage.letter_id.in_(letter_ids))
    pages = {f"{letter_id}.page.zip": page for letter_id, page in session.execute(sent)}
    tables["audit"] = [
        {
            "at": _plain(entry.at),
            "user": entry.user_id,
            "action": entry.action,
            "facts": entry.facts,
        }
        for subject, subject_id in [("child", child_id), *(("letter", each) for each in letter_ids)]
        for entry in trail.about(session, subject, subject_id, limit=100_000)
    ]
    trail.record(session, None, "child.handed-over", "child", child_id)
    return HandOver(tables, photos, pages)


def children_called(session: Session, name: str) -> list[tuple[str, date | None]]:
    """Return the ids of the children who use a name (or have it as their id), with birth dates.

    For the command line only, as above.
    """
    found = []
    for child in session.scalars(select(Child).options(undefer(Child.profile))):
        if child.id == name or child.name.casefold() == name.strip().casefold():
            born = child.profile.get("born")
            found.append((child.id, date.fromisoformat(born) if born else None))
    return found


_PLAIN: dict[type, Callable[[Any], Any]] = {datetime: datetime.isoformat, date: date.isoformat}


def _plain(value: Any) -> Any:
    return _PLAIN.get(type(value), lambda same: same)(value)
