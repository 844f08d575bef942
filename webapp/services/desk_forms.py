"""The forms of the therapist's desk: a set's terms, and what is said about a symbol."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from letterkit.symbols.lint import LONGEST_ALT
from webapp.services.child_forms import Problems, day, tidy
from webapp.store.symbol_entries import Words
from webapp.store.symbol_sets import Terms

PARTS_OF_SPEECH = ("noun", "verb", "adjective", "adverb", "pronoun", "phrase", "other")
LONGEST = {
    "title": 200,
    "licence": 80,
    "licence_url": 300,
    "holder": 200,
    "attribution": 500,
    "source": 300,
    "label": 120,
    "category": 40,
    "author": 200,
    "suitability": 500,
}
LONGEST_NAME = 40
MOST_KEYWORDS = 60
MOST_DISTINCT = 100_000
OLDEST = 25
_NAME = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?")
# A method with a trade mark; sets are named after their pictures, not after it.
_METHOD = re.compile(r"\bpecs\b", re.IGNORECASE)
_TERM_FIELDS = ("title", "licence", "licence_url", "holder", "attribution", "source")


@dataclass(frozen=True)
class TermsForm:
    """Whose a set is and what may be done with it, as it was written."""

    values: Mapping[str, str]

    @classmethod
    def of(cls, terms: Terms) -> TermsForm:
        """Fill the form from a set."""
        values = {name: getattr(terms, name) for name in _TERM_FIELDS}
        values["expires"] = terms.expires.isoformat() if terms.expires else ""
        values["max_distinct"] = "" if terms.max_distinct is None else str(terms.max_distinct)
        return cls(values)

    @classmethod
    def sent(cls, form: Mapping[str, str]) -> TermsForm:
        """Read the form that was sent."""
        names = (*_TERM_FIELDS, "expires", "max_distinct")
        return cls({name: tidy(form.get(name, "")) for name in names})

    def problems(self, *, title_needed: bool = True) -> Problems:
        """Return a code for each field that is wrong."""
        found: Problems = {}
        if title_needed and not self.values["title"]:
            found["title"] = "missing"
        if _METHOD.search(self.values["title"]):
            found["title"] = "method"
        for name in _TERM_FIELDS:
            if len(self.values[name]) > LONGEST[name]:
                found[name] = "long"
        if self.values["expires"] and day(self.values["expires"]) is None:
            found["expires"] = "wrong"
        cap = self.values["max_distinct"]
        if cap and not (cap.isascii() and cap.isdigit() and 1 <= int(cap) <= MOST_DISTINCT):
            found["max_distinct"] = "wrong"
        return found

    def terms(self, base: Terms) -> Terms:
        """Return the terms; what the form does not ask stays as in ``base``."""
        return Terms(
            **{name: self.values[name] for name in _TERM_FIELDS},
            expires=self.expires,
            max_distinct=int(self.values["max_distinct"]) if self.values["max_distinct"] else None,
            more=base.more,
        )

    @property
    def expires(self) -> date | None:
        """Return the last day, if one was written."""
        return day(self.values["expires"])


def name_problem(name: str, taken: Iterable[str]) -> str:
    """Return what is wrong with a set's name in letters, as a code; "" where nothing is."""
    if not name:
        return "missing"
    if len(name) > LONGEST_NAME or not _NAME.fullmatch(name) or name == "photo":
        return "wrong"
    if _METHOD.search(name.replace("-", " ")):
        return "method"
    return "taken" if name in set(taken) else ""


@dataclass(frozen=True)
class EntryForm:
    """What is said about a symbol, as it was written."""

    values: Mapping[str, str]

    @classmethod
    def of(cls, words: Words) -> EntryForm:
        """Fill the form from a symbol."""
        return cls(
            {
                "label": words.label,
                "alt_text": words.alt_text,
                "keywords": ", ".join(words.keywords),
                "category": words.category,
                "part_of_speech": words.part_of_speech or "other",
                "suitable_from": "" if words.suitable_from is None else str(words.suitable_from),
                "not_for_children": "yes" if words.not_for_children else "",
                "suitability": words.suitability,
                "licence": words.licence,
                "author": words.author,
                "source": words.source,
            }
        )

    @classmethod
    def sent(cls, form: Mapping[str, str]) -> EntryForm:
        """Read the form that was sent."""
        empty = cls.of(Words(""))
        return cls({name: tidy(form.get(name, "")) for name in empty.values})

    def problems(self) -> Problems:
        """Return a code for each field that is wrong."""
        found: Problems = {}
        values = self.values
        if not values["label"]:
            found["label"] = "missing"
        for name in ("label", "category", "licence", "author", "source", "suitability"):
            if len(values[name]) > LONGEST[name]:
                found[name] = "long"
        if not values["alt_text"] or len(values["alt_text"]) > LONGEST_ALT:
            found["alt_text"] = "missing" if not values["alt_text"] else "long"
        keywords = self._keywords()
        if len(keywords) > MOST_KEYWORDS or any(len(each) > 80 for each in keywords):
            found["keywords"] = "long"
        if values["part_of_speech"] not in PARTS_OF_SPEECH:
            found["part_of_speech"] = "choose"
        age = values["suitable_from"]
        if age and not (age.isascii() and age.isdigit() and int(age) <= OLDEST):
            found["suitable_from"] = "wrong"
        return found

    def words(self) -> Words:
        """Return what is said about the symbol. Ask ``problems`` first."""
        values = self.values
        return Words(
            label=values["label"],
            keywords=self._keywords(),
            category=values["category"].lower(),
            part_of_speech=values["part_of_speech"],
            alt_text=values["alt_text"],
            suitability=values["suitability"],
            suitable_from=int(values["suitable_from"]) if values["suitable_from"] else None,
            not_for_children=values["not_for_children"] == "yes",
            licence=values["licence"],
            author=values["author"],
            source=values["source"],
        )

    def _keywords(self) -> tuple[str, ...]:
        said = self.values["keywords"].replace(";", ",").split(",")
        return tuple(dict.fromkeys(word for each in said if (word := each.strip().lower())))
