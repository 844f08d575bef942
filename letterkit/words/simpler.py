"""A simpler word that fits the same place in the sentence.

`data/simpler.csv` holds pairs written by hand for letters from professionals to children. The
simpler word is put into the tense and number of the word it replaces, keeps its capital, and
takes "a" or "an" with it. Where it would not fit, there is no suggestion: a wrong one costs a
busy writer more than none. Inflections are made by rule, with a table of the irregular words
among the simpler ones, which are few.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from letterkit.words.age import bases, word_age
from letterkit.words.pipeline import ParsedSentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_DATA = Path(__file__).parent / "data" / "simpler.csv"
_LEAST_YOUNGER = 0.3  # years

_PARTS = {"NOUN": "noun", "VERB": "verb", "ADJ": "adjective", "ADV": "adverb"}

# Past tense and past participle of the irregular verbs among the simpler words.
_IRREGULAR = {
    "be": ("was", "been"),
    "beat": ("beat", "beaten"),
    "become": ("became", "become"),
    "begin": ("began", "begun"),
    "break": ("broke", "broken"),
    "bring": ("brought", "brought"),
    "build": ("built", "built"),
    "buy": ("bought", "bought"),
    "catch": ("caught", "caught"),
    "choose": ("chose", "chosen"),
    "come": ("came", "come"),
    "cut": ("cut", "cut"),
    "deal": ("dealt", "dealt"),
    "do": ("did", "done"),
    "draw": ("drew", "drawn"),
    "drink": ("drank", "drunk"),
    "eat": ("ate", "eaten"),
    "feed": ("fed", "fed"),
    "feel": ("felt", "felt"),
    "find": ("found", "found"),
    "fight": ("fought", "fought"),
    "get": ("got", "got"),
    "give": ("gave", "given"),
    "go": ("went", "gone"),
    "grow": ("grew", "grown"),
    "hang": ("hung", "hung"),
    "have": ("had", "had"),
    "hide": ("hid", "hidden"),
    "hit": ("hit", "hit"),
    "hold": ("held", "held"),
    "hurt": ("hurt", "hurt"),
    "keep": ("kept", "kept"),
    "know": ("knew", "known"),
    "leave": ("left", "left"),
    "let": ("let", "let"),
    "lose": ("lost", "lost"),
    "make": ("made", "made"),
    "mean": ("meant", "meant"),
    "meet": ("met", "met"),
    "pay": ("paid", "paid"),
    "put": ("put", "put"),
    "read": ("read", "read"),
    "run": ("ran", "run"),
    "say": ("said", "said"),
    "see": ("saw", "seen"),
    "send": ("sent", "sent"),
    "set": ("set", "set"),
    "shrink": ("shrank", "shrunk"),
    "show": ("showed", "shown"),
    "sleep": ("slept", "slept"),
    "speak": ("spoke", "spoken"),
    "speed": ("sped", "sped"),
    "stick": ("stuck", "stuck"),
    "take": ("took", "taken"),
    "teach": ("taught", "taught"),
    "tell": ("told", "told"),
    "think": ("thought", "thought"),
    "throw": ("threw", "thrown"),
    "understand": ("understood", "understood"),
    "wake": ("woke", "woken"),
    "win": ("won", "won"),
    "write": ("wrote", "written"),
}
_PLURALS = {
    "child": "children",
    "person": "people",
    "life": "lives",
    "family": "families",
    "wish": "wishes",
}
_NO_PLURAL = frozenset(
    "help work pay fun money love food news care safety law trouble proof kindness anger joy "
    "peace pain rest hate speaking spending fighting medicine clothes people children glasses "
    "time hurry fear sadness excitement courage energy strength truth rain writing shame most "
    "pride freedom thanks talks things letters luck".split()
)
_DOUBLED = frozenset(
    "stop let get put plan cut swap spot run ban chat win hit set sit beg sum".split()
)
_AFTER_AN_OBJECT = frozenset("away out up off down back round together over on apart".split())
_OBJECTS = frozenset("it him her them me you us this that these those".split())
_NO_ARTICLE = frozenset("enough more most many less lots plenty too not agreed never".split())


@dataclass(frozen=True, slots=True)
class Simpler:
    """Simpler words for a place in a field: replace ``field[start:end]`` with ``text``."""

    text: str
    start: int
    end: int


def simpler(sentence: ParsedSentence, token: Token) -> Simpler | None:
    """Return a simpler wording for one word of a parsed sentence, or None where none fits.

    The place may take in an "a" or "an" before the word, so that it stays right.
    """
    part = _PARTS.get(token.pos_)
    if part is None or not _fits(token, part):
        return None
    wording = simpler_word(token.text, part, token.tag_)
    if wording is None or not _wording_fits(token, part, wording):
        return None
    start, end = sentence.place(token)
    before = token.nbor(-1) if token.i > 0 else None
    if before is not None and before.lower_ in ("a", "an"):
        article = "an" if wording[0].lower() in "aeiou" else "a"
        if article != before.lower_:
            article = article.capitalize() if before.text[0].isupper() else article
            return Simpler(f"{article} {wording}", sentence.place(before)[0], end)
    return Simpler(wording, start, end)


def simpler_word(word: str, part: str, tag: str = "") -> str | None:
    """Return a simpler word in the same form, or None: ("requires", "verb") gives "needs".

    ``part`` is noun, verb, adjective or adverb; ``tag`` is a Penn Treebank tag such as VBD,
    worked out from the ending where it is empty. What comes back is always known younger.
    """
    form = word.lower().replace("’", "'")
    pairs = _pairs()
    known = {"noun": "noun", "verb": "verb"}.get(part)
    lemma = next(
        (base for base in (form, *(bases(form, known) if known else ())) if (base, part) in pairs),
        None,
    )
    if lemma is None:
        return None
    choice = pairs[lemma, part]
    old, new = word_age(word, part), phrase_age(choice)
    if old is None or new is None or new > old - _LEAST_YOUNGER:
        return None
    wording = _inflected(choice, part, tag or _tag_of(form, lemma, part))
    if word.isupper() and len(word) > 1:
        return wording.upper()
    return wording[0].upper() + wording[1:] if word[0].isupper() else wording


def phrase_age(phrase: str) -> float | None:
    """Return the age of the hardest word of a phrase, or None if one is in no list."""
    ages = [word_age(word) for word in re.split(r"[\s-]+", phrase)]
    known = [age for age in ages if age is not None]
    return max(known) if len(known) == len(ages) else None


def _fits(token: Token, part: str) -> bool:
    """Say whether the word is used plainly, not inside a set phrase or another word."""
    if token.ent_type_ or any(child.dep_ == "prt" for child in token.children):
        return False
    following = token.nbor(1) if token.i + 1 < len(token.doc) else None
    if following is not None and following.text.startswith("-"):
        return False
    if token.i > 0 and token.nbor(-1).text.endswith("-"):
        return False
    if part == "noun" and token.dep_ == "compound":
        return False  # "assessment team" is a name for something
    lemma = token.lemma_.lower()
    if part == "verb" and following is not None:
        beside = {child.lower_ for child in token.children if child.dep_ in ("prep", "dative")}
        if any((lemma, word) in _NOT_BEFORE for word in {following.lower_, *beside}):
            return False
        objects = [child for child in token.children if child.dep_ in ("dobj", "nsubjpass")]
        if lemma in _NEEDS_OBJECT and not objects:
            return False
    return not (part == "adjective" and token.tag_ in ("JJR", "JJS"))


def _wording_fits(token: Token, part: str, wording: str) -> bool:
    """Say whether a wording of several words can stand where the one word stood."""
    first, *rest = wording.lower().split()
    following = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    before = token.nbor(-1).lower_ if token.i > 0 else ""
    if part == "verb" and rest and rest[-1] in _AFTER_AN_OBJECT and following in _OBJECTS:
        return False  # "put off it"
    if part == "adjective":
        describing = token.dep_ == "amod"
        if describing and (first in _NO_ARTICLE and before in ("a", "an")):
            return False
        if describing and rest and first not in ("very", "plenty", "not", "too", "the"):
            return False  # "an at risk child"
        if describing and first in ("not", "too"):
            return wording.lower() in ("not enough", "too much") and before not in ("a", "an")
        if rest and any(child.dep_ == "advmod" for child in token.children):
            return False  # "very very sad"
    if part == "noun" and before in ("this", "that", "a", "an", "each", "every"):
        return wording.split()[-1].lower() not in _NO_PLURAL or before in ("this", "that")
    return True


# (dictionary word, next word) where the verb has another sense.
_NOT_BEFORE = frozenset(
    {
        ("attend", "to"),
        ("provide", "with"),
        ("supply", "with"),
        ("furnish", "with"),
        ("provide", "for"),
        ("refer", "back"),
        ("amount", "to"),
        ("see", "to"),
        ("object", "to"),
        ("apply", "to"),
        ("succeed", "in"),
        ("determine", "to"),
        ("propose", "to"),
    }
)
_NEEDS_OBJECT = frozenset("attend support cancel discharge provide resolve exceed submit".split())


def _tag_of(form: str, lemma: str, part: str) -> str:
    """Work out a Penn tag from an ending, for text without a parse."""
    if part == "noun":
        return "NNS" if form != lemma else "NN"
    if part == "verb" and form != lemma:
        if form.endswith("ing"):
            return "VBG"
        return "VBZ" if form.endswith("s") else "VBD"
    return "VB"


def _inflected(phrase: str, part: str, tag: str) -> str:
    if part == "verb":
        first, _, rest = phrase.partition(" ")
        return f"{_verb(first, tag)} {rest}".strip()
    if part == "noun" and tag in ("NNS", "NNPS"):
        if " or " in phrase:
            return " or ".join(_plural(one) for one in phrase.split(" or "))
        *start, last = phrase.split(" ")
        return " ".join([*start, _plural(last)])
    return phrase


def _verb(verb: str, tag: str) -> str:
    if tag == "VBZ":
        return {"be": "is", "have": "has", "do": "does", "go": "goes"}.get(verb, _with_s(verb))
    if tag == "VBG":
        if verb.endswith("e") and not verb.endswith("ee") and verb != "be":
            return f"{verb[:-1]}ing"
        return f"{_doubled(verb)}ing"
    if tag in ("VBD", "VBN"):
        irregular = _IRREGULAR.get(verb)
        if irregular:
            return irregular[tag == "VBN"]
        if verb.endswith("e"):
            return f"{verb}d"
        if verb.endswith("y") and verb[-2] not in "aeiou":
            return f"{verb[:-1]}ied"
        return f"{_doubled(verb)}ed"
    return verb


def _doubled(verb: str) -> str:
    return verb + verb[-1] if verb in _DOUBLED else verb


def _with_s(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return f"{word}es"
    if word.endswith("y") and word[-2] not in "aeiou":
        return f"{word[:-1]}ies"
    return f"{word}s"


def _plural(noun: str) -> str:
    if noun in _NO_PLURAL or noun.endswith("ness"):
        return noun
    return _PLURALS.get(noun, _with_s(noun))


@cache
def _pairs() -> dict[tuple[str, str], str]:
    with _DATA.open(encoding="utf-8", newline="") as file:
        return {
            (row["lemma"], row["part_of_speech"]): row["simpler"] for row in csv.DictReader(file)
        }
