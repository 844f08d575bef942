"""A draft as a letter that can be checked and shown, long before it is whole.

A letter must have a title for each message and a real date; a draft need not. What is missing
is filled with a mark, what cannot be read is left out, and each place is named so that the page
can say it kindly at the field.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from letterkit.errors import FieldError
from letterkit.letter import Letter
from letterkit.reader import Child
from webapp import dates, letter_content
from webapp.services.writing import is_blank, messages_in

BLANK = "…"
_MOST_REPAIRS = 40
_NEEDED = ("title", "what", "name")
_MESSAGE = re.compile(r"messages\.(\d+)(.*)")
_STEP = re.compile(r"\.steps\.(\d+)(.*)")


@dataclass(frozen=True)
class Draft:
    """A letter made of a draft: what was wrong at which field, and where its parts stand.

    Empty messages and steps are not in ``letter``; ``messages`` and ``steps`` say which number
    each of the others has on the page.
    """

    letter: Letter
    problems: dict[str, str] = field(default_factory=dict)
    messages: tuple[int, ...] = ()
    steps: tuple[tuple[int, ...], ...] = ()
    kept: bytes | None = None  # the page that this letter was sent with (letterkit.page_file)
    cover: Child | None = None  # whose details stay hidden on that page (letterkit.masking)

    def on_page(self, path: str) -> str:
        """Return the path on the page of a path in the letter."""
        found = _MESSAGE.fullmatch(path)
        if not found or int(found[1]) > len(self.messages):
            return path
        number, rest = int(found[1]) - 1, found[2]
        step = _STEP.fullmatch(rest)
        if step and int(step[1]) <= len(self.steps[number]):
            rest = f".steps.{self.steps[number][int(step[1]) - 1]}{step[2]}"
        return f"messages.{self.messages[number]}{rest}"


def draft_letter(content: Mapping[str, Any], profile: Mapping[str, Any]) -> Draft:
    """Return a letter for content that may not be whole yet.

    Raises `TooManyMessages`: a fourth message is never shown.
    Raises `FieldError`: something outside the page's fields is wrong, such as the profile.
    """
    data = copy.deepcopy(dict(content))
    data.setdefault("schema", 1)
    messages, numbers, steps = [], [], []
    for number, message in enumerate(messages_in(data), 1):
        if is_blank(message):
            continue
        kept = [
            (place, step)
            for place, step in enumerate(message.get("steps") or [], 1)
            if any(str(value or "").strip() for value in step.values())
        ]
        message["steps"] = [
            {**step, "what": str(step.get("what") or "").strip() or BLANK} for _, step in kept
        ]
        message["title"] = str(message.get("title") or "").strip() or BLANK
        messages.append(message)
        numbers.append(number)
        steps.append(tuple(place for place, _ in kept))
    data["messages"] = messages or [{"title": BLANK}]
    writer = dict(data.get("writer") or {})
    writer["name"] = str(writer.get("name") or "").strip() or BLANK
    data["writer"] = writer
    made = Draft(letter=None, messages=tuple(numbers or [1]), steps=tuple(steps or [()]))  # type: ignore[arg-type]
    for _ in range(_MOST_REPAIRS):
        try:
            letter = letter_content.to_letter(data, profile)
        except FieldError as problem:
            path = problem.where.partition(": ")[2]
            place = path
            # Where the value itself is not there ("care" for a picture), what holds it goes.
            while place and not _leave_out(data, place):
                place = place.rpartition(".")[0]
            if not place:
                raise
            made.problems.setdefault(made.on_page(place), _said(problem))
        else:
            return Draft(letter, made.problems, made.messages, made.steps)
    raise FieldError("too many fields of this letter cannot be read.", where="letter")


def _leave_out(data: dict[str, Any], path: str) -> bool:
    """Take the value at a path out of the data, and say whether it was there."""
    above: Any = data
    names = path.split(".")
    for name in names[:-1]:
        above = _inside(above, name)
    last = names[-1]
    if isinstance(above, list) and last.isdigit() and 0 < int(last) <= len(above):
        del above[int(last) - 1]
        return True
    if not isinstance(above, dict) or last not in above:
        return False
    if last == "date" and above is data:
        above[last] = dates.today().isoformat()  # until the day is put right
    elif last in _NEEDED and above[last] != BLANK:
        above[last] = BLANK
    else:
        del above[last]
    return True


def _inside(value: Any, name: str) -> Any:
    if isinstance(value, list) and name.isdigit() and 0 < int(name) <= len(value):
        return value[int(name) - 1]
    return value.get(name) if isinstance(value, dict) else None


def _said(problem: FieldError) -> str:
    """Return the library's sentence for the field itself, starting like a sentence."""
    said = problem.message
    if "a date such as" in said:
        said = "This is not a day. Write it like 2026-11-20, or choose it from the calendar."
    return said[:1].upper() + said[1:]
