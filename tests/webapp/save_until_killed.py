"""Save a letter again and again, and say each number that was saved, until killed."""

from __future__ import annotations

import sys

from webapp.store import letters, users
from webapp.store.database import Store
from webapp.store.encryption import Keyring
from webapp.store.who import Who

url, key, letter_id, email = sys.argv[1:]
store = Store(url, Keyring([bytes.fromhex(key)]))
with store.reading() as session:
    by = Who.of(users.by_email(session, email))  # type: ignore[arg-type]
version = 1
while True:
    with store.writing() as session:
        content = {"words": f"saved after {version}", "more": "x" * 5000}
        version = letters.save_version(session, letter_id, version, content, by=by).version
    print(version, flush=True)
