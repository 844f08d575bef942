"""Dip samples: those that were drawn, and a new one."""

from __future__ import annotations

import re

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from letterkit.audit.choosing import LONGEST_SEED
from webapp import current
from webapp.errors import NotUnderstood
from webapp.journeys.quality import journey
from webapp.journeys.quality.asked import as_values, asked
from webapp.services import quality
from webapp.services.child_forms import tidy
from webapp.store import samples, users

DEFAULT_SIZE = "5"


@journey.get("")
def show() -> str:
    """Show the samples that this person drew."""
    by = current.who()
    with current.store().reading() as session:
        rows = samples.mine(session, by=by)
        names = users.names(session, {sample.writer_id for sample, _, _ in rows})
        letters = len(samples.sent(session))
    said = {
        sample.id: quality.in_words(quality.asked_of(sample), names.get(sample.writer_id or "", ""))
        for sample, _, _ in rows
    }
    return render_template("quality/samples.html", rows=rows, said=said, letters=letters)


@journey.get("/new")
def new() -> str:
    """Show what a sample can be drawn from. ``?again=ID`` begins with an earlier one."""
    again = request.args.get("again")
    values = {"size": DEFAULT_SIZE, "seed": "", "purpose": "", **as_values(asked(request.args))}
    if again:
        with current.store().reading() as session:
            sample = samples.get(session, again, by=current.who())
        values |= {"size": str(sample.size), "seed": sample.seed}
        values |= as_values(quality.asked_of(sample))
    return _page(values, {})


@journey.post("/new")
def draw() -> AnyResponse | tuple[str, int]:
    """Draw a sample, keep it, and show its letters."""
    form = request.form
    values = {
        name: tidy(form.get(name, ""))
        for name in ("month", "kind", "writer", "ages", "size", "seed", "purpose")
    }
    problems = {}
    size = int(values["size"]) if re.fullmatch(r"[0-9]{1,3}", values["size"]) else 0
    if not 1 <= size <= quality.MOST_DRAWN:
        problems["size"] = "range"
    if len(values["seed"]) > LONGEST_SEED:
        problems["seed"] = "long"
    if len(values["purpose"]) > quality.LONGEST_PURPOSE:
        problems["purpose"] = "long"
    if problems:
        return _page(values, problems), 400
    try:
        wanted = asked(values)
    except NotUnderstood:
        return _page({**values, "month": "", "ages": ""}, {"month": "none"}), 400
    try:
        with current.store().writing() as session:
            sample = quality.draw_sample(
                session,
                wanted,
                size=size,
                seed=values["seed"],
                purpose=values["purpose"],
                by=current.who(),
            )
    except quality.NothingToDraw:
        return _page(values, {"month": "none"}), 404
    return redirect(url_for("quality.sample", sample_id=sample.id, said="sample-drawn"), 303)


def _page(values: dict[str, str], problems: dict[str, str]) -> str:
    with current.store().reading() as session:
        choices = quality.choices(session)
    return render_template(
        "quality/new.html",
        values=values,
        problems=problems,
        choices=choices,
        most=quality.MOST_DRAWN,
    )
