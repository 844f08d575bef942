"""Dip samples and figures for the quality manager: what to draw from, and how it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from letterkit.anonymous import A_PHOTO, anonymous
from letterkit.anonymous_page import anonymous_page
from letterkit.audit import Figures, draw
from letterkit.audit.choosing import new_seed
from letterkit.audit.figures import month_of
from letterkit.audit.report import kind_name
from letterkit.audit.saying import month_name
from letterkit.audit.totals import AGE_GROUPS
from letterkit.letter import Letter as WholeLetter
from letterkit.page_file import from_bytes
from letterkit.review.questions import Question
from letterkit.settings import Settings
from webapp.errors import WebError
from webapp.services import letter_figures
from webapp.services.preview import Preview, StoredPictures, preview
from webapp.services.writing_draft import Draft, draft_letter
from webapp.store import samples, users
from webapp.store.samples import Asked, Reading, SentRow
from webapp.store.tables import Answer, AnswerValue, Letter, Sample, SampledLetter
from webapp.store.who import Who

MOST_DRAWN = 100
LONGEST_PURPOSE = 500
LONGEST_NOTE = 2_000
AGES = tuple((f"{low}-{high}", name, (low, high)) for low, high, name in AGE_GROUPS)


class NothingToDraw(WebError):
    """No letter that was sent fits what was asked for."""

    code = "nothing-to-draw"
    status = 404
    title = "No letter fits"
    says = "None of the letters that were sent fits what you asked for."
    next_step = "Ask for another month, or let in every kind and every age."


@dataclass(frozen=True)
class Choice:
    """One thing to choose in a list, and how many letters it stands for."""

    value: str
    label: str
    letters: int


@dataclass(frozen=True)
class Choices:
    """What letters can be asked for: only what there are letters of."""

    months: list[Choice]
    writers: list[Choice]
    kinds: list[Choice]
    ages: list[Choice]
    letters: int


@dataclass(frozen=True)
class Tally:
    """How one question was answered in a sample."""

    question: Question
    yes: int
    not_yet: int
    not_needed: int
    open: int


@dataclass(frozen=True)
class Listed:
    """A letter in the list of its sample, and how many questions are answered about it."""

    place: SampledLetter
    letter: Letter
    answered: int


def choices(session: Session) -> Choices:
    """Return what letters can be asked for, out of those that were sent."""
    rows = samples.sent(session)
    names = users.names(session, {row.writer_id for row in rows})
    months = Counter(month for row in rows if (month := _month(row)))
    kinds = Counter(row.kind for row in rows)
    writers = Counter(row.writer_id for row in rows)
    ages = [(value, name, sum(_is_of(row, span) for row in rows)) for value, name, span in AGES]
    return Choices(
        months=[Choice(m, month_name(m), n) for m, n in sorted(months.items(), reverse=True)],
        writers=sorted(
            (Choice(who, names.get(who, ""), n) for who, n in writers.items()),
            key=lambda choice: choice.label.casefold(),
        ),
        kinds=[Choice(kind, kind_name(kind), n) for kind, n in kinds.most_common()],
        ages=[Choice(value, name, n) for value, name, n in ages if n],
        letters=len(rows),
    )


def draw_sample(
    session: Session, asked: Asked, *, size: int, seed: str, purpose: str, by: Who
) -> Sample:
    """Draw letters and keep the sample. The same seed and letters give the same draw.

    Raises `NothingToDraw`: no letter fits.
    """
    rows = {row.id: row for row in samples.sent(session) if fits(row, asked)}
    if not rows:
        raise NothingToDraw()
    seed = seed or new_seed()
    drawn = [rows[each] for each in draw(rows, size, seed)]
    return samples.keep(
        session, drawn, asked, seed=seed, size=size, out_of=len(rows), purpose=purpose, by=by
    )


def fits(row: SentRow, asked: Asked) -> bool:
    """Say whether a letter is one of those that are asked for."""
    return (
        asked.month in ("", _month(row))
        and asked.kind in ("", row.kind)
        and asked.writer_id in ("", row.writer_id)
        and (asked.ages is None or _is_of(row, asked.ages))
    )


def page_of(reading: Reading, settings: Settings) -> Preview:
    """Return the child's page of a letter of a sample, as it was sent, with the names masked."""
    own = settings.model_copy(update={"wording": {}})  # those of a sent letter are frozen in it
    letter = letter_of(reading)
    bare = anonymous(letter)
    if reading.page is None:
        return preview(Draft(bare), own, _no_photo)
    from letterkit.renderers.html import to_html

    drawing = StoredPictures(bare, own, _no_photo).picture(A_PHOTO, where="photo")
    return Preview(to_html(anonymous_page(from_bytes(reading.page), letter, drawing)), {})


def letter_of(reading: Reading) -> WholeLetter:
    """Return the library's letter of a letter of a sample, not masked yet."""
    return draft_letter(reading.content, reading.profile).letter


def listed(
    places: Iterable[tuple[SampledLetter, Letter]],
    given: Mapping[str, Mapping[str, Answer]],
    questions: Sequence[Question],
) -> list[Listed]:
    """Return the letters of a sample with how far each is answered."""
    ids = {question.id for question in questions}
    return [
        Listed(place, letter, len(ids & set(given.get(letter.id, ())))) for place, letter in places
    ]


def tally(given: Mapping[str, Mapping[str, Answer]], questions: Sequence[Question]) -> list[Tally]:
    """Return how each question was answered over a whole sample."""
    found = []
    for question in questions:
        values = Counter(
            answers[question.id].value for answers in given.values() if question.id in answers
        )
        yes, not_yet, not_needed = (values[value] for value in AnswerValue)
        found.append(
            Tally(question, yes, not_yet, not_needed, len(given) - yes - not_yet - not_needed)
        )
    return found


def figures(session: Session, asked: Asked) -> tuple[list[Figures], int]:
    """Return the figures of the letters that fit, and how many of those have none."""
    rows = [row for row in samples.sent(session) if fits(row, asked)]
    names = users.names(session, {row.writer_id for row in rows})
    found = [letter_figures.of_row(row, names) for row in rows]
    known = [each for each in found if each is not None]
    return known, len(found) - len(known)


def in_words(asked: Asked, writer: str) -> str:
    """Return what letters were asked for: "After a review, Nov 2026, by Dee Okafor"."""
    said = [kind_name(asked.kind) if asked.kind else "Letters of every kind"]
    said.append(month_name(asked.month) if asked.month else "any month")
    if writer:
        said.append(f"by {writer}")
    if asked.ages:
        name = next((name for _, name, span in AGES if span == asked.ages), "")
        said.append(f"to children of {name or f'{asked.ages[0]} to {asked.ages[1]}'}")
    return ", ".join(said)


def asked_of(sample: Sample) -> Asked:
    """Return what a sample was drawn from."""
    ages = (
        None
        if sample.youngest is None or sample.oldest is None
        else (sample.youngest, sample.oldest)
    )
    return Asked(sample.month, sample.kind, sample.writer_id or "", ages)


def _no_photo(_name: str) -> None:
    """No photo is ever shown in a dip sample."""


def _month(row: SentRow) -> str:
    return month_of(row.letter_date or row.sent_on)


def _is_of(row: SentRow, ages: tuple[int, int]) -> bool:
    age = row.figures.get("age")
    return isinstance(age, int) and ages[0] <= age <= ages[1]
