"""The symbols of one sentence: every possible one is found, then the best few are kept."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import product
from typing import TYPE_CHECKING

from letterkit.symbols.catalogue import Catalogue
from letterkit.symbols.denied import show_denials
from letterkit.symbols.found import Found
from letterkit.symbols.lexicon import BARE, Entry, Key, Lexicon
from letterkit.symbols.negation import NOT_WORDS
from letterkit.symbols.sets import Symbol
from letterkit.symbols.uses import (
    Unit,
    goes_with,
    is_key,
    opens_with_a_name,
    units_of,
    uses_of,
    worth_of,
)
from letterkit.text import words
from letterkit.words.idioms import find as find_idioms
from letterkit.words.names import FAMILY_TITLES, TITLES, find_names

if TYPE_CHECKING:
    from spacy.tokens import Doc

_MOST_KEYS = 256
# A capital that neither the start of a sentence nor "I" explains, or a name may open it.
_CAPITAL = re.compile(r"(?<!^)\b(?!I\b)[^\W\d_a-z]|^[^\W\d_]")
_PHOTO = Entry("", "photo", -1)


@dataclass
class Placer:
    """Places symbols for one child in one letter, sentence by sentence."""

    lexicon: Lexicon
    catalogue: Catalogue
    off: frozenset[Key] = frozenset()
    every_word: bool = False
    most: int = 4
    marks: tuple[str, ...] = ()
    photos: dict[Key, str] = field(default_factory=dict)
    names: frozenset[str] = frozenset()
    age: int | None = None
    day: dt.date = dt.date.max
    not_symbol: str = ""

    def __post_init__(self) -> None:
        """Find the sets that may no longer be used on the letter's day."""
        sets = self.catalogue.sets.values()
        self._over = {s.id for s in sets if s.has_expired(self.day)}
        named = {"": self.not_symbol, "never": "care:never"}
        self._own = {word: ref for word, ref in named.items() if ref in self.catalogue}
        self._usable: dict[tuple[str, bool], Symbol | None] = {}
        self._reach = dict(self.lexicon.reach)
        self._pairs = set(self.lexicon.pairs)
        for key in (*self.photos, *self.off):
            if len(key) > 1:
                self._reach[key[0]] = max(self._reach.get(key[0], 1), len(key))
                self._pairs.add((key[0], key[1]))

    def sentence(self, text: str, doc: Doc | None) -> list[Found]:
        """Return the symbols of one sentence in order, with the phrases that stay bare."""
        if doc is None:
            return list(self.without_parse(text))
        units = units_of(doc, text)
        kept = self.longest(list(self.candidates(units, self.named(text, doc), _idioms(text))))
        found = [
            replace(f, marks=_marks_of(f, units, self.marks)) if self.marks else f
            for f in show_denials(kept, units, doc, own=self._own)
        ]
        shown = self.fewest([f for f in found if f.ref])
        bare = [f for f in found if not f.ref]
        return sorted([*shown, *bare], key=lambda f: f.first)

    def named(self, text: str, doc: Doc) -> list[tuple[int, int]]:
        """Return the places of names of people and pets in a sentence."""
        if not _CAPITAL.search(text):
            return []
        found = [(name.start, name.end) for name in find_names(text, doc, self.names)]
        if opens_with_a_name(doc):
            found.append((0, len(doc[0])))
        return found

    def candidates(
        self, units: list[Unit], names: list[tuple[int, int]], idioms: list[tuple[int, int]]
    ) -> Iterator[Found]:
        """Yield for each place the longest rows of words that lead to a symbol, or to none."""
        for first, unit in enumerate(units):
            reach = self.reach_of(unit, units[first + 1] if first + 1 < len(units) else None)
            for length in range(min(reach, len(units) - first), 0, -1):
                found = self.at(units, first, length, names, idioms)
                if found is not None:
                    yield found

    def reach_of(self, unit: Unit, following: Unit | None) -> int:
        """Return how many words from this one on could be one phrase."""
        if following is None:
            return 1
        reach = max(self._reach.get(form, 1) for form, _ in unit.forms)
        if reach > 1 and any(
            (one, two) in self._pairs for one, _ in unit.forms for two, _ in following.forms
        ):
            return reach
        joined = unit.lower + following.lower
        return 2 if unit.token.pos_ == "NOUN" and (joined,) in self.lexicon.entries else 1

    def at(
        self,
        units: list[Unit],
        first: int,
        length: int,
        names: list[tuple[int, int]],
        idioms: list[tuple[int, int]],
    ) -> Found | None:
        """Return what some words lead to, or None where they lead nowhere."""
        row = units[first : first + length]
        start, end = row[0].start, row[-1].end
        written = tuple(unit.lower for unit in row)
        keys = _keys(row)
        known = any(key in self.lexicon.entries for key in keys)
        if not known and length == 1 and row[0].token.tag_ == "NN":
            keys = {(row[0].lower + "s",): frozenset({"noun"})}  # "a sock" in a set with "socks"
        if self.off and (written in self.off or any(key in self.off for key in keys)):
            return Found(first, first + length - 1, start, end, "", "off", -2)
        for key in (written, *keys) if self.photos else ():
            if key in self.photos and row[0].text[:1].isupper():
                return Found(
                    first, first + length - 1, start, end, self.photos[key], "photo", -1, 9
                )
        options = [
            (entry.rank, key != written, place, entry)
            for key, parts in keys.items()
            if key in self.lexicon.entries
            for place, entry in enumerate(self.lexicon.entries[key])
            if _allowed(entry, parts)
        ]
        if not options:
            return None
        options.sort(key=_first_three)
        if len(options) > 1 and any(not other and rank > BARE for rank, other, _, _ in options):
            # "better" is a word of its own, although "well" is to stay bare.
            options = [o for o in options if o[0] != BARE or not o[1]]
        in_name = _inside(start, end, names)
        in_idiom = _inside(start, end, idioms) if length == 1 else False
        uses = uses_of(row[0].token) if length == 1 and options[-1][0] >= BARE else frozenset()
        for rank, other_form, _, entry in options:
            if rank >= BARE and not self.fits(row, entry, uses, other_form, in_name, in_idiom):
                continue
            if not entry.ref:
                return Found(first, first + length - 1, start, end, "", entry.why, rank)
            symbol = self.usable(entry)
            if symbol is not None:
                worth = 9 if rank < BARE else self.worth(row, symbol)
                return Found(
                    first, first + length - 1, start, end, entry.ref, entry.why, rank, worth
                )
            if entry.ref.startswith("photo:") and entry.ref in self.photos.values():
                return Found(first, first + length - 1, start, end, entry.ref, entry.why, rank, 9)
        return None

    def usable(self, entry: Entry) -> Symbol | None:
        """Return an entry's symbol if it is there, licensed on the day, and fit for the child."""
        known = (entry.ref, entry.rank >= BARE)
        if known not in self._usable:
            self._usable[known] = self._looked_up(entry)
        return self._usable[known]

    def _looked_up(self, entry: Entry) -> Symbol | None:
        if entry.ref not in self.catalogue:
            return None
        symbol = self.catalogue.get(entry.ref)
        if symbol.set_id in self._over:
            return None
        # What a person chose for this child stands; what is placed by itself keeps to the marks.
        if entry.rank >= BARE and not is_suitable(symbol, self.age):
            return None
        return symbol

    def fits(
        self,
        row: list[Unit],
        entry: Entry,
        uses: frozenset[str],
        other_form: bool,
        in_name: bool,
        in_idiom: bool,
    ) -> bool:
        """Say whether a set's symbol, or a list's "stay bare", fits these words as used here."""
        unit, token = row[0], row[0].token
        if len(row) > 1:
            return not (in_name and not _of_family(row))
        part = entry.part_of_speech
        if part in ("noun", "verb", "adjective", "adverb", "pronoun") and part not in uses:
            return False
        if part == "noun" and "verb" in uses and other_form and token.tag_ == "VBG":
            return False  # "fishing" is no fish
        left = token.tag_ in ("VBD", "VBN") and token.lemma_.lower() != unit.lower
        if part in ("", "other") and left and not other_form:
            # "You left your bag": not the side that is called left.
            return False
        if not entry.ref:
            return True
        if in_idiom or (in_name and _plain(unit) not in FAMILY_TITLES):
            return False
        if _has_needless_capital(unit) and not self.may_have_capital(unit, entry):
            return False
        if self.every_word:
            return goes_with(token)
        return is_key(unit, part) and goes_with(token)

    def may_have_capital(self, unit: Unit, entry: Entry) -> bool:
        """Say whether a word with a capital is still the thing: "Mum", "Christmas", "PE"."""
        if unit.text.isupper() and len(unit.text) > 1:
            return True
        if _plain(unit) in FAMILY_TITLES:
            return True
        if unit.lower in self.names:
            return False
        symbol = self.catalogue.get(entry.ref) if entry.ref in self.catalogue else None
        if symbol is None:
            return False
        return symbol.label[:1].isupper() or symbol.category in _WITH_CAPITALS

    def worth(self, row: list[Unit], symbol: Symbol) -> int:
        """Return how much a child gains from a symbol, which decides what a cap keeps."""
        if len(row) == 1:
            return worth_of(row[0], symbol.category)
        return max(4, *(worth_of(unit, symbol.category) for unit in row))

    def longest(self, candidates: list[Found]) -> list[Found]:
        """Keep people's own choices first, then the longest of those that lie over one another."""
        kept: list[Found] = []
        used: set[int] = set()

        def order(f: Found) -> tuple[int, int, int]:
            return (min(f.rank, BARE), f.first - f.last, f.first)

        for found in sorted(candidates, key=order):
            covered = set(range(found.first, found.last + 1))
            if not covered & used:
                kept.append(found)
                used |= covered
        return sorted(kept, key=lambda f: f.first)

    def fewest(self, found: list[Found]) -> list[Found]:
        """Keep the few that matter most; a second time comes last, and no denial goes."""
        if self.every_word:
            return found
        seen: set[str] = set()
        again: set[Found] = set()
        for f in sorted(found, key=lambda f: (not f.negated, f.first)):
            if f.ref in seen:
                again.add(f)
            seen.add(f.ref)
        needed = [f for f in found if f.negated]
        others = [f for f in found if not f.negated]
        others.sort(key=lambda f: (f in again, -f.worth, f.first - f.last, f.first))
        return [*needed, *others[: max(0, self.most - len(needed))]]

    def without_parse(self, text: str) -> Iterator[Found]:
        """Yield symbols for words that have one use alone, where nothing nearby denies them."""
        found = words(text)
        lower = [word.text.lower().replace("’", "'") for word in found]
        made: list[Found] = []
        for i, word in enumerate(found):
            entries = self.lexicon.entries.get((lower[i],), [])
            uses = {entry.part_of_speech for entry in entries}
            if not entries or len(uses) > 1 or (lower[i],) in self.off:
                continue
            if word.text[:1].isupper() and i and lower[i] in self.names:
                continue
            if lower[i] in NOT_WORDS or not entries[0].ref:
                continue
            if self.usable(entries[0]) is not None:
                near = lower[max(0, i - 4) : i]
                denied = any(n in NOT_WORDS or n.endswith("n't") for n in near)
                entry = entries[0]
                made.append(Found(i, i, word.start, word.end, entry.ref, entry.why, negated=denied))
        shown = any(f.negated for f in made)
        for i, word in enumerate(found):
            # With no parse nothing says what is denied: if nothing shows it, the word itself does.
            if (lower[i] in NOT_WORDS or lower[i].endswith("n't")) and not shown:
                made.append(
                    Found(i, i, word.start, word.end, self.not_symbol, "not", 0, 9, True, True)
                )
        yield from sorted(self.fewest(made), key=lambda f: f.first)


