"""What a letter is: to one child, from one writer, with at most three key messages.

The limit is the heart of letterkit. It comes from an audit of Independent Reviewing
Officers' letters (Croydon, May 2021): the good ones keep to "a maximum of 3 issues".
A fourth message cannot be constructed, loaded or rendered.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, PrivateAttr, field_validator, model_validator

from letterkit.errors import TooManyMessages
from letterkit.reader import Child, Part, Picture, Short, Text

SCHEMA_VERSION = 1
MOST_MESSAGES = 3


class Step(Part):
    """One thing that will happen next: who does what, by when."""

    who: Short = ""
    what: Annotated[str, Field(min_length=1, max_length=1000)]
    by: dt.date | None = None


class KeyMessage(Part):
    """One of the letter's one to three key messages.

    ``title`` is the message in a line; ``you_said`` what the child said about it; ``text``
    what was decided; ``why`` the reason; ``steps`` what happens next. ``told_in_person``
    records that hard news was told face to face first (when, by whom); it is not printed.
    """

    title: Annotated[str, Field(min_length=1, max_length=300)]
    you_said: Text = ""
    text: Text = ""
    why: Text = ""
    steps: tuple[Step, ...] = ()
    picture: Picture | None = None
    told_in_person: bool | dt.date | Short = False


class Writer(Part):
    """Who writes: usually the child's Independent Reviewing Officer."""

    name: Annotated[str, Field(min_length=1, max_length=120)]
    role: Short = ""
    phone: Short = ""
    email: Short = ""
    pronouns: Short = ""
    picture: Picture | None = None


class Help(Part):
    """The help box: how to reach the writer, who can speak up, how to complain, when we meet.

    Where ``reach`` is empty, it is made from the writer's phone and e-mail.
    """

    reach: Text = ""
    advocate: Text = ""
    complain: Text = ""
    next_meeting: dt.date | None = None
    meeting_note: Text = ""


class Parts(Part):
    """The words around the messages (the ``[letter]`` table of a letter file)."""

    greeting: Short = ""
    opening: Text = ""
    about: Text = ""
    feelings: Text = ""
    closing: Text = ""
    later: Text = ""


class Silence(Part):
    """A finding that the writer has looked at and does not need to see again, and why.

    ``code`` is the finding's code or name. ``field`` and ``quote`` narrow it down.
    """

    code: Annotated[str, Field(min_length=1, max_length=60)]
    reason: Annotated[str, Field(min_length=3, max_length=500)]
    field: Short = ""
    quote: Short = ""


