"""Figures over many letters: by month, by writer, by kind, by age.

Fewer than five letters by one writer, or to children of one age, make no rate: a rate would point
at one child or one colleague. Official statistics on children hide small numbers likewise; five
is letterkit's own choice.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from letterkit.audit.figures import Figures

FEWEST = 5
AGE_GROUPS = (
    (0, 6, "6 and under"),
    (7, 10, "7 to 10"),
    (11, 13, "11 to 13"),
    (14, 25, "14 and over"),
)
NO_AGE = "not given"
MOST_MONTHS = 48


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many: of those letters of which it is known."""

    count: int
    of: int

    @property
    def percent(self) -> int | None:
        """Return the share in whole per cent, or None where nothing is known."""
        return round(100 * self.count / self.of) if self.of else None


@dataclass(frozen=True, slots=True)
class Group:
    """The figures of some letters together. ``name`` sorts and filters, ``letters`` counts them.

    ``messages`` and ``flagged`` are means a letter, ``days`` is the median and ``days_known`` how
    many letters it stands on; None where there are no letters, or nobody wrote it down.
    """

    name: str
    letters: int
    messages: float | None
    flagged: float | None
    words: float | None
    fits: Share
    pictures: Share
    symbols: Share
    reviewed: Share
    days: float | None
    days_known: int

    @property
    def is_small(self) -> bool:
        """Say whether these are so few letters that a rate would point at somebody."""
        return 0 < self.letters < FEWEST


def group(name: str, letters: Iterable[Figures]) -> Group:
    """Return the figures of some letters together."""
    row = tuple(letters)
    known = [each.days for each in row if each.days is not None]
    return Group(
        name=name,
        letters=len(row),
        messages=_mean([each.messages for each in row]),
        flagged=_mean([each.flagged for each in row]),
        words=_mean([each.words for each in row]),
        fits=_share([each.fits for each in row]),
        pictures=_share([each.has_pictures for each in row]),
        symbols=_share([each.symbols for each in row]),
        reviewed=_share([each.reviewed for each in row]),
        days=statistics.median(known) if known else None,
        days_known=len(known),
    )


def by_month(letters: Sequence[Figures]) -> list[Group]:
    """Return a group for each month, the first first; the last are letters with no date.

    A month between two others is there with no letters, so that a gap is seen as one.
    """
    found: dict[str, list[Figures]] = {}
    for each in letters:
        found.setdefault(each.month, []).append(each)
    months = _with_gaps(sorted(month for month in found if month))
    return [
        group(month, found.get(month, ())) for month in (*months, *([""] if "" in found else []))
    ]


def by_writer(letters: Sequence[Figures]) -> list[Group]:
    """Return a group for each writer, by name."""
    names = sorted({each.writer for each in letters}, key=str.casefold)
    return [group(name, (each for each in letters if each.writer == name)) for name in names]


def by_kind(letters: Sequence[Figures]) -> list[Group]:
    """Return a group for each kind of letter, the most frequent first."""
    kinds = {each.kind for each in letters}
    groups = [group(kind, (each for each in letters if each.kind == kind)) for kind in kinds]
    return sorted(groups, key=lambda one: (-one.letters, one.name))


def by_age(letters: Sequence[Figures]) -> list[Group]:
    """Return a group for each group of ages that has letters, the youngest first."""
    row = [group(name, (e for e in letters if age_group(e.age) == name)) for name in age_names()]
    return [one for one in row if one.letters]


def age_names() -> tuple[str, ...]:
    """Return the names of the groups of ages."""
    return (*(name for _, _, name in AGE_GROUPS), NO_AGE)


def age_group(age: int | None) -> str:
    """Return the name of the group that an age belongs to."""
    return next(
        (name for low, high, name in AGE_GROUPS if age is not None and low <= age <= high), NO_AGE
    )


@dataclass(frozen=True, slots=True)
class Readers:
    """Letters for one target age: the middle half of their reading ages, and the middle one."""

    target: int
    letters: int
    low: float
    middle: float
    high: float

    @property
    def is_small(self) -> bool:
        """Say whether these are so few letters that they would point at somebody."""
        return self.letters < FEWEST


def by_target(letters: Sequence[Figures]) -> list[Readers]:
    """Return how old a reader the letters for each target age suit, the youngest target first.

    The reading age of a letter is taken as the middle of its band.
    """
    found: dict[int, list[float]] = {}
    for each in letters:
        if each.low is not None and each.high is not None:
            found.setdefault(each.target, []).append((each.low + each.high) / 2)
    return [
        Readers(target, len(ages), *_middle_half(ages)) for target, ages in sorted(found.items())
    ]


def _middle_half(ages: list[float]) -> tuple[float, float, float]:
    if len(ages) == 1:
        return ages[0], ages[0], ages[0]
    low, middle, high = statistics.quantiles(ages, n=4, method="inclusive")
    return low, middle, high


def _with_gaps(months: list[str]) -> list[str]:
    """Return every month from the first to the last; only those given, where that is far apart."""
    if not months:
        return []
    first, last = (int(month[:4]) * 12 + int(month[5:]) - 1 for month in (months[0], months[-1]))
    if last - first > MOST_MONTHS:
        return months  # one letter has a wrong year
    return [f"{place // 12:04d}-{place % 12 + 1:02d}" for place in range(first, last + 1)]


def _mean(values: list[int]) -> float | None:
    return statistics.fmean(values) if values else None


def _share(values: list[bool | None]) -> Share:
    known = [value for value in values if value is not None]
    return Share(sum(known), len(known))
