"""Home: my letters by state, what waits for me, promises due, next meetings."""

from __future__ import annotations

from datetime import timedelta

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from webapp import current, dates
from webapp.errors import NotFound
from webapp.store import children, letters, notices, profile_changes, promises
from webapp.store.tables import LetterState, Role

journey = Blueprint("home", __name__)

SHOWN_AT_ONCE = 8
LOOK_AHEAD = timedelta(days=14)


@journey.get("/")
def show() -> str:
    """Show what this person comes for, by role."""
    by = current.who()
    state = _state(request.args.get("state"))
    shown = 200 if state else SHOWN_AT_ONCE
    is_writer = by.role is Role.WRITER
    day = dates.today()
    with current.store().reading() as session:
        to_read = letters.to_read(session, by=by)
        asked = {row.id for row in to_read}
        return render_template(
            "home/home.html",
            state=state,
            counts=letters.counts(session, by=by) if is_writer else {},
            lists={
                each: letters.mine(session, by=by, state=each, limit=shown)
                for each in ([state] if state else LetterState)
            }
            if is_writer
            else {},
            to_read=to_read,
            notices=[
                notice
                for notice in notices.waiting(session, by=by)
                if notice.letter_id not in asked  # shown as a letter to read
            ],
            proposals=profile_changes.waiting(session, by=by) if by.role is Role.THERAPIST else [],
            promises=promises.due(session, by=by, until=day + LOOK_AHEAD) if is_writer else [],
            meetings=children.meetings(session, by=by, since=day),
        )


@journey.post("/notices/<notice_id>/read")
def read_notice(notice_id: str) -> AnyResponse:
    """Take a notice off the list."""
    with current.store().writing() as session:
        notices.read(session, notice_id, by=current.who())
    return redirect(url_for("home.show"), 303)


def _state(name: str | None) -> LetterState | None:
    if name is None:
        return None
    try:
        return LetterState(name)
    except ValueError:
        raise NotFound() from None
