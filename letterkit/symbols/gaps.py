"""For the therapist: which words of some letters have no symbol, and how many have one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from letterkit.letter import Letter
from letterkit.settings import Settings
from letterkit.symbols.catalogue import Catalogue
from letterkit.symbols.offers import offers
from letterkit.symbols.place import Placed, place_all
from letterkit.symbols.uses import Unit, is_key, units_of, uses_of
from letterkit.words.names import find_names
from letterkit.words.pipeline import parse

_USES = {"NOUN": "noun", "VERB": "verb", "ADJ": "adjective"}
# Parts of a letter that a child reads as an address, not as sentences.
_NOT_READ = ("help.", "greeting", "writer.")


@dataclass(frozen=True, slots=True)
class Gap:
    """A word with no symbol: its base form, how it is used, how often, and what is offered.

    ``ambiguous``: it is on the list of words that only a person can choose a picture for.
    """

    word: str
    use: str
    count: int
    offers: tuple[str, ...]
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many key words of one letter have a symbol, and by which set."""

    key_words: int
    with_symbol: int
    by_set: tuple[tuple[str, int], ...]

    @property
    def share(self) -> float:
        """Return the share with a symbol, from 0 to 1; 1 where there is no key word."""
        return self.with_symbol / self.key_words if self.key_words else 1.0


def gaps(
    letters: Iterable[Letter], catalogue: Catalogue, settings: Settings | None = None
) -> tuple[Gap, ...]:
    """Return the key words of some letters that no symbol stands on, the commonest first.

    Names of people never appear: neither those a letter knows, nor words that look like names.
    """
    counts: Counter[tuple[str, str]] = Counter()
    bare: set[tuple[str, str]] = set()
    sets: dict[str, None] = {}
    for letter in letters:
        sets.update(dict.fromkeys(letter.child.symbols.sets))
        for word, use, placed in _key_words(letter, catalogue, settings):
            if placed is None or not placed.ref:
                if placed is not None and placed.why != "bare":
                    continue  # hidden or switched off by a person
                counts[(word, use)] += 1
                if placed is not None:
                    bare.add((word, use))
    # What a new symbol would mend comes first; what only a person can choose comes last.
    ordered = sorted(counts.items(), key=lambda item: (item[0] in bare, -item[1], item[0]))
    return tuple(
        Gap(
            word,
            use,
            count,
            offers(catalogue, word, frozenset({use}), sets=tuple(sets), most=3),
            (word, use) in bare,
        )
        for (word, use), count in ordered
    )


def coverage(letter: Letter, catalogue: Catalogue, settings: Settings | None = None) -> Coverage:
    """Return how many key words of a letter have a symbol in the child's own sets."""
    total, by_set = 0, Counter[str]()
    for _, _, placed in _key_words(letter, catalogue, settings):
        if placed is not None and not placed.ref:
            continue  # switched off, hidden, or too many meanings for any set
        total += 1
        if placed is not None:
            by_set[placed.ref.partition(":")[0]] += 1
    return Coverage(total, sum(by_set.values()), tuple(sorted(by_set.items())))


def _key_words(
    letter: Letter, catalogue: Catalogue, settings: Settings | None
) -> Iterator[tuple[str, str, Placed | None]]:
    """Yield each key word in its base form with what stands on it, over the whole letter."""
    profile = letter.child.symbols.model_copy(update={"mode": "key-words", "per_sentence": 40})
    child = letter.child.model_copy(update={"symbols": profile})
    known = {child.name, *(n for p in child.people for n in (p.name, p.called)), letter.writer.name}
    names = {word.lower() for name in known for word in name.split()}
    for path, text in letter.fields():
        if path.removeprefix("letter.").startswith(_NOT_READ) or not text:
            continue
        placed = place_all(
            text,
            child,
            catalogue,
            settings=settings,
            letter_choices=dict(letter.symbols),
            on=letter.date,
        )
        for p in placed:
            if p.ref and p.why != "not":
                yield text[p.start : p.end].lower(), "", p
        for word, use, start in _words_of(text, names):
            over = next((p for p in placed if p.start <= start < p.end), None)
            if over is None or not over.ref:
                yield word, use, over


def _words_of(text: str, names: set[str]) -> Iterator[tuple[str, str, int]]:
    for sentence in parse(text).sentences:
        if sentence.doc is None:
            continue
        named = [(n.start, n.end) for n in find_names(sentence.text, sentence.doc)]
        for unit in units_of(sentence.doc, sentence.text):
            use = _USES.get(unit.token.pos_, "")
            if not use or not _tells(unit, use) or unit.lower.removesuffix("'s") in names:
                continue
            if any(start <= unit.start < end for start, end in named):
                continue
            yield _base(unit), use, sentence.start + unit.start


def _tells(unit: Unit, use: str) -> bool:
    letters = any(c.isalpha() for c in unit.text) and "@" not in unit.text and "." not in unit.text
    return letters and is_key(unit, use) and use in uses_of(unit.token)


def _base(unit: Unit) -> str:
    lemma = unit.token.lemma_.lower()
    return lemma if unit.token.lower_ == unit.lower and lemma.isalpha() else unit.lower
