"""Symbol sets of a made-up council, in a store: shared by the tests of the therapist's desk."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

from PIL import Image, ImageDraw

from webapp.store import symbol_entries, symbol_sets, symbol_uploads
from webapp.store.database import Store
from webapp.store.symbol_entries import NewEntry, Words
from webapp.store.symbol_sets import Terms
from webapp.store.symbol_uploads import Drawing
from webapp.store.tables import EntryState
from webapp.store.who import Who

SET = "northby"
TODAY = date(2026, 11, 20)
TERMS = Terms(
    title="Northby pictures",
    licence="CC-BY-4.0",
    holder="Northby Council",
    attribution="Northby pictures © Northby Council, CC BY 4.0",
)


def svg(colour: str = "teal") -> bytes:
    """Return a small drawing."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">'
        f'<rect x="10" y="10" width="80" height="80" fill="{colour}"/></svg>'
    ).encode()


def png(size: tuple[int, int] = (80, 40), colour: str = "teal", ground: str = "white") -> bytes:
    """Return a picture with a shape on a plain ground."""
    out = io.BytesIO()
    picture = Image.new("RGB", size, ground)
    width, height = size
    draw = ImageDraw.Draw(picture)
    draw.rectangle((width // 4, height // 4, width * 3 // 4, height * 3 // 4), fill=colour)
    picture.save(out, "PNG")
    return out.getvalue()


def upload(session: Any, by: Who, data: bytes | None = None) -> str:
    """Keep a drawing."""
    drawing = Drawing(svg() if data is None else data, "image/svg+xml", 100, 100)
    return symbol_uploads.add(session, drawing, by=by)


def a_set(
    store: Store,
    by: Who,
    labels: tuple[str, ...] = ("swing", "pond"),
    *,
    publish: bool = True,
    name: str = SET,
    terms: Terms = TERMS,
) -> dict[str, str]:
    """Make a set with a symbol for each label, and return their ids by label."""
    with store.writing() as session:
        symbol_sets.add(session, name, terms, by=by)
        rows = symbol_entries.add(
            session,
            name,
            [
                NewEntry(
                    label.replace(" ", "-"),
                    Words(
                        label,
                        keywords=("playground",),
                        category="play",
                        part_of_speech="noun",
                        alt_text=f"a {label}",
                    ),
                    upload(session, by),
                )
                for label in labels
            ],
            by=by,
        )
        if publish:
            symbol_entries.publish_all(session, name, by=by, today=TODAY)
        return {row.label: row.id for row in rows}


def version_of(store: Store, entry_id: str) -> int:
    """Return the number of a symbol's version."""
    with store.reading() as session:
        return symbol_entries.get(session, entry_id).version


def redraw(store: Store, entry_id: str, by: Who, colour: str = "crimson") -> None:
    """Give a symbol another picture."""
    version = version_of(store, entry_id)
    with store.writing() as session:
        new = upload(session, by, svg(colour))
        symbol_entries.set_picture(session, entry_id, version, new, by=by)


def withdraw(store: Store, entry_id: str, by: Who) -> None:
    """Withdraw a symbol."""
    version = version_of(store, entry_id)
    with store.writing() as session:
        symbol_entries.move(session, entry_id, EntryState.WITHDRAWN, version, by=by, today=TODAY)
