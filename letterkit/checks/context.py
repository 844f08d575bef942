"""What every check is given: the letter, its reader, and its words, parsed once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from letterkit.letter import Letter
from letterkit.reader import Child
from letterkit.settings import Settings
from letterkit.text import Sentence, sentences

if TYPE_CHECKING:
    from letterkit.symbols.catalogue import Catalogue
    from letterkit.words.pipeline import ParsedText

YEARS_BELOW_AGE = 2  # letters are read when tired or upset, often below a child's school level
AGE_WHEN_UNKNOWN = 11
YOUNGEST, OLDEST = 4, 16


@dataclass(frozen=True, slots=True)
class Target:
    """The age the letter is written for, and where that number comes from."""

    age: int
    easy_read: bool
    source: str


@dataclass(frozen=True, slots=True)
class FieldText:
    """One field of the letter with its words. ``part`` is the last name of its path."""

    path: str
    text: str

    @property
    def part(self) -> str:
        """Return what kind of field this is: "title", "why", "what", "opening", "text" ..."""
        return self.path.rpartition(".")[2]

    @property
    def message(self) -> int | None:
        """Return the number of the key message that this field belongs to, counted from one."""
        pieces = self.path.split(".")
        return int(pieces[1]) if pieces[0] == "messages" else None


@dataclass
class Context:
    """Everything a check may look at. ``letter`` is None for plain text.

    ``against`` holds earlier letters (another child's, or the last draft), and
    ``people_elsewhere`` names that belong to other children's letters.
    """

    fields: tuple[FieldText, ...]
    target: Target
    letter: Letter | None = None
    child: Child | None = None
    against: tuple[Letter, ...] = ()
    people_elsewhere: frozenset[str] = frozenset()
    settings: Settings = field(default_factory=Settings)
    language: str = "en-GB"
    today: dt.date = field(default_factory=dt.date.today)
    parse_allowed: bool = True

    @property
    def name(self) -> str:
        """Return the child's name for use in messages, or "the child"."""
        return self.child.name if self.child else "the child"

    @property
    def is_english(self) -> bool:
        """Say whether the letter is in English; word checks are there for English only."""
        return self.language.lower().split("-")[0] == "en"

    def written(self) -> Iterator[FieldText]:
        """Yield the fields that hold words."""
        return (field_text for field_text in self.fields if field_text.text.strip())

    def sentences(self) -> Iterator[tuple[FieldText, Sentence]]:
        """Yield every sentence with its field, found by rule, with no parse."""
        yield from self._cut

    @cached_property
    def _cut(self) -> tuple[tuple[FieldText, Sentence], ...]:
        # A dozen checks read sentence by sentence: the text is cut once for all of them.
        return tuple(
            (part, sentence) for part in self.written() for sentence in sentences(part.text)
        )

    @cached_property
    def parsed(self) -> dict[str, ParsedText]:
        """Return each written field's parsed text, by path. Parses on first use."""
        from letterkit.words.pipeline import parse

        return {field_text.path: parse(field_text.text) for field_text in self.written()}

    @cached_property
    def can_parse(self) -> bool:
        """Say whether the language model is there, and the letter is in its language."""
        if not (self.parse_allowed and self.is_english):
            return False
        from letterkit.words.pipeline import available

        return available()

    @cached_property
    def catalogue(self) -> Catalogue:
        """Return the symbol sets that this letter can use."""
        from letterkit.symbols.catalogue import catalogue_for

        return catalogue_for(self.settings)


def target_for(child: Child | None, age: int | None) -> Target:
    """Return the reading target: the therapist's, else two years below the child's age."""
    easy_read = bool(child and child.reading.easy_read)
    if child and child.reading.target_age is not None:
        return Target(child.reading.target_age, easy_read, "set in the child's profile")
    if age is None:
        return Target(
            AGE_WHEN_UNKNOWN - YEARS_BELOW_AGE,
            easy_read,
            f"no age was given, so it is for a child of about {AGE_WHEN_UNKNOWN - YEARS_BELOW_AGE}",
        )
    target = min(max(age - YEARS_BELOW_AGE, YOUNGEST), OLDEST)
    return Target(target, easy_read, f"two years below the age of {age}")
