"""Health: check-ups, medicine, aids, feeling poorly and getting better."""

from __future__ import annotations

from parts import people as who
from parts.figure import ME, bust, head, standing, wheelchair
from parts.palette import (
    BLUE,
    CORAL,
    CREAM,
    GREEN,
    GREY,
    INK,
    LEAF,
    PINK,
    RED,
    SKIN,
    SKY,
    STONE,
    WHITE,
    WOOD,
    YELLOW,
)
from parts.scenes import ear, eye, tooth
from parts.shapes import Part, at, box, circle, dot, ellipse, line, path
from parts.signs import heart, sparkle, thought, tick
from register import section

health = section("health")


@health(
    "health-check",
    "A doctor listens to a child's heart",
    "health assessment;check-up;medical;review health assessment",
)
def health_check() -> Part:
    tube = path("M48 84C52 108 70 112 82 104", width=5)
    return bust(36, 54, 22, who.DOCTOR) + bust(94, 70, 22, ME) + tube + circle(88, 102, 7, STONE)


@health("healthy", "A heart with a tick", "health;well;fit;wellbeing", "adjective")
def healthy() -> Part:
    return at(heart(), 64, 66, 2.5) + at(tick(WHITE), 64, 60, 1.15)


@health("poorly", "A child in bed with a thermometer", "ill;sick;unwell;temperature", "adjective")
def poorly() -> Part:
    stick = (
        line((66, 76), (94, 66), width=10)
        + line((66, 76), (94, 66), colour=WHITE, width=4)
        + dot(95, 66, 5, RED)
    )
    return (
        head(60, 56, 40, ME, "poorly") + stick + path("M8 122V104C30 92 98 92 120 104V122Z", BLUE)
    )


@health("medicine", "A medicine bottle and a spoon", "tablets;pills;medication;inhaler")
def medicine() -> Part:
    bottle = (
        box(30, 38, 54, 80, WOOD, 8) + box(40, 16, 34, 24, WHITE, 4) + box(30, 60, 54, 34, CREAM, 1)
    )
    plus = path("M-5 -13H5V-5H13V5H5V13H-5V5H-13V-5H-5Z", LEAF)
    return (
        bottle
        + at(plus, 57, 77, 0.9)
        + ellipse(106, 44, 11, 15, GREY)
        + line((106, 60), (106, 116), width=7)
    )


@health(
    "injection", "A plaster on an arm", "jab;vaccination;immunisation;needle;blood test;plaster"
)
def injection() -> Part:
    strip = box(-28, -11, 56, 22, CREAM, 10) + box(-10, -11, 20, 22, PINK, 1, width=3.5)
    arm = path("M34 42H82C100 42 104 56 122 58V92C100 96 60 94 34 90Z", SKIN["medium"], kind="skin")
    return box(0, 34, 34, 64, YELLOW, 4) + arm + at(strip, 70, 66, 0.95, -24)


@health("clean-teeth", "A toothbrush and a shining tooth", "brush teeth;toothbrush;teeth", "verb")
def clean_teeth() -> Part:
    brush = box(-10, -6, 74, 11, BLUE, 5) + box(-10, -20, 26, 15, WHITE, 2)
    return at(tooth(), 46, 58, 1.4) + at(sparkle(), 96, 26, 1.1) + at(brush, 58, 106, 1.0)


@health("eye-test", "An eye and a test chart with shapes", "optician;eyes;glasses")
def eye_test() -> Part:
    chart = (
        box(10, 10, 62, 108, WHITE, 4)
        + circle(41, 34, 13, INK)
        + box(22, 58, 14, 14, INK, 2)
        + box(46, 58, 14, 14, INK, 2)
    )
    for x in (24, 41, 58):
        chart += dot(x, 92, 5)
    return chart + at(eye(), 94, 92, 0.85)


