"""Where the editor keeps what it is trusted with: SQLite by default, PostgreSQL by address.

Every piece of work is one transaction. ``reading()`` never changes anything; ``writing()``
commits at its end or changes nothing at all. On SQLite a writing transaction takes the write
lock at its start (BEGIN IMMEDIATE), so that it waits for its turn and never fails half way.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm import Session

from webapp.errors import StoreUnavailable
from webapp.store.encryption import Keyring

BUSY_SECONDS = 5
_WRITES = "letterkit_writes"


class Store:
    """The database, the keys that open it, and its two kinds of transaction."""

    def __init__(self, url: str, keyring: Keyring) -> None:
        self.engine = _engine(url)
        self.keyring = keyring
        # Column types reach the keys through the engine's dialect: no global holds them.
        self.engine.dialect.letterkit_keyring = keyring  # type: ignore[attr-defined]
        self._writer = self.engine.execution_options(**{_WRITES: True})

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Give a session that looks things up. Whatever it changes is thrown away.

        Raises `StoreUnavailable`: the database is locked, full or gone.
        """
        with _translated(), Session(self.engine, expire_on_commit=False) as session:
            yield session  # closing it rolls back

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """Give a session whose changes are all saved at the end, or, on any error, none.

        Raises `StoreUnavailable`: the database is locked, full or gone. Nothing was saved.
        """
        with (
            _translated(),
            Session(self._writer, expire_on_commit=False) as session,
            session.begin(),
        ):
            yield session

    def is_there(self) -> bool:
        """Say whether the database answers."""
        try:
            with self.reading() as session:
                session.execute(text("SELECT 1"))
        except StoreUnavailable:
            return False
        return True

    def close(self) -> None:
        """Give all connections back."""
        self.engine.dispose()


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except (OperationalError, InterfaceError, PoolTimeout) as problem:
        raise StoreUnavailable() from problem
    except DBAPIError as problem:
        if problem.connection_invalidated:
            raise StoreUnavailable() from problem
        raise


def _engine(address: str) -> Engine:
    url = make_url(address)
    if url.get_backend_name() == "sqlite":
        _make_private(url.database)
        engine = create_engine(
            url,
            hide_parameters=True,  # an error in the log must not repeat a letter
            pool_size=16,
            max_overflow=16,
            connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False},
        )
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    milliseconds = BUSY_SECONDS * 1000
    return create_engine(
        url,
        hide_parameters=True,
        pool_size=16,
        max_overflow=16,
        pool_pre_ping=True,
        connect_args={
            "connect_timeout": BUSY_SECONDS,
            "options": f"-c lock_timeout={milliseconds} -c statement_timeout={6 * milliseconds} "
            "-c timezone=UTC",
        },
    )


def _make_private(path: str | None) -> None:
    """Make the file before SQLite does, so that only its owner can read it."""
    if path and path != ":memory:":
        # Where the folder is missing, SQLite says so at the first use.
        with suppress(OSError):
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    # The driver must not begin transactions by itself: _begin_sqlite does.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA foreign_keys = ON")
    # FULL, so that what was said to be saved is still there after the power goes.
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
    cursor.execute("PRAGMA secure_delete = ON")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
