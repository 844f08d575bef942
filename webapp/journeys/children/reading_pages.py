"""How a child reads: the communication profile, its live sample, and proposed changes."""

from __future__ import annotations

from typing import Any

from flask import Response, jsonify, make_response, redirect, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response as AnyResponse

from letterkit.reader import Child
from letterkit.symbols.catalogue import catalogue_for
from webapp import current, dates
from webapp.errors import Conflict, NotUnderstood
from webapp.journeys.children.blueprint import journey
from webapp.journeys.children.pages import Page, sent_version
from webapp.security.headers import as_letter_page
from webapp.security.limits import read_json
from webapp.services import child_reading, council
from webapp.services.child_forms import tidy
from webapp.services.child_reading import ReadingForm
from webapp.services.child_sample import sample_page
from webapp.store import children, profile_changes, users
from webapp.store.tables import Role

LONGEST_REASON = 1_000


@journey.get("/<child_id>/reading")
def reading(child_id: str) -> str:
    """Show the communication profile with a sample beside it."""
    with current.store().reading() as session:
        row = children.get(session, child_id, by=current.who())
        return _page(session, child_id, ReadingForm.of(Child.model_validate(row.profile)), "")


@journey.post("/<child_id>/reading")
def save_reading(child_id: str) -> Page:
    """Save the profile, or propose the change to the therapist."""
    by = current.who()
    reason = request.form.get("reason", "").replace("\0", "").strip()
    with current.store().reading() as session:
        row = children.get(session, child_id, by=by)
        form = ReadingForm.sent(request.form, _known_sets(session))
        keeps = child_reading.keeps_profile(session, child_id, by=by)
    child = Child.model_validate(row.profile)
    problems = dict(form.problems)
    after = form.applied_to(child)
    if not keeps:
        if not reason:
            problems["reason"] = "missing"
        elif len(reason) > LONGEST_REASON:
            problems["reason"] = "long"
        elif not child_reading.difference(child, after):
            problems["reason"] = "same"
        elif _is_asked_already(child_id, child_reading.difference(child, after)):
            problems["reason"] = "asked"
    status = 400
    if not problems:
        try:
            with current.store().writing() as session:
                if keeps:
                    child_reading.save(session, child_id, sent_version(), after, by=by)
                else:
                    child_reading.propose(session, child_id, after, reason, by=by)
            said = "child-saved" if keeps else "change-proposed"
            return redirect(url_for("children.show", child_id=child_id, said=said), 303)
        except Conflict:
            problems, status = {"version": "conflict"}, 409
    with current.store().reading() as session:
        shown = ReadingForm(form.values, problems)
        return _page(session, child_id, shown, reason), status


@journey.get("/<child_id>/sample")
def sample(child_id: str) -> AnyResponse:
    """Send the sample letter with the profile as it is saved."""
    with current.store().reading() as session:
        row = children.get(session, child_id, by=current.who())
        settings = council.library_settings(session)
    page = sample_page(Child.model_validate(row.profile), settings, dates.today())
    return as_letter_page(make_response(page))


@journey.post("/<child_id>/sample")
def sample_as(child_id: str) -> Response:
    """Send the sample letter with what the form says just now.

    The page's script asks for JSON and puts it into the frame; without script the button of the
    form sends its answer into the frame.
    """
    fields = _json_fields() if request.is_json else request.form
    with current.store().reading() as session:
        row = children.get(session, child_id, by=current.who())
        settings = council.library_settings(session)
        form = ReadingForm.sent(fields, _known_sets(session))
    child = form.applied_to(Child.model_validate(row.profile))
    page = sample_page(child, settings, dates.today())
    if request.is_json:
        return jsonify(page=page, problems=sorted(form.problems))
    return as_letter_page(make_response(page))


@journey.post("/<child_id>/changes/<change_id>")
def decide(child_id: str, change_id: str) -> AnyResponse:
    """Accept or decline a proposed change, with a word to the colleague."""
    by = current.who()
    accept = request.form.get("do") == "accept"
    reply = tidy(request.form.get("reply", ""))[:LONGEST_REASON] or None
    with current.store().writing() as session:
        children.get(session, child_id, by=by)
        proposal = profile_changes.decide(session, change_id, accept=accept, reply=reply, by=by)
        if accept:
            child_reading.accept(session, proposal, by=by)
    said = "change-accepted" if accept else "change-declined"
    return redirect(url_for("children.show", child_id=proposal.child_id, said=said), 303)


@journey.get("/<child_id>/changes")
def changes(child_id: str) -> str:
    """Show what is proposed, field by field."""
    by = current.who()
    with current.store().reading() as session:
        row = children.get(session, child_id, by=by)
        child = Child.model_validate(row.profile)
        waiting = profile_changes.waiting(session, by=by, child_id=child_id)
        decided = profile_changes.decided(session, child_id, by=by)
        people = {p.proposed_by for p in (*waiting, *decided)} | {p.decided_by for p in decided}
        return render_template(
            "children/changes.html",
            row=row,
            waiting=[(p, child_reading.lines(child, p.change)) for p in waiting],
            decided=decided,
            names=users.names(session, people),
            decides=by.role is Role.THERAPIST,
            set_titles=_set_titles(session),
        )


def _page(session: Session, child_id: str, form: ReadingForm, reason: str) -> str:
    by = current.who()
    row = children.get(session, child_id, by=by)
    child = Child.model_validate(row.profile)
    return render_template(
        "children/reading.html",
        row=row,
        child=child,
        age=child.age_on(dates.today()),
        form=form,
        values=form.values,
        problems=form.problems,
        reason=reason,
        keeps=child_reading.keeps_profile(session, child_id, by=by),
        choices=child_reading.CHOICES,
        limits=child_reading.LIMITS,
        set_titles=_set_titles(session),
    )


def _is_asked_already(child_id: str, change: dict[str, dict[str, Any]]) -> bool:
    with current.store().reading() as session:
        waiting = profile_changes.waiting(session, by=current.who(), child_id=child_id)
        return any(proposal.change == change for proposal in waiting)


def _set_titles(session: Session) -> dict[str, str]:
    catalogue = catalogue_for(council.library_settings(session))
    return {name: symbol_set.notice.title for name, symbol_set in catalogue.sets.items()}


def _known_sets(session: Session) -> tuple[str, ...]:
    return tuple(_set_titles(session))


def _json_fields() -> MultiDict[str, str]:
    fields = read_json().get("fields")
    if not isinstance(fields, list) or not all(
        isinstance(pair, list) and len(pair) == 2 and all(isinstance(x, str) for x in pair)
        for pair in fields
    ):
        raise NotUnderstood()
    return MultiDict((name, value) for name, value in fields)
