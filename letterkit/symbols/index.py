"""An index of the words of many symbols, kept on disk, so that a search answers while one types.

Every word of a label or keyword stands in one sorted list with the symbols that have it. Words
that begin or end alike lie together there and in a second list sorted from the back, and that is
enough to find a word with one typo: a single slip leaves the first half or the second half whole.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from letterkit.places import cache_folder
from letterkit.symbols.sets import Symbol, SymbolSet
from letterkit.text import words
from letterkit.words.age import bases

VERSION = 1
"""Raised whenever the file or the way words are read changes: older files are made again."""

# What a match is worth, by where the word stands.
WHOLE_LABEL, IN_LABEL, WHOLE_KEYWORD, IN_KEYWORD, BASE_OF_LABEL, BASE_OF_KEYWORD = (
    100,
    60,
    50,
    25,
    52,
    22,
)
_FEWEST_FOR_TYPO = 4


@dataclass
class SetIndex:
    """The index of one set: its words, and for each the places of its symbols with a weight."""

    terms: list[str]
    starts: array[int]  # where in `posts` each term's symbols begin; one more at the end
    posts: array[int]  # places of symbols, in the order of the set
    weights: array[int]  # what a match is worth, 0 to 100
    backwards: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Sort the terms from the back as well."""
        if not self.backwards:
            self.backwards = sorted(term[::-1] for term in self.terms)

    def symbols_with(self, term: str) -> Iterator[tuple[int, int]]:
        """Yield (place of a symbol, weight) for one exact term."""
        i = bisect_left(self.terms, term)
        if i < len(self.terms) and self.terms[i] == term:
            for j in range(self.starts[i], self.starts[i + 1]):
                yield self.posts[j], self.weights[j]

    def __contains__(self, term: str) -> bool:
        i = bisect_left(self.terms, term)
        return i < len(self.terms) and self.terms[i] == term

    def beginning_with(self, start: str, most: int) -> list[str]:
        """Return terms that begin so, the shortest first."""
        low = bisect_left(self.terms, start)
        high = bisect_right(self.terms, start + "\U0010ffff", low)
        found = self.terms[low : min(high, low + 2_000)]
        return sorted((t for t in found if t != start), key=lambda t: (len(t), t))[:most]

    def one_typo_from(self, word: str) -> list[str]:
        """Return terms one slip away: a letter too many, missing or wrong, or two swapped."""
        if len(word) < _FEWEST_FOR_TYPO:
            return []
        half = len(word) // 2
        # A swap in the very middle breaks both halves, so each is one letter shorter than half.
        first, last = word[: max(1, half - 1)], word[half + 1 :]
        near = _between(self.terms, first)
        back = [term[::-1] for term in _between(self.backwards, last[::-1])] if last else []
        length = len(word)
        return [
            term
            for term in dict.fromkeys((*near, *back))
            if -1 <= len(term) - length <= 1 and _is_one_slip(word, term)
        ]


def _between(terms: list[str], start: str) -> list[str]:
    low = bisect_left(terms, start)
    return terms[low : bisect_right(terms, start + "\U0010ffff", low)]


def _is_one_slip(word: str, term: str) -> bool:
    if word == term:
        return False
    if len(word) > len(term):
        word, term = term, word
    at = next((i for i, (a, b) in enumerate(zip(word, term, strict=False)) if a != b), len(word))
    if len(word) < len(term):
        return word[at:] == term[at + 1 :]
    if word[at + 1 :] == term[at + 1 :]:
        return True
    swapped = word[at + 1 : at + 2] + word[at : at + 1]
    return swapped == term[at : at + 2] and word[at + 2 :] == term[at + 2 :]


def words_in(text: str) -> list[str]:
    """Return the words of a label, keyword or search in small letters, as the index has them."""
    found: list[str] = []
    for word in words(text.replace("_", " ")):
        plain = word.text.lower().replace("’", "'").replace("ʼ", "'").removesuffix("'s")
        found.append(plain)
        if "-" in plain:
            found.extend(part for part in plain.split("-") if part)
    return found


