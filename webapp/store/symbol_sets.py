"""The council's symbol sets: their terms, and a stamp that says when letters must look again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session, undefer

from webapp.errors import AlreadyThere, Conflict, NotFound, WebError
from webapp.store import symbol_uploads, trail
from webapp.store.tables import (
    EntryState,
    SymbolEntry,
    SymbolHistory,
    SymbolSet,
    SymbolUpload,
    now,
)
from webapp.store.who import Who


class InUse(WebError):
    """A set that has been published cannot be taken out: letters and history name it."""

    code = "in-use"
    status = 409
    title = "This set has been published"
    says = "A set that has been published stays, so that its history can be followed."
    next_step = "Withdraw its symbols instead: no new letter will use them."


@dataclass(frozen=True)
class Terms:
    """Whose a set is and what may be done with it: the keys of set.toml."""

    title: str
    licence: str = ""
    licence_url: str = ""
    holder: str = ""
    attribution: str = ""
    source: str = ""
    expires: date | None = None
    max_distinct: int | None = None
    more: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, row: SymbolSet) -> Terms:
        """Return the terms of a stored set."""
        return cls(**{name: getattr(row, name) for name in cls.__dataclass_fields__})


@dataclass(frozen=True)
class SetRow:
    """What a list of sets shows, with how many symbols are in each state."""

    name: str
    terms: Terms
    counts: Mapping[EntryState, int]
    updated_at: datetime

    @property
    def total(self) -> int:
        """Return how many symbols the set has."""
        return sum(self.counts.values())


def add(
    session: Session,
    name: str,
    terms: Terms,
    *,
    by: Who,
    extras: Mapping[str, str] | None = None,
    how: str = "added",
) -> SymbolSet:
    """Add a set with no symbols yet.

    Raises `AlreadyThere`: the council has a set of that name.
    """
    if session.get(SymbolSet, name) is not None:
        raise AlreadyThere()
    row = SymbolSet(name=name, added_by=by.id, extras=dict(extras) if extras else None)
    _put(row, terms)
    session.add(row)
    session.flush()
    note(session, name, how, {}, _facts(terms), by=by)
    return row


def get(session: Session, name: str) -> SymbolSet:
    """Return a set.

    Raises `NotFound`: the council has none of that name.
    """
    row = session.get(SymbolSet, name)
    if row is None:
        raise NotFound()
    return row


def listed(session: Session) -> list[SetRow]:
    """Return the council's sets by title."""
    counts: dict[str, dict[EntryState, int]] = {}
    for name, state, number in session.execute(
        select(SymbolEntry.set_name, SymbolEntry.state, func.count()).group_by(
            SymbolEntry.set_name, SymbolEntry.state
        )
    ):
        counts.setdefault(name, {})[state] = number
    rows = session.scalars(select(SymbolSet).order_by(SymbolSet.title))
    return [
        SetRow(row.name, Terms.of(row), counts.get(row.name, {}), row.updated_at) for row in rows
    ]


def extras(session: Session, name: str) -> dict[str, str]:
    """Return what came beside a set, as text by file name."""
    row = session.scalar(
        select(SymbolSet).options(undefer(SymbolSet.extras)).where(SymbolSet.name == name)
    )
    return dict(row.extras or {}) if row else {}


def save_terms(
    session: Session, name: str, expected_version: int, terms: Terms, *, by: Who
) -> SymbolSet:
    """Save a set's terms, if nobody else did since ``expected_version``.

    Raises `NotFound`: there is no such set.
    Raises `Conflict`: somebody else saved first; both are in the error.
    """
    row = session.scalar(select(SymbolSet).where(SymbolSet.name == name).with_for_update())
    if row is None:
        raise NotFound()
    before = Terms.of(row)
    if row.version != expected_version:
        raise Conflict(
            yours=_facts(terms),
            theirs=_facts(before),
            their_version=row.version,
            their_time=row.updated_at,
        )
    if before != terms:
        _put(row, terms)
        row.version += 1
        row.updated_at = now()
        touch(session, name)
        old, new = _facts(before), _facts(terms)
        changed = [key for key in new if old[key] != new[key]]
        note(
            session,
            name,
            "terms",
            {k: old[k] for k in changed},
            {k: new[k] for k in changed},
            by=by,
        )
    return row


def remove(session: Session, name: str, *, by: Who) -> None:
    """Take out a set of which nothing was ever published, with its pictures.

    Raises `NotFound`: there is no such set. Raises `InUse`: something of it was published.
    """
    row = session.scalar(select(SymbolSet).where(SymbolSet.name == name).with_for_update())
    if row is None:
        raise NotFound()
    published = select(SymbolHistory.id).where(
        SymbolHistory.set_name == name, SymbolHistory.what == "published"
    )
    if session.scalar(published.limit(1)) is not None:
        raise InUse()
    uploads: set[str] = set()
    for upload_id, variants in session.execute(
        select(SymbolEntry.upload_id, SymbolEntry.variants).where(SymbolEntry.set_name == name)
    ):
        uploads.update(each for each in (upload_id, *variants.values()) if each)
    session.execute(delete(SymbolEntry).where(SymbolEntry.set_name == name))
    for part in symbol_uploads.batched(sorted(uploads)):
        session.execute(delete(SymbolUpload).where(SymbolUpload.id.in_(part)))
    session.delete(row)
    note(session, name, "removed", _facts(Terms.of(row)), {}, by=by)


def stamps(session: Session) -> tuple[tuple[str, int, str], ...]:
    """Return each set's name, stamp and last day: what differs when letters must look again."""
    rows = session.execute(
        select(SymbolSet.name, SymbolSet.stamp, SymbolSet.added_at).order_by(SymbolSet.name)
    )
    return tuple((row[0], row[1], row[2].isoformat()) for row in rows)


def touch(session: Session, name: str) -> None:
    """Let every process know that letters may show something else of this set now."""
    session.execute(
        update(SymbolSet).where(SymbolSet.name == name).values(stamp=SymbolSet.stamp + 1)
    )


def _put(row: SymbolSet, terms: Terms) -> None:
    for name in Terms.__dataclass_fields__:
        value = getattr(terms, name)
        setattr(row, name, dict(value) if name == "more" else value)


def _facts(terms: Terms) -> dict[str, Any]:
    """Return terms as plain data, for the history."""
    found = asdict(terms)
    return {**found, "expires": terms.expires.isoformat() if terms.expires else None}


def note(
    session: Session,
    name: str,
    what: str,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    *,
    by: Who,
) -> None:
    """Write down what was done with a whole set."""
    in_history(session, name, "", what, before, after, by=by)
    trail.record(session, by, f"symbol-set.{what}", "symbol-set", name)


def in_history(
    session: Session,
    name: str,
    symbol: str,
    what: str,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    *,
    by: Who,
) -> None:
    """Add a line to a set's history: about one symbol, or, with none named, about the set."""
    session.add(
        SymbolHistory(
            set_name=name,
            symbol=symbol,
            what=what,
            before=dict(before),
            after=dict(after),
            by=by.id,
        )
    )
