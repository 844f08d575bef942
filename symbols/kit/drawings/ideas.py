"""Ideas that are hard to draw and matter most."""

from __future__ import annotations

from parts import people as who
from parts.figure import ME, bust, head, standing
from parts.hands import fist, open_hand
from parts.palette import BLUE, CORAL, CREAM, GREEN, GREY, LEAF, RED, SKY, WHITE, YELLOW
from parts.shapes import Part, at, box, circle, line, path, polygon
from parts.things import arrow, clipboard, cross, heart, shield, star, tick
from register import symbol


@symbol("decision", "decision", "decided;outcome;choice made", "ideas", "noun",
        "A path divides and one way is ticked")  # fmt: skip
def decision() -> Part:
    pale = arrow((72, 84), (106, 44), colour=GREY, width=11, head=15)
    way = arrow((64, 118), (64, 92), (32, 58), colour=BLUE, width=14, head=18)
    return pale + way + at(tick(), 34, 24, 1.0)


@symbol("promise", "promise", "promised;keep my word", "ideas", "noun",
        "A person with a hand on their heart, making a promise")  # fmt: skip
def promise() -> Part:
    return bust(56, 40, 25, who.HELPER) + at(heart(), 68, 94, 1.05) + at(fist("light", False), 84, 104, 0.9, -60)


@symbol("safe", "safe", "safety;protected;looked after", "ideas", "adjective",
        "A child behind a shield")  # fmt: skip
def safe() -> Part:
    return at(shield(), 64, 66, 1.75) + head(64, 64, 26, ME)


@symbol("plan", "plan", "care plan;what will happen;plans", "ideas", "noun",
        "A plan: a list with ticks, and a star at the end")  # fmt: skip
def plan() -> Part:
    part = at(clipboard(84, 104), 64, 68)
    for y in (46, 68):
        part += at(tick(width=7), 46, y, 0.5) + line((62, y + 1), (88, y + 1), colour="#9AA3B0", width=5)
    return part + at(star(), 46, 94, 0.55) + line((62, 95), (88, 95), colour="#9AA3B0", width=5)
