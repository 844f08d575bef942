"""The clauses of a parsed sentence: its main ideas, and what hangs on them.

Everything here is a plain reading of the parse. It is remembered with the parse, so that an
edit to one sentence reads only that sentence again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
_SUBORDINATE = frozenset({"advcl", "ccomp", "relcl", "acl", "csubj", "csubjpass", "pcomp"})
# "You said (that) you like it here" is told in one breath; what is said is the idea.
_REPORTS = frozenset(
    "say tell think know hope feel believe mean promise agree decide hear show see wish want "
    "write explain ask wonder remember understand guess".split()
)
_SHORT = 3
"""Words in a clause that is taken in at one go: "what you think", "things you like"."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause below the main one. ``start`` and ``end`` are code points in the sentence."""

    kind: str
    start: int
    end: int
    opener: str


@dataclass(frozen=True, slots=True)
class Event:
    """Two events told in the other order than they happen ("before X, Y", "Y after X").

    ``first`` and ``second`` tell them in order, where that can be said for certain.
    """

    word: str
    start: int
    end: int
    first: str
    second: str


@dataclass(frozen=True, slots=True)
class Clauses:
    """What the clause checks need to know about one sentence.

    ``ideas`` are the places of main clauses with a subject of their own, ``joints`` the words
    that join them; ``object_relatives`` the places of clauses such as "that Mum saw".
    """

    words: int
    subordinate: tuple[Clause, ...]
    ideas: tuple[int, ...]
    joints: tuple[str, ...]
    events: tuple[Event, ...]
    object_relatives: tuple[tuple[int, int], ...]


def read_clauses(doc: Doc) -> Clauses:
    """Return the clauses of one parsed sentence."""
    remembered = doc.user_data.get("letterkit.clauses")
    if remembered is None:
        ideas, joints = _ideas(doc)
        remembered = doc.user_data["letterkit.clauses"] = Clauses(
            words=sum(not token.is_punct and not token.is_space for token in doc),
            subordinate=tuple(_subordinate(doc)),
            ideas=ideas,
            joints=joints,
            events=tuple(_events(doc)),
            object_relatives=tuple(_object_relatives(doc)),
        )
    return remembered


def is_finite(verb: Token) -> bool:
    """Say whether a verb, or the auxiliary before it, has a tense: "goes", "will go"."""
    if verb.tag_ in _FINITE:
        return True
    return any(t.dep_ in ("aux", "auxpass") and t.tag_ in _FINITE for t in verb.lefts)


def subject_of(verb: Token) -> Token | None:
    """Return a verb's own subject."""
    return next((t for t in verb.lefts if t.dep_ in _SUBJECTS), None)


def place_of(token: Token) -> tuple[int, int]:
    """Return where a token and all that hangs on it stand, without a mark at the end."""
    tokens = list(token.subtree)
    while len(tokens) > 1 and tokens[-1].is_punct:
        tokens.pop()
    while len(tokens) > 1 and tokens[0].is_punct:
        tokens.pop(0)
    return tokens[0].idx, tokens[-1].idx + len(tokens[-1])


def _subordinate(doc: Doc) -> list[Clause]:
    found = []
    for token in doc:
        if token.dep_ not in _SUBORDINATE or token.pos_ not in ("VERB", "AUX"):
            continue
        if not is_finite(token) or subject_of(token) is None:
            continue
        if token.dep_ == "ccomp" and (_is_told(token) or _is_spliced(token)):
            continue
        words = [t for t in token.subtree if not t.is_punct]
        if len(words) <= _SHORT and token.dep_ != "advcl":
            continue
        start, end = place_of(token)
        found.append(Clause(token.dep_, start, end, words[0].lower_))
    return found


def _is_told(clause: Token) -> bool:
    """Say whether a clause is what somebody says or thinks, in the main clause of a sentence."""
    above = clause.head
    if above.lemma_.lower() not in _REPORTS:
        # "I am glad that you came": the feeling and its reason are one idea too.
        return above.pos_ in ("ADJ", "AUX") and clause.i > above.i
    return above.dep_ != "ccomp" or clause.i < above.i


def _is_spliced(clause: Token) -> bool:
    """Say whether a clause is a sentence of its own before a comma: "Dad left, Mum stayed"."""
    between = clause.doc[clause.i : clause.head.i].text if clause.i < clause.head.i else ""
    return "," in between or ";" in between


