"""What is still open in a letter before it goes to the child."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from letterkit import kinds
from letterkit.errors import UsageError
from letterkit.settings import Settings
from webapp.services import bringing, checking
from webapp.services.checking import Shown
from webapp.services.writing import fields_of, messages_in
from webapp.services.writing_draft import BLANK, Draft
from webapp.services.writing_names import field_name
from webapp.services.writing_open import Opened

# Findings about photos and consent have a heading of their own (LK401 to LK404).
_ABOUT_PHOTOS = ("LK401", "LK402", "LK403", "LK404")


@dataclass(frozen=True)
class Open:
    """One thing that is still open: its field, what that is called, and what to do there."""

    field: str
    name: str
    says: str
    quote: str = ""


@dataclass(frozen=True)
class Checklist:
    """All that is still open. ``must`` stops files and sending; the rest is for the writer."""

    must: tuple[Open, ...]
    look: tuple[Open, ...]
    photos: tuple[Open, ...]
    empty: tuple[Open, ...]
    advice: tuple[Open, ...]
    unchecked: int
    notes: int
    silenced: int

    @property
    def may_leave(self) -> bool:
        """Say whether files may be made of the letter."""
        return not self.must

    @property
    def may_be_ready(self) -> bool:
        """Say whether the letter may be called ready: words brought in are looked at, too."""
        return not self.must and not self.unchecked

    @property
    def is_clear(self) -> bool:
        """Say whether nothing at all is open."""
        return not (self.must or self.look or self.photos or self.empty or self.unchecked)


def checklist(
    found: Opened, *, names_elsewhere: Iterable[str] = (), settings: Settings | None = None
) -> Checklist:
    """Check a letter whole, and sort what was found by what it means for sending."""
    draft = found.draft()
    looked = checking.look(draft, found.content, names_elsewhere=names_elsewhere, settings=settings)
    every = looked.every()
    errors = [_of(shown) for shown in every if shown.severity == "error"]
    photos = [s for s in every if s.code in _ABOUT_PHOTOS and s.severity != "error"]
    others = [s for s in every if s.severity != "error" and s not in photos]
    fields = fields_of(found.content)
    missing = [s for s in others if not s.quote and "." in s.field and s.field not in fields]
    others = [s for s in others if s not in missing]
    places = {shown.field for shown in every}
    return Checklist(
        must=(*_unfinished(draft), *errors),
        look=tuple(_of(s) for s in others if s.severity == "warning"),
        photos=tuple(_of(s) for s in photos),
        empty=(
            *(_of(s) for s in missing),
            *_empty_parts(found.row.kind, found.content, places),
        ),
        advice=tuple(_of(s) for s in others if s.severity == "advice"),
        unchecked=len(bringing.unchecked(found.content)),
        notes=len(bringing.notes(found.content)),
        silenced=len(looked.silences),
    )


def _of(shown: Shown) -> Open:
    return Open(shown.place, field_name(shown.field), shown.message, shown.quote)


def _unfinished(draft: Draft) -> Iterable[Open]:
    """Yield what keeps a draft from being a letter."""
    for path, says in draft.problems.items():
        yield Open(path, field_name(path), says)
    letter = draft.letter
    for number, message in enumerate(letter.messages, 1):
        path = draft.on_page(f"messages.{number}.title")
        if message.title == BLANK:
            has_words = message.text or message.you_said or message.why or message.steps
            says = (
                "This message has no title yet. Say it in one line."
                if has_words
                else "The letter has no message yet. Write the one that matters most."
            )
            yield Open(path, field_name(path), says)
        for place, step in enumerate(message.steps, 1):
            if step.what == BLANK:
                path = draft.on_page(f"messages.{number}.steps.{place}.what")
                yield Open(path, field_name(path), "This step does not say what will be done.")
    if letter.writer.name == BLANK:
        yield Open("writer.name", field_name("writer.name"), "The letter does not say who writes.")


def _empty_parts(
    kind_name: str, content: Mapping[str, Any], said_already: set[str]
) -> Iterable[Open]:
    """Yield the parts that a letter of this kind should have, and that hold nothing."""
    try:
        kind = kinds.kind(kind_name)
    except UsageError:
        return
    fields = fields_of(content)
    numbers = range(1, max(len(messages_in(content)), 1) + 1)
    for part, guide in kind.parts.items():
        if not guide.expected or part.endswith(".title"):
            continue
        table, name = part.split(".")
        paths = [f"messages.{n}.{name}" for n in numbers] if table == "messages" else [part]
        for path in paths:
            is_there = path in fields or any(each.startswith(f"{path}.") for each in fields)
            named = any(each.startswith(path) for each in said_already)
            if not is_there and not named:
                yield Open(path, field_name(path), guide.prompt)
