"""How the editor is set up: everything that may differ from one council to the next.

Read once, at start, from the environment. Every missing or wrong value is named in one
message, so that nobody has to start the editor six times to find six mistakes.
"""

from __future__ import annotations

import base64
import binascii
import json
import os
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from letterkit.errors import SettingsError

MEGABYTE = 1_000_000
TLS_PORT = 465  # where mail servers speak TLS from the first byte: RFC 8314, section 3.3
DATA_KEY_BYTES = 32  # AES-256
SHORTEST_SECRET = 32

_T = TypeVar("_T")


@dataclass(frozen=True)
class Settings:
    """What the editor needs to know before it can start.

    Keys are never shown: they are left out of ``repr``. ``data_keys`` are 32 bytes each, the
    newest first; the newest encrypts, all of them can decrypt.
    """

    secret_key: bytes = field(repr=False)
    data_keys: tuple[bytes, ...] = field(repr=False)
    database_url: str = field(repr=False)  # may hold a password
    data_dir: Path
    https: bool = True
    host: str = "127.0.0.1"
    port: int = 8000
    threads: int = 8
    trusted_proxies: int = 0
    public_url: str = ""
    organisation: str = ""
    contact: str = ""
    session_hours: int = 12
    idle_minutes: int = 120
    form_bytes: int = 2 * MEGABYTE
    upload_bytes: int = 12 * MEGABYTE
    smtp_host: str = ""
    smtp_port: int = 587
    smtp_security: str = "starttls"
    smtp_user: str = ""
    smtp_password: str = field(default="", repr=False)
    smtp_from: str = ""
    demo: bool = False

    @property
    def sends_mail(self) -> bool:
        """Say whether notices also go out by e-mail."""
        return bool(self.smtp_host)

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] | None = None) -> Settings:
        """Read the settings for real use from LETTERKIT_... variables.

        Raises `SettingsError`: naming every value that is missing or wrong, all at once.
        """
        read = _Reader(os.environ if environ is None else environ)
        data_dir = read.one("DATA_DIR", _folder, None, "a folder where letters may be kept")
        settings = cls(
            secret_key=read.one(
                "SECRET_KEY", _secret, b"", f"a secret of at least {SHORTEST_SECRET} characters"
            ),
            data_keys=read.one(
                "DATA_KEYS",
                data_keys_from,
                (),
                "one or more keys of 32 bytes in base64, newest first, with commas between",
            ),
            data_dir=data_dir or Path(),
            database_url=read.maybe(
                "DATABASE_URL",
                _database_url,
                sqlite_url(data_dir or Path()),
                "a sqlite:/// or postgresql:// address",
            ),
            https=read.maybe("HTTPS", _yes_or_no, True, "yes or no"),
            host=read.maybe("HOST", str, "127.0.0.1", "an address to listen on"),
            port=read.maybe("PORT", _between(1, 65535), 8000, "a number from 1 to 65535"),
            threads=read.maybe("THREADS", _between(1, 64), 8, "a number from 1 to 64"),
            trusted_proxies=read.maybe(
                "TRUSTED_PROXIES", _between(0, 5), 0, "how many proxies stand in front (0 to 5)"
            ),
            public_url=read.maybe("PUBLIC_URL", _web_address, "", "an https:// address"),
            organisation=read.maybe("ORGANISATION", str, "", "the name of the council"),
            contact=read.maybe("CONTACT", str, "", "whom to ask for help"),
            session_hours=read.maybe("SESSION_HOURS", _between(1, 72), 12, "hours, from 1 to 72"),
            idle_minutes=read.maybe(
                "IDLE_MINUTES", _between(5, 1440), 120, "minutes, from 5 to 1440"
            ),
            form_bytes=read.maybe(
                "FORM_BYTES", _between(100_000, 50 * MEGABYTE), 2 * MEGABYTE, "bytes, from 100000"
            ),
            upload_bytes=read.maybe(
                "UPLOAD_BYTES",
                _between(100_000, 100 * MEGABYTE),
                12 * MEGABYTE,
                "bytes, from 100000",
            ),
            smtp_host=read.maybe("SMTP_HOST", str, "", "the mail server"),
            smtp_port=read.maybe("SMTP_PORT", _between(1, 65535), 587, "a number from 1 to 65535"),
            smtp_security=read.maybe("SMTP_SECURITY", _mail_security, "", "starttls, tls or none"),
            smtp_user=read.maybe("SMTP_USER", str, "", "the mail account"),
            smtp_password=read.maybe("SMTP_PASSWORD", str, "", "its password"),
            smtp_from=read.maybe("SMTP_FROM", _mail_address, "", "an e-mail address"),
        )
        if not settings.smtp_security:
            usual = "tls" if settings.smtp_port == TLS_PORT else "starttls"
            settings = replace(settings, smtp_security=usual)
        if settings.smtp_security == "none" and settings.smtp_password:
            read.wrong.append(
                "LETTERKIT_SMTP_SECURITY is wrong: a password is not sent without encryption."
            )
        if settings.smtp_host and not settings.smtp_from:
            read.wrong.append("LETTERKIT_SMTP_FROM is missing: it should be an e-mail address.")
        read.finish()
        return settings

    @classmethod
    def for_demo(cls, data_dir: Path, port: int = 8000) -> Settings:
        """Make settings for a demonstration on this machine, with keys kept in the folder.

        The keys are made the first time and read back afterwards. The file can be read by its
        owner only.

        Raises `SettingsError`: the folder or its key file cannot be used.
        """
        secret, data_key = _demo_keys(data_dir)
        return cls(
            secret_key=secret,
            data_keys=(data_key,),
            database_url=sqlite_url(data_dir),
            data_dir=data_dir,
            https=False,
            port=port,
            organisation="Demonstration council",
            demo=True,
        )


