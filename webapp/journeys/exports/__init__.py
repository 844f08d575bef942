"""Finish: what is still open, then files to hand over, then sent and locked."""

from __future__ import annotations

from datetime import date

from flask import Blueprint, Response, redirect, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as AnyResponse

from letterkit.renderers import render_page
from letterkit.settings import Settings
from webapp import current, dates, letter_content
from webapp.errors import Conflict, NotFound, NotUnderstood, WebError
from webapp.security import failures
from webapp.services import (
    council,
    exporting,
    finishing,
    last_letter,
    letter_figures,
    saving,
    writing_open,
)
from webapp.services import decisions_sheet as sheet
from webapp.services.finishing import Checklist
from webapp.services.preview import FindPhoto
from webapp.services.writing_open import Opened
from webapp.store import (
    children,
    comments,
    comments_open,
    decisions,
    exports,
    frozen_pages,
    letters,
    users,
)
from webapp.store.tables import CommentState, LetterState, SavedBy

journey = Blueprint("exports", __name__, url_prefix="/letters/<letter_id>")

SENT_NOTE = "As it was sent"
# A browser's own PDF viewer needs its own style; nothing else is let in.
PDF_POLICY = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; base-uri 'none'"


class StillOpen(WebError):
    """Something in the letter must be put right before it may leave the editor."""

    code = "still-open"
    status = 409
    title = "Something must be put right first"
    says = "This letter has something in it that must not reach a child."
    next_step = "Open its Finish page: it says what, and where."


@journey.get("/finish")
def finish(letter_id: str) -> str:
    """Show what is still open, the files to make, and how to mark the letter as sent."""
    return _page(letter_id)


@journey.post("/finish")
def move(letter_id: str) -> AnyResponse | tuple[str, int]:
    """Call the letter ready, take it back to draft, or mark it as sent, which locks it."""
    wanted, version = request.form.get("do", ""), _version()
    if wanted == "sent" and request.form.get("sure") != "yes":
        return _page(letter_id, problem="not-sure"), 400
    if wanted == "sent" and not _meeting_is_a_day():
        return _page(letter_id, problem="meeting"), 400
    steps = {"ready": _ready, "draft": _draft, "sent": _send}
    if wanted not in steps:
        raise NotUnderstood()
    try:
        steps[wanted](letter_id, version)
    except (Conflict, StillOpen) as error:
        if failures.wants_json():
            raise
        problem = "moved-on" if isinstance(error, Conflict) else "still-open"
        return _page(letter_id, problem=problem), 409
    return redirect(url_for("exports.finish", letter_id=letter_id, said=f"letter-{wanted}"), 303)


@journey.post("/file/<file_format>")
def file(letter_id: str, file_format: str) -> AnyResponse | tuple[str, int]:
    """Make a file of the letter, write down its hash, and hand it over.

    ``show=yes`` opens it in the browser instead of saving it, to print the very same pages.
    """
    if file_format not in exporting.MEDIA_TYPES:
        raise NotFound()
    version, by = _version(), current.who()
    found, todo = _looked(letter_id)
    problem = ""
    if found.row.version != version:
        problem = "moved-on"
    elif todo is not None and not todo.may_leave:
        problem = "still-open"
    if problem:
        if failures.wants_json():
            raise StillOpen() if problem == "still-open" else _stale(found)
        return _page(letter_id, problem=problem), 409
    data = _made(found, file_format)
    with current.store().writing() as session:
        # Nothing leaves the editor that is not written down.
        exports.record(session, letter_id, version, file_format, data, by=by)
    is_shown = request.form.get("show") == "yes" and file_format == "pdf"
    response = Response(data, mimetype=exporting.MEDIA_TYPES[file_format])
    name = _file_name(found, file_format)
    way = "inline" if is_shown else "attachment"
    response.headers["Content-Disposition"] = f'{way}; filename="{name}"'
    policy = PDF_POLICY if file_format == "pdf" else "default-src 'none'; sandbox"
    response.headers["Content-Security-Policy"] = policy
    return response


def _ready(letter_id: str, version: int) -> None:
    _refuse_open(letter_id, version)
    with current.store().writing() as session:
        letters.move(session, letter_id, LetterState.READY, version, by=current.who())


def _draft(letter_id: str, version: int) -> None:
    with current.store().writing() as session:
        letters.move(session, letter_id, LetterState.DRAFT, version, by=current.who())


