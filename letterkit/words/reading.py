"""How old a reader a text suits, as a band of years, and what in it makes it so.

A sum that can be checked by hand (`data/reading-model.toml` holds the numbers): words a
sentence, how old the words are, clauses inside sentences, passives, and commas. Each can only
move the age up, each is counted so that an easier word, a shorter sentence, or a plain active
sentence can never raise it, and names count as nothing. So it also holds below age eight, where
no corpus reaches. The scale was set by British passages written for each age from 4 to 17
(`letterkit.words.fit.reading_model` has them), and the weights also by the three levels of
OneStopEnglish. A figure for a very short text is less sure, and its band is wider.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from letterkit.text import words
from letterkit.words.age import entry
from letterkit.words.costs import Costs, HardWord, beyond, costs, names_among
from letterkit.words.pipeline import ParsedSentence, ParsedText

_MODEL = Path(__file__).parent / "data" / "reading-model.toml"

YOUNGEST, OLDEST = 3.5, 18.0
_FEW_WORDS = 40
_UNKNOWN_LEVEL = 4.0
_MOST_DRIVERS = 8
_LEAST_YEARS = 0.1


@dataclass(frozen=True, slots=True)
class Driver:
    """A sentence or a word that makes the text harder, and by how many years.

    ``kind`` is "sentence" or "word". ``start`` and ``end`` are code points in ``field`` (empty
    for a single text), ``sentence`` counts from 0 in that field, ``words`` quotes what is hard.
    """

    kind: str
    field: str
    sentence: int
    start: int
    end: int
    words: str
    why: str
    years: float


@dataclass(frozen=True, slots=True)
class Reading:
    """The age of reader a text suits: ``band`` in words, ``low`` and ``high`` in years.

    ``age`` is for comparing drafts only; show the band. ``drivers`` are the sentences and words
    that make it harder, hardest first.
    """

    low: int
    high: int
    band: str
    age: float
    drivers: tuple[Driver, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """How a text's reading age moved since the last draft, in years and in words."""

    years: float
    words: str


@dataclass(frozen=True, slots=True)
class _Counted:
    field: str
    number: int
    sentence: ParsedSentence
    costs: Costs
    hard: tuple[HardWord, ...]


def reading(
    parsed: ParsedText | Mapping[str, ParsedText], names: Collection[str] = ()
) -> Reading | None:
    """Return how old a reader the text suits, or None where there is not one sentence in it.

    ``parsed`` is one parsed text, or a letter's fields by path. ``names`` are the people in it;
    other names are known by their capital letters. No language model is needed: the figure is
    the same with and without one.
    """
    fields = {"": parsed} if isinstance(parsed, ParsedText) else parsed
    known = names_among((s.text for text in fields.values() for s in text.sentences), names)
    counted = [
        _Counted(path, number, sentence, *costs(sentence.text, sentence.start, known))
        for path, text in fields.items()
        for number, sentence in enumerate(text.sentences)
    ]
    total = sum((one.costs for one in counted), Costs())
    if not total.sentences:
        return None
    age = reading_age(total)
    low, high = _band(age, total.words)
    return Reading(low, high, _in_words(low, high), age, tuple(_drivers(counted, total, age)))


def reading_age(total: Costs) -> float:
    """Return the age in years for counts added up over at least one sentence."""
    weights = _weights()
    each = 1 / total.sentences
    age = (
        weights["base"]
        + weights["words_a_sentence"] * math.log(max(total.words, 1) * each)
        + weights["years_a_sentence"] * math.log1p(total.years * each)
        + weights["years_a_word"] * total.years / max(total.counted, 1)
        + weights["clauses_a_sentence"] * total.clauses * each
        + weights["passives_a_sentence"] * total.passives * each
        + weights["joints_a_sentence"] * math.log1p(total.joints * each)
    )
    return min(max(age, YOUNGEST), OLDEST)


