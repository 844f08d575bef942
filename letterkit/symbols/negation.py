"""What is not so: which words of a sentence stand under a "not".

A symbol for "move" over "you will not move" would tell a child the opposite of the letter. So
each word that denies something says here what it denies: the words it governs, and, in case none
of those has a picture, what is said next in the same breath.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from letterkit.symbols.uses import is_person

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

NOT_WORDS = frozenset(
    "not n't never no nobody none nothing neither nor without nowhere cannot hardly barely "
    "rarely seldom".split()
)
_SUBJECTS = frozenset("nobody nothing none neither no-one noone".split())
_OF_NO = frozenset("one body thing way".split())  # "no one", "no way": one word in two
# Verbs that carry little themselves: what they lead to is what is denied.
_LIGHT = frozenset(
    "be have do get go allow make let feel seem able mean start try keep come "
    "become plan intend manage stay".split()
)
# "I do not think he is angry" denies the anger, not the thinking.
_RAISING = frozenset("think believe suppose expect guess imagine reckon".split())
_GOING = frozenset("go come be".split())
_TOWARDS = frozenset("to into at on in".split())
_PLACES = frozenset("home outside inside abroad upstairs downstairs away back outdoors".split())
_TIMES = frozenset("today tomorrow tonight now soon".split())
_COMPLEMENTS = frozenset({"acomp", "attr", "xcomp", "oprd", "pcomp"})
_OBJECTS = frozenset({"dobj", "dative", "attr", "acomp", "oprd", "pobj", "pcomp", "xcomp"})
# Rows of words that hold a "not" and deny nothing, as they are used in letters.
_NO_DENIAL = (
    "not only",
    "not just",
    "not to mention",
    "not least",
    "no doubt",
    "no wonder",
    "no matter",
    "no problem",
    "no sooner",
    "no less than",
    "nothing but",
    "why not",
    "whether or not",
    "or not",
    "could not be happier",
    "couldn't be happier",
    "could not be prouder",
    "couldn't be prouder",
    "could not agree more",
    "couldn't agree more",
    "if not",
)
_PRONOUNS = frozenset("i you he she it we they there".split())
_SUGGESTED_TO = frozenset({"we", "you"})
# "Why don't you like it?" asks; "Why don't you write to me?" suggests.
_STATES = frozenset(
    "like love want need know feel think live understand believe remember see hear have be trust "
    "sleep eat get go".split()
)


@dataclass(frozen=True, slots=True)
class Denial:
    """One denying word, by its place among the tokens.

    ``denied`` are the words it governs; ``nearby`` what follows from them, nearest first, each
    with what it says nothing without, for where none of the governed words has a picture.
    """

    token: int
    denied: tuple[int, ...]
    nearby: tuple[tuple[int, ...], ...]


def is_denying(token: Token) -> bool:
    """Say whether a word can deny something."""
    return token.lower_ in NOT_WORDS or token.norm_ == "not" or token.lower_ in _SUBJECTS


def is_answer(token: Token) -> bool:
    """Say whether a "no" is an answer and denies no word: "No, thank you", "The answer is no"."""
    if token.lower_ != "no" or any(True for _ in token.children if _.pos_ == "NOUN"):
        return False
    if token.dep_ in ("intj", "attr", "acomp", "ROOT"):
        return True
    last = token.i + 1 == len(token.doc) or token.nbor().pos_ == "PUNCT"
    return last and token.head.lemma_ in ("be", "say", "mean")


def denials(doc: Doc) -> tuple[Denial, ...]:
    """Return what each denying word of a sentence denies, in order."""
    idle = _idle(doc)
    found = []
    for token in doc:
        if not is_denying(token) or token.i in idle:
            continue
        if is_answer(token):
            continue  # "No, you ...": the rest says what is not so
        denied = list(dict.fromkeys(t.i for t in _denied_by(token) if t.i != token.i))
        near = dict.fromkeys(t for i in denied for t in _beneath(doc[i]))
        nearby = [
            tuple(t.i for t in _reach(one) if t.i != token.i)
            for one in near
            if one.i not in denied and one.i != token.i
        ]
        if token.lower_ in ("neither", "nor") and token.head.pos_ in _NAMING:
            nearby.append(tuple(t.i for t in _together(token.head)))
        found.append(Denial(token.i, tuple(denied), tuple(nearby)))
    return tuple(found)


def cancelled(doc: Doc, first: int, second: int) -> bool:
    """Say whether two denials of one word undo each other: "nobody does not like you"."""
    early, late = sorted((first, second))
    direct = doc[late].lower_ in ("not", "n't") and doc[late].dep_ == "neg"
    one = doc[early]
    return direct and (
        one.lower_ in (*_SUBJECTS, "never") or one.lower_ in ("n't", "not") or one.lower_ == "no"
    )


def _idle(doc: Doc) -> set[int]:
    """Return the places of "not" words that deny nothing: "not only", "isn't it?"."""
    lower = [token.lower_ for token in doc]
    idle: set[int] = set()
    line = " " + " ".join(lower).replace(" n't", "n't") + " "
    for row in _NO_DENIAL:
        if f" {row} " not in line:
            continue
        words = row.replace("n't", " n't").split()
        for start in range(len(lower) - len(words) + 1):
            if lower[start : start + len(words)] == words:
                idle.update(range(start, start + len(words)))
    for token in doc:
        if token.lower_ in ("n't", "not") and (_is_tag(doc, token) or _is_suggestion(doc, token)):
            idle.add(token.i)
    return idle


def _is_tag(doc: Doc, token: Token) -> bool:
    """Say whether a "not" stands in a tag: "You like Ann, don't you?"."""
    after = [t.lower_ for t in doc[token.i + 1 :]]
    before = doc[token.i - 2].text if token.i > 1 else ""
    return before == "," and len(after) == 2 and after[0] in _PRONOUNS and after[1] == "?"


def _is_suggestion(doc: Doc, token: Token) -> bool:
    """Say whether a "not" only suggests: "Why don't we paint your room?"."""
    if token.i != 2 or doc[0].lower_ != "why" or len(doc) < 5 or doc[1].lower_ != "do":
        return False
    return doc[3].lower_ in _SUGGESTED_TO and token.head.lemma_.lower() not in _STATES


def _denied_by(token: Token) -> list[Token]:
    word = token.lower_
    if word == "without":
        return [t for child in token.children for t in _together(child)]
    if word == "not" and (contrasted := _contrasted(token)) is not None:
        return [contrasted]
    if word in ("no", "neither") and token.dep_ in ("det", "neg"):
        if token.head.lower_ in _OF_NO:
            return _of_subject(token.head)
        if is_person(token.head) and _is_subject(token.head):
            return _of_subject(token.head)  # "No child should have to move": nobody has to
        if token.head.pos_ in ("NOUN", "PROPN", "PRON", "NUM"):
            return _together(token.head)
    if word in ("no", "neither") and token.head.lower_ in ("more", "other", "longer"):
        return _reach(_beyond_adverbs(token.head))
    if word in _SUBJECTS and token.dep_ in ("pobj", "conj"):
        return []  # "with nobody in the next room": nobody is all it denies
    if word in _SUBJECTS and token.dep_ not in ("advmod", "preconj", "cc", "neg"):
        return _of_subject(token)
    if word == "neither" and token.dep_ in ("preconj", "cc") and token.head.pos_ in _NAMING:
        # "Neither Mum nor Dad will visit": it is the visit that will not be.
        return _of_subject(token.head) if _is_subject(token.head) else _together(token.head)
    if word == "nor" and token.head.pos_ in _NAMING:
        return _of_subject(token.head) if _is_subject(token.head) else _together(token.head)
    return _reach(_beyond_adverbs(token.head))


def _contrasted(token: Token) -> Token | None:
    """Return what is ruled out in "You will see Dad, not Mum": the word after "not"."""
    if token.i == 0 or token.nbor(-1).text not in (",", "-", "–", "—", "("):
        return None
    for following in token.doc[token.i + 1 : token.i + 5]:
        if following.pos_ in _NAMING and following.dep_ != "poss":
            return following
        if following.pos_ not in ("DET", "ADJ", "PRON"):
            return None
    return None


_NAMING = ("NOUN", "PROPN", "PRON")


def _is_subject(token: Token) -> bool:
    return token.dep_ in ("nsubj", "nsubjpass")


def _of_subject(token: Token) -> list[Token]:
    """Return what "nobody ..." or "... nothing" denies: the deed, not the person."""
    head = token.head
    while head.pos_ in ("ADP", "NOUN", "PRON") and head.head is not head:
        head = head.head
    return [*(c for c in token.children if c.dep_ == "amod"), *_reach(head)]


def _beyond_adverbs(token: Token) -> Token:
    """Return the verb or adjective that an adverb ("no longer", "not yet") belongs to."""
    while token.pos_ in ("ADV", "PART") and token.head is not token:
        token = token.head
    return token


def _reach(head: Token) -> list[Token]:
    """Return the word a "not" governs, and what that word says nothing without."""
    if head.lemma_.lower() in _RAISING:
        below = [c for c in head.children if c.dep_ in ("ccomp", "xcomp")]
        if below:
            return [t for c in below for t in _reach(c)]
    reached = [head]
    light = head.lemma_.lower() in _LIGHT or head.pos_ == "AUX"
    for child in head.children:
        if child.dep_ in _COMPLEMENTS and (light or child.dep_ != "xcomp"):
            reached.extend(_reach(child) if child.dep_ == "xcomp" else _together(child))
        elif light and child.dep_ in ("dobj", "advmod") and child.pos_ in ("NOUN", "ADJ"):
            reached.extend(_together(child))
        elif light and head.lemma_.lower() == "be" and child.dep_ == "prep":
            reached.extend(c for c in child.children if c.dep_ == "pobj")
        elif head.lemma_.lower() in _GOING and child.i > head.i:
            # "You are not going to court", "You can't come home": the place is what is denied.
            if child.dep_ == "prep" and child.lower_ in _TOWARDS:
                reached.extend(c for c in child.children if c.dep_ == "pobj")
            elif child.dep_ in ("advmod", "npadvmod") and (
                child.lower_ in _PLACES or (child.lower_ in _TIMES and _says_only_when(head))
            ):
                reached.append(child)
    reached.extend(_also_denied(head))
    return reached


def _says_only_when(head: Token) -> bool:
    """Say whether only the time is left to deny: "The meeting is not today"."""
    return head.lemma_ == "be" and not any(c.dep_ in ("acomp", "attr") for c in head.children)


def _also_denied(head: Token) -> Iterator[Token]:
    """Yield what is joined to a denied word and denied with it.

    "You will not move or change school": both. "You will not move but you will visit": the first
    alone. "Do not worry and have fun": the first alone, because an order starts anew.
    """
    joins = {c.lower_ for c in head.children if c.dep_ == "cc"}
    for other in head.children:
        if other.dep_ != "conj" or _own_subject(other):
            continue
        if "or" in joins or "nor" in joins:
            yield from _reach(other)
        elif "and" in joins and other.tag_ == head.tag_ == "VB":
            helped = any(c.dep_ == "aux" for c in head.children)
            anew = any(c.dep_ in ("aux", "neg") for c in other.children)
            if helped and not anew and any(_is_subject(c) for c in head.children):
                yield from _reach(other)


def _together(token: Token) -> list[Token]:
    """Return a word and those joined to it: "no sweets or crisps". After "but" all is new."""
    found = [token]
    if token.pos_ == "VERB":
        found.extend(c for c in token.children if c.dep_ == "dobj")
    if not any(c.lower_ in ("but", "just", "only") for c in token.children):
        for other in token.children:
            if other.dep_ == "conj" and other.pos_ == token.pos_ and not _own_subject(other):
                found.extend(_together(other))
    return found


def _own_subject(token: Token) -> bool:
    return any(_is_subject(child) for child in token.children)


def _beneath(token: Token, depth: int = 4) -> Iterator[Token]:
    """Yield what a word leads on to, nearest first; never its subject."""
    level = [token]
    for _ in range(depth):
        following = [
            child
            for one in level
            for child in one.children
            if (child.dep_ in _OBJECTS and not (child.dep_ == "pobj" and is_person(child)))
            or child.dep_ in ("prep", "prt", "agent", "nmod", "compound", "npadvmod")
            or (child.dep_ == "advmod" and child.i > one.i)
            or (child.dep_ in ("ccomp", "acl") and child.i > one.i)
            or (child.dep_ in ("relcl", "advcl") and any(c.tag_ == "TO" for c in child.children))
        ]
        yield from sorted(
            (child for child in following if child.dep_ not in ("prep", "prt")),
            key=lambda child: abs(child.i - token.i),
        )
        level = following
