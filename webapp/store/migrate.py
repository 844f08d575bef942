"""Bring a database to the shape that this version of the editor needs."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from letterkit.errors import SettingsError
from webapp.store.database import Store

SCRIPTS = Path(__file__).parent / "migrations"
_POSTGRES_LOCK = 0x1E77E2  # any number that no other program here uses


def migrate(store: Store) -> None:
    """Make or upgrade all tables. Safe to call at every start, by several servers at once.

    Raises `SettingsError`: the database belongs to a newer version of the editor.
    Raises `StoreUnavailable`: the database is locked, full or gone.
    """
    with store.writing() as session:
        connection = session.connection()
        if connection.dialect.name == "postgresql":
            connection.execute(text(f"SELECT pg_advisory_xact_lock({_POSTGRES_LOCK})"))
        _refuse_newer(connection)
        command.upgrade(alembic_config(connection), "head")


def is_current(store: Store) -> bool:
    """Say whether the database has the shape that this version needs."""
    with store.reading() as session:
        now_at = MigrationContext.configure(session.connection()).get_current_revision()
    return now_at == ScriptDirectory(str(SCRIPTS)).get_current_head()


def alembic_config(connection: Connection) -> Config:
    """Return what Alembic needs to know, without an alembic.ini."""
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _refuse_newer(connection: Connection) -> None:
    now_at = MigrationContext.configure(connection).get_current_revision()
    known = {script.revision for script in ScriptDirectory(str(SCRIPTS)).walk_revisions()}
    if now_at is not None and now_at not in known:
        raise SettingsError(
            "The database was made by a newer version of the editor.",
            what_to_do="Install that version, or give LETTERKIT_DATABASE_URL another database.",
        )
