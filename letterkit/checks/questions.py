"""Has every question to the child room for an answer? Needs no parse."""

from __future__ import annotations

import re
from collections.abc import Iterator

from letterkit.checks.context import Context, FieldText
from letterkit.checks.finding import Finding, Rule, Suggestion
from letterkit.text import sentences

NO_ROOM = Rule(
    code="LK113",
    name="question-no-room",
    severity="advice",
    title="A question with no room to answer",
    reason=(
        "A question in a letter is a promise to listen. Where nothing says how to answer, the "
        "child keeps the answer, and may think that nobody wanted it."
    ),
    bad="How do you feel about your new school?",
    good="How do you feel about your new school? You can tell me or Ann, or draw it here.",
    source="NAIRO letter to young people; letterkit",
)
RULES: tuple[Rule, ...] = (NO_ROOM,)

_TO_YOU = re.compile(r"\b(?:you|your|yours|you['’](?:re|ve|d|ll))\b", re.IGNORECASE)
# Asked for the sake of the next sentence, or in the child's own voice, or for a smile.
_NO_ANSWER_WANTED = re.compile(
    r"^\W*(?:did you know|do you remember|can you (?:believe|imagine|guess)|remember|guess what|"
    r"isn['’]t it|aren['’]t you|wasn['’]t it|who knew|see\b|ok\b|okay\b|right\b|"
    r"what (?:will|does|do|did|is|was|happens|happened)\b"
    r"(?! you (?:think|feel|want|like|need|say|mean|hope)| your (?:idea|wish|view|thought))|"
    r"why (?:did|do|are|is|was|have|has|can['’]t|can not) "
    r"(?:we|i|they|you (?:live|have|need)|mum|dad|this)|who (?:will|can|is|are|did)|"
    r"when (?:will|can|is|are)|where (?:will|can|is|are)|"
    r"how (?:will|can) (?:i|we|you (?:tell|reach|contact|complain|get)))",
    re.IGNORECASE,
)
_ANSWERABLE = re.compile(
    r"(?:^|[.!,;]\s+|\b(?:can|could|please|and|or|to|then) )"
    r"(?:tell|show|cuddle|hug|squeeze) (?!you\b)\w+|"
    r"\blet (?:me|us) know|"
    r"\b(?:write|draw|text|ring|call|phone|email|e-mail|message|talk|speak|say|show|circle|tick|"
    r"colour|point|answer|reply|fill|whisper|ask)\b|\b(?:hear (?:from|what|your)|"
    r"(?:next time|when) (?:we|i) (?:meet|see|visit|come)|my number|my phone|listen)\b|"
    r"\b0\d[\d ]{8,}|@|_{3,}|☐|□|\[ ?\]",
    re.IGNORECASE,
)
_HOW_NEAR = 2
"""Sentences before and after the question in which a way to answer counts."""


def run(context: Context) -> Iterator[Finding]:
    """Yield questions to the child where nothing near them says how to answer."""
    if not context.is_english or _letter_says_how(context):
        return
    for field in context.written():
        if field.part in ("title", "greeting", "who") or field.path.startswith("help."):
            continue
        yield from _in_field(context, field)


def _letter_says_how(context: Context) -> bool:
    """Say whether the letter's help box gives the child a way to reach the writer."""
    if context.letter is None:
        return False
    writer, box = context.letter.writer, context.letter.help
    return bool(writer.phone or writer.email or box.reach)


def _in_field(context: Context, field: FieldText) -> Iterator[Finding]:
    if "?" not in field.text:
        return
    found = sentences(field.text)
    for place, sentence in enumerate(found):
        text = sentence.text.rstrip("\"'”’) ")
        if not text.endswith("?") or not _TO_YOU.search(text) or _NO_ANSWER_WANTED.search(text):
            continue
        if re.search(r"[\"“‘]", sentence.text) or re.search(r"\b(?:you|she|he) asked\b", text):
            continue  # somebody's own words
        if re.match(r"(?:can|could|would|will) you please", text, re.IGNORECASE):
            continue
        near = found[max(0, place - _HOW_NEAR) : place + 1 + _HOW_NEAR]
        others = " ".join(s.text for s in near if s is not sentence)
        if _ANSWERABLE.search(others) or _ANSWERABLE.search(field.text[sentence.end :]):
            continue
        if re.search(r"\b(?:tell|ring|write|text|let me know|draw|circle)\b", text, re.IGNORECASE):
            continue
        yield NO_ROOM.finding(
            field.path,
            f"How can {context.name} answer this? Say who to tell or ring, or leave room to "
            "write or draw.",
            text=field.text,
            start=sentence.start,
            end=sentence.end,
            suggestions=(Suggestion("explain", "You can tell me, or write or draw it here."),),
        )
