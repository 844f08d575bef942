"""Words to symbols: which words of a sentence get a picture, and which.

In order: this letter's choice, this child's, the team's, a set's alias table, a set's label; the
longest row of words first, over words as written and their base forms, with the part of speech
telling a verb from a noun. Nothing else is placed. Symbols stand on key words only, a few a
sentence (Easy Read basics, Department of Health 2009; Makaton; Widgit).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from letterkit.letter import Letter
from letterkit.reader import Child, SymbolProfile
from letterkit.settings import Settings
from letterkit.symbols.catalogue import Catalogue
from letterkit.symbols.lexicon import (
    CHILD,
    LETTER,
    TEAM,
    Entry,
    Lexicon,
    key_of,
    layered,
    lexicon_for,
)
from letterkit.symbols.negation import NOT_WORDS, negated_tokens
from letterkit.words.pipeline import parse

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

NOT_SYMBOL = "care:not"


@dataclass(frozen=True, slots=True)
class Placed:
    """A symbol on some words: ``start`` and ``end`` are code points in the text.

    ``negated``: the words stand under a "not". ``why``: "letter", "child", "team", "alias",
    "label", "photo" or "not". ``marks``: "past", "future", "plural".
    """

    start: int
    end: int
    ref: str
    why: str = ""
    negated: bool = False
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Found:
    """A possible symbol in one parsed sentence: the tokens it covers, and how much it matters."""

    first: int
    last: int
    entry: Entry
    worth: tuple[int, ...]


def place(
    text: str,
    letter: Letter,
    catalogue: Catalogue,
    settings: Settings | None = None,
    *,
    field: str = "",  # noqa: ARG001
) -> tuple[Placed, ...]:
    """Return the symbols of a text in a letter, in order, none over another."""
    return place_words(
        text, letter.child, catalogue, settings=settings, letter_choices=letter.symbols
    )


def place_words(
    text: str,
    child: Child,
    catalogue: Catalogue,
    *,
    settings: Settings | None = None,
    letter_choices: dict[str, str] | None = None,
) -> tuple[Placed, ...]:
    """Return the symbols of a text for a child, in order, none over another.

    Without the language model, only words that can mean one thing alone get a symbol.
    """
    profile = child.symbols
    if profile.mode == "none" or not text.strip():
        return ()
    lexicon = layered(
        lexicon_for(catalogue, profile.sets),
        (
            ("letter", LETTER, letter_choices or {}),
            ("child", CHILD, profile.choices),
            ("team", TEAM, settings.symbols.aliases if settings else {}),
        ),
    )
    placer = _Placer(child, catalogue, lexicon)
    return tuple(placer.all(text))


class _Placer:
    def __init__(self, child: Child, catalogue: Catalogue, lexicon: Lexicon) -> None:
        self.catalogue = catalogue
        self.lexicon = lexicon
        self.profile: SymbolProfile = child.symbols
        self.off = {key_of(word) for word in self.profile.off}
        self.photos = {
            key_of(name): person.photo.ref
            for person in child.people
            if person.photo and person.photo.consent
            for name in (person.called, person.name)
            if name
        }
        known = [child.name, *(n for p in child.people for n in (p.name, p.called))]
        self.names = {word for name in known for word in key_of(name)}

    def all(self, text: str) -> Iterator[Placed]:
        for sentence in parse(text).sentences:
            if sentence.doc is None:
                yield from self.without_parse(sentence.text, sentence.start)
            else:
                yield from self.sentence(sentence.doc, sentence.start)

    def sentence(self, doc: Doc, offset: int) -> Iterator[Placed]:
        candidates = list(self.candidates(doc))
        chosen = self.fewest(self.longest(candidates))
        denied = negated_tokens(doc)
        shown_denials: set[int] = set()
        made: list[Placed] = []
        for found in chosen:
            first, last = doc[found.first], doc[found.last]
            deniers = {denied[i] for i in range(found.first, found.last + 1) if i in denied}
            # "not happy" as one label says its own "not".
            inside = {d for d in deniers if found.first <= d <= found.last}
            shown_denials |= deniers
            made.append(
                Placed(
                    offset + first.idx,
                    offset + last.idx + len(last.text),
                    found.entry.ref,
                    found.entry.why,
                    bool(deniers - inside),
                    self.marks(first, last),
                )
            )
        made.extend(self.bare_denials(doc, offset, shown_denials, made))
        yield from sorted(made, key=lambda placed: placed.start)

    def bare_denials(
        self, doc: Doc, offset: int, shown: set[int], made: list[Placed]
    ) -> Iterator[Placed]:
        """Yield the symbol for "not" on each denial that no picture shows."""
        if (
            NOT_SYMBOL not in self.catalogue
            or NOT_SYMBOL.partition(":")[0] not in self.profile.sets
        ):
            return
        if not made and self.profile.mode == "key-words":
            return
        covered = {place for p in made for place in range(p.start - offset, p.end - offset)}
        for token in doc:
            denies = token.lower_ in NOT_WORDS or token.norm_ == "not"
            if not denies or token.i in shown or token.idx in covered:
                continue
            if token.lower_ == "no" and token.dep_ == "intj":
                continue
            # "n't" is part of its verb's word, so the picture stands on the whole of it.
            whole = doc[token.i - 1] if token.lower_ in ("n't", "n’t") and token.i else token
            if whole.idx not in covered:
                end = offset + token.idx + len(token.text)
                yield Placed(offset + whole.idx, end, NOT_SYMBOL, "not")

    def candidates(self, doc: Doc) -> Iterator[_Found]:
        forms = [_forms(token) for token in doc]
        for start, token in enumerate(doc):
            if token.is_space or token.is_punct:
                continue
            reach = self.lexicon.longest if forms[start] & self.lexicon.starts else 1
            for length in range(min(reach, len(doc) - start), 0, -1):
                found = self.at(doc, forms, start, length)
                if found is not None:
                    yield found
                    break

    def at(self, doc: Doc, forms: list[set[str]], start: int, length: int) -> _Found | None:
        last = start + length - 1
        span = doc[start : last + 1]
        keys = _keys(forms[start : last + 1])
        written = key_of(span.text)
        if written in self.photos:
            return _Found(start, last, Entry(self.photos[written], "photo", 0), (9, length))
        if any(key in self.off for key in (*keys, written)):
            return None
        options = [(entry, key) for key in keys for entry in self.lexicon.entries.get(key, ())]
        options.sort(key=lambda option: option[0].rank)
        for entry, key in options:
            if entry.rank >= TEAM + 10 and not self.fits(span[0], span[-1], entry, key):
                continue
            if not entry.ref:
                return None  # the writer's choice: no symbol on this word
            if entry.ref in self.catalogue or entry.ref.startswith("photo:"):
                return _Found(start, last, entry, self.worth(span[0], span[-1], entry))
        return None

    def fits(self, first: Token, last: Token, entry: Entry, key: tuple[str, ...]) -> bool:
        """Say whether a set's symbol fits these words as they are used here."""
        if first.i != last.i:
            return not (_is_name(first) and self.is_a_person(first))
        if _is_name(first) and not _name_may_show(first, entry, self.catalogue):
            return False
        if first.lower_ in self.names and _is_name(first):
            return _name_may_show(first, entry, self.catalogue)
        if self.profile.mode == "key-words" and not _is_key_word(first):
            return False
        return _same_use(first, entry.part_of_speech, key == (first.lower_,))

    def is_a_person(self, token: Token) -> bool:
        return token.lower_ in self.names

    def worth(self, first: Token, last: Token, entry: Entry) -> tuple[int, ...]:
        chosen = entry.rank < TEAM + 10
        weights = {"NOUN": 4, "PROPN": 4, "VERB": 3, "ADJ": 4, "INTJ": 4, "ADV": 2, "NUM": 1}
        kind = max(weights.get(token.pos_, 0) for token in (first, last))
        return (9 if chosen else kind, last.i - first.i, -first.i)

    def longest(self, candidates: list[_Found]) -> list[_Found]:
        """Keep the longest of those that lie over one another, then the first."""
        kept: list[_Found] = []
        used: set[int] = set()
        for found in sorted(candidates, key=lambda f: (f.first - f.last, f.first)):
            covered = set(range(found.first, found.last + 1))
            if not covered & used:
                kept.append(found)
                used |= covered
        return sorted(kept, key=lambda f: f.first)

    def fewest(self, found: list[_Found]) -> list[_Found]:
        """Keep the few that matter most, each picture once in a sentence."""
        if self.profile.mode == "every-word":
            return found
        seen: set[str] = set()
        once = []
        for f in found:
            if f.entry.ref not in seen:
                seen.add(f.entry.ref)
                once.append(f)
        best = sorted(once, key=lambda f: f.worth, reverse=True)[: self.profile.per_sentence]
        return sorted(best, key=lambda f: f.first)

    def marks(self, first: Token, last: Token) -> tuple[str, ...]:
        wanted = self.profile.marks
        if not wanted or first.i != last.i:
            return ()
        made = []
        if "past" in wanted and first.tag_ in ("VBD", "VBN"):
            made.append("past")
        if "future" in wanted and any(c.lower_ in ("will", "'ll", "shall") for c in first.children):
            made.append("future")
        if "plural" in wanted and first.tag_ in ("NNS", "NNPS"):
            made.append("plural")
        return tuple(made)

    def without_parse(self, text: str, offset: int) -> Iterator[Placed]:
        """Yield symbols for words that have one use alone, where nothing nearby denies them."""
        from letterkit.text import words

        found = words(text)
        lower = [word.text.lower().replace("’", "'") for word in found]
        made: list[Placed] = []
        for place_, word in enumerate(found):
            entries = self.lexicon.entries.get((lower[place_],), [])
            uses = {entry.part_of_speech for entry in entries}
            if not entries or len(uses) > 1 or (lower[place_],) in self.off:
                continue
            if word.text[:1].isupper() and place_ and lower[place_] in self.names:
                continue
            near = lower[max(0, place_ - 4) : place_]
            denied = any(n in NOT_WORDS or n.endswith("n't") for n in near)
            ref = entries[0].ref
            if ref and ref in self.catalogue:
                start, end = offset + word.start, offset + word.end
                made.append(Placed(start, end, ref, entries[0].why, denied))
        limit = None if self.profile.mode == "every-word" else self.profile.per_sentence
        yield from made[:limit]


