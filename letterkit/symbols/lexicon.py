"""Which words lead to which symbols: labels and alias tables, as one index of words in a row.

Only a set's own label, and the alias table that people have looked through, lead to a symbol
that is *placed*. Keywords are for search; a wrong picture is worse than none.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from letterkit.errors import FileMissing, SymbolSetError
from letterkit.letterfile import read_text
from letterkit.places import data_folder
from letterkit.symbols.catalogue import Catalogue
from letterkit.symbols.sets import SymbolSet
from letterkit.text import words

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A symbol that some words lead to. ``why`` says by which way; a lower ``rank`` wins.

    ``part_of_speech`` limits it to that use of the word; "" fits every use.
    """

    ref: str
    why: str
    rank: int
    part_of_speech: str = ""


@dataclass
class Lexicon:
    """Rows of words and the symbols they lead to, best first."""

    entries: dict[Key, list[Entry]] = field(default_factory=dict)
    # The longest row that begins with a word, and the first two words of each row: with them
    # most words are looked up once only.
    reach: dict[str, int] = field(default_factory=dict)
    pairs: set[tuple[str, str]] = field(default_factory=set)

    def add(self, phrase: str, entry: Entry) -> None:
        """Let a word or phrase lead to a symbol."""
        key = key_of(phrase)
        if not key:
            return
        known = self.entries.setdefault(key, [])
        use = (entry.ref, entry.part_of_speech)
        if not any(
            (other.ref, other.part_of_speech) == use and other.rank <= entry.rank for other in known
        ):
            known.append(entry)
            known.sort(key=lambda e: e.rank)
        if len(key) > 1:
            self.reach[key[0]] = max(self.reach.get(key[0], 1), len(key))
            self.pairs.add((key[0], key[1]))


def key_of(phrase: str) -> Key:
    """Return a phrase as the row of its words, in small letters, with straight apostrophes."""
    return tuple(word.text.lower().replace("’", "'") for word in words(phrase))


# The order in which a word finds its picture: people's own choices, then the words that stay
# bare because only a person can tell what they mean, then set after set: its alias table, its
# labels.
LETTER, CHILD, TEAM, BARE, SETS = 0, 1, 2, 3, 4
LAST = 10_000


def layered(base: Lexicon, layers: Iterable[tuple[str, int, Mapping[str, str]]]) -> Lexicon:
    """Return a lexicon with a letter's, a child's and a team's own choices over a set's."""
    made = Lexicon(dict(base.entries), dict(base.reach), set(base.pairs))
    for why, rank, choices in layers:
        for word, ref in choices.items():
            key = key_of(word)
            if key in base.entries:
                made.entries[key] = list(made.entries[key])
            made.add(word, Entry(ref, why, rank))
    return made


def lexicon_for(catalogue: Catalogue, set_ids: tuple[str, ...]) -> Lexicon:
    """Return the lexicon of some sets, in order of preference; kept for the next letter."""
    return _lexicon(catalogue, set_ids)


@lru_cache(maxsize=16)
def _lexicon(catalogue: Catalogue, set_ids: tuple[str, ...]) -> Lexicon:
    made = Lexicon()
    for word, part, _ in _table(data_folder("symbols") / "aliases" / "bare.csv"):
        made.add(word, Entry("", "bare", BARE, part))
    for phrase in _terms_of_the_field(catalogue):
        made.add(phrase, Entry("", "bare", LAST))
    for place, set_id in enumerate(set_ids):
        symbol_set = catalogue.sets.get(set_id)
        if symbol_set is None:
            continue
        rank = SETS + 2 * place
        for word, part, symbol_id in aliases_of(symbol_set):
            if symbol_id in symbol_set.symbols:
                made.add(word, Entry(f"{set_id}:{symbol_id}", "alias", rank, part))
        for symbol in symbol_set.symbols.values():
            if not symbol.not_for_children:
                part = symbol.part_of_speech
                made.add(symbol.label, Entry(symbol.ref, "label", rank + 1, part))
    return made


def _terms_of_the_field(catalogue: Catalogue) -> Iterator[str]:
    """Yield terms such as "key worker" and "life story book", which are more than their words.

    In a set that has no symbol for one, a picture of a key would mislead: it stays bare.
    """
    care = catalogue.sets.get("care")
    if care is None:
        return
    labels = ((s.label, s.part_of_speech) for s in care.symbols.values())
    aliases = ((word, part) for word, part, _ in aliases_of(care))
    for phrase, part in (*labels, *aliases):
        if part == "noun" and " " in phrase and not phrase.startswith(("new ", "my ", "best ")):
            yield phrase


def aliases_of(symbol_set: SymbolSet) -> Iterator[tuple[str, str, str]]:
    """Yield (word, part of speech, symbol id) of a set's alias table.

    It lies beside the set's own table (``aliases.csv``), or comes with letterkit.
    """
    if symbol_set.held is not None and (held := symbol_set.beside("aliases.csv")) is not None:
        yield from aliases_in(held.decode("utf-8", "replace"), f"{symbol_set.id}: aliases.csv")
        return
    ours = data_folder("symbols") / "aliases" / f"{symbol_set.id}.csv"
    for path in (symbol_set.folder / "aliases.csv", ours):
        try:
            yield from _table(path)
        except FileMissing:
            continue
        return


def _table(path: Path) -> Iterator[tuple[str, str, str]]:
    return aliases_in(read_text(path, most_bytes=5_000_000), str(path))


def aliases_in(text: str, where: str) -> Iterator[tuple[str, str, str]]:
    """Yield the rows of an alias table. Raises `SymbolSetError` where a column is not there."""
    reader = csv.DictReader(io.StringIO(text, newline=""))
    missing = [name for name in ("word", "symbol_id") if name not in (reader.fieldnames or ())]
    if missing:
        raise SymbolSetError(
            f"the first line must name the columns; {', '.join(missing)} is not there.",
            where=where,
        )
    for row in reader:
        yield row["word"] or "", (row.get("part_of_speech") or "").strip(), row["symbol_id"] or ""
