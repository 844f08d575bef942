"""A review round: a writer asks a buddy, the buddy reads and answers, the letter gets ready.

    draft ── ask ──> with its buddies ── all approve ──> ready
                         └── one asks for another look ──> draft

A letter can have a pair of buddies: one for the writing, and a therapist. Each closes their own
part. Nobody approves their own letter, and a letter with an open concern is not ready.
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


class Reading(Part):
    """How one buddy's part of a round ended, and what they named as good before anything else."""

    buddy: str
    outcome: Literal["approved", "another look"]
    at: AwareDatetime
    strength: str
    note: str = ""


class ReviewRound(Part):
    """One round: who asked whom, about which version, and what came of it.

    ``strength`` is what the buddy named as good before anything else; ``readings`` are the parts
    that are closed. ``closed_by`` is the buddy whose answer ended the round.
    """

    number: int
    writer: str
    buddies: tuple[str, ...]
    version: int
    asked_at: AwareDatetime
    strength: str = ""
    answers: tuple[Answer, ...] = ()
    readings: tuple[Reading, ...] = ()
    outcome: Outcome = "open"
    closed_by: str = ""
    closed_at: AwareDatetime | None = None
    note: str = ""

    @property
    def waits_for(self) -> tuple[str, ...]:
        """Return the buddies whose answer is still to come."""
        if self.outcome != "open":
            return ()
        answered = {reading.buddy for reading in self.readings}
        return tuple(buddy for buddy in self.buddies if buddy not in answered)


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
    strength: str = "",
    time: dt.datetime | None = None,
) -> ReviewRound:
    """Close one buddy's part, and the round with it if nobody else is to answer.

    Another look ends the round for all. Raises `ReviewError` where it may not be closed so.
    """
    if by == current.writer:
        raise ReviewError("nobody approves their own letter.")
    if by not in current.buddies:
        raise ReviewError("only a buddy who was asked can answer.")
    if current.outcome != "open":
        raise ReviewError("this round has ended already.")
    if by not in current.waits_for:
        raise ReviewError(
            "you have answered already.", what_to_do="The other buddy is still reading."
        )
    named = (strength or current.strength).strip()
    if not named:
        raise ReviewError(
            "name a strength first.", what_to_do="Say what the letter does well for this child."
        )
    if outcome == "approved":
        refuse_open_concerns(comments)
    when = time or dt.datetime.now(dt.UTC)
    reading = Reading(buddy=by, outcome=outcome, at=when, strength=named, note=note)
    readings = (*current.readings, reading)
    parts: list[Outcome] = [reading.outcome for reading in readings]
    parts += ["open"] * (len(current.buddies) - len(readings))
    whole = together(parts)
    changes: dict[str, object] = {"readings": readings, "outcome": whole}
    if whole != "open":
        changes |= {"closed_by": by, "closed_at": when, "note": note}
    return current.model_copy(update=changes)


def together(outcomes: Iterable[Outcome]) -> Outcome:
    """Return what came of a round from what came of each buddy's part.

    Another look that one asks for is another look; approved is what all who were asked approved.
    """
    parts = set(outcomes)
    if "another look" in parts:
        return "another look"
    return "approved" if parts == {"approved"} else "open"


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
