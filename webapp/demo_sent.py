"""Letters of half a year for the demonstration's quality manager: short, sent, by colleagues.

The colleagues and the children are made up; nobody signs in as them. Some letters are good and
some have faults, so that there is something to find in a dip sample and to see in the figures.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy.orm import Session

from letterkit.settings import Settings
from webapp import letter_content
from webapp.services import letter_figures
from webapp.store import children, letters, users
from webapp.store.tables import Letter, LetterState, Role, Round, RoundState
from webapp.store.who import Who

COLLEAGUES = (
    ("Huw Prosser", "huw@example.org"),
    ("Anwen Pugh", "anwen@example.org"),
    ("Farida Malik", "farida@example.org"),
)
FIRST = date(2026, 6, 3)


@dataclass(frozen=True)
class _Child:
    name: str
    age: int
    carer: str
    mode: str = "none"


CHILDREN = (
    _Child("Idris", 6, "Sal", "key-words"),
    _Child("Niamh", 8, "Peter", "key-words"),
    _Child("Callum", 10, "Joy"),
    _Child("Zofia", 12, "Beata"),
    _Child("Otis", 14, "Lorna"),
    _Child("Hana", 16, "Mick"),
)
# Title, what the child said, what was decided, why. {carer} is filled in.
MESSAGES: tuple[tuple[str, str, str, str, str], ...] = (
    (
        "You are staying with {carer}",
        "You said you want to stay.",
        "You will live with {carer} until you are grown up.",
        "You are safe there, and you told me you are happy.",
        "care:home",
    ),
    (
        "You will see your mum every Saturday",
        "You said once a month is not enough.",
        "You will see her in the park from two until four.",
        "You both asked for it.",
        "care:family-time",
    ),
    (
        "You can start football club",
        "You asked three times.",
        "You can go on Tuesdays after school. {carer} will drive you.",
        "You are good at it, and it makes you laugh.",
        "openmoji:football",
    ),
    (
        "Your contact will be reviewed",
        "",
        "It was agreed that contact arrangements will be reviewed in due course, once the "
        "assessment of your placement has been completed by the relevant professionals.",
        "",
        "",
    ),
    (
        "School",
        "",
        "Your PEP will be updated and the SENCO will liaise with your SW regarding transition.",
        "This is to ensure that your educational needs are met.",
        "",
    ),
)
# Which messages a letter has: mostly good ones, and some that want another look.
LETTERS = ((0, 1), (2,), (0, 2), (1, 3), (0, 1, 2), (4,), (2, 0), (3, 4, 0), (1,))
KINDS = ("after-review", "after-review", "midway", "after-review", "change")


def add(session: Session, buddy: Who, password_hash: str) -> None:
    """Add the colleagues, their children, and their letters, each sent on its own day."""
    writers = [
        Who.of(
            users.create(
                session, email=email, name=name, role=Role.WRITER,
                password_hash=password_hash, by=None,
            )
        )
        for name, email in COLLEAGUES
    ]  # fmt: skip
    known = []
    for place, child in enumerate(CHILDREN):
        writer = writers[place % len(writers)]
        known.append((writer, child, children.add(session, _profile(child), by=writer).id))
    for number in range(len(CHILDREN) * 5):
        writer, child, child_id = known[number % len(known)]
        day = FIRST + timedelta(days=6 * number - number % 4)
        _send(session, writer, child, child_id, number, day, buddy)
    for writer in writers:
        users.change(session, writer.id, name=writer.name, role=Role.WRITER, active=False, by=buddy)


def _send(
    session: Session, writer: Who, child: _Child, child_id: str, number: int, day: date, buddy: Who
) -> None:
    kind = KINDS[number % len(KINDS)]
    content = _content(writer, child, number, day)
    meeting = day - timedelta(days=4 + number * 5 % 19) if kind == "after-review" else None
    made = letters.start(
        session, child_id, kind, content, by=writer, letter_date=day, meeting_on=meeting
    )
    letter = letter_content.to_letter(content, _profile(child))
    letters.set_figures(session, made.id, letter_figures.counted(letter, Settings()), by=writer)
    if number % 4:
        _approve(session, made, buddy, writer, day)
    letters.move(session, made.id, LetterState.READY, made.version, by=writer)
    sent = letters.move(session, made.id, LetterState.SENT, made.version, by=writer)
    sent.sent_at = sent.updated_at = datetime.combine(day, time(15), UTC)


def _approve(session: Session, letter: Letter, buddy: Who, writer: Who, day: date) -> None:
    at = datetime.combine(day - timedelta(days=1), time(11), UTC)
    session.add(
        Round(
            letter_id=letter.id, number=1, reviewer_id=buddy.id, state=RoundState.APPROVED,
            asked_by=writer.id, asked_at=at, asked_version=1, changed_at=at,
            answered_at=at, answered_version=1, strength="It sounds like a person.",
        )
    )  # fmt: skip


def _content(writer: Who, child: _Child, number: int, day: date) -> dict[str, Any]:
    said = []
    for place in LETTERS[number % len(LETTERS)]:
        title, you_said, text, why, picture = MESSAGES[place]
        message = {
            "title": title.format(carer=child.carer),
            "you_said": you_said,
            "text": text.format(carer=child.carer),
            "why": why,
            "picture": picture,
        }
        said.append({name: words for name, words in message.items() if words})
    return {
        "schema": 1,
        "kind": KINDS[number % len(KINDS)],
        "date": day.isoformat(),
        "writer": {"name": writer.name, "role": "Independent Reviewing Officer"},
        "letter": {
            "greeting": f"Dear {child.name}",
            "opening": "Thank you for showing me your room. I liked the map on the wall.",
            "closing": "I am looking forward to seeing you in the spring.",
        },
        "messages": said,
        "help": {"reach": "You can ring me on 020 7946 0131."},
    }


def _profile(child: _Child) -> dict[str, Any]:
    return {
        "name": child.name,
        "age": child.age,
        "people": [{"name": child.carer, "who": "foster carer"}],
        "symbols": {"mode": child.mode},
    }
