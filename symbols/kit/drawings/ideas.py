"""Ideas that are hard to draw and matter most: promise, not your fault, why, yes, no, not."""

from __future__ import annotations

from parts import people as who
from parts.figure import ME, bust, head, standing
from parts.hands import fist, pointing_hand
from parts.palette import (
    BLUE,
    CORAL,
    CREAM,
    GREY,
    LEAF,
    RED,
    STONE,
    WHITE,
    WOOD,
    YELLOW,
)
from parts.shapes import Part, at, box, circle, dot, ellipse, line, path
from parts.signs import (
    arrow,
    bubble,
    cross,
    cross_out,
    heart,
    question,
    star,
    thought,
    tick,
)
from parts.things import calendar, clipboard, clock, sheet, shield
from register import section

idea = section("ideas")


@idea(
    "plan",
    "A plan: a list with ticks, and a star at the end",
    "care plan;what will happen;plans;pathway plan",
)
def plan() -> Part:
    part = at(clipboard(84, 104), 64, 68)
    for y in (46, 68):
        part += at(tick(width=7), 46, y, 0.5) + line(
            (62, y + 1), (88, y + 1), colour=STONE, width=5
        )
    return part + at(star(), 46, 94, 0.55) + line((62, 95), (88, 95), colour=STONE, width=5)


@idea(
    "decision",
    "A path divides and one way is ticked",
    "decided;outcome;choice made;what was decided",
)
def decision() -> Part:
    pale = arrow((72, 86), (108, 46), colour=GREY, width=11, head=15)
    way = arrow((64, 120), (64, 94), (30, 58), colour=BLUE, width=14, head=18)
    return pale + way + at(tick(), 34, 24, 1.05)


@idea(
    "promise",
    "A person holds a heart to their chest, making a promise",
    "promised;keep my word;keep a promise",
)
def promise() -> Part:
    return (
        bust(56, 40, 25, who.HELPER)
        + at(heart(), 68, 94, 1.05)
        + at(fist("light", False), 84, 104, 0.9, -60)
    )


@idea("safe", "A child behind a shield", "safety;protected;looked after", "adjective")
def safe() -> Part:
    return at(shield(), 64, 66, 1.75) + head(64, 64, 28, ME)


@idea(
    "not-safe", "A child next to a warning sign", "danger;dangerous;unsafe;risk;harm", "adjective"
)
def not_safe() -> Part:
    sign = path("M0 -30L34 28H-34Z", YELLOW) + line((0, -8), (0, 8), width=7) + dot(0, 19, 4.5)
    return bust(46, 58, 30, ME, "scared") + at(sign, 92, 84, 0.95)


@idea(
    "rule",
    "A list with a tick for what is allowed and a cross for what is not",
    "rules;allowed;not allowed;law;boundary",
)
def rule() -> Part:
    return (
        at(sheet(92, 108), 64, 64)
        + at(tick(width=8), 42, 42, 0.72)
        + line((64, 42), (94, 42), colour=STONE, width=6)
        + at(cross(width=8), 42, 86, 0.72)
        + line((64, 86), (94, 86), colour=STONE, width=6)
    )


@idea("rights", "A child holds up a scroll with a star: my rights", "right;your rights;UNCRC")
def rights() -> Part:
    scroll = (
        path("M-28 -30H28V30H-28Z", CREAM)
        + box(-34, -38, 68, 13, WOOD, 6)
        + box(-34, 26, 68, 13, WOOD, 6)
        + at(star(), 0, 0, 0.9)
    )
    return bust(40, 68, 28, ME, "proud") + at(scroll, 94, 60, 0.82)


@idea(
    "why",
    "A child wonders why, with a question mark in a thought cloud",
    "reason;because",
    "other",
)
def why() -> Part:
    return (
        head(50, 86, 36, ME, "curious")
        + at(thought(), 88, 32, 1.15)
        + at(question(BLUE), 88, 30, 0.78)
    )


@idea(
    "because",
    "An arrow from one ball to the next: this happens because of that",
    "reason;so;cause",
    "other",
)
def because() -> Part:
    return (
        circle(26, 78, 18, CORAL)
        + circle(102, 78, 18, YELLOW)
        + arrow((50, 78), (80, 78), width=8, head=12)
        + line((6, 102), (122, 102), width=6)
    )


def _asks(thing: Part) -> Part:
    return at(question(BLUE), 34, 60, 1.6) + thing


@idea("question", "A question mark in a speech bubble", "questions;ask;query")
def question_() -> Part:
    return at(bubble(104, 86, YELLOW, -20), 64, 54) + at(question(), 64, 52, 1.5)


@idea("who", "A question mark and the outline of a person", "which person;whose", "other")
def who_() -> Part:
    return _asks(circle(90, 44, 22, GREY) + path("M56 112C56 80 124 80 124 112Z", GREY))


@idea("what", "A question mark and a closed box", "which thing", "other")
def what() -> Part:
    return _asks(
        box(62, 52, 56, 54, WOOD, 4)
        + line((62, 70), (118, 70))
        + box(84, 52, 12, 18, CREAM, 1, width=3.5)
    )


@idea("when", "A question mark and a clock", "what time;which day", "other")
def when() -> Part:
    return _asks(at(clock(33), 88, 72))


