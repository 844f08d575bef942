"""The forms about a child: name and age, the people they know, their own words.

Each form is made from a profile (the ``[child]`` table of a letter file), read from what was
sent, and gives back the part of the profile that it is about. Problems are codes by field; the
words for them are in the templates.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from webapp.store.photos import file_name
from webapp.store.tables import Photo

Problems = dict[str, str]

MOST_PEOPLE = 150
MOST_WORDS = 300
MOST_PRIVATE = 30
BLANK_ROWS = 2
_OLDEST = 25
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass
class AboutForm:
    """The name a child uses, how old they are, their pronouns, their next meeting."""

    name: str = ""
    age: str = ""
    born: str = ""
    pronouns: str = ""
    next_meeting: str = ""
    private: str = ""

    @classmethod
    def of(cls, profile: Mapping[str, Any], next_meeting: date | None) -> AboutForm:
        """Fill the form from a profile."""
        return cls(
            name=profile.get("name", ""),
            age=str(profile.get("age") or ""),
            born=profile.get("born") or "",
            pronouns=profile.get("pronouns", ""),
            next_meeting=next_meeting.isoformat() if next_meeting else "",
            private="\n".join(profile.get("private") or []),
        )

    @classmethod
    def sent(cls, form: Mapping[str, str]) -> AboutForm:
        """Read the form that was sent."""
        names = [name for name in cls.__dataclass_fields__ if name != "private"]
        lines = [tidy(line) for line in form.get("private", "").splitlines()]
        private = "\n".join(line for line in lines if line)
        return cls(**{name: tidy(form.get(name, "")) for name in names}, private=private)

    def problems(self, today: date) -> Problems:
        """Return a code for each field that is wrong."""
        found: Problems = {}
        if not self.name:
            found["name"] = "missing"
        elif len(self.name) > 80:
            found["name"] = "long"
        if self.age and not (self.age.isascii() and self.age.isdigit() and int(self.age) <= 25):
            found["age"] = "wrong"
        born = day(self.born)
        if self.born and (born is None or not 0 <= (today - born).days <= 366 * _OLDEST):
            found["born"] = "wrong"
        if not self.age and not self.born:
            found["age"] = "missing"
        if len(self.pronouns) > 40:
            found["pronouns"] = "long"
        if self.next_meeting and day(self.next_meeting) is None:
            found["next_meeting"] = "wrong"
        lines = self.private.splitlines()
        if len(lines) > MOST_PRIVATE or any(len(line) > 300 for line in lines):
            found["private"] = "long"
        return found

    def part(self) -> dict[str, Any]:
        """Return this part of the profile. With a birth date the age follows from it."""
        return {
            "name": self.name,
            "age": int(self.age) if self.age and not self.born else None,
            "born": self.born or None,
            "pronouns": self.pronouns,
            "private": self.private.splitlines(),
        }


@dataclass
class PersonRow:
    """One person whom the child knows. ``photo`` is the photo's file name, or empty."""

    name: str = ""
    who: str = ""
    called: str = ""
    pronouns: str = ""
    photo: str = ""

    @property
    def is_blank(self) -> bool:
        """Say whether nothing was written about this person."""
        return not (self.name or self.who or self.called or self.pronouns or self.photo)


