"""Whose words a stretch of a sentence is: the writer's, the child's, or somebody else's.

A letter repeats what the child said, and what others promised. A check of the writer's words
must leave those stretches alone. Needs no parse.
"""

from __future__ import annotations

import re
from functools import lru_cache

PLAIN = str.maketrans(
    {"‘": "'", "’": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "‐": "-", "‑": "-", "\xa0": " "}
)
"""Typographic marks as plain ones, one code point for one, so that offsets stay true."""

_QUOTED = re.compile(
    r"“[^”]{1,400}”?|\"[^\"]{1,400}\"|‘(?:[^’]|’(?=\w)){1,400}’|«[^»]{1,400}»"
    r"|(?<![\w'])'(?=\w)(?:[^']|'(?=\w)){2,400}[.,!?]?'(?!\w)"
)
_ADVERBS = (
    r"(?:(?:have|had|'ve|'d|also|both|all|then|just|once|often|always|never|really|already|"
    r"sometimes|clearly|first|kindly|bravely|very|did|do|may|might|still|even)\s+)*"
)
_CHILD_SAID = re.compile(
    rf"(?<!don't\s)(?<!do\snot\s)\byou\s*(?:'ve\s+|'d\s+)?{_ADVERBS}"
    r"(?:said|say|told(?!\s+(?:us\s+)?(?:a\s+)?lies?\b)|tell(?!\s+(?:a\s+)?lies?\b)|asked|ask|wrote|write|think|thought|felt|feel|worry|worried|wish|"
    r"wished|hope|hoped|explained|shared|mentioned|wondered|wonder|believed?|described|want|"
    r"wanted|would\s+like|'d\s+like|would\s+love|let\s+(?:me|us|\w+)\s+know|shouted|whispered|"
    r"called\s+yourself|made\s+it\s+clear|agreed|promised|dreamed|dream|decided|are\s+worried|"
    r"were\s+worried|are\s+afraid|were\s+afraid|are\s+scared|were\s+scared|drew|signed)\b"
    r"|\b(?:in\s+your\s+(?:own\s+)?words|your\s+(?:words|wish|question|view)s?\s+(?:is|was|were|"
    r"are))\b",
    re.IGNORECASE,
)
_OTHERS_SAID = re.compile(
    r"(?:\b(?i:he|she|they|mum|dad|mummy|daddy|nan|nana|nanny|grandma|grandad|grandpa|granny|"
    r"everyone|(?:your|his|her|the|their|our)\s+(?:(?!I\b)[\w-]+\s+){1,4}?)|\b[A-Z][\w'-]+\s+)"
    r"\s*(?i:(?:has|have|had|also|both|all|then|just|once|often|always|already|kindly)\s+)*"
    r"(?i:said|says|say|told|tells|asked|asks|promised|promises|thinks?|thought|feels?|"
    r"felt|hopes?|hoped|wants?|wanted|would\s+like|would\s+love|agreed\s+to|offered|wrote|"
    r"explained|believes?|believed|worries|worried)\b"
)
# Where what was said ends and the writer speaks again.
_WRITER_AGAIN = re.compile(
    r"[,;:–—-]?\s+but\s+|[;–—]\s+|[,.]\s+(?:and|so|because)\s+(?:I|we|the\s+judge|the\s+court)\b"
    r"|\s+(?:and|so)\s+(?:I|we)\b|(?<=\babout)\s+and\s+(?:get|come|let|ring|tell|call|write|will)\b|,\s+(?:and\s+|then\s+|so\s+)?you\s+(?:must|need\s+to|have\s+to|"
    r"should|are\s+(?:reminded|expected|required)|will\s+have\s+to)\b|"
    r",\s+(?:I|we)\s+|(?<=[.!?])\s+",
    re.IGNORECASE,
)

_COMMA = re.compile(r"[,;:.!?–—]")
_CONDITION = re.compile(
    r"\b(?:if|when|whenever|because|as|since|although|though|while|until|unless|before|after)\s+$",
    re.IGNORECASE,
)

Span = tuple[int, int]


@lru_cache(maxsize=8192)
def childs_words(sentence: str) -> tuple[Span, ...]:
    """Return the stretches that are the child's own words: in quotation marks, or reported.

    Offsets are code points in the sentence. "You said you never want to move again, but ..."
    is theirs up to "but".
    """
    plain = sentence.translate(PLAIN)
    spans = [match.span() for match in _QUOTED.finditer(sentence)]
    spans += [
        (m.start(), _end(plain, m.end(), _CONDITION.search(plain[: m.start()]) is not None))
        for m in _CHILD_SAID.finditer(plain)
    ]
    return tuple(spans)


@lru_cache(maxsize=8192)
def others_words(sentence: str) -> tuple[Span, ...]:
    """Return the stretches that somebody else is reported to have said, promised or wished."""
    plain = sentence.translate(PLAIN)
    return tuple(
        (m.start(), _end(plain, m.end()))
        for m in _OTHERS_SAID.finditer(plain)
        if not re.match(r"(?:I|We|You)\b", m.group())
    )


def within(spans: tuple[Span, ...], start: int, end: int) -> bool:
    """Say whether a stretch lies in one of the spans (its beginning decides)."""
    return any(left <= start < right and end <= right + 1 for left, right in spans)


def _end(plain: str, start: int, is_condition: bool = False) -> int:
    """Return where reported words end. "If you want to go, you must ..." ends at the comma."""
    found = (_COMMA if is_condition else _WRITER_AGAIN).search(plain, start)
    return found.start() if found else len(plain)