@health("hearing-test", "A child wears headphones for a hearing test", "hearing;ears;audiology")
def hearing_test() -> Part:
    band = path("M18 74C14 14 96 14 92 74", width=10) + path(
        "M18 74C14 14 96 14 92 74", stroke=BLUE, width=4
    )
    waves = path("M108 58C114 66 114 80 108 88M117 50C127 62 127 84 117 96", width=4.5)
    return (
        head(55, 76, 36, ME, "think")
        + band
        + box(8, 66, 18, 30, BLUE, 8)
        + box(84, 66, 18, 30, BLUE, 8)
        + waves
    )


@health("hearing-aid", "An ear with a hearing aid", "deaf;hearing;implant")
def hearing_aid() -> Part:
    tube = "M34 66C22 60 24 24 44 22"
    return (
        at(ear(SKIN["medium"], "skin"), 60, 72, 1.45)
        + path(tube, width=15)
        + path(tube, stroke=BLUE, width=8)
        + path("M34 66C42 78 50 76 58 72", width=5)
    )


@health("wheelchair", "A child in a wheelchair waves", "disabled;disability;chair")
def wheelchair_() -> Part:
    return at(wheelchair(0, 0, ME, "happy", True), 58, 122, 1.2)


@health("glasses", "A pair of glasses", "specs;spectacles")
def glasses() -> Part:
    return (
        circle(34, 70, 26, SKY)
        + circle(94, 70, 26, SKY)
        + path("M58 64C62 58 66 58 70 64")
        + path("M10 62L4 48M118 62L124 48")
    )


@health("healthy-food", "An apple and a carrot", "fruit;vegetables;diet;healthy eating")
def healthy_food() -> Part:
    apple = (
        path(
            "M0 -16C-14 -28 -32 -16 -28 8C-26 28 -10 36 0 30C10 36 26 28 28 8C32 -16 14 -28 0 -16Z",
            RED,
        )
        + line((0, -16), (3, -30))
        + path("M4 -24C10 -36 22 -34 24 -30C20 -22 10 -20 4 -24Z", GREEN)
    )
    carrot = path("M-12 -22C0 -28 12 -28 14 -20C12 4 4 26 0 38C-6 26 -14 0 -12 -22Z", CORAL) + path(
        "M0 -26C-12 -40 -4 -44 0 -36C4 -46 14 -40 4 -26", LEAF
    )
    return at(carrot, 98, 74, 1.15, 18) + at(apple, 46, 72, 1.25)


@health(
    "feelings-help",
    "A grown-up helps a child with a tangled thought",
    "CAMHS;mental health;therapy;counselling",
    label="help with feelings",
)
def feelings_help() -> Part:
    tangle = path(
        "M-18 0C-14 -16 4 -14 0 0C-4 12 -20 8 -10 -6C0 -18 20 -8 14 4C8 14 -4 10 2 -2", width=4
    )
    return (
        bust(94, 78, 20, who.THERAPIST)
        + bust(34, 88, 21, ME, "worried")
        + circle(42, 58, 4, WHITE)
        + at(thought(), 42, 32, 1.05)
        + at(tangle, 42, 31)
        + at(heart(), 96, 30, 0.7)
    )


@health("body", "A child beside a ruler: my body", "my body;growing;height;weight")
def body() -> Part:
    ruler = box(96, 10, 20, 110, YELLOW, 3)
    for k in range(1, 8):
        ruler += line((96, 10 + k * 14), (104 if k % 2 else 108, 10 + k * 14), width=3.5)
    return standing(48, 120, 108, ME) + ruler


@health(
    "hurts",
    "A poorly child with a red mark on the tummy: it hurts",
    "pain;sore;tummy ache;ouch;injury",
    "verb",
)
def hurts() -> Part:
    zap = path("M0 -20L6 -7L20 -10L11 2L20 15L5 11L0 25L-5 11L-20 15L-11 2L-20 -10L-6 -7Z", RED)
    return bust(64, 44, 32, ME, "poorly") + at(zap, 64, 102, 0.9)


@health("get-well", "A child with a plaster gets better and smiles", "better;recover;heal", "verb")
def get_well() -> Part:
    strip = box(-15, -6, 30, 12, CREAM, 6) + box(-5, -6, 10, 12, PINK, 1, width=3)
    return head(64, 64, 46, ME, "happy") + at(strip, 90, 44, 1.0, 32)
