"""An editor for each test, on SQLite or PostgreSQL, and people who use it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import editor_browser
import pytest
from editor_pages import CheckingClient
from editor_samples import KEY, PASSWORD
from flask import Flask
from playwright.sync_api import Browser, Page, sync_playwright
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from webapp import create_app
from webapp.auth import passwords
from webapp.auth.cookies import session_cookie
from webapp.settings import Settings, sqlite_url
from webapp.store import sign_ins, users
from webapp.store.database import Store
from webapp.store.encryption import Keyring
from webapp.store.migrate import migrate
from webapp.store.tables import Role
from webapp.store.who import Who

SCRIPT = Path(__file__).with_name("postgres.sh")


@pytest.fixture(scope="session")
def password_hash() -> str:
    return passwords.hashed(PASSWORD)


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database that is migrated once and copied for each test."""
    path = tmp_path_factory.mktemp("store") / "letterkit.sqlite3"
    store = Store(f"sqlite:///{path}", Keyring([KEY]))
    migrate(store)
    with store.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    store.close()
    return path


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The address of a PostgreSQL to test on, started from Debian's package if need be."""
    given = os.environ.get("LETTERKIT_TEST_POSTGRES_URL")
    if given:
        yield given
        return
    with tempfile.TemporaryDirectory(prefix="letterkit-postgres-") as above:
        # PostgreSQL's own user, when the tests run as root, must be able to get there.
        Path(above).chmod(0o755)
        folder = f"{above}/data"
        try:
            started = _script("start", folder, str(_free_port()))
        except (OSError, subprocess.SubprocessError) as problem:
            why = f"PostgreSQL cannot be started: {getattr(problem, 'stderr', '') or problem}"
            if os.environ.get("CI") == "true":
                pytest.fail(why)
            pytest.skip(why)
        yield started
        _script("stop", folder)


@pytest.fixture(scope="session")
def migrated_postgres(postgres_url: str) -> Iterator[str]:
    """A database that is migrated once and used as a template for each test."""
    name = f"letterkit_template_{uuid4().hex[:12]}"
    _in_postgres(postgres_url, f"CREATE DATABASE {name}")
    store = Store(_other_database(postgres_url, name), Keyring([KEY]))
    migrate(store)
    store.close()
    yield name
    _in_postgres(postgres_url, f"DROP DATABASE {name}")


@pytest.fixture(params=["sqlite", "postgresql"])
def both(request: pytest.FixtureRequest) -> Store:
    """A store; tests that ask for it run twice, once on each database."""
    store: Store = request.getfixturevalue(
        "store" if request.param == "sqlite" else "postgres_store"
    )
    return store


@pytest.fixture
def postgres_store(postgres_url: str, migrated_postgres: str) -> Iterator[Store]:
    name = f"letterkit_{uuid4().hex[:12]}"
    _in_postgres(postgres_url, f"CREATE DATABASE {name} TEMPLATE {migrated_postgres}")
    store = Store(_other_database(postgres_url, name), Keyring([KEY]))
    yield store
    store.close()
    _in_postgres(postgres_url, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(
        secret_key=b"a secret for tests, and only for tests",
        data_keys=(KEY,),
        database_url=sqlite_url(tmp_path),
        data_dir=tmp_path,
        https=False,
    )


@pytest.fixture
def store(settings: Settings, migrated_sqlite: Path) -> Iterator[Store]:
    shutil.copy(migrated_sqlite, settings.data_dir / "letterkit.sqlite3")
    store = Store(settings.database_url, Keyring(settings.data_keys))
    yield store
    store.close()


@pytest.fixture
def app(settings: Settings, store: Store) -> Flask:
    app = create_app(settings, store)
    app.test_client_class = CheckingClient
    return app


@pytest.fixture
def client(app: Flask) -> CheckingClient:
    """A browser where nobody is signed in."""
    return app.test_client()  # type: ignore[return-value]


@pytest.fixture
def person(password_hash: str) -> Callable[..., Who]:
    """Make an account and say who it is."""

    def make(store: Store, role: Role = Role.WRITER, email: str = "") -> Who:
        with store.writing() as session:
            user = users.create(
                session,
                email=email or f"{role.value}-{uuid4().hex[:6]}@example.org",
                name=f"Test {role.value}",
                role=role,
                password_hash=password_hash,
                by=None,
            )
            return Who.of(user)

    return make


@pytest.fixture
def signed_in(
    app: Flask, store: Store, person: Callable[..., Who]
) -> Callable[..., tuple[CheckingClient, Who]]:
    """Give a browser where a new person with a role is signed in."""

    def make(role: Role = Role.WRITER, who: Who | None = None) -> tuple[CheckingClient, Who]:
        who = who or person(store, role)
        with store.writing() as session:
            token = sign_ins.start(session, users.get(session, who.id), browser="Test", hours=1)
        client = app.test_client()
        with app.app_context():
            client.set_cookie(session_cookie(), token)
        return client, who  # type: ignore[return-value]

    return make


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A real Chromium."""
    if editor_browser.chromium_path() is None:
        why = "Chromium is not installed: apt-get install -y chromium"
        if os.environ.get("CI") == "true":
            pytest.fail(why)
        pytest.skip(why)
    with sync_playwright() as play:
        browser = editor_browser.launch(play)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page that fails the test when anything is refused by the policy or goes wrong."""
    with editor_browser.watched(chromium) as page:
        yield page


def _script(*arguments: str) -> str:
    return subprocess.run(
        [str(SCRIPT), *arguments], check=True, capture_output=True, text=True, timeout=60
    ).stdout.strip()


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _other_database(url: str, name: str) -> str:
    return make_url(url).set(database=name).render_as_string(hide_password=False)


def _in_postgres(url: str, statement: str) -> None:
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()
