"""Which field of a newer letter is which of the older one.

A field's path says where a message stands, not which it is: ``messages.2.text`` becomes
``messages.1.text`` when two messages change places, or when the first is taken out. So messages
are told by their words, and so are the steps within them, even when they were edited in the same
save.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from letterkit.review.alike import matched
from letterkit.review.difference import Difference, difference

_MESSAGE = re.compile(r"messages\.([1-9][0-9]{0,3})(?:\.(.+))?")
_STEP = re.compile(r"steps\.([1-9][0-9]{0,3})\.(.+)")
# Messages of one letter share the child's name and the small words; they are still others.
_LEAST_ALIKE = 0.35
_LEAST_ALIKE_STEP = 0.5

_KEPT = 8  # comments of one letter come one after the other, from a few versions


@dataclass(frozen=True)
class Edit:
    """What happened to a letter between two versions."""

    then: Mapping[str, str]
    now: Mapping[str, str]
    became: Mapping[str, str | None]
    """Each old field's path now; None where its message or step is gone."""

    def difference(self, field: str) -> Difference | None:
        """Return what happened to the text of an old field, if the field is still there."""
        there = self.became.get(field)
        if there is None or there not in self.now:
            return None
        return difference(self.then[field], self.now[there])

    @cached_property
    def was(self) -> dict[str, str]:
        """Return each field's path before, for those that were there."""
        return {now: then for then, now in self.became.items() if now is not None}

    @cached_property
    def changed(self) -> tuple[str, ...]:
        """Return the fields of the newer letter that hold text they did not hold before."""
        return tuple(
            field
            for field, text in self.now.items()
            if text and (field not in self.was or self.then[self.was[field]] != text)
        )

    def stood(self, field: str, start: int, end: int) -> bool:
        """Say whether words of the newer letter stood there before, in the same field."""
        before = self.was.get(field)
        if before is None:
            return False
        return difference(self.then[before], self.now[field]).stood(start, end)


_recent: tuple[Edit, ...] = ()


def edit(then: Mapping[str, str], now: Mapping[str, str]) -> Edit:
    """Return what happened between two versions of a letter, worked out once for all comments."""
    global _recent
    # Comparing a letter with itself costs less than a key made of all its words.
    for known in _recent:
        if known.then == then and known.now == now:
            return known
    old, new = dict(then), dict(now)
    made = Edit(old, new, _became(old, new))
    _recent = (made, *_recent[: _KEPT - 1])
    return made


def message_of(field: str) -> int | None:
    """Return the number of the message that a field belongs to."""
    found = _MESSAGE.fullmatch(field)
    return int(found[1]) if found else None


def _became(old: Mapping[str, str], new: Mapping[str, str]) -> dict[str, str | None]:
    became: dict[str, str | None] = {field: field for field in old}
    old_messages, new_messages = _grouped(old, _MESSAGE), _grouped(new, _MESSAGE)
    numbers = _same_messages(old_messages, new_messages)
    for number, fields in old_messages.items():
        there = numbers.get(number)
        if there is None:
            became.update({f"messages.{number}.{name}": None for name in fields})
            continue
        steps = _same_steps(fields, new_messages[there])
        for name in fields:
            now_named = _renamed(name, steps)
            became[f"messages.{number}.{name}"] = now_named and f"messages.{there}.{now_named}"
    return became


def _same_messages(
    old: Mapping[int, Mapping[str, str]], new: Mapping[int, Mapping[str, str]]
) -> dict[int, int]:
    if old.keys() == new.keys() and sum(_filled(old[n]) != _filled(new[n]) for n in old) < 2:
        return {number: number for number in old}  # a message that moves makes two change
    titles = [[m.get("title", "").strip() for m in letter.values()] for letter in (old, new)]
    return _matched(old, new, lambda message: "\n".join(message.values()), _LEAST_ALIKE, titles)


def _same_steps(old: Mapping[str, str], new: Mapping[str, str]) -> dict[int, int]:
    old_steps, new_steps = _grouped(old, _STEP), _grouped(new, _STEP)
    if old_steps == new_steps:
        return {number: number for number in old_steps}
    doing = [
        [s.get("what", "").strip() for s in letter.values()] for letter in (old_steps, new_steps)
    ]
    return _matched(
        old_steps, new_steps, lambda step: "\n".join(step.values()), _LEAST_ALIKE_STEP, doing
    )


def _matched(
    old: Mapping[int, Mapping[str, str]],
    new: Mapping[int, Mapping[str, str]],
    words: Callable[[Mapping[str, str]], str],
    least: float,
    names: list[list[str]],
) -> dict[int, int]:
    old_numbers, new_numbers = list(old), list(new)
    pairs = matched(
        [words(part) for part in old.values()],
        [words(part) for part in new.values()],
        least=least,
        named=names,
    )
    return {old_numbers[i]: new_numbers[j] for i, j in pairs.items()}


def _grouped(fields: Mapping[str, str], shape: re.Pattern[str]) -> dict[int, dict[str, str]]:
    """Return the fields of each message, or of each step of one message, in order."""
    found: dict[int, dict[str, str]] = {}
    for path, text in fields.items():
        parts = shape.fullmatch(path)
        if parts and parts[2]:
            found.setdefault(int(parts[1]), {})[parts[2]] = text
    return dict(sorted(found.items()))


def _filled(message: Mapping[str, str]) -> dict[str, str]:
    return {name: text for name, text in message.items() if text}


def _renamed(name: str, steps: Mapping[int, int]) -> str | None:
    step = _STEP.fullmatch(name)
    if step is None:
        return name
    there = steps.get(int(step[1]))
    return f"steps.{there}.{step[2]}" if there is not None else None
