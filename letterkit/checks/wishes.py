"""Wishes of the child that a letter answers with something else, and does not say so.

Careful by design: it speaks only where the wish and the answer are about the same thing (where
to live, whom to see, what to do) and the answer is plainly no, or plainly another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from letterkit.checks.context import Context, FieldText
from letterkit.checks.phrases import in_fields
from letterkit.checks.speech import PLAIN
from letterkit.text import Sentence

_ASKING = (
    r"(?:'d|'ve)?\s+(?:(?:have|had|also|really|both|all|still|always|would|once|then|just)\s+)*"
    r"(?:(?:said|say|told\s+(?:me|us|\w+)|wrote|thought|think)\s+(?:that\s+)?you(?:'d)?\s+"
    r"(?:(?:would|really|still|also|always|do(?=\s+(?:want|wish|hope)))\s+)*"
    r"(?P<no>(?:do\s+not|don't|did\s+not|didn't|never)\s+)?"
    r"(?:want(?:ed)?|wish(?:ed)?|hope[d]?|(?<=would\s)(?:like|love)|(?<='d\s)(?:like|love))"
    r"|asked(?:\s+(?:me|us|if|whether|for|to|\w+\s+if))*|hoped?|wish|wished|want|wanted"
    r"|(?<=would\s)(?:like|love)|(?<='d\s)(?:like|love))\s+"
    r"(?:to\s+|for\s+)?(?P<wish>[^.;!?]{3,80})"
)
_WISH = re.compile(rf"\byou{_ASKING}", re.IGNORECASE)
# In the field for the child's words a bare "I want" is theirs.
_OWN_WISH = re.compile(rf"\b(?:you|I){_ASKING}", re.IGNORECASE)
_SAYS_SO = re.compile(
    r"\bnot\s+what\s+you\s+(?:want|wanted|asked|hoped|wished)|"
    r"\b(?:I|we)\s+(?:all\s+)?(?:know|understand|heard|can\s+see|realise)\b|"
    r"\bsorry\b|\bhard\s+(?:to\s+(?:hear|read)|for\s+you|news)|\b(?:sad|cross|angry|upset|"
    r"disappointed|disappointing|unfair)\b|\bdifferent\s+from\s+what\s+you|"
    r"\beven\s+though\s+you|\balthough\s+you|"
    r"\b(?:you|yours?)\s+(?:may\s+|might\s+|can\s+)?(?:not\s+|n't\s+)?(?:agree|disagree)|\bdisagree|"
    r"\bbut\b|\bhowever\b|\bnot\s+yet\b|\bcan't\s+happen|\bthe\s+answer\s+is\s+no|\bsaid\s+no\b|"
    r"\binstead\b",
    re.IGNORECASE,
)
_LIVE = re.compile(
    r"\b(?:go(?:ing)?\s+(?:back\s+)?home|(?:live|living|stay|staying|be|move|moving)\s+(?:back\s+)?"
    r"(?:in\s+with|with|at)\s+(?:your\s+|my\s+)?(?P<who>[\w'-]+)|(?:go|going|move|moving)\s+back|"
    r"(?P<stay>stay(?:ing)?\s+(?:here|where|put|in))|(?P<move>move|moving|leave|live\s+somewhere))",
    re.IGNORECASE,
)
_ANSWER_LIVE = re.compile(
    r"\byou(?:'ll|'re|\s+will|\s+are|\s+are\s+going)\s+(?:(?:going\s+to|to|now|be|carry\s+on|keep|"
    r"still|soon)\s+)*(?:live|living|stay|staying|remain|move|moving)\s+(?:on\s+)?(?:(?:in\s+)?with|"
    r"at|to|in\s+with)\s+(?:your\s+|the\s+|a\s+)?(?P<who>[\w'-]+)[^.;!?]*",
    re.IGNORECASE,
)
_NO = re.compile(
    r"\b(?:you|we|I|that|this|it)(?:'ll|'re)?\s+(?:(?:will|can|are|is|have|could|has|do)\s+)?"
    r"(?:not|cannot|can't|won't|will\s+not|aren't|isn't|couldn't)\b[^.;!?]*"
    r"|\b(?:decided|agreed)\s+(?:not\s+to|against)\b[^.;!?]*",
    re.IGNORECASE,
)
_SMALL = frozenset(
    "that this with have your from they them there more about would could want some with when "
    "what which also been then than very much again into every week with like just being were "
    "going able come because school home said told asked know need make time day will".split()
)


def unanswered(context: Context) -> Iterator[tuple[FieldText, int, int, str]]:
    """Yield (field, start, end, wish) for each answer that passes over a wish."""
    if context.letter is None:
        for field, in_order in in_fields(context):
            yield from _in_a_text(field, in_order)
        return
    fields = {field.path: field for field in context.written()}
    feelings = context.letter.parts.feelings
    for number, message in enumerate(context.letter.messages, 1):
        answer = fields.get(f"messages.{number}.text")
        if not message.you_said or answer is None:
            continue
        around = f"{message.title}. {message.text} {message.why} {feelings}"
        place = _passed_over(_OWN_WISH, message.you_said, answer.text, around)
        if place is not None:
            yield answer, *place


def _in_a_text(
    field: FieldText, in_order: tuple[Sentence, ...]
) -> Iterator[tuple[FieldText, int, int, str]]:
    for place, sentence in enumerate(in_order[:-1]):
        if not _wishes_in(sentence.text):
            continue
        after = in_order[place + 1 : place + 3]
        start = after[0].start
        text = field.text[start : after[-1].end]
        # What is said just before and a little later counts as saying so, too.
        around = field.text[sentence.start : in_order[min(place + 4, len(in_order) - 1)].end]
        found = _passed_over(_WISH, sentence.text, text, around)
        if found is not None:
            yield field, start + found[0], start + found[1], found[2]


@lru_cache(maxsize=8192)
def _wishes_in(sentence: str) -> bool:
    return _WISH.search(sentence.translate(PLAIN)) is not None


@lru_cache(maxsize=2048)
def _passed_over(
    pattern: re.Pattern[str], said: str, answer: str, around: str
) -> tuple[int, int, str] | None:
    """Return where in the answer a wish is passed over, with the wish; else None."""
    if _SAYS_SO.search(around.translate(PLAIN)):
        return None
    for wish in pattern.finditer(said.translate(PLAIN)):
        found = _answered_otherwise(wish["wish"], bool(wish["no"]), answer.translate(PLAIN))
        if found is not None:
            return (*found, wish["wish"].strip(" ,"))
    return None


def _answered_otherwise(wish: str, wished_against: bool, answer: str) -> tuple[int, int] | None:
    lives = _LIVE.search(wish)
    told = _ANSWER_LIVE.search(answer)
    if lives and told and not wished_against:
        wanted = (lives["who"] or ("home" if not (lives["stay"] or lives["move"]) else "")).lower()
        given = told["who"].lower()
        if wanted and given not in (wanted, "us", "there") and wanted not in told.group().lower():
            return told.span()
        if lives["stay"] and re.search(r"\bmov(?:e|ing)\b", told.group()):
            return told.span()
    no = _NO.search(answer)
    if no and not wished_against and _same_matter(wish, no.group()):
        return no.span()
    return None


def _same_matter(wish: str, answer: str) -> bool:
    """Say whether a wish and an answer share a word that carries meaning."""
    return bool(_matter(wish) & _matter(answer))


def _matter(text: str) -> set[str]:
    return {
        word.rstrip("s") if len(word) > 4 else word
        for word in re.findall(r"[a-z]{3,}", text.lower())
        if word not in _SMALL and word not in ("you", "the", "and", "not", "for", "see", "can")
    } | ({"see"} if re.search(r"\bsee\b", text.lower()) and "see " in text.lower() else set())
