"""Time: days, weeks, now and later, before and after, first and then."""

from __future__ import annotations

from parts.figure import ME, standing
from parts.palette import BLUE, CORAL, GREEN, GREY, INK, LEAF, STONE, WHITE, YELLOW
from parts.scenes import days, steps, tree
from parts.shapes import Part, at, box, circle, line, path
from parts.signs import arrow, star, swoop
from parts.things import calendar, clock, moon, sun
from register import section

when = section("time")


@when("today", "Three days in a row; the middle one, today, is bright", "this day;now", "adverb")
def today() -> Part:
    return at(days((1,)), 64, 76) + arrow((64, 6), (64, 38), width=9, head=12)


@when(
    "tomorrow",
    "Three days in a row; an arrow goes from today to the next",
    "next day;the day after",
    "adverb",
)
def tomorrow() -> Part:
    return at(days((2,)), 64, 78) + swoop(64, 40, 105, 26)


@when(
    "yesterday",
    "Three days in a row; an arrow goes back from today to the day before",
    "day before;last night",
    "adverb",
)
def yesterday() -> Part:
    return at(days((0,)), 64, 78) + swoop(64, 40, 23, 26)


@when("calendar", "A calendar with one day marked", "date;day;appointment;diary", "noun")
def calendar_() -> Part:
    return at(calendar((5,)), 64, 68, 1.3)


@when("day", "A calendar page with a sun", "daytime;days", "noun")
def day() -> Part:
    return at(calendar((), days=0), 64, 68, 1.3) + at(sun(13), 64, 84)


@when("night", "The moon and stars", "evening;at night;dark;tonight", "noun")
def night() -> Part:
    return (
        circle(64, 64, 56, BLUE)
        + at(moon(), 56, 66, 1.8)
        + at(star(), 96, 40, 0.5)
        + at(star(), 90, 88, 0.4)
    )


@when("morning", "The sun comes up over a hill", "sunrise;early;a.m.", "noun")
def morning() -> Part:
    return at(sun(22), 64, 66) + path("M6 118V84C40 64 88 64 122 84V118Z", GREEN)


@when("this-week", "A calendar with this week's row marked", "week;during the week", "phrase")
def this_week() -> Part:
    return at(calendar((0, 1, 2, 3)), 64, 68, 1.3)


@when(
    "next-week",
    "A calendar with an arrow from this week to the next row, which is marked",
    "week after;in a week",
    "phrase",
)
def next_week() -> Part:
    return at(calendar((4, 5, 6, 7)), 54, 68, 1.22) + _down(112, 48, 84)


def _down(x: float, top: float, foot: float) -> Part:
    return arrow((x, top), (x, foot), width=8, head=11)


@when(
    "every-week",
    "A calendar with the same day marked in every row",
    "weekly;each week;regular",
    "phrase",
)
def every_week() -> Part:
    return at(calendar((1, 5, 9)), 64, 68, 1.3)


@when("every-day", "A calendar with every day marked", "daily;each day;always", "phrase")
def every_day() -> Part:
    return at(calendar(range(12)), 64, 68, 1.3)


@when("weekend", "A calendar with the last two days of each row marked", "Saturday;Sunday", "noun")
def weekend() -> Part:
    return at(calendar((2, 3, 6, 7, 10, 11), full=LEAF), 64, 68, 1.3)


@when(
    "month",
    "A calendar with a whole page of days and a ring around them",
    "four weeks;monthly",
    "noun",
)
def month() -> Part:
    return at(calendar(pale=INK), 64, 68, 1.3) + box(24, 54, 80, 58, None, 12, CORAL, 6)


@when(
    "year",
    "Four trees: spring, summer, autumn and winter",
    "years;twelve months;seasons;annual",
    "noun",
)
def year() -> Part:
    bare = path("M-5 40L-4 4H4L5 40Z", STONE) + path("M0 6V-26M0 -4L-14 -18M0 -4L14 -18", width=5)
    return (
        at(tree("#F7B5B5"), 32, 34, 0.78)
        + at(tree(LEAF), 96, 34, 0.78)
        + at(tree(CORAL), 32, 96, 0.78)
        + at(bare, 96, 96, 0.78)
        + line((64, 8), (64, 120), colour=GREY)
        + line((8, 64), (120, 64), colour=GREY)
    )


@when(
    "soon",
    "A calendar with a day marked close by, and a clock",
    "before long;in a few days;shortly",
    "adverb",
)
def soon() -> Part:
    return at(calendar((1,)), 54, 62, 1.15) + at(clock(25), 98, 96)


