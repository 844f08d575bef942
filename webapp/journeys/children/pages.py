"""The list of children, a child's page, and the forms about a child."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import redirect, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as AnyResponse

from letterkit.reader import Child
from letterkit.symbols.catalogue import catalogue_for
from webapp import current, dates, letter_content
from webapp.errors import Conflict, NotFound
from webapp.journeys.children.blueprint import journey
from webapp.services import council
from webapp.services.child_forms import (
    BLANK_ROWS,
    AboutForm,
    PeopleForm,
    PersonRow,
    Problems,
    WordsForm,
)
from webapp.services.child_reading import keeps_profile
from webapp.services.symbol_pictures import card_of, figure_of
from webapp.store import children, photos, profile_changes, users
from webapp.store.photos import file_name
from webapp.store.tables import Part, Photo, Role

Page = str | AnyResponse | tuple[str, int]


@journey.get("")
def listed() -> str:
    """Show the children this person works with."""
    by = current.who()
    with current.store().reading() as session:
        waiting = profile_changes.waiting(session, by=by)
        return render_template(
            "children/listed.html",
            children=children.listed(session, by=by),
            waiting={proposal.child_id for proposal in waiting},
        )


@journey.get("/new")
def new() -> str:
    """Show the form for a child who is new here."""
    return render_template("children/new.html", form=AboutForm(), problems={})


@journey.post("/new")
def add() -> Page:
    """Add a child."""
    form = AboutForm.sent(request.form)
    problems = form.problems(dates.today())
    if problems:
        return render_template("children/new.html", form=form, problems=problems), 400
    by = current.who()
    with current.store().writing() as session:
        profile = letter_content.to_profile(Child.model_validate(form.part()))
        child = children.add(session, profile, by=by)
        _set_meeting(session, child.id, form)
    return redirect(url_for("children.show", child_id=child.id, said="child-added"), 303)


@journey.get("/<child_id>")
def show(child_id: str) -> str:
    """Show all that is known here about a child."""
    by = current.who()
    with current.store().writing() as session:
        row = children.get(session, child_id, by=by, seen=True)
        child = Child.model_validate(row.profile)
        workers = children.workers(session, child_id, by=by)
        settings = council.library_settings(session)
        catalogue = catalogue_for(settings)
        waiting = profile_changes.waiting(session, by=by, child_id=child_id)
        decided = profile_changes.decided(session, child_id, by=by, limit=1)
        at_work = {(user.id, part) for user, part in workers}
        figure = figure_of(child.symbols)
        return render_template(
            "children/show.html",
            row=row,
            child=child,
            age=child.age_on(dates.today()),
            photos=photos.listed(session, child_id, by=by),
            workers=workers,
            free=[
                (user, part)
                for user in users.with_role(session, Role.WRITER, Role.THERAPIST)
                for part in [_part_of(user.role)]
                if (user.id, part) not in at_work
            ],
            waiting=waiting,
            decided=decided,
            keeps_profile=keeps_profile(session, child_id, by=by),
            set_titles={name: s.notice.title for name, s in catalogue.sets.items()},
            choices=[
                (word, card_of(catalogue, ref, figure))
                for word, ref in child.symbols.choices.items()
            ],
        )


@journey.get("/<child_id>/about")
def about(child_id: str) -> str:
    """Show the form about name and age."""
    with current.store().reading() as session:
        row = children.get(session, child_id, by=current.who())
    return _about_page(row, AboutForm.of(row.profile, row.next_meeting), {})


@journey.post("/<child_id>/about")
def save_about(child_id: str) -> Page:
    """Save name and age, pronouns and the next meeting."""
    form = AboutForm.sent(request.form)
    problems = form.problems(dates.today())
    if not problems:
        try:
            with current.store().writing() as session:
                row = children.get(session, child_id, by=current.who())
                save_part(session, child_id, form.part())
                if form.next_meeting != (row.next_meeting.isoformat() if row.next_meeting else ""):
                    _set_meeting(session, child_id, form)
            return _saved(child_id)
        except Conflict:
            problems = {"version": "conflict"}
    with current.store().reading() as session:
        row = children.get(session, child_id, by=current.who())
    return _about_page(row, form, problems), 409 if "version" in problems else 400


@journey.get("/<child_id>/people")
def people(child_id: str) -> str:
    """Show the form about the people a child knows."""
    with current.store().reading() as session:
        row = children.get(session, child_id, by=current.who())
    return _people_page(row, PeopleForm.of(row.profile), {})


@journey.post("/<child_id>/people")
def save_people(child_id: str) -> Page:
    """Save the people, or show the form again with more room."""
    form = PeopleForm.sent(request.form)
    with current.store().reading() as session:
        row = children.get(session, child_id, by=current.who())
    if request.form.get("do") == "more":
        return _people_page(row, form, {}, more=True)
    by_file = _photos(child_id)
    problems = form.problems(by_file)
    if not problems:
        try:
            with current.store().writing() as session:
                save_part(session, child_id, form.part(by_file))
            return _saved(child_id)
        except Conflict:
            problems = {"version": "conflict"}
    return _people_page(row, form, problems), 409 if "version" in problems else 400


@journey.get("/<child_id>/words")
def words(child_id: str) -> str:
    """Show the form about a child's own words."""
    with current.store().reading() as session:
        row = children.get(session, child_id, by=current.who())
    return _words_page(row, WordsForm.of(row.profile), {})


