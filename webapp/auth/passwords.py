"""Passwords: hashed with argon2id, checked in the same time whether the account exists or not."""

from __future__ import annotations

import secrets
import threading
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

SHORTEST = 12
LONGEST = 200

# OWASP password storage cheat sheet: argon2id with 19 MiB, 2 passes, 1 lane.
_HASHER = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)

# At most two at once: a burst of sign-ins must not take the memory and the processor
# away from people who are writing.
_AT_ONCE = threading.BoundedSemaphore(2)

_WORDS = (
    "acorn amber apple autumn badger barley basket beacon berry birch blanket bramble breeze "
    "bridge bright butter candle castle cedar cherry clover copper coral cotton cricket daisy "
    "dolphin ember falcon feather fennel ferry forest garden ginger hazel heather honey island "
    "ivory jasmine juniper kettle lantern lemon lilac linen maple marble meadow mellow mint "
    "mitten nectar nutmeg olive orchard otter paddle pebble pepper pillow plum poppy pottery "
    "puffin pumpkin quilt rabbit raven ribbon river robin saffron sandal shell silver sparrow "
    "spruce summer sunny teapot thistle timber tulip velvet violet walnut willow winter wren"
).split()


def hashed(password: str) -> str:
    """Return the hash to store for a password."""
    with _AT_ONCE:
        return _HASHER.hash(password)


def is_right(password_hash: str | None, password: str) -> bool:
    """Check a password. ``None`` (no such account) takes as long as a wrong one."""
    with _AT_ONCE:
        try:
            right = _HASHER.verify(password_hash or nobodys_hash(), password)
        except (Argon2Error, InvalidHashError, UnicodeEncodeError):
            return False
    return right and password_hash is not None


def is_dated(password_hash: str) -> bool:
    """Say whether a hash was made with weaker settings than today's."""
    return _HASHER.check_needs_rehash(password_hash)


def weakness(password: str, email: str) -> str | None:
    """Return what is wrong with a new password, as a code, or None.

    Length counts more than odd characters (NCSC: three random words).
    """
    if len(password) < SHORTEST:
        return "short"
    if len(password) > LONGEST:
        return "long"
    plain = password.casefold()
    if len(set(plain)) < 5 or plain in ("123456789012", "passwordpassword", "letterkitletterkit"):
        return "easy"
    if email.partition("@")[0].casefold() in plain:
        return "email"
    return None


def made_up() -> str:
    """Return a first password of four plain words, to be changed at the first sign-in."""
    return "-".join(secrets.choice(_WORDS) for _ in range(4))


@cache
def nobodys_hash() -> str:
    """Return the hash that stands in for an account that is not there. Made once, at start."""
    return _HASHER.hash(secrets.token_urlsafe(32))
