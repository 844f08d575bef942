"""A small symbol set of the demonstration's made-up council, some of it still in draft.

Drawn for letterkit in the way of the care set; CC BY 4.0, the letterkit authors.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from letterkit.symbols.images import drawing_size
from webapp.store import symbol_entries, symbol_sets, symbol_uploads
from webapp.store.symbol_entries import NewEntry, Words
from webapp.store.symbol_sets import Terms
from webapp.store.symbol_uploads import Drawing
from webapp.store.tables import EntryState
from webapp.store.who import Who

NAME = "northby"
TERMS = Terms(
    title="Northby places",
    licence="CC-BY-4.0",
    licence_url="https://creativecommons.org/licenses/by/4.0/",
    holder="the letterkit authors",
    attribution="Northby places by the letterkit authors, CC BY 4.0",
)
_INK, _WHITE, _WOOD, _BLUE, _GREEN, _RED, _YELLOW = (
    "#23253A",
    "#FFFFFF",
    "#C98B52",
    "#7DB7E8",
    "#6DB26B",
    "#F2785A",
    "#FFCF4A",
)
# Each path: where the line goes, and what fills it (nothing, unless it says so).
_DRAWINGS: dict[str, tuple[tuple[str, str], ...]] = {
    "swing": (
        ("M18 114L38 18L90 18L110 114", "none"),
        ("M52 18L50 82M76 18L78 82", "none"),
        ("M42 82L86 82L86 90L42 90Z", _RED),
        ("M8 114L120 114", "none"),
    ),
    "slide": (
        ("M22 114L22 34L42 34L42 114M22 52L42 52M22 70L42 70M22 88L42 88", "none"),
        ("M22 34L22 20M42 34L42 20", "none"),
        ("M42 30C64 34 70 96 114 98L114 112C58 112 62 52 42 48Z", _YELLOW),
        ("M8 114L120 114", "none"),
    ),
    "pond": (
        ("M10 88A54 26 0 1 1 118 88A54 26 0 1 1 10 88Z", _BLUE),
        ("M40 86C50 80 58 92 68 86M66 100C74 95 82 104 90 99", "none"),
        ("M26 74L22 26M36 70L40 34", "none"),
        ("M18 44L18 24L26 24L26 44ZM36 50L36 32L44 32L44 50Z", _WOOD),
        ("M78 74A12 6 0 1 1 102 74L90 74Z", _GREEN),
    ),
    "Hazel House": (
        ("M24 58L24 114L104 114L104 58", _WHITE),
        ("M12 64L64 20L116 64Z", _GREEN),
        ("M54 114L54 84L74 84L74 114Z", _RED),
        ("M34 72L46 72L46 86L34 86ZM82 72L94 72L94 86L82 86Z", _BLUE),
        ("M58 50A6 7 0 1 1 70 50C70 56 64 60 64 60C64 60 58 56 58 50Z", _WOOD),
        ("M57 47C60 43 68 43 71 47", "none"),
    ),
    "den": (
        ("M14 112L64 22L114 112Z", _YELLOW),
        ("M64 22L50 112L80 112Z", _INK),
        ("M56 14L64 22L72 14", "none"),
        ("M30 84L38 98M92 78L100 92", "none"),
    ),
    "climbing frame": (
        ("M14 114L34 40L94 40L114 114M34 40L64 14L94 40", "none"),
        ("M64 14L64 114M28 64L100 64M21 90L107 90", "none"),
        ("M8 114L120 114", "none"),
    ),
}
# The word, what it shows, other words, what it is about.
_SYMBOLS = (
    ("swing", "An empty swing with a red seat", ("swings", "playground", "park"), "play"),
    ("slide", "A yellow slide with a ladder", ("playground", "park"), "play"),
    ("pond", "A pond with reeds and a green leaf", ("water", "ducks", "park"), "places"),
    ("Hazel House", "A house with a green roof and a hazelnut", ("respite", "short break"), "home"),
    ("den", "A tent made of a yellow sheet", ("hideout", "camp"), "play"),
    ("climbing frame", "A climbing frame with bars", ("playground", "climb"), "play"),
)
_DRAFT = "climbing frame"


def add(session: Session, *, by: Who, today: date) -> None:
    """Add the set: five symbols that letters can use, and a draft."""
    symbol_sets.add(session, NAME, TERMS, by=by)
    rows = symbol_entries.add(
        session,
        NAME,
        [
            NewEntry(
                label.lower().replace(" ", "-"),
                Words(label, keywords, category, "noun", alt),
                symbol_uploads.add(session, _drawing(label), by=by),
            )
            for label, alt, keywords, category in _SYMBOLS
        ],
        by=by,
    )
    for row in rows:
        if row.label != _DRAFT:
            symbol_entries.move(
                session, row.id, EntryState.PUBLISHED, row.version, by=by, today=today
            )


def _drawing(label: str) -> Drawing:
    paths = "".join(f'<path d="{line}" fill="{fill}"/>' for line, fill in _DRAWINGS[label])
    data = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 128 128">'
        f'<g stroke="{_INK}" stroke-width="4.5" stroke-linecap="round" stroke-linejoin="round">'
        f"{paths}</g></svg>"
    ).encode()
    return Drawing(data, "image/svg+xml", *drawing_size(data, label))
