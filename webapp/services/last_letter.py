"""Last time: a child's earlier letters, and what became of what they promised."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from webapp import dates
from webapp.services import writing
from webapp.services.promise_sentences import sentence
from webapp.services.writing_open import Opened
from webapp.store import letter_versions, letters, promises
from webapp.store.letters import LetterRow
from webapp.store.promises import PromiseRow
from webapp.store.tables import LetterState, PromiseState
from webapp.store.who import Who

SHOWN = 3  # earlier letters with their words; older ones are named and can be opened
_FIRST = date(1, 1, 1)


@dataclass(frozen=True)
class Earlier:
    """An earlier letter, with its fields where they are shown."""

    row: LetterRow
    fields: dict[str, str]
    messages: range


@dataclass(frozen=True)
class Told:
    """An earlier promise, and the sentence that tells the child what became of it."""

    promise: PromiseRow
    sentence: str
    said_on: date | None
    is_in_letter: bool

    @property
    def is_marked(self) -> bool:
        """Say whether somebody said what became of it."""
        return self.promise.state is not PromiseState.OPEN


@dataclass(frozen=True)
class LastTime:
    """What the page beside a new letter shows."""

    earlier: tuple[Earlier, ...]
    older: tuple[LetterRow, ...]
    promises: tuple[Told, ...]

    @property
    def untold(self) -> int:
        """Return how many promises nobody has said anything about."""
        return sum(not told.is_marked for told in self.promises)


def last_time(session: Session, found: Opened, *, by: Who, seen: bool = False) -> LastTime:
    """Gather a child's earlier letters, the newest first, and their promises.

    Only letters that were sent count: nobody was promised anything by a draft. ``seen`` writes
    the looking into the trail.
    """
    rows = letters.mine(
        session, by=by, child_id=found.row.child_id, state=LetterState.SENT, limit=50
    )
    rows = [row for row in rows if row.id != found.row.id]
    rows.sort(key=lambda row: (row.letter_date or _FIRST, row.updated_at), reverse=True)
    sent = {row.id: row for row in rows}
    words = " ".join(" ".join(writing.fields_of(found.content).values()).split())
    told = [
        _told(row, sent[row.letter_id].letter_date, words, writer=by.name)
        for row in promises.for_child(session, found.row.child_id, by=by)
        if row.letter_id in sent
        # What was told in another letter is over and done with.
        and (row.state is PromiseState.OPEN or row.told_in in (None, found.row.id))
    ]
    told.sort(key=lambda each: (each.is_marked, each.promise.due or date.max))
    return LastTime(
        earlier=tuple(_earlier(session, row, by=by, seen=seen) for row in rows[:SHOWN]),
        older=tuple(rows[SHOWN:]),
        promises=tuple(told),
    )


def _earlier(session: Session, row: LetterRow, *, by: Who, seen: bool) -> Earlier:
    letter = letters.get(session, row.id, by=by, seen=seen)
    content = letter_versions.newest(session, letter).content
    fields = {
        path: _as_said(text) if path.endswith(".by") else text
        for path, text in writing.fields_of(content).items()
    }
    return Earlier(row, fields, range(1, len(writing.messages_in(content)) + 1))


def _as_said(day: str) -> str:
    """Return a day as in a letter; what is no day stays as it was written."""
    try:
        return dates.day(date.fromisoformat(day))
    except ValueError:
        return day


def _told(row: PromiseRow, said_on: date | None, words: str, *, writer: str) -> Told:
    said = row.sentence or sentence(row.who, row.what, row.due, row.state, writer=writer)
    return Told(row, said, said_on, bool(said) and " ".join(said.split()) in words)
