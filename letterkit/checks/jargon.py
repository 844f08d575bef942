"""Care words that this child may not know here, with words to use instead. Best with the parse.

Without a parse, words that also have an everyday use ("contact", "review") are looked at only
where the words beside them decide.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from letterkit.checks.context import Context
from letterkit.checks.finding import Finding, Rule, Severity, Suggestion
from letterkit.checks.limits import target_in
from letterkit.text import sentences
from letterkit.words.glossary import Glossary

if TYPE_CHECKING:
    from letterkit.checks.context import FieldText
    from letterkit.words.glossary import Match
    from letterkit.words.glossary.glossary import SentenceLike

CARE_WORD = Rule(
    code="LK201",
    name="care-word",
    severity="warning",
    title="A word that workers use and children do not",
    reason=(
        "Children in care hear these words all the time and are seldom told what they mean. "
        "Some mean something else to a child: contact is touching, a review is of a film. Swap "
        "the word, or keep it and explain it in the next sentence, or ask the child."
    ),
    bad="Your contact will be reviewed before your transition.",
    good="In May we will talk about how often you see Mum.",
    source="Croydon IRO thematic audit, May 2021; TACT, Language That Cares; "
    "children in care councils' word lists",
)
ABBREVIATION = Rule(
    code="LK202",
    name="abbreviation",
    severity="warning",
    title="Letters instead of words",
    reason="To a child, initials are a locked door. The whole words are often no easier.",
    bad="Your SW and IRO will talk about your PEP.",
    good="Jo and I will talk about your plan for school.",
    source="Croydon IRO thematic audit, May 2021",
)
HURTFUL_WORD = Rule(
    code="LK203",
    name="hurtful-word",
    severity="warning",
    title="A worker's word that can hurt",
    reason=(
        "These words turn something that happened to a child into something the child is. They "
        "stay in the letter, and the child may believe them."
    ),
    bad="You absconded because you were dysregulated and manipulative.",
    good="You ran away because you were very upset.",
    source="TACT, Language That Cares; trauma-informed language guides",
)
RULES: tuple[Rule, ...] = (CARE_WORD, ABBREVIATION, HURTFUL_WORD)

OFFICE_WORDS_KNOWN_FROM = 13
"""Target age in years from which office words ("regarding", "ensure") are only advice."""

FAMILIAR_FROM = {"review": 12, "advocate": 12, "reviewing officer": 13, "personal adviser": 14}
"""Target age in years from which a child who has had letters before knows a word by itself.

Letterkit's own judgement: these are the words that teenagers in care use themselves. They do
not count in a first letter, nor where a council or a child has their own word.
"""


def run(context: Context) -> Iterator[Finding]:
    """Yield the care words of a letter, but for those that the letter itself explains."""
    if not context.is_english:
        return
    glossary = glossary_for(context)
    places: list[tuple[FieldText, SentenceLike]] = list(_sentences(context))
    found = glossary.find_all([sentence for _, sentence in places])
    for (field, _), matches in zip(places, found, strict=True):
        for match in matches:
            if not (_said_by_the_heading(field, match) or _is_familiar(context, field, match)):
                yield _finding(context, field, match)


def glossary_for(context: Context) -> Glossary:
    """Return the built-in words with the council's and this child's own words over them."""
    child = context.child
    return Glossary.load(
        council=context.settings.glossary,
        child_words=child.words if child else None,
        people=[(person.called or person.name, person.who) for person in child.people]
        if child
        else (),
    )


def _sentences(context: Context) -> Iterator[tuple[FieldText, SentenceLike]]:
    for field in context.written():
        if context.can_parse:
            yield from ((field, sentence) for sentence in context.parsed[field.path].sentences)
        else:
            yield from ((field, sentence) for sentence in sentences(field.text))


def _said_by_the_heading(field: FieldText, match: Match) -> bool:
    """Say whether the printed heading, "Someone to speak up for you", explains the word."""
    return field.path == "help.advocate" and match.term.term in ("advocate", "advocacy")


def _is_familiar(context: Context, field: FieldText, match: Match) -> bool:
    """Say whether a teenager knows this word from every meeting: "review", not "LAC review"."""
    term = match.term.term
    if match.quote.lower().rstrip("s") != term or term in context.settings.glossary:
        return False
    first = context.letter is not None and context.letter.kind == "hello"
    return not first and target_in(field, context.target).age >= FAMILIAR_FROM.get(term, 99)


def _finding(context: Context, field: FieldText, match: Match) -> Finding:
    rule = _rule(match)
    swaps = any(suggestion.action == "replace" for suggestion in match.suggestions)
    return rule.finding(
        field.path,
        _message(context.name, match),
        text=field.text,
        start=match.fix_start if swaps else match.start,
        end=match.end,
        suggestions=tuple(Suggestion(s.action, s.text) for s in match.suggestions),
        severity=_severity(context, field, match),
        source=match.term.source or rule.source,
    )


def _rule(match: Match) -> Rule:
    if match.term.is_abbreviation and any(letter.isupper() for letter in match.quote[1:]):
        return ABBREVIATION
    return HURTFUL_WORD if match.term.kind == "stigmatising" else CARE_WORD


def _severity(context: Context, field: FieldText, match: Match) -> Severity:
    office = match.term.kind == "professional phrase"
    if office and target_in(field, context.target).age >= OFFICE_WORDS_KNOWN_FROM:
        return "advice"
    return "advice" if match.term.action == "ask" else "warning"


def _message(name: str, match: Match) -> str:
    """Say what the child would make of the word, and what to try."""
    return f"{_heard(name, match)} {_try(name, match)}".strip()


def _heard(name: str, match: Match) -> str:
    term, quote = match.term, match.quote
    reader = name[:1].upper() + name[1:]
    if _rule(match) is ABBREVIATION:
        return f'{reader} may see only letters in "{quote}".'
    if term.kind == "stigmatising":
        return f'"{quote}" may hurt {name} and stay with them.'
    if term.heard_as:
        return f'{reader} may think "{quote}" is {term.heard_as}.'
    if term.kind == "family label":
        return f"\"{quote}\" is a worker's name for somebody's family."
    if term.kind == "label":
        return f'"{quote}" makes {name} sound like one of a group.'
    if term.kind == "professional phrase":
        return f'"{quote}" is office language.'
    return f'"{quote}" is a worker\'s word that {name} may not know.'


def _try(name: str, match: Match) -> str:
    first = match.suggestions[0] if match.suggestions else None
    swap = next((s.text for s in match.suggestions if s.action == "replace"), "")
    instead = f'Try "{swap}".' if swap else ""
    note = match.term.note
    if first is None:
        return note
    if first.action == "tell-in-person":
        told = "" if "face to face" in note else f"Tell {name} face to face first."
        return " ".join(part for part in (told, note, instead) if part)
    if first.action == "explain":
        return f'Keep it and explain it in the next sentence: "{first.text}"'
    return " ".join(part for part in (instead, note) if part)


__all__ = ["RULES", "glossary_for", "run"]
