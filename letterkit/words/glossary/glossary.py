"""The glossary: which words of a letter a child may not know here, and what to try."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Protocol

from letterkit.errors import SettingsError
from letterkit.text import sentences as split
from letterkit.words.glossary.explained import (
    explained_here,
    explained_next,
    introduced,
    is_role,
    says_what_it_means,
)
from letterkit.words.glossary.finder import Finder, Hit, tokens
from letterkit.words.glossary.place import Place, Reading
from letterkit.words.glossary.rules import ContextRule, built_in_rules
from letterkit.words.glossary.term import Term, built_in, with_council
from letterkit.words.glossary.wording import Person, Suggested, fit

_QUOTED = re.compile(r"“[^”]+”|\"[^\"]+\"|(?<![\w])‘[^’]+(?:’\w[^’]*)*’(?!\w)|(?<!\w)'[^']+'(?!\w)")
_SAID = re.compile(
    r"\b(?:you|he|she|they|i|[A-Z]\w+)\s+(?:\w+\s+)?(?:said|told|asked|wrote|say|says|wanted)\b",
    re.IGNORECASE,
)


class SentenceLike(Protocol):
    """A sentence with its place in its field; ``doc`` is its parse, or None."""

    @property
    def text(self) -> str:
        """Return the sentence as written."""

    @property
    def start(self) -> int:
        """Return where it starts in its field, in code points."""


@dataclass(frozen=True, slots=True)
class Match:
    """A term that stands in a text as a care word, with what to try instead.

    ``start`` and ``end`` are code points in the field (the sentence's start is added);
    ``quote`` is the term as written. ``fix_start`` is where the words to replace begin: at the
    term, or at the article or verb before it where new words need that.
    """

    term: Term
    start: int
    end: int
    quote: str
    suggestions: tuple[Suggested, ...]
    fix_start: int

    def moved(self, by: int) -> Match:
        """Return the same match in a sentence that stands elsewhere in its field."""
        return replace(
            self, start=self.start + by, end=self.end + by, fix_start=self.fix_start + by
        )


class Glossary:
    """The built-in words, the council's words and this child's own words, in that order.

    Make one with `Glossary.load`; it can be used for any number of letters.
    """

    def __init__(
        self,
        terms: Sequence[Term],
        *,
        finder: Finder | None = None,
        rules: Mapping[str, ContextRule] | None = None,
        child_words: Mapping[str, str] | None = None,
        people: Iterable[Person] = (),
    ) -> None:
        self.terms = tuple(terms)
        self._finder = finder or Finder(self.terms)
        self._rules = built_in_rules() if rules is None else rules
        unknown = {term.rule for term in self.terms if term.rule} - set(self._rules)
        if unknown:
            raise SettingsError(f"no context rule is called {', '.join(sorted(unknown))}.")
        words = child_words or {}
        self._silent = frozenset(term.term for key in words for term in self._finder.terms_for(key))
        self._own = _own_words(tuple(words.values()))
        self._people = tuple(people)
        self._names = frozenset(
            name for person in self._people for name in person.called.lower().split()
        )
        # What decides about a sentence besides its words: the same in every check of a letter.
        self._layer = (self._finder, self._rules, tuple(words.items()), self._people)

    @classmethod
    def load(
        cls,
        council: Mapping[str, Any] | None = None,
        child_words: Mapping[str, str] | None = None,
        people: Iterable[tuple[str, str]] = (),
    ) -> Glossary:
        """Return the glossary in its three layers.

        ``council`` maps terms to changed fields (see `with_council`); ``child_words`` maps a
        term to the child's own word, which silences both; ``people`` are pairs of what the
        child calls someone and who they are. Raises `SettingsError` for a wrong council entry.
        """
        terms, finder = _layers(_frozen(council or {}))
        return cls(
            terms,
            finder=finder,
            child_words=child_words,
            people=[Person(called, who) for called, who in people if called],
        )

    def find(self, sentence: SentenceLike | str) -> list[Match]:
        """Return the care words in one sentence (or in a text, which is cut into sentences).

        A sentence with a parse (``doc``) is judged by its grammar; without one, words that
        also have an everyday use stay silent unless their neighbours decide.
        """
        if isinstance(sentence, str):
            return [m for found in self.find_all(split(sentence)) for m in found]
        doc = getattr(sentence, "doc", None)
        if doc is None:
            return self._look(sentence)
        # An edit changes one sentence: what was found in the others is kept with their parse.
        kept = doc.user_data.get("letterkit.glossary")
        if kept is None or kept[0] != self._layer:
            kept = (self._layer, sentence.start, self._look(sentence))
            doc.user_data["letterkit.glossary"] = kept
        shift = sentence.start - kept[1]
        return [match.moved(shift) for match in kept[2]] if shift else list(kept[2])

    def needs_grammar(self, text: str) -> bool:
        """Say whether a term stands in a sentence that has an everyday sense too.

        Only such a sentence needs a parse to tell whether it holds a care word.
        """
        return any(
            term.everyday for hit in self._finder.find(text, tokens(text)) for term in hit.terms
        )

    def _look(self, sentence: SentenceLike) -> list[Match]:
        words = tokens(sentence.text)
        reading = Reading(sentence.text, words, getattr(sentence, "doc", None), self._names)
        own = self._own_spans(sentence.text) + _quotations(sentence.text)
        found: list[Match] = []
        for hit in _longest_first(self._finder.find(sentence.text, words)):
            if any(
                m.start - sentence.start < hit.end for m in found if _overlaps(m, hit, sentence)
            ):
                continue
            if any(start <= hit.start and hit.end <= end for start, end in own):
                continue
            match = self._judge(hit, sentence, reading)
            if match is not None:
                found.append(match)
            elif hit.first != hit.last:
                own.append((hit.start, hit.end))  # "at risk" of tigers: nor is "risk" a care word
        return sorted(found, key=lambda match: match.start)

    def _judge(self, hit: Hit, sentence: SentenceLike, reading: Reading) -> Match | None:
        place = Place(reading, hit.first, hit.last)
        for term in hit.terms:
            if term.term in self._silent:
                return None
            # Longer forms of a one-word entry ("residential home") need no context.
            alone = hit.first == hit.last or not term.is_one_word
            if term.everyday and alone and not self._rules[term.rule].flags(place):
                continue
            fitted = fit(term, place, hit.start, hit.end, self._people)
            return Match(
                term,
                sentence.start + hit.start,
                sentence.start + hit.end,
                place.text[hit.start : hit.end],
                fitted.suggestions,
                sentence.start + fitted.start,
            )
        return None

    def find_all(self, sentences: Iterable[SentenceLike]) -> list[list[Match]]:
        """Return the care words of a whole letter, sentence by sentence, in reading order.

        A word that the letter explains is silent there and from there on.
        """
        row = list(sentences)
        found = [self.find(sentence) for sentence in row]
        explained: set[str] = set()
        result = []
        for at, (sentence, matches) in enumerate(zip(row, found, strict=True)):
            before = row[at - 1].text if at else ""
            following = row[at + 1].text if at + 1 < len(row) else ""
            next_explains = bool(following) and explained_next(following)
            for match in matches:
                begin, end = match.start - sentence.start, match.end - sentence.start
                if (
                    explained_here(
                        sentence.text[:begin],
                        sentence.text[end:],
                        abbreviation=match.term.is_abbreviation,
                    )
                    or (next_explains and match is matches[-1])
                    or (
                        is_role(match.term)
                        and introduced(sentence.text[:begin], sentence.text[end:], following)
                    )
                    or _names_next(self, match, following)
                    or says_what_it_means(match.term, before, sentence.text, following)
                ):
                    explained.add(match.term.term)
            result.append([match for match in matches if match.term.term not in explained])
        return result

    def _own_spans(self, text: str) -> list[tuple[int, int]]:
        return [m.span() for m in self._own.finditer(text)] if self._own else []


def _names_next(glossary: Glossary, match: Match, following: str) -> bool:
    """Say whether the next sentence names the term again and says what it is."""
    if not following:
        return False
    words = tokens(following)
    return any(
        match.term in hit.terms and explained_here(following[: hit.start], following[hit.end :])
        for hit in glossary._finder.find(following, words)
    )


def _longest_first(hits: Iterable[Hit]) -> list[Hit]:
    return sorted(hits, key=lambda hit: (hit.first - hit.last, hit.first))


def _overlaps(match: Match, hit: Hit, sentence: SentenceLike) -> bool:
    start, end = match.start - sentence.start, match.end - sentence.start
    return start < hit.end and hit.start < end


def _quotations(text: str) -> list[tuple[int, int]]:
    """Return the spans of what someone said, in their own words, of three words or more."""
    if not _SAID.search(text):
        return []
    return [m.span() for m in _QUOTED.finditer(text) if len(m.group().split()) >= 3]


def _own_words(values: tuple[str, ...]) -> re.Pattern[str] | None:
    phrases = sorted({v.strip() for v in values if v.strip()}, key=len, reverse=True)
    if not phrases:
        return None
    spaced = "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in phrases)
    return re.compile(rf"(?<!\w)(?:{spaced})(?!\w)", re.IGNORECASE)


def _frozen(council: Mapping[str, Any]) -> tuple[tuple[str, Any], ...]:
    """Return a council's table as something that can be a cache key."""
    return tuple((name, _Table(fields)) for name, fields in council.items())


class _Table:
    """A council entry that compares by what it says."""

    def __init__(self, fields: Any) -> None:
        self.fields = fields
        self._said = repr(fields)

    def __hash__(self) -> int:
        return hash(self._said)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Table) and self._said == other._said


@lru_cache(maxsize=8)
def _layers(council: tuple[tuple[str, _Table], ...]) -> tuple[tuple[Term, ...], Finder]:
    terms = built_in()
    finder = Finder(terms)
    if not council:
        return terms, finder
    entries = {name: table.fields for name, table in council}
    off = [name for name, fields in entries.items() if _is_off(fields)]
    # "siblings" switched off means every entry of which that word is a form.
    silent = {term for name in off for term in finder.terms_for(name)}
    left = tuple(term for term in terms if term not in silent)
    terms = with_council(left, {name: entries[name] for name in entries if name not in off})
    return terms, Finder(terms)


def _is_off(fields: Any) -> bool:
    return isinstance(fields, Mapping) and fields.get("off") is True
