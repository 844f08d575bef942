"""The catalogue: every symbol set that can be used here, and what a reference stands for."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from letterkit.errors import SymbolSetError, UnknownSymbol
from letterkit.places import data_folder
from letterkit.settings import Settings
from letterkit.symbols.sets import Symbol, SymbolSet, sets_in


class Catalogue:
    """Symbol sets by name, in order of preference. Sets from every source behave alike."""

    def __init__(self, sets: Iterable[SymbolSet]) -> None:
        self.sets: dict[str, SymbolSet] = {}
        for symbol_set in sets:
            # A folder of the user's may bring a newer copy of a set; the last one wins.
            self.sets[symbol_set.id] = symbol_set

    def __len__(self) -> int:
        return sum(len(symbol_set.symbols) for symbol_set in self.sets.values())

    def __contains__(self, ref: str) -> bool:
        set_id, _, symbol_id = ref.partition(":")
        return set_id in self.sets and symbol_id in self.sets[set_id].symbols

    def symbols(self, set_ids: Iterable[str] = ()) -> Iterator[Symbol]:
        """Yield the symbols of some sets, or of all of them, in the order of the sets."""
        for set_id in set_ids or self.sets:
            if set_id in self.sets:
                yield from self.sets[set_id].symbols.values()

    def get(self, ref: str) -> Symbol:
        """Return the symbol that ``set:id`` names.

        Raises `UnknownSymbol`, naming the sets that are there or the symbols that come close.
        """
        set_id, _, symbol_id = ref.partition(":")
        symbol_set = self.sets.get(set_id)
        if symbol_set is None:
            raise UnknownSymbol(
                f'there is no symbol set "{set_id}" (asked for by "{ref}").',
                what_to_do=f"The sets are {', '.join(self.sets) or 'none'}.",
            )
        symbol = symbol_set.symbols.get(symbol_id)
        if symbol is None:
            close = self.close_to(ref)
            hint = f"Did you mean {' or '.join(close)}? " if close else ""
            raise UnknownSymbol(
                f'the set "{set_id}" has no symbol "{symbol_id}".',
                what_to_do=f"{hint}`letterkit symbols search {symbol_id}` looks in every set.",
            )
        return symbol

    def set_of(self, symbol: Symbol) -> SymbolSet:
        """Return the set that a symbol belongs to. Raises `SymbolSetError` if it is not here."""
        try:
            return self.sets[symbol.set_id]
        except KeyError:
            raise SymbolSetError(f'there is no symbol set "{symbol.set_id}".') from None

    def close_to(self, ref: str, most: int = 3) -> list[str]:
        """Return the references that look most like one that does not exist."""
        symbol_id = ref.partition(":")[2] or ref
        by_id: dict[str, str] = {}
        for symbol in self.symbols():
            by_id.setdefault(symbol.id, symbol.ref)
            by_id.setdefault(symbol.label.lower(), symbol.ref)
        close = difflib.get_close_matches(symbol_id.lower(), by_id, n=most, cutoff=0.7)
        return list(dict.fromkeys(by_id[name] for name in close))


def catalogue_for(settings: Settings | None = None) -> Catalogue:
    """Return letterkit's own sets together with the council's (``[symbols] folders``)."""
    folders = tuple(settings.symbols.folders) if settings else ()
    return _catalogue(folders, _stamp(folders))


def _stamp(folders: tuple[str, ...]) -> tuple[int, ...]:
    """Return the times of the sets' tables, so that a changed set is read again."""
    tables = [
        table
        for folder in (data_folder("symbols"), *map(Path, folders))
        for table in sorted(folder.glob("*/symbols.csv"))
    ]
    return tuple(table.stat().st_mtime_ns for table in tables)


@lru_cache(maxsize=8)
def _catalogue(folders: tuple[str, ...], _stamp: tuple[int, ...]) -> Catalogue:
    sets = list(sets_in(data_folder("symbols")))
    for folder in folders:
        sets.extend(sets_in(Path(folder)))
    return Catalogue(sets)
