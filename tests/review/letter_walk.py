"""A letter that is edited at random, in which every word is known by a number.

So it is known for certain where each commented word is after any number of edits, or that it is
gone. What is put in are words that no letter has: else nobody could tell an old word from a new.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count

from letterkit.text import sentences

Word = tuple[int, str]
Draft = dict[str, list[list[Word]]]
"""The sentences of each field, in words and marks."""
Span = tuple[str, int, int]

_PARTS = re.compile(r"[\w'’-]+|[^\w\s]")
_NEW = "zebra quartz violin maple thunder pebble lantern orbit".split()
_SENTENCES = (
    "A zebra met a violin.",
    "The lantern saw quartz and a pebble today.",
    "Maple orbit thunder!",
    "Where is a pebble for my lantern?",
)


@dataclass(frozen=True)
class Written:
    """A draft as fields, and where each of its words stands."""

    fields: dict[str, str]
    where: dict[int, Span]

    def span(self, words: list[int]) -> Span | None:
        """Return where some words stand, from the first to the last, or None if one is gone."""
        if not all(word in self.where for word in words):
            return None
        return self.where_of(words)

    def where_of(self, words: list[int]) -> Span:
        """Return where words stand that are there."""
        first, last = self.where[words[0]], self.where[words[-1]]
        return first[0], first[1], last[2]


class Walk:
    """One letter on its way through edits."""

    def __init__(self, fields: dict[str, str], seed: int) -> None:
        self.chance = random.Random(seed)
        self._numbers = count()
        self.draft: Draft = {
            field: [self._words(sentence.text) for sentence in sentences(text)]
            for field, text in fields.items()
            if text.strip()
        }

    def _words(self, text: str) -> list[Word]:
        return [(next(self._numbers), part) for part in _PARTS.findall(text)]

    def written(self) -> Written:
        """Return the draft as the fields of a letter."""
        fields: dict[str, str] = {}
        where: dict[int, Span] = {}
        for field, lines in self.draft.items():
            text = ""
            for line in lines:
                for place, (number, part) in enumerate(line):
                    if text and (place == 0 or part[0].isalnum() or part[0] == "'"):
                        text += " "
                    where[number] = (field, len(text), len(text) + len(part))
                    text += part
            fields[field] = text
        return Written(fields, where)

    def some_words(self) -> list[int]:
        """Return a few words in a row, from one sentence; a mark alone is no word."""
        while True:
            line = self.chance.choice(self.draft[self._field()])
            first = self.chance.randrange(len(line))
            last = min(len(line), first + self.chance.choice([1, 1, 2, 3, 5, 9]))
            if any(part[0].isalnum() for _number, part in line[first:last]):
                return [number for number, _part in line[first:last]]

    def step(self) -> None:
        """Do one edit, the common ones more often."""
        ways: dict[Callable[[str, int], None], int] = {
            self._put_in: 10,
            self._take_out: 8,
            self._say_otherwise: 10,
            self._drop_sentence: 3,
            self._new_sentence: 4,
            self._swap_sentences: 2,
            self._to_another_field: 2,
            self._swap_messages: 1,
        }
        (way,) = self.chance.choices(list(ways), list(ways.values()))
        field = self._field()
        way(field, self.chance.randrange(len(self.draft[field])))
        self.draft = {f: [line for line in lines if line] for f, lines in self.draft.items()}

    def _field(self) -> str:
        return self.chance.choice([field for field, lines in self.draft.items() if lines])

    def _replace(self, field: str, at: int, gone: int, come: int) -> None:
        line = self.draft[field][at]
        place = self.chance.randrange(len(line) + 1)
        new = [(next(self._numbers), self.chance.choice(_NEW)) for _ in range(come)]
        line[place : place + gone] = new

    def _put_in(self, field: str, at: int) -> None:
        self._replace(field, at, 0, self.chance.randint(1, 3))

    def _take_out(self, field: str, at: int) -> None:
        self._replace(field, at, self.chance.randint(1, 3), 0)

    def _say_otherwise(self, field: str, at: int) -> None:
        self._replace(field, at, self.chance.randint(1, 3), self.chance.randint(1, 3))

    def _drop_sentence(self, field: str, at: int) -> None:
        if len(self.draft[field]) > 1:
            del self.draft[field][at]

    def _new_sentence(self, field: str, at: int) -> None:
        self.draft[field].insert(at, self._words(self.chance.choice(_SENTENCES)))

    def _swap_sentences(self, field: str, at: int) -> None:
        lines = self.draft[field]
        lines.insert(self.chance.randrange(len(lines)), lines.pop(at))

    def _to_another_field(self, field: str, at: int) -> None:
        there = self.draft[self._field()]
        if len(self.draft[field]) > 1 and there is not self.draft[field]:
            there.insert(self.chance.randrange(len(there) + 1), self.draft[field].pop(at))

    def _swap_messages(self, _field: str, _at: int) -> None:
        numbers = sorted({f.split(".")[1] for f in self.draft if f.startswith("messages.")})
        if len(numbers) < 2:
            return
        one, other = self.chance.sample(numbers, 2)
        turned = {
            f"messages.{one}.": f"messages.{other}.",
            f"messages.{other}.": f"messages.{one}.",
        }
        self.draft = {
            next(
                (there + f[len(here) :] for here, there in turned.items() if f.startswith(here)), f
            ): v
            for f, v in self.draft.items()
        }
