"""One symbol of a council's set: written, published, withdrawn."""

from __future__ import annotations

from flask import redirect, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as AnyResponse

from letterkit.symbols.formats.incoming import CATEGORIES, Ids
from webapp import current, dates
from webapp.errors import Conflict, NotUnderstood
from webapp.journeys.desk import journey
from webapp.journeys.desk.sets import has_ended, sent_version
from webapp.services import desk_listing, desk_uses
from webapp.services.child_forms import Problems
from webapp.services.desk_forms import PARTS_OF_SPEECH, EntryForm
from webapp.services.desk_uses import Uses
from webapp.store import symbol_entries, symbol_sets, symbol_uses, users
from webapp.store.symbol_entries import NewEntry, Words
from webapp.store.symbol_sets import Terms
from webapp.store.tables import EntryState, SymbolEntry

Page = str | AnyResponse | tuple[str, int]


@journey.get("/sets/<name>/symbols/new")
def new_entry(name: str) -> str:
    """Show the form for a new symbol. ``?label=`` is a word that lacks one."""
    label = request.args.get("label", "")[:80]
    return _new_page(name, EntryForm.of(Words(label, part_of_speech="noun")), {})


@journey.post("/sets/<name>/symbols/new")
def add_entry(name: str) -> Page:
    """Add a symbol as a draft, and go on to its picture."""
    form = EntryForm.sent(request.form)
    problems = form.problems()
    if problems:
        return _new_page(name, form, problems), 400
    words = form.words()
    with current.store().writing() as session:
        ids = Ids(symbol_entries.ids(session, name))
        entry = NewEntry(ids.fresh(words.label[:60]), words)
        (row,) = symbol_entries.add(session, name, [entry], by=current.who())
    return redirect(url_for("desk.new_picture", entry_id=row.id, said="symbol-added"), 303)


@journey.get("/symbols/<entry_id>")
def entry(entry_id: str) -> str:
    """Show a symbol: its picture, its words, where it is used."""
    with current.store().reading() as session:
        row = symbol_entries.get(session, entry_id)
        return _page(session, row, row.version, EntryForm.of(Words.of(row)), {})


@journey.post("/symbols/<entry_id>")
def save_entry(entry_id: str) -> Page:
    """Save a symbol's words."""
    form, version = EntryForm.sent(request.form), sent_version()
    problems = form.problems()
    conflict: Conflict | None = None
    status = 400
    if not problems:
        try:
            with current.store().writing() as session:
                row = symbol_entries.save(
                    session, entry_id, version, form.words(), by=current.who()
                )
            said = "symbol-live" if row.state is EntryState.PUBLISHED else "symbol-saved"
            return redirect(url_for("desk.entry", entry_id=entry_id, said=said), 303)
        except Conflict as error:
            problems, status, conflict = {"version": "conflict"}, 409, error
            version = error.their_version
    with current.store().reading() as session:
        row = symbol_entries.get(session, entry_id)
        return _page(session, row, version, form, problems, conflict), status


@journey.get("/symbols/<entry_id>/withdraw")
def withdraw(entry_id: str) -> str:
    """Show where a symbol is used, and ask once more."""
    with current.store().reading() as session:
        row = symbol_entries.get(session, entry_id)
        return render_template("desk/withdraw.html", row=row, uses=uses(session, row))


@journey.post("/symbols/<entry_id>/state")
def move(entry_id: str) -> AnyResponse:
    """Publish a symbol, or withdraw it."""
    steps = {"publish": EntryState.PUBLISHED, "withdraw": EntryState.WITHDRAWN}
    wanted, version = request.form.get("do", ""), sent_version()
    if wanted not in steps:
        raise NotUnderstood()
    with current.store().writing() as session:
        row = symbol_entries.move(
            session, entry_id, steps[wanted], version, by=current.who(), today=dates.today()
        )
        if row.state is EntryState.WITHDRAWN:
            symbol_uses.tell_writers(session, f"{row.set_name}:{row.symbol}")
    said = {"publish": "symbol-published", "withdraw": "symbol-withdrawn"}[wanted]
    return redirect(url_for("desk.entry", entry_id=entry_id, said=said), 303)


@journey.get("/symbols/<entry_id>/history")
def entry_history(entry_id: str) -> str:
    """Show every step of a symbol, newest first."""
    with current.store().reading() as session:
        row = symbol_entries.get(session, entry_id)
        steps = symbol_entries.history(session, row.set_name, row.symbol)
        return render_template(
            "desk/history.html",
            title=row.label,
            back=url_for("desk.entry", entry_id=entry_id),
            steps=desk_listing.told(session, steps),
            names=users.names(session, {step.by for step in steps}),
            one=True,
            entry_id=entry_id,
            upload_id=row.upload_id,
            version=row.version,
        )


def uses(session: Session, row: SymbolEntry) -> Uses:
    """Return where a symbol is used."""
    ref = f"{row.set_name}:{row.symbol}"
    return desk_uses.uses_of(session, ref, row.label, by=current.who())


def _page(
    session: Session,
    row: SymbolEntry,
    version: int,
    form: EntryForm,
    problems: Problems,
    conflict: Conflict | None = None,
) -> str:
    owner = symbol_sets.get(session, row.set_name)
    was_live = row.state is not EntryState.DRAFT
    theirs = EntryForm.of(Words.of(row)).values if conflict else {}
    author = conflict.their_author if conflict else None
    return render_template(
        "desk/entry.html",
        row=row,
        version=version,
        owner=owner,
        has_ended=has_ended(Terms.of(owner)),
        values=form.values,
        problems=problems,
        uses=uses(session, row) if was_live else None,
        is_whole=symbol_entries.is_whole(row),
        theirs={key: value for key, value in theirs.items() if form.values[key] != value},
        their_name=users.names(session, {author}).get(author, "") if author else "",
        their_time=conflict.their_time if conflict else None,
        categories=CATEGORIES,
        parts_of_speech=PARTS_OF_SPEECH,
    )


def _new_page(name: str, form: EntryForm, problems: Problems) -> str:
    with current.store().reading() as session:
        owner = symbol_sets.get(session, name)
    return render_template(
        "desk/new_entry.html",
        owner=owner,
        values=form.values,
        problems=problems,
        categories=CATEGORIES,
        parts_of_speech=PARTS_OF_SPEECH,
    )
