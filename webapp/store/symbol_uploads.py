"""Pictures of symbols: sealed in the store, opened one by one, and never changed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session, undefer

from webapp.errors import NotFound
from webapp.store.tables import SymbolUpload, new_id
from webapp.store.who import Who


@dataclass(frozen=True)
class Drawing:
    """A picture as it is kept: made safe by the caller, re-encoded, without camera data."""

    data: bytes
    media_type: str
    width: int
    height: int


def add(session: Session, drawing: Drawing, *, by: Who) -> str:
    """Keep a picture and return its id. A mended picture is a new one, with an id of its own."""
    return add_all(session, {"": drawing}, by=by)[""]


def add_all(session: Session, drawings: Mapping[str, Drawing], *, by: Who) -> dict[str, str]:
    """Keep many pictures at once, and return their ids by the names they were given with."""
    rows = {
        name: SymbolUpload(
            id=new_id(),
            image=drawing.data,
            media_type=drawing.media_type,
            sha256=hashlib.sha256(drawing.data).hexdigest(),
            width=drawing.width,
            height=drawing.height,
            added_by=by.id,
        )
        for name, drawing in drawings.items()
    }
    session.add_all(rows.values())
    session.flush()
    return {name: row.id for name, row in rows.items()}


def get(session: Session, upload_id: str) -> Drawing:
    """Return a picture, opened.

    Raises `NotFound`: there is none.
    """
    row = session.scalar(
        select(SymbolUpload)
        .options(undefer(SymbolUpload.image))
        .where(SymbolUpload.id == upload_id)
        .execution_options(populate_existing=True)
    )
    if row is None:
        raise NotFound()
    return Drawing(row.image, row.media_type, row.width, row.height)


def media_types(session: Session, ids: list[str]) -> dict[str, str]:
    """Return the media types of pictures by id, without opening them."""
    found: dict[str, str] = {}
    for part in batched(ids):
        rows = session.execute(
            select(SymbolUpload.id, SymbolUpload.media_type).where(SymbolUpload.id.in_(part))
        )
        found.update({row[0]: row[1] for row in rows})
    return found


def batched(ids: list[str], size: int = 500) -> Iterator[list[str]]:
    """Yield ids in parts that every database takes in one question."""
    for start in range(0, len(ids), size):
        yield ids[start : start + size]


def opener(session: Session) -> Callable[[str], Drawing]:
    """Return a function that opens a picture at any later time, in a session of its own."""
    bind = session.get_bind()
    engine = bind if isinstance(bind, Engine) else bind.engine
    reading = engine.execution_options(letterkit_writes=False)

    def open_one(upload_id: str) -> Drawing:
        with Session(reading) as own:
            return get(own, upload_id)

    return open_one