@idea("where", "A question mark and a map pin", "which place;place", "other")
def where() -> Part:
    return _asks(
        path("M90 112C70 84 62 74 62 58C62 22 118 22 118 58C118 74 110 84 90 112Z", CORAL)
        + circle(90, 57, 11, WHITE)
    )


@idea("how", "A question mark and a cog wheel", "in what way", "other")
def how() -> Part:
    cog: Part = []
    for turn in range(0, 360, 45):
        cog += at(box(-7, -35, 14, 16, STONE, 3), 88, 74, 1.0, turn)
    return _asks(cog + circle(88, 74, 24, STONE) + circle(88, 74, 9, WHITE))


@idea(
    "not-your-fault",
    "A pointing finger is crossed out beside a child: it is not your fault",
    "not my fault;don't blame;not to blame;did nothing wrong",
    "phrase",
)
def not_your_fault() -> Part:
    hand = at(pointing_hand("light", False, CREAM), 42, 54, 0.76)
    return (
        bust(98, 68, 23, ME, "smile")
        + circle(42, 54, 39, WHITE, None)
        + cross_out(42, 54, 37)
        + hand
    )


@idea("yes", "A big green tick: yes", "right;correct;agree;ok", "other")
def yes() -> Part:
    return at(tick(width=11), 64, 64, 2.5)


@idea("no", "A big red cross: no", "wrong;disagree;nope", "other")
def no() -> Part:
    return at(cross(width=11), 64, 64, 2.6)


@idea("not", "A red ring with a bar: not", "don't;isn't;never;can't;won't", "adverb")
def not_() -> Part:
    return cross_out(64, 64, 50)


@idea("never", "A red ring with a bar over a calendar: never", "not ever;at no time", "adverb")
def never() -> Part:
    return at(calendar((), pale=STONE), 64, 68, 1.0) + cross_out(64, 66, 52)


@idea(
    "maybe",
    "A tick and a cross with a question mark between: maybe",
    "perhaps;might;could;possibly",
    "adverb",
)
def maybe() -> Part:
    return at(tick(), 30, 84, 1.0) + at(cross(), 98, 84, 1.0) + at(question(BLUE), 64, 38, 1.3)


@idea(
    "dont-know",
    "A child shrugs with a question mark",
    "not sure;unsure;we don't know yet",
    "phrase",
    "don't know",
)
def dont_know() -> Part:
    return (
        standing(64, 122, 100, ME, "confused", ("shrug", "shrug"))
        + at(question(BLUE), 108, 24, 0.75)
        + at(question(BLUE), 20, 24, 0.75)
    )


@idea("more", "A small pile and a bigger pile with a plus", "extra;another;add;lots", "adverb")
def more() -> Part:
    return _blocks(24, 1) + _blocks(88, 3) + at(_sign_plus(), 44, 34, 0.9)


@idea("less", "A big pile and a smaller pile with a minus", "fewer;not as much;smaller", "adverb")
def less() -> Part:
    return (
        _blocks(24, 3)
        + _blocks(88, 1)
        + line((70, 36), (106, 36), width=16)
        + line((70, 36), (106, 36), colour=RED, width=9)
    )


def _blocks(x: float, count: int) -> Part:
    part: Part = []
    for k in range(count):
        part += box(x - 14, 90 - k * 30, 32, 28, (BLUE, YELLOW, CORAL)[k], 4)
    return part


def _sign_plus() -> Part:
    strokes = path("M-20 0H20M0 -20V20", width=16)
    return strokes + path("M-20 0H20M0 -20V20", stroke=LEAF, width=9)


@idea(
    "the-same",
    "Two balls that are just alike, with two equal bars",
    "same;as before;no change;alike;equal",
    "adjective",
)
def the_same() -> Part:
    bars = line((56, 56), (72, 56), width=7) + line((56, 72), (72, 72), width=7)
    return circle(25, 64, 21, CORAL) + circle(103, 64, 21, CORAL) + bars


@idea(
    "different",
    "A ball and a box: two things that are not alike",
    "not the same;other;changed",
    "adjective",
)
def different() -> Part:
    bars = (
        line((56, 56), (72, 56), width=7)
        + line((56, 72), (72, 72), width=7)
        + line((74, 42), (54, 86), colour=RED, width=7)
    )
    return circle(25, 64, 21, CORAL) + box(83, 44, 40, 40, BLUE, 4) + bars


@idea("together", "Two children hold hands inside a ring", "with;joined;both", "adverb")
def together() -> Part:
    return (
        ellipse(64, 70, 56, 52, CREAM)
        + standing(44, 112, 80, ME, "happy", ("down", "low"))
        + standing(84, 112, 80, who.FRIEND, "happy", ("low", "down"))
    )


@idea(
    "apart",
    "Two children with a gap and arrows between them",
    "separate;split up;not together",
    "adverb",
)
def apart() -> Part:
    return (
        standing(26, 118, 80, ME, "unhappy")
        + standing(102, 118, 80, who.SISTER, "unhappy")
        + arrow((62, 34), (36, 34), width=6, head=9)
        + arrow((66, 34), (92, 34), width=6, head=9)
        + line((64, 54), (64, 118), colour=STONE, width=4)
    )


@idea(
    "with", "A big ball and a small ball side by side in a ring", "and;along with;beside", "other"
)
def with_() -> Part:
    return ellipse(64, 64, 56, 40, CREAM) + circle(44, 62, 20, BLUE) + circle(86, 68, 14, CORAL)
