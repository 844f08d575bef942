"""What the parts of a letter are called on pages about it."""

from __future__ import annotations

from webapp.services.writing import AROUND, IN_HELP

_AROUND = {
    "greeting": "Greeting",
    "opening": "Opening",
    "about": "What this letter is about",
    "feelings": "Feelings",
    "closing": "Closing words",
    "later": "For when you are older",
}
_MESSAGE = {
    "title": "title",
    "you_said": "you said",
    "text": "what was decided",
    "why": "why",
    "steps": "what happens next",
    "picture": "picture",
    "told_in_person": "told face to face",
}
_HELP = {
    "reach": "How to reach you",
    "advocate": "Who can speak up for the child",
    "complain": "How to say you are unhappy",
    "next_meeting": "Day of the next meeting",
    "meeting_note": "About the next meeting",
}
_WRITER = {"name": "Your name", "role": "Your role", "phone": "Your phone", "email": "Your e-mail"}
_ALONE = {"date": "Date of the letter", "letter": "The letter", "messages": "The messages"}


def field_name(path: str) -> str:
    """Return what a field is called: "messages.2.why" is "Message 2: why"."""
    names = path.split(".")
    if names[0] == "messages" and len(names) > 2:
        return f"Message {names[1]}: {_MESSAGE.get(names[2], names[2])}"
    if names[0] == "messages" and len(names) == 2:
        return _MESSAGE.get(names[1], "Message").capitalize()
    tables = {"letter": _AROUND, "help": _HELP, "writer": _WRITER}
    if len(names) > 1 and names[0] in tables:
        return tables[names[0]].get(names[1], names[1].replace("_", " ").capitalize())
    return _ALONE.get(path, "The letter")


AROUND_NAMES = tuple((f"letter.{name}", _AROUND[name]) for name in AROUND)
HELP_NAMES = tuple((f"help.{name}", _HELP[name]) for name in IN_HELP if name != "next_meeting")