def _ideas(doc: Doc) -> tuple[tuple[int, ...], tuple[str, ...]]:
    ideas: list[int] = []
    joints: list[str] = []
    for token in doc:
        if token.pos_ not in ("VERB", "AUX") or not is_finite(token):
            continue
        if token.dep_ == "ROOT":
            ideas.append(token.idx)
        elif token.dep_ == "conj" and subject_of(token) is not None and _is_main(token.head):
            ideas.append(token.idx)
            joints.append(_joint(token) if _is_new_subject(token) else "same")
        elif token.dep_ in ("ccomp", "parataxis") and token.head.dep_ == "ROOT":
            # A comma or semicolon where a full stop belongs is read by the parser as a speech.
            between = doc[token.i : token.head.i].text if token.i < token.head.i else ""
            subject = subject_of(token.head)
            if (between and ";" in between) or (
                "," in between
                and subject is not None
                and '"' not in doc.text
                and token.head.lemma_.lower() not in _REPORTS
            ):
                ideas.append(token.idx)
                joints.append(",")
    return tuple(sorted(ideas)), tuple(joints)


def _is_main(verb: Token) -> bool:
    while verb.dep_ == "conj":
        verb = verb.head
    return verb.dep_ == "ROOT"


def _is_new_subject(second: Token) -> bool:
    """Say whether a joined clause is about somebody else than the one before it."""
    one, other = subject_of(second.head), subject_of(second)
    return one is None or other is None or one.lower_ != other.lower_


def _joint(second: Token) -> str:
    before = [t for t in second.head.rights if t.i < second.i and t.dep_ == "cc"]
    return before[-1].lower_ if before else ","


def _events(doc: Doc) -> list[Event]:
    found = []
    for token in doc:
        word = token.lower_
        if word not in ("before", "after"):
            continue
        if token.dep_ == "mark" and token.head.dep_ == "advcl":
            clause, main = token.head, token.head.head
        elif token.dep_ == "prep" and any(t.dep_ == "pcomp" for t in token.rights):
            clause, main = token, token.head
        else:
            continue
        start, end = place_of(clause)
        comes_first = clause.i < main.i
        if main.pos_ not in ("VERB", "AUX", "ADJ") or comes_first != (word == "before"):
            continue
        first, second = _in_order(doc, clause, main, start, end, word)
        found.append(Event(word, start, end, first, second))
    return found


def _in_order(
    doc: Doc, clause: Token, main: Token, start: int, end: int, word: str
) -> tuple[str, str]:
    """Return the two events in order, as sentences, where both have a subject and a tense."""
    if not (clause.dep_ == "advcl" and is_finite(clause) and subject_of(clause) is not None):
        return "", ""
    if main.dep_ != "ROOT" or doc.text.rstrip()[-1:] not in ".!" or is_question(doc):
        return "", ""
    text = doc.text
    event = text[start:end]
    event = event[event.lower().find(word) + len(word) :].strip()
    if word == "before":
        if start != 0:
            return "", ""
        rest = text[end:].lstrip(", ").rstrip()
        return _sentence(f"first {rest}"), _sentence(f"then {event}")
    if text[end:].strip(" .!"):
        return "", ""
    rest = text[:start].rstrip(", ")
    return _sentence(f"first {event}"), _sentence(f"then {rest[:1].lower()}{rest[1:]}")


def _sentence(words: str) -> str:
    words = words.rstrip()
    done = words[:1].upper() + words[1:]
    return done if done[-1:] in ".!?" else done + "."


def is_question(doc: Doc) -> bool:
    """Say whether a sentence ends with a question mark."""
    place = len(doc) - 1
    while place >= 0 and doc[place].is_space:
        place -= 1
    return place >= 0 and doc[place].text.endswith("?")


def _object_relatives(doc: Doc) -> list[tuple[int, int]]:
    found = []
    for token in doc:
        if token.dep_ != "relcl":
            continue
        subjects = [t for t in token.lefts if t.dep_ in ("nsubj", "nsubjpass")]
        subject = subjects[-1] if subjects else None
        if subject is None or subject.tag_ in ("WDT", "WP") or subject.lower_ in ("that", "who"):
            continue
        if any(t.tag_ in ("WRB", "WP$") for t in token.subtree):
            continue  # "the day when we met", "the boy whose dog ran off"
        if token.head.lower_ in ("time", "day", "way", "reason", "place", "moment", "everything"):
            continue  # "the first time Mum came", "the way Ann sings"
        start, end = place_of(token)
        whole = subject.pos_ in ("NOUN", "PROPN")
        if whole or (_stands_in_the_middle(token) and len(list(token.subtree)) >= 4):
            found.append((start, end))
    return found


def _stands_in_the_middle(clause: Token) -> bool:
    """Say whether a clause stands between a subject and its verb."""
    noun = clause.head
    return noun.dep_ in ("nsubj", "nsubjpass") and noun.head.i > clause.i
