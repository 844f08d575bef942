"""How a child reads: the communication profile (reading, symbols, page), its form and changes.

The therapist owns it. A writer proposes a change, which is the set of fields that should be
different; the therapist accepts or declines. Where no therapist works with the child, the
writer looks after the profile until there is one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from sqlalchemy.orm import Session
from werkzeug.datastructures import MultiDict

from letterkit.reader import (
    Child,
    FigureGender,
    FontName,
    Hair,
    PageProfile,
    PaperTint,
    Reading,
    SkinTone,
    SymbolProfile,
)
from webapp import letter_content
from webapp.services.child_forms import tidy
from webapp.store import children, profile_changes
from webapp.store.tables import Part, ProfileChange, Role
from webapp.store.who import Who

PARTS: dict[str, type[BaseModel]] = {
    "reading": Reading,
    "symbols": SymbolProfile,
    "page": PageProfile,
}
CHOICES: dict[str, tuple[str, ...]] = {
    "symbols.mode": ("none", "key-words", "every-word"),
    "symbols.label": ("below", "above", "hidden"),
    "symbols.skin_tone": get_args(SkinTone),
    "symbols.hair": get_args(Hair),
    "symbols.gender": get_args(FigureGender),
    "page.font": get_args(FontName),
    "page.paper": get_args(PaperTint),
}
MARKS = ("past", "future", "plural")
LIMITS = {
    "reading.target_age": (3, 18),
    "symbols.size_mm": (8, 40),
    "symbols.per_sentence": (1, 40),
    "page.size_pt": (12, 36),
    "page.line_spacing": (1.2, 2.5),
    "page.picture_mm": (20, 70),
}
MOST_OFF = 200


@dataclass(frozen=True)
class ReadingForm:
    """The communication profile as it was written into the form, and what is wrong with it."""

    values: dict[str, Any]
    problems: dict[str, str]
    known_sets: tuple[str, ...] = ()

    @classmethod
    def of(cls, child: Child) -> ReadingForm:
        """Fill the form from a child."""
        values: dict[str, Any] = {}
        for part in PARTS:
            for name, value in getattr(child, part).model_dump(mode="json").items():
                values[f"{part}.{name}"] = "" if value is None else value
        return cls(values, {})

    @classmethod
    def sent(cls, form: MultiDict[str, str], known_sets: tuple[str, ...]) -> ReadingForm:
        """Read the form that was sent."""
        values: dict[str, Any] = {}
        problems: dict[str, str] = {}
        for path, options in CHOICES.items():
            values[path] = form.get(path, options[0])
            if values[path] not in options:
                problems[path] = "choose"
        for path, (least, most) in LIMITS.items():
            text = form.get(path, "").strip()
            values[path] = text
            if not text and path == "reading.target_age":
                continue
            try:
                number = float(text)
                # A number that is not one (nan) is in no range.
                whole = path in ("reading.target_age", "symbols.per_sentence")
                if not least <= number <= most or (whole and not number.is_integer()):
                    raise ValueError
                values[path] = int(number) if number.is_integer() else number
            except ValueError:
                problems[path] = "range"
        values["reading.easy_read"] = form.get("reading.easy_read") == "yes"
        sayings = form.get("reading.figurative", "")
        values["reading.figurative"] = {"yes": True, "no": False}.get(sayings, "")
        values["symbols.frame"] = form.get("symbols.frame") == "yes"
        values["symbols.marks"] = [mark for mark in MARKS if mark in form.getlist("symbols.marks")]
        order = _sets_in_order(form, known_sets)
        values["symbols.sets"] = order
        if not order and values["symbols.mode"] != "none":
            problems["symbols.sets"] = "missing"
        off = [tidy(line) for line in form.get("symbols.off", "").replace(",", "\n").splitlines()]
        values["symbols.off"] = list(dict.fromkeys(line.lower() for line in off if line))
        if len(values["symbols.off"]) > MOST_OFF or any(len(w) > 80 for w in values["symbols.off"]):
            problems["symbols.off"] = "long"
        return cls(values, problems, known_sets)

    def applied_to(self, child: Child) -> Child:
        """Return the child with what the form says. The child's own symbols stay.

        What is wrong in the form is left as it was, so that a sample can always be shown.
        """
        change: dict[str, dict[str, Any]] = {part: {} for part in PARTS}
        for path, value in self.values.items():
            part, _, name = path.partition(".")
            if path not in self.problems and name != "choices":
                change[part][name] = None if value == "" and _may_be_none(path) else value
        if "sets" in change["symbols"]:
            # A set that is not here just now was not on the form, and stays in the profile.
            gone = [name for name in child.symbols.sets if name not in self.known_sets]
            change["symbols"]["sets"] = [*change["symbols"]["sets"], *gone]
        return changed(child, change)


def changed(child: Child, change: Mapping[str, Mapping[str, Any]]) -> Child:
    """Return a child with some fields of the communication profile changed.

    Raises `ValueError`: a field that does not exist, or a value it cannot have.
    """
    update: dict[str, Any] = {}
    for part, fields in change.items():
        if part not in PARTS:
            raise ValueError(part)
        data = {**getattr(child, part).model_dump(mode="json"), **fields}
        try:
            update[part] = PARTS[part].model_validate(data)
        except ValidationError as problem:
            raise ValueError(part) from problem
    return child.model_copy(update=update)


def difference(before: Child, after: Child) -> dict[str, dict[str, Any]]:
    """Return the fields of the communication profile that differ, with their new values."""
    found: dict[str, dict[str, Any]] = {}
    for part in PARTS:
        old = getattr(before, part).model_dump(mode="json")
        new = getattr(after, part).model_dump(mode="json")
        fields = {name: value for name, value in new.items() if value != old[name]}
        if fields:
            found[part] = fields
    return found


def lines(child: Child, change: Mapping[str, Mapping[str, Any]]) -> list[tuple[str, Any, Any]]:
    """Return a change as (field, now, proposed), for a person to look at."""
    return [
        (f"{part}.{name}", getattr(child, part).model_dump(mode="json").get(name), value)
        for part, fields in change.items()
        if part in PARTS
        for name, value in fields.items()
    ]


def keeps_profile(session: Session, child_id: str, *, by: Who) -> bool:
    """Say whether a person saves the profile directly, and need not propose a change.

    Raises `NotFound`: this person does not work with this child.
    """
    parts = {part for _, part in children.workers(session, child_id, by=by)}
    return by.role is Role.THERAPIST or Part.THERAPIST not in parts


def save(session: Session, child_id: str, version: int, child: Child, *, by: Who) -> None:
    """Save a child's whole profile, if nobody else saved it since ``version``."""
    profile = letter_content.to_profile(child)
    children.save_profile(session, child_id, version, profile, by=by)


def accept(session: Session, proposal: ProfileChange, *, by: Who) -> None:
    """Put an accepted change into the profile as it is now."""
    row = children.get(session, proposal.child_id, by=by)
    child = changed(Child.model_validate(row.profile), proposal.change)
    save(session, row.id, row.version, child, by=by)


def propose(
    session: Session, child_id: str, after: Child, reason: str, *, by: Who
) -> ProfileChange | None:
    """Propose to the therapist what differs; None where nothing does."""
    row = children.get(session, child_id, by=by)
    change = difference(Child.model_validate(row.profile), after)
    return profile_changes.propose(session, child_id, change, reason, by=by) if change else None


def _sets_in_order(form: MultiDict[str, str], known: tuple[str, ...]) -> list[str]:
    """Return the sets that were ticked, the one to try first in front."""
    ticked = [name for name in known if name in form.getlist("symbols.sets")]
    first = form.get("symbols.first", "")
    return sorted(ticked, key=lambda name: name != first)


def _may_be_none(path: str) -> bool:
    return path in ("reading.target_age", "reading.figurative")
