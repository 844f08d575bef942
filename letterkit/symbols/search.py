"""Search over every symbol: by label, keyword, other forms of a word, and with one typo."""

from __future__ import annotations

from heapq import nsmallest
from weakref import ref

from letterkit.symbols.catalogue import Catalogue
from letterkit.symbols.index import SetIndex, index_of, words_in
from letterkit.symbols.sets import Symbol, SymbolSet
from letterkit.words.age import bases

# How near a word comes to what was typed; multiplied with where the word stands.
_EXACT, _OTHER_FORM, _BEGINNING, _TYPO = 1.0, 0.8, 0.5, 0.4
_MOST_WORDS = 8
_MOST_BEGINNINGS = 24
# They say little in a search of several words.
_SMALL = frozenset("a an the of to in on at for and or with your my is are be it".split())


def search_symbols(
    catalogue: Catalogue,
    text: str,
    *,
    most: int = 12,
    sets: tuple[str, ...] = (),
    category: str = "",
    age: int | None = None,
) -> list[Symbol]:
    """Return the symbols that fit some words best, best first; the same order every time.

    Several words: symbols that have all of them come first. ``sets`` limits the search and gives
    the order between equals, ``category`` limits it too. Symbols that a therapist marked "not for
    children" are left out, and with an ``age`` in years those marked for older children.
    """
    typed = _typed(text)
    if not typed or most < 1:
        return []
    ranked: list[tuple[float, int, int, str, Symbol]] = []
    for order, set_id in enumerate(sets or catalogue.sets):
        symbol_set = catalogue.sets.get(set_id)
        if symbol_set is None:
            continue
        index, symbols = _indexed(symbol_set)
        found = _scores(index, typed)
        wanted = " ".join(typed)
        for place, score in _best(found, symbols, category, age, most * 6):
            symbol = symbols[place]
            label = " ".join(words_in(symbol.label))
            if label == wanted:
                score += 60
            elif label.startswith(wanted + " "):
                score += 5
            if len(typed) > 1 and any(" ".join(_typed(k)) == wanted for k in symbol.keywords):
                score += 60
            length = len(label.split())
            ranked.append((-score + length, order, len(label), symbol.ref, symbol))
    return [entry[-1] for entry in nsmallest(most, ranked, key=lambda entry: entry[:4])]


def _typed(text: str) -> tuple[str, ...]:
    found = list(dict.fromkeys(words_in(text[:200])))
    telling = [word for word in found if word not in _SMALL]
    return tuple((telling or found)[:_MOST_WORDS])


# By the set object itself: a set that was read anew is a new object.
_KNOWN: dict[int, tuple[ref[SymbolSet], SetIndex, tuple[Symbol, ...]]] = {}
_MOST_SETS_KEPT = 64


def _indexed(symbol_set: SymbolSet) -> tuple[SetIndex, tuple[Symbol, ...]]:
    held = _KNOWN.get(id(symbol_set))
    if held is None or held[0]() is not symbol_set:
        made = (ref(symbol_set), index_of(symbol_set), tuple(symbol_set.symbols.values()))
        if len(_KNOWN) > _MOST_SETS_KEPT:
            _KNOWN.clear()
        held = _KNOWN[id(symbol_set)] = made
    return held[1], held[2]


def _scores(index: SetIndex, typed: tuple[str, ...]) -> dict[int, float]:
    """Return how well each symbol fits, by its place. With several words, all should match."""
    total: dict[int, float] = {}
    hits: dict[int, int] = {}
    for number, word in enumerate(typed):
        best: dict[int, float] = {}
        for term, near in _near(index, word, last=number == len(typed) - 1):
            for place, weight in index.symbols_with(term):
                score = weight * near
                if score > best.get(place, 0.0):
                    best[place] = score
        for place, score in best.items():
            total[place] = total.get(place, 0.0) + score
            hits[place] = hits.get(place, 0) + 1
    many = len(typed)
    if many > 1:
        return {place: score * (hits[place] / many) ** 2 for place, score in total.items()}
    return total


def _near(index: SetIndex, word: str, *, last: bool) -> list[tuple[str, float]]:
    """Return the index's words that a typed word may mean, each with how near it comes."""
    found: dict[str, float] = {}
    if word in index:
        found[word] = _EXACT
    for base in bases(word):
        if base != word and len(base) > 1 and base in index:
            found.setdefault(base, _OTHER_FORM)
    if last and len(word) > 1:
        for term in index.beginning_with(word, _MOST_BEGINNINGS):
            # The more of the word is there, the nearer it is.
            found.setdefault(term, _BEGINNING * len(word) / len(term) + 0.1)
    if word not in index:
        for term in index.one_typo_from(word):
            found.setdefault(term, _TYPO)
    return list(found.items())


def _best(
    found: dict[int, float],
    symbols: tuple[Symbol, ...],
    category: str,
    age: int | None,
    most: int,
) -> list[tuple[int, float]]:
    def allowed(place: int) -> bool:
        symbol = symbols[place]
        if symbol.not_for_children or (category and symbol.category != category):
            return False
        return age is None or symbol.suitable_from is None or age >= symbol.suitable_from

    kept = ((place, score) for place, score in found.items() if allowed(place))
    return nsmallest(most, kept, key=lambda entry: (-entry[1], len(symbols[entry[0]].label), entry))
