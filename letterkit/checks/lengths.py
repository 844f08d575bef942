"""Is each sentence, and the whole letter, short enough for this child? Needs no parse."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from letterkit.checks.context import Context, FieldText
from letterkit.checks.finding import Finding, Rule, Suggestion
from letterkit.checks.limits import Limits, limits_for, target_in
from letterkit.text import words

SENTENCE_TOO_LONG = Rule(
    code="LK101",
    name="sentence-too-long",
    severity="warning",
    title="A sentence is longer than this child reads with ease",
    reason=(
        "A child who is still learning to read has to hold the start of a sentence in mind "
        "until they reach its end. In a long one the start is gone before the end comes."
    ),
    bad="We talked about your school and everyone agreed that it would be good for you to have "
    "a quiet place where you can go when it gets too noisy in class.",
    good="We talked about your school. Everyone wants you to have a quiet place. "
    "You can go there when class gets noisy.",
    source="Department of Health 2009, Making written information easier to understand "
    "(10 to 15 words a sentence); letterkit's table for each age",
)
LONG_ON_AVERAGE = Rule(
    code="LK102",
    name="sentences-long-on-average",
    severity="advice",
    title="The sentences are long on average for this child",
    reason=(
        "One longer sentence among short ones is fine. When most are long, the whole letter "
        "becomes tiring, and a tired reader stops before the end."
    ),
    bad="Every sentence has about twenty words, for a child who reads ten with ease.",
    good="Most sentences have about ten words, and one has fifteen.",
    source="Department of Health 2009, Making written information easier to understand; "
    "letterkit's table for each age",
)
LETTER_TOO_LONG = Rule(
    code="LK103",
    name="letter-too-long",
    severity="warning",
    title="The letter is longer than this child is likely to read",
    reason=(
        "A long letter hides what matters most. Children remember a short letter, and come "
        "back to it. What does not fit can be told face to face, or go in the decisions sheet."
    ),
    bad="Four hundred words for a child of seven.",
    good="About one hundred words: the one or two things that matter most now.",
    source="Audit of Independent Reviewing Officers' letters, 2021 (key messages only); "
    "letterkit's table for each age",
)
RULES: tuple[Rule, ...] = (SENTENCE_TOO_LONG, LONG_ON_AVERAGE, LETTER_TOO_LONG)

FEWEST_FOR_A_MEAN = 3
"""A mean of one or two sentences says nothing that the sentences do not say themselves."""

SOME_MORE = 1.1
"""How far over the table's words a letter may be before it is worth a word to the writer."""

# Not read through like a story: a salutation, a name in a list of steps, and a box to look
# things up in.
_NOT_PROSE = frozenset({"greeting", "who", "title"})
_TELEPHONE = re.compile(r"(?<![\w.])\+?\d{3,5}(?: \d{3,8}){1,3}(?![\w.]\d)")
_OWN_SUBJECT = (
    r"(?:I|you|he|she|we|they|it|there|this|that)"
    r"(?=['’](?:m|s|re|ve|ll|d)\b|\s+(?:am|are|is|was|were|will|won['’]t|can|can['’]t|may|might|"
    r"must|should|shall|would|could|do|does|did|don['’]t|didn['’]t|have|has|had|want|wants|"
    r"wanted|need|needs|like|likes|liked|love|loves|loved|said|says|told|asked|think|thought|"
    r"know|knew|feel|felt|hope|hopes|agreed|live|lives|lived|go|goes|went|get|gets|got|also|"
    r"still|both|all)\b)"
)
_JOINT = re.compile(
    rf"(?P<mark>;)\s+(?:(?P<after>and|but|so)\s+)?(?={_OWN_SUBJECT})"
    rf"|(?P<comma>,)?\s+(?P<word>and|but|so)\s+(?={_OWN_SUBJECT})",
)
# A clause that reaches over the joint would be torn in two ("If you are sad and you want ...").
_REACHES_OVER = re.compile(
    r"\b(?:if|when|whenever|because|although|though|unless|while|until|before|after|since|as|"
    r"that|who|which|what|where|why|how|whether|said|says|told|thinks?|thought|knows?|knew|"
    r"hopes?|asked|agreed|both|either|between)\b",
    re.IGNORECASE,
)

_SPOKEN = re.compile(r"“[^”]+”|\"[^\"]+\"")
A_LITTLE_OVER = 1.25
"""How far over the limit a sentence may be where the letter's mean is already remarked on."""


