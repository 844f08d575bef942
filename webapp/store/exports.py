"""What left the editor, and when: proved by a hash."""

from __future__ import annotations

import hashlib

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.store import letters, trail
from webapp.store.tables import Export
from webapp.store.who import Who


def record(
    session: Session, letter_id: str, version: int, file_format: str, file: bytes, *, by: Who
) -> Export:
    """Write down that a file was made from one version of a letter. The file is not kept.

    Raises `NotFound`: the letter is not this person's to open.
    """
    letters.get(session, letter_id, by=by)
    export = Export(
        letter_id=letter_id,
        version=version,
        format=file_format,
        sha256=hashlib.sha256(file).hexdigest(),
        size=len(file),
        by=by.id,
    )
    session.add(export)
    session.flush()
    trail.record(
        session,
        by,
        "letter.exported",
        "letter",
        letter_id,
        version=version,
        format=file_format,
        sha256=export.sha256,
    )
    return export


def listed(session: Session, letter_id: str, *, by: Who) -> list[Export]:
    """Return what was made from a letter, newest first."""
    letters.get(session, letter_id, by=by)
    return list(
        session.scalars(
            select(Export).where(Export.letter_id == letter_id).order_by(Export.at.desc())
        )
    )
