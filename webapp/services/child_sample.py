"""A small letter that shows how a child's letters will look, made by the real renderer."""

from __future__ import annotations

import datetime as dt

from letterkit.letter import Letter
from letterkit.reader import Child
from letterkit.renderers import render
from letterkit.settings import Settings

_MESSAGE = {
    "title": "You are staying where you live now",
    "you_said": "You said you feel happy and safe at home.",
    "text": "We listened to you. You will stay at home and go to the same school.",
    "why": "It helps you to be with people you know.",
    "steps": [{"who": "I", "what": "visit you and your teacher at school"}],
}


def sample_page(child: Child, settings: Settings, on: dt.date) -> str:
    """Return the sample as an HTML page, with its own style inside.

    Words and pictures are made up; only how they look is this child's. The people are left
    out, so that no photo is needed.
    """
    plain = child.model_copy(update={"people": (), "words": {}})
    letter = Letter(
        kind="after-review",
        date=on,
        child=plain,
        writer={"name": "Your IRO"},
        letter={
            "greeting": f"Dear {child.name}",
            "opening": "This is how your letters look. I like your drawing of the sea.",
        },
        messages=({**_MESSAGE, "picture": _picture(child)},),
    )
    return render(letter, "html", settings=settings).decode()


def _picture(child: Child) -> str:
    return "openmoji:house" if child.symbols.sets[:1] == ("openmoji",) else "care:home"
