"""A council's own symbols as lists: found by words, drafts included, and their history told."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy.orm import Session

from letterkit.symbols.index import words_in
from webapp.store import symbol_entries
from webapp.store.tables import SymbolEntry, SymbolHistory

# Steps that are told together where one person took them one after the other.
_TOGETHER = ("added", "published", "withdrawn")


def found(
    entries: Iterable[SymbolEntry], query: str, state: str, category: str
) -> list[SymbolEntry]:
    """Return the symbols that fit a search: a label that begins so comes first.

    Every word that was typed must begin a word of the label, a keyword, the alt text or the name.
    """
    typed = words_in(query)
    ranked: list[tuple[int, int, SymbolEntry]] = []
    for place, entry in enumerate(entries):
        if (state and entry.state != state) or (category and entry.category != category):
            continue
        label = words_in(entry.label)
        others = words_in(" ".join((*entry.keywords, entry.alt_text, entry.symbol)))
        if not all(any(word.startswith(each) for word in (*label, *others)) for each in typed):
            continue
        in_label = all(any(word.startswith(each) for word in label) for each in typed)
        ranked.append((0 if in_label else 1, place, entry))
    return [entry for _, _, entry in sorted(ranked, key=lambda row: row[:2])]


def told(session: Session, steps: Iterable[SymbolHistory]) -> list[tuple[SymbolHistory, list[str]]]:
    """Return steps, the newest first, each with the symbols it was about; like ones together."""
    labels: dict[str, dict[str, str]] = {}
    made: list[tuple[SymbolHistory, list[str]]] = []
    for step in steps:
        known = labels.setdefault(step.set_name, {})
        if not known:
            known.update(
                {row.symbol: row.label for row in symbol_entries.of_set(session, step.set_name)}
            )
        label = known.get(step.symbol, step.after.get("label") or step.symbol)
        last = made[-1][0] if made else None
        if last and step.symbol and last.symbol and _are_one(last, step):
            made[-1][1].append(label)
        else:
            made.append((step, [label] if step.symbol else []))
    return made


def _are_one(newer: SymbolHistory, older: SymbolHistory) -> bool:
    same = newer.what == older.what and newer.by == older.by and newer.symbol != older.symbol
    return same and newer.what in _TOGETHER and (newer.at - older.at).total_seconds() < 60