_KEY_TAGS = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "INTJ", "ADV", "NUM"})
# Words that carry grammar rather than meaning; they get a symbol on request only.
_NOT_KEY = frozenset(
    "be have do can could will would shall should may might must get got let make go come take "
    "give put thing something anything everything lot bit way kind sort very really so too just "
    "also then there here now when where how why what this that some any all both each other "
    "more most much many good well new little own such only even still again back up down out "
    "in on off over about".split()
)
_KEY_ADVERBS = frozenset(
    "today tomorrow yesterday tonight outside inside together home soon later never always "
    "sometimes upstairs downstairs abroad away alone".split()
)


def _is_key_word(token: Token) -> bool:
    if token.lower_ in ("yes", "no", "sorry", "thanks", "hello", "goodbye", "bye", "please"):
        return token.pos_ == "INTJ" or token.lower_ in ("sorry", "thanks")
    if token.pos_ == "ADV":
        return token.lower_ in _KEY_ADVERBS
    return token.pos_ in _KEY_TAGS and token.lemma_.lower() not in _NOT_KEY


def _same_use(token: Token, part_of_speech: str, as_written: bool) -> bool:
    """Say whether a word is used here as the symbol means it."""
    pos, tag = token.pos_, token.tag_
    match part_of_speech:
        case "" | "other" | "phrase":
            return True
        case "noun":
            return pos in ("NOUN", "PROPN") or (pos == "ADV" and as_written)
        case "verb":
            return pos in ("VERB", "AUX") and not (tag in ("VBN", "VBG") and token.dep_ == "amod")
        case "adjective":
            # "You are worried": many feelings are tagged as verbs; the word as written decides.
            return pos == "ADJ" or (
                as_written
                and tag in ("VBN", "VBD", "VBG", "JJ")
                and pos != "NOUN"
                and _describes(token)
            )
        case "adverb":
            return pos in ("ADV", "NOUN", "PART", "ADP")
        case "pronoun":
            return pos in ("PRON", "DET")
    return True


