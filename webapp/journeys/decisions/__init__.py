"""The decisions sheet beside a letter: for the record, tied to what the child is told."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Blueprint, Response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from webapp import current, dates
from webapp.errors import NotUnderstood
from webapp.services import decisions_sheet as sheet
from webapp.services import decisions_word, exporting, writing, writing_open
from webapp.services.decisions_sheet import Line
from webapp.services.writing_open import Opened
from webapp.store import decisions, exports
from webapp.store.decisions import DecisionLine

journey = Blueprint("decisions", __name__, url_prefix="/letters/<letter_id>/decisions")


@journey.get("")
def edit(letter_id: str) -> str:
    """Show the sheet to fill in, or, once the letter is sent, to read."""
    found, kept = _opened(letter_id)
    return _page(found, kept, sheet.from_store(kept))


@journey.post("")
def save(letter_id: str) -> AnyResponse | tuple[str, int]:
    """Save the whole sheet, if nobody else changed it since it was shown."""
    lines = sheet.lines_from(request.form)
    seen = request.form.get("seen")
    if seen is None:
        raise NotUnderstood()
    wrong = sheet.problems(lines)
    if wrong:
        found, kept = _opened(letter_id)
        return _page(found, kept, lines, problems=wrong, seen=seen), 400
    wanted = sheet.to_store(lines)
    by = current.who()
    with current.store().writing() as session:
        kept = decisions.sheet(session, letter_id, by=by)
        is_stale = sheet.mark_of(kept) != seen and kept != wanted
        if not is_stale:
            decisions.save_sheet(session, letter_id, wanted, by=by)
    if is_stale:
        found, kept = _opened(letter_id)
        return _page(found, kept, lines, theirs=kept), 409
    return redirect(url_for("decisions.edit", letter_id=letter_id, said="decisions-saved"), 303)


@journey.get("/print")
def printed(letter_id: str) -> str:
    """Show the sheet as a table, to read and to print."""
    found, kept = _opened(letter_id)
    return render_template(
        "decisions/printed.html",
        letter=found.row,
        name=found.child_name,
        rows=[(line, decisions_word.told(line, _titles(found))) for line in kept],
    )


@journey.post("/word")
def word(letter_id: str) -> Response:
    """Make the sheet as a Word document, and write down that it was made."""
    found, kept = _opened(letter_id)
    day = found.row.letter_date or dates.today()
    data = decisions_word.to_docx(
        kept,
        child=found.child_name,
        day=day,
        writer=current.who().name,
        titles=_titles(found),
    )
    with current.store().writing() as session:
        exports.record(session, letter_id, found.row.version, "sheet-docx", data, by=current.who())
    response = Response(data, mimetype=exporting.MEDIA_TYPES["docx"])
    name = exporting.file_name(found.child_name, "decisions", day, "docx")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _opened(letter_id: str) -> tuple[Opened, list[DecisionLine]]:
    with current.store().reading() as session:
        found = writing_open.opened(session, letter_id, by=current.who())
        return found, decisions.sheet(session, letter_id, by=current.who())


def _titles(found: Opened) -> list[str]:
    return [str(message.get("title") or "") for message in writing.messages_in(found.content)]


def _page(
    found: Opened,
    kept: Sequence[DecisionLine],
    lines: Sequence[Line],
    *,
    problems: dict[str, str] | None = None,
    theirs: Sequence[DecisionLine] | None = None,
    seen: str = "",
) -> str:
    titles = _titles(found)
    spare = [Line()] * min(sheet.SPARE_LINES, sheet.MOST_LINES - len(lines))
    return render_template(
        "decisions/sheet.html",
        letter=found.row,
        name=found.child_name,
        is_sent=found.is_sent,
        lines=[*lines, *([] if found.is_sent else spare)],
        rows=[(line, decisions_word.told(line, titles)) for line in kept],
        places=[(place, _place_name(place, titles)) for place in sheet.places()],
        problems=problems or {},
        theirs=None
        if theirs is None
        else [(line, decisions_word.told(line, titles)) for line in theirs],
        # After a conflict, what others wrote has now been shown.
        seen=seen or sheet.mark_of(kept),
        untold=sheet.untold(kept),
    )


def _place_name(place: str, titles: Sequence[str]) -> str:
    if place == "":
        return "Not settled yet"
    if place == sheet.LEFT_OUT:
        return "Not for this letter, because …"
    title = titles[int(place) - 1] if int(place) <= len(titles) else ""
    return f"Message {place}{f': {title}' if title else ''}"
