"""Is it clear who does what? "You will be visited by Priya" is "Priya will visit you"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from letterkit.checks.clauses import subject_of
from letterkit.checks.context import Context
from letterkit.checks.finding import Finding, Rule, Suggestion
from letterkit.checks.limits import target_in
from letterkit.words.verbs import forms, knows_past

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

PASSIVE = Rule(
    code="LK106",
    name="passive",
    severity="warning",
    title="A passive: what is done comes before who does it",
    reason=(
        "Children under about nine often take the first person named as the one who acts. In "
        '"You were chosen by Ann" they may read that they chose Ann. A passive with nobody in '
        "it hides who decided."
    ),
    bad="You will be visited by Priya on Friday.",
    good="Priya will visit you on Friday.",
    source="Department of Health 2009, Making written information easier to understand (active "
    "verbs); letterkit",
)
RULES: tuple[Rule, ...] = (PASSIVE,)

CLEAR_FROM = 9

# Participles that say how somebody is, not what is done to them.
_STATES = frozenset(
    "worried excited scared tired interested pleased bored confused frightened married allowed "
    "called named born used supposed annoyed surprised upset hurt lost gone done finished meant "
    "made based involved settled disappointed embarrassed delighted relaxed ashamed prepared "
    "concerned determined engaged stuck closed broken mixed loved proud impressed amazed "
    "interested sorted dressed injured disabled frustrated overwhelmed exhausted satisfied".split()
)
# "by Friday", "by bus", "by yourself": nobody acts.
_NOBODY = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december christmas easter then now end time "
    "tomorrow today week month year noon midnight lunchtime teatime bedtime summer winter spring "
    "autumn next date day morning evening night yourself himself herself themselves myself itself "
    "ourselves accident mistake hand foot car bus train taxi plane boat bike post email phone "
    "text letter law heart name chance far half term birthday sea road minute hour o'clock "
    "pm am doing being".split()
)
_AS_SUBJECT = {"him": "he", "her": "she", "me": "I", "them": "they", "us": "we"}
_AS_OBJECT = {"he": "him", "she": "her", "i": "me", "they": "them", "we": "us"}
_PLURAL = frozenset({"NNS", "NNPS"})


@dataclass(frozen=True, slots=True)
class _Passive:
    start: int
    end: int
    by: str
    active: str


def run(context: Context) -> Iterator[Finding]:
    """Yield passives with "by" for younger children, and every passive in Easy Read."""
    if not context.can_parse:
        return
    for field in context.written():
        target = target_in(field, context.target)
        if target.age >= CLEAR_FROM and not target.easy_read:
            continue
        for sentence in context.parsed[field.path].sentences:
            if sentence.doc is None:
                continue
            for passive in _read(sentence.doc):
                if not (passive.by or target.easy_read):
                    continue
                name = context.name[:1].upper() + context.name[1:]
                message = (
                    f'{name} may miss who does this. Try it with "{passive.by}" first.'
                    if passive.by
                    else f"Who does this? {name} would like to know. Try it with the person first."
                )
                # The active takes the place of the whole sentence.
                whole = bool(passive.active)
                yield PASSIVE.finding(
                    field.path,
                    message,
                    text=field.text,
                    start=sentence.start + (0 if whole else passive.start),
                    end=sentence.end if whole else sentence.start + passive.end,
                    suggestions=(Suggestion("replace", passive.active),) if whole else (),
                )


def _read(doc: Doc) -> tuple[_Passive, ...]:
    remembered = doc.user_data.get("letterkit.passives")
    if remembered is None:
        remembered = doc.user_data["letterkit.passives"] = tuple(_passives(doc))
    return remembered


def _passives(doc: Doc) -> Iterator[_Passive]:
    for verb in doc:
        helper = next((t for t in verb.lefts if t.dep_ == "auxpass"), None)
        if helper is None or verb.tag_ not in ("VBN", "VBD"):
            continue
        agent = _agent(verb)
        if agent is None and (verb.lower_ in _STATES or helper.lemma_ == "get"):
            continue
        start = helper.idx
        first = next((t for t in verb.lefts if t.dep_ == "aux"), helper)
        start = min(first.idx, start)
        if agent is None:
            yield _Passive(start, verb.idx + len(verb), "", "")
            continue
        tokens = list(agent.subtree)
        end = tokens[-1].idx + len(tokens[-1])
        by = doc.text[tokens[0].idx : end]
        by = _AS_SUBJECT.get(by.lower(), by)
        yield _Passive(start, end, by, _active(doc, verb, helper, agent, by))


def _agent(verb: Token) -> Token | None:
    """Return who acts: "Priya" in "was chosen by Priya", but not "Friday" or "bus"."""
    for by in verb.rights:
        if by.lower_ != "by" or by.dep_ not in ("agent", "prep"):
            continue
        for who in by.rights:
            if who.dep_ != "pobj" or who.like_num or who.lower_ in _NOBODY or who.tag_ == "CD":
                continue
            if who.text[:1].isdigit() or any(t.like_num for t in who.lefts):
                continue
            return who
    return None


def _active(doc: Doc, verb: Token, helper: Token, agent: Token, by: str) -> str:
    """Return the sentence turned round, where that is plainly right; else ""."""
    subject = subject_of(verb)
    if verb.dep_ != "ROOT" or subject is None or subject.dep_ != "nsubjpass":
        return ""
    allowed = {"aux", "auxpass", "nsubjpass", "agent", "prep", "npadvmod", "punct", "prt", "dative"}
    if any(t.dep_ not in allowed for t in verb.children) or doc.text.rstrip()[-1:] not in ".!":
        return ""
    object_words = list(subject.subtree)
    agent_words = list(agent.subtree)
    if object_words[0].i != 0 or any(t.dep_ in ("conj", "relcl", "acl") for t in agent_words):
        return ""
    who = " ".join(t.text for t in agent_words)
    if len(agent_words) > 4 or who != doc.text[agent_words[0].idx : agent_words[0].idx + len(who)]:
        return ""
    if any(t.dep_ in ("conj", "relcl", "acl") for t in object_words):
        return ""
    if any(t.dep_ == "poss" and t.tag_ != "PRP$" for t in object_words):
        return ""
    said = _verb(verb, helper, agent, by)
    if not said:
        return ""
    lemma = object_words[0].lower_
    whom = _AS_OBJECT.get(lemma) or _lower_first(doc.text[: _end(object_words)], object_words[0])
    middle = doc.text[_end([verb]) : agent.head.idx].strip()
    rest = doc.text[_end(agent_words) :].strip()
    particle = next((t for t in verb.rights if t.dep_ == "prt"), None)
    if particle is not None:
        return ""
    pieces = [by[:1].upper() + by[1:], said, whom, middle]
    return " ".join(p for p in pieces if p) + (f" {rest}" if rest[:1].isalnum() else rest)


def _verb(verb: Token, helper: Token, agent: Token, by: str) -> str:
    """Return the verb in the active, in the same tense; "" where that is not sure."""
    lemma = verb.lemma_.lower()
    aux = [t for t in verb.lefts if t.dep_ == "aux"]
    if lemma == "be" or helper.lemma_ != "be" or len(aux) > 1:
        return ""
    plural = agent.tag_ in _PLURAL or by.lower() in ("you", "they", "we", "i")
    if aux and aux[0].tag_ == "MD" and helper.lower_ == "be":
        return f"{aux[0].text if aux[0].text[0].isalpha() else 'will'} {lemma}"
    if aux and aux[0].lemma_ == "have" and helper.lower_ == "been":
        have = aux[0].lower_
        return f"{have if have == 'had' else 'have' if plural else 'has'} {verb.lower_}"
    if aux:
        return ""
    if helper.lower_ in ("was", "were"):
        if verb.lower_.endswith("ed"):
            return verb.lower_
        return forms(lemma).past if knows_past(lemma) else ""
    if helper.lower_ in ("is", "are", "'s", "'re", "am", "'m"):
        return lemma if plural else forms(lemma).s
    return ""


def _end(tokens: list[Token]) -> int:
    return tokens[-1].idx + len(tokens[-1])


def _lower_first(words: str, first: Token) -> str:
    if first.tag_ in ("NNP", "NNPS") or first.lower_ == "i":
        return words
    return words[:1].lower() + words[1:]
