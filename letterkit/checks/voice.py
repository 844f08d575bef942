"""Does the writer speak to the child, as one person to another, and is the child heard in it.

Third person about the child or the writer, nothing in the child's own words, a wish that was
not followed and is passed over, and feelings that are not named. Needs no parse.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from letterkit.checks.context import Context, FieldText
from letterkit.checks.finding import Finding, Rule, Suggestion
from letterkit.checks.hard_news import has_news
from letterkit.checks.speech import PLAIN, childs_words, within
from letterkit.checks.third_person import named, the_child, the_writer
from letterkit.checks.wishes import unanswered
from letterkit.text import sentences

ABOUT_THE_CHILD = Rule(
    code="LK711",
    name="third-person-child",
    severity="warning",
    title="The letter talks about the child instead of to the child",
    reason=(
        "A child who reads about themselves by name finds that the letter was written for "
        "somebody else. Judges and social workers write about children; you are writing to one."
    ),
    bad="Dear Sam. Sam has settled well at his school.",
    good="Dear Sam. You have settled well at your school.",
    source="Surrey preferred-terminology A-Z; TACT, Language That Cares",
)
ABOUT_THE_WRITER = Rule(
    code="LK712",
    name="third-person-writer",
    severity="warning",
    title="The writer hides behind a job title",
    reason='"I" is a person who can be rung up and asked. "The reviewing officer" is an office.',
    bad="The reviewing officer will speak to your school.",
    good="I will speak to your school.",
    source="AoMRC, Please, write to me",
)
NOTHING_THE_CHILD_SAID = Rule(
    code="LK713",
    name="no-own-words",
    severity="warning",
    title="Nothing in the letter comes from the child",
    reason=(
        "A child who finds their own words in the letter knows that they were heard, also "
        "where the answer is no. For a child who does not speak it can be what they showed you."
    ),
    bad="Dear Sam. It was decided that you will change school.",
    good='Dear Sam. You told me, "I want a school where people know my name."',
    source="Judges' toolkit on writing to children, 2025; Brighton and Hove evaluation",
)
WISH_NOT_ANSWERED = Rule(
    code="LK714",
    name="wish-not-answered",
    severity="advice",
    title="A wish was not followed, and the letter does not say so",
    reason=(
        "A child who asked for one thing and reads about another wonders whether anyone "
        "listened. Said plainly, a no can be borne, and argued with."
    ),
    bad="You said you want to live with Mum. You will stay with Ann.",
    good="You said you want to live with Mum. I know that this is not what you wanted: you will "
    "stay with Ann.",
    source="Re A [2017] EWFC 48; Judges' toolkit on writing to children, 2025",
)
FEELINGS_NOT_NAMED = Rule(
    code="LK715",
    name="feelings-not-named",
    severity="advice",
    title="Hard news, and no feelings",
    reason=(
        "Naming what a child may feel, and allowing it, helps them to bear it. Silence says "
        "that feelings are not wanted here."
    ),
    bad="You will move to a new home on Friday. Joy has a dog.",
    good="You will move to a new home on Friday. You might feel sad, or cross. That is OK.",
    source="NHS Grampian open letter; Meadows Psychology Service",
)
RULES: tuple[Rule, ...] = (
    ABOUT_THE_CHILD,
    ABOUT_THE_WRITER,
    NOTHING_THE_CHILD_SAID,
    WISH_NOT_ANSWERED,
    FEELINGS_NOT_NAMED,
)

FEWEST_WORDS_FOR_A_LETTER = 40
"""Below this a plain text is a line or two, of which nothing need come from the child."""

_SALUTATION = re.compile(
    r"^\W*(?:(?i:dear|hi|hello|hey|hiya|good\s+(?:morning|afternoon|evening)|to)\s+)"
    r"(?P<name>[A-Z][\w'-]+)\b(?!\s+and\b)",
)
_FROM_THE_CHILD = re.compile(
    r"\byou(?:'ve|\s+have|\s+had)?\s+(?:(?:also|both|all|then|just|really|clearly|kindly|bravely|"
    r"once|always|often|first)\s+)*(?:said|say|told|asked|ask|wrote|think|thought|feel|felt|worry|"
    r"wish|wished|hope|hoped|explained|shared|mentioned|wondered|described|want|wanted|showed|"
    r"shown|drew|drawn|smiled|laughed|pointed|chose|signed|nodded|shook|made\s+it|called|let\s+"
    r"(?:me|us)\s+know|would\s+like|would\s+love|are\s+worried|were\s+worried|decided|rang|sang|"
    r"played|squeezed|looked)\b|\byou'd\s+(?:like|love)\b|\byour\s+(?:own\s+)?(?:words|questions?|"
    r"wish(?:es)?|drawing|letter|text|email|message|views?|list)\b|[“\"][^”\"]{3,}[”\"]",
    re.IGNORECASE,
)
# An aunt's letter need not quote anybody; one that decides things about a child should.
_ABOUT_A_PLAN = re.compile(
    r"\b(?:decided|decision|agreed|review|social\s+worker|judge|court|carers?|council|placement|"
    r"the\s+plan|your\s+plan)\b",
    re.IGNORECASE,
)
_FEELINGS = re.compile(
    r"\b(?:feel|feels|feeling|feelings|felt|sad|sadness|happy|angry|anger|cross|worried|worry|"
    r"worries|worrying|scared|scary|afraid|frightened|upset|lonely|confused|confusing|mixed|cry|"
    r"crying|tears|miss|missing|excited|excit\w+|nervous|mixed\s+up|disappointed|hurt|"
    r"(?:very\s+|really\s+|so\s+)?hard\s+(?:for|to)|tough|(?:ok|okay|all\s+right|alright)\s+to)\b",
    re.IGNORECASE,
)


def run(context: Context) -> Iterator[Finding]:
    """Yield where the letter talks past the child."""
    if not context.is_english:
        return
    names = _names(context)
    writer_is_iro = _is_reviewing_officer(context)
    for field, sentence in context.sentences():
        if field.part == "who":
            continue
        heard = childs_words(sentence.text)
        for start, end, quote_end, new in named(sentence.text, names, field.part):
            if not within(heard, start, end):
                yield _about_child(context, field, sentence.start, start, quote_end, new)
        if field.part == "you_said":
            continue
        for start, end, new in the_child(sentence.text):
            if not within(heard, start, end):
                yield _about_child(context, field, sentence.start, start, end, new)
        if writer_is_iro:
            for start, end, new in the_writer(sentence.text):
                if not within(heard, start, end):
                    yield _about_writer(context, field, sentence.start, start, end, new)
    yield from _unheard(context)
    yield from _wishes(context)
    yield from _feelings(context)


def _names(context: Context) -> tuple[str, ...]:
    """Return the child's name, or the name that a plain text greets; none where two share it."""
    if context.child:
        name = context.child.name
        others = [f"{person.name} {person.called}" for person in context.child.people]
        if context.letter:
            others.append(context.letter.writer.name)
        return () if any(name in other.split() for other in others) else (name,)
    first = next(context.written(), None)
    greeted = _SALUTATION.match(first.text) if first else None
    if greeted is None or greeted["name"].lower() in (
        "all",
        "sir",
        "madam",
        "parents",
        "colleague",
    ):
        return ()
    return (greeted["name"],)


