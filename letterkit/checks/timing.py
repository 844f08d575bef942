"""Times that a child can find on a calendar, and decisions that are somebody's.

Needs no parse. The phrases are in ``data/timing.toml``.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import lru_cache

from letterkit.checks.context import Context, FieldText
from letterkit.checks.finding import Finding, Rule, Suggestion
from letterkit.checks.phrases import find, finding, in_fields
from letterkit.checks.speech import childs_words, within
from letterkit.checks.when import DAY_NAME, MONTH_NAME, MONTHS, WEEKDAYS, says_when
from letterkit.text import Sentence

VAGUE_TIME = Rule(
    code="LK611",
    name="vague-time",
    severity="warning",
    title="A time that is on no calendar",
    reason=(
        '"Soon" is tomorrow to a child of six. A child who waits looks out for it every day. '
        "A date can be counted down to; and if you do not know it, the day on which you will "
        "say more can be."
    ),
    bad="Priya will visit you soon.",
    good="Priya will visit you on Friday 4 December.",
    source="Judges' toolkit on writing to children, 2025; terms.tsv (in due course, timescale)",
)
WRONG_WEEKDAY = Rule(
    code="LK612",
    name="wrong-weekday",
    severity="warning",
    title="The day of the week does not fit the date",
    reason="The child will get ready on one of the two days, and it may be the wrong one.",
    bad="We will meet on Monday 14 May 2027.",
    good="We will meet on Friday 14 May 2027.",
    source="letterkit",
)
NOBODYS_DECISION = Rule(
    code="LK613",
    name="nobodys-decision",
    severity="advice",
    title="A decision that belongs to nobody",
    reason=(
        '"It was decided" has no person in it to ask or to be cross with. Say who decided, '
        "why, who will do it, and by when."
    ),
    bad="It was agreed that you will have extra help.",
    good="Your teacher Mr Hall and I agreed that you will have extra help, because reading is "
    "hard just now. Mr Hall will start it on Monday 7 December.",
    source="Judges' toolkit on writing to children, 2025; Hull recording guidance",
)
RULES: tuple[Rule, ...] = (VAGUE_TIME, WRONG_WEEKDAY, NOBODYS_DECISION)

_SILENT_PARTS = frozenset({"you_said", "who", "greeting", "later", "reach", "complain", "advocate"})
# "You stopped crying soon" looks back; only what lies ahead needs a date.
_AHEAD = re.compile(
    r"\b(?:will|shall|can|should|going to|won['’]t|let['’]s|please|must|have to|need to)\b|"
    r"['’]ll\b|\b(?:am|is|are)\s+(?:\w+\s+){0,2}?\w+ing\b|['’](?:m|re|s)\s+(?:\w+\s+){0,2}?\w+ing\b|"
    r"\b(?:is|are)\s+(?:\w+\s+)?(?:soon|due)\b",
    re.IGNORECASE,
)
_SEASON = re.compile(r"spring|summer|autumn|winter|new year", re.IGNORECASE)
_CLAUSE_EDGE = re.compile(r",\s|;\s|\s(?:and|but|so)\s|\s[–—-]\s|:\s")

_DATED = re.compile(
    rf"\b(?P<day>{DAY_NAME}|Mon|Tues?|Weds?|Thurs?|Fri|Sat|Sun)\.?,?\s+(?:the\s+)?"
    rf"(?P<number>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{MONTH_NAME}|[A-Z][a-z]{{2}})\b"
    r"(?:,?\s+(?P<year>(?:19|20)\d\d))?"
)
_NOBODY = re.compile(
    r"\b(?P<q>it\s+(?:was|has\s+been|had\s+been|is)\s+(?:also\s+|then\s+|now\s+|therefore\s+)*"
    r"(?:decided|agreed|felt|recommended|concluded|determined|resolved|proposed|planned)"
    r"(?!\s+by)(?:\s+that)?|(?:a|the|this)\s+decision\s+(?:was|has\s+been|had\s+been)\s+"
    r"(?:also\s+)?(?:made|taken|reached)(?!\s+by))\b",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"\b(?:because|so that|so you|so we|the reason|that is why|that's why|this is why|to keep you|"
    r"to help you|to make|since|means that)\b",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(
    r"\b(?:I|[Ww]e|[Tt]he judge|[Yy]our (?:social worker|teacher|carers?|nurse|mum|dad|nan|"
    r"advocate)|(?!It\b|This\b|That\b|You\b|There\b|They\b|He\b|She\b)[A-Z][a-z]+)"
    r"(?:['’]ll|\s+(?:will|is|are|has|have|can|and\s+I|decided|agreed|thought|said|asked))\b"
)


def run(context: Context) -> Iterator[Finding]:
    """Yield times on no calendar, weekdays that do not fit, and decisions of nobody's."""
    if not context.is_english:
        return
    for field, in_order in in_fields(context):
        for place, sentence in enumerate(in_order):
            following = _following(field, in_order, place)
            yield from _vague(context, field, sentence, following)
            yield from _weekday(context, field, sentence)
            yield from _nobodys(context, field, sentence, in_order[place + 1 : place + 3])


