"""How the words of a field are printed, and where each printed character comes from.

Most fields are printed as they are, without their list marks. A step is printed as a sentence
made from who, what and by when, and the note on the next meeting after its date: such a
sentence is kept as a pattern, "{who} will {what} by Friday 4 December.".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from letterkit.letter import Letter
from letterkit.page import paragraphs_of
from letterkit.wording import date_in_words, fill, step_in_words

Source = tuple[str, int]
"""A field and a place in it, in code points."""

_STEP = re.compile(r"(messages\.\d+\.steps\.\d+)\.(who|what)")
_SLOT = re.compile(r"\{(who|what|meeting_note|title)\}")
_MEETING = "help.next_meeting"


@dataclass(frozen=True, slots=True)
class Printed:
    """The words of one place on the page. ``sources`` says where each character comes from.

    ``place`` is the page's own name for it. A character that no field holds has no source.
    """

    place: str
    text: str
    sources: tuple[Source | None, ...]

    @property
    def fields(self) -> tuple[str, ...]:
        """Return the fields that are printed here, in the order of their words."""
        return tuple(dict.fromkeys(source[0] for source in self.sources if source))

    @property
    def is_made(self) -> bool:
        """Say whether this is a sentence made from more than the words of one field."""
        return self.place == _MEETING or self.place.endswith(".what")


def patterns_of(letter: Letter, wording: Mapping[str, str]) -> dict[str, str]:
    """Return the pattern of every sentence that is made from more than one field."""
    found: dict[str, str] = {}
    for number, message in enumerate(letter.messages, 1):
        found[f"messages.{number}.title"] = f"{number}\u2002{{title}}"
        for count, step in enumerate(message.steps, 1):
            said = _step_pattern(letter, step, wording)
            found[f"messages.{number}.steps.{count}.what"] = said
    if letter.help.next_meeting and letter.help.meeting_note:
        date = date_in_words(letter.help.next_meeting, near=letter.date)
        found[_MEETING] = fill(wording["meeting_on"], date=date) + " {meeting_note}"
    return found


def _step_pattern(letter: Letter, step: object, wording: Mapping[str, str]) -> str:
    from letterkit.letter import Step

    assert isinstance(step, Step)

    def said(who: str) -> str:
        changed = step.model_copy(update={"who": who, "what": "{what}"})
        return step_in_words(
            changed, child=letter.child, writer=letter.writer, written=letter.date, words=wording
        )

    # "I" and "You" are not the words of the field: they stand in the pattern as they are.
    real, marked = said(step.who), said("{who}")
    return marked if step.who and fill(marked, who=step.who, what="{what}") == real else real


def printed(fields: Mapping[str, str], patterns: Mapping[str, str]) -> tuple[Printed, ...]:
    """Return the printed words of every place where a letter's fields are, in print order."""
    return tuple(_in_order(fields, patterns))


def _in_order(fields: Mapping[str, str], patterns: Mapping[str, str]) -> Iterator[Printed]:
    done: set[str] = set()
    for field, text in fields.items():
        step = _STEP.fullmatch(field)
        place = f"{step[1]}.what" if step else field
        if field == "help.meeting_note":
            place = _MEETING
        if place in done or (not text.strip() and not step):
            continue
        done.add(place)
        if step:
            pattern = patterns.get(place, "{who} will {what}.")
            yield _sentence(place, pattern, f"{step[1]}.", fields, one_line=True)
        elif place == _MEETING:
            yield _sentence(place, patterns.get(place, "{meeting_note}"), "help.", fields)
        elif field.endswith(".title"):
            before = field.removesuffix("title")
            yield _sentence(place, patterns.get(place, "{title}"), before, fields, one_line=True)
        else:
            yield _sentence(place, "{}", field, fields, one_line=field == "letter.greeting")


def _sentence(
    place: str, pattern: str, path: str, fields: Mapping[str, str], *, one_line: bool = False
) -> Printed:
    """Fill a pattern, noting the source of each character."""
    characters: list[tuple[str, Source | None]] = []

    def add(field: str) -> None:
        text = fields.get(field, "").rstrip()
        # A step's own full stop is not printed: its sentence has one.
        text = text.rstrip(".") if field.endswith(".what") else text
        characters.extend((c, (field, at)) for at, c in enumerate(text))

    if pattern == "{}":
        add(path)
    else:
        done = 0
        for slot in _SLOT.finditer(pattern):
            characters.extend((c, None) for c in pattern[done : slot.start()])
            add(path + slot[1])
            done = slot.end()
        characters.extend((c, None) for c in pattern[done:])
        # A sentence begins with a capital, whatever the field begins with.
        characters[:1] = [(c, source) for c, source in characters[:1] for c in c.upper()]
    return _as_printed(place, characters, one_line)


def _as_printed(place: str, characters: list[tuple[str, Source | None]], one_line: bool) -> Printed:
    whole = "".join(c for c, _ in characters)
    if one_line:
        return Printed(place, whole, tuple(source for _, source in characters))
    shown = "\n".join(text for text, _ in paragraphs_of(whole))
    sources: list[Source | None] = []
    at = 0
    for character in shown:
        if character.isspace():
            sources.append(None)
            continue
        # What is printed is the text with some marks and spaces left out, in the same order.
        while at < len(characters) and characters[at][0] != character:
            at += 1
        sources.append(characters[at][1] if at < len(characters) else None)
        at += 1
    return Printed(place, shown, tuple(sources))


def all_fields(places: Iterable[Printed]) -> frozenset[str]:
    """Return every field that is printed somewhere."""
    return frozenset(field for place in places for field in place.fields)