def sentence_level(text: str, names: Collection[str] = ()) -> float:
    """Return how hard learners of English find one sentence: 1 (CEFR A1) to 6 (C2).

    A sum, each part of which can only go up with the level of a word or the number of words;
    the levels and the weights were fitted from CEFR-SP. Letters are judged by `reading`.
    """
    known = names_among([text], names)
    own = words(text)
    levels = sorted(
        (
            found.level if (found := entry(word.text)) else _UNKNOWN_LEVEL
            for place, word in enumerate(own)
            if not word.text[0].isdigit()
            and word.text.removesuffix("'s").removesuffix("’s") not in known
            and not (place == 0 and word.text[0].isupper() and entry(word.text) is None)
        ),
        reverse=True,
    ) or [0.0]
    model = _model()["sentence_level"]
    parts = zip(model["weights"], level_parts(levels, len(own)), strict=True)
    return float(min(max(model["base"] + sum(weight * part for weight, part in parts), 1.0), 6.0))


def level_parts(levels: list[float], length: int) -> tuple[float, ...]:
    """Return the parts of `sentence_level`'s sum, for levels sorted from the hardest word down."""

    def rank(place: int) -> float:
        return levels[min(place, len(levels) - 1)]

    return (
        math.log(max(length, 1)),
        sum(levels) / len(levels),
        rank(0),
        rank(1),
        rank(2),
        sum(levels) / math.sqrt(len(levels)),
        math.log(sum(math.exp(level) for level in levels)),
    )


def change(old: Reading | None, new: Reading | None) -> Change | None:
    """Return how much easier or harder a text became, or None where one of the two is missing."""
    if old is None or new is None:
        return None
    years = round(new.age - old.age, 1)
    if abs(years) < 0.3:
        return Change(years, "about as easy to read as the last draft")
    size = "a little" if abs(years) < 0.8 else f"about {_years(abs(years))}"
    how = "easier" if years < 0 else "harder"
    return Change(years, f"{size} {how} to read than the last draft")


def _years(years: float) -> str:
    whole = max(1, round(years))
    return "a year" if whole == 1 else f"{whole} years"


def _band(age: float, words: int) -> tuple[int, int]:
    """Return a band of two years, or three where an older text is too short to be surer."""
    low = max(3, math.floor(age - 0.5))
    return low, low + (3 if words < _FEW_WORDS and low >= 8 else 2)


def _in_words(low: int, high: int) -> str:
    return "about 16 or older" if low >= 16 else f"about {low} to {high}"


def _drivers(counted: list[_Counted], total: Costs, age: float) -> Iterator[Driver]:
    """Yield what makes the text harder: how much younger it would be without each."""
    found = [driver for one in counted for driver in _drivers_of(one, total, age)]
    found = [driver for driver in found if driver.years >= _LEAST_YEARS]
    found.sort(key=lambda driver: -driver.years)
    yield from found[:_MOST_DRIVERS]


def _drivers_of(one: _Counted, total: Costs, age: float) -> Iterator[Driver]:
    own = one.costs
    if not own.sentences:
        return
    rest = total - own
    years = age - reading_age(rest) if rest.sentences else 0.0
    place = (one.field, one.number, one.sentence.start, one.sentence.end)
    # A text of one sentence is as hard as that sentence: say what it is made of.
    if years >= _LEAST_YEARS or not rest.sentences:
        yield Driver("sentence", *place, one.sentence.text, _why(own), round(max(years, 0.1), 1))
    seen: set[str] = set()
    for word in one.hard:
        cost = beyond(word.age)
        if cost > 1 and word.text.lower() not in seen:
            seen.add(word.text.lower())
            without = age - reading_age(total - Costs(years=cost))
            yield Driver(
                "word",
                one.field,
                one.number,
                word.start,
                word.end,
                word.text,
                _why_word(word),
                round(without, 1),
            )


def _why_word(word: HardWord) -> str:
    if word.age is None:
        return f"“{word.text}” is in none of the word lists, so it may be new to a child"
    return f"most children know “{word.text}” at about {round(word.age)}"


def _why(own: Costs) -> str:
    """Say in a few words what a sentence is made of."""
    reasons = [f"{own.words} words in one sentence"]
    if own.clauses:
        reasons.append("a clause inside it" if own.clauses == 1 else f"{own.clauses} clauses in it")
    if own.passives:
        reasons.append("it does not say who did it, or says so last")
    if own.joints > 1:
        reasons.append(f"{own.joints} commas or brackets")
    if own.counted and own.years / own.counted > 2:
        reasons.append("many words that children meet late")
    return ", ".join(reasons)


@cache
def _model() -> dict[str, Any]:
    with _MODEL.open("rb") as file:
        return tomllib.load(file)


def _weights() -> dict[str, float]:
    weights: dict[str, float] = _model()["reading_age"]
    return weights
