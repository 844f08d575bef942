"""Where a term stands in its sentence: its neighbours and, where parsed, its grammar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from letterkit.words.glossary.finder import Token

_BREAK = frozenset(".;:!?()[]{}\n•")
_SHOUTED = frozenset(
    "SO MUCH VERY BIG LOVE TALK NOW NOT ALL YOU ME IT IS AND THE TO MY WE ARE AM ONE YES NO "
    "REALLY PROUD HAPPY MORE".split()
)
PARTS = {
    "NOUN": "noun",
    "PROPN": "name",
    "VERB": "verb",
    "AUX": "verb",
    "ADJ": "adjective",
    "ADV": "adverb",
    "ADP": "preposition",
    "PRON": "pronoun",
    "DET": "article",
    "NUM": "number",
    "SCONJ": "joiner",
    "CCONJ": "joiner",
    "PART": "particle",
    "INTJ": "interjection",
}
ROLES = {
    "nsubj": "subject",
    "nsubjpass": "subject",
    "csubj": "subject",
    "dobj": "object",
    "obj": "object",
    "dative": "object",
    "pobj": "after-preposition",
    "attr": "complement",
    "acomp": "complement",
    "oprd": "complement",
    "compound": "describing",
    "amod": "describing",
    "nmod": "describing",
    "poss": "owner",
    "ROOT": "root",
    "appos": "apposition",
    "conj": "joined",
}


@dataclass
class Reading:
    """One sentence as it is read: its words, its parse (a spaCy Doc, or None), known names."""

    text: str
    words: Sequence[Token]
    parsed: Any = None
    names: frozenset[str] = frozenset()

    @cached_property
    def tokens_at(self) -> dict[int, Any]:
        """Return the parsed tokens by the place where they start."""
        return {} if self.parsed is None else {token.idx: token for token in self.parsed}


@dataclass
class Place:
    """A term in its sentence: words ``first`` to ``last`` of a reading."""

    reading: Reading
    first: int
    last: int

    @property
    def text(self) -> str:
        """Return the sentence."""
        return self.reading.text

    @property
    def words(self) -> Sequence[Token]:
        """Return the words of the sentence."""
        return self.reading.words

    @property
    def names(self) -> frozenset[str]:
        """Return the names, in lower case, that the child knows."""
        return self.reading.names

    @property
    def form(self) -> str:
        """Return the term as it stands here, in lower case."""
        return " ".join(word.lower for word in self.words[self.first : self.last + 1])

    # --- neighbours: no parse needed -------------------------------------------------

    def beside(self, step: int) -> Token | None:
        """Return the word before (-1) or after (+1); None across a stop, colon or bracket."""
        at = self.first + step if step < 0 else self.last + step
        if not 0 <= at < len(self.words):
            return None
        near, far = (
            (self.words[at].end, self.words[self.first].start)
            if step < 0
            else (self.words[self.last].end, self.words[at].start)
        )
        return None if _BREAK & set(self.text[near:far]) else self.words[at]

    def window(self, step: int, size: int = 5) -> Sequence[Token]:
        """Return up to ``size`` words before (-1) or after (+1) the term."""
        if step < 0:
            return self.words[max(0, self.first - size) : self.first]
        return self.words[self.last + 1 : self.last + 1 + size]

    def others(self) -> Sequence[Token]:
        """Return every word of the sentence but the term's own."""
        return [*self.words[: self.first], *self.words[self.last + 1 :]]

    def shouted(self) -> bool:
        """Say whether the term stands in a row of words written in capitals."""
        long = [word for word in self.words if len(word.text) > 1 and word.text.isalpha()]
        loud = [word for word in long if word.text.isupper()]
        if len(loud) >= 3 and len(loud) * 2 >= len(long):
            return True
        beside = (self.beside(-1), self.beside(1))
        return any(word is not None and word.text in _SHOUTED for word in beside)

    # --- grammar: parse needed ---------------------------------------------------------

    def token(self, word: Token) -> Any:
        """Return the parsed token of a word, or None."""
        return self.reading.tokens_at.get(word.start)

    @cached_property
    def main(self) -> Any:
        """Return the parsed token that the term hangs on (its head word), or None."""
        inside = [t for w in self.words[self.first : self.last + 1] if (t := self.token(w))]
        indexes = {t.i for t in inside}
        return next((t for t in inside if t.head.i not in indexes or t.head.i == t.i), None) or (
            inside[-1] if inside else None
        )

    @property
    def part(self) -> str:
        """Return the part of speech of the term's main word, or "" without a parse."""
        return PARTS.get(self.main.pos_, "other") if self.main is not None else ""

    @property
    def tag(self) -> str:
        """Return the fine part-of-speech tag (Penn Treebank), or ""."""
        return str(self.main.tag_) if self.main is not None else ""

    @property
    def role(self) -> str:
        """Return what the term does in its sentence: subject, object, describing ..."""
        return ROLES.get(self.main.dep_, "other") if self.main is not None else ""

    def children(self, *deps: str) -> list[Any]:
        """Return the parsed words that hang on the term by one of these relations."""
        if self.main is None:
            return []
        return [child for child in self.main.children if child.dep_ in deps]

    @property
    def verb(self) -> Any:
        """Return the verb that the term is, or hangs on; None if there is none."""
        token = self.main
        if token is None:
            return None
        if token.pos_ == "VERB":
            return token
        while token.head.i != token.i:
            token = token.head
            if token.pos_ in ("VERB", "AUX"):
                return token
        return None

    def subjects(self) -> list[Any]:
        """Return who or what does it: the subject of the verb the term is or hangs on."""
        verb = self.verb
        return _of(verb, "nsubj", "nsubjpass", "csubj") if verb is not None else []

    def objects(self) -> list[Any]:
        """Return what it is done to: the object of the verb, or the subject of a passive."""
        verb = self.verb
        if verb is None:
            return []
        return _of(verb, "dobj", "obj", "nsubjpass") + _of(verb, "dative")

    @property
    def passive(self) -> bool:
        """Say whether the verb is passive: "was placed"."""
        verb = self.verb
        return verb is not None and any(
            child.dep_ in ("nsubjpass", "auxpass") for child in verb.children
        )

    def links(self, preposition: str) -> Iterator[Any]:
        """Yield what a preposition after the term leads to: contact with *Mum*."""
        if self.main is None:
            return
        for child in self.main.children:
            if child.dep_ in ("prep", "agent", "dative") and child.lower_ == preposition:
                yield from (grand for grand in child.children if grand.dep_ in ("pobj", "pcomp"))


def _of(verb: Any, *deps: str) -> list[Any]:
    found = [child for child in verb.children if child.dep_ in deps]
    if not found and verb.dep_ in ("conj", "xcomp") and verb.head.i != verb.i:
        found = [child for child in verb.head.children if child.dep_ in deps]
    return found