@when(
    "now",
    "A clock, with an arrow that points at it",
    "right now;at the moment;straight away",
    "adverb",
)
def now() -> Part:
    return at(clock(36), 64, 84) + arrow((64, 4), (64, 40), width=10, head=14, colour=CORAL)


@when(
    "later", "A clock with an arrow going forward", "another time;after a while;not now", "adverb"
)
def later() -> Part:
    return at(clock(34), 42, 76) + swoop(38, 30, 106, 22, width=9, head=13) + at(clock(15), 106, 62)


@when("time", "A clock", "clock;o'clock;hour;minutes", "noun")
def time() -> Part:
    return at(clock(54), 64, 64)


@when(
    "a-long-time",
    "A clock, a row of dots and a long arrow",
    "long;ages;long-term;years",
    "phrase",
)
def a_long_time() -> Part:
    return (
        at(clock(27), 64, 40)
        + at(steps(range(5), 5, 8), 64, 84)
        + arrow((10, 110), (118, 110), width=8, head=12)
    )


@when(
    "a-short-time",
    "A clock and a short arrow",
    "short;for now;quickly;a minute;short-term",
    "phrase",
)
def a_short_time() -> Part:
    return at(clock(32), 64, 46) + arrow((42, 104), (86, 104), width=9, head=13)


@when(
    "before",
    "Two boxes: the first is bright, and an arrow points back to it",
    "earlier;already;past;used to",
    "other",
)
def before() -> Part:
    return (
        box(10, 56, 46, 46, CORAL, 5) + box(72, 56, 46, 46, WHITE, 5, STONE) + swoop(95, 44, 34, 26)
    )


@when(
    "after",
    "Two boxes: the second is bright, and an arrow points on to it",
    "afterwards;following;next",
    "other",
)
def after() -> Part:
    return (
        box(10, 56, 46, 46, WHITE, 5, STONE) + box(72, 56, 46, 46, CORAL, 5) + swoop(33, 44, 95, 26)
    )


@when(
    "first",
    "Three steps in a row; the first is bright with a star",
    "to start with;begin;number one",
    "adverb",
)
def first() -> Part:
    return _stairs(0)


@when(
    "then",
    "Three steps in a row; the second is bright with a star",
    "after that;next;second",
    "adverb",
)
def then() -> Part:
    return _stairs(1)


@when(
    "last",
    "Three steps in a row; the third is bright with a star",
    "in the end;finally;at last;third",
    "adverb",
)
def last() -> Part:
    return _stairs(2)


def _stairs(full: int) -> Part:
    part: Part = []
    for k in range(3):
        part += box(3 + k * 43, 52, 36, 46, CORAL if k == full else WHITE, 6)
    return (
        part + at(star(), 21 + full * 43, 26, 0.95) + arrow((12, 114), (118, 114), width=6, head=9)
    )


@when("next", "An arrow forward to a box with a star", "coming up;following", "adjective")
def next_() -> Part:
    return (
        arrow((4, 64), (64, 64), width=13, head=19)
        + box(74, 36, 48, 56, YELLOW, 6)
        + at(star(CORAL), 98, 64, 0.75)
    )


@when("again", "An arrow that goes round in a circle", "repeat;once more;another time", "adverb")
def again() -> Part:
    ring = "M92 32C64 8 20 30 22 68C24 112 94 116 104 72"
    tip = "M98 8L100 44L66 38Z"
    return (
        path(ring, stroke=INK, width=18)
        + path(tip, INK, INK, 10)
        + path(ring, stroke=BLUE, width=10)
        + path(tip, BLUE, BLUE, 3)
    )


@when("always", "A ring without an end", "forever;every time;all the time;permanent", "adverb")
def always() -> Part:
    loop = "M64 64C48 36 14 38 14 64C14 90 48 92 64 64C80 36 114 38 114 64C114 90 80 92 64 64Z"
    return path(loop, stroke=INK, width=19) + path(loop, stroke=LEAF, width=11)


@when(
    "sometimes",
    "A calendar with a few days marked here and there",
    "now and then;not always;once in a while",
    "adverb",
)
def sometimes() -> Part:
    return at(calendar((2, 4, 11)), 64, 68, 1.3)


@when(
    "until-grown-up",
    "A small child, a bigger child and a grown-up in a row",
    "until you are 18;long-term;growing up;permanence",
    "phrase",
    "until you are grown up",
)
def until_grown_up() -> Part:
    return (
        standing(22, 112, 52, ME)
        + standing(54, 112, 74, ME)
        + standing(96, 112, 98, ME, adult=True)
        + line((8, 116), (120, 116), colour=GREY, width=6)
    )
