"""How figures are said: in the report, on the page of the editor, and to a screen reader."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from letterkit.audit.charts import Row, Span, bars, spans
from letterkit.audit.totals import FEWEST, Group, Readers, Share

NOTHING = "–"
FEW = f"fewer than {FEWEST} letters"
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing that is counted: its name, what it means, and how to get and say it."""

    key: str
    title: str
    short: str
    means: str
    form: Literal["number", "percent", "days"]
    get: Callable[[Group], float | None]
    most: float = 0

    def said(self, group: Group) -> str:
        """Return the figure of some letters in words: "2.4", "80%", "12"."""
        return number(self.get(group), self.form)


def _percent(share: Callable[[Group], Share]) -> Callable[[Group], float | None]:
    return lambda group: share(group).percent


MEASURES: tuple[Measure, ...] = (
    Measure(
        "messages",
        "Messages in a letter",
        "Messages",
        "The mean number of key messages. Three is the most a letter can carry.",
        "number",
        lambda group: group.messages,
        3,
    ),
    Measure(
        "fits",
        "Reads young enough",
        "Young enough",
        "The share of letters whose reading band begins at the target age or below it.",
        "percent",
        _percent(lambda group: group.fits),
        100,
    ),
    Measure(
        "flagged",
        "Words flagged in a letter",
        "Flagged",
        "The mean number of care words, initials, hurtful words, and words that most children "
        "of the target age do not know yet. What a writer left on purpose is not counted.",
        "number",
        lambda group: group.flagged,
    ),
    Measure(
        "pictures",
        "With pictures or symbols",
        "Pictures",
        "The share of letters with a picture beside a message, or picture symbols on words.",
        "percent",
        _percent(lambda group: group.pictures),
        100,
    ),
    Measure(
        "symbols",
        "With symbols on words",
        "Symbols",
        "The share of letters with picture symbols on their words, as the child's profile asks.",
        "percent",
        _percent(lambda group: group.symbols),
        100,
    ),
    Measure(
        "reviewed",
        "Reviewed before sending",
        "Reviewed",
        "The share of letters that a colleague approved, out of those where it is known.",
        "percent",
        _percent(lambda group: group.reviewed),
        100,
    ),
    Measure(
        "days",
        "Days from meeting to letter",
        "Days",
        "The middle number of days from the meeting to the date of its letter, where the day of "
        "the meeting is known.",
        "days",
        lambda group: group.days,
    ),
)


def number(value: float | None, form: Literal["number", "percent", "days"]) -> str:
    """Return a figure as it is printed; a dash where there is none."""
    if value is None:
        return NOTHING
    if form == "percent":
        return f"{value:.0f}%"
    return f"{value:.1f}".removesuffix(".0") if form == "days" else f"{value:.1f}"


def month_name(month: str) -> str:
    """Return a month as a person says it: "Nov 2026"."""
    return f"{MONTHS[int(month[5:]) - 1]} {month[:4]}" if month else "No date"


def chart(measure: Measure, groups: Sequence[Group], label: Callable[[str], str], key: str) -> str:
    """Return a bar chart of one measure, a row for each group."""
    rows = []
    for group in groups:
        said = measure.said(group) if group.letters else "no letters"
        rows.append(Row(label(group.name), measure.get(group), said))
    told = "; ".join(f"{row.label}: {row.said}" for row in rows)
    return bars(key, measure.title, f"{told}.", rows, most=measure.most)


def readers_chart(readers: Sequence[Readers], key: str) -> str:
    """Return the chart of reading ages against the target age, without the very small groups."""
    rows = [
        Span(f"for age {each.target}", each.low, each.middle, each.high, each.target)
        for each in readers
        if not each.is_small
    ]
    told = "; ".join(
        f"{row.label}: half of the letters read like {row.low:g} to {row.high:g} years, "
        f"the middle one like {row.middle:g}"
        for row in rows
    )
    return spans(key, "How old a reader the letters suit", f"{told}.", rows) if rows else ""


def is_known(measure: Measure, groups: Sequence[Group]) -> bool:
    """Say whether a measure is known for any of the letters."""
    return any(measure.get(group) is not None for group in groups)


def same(name: str) -> str:
    """Return a name as it is."""
    return name
