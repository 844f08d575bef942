"""Figures over time: charts and tables of the letters that were sent. No letter is opened."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from flask import Response, render_template, request
from markupsafe import Markup

from letterkit.audit import saying, totals
from letterkit.audit.report import kind_name
from letterkit.audit.table import as_csv
from letterkit.audit.totals import Group
from webapp import current, dates
from webapp.journeys.quality import journey
from webapp.journeys.quality.asked import as_values, asked
from webapp.journeys.quality.reading import csv_response
from webapp.services import quality
from webapp.store.samples import Asked

MONTHS_DRAWN = 12
Label = Callable[[str], str]


@journey.get("/figures")
def figures() -> str:
    """Show the figures, of all letters or of some."""
    wanted = asked(request.args)
    with current.store().reading() as session:
        letters, without = quality.figures(session, wanted)
        choices = quality.choices(session)
    everything = totals.group("all", letters)
    months = totals.by_month(letters)
    known = [each for each in saying.MEASURES if saying.is_known(each, [everything])]
    readers = totals.by_target(letters)
    hides = _hides_few(wanted)
    # A month with so few letters of one writer has no bar: it would point at one child.
    drawn = [each for each in months[-MONTHS_DRAWN:] if not (hides and each.is_small)]
    charts = [
        (each, Markup(saying.chart(each, drawn, saying.month_name, f"month-{each.key}")))  # noqa: S704 - our own drawing
        for each in known
        if saying.is_known(each, drawn)
    ]
    return render_template(
        "quality/figures.html",
        all=everything,
        without=without,
        is_few=hides and everything.is_small,
        choices=choices,
        values=as_values(wanted),
        is_narrowed=wanted != Asked(),
        months=months,
        drawn=len(drawn),
        hides=hides,
        writers=totals.by_writer(letters),
        kinds=totals.by_kind(letters),
        ages=totals.by_age(letters),
        readers=readers,
        readers_chart=Markup(saying.readers_chart(readers, "readers")),  # noqa: S704
        known=known,
        charts=charts,
        said=saying,
        kind_name=kind_name,
    )


@journey.get("/figures.csv")
def figures_csv() -> Response:
    """Hand over the same figures as a table: a line for each month, writer, kind and age."""
    wanted = asked(request.args)
    with current.store().reading() as session:
        letters, _ = quality.figures(session, wanted)
    parts: list[tuple[str, Sequence[Group], Label, bool]] = [
        ("month", totals.by_month(letters), saying.same, _hides_few(wanted)),
        ("writer", totals.by_writer(letters), saying.same, True),
        ("kind", totals.by_kind(letters), kind_name, True),
        ("age", totals.by_age(letters), saying.same, True),
    ]
    first = ("by", "name", "letters", *(each.key for each in saying.MEASURES), "note")
    rows = [_row(by, group, label, hides) for by, groups, label, hides in parts for group in groups]
    return csv_response(as_csv(first, rows), f"letters-{dates.today().isoformat()}.csv")


def _row(by: str, group: Group, label: Label, hides: bool) -> list[object]:
    head: list[object] = [by, label(group.name), group.letters]
    if hides and group.is_small:
        return [*head, *("" for _ in saying.MEASURES), saying.FEW]
    return [*head, *(_rounded(each.get(group)) for each in saying.MEASURES), ""]


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 2)


def _hides_few(wanted: Asked) -> bool:
    """Say whether a month is hidden where it has few letters: once a writer or an age is chosen."""
    return bool(wanted.writer_id or wanted.ages or wanted.kind)
