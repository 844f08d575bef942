"""Sets in and out: from and to the open formats, with their terms."""

from __future__ import annotations

import mimetypes

from flask import Response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from letterkit.errors import LetterkitError, SymbolSetError
from letterkit.symbols.catalogue import catalogue_for
from letterkit.symbols.formats.obf_write import write_obf, write_obz
from letterkit.symbols.formats.own import write as write_own
from letterkit.symbols.formats.write import write_table_zip
from webapp import current
from webapp.errors import NotFound, NotUnderstood
from webapp.journeys.desk import journey
from webapp.journeys.desk.sets import EMPTY, taken
from webapp.services import council, council_symbols, desk_import
from webapp.services.child_forms import Problems, tidy
from webapp.services.desk_forms import TermsForm, name_problem
from webapp.store import symbol_sets, trail
from webapp.store.tables import EntryState

Page = str | AnyResponse | tuple[str, int]
MOST_FILES = 900
# What it is called, the ending of its name, and how it is written.
FORMATS = {
    "zip": ("zip", write_own),
    "obz": ("obz", write_obz),
    "obf": ("obf", write_obf),
    "csv": ("zip", write_table_zip),
}


@journey.get("/bring-in")
def bring_in() -> str:
    """Show the form to bring a set in from a file."""
    return _page(EMPTY, {}, into=request.args.get("into", ""))


@journey.post("/bring-in")
def bring() -> Page:
    """Bring a set in as drafts: the whole of it, or nothing."""
    form, by = TermsForm.sent(request.form), current.who()
    into, name = request.form.get("into", ""), tidy(request.form.get("name", ""))
    problems = form.problems(title_needed=False)
    files = {
        file.filename or "": file.read() for file in request.files.getlist("file") if file.filename
    }
    with current.store().reading() as session:
        known = taken(session)
        if into and into not in {row.name for row in symbol_sets.listed(session)}:
            raise NotFound()
    if not files or len(files) > MOST_FILES:
        problems["file"] = "missing" if not files else "many"
    if name and not into and (wrong := name_problem(name, known)):
        problems["name"] = wrong
    says = ""
    if not problems:
        try:
            # All the work is done before the store is asked to keep any of it.
            incoming = desk_import.read(files)
        except LetterkitError as error:
            problems["file"], says = "unreadable", _said(error)
    if problems:
        if "file" not in problems:
            problems["file"] = "again"
        return _page(form, problems, into=into, name=name, says=says), 400
    terms = None if into else desk_import.terms_for(form, incoming)
    chosen = into or name or incoming.name
    if terms is not None and (wrong := name_problem(chosen, known)):
        # The file's own name will not do: it has to be chosen.
        shown = {"name": "choose" if wrong == "wrong" else wrong, "file": "again"}
        return _page(form, shown, into=into, name=chosen), 400
    with current.store().writing() as session:
        desk_import.keep(session, chosen, incoming, by=by, terms=terms)
    return redirect(url_for("desk.symbol_set", name=chosen, said="set-brought-in"), 303)


@journey.post("/sets/<name>/export")
def export(name: str) -> Response:
    """Send a set as a file in an open format, with its terms."""
    to = request.form.get("format", "")
    if to not in FORMATS:
        raise NotUnderstood()
    ending, write = FORMATS[to]
    drafts = request.form.get("drafts") == "yes"
    with current.store().writing() as session:
        kept = {row.name for row in symbol_sets.listed(session)}
        if name in kept:
            states = [EntryState.PUBLISHED, *([EntryState.DRAFT] if drafts else [])]
            found = council_symbols.set_of(session, name, *states)
        else:
            sets = catalogue_for(council.library_settings(session)).sets
            if name not in sets:
                raise NotFound()
            found = sets[name]
        if not found.symbols:
            raise SymbolSetError(
                "there is nothing in this set to take elsewhere yet.",
                what_to_do="Publish a symbol first, or take the drafts too.",
            )
        trail.record(session, current.who(), "symbol-set.exported", "symbol-set", name, format=to)
    response = Response(write(found))
    media_type = mimetypes.guess_type(f"x.{ending}")[0] or "application/octet-stream"
    response.headers["Content-Type"] = media_type
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    return response


def _said(error: LetterkitError) -> str:
    said = f"{error.message} {error.what_to_do}".strip()
    return f"{error.where}: {said}" if error.where else said[:1].upper() + said[1:]


def _page(
    form: TermsForm, problems: Problems, *, into: str = "", name: str = "", says: str = ""
) -> str:
    with current.store().reading() as session:
        sets = symbol_sets.listed(session)
    return render_template(
        "desk/bring_in.html",
        sets=sets,
        into=into,
        name=name,
        values=form.values,
        problems=problems,
        says=says,
        megabytes=current.settings().upload_bytes // 1_000_000,
    )
