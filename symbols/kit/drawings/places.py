"""Places in a child's life."""

from __future__ import annotations

from parts.palette import BLUE, CORAL, CREAM, GREEN, GREY, LEAF, RED, SKY, STONE, WHITE, YELLOW
from parts.shapes import Part, at, box, circle, dot, line, path, polygon
from parts.things import heart, house, scales, sparkle
from register import symbol


@symbol("home", "home", "house;where I live;my home", "places", "noun", "A house with a heart on it")
def home() -> Part:
    return at(house(), 64, 68, 1.35) + at(heart(), 64, 62, 0.62)


@symbol("new-home", "new home", "new house;new place;placement", "places", "noun",
        "A house that sparkles, because it is new")  # fmt: skip
def new_home() -> Part:
    glints = at(sparkle(), 20, 30, 1.1) + at(sparkle(), 108, 24, 1.3) + at(sparkle(), 112, 58, 0.7)
    return at(house(SKY, GREEN, YELLOW, WHITE), 60, 72, 1.15) + glints


@symbol("court", "court", "family court;courthouse", "places", "noun",
        "A court building with pillars and scales")  # fmt: skip
def court() -> Part:
    part = box(18, 50, 92, 56, CREAM, 2)
    for x in (26, 47, 68, 89):
        part += box(x, 54, 13, 48, WHITE, 3)
    part += box(10, 102, 108, 14, GREY, 4) + polygon((8, 52), (64, 12), (120, 52), fill=GREY)
    return part + at(scales(), 64, 40, 0.42)


@symbol("school", "school", "class;lessons;education", "places", "noun",
        "A school with a clock and a flag")  # fmt: skip
def school() -> Part:
    part = line((64, 30), (64, 6)) + polygon((64, 7), (84, 13), (64, 20), fill=RED)
    part += box(10, 64, 108, 54, CORAL, 3) + path("M42 118V44L64 26L86 44V118Z", CREAM)
    part += circle(64, 56, 10, WHITE) + line((64, 50), (64, 56), (69, 58), width=3.5)
    part += path("M53 118V88H75V118Z", BLUE) + line((64, 88), (64, 118), width=3.5)
    for x in (18, 94):
        part += box(x, 78, 16, 18, SKY, 2)
    return part
