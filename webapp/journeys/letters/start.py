"""Choosing a child and a kind of letter."""

from __future__ import annotations

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from letterkit import kinds
from webapp import current
from webapp.journeys.letters import journey
from webapp.services import checking_ready, writing_open


@journey.get("/new")
def new() -> str:
    """Show the children and the kinds."""
    checking_ready.load_in_background()
    return _page(request.args.get("child", ""), "", {})


@journey.post("/new")
def start() -> AnyResponse | tuple[str, int]:
    """Start the letter and open it."""
    child, kind = request.form.get("child", ""), request.form.get("kind", "")
    problems = {}
    if not child:
        problems["child"] = "missing"
    if kind not in kinds.KIND_NAMES:
        problems["kind"] = "missing"
    if problems:
        return _page(child, kind, problems), 400
    with current.store().writing() as session:
        letter_id = writing_open.start(session, child, kind, by=current.who()).id
    return redirect(url_for("letters.edit", letter_id=letter_id), 303)


def _page(child: str, kind: str, problems: dict[str, str]) -> str:
    with current.store().reading() as session:
        return render_template(
            "letters/new.html",
            children=writing_open.children_to_write_to(session, by=current.who()),
            kinds=kinds.kinds(),
            child=child,
            kind=kind,
            problems=problems,
        )
