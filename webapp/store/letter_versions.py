"""The saved versions of a letter: added, listed, compared after a conflict, thinned out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session, undefer

from webapp.errors import Conflict, NotFound
from webapp.store.tables import Comment, Export, Letter, LetterVersion, Round, SavedBy, now
from webapp.store.who import Who

MOST_VERSIONS = 2**31
THIN_AFTER = timedelta(hours=24)
THIN_TO = timedelta(minutes=10)


@dataclass(frozen=True)
class VersionRow:
    """What the history of a letter shows."""

    number: int
    at: datetime
    author_id: str
    saved_by: SavedBy
    note: str | None


def add(
    session: Session,
    letter: Letter,
    content: Mapping[str, Any],
    *,
    by: Who,
    saved_by: SavedBy,
    note: str | None = None,
) -> LetterVersion:
    """Store the content as the version that ``letter.version`` names."""
    version = LetterVersion(
        letter_id=letter.id,
        number=letter.version,
        content=dict(content),
        saved_by=saved_by,
        author_id=by.id,
        at=now(),
        note=note,
    )
    session.add(version)
    session.flush()
    return version


def one(session: Session, letter: Letter, number: int) -> LetterVersion:
    """Return one version with its content.

    Raises `NotFound`: the letter has no such version (any more).
    """
    if not 0 < number < MOST_VERSIONS:
        raise NotFound()  # a number that no database could look for
    version = session.scalar(
        select(LetterVersion)
        .options(undefer(LetterVersion.content))
        .where(LetterVersion.letter_id == letter.id, LetterVersion.number == number)
    )
    if version is None:
        raise NotFound()
    return version


def contents(session: Session, letter: Letter, numbers: set[int]) -> dict[int, dict[str, Any]]:
    """Return the contents of some versions by number. One that is not there is left out."""
    if not numbers:
        return {}
    rows = session.execute(
        select(LetterVersion.number, LetterVersion.content).where(
            LetterVersion.letter_id == letter.id, LetterVersion.number.in_(numbers)
        )
    )
    return {row[0]: row[1] for row in rows}


def newest(session: Session, letter: Letter) -> LetterVersion:
    """Return the newest version with its content."""
    return one(session, letter, letter.version)


def history(session: Session, letter: Letter) -> list[VersionRow]:
    """Return all versions, newest first, without opening their content."""
    rows = session.execute(
        select(
            LetterVersion.number,
            LetterVersion.at,
            LetterVersion.author_id,
            LetterVersion.saved_by,
            LetterVersion.note,
        )
        .where(LetterVersion.letter_id == letter.id)
        .order_by(LetterVersion.number.desc())
    )
    return [VersionRow(*row) for row in rows]


def conflict(
    session: Session,
    letter_id: str,
    newest_version: LetterVersion,
    yours: Mapping[str, Any],
    expected_version: int,
) -> Conflict:
    """Return the error that carries both texts, and the one they both started from."""
    base = session.scalar(
        select(LetterVersion.content).where(
            LetterVersion.letter_id == letter_id, LetterVersion.number == expected_version
        )
    )
    return Conflict(
        yours=yours,
        theirs=newest_version.content,
        their_version=newest_version.number,
        their_author=newest_version.author_id,
        their_time=newest_version.at,
        base=base,
    )


def thin(session: Session, letter: Letter) -> int:
    """Remove some versions that were saved by themselves while typing, more than a day ago.

    One is kept for every ten minutes, and every version that a comment, a review round or an
    exported file refers to, that has a note, or that somebody saved on purpose. Returns how
    many were removed.
    """
    kept = {letter.version, 1}
    for query in (
        select(Comment.version).where(Comment.letter_id == letter.id),
        select(Round.asked_version).where(Round.letter_id == letter.id),
        select(Round.answered_version).where(Round.letter_id == letter.id),
        select(Export.version).where(Export.letter_id == letter.id),
    ):
        kept.update(number for number in session.scalars(query) if number is not None)
    gone: list[int] = []
    later: datetime | None = None
    for row in history(session, letter):
        stays = row.number in kept or row.saved_by is not SavedBy.TYPING or row.note is not None
        is_recent = now() - row.at < THIN_AFTER
        is_apart = later is None or later - row.at >= THIN_TO
        if stays or is_recent or is_apart:
            later = row.at
        else:
            gone.append(row.number)
    session.execute(
        delete(LetterVersion).where(
            LetterVersion.letter_id == letter.id, LetterVersion.number.in_(gone)
        )
    )
    return len(gone)
