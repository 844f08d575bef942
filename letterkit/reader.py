"""Who reads the letter: the child, the people they know, and what helps them read.

Everything here belongs to the child, not to one letter, so it can stand in a profile
file of its own (``child = "profiles/sam.toml"``) that a therapist keeps.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    SerializerFunctionWrapHandler,
    field_validator,
    model_serializer,
    model_validator,
)

Text = Annotated[str, Field(max_length=20_000)]
Short = Annotated[str, Field(max_length=300)]
SkinTone = Literal["", "light", "medium-light", "medium", "medium-dark", "dark"]
Hair = Literal["", "black", "dark-brown", "brown", "ginger", "blond", "grey"]
FigureGender = Literal["", "woman", "man", "neutral"]
FontName = Literal["Atkinson Hyperlegible", "Lexend"]
PaperTint = Literal["white", "cream", "yellow", "peach", "pink", "blue", "green", "grey"]


class Part(BaseModel):
    """The base of every part of a letter: frozen, and no unknown fields."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, populate_by_name=True, str_strip_whitespace=True
    )


class Consent(Part):
    """The record that lets a photo be used: who agreed, when, for what, until when.

    ``what_for`` says the use that was agreed to, in words ("letters to Amir").
    A photo is refused without this record, and after ``until``.
    """

    who: Annotated[str, Field(min_length=1, max_length=300, description="who agreed")]
    when: Annotated[dt.date, Field(description="the day on which they agreed")]
    what_for: Annotated[str, Field(min_length=1, max_length=300, description="what it is for")]
    until: Annotated[dt.date, Field(description="the last day on which it may be used")]

    @model_validator(mode="after")
    def _in_order(self) -> Consent:
        if self.until < self.when:
            raise ValueError("the consent ends before it was given; check both dates")
        return self


class Picture(Part):
    """A picture in a letter: a symbol ("care:home"), or a photo ("photo:me.jpg").

    A plain string in a letter file means the same as ``{ref = "..."}``. ``alt`` is what a
    screen reader speaks; a symbol brings its own, a photo needs one. ``consent`` is for
    photos only.
    """

    ref: Annotated[str, Field(min_length=3, max_length=300, pattern=r"^[A-Za-z0-9_-]+:.+$")]
    alt: Short = ""
    consent: Consent | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: object) -> object:
        return {"ref": value} if isinstance(value, str) else value

    @model_serializer(mode="wrap")
    def _to_text(self, handler: SerializerFunctionWrapHandler) -> str | dict[str, object]:
        # A picture with nothing but its name is written as a person would: as plain text.
        return handler(self) if self.alt or self.consent else self.ref

    @property
    def is_photo(self) -> bool:
        """Say whether this is a photo, which needs a consent record."""
        return self.ref.startswith("photo:")

    @property
    def file(self) -> str:
        """Return a photo's file name, as the letter file gives it."""
        return self.ref.partition(":")[2]


class Person(Part):
    """Someone the child knows. ``called`` is what the child calls them."""

    name: Annotated[str, Field(min_length=1, max_length=120)]
    who: Short = ""
    called: Short = ""
    pronouns: Short = ""
    photo: Picture | None = None

    @field_validator("photo")
    @classmethod
    def _is_a_photo(cls, value: Picture | None) -> Picture | None:
        if value is not None and not value.is_photo:
            raise ValueError('a person\'s photo is written "photo:file.jpg"')
        return value


class Reading(Part):
    """What this child can read, set by the therapist; else it follows from their age."""

    target_age: Annotated[int, Field(ge=3, le=18)] | None = None
    easy_read: bool = False
    figurative: bool | None = Field(
        default=None,
        description="whether sayings and figures of speech are understood; unset: from 11 years",
    )


class SymbolProfile(Part):
    """How this child uses picture symbols; the speech and language therapist owns it."""

    mode: Literal["none", "key-words", "every-word"] = "none"
    sets: tuple[str, ...] = ("care", "openmoji")
    label: Literal["above", "below", "hidden"] = "below"
    size_mm: Annotated[float, Field(ge=8, le=40)] = 15
    frame: bool = False
    per_sentence: Annotated[int, Field(ge=1, le=40)] = 4
    skin_tone: SkinTone = ""
    hair: Hair = ""
    gender: FigureGender = ""
    marks: tuple[Literal["past", "future", "plural"], ...] = ()
    off: tuple[str, ...] = Field(default=(), description="words that never get a symbol")
    choices: dict[str, str] = Field(
        default_factory=dict, description='this child\'s own symbol for a word: word = "set:id"'
    )


class PageProfile(Part):
    """How the page looks for this child: font, size in points, paper tint, picture width."""

    font: FontName = "Atkinson Hyperlegible"
    size_pt: Annotated[float, Field(ge=12, le=36)] = 16
    paper: PaperTint = "white"
    line_spacing: Annotated[float, Field(ge=1.2, le=2.5)] = 1.5
    picture_mm: Annotated[float, Field(ge=20, le=70)] = 36


class Child(Part):
    """The child who reads the letter: the name they use, and what helps them.

    Give ``age`` or ``born``. ``words`` maps a term to the child's own word for it; their
    words win over every list.
    """

    name: Annotated[str, Field(min_length=1, max_length=80)]
    age: Annotated[int, Field(ge=0, le=25)] | None = None
    born: dt.date | None = None
    pronouns: Short = ""
    lang: Annotated[str, Field(pattern=r"^([a-z]{2,3}(-[A-Za-z0-9]{2,8})*)?$")] = ""
    people: tuple[Person, ...] = ()
    private: tuple[Short, ...] = Field(
        default=(), description="surname, address, school: covered for whoever reads a draft"
    )
    words: dict[str, str] = Field(default_factory=dict)
    reading: Reading = Reading()
    symbols: SymbolProfile = SymbolProfile()
    page: PageProfile = PageProfile()

    def age_on(self, day: dt.date) -> int | None:
        """Return the child's age in whole years on a day, or None where nobody said."""
        if self.born is not None:
            before_birthday = (day.month, day.day) < (self.born.month, self.born.day)
            return max(0, day.year - self.born.year - before_birthday)
        return self.age
