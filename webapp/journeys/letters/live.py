"""What the page's script asks for while somebody types: save, check, show."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from flask import Response, current_app, jsonify, render_template, request
from sqlalchemy.orm import Session

from letterkit.errors import LetterkitError
from letterkit.page_file import from_bytes
from webapp import assets, current, dates
from webapp.errors import NotFound, NotUnderstood
from webapp.journeys.letters import journey
from webapp.security.headers import as_letter_page
from webapp.security.limits import read_json
from webapp.services import checking, council, writing, writing_open
from webapp.services.checking import Looked
from webapp.services.preview import LOOKS, Preview, StoredPictures, preview, small, withdrawn
from webapp.services.writing_open import Opened
from webapp.store import children

# Fonts that the editor serves itself, so that the frame need not bring them each time.
LETTER_FONTS = {
    "Atkinson Hyperlegible": ("fonts/regular.ttf", "fonts/bold.ttf"),
    "Lexend": ("fonts/lexend.ttf", "fonts/lexend.ttf"),
}


@journey.post("/<letter_id>/save")
def autosave(letter_id: str) -> Response:
    """Save what was typed. 409 with both texts, where somebody else saved first."""
    data = read_json()
    fields, version = data.get("fields"), data.get("version")
    if not isinstance(fields, dict) or isinstance(version, bool) or not isinstance(version, int):
        raise NotUnderstood()
    saved = writing_open.save(current.store(), letter_id, fields, version, by=current.who())
    return jsonify(version=saved.version, saved=dates.moment(saved.at))


@journey.post("/<letter_id>/check")
def check(letter_id: str) -> Response:
    """Check what stands on the page now, saved or not."""
    found, content = _sent(letter_id)
    seen = looked(found, content)
    return jsonify(
        html=render_template("letters/findings.html", looked=seen, problems={}),
        findings=[asdict(each) for each in seen.every()],
        problems=seen.problems,
        low=seen.low,
        high=seen.high,
    )


@journey.post("/<letter_id>/page")
def page_now(letter_id: str) -> Response:
    """Show the child's page as it stands in the editor now, saved or not."""
    found, content = _sent(letter_id)
    made = _preview(found, content)
    return jsonify(main=made.main, problems=made.problems)


@journey.get("/<letter_id>/page")
def page(letter_id: str) -> Response:
    """Show the child's page in a frame. It can run nothing."""
    look = request.args.get("look", LOOKS[0])
    number = request.args.get("version", type=int)
    if look not in LOOKS:
        raise NotFound()
    with current.store().reading() as session:
        found = writing_open.opened(session, letter_id, by=current.who(), number=number)
    made = _preview(found, found.content)
    font = found.draft().letter.child.page.font
    fonts = tuple(assets.address(name) for name in LETTER_FONTS.get(font, ()))
    return framed_response(made.framed(fonts, assets.address("letter-frame.css"), look))


def framed_response(html: str) -> Response:
    """Return the answer that a frame shows: it can run nothing, and travels compressed."""
    response = as_letter_page(Response(html, mimetype="text/html"))
    if request.accept_encodings["gzip"] > 0:
        # Unlike the editor's own pages, this one holds no form token that its size could tell of.
        response.set_data(gzip.compress(response.get_data(), 5))
        response.headers["Content-Encoding"] = "gzip"
        response.headers["Vary"] = "Accept-Encoding"
    return response


@journey.get("/<letter_id>/picture")
def picture(letter_id: str) -> Response:
    """Show one picture as this child would see it: ``?ref=care:home``."""
    ref = request.args.get("ref", "")
    with current.store().reading() as session:
        found = writing_open.opened(session, letter_id, by=current.who())
        if found.kept is not None:
            return _sent_picture(session, found, ref)
        message = {"title": "…", "picture": ref}
        draft = found.draft({**found.content, "messages": [message]})
        shown = draft.letter.messages[0].picture
        if shown is None:
            raise NotFound()
        source = _pictures(session, found, draft.letter)
        try:
            image = source.picture(draft.letter.photo_record(shown), where="picture")
        except LetterkitError:
            raise NotFound() from None
    image = small(image)
    return Response(image.data, mimetype=image.mime)


def _sent_picture(session: Session, found: Opened, ref: str) -> Response:
    """Return a picture of a sent letter as it was sent, unless it is a photo withdrawn since."""
    by = current.who()
    page = from_bytes(found.kept or b"")
    gone = withdrawn(page, lambda file: writing_open.find_photo(session, found.row.id, file, by=by))
    shown = next((image for image in page.images() if image.ref == ref), None)
    if shown is None or ref in gone:
        raise NotFound()
    image = small(shown)
    return Response(image.data, mimetype=image.mime)


def looked(found: Opened, content: Mapping[str, Any], *, wait: bool = True) -> Looked:
    """Check content for a letter's child, minding the names of the writer's other children."""
    by, child_id = current.who(), found.row.child_id
    remembered: checking.NamesElsewhere = current_app.extensions.setdefault(
        "letterkit.names-elsewhere", checking.NamesElsewhere()
    )
    names = remembered.get(by.id, child_id)
    with current.store().reading() as session:
        if names is None:
            names = remembered.put(by.id, child_id, children.other_names(session, child_id, by=by))
        settings = council.library_settings(session)
    return checking.look(
        found.draft(content), content, names_elsewhere=names, settings=settings, wait=wait
    )


def _sent(letter_id: str) -> tuple[Opened, dict[str, Any]]:
    fields = read_json().get("fields")
    if not isinstance(fields, dict):
        raise NotUnderstood()
    with current.store().reading() as session:
        found = writing_open.opened(session, letter_id, by=current.who())
    return found, writing.content_from(fields, found.content)


def _preview(found: Opened, content: Mapping[str, Any]) -> Preview:
    draft = found.draft(content)
    with current.store().reading() as session:
        settings = council.library_settings(session)
        return preview(
            draft,
            settings,
            lambda file: writing_open.find_photo(session, found.row.id, file, by=current.who()),
        )


def _pictures(session: Session, found: Opened, letter: Any) -> StoredPictures:
    return StoredPictures(
        letter,
        council.library_settings(session),
        lambda file: writing_open.find_photo(session, found.row.id, file, by=current.who()),
    )
