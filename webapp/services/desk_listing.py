"""Finding a symbol among a council's own, drafts included."""

from __future__ import annotations

from collections.abc import Iterable

from letterkit.symbols.index import words_in
from webapp.store.tables import SymbolEntry


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
