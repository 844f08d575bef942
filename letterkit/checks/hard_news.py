"""Hard news that the child should hear face to face first, and news softened too far.

A message with ``told_in_person`` set stays silent, and so does news that the letter says was
told ("when I came to see you on Tuesday, we talked about ..."). Needs no parse. The phrases
are in ``data/news.toml`` and ``data/softening.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from letterkit.checks.context import Context, FieldText
from letterkit.checks.finding import Finding, Rule, Suggestion
from letterkit.checks.phrases import find, finding, in_fields, said
from letterkit.checks.speech import childs_words, within

TELL_IN_PERSON = Rule(
    code="LK721",
    name="tell-in-person",
    severity="warning",
    title="Hard news that should be told face to face first",
    reason=(
        "A letter cannot see a face or answer a question. A child should never learn from "
        "paper that somebody died, that they will move, or that you are leaving. Told first, "
        "the same letter is something to hold on to. Set told_in_person on the message (a "
        "date, or who told it) and this stays silent."
    ),
    bad="You will be moving to a new foster home next week.",
    good="When I came on Tuesday, we talked about your move. You will move in with Joy next week.",
    source="AoMRC, Please, write to me; Hull recording guidance",
)
SOFTENING = Rule(
    code="LK722",
    name="softening",
    severity="advice",
    title="Softened until it says something else",
    reason=(
        "A soft word can mislead: a child who reads that Mum and Dad argued may think that "
        "every quarrel loses a home. Plain and short is kinder than vague."
    ),
    bad="You could not stay at home because Mum and Dad were arguing.",
    good="Dad hit Mum. That is not safe for her or for you, so you could not stay at home.",
    source="Social Work News, summer 2022",
)
RULES: tuple[Rule, ...] = (TELL_IN_PERSON, SOFTENING)

_SILENT_PARTS = frozenset({"you_said", "who", "later"})
_TOLD = re.compile(
    r"\b(?:(?:I|we|he|she|they|[A-Z]\w+|mum|dad|your\s+[\w\s]{2,25}?)\s+(?:have\s+|has\s+|had\s+|"
    r"already\s+|also\s+|both\s+|just\s+)*(?:told|explained\s+to|spoke\s+to|spoke\s+with|"
    r"talked\s+to|talked\s+with|sat\s+down\s+with)\s+you|we\s+(?:have\s+|already\s+|all\s+|both\s+)*"
    r"(?:talked|spoke|chatted|talk)\s+(?:together\s+)?about|(?<!before\s)you\s+(?:already\s+|all\s+|both\s+)*"
    r"know(?!\s+(?:if|whether|when|how|where|more|soon|by))|as\s+(?:you\s+know|(?:I|we)\s+(?:said|agreed|planned|told|talked))|you\s+(?:already\s+)?"
    r"(?:heard|found\s+out|were\s+told|have\s+been\s+told|know\s+(?:that|about))|"
    r"what\s+(?:I|we)\s+(?:talked|told|spoke)|told\s+you\s+(?:this|about|that|in\s+person|face))\b",
    re.IGNORECASE,
)


# A death or an illness that the child is known to know about already.
_KNOWN = re.compile(
    r"\byou\s+(?:\w+\s+)?(?:miss|missed|remember|visit|visited|loved)\b|\bso\s+sorry\s+(?:that|about)",
    re.IGNORECASE,
)


def run(context: Context) -> Iterator[Finding]:
    """Yield hard news that was not told first, once a topic in each message, and softening."""
    if not context.is_english:
        return
    seen: set[tuple[int | None, str]] = set()
    known: set[str] = set()
    for field, in_order in in_fields(context):
        if field.part in _SILENT_PARTS:
            continue
        told = _told(context, field)
        for place, sentence in enumerate(in_order):
            for match in find("softening", sentence.text):
                if not within(childs_words(sentence.text), match.start, match.end):
                    yield finding(SOFTENING, context, field.path, field.text, sentence.start, match)
            matches = () if told else find("news", sentence.text)
            for match in matches:
                key = (field.message, match.phrase.topic)
                nearby = " ".join(s.text for s in in_order[max(0, place - 1) : place + 2])
                if _TOLD.search(nearby) or _KNOWN.search(nearby):
                    known.add(match.phrase.topic)  # and so is the rest of the letter about it
                if (
                    key in seen
                    or match.phrase.topic in known
                    or within(childs_words(sentence.text), match.start, match.end)
                ):
                    continue
                seen.add(key)
                yield finding(
                    TELL_IN_PERSON, context, field.path, field.text, sentence.start, match
                )
    if not seen and not known:
        yield from _not_recorded(context)


def has_news(context: Context) -> bool:
    """Say whether the letter brings hard news at all, told first or not."""
    return any(
        not within(childs_words(sentence.text), match.start, match.end)
        for field, sentence in context.sentences()
        if field.part not in _SILENT_PARTS
        for match in find("news", sentence.text)
    )


def _told(context: Context, field: FieldText) -> bool:
    """Say whether this was told face to face; for parts around the messages, any message."""
    if context.letter is None:
        return False
    messages = context.letter.messages
    if field.message is not None:
        return bool(messages[field.message - 1].told_in_person)
    return any(message.told_in_person for message in messages)


def _not_recorded(context: Context) -> Iterator[Finding]:
    """Ask in a letter about a change or a goodbye, where telling first is part of the kind."""
    letter = context.letter
    if letter is None or any(message.told_in_person for message in letter.messages):
        return
    from letterkit.errors import UsageError
    from letterkit.kinds import kind

    try:
        expected = kind(letter.kind).parts["messages.told_in_person"].expected
    except UsageError:
        return
    everything = " ".join(field.text for field in context.written())
    if expected and not _TOLD.search(everything):
        tell = "See {name} first, with time for questions. Then set told_in_person."
        yield TELL_IN_PERSON.finding(
            "messages.1.told_in_person",
            said("Has {name} been told this face to face? If so, set told_in_person.", context),
            suggestions=(Suggestion("tell-in-person", said(tell, context)),),
            severity="advice",
        )
