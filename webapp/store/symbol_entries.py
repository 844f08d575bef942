"""The symbols of the council's sets: written, published, withdrawn, each step with its history."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.errors import Conflict, NotFound, WebError
from webapp.store import symbol_sets, trail
from webapp.store.tables import EntryState, SymbolEntry, SymbolHistory, SymbolSet, now
from webapp.store.who import Who

MOVES = {
    EntryState.DRAFT: {EntryState.PUBLISHED: "published"},
    EntryState.PUBLISHED: {EntryState.WITHDRAWN: "withdrawn"},
    EntryState.WITHDRAWN: {EntryState.PUBLISHED: "published"},
}


class NotReady(WebError):
    """A symbol is not whole yet."""

    code = "symbol-not-ready"
    status = 409
    title = "This symbol is not ready yet"
    says = "A symbol needs a picture, and words for a child who cannot see it."
    next_step = "Add what is missing, then publish it."


class SetExpired(WebError):
    """The licence of a set has run out, so nothing of it can be published."""

    code = "set-expired"
    status = 409
    title = "The licence of this set has ended"
    says = "Nothing can be published from a set whose licence has ended."
    next_step = "When the licence is renewed, write the new last day into the set's terms."


class NotThatStep(WebError):
    """A symbol cannot go from the state it is in to the one asked for."""

    code = "not-that-step"
    status = 409
    title = "Somebody did that already"
    says = "This symbol is in another state than when you opened the page."
    next_step = "Open it again to see where it stands now."


@dataclass(frozen=True)
class Words:
    """All that is said about a symbol, without its picture."""

    label: str
    keywords: tuple[str, ...] = ()
    category: str = ""
    part_of_speech: str = "other"
    alt_text: str = ""
    suitability: str = ""
    suitable_from: int | None = None
    not_for_children: bool = False
    licence: str = ""
    author: str = ""
    source: str = ""

    @classmethod
    def of(cls, row: SymbolEntry) -> Words:
        """Return what is stored about a symbol."""
        found = {name: getattr(row, name) for name in cls.__dataclass_fields__}
        return cls(**{**found, "keywords": tuple(row.keywords)})

    def facts(self) -> dict[str, Any]:
        """Return the words as plain data."""
        return {**asdict(self), "keywords": list(self.keywords)}


@dataclass(frozen=True)
class NewEntry:
    """A symbol on its way in: its id, its words, and the ids of its pictures."""

    symbol: str
    words: Words
    upload_id: str | None = None
    variants: Mapping[str, str] | None = None


def add(
    session: Session, set_name: str, entries: Iterable[NewEntry], *, by: Who, how: str = "added"
) -> list[SymbolEntry]:
    """Add symbols to a set, as drafts. ``how`` goes into each one's history, unless it is empty.

    Raises `NotFound`: there is no such set.
    """
    symbol_sets.get(session, set_name)
    made = []
    for entry in entries:
        row = SymbolEntry(
            set_name=set_name,
            symbol=entry.symbol,
            upload_id=entry.upload_id,
            variants=dict(entry.variants or {}),
            **entry.words.facts(),
        )
        made.append(row)
        after = {"label": entry.words.label, "upload": entry.upload_id}
        if how:
            symbol_sets.in_history(session, set_name, entry.symbol, how, {}, after, by=by)
    session.add_all(made)
    session.flush()
    trail.record(session, by, "symbols.added", "symbol-set", set_name, count=len(made))
    return made


def get(session: Session, entry_id: str) -> SymbolEntry:
    """Return a symbol.

    Raises `NotFound`: there is none.
    """
    row = session.get(SymbolEntry, entry_id)
    if row is None:
        raise NotFound()
    return row


def of_set(session: Session, set_name: str, state: EntryState | None = None) -> list[SymbolEntry]:
    """Return the symbols of a set by label."""
    query = select(SymbolEntry).where(SymbolEntry.set_name == set_name)
    if state is not None:
        query = query.where(SymbolEntry.state == state)
    found = session.scalars(query)
    return sorted(found, key=lambda row: (row.label.casefold(), row.symbol))


def withdrawn(session: Session) -> dict[str, str]:
    """Return the labels of all withdrawn symbols by reference ("set:id")."""
    rows = session.execute(
        select(SymbolEntry.set_name, SymbolEntry.symbol, SymbolEntry.label).where(
            SymbolEntry.state == EntryState.WITHDRAWN
        )
    )
    return {f"{name}:{symbol}": label for name, symbol, label in rows}


def ids(session: Session, set_name: str) -> set[str]:
    """Return the names that are taken in a set."""
    return set(session.scalars(select(SymbolEntry.symbol).where(SymbolEntry.set_name == set_name)))


def save(
    session: Session, entry_id: str, expected_version: int, words: Words, *, by: Who
) -> SymbolEntry:
    """Save a symbol's words, if nobody else changed it since ``expected_version``.

    Raises `NotFound`: there is none.
    Raises `Conflict`: somebody else saved first; both are in the error.
    """
    row = _held(session, entry_id, expected_version, words.facts())
    before, after = Words.of(row).facts(), words.facts()
    changed = [name for name in after if before[name] != after[name]]
    if changed:
        for name in changed:
            setattr(row, name, after[name])
        _changed(session, row)
        old, new = ({k: facts[k] for k in changed} for facts in (before, after))
        symbol_sets.in_history(session, row.set_name, row.symbol, "edited", old, new, by=by)
    return row


def set_picture(
    session: Session, entry_id: str, expected_version: int, upload_id: str, *, by: Who
) -> SymbolEntry:
    """Give a symbol another picture. The old one is kept, and letters that were sent keep it.

    Raises `NotFound`, `Conflict`: see ``save``.
    """
    row = _held(session, entry_id, expected_version, {})
    old = {"upload": row.upload_id, **({"variants": row.variants} if row.variants else {})}
    row.upload_id, row.variants = upload_id, {}
    _changed(session, row)
    symbol_sets.in_history(
        session, row.set_name, row.symbol, "picture", old, {"upload": upload_id}, by=by
    )
    return row


def move(
    session: Session,
    entry_id: str,
    state: EntryState,
    expected_version: int,
    *,
    by: Who,
    today: date,
) -> SymbolEntry:
    """Publish a symbol, withdraw it, or publish it again.

    Raises `NotThatStep`: it cannot go there from where it is, or somebody else changed it.
    Raises `NotReady`: it has no picture or no alt text. Raises `SetExpired`.
    """
    row = _locked(session, entry_id)
    if state not in MOVES[row.state] or row.version != expected_version:
        raise NotThatStep()
    if state is EntryState.PUBLISHED:
        _refuse_expired(symbol_sets.get(session, row.set_name), today)
        if not is_whole(row):
            raise NotReady()
    _move(session, row, state, by=by)
    symbol_sets.touch(session, row.set_name)
    return row


def publish_all(session: Session, set_name: str, *, by: Who, today: date) -> int:
    """Publish every draft of a set that is whole, and return how many.

    Raises `NotFound`: there is no such set. Raises `SetExpired`.
    """
    _refuse_expired(symbol_sets.get(session, set_name), today)
    rows = session.scalars(
        select(SymbolEntry)
        .where(SymbolEntry.set_name == set_name, SymbolEntry.state == EntryState.DRAFT)
        .with_for_update()
    )
    ready = [row for row in rows if is_whole(row)]
    with session.no_autoflush:  # thousands of rows are written in one go, at the end
        for row in ready:
            _move(session, row, EntryState.PUBLISHED, by=by)
    if ready:
        symbol_sets.touch(session, set_name)
    return len(ready)


def is_whole(row: SymbolEntry) -> bool:
    """Say whether a symbol has all that a letter needs: a picture, a label, an alt text."""
    return bool(row.upload_id and row.label and row.alt_text)


def pictures_of(session: Session, row: SymbolEntry) -> set[str]:
    """Return the ids of the pictures that a symbol has or had."""
    found = {row.upload_id, *row.variants.values()}
    for step in history(session, row.set_name, row.symbol):
        found |= {step.before.get("upload"), step.after.get("upload")}
    return {each for each in found if each}


def history(
    session: Session, set_name: str, symbol: str | None = None, *, limit: int = 200
) -> list[SymbolHistory]:
    """Return what was done with a set, or with one of its symbols, newest first."""
    query = select(SymbolHistory).where(SymbolHistory.set_name == set_name)
    if symbol is not None:
        query = query.where(SymbolHistory.symbol == symbol)
    return list(session.scalars(query.order_by(SymbolHistory.id.desc()).limit(limit)))


def _locked(session: Session, entry_id: str) -> SymbolEntry:
    row = session.scalar(
        select(SymbolEntry)
        .where(SymbolEntry.id == entry_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if row is None:
        raise NotFound()
    return row


def _held(
    session: Session, entry_id: str, expected_version: int, yours: Mapping[str, Any]
) -> SymbolEntry:
    row = _locked(session, entry_id)
    if row.version != expected_version:
        last = history(session, row.set_name, row.symbol, limit=1)
        raise Conflict(
            yours=yours,
            theirs=Words.of(row).facts(),
            their_version=row.version,
            their_author=last[0].by if last else None,
            their_time=row.updated_at,
        )
    return row


def _move(session: Session, row: SymbolEntry, state: EntryState, *, by: Who) -> None:
    what, before = MOVES[row.state][state], row.state
    row.state = state
    row.version += 1
    row.updated_at = now()
    old, new = {"state": before.value}, {"state": state.value}
    symbol_sets.in_history(session, row.set_name, row.symbol, what, old, new, by=by)
    trail.record(session, by, f"symbol.{what}", "symbol", row.id)


def _changed(session: Session, row: SymbolEntry) -> None:
    row.version += 1
    row.updated_at = now()
    if row.state is EntryState.PUBLISHED:
        symbol_sets.touch(session, row.set_name)


def _refuse_expired(owner: SymbolSet, today: date) -> None:
    if owner.expires is not None and owner.expires < today:
        raise SetExpired()
