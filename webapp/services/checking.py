"""Findings for the editor's page: what to look at first, where it stands, what one click does.

The checks are the library's own, run on the whole letter; sentences that did not change cost
next to nothing. Offsets are code points in the field as it stands on the page.
"""

from __future__ import annotations

import hashlib
import time
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from letterkit.checks import Finding, Report, Suggestion
from letterkit.checks.finding import RANK
from letterkit.settings import Settings
from letterkit.text import sentences
from webapp.services import checking_ready
from webapp.services.writing import fields_of
from webapp.services.writing_draft import BLANK, Draft
from webapp.services.writing_names import field_name

OPEN_AT_ONCE = 3
_NAMES_KEPT = 60  # seconds


@dataclass(frozen=True)
class Edit:
    """A change to one field: replace the code points from ``start`` to ``end``."""

    field: str
    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Offer:
    """One suggestion: what its button says, and what it does (nothing, if it is a thought)."""

    action: str
    says: str
    edit: Edit | None


@dataclass(frozen=True)
class Shown:
    """A finding as the page shows it."""

    key: str
    code: str
    name: str
    severity: str
    field: str
    start: int
    end: int
    quote: str
    message: str
    offers: tuple[Offer, ...]

    @property
    def place(self) -> str:
        """Return the id of the field that it leads to."""
        return "messages.1.title" if self.field in ("messages", "letter") else self.field


@dataclass(frozen=True)
class Silenced:
    """A finding that the writer left as it is: its number on the page, what, and why."""

    number: int
    what: str
    reason: str


@dataclass(frozen=True)
class Looked:
    """All that the page shows of a check."""

    open: tuple[Shown, ...] = ()
    more: tuple[Shown, ...] = ()
    missing: tuple[Shown, ...] = ()
    silences: tuple[Silenced, ...] = ()
    band: str = ""
    low: int | None = None
    high: int | None = None
    target: int | None = None
    words: int = 0
    notes: tuple[str, ...] = ()
    problems: Mapping[str, str] = field(default_factory=dict)
    waiting: bool = False

    def every(self) -> tuple[Shown, ...]:
        """Return all findings, the most useful first."""
        return (*self.open, *self.more, *self.missing)

    def find(self, key: str) -> Shown | None:
        """Return the finding with a key, if it is still there."""
        return next((each for each in self.every() if each.key == key), None)


def look(
    draft: Draft,
    content: Mapping[str, Any],
    *,
    names_elsewhere: Iterable[str] = (),
    settings: Settings | None = None,
    wait: bool = True,
) -> Looked:
    """Check a draft. With ``wait=False`` nothing is checked until the checks are loaded."""
    if not wait and not checking_ready.is_ready():
        return Looked(problems=draft.problems, waiting=True)
    checking_ready.wait()
    from letterkit.checks import check

    report = check(draft.letter, people_elsewhere=names_elsewhere, settings=settings or Settings())
    return _shown(report, draft, fields_of(content))


def _shown(report: Report, draft: Draft, fields: Mapping[str, str]) -> Looked:
    seen: Counter[tuple[str, str, str]] = Counter()
    every = []
    for finding in report.findings:
        if finding.quote == BLANK:
            continue  # our own mark for what is not written yet
        same = (finding.code, finding.field, finding.quote)
        every.append(_one(finding, draft, fields, seen[same]))
        seen[same] += 1
    missing = [each for each in every if not each.quote and each.severity != "error"]
    written = sorted((each for each in every if each not in missing), key=_usefulness)
    first = _one_of_each(written)
    reading = report.reading
    return Looked(
        open=first,
        more=tuple(each for each in written if each not in first),
        missing=tuple(missing),
        silences=_silences(fields),
        band=str(reading.get("band") or ""),
        low=reading.get("low"),
        high=reading.get("high"),
        target=(reading.get("target") or {}).get("age"),
        words=report.counts.get("words", 0),
        notes=report.notes,
        problems=draft.problems,
    )


def _silences(fields: Mapping[str, str]) -> tuple[Silenced, ...]:
    numbers = sorted({int(path.split(".")[1]) for path in fields if path.startswith("silence.")})
    found = []
    for number in numbers:
        here = f"silence.{number}"
        quote, place = fields.get(f"{here}.quote"), fields.get(f"{here}.field", "")
        what = f"“{quote}”" if quote else field_name(place)
        found.append(Silenced(number, what, fields.get(f"{here}.reason", "")))
    return tuple(found)


def _usefulness(shown: Shown) -> tuple[int, int]:
    """Order findings: the gravest first, and then those that one click puts right.

    Findings that are alike stay in reading order, so that the list does not jump while typing.
    """
    return (-RANK[shown.severity], 0 if any(offer.edit for offer in shown.offers) else 1)


def _one_of_each(written: list[Shown]) -> tuple[Shown, ...]:
    """Return the most useful findings, a word that stands in five places only once."""
    kept: dict[tuple[str, str], Shown] = {}
    for each in written:
        kept.setdefault((each.code, each.quote.casefold()), each)
    return tuple(kept.values())[:OPEN_AT_ONCE]


def _one(finding: Finding, draft: Draft, fields: Mapping[str, str], nth: int = 0) -> Shown:
    path = draft.on_page(finding.field)
    text = fields.get(path, "")
    # The library trims what it reads; the page's own text may begin with a space.
    shift = len(text) - len(text.lstrip())
    start, end = finding.start + shift, finding.end + shift
    if text[start:end] != finding.quote:
        start = end = 0
    stands = bool(finding.quote) and start < end
    return Shown(
        key=_key(finding, path, nth),
        code=finding.code,
        name=finding.name,
        severity=finding.severity,
        field=path,
        start=start,
        end=end,
        quote=finding.quote,
        message=finding.message,
        offers=tuple(
            _offer(suggestion, path, text, start, end, stands)
            for suggestion in finding.suggestions[:4]
        ),
    )


def _key(finding: Finding, path: str, nth: int) -> str:
    """Return a short name that is the same as long as the finding is the same."""
    said = "|".join((finding.code, path, finding.quote, finding.message, str(nth)))
    return hashlib.sha256(said.encode()).hexdigest()[:12]


def _offer(
    suggestion: Suggestion, path: str, text: str, start: int, end: int, stands: bool
) -> Offer:
    edit = None
    if stands and suggestion.action == "replace":
        edit = Edit(path, start, end, suggestion.text)
    elif stands and suggestion.action == "explain":
        after = _end_of_sentence(text, end)
        edit = Edit(path, after, after, f" {suggestion.text}")
    return Offer(suggestion.action, suggestion.text, edit)


@lru_cache(maxsize=2000)
def _end_of_sentence(text: str, place: int) -> int:
    return next((each.end for each in sentences(text) if each.end >= place), len(text.rstrip()))


class NamesElsewhere:
    """Names from a writer's other children, remembered for a minute: each costs an opening."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], tuple[float, frozenset[str]]] = {}

    def get(self, writer_id: str, child_id: str) -> frozenset[str] | None:
        """Return what is remembered, if it is fresh."""
        at, names = self._kept.get((writer_id, child_id), (0.0, frozenset()))
        return names if at and time.monotonic() - at < _NAMES_KEPT else None

    def put(self, writer_id: str, child_id: str, names: Iterable[str]) -> frozenset[str]:
        """Remember names, and forget those that are old."""
        now = time.monotonic()
        self._kept = {k: v for k, v in list(self._kept.items()) if now - v[0] < _NAMES_KEPT}
        kept = frozenset(names)
        self._kept[(writer_id, child_id)] = (now, kept)
        return kept
