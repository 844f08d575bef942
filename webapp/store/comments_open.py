"""How many comments stand between a letter and "ready"."""

from __future__ import annotations

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session, aliased

from webapp.store.tables import Comment, CommentKind, CommentState, Letter


def waiting(session: Session, letter_id: str) -> tuple[int, int]:
    """Return how many concerns are open, and how many comments still want the writer's answer.

    Praise wants no answer. The caller has opened the letter for somebody already.
    """
    open_here = (Comment.letter_id == letter_id, Comment.state != CommentState.RESOLVED)
    concerns = session.scalar(
        select(func.count()).where(
            *open_here, Comment.kind == CommentKind.CONCERN, Comment.reply_to.is_(None)
        )
    )
    writer = select(Letter.writer_id).where(Letter.id == letter_id).scalar_subquery()
    reply = aliased(Comment)
    answered = exists().where(reply.reply_to == Comment.id, reply.author_id == writer)
    unanswered = session.scalar(
        select(func.count()).where(
            *open_here,
            Comment.reply_to.is_(None),
            Comment.kind != CommentKind.PRAISE,
            Comment.author_id != writer,
            ~answered,
        )
    )
    return concerns or 0, unanswered or 0
