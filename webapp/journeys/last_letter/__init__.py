"""Last letter: what this child was told before, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Blueprint, Response, jsonify, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from webapp import current
from webapp.errors import Conflict, NotFound, NotUnderstood
from webapp.security import failures
from webapp.services import last_letter, promise_sentences, saving, writing, writing_open
from webapp.services.last_letter import LastTime
from webapp.services.writing_names import field_name
from webapp.services.writing_open import Opened
from webapp.store import promises
from webapp.store.tables import PromiseState, SavedBy

journey = Blueprint("last_letter", __name__, url_prefix="/letters/<letter_id>/last")

LONGEST_SENTENCE = 1_000


@journey.get("")
def show(letter_id: str) -> str:
    """Show the child's earlier letters and promises."""
    return _page(letter_id)


@journey.get("/panel")
def panel(letter_id: str) -> Response:
    """Give the same as a piece of a page, for the editor to put beside the words."""
    found, last = _gathered(letter_id)
    html = render_template("last_letter/panel.html", **_context(found, last), beside=True)
    return jsonify(html=html, untold=last.untold, letters=len(last.earlier) + len(last.older))


@journey.post("/<promise_id>")
def mark(letter_id: str, promise_id: str) -> AnyResponse:
    """Mark a promise kept, late or changed (or open again), and give the sentence for it."""
    data = request.get_json(silent=True) if request.is_json else request.form
    wanted = data.get("state") if isinstance(data, Mapping) else None
    if not isinstance(wanted, str) or wanted not in set(PromiseState):
        raise NotUnderstood()
    by = current.who()
    with current.store().writing() as session:
        found = writing_open.opened(session, letter_id, by=by)
        promise = _of_child(session, found, promise_id)
        state = PromiseState(wanted)
        said = promise_sentences.sentence(
            promise.who, promise.what, promise.due, state, writer=by.name
        )
        promises.mark(
            session,
            promise_id,
            state,
            by=by,
            sentence=said or None,
            told_in=letter_id if said else None,
        )
    if failures.wants_json():
        return jsonify(state=state.value, sentence=said)
    return redirect(
        url_for("last_letter.show", letter_id=letter_id, _anchor=f"promise-{promise_id}"), 303
    )


@journey.post("/<promise_id>/add")
def add(letter_id: str, promise_id: str) -> AnyResponse | tuple[str, int]:
    """Put the sentence, as the writer has finished it, at the end of a field of the letter."""
    by = current.who()
    said = " ".join(request.form.get("sentence", "").replace("\0", "").split())
    place = request.form.get("place", "")
    try:
        version = int(request.form.get("version", ""))
    except ValueError:
        raise NotUnderstood() from None
    with current.store().reading() as session:
        found = writing_open.opened(session, letter_id, by=by)
    fields = writing.fields_of(found.content)
    if place not in _places(found):
        raise NotUnderstood()
    full = len(fields.get(place, "")) + len(said) > writing.MOST_CHARACTERS
    if not said or len(said) > LONGEST_SENTENCE or full:
        code = "missing" if not said else "full" if full else "long"
        return _page(letter_id, problems={promise_id: code}, typed={promise_id: said}), 400
    before = fields.get(place, "").rstrip()
    fields[place] = f"{before} {said}".strip()
    try:
        with current.store().writing() as session:
            found = writing_open.opened(session, letter_id, by=by)
            promise = _of_child(session, found, promise_id)
            content = writing.content_from(fields, found.content)
            saving.save_content(
                session, letter_id, version, content, by=by, saved_by=SavedBy.WRITER
            )
            promises.mark(
                session, promise_id, promise.state, by=by, sentence=said, told_in=letter_id
            )
    except Conflict:
        if failures.wants_json():
            raise
        return _page(letter_id, problems={promise_id: "moved-on"}, typed={promise_id: said}), 409
    return redirect(
        url_for(
            "last_letter.show",
            letter_id=letter_id,
            said="sentence-added",
            _anchor=f"promise-{promise_id}",
        ),
        303,
    )


def _of_child(session: object, found: Opened, promise_id: str) -> promises.PromiseRow:
    """Return a promise to this letter's child; any other is not found."""
    rows = promises.for_child(session, found.row.child_id, by=current.who())  # type: ignore[arg-type]
    promise = next((row for row in rows if row.id == promise_id), None)
    if promise is None or promise.letter_id == found.row.id:
        raise NotFound()
    return promise


def _gathered(letter_id: str) -> tuple[Opened, LastTime]:
    by = current.who()
    with current.store().writing() as session:  # the looking goes into the trail
        found = writing_open.opened(session, letter_id, by=by)
        return found, last_letter.last_time(session, found, by=by, seen=True)


def _page(
    letter_id: str,
    problems: dict[str, str] | None = None,
    typed: dict[str, str] | None = None,
) -> str:
    found, last = _gathered(letter_id)
    return render_template(
        "last_letter/last.html", **_context(found, last, problems, typed), beside=False
    )


def _context(
    found: Opened,
    last: LastTime,
    problems: dict[str, str] | None = None,
    typed: dict[str, str] | None = None,
) -> dict[str, object]:
    return {
        "letter": found.row,
        "name": found.child_name,
        "is_sent": found.is_sent,
        "last": last,
        "problems": problems or {},
        "typed": typed or {},
        "places": [(path, field_name(path)) for path in _places(found)],
    }


def _places(found: Opened) -> list[str]:
    """Return the fields that such a sentence fits into."""
    messages = range(1, len(writing.messages_in(found.content)) + 1)
    inside = [f"messages.{number}.text" for number in messages]
    return ["letter.about", *inside, "letter.opening", "letter.closing"]
