"""Everyday things: houses, papers, clock and calendar, phone, bed, cake.

Each is drawn around (0, 0) unless it takes a place; move it with `at`.
"""

from __future__ import annotations

from collections.abc import Collection

from parts.palette import (
    BLUE,
    CORAL,
    CREAM,
    FINE,
    GREEN,
    GREY,
    INK,
    SKY,
    STONE,
    WHITE,
    WOOD,
    YELLOW,
)
from parts.shapes import Part, Point, box, circle, dot, ellipse, line, path


def house(wall: str = CREAM, roof: str = CORAL, door: str = BLUE, window: str = SKY) -> Part:
    """A house 80 wide and 80 high; its floor is y = 40."""
    return (
        box(16, -36, 11, 20, STONE, 2)
        + path("M-32 -2V40H32V-2", wall)
        + path("M-40 0L0 -38L40 0C36 4 34 4 30 2L0 -26L-30 2C-34 4 -36 4 -40 0Z", roof)
        + path("M-30 2L0 -26L30 2Z", wall, None)
        + path("M4 40V14H24V40Z", door)
        + dot(19, 28, 2.2)
        + box(-24, 10, 19, 17, window, 2)
        + line((-14.5, 10), (-14.5, 27), width=FINE)
    )


def little_house(wall: str = CREAM, roof: str = CORAL, door: str = BLUE) -> Part:
    """A house with nothing but a door, for small places: 60 by 60, its floor is y = 30."""
    return (
        path("M-24 -4V30H24V-4L0 -24Z", wall)
        + path("M-9 30V8H9V30Z", door)
        + path("M-31 -1L0 -30L31 -1C29 4 26 5 22 2L0 -18L-22 2C-26 5 -29 4 -31 -1Z", roof)
    )


def shell(wall: str = CREAM, roof: str = CORAL) -> Part:
    """A house cut open, 112 wide and 104 high, to show who is inside; its floor is y = 52."""
    return (
        path("M-46 -6V52H46V-6L0 -44Z", wall, None)
        + line((-46, -4), (-46, 52), (46, 52), (46, -4))
        + path("M-56 -2L0 -52L56 -2C52 4 48 5 44 2L0 -37L-44 2C-48 5 -52 4 -56 -2Z", roof)
    )


def sheet(w: float = 48, h: float = 60, fill: str = WHITE) -> Part:
    """A sheet of paper around (0, 0)."""
    return box(-w / 2, -h / 2, w, h, fill, 4)


def writing(
    x: float, y: float, w: float, rows: int = 3, gap: float = 10, colour: str = STONE
) -> Part:
    """Lines that stand for words, from (x, y) down; the last is shorter."""
    part: Part = []
    for row in range(rows):
        long = w * (0.6 if row == rows - 1 and rows > 1 else 1.0)
        part += line((x, y + row * gap), (x + long, y + row * gap), colour=colour, width=4)
    return part


def envelope(fill: str = CREAM) -> Part:
    """An envelope, 68 wide and 46 high."""
    return box(-34, -23, 68, 46, fill, 4) + line((-32, -20), (0, 6), (32, -20))


def clipboard(w: float = 56, h: float = 72, board: str = WOOD) -> Part:
    """A clipboard with an empty sheet."""
    return (
        box(-w / 2, -h / 2, w, h, board, 6)
        + box(-w / 2 + 7, -h / 2 + 9, w - 14, h - 16, WHITE, 2, width=FINE)
        + box(-11, -h / 2 - 5, 22, 12, GREY, 4)
    )


def table(y: float = 0, w: float = 100, fill: str = WOOD) -> Part:
    """A table seen from the front; its top is at ``y``."""
    leg = w / 2 - 10
    return (
        line((-leg, y + 8), (-leg, y + 28))
        + line((leg, y + 8), (leg, y + 28))
        + box(-w / 2, y, w, 11, fill, 5)
    )


def clock(r: float = 26, hour: Point = (0, -0.5), minute: Point = (0.5, 0.25)) -> Part:
    """A clock; hands are given as fractions of its radius."""
    ticks: Part = []
    for x, y in ((0, -1), (1, 0), (0, 1), (-1, 0)):
        ticks += dot(x * r * 0.76, y * r * 0.76, 2)
    return (
        circle(0, 0, r, WHITE)
        + ticks
        + line((hour[0] * r, hour[1] * r), (0, 0), (minute[0] * r, minute[1] * r))
    )