def run(context: Context) -> Iterator[Finding]:
    """Yield what is too long for this child: sentences, their mean, and the letter."""
    means = tuple(_mean(context))
    for field, sentence in context.sentences():
        limits = limits_for(target_in(field, context.target))
        count = _held_at_once(sentence.text)
        # Where the whole letter runs long, that is said once, and only the longest stand out.
        if count <= limits.most * (A_LITTLE_OVER if means else 1):
            continue
        halves = split(sentence.text) if context.is_english else ""
        yield SENTENCE_TOO_LONG.finding(
            field.path,
            f"This sentence has {count} words. {_reader(context)} may lose the thread after "
            f"about {limits.most}. Could this be two sentences?",
            text=field.text,
            start=sentence.start,
            end=sentence.end,
            suggestions=(Suggestion("replace", halves),) if halves else (),
        )
    yield from means
    yield from _whole(context)


@lru_cache(maxsize=8192)
def _held_at_once(sentence: str) -> int:
    """Count the words to hold at once: what somebody said, in marks, stands by itself."""
    spoken = [match.group() for match in _SPOKEN.finditer(sentence)]
    if not spoken:
        return word_count(sentence)
    rest = _SPOKEN.sub(" ", sentence)
    return max(word_count(part) for part in (rest, *spoken))


@lru_cache(maxsize=8192)
def word_count(text: str) -> int:
    """Count the words; a hyphened word, a date, an address or a telephone number is one."""
    return len(words(_TELEPHONE.sub("0", text)))


@lru_cache(maxsize=2048)
def split(sentence: str) -> str:
    """Return the sentence as two, cut where that is plainly safe, or "".

    Safe is a semicolon, or ", and" / "but" / "so" before a new subject with its verb, where no
    clause that began before it could reach over. The cut nearest the middle is taken.
    """
    best = ""
    best_length = word_count(sentence)
    for match in _JOINT.finditer(sentence):
        left, right = sentence[: match.start()], sentence[match.end() :]
        if min(word_count(left), word_count(right)) < 3 or left.count("(") != left.count(")"):
            continue
        if left.count('"') % 2 or left.count("“") != left.count("”"):
            continue
        if not match["mark"] and _REACHES_OVER.search(left):
            continue
        joint = (match["after"] or match["word"] or "").capitalize()
        second = right if joint in ("", "And") else f"{joint} {right}"
        longest = max(word_count(left), word_count(second))
        if longest < best_length:
            best, best_length = f"{left.rstrip()}. {second[:1].upper()}{second[1:]}", longest
    return best


def _reader(context: Context) -> str:
    return context.name[:1].upper() + context.name[1:]


def _prose(context: Context) -> Iterator[FieldText]:
    """Yield the fields that are read through: no help box, no part for an older reader."""
    for field in context.written():
        if field.part != "later" and not field.path.startswith("help."):
            yield field


def _mean(context: Context) -> Iterator[Finding]:
    read_through = {field.path for field in _prose(context) if field.part not in _NOT_PROSE}
    counts = [
        count
        for field, sentence in context.sentences()
        # Two words are a salutation or a name on a line of its own, not a sentence.
        if field.path in read_through and (count := word_count(sentence.text)) > 2
    ]
    limits = limits_for(context.target)
    if len(counts) < FEWEST_FOR_A_MEAN:
        return
    mean = round(sum(counts) / len(counts))
    if mean <= limits.mean:
        return
    yield LONG_ON_AVERAGE.finding(
        _first(context),
        f"The sentences have {mean} words on average. For {context.name}, about {limits.mean} "
        "is easy to read. Try one idea in each sentence, and a full stop where you would "
        "take a breath.",
    )


def _whole(context: Context) -> Iterator[Finding]:
    limits: Limits = limits_for(context.target)
    paths = {field.path for field in _prose(context)}
    total = sum(word_count(s.text) for field, s in context.sentences() if field.path in paths)
    if total <= limits.words * SOME_MORE:
        return
    yield LETTER_TOO_LONG.finding(
        _first(context),
        f"The letter has {total} words. {_reader(context)} is likely to take in about "
        f"{limits.words}. What are the things that matter most? The rest can be told when you "
        "meet, or go in the decisions sheet.",
    )


def _first(context: Context) -> str:
    """Return the field that stands for the whole letter."""
    if context.letter is None:
        return "text"
    return next((field.path for field in _prose(context) if field.part != "greeting"), "letter")
