"""Is there a saying that this child may take word for word? Needs no parse."""

from __future__ import annotations

from collections.abc import Iterator

from letterkit.checks.context import Context
from letterkit.checks.finding import Finding, Rule, Suggestion
from letterkit.checks.limits import target_in
from letterkit.words.idioms import find

FIGURE_OF_SPEECH = Rule(
    code="LK112",
    name="figure-of-speech",
    severity="warning",
    title="A saying that a child may take word for word",
    reason=(
        "Many children understand sayings only from about eleven, and some never find them "
        "easy, for example many autistic children. A child who takes the words as they stand "
        "is puzzled, or frightened."
    ),
    bad="You were over the moon, and Mum nearly cried her eyes out.",
    good="You were very happy, and Mum cried a lot.",
    source="Department of Health 2009, Making written information easier to understand; "
    "letterkit's list",
)
RULES: tuple[Rule, ...] = (FIGURE_OF_SPEECH,)

UNDERSTOOD_FROM = 11
TRIPS_UP_BELOW = 9


def run(context: Context) -> Iterator[Finding]:
    """Yield the sayings in a letter to a child who may not know them."""
    if not context.is_english:
        return
    figurative = context.child.reading.figurative if context.child else None
    if figurative is True:
        return
    own_words = " ".join(context.child.words.values()).casefold() if context.child else ""
    for field, sentence in context.sentences():
        target = target_in(field, context.target)
        if figurative is None and target.age >= UNDERSTOOD_FROM and not target.easy_read:
            continue
        plain_for_all = figurative is False or target.easy_read or target.age < TRIPS_UP_BELOW
        for match in find(sentence.text):
            start, end = sentence.start + match.start, sentence.start + match.end
            saying = field.text[start:end]
            if saying.casefold() in own_words:
                continue
            yield FIGURE_OF_SPEECH.finding(
                field.path,
                f'{_reader(context)} may take "{saying}" word for word. What does it mean here: '
                f'"{match.plain}"?',
                text=field.text,
                start=start,
                end=end,
                suggestions=(Suggestion("replace", match.plain),),
                severity="warning" if plain_for_all else "advice",
            )


def _reader(context: Context) -> str:
    return context.name[:1].upper() + context.name[1:]
