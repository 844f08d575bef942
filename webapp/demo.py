"""The people of the demonstration. They are made up, and so is their council.

Their children and letters are those of the ``examples`` folder (``webapp.demo_letters``).
"""

from __future__ import annotations

from dataclasses import dataclass

from webapp import dates, demo_letters, demo_sent, demo_symbols
from webapp.auth import passwords
from webapp.store import users
from webapp.store.database import Store
from webapp.store.tables import Role
from webapp.store.who import Who

# Known to everybody, and only ever used where the editor listens on this machine alone.
PASSWORD = "letters-are-kind"  # noqa: S105


@dataclass(frozen=True)
class DemoPerson:
    """One made-up person."""

    name: str
    email: str
    role: Role


PEOPLE = (
    DemoPerson("Dee Okafor", "dee@example.org", Role.WRITER),
    DemoPerson("Marek Nowak", "marek@example.org", Role.BUDDY),
    DemoPerson("Priya Shah", "priya@example.org", Role.THERAPIST),
    DemoPerson("Gwen Hughes", "gwen@example.org", Role.QUALITY),
)


def load(store: Store) -> bool:
    """Add the demonstration people, and the examples, unless they are there already.

    Returns whether anything was added.
    """
    password_hash = passwords.hashed(PASSWORD)
    with store.writing() as session:
        if users.by_email(session, PEOPLE[0].email) is not None:
            return False
        people = {
            person.role: Who.of(
                users.create(
                    session,
                    email=person.email,
                    name=person.name,
                    role=person.role,
                    password_hash=password_hash,
                    by=None,
                )
            )
            for person in PEOPLE
        }
        demo_letters.add(session, people)
        demo_symbols.add(session, by=people[Role.THERAPIST], today=dates.today())
        demo_sent.add(session, people[Role.BUDDY], password_hash)
    return True
