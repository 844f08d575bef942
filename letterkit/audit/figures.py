"""The figures of one letter: counts and dates, no words of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from letterkit.letter import Letter
from letterkit.settings import Settings


@dataclass(frozen=True, slots=True)
class Figures:
    """What is counted in one letter.

    ``low`` to ``high`` is the reading band in years (None where it cannot be told), ``target``
    the age that the letter is written for. ``flagged`` counts care words, initials, hurtful words
    and words that children of that age do not know yet (LK201 to LK221). ``pictures`` counts
    messages with a picture beside them; ``symbols`` says whether picture symbols stand on words.
    ``reviewed`` and ``days`` (from the meeting to the letter) are None where nobody wrote it down.
    """

    date: dt.date | None
    kind: str
    writer: str
    age: int | None
    target: int
    low: int | None
    high: int | None
    messages: int
    words: int
    flagged: int
    pictures: int
    symbols: bool
    reviewed: bool | None = None
    days: int | None = None

    @property
    def month(self) -> str:
        """Return the month of the letter, such as "2026-11", or an empty text."""
        return month_of(self.date)

    @property
    def fits(self) -> bool | None:
        """Say whether it reads no older than it is meant to: its band begins at the target."""
        return None if self.low is None else self.low <= self.target

    @property
    def has_pictures(self) -> bool:
        """Say whether the child finds any picture in it, beside a message or on words."""
        return self.symbols or self.pictures > 0


def measure(
    letter: Letter,
    *,
    settings: Settings | None = None,
    reviewed: bool | None = None,
    meeting: dt.date | None = None,
) -> Figures:
    """Return the figures of a letter. ``meeting`` is the day of the meeting that it tells about."""
    from letterkit.checks import check_words

    report = check_words(letter, settings=settings)
    return Figures(
        date=letter.date,
        kind=letter.kind,
        writer=letter.writer.name,
        age=letter.age,
        target=report.reading["target"]["age"],
        low=report.reading["low"],
        high=report.reading["high"],
        messages=len(letter.messages),
        words=report.counts["words"],
        flagged=len(report.findings),
        pictures=sum(message.picture is not None for message in letter.messages),
        symbols=letter.child.symbols.mode != "none",
        reviewed=reviewed,
        days=days_between(meeting, letter.date),
    )


def month_of(day: dt.date | None) -> str:
    """Return the month of a day, such as "2026-11"; an empty text where there is no day."""
    # Not "%Y": the year 1, a slip of the hand, would not be four digits long.
    return day.isoformat()[:7] if day else ""


def days_between(meeting: dt.date | None, written: dt.date | None) -> int | None:
    """Return the days from a meeting to its letter; None where one is not known, or comes later."""
    if meeting is None or written is None or written < meeting:
        return None
    return (written - meeting).days
