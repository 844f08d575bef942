"""Save the whole content of a letter, with the promises and dates that follow from it."""

from __future__ import annotations

from sqlalchemy.orm import Session

from webapp import letter_content
from webapp.services import writing
from webapp.services.writing import Content
from webapp.store import letters, promises
from webapp.store.letters import Saved
from webapp.store.tables import SavedBy
from webapp.store.who import Who


def save_content(
    session: Session,
    letter_id: str,
    version: int,
    content: Content,
    *,
    by: Who,
    saved_by: SavedBy,
    note: str | None = None,
) -> Saved:
    """Save content as the version after ``version``, inside the caller's transaction.

    Raises `NotFound`, `Locked`, `Conflict`: see ``letters.save_version``.
    """
    saved = letters.save_version(
        session,
        letter_id,
        version,
        content,
        by=by,
        saved_by=saved_by,
        note=note,
        figures=writing.figures_of(content),
    )
    promises.keep_in_step(session, letter_id, letter_content.steps_in(content), by=by)
    return saved
