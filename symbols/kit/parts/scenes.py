"""Bigger pieces that several drawings share: a roof over people, a tooth, a tree, a car."""

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
from parts.shapes import Part, at, box, circle, dot, ellipse, line, path
from parts.things import sun


def roof(people: Part) -> Part:
    """People who live together, under one roof."""
    return people + path(
        "M8 44L64 6L120 44C117 51 112 52 108 50L64 20L20 50C16 52 11 51 8 44Z", CORAL
    )


def tooth(fill: str = WHITE) -> Part:
    """A tooth, 52 wide and 62 high."""
    return path(
        "M0 -24C-8 -32 -26 -32 -26 -12C-26 2 -20 8 -18 20C-16 34 -6 34 -5 20"
        "C-4 8 4 8 5 20C6 34 16 34 18 20C20 8 26 2 26 -12C26 -32 8 -32 0 -24Z",
        fill,
    )


def case(fill: str = WOOD) -> Part:
    """A work case with a handle, 52 wide."""
    return (
        path("M-9 -14V-22H9V-14")
        + box(-26, -14, 52, 34, fill, 5)
        + line((-26, 0), (26, 0), width=FINE)
        + box(-5, -4, 10, 9, YELLOW, 2, width=FINE)
    )


def tree(leaves: str = GREEN) -> Part:
    """A round tree, 48 wide; its foot is y = 40."""
    return path("M-5 40L-4 4H4L5 40Z", WOOD) + path(
        "M-16 10C-30 6 -28 -12 -20 -16C-22 -34 2 -40 8 -28C22 -30 30 -14 22 -6"
        "C26 6 14 14 4 10C-2 16 -12 16 -16 10Z",
        leaves,
    )


def car(fill: str = CORAL) -> Part:
    """A car facing right, 104 wide; its wheels stand on y = 34."""
    return (
        path("M-30 -6L-20 -28C-18 -32 12 -32 16 -28L30 -6Z", SKY)
        + line((-2, -30), (-2, -6))
        + path("M-50 22V4C-50 -4 -44 -6 -36 -6H32C46 -4 52 2 52 10V22Z", fill)
        + circle(-28, 22, 12, INK)
        + circle(28, 22, 12, INK)
        + dot(-28, 22, 5, GREY)
        + dot(28, 22, 5, GREY)
        + dot(46, 8, 4, YELLOW)
    )


def days(full: Collection[int], colour: str = YELLOW, shine: bool = True) -> Part:
    """Three days in a row (yesterday, today, tomorrow); the ``full`` ones are coloured.

    A small triangle always marks the middle one, today. 118 wide.
    """
    part: Part = []
    for day in range(3):
        x = -59 + day * 41
        part += box(x, -30, 36, 60, colour if day in full else WHITE, 5)
        top = f"M{x} -15V-25A5 5 0 0 1 {x + 5} -30H{x + 31}A5 5 0 0 1 {x + 36} -25V-15Z"
        part += path(top, BLUE if day in full else GREY)
        part += at(sun(7), x + 18, 8, 0.72) if day in full and shine else dot(x + 18, 8, 4.5, STONE)
    return part + path("M-8 49L0 38L8 49Z", INK)


def steps(full: Collection[int], count: int = 3, size: float = 15) -> Part:
    """Balls in a row, joined by a line, as steps of something; the ``full`` ones are coloured."""
    gap = 104 / count
    first = -gap * (count - 1) / 2
    part = line((first, 0), (-first, 0), colour=INK, width=5)
    for step in range(count):
        part += circle(first + step * gap, 0, size, CORAL if step in full else WHITE)
    return part


def plant(tall: float) -> Part:
    """A seedling ``tall`` units high, growing up from (0, 0)."""
    top = -tall
    return (
        line((0, 0), (0, top))
        + path(
            f"M0 {top + 4}C-4 {top - 12} -20 {top - 12} -22 {top - 8}"
            f"C-20 {top + 4} -8 {top + 8} 0 {top + 4}Z",
            GREEN,
        )
        + path(
            f"M0 {top + 12}C4 {top - 4} 18 {top - 6} 22 {top - 2}C20 {top + 10}"
            f" 8 {top + 16} 0 {top + 12}Z",
            GREEN,
        )
    )


def door(fill: str = BLUE, is_open: bool = False) -> Part:
    """A door in its frame, 48 wide and 84 high."""
    frame = box(-26, -44, 52, 88, CREAM, 3)
    if is_open:
        return (
            frame
            + path("M-20 44V-38H20V44Z", INK)
            + path("M-20 -38L8 -28V54L-20 44Z", fill)
            + dot(1, 12, 3, YELLOW)
        )
    return frame + path("M-20 44V-38H20V44Z", fill) + dot(12, 4, 3.5, YELLOW)


