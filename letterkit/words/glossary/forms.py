"""The shapes a word can take in a letter: "placement", "placements", "placing", "placed".

These forms are made for *finding* terms, so they are generous: a form that no one writes
does no harm. Words to *write* are inflected with care in ``wording``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

IRREGULAR: dict[str, tuple[str, ...]] = {
    "be": ("is", "are", "was", "were", "been", "being", "am"),
    "break": ("breaks", "broke", "broken", "breaking"),
    "bring": ("brings", "brought", "bringing"),
    "come": ("comes", "came", "coming"),
    "do": ("does", "did", "done", "doing"),
    "fall": ("falls", "fell", "fallen", "falling"),
    "find": ("finds", "found", "finding"),
    "get": ("gets", "got", "getting"),
    "give": ("gives", "gave", "given", "giving"),
    "go": ("goes", "went", "gone", "going"),
    "have": ("has", "had", "having"),
    "hold": ("holds", "held", "holding"),
    "keep": ("keeps", "kept", "keeping"),
    "leave": ("leaves", "left", "leaving"),
    "make": ("makes", "made", "making"),
    "meet": ("meets", "met", "meeting"),
    "put": ("puts", "putting"),
    "run": ("runs", "ran", "running"),
    "say": ("says", "said", "saying"),
    "see": ("sees", "saw", "seen", "seeing"),
    "take": ("takes", "took", "taken", "taking"),
    "tell": ("tells", "told", "telling"),
    "think": ("thinks", "thought", "thinking"),
    "undertake": ("undertakes", "undertook", "undertaken", "undertaking"),
}
IRREGULAR_PLURALS = {
    "child": "children",
    "person": "people",
    "criterion": "criteria",
    "diagnosis": "diagnoses",
    "foot": "feet",
    "life": "lives",
}
_VOWEL = re.compile(r"[aeiouy]")
_DOUBLES = re.compile(r"^[^aeiou]*[aeiou][bdgklmnprt]$")
_DOUBLES_ANYWAY = frozenset(("refer", "defer", "commit", "admit", "permit", "transfer"))


def plurals(noun: str) -> tuple[str, ...]:
    """Return the plural of one lower-case noun. "body" gives ("bodies",)."""
    if noun in IRREGULAR_PLURALS:
        return (IRREGULAR_PLURALS[noun],)
    if re.search(r"(?:s|x|z|ch|sh)$", noun):
        return (noun + "es",)
    if re.search(r"[^aeiou]y$", noun):
        return (noun[:-1] + "ies",)
    return (noun + "s",)


def verb_forms(verb: str) -> tuple[str, ...]:
    """Return the other forms of one lower-case verb, given its plain form."""
    if verb in IRREGULAR:
        return IRREGULAR[verb]
    if verb.endswith("e"):
        stem = verb[:-1]
        # "age" keeps both spellings: ageing, aging.
        return (verb + "s", verb + "d", stem + "ing", verb + "ing")
    if re.search(r"[^aeiou]y$", verb):
        return (verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing")
    last = verb[-1:]
    if verb in _DOUBLES_ANYWAY or _DOUBLES.match(verb):
        return (verb + "s", verb + last + "ed", verb + last + "ing")
    return (plurals(verb)[0], verb + "ed", verb + "ing")


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """Return a rough stem, so that "helps", "helped" and "helping" count as one word."""
    for ending in ("ing", "ied", "ies", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            base = word[: -len(ending)]
            if ending in ("ied", "ies"):
                return base + "i"
            if len(base) > 3 and base[-1] == base[-2] and base[-1] not in "ls":
                base = base[:-1]
            return base.rstrip("e") or base
    return word.rstrip("e") if len(word) > 3 else word


def spread(words: tuple[str, ...], part: str) -> Iterator[tuple[str, ...]]:
    """Yield every form of a term of one or more lower-case words, itself first.

    Nouns change in their last word, and in the word before "of"; verbs in their first word.
    """
    yield words
    if part == "noun":
        head = words.index("of") - 1 if "of" in words[1:] else len(words) - 1
        for plural in plurals(words[head]):
            yield (*words[:head], plural, *words[head + 1 :])
    elif part == "verb":
        for form in verb_forms(words[0]):
            yield (form, *words[1:])
