"""Read the letters of a sample, with the names masked, and answer the review questions."""

from __future__ import annotations

from flask import Response, redirect, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as AnyResponse

from letterkit.audit.table import as_csv
from letterkit.review.questions import Question
from webapp import assets, current
from webapp.errors import NotUnderstood
from webapp.journeys.letters.live import LETTER_FONTS, framed_response
from webapp.journeys.quality import journey
from webapp.services import council, quality, review_questions
from webapp.store import samples, users
from webapp.store.tables import Answer, AnswerValue, Sample

Given = dict[str, tuple[AnswerValue, str]]


@journey.get("/samples/<sample_id>")
def sample(sample_id: str) -> str:
    """Show a sample: its letters, how far each is read, and how the questions were answered."""
    by = current.who()
    with current.store().reading() as session:
        found = samples.get(session, sample_id, by=by)
        places = samples.letters_of(session, sample_id, by=by)
        given = samples.answers(session, sample_id, by=by)
        questions = review_questions.current_questions(session)
        asked = _asked(session, found)
    return render_template(
        "quality/sample.html",
        sample=found,
        asked=asked,
        letters=quality.listed(places, given, questions),
        groups=review_questions.grouped(questions),
        tally={each.question.id: each for each in quality.tally(given, questions)},
        questions=len(questions),
        has_answers=any(given.values()),
    )


@journey.get("/samples/<sample_id>/answers.csv")
def sample_csv(sample_id: str) -> Response:
    """Hand over the answers of a sample as a table: letters by number, no names."""
    by = current.who()
    with current.store().reading() as session:
        found = samples.get(session, sample_id, by=by)
        places = samples.letters_of(session, sample_id, by=by)
        given = samples.answers(session, sample_id, by=by)
        questions = review_questions.current_questions(session)
    rows = [
        (
            place.number,
            letter.kind,
            question.group,
            question.question,
            answer.value.value,
            answer.note or "",
        )
        for place, letter in places
        for question in questions
        if (answer := given[letter.id].get(question.id)) is not None
    ]
    first = ("letter", "kind", "group", "question", "answer", "note")
    return csv_response(as_csv(first, rows), f"dip-sample-{found.drawn_at:%Y-%m-%d}.csv")


@journey.get("/samples/<sample_id>/letters/<int:number>")
def letter(sample_id: str, number: int) -> str:
    """Show a letter to read, with the questions beside it."""
    return _letter_page(sample_id, number, {}, None, "")


@journey.post("/samples/<sample_id>/letters/<int:number>")
def answer(sample_id: str, number: int) -> AnyResponse | tuple[str, int]:
    """Keep the answers, and stay with the letter or go on to the next."""
    by = current.who()
    with current.store().reading() as session:
        samples.get(session, sample_id, by=by)
        questions = review_questions.current_questions(session)
        last = max(
            (place.number for place, _ in samples.letters_of(session, sample_id, by=by)), default=0
        )
    given, note = _given(questions), _words(request.form.get("note", ""))
    problems = {
        f"note-{question}": "long"
        for question, (_, said) in given.items()
        if len(said) > quality.LONGEST_NOTE
    }
    if len(note) > quality.LONGEST_NOTE:
        problems["note"] = "long"
    if problems:
        return _letter_page(sample_id, number, problems, given, note), 400
    with current.store().writing() as session:
        samples.answer(session, sample_id, number, given, note, by=by)
    if request.form.get("do") == "next" and number < last:
        address = url_for("quality.letter", sample_id=sample_id, number=number + 1)
    elif request.form.get("do") == "next":
        address = url_for("quality.sample", sample_id=sample_id, said="answers-saved")
    else:
        address = url_for(
            "quality.letter", sample_id=sample_id, number=number, said="answers-saved"
        )
    return redirect(address, 303)


@journey.get("/samples/<sample_id>/letters/<int:number>/page")
def page(sample_id: str, number: int) -> Response:
    """Show the child's page with the names masked, in a frame. The look is written down."""
    with current.store().writing() as session:
        reading = samples.read(session, sample_id, number, by=current.who(), seen=True)
        settings = council.library_settings(session)
    made = quality.page_of(reading, settings)
    font = quality.letter_of(reading).child.page.font
    fonts = tuple(assets.address(name) for name in LETTER_FONTS.get(font, ()))
    return framed_response(made.framed(fonts, assets.address("letter-frame.css"), "print"))


def csv_response(text: str, name: str) -> Response:
    """Return a table to save. It begins with the mark that tells a spreadsheet of UTF-8."""
    response = Response(text.encode("utf-8-sig"), mimetype="text/csv")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def _letter_page(
    sample_id: str, number: int, problems: dict[str, str], sent: Given | None, note: str
) -> str:
    by = current.who()
    with current.store().reading() as session:
        reading = samples.read(session, sample_id, number, by=by)
        places = samples.letters_of(session, sample_id, by=by)
        kept = samples.answers(session, sample_id, by=by, number=number)[reading.letter.id]
        questions = review_questions.current_questions(session)
        asked = _asked(session, reading.sample)
    return render_template(
        "quality/letter.html",
        sample=reading.sample,
        number=number,
        letters=len(places),
        numbers=[place.number for place, _ in places],
        letter=reading.letter,
        figures=reading.letter.figures,
        asked=asked,
        groups=review_questions.grouped(questions),
        given=_as_shown(kept) if sent is None else sent,
        note=(reading.place.note or "") if sent is None else note,
        answered=len({question.id for question in questions} & set(kept)),
        questions=len(questions),
        problems=problems,
        values=list(zip(AnswerValue, ("Yes", "Not yet", "Not needed"), strict=True)),
    )


def _given(questions: tuple[Question, ...]) -> Given:
    """Return the answers in the form that was sent. A note with no answer goes with "not yet"."""
    found: Given = {}
    for question in questions:
        value = request.form.get(f"answer-{question.id}", "")
        said = _words(request.form.get(f"note-{question.id}", ""))
        if value:
            try:
                found[question.id] = AnswerValue(value), said
            except ValueError:
                raise NotUnderstood() from None
        elif said:
            found[question.id] = AnswerValue.NOT_YET, said
    return found


def _as_shown(kept: dict[str, Answer]) -> Given:
    return {question: (row.value, row.note or "") for question, row in kept.items()}


def _asked(session: Session, found: Sample) -> str:
    names = users.names(session, {found.writer_id})
    return quality.in_words(quality.asked_of(found), names.get(found.writer_id or "", ""))


def _words(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\0", "").strip()
