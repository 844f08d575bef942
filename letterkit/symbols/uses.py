"""How a word is used in its sentence: what it is, whether it matters, and what it goes with.

A tagger trained on newspapers is often wrong on "You box at the gym". Where the words around
leave one reading only, they decide; where two are left, both are kept and the sets choose.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from letterkit.text import words
from letterkit.words.age import bases
from letterkit.words.names import FAMILY_TITLES

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_USES = {
    "NOUN": "noun",
    "PROPN": "noun",
    "VERB": "verb",
    "AUX": "verb",
    "ADJ": "adjective",
    "ADV": "adverb",
    "PRON": "pronoun",
    "DET": "pronoun",
    "INTJ": "other",
    "NUM": "other",
}
# Small words that several tags share; a symbol for "before" or "with" fits them all.
_SMALL = frozenset({"ADP", "SCONJ", "PART", "CCONJ", "X", "SYM", "PUNCT"})
_WE = frozenset("i you we they he she".split())
_POINTING = frozenset("a an the my your his her our their its this that these those".split())
_LINKING = frozenset("be feel look seem get become sound make keep".split())


@dataclass(frozen=True, slots=True)
class Unit:
    """One word as written ("can't", "X-ray") with the tokens that the parser cut it into.

    ``forms`` are the words it may stand for, each with the only use in which it may ("" for any).
    """

    text: str
    start: int
    end: int
    first: int
    last: int
    token: Token
    lower: str
    forms: tuple[tuple[str, str], ...]


def units_of(doc: Doc, text: str) -> list[Unit]:
    """Return the words of a parsed sentence, each with its tokens and its possible base forms."""
    tokens = [token for token in doc if not token.is_space]
    made = []
    place = 0
    for word in words(text):
        while place < len(tokens) and tokens[place].idx + len(tokens[place]) <= word.start:
            place += 1
        first = place
        while place < len(tokens) and tokens[place].idx < word.end:
            place += 1
        inside = tokens[first:place]
        if not inside:
            continue
        lower = word.text.lower().replace("’", "'").replace("ʼ", "'")
        head = _head_of(inside, lower)
        made.append(
            Unit(
                word.text,
                word.start,
                word.end,
                inside[0].i,
                inside[-1].i,
                head,
                lower,
                _forms(head, lower),
            )
        )
    return made


def _head_of(inside: list[Token], lower: str) -> Token:
    """Return the token that says what a word is: "ca" of "can't", the last of "step-mum"."""
    if "'" in lower:
        return inside[0]
    return next((t for t in reversed(inside) if t.is_alpha), inside[0])


def _forms(token: Token, lower: str) -> tuple[tuple[str, str], ...]:
    return _forms_of(lower, token.lower_, token.lemma_.lower())


@lru_cache(maxsize=20_000)
def _forms_of(lower: str, parsed: str, lemma: str) -> tuple[tuple[str, str], ...]:
    found: dict[tuple[str, str], None] = {(lower, ""): None}
    whole = lower
    if lower.endswith(("'s", "s'")):
        whole = lower[:-2] if lower.endswith("'s") else lower[:-1]
        found[(whole, "")] = None
    if "-" in whole:
        found[(whole.replace("-", ""), "")] = None
    if parsed == whole:
        if lemma.isalpha():
            found[(lemma, "")] = None
        for base in bases(whole):
            # A base that the parser did not see is good for the use that its ending shows.
            if whole.endswith("s"):
                found[(base, "noun")] = None
                found[(base, "verb")] = None
            elif whole.endswith(("ed", "ing")) or whole[:2] == base[:2] or len(base) < 4:
                found[(base, "verb")] = None
    elif "-" in whole:
        found[(whole.removesuffix("s"), "noun")] = None
    return tuple(found)


_NO_DEED = frozenset(
    "morning evening building meeting wedding ceiling feeling clothing nothing something anything "
    "everything thing spring string king ring being wing sibling".split()
)
_IN_DICTIONARY = frozenset({"NOUN", "VERB", "ADJ", "ADV"})


@lru_cache(maxsize=20_000)
def dictionary_uses(word: str) -> frozenset[str]:
    """Return the uses that a dictionary knows for a word form; empty where it has no such word."""
    from lemminflect import getAllLemmas

    return frozenset(_USES[part] for part in getAllLemmas(word) if part in _IN_DICTIONARY)


ANY_USE = frozenset({"noun", "verb", "adjective", "adverb", "other"})


def _has_hyphen(token: Token) -> bool:
    before = token.i > 0 and token.nbor(-1).text == "-" and not token.nbor(-1).whitespace_
    return before and not (token.i > 1 and token.nbor(-2).whitespace_)


def uses_of(token: Token) -> frozenset[str]:
    """Return what a word may be here: noun, verb, adjective, adverb, pronoun, other."""
    pos, tag = token.pos_, token.tag_
    if _has_hyphen(token):
        return ANY_USE  # "grown-up", "X-ray": the parser sees pieces only
    if pos in _SMALL:
        return frozenset({"adverb", "other"})
    if _stands_as_noun(token):
        noun = {"noun"}
        return frozenset(noun | {"verb"} if token.lower_.endswith("ing") else noun)
    if _stands_as_verb(token):
        return frozenset({"verb"})
    found = {_USES.get(pos, "other")}
    if pos in _IN_DICTIONARY and not (pos == "ADJ" and token.lower_.endswith(("ed", "ing"))):
        known = dictionary_uses(token.lower_)
        if known and not known & found:
            return known  # "karate" is no verb, whatever the parser makes of it
    if pos == "ADV":
        found.add("other")
        if token.head.lemma_.lower() in _LINKING and token.i > token.head.i:
            found.add("adjective")  # "You are poorly", "Your hand is better"
    if pos == "ADJ" and token.dep_ in ("pobj", "dobj", "nsubj", "conj") and tag == "JJ":
        found.add("noun")  # "ballet and karate"
    if pos == "NOUN" and token.lower_.endswith("ing") and token.lower_ not in _NO_DEED:
        found.add("verb")
    if tag == "VBG":
        found.add("noun")
    if tag in ("VBN", "VBG", "VBD", "VB", "VBP") and pos == "VERB" and describes(token):
        found.add("adjective")
        if tag in ("VBN", "VBG") and token.dep_ == "amod":
            found.discard("verb")
    if pos == "ADJ" and tag in ("JJR", "JJS", "RBR"):
        found.add("adverb")
    if pos == "ADJ" and token.lower_ in ("first", "last", "next", "more", "less", "most"):
        found |= {"adverb", "other"}
    return frozenset(found)


def _stands_as_noun(token: Token) -> bool:
    """Say whether a word that was tagged otherwise stands where only a noun can."""
    if token.pos_ not in ("VERB", "ADJ", "ADV", "AUX") or token.i == 0 or token.tag_ == "VBN":
        return False
    before = token.nbor(-1)
    following = token.nbor() if token.i + 1 < len(token.doc) else None
    owned = before.lower_ == "'s" and following is not None and following.pos_ == "AUX"
    if (
        before.tag_ == "POS"
        or owned
        or (before.pos_ == "NOUN" and token.pos_ == "ADJ" and token.dep_ in ("pobj", "dobj"))
    ):
        return token.tag_ not in ("VBG", "JJS")  # "Mum's ring", "the school fair"
    if before.pos_ == "ADJ" and before.i and before.dep_ != "acomp":
        before = before.nbor(-1)
    if before.lower_ not in _POINTING or before.tag_ not in ("DT", "PRP$"):
        return False
    ends = following is None or following.pos_ in ("PUNCT", "AUX", "ADP", "CCONJ", "PART", "SPACE")
    ends = ends or (following is not None and following.pos_ == "VERB" and token.pos_ != "ADV")
    return ends and before.lower_ not in ("this", "that", "her") and token.tag_ != "JJS"


def _stands_as_verb(token: Token) -> bool:
    """Say whether a noun was meant as the deed: "You box at the gym", "to box"."""
    if token.pos_ not in ("NOUN", "PROPN", "ADJ") or token.i == 0 or token.text[:1].isupper():
        return False
    before = token.nbor(-1)
    if before.lower_ in _WE and before.pos_ == "PRON" and token.dep_ in ("ROOT", "ccomp", "relcl"):
        return not any(t.pos_ in ("VERB", "AUX") for t in token.children)
    return before.tag_ == "TO" and before.pos_ == "PART"


def describes(token: Token) -> bool:
    """Say whether a participle describes someone ("you felt scared") and does not tell a deed."""
    if any(child.dep_ == "dobj" for child in token.children):
        return False
    if token.dep_ in ("acomp", "amod", "attr", "oprd"):
        return True
    helped = {c.lemma_.lower() for c in token.children if c.dep_ in ("aux", "auxpass")}
    if helped & {"have", "do", "will", "can"} and not helped & {"be"}:
        return False
    if token.tag_ == "VBD":
        return token.i > 0 and token.nbor(-1).lemma_.lower() in _LINKING
    if token.dep_ == "conj" and token.head.pos_ in ("ADJ", "VERB"):
        return token.head.pos_ == "ADJ" or describes(token.head)
    return bool(helped & _LINKING) or (
        token.head.lemma_.lower() in _LINKING and token.dep_ in ("advcl", "ccomp", "xcomp", "dep")
    )


# Words that carry grammar rather than meaning: they get a symbol where every word does.
_NEVER_KEY = frozenset(
    "be have do can could will would shall should may might must get got let come thing things "
    "something anything everything nothing lot bit way kind sort very really so too just also "
    "there here what which that some any all both each other much many even still up down in on "
    "off over about with without you i we he she they it one ones own such only "
    "quite ever number".split()
)
_ASKING = frozenset("who what when where how which".split())
# Words of time and order that help a child to follow, where they stand for a step or a time.
_ORDER = frozenset("first then next last before after".split())
_PEOPLE = frozenset(
    "mum dad nan grandad brother sister friend family you me him her them us someone everyone "
    "people carer worker teacher parent mother father child baby dog cat pet".split()
) | frozenset(FAMILY_TITLES)
# Verbs whose picture shows them with nothing, or with a person: "run a shop", "ring the bell".
_ALONE: dict[str, frozenset[str]] = {
    "run": frozenset("race mile marathon lap kilometre".split()),
    "stand": frozenset(),
    "ring": _PEOPLE,
    "miss": _PEOPLE,
    "sit": frozenset(),
    "fight": _PEOPLE,
    "grow": frozenset(),
}
_NEEDS_THING = frozenset({"sign"})  # "sign the form"; without one it is signing with the hands


def is_person(token: Token) -> bool:
    """Say whether a word is a person or a pet the child may know."""
    return token.pos_ == "PROPN" or token.lemma_.lower() in _PEOPLE


def goes_with(token: Token) -> bool:
    """Say whether a verb is meant as its picture shows it, from what it is done to."""
    if token.pos_ not in ("VERB", "AUX"):
        return True
    lemma = token.lemma_.lower()
    wanted = _ALONE.get(lemma)
    if wanted is None and lemma not in _NEEDS_THING:
        return True
    things = [c for c in token.children if c.dep_ in ("dobj", "dative")]
    if wanted is None:
        return bool(things)
    return all(
        thing.lemma_.lower() in wanted
        or thing.lower_ in wanted
        or (wanted is _PEOPLE and (thing.pos_ == "PROPN" or thing.ent_type_ == "PERSON"))
        for thing in things
    )


def is_key(unit: Unit, use: str) -> bool:
    """Say whether a word carries meaning that a child looks for, as therapists mark them."""
    token, lower = unit.token, unit.lower
    if lower in ("yes", "no"):
        return token.pos_ == "INTJ" or token.dep_ in ("intj", "ROOT", "attr", "acomp")
    if lower == "please":
        return False
    if lower == "why":
        return True
    if lower in _ASKING:
        return unit.first == 0 and token.doc[-1].text == "?"
    if lower in _ORDER:
        return _is_step(unit)
    if token.pos_ == "NUM" or token.like_num:
        return False
    if lower in ("more", "less"):
        return token.dep_ == "amod" or (token.dep_ in ("dobj", "advmod") and token.i > 0)
    if lower in ("time", "times"):
        if any(c.lower_ == "what" for c in token.children):
            return True
        return token.dep_ != "npadvmod" and not any(
            c.dep_ in ("compound", "amod", "det", "nummod", "advmod")
            and c.lower_ not in ("the", "more")
            for c in token.children
        )
    if lower in _NEVER_KEY or use == "pronoun":
        return False
    if "-" not in lower and token.lemma_.lower() in _NEVER_KEY:
        return False
    return not (token.lemma_.lower() == "go" and _goes_nowhere(token))


def _goes_nowhere(token: Token) -> bool:
    """Say whether "go" is no journey: "going to decide", "how it is going"."""
    if token.lower_ == "going" and any(c.dep_ == "xcomp" for c in token.children):
        return True
    return any(c.lower_ in ("it", "things", "how", "well", "wrong") for c in token.children)


def _is_step(unit: Unit) -> bool:
    token = unit.token
    if unit.lower in ("before", "after"):
        return True
    if unit.first == 0:
        following = token.nbor() if token.i + 1 < len(token.doc) else None
        return following is not None and following.pos_ in ("PRON", "DET", "PROPN", "PUNCT", "AUX")
    if unit.lower == "then":
        return any(t.lower_ == "first" for t in token.doc[: token.i])
    return unit.lower == "first" and token.pos_ == "ADV"


_LITTLE = frozenset(
    "people go come tell say want like know look see give make sit stand show need feel ask use "
    "think take put start stop try new big little good time day bad more less before after then "
    "last next again".split()
)


def worth_of(unit: Unit, category: str) -> int:
    """Return how much a child gains from a symbol here, from 0 to 6: which ones a cap keeps."""
    if unit.token.lemma_.lower() in _LITTLE or unit.lower in _LITTLE:
        return 2
    if category in ("colours", "numbers", "shapes"):
        return 1
    if category in ("feelings", "emotions"):
        return 6
    if unit.token.dep_ == "compound":
        return 3
    return {"NOUN": 5, "PROPN": 5, "VERB": 4, "ADJ": 4, "INTJ": 5}.get(unit.token.pos_, 3)


# Things and seasons that are also given names: "Art is your grandad", "Summer likes you".
_ALSO_NAMES = frozenset(
    "may will mark grace rose april june august summer autumn joy hope faith daisy lily ivy holly "
    "poppy ruby amber jade pearl robin bill jack pat sue drew art gene miles rob skip teddy sunny "
    "star sky angel king prince princess chase hunter taylor mason cook baker carpenter farmer "
    "dawn eve melody destiny harmony heather hazel olive rain river storm ocean sandy misty penny "
    "bear fox wolf ash bay cliff dale glen lane reed wood woody".split()
)
_OF_TIME = frozenset("start begin end finish come be arrive go last".split())


def opens_with_a_name(doc: Doc) -> bool:
    """Say whether the first word is a person or pet whose name is also a word."""
    first = doc[0]
    if first.lower_ not in _ALSO_NAMES or not first.text[:1].isupper() or len(doc) < 3:
        return False
    if first.dep_ not in ("nsubj", "nsubjpass", "compound", "amod", "ROOT", "csubj", "dep"):
        return False
    verb = first.head
    if verb.lemma_.lower() == "be":
        said = [c for c in verb.children if c.dep_ in ("attr", "acomp")]
        return any(
            c.lemma_.lower() in _PEOPLE
            or c.lower_ in ("name", "teacher", "worker", "officer", "advocate")
            or c.lemma_.lower().endswith(("er", "or"))
            or any(d.lower_ in ("your", "my", "our") for d in c.children)
            for c in said
        )
    return (
        verb.pos_ in ("VERB", "AUX") and verb.lemma_.lower() not in _OF_TIME and verb is not first
    )
