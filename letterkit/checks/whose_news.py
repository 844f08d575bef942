"""Is this yours to tell? Private facts about people other than the child. Needs the parse."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import letterkit.words
from letterkit.checks.context import Context
from letterkit.checks.finding import Finding, Rule, Suggestion
from letterkit.checks.mentions import (
    HE,
    HE_WORDS,
    OPEN_WORDS,
    SHE,
    SHE_WORDS,
    Known,
    clause_of,
    known_people,
    mentions,
)
from letterkit.words.pipeline import ParsedSentence
from letterkit.words.verbs import every_form

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

YOURS_TO_TELL = Rule(
    code="LK508",
    name="yours-to-tell",
    severity="warning",
    title="A private fact about somebody else",
    reason=(
        "A letter can be read by others, and is kept for many years. What is private to Mum, "
        "or to a brother, is theirs to tell. The child may also need to hear it from a person, "
        "and not from a page."
    ),
    bad="Mum has been drinking again and owes a lot of money.",
    good="Mum is not able to look after you at the moment. It is not your fault.",
    source="Hertfordshire, written communication with children; Lancashire IRO role",
)
RULES: tuple[Rule, ...] = (YOURS_TO_TELL,)

_FILE = Path(letterkit.words.__file__).parent / "private-matters.csv"
# Whose plans are not the grown-ups' own to make or tell.
_CHILDREN = frozenset(
    "brother sister twin cousin friend baby child boy girl stepbrother stepsister niece nephew "
    "sibling kid".split()
)
_YOU = frozenset("you your yours i my me we our us yourself".split())
_SUBJECTS = ("nsubj", "nsubjpass")
_TOLD_BY_THE_CHILD = frozenset("say tell ask know think mention write".split())


def run(context: Context) -> Iterator[Finding]:
    """Yield private facts whose subject is neither the child nor the writer."""
    if not context.can_parse:
        return
    people = known_people(context.child)
    children = frozenset(
        word
        for person in people[1:]
        if person.called & _CHILDREN
        for word in (person.key, *person.words)
    )
    for path, parsed in context.parsed.items():
        if path.endswith(".you_said"):
            continue  # what the child said is the child's own news
        for sentence in parsed.sentences:
            if sentence.doc is None:
                continue
            for start, end, who, topic in _private(sentence, people, children):
                yield YOURS_TO_TELL.finding(
                    path,
                    f"This tells {context.name} something private about {who} ({topic}). Is it "
                    f"yours to tell? If {context.name} needs to know, who should say it, and "
                    "how much?",
                    text=parsed.text,
                    start=sentence.start + start,
                    end=sentence.start + end,
                    suggestions=(
                        Suggestion(
                            "tell-in-person",
                            f"Ask {who}, or tell {context.name} face to face what concerns "
                            f"{context.name}.",
                        ),
                    ),
                )


@dataclass(frozen=True, slots=True)
class _Topic:
    """One row of the list. ``firsts`` are the words that its phrases begin with."""

    name: str
    kind: str
    firsts: frozenset[str]
    pattern: re.Pattern[str]


@cache
def _topics() -> tuple[_Topic, ...]:
    with _FILE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(line for line in file if not line.startswith("#")))
    found = []
    for row in rows:
        phrases = row["phrases"].split("|")
        if row["kind"] == "verb":
            phrases = [form for phrase in phrases for form in every_form(phrase)]
        listed = "|".join(re.escape(p) for p in sorted(phrases, key=len, reverse=True))
        firsts = frozenset(re.split(r"[^a-z]", phrase)[0] for phrase in phrases)
        pattern = re.compile(rf"(?<![\w'-])(?:{listed})(?![\w-])")
        found.append(_Topic(row["topic"], row["kind"], firsts, pattern))
    return tuple(found)


def _private(
    sentence: ParsedSentence, people: tuple[Known, ...], children: frozenset[str]
) -> tuple[tuple[int, int, str, str], ...]:
    doc = sentence.doc
    assert doc is not None  # the caller asks
    key = (people, children)
    remembered = doc.user_data.get("letterkit.private")
    if remembered is None or remembered[0] != key:
        remembered = (key, tuple(_find(doc, people, children)))
        doc.user_data["letterkit.private"] = remembered
    return remembered[1]


def _find(
    doc: Doc, people: tuple[Known, ...], children: frozenset[str]
) -> Iterator[tuple[int, int, str, str]]:
    text = doc.text.lower()
    words = frozenset(re.split(r"[^a-z]+", text))
    child = people[0].key if people else ""
    seen: set[tuple[int, str]] = set()
    for row in _topics():
        if row.firsts.isdisjoint(words):
            continue
        topic, kind = row.name, row.kind
        for match in row.pattern.finditer(text):
            tokens = [t for t in doc if match.start() <= t.idx < match.end()]
            if not tokens:
                continue
            who = _whose(tokens)
            if who is None or who.lower_ in _YOU or _is_told_by_the_child(who):
                continue
            mention = next((m for m in mentions(doc, people) if m.token == who.i), None)
            is_pronoun = who.lower_ in HE or who.lower_ in SHE
            if mention is None and not is_pronoun:
                continue
            if mention is not None and mention.key == child:
                continue
            if kind == "plan" and not _is_another_childs_plan(doc, who, mention, children):
                continue
            if not _is_about_them(tokens, who, topic) or _KNOWN_TO_THE_CHILD.search(text):
                continue
            if (who.i, topic) in seen:
                continue
            seen.add((who.i, topic))
            place = (mention.start, mention.end) if mention else (who.idx, who.idx + len(who))
            start, end = min(place[0], match.start()), max(place[1], match.end())
            name = mention.text if mention else who.text.lower()
            if mention is not None and not mention.is_name and name.islower():
                name = f"the child's {name}" if name in _CHILDREN else f"the {name}"
            yield start, end, {"he": "him", "she": "her", "his": "him"}.get(name, name), topic
            break


def _whose(tokens: list[Token]) -> Token | None:
    """Return the person a matter belongs to: its owner, else the subject of its clause."""
    inside = set(tokens)
    anchor = next((t for t in tokens if t.head not in inside), tokens[0])
    node = anchor
    while True:
        owner = next((t for t in node.lefts if t.dep_ == "poss" and t not in inside), None)
        if owner is not None:
            return owner
        subject = next((t for t in node.lefts if t.dep_ in _SUBJECTS and t not in inside), None)
        if subject is not None and subject != anchor:
            if subject.lower_ in ("who", "that", "which"):
                return node.head if node.dep_ == "relcl" else None
            return subject
        if node.head == node or node.dep_ in ("advcl", "ccomp"):
            return None
        node = node.head


def _is_told_by_the_child(who: Token) -> bool:
    """Say whether the clause is what the child said: "You told me that Mum drinks"."""
    clause = clause_of(who)
    for above in (clause, *clause.ancestors):
        if above.lemma_ in _TOLD_BY_THE_CHILD and above != clause:
            return any(t.dep_ == "nsubj" and t.lower_ == "you" for t in above.lefts)
    return False


def _is_another_childs_plan(
    doc: Doc, who: Token, mention: object, children: frozenset[str]
) -> bool:
    key = getattr(mention, "key", "")
    if not (key in children or who.lower_ in _CHILDREN):
        return False
    # What happens to both of them is the child's own news too.
    return not any(
        t.lower_ in ("you", "your", "we", "us", "both", "me") and t.head != who for t in doc
    )


def _is_somebody(token: Token) -> bool:
    return token.pos_ in ("PROPN", "PRON") or token.lower_ in SHE_WORDS | HE_WORDS | OPEN_WORDS


_HURTS = frozenset(
    "hit beat attack hurt stab threaten strike punch injure kill smash batter assault chase "
    "carry wound slash".split()
)
# "It was hard to hear about Gran's stroke": the child has been told.
_KNOWN_TO_THE_CHILD = re.compile(
    r"\b(?:(?<!before )you (?:know|already know|knew|heard|saw|visited|were told|were there|"
    r"found out)\b|"
    r"(?:to|when you) hear (?:about|that)|(?:a lot|hard|sad) to (?:hear|learn|find out)|"
    r"when (?:i|we) (?:told|talked|came|met|saw)\b)"
)
_NOT_A_HOME = frozenset(
    "bedroom room class group table seat bed desk floor loft attic year school team set front back "
    "top bunk garage corner".split()
)


def _is_about_them(tokens: list[Token], who: Token, topic: str) -> bool:
    """Say whether the matter is truly theirs: not denied, and not done for the child."""
    if topic == "another child's plan" and tokens[0].lemma_.lower() == "move":
        # "Dev will move to the back bedroom" is about a bedroom.
        after = tokens[-1].doc[tokens[-1].i + 1 : tokens[-1].i + 6]
        if any(t.lower_ in _NOT_A_HOME for t in after):
            return False
    clause = clause_of(who)
    words = {t.lower_ for t in clause.subtree}
    if tokens[0].lower_ in ("with", "knife"):
        # "Dad cut up the apples with a knife" hurts nobody.
        return any(
            t.dep_ == "dobj" and t.head.lemma_.lower() in _HURTS and _is_somebody(t)
            for t in clause.subtree
        )
    if topic != "crime" or tokens[0].lower_ != "police":
        return True
    # "Dad rang the police about your bike" says nothing about Dad.
    return bool(words & {"arrested", "took", "taken", "caught", "stopped", "questioned", "trouble"})
