"""The example letters as letters of the demonstration, one in each state."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from letterkit import letterfile
from letterkit.letter import Letter
from letterkit.pictures import make_safe
from letterkit.places import data_folder
from letterkit.settings import Settings
from webapp import letter_content
from webapp.services import exporting, letter_figures, review_acts, writing_open
from webapp.store import children, frozen_pages, letters, photos, promises, rounds
from webapp.store.tables import LetterState, Part, Role
from webapp.store.who import Who

# The last is the one that was changed last, and so stands first.
STATES = {
    "kezia-16.toml": LetterState.SENT,
    "mabli-5.toml": LetterState.READY,
    "leila-12.toml": LetterState.WITH_BUDDY,
    "bartek-10-goodbye.toml": LetterState.DRAFT,
    "ash-13.toml": LetterState.DRAFT,
    "jaya-9.toml": LetterState.DRAFT,
}

# What the buddy of the demonstration has said so far about the letter to Leila.
COMMENTS = (
    {
        "field": "letter.opening",
        "words": "I ran, and you won.",
        "kind": "praise",
        "body": "Only Leila has raced you round the hall. Keep this.",
    },
    {
        "field": "messages.1.text",
        "words": "Monday 7 December",
        "kind": "question",
        "body": "She counts sleeps, not dates. Could the day go on her photo board too?",
    },
    {
        "field": "letter.closing",
        "words": "Thank you for the race",
        "kind": "suggestion",
        "body": "The last thing she reads could be about her.",
        "wording": "Thank you for racing me",
    },
)


def add(session: Session, people: dict[Role, Who]) -> None:
    """Add each example that is there: the child, the photos, the letter, its promises."""
    folder = data_folder("examples")
    for name, state in STATES.items():
        if (folder / name).is_file():
            _add_one(session, people, folder / name, state)


def _add_one(session: Session, people: dict[Role, Who], path: Path, state: LetterState) -> None:
    writer = people[Role.WRITER]
    letter = letterfile.load(path)
    child = children.add(session, letter_content.to_profile(letter.child), by=writer)
    children.add_worker(session, child.id, people[Role.THERAPIST].id, Part.THERAPIST, by=writer)
    content = _with_photos(session, child.id, letter, by=writer)
    meeting = letter_content.next_meeting_in(content)
    children.set_next_meeting(session, child.id, meeting, by=writer)
    made = letters.start(
        session, child.id, letter.kind, content, by=writer, letter_date=letter.date
    )
    promises.keep_in_step(session, made.id, letter_content.steps_in(content), by=writer)
    if state is LetterState.WITH_BUDDY:
        asked = "Is the second message clear enough for her?"
        rounds.ask(session, made.id, people[Role.BUDDY].id, by=writer, question=asked)
        letters.move(session, made.id, state, made.version, by=writer)
        for said in COMMENTS:
            review_acts.say(session, made.id, said, by=people[Role.BUDDY])
    elif state in (LetterState.READY, LetterState.SENT):
        letters.move(session, made.id, LetterState.READY, made.version, by=writer)
        if state is LetterState.SENT:
            figures = letter_figures.counted(letter, Settings())
            letters.set_figures(session, made.id, figures, by=writer)
            letters.move(session, made.id, state, made.version, by=writer)
            _keep_page(session, made.id, by=writer)


def _keep_page(session: Session, letter_id: str, *, by: Who) -> None:
    """Keep the page of a letter that is sent, as the editor does."""
    found = writing_open.opened(session, letter_id, by=by)
    page = exporting.page_of(
        found, Settings(), lambda file: writing_open.find_photo(session, letter_id, file, by=by)
    )
    kept, symbols = exporting.kept_page(page)
    frozen_pages.keep(session, letter_id, found.row.version, kept, symbols, by=by)


def _with_photos(session: Session, child_id: str, letter: Letter, *, by: Who) -> dict[str, Any]:
    """Keep a letter's photos in the store, and name them in its content by their new ids."""
    text = json.dumps(letter_content.to_content(letter))
    for name, record in letter.photos.items():
        if record.consent is None:
            continue
        safe = make_safe((letter.folder / name).read_bytes(), where=name)
        photo = photos.add(
            session,
            child_id,
            photos.Picture(safe.data, safe.mime, safe.width, safe.height, record.alt),
            photos.Consent(
                record.consent.who,
                record.consent.when,
                record.consent.what_for,
                record.consent.until,
            ),
            by=by,
        )
        text = text.replace(json.dumps(name)[1:-1], photos.file_name(photo))
    content: dict[str, Any] = json.loads(text)
    return content
