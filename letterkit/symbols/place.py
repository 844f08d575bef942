"""Words to symbols: which words of a text get a picture, and which.

In order: this letter's choice, this child's, the team's, then set after set its alias table and
its labels; the longest row of words first, over words as written and their base forms, with the
part of speech telling a verb from a noun. Nothing else is placed. Symbols stand on key words
only, a few a sentence (Easy Read basics, Department of Health 2009; Makaton; Widgit).
"""

from __future__ import annotations

import datetime as dt
from collections import OrderedDict
from dataclasses import dataclass
from functools import lru_cache

from letterkit.letter import Letter
from letterkit.reader import Child
from letterkit.settings import Settings
from letterkit.symbols.catalogue import Catalogue
from letterkit.symbols.lexicon import (
    CHILD,
    LETTER,
    TEAM,
    Key,
    key_of,
    layered,
    lexicon_for,
)
from letterkit.symbols.sentence import Placer
from letterkit.words.pipeline import parse

NOT_SYMBOL = "care:not"
_MOST_SENTENCES = 2_000


@dataclass(frozen=True, slots=True)
class Placed:
    """A symbol on some words: ``start`` and ``end`` are code points in the text.

    ``negated``: the words stand under a "not". ``says_not``: the symbol shows that by itself
    ("not your fault", or the "not" symbol on "don't"), so it is not crossed out. ``why``:
    "letter", "child", "team", "alias", "label", "photo" or "not". ``marks``: "past", "future",
    "plural". An empty ``ref``: a person or a list said that these words stay bare.
    """

    start: int
    end: int
    ref: str
    why: str = ""
    negated: bool = False
    marks: tuple[str, ...] = ()
    says_not: bool = False

    @property
    def crossed(self) -> bool:
        """Say whether the picture is shown crossed out."""
        return self.negated and not self.says_not


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
        text,
        letter.child,
        catalogue,
        settings=settings,
        letter_choices=letter.symbols,
        on=letter.date,
    )


def place_words(
    text: str,
    child: Child,
    catalogue: Catalogue,
    *,
    settings: Settings | None = None,
    letter_choices: dict[str, str] | None = None,
    on: dt.date | None = None,
) -> tuple[Placed, ...]:
    """Return the symbols of a text for a child, in order, none over another.

    ``letter_choices`` maps words or a phrase to "set:id": a phrase is shown as one, an empty
    value hides, and each word of a phrase alone splits it. ``on`` is the letter's day (today if
    not given): licences and consents must hold then. Without the language model, only words that
    can mean one thing alone get a symbol.
    """
    return tuple(
        placed
        for placed in place_all(
            text, child, catalogue, settings=settings, letter_choices=letter_choices, on=on
        )
        if placed.ref
    )


def place_all(
    text: str,
    child: Child,
    catalogue: Catalogue,
    *,
    settings: Settings | None = None,
    letter_choices: dict[str, str] | None = None,
    on: dt.date | None = None,
) -> tuple[Placed, ...]:
    """Return the symbols of a text, and with an empty ``ref`` the phrases that stay bare."""
    profile = child.symbols
    if profile.mode == "none" or not text.strip():
        return ()
    day = on or dt.date.today()
    team = settings.symbols.aliases if settings else {}
    placer, memory = _placer_for(
        catalogue,
        profile.sets,
        _frozen(letter_choices or {}),
        _frozen(profile.choices),
        _frozen(team),
        profile.off,
        profile.mode,
        profile.per_sentence,
        profile.marks,
        _photos(child, day),
        _names(child),
        child.age_on(day),
        day,
    )
    made: list[Placed] = []
    for sentence in parse(text).sentences:
        known = memory.get(sentence.text)
        if known is None:
            known = tuple(
                Placed(f.start, f.end, f.ref, f.why, f.negated, f.marks, f.says_not)
                for f in placer.sentence(sentence.text, sentence.doc)
            )
            memory[sentence.text] = known
            if len(memory) > _MOST_SENTENCES:
                memory.popitem(last=False)
        start = sentence.start
        made.extend(known if not start else (_moved(p, start) for p in known))
    return tuple(made)


def _moved(p: Placed, by: int) -> Placed:
    return Placed(p.start + by, p.end + by, p.ref, p.why, p.negated, p.marks, p.says_not)


def forget() -> None:
    """Drop every remembered sentence, for example when a child's data is removed."""
    _placer_for.cache_clear()


_Memory = OrderedDict[str, tuple[Placed, ...]]
_Choices = tuple[tuple[str, str], ...]


@lru_cache(maxsize=32)
def _placer_for(
    catalogue: Catalogue,
    sets: tuple[str, ...],
    letter: _Choices,
    child: _Choices,
    team: _Choices,
    off: tuple[str, ...],
    mode: str,
    per_sentence: int,
    marks: tuple[str, ...],
    photos: _Choices,
    names: frozenset[str],
    age: int | None,
    day: dt.date,
) -> tuple[Placer, _Memory]:
    """Return what places symbols for one child in one letter, and what it has placed before."""
    lexicon = layered(
        lexicon_for(catalogue, sets),
        (
            ("letter", LETTER, dict(letter)),
            ("child", CHILD, dict(child)),
            ("team", TEAM, dict(team)),
        ),
    )
    placer = Placer(
        lexicon=lexicon,
        catalogue=catalogue,
        off=frozenset(key_of(word) for word in off),
        every_word=mode == "every-word",
        most=per_sentence,
        marks=marks,
        photos={key_of(name): ref for name, ref in photos},
        names=names,
        age=age,
        day=day,
        not_symbol=NOT_SYMBOL,
    )
    return placer, OrderedDict()


def _frozen(choices: dict[str, str]) -> _Choices:
    return tuple(sorted(choices.items()))


def _photos(child: Child, day: dt.date) -> _Choices:
    """Return the names of people whose photo may be shown on a day: agreed to, and not over."""
    return tuple(
        (name, person.photo.ref)
        for person in child.people
        if person.photo
        and person.photo.alt
        and person.photo.consent
        and person.photo.consent.when <= day <= person.photo.consent.until
        for name in (person.called, person.name)
        if name
    )


def _names(child: Child) -> frozenset[str]:
    known = [child.name, *(n for p in child.people for n in (p.name, p.called))]
    return frozenset(word for name in known for word in key_of(name))


__all__ = ["NOT_SYMBOL", "Key", "Placed", "forget", "place", "place_all", "place_words"]
