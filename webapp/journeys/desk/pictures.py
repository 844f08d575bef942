"""A symbol's picture: seen, chosen, cut, replaced."""

from __future__ import annotations

from flask import Response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from letterkit.errors import PictureError, PictureTooLarge
from webapp import current
from webapp.errors import Conflict, NotFound
from webapp.journeys.desk import journey
from webapp.journeys.desk.entries import uses
from webapp.journeys.desk.sets import sent_version
from webapp.services.child_forms import Problems
from webapp.services.desk_pictures import PictureForm
from webapp.store import symbol_entries, symbol_uploads
from webapp.store.tables import EntryState

Page = str | AnyResponse | tuple[str, int]
# A picture may be opened by itself: then nothing in it may run or fetch anything.
PICTURE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox"


@journey.get("/symbols/<entry_id>/image/<upload_id>")
def image(entry_id: str, upload_id: str) -> Response:
    """Send a picture that a symbol has or had. No browser keeps it: it may show a person."""
    with current.store().reading() as session:
        row = symbol_entries.get(session, entry_id)
        if upload_id not in symbol_entries.pictures_of(session, row):
            raise NotFound()
        found = symbol_uploads.get(session, upload_id)
    response = Response(found.data, mimetype=found.media_type)
    response.headers["Content-Security-Policy"] = PICTURE_POLICY
    return response


@journey.get("/symbols/<entry_id>/picture")
def new_picture(entry_id: str) -> str:
    """Show the form for a symbol's picture."""
    with current.store().reading() as session:
        version = symbol_entries.get(session, entry_id).version
    return _page(entry_id, version, PictureForm(), {})


@journey.post("/symbols/<entry_id>/picture")
def save_picture(entry_id: str) -> Page:
    """Keep a picture: checked, turned, cut, on its ground, re-encoded, encrypted."""
    form, version = PictureForm.sent(request.form), sent_version()
    problems = form.problems()
    file = request.files.get("photo")
    data = file.read() if file else b""
    if not data:
        problems["photo"] = "missing"
    elif problems:
        problems["photo"] = "again"  # a browser never sends a chosen file twice
    else:
        try:
            drawing = form.drawing(data)
        except PictureTooLarge:
            problems["photo"] = "large"
        except PictureError:
            problems["photo"] = "unreadable"
    if problems:
        return _page(entry_id, version, form, problems), 400
    try:
        with current.store().writing() as session:
            upload_id = symbol_uploads.add(session, drawing, by=current.who())
            row = symbol_entries.set_picture(
                session, entry_id, version, upload_id, by=current.who()
            )
    except Conflict as conflict:
        return _page(entry_id, conflict.their_version, form, {"version": "conflict"}), 409
    said = "picture-live" if row.state is EntryState.PUBLISHED else "picture-kept"
    return redirect(url_for("desk.entry", entry_id=entry_id, said=said), 303)


@journey.post("/symbols/<entry_id>/image/<upload_id>")
def use_again(entry_id: str, upload_id: str) -> AnyResponse:
    """Give a symbol a picture that it had before."""
    with current.store().writing() as session:
        row = symbol_entries.get(session, entry_id)
        if upload_id not in symbol_entries.pictures_of(session, row):
            raise NotFound()
        symbol_entries.set_picture(session, entry_id, sent_version(), upload_id, by=current.who())
    return redirect(url_for("desk.entry", entry_id=entry_id, said="picture-back"), 303)


def _page(entry_id: str, version: int, form: PictureForm, problems: Problems) -> str:
    with current.store().reading() as session:
        row = symbol_entries.get(session, entry_id)
        shown = uses(session, row) if row.state is not EntryState.DRAFT else None
    return render_template(
        "desk/picture.html", row=row, version=version, form=form, problems=problems, uses=shown
    )
