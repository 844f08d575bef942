"""What happens: meetings, visits, moving, good days."""

from __future__ import annotations

from parts import people as who
from parts.figure import ME, bust, head, standing
from parts.palette import BLUE, CORAL, CREAM, GREEN, LEAF, SKY, WHITE, YELLOW
from parts.shapes import Part, at, box, circle, path
from parts.things import arrow, bubble, heart, house, little_house, parcel, shell, sheet, swoop, table, tick, writing
from register import symbol


@symbol("review-meeting", "review meeting", "review;looked after review;child in care review;LAC review",
        "events", "noun", "A child and grown-ups at a table, talking about the child's plan")  # fmt: skip
def review_meeting() -> Part:
    return (
        bust(26, 50, 16, who.REVIEWER, "smile", 100)
        + bust(102, 50, 16, who.SOCIAL_WORKER, "smile", 100)
        + bust(64, 58, 18, ME, "talk", 100)
        + at(bubble(34, 24, YELLOW, 4), 64, 18)
        + box(6, 86, 116, 36, "#B9824F", 10)
        + at(sheet(40, 26), 64, 104)
        + at(tick(width=6), 64, 104, 0.5)
    )


@symbol("family-time", "family time", "contact;seeing family;time with mum;time with dad", "events", "noun",
        "A child plays with mum and dad, with a heart above")  # fmt: skip
def family_time() -> Part:
    return (
        at(heart(), 64, 20, 0.9)
        + standing(29, 122, 98, who.MUM, arms=("down", "low"), adult=True)
        + standing(99, 122, 98, who.DAD, arms=("low", "down"), adult=True)
        + standing(64, 122, 78, ME, "happy", ("up", "up"))
    )


@symbol("moving-home", "moving home", "move;moving;change home;move house", "events", "verb",
        "An arrow goes from one house to another")  # fmt: skip
def moving_home() -> Part:
    return (
        at(little_house(), 33, 88, 1.0)
        + at(little_house(SKY, GREEN, YELLOW), 95, 88, 1.0)
        + swoop(30, 46, 95, 34)
    )


@symbol("staying", "staying", "stay;not moving;live here;remain", "events", "verb",
        "A child is at home in a house, with a tick")  # fmt: skip
def staying() -> Part:
    return at(shell(), 64, 64) + standing(64, 116, 72, ME, "happy") + at(tick(), 104, 100, 0.9)
