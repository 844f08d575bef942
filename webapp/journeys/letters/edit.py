"""The editor's page, and saving it by its buttons, with or without script."""

from __future__ import annotations

from typing import Any

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from letterkit import kinds
from letterkit.errors import THREE_MESSAGES, UsageError
from letterkit.letter import MOST_MESSAGES
from webapp import current
from webapp.errors import Conflict, NotUnderstood
from webapp.journeys.letters import journey
from webapp.journeys.letters.live import looked
from webapp.services import (
    checking_ready,
    preview,
    writing,
    writing_changes,
    writing_compare,
    writing_open,
)
from webapp.services.writing import Fields
from webapp.services.writing_changes import Asked
from webapp.services.writing_open import Opened
from webapp.store.tables import SavedBy


@journey.get("/<letter_id>")
def edit(letter_id: str) -> str:
    """Show a letter to write on, or, once it is sent, to read."""
    checking_ready.load_in_background()
    with current.store().writing() as session:
        found = writing_open.opened(session, letter_id, by=current.who(), seen=True)
    return _page(found, writing.fields_of(found.content))


@journey.post("/<letter_id>")
def save(letter_id: str) -> AnyResponse | str | tuple[str, int]:
    """Save what is on the page, and do what the button that was pressed asks for."""
    by = current.who()
    fields, version = _form(), _version()
    wanted = writing_changes.asked(request.form.get("do", "save"))
    with current.store().reading() as session:
        found = writing_open.opened(session, letter_id, by=by)
    # A fourth message is refused before anything else is looked at.
    writing.content_from(fields, found.content)
    place, saved_by = "", SavedBy.WRITER
    if wanted.name in ("accept", "silence"):
        done = _settle(found, fields, wanted)
        if isinstance(done, str):
            return _page(found, fields, problems={f"reason.{wanted.rest[0]}": done}), 400
        fields, place, saved_by = done, "findings", SavedBy.WRITER
    elif wanted.name not in ("save", "compare"):
        changed = writing_changes.change(
            fields, wanted, kind=found.row.kind, child=found.child_name
        )
        fields, place = changed.fields, changed.place
    try:
        writing_open.save(current.store(), letter_id, fields, version, by=by, saved_by=saved_by)
    except Conflict as conflict:
        return _conflict_page(found, conflict), 409
    if wanted.name in ("add-message", "add-step"):
        # What was added is empty still, so that only this page can show it.
        with current.store().reading() as session:
            found = writing_open.opened(session, letter_id, by=by)
        return _page(found, fields)
    said = None if place else "letter-saved"
    address = url_for("letters.edit", letter_id=letter_id, said=said, _anchor=place or None)
    return redirect(address, 303)


@journey.post("/<letter_id>/choose")
def choose(letter_id: str) -> AnyResponse | tuple[str, int]:
    """Save what the writer chose out of two texts, field by field."""
    by = current.who()
    mine, version = _form(), _version()
    with current.store().reading() as session:
        found = writing_open.opened(session, letter_id, by=by)
        theirs = writing_open.opened(session, letter_id, by=by, number=version).content
    take = {
        name.removeprefix("pick:")
        for name, value in request.form.items()
        if name.startswith("pick:") and value == "theirs"
    }
    own = writing.content_from(mine, theirs)
    fields = writing_compare.chosen(own, theirs, take)
    try:
        writing_open.save(
            current.store(), letter_id, fields, version, by=by, saved_by=SavedBy.CHOSEN
        )
    except Conflict as conflict:
        return _conflict_page(found, conflict), 409
    return redirect(url_for("letters.edit", letter_id=letter_id, said="letter-chosen"), 303)


def _settle(found: Opened, fields: Fields, wanted: Asked) -> Fields | str:
    """Accept a suggestion or silence a finding; a text says what is wrong with the reason."""
    if not wanted.rest:
        raise NotUnderstood()
    content = writing.content_from(fields, found.content)
    shown = looked(found, content).find(wanted.rest[0])
    if shown is None:
        return fields  # put right already, perhaps in another tab
    if wanted.name == "silence":
        reason = " ".join(request.form.get(f"reason.{shown.key}", "").split())
        if not 3 <= len(reason) <= 500:
            return "Say in a few words why this can stay. A colleague may ask."
        return writing_changes.add_silence(
            fields, code=shown.code, field=shown.field, quote=shown.quote, reason=reason
        )
    place = wanted.number(1)
    edit = shown.offers[place].edit if 0 <= place < len(shown.offers) else None
    if edit is None:
        return fields
    text = fields.get(edit.field, "").replace("\r\n", "\n")
    return {**fields, edit.field: text[: edit.start] + edit.text + text[edit.end :]}


def _page(found: Opened, fields: Fields, problems: dict[str, str] | None = None) -> str:
    if found.is_sent:
        return render_template("letters/sent.html", letter=found.row, name=found.child_name)
    content = writing.content_from(fields, found.content)
    return render_template(
        "letters/edit.html",
        letter=found.row,
        name=found.child_name,
        fields=fields,
        messages=max(writing_changes.how_many(fields), len(content["messages"]), 1),
        guide=_guide(found.row.kind),
        looked=looked(found, content, wait=False),
        problems=problems or {},
        three=THREE_MESSAGES,
        most=MOST_MESSAGES,
        looks=preview.LOOKS,
    )


def _conflict_page(found: Opened, conflict: Conflict) -> str:
    return render_template(
        "letters/conflict.html",
        letter=found.row,
        name=found.child_name,
        conflict=conflict,
        mine=writing.fields_of(conflict.yours),
        differences=writing_compare.differences(
            conflict.yours, conflict.theirs, conflict.base or {}
        ),
    )


def _guide(kind: str) -> kinds.Kind:
    try:
        return kinds.kind(kind)
    except UsageError:
        return kinds.kind("blank")  # a kind of a newer letterkit


def _form() -> dict[str, Any]:
    """Return the letter's own fields of the form that was sent."""
    own = ("letter.", "messages.", "help.", "writer.", "silence.", "symbols.")
    return {
        name: text for name, text in request.form.items() if name.startswith(own) or name == "date"
    }


def _version() -> int:
    try:
        return int(request.form["version"])
    except (KeyError, ValueError):
        raise NotUnderstood() from None
