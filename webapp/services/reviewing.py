"""A letter under review: what the writer, a buddy and a therapist see together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy.orm import Session

from letterkit.masking import covering, hidden
from letterkit.reader import Child
from letterkit.review.questions import Question
from webapp.services import review_comments, review_questions, writing, writing_open
from webapp.services.review_comments import Card, fields_seen
from webapp.services.writing_compare import Difference, differences
from webapp.services.writing_open import Opened
from webapp.store import answers, comments, letters, rounds, trail, users
from webapp.store.rounds import WAITING
from webapp.store.tables import Answer, LetterState, Round, RoundState, User, now
from webapp.store.who import Who

UNCOVERED_FOR = timedelta(hours=1)
UNCOVERED = "letter.uncovered"


@dataclass(frozen=True)
class Review:
    """A letter under review, as one person sees it.

    ``content`` and ``fields`` have surname, address and school covered where ``cover`` is set.
    """

    found: Opened
    by: Who
    is_writer: bool
    cover: Child | None
    content: dict[str, Any]
    fields: dict[str, str]
    cards: list[Card]
    rounds: list[Round]
    names: Mapping[str, str]
    answers: Mapping[str, list[Answer]]
    questions: list[tuple[str, list[Question]]]
    stamp: str

    @property
    def mine(self) -> Round | None:
        """Return the open round in which this person was asked."""
        asked = [row for row in self.rounds if row.reviewer_id == self.by.id]
        return next((row for row in reversed(asked) if row.state in WAITING), None)

    @property
    def waiting(self) -> list[Round]:
        """Return the rows of the round that is still open."""
        return [row for row in self.rounds if row.state in WAITING]

    @property
    def is_approved(self) -> bool:
        """Say whether everybody who was asked last approved the letter."""
        return approved_version(self.rounds) is not None

    @property
    def approved_version(self) -> int | None:
        """Return the version that was approved, where it was."""
        return approved_version(self.rounds)

    @property
    def is_open(self) -> bool:
        """Say whether anything can still be said about the letter."""
        return self.found.row.state is not LetterState.SENT

    @property
    def unanswered(self) -> list[Card]:
        """Return the comments that still want the writer's answer."""
        return [card for card in self.cards if not card.is_settled and not card.is_answered]

    def shown(self, text: str) -> str:
        """Return words as this person may see them."""
        return text if self.cover is None else hidden(text, self.cover)


def approved_version(asked: Sequence[Round]) -> int | None:
    """Return the version that everybody who was asked last approved; None where they did not."""
    kept = [row for row in asked if row.state is not RoundState.WITHDRAWN]
    last = [row for row in kept if row.number == kept[-1].number]
    if not last or any(row.state is not RoundState.APPROVED for row in last):
        return None
    return min(row.answered_version or 0 for row in last)


def opened(session: Session, letter_id: str, *, by: Who, seen: bool = False) -> Review:
    """Open a letter for somebody who takes part in its review.

    Raises `NotFound`: this person neither writes it nor was asked to read it.
    """
    found = writing_open.opened_to_read(session, letter_id, by=by, seen=seen)
    row = found.row
    is_writer = letters.is_writer(session, row, by=by)
    now_fields = fields_seen(found.content)
    cover = None
    if not is_writer and not _may_see_all(session, row.id, by):
        cover = covering(now_fields.values(), found.draft().letter.child)
    content = covered(found.content, cover)
    fields = fields_seen(content)
    asked = rounds.of_letter(session, letter_id, by=by)
    reviews = any(
        each.reviewer_id == by.id and each.state is not RoundState.WITHDRAWN for each in asked
    )
    said = review_comments.remarks(session, row, now_fields, by=by)
    names = users.names(
        session, {row.writer_id, *(r.reviewer_id for r in asked), *(r.asked_by for r in asked)}
    )
    return Review(
        found=found,
        by=by,
        is_writer=is_writer,
        cover=cover,
        content=content,
        fields=fields,
        cards=review_comments.cards(
            said, by=by, writer_id=row.writer_id, reviews=reviews, cover=cover
        ),
        rounds=asked,
        names=names,
        answers=answers.of_letter(session, letter_id, by=by),
        questions=review_questions.grouped(review_questions.current_questions(session)),
        stamp=comments.stamp(session, letter_id, by=by),
    )


def covered(content: Mapping[str, Any], cover: Child | None) -> dict[str, Any]:
    """Return a letter's content with a child's details covered in all words that a child reads."""
    if cover is None:
        return dict(content)
    fields = writing.fields_of(content)
    seen = fields_seen(content)
    fields.update({path: hidden(text, cover) for path, text in seen.items()})
    return writing.content_from(fields, content)


def changes(session: Session, review: Review) -> list[Difference]:
    """Return what was changed since this person gave an answer about an earlier version."""
    answered = [
        row.answered_version
        for row in review.rounds
        if row.reviewer_id == review.by.id and row.answered_version
    ]
    if not answered or answered[-1] == review.found.row.version:
        return []
    letter_id = review.found.row.id
    old = letters.content(session, letter_id, by=review.by, number=answered[-1]).content
    found = differences(covered(old, review.cover), review.content)
    return [each for each in found if each.field in review.fields or each.field in fields_seen(old)]


def uncover(session: Session, letter_id: str, *, by: Who) -> None:
    """Let a reader see surname, address and school for an hour. It is written down.

    Raises `NotFound`: the letter is not theirs to open.
    """
    row = letters.get(session, letter_id, by=by)
    trail.record(session, by, UNCOVERED, "letter", letter_id, version=row.version)


def colleagues(session: Session, review: Review) -> list[User]:
    """Return who can be asked to read this letter: anybody who reads, but not its writer."""
    everybody = users.with_role(session, *rounds.MAY_READ)
    return [u for u in everybody if u.id not in (review.by.id, review.found.row.writer_id)]


def _may_see_all(session: Session, letter_id: str, by: Who) -> bool:
    since = now() - UNCOVERED_FOR
    return trail.did(session, by, UNCOVERED, "letter", letter_id, since=since)
