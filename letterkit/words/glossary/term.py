"""One entry of the glossary, and how entries are read from the built-in lists.

The lists are CSV files in ``terms/``, one a theme, so that a practitioner can open them in a
spreadsheet. Columns: term, part (noun, verb, adjective, adverb, phrase, abbreviation), kind,
stands_for, forms, means, replace, action, rule, heard_as, note, source. " / " separates
several forms or choices; [social worker] in a choice is a slot for the name of that person.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal, cast

from letterkit.errors import SettingsError

Action = Literal["replace", "explain", "tell-in-person", "ask"]
PARTS = ("noun", "verb", "adjective", "adverb", "phrase", "abbreviation")
ACTIONS: tuple[Action, ...] = ("replace", "explain", "tell-in-person", "ask")
COLUMNS = (
    *("term", "part", "kind", "stands_for", "forms", "means"),
    *("replace", "action", "rule", "heard_as", "note", "source"),
)


@dataclass(frozen=True, slots=True)
class Term:
    """A word that care workers use and a child may not know.

    ``means`` is one or two sentences that can stand in the letter, right after the sentence
    with the term. ``replace`` holds words to use instead. ``rule`` names the context rule that
    decides where the word also has an everyday use. ``heard_as`` says what a child may take it
    for. ``source`` says where the entry comes from, or that it is unsourced.
    """

    term: str
    part: str = "noun"
    kind: str = "process word"
    stands_for: str = ""
    forms: tuple[str, ...] = ()
    means: str = ""
    replace: tuple[str, ...] = ()
    action: Action = "replace"
    rule: str = ""
    heard_as: str = ""
    note: str = ""
    source: str = ""

    @property
    def everyday(self) -> bool:
        """Say whether the word alone has an innocent use, so that its context decides."""
        return bool(self.rule)

    @property
    def is_one_word(self) -> bool:
        """Say whether the entry is a single word without a space or a hyphen."""
        return " " not in self.term and "-" not in self.term

    @property
    def is_abbreviation(self) -> bool:
        """Say whether the term is a short form, which matches case-sensitively."""
        return self.part == "abbreviation"

    def __hash__(self) -> int:
        return hash(self.term)


@lru_cache(maxsize=1)
def built_in() -> tuple[Term, ...]:
    """Return the terms that come with letterkit, in the order of the files."""
    folder = files(__package__).joinpath("terms")
    lists = sorted((f for f in folder.iterdir() if f.name.endswith(".csv")), key=lambda f: f.name)
    return tuple(term for file in lists for term in _read(file.read_text(encoding="utf-8")))


def _read(text: str) -> Iterator[Term]:
    for row in csv.DictReader(text.splitlines()):
        yield Term(
            term=row["term"],
            part=row["part"],
            kind=row["kind"],
            stands_for=row["stands_for"],
            forms=_choices(row["forms"]),
            means=row["means"],
            replace=_choices(row["replace"]),
            action=cast(Action, row["action"]),
            rule=row["rule"],
            heard_as=row["heard_as"],
            note=row["note"],
            source=row["source"],
        )


def _choices(value: str) -> tuple[str, ...]:
    return tuple(choice for choice in (part.strip() for part in value.split(" / ")) if choice)


def with_council(terms: tuple[Term, ...], council: Mapping[str, Any]) -> tuple[Term, ...]:
    """Lay a council's words over the built-in ones: add or change.

    ``council`` maps a term to its fields: ``means``, ``replace`` and ``forms`` (text or a list
    of texts), ``part``, ``kind``, ``action``, ``heard_as``, ``note``, ``source``, ``rule``.
    (``off = true`` is dealt with before.) Raises `SettingsError` for what is not known.
    """
    table = {term.term.lower(): term for term in terms}
    for name, fields in council.items():
        key = name.strip().lower()
        if not isinstance(fields, Mapping):
            raise _wrong(name, "its entry is not a table of fields.")
        if not key:
            raise _wrong(name, "the term is empty.")
        found = table.get(key) or next((t for t in table.values() if key in _names(t)), None)
        base = found or Term(name.strip(), part=_likely_part(name), source="the council's own list")
        table[base.term.lower()] = replace(base, **_changes(name, fields))
    return tuple(table.values())


def _names(term: Term) -> set[str]:
    return {term.term.lower(), *(form.lower() for form in term.forms)}


def _likely_part(name: str) -> str:
    return "abbreviation" if sum(letter.isupper() for letter in name) >= 2 else "noun"


def _changes(name: str, fields: Mapping[str, Any]) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    for field, value in fields.items():
        if field == "off":
            continue
        if field not in COLUMNS or field == "term":
            known = ", ".join((*COLUMNS[1:], "off"))
            raise _wrong(name, f'there is no field "{field}".', f"The fields are: {known}.")
        if field in ("forms", "replace"):
            values = value if isinstance(value, list | tuple) else _choices(str(value))
            if not all(isinstance(item, str) and item.strip() for item in values):
                raise _wrong(name, f'"{field}" must be text, or a list of texts.')
            changes[field] = tuple(item.strip() for item in values)
            continue
        if not isinstance(value, str):
            raise _wrong(name, f'"{field}" must be text.')
        if field == "action" and value not in ACTIONS:
            raise _wrong(name, f'"{value}" is no action.', f"Choose from: {', '.join(ACTIONS)}.")
        if field == "part" and value not in PARTS:
            raise _wrong(name, f'"{value}" is no part.', f"Choose from: {', '.join(PARTS)}.")
        changes[field] = value.strip()
    return changes


def _wrong(name: str, what: str, what_to_do: str = "") -> SettingsError:
    return SettingsError(what, where=f'glossary."{name}"', what_to_do=what_to_do)
