"""What a page needs while it is being made: the store, the settings, and who is there."""

from __future__ import annotations

from dataclasses import dataclass

from flask import current_app, g

from webapp.errors import SignInNeeded
from webapp.settings import Settings
from webapp.store.database import Store
from webapp.store.who import Who


@dataclass(frozen=True)
class SignedIn:
    """Who is there, on which session, and whether a new password must be chosen first."""

    who: Who
    session_id: str
    token: str
    must_change_password: bool


def store() -> Store:
    """Return the store of the running editor."""
    found: Store = current_app.extensions["letterkit.store"]
    return found


def settings() -> Settings:
    """Return the settings of the running editor."""
    found: Settings = current_app.extensions["letterkit.settings"]
    return found


def signed_in() -> SignedIn | None:
    """Return who is signed in, or None."""
    found: SignedIn | None = g.get("signed_in")
    return found


def who() -> Who:
    """Return the person who is signed in.

    Raises `SignInNeeded`: nobody is.
    """
    found = signed_in()
    if found is None:
        raise SignInNeeded()
    return found.who
