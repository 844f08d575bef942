"""What a reader of a draft does not need to know: surname, address, school, as grey blocks.

A peer buddy needs the name the child uses, and not who and where the child is. The words are
covered character by character, so that a comment on a covered letter sits on the same words in
the letter itself.

Source: the tool's own rule, from UK guidance on sharing no more than a reader needs (UK GDPR,
article 5(1)(c), data minimisation).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from functools import lru_cache
from typing import Any

from letterkit.blocks import Image, Page, Words
from letterkit.letter import Letter
from letterkit.reader import Child

BLOCK = "▒"

_STREETS = (
    "Road|Rd|Street|Avenue|Ave|Lane|Close|Drive|Way|Crescent|Court|Place|Gardens|Terrace|Grove|"
    "Rise|Hill|Walk|Mews|Row|Square|View|Parade|Green|House|Lodge|Cottage|Heights"
)
_SCHOOLS = "School|Academy|College|Nursery|Playgroup|Pre-school|Preschool|Centre"
_KINDS = (
    "Primary|Junior|Infants?|High|Secondary|Grammar|Special|Community|Nursery|Sixth|Form|"
    "Church|of|England|Catholic|C|E|CofE|Village|Park"
)
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b")
_ADDRESS = re.compile(
    rf"\b(?:(?:Flat|Unit|Apartment)\s+\w+,?\s+)?(?:\d+[A-Za-z]?,?\s+)?"
    rf"(?:(?=[^\W\d_a-z])[^\W\d_]['’\w-]*\s+){{1,3}}(?:{_STREETS})\b"
)
_SCHOOL = re.compile(
    rf"\b(?:St\.?\s+)?(?:(?=[^\W\d_a-z])[^\W\d_]['’\w-]*\s+){{1,3}}"
    rf"(?:(?:{_KINDS})\.?\s+){{0,4}}(?:{_SCHOOLS})\b"
)
# Capitals that begin a sentence, and say nothing about a place.
_GENERAL = frozenset(
    "the a an your my our his her their this that these at in on to from and but or so when if "
    "we you i he she they it every each new old another big little high primary secondary "
    "junior infant special nursery family contact children's leisure sports health".split()
)
# What may follow a name with a capital and is no surname.
_AFTER_A_NAME = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december i i'm i'll i've i’m i’ll i’ve and "
    "from is was will christmas easter eid diwali mum mummy mam dad daddy nan nana nanny gran "
    "granny grandma grandad grandpa auntie aunty uncle mr mrs ms miss dr sir".split()
)


def hidden(text: str, child: Child) -> str:
    """Return a text with what a reader need not know covered. It is as long as it was."""
    covered = list(text)
    for start, end in _spans(text, child):
        for place in range(start, end):
            if covered[place].isalnum():
                covered[place] = BLOCK
    return "".join(covered)


def covering(fields: Iterable[str], child: Child) -> Child:
    """Return the child with all that is covered in a letter's fields as words of its own.

    A surname that follows the name in the letter is then covered wherever it stands alone, such
    as in a comment about it.
    """
    found = {
        text[start:end].strip() for text in fields for start, end in _spans(text, child)
    } - set(child.private)
    return child.model_copy(update={"private": (*child.private, *sorted(found))})


def masked(letter: Letter) -> Letter:
    """Return the letter with surname, address and school covered in every field of words."""
    child = covering((text for _, text in letter.fields()), letter.child)
    if not any(hidden(text, child) != text for _, text in letter.fields()):
        return letter

    def cover(text: str) -> str:
        return hidden(text, child)

    def covered(part: object, names: Iterable[str]) -> dict[str, str]:
        return {name: cover(getattr(part, name)) for name in names}

    messages = tuple(
        message.model_copy(
            update={
                **covered(message, ("title", "you_said", "text", "why")),
                "steps": tuple(
                    step.model_copy(update=covered(step, ("who", "what"))) for step in message.steps
                ),
            }
        )
        for message in letter.messages
    )
    around = ("greeting", "opening", "about", "feelings", "closing", "later")
    box = ("reach", "advocate", "complain", "meeting_note")
    return letter.model_copy(
        update={
            "parts": letter.parts.model_copy(update=covered(letter.parts, around)),
            "messages": messages,
            "help": letter.help.model_copy(update=covered(letter.help, box)),
        }
    )


def masked_page(page: Page, child: Child) -> Page:
    """Return a laid-out page with the same covered in all its words, and symbols on them gone."""

    def cover(value: Any) -> Any:
        if isinstance(value, Words):
            return _covered_words(value, child)
        if isinstance(value, tuple):
            return tuple(cover(item) for item in value)
        if is_dataclass(value) and not isinstance(value, Image | type):
            return replace(value, **{f.name: cover(getattr(value, f.name)) for f in fields(value)})
        return value

    return replace(page, blocks=cover(page.blocks))


def _covered_words(words: Words, child: Child) -> Words:
    # Covered as one text, because an address may reach over a word with a symbol.
    text, runs, place = hidden(words.text, child), [], 0
    for run in words.runs:
        said = text[place : place + len(run.text)]
        # A symbol would tell what stands under the grey.
        runs.append(replace(run, text=said, image=run.image if said == run.text else None))
        place += len(run.text)
    return Words(tuple(runs))


def _spans(text: str, child: Child) -> Iterator[tuple[int, int]]:
    for match in _POSTCODE.finditer(text):
        yield match.span()
    for pattern in (_ADDRESS, _SCHOOL):
        for match in pattern.finditer(text):
            start = _first_telling(text, *match.span())
            if start is not None:
                yield start, match.end()
    own = _own_words(child.private)
    if own is not None:
        for match in own.finditer(text):
            yield match.span()
    known = (child.name, *(name for p in child.people for name in (p.name, p.called)))
    surnames = _surnames(known)
    no_surname = _AFTER_A_NAME | {word.casefold() for name in known for word in name.split()}
    for match in surnames.finditer(text) if surnames else ():
        if match[1].split()[0].casefold() not in no_surname:
            yield match.span(1)


def _first_telling(text: str, start: int, end: int) -> int | None:
    """Return where the telling words of a place begin: "Your new Elm Road" tells "Elm Road".

    None, where nothing but general words stands before the kind of place ("Your School").
    """
    words = [(m.start() + start, m.group()) for m in re.finditer(r"\S+", text[start:end])]
    for place, word in words[:-1]:
        if word.strip(",.").casefold() not in _GENERAL:
            return place
    return None


@lru_cache(maxsize=256)
def _own_words(private: tuple[str, ...]) -> re.Pattern[str] | None:
    words = sorted((word.strip() for word in private if word.strip()), key=len, reverse=True)
    if not words:
        return None
    either = "|".join(r"\s+".join(map(re.escape, word.split())) for word in words)
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=256)
def _surnames(names: tuple[str, ...]) -> re.Pattern[str] | None:
    firsts = sorted({re.escape(name.strip()) for name in names if name.strip()}, reverse=True)
    if not firsts:
        return None
    # A surname stands right behind the name, on the same line: "Jaya Patel", "Ann Lee-Shaw".
    return re.compile(
        rf"\b(?:{'|'.join(firsts)})[ \u00a0]((?=[^\W\d_a-z])[^\W\d_]['’\w-]*"
        rf"(?:[ \u00a0](?=[^\W\d_a-z])[^\W\d_]['’\w-]+)?)"
    )
