"""The audit as one HTML file: fonts and charts inside, no script, nothing fetched.

It reads well on a telephone, prints on A4, and says every chart in a table too. It holds no
child's name and no words of a letter: letters go by their numbers, and the key to the numbers is
never in it unless file names are asked for.
"""

from __future__ import annotations

import base64
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from letterkit import __version__
from letterkit.audit import saying, totals
from letterkit.audit.choosing import Filters
from letterkit.audit.figures import Figures
from letterkit.audit.folder import Read
from letterkit.errors import LetterkitError, UsageError
from letterkit.kinds import kind
from letterkit.renderers.fonts import font_files
from letterkit.wording import date_in_words

if TYPE_CHECKING:
    from jinja2 import Template

FONT = "Atkinson Hyperlegible"
MOST_MONTHS_DRAWN = 24


@dataclass(frozen=True)
class Audit:
    """What a report is made of: letters read, what was asked for, and the letters drawn.

    ``letters`` are those that the filters let through; ``unread`` could not be read. ``sample``
    are numbers of letters.
    """

    letters: Sequence[Read]
    unread: Sequence[Read] = ()
    filters: Filters = field(default_factory=Filters)
    seed: str = ""
    sample: Sequence[int] = ()
    with_names: bool = False
    made_on: dt.date = field(default_factory=dt.date.today)

    @property
    def figures(self) -> list[Figures]:
        """Return the figures of all letters that were read."""
        return [read.figures for read in self.letters if read.figures is not None]

    @property
    def drawn(self) -> list[Read]:
        """Return the letters of the dip sample, by number."""
        chosen = set(self.sample)
        return [read for read in self.letters if read.number in chosen]


def to_html(audit: Audit) -> str:
    """Return the report as the text of one self-contained HTML file."""
    from markupsafe import Markup

    figures = audit.figures
    months = totals.by_month(figures)
    everything = totals.group("all", figures)
    known = [each for each in saying.MEASURES if saying.is_known(each, [everything])]
    recent = months[-MOST_MONTHS_DRAWN:]
    readers = totals.by_target(figures)
    return _template().render(
        audit=audit,
        all=everything,
        months=months,
        recent=recent,
        writers=totals.by_writer(figures),
        kinds=totals.by_kind(figures),
        ages=totals.by_age(figures),
        readers=readers,
        known=known,
        unknown=[each for each in saying.MEASURES if each not in known],
        charts=[
            (each, Markup(saying.chart(each, recent, saying.month_name, f"month-{each.key}")))  # noqa: S704
            for each in known
        ],
        readers_chart=Markup(saying.readers_chart(readers, "readers")),  # noqa: S704
        asked=asked_in_words(audit.filters),
        said=saying,
        kind_name=kind_name,
        day=lambda day: date_in_words(day, weekday=False),
        reason=reason,
        version=__version__,
        css=Markup(_asset("report.css")),  # noqa: S704
        fonts=[(weight, Markup(uri)) for weight, uri in _fonts()],  # noqa: S704
    )


def kind_name(name: str) -> str:
    """Return what a kind of letter is called."""
    try:
        return kind(name).title
    except UsageError:
        return name


def asked_in_words(filters: Filters) -> list[str]:
    """Return what letters were asked for, a phrase for each filter."""
    said = []
    if filters.month:
        said.append(f"of {saying.month_name(filters.month)}")
    if filters.writer:
        said.append(f"by {filters.writer}")
    if filters.kind:
        said.append(f"of the kind “{kind_name(filters.kind)}”")
    if filters.ages:
        low, high = filters.ages
        said.append(f"to children of {low}" if low == high else f"to children of {low} to {high}")
    return said


_REASONS = {
    "file.missing": "A file that it needs, such as the child's profile, is not there.",
    "file.newer-schema": "A newer letterkit wrote it.",
    "letter.too-many-messages": "It has more than three key messages.",
    "settings": "The council's settings (letterkit.toml) beside it are wrong.",
}


def reason(error: LetterkitError) -> str:
    """Say why a letter could not be read, without its name or any of its words."""
    if ".review.json" in error.where:
        return "The review file beside it cannot be read."
    if error.code == "file.field":
        place = error.where.rpartition(": ")[2]
        return f"The field “{place}” is wrong."
    return _REASONS.get(error.code, "It cannot be read as a letter file.")


@lru_cache(maxsize=1)
def _template() -> Template:
    from jinja2 import Environment, StrictUndefined

    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(_asset("report.html.j2"))


def _asset(name: str) -> str:
    return files("letterkit.audit").joinpath(f"assets/{name}").read_text("utf-8")


def _fonts() -> list[tuple[int, str]]:
    font = font_files(FONT)
    return [
        (weight, f"data:font/ttf;base64,{base64.b64encode(data).decode()}")
        for weight, data in ((400, font.regular), (700, font.bold))
    ]
