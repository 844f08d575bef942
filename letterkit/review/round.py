"""A review round: a writer asks a buddy, the buddy reads and answers, the letter gets ready.

    draft ── ask ──> with a buddy ── approve ──> ready
                         └── another look ──> draft

Nobody approves their own letter, and a letter with an open concern is not ready.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Literal

from pydantic import AwareDatetime

from letterkit.errors import ReviewError
from letterkit.reader import Part
from letterkit.review.comment import Comment
from letterkit.review.questions import Answer

Outcome = Literal["open", "approved", "another look"]


class ReviewRound(Part):
    """One round: who asked whom, about which version, and what came of it.

    ``strength`` is what the buddy named as good before anything else.
    """

    number: int
    writer: str
    buddies: tuple[str, ...]
    version: int
    asked_at: AwareDatetime
    strength: str = ""
    answers: tuple[Answer, ...] = ()
    outcome: Outcome = "open"
    closed_by: str = ""
    closed_at: AwareDatetime | None = None
    note: str = ""


def ask(
    rounds: Iterable[ReviewRound],
    *,
    writer: str,
    buddies: Iterable[str],
    version: int,
    time: dt.datetime | None = None,
) -> ReviewRound:
    """Begin a round. Raises `ReviewError` if one is open, or the writer is among the buddies."""
    earlier = tuple(rounds)
    asked = tuple(dict.fromkeys(buddies))
    if any(r.outcome == "open" for r in earlier):
        raise ReviewError(
            "a buddy is reading this letter already.", what_to_do="Wait for their answer first."
        )
    if not asked:
        raise ReviewError("nobody was asked.", what_to_do="Choose a buddy.")
    if writer in asked:
        raise ReviewError(
            "nobody reviews their own letter.", what_to_do="Choose someone else as the buddy."
        )
    return ReviewRound(
        number=len(earlier) + 1,
        writer=writer,
        buddies=asked,
        version=version,
        asked_at=time or dt.datetime.now(dt.UTC),
    )


def close(
    current: ReviewRound,
    outcome: Literal["approved", "another look"],
    *,
    by: str,
    comments: Iterable[Comment] = (),
    note: str = "",
    time: dt.datetime | None = None,
) -> ReviewRound:
    """End a round. Raises `ReviewError` where it may not be ended so."""
    if current.outcome != "open":
        raise ReviewError("this round has ended already.")
    if by == current.writer:
        raise ReviewError("nobody approves their own letter.")
    if by not in current.buddies:
        raise ReviewError("only a buddy who was asked can answer.")
    if not current.strength.strip():
        raise ReviewError(
            "name a strength first.", what_to_do="Say what the letter does well for this child."
        )
    if outcome == "approved":
        refuse_open_concerns(comments)
    return current.model_copy(
        update={
            "outcome": outcome,
            "closed_by": by,
            "closed_at": time or dt.datetime.now(dt.UTC),
            "note": note,
        }
    )


def refuse_open_concerns(comments: Iterable[Comment]) -> None:
    """Raise `ReviewError` if a concern is still open: the letter is not ready."""
    concerns = [c for c in comments if c.kind == "concern" and c.is_open]
    if concerns:
        first = concerns[0]
        raise ReviewError(
            f"{len(concerns)} concern{'s are' if len(concerns) > 1 else ' is'} still open.",
            where=first.field,
            what_to_do="Answer and resolve it before the letter is marked ready.",
        )


def unanswered(comments: Iterable[Comment], writer: str) -> tuple[Comment, ...]:
    """Return the open comments that the writer has not answered yet; praise needs no answer."""
    return tuple(
        c
        for c in comments
        if c.is_open and c.kind != "praise" and all(r.author != writer for r in c.replies)
    )