def calendar(
    marked: Collection[int] = (),
    w: float = 76,
    h: float = 76,
    days: int = 12,
    pale: str = GREY,
    full: str = CORAL,
) -> Part:
    """A calendar page with days as dots, four in a row; ``marked`` days are bigger and coloured."""
    part = box(-w / 2, -h / 2, w, h, WHITE, 6)
    part += path(
        f"M{-w / 2} {-h / 2 + 20}V{-h / 2 + 6}A6 6 0 0 1 {-w / 2 + 6} {-h / 2}"
        f"H{w / 2 - 6}A6 6 0 0 1 {w / 2} {-h / 2 + 6}V{-h / 2 + 20}Z",
        BLUE,
    )
    for x in (-w / 4, w / 4):
        part += line((x, -h / 2 - 6), (x, -h / 2 + 8), width=6)
    for day in range(days):
        x = -w / 2 + w * (day % 4 + 0.5) / 4 * 0.92 + w * 0.04
        y = -h / 2 + 33 + (day // 4) * (h - 30) / 3.1
        part += circle(x, y, 7, full) if day in marked else dot(x, y, 4.5, pale)
    return part


def sun(r: float = 12) -> Part:
    """A sun with short rays."""
    part: Part = []
    for dx, dy in (
        (0, 1),
        (0.71, 0.71),
        (1, 0),
        (0.71, -0.71),
        (0, -1),
        (-0.71, -0.71),
        (-1, 0),
        (-0.71, 0.71),
    ):
        part += line((dx * (r + 6), dy * (r + 6)), (dx * (r + 11), dy * (r + 11)))
    return part + circle(0, 0, r, YELLOW)


def moon(fill: str = YELLOW) -> Part:
    """A crescent moon, about 36 high."""
    return path("M6 -18C-10 -16 -18 -2 -12 10C-6 20 8 22 16 14C2 14 -6 -4 6 -18Z", fill)


def shield(fill: str = GREEN) -> Part:
    """A shield, 56 wide and 66 high."""
    return path(
        "M0 -33C10 -27 20 -25 28 -25C30 0 22 24 0 33C-22 24 -30 0 -28 -25C-20 -25 -10 -27 0 -33Z",
        fill,
    )


def padlock(fill: str = YELLOW, is_open: bool = False) -> Part:
    """A padlock, 40 wide and 54 high."""
    bow = "M-13 -4V-16C-13 -32 13 -32 13 -18" if is_open else "M-13 -4V-14C-13 -31 13 -31 13 -14V-4"
    return (
        path(bow, width=11)
        + path(bow, stroke=GREY, width=4)
        + box(-21, -6, 42, 34, fill, 5)
        + dot(0, 8, 4.5)
        + line((0, 8), (0, 17))
    )


def phone(screen: str = SKY) -> Part:
    """A mobile phone, 36 wide and 64 high."""
    return (
        box(-18, -32, 36, 64, INK, 7)
        + box(-13, -24, 26, 42, screen, 2, None)
        + dot(0, 25, 3, WHITE)
    )


def suitcase(fill: str = CORAL) -> Part:
    """A suitcase, 52 wide and 46 high."""
    return (
        path("M-10 -18V-27H10V-18")
        + box(-26, -18, 52, 40, fill, 5)
        + line((-14, -18), (-14, 22), width=FINE)
        + line((14, -18), (14, 22), width=FINE)
    )


def parcel(fill: str = WOOD) -> Part:
    """A cardboard box for moving, 48 wide and 40 high."""
    return (
        box(-24, -14, 48, 36, fill, 3)
        + line((-24, -2), (24, -2), width=FINE)
        + path("M-24 -14L-34 -4M24 -14L34 -4")
        + path("M-6 -14V-2H6V-14", CREAM, width=FINE)
    )


def scales(fill: str = YELLOW) -> Part:
    """Scales of justice, 64 wide and 60 high."""
    pans: Part = []
    for x in (-24, 24):
        pans += line((x - 11, 4), (x, -16), (x + 11, 4), width=FINE) + path(
            f"M{x - 13} 4H{x + 13}C{x + 11} 18 {x - 11} 18 {x - 13} 4Z", fill
        )
    return (
        line((0, -24), (0, 28))
        + line((-24, -16), (24, -16))
        + dot(0, -24, 4.5)
        + pans
        + path("M-14 30C-14 22 14 22 14 30Z", fill)
    )


def pencil(fill: str = YELLOW) -> Part:
    """A pencil pointing down to the left, its tip at (0, 0)."""
    return (
        path("M0 0L5 -14L38 -47L47 -38L14 -5Z", fill)
        + path("M5 -14L14 -5L0 0Z", CREAM)
        + path("M31 -40L40 -31", width=FINE)
    )


def cake() -> Part:
    """A birthday cake with three candles, 72 wide; its foot is y = 30."""
    part = box(-34, -4, 68, 34, WOOD, 6) + path(
        "M-34 4C-34 -12 -26 -8 0 -8C26 -8 34 -12 34 4C28 14 22 12 17 5"
        "C12 14 5 14 0 5C-5 14 -12 14 -17 5C-22 12 -28 14 -34 4Z",
        WHITE,
    )
    for x, colour in ((-18, CORAL), (0, BLUE), (18, GREEN)):
        part += box(x - 4, -28, 8, 20, colour, 2, width=FINE) + ellipse(
            x, -37, 4, 6, YELLOW, width=FINE
        )
    return part


def book(fill: str = WHITE, cover: str = BLUE) -> Part:
    """An open book, 76 wide and 50 high."""
    return (
        path("M-40 -20H40V28H-40Z", cover)
        + path("M0 -16C-10 -26 -26 -26 -36 -22V22C-26 18 -10 18 0 26Z", fill)
        + path("M0 -16C10 -26 26 -26 36 -22V22C26 18 10 18 0 26Z", fill)
    )


def bed(cover: str = BLUE) -> Part:
    """A bed from the side, 92 wide; its feet are y = 26."""
    return (
        line((-44, -26), (-44, 26), width=7)
        + line((44, -6), (44, 26), width=7)
        + box(-44, 2, 88, 14, WHITE, 3)
        + box(-40, -10, 28, 14, WHITE, 6)
        + path("M-12 12V0C-12 -8 -6 -10 2 -10H36C42 -10 44 -6 44 0V12Z", cover)
    )
