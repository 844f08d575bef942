"""What is not so: which words of a sentence stand under a "not".

A symbol for "move" over "you will not move" would tell a child the opposite of the letter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

NOT_WORDS = frozenset(
    "not n't never no nobody none nothing neither nor without nowhere cannot hardly".split()
)
_SUBJECTS = frozenset({"nobody", "nothing", "none", "neither"})
# Verbs that carry little themselves: what they lead to is what is denied.
_LIGHT = frozenset("be have do get need want like go allow make let feel seem able".split())
_COMPLEMENTS = frozenset({"acomp", "attr", "xcomp", "oprd", "pcomp"})


def negated_tokens(doc: Doc) -> dict[int, int]:
    """Return the places of words that are denied, each with the place of the word denying it."""
    found: dict[int, int] = {}
    for token in doc:
        if token.lower_ not in NOT_WORDS and token.norm_ != "not":
            continue
        for denied in _denied_by(token):
            found.setdefault(denied.i, token.i)
    return found


def _denied_by(token: Token) -> list[Token]:
    word = token.lower_
    if word == "without":
        return [t for child in token.children for t in _with_objects(child)]
    if word in ("no", "neither") and token.dep_ == "det":
        return [token.head]
    if word in ("no", "nor", "neither") and token.dep_ in ("advmod", "preconj", "cc", "neg"):
        return _reach(_beyond_adverbs(token.head))
    if word == "no":
        return []
    if word in _SUBJECTS:
        head = token.head
        if token.dep_ in ("nsubj", "nsubjpass", "dobj", "attr"):
            return _reach(head)
        return [head] if head.pos_ in ("VERB", "AUX") else []
    if word == "nor":
        return _reach(token.head)
    return _reach(_beyond_adverbs(token.head))


def _beyond_adverbs(token: Token) -> Token:
    """Return the verb or adjective that an adverb ("no longer", "not yet") belongs to."""
    while token.pos_ in ("ADV", "PART") and token.head is not token:
        token = token.head
    return token


def _reach(head: Token) -> list[Token]:
    """Return the word a "not" governs, and what that word says nothing without."""
    reached = [head]
    light = head.lemma_.lower() in _LIGHT or head.pos_ == "AUX"
    for child in head.children:
        if child.dep_ in _COMPLEMENTS:
            reached.extend(_reach(child) if child.dep_ == "xcomp" else _with_objects(child))
        elif light and child.dep_ in ("dobj", "advmod") and child.pos_ in ("NOUN", "ADJ"):
            reached.append(child)
        elif child.dep_ == "conj" and child.pos_ == head.pos_ and not _own_subject(child):
            # "You will not move or change school": both are denied; with "but", only the first.
            if any(c.lower_ in ("or", "nor") for c in head.children):
                reached.extend(_reach(child))
        elif light and head.lemma_.lower() == "be" and child.dep_ == "prep":
            reached.extend(c for c in child.children if c.dep_ == "pobj")
    return reached


def _with_objects(token: Token) -> list[Token]:
    return [token, *(c for c in token.children if c.dep_ == "conj" and c.pos_ == token.pos_)]


def _own_subject(token: Token) -> bool:
    return any(child.dep_ in ("nsubj", "nsubjpass") for child in token.children)
