"""A set of symbols brought in from a file: read, made safe, and kept as drafts, or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from pydantic import ValidationError
from sqlalchemy.orm import Session

from letterkit.errors import LetterkitError, SymbolSetError
from letterkit.symbols.drawings import safe_drawing
from letterkit.symbols.formats import opened_held
from letterkit.symbols.formats.incoming import Ids, NewSet, counted, some
from letterkit.symbols.lexicon import aliases_in
from letterkit.symbols.sets import SetNotice, Symbol
from webapp.services.desk_forms import LONGEST, PARTS_OF_SPEECH, TermsForm
from webapp.services.desk_pictures import kept_drawing
from webapp.store import symbol_entries, symbol_sets, symbol_uploads
from webapp.store.symbol_entries import NewEntry, Words
from webapp.store.symbol_sets import Terms
from webapp.store.symbol_uploads import Drawing
from webapp.store.who import Who

MOST_AT_ONCE = 6_000
MOST_NOTES = 12
_MOST_EXTRA = 8_000_000  # characters
_OWN_TERMS = ("title", "licence", "licence_url", "holder", "attribution", "source")


@dataclass(frozen=True)
class Incoming:
    """A set that was read and made safe, before any of it is kept."""

    name: str  # what the file would call the set
    terms: Terms
    symbols: tuple[Symbol, ...]
    drawings: Mapping[str, Drawing]  # by the file names that the symbols use
    extras: Mapping[str, str]
    notes: tuple[str, ...]


def read(files: Mapping[str, bytes]) -> Incoming:
    """Read uploaded files of any known format, and make every picture safe.

    Pictures that cannot be used are left out, and said. Raises `FileUnreadable`,
    `SymbolSetError` or another `LetterkitError`: nothing of it can be used.
    """
    with opened_held(files) as new:
        if len(new.symbols) > MOST_AT_ONCE:
            raise SymbolSetError(
                f"there are more than {MOST_AT_ONCE:,} symbols in it.",
                what_to_do="Bring it in in parts.",
            )
        notice = _notice(new)
        notes = list(new.notes)
        drawings, wrong, dropped = _drawings(new)
        extras = _extras(new, notes)
        symbols = tuple(each for each in new.symbols if each.file in drawings)
        if not symbols:
            why = f" {wrong[0]}" if wrong else ""
            raise SymbolSetError(f"no picture in it can be used.{why}")
    if wrong:
        notes.append(
            f"{counted(len(wrong), 'picture')} left out, which cannot be used: {some(wrong)}"
        )
    if dropped:
        notes.append(f"Drawings lost what no picture needs: {some(sorted(dropped))}.")
    return Incoming(new.id, notice, symbols, drawings, extras, tuple(notes[:MOST_NOTES]))


def terms_for(form: TermsForm, incoming: Incoming) -> Terms:
    """Return the terms of the file, with what was written in the form over them."""
    written = form.terms(incoming.terms)
    chosen: dict[str, Any] = {
        name: getattr(written, name) or getattr(incoming.terms, name)
        for name in (*_OWN_TERMS, "expires", "max_distinct")
    }
    return replace(incoming.terms, **chosen)


def keep(session: Session, name: str, incoming: Incoming, *, by: Who, terms: Terms | None) -> int:
    """Keep a set as drafts, and return how many symbols came in.

    ``terms`` are those of a new set; without them the symbols join the set of that name, with
    names of their own where one is taken there.

    Raises `AlreadyThere` or `NotFound`: there is, or is not, a set of that name.
    """
    extras = dict(incoming.extras)
    notes = {"count": len(incoming.symbols), "notes": list(incoming.notes)}
    if terms is None:
        if incoming.terms.licence or incoming.terms.holder:
            incoming = _with_own_terms(incoming)
    else:
        symbol_sets.add(session, name, terms, by=by, extras=extras)
    ids = Ids(symbol_entries.ids(session, name))
    kept = symbol_uploads.add_all(session, incoming.drawings, by=by)
    entries = [
        NewEntry(
            _id(ids, symbol),
            _words(symbol),
            kept[symbol.file],
            {key: kept[file] for key, file in symbol.variants.items() if file in kept},
        )
        for symbol in incoming.symbols
    ]
    symbol_entries.add(session, name, entries, by=by, how="")
    symbol_sets.note(session, name, "brought-in", {}, notes, by=by)
    return len(entries)


def _notice(new: NewSet) -> Terms:
    try:
        notice = SetNotice.model_validate({"title": new.id, **new.notice})
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        name = ".".join(str(part) for part in first["loc"])
        raise SymbolSetError(f"{name}: {first['msg']}.", where="set.toml") from None
    more = notice.model_dump(mode="json", include={"recolour", "version", "note"})
    own = {name: getattr(notice, name)[: LONGEST[name]] for name in _OWN_TERMS}
    return Terms(
        **own,
        expires=notice.expires,
        max_distinct=notice.max_distinct,
        more={key: value for key, value in more.items() if value},
    )


def _drawings(new: NewSet) -> tuple[dict[str, Drawing], list[str], set[str]]:
    found: dict[str, Drawing] = {}
    wrong: list[str] = []
    dropped: set[str] = set()
    for file, fetch in new.pictures.items():
        try:
            safe = safe_drawing(fetch(), where=file)
            found[file] = kept_drawing(safe.data, safe.suffix)
            dropped.update(safe.left_out)
        except LetterkitError as error:
            wrong.append(f"{file}: {error.message}")
    return found, wrong, dropped


def _extras(new: NewSet, notes: list[str]) -> dict[str, str]:
    """Return what came beside the set, as text. A word list that is none is left out."""
    found = {name: data.decode("utf-8", "replace") for name, data in new.extras.items()}
    found = {name: text for name, text in found.items() if len(text) <= _MOST_EXTRA}
    if "aliases.csv" in found:
        try:
            list(aliases_in(found["aliases.csv"], "aliases.csv"))
        except LetterkitError as error:
            del found["aliases.csv"]
            notes.append(f"The list of other words was left out: {error.message}")
    return found


def _with_own_terms(incoming: Incoming) -> Incoming:
    """Write a file's terms to each of its symbols, because they join a set with other terms."""
    terms = incoming.terms
    symbols = tuple(
        replace(
            symbol,
            licence=symbol.licence or terms.licence,
            author=symbol.author or terms.holder,
            source=symbol.source or terms.source,
        )
        for symbol in incoming.symbols
    )
    return replace(incoming, symbols=symbols)


def _id(ids: Ids, symbol: Symbol) -> str:
    wanted = symbol.id if len(symbol.id) <= 80 else None
    return ids.fresh(symbol.label[:60], wanted)


def _words(symbol: Symbol) -> Words:
    part = symbol.part_of_speech if symbol.part_of_speech in PARTS_OF_SPEECH else "other"
    label = _clean(symbol.label)[: LONGEST["label"]] or symbol.id[:60]
    return Words(
        label=label,
        keywords=tuple(word for each in symbol.keywords[:60] if (word := _clean(each)[:80])),
        category=_clean(symbol.category)[: LONGEST["category"]],
        part_of_speech=part,
        alt_text=_clean(symbol.alt_text) or label,
        suitable_from=symbol.suitable_from,
        not_for_children=symbol.not_for_children,
        licence=_clean(symbol.licence)[: LONGEST["licence"]],
        author=_clean(symbol.author)[: LONGEST["author"]],
        source=_clean(symbol.source)[: LONGEST["source"]],
    )


def _clean(text: str) -> str:
    return " ".join(text.replace("\0", "").split())
