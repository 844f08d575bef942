"""Dip samples: drawn out of the letters that were sent, read, and answered about.

This is the one way in which a quality manager reaches a letter, and it leads only to letters of
samples that they drew themselves: ``letters.may_open`` stays shut. Nothing here changes a letter.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from webapp.errors import NotFound
from webapp.store import letter_versions, trail
from webapp.store.tables import (
    Answer,
    AnswerValue,
    Child,
    FrozenPage,
    Letter,
    LetterState,
    Round,
    RoundState,
    Sample,
    SampledLetter,
    now,
)
from webapp.store.who import Who

MOST_LETTERS = 10_000  # in one sample


@dataclass(frozen=True)
class SentRow:
    """What is counted of a letter that was sent. No letter is opened for it."""

    id: str
    writer_id: str
    kind: str
    version: int
    letter_date: date | None
    meeting_on: date | None
    sent_on: date | None
    figures: dict[str, Any]
    reviewed: bool


@dataclass(frozen=True)
class Asked:
    """What letters a sample is drawn from. What is empty lets every letter through."""

    month: str = ""
    kind: str = ""
    writer_id: str = ""
    ages: tuple[int, int] | None = None


@dataclass(frozen=True)
class Reading:
    """A letter of a sample, opened: whoever shows it masks the names.

    ``page`` is the page it was sent with, names and all, where one was kept.
    """

    sample: Sample
    place: SampledLetter
    letter: Letter
    content: dict[str, Any]
    profile: dict[str, Any]
    page: bytes | None = None


def sent(session: Session) -> list[SentRow]:
    """Return every letter that was sent, for figures and for drawing, without opening one."""
    reviewed = (
        select(Round.letter_id).where(Round.state == RoundState.APPROVED).distinct().subquery()
    )
    rows = session.execute(
        select(
            Letter.id,
            Letter.writer_id,
            Letter.kind,
            Letter.version,
            Letter.letter_date,
            Letter.meeting_on,
            Letter.sent_at,
            Letter.figures,
            reviewed.c.letter_id.is_not(None),
        )
        .outerjoin(reviewed, reviewed.c.letter_id == Letter.id)
        .where(Letter.state == LetterState.SENT)
        .order_by(Letter.id)
    )
    found = []
    for *head, sent_at, figures, is_reviewed in rows:
        sent_on = sent_at.date() if sent_at else None
        found.append(SentRow(*head, sent_on, figures, bool(is_reviewed)))  # type: ignore[call-arg]
    return found


def keep(
    session: Session,
    drawn: Sequence[SentRow],
    asked: Asked,
    *,
    seed: str,
    size: int,
    out_of: int,
    purpose: str,
    by: Who,
) -> Sample:
    """Keep a sample that was drawn, its letters numbered in the order given."""
    youngest, oldest = asked.ages or (None, None)
    sample = Sample(
        by=by.id,
        seed=seed,
        size=size,
        month=asked.month,
        kind=asked.kind,
        writer_id=asked.writer_id or None,
        youngest=youngest,
        oldest=oldest,
        out_of=out_of,
        purpose=purpose or None,
    )
    session.add(sample)
    session.flush()
    for number, row in enumerate(drawn, 1):
        session.add(
            SampledLetter(sample_id=sample.id, letter_id=row.id, number=number, version=row.version)
        )
    session.flush()
    trail.record(session, by, "sample.drawn", "sample", sample.id, size=len(drawn), out_of=out_of)
    return sample


def mine(session: Session, *, by: Who) -> list[tuple[Sample, int, int]]:
    """Return this person's samples, newest first: how many letters each has, how many were seen."""
    rows = session.execute(
        select(Sample, func.count(SampledLetter.letter_id), func.count(SampledLetter.seen_at))
        .outerjoin(SampledLetter, SampledLetter.sample_id == Sample.id)
        .where(Sample.by == by.id)
        .group_by(Sample.id)
        .order_by(Sample.drawn_at.desc(), Sample.id)
    )
    return [(row[0], row[1], row[2]) for row in rows]


