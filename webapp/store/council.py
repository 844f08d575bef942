"""What a council sets for everybody, such as its glossary and its review questions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from webapp.errors import Conflict
from webapp.store import trail
from webapp.store.tables import CouncilSetting, now
from webapp.store.who import Who


def get(session: Session, name: str, default: Any = None) -> Any:
    """Return the value of a setting, or the default where the council set nothing."""
    row = session.get(CouncilSetting, name)
    return default if row is None else row.value


def version(session: Session, name: str) -> int:
    """Return how often a setting was saved (0 when never)."""
    row = session.get(CouncilSetting, name)
    return 0 if row is None else row.version


def put(
    session: Session, name: str, value: Mapping[str, Any], expected_version: int, *, by: Who
) -> int:
    """Save a setting, if nobody else saved it since ``expected_version``; return the new one.

    Raises `Conflict`: somebody else saved first; both values are in the error.
    """
    row = session.get(CouncilSetting, name, with_for_update=True)
    if row is None:
        row = CouncilSetting(name=name, value={}, version=0, changed_by=by.id)
        session.add(row)
    if row.version != expected_version:
        raise Conflict(
            yours=value,
            theirs=row.value,
            their_version=row.version,
            their_author=row.changed_by,
            their_time=row.changed_at,
        )
    row.value, row.version = dict(value), row.version + 1
    row.changed_by, row.changed_at = by.id, now()
    trail.record(session, by, "council.setting-saved", "setting", name, version=row.version)
    return row.version
