"""Does each sentence hold one idea, in the order in which things happen? Needs the parse."""

from __future__ import annotations

from collections.abc import Iterator

from letterkit.checks.clauses import Clauses, is_question, read_clauses
from letterkit.checks.context import Context, FieldText
from letterkit.checks.finding import Finding, Rule, Suggestion
from letterkit.checks.lengths import split
from letterkit.checks.limits import Limits, limits_for, target_in
from letterkit.words.pipeline import ParsedSentence

ONE_IDEA = "Department of Health 2009, Making written information easier to understand"

MORE_THAN_ONE_IDEA = Rule(
    code="LK104",
    name="more-than-one-idea",
    severity="advice",
    title="A sentence with more than one idea",
    reason=(
        "Each full stop is a place to rest and to picture what was said. Ideas joined by "
        '"and" arrive all at once, and the last pushes out the first.'
    ),
    bad="Your school is going well and Ann wants a club for you and we will meet again in May.",
    good="Your school is going well. Ann wants a club for you. We will meet again in May.",
    source=f"{ONE_IDEA} (one idea a sentence)",
)
TOO_MANY_CLAUSES = Rule(
    code="LK105",
    name="subordinate-clauses",
    severity="warning",
    title="A sentence with clauses inside it",
    reason=(
        'A clause that begins with "because", "when", "that" or "who" has to be kept in mind '
        "until the rest comes. One is enough for most children; younger ones need none."
    ),
    bad="Priya, who you met when we went to see the house that Ann found, will ring.",
    good="Priya will ring. You met her when we saw the house.",
    source=f"{ONE_IDEA}; letterkit's table for each age",
)
OUT_OF_ORDER = Rule(
    code="LK109",
    name="order-of-events",
    severity="warning",
    title="What happens second is said first",
    reason=(
        "Children under about eight tend to take things to happen in the order in which they "
        'are told, whatever "before" and "after" say.'
    ),
    bad="Before you move, you will meet Jo.",
    good="First you will meet Jo. Then you move.",
    source="E. Clark, Journal of Linguistics, 1971 (before and after); letterkit",
)
OBJECT_RELATIVE = Rule(
    code="LK110",
    name="object-relative",
    severity="advice",
    title="A clause that turns who did what around",
    reason=(
        'In "the doctor that Mum saw" the one who does something comes second. Children under '
        "about nine often read it the other way round: the doctor saw Mum."
    ),
    bad="The doctor that Mum saw will write to you.",
    good="Mum saw a doctor. The doctor will write to you.",
    source="E. Kidd and others, Language and Cognitive Processes, 2007 (relative clauses)",
)
RULES: tuple[Rule, ...] = (MORE_THAN_ONE_IDEA, TOO_MANY_CLAUSES, OUT_OF_ORDER, OBJECT_RELATIVE)

ORDER_IS_CLEAR_FROM = 8
RELATIVES_ARE_CLEAR_FROM = 9
TWO_IDEAS_ARE_FINE_FROM = 9
IDEAS_ARE_FINE_FROM = 14
A_SHORT_SENTENCE = 3
"""Words over the mean of the child's row up to which one clause more is no burden."""
FEWEST_FOR_A_MEAN = 5

# A "but" or a "so" makes one idea of two: a contrast, a reason.
_LOOSE_JOINTS = frozenset({"and", ",", ";"})


def run(context: Context) -> Iterator[Finding]:
    """Yield sentences with too much in them for this child."""
    if not context.can_parse:
        return
    counted: list[int] = []
    for field in context.written():
        target = target_in(field, context.target)
        limits = limits_for(target)
        age = RELATIVES_ARE_CLEAR_FROM - 1 if target.easy_read else target.age
        for sentence in context.parsed[field.path].sentences:
            if sentence.doc is None:
                continue
            clauses = read_clauses(sentence.doc)
            if clauses.words > 2 and field.part not in ("later", "title", "greeting", "who"):
                counted.append(len(clauses.subordinate))
            yield from _ideas(context, field, sentence, clauses, limits, age)
            yield from _inside(context, field, sentence, clauses, limits)
            if target.age < ORDER_IS_CLEAR_FROM and not is_question(sentence.doc):
                yield from _order(context, field, sentence, clauses)
            if age < RELATIVES_ARE_CLEAR_FROM:
                yield from _relatives(context, field, sentence, clauses)
    yield from _mean(context, counted)


