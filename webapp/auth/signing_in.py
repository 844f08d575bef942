"""Sign in with an address and a password; guessing is slowed down, and tells nothing."""

from __future__ import annotations

import hashlib
import hmac
import ipaddress

from webapp.auth import passwords
from webapp.errors import TooManyTries, WrongPassword
from webapp.settings import Settings
from webapp.store import sign_ins, trail, tries, users
from webapp.store.database import Store
from webapp.store.tables import User

WINDOW_SECONDS = 15 * 60
TRIES_PER_ACCOUNT = 10
TRIES_PER_ADDRESS = 60  # a whole office may share one address


def sign_in(
    store: Store, settings: Settings, *, email: str, password: str, address: str, browser: str
) -> str:
    """Check a password and start a session; return the token for the cookie.

    Raises `TooManyTries`: too many wrong passwords for this account or from this address.
    Raises `WrongPassword`: no such open account, or another password. It is not said which.
    """
    account_key = _key(settings, "account", users.tidy_email(email))
    address_key = _key(settings, "address", _network(address))
    # The try is counted before it is checked, so that many at once cannot slip through.
    with store.writing() as session:
        by_account, wait = tries.count(session, account_key, window_seconds=WINDOW_SECONDS)
        by_address, wait_too = tries.count(session, address_key, window_seconds=WINDOW_SECONDS)
        tries.sweep(session, older_than_seconds=2 * WINDOW_SECONDS)
    if by_account > TRIES_PER_ACCOUNT:
        raise TooManyTries(wait)
    if by_address > TRIES_PER_ADDRESS:
        raise TooManyTries(wait_too)

    with store.reading() as session:
        user = users.by_email(session, email)
    # Outside of any transaction: hashing takes long, and nobody should have to wait for it.
    right = passwords.is_right(user.password_hash if user else None, password)
    with store.writing() as session:
        if user is None or not right or not user.active:
            who = user.id if user else None
            trail.record(session, who, "sign-in.refused", "user", who or "nobody")
            token = None
        else:
            dated = passwords.is_dated(user.password_hash)
            fresh = passwords.hashed(password) if dated else None
            tries.forget(session, account_key)
            users.note_sign_in(session, user.id, fresh)
            token = sign_ins.start(session, user, browser=browser, hours=settings.session_hours)
    if token is None:
        raise WrongPassword()
    return token


def confirm(store: Store, settings: Settings, *, user: User, password: str) -> bool:
    """Check the password of somebody who is signed in, before a weighty change.

    Raises `TooManyTries`: a stolen session must not become a way to guess the password.
    """
    key = _key(settings, "account", user.email)
    with store.writing() as session:
        number, wait = tries.count(session, key, window_seconds=WINDOW_SECONDS)
    if number > TRIES_PER_ACCOUNT:
        raise TooManyTries(wait)
    if not passwords.is_right(user.password_hash, password):
        return False
    with store.writing() as session:
        tries.forget(session, key)
    return True


def browser_name(user_agent: str) -> str:
    """Return a short name for a browser, such as "Firefox on Windows", and nothing finer."""
    browsers = {
        "Edg": "Edge",
        "OPR": "Opera",
        "Firefox": "Firefox",
        "Chrome": "Chrome",
        "Safari": "Safari",
    }
    systems = {
        "Windows": "Windows",
        "Android": "Android",
        "iPhone": "iPhone",
        "iPad": "iPad",
        "Mac OS": "Mac",
        "CrOS": "Chromebook",
        "Linux": "Linux",
    }
    browser = next((name for sign, name in browsers.items() if sign in user_agent), "A browser")
    system = next((name for sign, name in systems.items() if sign in user_agent), "")
    return f"{browser} on {system}" if system else browser


def _key(settings: Settings, kind: str, value: str) -> bytes:
    # Keyed, so that the table of tries tells nobody who tried.
    return hmac.digest(settings.secret_key, f"try {kind} {value}".encode(), hashlib.sha256)


def _network(address: str) -> str:
    """Return an address as it is counted: IPv6 by its /64, which one person can have whole."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    if found.version == 6:
        return str(ipaddress.ip_network(f"{found}/64", strict=False))
    return str(found)
