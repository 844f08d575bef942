"""Review in Word: make a file for a colleague, bring it back, look, and keep what is chosen."""

from __future__ import annotations

from flask import Blueprint, Response, redirect, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as AnyResponse

from letterkit.errors import FileError, PictureError, ReviewError
from webapp import current
from webapp.errors import Locked
from webapp.security import failures
from webapp.services import council, exporting, reviewing, word_keeping, word_review, writing_open
from webapp.services.reviewing import Review
from webapp.services.word_review import Back, Seen
from webapp.store import exports

journey = Blueprint("word_review", __name__, url_prefix="/letters/<letter_id>/word")

FORMAT = "review-docx"
NONE, LEAVE = "none", "leave"


@journey.get("")
def show(letter_id: str) -> str:
    """Show how to make a Word file of the letter, and how to bring one back."""
    with current.store().reading() as session:
        return _page(_opened(session, letter_id))


@journey.post("/out")
def out(letter_id: str) -> AnyResponse | tuple[str, int]:
    """Make a Word file of the letter with its comments, write down its hash, hand it over.

    Names are covered in it, but for a writer who asks for the whole letter.
    """
    with current.store().writing() as session:
        review = _opened(session, letter_id)
        _refuse_sent(review)
        cover = not review.is_writer or request.form.get("whole") != "yes"
        row = review.found.row
        try:
            data = word_review.file_for(
                session,
                review,
                council.library_settings(session),
                lambda name: writing_open.find_photo(session, row.id, name, by=review.by),
                cover=cover,
            )
        except PictureError as error:
            if failures.wants_json():
                raise
            return _page(review, problem=("out", error)), 409
        # Nothing leaves the editor that is not written down.
        exports.record(session, row.id, row.version, FORMAT, data, by=review.by)
        name = exporting.file_name(
            review.found.child_name, "to-review", row.letter_date, "docx", draft=True
        )
    response = Response(data, mimetype=exporting.MEDIA_TYPES["docx"])
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


@journey.post("/back")
def look(letter_id: str) -> str | tuple[str, int]:
    """Show what came back in a Word file. Nothing is kept yet."""
    upload = request.files.get("file")
    data = upload.stream.read() if upload is not None and upload.filename else b""
    with current.store().reading() as session:
        review = _opened(session, letter_id)
        _refuse_sent(review)
        try:
            if not data:
                raise ReviewError("no file was chosen.", what_to_do="Choose the Word file.")
            return _back_page(review, word_review.look(session, review, data))
        except (FileError, ReviewError) as error:
            if failures.wants_json():
                raise
            return _page(review, problem=("back", error)), 400


@journey.post("/keep")
def keep(letter_id: str) -> AnyResponse | str | tuple[str, int]:
    """Keep what was chosen of what came back; or look again, with the answers to its questions."""
    answers = _answers()
    chosen = set(request.form.getlist("keep"))
    # What sits on a line that was asked about is kept by the answer.
    chosen.update(each for line in answers for each in request.form.getlist(f"of.{line}"))
    with current.store().writing() as session:
        review = _opened(session, letter_id)
        try:
            data = word_review.unpacked(request.form.get("file", ""))
            back = word_review.look(session, review, data, answers)
        except (FileError, ReviewError) as error:
            if failures.wants_json():
                raise
            return _page(review, problem=("back", error)), 400
        if request.form.get("do") == "look":
            return _back_page(review, back, answers)
        kept = word_keeping.keep(session, review, back.found, chosen)
    said = "word-kept-concern" if kept.left_open else "word-kept"
    return redirect(url_for("review.show", letter_id=letter_id, said=said, _anchor="comments"), 303)


def _answers() -> dict[str, str]:
    asked = {
        name.removeprefix("doubt."): value
        for name, value in request.form.items()
        if name.startswith("doubt.")
    }
    return {line: "" if value == NONE else value for line, value in asked.items() if value != LEAVE}


def _opened(session: Session, letter_id: str) -> Review:
    return reviewing.opened(session, letter_id, by=current.who())


def _refuse_sent(review: Review) -> None:
    if not review.is_open:
        raise Locked()


def _page(review: Review, problem: tuple[str, Exception] | None = None) -> str:
    return render_template(
        "word_review/show.html",
        review=review,
        letter=review.found.row,
        name=review.found.child_name,
        problem=problem,
    )


def _back_page(review: Review, back: Back, answers: dict[str, str] | None = None) -> str:
    return render_template(
        "word_review/back.html",
        review=review,
        letter=review.found.row,
        name=review.found.child_name,
        back=back.found,
        seen=Seen(review),
        packed=back.packed,
        answers={line: field or NONE for line, field in (answers or {}).items()},
        none=NONE,
        leave=LEAVE,
    )
