"""The therapist's desk with many symbols and many letters: ``python tests/bench desk``."""

from __future__ import annotations

import copy
import io
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).parents[1] / "webapp"))

import desk_samples as samples
import finish_samples
from editor_samples import KEY

from letterkit.page_file import from_bytes, to_bytes
from letterkit.renderers import page_of
from letterkit.symbols.catalogue import catalogue_for
from webapp import letter_content
from webapp.services import council, desk_import, desk_uses, desk_words
from webapp.settings import sqlite_url
from webapp.store import children, letters, symbol_entries, users
from webapp.store.database import Store
from webapp.store.encryption import Keyring
from webapp.store.migrate import migrate
from webapp.store.tables import Role
from webapp.store.who import Who

SYMBOLS, LETTERS = 3_000, 2_000
_T = TypeVar("_T")


def timed(label: str, do: Callable[[], _T], times: int = 1) -> _T:
    """Say how long something takes, in milliseconds."""
    began = time.perf_counter()
    for _ in range(times):
        made = do()
    print(f"{label:<58} {(time.perf_counter() - began) / times * 1000:9.1f} ms")
    return made


def main() -> None:
    store = Store(sqlite_url(Path(tempfile.mkdtemp())), Keyring([KEY]))
    migrate(store)
    with store.writing() as session:
        priya, dee = (
            Who.of(
                users.create(
                    session, email=f"{n}@e.org", name=n, role=role, password_hash="x", by=None
                )
            )
            for n, role in (("priya", Role.THERAPIST), ("dee", Role.WRITER))
        )
    sets(store, priya)
    used(store, priya, dee)
    kept()


def sets(store: Store, priya: Who) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for number in range(SYMBOLS):
            package.writestr(f"pictures/word number {number}.svg", samples.svg())
    incoming = timed(
        f"read a zip of {SYMBOLS} drawings", lambda: desk_import.read({"x": out.getvalue()})
    )

    def keep() -> None:
        with store.writing() as session:
            desk_import.keep(session, "big", incoming, by=priya, terms=samples.TERMS)

    def publish() -> None:
        with store.writing() as session:
            symbol_entries.publish_all(session, "big", by=priya, today=samples.TODAY)

    def catalogue() -> object:
        with store.reading() as session:
            return catalogue_for(council.library_settings(session))

    timed("keep them as drafts", keep)
    timed("publish them all", publish)
    timed("the catalogue, read anew after a publish", catalogue)
    timed("the catalogue, unchanged (with the council's settings)", catalogue, 100)


def used(store: Store, priya: Who, dee: Who) -> None:
    samples.a_set(store, priya)
    reads = {"mode": "key-words", "sets": ["care", "northby"]}
    with store.writing() as session:
        for number in range(LETTERS):
            profile = {**finish_samples.PROFILE, "name": f"Child {number}", "symbols": reads}
            child = children.add(session, profile, by=dee)
            content = copy.deepcopy(finish_samples.GOOD)
            if number % 10 == 0:
                content["messages"][0]["picture"] = "northby:swing"
            letters.start(session, child.id, "after-review", content, by=dee)

    def uses() -> object:
        with store.reading() as session:
            return desk_uses.uses_of(session, "northby:swing", "swing", by=priya)

    def lacking() -> object:
        with store.reading() as session:
            return desk_words.lacking(session, council.library_settings(session), again=True)

    timed(f"where a symbol is used, over {LETTERS} letters", uses)
    timed(f"words without a picture, {desk_words.MOST_LETTERS} letters, first time", lacking)
    timed("words without a picture, counted again", lacking)


def kept() -> None:
    letter = letter_content.to_letter(
        finish_samples.GOOD, {**finish_samples.PROFILE, "symbols": {"mode": "key-words"}}
    )
    page = page_of(letter)
    data = to_bytes(page)
    timed(f"keep a laid-out page ({len(data) // 1000} kB)", lambda: to_bytes(page), 50)
    timed("read a kept page", lambda: from_bytes(data), 50)


if __name__ == "__main__":
    main()