def _describes(token: Token) -> bool:
    """Say whether a participle describes someone ("you felt scared") and does not tell a deed."""
    if token.tag_ == "VBD":
        return False
    if any(child.dep_ in ("dobj", "agent") for child in token.children):
        return False
    linked = {"be", "feel", "look", "seem", "get", "become", "sound"}
    helped = {c.lemma_.lower() for c in token.children if c.dep_ in ("aux", "auxpass")}
    if token.dep_ in ("acomp", "amod", "attr", "oprd", "conj"):
        return True
    return token.head.lemma_.lower() in linked or bool(helped & linked)


def _is_name(token: Token) -> bool:
    """Say whether a word is written as a name: a capital that the sentence does not call for."""
    text = token.text
    if not text[:1].isupper() or text == "I":
        return False
    return token.i > 0 or token.pos_ == "PROPN"


_CATEGORIES_OF_NAMES = frozenset(
    {"family", "people", "time", "celebrations", "faith", "school", "family and people", "days"}
)


def _name_may_show(token: Token, entry: Entry, catalogue: Catalogue) -> bool:
    """Say whether a word with a capital is still the thing: "Mum", "Tuesday", "Christmas"."""
    symbol = catalogue.get(entry.ref) if entry.ref in catalogue else None
    if symbol is None:
        return False
    if token.i == 0 and token.pos_ != "PROPN":
        return True
    if symbol.label[:1].isupper():
        return True
    return symbol.category in _CATEGORIES_OF_NAMES and token.lower_ not in _ALSO_NAMES


# Things that are also given names: with a capital they are taken to be a person.
_ALSO_NAMES = frozenset(
    "may will mark grace rose april june august summer joy hope faith daisy lily ivy holly poppy "
    "ruby amber jade pearl robin bill jack pat sue drew art gene miles rob skip teddy sunny star "
    "sky angel king prince princess chase hunter taylor mason cook baker carpenter farmer".split()
)


def _forms(token: Token) -> set[str]:
    lower = token.lower_.replace("’", "'")
    lemma = token.lemma_.lower()
    return {lower, lemma} if lemma.isalpha() else {lower}


def _keys(forms: list[set[str]]) -> list[tuple[str, ...]]:
    """Return the rows that some words can be read as: as written, or in their base forms."""
    rows: list[tuple[str, ...]] = [()]
    for options in forms:
        rows = [(*row, form) for row in rows for form in sorted(options)][:64]
    return rows


def without_symbol(placed: Placed) -> Placed:
    """Return the same words with no picture, for a writer who hides one."""
    return replace(placed, ref="")
