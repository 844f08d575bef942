"""Has the letter itself explained a hard word? Then the word may stand.

Good letters keep a word the child will hear again and explain it: "This meeting is called a
review. A review is when we talk about how things are going." Once explained, the word is
silent for the rest of the letter.
"""

from __future__ import annotations

import re
from functools import lru_cache

from letterkit.words.glossary.forms import stem
from letterkit.words.glossary.term import Term

_KIND = (
    r"(?:someone|something|somewhere|anyone|people|help|money|time|when|where|how|what|who|"
    r"(?:a|an|the|your|one|just)\s+(?:[\w'’-]+\s+){0,3}?"
    r"(?:person|people|grown-?ups?|adults?|workers?|helpers?|teachers?|nurses?|doctors?|friends?|"
    r"meeting|talk|chat|check|visit|plan|list|paper|form|book|letter|story|word|name|way|place|"
    r"home|house|family|room|group|team|time|day|rule|decision|promise|kind|sort|thing|feeling|"
    r"judge|court|law|council|job|card))\b"
)
_MEANS = (
    r"(?:(?:just |really |simply |also )?(?:means\b|mean\b(?! that))"
    rf"|(?:is|are)\s+(?:just |really )?{_KIND})"
)
_AFTER = re.compile(rf"^['’]?s?[\"”’)]*\s+(?:meeting\s+|plan\s+)?{_MEANS}", re.IGNORECASE)
_BESIDE = re.compile(
    rf"""^['’]?s?[\"”’]*\s*
      (?: [,–—-]\s*(?:which|that|this|it)\s+{_MEANS}
        | [,–—-]\s*(?:that\s+is|that['’]s|or|meaning)\s+{_KIND}
        | [,–—-]\s*{_KIND}
        | [,–—-]\s*who(?:se)?\s+(?:job|helps?|speaks?|listens?|looks?|runs?|makes?|checks?|tells?)
        | \s\((?=(?:[^\s)]+\s+){{2,}}[^\s)]+\))(?!the\s+\d)
      )""",
    re.IGNORECASE | re.VERBOSE,
)
_CALLED = re.compile(
    r"(?:\b(?:called|named|known\s+as|calls?\s+(?:this|it|them|that)|"
    r"(?:word|name)\s+for\s+(?:this|that|it|them)\s+is)\s+|"
    r"\b(?:say|use|hear)\s+(?:the\s+)?(?:words?\s+)?)"
    r"(?:a|an|the|your|my|our)?\s*(?:[\w'’-]+\s+)?[\"“‘'(]*$",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(
    r"(?:[\w'’,-]+\s+){3,}(?:\((?:an?|the|your|this is|called)?\s*|[–—]\s+(?:an?|the|your)\s+)$",
    re.IGNORECASE,
)
_NEXT = re.compile(
    rf"^(?:so\s+)?(?:this|that|it|these|they|he|she|which|in other words)\s+{_MEANS}"
    r"|^(?:in other words|put simply|this just means)\b",
    re.IGNORECASE,
)
_ASKED = re.compile(r"\bwhat\s+(?:a |an |the )?[\"“‘']?$", re.IGNORECASE)
# What a person does for the child says who they are: "an advocate, so she is on your side".
_DOES = (
    r"(?:(?:(?:is|are)\s+there\s+to|can|could|(?:whose|her|his|their)\s+job\s+is\s+to)\s+"
    r"(?:also\s+|always\s+)?(?:help|speak|listen|talk|tell|explain|say|sit|stand|get|make|ask|put)\b"
    r"|(?:will|['’]ll)\s+(?:also\s+|always\s+)?(?:help\s+you|speak\s+(?:up|for)|listen|stand\s+up)\b"
    r"|helps?\s+(?:you|with|children|young|people|everyone|to)\b|speaks?\s+(?:up|for)\b"
    r"|listens?\b|looks?\s+(?:after|out\s+for)\b|makes?\s+sure\b|works?\s+(?:just\s+|only\s+)?for\s+you\b"
    r"|(?:is|are|['’]s|['’]re)\s+(?:just\s+|only\s+|always\s+)?on\s+your\s+side\b"
    r"|(?:whose|her|his|their)\s+job\s+is\b)"
)
_DOES_HERE = re.compile(
    rf"^['’]?s?[\"”’)]*\s+{_DOES}"
    rf"|^['’]?s?[\"”’)]*\s*(?:[,:;–—-]\s*|\s+)(?:so\s+|and\s+|because\s+)?"
    rf"(?:who|she|he|they|that)?['’\s]*{_DOES}",
    re.IGNORECASE,
)
_DOES_NEXT = re.compile(
    rf"^(?:she|he|they)['’\s]*{_DOES}|^(?:her|his|their)\s+job\s+is\b", re.IGNORECASE
)
_NAME = r"(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr)\.?\s+)?[A-ZÀ-Þ][\w’'-]+(?:\s+[A-ZÀ-Þ][\w’'-]+)?"
_NAMED_BEFORE = re.compile(
    rf"(?:^|[\s(“\"])(?!(?:Yes|No|Then|So|But|And|Well|Also|Now|If|When)\b){_NAME}\s*[,(–—-]\s*"
    r"(?:who\s+is\s+)?(?:your|an?|our|my)\s+(?:new\s+|old\s+)?$"
)
_ENDS = re.compile(r"^\s*(?:[,.;!?)–—-]|and\b|$)")
_NAMED_AFTER = re.compile(rf"^(?:,\s+|\s+|\s*\()(?:called\s+)?{_NAME}")
_ROLES = frozenset(
    "advocate visitor worker adviser advisor officer guardian solicitor therapist psychologist "
    "psychiatrist paediatrician barrister counsellor".split()
)
_TOO_COMMON = frozenset(
    "a an and are about at be been being but by can do for from get had has have he her him his "
    "how if in is it its like make means mean not of on or our she so someone something that the "
    "their them they this to up us was we what when where which who will with you your".split()
)


def explained_here(before: str, after: str, *, abbreviation: bool = False) -> bool:
    """Say whether a sentence explains the term between ``before`` and ``after``.

    An abbreviation in brackets after its long form is not explained by it.
    """
    return bool(
        _AFTER.match(after)
        or _BESIDE.match(after)
        or _CALLED.search(before)
        or (
            not abbreviation
            and _IN_BRACKETS.search(before)
            and re.match(r"[\s\"”’]*(?:\)|[.,!]|$)", after)
        )
        or (_ASKED.search(before) and re.match(r"[\"”’']?\s+(?:means?|is)\b", after))
    )


def explained_next(sentence: str) -> bool:
    """Say whether a sentence explains the last hard word of the sentence before it."""
    return bool(_NEXT.match(sentence))


def is_role(term: Term) -> bool:
    """Say whether a term names a person whom the child will meet: an advocate, a key worker."""
    kept = term.action == "explain" or term.term == "reviewing officer"
    return kept and term.term.split()[-1] in _ROLES


def introduced(before: str, after: str, following: str) -> bool:
    """Say whether a role comes with a name, or with what the person does for the child.

    "Marta, your advocate, can help you" says who Marta is; "Your advocate is on holiday" does
    not say what an advocate is.
    """
    return bool(
        (_NAMED_BEFORE.search(before) and _ENDS.match(after))
        or _NAMED_AFTER.match(after)
        or _DOES_HERE.match(after)
        or _DOES_NEXT.match(following)
    )


def says_what_it_means(term: Term, *sentences: str) -> bool:
    """Say whether sentences near the term hold most of what it means, in the same words."""
    meaning = _content(term.means) - _content(term.term) - _content(term.stands_for)
    shared = meaning & frozenset().union(*(_content(sentence) for sentence in sentences))
    return len(shared) >= 3 and len(shared) * 2 >= len(meaning)


@lru_cache(maxsize=2048)
def _content(text: str) -> frozenset[str]:
    words = re.findall(r"[a-z]+", text.lower())
    return frozenset(stem(w) for w in words if w not in _TOO_COMMON and len(w) > 2)
