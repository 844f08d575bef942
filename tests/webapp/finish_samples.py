"""Letters to finish, in a store: shared by the tests of finishing and of what is beside it."""

from __future__ import annotations

import copy
from datetime import date
from typing import Any

from webapp import letter_content
from webapp.services import writing
from webapp.store import children, letters, promises
from webapp.store.database import Store
from webapp.store.tables import LetterState
from webapp.store.who import Who

PROFILE: dict[str, Any] = {
    "name": "Sam",
    "age": 9,
    "pronouns": "he/him",
    "people": [{"name": "Ann", "who": "foster carer", "called": "Auntie Ann"}],
}
GOOD: dict[str, Any] = {
    "schema": 1,
    "kind": "after-review",
    "date": "2026-11-20",
    "writer": {"name": "Test writer", "role": "Independent Reviewing Officer"},
    "letter": {
        "greeting": "Dear Sam",
        "opening": "You showed me your drawing of the sea. I liked the red boat.",
        "about": "We decided one thing at your meeting.",
        "feelings": "You might feel glad, and you might miss home. Both are okay.",
        "closing": "Please draw me another boat!",
    },
    "messages": [
        {
            "title": "You are staying with Auntie Ann",
            "you_said": "You told me that you want to stay.",
            "text": "You will stay with Auntie Ann until you are grown up.",
            "why": "You are safe there and you told me you are happy.",
            "steps": [{"who": "Ann", "what": "paint your room with you", "by": "2026-12-12"}],
            "picture": "care:home",
        }
    ],
    "help": {
        "reach": "You can ring me on 020 7946 0131.",
        "advocate": "Bola helps you say what you want. Her number is 020 7946 0001.",
        "complain": "If you are unhappy with anything here, tell me or Bola.",
        "next_meeting": "2027-05-14",
    },
}


def letter(store: Store, by: Who, content: dict[str, Any] | None = None, **profile: Any) -> str:
    """Start a letter to a new child and return its id."""
    with store.writing() as session:
        child = children.add(session, {**PROFILE, **profile}, by=by)
        return another(session, child.id, by, content)


def another(session: Any, child_id: str, by: Who, content: dict[str, Any] | None = None) -> str:
    """Start one more letter to a child."""
    words = copy.deepcopy(GOOD if content is None else content)
    made = letters.start(
        session, child_id, "after-review", words, by=by, letter_date=date(2026, 11, 20)
    )
    promises.keep_in_step(session, made.id, letter_content.steps_in(words), by=by)
    return made.id


def sent(store: Store, letter_id: str, by: Who) -> None:
    """Mark a letter as sent, without looking at it."""
    with store.writing() as session:
        version = letters.get(session, letter_id, by=by).version
        letters.move(session, letter_id, LetterState.READY, version, by=by)
        letters.move(session, letter_id, LetterState.SENT, version, by=by)


def content_of(store: Store, letter_id: str, by: Who) -> dict[str, Any]:
    """Return what stands in a letter now."""
    with store.reading() as session:
        return letters.content(session, letter_id, by=by).content


def fields_of(store: Store, letter_id: str, by: Who) -> dict[str, str]:
    """Return the fields of a letter as it stands now."""
    return writing.fields_of(content_of(store, letter_id, by))


def child_of(store: Store, letter_id: str, by: Who) -> str:
    """Return the id of a letter's child."""
    with store.reading() as session:
        return letters.get(session, letter_id, by=by).child_id


def child_of_row(session: Any, letter_id: str, by: Who) -> str:
    """Return the id of a letter's child, in a transaction that is open already."""
    return letters.get(session, letter_id, by=by).child_id


def changed(path: str, value: Any) -> dict[str, Any]:
    """Return the good letter with one thing changed: "messages.0.title", "letter.opening"."""
    content = copy.deepcopy(GOOD)
    above: Any = content
    *names, last = path.split(".")
    for name in names:
        above = above[int(name)] if name.isdigit() else above[name]
    above[last] = value
    return content