def get(session: Session, sample_id: str, *, by: Who) -> Sample:
    """Return a sample that this person drew.

    Raises `NotFound`: there is none, or it is somebody else's.
    """
    sample = session.scalar(select(Sample).where(Sample.id == sample_id, Sample.by == by.id))
    if sample is None:
        raise NotFound()
    return sample


def letters_of(session: Session, sample_id: str, *, by: Who) -> list[tuple[SampledLetter, Letter]]:
    """Return the letters of a sample by their numbers, without opening one."""
    get(session, sample_id, by=by)
    rows = session.execute(
        select(SampledLetter, Letter)
        .join(Letter, Letter.id == SampledLetter.letter_id)
        .where(SampledLetter.sample_id == sample_id)
        .order_by(SampledLetter.number)
    )
    return [(row[0], row[1]) for row in rows]


def read(session: Session, sample_id: str, number: int, *, by: Who, seen: bool = False) -> Reading:
    """Open a letter of a sample, to read. ``seen`` writes the look into the trail.

    Raises `NotFound`: the sample is somebody else's, or has no letter of this number.
    """
    sample = get(session, sample_id, by=by)
    place, letter = _one(session, sample_id, number)
    content = letter_versions.one(session, letter, place.version).content
    profile = session.scalars(select(Child.profile).where(Child.id == letter.child_id)).one()
    if seen:
        place.seen_at = place.seen_at or now()
        trail.record(
            session, by, "letter.sampled", "letter", letter.id, sample=sample_id, number=number
        )
    page = session.scalar(select(FrozenPage.page).where(FrozenPage.letter_id == letter.id))
    return Reading(sample, place, letter, content, content.get("child") or profile, page)


def answer(
    session: Session,
    sample_id: str,
    number: int,
    given: Mapping[str, tuple[AnswerValue, str]],
    note: str,
    *,
    by: Who,
) -> None:
    """Keep answers about a letter of a sample: question id to (answer, note). Others stay.

    An answer is about the letter: it is the same in another sample with that letter in it.

    Raises `NotFound`: the sample is somebody else's, or has no letter of this number.
    """
    get(session, sample_id, by=by)
    place, letter = _one(session, sample_id, number, hold=True)
    rows = {row.question: row for row in _answers(session, [letter.id], by)}
    for question, (value, said) in given.items():
        row = rows.get(question)
        if row is None:
            row = Answer(letter_id=letter.id, by=by.id, question=question, value=value)
            session.add(row)
        if (row.value, row.note or "") != (value, said):
            row.value, row.note, row.at = value, said or None, now()
    place.note = note or None
    session.flush()
    trail.record(
        session, by, "sample.answered", "letter", letter.id, sample=sample_id, answered=len(given)
    )


def answers(
    session: Session, sample_id: str, *, by: Who, number: int | None = None
) -> dict[str, dict[str, Answer]]:
    """Return what this person answered: letter id to question id to answer.

    With a ``number``, only for that letter of the sample.
    """
    ids = [
        letter.id
        for place, letter in letters_of(session, sample_id, by=by)
        if number in (None, place.number)
    ]
    found: dict[str, dict[str, Answer]] = {each: {} for each in ids}
    for row in _answers(session, ids, by):
        found[row.letter_id][row.question] = row
    return found


def _one(
    session: Session, sample_id: str, number: int, *, hold: bool = False
) -> tuple[SampledLetter, Letter]:
    query = (
        select(SampledLetter, Letter)
        .join(Letter, Letter.id == SampledLetter.letter_id)
        .where(SampledLetter.sample_id == sample_id, SampledLetter.number == number)
    )
    # Two tabs that answer at once take turns: the database knows no unique key with an empty
    # round in it.
    row = None
    if number <= MOST_LETTERS:  # a larger number fits into no database
        row = session.execute(query.with_for_update(of=SampledLetter) if hold else query).first()
    if row is None:
        raise NotFound()
    return row[0], row[1]


def _answers(session: Session, letter_ids: Sequence[str], by: Who) -> list[Answer]:
    return list(
        session.scalars(
            select(Answer).where(
                Answer.letter_id.in_(letter_ids), Answer.round_id.is_(None), Answer.by == by.id
            )
        )
    )