_WITH_CAPITALS = frozenset({"family", "time", "celebrations", "faith", "events"})


def _first_three(option: tuple[int, bool, int, Entry]) -> tuple[int, bool, int]:
    return option[:3]


def is_suitable(symbol: Symbol, age: int | None) -> bool:
    """Say whether a symbol may be shown to a child by itself. Without an age: only if unmarked."""
    if symbol.not_for_children:
        return False
    return symbol.suitable_from is None or (age is not None and age >= symbol.suitable_from)


def _allowed(entry: Entry, parts: frozenset[str]) -> bool:
    return "" in parts or entry.part_of_speech in parts or entry.part_of_speech == "phrase"


def _keys(row: list[Unit]) -> dict[Key, frozenset[str]]:
    """Return the rows that some words can be read as, each with the uses in which it may be."""
    if len(row) == 1:
        single: dict[Key, set[str]] = {}
        for form, part in row[0].forms:
            single.setdefault((form,), set()).add(part)
        return {key: frozenset(parts) for key, parts in single.items()}
    options = [list(dict.fromkeys(form for form, _ in unit.forms)) for unit in row]
    made: dict[Key, frozenset[str]] = {}
    for forms in product(*options):
        made[forms] = frozenset({""})
        if len(made) >= _MOST_KEYS:
            break
    if len(row) == 2 and row[0].token.pos_ == "NOUN":  # "lunch time"
        made.setdefault((row[0].lower + row[1].lower,), frozenset({"noun", "phrase"}))
    return made


