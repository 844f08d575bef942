"""Letters that were sent, for the quality manager to draw from and to count."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from audit_letters import make_letter
from sqlalchemy import update

from letterkit.settings import Settings
from webapp import letter_content
from webapp.services import letter_figures
from webapp.store import children, letters
from webapp.store.database import Store
from webapp.store.tables import Letter, LetterState, Round, RoundState, now
from webapp.store.who import Who

FIGURES: dict[str, Any] = {
    "age": 9,
    "target": 7,
    "low": 6,
    "high": 8,
    "messages": 2,
    "words": 120,
    "flagged": 1,
    "pictures": 1,
    "symbols": False,
}
CONTENT: dict[str, Any] = {
    "schema": 1,
    "kind": "after-review",
    "date": "2026-11-20",
    "writer": {"name": "Dee Okafor", "role": "Independent Reviewing Officer"},
    "letter": {"greeting": "Dear Jaya", "opening": "I met you and Auntie Ann at Elm Park School."},
    "messages": [
        {"title": "You are staying with Auntie Ann", "picture": "photo:none.jpg"},
        {"title": "You will see Arun", "text": "Ring me on 020 7946 0131."},
    ],
}
PROFILE: dict[str, Any] = {
    "name": "Jaya",
    "age": 9,
    "people": [
        {"name": "Ann", "who": "foster carer", "called": "Auntie Ann"},
        {"name": "Arun", "who": "brother"},
    ],
}


def sent(
    store: Store,
    writer: Who,
    *,
    day: date = date(2026, 11, 20),
    kind: str = "after-review",
    figures: dict[str, Any] | None = None,
    meeting_on: date | None = None,
    content: dict[str, Any] | None = None,
    profile: dict[str, Any] | None = None,
) -> str:
    """Put a letter that was sent into the store, and return its id."""
    with store.writing() as session:
        child = children.add(session, profile or PROFILE, by=writer)
        words = {**(content or CONTENT), "kind": kind, "date": day.isoformat()}
        made = letters.start(
            session, child.id, kind, words, by=writer, letter_date=day, meeting_on=meeting_on
        )
        letters.set_figures(session, made.id, {**FIGURES, **(figures or {})}, by=writer)
        letters.move(session, made.id, LetterState.READY, 1, by=writer)
        letters.move(session, made.id, LetterState.SENT, 1, by=writer)
        # As if it had been sent on its own date.
        moment = now().replace(year=day.year, month=day.month, day=day.day)
        session.execute(update(Letter).where(Letter.id == made.id).values(sent_at=moment))
        return made.id


def approved(store: Store, letter_id: str, reviewer: Who) -> None:
    """Write down that a colleague approved a letter before it was sent."""
    with store.writing() as session:
        letter = session.get_one(Letter, letter_id)
        session.add(
            Round(
                letter_id=letter_id,
                number=1,
                reviewer_id=reviewer.id,
                state=RoundState.APPROVED,
                asked_by=letter.writer_id,
                asked_version=1,
                answered_version=1,
                answered_at=letter.sent_at,
                strength="Warm.",
            )
        )


def a_year_of_letters(store: Store, writers: list[Who], reviewer: Who, count: int = 60) -> None:
    """Fill the store with letters of several writers, months and kinds, truly counted."""
    for number in range(count):
        letter = make_letter(number, seed=7, words=110)
        writer = writers[number % len(writers) if number % 9 else 0]
        figures = letter_figures.counted(letter, Settings())
        letter_id = sent(
            store,
            writer,
            day=letter.date,
            kind=letter.kind,
            figures=figures,
            meeting_on=letter.date - timedelta(days=3 + number % 17) if number % 3 else None,
            content=letter_content.to_content(letter),
            profile=letter_content.to_profile(letter.child),
        )
        if number % 5:
            approved(store, letter_id, replace(reviewer))
