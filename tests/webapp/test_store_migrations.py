"""Migrations make exactly the tables that the models describe, on both databases."""

from __future__ import annotations

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from editor_samples import KEY
from sqlalchemy import event, inspect, text

from letterkit.errors import SettingsError
from webapp.errors import StoreUnavailable
from webapp.store.database import Store
from webapp.store.encryption import Keyring
from webapp.store.migrate import SCRIPTS, alembic_config, is_current, migrate, revisions
from webapp.store.tables import Base


def test_models_and_migrations_agree(both):
    with both.reading() as session:
        context = MigrationContext.configure(session.connection(), opts={"compare_type": False})
        assert compare_metadata(context, Base.metadata) == []
    assert is_current(both)


def test_migration_files_are_named_after_their_numbers():
    scripts = ScriptDirectory(str(SCRIPTS))
    assert [script.revision for script in scripts.walk_revisions()] == revisions()[::-1]
    assert scripts.get_current_head() == revisions()[-1]


def test_migrating_twice_changes_nothing(both):
    migrate(both)
    assert is_current(both)


def test_migrations_can_be_taken_back(both):
    with both.writing() as session:
        command.downgrade(alembic_config(session.connection()), "base")
    assert inspect(both.engine).get_table_names() == ["alembic_version"]
    migrate(both)
    assert is_current(both)


def test_a_database_of_a_newer_version_is_refused(both):
    with both.writing() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(SettingsError, match="newer version"):
        migrate(both)


def test_sqlite_keeps_what_it_was_told_when_the_power_goes(store):
    with store.reading() as session:
        pragmas = {
            name: session.execute(text(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "foreign_keys", "synchronous", "busy_timeout")
        }
    assert pragmas == {
        "journal_mode": "wal",
        "foreign_keys": 1,
        "synchronous": 2,
        "busy_timeout": 5000,
    }


def test_a_database_that_is_gone_is_said_to_be_unavailable(tmp_path):
    store = Store(f"sqlite:///{tmp_path}/no/such/folder/x.sqlite3", Keyring([KEY]))
    with pytest.raises(StoreUnavailable):
        migrate(store)
    assert not store.is_there()
    nobody_there = Store("postgresql+psycopg://x@127.0.0.1:1/x", Keyring([KEY]))
    assert not nobody_there.is_there()


def test_a_locked_database_is_said_to_be_unavailable(store):
    impatient = Store(store.engine.url.render_as_string(False), store.keyring)
    event.listen(
        impatient.engine,
        "connect",
        lambda connection, _: connection.execute("PRAGMA busy_timeout = 1"),
    )
    with store.writing() as held:
        held.execute(text("SELECT 1"))
        with pytest.raises(StoreUnavailable), impatient.writing() as session:
            session.execute(text("SELECT 1"))
    impatient.close()
