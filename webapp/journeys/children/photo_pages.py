"""A child's photos: each with who agreed, when, for what and until when."""

from __future__ import annotations

from flask import Response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from letterkit.errors import PictureTooLarge, PictureUnreadable
from webapp import current, dates
from webapp.errors import NotFound
from webapp.journeys.children.blueprint import journey
from webapp.journeys.children.pages import Page
from webapp.services.child_forms import Problems, without_photo
from webapp.services.photo_edit import PhotoForm
from webapp.store import children, photos


@journey.get("/<child_id>/photos/new")
def new_photo(child_id: str) -> str:
    """Show the form for a new photo."""
    return _page(child_id, PhotoForm(when=dates.today().isoformat()), {})


@journey.post("/<child_id>/photos/new")
def add_photo(child_id: str) -> Page:
    """Keep a photo: checked, turned, cut, re-encoded, encrypted."""
    by = current.who()
    form = PhotoForm.sent(request.form)
    with current.store().reading() as session:
        children.get(session, child_id, by=by)
    problems = form.problems(dates.today())
    file = request.files.get("photo")
    data = file.read() if file else b""
    if not data:
        problems["photo"] = "missing"
    elif not problems:
        try:
            picture = form.picture(data)
        except PictureTooLarge:
            problems["photo"] = "large"
        except PictureUnreadable:
            problems["photo"] = "unreadable"
    elif data:
        # A browser never sends a chosen file twice: it has to be chosen again.
        problems["photo"] = "again"
    if problems:
        return _page(child_id, form, problems), 400
    with current.store().writing() as session:
        photos.add(session, child_id, picture, form.consent(), by=by)
    return redirect(url_for("children.show", child_id=child_id, said="photo-added"), 303)


@journey.get("/<child_id>/photos/<photo_id>")
def photo(child_id: str, photo_id: str) -> Response:
    """Send a photo to somebody who works with its child. No browser keeps it."""
    with current.store().reading() as session:
        found = photos.get(session, photo_id, by=current.who())
        if found.child_id != child_id:
            raise NotFound()
        return Response(found.image, mimetype=found.media_type)


@journey.post("/<child_id>/photos/<photo_id>/withdraw")
def withdraw_photo(child_id: str, photo_id: str) -> AnyResponse:
    """Stop using a photo, because somebody no longer agrees. It leaves the person it shows, too."""
    by = current.who()
    with current.store().writing() as session:
        found = photos.get(session, photo_id, by=by)
        if found.child_id != child_id:
            raise NotFound()
        photos.withdraw(session, photo_id, by=by)
        row = children.get(session, child_id, by=by)
        without = without_photo(row.profile, photos.file_name(found))
        if without != row.profile:
            children.save_profile(session, child_id, row.version, without, by=by)
    return redirect(url_for("children.show", child_id=child_id, said="photo-withdrawn"), 303)


def _page(child_id: str, form: PhotoForm, problems: Problems) -> str:
    with current.store().reading() as session:
        row = children.get(session, child_id, by=current.who())
    return render_template(
        "children/photo.html", row=row, form=form, problems=problems, today=dates.today()
    )
