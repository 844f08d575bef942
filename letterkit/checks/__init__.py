"""The checks: one file each, and one list of them.

Adding a check is a new module with ``RULES`` (what its codes mean) and ``run(context)`` (which
yields findings), and one line in ``MODULES``.

Codes: LK1xx sentences, LK2xx words, LK3xx what a letter needs, LK4xx pictures, LK5xx people,
LK6xx promises and time, LK7xx kindness and voice, LK9xx what could not be checked.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Protocol

from letterkit.checks.context import Context, FieldText, Target, target_for
from letterkit.checks.finding import RANK, Finding, Report, Rule, Severity, Suggestion
from letterkit.checks.overlap import without_doubles
from letterkit.errors import UsageError
from letterkit.letter import Letter, Silence
from letterkit.reader import Child
from letterkit.settings import Settings, settings_for

__all__ = [
    "Context",
    "FieldText",
    "Finding",
    "Report",
    "Rule",
    "Severity",
    "Suggestion",
    "Target",
    "check",
    "check_words",
    "rules",
]

# The order is that of the report where two findings stand at the same place.
MODULES: tuple[str, ...] = (
    "completeness",
    "leftovers",
    "pictures",
    "lengths",
    "sentences",
    "passives",
    "negatives",
    "connectives",
    "reference",
    "idioms",
    "questions",
    "emphasis",
    "people",
    "people_pronouns",
    "whose_news",
    "jargon",
    "promises",
    "timing",
    "decisions",
    "kindness",
    "voice",
    "hard_news",
    "word_age",
)


class CheckModule(Protocol):
    """What the registry expects of a check module."""

    RULES: tuple[Rule, ...]

    def run(self, context: Context) -> Iterable[Finding]:
        """Yield what this check finds."""


def modules() -> Iterator[CheckModule]:
    """Yield every check module, imported on first use."""
    for name in MODULES:
        yield import_module(f"letterkit.checks.{name}")


def rules() -> dict[str, Rule]:
    """Return every rule by its code, for `letterkit explain` and the settings."""
    return {rule.code: rule for module in modules() for rule in module.RULES}


def check(
    letter: Letter | str,
    *,
    age: int | None = None,
    child: Child | None = None,
    against: Iterable[Letter] = (),
    people_elsewhere: Iterable[str] = (),
    settings: Settings | None = None,
    today: dt.date | None = None,
    parse: bool = True,
    formulas: bool = False,
) -> Report:
    """Check a letter, or plain text, for one child, and say what is hard, missing or unsafe.

    Plain text is one field named ``text``; give the child's ``age`` (years) or a ``child``.
    ``against`` holds letters to other children, whose names must not be in this one, and
    earlier drafts of this letter. ``settings`` are the council's; by default the nearest
    ``letterkit.toml``. With ``parse=False`` only the checks that need no language model run;
    with ``formulas=True`` textstat's sixteen formulas are added to the reading, as detail for
    experts.
    """
    context = _context(letter, age, child, tuple(against), people_elsewhere, settings, today, parse)
    found = [finding for module in modules() for finding in module.run(context)]
    weighed = without_doubles(_with_severity(found, context.settings))
    kept = sorted(weighed, key=_reading_order(context))
    silences = context.letter.silence if context.letter else ()
    findings, silenced = _silence(kept, silences)
    from letterkit.checks.summary import counts, notes, reading

    return Report(
        findings=tuple(findings),
        silenced=tuple(silenced),
        reading=reading(context, formulas=formulas),
        counts=counts(context, findings),
        notes=notes(context),
    )


def check_words(letter: Letter, *, settings: Settings | None = None) -> Report:
    """Look only at a letter's words: those that are flagged, the reading band, the counts.

    This is what an audit of thousands of letters needs. The words are those that `check` looks
    at under the codes LK2xx, also where `check` says something graver about the same place. Only
    sentences whose words leave a doubt are parsed, which takes a fifth of the time; so what is
    suggested instead is plainer.
    """
    from letterkit.checks import jargon, word_age
    from letterkit.checks.lean import LeanContext
    from letterkit.checks.summary import counts, notes, reading

    context = LeanContext.of(_context(letter, None, None, (), (), settings, None, parse=True))
    found = [finding for module in (jargon, word_age) for finding in module.run(context)]
    kept = without_doubles(_with_severity(found, context.settings))
    findings, silenced = _silence(kept, letter.silence)
    return Report(
        findings=tuple(findings),
        silenced=tuple(silenced),
        reading=reading(context),
        counts=counts(context, findings),
        notes=notes(context),
    )


def _context(
    letter: Letter | str,
    age: int | None,
    child: Child | None,
    against: tuple[Letter, ...],
    people_elsewhere: Iterable[str],
    settings: Settings | None,
    today: dt.date | None,
    parse: bool,
) -> Context:
    common = {"against": against, "today": today or dt.date.today(), "parse_allowed": parse}
    if isinstance(letter, str):
        chosen = settings or Settings()
        return Context(
            fields=(FieldText("text", letter),),
            target=target_for(child, age if age is not None else (child.age if child else None)),
            child=child,
            settings=chosen,
            people_elsewhere=frozenset(people_elsewhere) | frozenset(chosen.people_elsewhere),
            **common,  # type: ignore[arg-type]
        )
    if not isinstance(letter, Letter):
        raise UsageError("check() takes a Letter or a text.")
    chosen = settings if settings is not None else settings_for(letter.folder)
    return Context(
        fields=tuple(FieldText(path, text) for path, text in letter.fields()),
        target=target_for(letter.child, age if age is not None else letter.age),
        letter=letter,
        child=letter.child,
        settings=chosen,
        language=letter.language,
        people_elsewhere=frozenset(people_elsewhere) | frozenset(chosen.people_elsewhere),
        **common,  # type: ignore[arg-type]
    )


def _with_severity(findings: Iterable[Finding], settings: Settings) -> Iterator[Finding]:
    from dataclasses import replace

    for finding in findings:
        wanted = settings.severity.get(finding.code) or settings.severity.get(finding.name)
        if wanted == "off":
            continue
        yield replace(finding, severity=wanted) if wanted else finding


def _reading_order(context: Context):  # type: ignore[no-untyped-def]
    places = {field_text.path: place for place, field_text in enumerate(context.fields)}

    def key(finding: Finding) -> tuple[int, int, int, int]:
        place = places.get(finding.field, len(places))
        return (place, finding.start, -RANK[finding.severity], finding.end)

    return key


def _silence(
    findings: Iterable[Finding], silences: tuple[Silence, ...]
) -> tuple[list[Finding], list[tuple[Finding, str]]]:
    kept: list[Finding] = []
    silenced: list[tuple[Finding, str]] = []
    for finding in findings:
        reason = next((s.reason for s in silences if _matches(s, finding)), None)
        if reason is None:
            kept.append(finding)
        else:
            silenced.append((finding, reason))
    return kept, silenced


def _matches(silence: Silence, finding: Finding) -> bool:
    return (
        silence.code in (finding.code, finding.name)
        and silence.field in ("", finding.field)
        and (not silence.quote or silence.quote.casefold() == finding.quote.casefold())
    )
