"""The therapist's desk: symbol sets, where they are used, and how each child reads."""

from __future__ import annotations

from flask import Blueprint, Response, render_template, request

from letterkit.reader import Child
from letterkit.renderers.symbol_sheets import child_sheet
from letterkit.symbols.catalogue import catalogue_for
from letterkit.symbols.child_sheet import sheet_of
from webapp import current, dates
from webapp.services import checking_ready, council, desk_words
from webapp.services.exporting import plain_name
from webapp.store import children, profile_changes, symbol_sets, users
from webapp.store.tables import Part

journey = Blueprint("desk", __name__, url_prefix="/desk")

# A browser's own PDF viewer needs its own style; nothing else is let in.
PDF_POLICY = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; base-uri 'none'"


@journey.get("")
def show() -> str:
    """Show what waits, the sets, and the children this therapist works with."""
    by = current.who()
    checking_ready.load_in_background()  # words are counted from here
    with current.store().reading() as session:
        catalogue = catalogue_for(council.library_settings(session))
        waiting = profile_changes.waiting(session, by=by)
        rows = [row for row in children.listed(session, by=by) if row.part is Part.THERAPIST]
        profiles = {
            row.id: Child.model_validate(children.get(session, row.id, by=by).profile)
            for row in rows
        }
        kept = symbol_sets.listed(session)
        names = {row.name for row in kept}
        return render_template(
            "desk/show.html",
            sets=kept,
            others=[each for name, each in catalogue.sets.items() if name not in names],
            catalogue=catalogue,
            children=rows,
            profiles=profiles,
            waiting=waiting,
            asked={proposal.child_id for proposal in waiting},
            proposers=users.names(session, {proposal.proposed_by for proposal in waiting}),
            set_titles={name: each.notice.title for name, each in catalogue.sets.items()},
        )


@journey.get("/words")
def words() -> str:
    """Show the words of real letters that have no picture, by count."""
    again = request.args.get("again") == "yes"
    with current.store().reading() as session:
        settings = council.library_settings(session)
        counted = desk_words.lacking(session, settings, again=again)
        sets = symbol_sets.listed(session)
    return render_template(
        "desk/words.html",
        counted=counted,
        cards=desk_words.cards(counted, settings),
        fewest=desk_words.FEWEST_CHILDREN,
        sets=sets,
    )


@journey.get("/children/<child_id>/sheet")
def sheet(child_id: str) -> Response:
    """Send the sheet about one child, to print."""
    by, day = current.who(), dates.today()
    with current.store().writing() as session:
        row = children.get(session, child_id, by=by, seen=True)
        settings = council.library_settings(session)
    child = Child.model_validate(row.profile)
    made = child_sheet(sheet_of(child, catalogue_for(settings), settings, on=day), on=day)
    response = Response(made, mimetype="application/pdf")
    name = f"{plain_name(child.name)}-how-they-read-{day.isoformat()}.pdf"
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    response.headers["Content-Security-Policy"] = PDF_POLICY
    return response


# The routes, by what somebody does. They add themselves to the journey.
from webapp.journeys.desk import bringing, entries, pictures, sets  # noqa: E402

__all__ = ["bringing", "entries", "journey", "pictures", "sets"]
