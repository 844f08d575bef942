"""A ready sentence that tells a child what became of a promise. The writer finishes it."""

from __future__ import annotations

import re
from datetime import date

from webapp import dates
from webapp.store.tables import PromiseState

# What a promise begins with where it is more than a plain verb.
_BEFORE_VERB = re.compile(r"^(will|to|is going to|are going to|am going to)\s+", re.I)
_PLAIN_VERB = re.compile(r"^[a-z][a-z’'-]*$")
_NOT_VERBS = {"a", "an", "the", "your", "my", "our", "his", "her", "their", "you", "we", "i", "it"}


def sentence(
    who: str, what: str, due: date | None, state: PromiseState, *, writer: str = ""
) -> str:
    """Return words for a promise that was kept, is late, or was changed.

    What only the writer knows is left as a [question], which the checks point at until it is
    answered. ``writer`` is the writer's name: their own promises say "I".
    """
    said = _as_said(who, what, writer)
    by = f" by {dates.day(due)}" if due else ""
    match state:
        case PromiseState.KEPT:
            return f"{said}. That has happened."
        case PromiseState.LATE:
            return f"{said}{by}. It has not happened yet, and I am sorry. [When will it happen?]"
        case PromiseState.CHANGED:
            return f"{said}. That has changed. [What happens instead, and why?]"
    return ""


def _as_said(who: str, what: str, writer: str) -> str:
    what = _BEFORE_VERB.sub("", what.strip().rstrip(".!"))
    who = who.strip()
    first = what.split(" ", 1)[0]
    if who and _PLAIN_VERB.match(first) and first not in _NOT_VERBS:
        is_writer = who.casefold() in (writer.casefold(), writer.split(" ")[0].casefold())
        return f"Last time I said that {'I' if is_writer and writer else who} would {what}"
    return f"Last time I wrote: “{f'{who}: ' if who else ''}{what}”"
