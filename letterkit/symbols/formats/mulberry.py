"""The release zip of the Mulberry symbols: ``symbol-info.csv`` and a folder of SVGs.

Ids are the file's names, so that a table of words made for Mulberry finds them. Mulberry's own
habits are undone for readers: "play_,_to" is "play", "hat_-_ladies" a "ladies' hat", and a
number at the end tells one drawing from another.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import PurePosixPath

from letterkit.errors import SymbolSetError
from letterkit.symbols.formats.incoming import NewSet, counted, some
from letterkit.symbols.formats.mulberry_names import category_of, plain_label, spoken
from letterkit.symbols.formats.tables import read_table
from letterkit.symbols.formats.zips import Files
from letterkit.symbols.sets import Symbol

TITLE = "Mulberry's release"
SET_ID = "mulberry"
INFO = "symbol-info.csv"
NOTICE = {
    "title": "Mulberry Symbols",
    "licence": "CC-BY-SA-4.0",
    "licence_url": "https://creativecommons.org/licenses/by-sa/4.0/",
    "holder": "Steve Lee",
    "attribution": "Mulberry Symbols by Steve Lee (mulberrysymbols.org), CC BY-SA 4.0",
    "source": "https://mulberrysymbols.org/",
}
_PARTS = {"noun": "noun", "verb": "verb", "verbcomplex": "verb", "interjection": "phrase"}
# "nurse_2b": the second person drawn, with darker skin. "car_2": another car.
_VARIANT = re.compile(r"(?P<stem>.+?)_(?P<number>\d)(?P<letter>[a-d])?(?P<verb>_,_to)?")
_LATE_NUMBER = re.compile(r"(?P<stem>.+)_,_to_(?P<number>\d)")
_GENDERS = {"lady": "woman", "man": "man", "female": "woman", "male": "man"}
_PALE, _DARK = ("light", "medium-light", "medium"), ("medium-dark", "dark")


@dataclass(frozen=True)
class Name:
    """A Mulberry file name taken apart."""

    stem: str
    is_verb: bool = False
    number: str = ""
    letter: str = ""
    gender: str = ""

    @property
    def which(self) -> str:
        """Return what tells this drawing from others of the same thing: "2b", "man"."""
        return self.number + self.letter or self.gender


def fits(files: Files) -> bool:
    """Say whether these files are Mulberry's release."""
    return any(PurePosixPath(name).name == INFO for name in files.names)


def read(files: Files) -> NewSet:
    """Read the whole release. Raises `SymbolSetError` where its table or pictures are missing."""
    info = min((n for n in files.names if PurePosixPath(n).name == INFO), key=len)
    table = read_table(files.read(info), where=f"{files.where}: {info}")
    if "symbol_en" not in table.columns:
        raise SymbolSetError('the table has no column "symbol-en".', where=f"{files.where}: {info}")
    made = NewSet(SET_ID, dict(NOTICE), notes=list(table.notes))
    drawn = {PurePosixPath(n).stem: n for n in files.names if n.lower().endswith(".svg")}
    rows: dict[str, Mapping[str, str]] = {}
    for line, row in zip(table.lines, table.rows, strict=True):
        if row["symbol_en"] in rows:
            raise SymbolSetError(
                f'line {line} names the symbol "{row["symbol_en"]}" a second time.',
                where=f"{files.where}: {info}",
            )
        rows[row["symbol_en"]] = row
    gone = [symbol_id for symbol_id in rows if symbol_id not in drawn]
    if gone:
        made.notes.append(f"{counted(len(gone), 'row')} without a picture left out: {some(gone)}.")
    unnamed = sorted(set(drawn) - set(rows))
    if unnamed:
        made.notes.append(
            f"{counted(len(unnamed), 'picture')} not in the table: {some(unnamed)}; "
            "labelled by file name."
        )
    ids = [symbol_id for symbol_id in rows if symbol_id in drawn] + unnamed
    names = {symbol_id: taken_apart(symbol_id, set(ids)) for symbol_id in ids}
    variants = _variants(names)
    labels = _labels(names, {i for i in ids if _is_verb(names[i], rows.get(i, {}))})
    for symbol_id in ids:
        symbol = _symbol(symbol_id, names[symbol_id], labels[symbol_id], rows.get(symbol_id, {}))
        made.symbols.append(replace(symbol, variants=variants.get(symbol_id, {})))
        made.pictures[symbol.file] = partial(files.read, drawn[symbol_id])
    return made


