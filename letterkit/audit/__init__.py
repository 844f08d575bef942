"""Audit: figures over many letters, and dip samples that can be drawn again.

    read_all(letters_in(folder)) ──> Read(number, figures | error) ──> groups ──> report, CSV

A figure is a count or a date. No figure holds words of a letter or a child's name.
"""

from letterkit.audit.choosing import Filters, draw
from letterkit.audit.figures import Figures, measure
from letterkit.audit.folder import Read, letters_in, read_all
from letterkit.audit.totals import FEWEST, Group, Share, by_age, by_kind, by_month, by_writer, group

__all__ = [
    "FEWEST",
    "Figures",
    "Filters",
    "Group",
    "Read",
    "Share",
    "by_age",
    "by_kind",
    "by_month",
    "by_writer",
    "draw",
    "group",
    "letters_in",
    "measure",
    "read_all",
]
