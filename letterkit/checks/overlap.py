"""One finding a place: what is said about a phrase speaks for the words in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from letterkit.checks.finding import Finding

_ABOUT_WORDS = "LK2"
_ABOUT_PHRASES = ("LK6", "LK7", "LK108", "LK112")  # LK108 joining words, LK112 sayings


def without_doubles(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Leave out findings about words (LK2xx) inside a finding about the phrase they stand in.

    "You are reminded that the IRO will ..." needs one remark on each phrase, not a second one
    on "IRO" or on a label that was already called a label.
    """
    found = tuple(findings)
    phrases: dict[str, list[tuple[int, int]]] = {}
    for finding in found:
        if finding.code.startswith(_ABOUT_PHRASES) and finding.end > finding.start:
            phrases.setdefault(finding.field, []).append((finding.start, finding.end))
    for finding in found:
        if finding.code.startswith(_ABOUT_WORDS) and finding.end > finding.start:
            spans = phrases.get(finding.field, ())
            if any(start <= finding.start and finding.end <= end for start, end in spans):
                continue
        yield finding