@dataclass
class PeopleForm:
    """The people a child knows, a row each."""

    rows: list[PersonRow] = field(default_factory=list)

    @classmethod
    def of(cls, profile: Mapping[str, Any]) -> PeopleForm:
        """Fill the form from a profile."""
        return cls(
            [
                PersonRow(
                    person.get("name", ""),
                    person.get("who", ""),
                    person.get("called", ""),
                    person.get("pronouns", ""),
                    _file_of(person.get("photo")),
                )
                for person in profile.get("people") or []
            ]
        )

    @classmethod
    def sent(cls, form: Mapping[str, str]) -> PeopleForm:
        """Read the form that was sent. Rows that are marked to be taken out are left out."""
        rows = []
        for number in range(1, MOST_PEOPLE + 1):
            values = {
                name: tidy(form.get(f"{name}-{number}", ""))
                for name in PersonRow.__dataclass_fields__
            }
            row = PersonRow(**values)
            if not row.is_blank and form.get(f"out-{number}") != "yes":
                rows.append(row)
        return cls(rows)

    def problems(self, photos: Mapping[str, Photo]) -> Problems:
        """Return a code for each field that is wrong."""
        found: Problems = {}
        for number, row in enumerate(self.rows, 1):
            if not row.name:
                found[f"name-{number}"] = "missing"
            elif len(row.name) > 120:
                found[f"name-{number}"] = "long"
            for name in ("who", "called", "pronouns"):
                if len(getattr(row, name)) > 300:
                    found[f"{name}-{number}"] = "long"
            if row.photo and row.photo not in photos:
                found[f"photo-{number}"] = "gone"
        return found

    def part(self, photos: Mapping[str, Photo]) -> dict[str, Any]:
        """Return this part of the profile, each photo with its record of who agreed."""
        return {
            "people": [
                {
                    "name": row.name,
                    "who": row.who,
                    "called": row.called,
                    "pronouns": row.pronouns,
                    "photo": photo_record(photos[row.photo]) if row.photo else None,
                }
                for row in self.rows
            ]
        }


@dataclass
class WordsForm:
    """Their own words: a term as grown-ups say it, and the child's word for it."""

    rows: list[tuple[str, str]] = field(default_factory=list)

    @classmethod
    def of(cls, profile: Mapping[str, Any]) -> WordsForm:
        """Fill the form from a profile."""
        return cls(list((profile.get("words") or {}).items()))

    @classmethod
    def sent(cls, form: Mapping[str, str]) -> WordsForm:
        """Read the form that was sent."""
        rows = []
        for number in range(1, MOST_WORDS + 1):
            row = tidy(form.get(f"term-{number}", "")), tidy(form.get(f"own-{number}", ""))
            if any(row) and form.get(f"out-{number}") != "yes":
                rows.append(row)
        return cls(rows)

    def problems(self) -> Problems:
        """Return a code for each field that is wrong."""
        found: Problems = {}
        seen: set[str] = set()
        for number, (term, own) in enumerate(self.rows, 1):
            if not term or len(term) > 120:
                found[f"term-{number}"] = "missing" if not term else "long"
            elif term.casefold() in seen:
                found[f"term-{number}"] = "twice"
            if not own or len(own) > 300:
                found[f"own-{number}"] = "missing" if not own else "long"
            seen.add(term.casefold())
        return found

    def part(self) -> dict[str, Any]:
        """Return this part of the profile."""
        return {"words": dict(self.rows)}


def photo_record(photo: Photo) -> dict[str, Any]:
    """Return a photo as a letter file has it: its name, alt text, and who agreed."""
    return {
        "ref": f"photo:{file_name(photo)}",
        "alt": photo.alt_text,
        "consent": {
            "who": photo.agreed_by,
            "when": photo.agreed_on.isoformat(),
            "what_for": photo.agreed_for,
            "until": (photo.agreed_until or photo.agreed_on).isoformat(),
        },
    }


def without_photo(profile: Mapping[str, Any], file: str) -> dict[str, Any]:
    """Return a profile in which nobody is shown by a photo any more."""
    people = [
        {k: v for k, v in person.items() if k != "photo" or _file_of(v) != file}
        for person in profile.get("people") or []
    ]
    return {**profile, **({"people": people} if people else {})}


def tidy(text: str) -> str:
    """Return one line of text without what does not belong in one."""
    return " ".join(text.replace("\0", "").split())


def day(text: str) -> date | None:
    """Return a date that was written as 2026-12-04, or None."""
    if not _DAY.fullmatch(text):
        return None  # Python knows more ways to write a day than the letter file does
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _file_of(photo: object) -> str:
    ref = photo.get("ref", "") if isinstance(photo, Mapping) else photo or ""
    return str(ref).removeprefix("photo:")
