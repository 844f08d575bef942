"""What one sentence asks of its reader: how many words, how old, joined in how many ways.

All of it is read off the words and marks themselves, with closed lists of little words. A
parser's reading of a sentence changes when a noun or a name in it changes; these do not, so
that an easier word or another name can never make a letter look harder.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from letterkit.text import Word, words
from letterkit.words.age import word_age

UNKNOWN_AGE = 10.5
"""Years for a word in no list: rarer than nearly all that are listed."""
OLDEST_COUNTED = 14.0
EASY_AGE = 5.0
"""Years: a word that children know when they start school costs a reader nothing."""


def _listed(row: str) -> frozenset[str]:
    return frozenset(row.split())


# Little words that join and point: neither easy nor hard, so that cutting a sentence at "and",
# or saying who did a thing rather than "was ... by", leaves the words that count as they were.
JOINING = _listed(
    "a an the i you he she it we they me him her us them my your his its our their mine yours "
    "hers ours theirs this that these those and but or so because if when while as than then "
    "who which what where why how whose whom is am are was were be been being by to will would "
    "can could shall should may might must not there"
)
_PRONOUNS = _listed("i you he she it we they there this everyone someone nobody")
_ALWAYS_JOIN = _listed(
    "because if although though unless whereas whilst while whether when whenever wherever "
    "which who whose whom where why how"
)
_JOIN_BEFORE_A_PRONOUN = _listed("before after until till since as once than")
_PREPOSITIONS = _listed("in on at for of to with by from about like after before all is was")
_BE = _listed("am is are was were be been being")
_BETWEEN = _listed("not also now always never being been all both still just soon already")
_PARTICIPLES = _listed(
    "done gone seen taken given made told said known shown found kept held left put set cut hurt "
    "built sent spent felt heard read led met paid brought bought caught taught thought written "
    "driven eaten broken chosen spoken stolen worn begun run grown drawn thrown born won lost sold "
    "understood forgotten hidden bitten beaten shaken fed laid sought dealt meant stuck hit"
)
# These say how somebody is, not what was done to them.
_STATES = _listed(
    "excited worried tired scared bored pleased interested married frightened annoyed surprised "
    "confused upset disappointed ashamed embarrassed relieved relaxed delighted supposed used "
    "allowed retired red need bed indeed hundred"
)
_MARKS = re.compile(r"(?<!\d),|,(?!\d)|[;()–—]|:(?!\d)")
_ENDS = re.compile(r"[.!?…。！？؟]")


@dataclass(frozen=True, slots=True)
class HardWord:
    """One word and its place in its field, with the age by which most children know it."""

    text: str
    start: int
    end: int
    age: float | None


@dataclass(frozen=True, slots=True)
class Costs:
    """The counts of one sentence, or of many added up.

    ``words`` counts a full name as one word. ``years`` adds up, over the ``counted`` words, the
    years beyond `EASY_AGE` by which each is known. ``joints`` are commas, brackets and dashes.
    """

    sentences: int = 0
    words: int = 0
    counted: int = 0
    years: float = 0.0
    clauses: int = 0
    passives: int = 0
    joints: int = 0

    def __add__(self, other: Costs) -> Costs:
        return self._with(other, 1)

    def __sub__(self, other: Costs) -> Costs:
        return self._with(other, -1)

    def _with(self, other: Costs, sign: int) -> Costs:
        return Costs(
            self.sentences + sign * other.sentences,
            self.words + sign * other.words,
            self.counted + sign * other.counted,
            self.years + sign * other.years,
            self.clauses + sign * other.clauses,
            self.passives + sign * other.passives,
            self.joints + sign * other.joints,
        )


def names_among(texts: Iterable[str], given: Collection[str]) -> frozenset[str]:
    """Return the words that are names, as written: those given, and those seen to be names.

    A capital letter inside a sentence marks a name, but for "I", for title-case terms of adults'
    words ("your Placement Order"), and for days, months and people called by what they are.
    """
    found = {_bare(word.text) for name in given for word in words(name)}
    for text in texts:
        sentence = words(text)
        for before, word in pairwise(sentence):
            if _looks_like_a_name(text, before, word):
                found.add(_bare(word.text))
    return frozenset(found - {""})


def costs(text: str, offset: int, names: frozenset[str]) -> tuple[Costs, tuple[HardWord, ...]]:
    """Count one sentence. ``offset`` is where it starts in its field; places count from there.

    A line of up to three words with no stop, such as a greeting or a heading, counts nothing.
    """
    found = words(text)
    if not found or (len(found) <= 3 and not _ENDS.search(text)):
        return Costs(), ()
    total = 0
    in_a_name = False
    counted: list[HardWord] = []
    plain: list[str] = []
    for place, word in enumerate(found):
        bare = _bare(word.text)
        unknown_first = place == 0 and word.text[0].isupper() and word_age(word.text) is None
        if bare in names or unknown_first:
            total += not in_a_name
            plain += [] if in_a_name else ["<name>"]
            in_a_name = True
            continue
        in_a_name = False
        total += 1
        plain.append(word.text.lower().replace("’", "'"))
        if bare.lower() not in JOINING and not word.text[0].isdigit():
            age = word_age(word.text)
            counted.append(HardWord(word.text, offset + word.start, offset + word.end, age))
    return (
        Costs(
            sentences=1,
            words=total,
            counted=len(counted),
            years=sum(beyond(word.age) for word in counted),
            clauses=sum(_clauses(plain, text.rstrip("\"'”’) ").endswith("?"))),
            passives=sum(_passives(plain)),
            joints=len(_MARKS.findall(text.rstrip(",;: "))),
        ),
        tuple(counted),
    )


def beyond(age: float | None) -> float:
    """Return the years by which a word is beyond what a child starting school knows."""
    known = UNKNOWN_AGE if age is None else min(age, OLDEST_COUNTED)
    return max(known - EASY_AGE, 0.0)


def _bare(word: str) -> str:
    """Return a word without the 's that shows whose."""
    return re.sub(r"['’]s?$", "", word)


