r"""Lists of phrases as data: what to look for, when to stay silent, and what to say.

Each list is a TOML file in ``data/``::

    [words]                        # pieces that patterns share, used as <future>
    future = "(?:will|'ll)"

    [[phrase]]
    rule = "vague-time"            # the name of the rule that the finding belongs to
    near = ["soon"]                # one of these must be in the sentence, in lower case
    find = '\bsoon\b'            # a regular expression; a group (?P<q>...) is what is quoted
    unless = 'see you soon'        # searched in the whole sentence: if there, silent
    message = "... {name} ..."     # what a child would make of it, and what to try
    replace = "by [date]"          # also: explain, ask, tell (tell face to face first)

Patterns see typographic quotation marks as plain ones and ignore case; ``(?-i:...)`` does not.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any

from letterkit.checks.context import Context, FieldText
from letterkit.checks.finding import Finding, Rule, Suggestion
from letterkit.checks.speech import PLAIN
from letterkit.text import Sentence

_FOLDER = Path(__file__).parent / "data"
_SAY = {"replace": "replace", "explain": "explain", "ask": "ask", "tell": "tell-in-person"}


@dataclass(frozen=True, slots=True)
class Phrase:
    """One entry of a list."""

    rule: str
    near: tuple[str, ...]
    pattern: str
    exception: str
    message: str
    suggestions: tuple[tuple[str, str], ...]
    topic: str

    @property
    def find(self) -> re.Pattern[str]:
        """Return what finds the phrase. It is compiled at the first sentence that needs it."""
        return _compiled(self.pattern)

    @property
    def unless(self) -> re.Pattern[str] | None:
        """Return what keeps the phrase silent, if there is such a thing."""
        return _compiled(self.exception) if self.exception else None


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase found in a sentence. ``start`` and ``end`` count from the sentence's start."""

    phrase: Phrase
    start: int
    end: int
    quote: str
    suggestions: tuple[tuple[str, str], ...]

    @property
    def rule(self) -> str:
        """Return the name of the rule that this match belongs to."""
        return self.phrase.rule


@cache
def phrases(book: str) -> tuple[Phrase, ...]:
    """Read a list by its name ("promises"). The order is the order of precedence."""
    data = tomllib.loads((_FOLDER / f"{book}.toml").read_text("utf-8"))
    pieces: dict[str, str] = {}
    for name, pattern in data.get("words", {}).items():
        pieces[name] = _expand(pattern, pieces)
    return tuple(_phrase(entry, pieces) for entry in data["phrase"])


def _phrase(entry: Mapping[str, Any], pieces: Mapping[str, str]) -> Phrase:
    return Phrase(
        rule=entry["rule"],
        near=tuple(entry.get("near", ())),
        pattern=_expand(entry["find"], pieces),
        exception=_expand(entry.get("unless", ""), pieces),
        message=" ".join(entry["message"].split()),
        suggestions=tuple((_SAY[key], entry[key]) for key in _SAY if key in entry),
        topic=entry.get("topic", ""),
    )


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    # Entries are laid out over several lines for their readers; a blank is written "\s".
    return re.compile(pattern, re.IGNORECASE | re.VERBOSE)


def _expand(pattern: str, pieces: Mapping[str, str]) -> str:
    for name, piece in pieces.items():
        pattern = pattern.replace(f"<{name}>", piece)
    return pattern


@lru_cache(maxsize=16384)
def find(book: str, sentence: str) -> tuple[Match, ...]:
    """Return what a list finds in a sentence, from left to right, without overlaps."""
    plain = sentence.translate(PLAIN)
    lower = plain.lower()
    found: list[Match] = []
    for phrase in phrases(book):
        if phrase.near and not any(word in lower for word in phrase.near):
            continue
        for match in phrase.find.finditer(plain):
            if phrase.unless and phrase.unless.search(plain):
                break
            start, end = match.span("q") if "q" in phrase.find.groupindex else match.span()
            if any(start < m.end and m.start < end for m in found):
                continue
            quote = sentence[start:end]
            found.append(Match(phrase, start, end, quote, _filled(phrase, match, quote)))
    return tuple(sorted(found, key=lambda m: m.start))


def _filled(phrase: Phrase, match: re.Match[str], quote: str) -> tuple[tuple[str, str], ...]:
    """Fill in the suggestions' groups, and keep a capital where the quoted words have one."""
    filled = []
    for action, template in phrase.suggestions:
        text = match.expand(template) if "\\" in template else template
        if action == "replace" and quote[:1].isupper() and not quote.startswith(("I ", "I'")):
            text = text[:1].upper() + text[1:]
        filled.append((action, text))
    return tuple(filled)


def finding(
    rule: Rule, context: Context, path: str, text: str, offset: int, match: Match
) -> Finding:
    """Make a finding from a match in the sentence that begins at ``offset`` of a field."""
    return rule.finding(
        path,
        said(match.phrase.message, context, match.quote),
        text=text,
        start=offset + match.start,
        end=offset + match.end,
        suggestions=tuple(
            Suggestion(action, said(words, context, match.quote))  # type: ignore[arg-type]
            for action, words in match.suggestions
        ),
    )


def in_fields(context: Context) -> Iterator[tuple[FieldText, tuple[Sentence, ...]]]:
    """Yield each written field with its sentences in order, for checks that look at neighbours."""
    for _, pairs in groupby(context.sentences(), key=lambda pair: pair[0].path):
        row = tuple(pairs)
        yield row[0][0], tuple(sentence for _, sentence in row)


def said(template: str, context: Context, quote: str = "") -> str:
    """Put the child's name and the quoted words into a sentence for the writer."""
    filled = template.replace("{name}", context.name).replace("{quote}", quote)
    # "the child" stands for a name nobody gave; it needs its capital where a sentence begins.
    if filled.startswith("the child"):
        filled = filled[:1].upper() + filled[1:]
    return re.sub(r"(?<=[.?!] )the child\b", "The child", filled)
