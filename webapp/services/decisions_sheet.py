"""The decisions sheet: what was decided, as the record needs it, tied to what the child is told."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date

from letterkit.letter import MOST_MESSAGES
from webapp.errors import NotUnderstood, TooLarge
from webapp.store.decisions import DecisionLine

MOST_LINES = 40
SPARE_LINES = 3
LONGEST = {"text": 2_000, "who": 300, "because": 1_000}
LEFT_OUT = "left-out"


@dataclass(frozen=True)
class Line:
    """One row of the form, as it was typed. ``where`` is "1" to "3", "left-out" or empty."""

    text: str = ""
    who: str = ""
    by: str = ""
    where: str = ""
    because: str = ""

    @property
    def is_empty(self) -> bool:
        """Say whether nothing was written in it."""
        return not (self.text or self.who or self.by or self.because)


def lines_from(form: Mapping[str, str]) -> list[Line]:
    """Read the rows of a form, ``1.text`` to ``40.because``. Empty ones are left out.

    Raises `NotUnderstood`: a fourth message, or a place that no sheet has.
    Raises `TooLarge`: more rows than a sheet has.
    """
    numbers = {name.partition(".")[0] for name in form if "." in name}
    if not all(n.isascii() and n.isdigit() and len(n) < 5 for n in numbers):
        raise NotUnderstood()
    found = []
    for number in sorted(int(n) for n in numbers):
        text, who, by, because = (
            _tidy(form.get(f"{number}.{name}", "")) for name in ("text", "who", "by", "because")
        )
        where = form.get(f"{number}.where", "")
        if where not in places():
            raise NotUnderstood()
        line = Line(text, who, by, where, because)
        if not line.is_empty:
            found.append(line)
    if len(found) > MOST_LINES:
        raise TooLarge()
    return found


def places() -> list[str]:
    """Return where a decision can be told: nowhere yet, a message, or not in this letter."""
    return ["", *(str(number) for number in range(1, MOST_MESSAGES + 1)), LEFT_OUT]


def problems(lines: Sequence[Line]) -> dict[str, str]:
    """Return a code for each field that is wrong, by its place on the page."""
    found = {}
    for number, line in enumerate(lines, 1):
        if not line.text:
            found[f"{number}.text"] = "missing"
        for name, most in LONGEST.items():
            if len(getattr(line, name)) > most:
                found[f"{number}.{name}"] = "long"
        if line.by and _day(line.by) is None:
            found[f"{number}.by"] = "wrong"
        if line.where == LEFT_OUT and not line.because:
            found[f"{number}.because"] = "missing"
    return found


def to_store(lines: Sequence[Line]) -> list[DecisionLine]:
    """Return the rows as the store keeps them."""
    return [
        DecisionLine(
            text=line.text,
            message=int(line.where) if line.where.isdigit() else None,
            left_out_because=line.because or None,
            who=line.who or None,
            due=_day(line.by),
        )
        for line in (_without_reason(line) for line in lines)
    ]


def from_store(kept: Sequence[DecisionLine]) -> list[Line]:
    """Return stored decisions as rows of the form."""
    return [
        Line(
            text=line.text,
            who=line.who or "",
            by=line.due.isoformat() if line.due else "",
            where=str(line.message)
            if line.message
            else (LEFT_OUT if line.left_out_because else ""),
            because=line.left_out_because or "",
        )
        for line in kept
    ]


def mark_of(kept: Sequence[DecisionLine]) -> str:
    """Return a short mark of a sheet as it was shown, to see whether it changed since."""
    said = json.dumps([asdict(line) for line in kept], default=str)
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def untold(kept: Sequence[DecisionLine]) -> int:
    """Return how many decisions are neither in a message nor left out for a reason."""
    return sum(line.message is None and not line.left_out_because for line in kept)


def _without_reason(line: Line) -> Line:
    # A reason that was typed before a message was chosen after all.
    return line if line.where == LEFT_OUT else replace(line, because="")


def _tidy(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\0", "").strip()


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
