"""Words by which a child would feel blamed, labelled, compared, ordered about or hushed.

Needs no parse. What the child said about themselves, and what is denied ("it is not your
fault"), stays silent. The phrases are in ``data/kindness.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from letterkit.checks.context import Context
from letterkit.checks.finding import Finding, Rule
from letterkit.checks.phrases import find, finding
from letterkit.checks.speech import childs_words, within

TRAUMA = "TACT, Language That Cares; trauma-informed language guides"

BLAME = Rule(
    code="LK701",
    name="blame",
    severity="warning",
    title="The child would read that it is their fault",
    reason=(
        "Children believe that what happens to them is because of them, and a letter that says "
        "so is kept for life. Grown-ups are responsible for keeping children safe and finding "
        "the right home."
    ),
    bad="You had to move because of your behaviour.",
    good="Ann and Joe could not give you the help you needed. That is not your fault.",
    source=TRAUMA,
)
LABEL = Rule(
    code="LK702",
    name="label",
    severity="warning",
    title="A label instead of what happened",
    reason=(
        "A label tells a child who they are; what happened tells them what can be mended. It "
        "will still be in the file when they are grown up."
    ),
    bad="You are a difficult child.",
    good="It is hard for you when plans change.",
    source=TRAUMA,
)
SHAME = Rule(
    code="LK703",
    name="shame",
    severity="warning",
    title="The child would feel ashamed",
    reason="Shame makes a child hide. It does not help anyone to try again.",
    bad="Everyone is very disappointed in you.",
    good="Last week was hard. Tomorrow is a new day, and Ann is on your side.",
    source=TRAUMA,
)
COMPARISON = Rule(
    code="LK704",
    name="comparison",
    severity="warning",
    title="The child is compared with a brother, a sister or others",
    reason=(
        "Brothers and sisters read each other's letters. Whoever comes off worse remembers it, "
        "and it comes between them."
    ),
    bad="Your sister behaves better than you.",
    good="You have been kind to the cat, and you are learning to swim.",
    source="TACT, Language That Cares; letterkit",
)
COMMAND = Rule(
    code="LK705",
    name="command",
    severity="warning",
    title="An order",
    reason=(
        "A letter about a child's own life should not sound like a list of rules. Ask, or say "
        "what will happen and why; most children will do it sooner."
    ),
    bad="You must attend school every day.",
    good="Please go to school each day. Ann will walk with you.",
    source="AoMRC, Please, write to me; letterkit",
)
FEELINGS_NOT_ALLOWED = Rule(
    code="LK706",
    name="feelings-not-allowed",
    severity="advice",
    title="A feeling is not allowed",
    reason='"Do not be sad" does not take sadness away; it takes away the person to tell it to.',
    bad="Do not be sad about leaving.",
    good="You might feel sad about leaving. That is OK.",
    source="NHS Grampian open letter; Meadows Psychology Service",
)
SECRET = Rule(
    code="LK707",
    name="secret",
    severity="warning",
    title="The child is asked to keep a secret",
    reason="Secrets with grown-ups are how children get hurt, and they are heavy to carry.",
    bad="Please do not tell your mum about this.",
    good="Your mum knows about this too.",
    source="letterkit",
)
ADULT_SECRET = Rule(
    code="LK708",
    name="adult-secret",
    severity="warning",
    title="A grown-up's story, not told with care",
    reason=(
        "Some facts turn a child's world over. If the child needs them, somebody they trust "
        "tells them face to face, with time for questions. A letter cannot hold a hand."
    ),
    bad="We found out that Tom is not your real dad.",
    good="Priya will come to see you on Friday to talk about your family story.",
    source="Hertfordshire, written communication with children; AoMRC, Please, write to me",
)
RULES: tuple[Rule, ...] = (
    BLAME,
    LABEL,
    SHAME,
    COMPARISON,
    COMMAND,
    FEELINGS_NOT_ALLOWED,
    SECRET,
    ADULT_SECRET,
)
_BY_NAME = {rule.name: rule for rule in RULES}

_KIN_WORD = re.compile(r"brother|sister|twin|cousin|sibling", re.IGNORECASE)
_BEHAVIOUR = re.compile(
    r"behav|listen|cope|coping|settle|polite|grown|mature|sensible|trouble|good one|"
    r"\b(?:try|tries|tried|hard)",
    re.IGNORECASE,
)
_ANYONE = re.compile(
    r"\b(?:your|his|her)\s+(?:[\w-]+\s+)*(?:brother|sister|sibling|twin|cousin)", re.IGNORECASE
)
_EXAMPLE = re.compile(r"\b(?:learn|leaf|example|footsteps|are easier)\b", re.IGNORECASE)
_PRONOUN = re.compile(r"(?:she|he|they)\b", re.IGNORECASE)
_OTHERS = re.compile(r"\b(?:other|most)\s+\w+|everyone else|everybody else", re.IGNORECASE)


def run(context: Context) -> Iterator[Finding]:
    """Yield what could hurt: blame, labels, shame, comparison, orders, secrets."""
    if not context.is_english:
        return
    for field, sentence in context.sentences():
        if field.part == "who":
            continue
        for match in find("kindness", sentence.text):
            if within(childs_words(sentence.text), match.start, match.end):
                continue
            if match.rule == "comparison" and not _compares_children(context, match.quote):
                continue
            rule = _BY_NAME[match.rule]
            yield finding(rule, context, field.path, field.text, sentence.start, match)


def _compares_children(context: Context, quote: str) -> bool:
    """Say whether the other one is a child: by word, by the people list, or by what is said.

    "Unlike Mr Hall" and "Ann is better at chess than you" compare with nobody who hurts.
    """
    if _ANYONE.search(quote) or _OTHERS.search(quote) or _EXAMPLE.search(quote):
        return True
    if _PRONOUN.match(quote):
        return _BEHAVIOUR.search(quote) is not None
    people = context.child.people if context.child else ()
    words = set(re.findall(r"[A-Z][\w'’-]+", quote))
    for person in people:
        if words & set(f"{person.name} {person.called}".split()):
            return _KIN_WORD.search(person.who) is not None
    return bool(words) and _BEHAVIOUR.search(quote) is not None
