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
      (?:[A-Z]\.){2,}[A-Z]?(?![\w])                          # I.R.O.
    | (?:[A-Z][&/][A-Z](?![\w]))                             # C&F, S/W
    | [sS]\.\d{1,2}(?![\w])                                # s.20
    | PP\+
    | [^\W_]+(?:['’ʼ][^\W_]+)*
    """,
    re.VERBOSE,
)
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|[\w.+-]{1,64}@[\w.-]+|#\w+")
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
    if "@" in text or "#" in text or "www." in text or "://" in text:
        # Addresses are no words; blanks keep every place where it was.
        text = _ADDRESS.sub(lambda address: "." * len(address.group()), text)
    for match in _TOKEN.finditer(text):
        word = match.group()
        if "." in word:
            word = word.replace(".", "")
        lower = word.lower()
        key = lower
        if not lower.isalnum():
            lower = lower.replace("’", "'").replace("ʼ", "'")
            key = _OWNER.sub("", lower)
        found.append(Token(word, match.start(), match.end(), lower, key))
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
        for first, word in enumerate(words):
            nodes = _steps(self._root, word)
            last = first
            while nodes:
                terms = [term for node in nodes for term, _ in node.terms]
                if terms:
                    owned = word.key != word.lower
                    whole = not owned or any(_whole(node, word) for node in nodes)
                    end = word.end if whole else word.key_end
                    yield Hit(first, last, words[first].start, end, tuple(dict.fromkeys(terms)))
                last += 1
                if last == len(words) or not _close(text, word, words[last]):
                    break
                word = words[last]
                nodes = [step for node in nodes for step in _steps(node, word)]


def _strict(word: Token) -> str:
    """Return the tree key of an abbreviation's word: capitals count where there are two."""
    if sum(letter.isupper() for letter in word.text) >= 2:
        return "=" + word.text
    return word.lower


def _steps(node: _Node, word: Token) -> list[_Node]:
    after = node.after
    steps = [after[word.lower]] if word.lower in after else []
    if word.key != word.lower and word.key in after:
        steps.append(after[word.key])
    if not word.text.islower():
        exact = after.get("=" + word.text) or after.get("=" + word.text[: len(word.key)])
        if exact is not None:
            steps.append(exact)
    return steps


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
