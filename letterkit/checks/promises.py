"""Can the writer keep what this sentence promises? Needs no parse.

What the child or somebody else is reported to have promised stays silent, and so do habits:
"you always smile", "you kept your promise". The phrases are in ``data/promises.toml``.
"""

from __future__ import annotations

from collections.abc import Iterator

from letterkit.checks.context import Context
from letterkit.checks.finding import Finding, Rule
from letterkit.checks.phrases import find, finding
from letterkit.checks.speech import childs_words, others_words, within

JUDGES = "Judges' toolkit on writing to children, 2025"

PROMISE = Rule(
    code="LK601",
    name="promise",
    severity="warning",
    title="A promise: can you keep it?",
    reason=(
        "Children in care have heard promises that adults could not keep. One more that "
        "breaks costs the trust in the whole letter. A step with a name and a date is worth "
        "more than a promise."
    ),
    bad="I promise that you will see Jess every week.",
    good="I will ask Priya to arrange for you to see Jess. I will tell you by 4 December.",
    source=JUDGES,
)
MAKE_SURE = Rule(
    code="LK602",
    name="make-sure",
    severity="advice",
    title='"I will make sure": is it in your hands alone?',
    reason=(
        "It sounds like a step and is a promise about other people. Say what you will do "
        "yourself, so that the child can see whether it was done."
    ),
    bad="I will make sure that your new school knows about your hearing.",
    good="I will write to your new school about your hearing by 4 December.",
    source=JUDGES,
)
ALWAYS_NEVER = Rule(
    code="LK603",
    name="always-never",
    severity="warning",
    title='"Always", "never again", "for ever": can anyone know that?',
    reason=(
        'Plans in care change. A child who was told "never again" and moves again learns that '
        "words mean nothing."
    ),
    bad="You will never have to move again.",
    good="The plan is that you live with Ann until you are grown up.",
    source=JUDGES,
)
CERTAIN = Rule(
    code="LK604",
    name="certain",
    severity="warning",
    title="This sounds more certain than it is",
    reason='The child will remember the "definitely" when it falls through.',
    bad="You will definitely be home by Christmas.",
    good="The plan is that you go home on 18 December, if the judge agrees.",
    source=JUDGES,
)
ALL_FINE = Rule(
    code="LK605",
    name="all-fine",
    severity="warning",
    title="Comfort that nobody can promise",
    reason=(
        "It is kindly meant, but it tells a worried child that their worry is wrong, and it "
        "may not come true. Naming what is hard, and who will be there, comforts more."
    ),
    bad="Do not worry, everything will be fine.",
    good="It may feel strange at first. Ann will be there, and you can ring me.",
    source="NHS Grampian open letter; " + JUDGES,
)
FEELINGS_FORETOLD = Rule(
    code="LK606",
    name="feelings-foretold",
    severity="advice",
    title="The letter tells the child how they will feel",
    reason="Nobody can know. A child who does not love it may think that something is wrong with "
    "them.",
    bad="You will love your new school.",
    good="I hope you will like your new school. Any feeling about it is OK.",
    source="letterkit",
)
RULES: tuple[Rule, ...] = (PROMISE, MAKE_SURE, ALWAYS_NEVER, CERTAIN, ALL_FINE, FEELINGS_FORETOLD)
_BY_NAME = {rule.name: rule for rule in RULES}

_SILENT_PARTS = frozenset({"you_said", "who", "greeting"})


def run(context: Context) -> Iterator[Finding]:
    """Yield each promise, and each comfort, that the writer may not be able to keep."""
    if not context.is_english:
        return
    for field, sentence in context.sentences():
        if field.part in _SILENT_PARTS:
            continue
        matches = find("promises", sentence.text)
        if not matches:
            continue
        reported = childs_words(sentence.text) + others_words(sentence.text)
        for match in matches:
            if not within(reported, match.start, match.end):
                rule = _BY_NAME[match.rule]
                yield finding(rule, context, field.path, field.text, sentence.start, match)
