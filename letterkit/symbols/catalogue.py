"""The catalogue: every symbol set that can be used here, and what a reference stands for."""

from __future__ import annotations

import difflib
import logging
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from importlib.metadata import entry_points
from pathlib import Path

from letterkit.errors import SymbolSetError, UnknownSymbol
from letterkit.places import data_folder, package_folder, user_folder
from letterkit.settings import Settings
from letterkit.symbols.sets import Symbol, SymbolSet, sets_in

_LOG = logging.getLogger(__name__)


class Catalogue:
    """Symbol sets by name, in order of preference. Sets from every source behave alike.

    ``broken`` holds the sets that cannot be read, by name, with what is wrong in each, and
    ``withdrawn`` the labels of symbols that are in no new letter any more, by reference.
    """

    def __init__(
        self,
        sets: Iterable[SymbolSet],
        broken: Mapping[str, SymbolSetError] | None = None,
        withdrawn: Mapping[str, str] | None = None,
    ) -> None:
        self.sets: dict[str, SymbolSet] = {}
        self.broken = dict(broken or {})
        self.withdrawn = dict(withdrawn or {})
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
        if ref in self.withdrawn and ref not in self:
            raise UnknownSymbol(
                f'the symbol "{self.withdrawn[ref]}" was withdrawn: no new letter uses it.',
                what_to_do="Choose another picture.",
            )
        if symbol_set is None and set_id in self.broken:
            raise UnknownSymbol(
                f'the symbol set "{set_id}" cannot be read: {self.broken[set_id]}',
                what_to_do=f"`letterkit symbols lint {set_id}` says what is wrong in it.",
            )
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


class HeldSets:
    """Symbol sets that lie in no folder, such as those an editor keeps in its database.

    One object stands for one state: a set that changes comes in a new one, and the catalogue and
    all that is remembered about it are made anew. ``withdrawn`` holds the labels of symbols that
    were in such a set and are not any more, by reference.
    """

    def __init__(
        self, sets: Iterable[SymbolSet], withdrawn: Mapping[str, str] | None = None
    ) -> None:
        self.sets = tuple(sets)
        self.withdrawn = dict(withdrawn or {})


def catalogue_for(settings: Settings | None = None) -> Catalogue:
    """Return every symbol set that can be used here.

    They are letterkit's own, those of installed packages, the council's (``[symbols] folders``
    in letterkit.toml), the user's, and those that the settings hold (``Settings.with_sets``). A
    later set replaces one of its name. One of theirs that cannot be read is left out, with a
    warning in the log: it must not stop other letters.
    """
    folders = set_folders(settings)
    held = settings.held_sets if settings else None
    return _catalogue(folders, _stamp(folders), held if isinstance(held, HeldSets) else None)


def set_folders(settings: Settings | None = None) -> tuple[Path, ...]:
    """Return the folders in which symbol sets lie, the last of them winning."""
    council = (Path(folder) for folder in settings.symbols.folders) if settings else ()
    mine = user_folder()
    return (
        data_folder("symbols"),
        *_package_folders(),
        *council,
        *((mine,) if mine.is_dir() else ()),
    )


@lru_cache(maxsize=1)
def _package_folders() -> tuple[Path, ...]:
    """Return the folders of sets that installed packages bring.

    Such a package has an entry point of the group "letterkit.symbols" that names a module; its
    sets lie in that module's folder.
    """
    return tuple(package_folder(point.module) for point in entry_points(group="letterkit.symbols"))


def _stamp(folders: tuple[Path, ...]) -> tuple[int, ...]:
    """Return the times of the sets' files, so that a changed set is read again."""
    return tuple(
        file.stat().st_mtime_ns
        for folder in folders
        for name in ("set.toml", "symbols.csv")
        for file in sorted(folder.glob(f"*/{name}"))
    )


@lru_cache(maxsize=8)
def _catalogue(
    folders: tuple[Path, ...], _stamp: tuple[int, ...], held: HeldSets | None
) -> Catalogue:
    broken: dict[str, SymbolSetError] = {}
    own = data_folder("symbols")
    sets = [
        symbol_set
        for folder in folders
        for symbol_set in sets_in(folder, broken=None if folder == own else broken)
    ]
    for name, error in broken.items():
        _LOG.warning('Warning: the symbol set "%s" is left out. %s', name, error)
    if held is None:
        return Catalogue(sets, broken)
    return Catalogue([*sets, *held.sets], broken, held.withdrawn)
