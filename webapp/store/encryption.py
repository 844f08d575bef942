"""Letter text, names, comments and photos are unreadable in the database without the key.

Each value is sealed with AES-256-GCM (authenticated encryption) under the newest key:

    1 byte    format, always 1
    4 bytes   which key: the first bytes of the SHA-256 of the key
    12 bytes  nonce, random for every value
    the rest  ciphertext and tag

The name of the column is authenticated too, so that a value moved to another column is
refused. Older keys still open what they sealed; ``webapp.store.rotate`` seals it anew.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Dialect, LargeBinary
from sqlalchemy.types import TypeDecorator

from webapp.errors import Unreadable

FORMAT = b"\x01"
KEY_ID_BYTES = 4
NONCE_BYTES = 12
_HEAD = len(FORMAT) + KEY_ID_BYTES


def key_id(key: bytes) -> bytes:
    """Return the four bytes that name a key without giving it away."""
    return hashlib.sha256(b"letterkit data key" + key).digest()[:KEY_ID_BYTES]


class Keyring:
    """The keys that open the store, the newest first."""

    def __init__(self, keys: Sequence[bytes]) -> None:
        if not keys:
            raise ValueError("a keyring needs a key")
        self._newest = key_id(keys[0])
        self._ciphers = {key_id(key): AESGCM(key) for key in keys}

    @property
    def newest_prefix(self) -> bytes:
        """The first bytes of every value that the newest key sealed."""
        return FORMAT + self._newest

    def seal(self, plain: bytes, label: str) -> bytes:
        """Encrypt bytes for the column named by ``label``."""
        head = self.newest_prefix
        nonce = os.urandom(NONCE_BYTES)
        sealed = self._ciphers[self._newest].encrypt(nonce, plain, head + label.encode())
        return head + nonce + sealed

    def open(self, token: bytes, label: str) -> bytes:
        """Decrypt what ``seal`` made.

        Raises `Unreadable`: no key fits, or the value is not as it was sealed.
        """
        head, nonce = token[:_HEAD], token[_HEAD : _HEAD + NONCE_BYTES]
        cipher = self._ciphers.get(head[1:]) if head[:1] == FORMAT else None
        if cipher is None:
            raise Unreadable(where=label)
        try:
            return cipher.decrypt(nonce, token[_HEAD + NONCE_BYTES :], head + label.encode())
        except (InvalidTag, ValueError):
            raise Unreadable(where=label) from None


def keyring_of(dialect: Dialect) -> Keyring:
    """Return the keyring that ``webapp.store.database`` tied to this engine."""
    keyring = getattr(dialect, "letterkit_keyring", None)
    if not isinstance(keyring, Keyring):
        raise Unreadable(where="no keys were given to the store")
    return keyring


class _Sealed(TypeDecorator[Any]):
    """A column whose value is sealed on its way in and opened on its way out."""

    impl = LargeBinary
    cache_ok = True

    def __init__(self, label: str) -> None:
        super().__init__()
        self.label = label

    def process_bind_param(self, value: Any, dialect: Dialect) -> bytes | None:
        """Seal a value on its way in."""
        if value is None:
            return None
        return keyring_of(dialect).seal(self._to_bytes(value), self.label)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        """Open a value on its way out."""
        if value is None:
            return None
        return self._from_bytes(keyring_of(dialect).open(bytes(value), self.label))

    def coerce_compared_value(self, op: Any, value: Any) -> Any:  # noqa: ARG002
        """Refuse a comparison in SQL."""
        # A sealed value differs each time, so a comparison in SQL can never be meant.
        raise TypeError(f"{self.label} is encrypted: it cannot be compared in a query")

    def _to_bytes(self, value: Any) -> bytes:
        raise NotImplementedError

    def _from_bytes(self, plain: bytes) -> Any:
        raise NotImplementedError


class SealedText(_Sealed):
    """Text that only the editor can read. ``label`` is "table.column"."""

    cache_ok = True

    def _to_bytes(self, value: str) -> bytes:
        return value.encode("utf-8")

    def _from_bytes(self, plain: bytes) -> str:
        return plain.decode("utf-8")


class SealedJSON(_Sealed):
    """A JSON value that only the editor can read, such as the content of a letter."""

    cache_ok = True

    def _to_bytes(self, value: Any) -> bytes:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8")

    def _from_bytes(self, plain: bytes) -> Any:
        return json.loads(plain)


class SealedBytes(_Sealed):
    """Bytes that only the editor can read, such as a photo."""

    cache_ok = True

    def _to_bytes(self, value: bytes) -> bytes:
        return bytes(value)

    def _from_bytes(self, plain: bytes) -> bytes:
        return plain