def _send(letter_id: str, version: int) -> None:
    """Lock the letter, with all that it takes from elsewhere put into it, and keep its hash."""
    found = _refuse_open(letter_id, version)
    by = current.who()
    # A letter of which no page can be made is not sent. The page itself is kept with it: what
    # becomes of a symbol later changes nothing in a letter that is on its way.
    with current.store().reading() as session:
        settings = council.library_settings(session)
        page = exporting.page_of(found, settings, _finder(session, found))
    data = render_page(page, "pdf")
    kept, symbols = exporting.kept_page(page)
    figures = letter_figures.counted(found.draft().letter, settings)
    with current.store().writing() as session:
        content = exporting.frozen(found, settings)
        saved = saving.save_content(
            session, letter_id, version, content, by=by, saved_by=SavedBy.WRITER, note=SENT_NOTE
        )
        if "meeting_on" in request.form:
            letters.set_dates(
                session,
                letter_id,
                letter_date=found.row.letter_date,
                meeting_on=_meeting(),
                by=by,
            )
        letters.set_figures(session, letter_id, figures, by=by)
        letters.move(session, letter_id, LetterState.SENT, saved.version, by=by)
        frozen_pages.keep(session, letter_id, saved.version, kept, symbols, by=by)
        exports.record(session, letter_id, saved.version, "pdf", data, by=by)
        meeting = letter_content.next_meeting_in(content)
        if meeting is not None and meeting >= dates.today():
            children.set_next_meeting(session, found.row.child_id, meeting, by=by)


def _meeting() -> date | None:
    """Return the day of the meeting that the form gives, if it gives one."""
    text = request.form.get("meeting_on", "").strip()
    return date.fromisoformat(text) if text else None


def _meeting_is_a_day() -> bool:
    try:
        meeting = _meeting()
    except ValueError:
        return False
    return meeting is None or meeting <= dates.today()


def _refuse_open(letter_id: str, version: int) -> Opened:
    found, todo = _looked(letter_id)
    if found.row.version != version:
        raise _stale(found)
    if todo is not None and not todo.may_be_ready:
        raise StillOpen()
    return found


def _stale(found: Opened) -> Conflict:
    return Conflict(yours={}, theirs=found.content, their_version=found.row.version)


def _looked(letter_id: str, *, seen: bool = False) -> tuple[Opened, Checklist | None]:
    """Open a letter and check it. A sent one is not checked again."""
    by = current.who()
    with current.store().writing() if seen else current.store().reading() as session:
        found = writing_open.opened(session, letter_id, by=by, seen=seen)
        names = names_elsewhere(session, found)
        settings = council.library_settings(session)
    if found.is_sent:
        return found, None
    return found, finishing.checklist(found, names_elsewhere=names, settings=settings)


def names_elsewhere(session: Session, found: Opened) -> set[str]:
    """Return names from this writer's other children, which must not be in this letter."""
    return children.other_names(session, found.row.child_id, by=current.who())


def _made(found: Opened, file_format: str) -> bytes:
    with current.store().reading() as session:
        settings: Settings = council.library_settings(session)
        return exporting.make(found, settings, _finder(session, found), file_format)


def _finder(session: Session, found: Opened) -> FindPhoto:
    by = current.who()
    return lambda name: writing_open.find_photo(session, found.row.id, name, by=by)


def _file_name(found: Opened, file_format: str) -> str:
    row = found.row
    is_draft = row.state in (LetterState.DRAFT, LetterState.WITH_BUDDY)
    return exporting.file_name(
        found.child_name, row.kind, row.letter_date, file_format, draft=is_draft
    )


def _version() -> int:
    try:
        return int(request.form["version"])
    except (KeyError, ValueError):
        raise NotUnderstood() from None


def _page(letter_id: str, *, problem: str = "") -> str:
    by = current.who()
    found, todo = _looked(letter_id, seen=not problem)
    with current.store().reading() as session:
        made = exports.listed(session, letter_id, by=by)
        said = comments.of_letter(session, letter_id, by=by)
        waiting = [comment for comment in said if comment.state is not CommentState.RESOLVED]
        concerns, unanswered = comments_open.waiting(session, letter_id)
        kept = decisions.sheet(session, letter_id, by=by)
        names = users.names(session, {each.by for each in made})
        last = last_letter.last_time(session, found, by=by)
    first = {(each.version, each.format): each.sha256 for each in made}  # the oldest wins
    return render_template(
        "exports/finish.html",
        letter=found.row,
        name=found.child_name,
        is_sent=found.is_sent,
        todo=todo,
        problem=problem,
        tells_of_a_meeting=found.row.kind in writing_open.AFTER_A_MEETING,
        comments=len([each for each in waiting if each.reply_to is None]),
        concerns=concerns,
        unanswered=unanswered,
        decisions=len(kept),
        untold_decisions=sheet.untold(kept),
        untold_promises=last.untold,
        made=made,
        names=names,
        same={each.id: first[(each.version, each.format)] == each.sha256 for each in made},
        file_names={to: _file_name(found, to) for to in exporting.MEDIA_TYPES},
    )