def ball(r: float = 18) -> Part:
    """A ball with stripes."""
    return circle(0, 0, r, CORAL) + path(
        f"M{-r} 0C{-r * 0.4} {-r * 0.5} {r * 0.4} {-r * 0.5} {r} 0"
        f"C{r * 0.4} {r * 0.5} {-r * 0.4} {r * 0.5} {-r} 0Z",
        WHITE,
    )


def magnifier(glass: str = SKY) -> Part:
    """A magnifying glass, 60 wide."""
    return (
        line((12, 12), (28, 28), width=12)
        + line((14, 14), (28, 28), colour=WOOD, width=5)
        + circle(-4, -4, 21, glass)
    )


def key(fill: str = YELLOW) -> Part:
    """A door key, 70 wide."""
    return (
        path("M-4 -5H34V12H26V5H18V12H10V5H-4Z", fill)
        + circle(-18, 0, 17, fill)
        + circle(-18, 0, 6, WHITE)
    )


def gift(fill: str = CORAL) -> Part:
    """A present with a bow, 52 wide and 56 high."""
    return (
        box(-22, -8, 44, 34, fill, 3)
        + box(-5, -8, 10, 34, YELLOW, 1)
        + box(-26, -16, 52, 13, fill, 3)
        + path(
            "M0 -17C-8 -34 -24 -30 -18 -20C-14 -15 -4 -16 0 -17C4 -16 14 -15 18 -20"
            "C24 -30 8 -34 0 -17Z",
            YELLOW,
        )
    )


def teddy() -> Part:
    """A teddy bear's head and body, 60 wide and 84 high."""
    return (
        ellipse(0, 22, 22, 20, WOOD)
        + circle(-22, 10, 8, WOOD)
        + circle(22, 10, 8, WOOD)
        + circle(-14, 38, 9, WOOD)
        + circle(14, 38, 9, WOOD)
        + circle(-20, -36, 9, WOOD)
        + circle(20, -36, 9, WOOD)
        + circle(0, -18, 26, WOOD)
        + ellipse(0, -9, 12, 9, CREAM)
        + dot(-10, -22, 3.5)
        + dot(10, -22, 3.5)
        + dot(0, -12, 3.5)
        + ellipse(0, 23, 10, 10, CREAM, None)
    )


def eye(x: float = 0, y: float = 0) -> Part:
    """An open eye, 72 wide."""
    return (
        path(
            f"M{x - 36} {y}C{x - 18} {y - 28} {x + 18} {y - 28} {x + 36} {y}"
            f"C{x + 18} {y + 28} {x - 18} {y + 28} {x - 36} {y}Z",
            WHITE,
        )
        + circle(x, y, 14, BLUE)
        + dot(x, y, 6)
        + dot(x + 4, y - 4, 3, WHITE)
    )


def ear(fill: str, kind: str) -> Part:
    """An ear, 44 wide and 64 high."""
    return path(
        "M-16 -6C-20 -44 32 -40 26 -6C24 8 12 10 10 22C6 38 -14 36 -14 20Z", fill, kind=kind
    ) + path("M-4 -8C-4 -24 16 -24 14 -8C12 0 4 2 2 12", width=4)


def bus() -> Part:
    """A bus facing right, 112 wide; its wheels stand on y = 38."""
    part = box(-54, -34, 108, 60, YELLOW, 9)
    for x in (-46, -22, 2):
        part += box(x, -24, 20, 20, SKY, 3)
    part += box(28, -24, 18, 44, SKY, 3) + line((-54, 8), (24, 8), width=FINE)
    for x in (-28, 22):
        part += circle(x, 26, 11, INK) + dot(x, 26, 4.5, GREY)
    return part


def plane() -> Part:
    """An aeroplane from above, 84 wide, flying to the upper right."""
    wings = path("M-6 -10L-42 14V22L-6 10ZM6 -10L42 14V22L6 10Z", BLUE)
    tail = path("M-5 28L-17 37V43L0 39L17 43V37L5 28Z", BLUE)
    body = path("M0 -46C8 -42 9 -30 9 -18L6 36C5 42 -5 42 -6 36L-9 -18C-9 -30 -8 -42 0 -46Z", WHITE)
    return at(wings + tail + body, 0, 0, 1.0, 45)


def umbrella(fill: str = BLUE) -> Part:
    """An open umbrella, 116 wide; its handle ends at y = 44, its rim is y = 0."""
    return (
        line((0, -40), (0, 44), width=6)
        + path(
            "M-58 0C-56 -52 56 -52 58 0C50 -8 36 -8 28 0C20 -8 8 -8 0 0"
            "C-8 -8 -20 -8 -28 0C-36 -8 -50 -8 -58 0Z",
            fill,
        )
        + path("M0 -39C-14 -28 -24 -14 -28 0M0 -39C14 -28 24 -14 28 0", width=FINE)
    )