class Letter(Part):
    """A letter to one child. It reads like the letter file: the names are the same.

    Raises `TooManyMessages` for a fourth message, in construction, copying and loading.
    """

    schema_version: Annotated[Literal[1], Field(alias="schema")] = 1
    kind: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{0,40}$")] = "blank"
    date: dt.date
    lang: Annotated[str, Field(pattern=r"^([a-z]{2,3}(-[A-Za-z0-9]{2,8})*)?$")] = ""
    child: Child
    writer: Writer
    parts: Annotated[Parts, Field(alias="letter")] = Parts()
    messages: Annotated[tuple[KeyMessage, ...], Field(min_length=1, max_length=MOST_MESSAGES)]
    help: Help = Help()
    photos: dict[str, Picture] = Field(
        default_factory=dict, description="alt text and consent of photos, by file name"
    )
    symbols: dict[str, str] = Field(
        default_factory=dict,
        description='this letter\'s own symbol for a word: word = "set:id", or "" for none',
    )
    wording: dict[str, str] = Field(
        default_factory=dict, description="this letter's own words for the printed headings"
    )
    silence: tuple[Silence, ...] = ()
    _folder: Path = PrivateAttr(default=Path())

    def __init__(self, /, **data: Any) -> None:
        # Pydantic would wrap the refusal in a ValidationError. A writer in Python deserves the
        # same kind sentence as a writer of a file, so the limit is kept before validation.
        messages = data.get("messages")
        if isinstance(messages, list | tuple) and len(messages) > MOST_MESSAGES:
            raise TooManyMessages
        super().__init__(**data)

    def model_copy(self, *, update: Any = None, deep: bool = False) -> Letter:  # noqa: ARG002
        """Copy the letter with changes, checked again: a copy cannot slip past the limit."""
        data = {name: getattr(self, name) for name in type(self).model_fields}
        return type(self)(**{**data, **(update or {})}).in_folder(self._folder)

    @classmethod
    def model_construct(cls, _fields_set: set[str] | None = None, **values: Any) -> Letter:  # type: ignore[override]
        """Construct with every check: pydantic's unchecked way in is closed for letters."""
        return cls(**values)

    def __eq__(self, other: object) -> bool:
        # Two letters are the same when their words are, wherever their files lie.
        return isinstance(other, Letter) and self.__dict__ == other.__dict__

    __hash__ = None  # type: ignore[assignment]

    @field_validator("photos", mode="before")
    @classmethod
    def _name_the_photos(cls, value: object) -> object:
        if not isinstance(value, dict):
            return value
        named: dict[object, object] = {}
        for name, record in value.items():
            named[name] = {"ref": f"photo:{name}", **record} if isinstance(record, dict) else record
        return named

    @model_validator(mode="after")
    def _limit(self) -> Letter:
        if len(self.messages) > MOST_MESSAGES:
            raise TooManyMessages
        return self

    @property
    def folder(self) -> Path:
        """Return the folder that photo file names start from (the letter file's own)."""
        return self._folder

    def in_folder(self, folder: Path) -> Letter:
        """Set the folder that photo file names start from, and return the letter."""
        self._folder = folder
        return self

    @property
    def language(self) -> str:
        """Return the language of the letter as a tag such as ``en-GB``."""
        return self.lang or self.child.lang or "en-GB"

    @property
    def age(self) -> int | None:
        """Return the child's age on the letter's date."""
        return self.child.age_on(self.date)

    def photo_record(self, picture: Picture) -> Picture:
        """Return a photo with the alt text and consent that the letter's records hold for it.

        A photo may carry its record itself, be listed under ``[photos]``, or be a person's.
        """
        if not picture.is_photo:
            return picture
        records = [self.photos.get(picture.file)]
        records += [p.photo for p in self.child.people if p.photo and p.photo.ref == picture.ref]
        alt, consent = picture.alt, picture.consent
        for record in records:
            if record is not None:
                alt, consent = alt or record.alt, consent or record.consent
        return picture.model_copy(update={"alt": alt, "consent": consent})

    def fields(self) -> Iterator[tuple[str, str]]:
        """Yield every field that holds words for the child, as (path, text), in print order.

        Paths read like the letter file and count from one: ``messages.2.why``.
        """
        before = ("greeting", "opening", "about")
        after = ("feelings", "closing", "later")
        yield from ((f"letter.{name}", getattr(self.parts, name)) for name in before)
        for number, message in enumerate(self.messages, 1):
            here = f"messages.{number}"
            for name in ("title", "you_said", "text", "why"):
                yield f"{here}.{name}", getattr(message, name)
            for place, step in enumerate(message.steps, 1):
                yield f"{here}.steps.{place}.who", step.who
                yield f"{here}.steps.{place}.what", step.what
        yield "letter.feelings", self.parts.feelings
        yield from (
            (f"help.{name}", getattr(self.help, name))
            for name in ("reach", "advocate", "complain", "meeting_note")
        )
        yield from ((f"letter.{name}", getattr(self.parts, name)) for name in after[1:])


__all__ = [
    "MOST_MESSAGES",
    "SCHEMA_VERSION",
    "Help",
    "KeyMessage",
    "Letter",
    "Parts",
    "Silence",
    "Step",
    "Writer",
]