def _is_reviewing_officer(context: Context) -> bool:
    if context.letter is None or not context.letter.writer.role:
        return True
    return bool(re.search(r"review|\bIRO\b", context.letter.writer.role, re.IGNORECASE))


def _about_child(
    context: Context, field: FieldText, offset: int, start: int, end: int, new: str
) -> Finding:
    quote = field.text[offset + start : offset + end]
    return ABOUT_THE_CHILD.finding(
        field.path,
        f'"{quote}" talks about {context.name} to somebody else. Say "you".',
        text=field.text,
        start=offset + start,
        end=offset + end,
        suggestions=(Suggestion("replace", new),) if new else (),
    )


def _about_writer(
    context: Context, field: FieldText, offset: int, start: int, end: int, new: str
) -> Finding:
    quote = field.text[offset + start : offset + end]
    return ABOUT_THE_WRITER.finding(
        field.path,
        f'Is "{quote}" you? {context.name[:1].upper()}{context.name[1:]} knows you by your name. '
        'Say "I".',
        text=field.text,
        start=offset + start,
        end=offset + end,
        suggestions=(Suggestion("replace", new),),
    )


def _unheard(context: Context) -> Iterator[Finding]:
    letter = context.letter
    everything = " ".join(field.text for field in context.written()).translate(PLAIN)
    where = "text"
    if letter is None:
        if len(everything.split()) < FEWEST_WORDS_FOR_A_LETTER or not _ABOUT_A_PLAN.search(
            everything
        ):
            return
    else:
        if any(message.you_said for message in letter.messages) or not _expects_words(letter.kind):
            return
        where = "messages.1.you_said"
    if not _FROM_THE_CHILD.search(everything):
        yield NOTHING_THE_CHILD_SAID.finding(
            where,
            f"What did {context.name} say, or show you? A few of their own words, as they said "
            "them, tell them that they were heard.",
            suggestions=(Suggestion("ask", f"What would {context.name} say about this?"),),
        )


def _expects_words(kind_name: str) -> bool:
    from letterkit.errors import UsageError
    from letterkit.kinds import kind

    try:
        return kind(kind_name).parts["messages.you_said"].expected
    except UsageError:
        return False


def _wishes(context: Context) -> Iterator[Finding]:
    for field, start, end, wish in unanswered(context):
        yield WISH_NOT_ANSWERED.finding(
            field.path,
            f'{context.name[:1].upper()}{context.name[1:]} asked for something else: "{wish}". Say '
            f"plainly that this is not what {context.name} wanted, and why.",
            text=field.text,
            start=start,
            end=end,
            suggestions=(Suggestion("explain", "I know that this is not what you wanted."),),
        )


def _feelings(context: Context) -> Iterator[Finding]:
    everything = " ".join(field.text for field in context.written())
    if _FEELINGS.search(everything) or not everything.strip():
        return
    letter = context.letter
    if letter is not None:
        if letter.parts.feelings or not (letter.kind in ("change", "goodbye") or has_news(context)):
            return
        where = "letter.feelings"
    else:
        if not has_news(context) or len(sentences(everything)) < 3:
            return
        where = "text"
    yield FEELINGS_NOT_NAMED.finding(
        where,
        f"What might {context.name} feel about this? Name it, say that it is OK, and say whom "
        f"{context.name} can talk to.",
        suggestions=(
            Suggestion("explain", "You might feel [feeling]. That is OK. You can talk to [name]."),
        ),
    )
