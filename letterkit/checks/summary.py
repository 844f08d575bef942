"""What stands beside the findings: the reading band, some counts, and what was not checked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from functools import lru_cache
from typing import Any

from letterkit.checks.context import Context
from letterkit.checks.finding import Finding
from letterkit.checks.lengths import word_count
from letterkit.checks.phrases import in_fields
from letterkit.text import words
from letterkit.words.pipeline import ParsedSentence, ParsedText

WITHOUT_A_MODEL = (
    "So the letter was read by word patterns only. Not run: who or what a word stands for, and "
    "sentence structure (passives, clauses). Every other check ran."
)
PARSE_NOT_ASKED = (
    "Checked by word patterns only, as asked: sentence structure (passives, clauses) was not run."
)


NOT_ENGLISH = (
    "This does not look like English, and the word checks are there for English only. Where it "
    "is another language, say so in the letter (lang). No reading band is given."
)
FEWEST_WORDS_TO_TELL = 8
KNOWN_SHARE = 0.5
"""Of the words of an English letter nine in ten are in the table of word ages, names and all;
of French, Polish, Welsh or Somali fewer than four in ten, most of them by accident."""


def reading(context: Context, *, formulas: bool = False) -> dict[str, Any]:
    """Return how old a reader the letter suits, as a band, beside the age it is meant for.

    Keys: ``band`` ("about 7 to 9", empty where it cannot be told), ``low`` and ``high``
    (years, or None), ``target``, ``drivers`` (the sentences and words that make it harder)
    and ``formulas`` (textstat's, where they are asked for; they are not a gate).
    """
    target = context.target
    result: dict[str, Any] = {
        "band": "",
        "low": None,
        "high": None,
        "target": {"age": target.age, "easy_read": target.easy_read, "source": target.source},
        "drivers": [],
        "formulas": {},
    }
    if not context.is_english or not _reads_as_english(running_text(context)):
        return result
    from letterkit.words.reading import reading as measure

    if formulas:
        # textstat brings a large library along, so nobody waits for it who did not ask.
        from letterkit.words.formulas import formulas as measured_by_formula

        result["formulas"] = measured_by_formula(running_text(context))
    measured = measure(_read_now(context), names_in(context))
    if measured is not None:
        result.update(
            band=measured.band,
            low=measured.low,
            high=measured.high,
            drivers=[asdict(driver) for driver in measured.drivers],
        )
    return result


def unparsed(context: Context) -> dict[str, ParsedText]:
    """Return the letter's fields in sentences, with no parse, for what needs none."""
    return {
        field.path: ParsedText(
            field.text,
            tuple(ParsedSentence(s.text, s.start, s.end, None) for s in row),
            parsed=False,
        )
        for field, row in in_fields(context)
    }


def _read_now(context: Context) -> dict[str, ParsedText]:
    """Return the fields that the child reads now; a part for later counts only on its own."""
    fields = unparsed(context)
    now = {path: text for path, text in fields.items() if not path.endswith(".later")}
    return now or fields


def counts(context: Context, findings: Iterable[Finding]) -> dict[str, int]:
    """Count words, sentences, key messages, and findings of each severity."""
    found = tuple(findings)
    row = [sentence.text for _, sentence in context.sentences()]
    return {
        "words": sum(word_count(text) for text in row),
        "sentences": len(row),
        "messages": len(context.letter.messages) if context.letter else 0,
        "errors": sum(finding.severity == "error" for finding in found),
        "warnings": sum(finding.severity == "warning" for finding in found),
        "advice": sum(finding.severity == "advice" for finding in found),
    }


def notes(context: Context) -> tuple[str, ...]:
    """Say in plain sentences what could not be checked, and why. Empty when all was."""
    if not context.is_english:
        return (
            f'The letter is in "{context.language}". There are no word checks for that language '
            "yet, so only its parts, pictures, names and dates were checked.",
        )
    if not any(True for _ in context.written()):
        return ("There are no words to check.",)
    if not _reads_as_english(running_text(context)):
        return (NOT_ENGLISH,)
    if not context.parse_allowed:
        return (PARSE_NOT_ASKED,)
    if not context.can_parse:
        from letterkit.words.pipeline import why_not

        return (f"{why_not()} {WITHOUT_A_MODEL}",)
    return ()


def running_text(context: Context) -> str:
    """Return all the words as one text, with a full stop after a heading that has none.

    Formulas count sentences by their stops; a title without one would join the next sentence.
    """
    lines = (field_text.text.strip() for field_text in context.written())
    return "\n".join(line if line[-1] in ".!?…:;\"'”’)" else f"{line}." for line in lines)


def names_in(context: Context) -> frozenset[str]:
    """Return the names this child knows, word by word; names are not counted as hard words."""
    known: list[str] = []
    if context.child:
        known.append(context.child.name)
        for person in context.child.people:
            known += [person.name, person.called]
    if context.letter:
        known.append(context.letter.writer.name)
    return frozenset(word.text for name in known for word in words(name))


SAMPLE = 1_000
"""Code points from the start that tell whether a text is English: nearly two hundred words."""


@lru_cache(maxsize=64)
def _reads_as_english(text: str) -> bool:
    """Say whether a text is likely to be English, by the share of its words that are known."""
    from letterkit.words.age import entry

    sample = [word.text for word in words(text[:SAMPLE]) if not word.text[0].isdigit()]
    if len(sample) < FEWEST_WORDS_TO_TELL:
        return any(max(word) < "\u0250" for word in sample)  # Latin letters: too few to tell
    known = sum(entry(word.lower()) is not None for word in sample)
    return known / len(sample) >= KNOWN_SHARE
