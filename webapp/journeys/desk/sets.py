"""A symbol set: its symbols, its terms, its history."""

from __future__ import annotations

from flask import redirect, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as AnyResponse

from letterkit.symbols.catalogue import Catalogue, catalogue_for
from letterkit.symbols.search import search_symbols
from webapp import current, dates
from webapp.errors import Conflict, NotFound, NotUnderstood
from webapp.journeys.desk import journey
from webapp.services import council, desk_listing, symbol_pictures
from webapp.services.child_forms import Problems, tidy
from webapp.services.desk_forms import TermsForm, name_problem
from webapp.store import symbol_entries, symbol_sets, users
from webapp.store.symbol_sets import Terms
from webapp.store.tables import EntryState

Page = str | AnyResponse | tuple[str, int]
AT_ONCE = 60
LONGEST_SEARCH = 100
EMPTY = TermsForm.of(Terms(""))


@journey.get("/sets/new")
def new_set() -> str:
    """Show the form for a set of the council's own."""
    return _new_page("", EMPTY, {})


@journey.post("/sets/new")
def add_set() -> Page:
    """Start a set with no symbols yet."""
    name, form = tidy(request.form.get("name", "")), TermsForm.sent(request.form)
    problems = form.problems()
    with current.store().reading() as session:
        wrong = name_problem(name, taken(session))
    if wrong:
        problems["name"] = wrong
    if problems:
        return _new_page(name, form, problems), 400
    with current.store().writing() as session:
        symbol_sets.add(session, name, form.terms(Terms("")), by=current.who())
    return redirect(url_for("desk.symbol_set", name=name, said="set-added"), 303)


@journey.get("/sets/<name>")
def symbol_set(name: str) -> str:
    """Show a set's symbols: the council's to work on, others to look at."""
    query = tidy(request.args.get("q", ""))[:LONGEST_SEARCH]
    state, category = request.args.get("state", ""), request.args.get("category", "")
    page = max(1, min(9_999, request.args.get("page", 1, type=int)))
    if state not in ("", *EntryState):
        raise NotFound()
    with current.store().reading() as session:
        catalogue = catalogue_for(council.library_settings(session))
        row = next((each for each in symbol_sets.listed(session) if each.name == name), None)
        if row is None:
            return _other_set(catalogue, name, query, category, page)
        entries = symbol_entries.of_set(session, name)
        came = symbol_entries.history(session, name, "", limit=1)
    found = desk_listing.found(entries, query, state, category)
    first = (page - 1) * AT_ONCE
    return render_template(
        "desk/set.html",
        row=row,
        terms=row.terms,
        has_ended=has_ended(row.terms),
        query=query,
        state=state,
        category=category,
        categories=sorted({each.category for each in entries if each.category}),
        total=len(found),
        page=page,
        more=len(found) > first + AT_ONCE,
        entries=found[first : first + AT_ONCE],
        ready=sum(
            each.state is EntryState.DRAFT and symbol_entries.is_whole(each) for each in entries
        ),
        came=came[0] if came and came[0].what == "brought-in" else None,
        may_go=not any(each.state is not EntryState.DRAFT for each in entries),
    )


@journey.get("/sets/<name>/terms")
def terms(name: str) -> str:
    """Show the form for whose a set is and what may be done with it."""
    with current.store().reading() as session:
        row = symbol_sets.get(session, name)
    return _terms_page(name, row.version, TermsForm.of(Terms.of(row)), {})


@journey.post("/sets/<name>/terms")
def save_terms(name: str) -> Page:
    """Save a set's terms."""
    form, version = TermsForm.sent(request.form), sent_version()
    problems = form.problems()
    if problems:
        return _terms_page(name, version, form, problems), 400
    try:
        with current.store().writing() as session:
            base = Terms.of(symbol_sets.get(session, name))
            symbol_sets.save_terms(session, name, version, form.terms(base), by=current.who())
    except Conflict as conflict:
        shown = {"version": "conflict"}
        return _terms_page(name, conflict.their_version, form, shown, conflict), 409
    return redirect(url_for("desk.symbol_set", name=name, said="terms-saved"), 303)


@journey.post("/sets/<name>/publish")
def publish(name: str) -> AnyResponse:
    """Publish every draft of a set that is whole."""
    with current.store().writing() as session:
        symbol_entries.publish_all(session, name, by=current.who(), today=dates.today())
    return redirect(url_for("desk.symbol_set", name=name, said="set-published"), 303)


@journey.post("/sets/<name>/remove")
def remove_set(name: str) -> AnyResponse:
    """Take out a set of which nothing was ever published."""
    with current.store().writing() as session:
        symbol_sets.remove(session, name, by=current.who())
    return redirect(url_for("desk.show", said="set-removed"), 303)


@journey.get("/sets/<name>/history")
def set_history(name: str) -> str:
    """Show what was done with a set and its symbols, newest first."""
    with current.store().reading() as session:
        row = symbol_sets.get(session, name)
        steps = symbol_entries.history(session, name)
        return render_template(
            "desk/history.html",
            title=row.title,
            back=url_for("desk.symbol_set", name=name),
            steps=desk_listing.told(session, steps),
            names=users.names(session, {step.by for step in steps}),
            one=False,
        )


def taken(session: Session) -> set[str]:
    """Return the names that a new set cannot have."""
    catalogue = catalogue_for(council.library_settings(session))
    return {*catalogue.sets, *catalogue.broken, *(row.name for row in symbol_sets.listed(session))}


def has_ended(terms: Terms) -> bool:
    """Say whether a set's licence has run out."""
    return terms.expires is not None and terms.expires < dates.today()


def sent_version() -> int:
    """Return the version that a form was made from.

    Raises `NotUnderstood`: it has none.
    """
    try:
        return int(request.form["version"])
    except (KeyError, ValueError):
        raise NotUnderstood() from None


def _other_set(catalogue: Catalogue, name: str, query: str, category: str, page: int) -> str:
    """Show a set that is not the council's to change."""
    if name not in catalogue.sets:
        raise NotFound()
    found_set = catalogue.sets[name]
    every = list(found_set.symbols.values())
    if query:
        every = search_symbols(catalogue, query, most=AT_ONCE * 4, sets=(name,), category=category)
    elif category:
        every = [symbol for symbol in every if symbol.category == category]
    first = (page - 1) * AT_ONCE
    shown = every[first : first + AT_ONCE]
    return render_template(
        "desk/other_set.html",
        name=name,
        terms=found_set.notice,
        has_ended=found_set.has_expired(dates.today()),
        query=query,
        category=category,
        categories=sorted({s.category for s in found_set.symbols.values() if s.category}),
        total=len(every),
        page=page,
        more=len(every) > first + AT_ONCE,
        cards=[(symbol, symbol_pictures.card(catalogue, symbol)) for symbol in shown],
    )


def _new_page(name: str, form: TermsForm, problems: Problems) -> str:
    return render_template("desk/new_set.html", name=name, values=form.values, problems=problems)


def _terms_page(
    name: str,
    version: int,
    form: TermsForm,
    problems: Problems,
    conflict: Conflict | None = None,
) -> str:
    with current.store().reading() as session:
        row = symbol_sets.get(session, name)
    theirs = TermsForm.of(Terms.of(row)).values if conflict else {}
    return render_template(
        "desk/terms.html",
        row=row,
        version=version,
        values=form.values,
        problems=problems,
        theirs={key: value for key, value in theirs.items() if form.values[key] != value},
        their_time=conflict.their_time if conflict else None,
    )
