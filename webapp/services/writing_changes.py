"""What the page's buttons do to a letter's fields, so that all of it works with no script.

A button's value says what to do: "add-message", "up:2", "remove-step:1:3", "starter:letter.about",
"accept:KEY:1", "silence:KEY". The page's own script does the same things without a round trip.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from letterkit import kinds
from letterkit.errors import TooManyMessages
from letterkit.letter import MOST_MESSAGES
from webapp.errors import NotUnderstood
from webapp.services.writing import IN_SILENCE, MOST_STEPS, Fields

_MESSAGE = re.compile(r"messages\.(\d+)\.(.+)")
_STEP = re.compile(r"messages\.(\d+)\.steps\.(\d+)\.(.+)")
_SILENCE = re.compile(r"silence\.(\d+)\.(.+)")


@dataclass(frozen=True)
class Asked:
    """What a button asked for: its name and the numbers or names after it."""

    name: str
    rest: tuple[str, ...]

    def number(self, place: int = 0) -> int:
        """Return one of the numbers. Raises `NotUnderstood` where it is none."""
        try:
            return int(self.rest[place])
        except (IndexError, ValueError):
            raise NotUnderstood() from None


@dataclass(frozen=True)
class Done:
    """The fields afterwards, how many messages the page then has, and where to go on it."""

    fields: Fields
    place: str


def asked(value: str) -> Asked:
    """Read the value of a button."""
    name, *rest = value.split(":")
    return Asked(name, tuple(rest))


def how_many(fields: Mapping[str, str], pattern: re.Pattern[str] = _MESSAGE) -> int:
    """Return the highest number of a message among the fields."""
    return max((int(found[1]) for path in fields if (found := pattern.fullmatch(path))), default=0)


def change(fields: Fields, wanted: Asked, *, kind: str, child: str) -> Done:
    """Return the fields after a button.

    Raises `TooManyMessages`: "Add message" after the third.
    Raises `NotUnderstood`: no button of ours says that.
    """
    act = _ACTS.get(wanted.name)
    if act is not None:
        return act(fields, wanted)
    if wanted.name == "starter" and wanted.rest:
        path = wanted.rest[0]
        starter = kinds.kind(kind).part(path).starter.replace("[name]", child)
        already = fields.get(path, "").rstrip()
        return Done({**fields, path: f"{already}\n{starter}" if already else starter}, path)
    raise NotUnderstood()


def add_silence(fields: Fields, *, code: str, field: str, quote: str, reason: str) -> Fields:
    """Return the fields with one finding silenced, for a reason."""
    number = how_many(fields, _SILENCE) + 1
    # Words stay silenced when their message moves; a missing part is silenced where it is.
    values = {"code": code, "field": "" if quote else field, "quote": quote, "reason": reason}
    return {**fields, **{f"silence.{number}.{name}": values[name] for name in IN_SILENCE}}


def _add_message(fields: Fields, _wanted: Asked) -> Done:
    number = max(how_many(fields), 1) + 1
    if number > MOST_MESSAGES:
        raise TooManyMessages(where="")
    return Done({**fields, f"messages.{number}.title": ""}, f"messages.{number}.title")


def _move(fields: Fields, wanted: Asked) -> Done:
    here = wanted.number()
    there = here - 1 if wanted.name == "up" else here + 1
    if not (1 <= here <= how_many(fields) and 1 <= there <= how_many(fields)):
        raise NotUnderstood()
    moved = _renumbered(fields, _MESSAGE, "messages.{}.{}", {here: there, there: here})
    return Done(moved, f"messages.{there}.title")


def _remove_message(fields: Fields, wanted: Asked) -> Done:
    gone, most = wanted.number(), how_many(fields)
    if not 1 <= gone <= most:
        raise NotUnderstood()
    kept = {path: text for path, text in fields.items() if not path.startswith(f"messages.{gone}.")}
    numbers = {number: number - 1 for number in range(gone + 1, most + 1)}
    left = _renumbered(kept, _MESSAGE, "messages.{}.{}", numbers)
    return Done(left, f"messages.{min(gone, max(most - 1, 1))}.title")


def _add_step(fields: Fields, wanted: Asked) -> Done:
    here = f"messages.{wanted.number()}.steps"
    place = 1 + max(
        (int(path.split(".")[3]) for path in fields if path.startswith(here)), default=0
    )
    if place > MOST_STEPS:
        raise NotUnderstood()
    return Done({**fields, f"{here}.{place}.who": ""}, f"{here}.{place}.who")


def _remove_step(fields: Fields, wanted: Asked) -> Done:
    message, gone = wanted.number(0), wanted.number(1)
    kept: Fields = {}
    for path, text in fields.items():
        found = _STEP.fullmatch(path)
        if found and int(found[1]) == message:
            place = int(found[2])
            if place == gone:
                continue
            path = f"messages.{message}.steps.{place - (place > gone)}.{found[3]}"
        kept[path] = text
    return Done(kept, f"messages.{message}.title")


def _speak(fields: Fields, wanted: Asked) -> Done:
    gone = wanted.number()
    kept = {path: text for path, text in fields.items() if not path.startswith(f"silence.{gone}.")}
    numbers = {number: number - 1 for number in range(gone + 1, how_many(fields, _SILENCE) + 1)}
    return Done(_renumbered(kept, _SILENCE, "silence.{}.{}", numbers), "findings")


def _renumbered(
    fields: Fields, pattern: re.Pattern[str], shape: str, numbers: Mapping[int, int]
) -> Fields:
    made: Fields = {}
    for path, text in fields.items():
        found = pattern.fullmatch(path)
        if found:
            path = shape.format(numbers.get(int(found[1]), int(found[1])), found[2])
        made[path] = text
    return made


_ACTS: dict[str, Callable[[Fields, Asked], Done]] = {
    "add-message": _add_message,
    "up": _move,
    "down": _move,
    "remove-message": _remove_message,
    "add-step": _add_step,
    "remove-step": _remove_step,
    "speak": _speak,
}
