"""Comments on a letter: added, answered, settled, never dropped and never moved here.

A comment keeps the place it was made at: version, field, words. Where its words are in a newer
version follows from both texts (``letterkit.review.anchor``) whenever somebody looks, so that
saving a letter never has to touch its comments.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from webapp.errors import Locked, NotFound, WebError
from webapp.store import letters, notices, trail
from webapp.store.tables import (
    Comment,
    CommentKind,
    CommentState,
    Letter,
    LetterState,
    Round,
    RoundState,
    now,
)
from webapp.store.who import Who


class SettledAlready(WebError):
    """Somebody else was quicker: the comment is settled."""

    code = "settled-already"
    status = 409
    title = "That comment is settled already"
    says = "Somebody settled this comment while you were looking at it."
    next_step = "Nothing was changed. Look at the letter as it stands now."


class NotYoursToSettle(WebError):
    """A concern is settled by whoever reads the letter, not by whoever wrote it."""

    code = "not-yours-to-settle"
    status = 403
    title = "A colleague settles a concern"
    says = "The writer cannot settle a concern. Whoever raised it, or another reader, can."
    next_step = "Answer it, and ask them to look again."


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
    author_id: str | None = None,
    at: datetime | None = None,
) -> Comment:
    """Add a comment on words of a letter. ``place`` is what letterkit.review needs to find them.

    ``author_id`` and ``at`` are for what somebody said elsewhere, such as in a Word file, and
    ``by`` brings in. Where that somebody has no account, ``place`` names them in ``said_by``.

    The others who take part in the review get a notice.

    Raises `NotFound`: the letter is not this person's to open, or ``reply_to`` is no comment on it.
    Raises `Locked`: the letter has been sent.
    """
    letter = _open_letter(session, letter_id, by)
    if reply_to is not None:
        above = session.get(Comment, reply_to)
        if above is None or above.letter_id != letter_id or above.reply_to is not None:
            raise NotFound()
        above.changed_at = now()
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
        author_id=author_id or by.id,
        origin=origin,
        **({"at": at} if at is not None else {}),
    )
    session.add(comment)
    session.flush()
    _tell_the_others(session, letter, by)
    trail.record(session, by, "comment.added", "letter", letter_id, comment=comment.id)
    return comment


def get(session: Session, letter_id: str, comment_id: str, *, by: Who) -> Comment:
    """Return a comment (not a reply) on a letter that this person may open, held until the end.

    Raises `NotFound`: there is none.
    """
    letters.get(session, letter_id, by=by)
    comment = session.scalar(
        select(Comment)
        .where(Comment.id == comment_id, Comment.letter_id == letter_id, Comment.reply_to.is_(None))
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if comment is None:
        raise NotFound()
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
    """Open a comment again, or settle it. Settling it twice changes nothing.

    Raises `NotFound`: it is not on a letter that this person may open.
    Raises `NotYoursToSettle`: it is a concern, and this person does not review the letter.
    Raises `Locked`: the letter has been sent.
    """
    found = session.get(Comment, comment_id)
    if found is None:
        raise NotFound()
    _open_letter(session, found.letter_id, by)
    comment = get(session, found.letter_id, comment_id, by=by)
    if comment.state is state:
        return comment
    if comment.kind is CommentKind.CONCERN and not _may_settle(session, comment, by):
        raise NotYoursToSettle()
    comment.state, comment.changed_at = state, now()
    settled = state is CommentState.RESOLVED
    comment.resolved_by, comment.resolved_at = (by.id, now()) if settled else (None, None)
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


def take(session: Session, letter_id: str, comment_id: str, *, by: Who) -> Comment:
    """Settle a suggestion because its wording is taken over in this very transaction.

    The caller saves the letter, and writes the new version into ``taken_in``.

    Raises `NotFound`: there is no such suggestion.
    Raises `SettledAlready`: somebody else settled it, or took it over, first.
    """
    comment = get(session, letter_id, comment_id, by=by)
    if comment.wording is None:
        raise NotFound()
    if comment.state is CommentState.RESOLVED:
        raise SettledAlready()
    return set_state(session, comment_id, CommentState.RESOLVED, by=by)


def stamp(session: Session, letter_id: str, *, by: Who) -> str:
    """Return a short text that changes whenever a letter, a comment on it or a round changes.

    Pages ask for it every few seconds: it opens no text, and costs three small look-ups.

    Raises `NotFound`: the letter is not this person's to open.
    """
    letter = letters.get(session, letter_id, by=by)
    said = session.execute(
        select(func.count(), func.max(Comment.changed_at)).where(Comment.letter_id == letter_id)
    ).one()
    rounds = session.execute(
        select(func.count(), func.max(Round.changed_at)).where(Round.letter_id == letter_id)
    ).one()
    parts = [letter.version, letter.state.value, said[0], said[1], rounds[0], rounds[1]]
    return "-".join(
        f"{part.timestamp():.6f}" if isinstance(part, datetime) else str(part) for part in parts
    )


def _open_letter(session: Session, letter_id: str, by: Who) -> Letter:
    letter = letters.get(session, letter_id, by=by)
    if letter.state is LetterState.SENT:
        raise Locked()
    return letter


def _may_settle(session: Session, comment: Comment, by: Who) -> bool:
    if comment.author_id == by.id and not comment.place.get("said_by"):
        return True
    asked = select(
        exists().where(
            Round.letter_id == comment.letter_id,
            Round.reviewer_id == by.id,
            Round.state != RoundState.WITHDRAWN,
        )
    )
    return bool(session.scalar(asked))


def _tell_the_others(session: Session, letter: Letter, by: Who) -> None:
    """Leave a notice for the writer and for whoever reads now, but one until it is looked at."""
    reading = (RoundState.ASKED, RoundState.READING)
    readers = session.scalars(
        select(Round.reviewer_id).where(Round.letter_id == letter.id, Round.state.in_(reading))
    )
    for user_id in {letter.writer_id, *readers} - {by.id}:
        notices.tell_once(session, user_id, "comment-added", letter_id=letter.id)
