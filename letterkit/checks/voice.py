"""Does the writer speak to the child, as one person to another, and is the child heard in it.

Third person about the child or the writer, nothing in the child's own words, a wish that was
not followed and is passed over, and feelings that are not named. Needs no parse.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from letterkit.checks.context import Context, FieldText
from letterkit.checks.finding import Finding, Rule, Suggestion
from letterkit.checks.hard_news import has_news
from letterkit.checks.speech import PLAIN, childs_words, within
from letterkit.checks.wishes import unanswered
from letterkit.text import sentences, words

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
# Names that are also everyday words count only where a verb makes them somebody.
_EVERYDAY = frozenset(
    "will may mark rose hope joy grace faith summer sky june april august art bill pat angel "
    "precious star dawn eve heather ivy olive daisy lily poppy holly jasmine amber ruby pearl "
    "drew rob jay robin rich miles frank ray wade chase hunter mason dean earl king prince major "
    "storm rain river forest ocean autumn winter willow hazel bliss harmony melody destiny".split()
)
_GREETS = re.compile(
    r"\b(?:dear|hi|hello|hey|hiya|well\s+done|thank\s+you|thanks|congratulations|congrats|"
    r"happy\s+birthday|merry\s+christmas|bye|goodbye|good\s+(?:luck|night|morning|evening|work|"
    r"girl|boy|job)|welcome|sorry|oh|love|lots\s+of\s+love|yours|hooray|hurray|go|bravo|"
    r"way\s+to\s+go|see\s+you|take\s+care|call(?:ed)?|named|name\s+is|name's|names\s+are|is|was|"
    r"am|I'm|another|other|uncle|auntie|aunt|mr|mrs|miss|ms|dr|saint|st|team|you)\s*$",
    re.IGNORECASE,
)
_SOMEBODY_ELSE_BEFORE = re.compile(
    r"\b(?:hamster|dog|puppy|cat|kitten|rabbit|bunny|fish|horse|pony|pet|bird|parrot|snake|teddy|"
    r"bear|doll|toy|friend|cousin|uncle|brother|sister|teacher|carer|worker|officer|nurse|doctor|"
    r"advocate|character|player|hero|neighbour|guinea\s+pig|tortoise|lizard|fireman|postman|captain|king|queen|prince|princess|super|agent|detective|twin|dad|stepdad|"
    r"grandad|nephew|baby)\s*$",
    re.IGNORECASE,
)
_SOMEBODY_ELSE_AFTER = re.compile(
    r"\s+(?:the|your|our|my|his|her|from|who)\s|\s+[A-Z][\w-]+|,?\s+(?:your|his|her|my|the)\s"
)
_LEADS_TO_A_NAME = re.compile(
    r"\b(?:for|with|to|about|of|by|from|see|saw|tell|told|help|helps|helped|ask|asked|support|"
    r"supports|supported|ensure|that|if|when|because|and|as|while|where|how|what|visit|visited|"
    r"keep|keeps|gives?|gave|let|lets|make|makes|met|meet|take|takes|took|know|knows|whether|but|"
    r"than|offer|discussed|review|on|meets?|behalf\s+of|heard|hear|both|believe|felt|feel)\s*$",
    re.IGNORECASE,
)
_DOES = re.compile(
    r"\s*(?:'s\b|'ll\b|'d\b|\s(?:also\s+|now\s+|still\s+|really\s+|always\s+|clearly\s+|often\s+)*"
    r"(?:has|have|had|is|was|will|would|can|could|should|must|may|might|does|did|needs?|wants?|"
    r"said|says|told|tells|likes?|loves?|enjoys?|enjoyed|feels?|felt|seems?|seemed|appears?|"
    r"lives?|lived|goes|went|attends?|attended|gets?|got|shared?|asked|asks|thinks?|thought|"
    r"presents?|presented|remains?|continues?|continued|made|makes|made|engages?|engaged|"
    r"expressed|stated|reported|reports|struggles?|struggled|finds?|found|knows?|knew|came|comes|"
    r"moved|moves|became|becomes|settled|and\s+(?:his|her|their|[A-Z]\w+))\b)"
)
_STRONG = re.compile(
    r"\s*(?:'s\s+(?!a\b|the\b)\w+|\s(?:(?:is|was)\s+(?!an?\b|the\b|not\b|to\b|what|when|how)\w+|has|will|had|said|told|feels|wants)\b)"
)
_AS_YOU = {
    "has": "have",
    "is": "are",
    "was": "were",
    "does": "do",
    "needs": "need",
    "wants": "want",
    "likes": "like",
    "loves": "love",
    "feels": "feel",
    "enjoys": "enjoy",
    "lives": "live",
    "gets": "get",
    "goes": "go",
    "seems": "seem",
    "thinks": "think",
    "says": "say",
    "attends": "go to",
    "presents": "seem",
}
_SAME = frozenset(
    "will would can could should must may might did had said told enjoyed felt seemed lived went "
    "attended got asked thought engaged struggled found knew came moved settled made".split()
)
_THE_CHILD = re.compile(
    r"\b(?:the|this|said)\s+(?:young\s+person|youngster|minor|looked[\s-]after\s+child|"
    r"subject\s+child|above[\s-]named(?:\s+\w+)?|child)(?P<own>'s)?(?!\w|-|\s+(?:protection|who|"
    r"whose|that|in\s+(?:the|your|this)\s+(?:story|book|film|picture|photo|game|class|video)|"
    r"next\s+to|from\s+|in\s+need|care\b|psycholog\w*|development|benefit|on\s+the|you\b|"
    r"inside|exploitation|abuse|menu|seat|ticket|lock|fare|size|minder|friendly|safety))",
    re.IGNORECASE,
)
_A_STORY = re.compile(
    r"\b(?:story|book|film|picture|photo|drawing|game|a\s+child|children|programme|poem)\b",
    re.IGNORECASE,
)
_DOES_AS_WRITER = (
    r"(?P<verb>will|has|is|was|would|had|can|may|must|agreed|recommend(?:s|ed)|decided|heard|felt|"
    r"feels|said|noted|met|spoke|visited|chaired|asked|asks|thinks|wants|wanted|advised|"
    r"considered|considers|believes|believed|did|does|hopes|acknowledges|acknowledged|requested|"
    r"directed|explained|(?!supposed|called|named|used|needed)\w+ed)"
)
_OFFICE = r"(?:IRO|(?:Independent\s+)?Reviewing\s+Officer)"
_THE_WRITER = re.compile(
    rf"\b(?:(?:the|your|this)\s+{_OFFICE}\s*(?:'ll|\s{_DOES_AS_WRITER})\b(?!\s+(?:a|an|someone|"
    r"somebody|there\s+to|the\s+person)\b)"
    rf"|(?:by|with|to|from|tell|ask|told|asked|of)\s+(?P<object>the\s+{_OFFICE})(?!'s|\s+\w*\s*is\b)"
    r"|(?P<alone>the\s+(?:undersigned|author\s+of\s+this\s+(?:letter|report)|present\s+writer|"
    r"writer\s+of\s+this\s+letter)|this\s+writer))",
    re.IGNORECASE,
)
_AS_I = {"has": "have", "is": "am", "does": "do", "recommends": "recommend", "feels": "feel"} | {
    verb: verb[:-1] for verb in ("asks", "thinks", "wants", "considers", "believes", "hopes")
}
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


@lru_cache(maxsize=8192)
def named(
    sentence: str, names: tuple[str, ...], part: str
) -> tuple[tuple[int, int, int, str], ...]:
    """Find where a sentence talks about the child by name.

    Returns (start, end of the name, end of the words to replace, new words or "") for each.
    """
    found = []
    plain = sentence.translate(PLAIN)
    for name in names:
        for match in re.finditer(rf"(?<![\w@.'-]){re.escape(name)}(?![\w-])", plain):
            start, end = match.span()
            if _is_about(plain, start, end, name, part):
                found.append((start, end, *_as_you(plain, start, end)))
    return tuple(found)


def _is_about(plain: str, start: int, end: int, name: str, part: str) -> bool:
    # What decides stands close by; a longer look would cost the square of a long sentence.
    before, after = plain[max(0, start - 80) : start], plain[end : end + 80]
    stripped = before.rstrip()
    opens = not stripped or stripped[-1] in '.!?:;–—"“(-*•'
    if name.lower() in _EVERYDAY and not (_STRONG.match(after) and not after[:4].isupper()):
        return False
    if (opens or stripped[-1:] == ",") and re.match(r"\s*(?:[,!?.:;–—)-]|$)", after):
        return False
    if _GREETS.search(before) or _SOMEBODY_ELSE_BEFORE.search(before):
        return False
    if not after.startswith("'") and _SOMEBODY_ELSE_AFTER.match(after):
        return False
    if part in ("greeting", "title", "about") and re.search(r"\b(?:for|to)\s*$", before):
        return False
    if re.match(r"'s\s+(?:letter|book|page|story|box)\b", after) and len(words(plain)) <= 6:
        return False
    return bool(_DOES.match(after) or _LEADS_TO_A_NAME.search(before))


def _as_you(plain: str, start: int, end: int) -> tuple[int, str]:
    """Return where the words to replace end, and what to say to the child instead."""
    you = "You" if start == 0 else "you"
    if plain[end : end + 2] == "'s":
        if re.match(r"'s\s+(?:a|the|not|been|very|really|doing|going|\w+ing|\w+ed)\b", plain[end:]):
            return end, ""
        return end + 2, you + "r"
    verb = re.match(r"\s+(\w+)", plain[end:])
    if verb and verb[1] in _AS_YOU:
        return end + verb.end(), f"{you} {_AS_YOU[verb[1]]}"
    if verb and verb[1] in _SAME:
        return end + verb.end(), f"{you} {verb[1]}"
    if _LEADS_TO_A_NAME.search(plain[max(0, start - 80) : start]):
        return end, you
    return end, ""


@lru_cache(maxsize=8192)
def the_child(sentence: str) -> tuple[tuple[int, int, str], ...]:
    """Find "the child" and "the young person", said of the reader: (start, end, new words)."""
    plain = sentence.translate(PLAIN)
    if _A_STORY.search(plain):
        return ()
    found = []
    for match in _THE_CHILD.finditer(plain):
        you = "You" if match.start() == 0 else "you"
        verb = re.match(r"\s+(\w+)", plain[match.end() :])
        if match["own"]:
            found.append((match.start(), match.end(), f"{you}r"))
        elif verb and verb[1] in _AS_YOU:
            found.append((match.start(), match.end() + verb.end(), f"{you} {_AS_YOU[verb[1]]}"))
        else:
            found.append((match.start(), match.end(), you))
    return tuple(found)


@lru_cache(maxsize=8192)
def the_writer(sentence: str) -> tuple[tuple[int, int, str], ...]:
    """Find the writer in the third person: (start, end, new words)."""
    plain = sentence.translate(PLAIN)
    if re.search(r"\b(?:I\s+am|I'm|my\s+name\s+is|new|next|another|used\s+to\s+be)\b", plain):
        return ()
    found = []
    for match in _THE_WRITER.finditer(plain):
        if match["verb"]:
            verb = match["verb"].lower()
            found.append((match.start(), match.end(), f"I {_AS_I.get(verb, verb)}"))
        elif match["object"]:
            found.append((*match.span("object"), "me"))
        else:
            found.append((match.start(), match.end(), "I"))
    return tuple(found)


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
            "plainly that this is not what they wanted, and why.",
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
