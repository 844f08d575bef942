"""What a check says: a finding, with its place, its reason and what to try instead."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any, Literal

Severity = Literal["error", "warning", "advice"]
Action = Literal["replace", "explain", "tell-in-person", "ask"]

RANK: dict[str, int] = {"advice": 0, "warning": 1, "error": 2}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something to try instead.

    Other words (replace), a sentence to add next (explain), to tell it face to face first
    (tell-in-person), or a question to ask the child (ask).
    """

    action: Action
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a check found. ``start`` and ``end`` are code points in the field's text.

    A finding about the whole letter, or about something missing, has ``start == end == 0`` and
    an empty ``quote``; its ``field`` says where the missing thing would stand.
    """

    code: str
    name: str
    severity: Severity
    field: str
    start: int
    end: int
    quote: str
    message: str
    suggestions: tuple[Suggestion, ...] = ()
    source: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Return the finding as plain data, in the order that the JSON report prints."""
        data = asdict(self)
        data["suggestions"] = [asdict(suggestion) for suggestion in self.suggestions]
        return data


@dataclass(frozen=True, slots=True)
class Rule:
    """What a code means, for `letterkit explain`: the reason, a bad and a good example, the source.

    A check makes its findings through its rules, so that code, name, severity and source are
    written once.
    """

    code: str
    name: str
    severity: Severity
    title: str
    reason: str
    bad: str
    good: str
    source: str

    def finding(
        self,
        field: str,
        message: str,
        *,
        text: str = "",
        start: int = 0,
        end: int = 0,
        suggestions: tuple[Suggestion, ...] = (),
        severity: Severity | None = None,
        source: str | None = None,
    ) -> Finding:
        """Make a finding of this rule; ``text`` is the field's text, from which it quotes."""
        return Finding(
            code=self.code,
            name=self.name,
            severity=severity or self.severity,
            field=field,
            start=start,
            end=end,
            quote=text[start:end],
            message=message,
            suggestions=suggestions,
            source=self.source if source is None else source,
        )


@dataclass(frozen=True)
class Report:
    """All that was found in one letter, with the reading band and some counts.

    ``silenced`` holds the findings the writer has looked at, each with the writer's reason.
    ``notes`` says what could not be checked, and why.
    """

    findings: tuple[Finding, ...]
    silenced: tuple[tuple[Finding, str], ...] = ()
    reading: dict[str, Any] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    def at_or_above(self, severity: Severity) -> tuple[Finding, ...]:
        """Return the findings that are as grave as ``severity`` or graver."""
        return tuple(f for f in self.findings if RANK[f.severity] >= RANK[severity])

    def to_dict(self, file: str = "") -> dict[str, Any]:
        """Return the report as plain data: one entry of ``files`` in the JSON of `check`."""
        data: dict[str, Any] = {"file": file} if file else {}
        data["findings"] = [finding.to_dict() for finding in self.findings]
        data["reading"] = self.reading
        data["counts"] = self.counts
        if self.silenced:
            data["silenced"] = [{**f.to_dict(), "reason": why} for f, why in self.silenced]
        if self.notes:
            data["notes"] = list(self.notes)
        return data
