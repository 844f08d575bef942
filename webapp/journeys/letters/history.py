"""Every saved version of a letter: seen, compared, brought back."""

from __future__ import annotations

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from webapp import current
from webapp.errors import Conflict, NotUnderstood
from webapp.journeys.letters import journey
from webapp.services import writing_compare, writing_open
from webapp.store import letter_versions, letters, users


@journey.get("/<letter_id>/versions")
def versions(letter_id: str) -> str:
    """List the versions, newest first."""
    by = current.who()
    with current.store().reading() as session:
        found = writing_open.opened(session, letter_id, by=by)
        rows = letter_versions.history(session, found.row)
        names = {row.author_id: users.get(session, row.author_id).name for row in rows}
        return render_template(
            "letters/versions.html",
            letter=found.row,
            name=found.child_name,
            rows=rows,
            names=names,
        )


@journey.get("/<letter_id>/versions/<int:number>")
def version(letter_id: str, number: int) -> str:
    """Show one version beside the newest."""
    with current.store().reading() as session:
        found = writing_open.opened(session, letter_id, by=current.who())
        older = letters.content(session, letter_id, by=current.who(), number=number)
        return render_template(
            "letters/version.html",
            letter=found.row,
            name=found.child_name,
            older=older,
            differences=writing_compare.differences(older.content, found.content),
        )


@journey.post("/<letter_id>/versions/<int:number>/restore")
def restore(letter_id: str, number: int) -> AnyResponse:
    """Bring an older version back, as a new one."""
    try:
        expected = int(request.form["version"])
    except (KeyError, ValueError):
        raise NotUnderstood() from None
    try:
        with current.store().writing() as session:
            letters.restore(session, letter_id, number, expected, by=current.who())
    except Conflict:
        # Somebody saved since this page was shown. Nothing changed: show it as it is now.
        address = url_for(
            "letters.version", letter_id=letter_id, number=number, said="letter-moved-on"
        )
        return redirect(address, 303)
    return redirect(url_for("letters.edit", letter_id=letter_id, said="letter-restored"), 303)
