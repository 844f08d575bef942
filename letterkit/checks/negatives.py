"""Are there two negatives where a plain yes would do? Needs the parse."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from letterkit.checks.context import Context
from letterkit.checks.finding import Finding, Rule
from letterkit.checks.limits import target_in

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

TWO_NEGATIVES = Rule(
    code="LK107",
    name="two-negatives",
    severity="warning",
    title="Two negatives that cancel out",
    reason=(
        "A reader has to turn the sentence round twice to find what it says. Many children turn "
        "it once, and take away the opposite."
    ),
    bad="There is nothing that you can't tell me.",
    good="You can tell me anything.",
    source="Department of Health 2009, Making written information easier to understand; "
    "GOV.UK style (avoid double negatives)",
)
RULES: tuple[Rule, ...] = (TWO_NEGATIVES,)

CLEAR_FROM = 14
TRIPS_UP_BELOW = 11

_NEGATIVES = frozenset("not n't never nobody nothing none nowhere neither".split())
_NO_ADJECTIVES = frozenset(
    "unable unhappy unlikely unkind unfair unsafe unusual unimportant uncommon untrue unwanted "
    "unwilling impossible incorrect unreasonable unnecessary unsure uncertain unwelcome unfriendly "
    "unaware unloved unheard illegal irresponsible disobedient dishonest".split()
)
_OPENERS = frozenset("if when because unless while since".split())
# Across these the second clause is a thought of its own: "if you don't want to".
_OTHER_THOUGHT = frozenset({"advcl", "conj", "parataxis"})


def run(context: Context) -> Iterator[Finding]:
    """Yield pairs of negatives in one thought."""
    if not context.can_parse:
        return
    for field in context.written():
        target = target_in(field, context.target)
        if target.age >= CLEAR_FROM and not target.easy_read:
            continue
        for sentence in context.parsed[field.path].sentences:
            if sentence.doc is None:
                continue
            remembered = sentence.doc.user_data.get("letterkit.negatives")
            if remembered is None:
                remembered = tuple(_pairs(sentence.doc))
                sentence.doc.user_data["letterkit.negatives"] = remembered
            for start, end in remembered:
                yield TWO_NEGATIVES.finding(
                    field.path,
                    f"There are two negatives here, and {context.name} has to turn the sentence "
                    "round twice. What is it that is true? Say that.",
                    text=field.text,
                    start=sentence.start + start,
                    end=sentence.start + end,
                    severity="warning" if target.age < TRIPS_UP_BELOW else "advice",
                )


def _pairs(doc: Doc) -> Iterator[tuple[int, int]]:
    negatives = [token for token in doc if _is_negative(token)]
    for first in negatives:
        beside = next((t for t in doc if t.lower_ in _NO_ADJECTIVES and _denies(first, t)), None)
        if beside is not None:
            yield _place(doc, first, beside)
            return
    for first, second in pairwise(negatives):
        if _is_one_thought(first, second):
            yield _place(doc, first, second)
            return


def _place(doc: Doc, first: Token, second: Token) -> tuple[int, int]:
    """Return the place from one negative to the other, with the verb that "n't" is part of."""
    begin = first.idx
    if first.lower_ == "n't" and first.i > 0:
        begin = doc[first.i - 1].idx
    return begin, second.idx + len(second)


def _is_negative(token: Token) -> bool:
    word = token.lower_
    if word in _NEGATIVES:
        return not (word == "not" and token.i + 1 < len(token.doc) and token.nbor().lower_ in (
            "only", "just", "yet",
        ))  # fmt: skip
    if word == "no":
        # "No, you can't": an answer. "no longer": a single negative of time.
        return token.dep_ == "det" and token.head.lower_ != "longer"
    return False


def _denies(negative: Token, adjective: Token) -> bool:
    """Say whether "not" denies this very adjective: "is not unhappy"."""
    if adjective.i <= negative.i or negative.lower_ not in ("not", "n't", "never"):
        return False
    if adjective.i - negative.i <= 2 and adjective.head in (negative.head, negative):
        return True
    return negative.head == adjective.head and adjective.dep_ in ("acomp", "attr", "amod")


def _governor(token: Token) -> Token:
    """Return the verb that a negative belongs to."""
    while token.head != token and token.pos_ not in ("VERB", "AUX"):
        token = token.head
    return token


def _is_one_thought(first: Token, second: Token) -> bool:
    """Say whether the second negative stands inside what the first denies."""
    top = _governor(first)
    # "If you don't want to you don't have to": two thoughts, with or without their comma.
    conditional = any(t.dep_ in ("mark", "advmod") and t.lower_ in _OPENERS for t in top.lefts)
    node = second
    while node != top:
        if node.dep_ in _OTHER_THOUGHT or node.head == node:
            return False
        if node.dep_ in ("ccomp", "acl", "relcl", "pcomp") and (conditional or _is_apart(node)):
            return False
        node = node.head
    return True


def _is_apart(clause: Token) -> bool:
    """Say whether a clause is a fact of its own: "your fault that ...", "know why ..."."""
    if clause.head.lower_ in ("fault", "sorry", "sad", "cross", "angry", "upset", "trouble"):
        return True
    above = clause.head
    if any(t.lower_ == "fault" for t in above.subtree if t.i < clause.i):
        return True
    opener = next(iter(clause.subtree))
    return opener.lower_ in ("why", "how", "where", "when", "if", "whether", "what", "because")
