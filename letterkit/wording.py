"""The words that letterkit itself prints on a page: headings, dates, "Dee will ... by ...".

English is built in. A council or a letter can put its own words over them (``[wording]``), in
any language; the names below are the keys.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from letterkit.errors import SettingsError
from letterkit.letter import Step, Writer
from letterkit.reader import Child

ENGLISH: dict[str, str] = {
    "document_title": "A letter to {child} from {writer}",
    "from": "From {writer}",
    "you_said": "You said",
    "why": "Why?",
    "next": "What happens next",
    "step": "{who} will {what} by {date}.",
    "step_no_date": "{who} will {what}.",
    "step_no_who": "{what} by {date}.",
    "step_bare": "{what}.",
    "I": "I",
    "you": "You",
    "feelings": "How you might feel",
    "help_title": "If you want to talk or need help",
    "reach": "Talk to me",
    "reach_phone": "You can call or text me on {phone}.",
    "reach_email": "You can email me at {email}.",
    "advocate": "Someone to speak up for you",
    "complain": "If you are not happy about something",
    "next_meeting": "When we meet next",
    "meeting_on": "Our next meeting is on {date}.",
    "later": "For when you are older",
    "pictures_by": "Pictures",
    "photo": "Photo",
}
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = (
    "January February March April May June July August September October November December"
).split()


def wording_for(*layers: Mapping[str, str]) -> dict[str, str]:
    """Return the printed words: English, with each layer's own words over it.

    Raises `SettingsError` for a key that is never printed, or a slot that a phrase cannot fill.
    """
    words = dict(ENGLISH)
    for layer in layers:
        for key, phrase in layer.items():
            if key not in ENGLISH:
                raise SettingsError(
                    f'letterkit prints nothing called "{key}".',
                    where="wording",
                    what_to_do=f"The names are {', '.join(ENGLISH)}.",
                )
            words[key] = _with_known_slots(key, phrase)
    return words


def _with_known_slots(key: str, phrase: str) -> str:
    slots = ("child", "writer", "who", "what", "date", "phone", "email")
    rest = phrase
    for slot in slots:
        rest = rest.replace("{" + slot + "}", "") if "{" + slot + "}" in ENGLISH[key] else rest
    if "{" in rest or "}" in rest:
        raise SettingsError(
            f'"{phrase}" has a slot that cannot be filled.',
            where=f"wording.{key}",
            what_to_do=f'The built-in words are "{ENGLISH[key]}".',
        )
    return phrase


def fill(phrase: str, **slots: str) -> str:
    """Fill the slots of a phrase. What is filled in is never looked at for slots again."""
    pieces = phrase.split("{")
    filled = [pieces[0]]
    for piece in pieces[1:]:
        name, _, rest = piece.partition("}")
        filled.append(slots.get(name, "") + rest)
    return "".join(filled)


def date_in_words(day: dt.date, *, near: dt.date | None = None, weekday: bool = True) -> str:
    """Write a date as a child reads it, "Friday 4 December", with the year where it is another."""
    words = f"{day.day} {_MONTHS[day.month - 1]}"
    if weekday:
        words = f"{_DAYS[day.weekday()]} {words}"
    return words if near is not None and near.year == day.year else f"{words} {day.year}"


def step_in_words(
    step: Step, *, child: Child, writer: Writer, written: dt.date, words: Mapping[str, str]
) -> str:
    """Write a step as a sentence such as "I will write to your school by Friday 4 December".

    ``who`` may be the writer (then "I"), the child (then "You"), or anyone else by name.
    """
    who = _who(step.who, child, writer, words)
    what = step.what.rstrip().rstrip(".")
    date = date_in_words(step.by, near=written) if step.by else ""
    key = {
        (True, True): "step",
        (True, False): "step_no_date",
        (False, True): "step_no_who",
        (False, False): "step_bare",
    }[bool(who), bool(date)]
    sentence = fill(words[key], who=who, what=what, date=date)
    return sentence[:1].upper() + sentence[1:]


def _who(name: str, child: Child, writer: Writer, words: Mapping[str, str]) -> str:
    asked = name.strip().casefold()
    if asked in {"i", "me", writer.name.casefold(), writer.name.casefold().split()[0]}:
        return words["I"]
    if asked in {"you", child.name.casefold()}:
        return words["you"]
    return name.strip()