@journey.post("/<child_id>/words")
def save_words(child_id: str) -> Page:
    """Save a child's own words, or show the form again with more room."""
    form = WordsForm.sent(request.form)
    with current.store().reading() as session:
        row = children.get(session, child_id, by=current.who())
    if request.form.get("do") == "more":
        return _words_page(row, form, {}, more=True)
    problems = form.problems()
    if not problems:
        try:
            with current.store().writing() as session:
                save_part(session, child_id, form.part())
            return _saved(child_id)
        except Conflict:
            problems = {"version": "conflict"}
    return _words_page(row, form, problems), 409 if "version" in problems else 400


@journey.post("/<child_id>/workers")
def add_worker(child_id: str) -> AnyResponse:
    """Let a colleague work with this child."""
    user_id = request.form.get("user", "")
    with current.store().writing() as session:
        children.get(session, child_id, by=current.who())
        able = {u.id: u.role for u in users.with_role(session, Role.WRITER, Role.THERAPIST)}
        if user_id not in able:
            raise NotFound()
        children.add_worker(session, child_id, user_id, _part_of(able[user_id]), by=current.who())
    return redirect(url_for("children.show", child_id=child_id, said="worker-added"), 303)


@journey.post("/<child_id>/workers/<user_id>/remove")
def remove_worker(child_id: str, user_id: str) -> AnyResponse:
    """Stop a colleague from opening this child's pages. Nobody can leave by mistake."""
    by = current.who()
    with current.store().writing() as session:
        theirs = [p for u, p in children.workers(session, child_id, by=by) if u.id == user_id]
        if user_id == by.id or not theirs:
            raise NotFound()
        for part in theirs:
            children.remove_worker(session, child_id, user_id, part, by=by)
    return redirect(url_for("children.show", child_id=child_id, said="worker-removed"), 303)


def save_part(session: Session, child_id: str, part: Mapping[str, Any]) -> None:
    """Save one part of a profile, at the version that the form was made from."""
    by = current.who()
    row = children.get(session, child_id, by=by)
    data = {k: v for k, v in {**row.profile, **part}.items() if v is not None}
    profile = letter_content.to_profile(Child.model_validate(data))
    children.save_profile(session, child_id, sent_version(), profile, by=by)


def sent_version() -> int:
    """Return the version that the form was made from."""
    return request.form.get("version", 0, type=int)


def _saved(child_id: str) -> AnyResponse:
    return redirect(url_for("children.show", child_id=child_id, said="child-saved"), 303)


def _set_meeting(session: Session, child_id: str, form: AboutForm) -> None:
    from webapp.services.child_forms import day

    children.set_next_meeting(session, child_id, day(form.next_meeting), by=current.who())


def _part_of(role: Role) -> Part:
    return Part.THERAPIST if role is Role.THERAPIST else Part.WRITER


def _photos(child_id: str) -> dict[str, Photo]:
    with current.store().reading() as session:
        return {file_name(p): p for p in photos.listed(session, child_id, by=current.who())}


def _about_page(row: Any, form: AboutForm, problems: Problems) -> str:
    return render_template("children/about.html", row=row, form=form, problems=problems)


def _people_page(row: Any, form: PeopleForm, problems: Problems, *, more: bool = False) -> str:
    written = len(form.rows)
    blank = 0 if problems else BLANK_ROWS if more or not written else 1
    return render_template(
        "children/people.html",
        row=row,
        rows=[*form.rows, *(PersonRow() for _ in range(blank))],
        first_blank=written + 1 if more else 0,
        problems=problems,
        photos=_photos(row.id),
    )


def _words_page(row: Any, form: WordsForm, problems: Problems, *, more: bool = False) -> str:
    written = len(form.rows)
    blank = 0 if problems else 3 if more or not written else 1
    return render_template(
        "children/words.html",
        row=row,
        rows=[*form.rows, *(("", "") for _ in range(blank))],
        first_blank=written + 1 if more else 0,
        problems=problems,
    )