def _plain(unit: Unit) -> str:
    return unit.lower.removesuffix("'s")


def _inside(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    return any(a < end and start < b for a, b in spans)


def _idioms(text: str) -> list[tuple[int, int]]:
    return [(match.start, match.end) for match in find_idioms(text)]


def _of_family(row: list[Unit]) -> bool:
    return all(unit.lower in FAMILY_TITLES or unit.lower in ("and", "or") for unit in row)


def _has_needless_capital(unit: Unit) -> bool:
    """Say whether a word has a capital that the start of a sentence does not explain."""
    if not unit.text[:1].isupper() or unit.text == "I" or unit.lower in TITLES:
        return False
    return unit.first > 0 and unit.token.nbor(-1).text not in ('"', "“", "'", ":", "(")


def _marks_of(found: Found, units: list[Unit], wanted: tuple[str, ...]) -> tuple[str, ...]:
    """Return the marks that the profile asks for on a single word."""
    if not wanted or found.first != found.last or found.why == "photo":
        return ()
    token = units[found.first].token
    aux = {c.lower_ for c in token.children if c.dep_ in ("aux", "auxpass")}
    made = []
    if "past" in wanted and (
        token.tag_ == "VBD" or (token.tag_ == "VBN" and aux & {"have", "has", "had", "'ve"})
    ):
        made.append("past")
    if "future" in wanted and token.pos_ == "VERB" and aux & {"will", "'ll", "shall", "wo"}:
        made.append("future")
    if "plural" in wanted and token.tag_ in ("NNS", "NNPS"):
        made.append("plural")
    return tuple(made)
