"""What ``letterkit serve``, ``letterkit admin`` and ``make run`` do, as plain functions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from flask import Flask

from letterkit.errors import SettingsError, UsageError
from webapp import create_app, demo, mail, mail_thread
from webapp.auth import passwords
from webapp.mail import Sent
from webapp.serve import serve as serve_app
from webapp.services import handing_over
from webapp.settings import Settings, new_data_key
from webapp.store import users
from webapp.store.database import Store
from webapp.store.encryption import Keyring
from webapp.store.migrate import migrate
from webapp.store.rotate import rotate
from webapp.store.tables import Role

__all__ = [
    "Created",
    "application",
    "create_admin",
    "hand_over",
    "new_data_key",
    "open_store",
    "prepare_demo",
    "rotate_keys",
    "run_demo",
    "send_notices",
    "serve",
]

Say = Callable[[str], object]


@dataclass(frozen=True)
class Created:
    """A new account and its first password, which is shown once and stored nowhere."""

    email: str
    password: str


def open_store(settings: Settings) -> Store:
    """Open the database and bring it up to date.

    Raises `SettingsError`: the database belongs to a newer version.
    Raises `StoreUnavailable`: the database cannot be reached.
    """
    store = Store(settings.database_url, Keyring(settings.data_keys))
    migrate(store)
    return store


def serve(settings: Settings, say: Say = print) -> None:
    """Serve the real thing, until stopped.

    Raises `SettingsError`: there is no administrator yet.
    """
    store = _ready_store(settings)
    say(f"letterkit listens on http://{settings.host}:{settings.port}")
    serve_app(create_app(settings, store), settings)


def application() -> Flask:
    """Make the editor from the environment, for another server.

    For example: ``gunicorn --threads 8 'webapp.commands:application()'``.
    """
    settings = Settings.from_environment()
    app = create_app(settings, _ready_store(settings))
    mail_thread.begin(app)
    return app


def create_admin(settings: Settings, email: str, name: str) -> Created:
    """Make an administrator with a first password, to be changed at the first sign-in.

    Raises `AlreadyThere`: the address has an account.
    Raises `UsageError`: the address or the name is not one.
    """
    if "@" not in email or not name.strip():
        raise UsageError(
            "An administrator needs an e-mail address and a name.",
            what_to_do="Give both, for example: --email ann@example.org --name 'Ann Smith'.",
        )
    store = open_store(settings)
    password = passwords.made_up()
    password_hash = passwords.hashed(password)
    with store.writing() as session:
        user = users.create(
            session,
            email=email,
            name=name.strip(),
            role=Role.ADMINISTRATOR,
            password_hash=password_hash,
            must_change_password=True,
            by=None,
        )
    store.close()
    return Created(user.email, password)


def rotate_keys(settings: Settings) -> int:
    """Seal everything in the store with the newest key; return how many values changed."""
    store = open_store(settings)
    try:
        return rotate(store)
    finally:
        store.close()


def hand_over(settings: Settings, name: str, folder: Path) -> list[Path]:
    """Write everything that is held about one child into a new folder; return the files.

    Raises `UsageError`: no child, or more than one, has that name; or the folder is there already.
    """
    store = open_store(settings)
    try:
        return handing_over.write(store, name, folder)
    finally:
        store.close()


def send_notices(settings: Settings) -> Sent:
    """Mail the notices that wait to be mailed, once, for a timetable such as cron's.

    Raises `SettingsError`: no mail server is set.
    Raises `MailFailed`: it cannot be reached, or does not let us in.
    """
    if not settings.sends_mail:
        raise SettingsError(
            "No mail server is set.", what_to_do="Set LETTERKIT_SMTP_HOST and LETTERKIT_SMTP_FROM."
        )
    store = open_store(settings)
    try:
        return mail.send_waiting(store, settings, create_app(settings, store).jinja_env)
    finally:
        store.close()


def prepare_demo(data_dir: Path, port: int = 8000) -> tuple[Settings, Store]:
    """Make or open a demonstration: folder, keys, database, people, examples."""
    settings = Settings.for_demo(data_dir, port)
    store = open_store(settings)
    demo.load(store)
    return settings, store


def run_demo(data_dir: Path, port: int = 8000, say: Say = print) -> None:
    """Serve a demonstration on this machine, until stopped."""
    settings, store = prepare_demo(data_dir, port)
    say("")
    say("This is a demonstration. The children, the letters and the people are made up.")
    say("Do not write about a real child here.")
    say("")
    say(f"  Open http://{settings.host}:{settings.port} in your browser.")
    say(f"  Sign in with the password: {demo.PASSWORD}")
    for person in demo.PEOPLE:
        say(f"    {person.email:<20} {person.name} ({person.role.value})")
    say("")
    say(f"  Everything is kept, encrypted, in {data_dir.resolve()}. Stop with Ctrl+C.")
    serve_app(create_app(settings, store), settings)


def _ready_store(settings: Settings) -> Store:
    store = open_store(settings)
    with store.reading() as session:
        if not users.has_administrator(session):
            raise SettingsError(
                "There is no administrator yet.",
                what_to_do="Run 'letterkit admin create' first.",
            )
    return store
