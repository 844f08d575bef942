"""Charts as small SVG pictures: rows of bars, and reading ages against the target.

A chart is drawn for a column 340 units wide, so that it reads on a telephone and prints in grey.
Nothing is told by colour alone: each bar has its number beside it. Its title and description are
read out; the same numbers stand in a table beside it. Colours come from the page's style sheet
by class, with a plain one in the drawing itself; there is no style attribute, so that the
strictest content policy lets it through.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

WIDTH = 340
ROW = 26
LABEL, VALUE = 92, 54  # room for the words on the left, and for the number on the right
TOP = 4
INK, QUIET, BAR, RULE = "#1d2433", "#474f63", "#175f6b", "#b9c4c8"
YOUNGEST, OLDEST = 3, 18


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a bar chart: its label, its value (None where there is none), how to say it."""

    label: str
    value: float | None
    said: str


@dataclass(frozen=True, slots=True)
class Span:
    """One row of the chart of reading ages: the middle half, the middle, and the target."""

    label: str
    low: float
    middle: float
    high: float
    target: float


def bars(key: str, title: str, description: str, rows: Sequence[Row], *, most: float = 0) -> str:
    """Return a bar chart. ``key`` makes its ids; ``most`` is the value of the longest bar."""
    top = max([most, *(row.value for row in rows if row.value is not None)]) or 1
    room = WIDTH - LABEL - VALUE
    drawn = [
        f'<line class="chart-rule" x1="{LABEL}" y1="{TOP}" x2="{LABEL}" '
        f'y2="{TOP + ROW * len(rows)}" stroke="{RULE}"/>'
    ]
    for place, row in enumerate(rows):
        middle = TOP + ROW * place + ROW / 2
        drawn.append(_text(LABEL - 8, middle, row.label, end=True))
        length = room * (row.value or 0) / top
        if row.value:
            drawn.append(
                f'<rect class="chart-bar" x="{LABEL}" y="{middle - 8:.1f}" width="{length:.1f}" '
                f'height="16" rx="2" fill="{BAR}"/>'
            )
        drawn.append(_text(LABEL + length + 7, middle, row.said, quiet=row.value is None))
    return _svg(key, title, description, TOP * 2 + ROW * len(rows), drawn)


def spans(key: str, title: str, description: str, rows: Sequence[Span]) -> str:
    """Return a chart of reading ages: a line for the middle half, a dot, the target a diamond."""
    foot = 22
    height = TOP * 2 + ROW * len(rows) + foot
    drawn = []
    for year in range(YOUNGEST + 1, OLDEST + 1, 2):
        x = _at(year)
        drawn.append(
            f'<line class="chart-rule" x1="{x:.1f}" y1="{TOP}" x2="{x:.1f}" '
            f'y2="{height - foot}" stroke="{RULE}" stroke-dasharray="2 3"/>'
        )
        drawn.append(_text(x, height - foot / 2, str(year), middle=True, quiet=True))
    for place, row in enumerate(rows):
        y = TOP + ROW * place + ROW / 2
        x, low, high = _at(row.target), _at(row.low), _at(row.high)
        drawn += [
            _text(LABEL - 8, y, row.label, end=True),
            f'<line class="chart-span" x1="{low:.1f}" y1="{y}" x2="{high:.1f}" y2="{y}" '
            f'stroke="{BAR}" stroke-width="5" stroke-linecap="round"/>',
            f'<path class="chart-target" d="M{x:.1f} {y - 9}l7 9l-7 9l-7 -9z" fill="none" '
            f'stroke="{INK}" stroke-width="2"/>',
            f'<circle class="chart-dot" cx="{_at(row.middle):.1f}" cy="{y}" r="5" fill="{BAR}"/>',
        ]
    return _svg(key, title, description, height, drawn)


def _at(years: float) -> float:
    within = min(max(years, YOUNGEST), OLDEST)
    return LABEL + (WIDTH - LABEL - 12) * (within - YOUNGEST) / (OLDEST - YOUNGEST)


def _text(
    x: float, y: float, words: str, *, end: bool = False, middle: bool = False, quiet: bool = False
) -> str:
    anchor = ' text-anchor="end"' if end else ' text-anchor="middle"' if middle else ""
    kind = "chart-quiet" if quiet else "chart-words"
    # A baseline of its own: not every program that shows SVG knows "dominant-baseline".
    return (
        f'<text class="{kind}" x="{x:.1f}" y="{y + 4.6:.1f}" font-size="13"{anchor} '
        f'fill="{QUIET if quiet else INK}">{escape(words)}</text>'
    )


def _svg(key: str, title: str, description: str, height: float, drawn: Sequence[str]) -> str:
    return (
        f'<svg class="chart" role="img" aria-labelledby="{key}-title {key}-says" '
        f'viewBox="0 0 {WIDTH} {height:g}" width="{WIDTH}" height="{height:g}" '
        'font-family="inherit">'
        f'<title id="{key}-title">{escape(title)}</title>'
        f'<desc id="{key}-says">{escape(description)}</desc>{"".join(drawn)}</svg>'
    )
