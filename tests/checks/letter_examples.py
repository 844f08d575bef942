"""Rules about a whole letter: what to change in a good letter so that the rule speaks.

Most rules show themselves in a sentence: their own bad and good examples are run as they
stand. The ones here are about what is missing, about pictures, or about names, so each has a
change to ``GOOD_LETTER`` instead. A change is {path in the letter file: new value or None to
take it out}; a function builds what a change of fields cannot.
"""

import copy
import datetime as dt
from typing import Any

from letterkit import Letter

CONSENT = {
    "who": "Sam and his social worker",
    "when": dt.date(2026, 1, 5),
    "what_for": "letters to Sam",
    "until": dt.date(2028, 1, 5),
}
GOOD_LETTER: dict[str, Any] = {
    "schema": 1,
    "kind": "after-review",
    "date": dt.date(2026, 11, 20),
    "child": {
        "name": "Sam",
        "age": 9,
        "pronouns": "he/him",
        "people": [
            {"name": "Ann", "who": "foster carer"},
            {"name": "Priya", "who": "teacher"},
            {"name": "Bola", "who": "advocate"},
        ],
    },
    "writer": {"name": "Dee Okafor", "role": "Independent Reviewing Officer", "phone": "0123"},
    "letter": {
        "greeting": "Dear Sam",
        "opening": "You showed me your frog book.",
        "about": "This letter is about your meeting.",
        "feelings": "You might feel glad.",
        "closing": "From Dee",
    },
    "messages": [
        {
            "title": "You will stay with Ann",
            "you_said": "I want to stay.",
            "text": "You will stay with Ann.",
            "why": "You are safe and happy there.",
            "steps": [{"who": "Priya", "what": "tell your class", "by": dt.date(2026, 12, 4)}],
            "picture": "care:home",
        },
        {
            "title": "You will learn to swim",
            "you_said": "I want to swim.",
            "text": "You can have swimming lessons.",
            "why": "Swimming makes you strong.",
            "steps": [{"who": "Ann", "what": "ring the pool", "by": dt.date(2026, 12, 4)}],
            "picture": {"ref": "photo:pool.jpg", "alt": "the pool", "consent": CONSENT},
        },
    ],
    "help": {
        "reach": "Ring me on 0123.",
        "advocate": "Bola can speak up for you.",
        "complain": "Tell me if you are unhappy.",
        "next_meeting": dt.date(2027, 5, 14),
    },
}
_POOL = "messages.2.picture"

CHANGES: dict[str, dict[str, Any]] = {
    "LK102": {"messages.1.text": "Mum and Dad and Nan and you and I sing and dance in it. " * 30},
    "LK103": {"messages.1.text": "We sing a song. " * 70},
    "LK301": {"messages.1.why": ""},
    "LK302": {"messages.1.steps.1.who": ""},
    "LK303": {"messages.1.steps.1.by": None},
    "LK304": {"messages.1.steps": []},
    "LK305": {"help.reach": "", "writer.phone": ""},
    "LK306": {"help.advocate": ""},
    "LK307": {"help.complain": ""},
    "LK308": {"help.next_meeting": None},
    "LK309": {"help.next_meeting": dt.date(2026, 5, 14)},
    "LK310": {"messages.1.steps.1.by": dt.date(2025, 12, 4)},
    "LK312": {"letter.greeting": "Dear young person"},
    "LK313": {"messages.1": {"title": "Your school"}},
    "LK314": {"letter.opening": ""},
    "LK315": {"letter.closing": ""},
    "LK401": {_POOL: {"ref": "photo:pool.jpg", "consent": CONSENT}},
    "LK402": {_POOL: {"ref": "photo:pool.jpg", "alt": "the pool"}},
    "LK403": {f"{_POOL}.consent": CONSENT | {"until": dt.date(2026, 11, 1)}},
    "LK404": {f"{_POOL}.consent": CONSENT | {"until": dt.date(2026, 12, 1)}},
    "LK405": {"messages.1.picture": "care:hoem"},
    "LK406": {_POOL: "care:home"},
    "LK407": {_POOL: None, "messages.1.picture": None, "child.age": 5},
    "LK501": {"messages.1.text": "You will see Oliver on Sunday."},
    "LK502": {"messages.1.text": "You will see Jayden on Sunday."},
    "LK504": {"letter.greeting": "Dear Oliver"},
    "LK505": {"letter.greeting": "Dear Samm", "messages.1.text": "Well done, Samm!"},
    "LK506": {"letter.greeting": "A letter for you"},
    "LK713": {
        "messages.1.you_said": "",
        "messages.2.you_said": "",
        "letter.opening": "It was a sunny day.",
    },
    "LK715": {"letter.feelings": "", "messages.1.text": "Your nan died on Monday."}
    | {"messages.1.why": "It is so.", "letter.opening": ""},
}
"""The change that makes a rule speak, by code. Without it the good letter stays silent on it."""

WITH_A_SYMBOL_SET = {
    "LK408": "expires = 2026-11-01\nlicence = 'CC-BY-4.0'",
    "LK409": "expires = 2026-12-01\nlicence = 'CC-BY-4.0'",
    "LK410": "",
    "LK411": "licence = 'CC-BY-4.0'",
}
"""Rules about a symbol set of the council's: the notice of the set that makes them speak."""


def letter(changes: dict[str, Any] | None = None) -> Letter:
    """Return the good letter with some changes."""
    data = copy.deepcopy(GOOD_LETTER)
    for path, value in (changes or {}).items():
        *way, last = path.split(".")
        place: Any = data
        for name in way:
            place = place[int(name) - 1] if name.isdigit() else place[name]
        if last.isdigit():
            place[int(last) - 1] = value
        elif value is None:
            place.pop(last, None)
        else:
            place[last] = value
    return Letter.model_validate(data)
