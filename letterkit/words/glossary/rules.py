"""Context decides: small readable rules that tell "your contact with Mum" from "contact me".

A rule is a table in ``context/*.toml``. Its ``when`` is a list of cases, tried in order; the
first that fits decides. A case says ``flag`` or ``quiet`` (with the reason as text) and then
conditions, which must all hold:

    neighbours   prev, next           the word beside it
                 prev2, next2         the word one further
                 before, after        one of the five words before, after
                 near                 any other word of the sentence; phrases allowed
                 form                 the term as it stands here
                 caps                 "upper", "first" (Capital first), "lower"
                 at                   "start", "end", "alone" (a heading of up to four words)
                 shouted              true: in a row of words in capitals
    grammar      part                 noun, name, verb, adjective, adverb ...
                 tag, role            Penn tag; subject, object, describing, complement ...
                 head                 the word it hangs on
                 subject, object      of the verb it is, or hangs on
                 passive              true or false
                 owner, described     whose it is; the words that describe it
                 with, to, of, for ...  what that preposition after it leads to (link_with ...)

``not_`` before a condition turns it round. A value is a word (any form of it fits), "@group"
from ``groups.toml``, "@name" (a name), or "*" (anything). Without a parse, cases with grammar
conditions are passed over, so ``otherwise`` should be "quiet" unless the word is nearly
always a care word.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal

from letterkit.errors import SettingsError
from letterkit.words.glossary.finder import Token
from letterkit.words.glossary.forms import plurals
from letterkit.words.glossary.place import Place

Verdict = Literal["flag", "quiet"]
GRAMMAR = frozenset(
    ("part", "tag", "role", "head", "subject", "object", "passive", "owner", "described")
)
NEIGHBOURS = frozenset(
    ("prev", "next", "prev2", "next2", "before", "after", "near", "form", "caps", "at", "shouted")
)
SURFACE = frozenset(("form", "caps", "at", "part", "tag", "role"))  # compared as they stand
_NOT_NAMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december christmas easter i ok".split()
)


@dataclass(frozen=True, slots=True)
class Words:
    """A compiled list of words, phrases and groups, to compare words with."""

    exact: frozenset[str]
    phrases: tuple[tuple[str, ...], ...]
    name: bool
    figures: bool
    anything: bool

    def fits(self, token: Any, lower: str, place: Place, text: str) -> bool:
        """Say whether one word is in the list, by its form or its lemma."""
        if self.anything or lower in self.exact:
            return True
        if self.figures and lower.isdigit():
            return True
        if token is not None and token.lemma_.lower() in self.exact:
            return True
        return self.name and _is_name(token, lower, place, text)


@dataclass(frozen=True, slots=True)
class Case:
    """One line of a rule: what it decides, why, and its conditions."""

    verdict: Verdict
    why: str
    conditions: tuple[tuple[str, bool, Words], ...]
    needs_parse: bool

    def fits(self, place: Place) -> bool:
        """Say whether every condition holds at this place."""
        if self.needs_parse and place.main is None:
            return False
        return all(
            _TESTS.get(key, _link(key))(place, words) is wanted
            for key, wanted, words in self.conditions
        )


@dataclass(frozen=True, slots=True)
class ContextRule:
    """How one word's context decides. ``flagged`` and ``quiet`` are examples of both sides."""

    name: str
    cases: tuple[Case, ...]
    otherwise: Verdict
    flagged: tuple[str, ...]
    quiet: tuple[str, ...]

    def flags(self, place: Place) -> bool:
        """Say whether the term is a care word here."""
        return next((c.verdict for c in self.cases if c.fits(place)), self.otherwise) == "flag"


@lru_cache(maxsize=1)
def built_in_rules() -> Mapping[str, ContextRule]:
    """Return the rules that come with letterkit, by name."""
    folder = files(__package__).joinpath("context")
    tables = {
        f.name: tomllib.loads(f.read_text(encoding="utf-8"))
        for f in folder.iterdir()
        if f.name.endswith(".toml")
    }
    groups = tables.pop("groups.toml")
    return {
        name: compile_rule(name, table, groups)
        for file in sorted(tables)
        for name, table in tables[file].items()
    }


def compile_rule(
    name: str, table: Mapping[str, Any], groups: Mapping[str, Iterable[str]]
) -> ContextRule:
    """Turn one table into a rule. Raises `SettingsError` for a condition that is not known."""
    cases = tuple(_case(name, row, groups) for row in table.get("when", ()))
    otherwise = table.get("otherwise", "quiet")
    if otherwise not in ("flag", "quiet"):
        raise SettingsError('"otherwise" must be "flag" or "quiet".', where=f"context rule {name}")
    examples = table.get("examples", {})
    return ContextRule(
        name, cases, otherwise, tuple(examples.get("flag", ())), tuple(examples.get("quiet", ()))
    )


