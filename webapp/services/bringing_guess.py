"""Guess where the paragraphs of a letter belong. The writer looks at every guess.

Rules read from how such letters are built: a greeting, who I am, headings or "You said", who
does what by when, how to reach me. Where a rule is not sure, the paragraph stays a note.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from letterkit.letter import MOST_MESSAGES
from webapp.services.bringing import NOTE

_GREETING = re.compile(r"(dear|hi|hiya|hello|hey|good (morning|afternoon))\b.{0,60}$", re.I)
_SIGN_OFF = re.compile(
    r"(yours (sincerely|truly|faithfully)|(kind|best|warm|warmest|kindest) (regards|wishes)|"
    r"(with )?love( from)?|take care|all the best|bye( for now)?|see you( soon)?)\b.{0,30}$",
    re.I,
)
_OLDER = re.compile(
    r"\b(when you are (older|grown)|years from now|when you read this later)\b", re.I
)
_ADVOCATE = re.compile(r"\b(advocate|advocacy|speak up for you|on your side)\b", re.I)
_COMPLAIN = re.compile(
    r"\b(complain\w*|complaint|(un|not )happy (with|about)|do not agree|don.t agree)\b", re.I
)
_REACH = re.compile(
    r"(\b(ring|call|text|phone|e-?mail|contact|reach|write to) me\b|\bmy (phone )?number\b|"
    r"\S+@\S+\.\S+|\b0\d{3,4} ?\d{3} ?\d{3,4}\b)",
    re.I,
)
_MEETING = re.compile(
    r"\b(next (meeting|review)|meet again|see you (again )?(on|in|at)|our meeting will be)\b", re.I
)
_FEELINGS = re.compile(
    r"\b(not your fault|(might|may|could) feel|it is (ok|okay|all right) to|feelings?)\b", re.I
)
_OPENING = re.compile(
    r"\b(my name is|i am your|i.m your|it was (so |very |really |lovely |good |great |nice )*"
    r"(to|meeting|seeing)|thank you for|i (really )?(liked|loved|enjoyed))\b",
    re.I,
)
_ABOUT = re.compile(
    r"\b(this letter is|i am writing|i.m writing|at (your|the) (review|meeting),? we|"
    r"we (talked|spoke) about|here is what)\b",
    re.I,
)
_YOU_SAID = re.compile(
    r"^(you (said|told|asked|wanted|want|wish|feel|felt|think|thought|would like)\b|[“\"‘'])", re.I
)
_WHY = re.compile(r"^(this is because|because|that is because|the reason|why\b)", re.I)
_STEP = re.compile(
    r"^(?!You\b|It\b|This\b|That\b|There\b)([A-Z][\w’'-]+|I|We)( [A-Z][\w’'-]+| and [A-Z][\w’'-]+)?"
    r" (will|is going to|has agreed to)\b"
)
_BULLET = re.compile(r"^(\(?\d{1,2}[.):]|[-•*–·o])\s+")
_ENDS = re.compile(r"[.!?…”\"']$")


def guesses(paragraphs: Sequence[str]) -> list[str]:
    """Return a place for each paragraph, or "note" where no rule is sure."""
    found: list[str] = []
    message = 0
    signed = False
    # Where messages have headings, what the child said before the first one is a warm opening.
    has_headings = any(_is_heading(text) and not _GREETING.match(text) for text in paragraphs[:-3])
    opens = False
    for place, text in enumerate(paragraphs):
        near_end = place >= len(paragraphs) - 6
        if signed:
            found.append(NOTE)  # the name, role and address under a letter: printed anyway
        elif place < 3 and _GREETING.match(text) and "letter.greeting" not in found:
            found.append("letter.greeting")
            opens = has_headings
        elif near_end and message and _SIGN_OFF.match(text) and len(text) < 60:
            signed = True
            found.append(NOTE)
        elif opens and not message and _YOU_SAID.match(text) and not _is_heading(text):
            found.append("letter.opening")
        elif around := _around(text, message):
            found.append(around)
        else:
            guess, message = _in_message(text, message, found)
            found.append(guess)
    return _closing(found)


def _around(text: str, message: int) -> str:
    """Return the part around the messages that a paragraph belongs to, or nothing."""
    if _is_heading(text):
        return ""
    rules = [
        (_OLDER, "letter.later"),
        (_ADVOCATE, "help.advocate"),
        (_COMPLAIN, "help.complain"),
        (_REACH, "help.reach"),
        (_MEETING, "help.meeting_note"),
    ]
    rules += [(_FEELINGS, "letter.feelings")] if message else []
    rules += [] if message else [(_ABOUT, "letter.about"), (_OPENING, "letter.opening")]
    if _YOU_SAID.match(text):
        return ""
    return next((path for rule, path in rules if rule.search(text)), "")


def _in_message(text: str, message: int, found: Sequence[str]) -> tuple[str, int]:
    """Return a paragraph's place in a message, and the message that is being filled now."""
    in_this = {path.rpartition(".")[2] for path in found if path.startswith(f"messages.{message}.")}
    begins = _is_heading(text) or (_YOU_SAID.match(text) and bool(in_this - {"title"}))
    if begins or (not message and _YOU_SAID.match(text)):
        if message >= MOST_MESSAGES:
            # Three is the most. What comes after is for the writer to choose from.
            return NOTE, MOST_MESSAGES + 1
        message += 1
    if message > MOST_MESSAGES:
        return NOTE, message
    if not message:
        # Before the first message: who I am, something true and warm.
        return "letter.opening", 0
    if _is_heading(text):
        name = "title"
    elif _YOU_SAID.match(text):
        name = "you_said"
    elif _WHY.match(text):
        name = "why"
    elif _STEP.match(_BULLET.sub("", text)) and len(text) < 160:
        name = "steps"
    else:
        name = "text"
    return f"messages.{message}.{name}", message


def _is_heading(text: str) -> bool:
    bare = _BULLET.sub("", text)
    return len(bare) <= 70 and len(bare.split()) <= 11 and not _ENDS.search(bare)


def _closing(found: list[str]) -> list[str]:
    """Take the last words before the name for the closing, where they stand by themselves."""
    last = next((place for place in range(len(found) - 1, -1, -1) if found[place] != NOTE), None)
    if last is not None and found[last].endswith((".text", "letter.opening")) and last > 1:
        before = found[last - 1]
        if before.startswith(("help.", "letter.feelings")) or found[last].startswith("messages.3"):
            found[last] = "letter.closing"
    return found
