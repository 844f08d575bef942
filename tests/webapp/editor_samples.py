"""Made-up children and letters, enough to fill a page."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from webapp import demo
from webapp.auth import passwords
from webapp.store import children, letters, notices, promises, rounds, users
from webapp.store.database import Store
from webapp.store.promises import Step
from webapp.store.tables import LetterState, Part, Role, SavedBy
from webapp.store.who import Who

KEY = bytes(range(32))  # seals what tests store
PASSWORD = "three kind words here"

PROMISES = (
    "write to your school about lunch",
    "ask Mum which Saturdays she can come",
    "send you the photo from the boat",
    "ring the school about the bus",
    "find out about football on Thursdays",
)


def letter_to(name: str, text: str = "You are staying with Auntie Ann.") -> dict[str, Any]:
    """Return a small letter, as the JSON of a letter file."""
    return {
        "schema": 1,
        "kind": "after-review",
        "child": {"name": name, "age": 9},
        "letter": {"greeting": f"Dear {name}", "opening": "I liked your drawing of the sea."},
        "messages": [{"title": text, "text": text}],
    }


def fill(store: Store) -> None:
    """Fill a demonstration: five children, letters in every state, promises, a reading round."""
    today = date.today()
    with store.writing() as session:
        who = {user.email: Who.of(user) for user in users.everyone(session)}
        dee, marek = who["dee@example.org"], who["marek@example.org"]
        priya = who["priya@example.org"]
        users.create(
            session,
            email="ann@example.org",
            name="Ann Fletcher",
            role=Role.ADMINISTRATOR,
            password_hash=passwords.hashed(demo.PASSWORD),
            by=None,
        )
        states = [
            ("Sam", LetterState.DRAFT),
            ("Amira", LetterState.WITH_BUDDY),
            ("Tomasz", LetterState.SENT),
            ("Bea", LetterState.SENT),
            ("Jo", LetterState.DRAFT),
        ]
        for number, (name, state) in enumerate(states):
            child = children.add(session, {"name": name, "age": 7 + number}, by=dee)
            children.set_next_meeting(
                session, child.id, today + timedelta(days=9 * number + 3), by=dee
            )
            children.add_worker(session, child.id, priya.id, Part.THERAPIST, by=dee)
            letter = letters.start(
                session,
                child.id,
                "after-review",
                letter_to(name),
                by=dee,
                letter_date=today - timedelta(days=number),
            )
            saved = letters.save_version(
                session,
                letter.id,
                1,
                letter_to(name, "You asked to see Jess more often."),
                by=dee,
                saved_by=SavedBy.WRITER,
            )
            promises.keep_in_step(
                session,
                letter.id,
                [
                    Step(
                        "messages.1.steps.1",
                        "Dee",
                        PROMISES[number],
                        today + timedelta(days=4 * number - 11),
                    )
                ],
                by=dee,
            )
            if state is LetterState.WITH_BUDDY:
                rounds.ask(session, letter.id, marek.id, by=dee)
                letters.move(session, letter.id, state, saved.version, by=dee)
            elif state is not LetterState.DRAFT:
                letters.move(session, letter.id, LetterState.READY, saved.version, by=dee)
                if state is LetterState.SENT:
                    letters.move(session, letter.id, state, saved.version, by=dee)
        notices.tell(session, dee.id, "round-another-look", letter_id=letter.id)
