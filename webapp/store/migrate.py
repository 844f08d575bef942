"""Bring a database to the shape that this version of the editor needs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from letterkit.errors import SettingsError
from webapp.store.database import Store

if TYPE_CHECKING:
    from alembic.config import Config

SCRIPTS = Path(__file__).parent / "migrations"
_POSTGRES_LOCK = 0x1E77E2  # any number that no other program here uses


def migrate(store: Store) -> None:
    """Make or upgrade all tables. Safe to call at every start, by several servers at once.

    Raises `SettingsError`: the database belongs to a newer version of the editor.
    Raises `StoreUnavailable`: the database is locked, full or gone.
    """
    if is_current(store):
        return  # the common start, quick: Alembic is not even loaded
    from alembic import command

    with store.writing() as session:
        connection = session.connection()
        if connection.dialect.name == "postgresql":
            connection.execute(text(f"SELECT pg_advisory_xact_lock({_POSTGRES_LOCK})"))
        now_at = _revision(connection)
        if now_at is not None and now_at not in revisions():
            raise SettingsError(
                "The database was made by a newer version of the editor.",
                what_to_do="Install that version, or give LETTERKIT_DATABASE_URL another one.",
            )
        command.upgrade(alembic_config(connection), "head")


def is_current(store: Store) -> bool:
    """Say whether the database has the shape that this version needs."""
    with store.reading() as session:
        return _revision(session.connection()) == revisions()[-1]


def revisions() -> list[str]:
    """Return the numbers of all migrations, oldest first: their files begin with them."""
    return sorted(path.name.partition("_")[0] for path in SCRIPTS.glob("versions/[0-9]*.py"))


def alembic_config(connection: Connection) -> Config:
    """Return what Alembic needs to know, without an alembic.ini."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found
