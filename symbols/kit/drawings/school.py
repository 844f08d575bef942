"""School: people to turn to, plans, lessons, the way there."""

from __future__ import annotations

from parts import people as who
from parts.figure import ME, bust, head, standing
from parts.palette import (
    BLUE,
    CORAL,
    CREAM,
    GREY,
    INK,
    LEAF,
    RED,
    SKY,
    STONE,
    TEAL,
    WHITE,
    WOOD,
    YELLOW,
)
from parts.scenes import ball, bus, car
from parts.shapes import Part, at, box, circle, line, path, polygon
from parts.signs import cross_out, sparkle, star, tick
from parts.things import book, clipboard, clock, little_house, pencil, sheet, writing
from register import section

school = section("school")


def little_school() -> Part:
    """A school with nothing but a flag and a door, 72 wide and 66 high; its floor is y = 30."""
    return (
        line((0, -18), (0, -40))
        + polygon((0, -40), (16, -35), (0, -29), fill=RED)
        + box(-36, 0, 72, 30, CORAL, 3)
        + path("M-17 30V-8L0 -22L17 -8V30Z", CREAM)
        + path("M-8 30V12H8V30Z", BLUE)
    )


@school(
    "new-school",
    "A school that sparkles, because it is new",
    "change school;start school;different school",
)
def new_school() -> Part:
    return (
        at(little_school(), 62, 78, 1.35)
        + at(sparkle(), 106, 26, 1.2)
        + at(sparkle(), 20, 34, 0.95)
    )


@school(
    "school-plan",
    "A list with ticks in front of a school",
    "PEP;personal education plan;EHCP;education plan",
)
def school_plan() -> Part:
    board = (
        clipboard(54, 68)
        + at(tick(width=6), -10, -8, 0.42)
        + line((4, -8), (15, -8), colour=STONE, width=4)
        + at(star(), -10, 14, 0.4)
        + line((4, 14), (15, 14), colour=STONE, width=4)
    )
    return at(little_school(), 52, 62, 1.25) + at(board, 94, 84)


@school(
    "lesson",
    "A teacher at a board, with children in front",
    "lessons;class;classroom;maths;English",
)
def lesson() -> Part:
    board = box(10, 8, 108, 68, LEAF, 4) + circle(90, 34, 12, None, WHITE)
    return (
        board
        + bust(40, 44, 17, who.TEACHER, "talk", 88)
        + head(30, 104, 17, ME)
        + head(64, 104, 17, who.FRIEND)
        + head(98, 104, 17, who.FRIEND_2)
    )


@school("homework", "An exercise book and a pencil at home", "home work;work to do")
def homework() -> Part:
    return (
        box(16, 34, 70, 86, YELLOW, 4)
        + line((30, 34), (30, 120), width=3.5)
        + at(writing(0, 0, 36, 3, 16, INK), 40, 62)
        + at(pencil(CORAL), 72, 112, 1.0)
        + at(little_house(), 98, 32, 0.85)
    )


@school("school-bag", "A school bag", "backpack;rucksack;bag")
def school_bag() -> Part:
    return (
        path("M46 30C46 4 82 4 82 30", width=6)
        + path("M24 118V54C24 22 104 22 104 54V118Z", BLUE)
        + path("M36 118V84H92V118Z", YELLOW)
        + path("M24 58C44 70 84 70 104 58")
        + box(56, 56, 16, 18, YELLOW, 3)
        + box(12, 80, 12, 32, CORAL, 4)
        + box(104, 80, 12, 32, CORAL, 4)
    )


@school("school-bus", "A yellow bus", "bus;minibus;transport")
def school_bus() -> Part:
    return at(bus(), 64, 62, 1.08)


@school("car", "A car", "drive;lift;by car")
def car_() -> Part:
    return at(car(), 64, 70, 1.12)


@school("taxi", "A car with a light on the roof", "cab;school taxi;driver")
def taxi() -> Part:
    part = box(48, 20, 32, 16, WHITE, 4) + at(car(YELLOW), 64, 72, 1.12)
    for k in range(4):
        part += box(44 + k * 10, 78 + (k % 2) * 7, 10, 7, INK, 0.5, None)
    return part


@school(
    "extra-help",
    "A grown-up helps a child with their work at a table",
    "teaching assistant;TA;tuition;tutor;SEN support;support in class",
)
def extra_help() -> Part:
    return (
        bust(36, 48, 22, who.HELPER, bottom=104)
        + bust(86, 60, 22, ME, bottom=104)
        + box(6, 96, 116, 14, WOOD, 5)
        + at(book(), 76, 92, 0.62)
        + line((18, 110), (18, 122))
        + line((110, 110), (110, 122))
    )


@school("exam", "A test paper with ticks and a clock", "test;exams;SATs;GCSE;tests")
def exam() -> Part:
    part = at(sheet(74, 100), 48, 66)
    for y in (40, 64, 88):
        part += at(tick(width=6), 30, y, 0.4) + line((46, y), (72, y), colour=STONE, width=5)
    return part + at(clock(25), 98, 40)


@school("playtime", "Children play with a ball", "break time;playground;lunch time;recess")
def playtime() -> Part:
    return (
        standing(28, 122, 88, ME, "happy", ("down", "up"))
        + standing(98, 122, 88, who.FRIEND, "happy", ("up", "down"))
        + at(ball(), 64, 28, 0.95)
    )


@school("uniform", "A school jumper and tie", "school clothes;clothes;jumper")
def uniform() -> Part:
    jumper = path(
        "M44 18L16 34L4 84L24 90L32 62V116H96V62L104 90L124 84L112 34L84 18C76 30 52 30 44 18Z",
        TEAL,
    )
    return (
        jumper
        + path("M46 18L64 42L82 18C76 24 52 24 46 18Z", WHITE)
        + path("M58 36H70L66 46L72 74L64 84L56 74L62 46Z", CORAL)
    )


@school("computer", "A laptop", "laptop;internet;online;screen")
def computer() -> Part:
    return (
        box(22, 24, 84, 62, INK, 6)
        + box(30, 32, 68, 46, SKY, 2, None)
        + path("M10 92H118L124 104C124 110 4 110 4 104Z", GREY)
        + at(star(), 64, 54, 0.7)
    )


@school(
    "well-done",
    "A cup with a star: well done",
    "award;prize;achievement;certificate;proud of you",
    "phrase",
)
def well_done() -> Part:
    return (
        path("M36 30C4 26 10 66 42 66M92 30C124 26 118 66 86 66", width=7)
        + path("M34 16H94C96 62 84 84 64 84C44 84 32 62 34 16Z", YELLOW)
        + path("M56 84H72V102H56Z", YELLOW)
        + box(40, 100, 48, 18, WOOD, 3)
        + at(star(WHITE), 64, 46, 0.85)
    )


@school(
    "not-at-school",
    "A school, crossed out",
    "off school;excluded;suspended;absent;no school",
    "phrase",
)
def not_at_school() -> Part:
    return at(little_school(), 64, 74, 1.15) + cross_out(64, 66, 52)
