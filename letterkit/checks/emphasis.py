"""Shouting: block capitals, rows of exclamation marks, too many emoticons. Needs no parse."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from letterkit.checks.context import Context, FieldText
from letterkit.checks.finding import Finding, Rule, Suggestion
from letterkit.text import words

BLOCK_CAPITALS = Rule(
    code="LK114",
    name="block-capitals",
    severity="advice",
    title="Words in block capitals",
    reason=(
        "Words are read by their shape, and in capitals every word is a box. Children also "
        "read capitals as shouting."
    ),
    bad="You must NOT worry. THIS IS NOT YOUR FAULT.",
    good="This is not your fault.",
    source="British Dyslexia Association, Dyslexia friendly style guide",
)
EXCLAMATION_MARKS = Rule(
    code="LK115",
    name="exclamation-marks",
    severity="advice",
    title="Many exclamation marks",
    reason=(
        "One shows that you are pleased. Many read as shouting, or as joy that is put on, and "
        "children can tell."
    ),
    bad="Well done!!! I am so proud!!!",
    good="Well done! I am proud of you.",
    source="letterkit",
)
EMOTICONS = Rule(
    code="LK116",
    name="emoticons",
    severity="advice",
    title="Many emoticons",
    reason=(
        "A face beside a feeling helps. A row of them is noise, and a screen reader speaks each "
        "one by its full name."
    ),
    bad="You did so well 😀😀😀🎉🎉",
    good="You did so well 😀",
    source="Audit of Independent Reviewing Officers' letters, 2021 (supported by emoticons); "
    "WCAG; letterkit",
)
RULES: tuple[Rule, ...] = (BLOCK_CAPITALS, EXCLAMATION_MARKS, EMOTICONS)

EXCLAMATIONS_IN_ALL = 4
EMOTICONS_IN_A_ROW = 3
EMOTICONS_IN_ALL = 8
WORDS_FOR_ONE_EMOTICON = 15

_SHOUTED = frozenset(
    "not no never always must very all really yes please stop so do don't dont important best love "
    "will can can't cannot won't every only any now happy great good sad big huge you your we my "
    "what why when who how is are was too much more most everyone nobody nothing anything "
    "thank thanks sorry hello hi and but this that here there safe still both ever both again "
    "brilliant amazing fantastic wow well done super mum dad remember".split()
)
_INITIALS = frozenset(
    "lego asda ikea nasa uefa fifa camhs senco cafcass nspcc asdan dvla hmrc ymca ywca gcse gcses "
    "adhd send lado mash ehcp covid roblox unicef unesco legoland nhs bbc itv tv dvd cd pc uk usa "
    "eu pe pshe ict iro sw pep lac cla sgo eotas ehc snap aldi kfc psp xbox moma btec nvq sats "
    "barnardos vips vip pj pjs rspca rspb rnli aqa ocr ofsted iros peps ps".split()
)
_CAPITALS = re.compile(
    r"(?<![\w@./])[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’-]*[A-ZÀ-ÖØ-Þ](?![\w@])"
    r"(?:[\s,]+(?:[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’-]*[A-ZÀ-ÖØ-Þ]|[AI])(?![\w@'’]))*"
)
_ROW = re.compile(r"[!?]*!{2,}[!?]*|[!?]*(?:\?!|!\?)[!?]*")
_EMOJI = re.compile(
    "(?:[\u2600-\u27bf\U0001f300-\U0001faff][\ufe0f\U0001f3fb-\U0001f3ff]*"
    "(?:\u200d[\u2600-\u27bf\U0001f300-\U0001faff]\ufe0f?)*)"
    r"|(?<!\w)[:;=]['’]?-?[)(DPp](?!\w)"
)
_MAYBE_EMOJI = re.compile("[\u2600-\u27bf\U0001f300-\U0001faff]|[:;=]['’)(DPp-]")
_EMOJI_ROW = re.compile(rf"(?:(?:{_EMOJI.pattern})\s*){{{EMOTICONS_IN_A_ROW},}}")


def run(context: Context) -> Iterator[Finding]:
    """Yield what is shouted, in each field and in the whole letter."""
    marks = emoticons = 0
    name = context.name[:1].upper() + context.name[1:]
    names = frozenset(context.name.upper().split())
    for field in context.written():
        if context.is_english:
            yield from _capitals(context, field, names)
        for match in _ROW.finditer(field.text):
            row = match.group()
            yield EXCLAMATION_MARKS.finding(
                field.path,
                f"{name} may read this as shouting. One mark is enough.",
                text=field.text,
                start=match.start(),
                end=match.end(),
                suggestions=(Suggestion("replace", "?" if "?" in row else "!"),),
            )
        has_emoticons = bool(_MAYBE_EMOJI.search(field.text))
        for match in _EMOJI_ROW.finditer(field.text) if has_emoticons else ():
            row = match.group().rstrip()
            yield EMOTICONS.finding(
                field.path,
                f"One or two pictures help {context.name}. A row of them is hard to read, and is "
                "read aloud one by one.",
                text=field.text,
                start=match.start(),
                end=match.start() + len(row),
                suggestions=(Suggestion("replace", _first_emoji(row)),),
            )
        marks += len(re.findall(r"!+", field.text)) if "!" in field.text else 0
        emoticons += len(_EMOJI.findall(field.text)) if has_emoticons else 0
    if marks > EXCLAMATIONS_IN_ALL or emoticons > EMOTICONS_IN_ALL:
        total = sum(len(words(field.text)) for field in context.written())
        yield from _in_all(context, marks, emoticons, total)


def _first_emoji(row: str) -> str:
    match = _EMOJI.search(row)
    return match.group() if match else row[:1]


def _in_all(context: Context, marks: int, emoticons: int, total: int) -> Iterator[Finding]:
    first = "text" if context.letter is None else "letter.opening"
    # A warm letter has a few; a mark in every third sentence is more than a few.
    if marks > EXCLAMATIONS_IN_ALL and marks * 25 > total:
        yield EXCLAMATION_MARKS.finding(
            first,
            f"There are {marks} exclamation marks in the letter. Keep the one or two that "
            f"matter most, and {context.name} will notice them.",
        )
    if emoticons > EMOTICONS_IN_ALL and emoticons * WORDS_FOR_ONE_EMOTICON > total:
        yield EMOTICONS.finding(
            first,
            f"There are {emoticons} emoticons in the letter. A few, each beside its feeling, help "
            f"{context.name} more.",
        )


def _capitals(context: Context, field: FieldText, names: frozenset[str]) -> Iterator[Finding]:
    for start, end in _shouted(field.text):
        shouted = field.text[start:end]
        if shouted in names:
            continue
        yield BLOCK_CAPITALS.finding(
            field.path,
            f"Capitals are harder to read, and {context.name} may read them as shouting. The "
            "words are strong enough without.",
            text=field.text,
            start=start,
            end=end,
            suggestions=(Suggestion("replace", _in_small_letters(field.text, start, shouted)),),
        )


@lru_cache(maxsize=4096)
def _shouted(text: str) -> tuple[tuple[int, int], ...]:
    found = []
    for match in _CAPITALS.finditer(text):
        loud = [word for word in re.split(r"[\s,]+", match.group()) if _is_loud(word, match)]
        if loud:
            found.append(match.span())
    return tuple(found)


def _is_loud(word: str, match: re.Match[str]) -> bool:
    """Say whether a word in capitals is a word, and not initials such as LEGO or BBC."""
    lower = word.lower().replace("’", "'")
    if lower in _INITIALS:
        return False
    if lower in _SHOUTED:
        # "US" and "IT" can be initials; "IT IS" can't. "NO 5" is a number.
        return len(lower) > 2 or lower in ("no", "so", "do", "my", "we", "is") or " " in match[0]
    vowels = sum(letter in "aeiouy" for letter in lower)
    return len(lower) >= 5 and 0.25 <= vowels / len(lower) <= 0.7


def _in_small_letters(text: str, start: int, shouted: str) -> str:
    before = text[:start].rstrip()
    small = re.sub(r"\bi\b", "I", shouted.lower())
    if not before or before[-1] in ".!?\n:":
        return small[:1].upper() + small[1:]
    return small
