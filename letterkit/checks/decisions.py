"""Is there somebody behind it, and a reason? "This will be looked into" has neither.

Needs no parse. The passives of offices are a small set: what will be arranged, and what has
been turned down. A person, a day or a reason close by keeps the check silent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from letterkit.checks.context import Context, FieldText
from letterkit.checks.finding import Finding, Rule, Suggestion
from letterkit.checks.phrases import in_fields
from letterkit.checks.speech import PLAIN, childs_words, within
from letterkit.checks.when import says_when
from letterkit.text import Sentence

NOBODY_DOES_IT = Rule(
    code="LK614",
    name="nobody-does-it",
    severity="advice",
    title="Something will be done, and nobody is there to do it",
    reason=(
        "A child can ask Jo whether Jo has rung the dentist. Nobody can be asked about an "
        'appointment that "will be made". It is also how things get forgotten.'
    ),
    bad="An appointment will be made for your eyes.",
    good="Jo will ring the optician by Friday 4 December.",
    source="Croydon IRO thematic audit, May 2021 (decisions not carried out); Judges' toolkit on "
    "writing to children, 2025",
)
NO_WHY = Rule(
    code="LK615",
    name="refused-without-why",
    severity="advice",
    title="A no, or an ending, with no reason",
    reason=(
        "Where no reason is given, children find one themselves, and it is most often that "
        "they did something wrong. A short true reason is kinder than a long sorry."
    ),
    bad="Your request was declined.",
    good="We said no to sleepovers for now, because Kay's house has no free bed.",
    source="Judges' toolkit on writing to children, 2025; Hull recording guidance",
)
RULES: tuple[Rule, ...] = (NOBODY_DOES_IT, NO_WHY)

_SILENT_PARTS = frozenset({"you_said", "who", "greeting", "later", "reach", "complain", "advocate"})

_ADVERB = r"(?:also|now|then|therefore|still|currently|again|however|recently|already|since|just)"
_TO_COME = (
    rf"(?:(?:will|shall|must|should|can|may|need(?:s)?\s+to|(?:is|are)\s+(?:going\s+)?to)\s+"
    rf"(?:{_ADVERB}\s+)*be|(?:is|are)\s+(?:{_ADVERB}\s+)*being|(?:has|have)\s+(?:{_ADVERB}\s+)*been)"
)
_ANY_TIME = (
    rf"(?:(?:will|shall|can|could|would|may|might)\s+(?:{_ADVERB}\s+)*be|"
    rf"(?:is|are|was|were)\s+(?:{_ADVERB}\s+)*(?:being\s+)?|(?:has|have|had)\s+(?:{_ADVERB}\s+)*been)"
)
_NOT = (
    r"(?:(?:will|shall|can|could|would)\s+not\s+be|(?:can't|cannot|won't|couldn't|wouldn't)\s+be|"
    r"(?:is|are|was|were)(?:\s+not|n't)(?:\s+being)?|(?:has|have|had)(?:\s+not|n't)\s+been)"
)
_THING = (
    r"(?:referral|appointment|application|assessment|arrangements?|request|decision|enquir\w+|"
    r"plan|meeting|review|check|visit|session|support|risk\s+assessment|contact|report)"
)
_DO = re.compile(
    rf"\b(?P<q>{_THING}s?\s+(?:[\w\s]{{0,30}}?)?{_TO_COME}\s+(?:also\s+)?(?:made|held|done|sent)"
    rf"|{_TO_COME}\s+(?:also\s+)?(?:arranged|organised|booked|completed|updated|undertaken|carried\s+out|"
    r"looked\s+(?:into|at)|followed\s+up|picked\s+up\s+by\s+the|explored|considered|reviewed|"
    r"discussed|assessed|requested|referred|submitted|identified|sourced|sought|allocated|"
    r"put\s+in\s+place|set\s+up|addressed|progressed|actioned|implemented|monitored|convened|"
    r"commissioned|reconsidered|revisited|chased|sorted(?:\s+out)?|dealt\s+with|finalised|"
    r"investigated|liaised\s+with|provided))\b(?!\s+(?:in|on|over|for\s+you\s+in)\s+(?:the\s+)?"
    r"(?:photo|book|oven|garden|kitchen))",
    re.IGNORECASE,
)
_ENDED = (
    r"(?:declined|refused|rejected|turned\s+down|withdrawn|suspended|removed|discontinued|"
    r"terminated|put\s+on\s+hold|put\s+on\s+the\s+back\s+burner)"
)
_ENDED_THING = (
    r"(?:request|application|contact|visits?|support|sessions?|time|referral|therapy|counselling|"
    r"phone|respite|placement|help|funding|calls?|short\s+breaks?|stays?|sleepovers?|respite\s+at\s+"
    r"[\w\s]{2,20}?)"
)
_NO = re.compile(
    rf"\b(?P<q>{_NOT}\s+(?:agreed|supported|approved|granted|facilitated|accommodated|permitted|"
    r"authorised|considered\s+(?:viable|appropriate|suitable|possible|safe|to\s+be)|possible\s+at\s+"
    r"(?:this|present|the)|viable|felt\s+to\s+be|deemed|progressed|taken\s+forward|pursued|met)"
    rf"|{_ANY_TIME}\s*(?:therefore\s+|also\s+)?{_ENDED}"
    rf"|{_ENDED_THING}\s+(?:[\w\s']{{0,25}}?\s)?{_ANY_TIME}\s*(?:therefore\s+|also\s+)?"
    r"(?:ended|stopped|cancelled|reduced|postponed|delayed|cut(?:\s+back)?))\b",
    re.IGNORECASE,
)
_NO_REASON = re.compile(
    r"\b(?P<q>(?:just\s+|simply\s+)?(?:is|are|was|were|wasn't|isn't|aren't|weren't)\s*(?:not\s+|just\s+|"
    r"simply\s+)*meant\s+to\s+be|everything\s+happens\s+for\s+a\s+reason|these\s+things\s+happen|"
    r"(?:it\s+is|it's)\s+(?:just\s+)?(?:what\s+it\s+is|one\s+of\s+those\s+things|life)|that's\s+(?:just\s+)?life|"
    r"that\s+is\s+just\s+(?:life|how\s+it\s+is|the\s+way\s+it\s+is)|(?:just\s+)?the\s+way\s+things\s+are|"
    r"sometimes\s+(?:these\s+)?things\s+(?:just\s+)?(?:do\s+not|don't)\s+work\s+out)\b",
    re.IGNORECASE,
)
_SOMEBODY_DOES = re.compile(
    r"(?:\b(?:I|[Ww]e|[Tt]he\s+judge|(?:[Yy]our|[Hh]er|[Hh]is|[Tt]heir)\s+(?:social\s+worker|teacher|"
    r"carers?|nurse|mum|dad|nan|doctor|school|head\s?teacher|key\s?worker)|"
    r"(?!It\b|This\b|That\b|You\b|There\b|They\b|He\b|She\b|The\b|An?\b|Your\b|These\b|Once\b|Any\b)[A-Z][a-z]+"
    r"(?:\s+and\s+(?:I|[A-Z][a-z]+))?)"
    r"(?:['’](?:ll|ve|d|s)|\s+(?:will|is|are|am|has|have|had|can|and\s+I|decided|agreed|thought|said|asked|"
    r"told|wants?|wanted|knows?|needs?|did|was|were|rang|wrote|went|spoke|talked)))\b"
)
_REASON = re.compile(
    r"\b(?:because|so\s+that|so\s+you|so\s+we|so\s+everyone|the\s+reason|that\s+is\s+why|that's\s+why|"
    r"this\s+is\s+why|to\s+keep\s+you|to\s+make|since|as\s+(?:you|he|she|they|there|the|we|it)\b|"
    r"too\s+(?:far|small|late|many|few|soon|dangerous|hard)|not\s+safe|unsafe|"
    r"(?:need|needs)\s+(?:more\s+)?(?:time|a\b|to))\b",
    re.IGNORECASE,
)
_BY_SOMEBODY = re.compile(
    r"^(?:\s+[\w'’-]+){0,8}?\s+by\s+(?:me|us|your|my|the\s+(?:judge|nurse|doctor|school|dentist|"
    r"head\s?teacher)|(?!Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|"
    r"March|April|May|June|July|August|September|October|November|December|Christmas|Easter)[A-Z])"
)
_OPEN = re.compile(
    r"\b(?:if|when|once|until|unless|whether|before|after|asked|ask)\b", re.IGNORECASE
)


def run(context: Context) -> Iterator[Finding]:
    """Yield what nobody is there to do, and what is refused or ended with no reason."""
    if not context.is_english:
        return
    for field, in_order in in_fields(context):
        if field.part in _SILENT_PARTS or ".steps." in field.path:
            continue
        for place, sentence in enumerate(in_order):
            match = _office(sentence.text)
            if match is None:
                continue
            rule, start, end = match
            near = _near(field, in_order, place)
            if rule is NO_WHY:
                if not (_REASON.search(near) or _why_is_given(context, field)):
                    yield _no_why(context, field, sentence, start, end)
            elif not _done_by_somebody(context, field, sentence, near):
                yield _nobody(context, field, sentence, start, end)


@lru_cache(maxsize=8192)
def _office(sentence: str) -> tuple[Rule, int, int] | None:
    """Return what an office would say here, and where: an action or a refusal, by nobody."""
    plain = sentence.translate(PLAIN)
    if plain.rstrip().endswith("?"):
        return None
    for rule, pattern in ((NO_WHY, _NO_REASON), (NO_WHY, _NO), (NOBODY_DOES_IT, _DO)):
        for match in pattern.finditer(plain):
            start, end = match.span("q")
            if within(childs_words(sentence), start, end):
                continue
            if pattern is not _NO_REASON and _OPEN.search(plain[:start].rpartition(",")[2]):
                continue  # "if it is not agreed", "until a home has been identified"
            if pattern is not _NO_REASON and _BY_SOMEBODY.match(plain[end:]):
                continue
            return rule, start, end
    return None


def _near(field: FieldText, in_order: tuple[Sentence, ...], place: int) -> str:
    """Return the sentence with its neighbours in the same paragraph."""
    first, last = place, place
    while (
        first > 0 and place - first < 1 and _together(field, in_order[first - 1], in_order[first])
    ):
        first -= 1
    while (
        last + 1 < len(in_order)
        and last - place < 2
        and _together(field, in_order[last], in_order[last + 1])
    ):
        last += 1
    return " ".join(sentence.text for sentence in in_order[first : last + 1])


def _together(field: FieldText, one: Sentence, other: Sentence) -> bool:
    return "\n" not in field.text[one.end : other.start]


def _done_by_somebody(context: Context, field: FieldText, sentence: Sentence, near: str) -> bool:
    following = near[near.find(sentence.text) :]
    if _SOMEBODY_DOES.search(following) or says_when(following):
        return True
    if context.letter is None or field.message is None:
        return False
    return any(step.who for step in context.letter.messages[field.message - 1].steps)


def _why_is_given(context: Context, field: FieldText) -> bool:
    if context.letter is None or field.message is None:
        return False
    return bool(context.letter.messages[field.message - 1].why)


def _nobody(
    context: Context, field: FieldText, sentence: Sentence, start: int, end: int
) -> Finding:
    return NOBODY_DOES_IT.finding(
        field.path,
        f"Who does this, and by when? {context.name[:1].upper()}{context.name[1:]} has nobody "
        "to ask about it.",
        text=field.text,
        start=sentence.start + start,
        end=sentence.start + end,
        suggestions=(Suggestion("ask", "Who will do it, and by when?"),),
    )


def _no_why(
    context: Context, field: FieldText, sentence: Sentence, start: int, end: int
) -> Finding:
    return NO_WHY.finding(
        field.path,
        f"{context.name[:1].upper()}{context.name[1:]} will wonder why, and may think it was "
        "something they did. Say who decided, and a short true reason.",
        text=field.text,
        start=sentence.start + start,
        end=sentence.start + end,
        suggestions=(Suggestion("ask", "Who decided, and why?"),),
    )
