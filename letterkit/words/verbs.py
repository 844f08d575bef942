"""The five forms of English verbs: "keep, keeps, keeping, kept, kept".

Only the standard library, so that sayings can be found where no language model is installed.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple


class Forms(NamedTuple):
    """The forms of one verb. In ``be`` each field holds the commonest form."""

    base: str
    s: str
    ing: str
    past: str
    participle: str


# base: past, participle. Where both are one word it is written once.
_IRREGULAR = {
    "be": "was been",
    "beat": "beat beaten",
    "bear": "bore borne",
    "become": "became become",
    "begin": "began begun",
    "bend": "bent",
    "bite": "bit bitten",
    "blow": "blew blown",
    "break": "broke broken",
    "bring": "brought",
    "build": "built",
    "burn": "burned",
    "buy": "bought",
    "catch": "caught",
    "choose": "chose chosen",
    "come": "came come",
    "cost": "cost",
    "cut": "cut",
    "dig": "dug",
    "do": "did done",
    "draw": "drew drawn",
    "drink": "drank drunk",
    "drive": "drove driven",
    "eat": "ate eaten",
    "fall": "fell fallen",
    "feel": "felt",
    "feed": "fed",
    "fight": "fought",
    "find": "found",
    "fly": "flew flown",
    "forget": "forgot forgotten",
    "forgive": "forgave forgiven",
    "get": "got",
    "give": "gave given",
    "go": "went gone",
    "grow": "grew grown",
    "hang": "hung",
    "have": "had",
    "hear": "heard",
    "hide": "hid hidden",
    "hit": "hit",
    "hold": "held",
    "hurt": "hurt",
    "keep": "kept",
    "know": "knew known",
    "lay": "laid",
    "lead": "led",
    "learn": "learned",
    "leave": "left",
    "lend": "lent",
    "let": "let",
    "light": "lit",
    "lose": "lost",
    "make": "made",
    "mean": "meant",
    "meet": "met",
    "pay": "paid",
    "put": "put",
    "read": "read",
    "ride": "rode ridden",
    "ring": "rang rung",
    "rise": "rose risen",
    "run": "ran run",
    "say": "said",
    "see": "saw seen",
    "sell": "sold",
    "send": "sent",
    "set": "set",
    "shake": "shook shaken",
    "shed": "shed",
    "shoot": "shot",
    "show": "showed shown",
    "sing": "sang sung",
    "sink": "sank sunk",
    "sit": "sat",
    "shut": "shut",
    "sleep": "slept",
    "speak": "spoke spoken",
    "spend": "spent",
    "spill": "spilled",
    "split": "split",
    "spread": "spread",
    "stand": "stood",
    "steal": "stole stolen",
    "stick": "stuck",
    "strike": "struck",
    "swim": "swam swum",
    "take": "took taken",
    "teach": "taught",
    "tear": "tore torn",
    "tell": "told",
    "think": "thought",
    "throw": "threw thrown",
    "tread": "trod trodden",
    "understand": "understood",
    "wake": "woke woken",
    "wear": "wore worn",
    "win": "won",
    "wind": "wound",
    "write": "wrote written",
}
_DOUBLED = frozenset(
    "drop grab hug jog nip nod plan pop prod rub shop skip slip stab step stop".split()
)
_DOUBLED_ING = _DOUBLED | frozenset(
    "begin cut dig forget get hit let put run set shed sit split swim win".split()
)


@cache
def forms(verb: str) -> Forms:
    """Return the five forms of a verb, given its plain form in lower case."""
    if verb == "be":
        return Forms("be", "is", "being", "was", "been")
    if verb == "have":
        return Forms("have", "has", "having", "had", "had")
    return Forms(verb, _with_s(verb), _with_ing(verb), *_past(verb))


def _with_s(verb: str) -> str:
    if re.search(r"(?:s|x|z|ch|sh|o)$", verb):
        return verb + "es"
    return verb[:-1] + "ies" if re.search(r"[^aeiou]y$", verb) else verb + "s"


def _with_ing(verb: str) -> str:
    if verb == "tie":
        return "tying"
    if verb == "panic":
        return "panicking"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return verb[:-1] + "ing"
    return f"{verb}{verb[-1]}ing" if verb in _DOUBLED_ING else verb + "ing"


def _past(verb: str) -> tuple[str, str]:
    if verb in _IRREGULAR:
        pieces = _IRREGULAR[verb].split()
        return pieces[0], pieces[-1]
    if verb == "panic":
        return "panicked", "panicked"
    if verb.endswith("e"):
        past = verb + "d"
    elif re.search(r"[^aeiou]y$", verb):
        past = verb[:-1] + "ied"
    else:
        past = f"{verb}{verb[-1]}ed" if verb in _DOUBLED else verb + "ed"
    return past, past


_BE = ("be", "am", "are", "is", "was", "were", "been", "being")
# "learnt" and "learned" are both written; only one is offered.
_SPELLED_TWICE = {"burn": "burnt", "learn": "learnt", "spill": "spilt", "wake": "waked"}


@cache
def every_form(verb: str) -> tuple[str, ...]:
    """Return every form that a writer may use, for finding; each once."""
    if verb == "be":
        return _BE
    more = (_SPELLED_TWICE[verb],) if verb in _SPELLED_TWICE else ()
    return tuple(dict.fromkeys((*forms(verb), *more)))


def knows_past(verb: str) -> bool:
    """Say whether the past of an irregular verb is known here for certain."""
    return verb in _IRREGULAR