def taken_apart(symbol_id: str, ids: set[str]) -> Name:
    """Return what a file's name says. ``ids`` tells a pair of figures from a word like "walkman".

    >>> taken_apart("happy_lady", {"happy_lady", "happy_man"}).gender
    'woman'
    """
    late = _LATE_NUMBER.fullmatch(symbol_id)
    if late:
        return Name(late["stem"], True, late["number"])
    found = _VARIANT.fullmatch(symbol_id)
    if found:
        return Name(found["stem"], bool(found["verb"]), found["number"], found["letter"] or "")
    is_verb = symbol_id.endswith("_,_to")
    stem = symbol_id.removesuffix("_,_to")
    base, _, last = stem.rpartition("_")
    ending = "_,_to" if is_verb else ""
    for one, other in (("lady", "man"), ("man", "lady"), ("female", "male"), ("male", "female")):
        if last == one and f"{base}_{other}{ending}" in ids:
            return Name(base, is_verb, gender=_GENDERS[one])
    return Name(stem, is_verb)


def _variants(names: Mapping[str, Name]) -> dict[str, dict[str, str]]:
    """Return the figures that each symbol can be drawn with.

    Pairs of lady and man; and people at work, whose number tells man (1) from woman (2) and
    whose letter tells lighter (a) from darker skin (b), as the drawings show.
    """
    groups: dict[tuple[str, bool], dict[str, str]] = defaultdict(dict)
    for symbol_id, name in names.items():
        if name.which:
            groups[name.stem, name.is_verb][name.which] = symbol_id
    found: dict[str, dict[str, str]] = {}
    for drawings in groups.values():
        for which, symbol_id in drawings.items():
            found[symbol_id] = _figures(drawings, which)
    return found


def _figures(drawings: Mapping[str, str], which: str) -> dict[str, str]:
    """Return the figures to choose from for one drawing of a group.

    A skin tone alone keeps to the man or the woman that was chosen.
    """
    if "woman" in drawings and "man" in drawings:
        return {gender: f"{drawings[gender]}.svg" for gender in ("woman", "man")}
    numbers = [number for number in "12" if {f"{number}a", f"{number}b"} <= drawings.keys()]
    if which[:1] not in numbers or which[1:] not in ("a", "b") or "3a" in drawings:
        return {}
    tones = dict.fromkeys(_PALE, "a") | dict.fromkeys(_DARK, "b")
    figures = {tone: f"{drawings[which[0] + letter]}.svg" for tone, letter in tones.items()}
    if len(numbers) == 2:
        for gender, number in (("man", "1"), ("woman", "2")):
            figures[gender] = f"{drawings[number + which[1]]}.svg"
            for tone, letter in tones.items():
                figures[f"{gender}+{tone}"] = f"{drawings[number + letter]}.svg"
    return figures


def _is_verb(name: Name, row: Mapping[str, str]) -> bool:
    return name.is_verb or row.get("grammar", "").startswith("Verb")


def _labels(names: Mapping[str, Name], verbs: set[str]) -> dict[str, str]:
    """Return each symbol's label: the plain words for the first drawing, "car (2)" for the next."""
    groups: dict[tuple[str, bool], list[str]] = defaultdict(list)
    for symbol_id, name in names.items():
        groups[plain_label(name.stem), symbol_id in verbs].append(symbol_id)
    labels: dict[str, str] = {}
    for members in groups.values():
        members.sort(key=lambda i: (names[i].which not in ("", "woman"), names[i].which))
        for place, symbol_id in enumerate(members):
            name = names[symbol_id]
            label = plain_label(name.stem)
            which = name.which or str(place + 1)
            labels[symbol_id] = label if place == 0 else f"{label} ({which})"
    return labels


def _symbol(symbol_id: str, name: Name, label: str, row: Mapping[str, str]) -> Symbol:
    is_verb = _is_verb(name, row)
    part = "verb" if is_verb else _PARTS.get(row.get("grammar", "").lower(), "other")
    category = row.get("category_en", "")
    if category.startswith("Descriptive") and part == "noun":
        part = ""  # "wet", "above", "Monday": Mulberry calls them all nouns
    if category == "People Feelings":
        part = "adjective"
    return Symbol(
        SET_ID,
        symbol_id,
        label,
        keywords=tuple(word for word in row.get("tags", "").split() if word.lower() != label),
        category=category_of(category),
        part_of_speech=part,
        alt_text=spoken(name.stem, is_verb=is_verb, category=category),
        file=f"{symbol_id}.svg",
        # Mulberry rates six drawings of bare bodies.
        not_for_children=row.get("rated", "0") not in ("", "0"),
    )