def _looks_like_a_name(text: str, before: Word, word: Word) -> bool:
    if not word.text[0].isupper() or re.fullmatch(r"I(?:['’].*)?", word.text):
        return False
    if re.search(r"[.!?:]", text[before.end : word.start]):
        return False  # the first word of what somebody says
    age = word_age(word.text)
    return age is None or age <= 7 or not _before_a_noun(before)


def _before_a_noun(before: Word) -> bool:
    """Say whether the word before shows that a common noun follows, capital or not."""
    lower = before.text.lower()
    return lower in _DETERMINERS or (before.text[0].isupper() and (word_age(lower) or 0) > 7)


_DETERMINERS = _listed("a an the your my his her our their this that these those any no every")


def _clauses(plain: list[str], question: bool) -> Iterator[int]:
    """Yield 1 for each word that brings in a clause inside the sentence."""
    for place, word in enumerate(plain):
        before = plain[place - 1] if place else ""
        after = plain[place + 1] if place + 1 < len(plain) else ""
        if word in _ALWAYS_JOIN:
            yield int(place > 0 or not question)
        elif word in _JOIN_BEFORE_A_PRONOUN:
            yield int(after in _PRONOUNS)
        elif word == "that":
            yield int(bool(before) and before not in _PREPOSITIONS and after not in _BE)


def _passives(plain: list[str]) -> Iterator[int]:
    """Yield 1 for each "was decided", "will be told", "has been moved"."""
    for place, word in enumerate(plain):
        if word in _BE:
            following = place + 1
            while following < len(plain) and (
                plain[following] in _BETWEEN or plain[following].endswith("ly")
            ):
                following += 1
            done = plain[following] if following < len(plain) else ""
            is_done = done in _PARTICIPLES or (done.endswith("ed") and len(done) > 4)
            # "has been moved" is one, though "been" stands between.
            yield int(is_done and done not in _STATES and plain[place + 1] not in ("being", "been"))
