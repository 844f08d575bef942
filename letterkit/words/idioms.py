"""Sayings and figures of speech, found in every form they are written in.

The list is ``idioms.csv`` beside this file: the saying, plain words for it, and words that show
that it is meant literally ("a piece of cake" with "ate"). In a saying and its plain words:

- ``{pull}`` is a verb in any form; the plain words take the same form;
- ``someone's`` is "my", "your", "Sam's" ...; ``someone`` a person, ``something`` up to four words;
- ``up/down`` is either word, ``(really)`` may be left out;
- ``$`` at the end means that the phrase must end there: a comma, a full stop, "and".

A literal word ending in ``*`` stands for all words that begin so.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from letterkit.words.verbs import every_form, forms

_FILE = Path(__file__).parent / "idioms.csv"

_POSSESSIVE = (
    r"(?:(?:my|your|his|her|its|our|their|one's|someone's|everyone's"
    r"|(?:(?:mr|mrs|miss|ms|dr|my|your|our|his|her|their|the|auntie|aunty|uncle|nan)\.? +)?"
    r"[a-z]+(?:'s|s'))(?: +own)?)"
)
_PERSON = r"(?:(?:(?:my|your|his|her|our|their|the|a) +)?[a-z][\w'-]*(?: +[a-z][\w'-]*){0,2}?)"
_THING = r"(?:[a-z][\w'-]*(?: +[a-z][\w'-]*){0,3}?)"
_END = (
    r"(?=\s*(?:[.,;:!?…)\"'—–-]|$)| +(?:and|but|or|so|if|when|because|then|now|today|again|at|for|"
    r"with|about|before|after|while|until|this|last|since|in|on|too|yet|already|as)\b)"
)
_OBJECT = {
    "my": "me",
    "your": "you",
    "his": "him",
    "her": "her",
    "its": "it",
    "our": "us",
    "their": "them",
    "one's": "you",
}
_POSSESSIVE_OF = {
    "me": "my",
    "you": "your",
    "him": "his",
    "us": "our",
    "them": "their",
    "it": "its",
}
_APOSTROPHES = str.maketrans("‘’ʼ\u00a0", "''' ")
_HAVE = re.compile(
    r"(?:\b(?:have|has|had|having|been|was|were|be|get|gets|got)|'(?:ve|s))"
    r"(?: +(?:not|just|really|also|all|already|never))? *$"
)
_BARE = re.compile(
    r"(?:\b(?:to|will|can|could|may|might|must|should|shall|would|do|does|did|let|lets|let's|not|"
    r"please|make|makes|made|help|helps)|n't|'ll|cannot)"
    r"(?: +(?:not|just|really|also|all|you|him|her|them|us|me|it|always|never))? *$"
)


@dataclass(frozen=True, slots=True)
class Match:
    """A saying found in a text: its place in code points, and plain words in the same form."""

    start: int
    end: int
    plain: str


@dataclass(frozen=True)
class Idiom:
    """One row of the list."""

    saying: str
    plain: str
    literal: tuple[str, ...]

    def anchors(self) -> tuple[str, ...]:
        """Return words of which one must be in a sentence for the saying to be there."""
        best: tuple[str, ...] = ()
        for token in self.saying.split():
            wanted = _words_of(token)
            # The rarest place to look: few alternatives, then the longest word.
            if wanted and (not best or _rarity(wanted) > _rarity(best)):
                best = wanted
        return best

    @property
    def pattern(self) -> re.Pattern[str]:
        """Return what finds the saying in lower-case text with straight apostrophes."""
        return _compile(self.saying)

    def is_literal(self, words: frozenset[str]) -> bool:
        """Say whether the words around show that it is meant as it stands."""
        for clue in self.literal:
            if clue.endswith("*"):
                if any(word.startswith(clue[:-1]) for word in words):
                    return True
            elif clue in words:
                return True
        return False


@cache
def idioms() -> tuple[Idiom, ...]:
    """Return the whole list."""
    with _FILE.open(encoding="utf-8", newline="") as file:
        return tuple(
            Idiom(row["idiom"], row["plain"], tuple(row["literal_with"].lower().split()))
            for row in csv.DictReader(file)
        )


@cache
def _index() -> dict[str, tuple[Idiom, ...]]:
    found: dict[str, list[Idiom]] = {}
    for idiom in idioms():
        for word in idiom.anchors():
            found.setdefault(word, []).append(idiom)
    return {word: tuple(listed) for word, listed in found.items()}


@lru_cache(maxsize=4096)
def find(sentence: str) -> tuple[Match, ...]:
    """Return the sayings in one sentence, in order, none inside another."""
    text = sentence.translate(_APOSTROPHES).lower()
    if len(text) != len(sentence):  # a few capitals have longer small letters
        text = "".join(c.lower() if len(c.lower()) == 1 else c for c in sentence)
    around = frozenset(re.findall(r"[a-z]+(?:'[a-z]+)?", text))
    index = _index()
    looked_at: set[str] = set()
    found: list[Match] = []
    for word in around | {part for w in around if "'" in w for part in w.split("'")}:
        for idiom in index.get(word, ()):
            if idiom.saying in looked_at:
                continue
            looked_at.add(idiom.saying)
            match = idiom.pattern.search(text)
            if match is None:
                continue
            inside = frozenset(re.findall(r"[a-z]+(?:'[a-z]+)?", match.group()))
            if not idiom.is_literal(around - inside):
                plain = _in_same_form(idiom, match, sentence)
                found.append(Match(match.start(), match.end(), plain))
    return tuple(_outermost(found))


def _outermost(found: list[Match]) -> Iterator[Match]:
    kept: list[Match] = []
    for match in sorted(found, key=lambda m: m.start - m.end):
        if all(match.end <= other.start or other.end <= match.start for other in kept):
            kept.append(match)
    yield from sorted(kept, key=lambda m: m.start)


def _rarity(words: tuple[str, ...]) -> tuple[int, int]:
    return (-len(words), min(len(word) for word in words))


def _words_of(token: str) -> tuple[str, ...]:
    """Return the words that one piece of a saying can be, or () where it can be any or none."""
    if token in ("someone", "someone's", "something", "$") or token.startswith("("):
        return ()
    pieces: list[str] = []
    for piece in token.split("/"):
        pieces += every_form(piece[1:-1]) if piece.startswith("{") else [piece]
    if any(piece in ("someone", "someone's", "something") for piece in pieces):
        return ()
    return tuple(piece.split("-")[0] for piece in pieces)


@cache
def _compile(saying: str) -> re.Pattern[str]:
    parts: list[str] = []
    slots: set[str] = set()
    for token in re.findall(r"\([^)]*\)|\S+", saying):
        if token == "$":  # noqa: S105 - a piece of a saying, no secret
            parts.append(_END)
            continue
        optional = token.startswith("(")
        piece = " +".join(_piece(t, slots) for t in token.strip("()").split())
        gap = r"(?:,? +|-)" if parts else ""
        parts.append(f"(?:{gap}{piece})?" if optional else gap + piece)
    return re.compile(r"(?<![\w'])" + "".join(parts) + r"(?![\w])")


def _piece(token: str, slots: set[str]) -> str:
    choices: list[str] = []
    verbs = [piece[1:-1] for piece in token.split("/") if piece.startswith("{")]
    for piece in token.split("/"):
        if piece in ("someone", "someone's", "something"):
            name = {"someone": "who", "someone's": "whose", "something": "what"}[piece]
            pattern = {"who": _PERSON, "whose": _POSSESSIVE, "what": _THING}[name]
            choices.append(pattern if name in slots else f"(?P<{name}>{pattern})")
            slots.add(name)
        elif piece.startswith("{"):
            if piece[1:-1] != verbs[0]:
                continue  # "{show}/{teach}" is one group
            every = "|".join(
                sorted((f for verb in verbs for f in every_form(verb)), key=len, reverse=True)
            )
            choices.append(f"(?:{every})" if "verb" in slots else f"(?P<verb>{every})")
            slots.add("verb")
        else:
            choices.append(r"[- ]".join(re.escape(part) for part in piece.split("-")))
    return f"(?:{'|'.join(choices)})" if len(choices) > 1 else choices[0]


def _in_same_form(idiom: Idiom, match: re.Match[str], sentence: str) -> str:
    """Return the plain words in the form, and with the people, of what was written."""
    groups = match.groupdict()
    verbs = re.findall(r"\{([a-z-]+)\}", idiom.saying)
    form = _form(verbs, groups.get("verb"), match) if verbs else "base"

    def pick(pair: re.Match[str]) -> str:
        # "{show}/{teach}": the plain verb stands in the same order as the saying's.
        second = len(verbs) > 1 and groups.get("verb") in every_form(verbs[1])
        return f"{{{pair.group(2 if second else 1)}}}"

    def put(slot: re.Match[str]) -> str:
        kept = slot.group(1)
        if kept:
            done = getattr(forms(kept), form)
            plural = form in ("past", "s") and kept == "be" and _subject_is_plural(match)
            return {"was": "were", "is": "are"}[done] if plural else str(done)
        whose = groups.get("whose")
        who = groups.get("who")
        if slot.group() == "someone's":
            owner = whose or (_POSSESSIVE_OF.get(who, f"{who}'s") if who else None)
            return _as_written(owner, sentence, match) if owner else "someone's"
        if slot.group() == "something":
            return _as_written(groups.get("what"), sentence, match) or "something"
        person = who or (_person_of(whose) if whose else None)
        return _as_written(person, sentence, match) or "someone"

    chosen = re.sub(r"\{(\w+)\}/\{(\w+)\}", pick, idiom.plain)
    plain = re.sub(r"\{([a-z]+)\}|\bsomeone's|\bsomeone\b|\bsomething\b", put, chosen)
    return plain[:1].upper() + plain[1:] if sentence[match.start()].isupper() else plain


def _person_of(whose: str) -> str:
    whose = whose.removesuffix(" own").strip()
    return _OBJECT.get(whose) or re.sub(r"(?:'s|')$", "", whose)


def _as_written(words: str | None, sentence: str, match: re.Match[str]) -> str:
    """Give words found in small letters the capitals they had in the sentence."""
    if not words:
        return ""
    place = match.group().find(words)
    if place < 0:
        return words
    start = match.start() + place
    return sentence[start : start + len(words)]


def _form(verbs: list[str], written: str | None, match: re.Match[str]) -> str:
    """Return which form of its verb a saying was written in: "base", "s", "ing", "past" ..."""
    verb = next((v for v in verbs if written in every_form(v)), verbs[0])
    known = forms(verb)
    before = match.string[: match.start()]
    if verb == "be":
        return {"been": "participle", "being": "ing", "be": "base"}.get(
            written or "", "past" if written in ("was", "were") else "s"
        )
    if written == known.ing:
        return "ing"
    if written == known.s and known.s != known.base:
        return "s"
    if written == known.base and _BARE.search(before):
        return "base"
    if written == known.base != known.past:
        return "participle" if written == known.participle and _HAVE.search(before) else "base"
    if written == known.base == known.past:  # put, cut, let, hit, set
        if _HAVE.search(before):
            return "participle"
        return "past" if re.search(r"\b(?:he|she|it)(?: +\w+)? *$", before) else "base"
    return "participle" if written != known.past or _HAVE.search(before) else "past"


def _subject_is_plural(match: re.Match[str]) -> bool:
    before = match.string[: match.start()]
    return bool(re.search(r"\b(?:you|we|they)(?: +\w+)? *$", before)) or match.group().startswith(
        ("are ", "were ")
    )