def _following(field: FieldText, in_order: tuple[Sentence, ...], place: int) -> str:
    """Return the next sentence of the same paragraph; a date further on belongs elsewhere."""
    if place + 1 == len(in_order):
        return ""
    sentence, other = in_order[place], in_order[place + 1]
    return "" if "\n\n" in field.text[sentence.end : other.start] else other.text


def _vague(
    context: Context, field: FieldText, sentence: Sentence, following: str
) -> Iterator[Finding]:
    if field.part in _SILENT_PARTS or _step_has_a_day(context, field):
        return
    for match in find("timing", sentence.text):
        if within(childs_words(sentence.text), match.start, match.end):
            continue
        if match.quote.lower().endswith("soon") and not _AHEAD.search(sentence.text):
            continue
        if _dated(sentence.text, match.start, match.end) or (
            says_when(following) and not _SEASON.search(match.quote)
        ):
            continue
        yield finding(VAGUE_TIME, context, field.path, field.text, sentence.start, match)


NEARBY = 160
"""Code points on either side in which a date can belong to a time: about thirty words."""


@lru_cache(maxsize=4096)
def _dated(sentence: str, start: int, end: int) -> bool:
    """Say whether the same clause, or what follows it, names a day: "soon, on Friday"."""
    first = max(0, start - NEARBY)
    edges = [edge.end() for edge in _CLAUSE_EDGE.finditer(sentence, first, start)]
    begin = edges[-1] if edges else first
    return says_when(sentence[begin:start]) or says_when(sentence[end : end + NEARBY])


def _step_has_a_day(context: Context, field: FieldText) -> bool:
    pieces = field.path.split(".")
    if context.letter is None or len(pieces) != 5 or pieces[2] != "steps":
        return False
    step = context.letter.messages[int(pieces[1]) - 1].steps[int(pieces[3]) - 1]
    return step.by is not None


def _weekday(context: Context, field: FieldText, sentence: Sentence) -> Iterator[Finding]:
    for match in dated(sentence.text):
        near = context.letter.date if context.letter else None
        day = _date_of(match["number"], match["month"], match["year"], near)
        if day is None:
            continue
        right = WEEKDAYS[day.weekday()].capitalize()
        if not right.lower().startswith(match["day"].lower()[:3]):
            start = sentence.start + match.start("day")
            yield WRONG_WEEKDAY.finding(
                field.path,
                f"{day.day} {day:%B %Y} is a {right}. {context.name[:1].upper()}"
                f"{context.name[1:]} may get ready on the wrong day. Which of the two is right?",
                text=field.text,
                start=start,
                end=start + len(match["day"]),
                suggestions=(Suggestion("replace", right),),
            )


@lru_cache(maxsize=8192)
def dated(sentence: str) -> tuple[re.Match[str], ...]:
    """Return each date that a sentence gives with its day of the week."""
    return tuple(_DATED.finditer(sentence))


@lru_cache(maxsize=8192)
def _decision_of_nobody(sentence: str) -> re.Match[str] | None:
    return _NOBODY.search(sentence)


def _date_of(number: str, month: str, year: str | None, near: dt.date | None) -> dt.date | None:
    """Return the date that is meant; without a year, the one nearest to the letter's date."""
    places = [place for place, name in enumerate(MONTHS, 1) if name[:3] == month.lower()[:3]]
    if not places or (year is None and near is None):
        return None
    if year is not None:
        years = [int(year)]
    else:
        assert near is not None
        years = [near.year - 1, near.year, near.year + 1]
    days = []
    for each in years:
        try:
            days.append(dt.date(each, places[0], int(number)))
        except ValueError:
            continue
    return min(days, key=lambda day: abs((day - near).days) if near else 0) if days else None


def _nobodys(
    context: Context, field: FieldText, sentence: Sentence, after: tuple[Sentence, ...]
) -> Iterator[Finding]:
    match = _decision_of_nobody(sentence.text)
    if match is None or within(childs_words(sentence.text), *match.span()):
        return
    nearby = " ".join([sentence.text[match.end() :], *(s.text for s in after)])
    who, when, why = bool(_SOMEBODY.search(nearby)), says_when(nearby), bool(_REASON.search(nearby))
    if context.letter is not None and field.message is not None:
        message = context.letter.messages[field.message - 1]
        who = who or any(step.who for step in message.steps)
        when = when or any(step.by for step in message.steps)
        why = why or bool(message.why)
    if who + when + why >= 2:
        return
    missing = [
        words
        for there, words in ((who, "who will do it"), (why, "why"), (when, "by when"))
        if not there
    ]
    asked = f"{', '.join(missing[:-1])} and {missing[-1]}"
    yield NOBODYS_DECISION.finding(
        field.path,
        f'"{match["q"]}": {context.name} has nobody to ask about it. Say who decided, and {asked}.',
        text=field.text,
        start=sentence.start + match.start("q"),
        end=sentence.start + match.end("q"),
        suggestions=(Suggestion("replace", "[name] and I decided that"),)
        if match["q"].lower().startswith("it ")
        else (),
    )
