"""The council's published symbols, where every letter finds its pictures.

The sets are read from the store once, and again only when a stamp there says that something
published has changed, whichever process changed it. Their pictures may show a person: they stay
sealed in the store, are opened one by one when a page needs them, and never lie on a disk.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock
from weakref import WeakKeyDictionary

from sqlalchemy import Dialect
from sqlalchemy.orm import Session

from letterkit.errors import PictureUnreadable
from letterkit.pictures import Photo
from letterkit.symbols.catalogue import HeldSets
from letterkit.symbols.sets import SetNotice, Symbol, SymbolSet
from webapp.errors import NotFound
from webapp.store import symbol_entries, symbol_sets, symbol_uploads
from webapp.store.symbol_sets import Terms
from webapp.store.symbol_uploads import Drawing
from webapp.store.tables import EntryState, SymbolEntry

MOST_PICTURES = 400  # opened at once in one process; each has some tens of kilobytes
SUFFIXES = {"image/svg+xml": ".svg", "image/png": ".png", "image/jpeg": ".jpg"}

_Stamps = tuple[tuple[str, int, str], ...]


class _Pictures:
    """Pictures that were opened lately, by the name they have in a set."""

    def __init__(self, open_one: Callable[[str], Drawing]) -> None:
        self._open = open_one
        self._kept: OrderedDict[str, Photo] = OrderedDict()
        self._lock = Lock()

    def __call__(self, file: str) -> Photo:
        with self._lock:
            if file in self._kept:
                self._kept.move_to_end(file)
                return self._kept[file]
        try:
            found = self._open(file.partition(".")[0])
        except NotFound:
            raise PictureUnreadable(f"the picture {file} is not there any more.") from None
        photo = Photo(found.data, found.media_type, found.width, found.height)
        with self._lock:
            self._kept[file] = photo
            while len(self._kept) > MOST_PICTURES:
                self._kept.popitem(last=False)
        return photo


@dataclass
class _Known:
    """What one process knows of one store."""

    pictures: _Pictures
    stamps: _Stamps = ()
    by_name: dict[str, SymbolSet] = field(default_factory=dict)
    held: HeldSets = field(default_factory=lambda: HeldSets(()))
    lock: Lock = field(default_factory=Lock)


# By the store's dialect, which holds its keys: one for each store, however it is opened.
_KNOWN: WeakKeyDictionary[Dialect, _Known] = WeakKeyDictionary()
_MAKING = Lock()


def published(session: Session) -> HeldSets:
    """Return the council's sets with their published symbols; the same object while unchanged."""
    known = _known(session)
    stamps = symbol_sets.stamps(session)
    with known.lock:
        if stamps != known.stamps:
            same = set(stamps) & set(known.stamps)
            by_name = {
                name: known.by_name[name]
                if (name, stamp, added) in same and name in known.by_name
                else set_of(session, name, EntryState.PUBLISHED)
                for name, stamp, added in stamps
            }
            known.by_name, known.stamps = by_name, stamps
            known.held = HeldSets(
                (each for each in by_name.values() if each.symbols),
                symbol_entries.withdrawn(session),
            )
        return known.held


def set_of(session: Session, name: str, *states: EntryState) -> SymbolSet:
    """Return a set of the council's as the library knows sets, with symbols in some states.

    Raises `NotFound`: there is none.
    """
    row = symbol_sets.get(session, name)
    rows = [each for each in symbol_entries.of_set(session, name) if each.state in states]
    drawn = [each for each in rows if each.upload_id]
    uploads: set[str] = set()
    for each in drawn:
        uploads.update(upload for upload in (each.upload_id, *each.variants.values()) if upload)
    files = {
        upload_id: f"{upload_id}{SUFFIXES.get(media_type, '.png')}"
        for upload_id, media_type in symbol_uploads.media_types(session, list(uploads)).items()
    }
    extras = {file: text.encode() for file, text in symbol_sets.extras(session, name).items()}
    return SymbolSet.in_memory(
        name,
        notice_of(Terms.of(row)),
        {each.symbol: _symbol(each, files) for each in drawn if each.upload_id in files},
        _known(session).pictures,
        extras,
    )


def notice_of(terms: Terms) -> SetNotice:
    """Return terms as the library's notice of a set."""
    own = {name: getattr(terms, name) for name in Terms.__dataclass_fields__ if name != "more"}
    return SetNotice.model_validate({**terms.more, **own})


def _symbol(row: SymbolEntry, files: dict[str, str]) -> Symbol:
    return Symbol(
        row.set_name,
        row.symbol,
        row.label,
        keywords=tuple(row.keywords),
        category=row.category,
        part_of_speech="" if row.part_of_speech == "other" else row.part_of_speech,
        alt_text=row.alt_text,
        file=files[row.upload_id or ""],
        variants={key: files[upload] for key, upload in row.variants.items() if upload in files},
        licence=row.licence,
        author=row.author,
        source=row.source,
        suitable_from=row.suitable_from,
        not_for_children=row.not_for_children,
    )


def _known(session: Session) -> _Known:
    dialect = session.get_bind().dialect
    with _MAKING:
        known = _KNOWN.get(dialect)
        if known is None:
            known = _KNOWN[dialect] = _Known(_Pictures(symbol_uploads.opener(session)))
        return known