def _reader(context: Context) -> str:
    return context.name[:1].upper() + context.name[1:]


def _ideas(
    context: Context,
    field: FieldText,
    sentence: ParsedSentence,
    clauses: Clauses,
    limits: Limits,
    age: int,
) -> Iterator[Finding]:
    count = len(clauses.ideas)
    if count < 2 or age >= IDEAS_ARE_FINE_FROM:
        return
    loose = [joint for joint in clauses.joints if joint in _LOOSE_JOINTS]
    too_many = count >= 3 and clauses.words > limits.mean
    two = (
        age < TWO_IDEAS_ARE_FINE_FROM
        and bool(loose)
        and limits.mean + 3 < clauses.words <= limits.most
        # A colon is a place to rest too.
        and ":" not in sentence.text
    )
    if not (too_many or two):
        return
    halves = split(sentence.text)
    yield MORE_THAN_ONE_IDEA.finding(
        field.path,
        f"This sentence tells {context.name} {_number(count)} things at once. Could each have a "
        "sentence of its own?",
        text=field.text,
        start=sentence.start,
        end=sentence.end,
        suggestions=(Suggestion("replace", halves),) if halves else (),
        severity="warning" if too_many and age < TWO_IDEAS_ARE_FINE_FROM else "advice",
    )


def _number(count: int) -> str:
    return {2: "two", 3: "three", 4: "four", 5: "five"}.get(count, str(count))


def _most(limits: Limits) -> int:
    """Return how many clauses one sentence may hold; the table's number is a mean."""
    if limits.clauses == 0:
        return 0
    return 1 if limits.clauses <= 0.5 else 2 if limits.clauses <= 1.2 else 3


def _inside(
    context: Context, field: FieldText, sentence: ParsedSentence, clauses: Clauses, limits: Limits
) -> Iterator[Finding]:
    found = clauses.subordinate
    most = _most(limits)
    if len(found) <= most:
        return
    if len(found) == most + 1 and most and clauses.words <= limits.mean + A_SHORT_SENTENCE:
        return  # two short parts, as in "come when you want, because I like it"
    openers = list(dict.fromkeys(f'"{c.opener}"' for c in found))
    one = len(found) == 1
    yield TOO_MANY_CLAUSES.finding(
        field.path,
        f"{_reader(context)} has to hold "
        + (
            f"the part with {openers[0]} in mind here while reading on. "
            if one
            else f"{_number(len(found))} parts in mind at once here ({', '.join(openers[:4])}). "
        )
        + "Could it be a sentence of its own?",
        text=field.text,
        start=sentence.start + min(c.start for c in found),
        end=sentence.start + max(c.end for c in found),
        severity="warning" if len(found) > most + 1 or one else "advice",
    )


def _order(
    context: Context, field: FieldText, sentence: ParsedSentence, clauses: Clauses
) -> Iterator[Finding]:
    for event in clauses.events:
        ordered = f"{event.first} {event.second}".strip()
        yield OUT_OF_ORDER.finding(
            field.path,
            f"{_reader(context)} may think that things happen in the order you tell them, "
            f'whatever "{event.word}" says. Try saying what comes first, first.',
            text=field.text,
            start=sentence.start + event.start,
            end=sentence.start + event.end,
            suggestions=(Suggestion("replace", ordered),) if ordered else (),
        )


def _relatives(
    context: Context, field: FieldText, sentence: ParsedSentence, clauses: Clauses
) -> Iterator[Finding]:
    for start, end in clauses.object_relatives:
        words = sentence.text[start:end]
        yield OBJECT_RELATIVE.finding(
            field.path,
            f'{_reader(context)} may lose who did what at "{words}". Could that be a sentence of '
            "its own, with the person first?",
            text=field.text,
            start=sentence.start + start,
            end=sentence.start + end,
        )


def _mean(context: Context, counted: list[int]) -> Iterator[Finding]:
    limits = limits_for(context.target)
    if len(counted) < FEWEST_FOR_A_MEAN or limits.clauses == 0:
        return
    mean = sum(counted) / len(counted)
    if mean <= limits.clauses + 0.15:
        return
    first = next(context.written()).path if context.letter is None else "letter.opening"
    yield TOO_MANY_CLAUSES.finding(
        first,
        f'Many sentences have a part with "because", "when", "that" or "who" '
        f"({sum(counted)} in {len(counted)} sentences). {_reader(context)} would find it easier "
        "with more plain sentences: who does what.",
        severity="advice",
    )
