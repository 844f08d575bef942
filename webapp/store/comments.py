"""Comments on a letter: added, found again, moved with their words, never dropped."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.errors import NotFound
from webapp.store import letters, trail
from webapp.store.tables import Comment, CommentKind, CommentState, now
from webapp.store.who import Who


def add(
    session: Session,
    letter_id: str,
    *,
    version: int,
    field: str,
    place: Mapping[str, Any],
    kind: CommentKind,
    body: str,
    by: Who,
    wording: str | None = None,
    reply_to: str | None = None,
    round_id: str | None = None,
    origin: str | None = None,
) -> Comment:
    """Add a comment on words of a letter. ``place`` is what letterkit.review needs to find them.

    Raises `NotFound`: the letter is not this person's to open, or ``reply_to`` is no comment on it.
    """
    letters.get(session, letter_id, by=by)
    if reply_to is not None:
        above = session.get(Comment, reply_to)
        if above is None or above.letter_id != letter_id or above.reply_to is not None:
            raise NotFound()
    comment = Comment(
        letter_id=letter_id,
        round_id=round_id,
        reply_to=reply_to,
        version=version,
        field=field,
        place=dict(place),
        kind=kind,
        body=body,
        wording=wording,
        author_id=by.id,
        origin=origin,
    )
    session.add(comment)
    session.flush()
    trail.record(session, by, "comment.added", "letter", letter_id, comment=comment.id)
    return comment


def of_letter(
    session: Session, letter_id: str, *, by: Who, changed_since: datetime | None = None
) -> list[Comment]:
    """Return the comments on a letter, oldest first, or only what changed since a moment."""
    letters.get(session, letter_id, by=by)
    query = select(Comment).where(Comment.letter_id == letter_id)
    if changed_since is not None:
        query = query.where(Comment.changed_at > changed_since)
    return list(session.scalars(query.order_by(Comment.at, Comment.id)))


def set_state(session: Session, comment_id: str, state: CommentState, *, by: Who) -> Comment:
    """Open, resolve, or mark a comment whose words changed.

    Raises `NotFound`: it is not on a letter that this person may open.
    """
    comment = session.get(Comment, comment_id)
    if comment is None:
        raise NotFound()
    letters.get(session, comment.letter_id, by=by)
    comment.state, comment.changed_at = state, now()
    comment.resolved_by = by.id if state is CommentState.RESOLVED else None
    trail.record(
        session,
        by,
        "comment.state-set",
        "letter",
        comment.letter_id,
        comment=comment_id,
        state=state.value,
    )
    return comment