def new_data_key() -> str:
    """Return a fresh key for LETTERKIT_DATA_KEYS, as it should be written there."""
    return base64.urlsafe_b64encode(secrets.token_bytes(DATA_KEY_BYTES)).decode("ascii")


def data_keys_from(text: str) -> tuple[bytes, ...]:
    """Read one or more base64 keys with commas between them.

    Raises `ValueError`: a key is not base64, not 32 bytes long, or there twice.
    """
    keys = []
    for part in text.split(","):
        try:
            key = base64.urlsafe_b64decode(part.strip())
        except (binascii.Error, ValueError):
            raise ValueError("not base64") from None
        if len(key) != DATA_KEY_BYTES:
            raise ValueError("not 32 bytes")
        keys.append(key)
    if len(set(keys)) != len(keys):
        raise ValueError("the same key twice")
    return tuple(keys)


def sqlite_url(data_dir: Path) -> str:
    """Return the address of the SQLite database in a data folder."""
    return f"sqlite:///{data_dir.resolve() / 'letterkit.sqlite3'}"


class _Reader:
    """Reads LETTERKIT_... variables and gathers everything that is wrong with them."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = environ
        self.wrong: list[str] = []

    def one(self, name: str, read: Callable[[str], _T], empty: _T, should: str) -> _T:
        """Read a value that must be there."""
        if not self._environ.get(f"LETTERKIT_{name}", "").strip():
            self.wrong.append(f"LETTERKIT_{name} is missing: it should be {should}.")
            return empty
        return self.maybe(name, read, empty, should)

    def maybe(self, name: str, read: Callable[[str], _T], default: _T, should: str) -> _T:
        """Read a value that has a default."""
        text = self._environ.get(f"LETTERKIT_{name}", "").strip()
        if not text:
            return default
        try:
            return read(text)
        except (ValueError, OSError):
            # The value itself is not repeated: it may be a secret.
            self.wrong.append(f"LETTERKIT_{name} is wrong: it should be {should}.")
            return default

    def finish(self) -> None:
        """Raise one error for everything that was wrong."""
        if self.wrong:
            raise SettingsError(
                "The editor cannot start.\n  " + "\n  ".join(self.wrong),
                what_to_do="\nSet these in the environment and start again. "
                "'letterkit admin new-key' makes a key.",
            )


def _secret(text: str) -> bytes:
    if len(text) < SHORTEST_SECRET or len(set(text)) < 8:
        raise ValueError("too short")
    return text.encode()


def _folder(text: str) -> Path:
    path = Path(text).expanduser()
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not os.access(path, os.W_OK | os.X_OK):
        raise ValueError("not writable")
    return path.resolve()


def _database_url(text: str) -> str:
    if text.startswith("postgresql://"):
        return "postgresql+psycopg://" + text.removeprefix("postgresql://")
    if text.startswith(("sqlite:///", "postgresql+psycopg://")):
        return text
    raise ValueError("another database")


def _yes_or_no(text: str) -> bool:
    words = {
        "yes": True,
        "true": True,
        "1": True,
        "on": True,
        "no": False,
        "false": False,
        "0": False,
        "off": False,
    }
    if text.lower() not in words:
        raise ValueError("neither yes nor no")
    return words[text.lower()]


def _between(low: int, high: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        number = int(text)
        if not low <= number <= high:
            raise ValueError("out of range")
        return number

    return read


def _web_address(text: str) -> str:
    if not text.startswith(("https://", "http://")):
        raise ValueError("not a web address")
    return text.rstrip("/")


def _mail_security(text: str) -> str:
    if text.lower() not in ("starttls", "tls", "none"):
        raise ValueError("not a way to encrypt")
    return text.lower()


def _mail_address(text: str) -> str:
    name, at, place = text.partition("@")
    if not (name and at and "." in place):
        raise ValueError("not an e-mail address")
    return text


def _demo_keys(data_dir: Path) -> tuple[bytes, bytes]:
    path = data_dir / "demo-keys.json"
    try:
        data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not path.exists():
            made = {"secret_key": secrets.token_urlsafe(48), "data_key": new_data_key()}
            opened = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(opened, "w", encoding="utf-8") as file:
                json.dump(made, file)
        kept = json.loads(path.read_text(encoding="utf-8"))
        return _secret(kept["secret_key"]), data_keys_from(kept["data_key"])[0]
    except (OSError, ValueError, KeyError, TypeError) as problem:
        raise SettingsError(
            "The keys of the demonstration cannot be read or made.",
            where=str(path),
            what_to_do="Choose another data folder, or remove this one and start again.",
        ) from problem
