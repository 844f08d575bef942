"""Who may use which page: the one table.

Every route of the editor is named here, by endpoint. A route that is missing is refused when
it is asked for, and a test fails. Which letters and children a person may open is decided in
the store, where anybody else's are simply not found.
"""

from __future__ import annotations

from webapp.store.tables import Role
from webapp.store.who import Who

PUBLIC = "public"  # also for people who are not signed in
EVERYONE = frozenset(Role)  # everybody who is signed in
WRITERS = frozenset({Role.WRITER})
READERS = frozenset({Role.WRITER, Role.BUDDY, Role.THERAPIST})  # may be asked to read a letter
THERAPISTS = frozenset({Role.THERAPIST})
WRITERS_AND_THERAPISTS = WRITERS | THERAPISTS
QUALITY = frozenset({Role.QUALITY})
ADMINISTRATORS = frozenset({Role.ADMINISTRATOR})

MAY: dict[str, str | frozenset[Role]] = {
    # what a browser needs before anybody is signed in
    "assets.file": PUBLIC,
    "health.show": PUBLIC,
    "about.accessibility": PUBLIC,
    "about.privacy": PUBLIC,
    "signin.show": PUBLIC,
    "signin.enter": PUBLIC,
    "signin.state": PUBLIC,
    # everybody's own account
    "signin.leave": EVERYONE,
    "home.show": EVERYONE,
    "home.read_notice": EVERYONE,
    "account.show": EVERYONE,
    "account.password": EVERYONE,
    "account.save_password": EVERYONE,
    "account.end_session": EVERYONE,
    "account.end_others": EVERYONE,
    # accounts of other people
    "people.listed": ADMINISTRATORS,
    "people.new": ADMINISTRATORS,
    "people.add": ADMINISTRATORS,
    "people.edit": ADMINISTRATORS,
    "people.save": ADMINISTRATORS,
    "people.new_password": ADMINISTRATORS,
}

# Routes that take a file, and so a larger request than a form.
UPLOADS: frozenset[str] = frozenset()

# Routes that are open while a new password must be chosen first.
BEFORE_NEW_PASSWORD = frozenset({"account.password", "account.save_password", "signin.leave"})


def may(who: Who | None, endpoint: str) -> bool:
    """Say whether a person (or nobody) may use a route. A route not in the table: never."""
    allowed = MAY.get(endpoint)
    if allowed is None:
        return False
    if allowed == PUBLIC:
        return True
    return who is not None and who.role in allowed
