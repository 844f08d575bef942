"""Finds the glossary's terms in a sentence, in any form, as whole words, longest first.

All forms of all terms stand in one tree of words, so the time depends on the length of the
text, not on the number of terms.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from letterkit.words.glossary.forms import spread
from letterkit.words.glossary.term import Term

_TOKEN = re.compile(
    r"""
      (?P<skip>https?://\S+|www\.\S+|\S+@\S+\.\w+|\#\w+)   # addresses are no words
    | (?:[A-Z]\.){2,}[A-Z]?(?![\w])                          # I.R.O.
    | (?:[A-Z][&/][A-Z](?![\w]))                             # C&F, S/W
    | [sS]\.\d{1,2}(?![\w])                                # s.20
    | PP\+
    | [^\W_]+(?:['’ʼ][^\W_]+)*
    """,
    re.VERBOSE,
)
_GAP = re.compile(r"(?:\s|[-‐‑–])+|\s?,\s|")
_OWNER = re.compile(r"['’ʼ]s?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a sentence. ``key`` is its lower-case form without a possessive 's."""

    text: str
    start: int
    end: int
    lower: str
    key: str

    @property
    def key_end(self) -> int:
        """Return where the word ends without its possessive 's."""
        return self.start + len(self.key)


@dataclass(slots=True)
class _Node:
    after: dict[str, _Node] = field(default_factory=dict)
    terms: list[tuple[Term, bool]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where a form of one or more terms stands: tokens ``first`` to ``last``."""

    first: int
    last: int
    start: int
    end: int
    terms: tuple[Term, ...]


def tokens(text: str) -> list[Token]:
    """Return the words of a sentence; hyphens and slashes part words, apostrophes do not."""
    found = []
    for match in _TOKEN.finditer(text):
        if match["skip"]:
            continue
        word = match.group()
        lower = word.lower().replace("’", "'").replace("ʼ", "'")
        plain = word if "." not in word else word.replace(".", "")
        key = _OWNER.sub("", lower) if "." not in word else plain.lower()
        found.append(Token(plain, match.start(), match.end(), lower, key))
    return found


class Finder:
    """A tree of all forms of all terms."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._root = _Node()
        for term in terms:
            for form in (term.term, *term.forms):
                self._plant(term, form)

    def _plant(self, term: Term, form: str) -> None:
        words = tuple(tokens(form))
        if not words:
            return
        if term.is_abbreviation:
            keys = tuple(_strict(w) for w in words)
            self._add(keys, term, exact=True)
            last = keys[-1]
            self._add((*keys[:-1], last + "s"), term, exact=False)
            return
        lower = tuple(w.lower for w in words)
        # "residential home" is a noun, whatever part its entry "residential" is.
        named = len(lower) > 1 and term.part == "adjective"
        for shape in spread(lower, "noun" if named else term.part):
            self._add(shape, term, exact=shape == lower and form == term.term)

    def _add(self, keys: tuple[str, ...], term: Term, *, exact: bool) -> None:
        node = self._root
        for key in keys:
            node = node.after.setdefault(key, _Node())
        if any(known is term for known, _ in node.terms):
            return
        # A word that is itself an entry comes before a word that is a form of another entry.
        node.terms.insert(0, (term, exact)) if exact else node.terms.append((term, exact))

    def __contains__(self, form: str) -> bool:
        return bool(self.terms_for(form))

    def terms_for(self, form: str) -> tuple[Term, ...]:
        """Return the terms that a whole word or phrase is a form of."""
        words = tokens(form)
        hits = self.find(form, words)
        return next((h.terms for h in hits if (h.first, h.last) == (0, len(words) - 1)), ())

    def find(self, text: str, words: list[Token]) -> Iterator[Hit]:
        """Yield every place where a term stands, all lengths, from left to right."""
        for first in range(len(words)):
            nodes = [self._root]
            for last in range(first, len(words)):
                word = words[last]
                if last > first and not _close(text, words[last - 1], word):
                    break
                nodes = [step for node in nodes for step in _steps(node, word)]
                if not nodes:
                    break
                terms = [t for node in nodes for t, _ in node.terms]
                if terms:
                    end = word.key_end if word.key != word.lower else word.end
                    if any(_whole(node, word) for node in nodes if node.terms):
                        end = word.end
                    yield Hit(first, last, words[first].start, end, tuple(dict.fromkeys(terms)))


def _strict(word: Token) -> str:
    """Return the tree key of an abbreviation's word: capitals count where there are two."""
    if sum(letter.isupper() for letter in word.text) >= 2:
        return "=" + word.text
    return word.lower


def _steps(node: _Node, word: Token) -> Iterator[_Node]:
    after = node.after
    for key in dict.fromkeys((word.lower, word.key)):
        if key in after:
            yield after[key]
    if len(word.text) > 1 and (word.text[0].isupper() or word.text[1].isupper()):
        exact = "=" + word.text
        if exact in after:
            yield after[exact]
        elif word.key != word.lower:
            exact = "=" + word.text[: len(word.key)]
            if exact in after:
                yield after[exact]


def _whole(node: _Node, word: Token) -> bool:
    """Say whether a form itself ends in 's, so that the match holds it."""
    return word.key != word.lower and any(
        tokens(form)[-1].lower == word.lower
        for term, _ in node.terms
        for form in (term.term, *term.forms)
    )


def _close(text: str, before: Token, after: Token) -> bool:
    """Say whether two words stand side by side: a space, a hyphen, a comma in a list."""
    return bool(_GAP.fullmatch(text, before.end, after.start)) and before.end < after.start