def build(symbols: Iterable[Symbol]) -> SetIndex:
    """Return the index of some symbols, in their order."""
    held: dict[str, dict[int, int]] = {}
    based: dict[str, tuple[str, ...]] = {}

    def add(text: str, place: int, whole: int, part: int, base: int) -> None:
        found = words_in(text)
        for word in found:
            _raise(held, word, place, whole if len(found) == 1 else part)
            if word not in based:
                based[word] = tuple(b for b in bases(word) if b != word and len(b) > 2)
            for form in based[word]:
                _raise(held, form, place, base)

    for place, symbol in enumerate(symbols):
        add(symbol.label, place, WHOLE_LABEL, IN_LABEL, BASE_OF_LABEL)
        for keyword in symbol.keywords:
            add(keyword, place, WHOLE_KEYWORD, IN_KEYWORD, BASE_OF_KEYWORD)
    terms = sorted(held)
    starts, posts, weights = array("I", [0]), array("I"), array("B")
    for term in terms:
        for place, weight in held[term].items():
            posts.append(place)
            weights.append(weight)
        starts.append(len(posts))
    return SetIndex(terms, starts, posts, weights)


def _raise(held: dict[str, dict[int, int]], term: str, place: int, weight: int) -> None:
    places = held.setdefault(term, {})
    if weight > places.get(place, 0):
        places[place] = weight


def index_of(symbol_set: SymbolSet) -> SetIndex:
    """Return a set's index: from the cache if the set has not changed since, else made anew.

    A cache that cannot be read or written costs time only.
    """
    if symbol_set.held is not None:
        return build(symbol_set.symbols.values())  # its words are not ours to leave on a disk
    path = cache_folder() / "symbols" / f"{_key(symbol_set)}.index"
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError, EOFError):
        return _read(path)
    made = build(symbol_set.symbols.values())
    with contextlib.suppress(OSError):
        _write(path, made)
    return made


def _key(symbol_set: SymbolSet) -> str:
    """Return a name that changes with the words of the set's symbols."""
    table = symbol_set.folder / "symbols.csv"
    try:
        status = table.stat()
        seen = f"{table.resolve()}|{status.st_mtime_ns}|{status.st_size}"
    except OSError:  # a set that lies in no folder: its own words are its name
        seen = "|".join(f"{s.id}={s.label}={s.keywords}" for s in symbol_set.symbols.values())
    whole = f"{VERSION}|{symbol_set.id}|{len(symbol_set.symbols)}|{seen}"
    return f"{symbol_set.id[:40]}-{hashlib.sha256(whole.encode()).hexdigest()[:24]}"


def _write(path: Path, index: SetIndex) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    head = {"version": VERSION, "terms": len(index.terms), "posts": len(index.posts)}
    text = "\n".join(index.terms).encode()
    head["bytes"] = len(text)
    parts = (
        json.dumps(head).encode() + b"\n",
        text,
        index.starts.tobytes(),
        index.posts.tobytes(),
        index.weights.tobytes(),
    )
    number, made = tempfile.mkstemp(dir=path.parent, prefix=".making-")
    try:
        with os.fdopen(number, "wb") as file:
            file.writelines(parts)
        Path(made).replace(path)
    except OSError:
        Path(made).unlink(missing_ok=True)
        raise
    _forget_older(path)


def _forget_older(path: Path) -> None:
    """Remove this set's older index, so that the cache does not grow with every change."""
    same = path.name.rpartition("-")[0]
    others = sorted(path.parent.glob(f"{same}-*.index"), key=lambda p: p.stat().st_mtime_ns)
    for old in others[:-3]:
        old.unlink(missing_ok=True)


def _read(path: Path) -> SetIndex:
    data = path.read_bytes()
    end = data.index(b"\n")
    head = json.loads(data[:end])
    if head["version"] != VERSION:
        raise ValueError("made by another version")
    place = end + 1
    text = data[place : place + head["bytes"]].decode()
    terms = text.split("\n") if text else []
    place += head["bytes"]
    starts, posts, weights = array("I"), array("I"), array("B")
    for column, length in (
        (starts, head["terms"] + 1),
        (posts, head["posts"]),
        (weights, head["posts"]),
    ):
        size = length * column.itemsize
        column.frombytes(data[place : place + size])
        place += size
        if len(column) != length:
            raise ValueError("cut short")
    if len(terms) != head["terms"]:
        raise ValueError("cut short")
    return SetIndex(terms, starts, posts, weights)
