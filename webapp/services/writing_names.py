"""What the fields are called on the page, by path: "Message 2, why"."""

from __future__ import annotations

import re

NAMES = {
    "date": "Date",
    "letter.greeting": "Greeting",
    "letter.opening": "Opening",
    "letter.about": "What this letter is about",
    "letter.feelings": "Feelings",
    "letter.closing": "Closing",
    "letter.later": "For when they are older",
    "help.reach": "How to reach you",
    "help.advocate": "Who can speak up for them",
    "help.complain": "If something feels wrong",
    "help.next_meeting": "Next meeting",
    "help.meeting_note": "About the next meeting",
    "writer.name": "Your name",
    "writer.role": "Your job",
    "writer.phone": "Your phone number",
    "writer.email": "Your e-mail address",
    "writer.pronouns": "Your pronouns",
    "messages": "Messages",
}
IN_MESSAGE = {
    "title": "the message in one line",
    "you_said": "what the child said",
    "text": "what was decided",
    "why": "why",
    "picture": "picture",
    "told_in_person": "told face to face",
    "steps": "what happens next",
}
IN_STEP = {"who": "who", "what": "does what", "by": "by when"}
_MESSAGE = re.compile(r"messages\.(\d+)(?:\.([a-z_]+)(?:\.(\d+)\.([a-z]+))?)?")


def field_name(path: str) -> str:
    """Return what a field is called, for a person."""
    found = _MESSAGE.fullmatch(path)
    if found:
        number, part, step, inside = found.groups()
        name = f"Message {number}"
        if part:
            name += f", {IN_MESSAGE.get(part, part)}"
        if step:
            name += f", step {step}, {IN_STEP.get(inside, inside)}"
        return name
    if path.startswith("silence."):
        return "Left as it is"
    return NAMES.get(path, "The letter")