def _case(name: str, row: Mapping[str, Any], groups: Mapping[str, Iterable[str]]) -> Case:
    where = f"context rule {name}"
    decided = [key for key in ("flag", "quiet") if key in row]
    if len(decided) != 1:
        raise SettingsError("each case says either flag or quiet.", where=where)
    conditions = []
    for key, value in row.items():
        if key in ("flag", "quiet"):
            continue
        plain = key.removeprefix("not_")
        if plain not in NEIGHBOURS | GRAMMAR and not plain.startswith("link_"):
            raise SettingsError(f'there is no condition "{key}".', where=where)
        wanted = (plain == key) is (value is not False)
        conditions.append((plain, wanted, _words(value, groups, where, plain in SURFACE)))
    grammar = any(key in GRAMMAR or key.startswith("link_") for key, _, _ in conditions)
    verdict: Verdict = "flag" if decided[0] == "flag" else "quiet"
    return Case(verdict, str(row[verdict]), tuple(conditions), grammar)


def _words(value: object, groups: Mapping[str, Iterable[str]], where: str, surface: bool) -> Words:
    values = value if isinstance(value, list) else [value]
    plain: list[str] = []
    name = figures = anything = False
    todo = [str(item).lower() for item in values]
    while todo:
        item = todo.pop()
        if item == "*":
            anything = True
        elif item == "#":
            figures = True
        elif item == "@name":
            name = True
        elif item.startswith("@"):
            if item[1:] not in groups:
                raise SettingsError(f'there is no group "{item}".', where=where)
            todo += [word.lower() for word in groups[item[1:]]]
        else:
            plain.append(item)
    singles = [word for word in plain if " " not in word]
    return Words(
        frozenset(singles if surface else (shape for word in singles for shape in _shapes(word))),
        tuple(tuple(word.split()) for word in plain if " " in word),
        name,
        figures,
        anything,
    )


def _shapes(word: str) -> Iterator[str]:
    """Yield a list's word and its plural; verbs are compared by lemma as well."""
    yield word
    if len(word) > 2 and word.isalpha():
        yield from plurals(word)


def _is_name(token: Any, lower: str, place: Place, text: str) -> bool:
    if lower in place.names:
        return True
    if not text[:1].isupper() or lower in _NOT_NAMES or text.isupper():
        return False
    if token is not None:
        return bool(token.pos_ == "PROPN")
    return place.words[0].text != text  # a capital inside the sentence


def _one(place: Place, words: Words, word: Token | None) -> bool:
    return word is not None and (
        word.lower in words.exact or words.fits(place.token(word), word.key, place, word.text)
    )


def _beside(step: int) -> Callable[[Place, Words], bool]:
    def test(place: Place, words: Words) -> bool:
        return _one(place, words, place.beside(step))

    return test


def _window(step: int) -> Callable[[Place, Words], bool]:
    def test(place: Place, words: Words) -> bool:
        return _any(place, words, place.window(step))

    return test


def _any(place: Place, words: Words, around: Iterable[Token]) -> bool:
    around = list(around)
    if any(_one(place, words, word) for word in around):
        return True
    keys = [word.key for word in around]
    return any(
        tuple(keys[at : at + len(phrase)]) == phrase
        for phrase in words.phrases
        for at in range(len(keys) - len(phrase) + 1)
    )


def _tokens(find: Callable[[Place], Iterable[Any]]) -> Callable[[Place, Words], bool]:
    def test(place: Place, words: Words) -> bool:
        return any(words.fits(t, t.lower_, place, t.text) for t in find(place))

    return test


def _link(key: str) -> Callable[[Place, Words], bool]:
    preposition = key.removeprefix("link_")
    return _tokens(lambda place: place.links(preposition))


def _at(place: Place, words: Words) -> bool:
    places = {
        "start": place.first == 0,
        "end": place.last == len(place.words) - 1,
        "alone": len(place.words) <= 4 and place.text.rstrip()[-1:] not in (".", "!", "?"),
    }
    return any(places.get(word, False) for word in words.exact)


def _caps(place: Place, words: Words) -> bool:
    text = place.words[place.first].text
    kind = "upper" if text.isupper() else "first" if text[:1].isupper() else "lower"
    return kind in words.exact


def _form(place: Place, words: Words) -> bool:
    form = place.form
    keys = " ".join(word.key for word in place.words[place.first : place.last + 1])
    return bool({form, keys} & words.exact) or tuple(keys.split()) in words.phrases


def _head(place: Place) -> list[Any]:
    main = place.main
    return [] if main is None or main.head.i == main.i else [main.head]


_TESTS: dict[str, Callable[[Place, Words], bool]] = {
    "prev": _beside(-1),
    "next": _beside(1),
    "prev2": _beside(-2),
    "next2": _beside(2),
    "before": _window(-1),
    "after": _window(1),
    "near": lambda place, words: _any(place, words, place.others()),
    "form": _form,
    "caps": _caps,
    "at": _at,
    "shouted": lambda place, _: place.shouted(),
    "part": lambda place, words: place.part in words.exact,
    "tag": lambda place, words: place.tag.lower() in words.exact,
    "role": lambda place, words: place.role in words.exact,
    "head": _tokens(_head),
    "subject": _tokens(Place.subjects),
    "object": _tokens(Place.objects),
    "passive": lambda place, _: place.passive,
    "owner": _tokens(lambda place: place.children("poss")),
    "described": _tokens(lambda place: place.children("amod", "compound", "det", "nummod", "nmod")),
}
