"""Signs: heart, star, bubbles, arrows, tick, cross, the cross-out ring, question mark.

Each is drawn around (0, 0) unless it takes a place; move it with `at`.
"""

from __future__ import annotations

import math

from parts.palette import BLUE, INK, LEAF, RED, WHITE, YELLOW
from parts.shapes import Part, Point, circle, dot, line, path


def heart(fill: str = RED) -> Part:
    """A heart, about 40 units wide."""
    return path(
        "M0 18C-30 -2 -22 -20 -10 -20C-4 -20 0 -15 0 -12C0 -15 4 -20 10 -20C22 -20 30 -2 0 18Z",
        fill,
    )


def star(fill: str = YELLOW) -> Part:
    """A five-pointed star, about 40 units wide."""
    return path(
        "M0 -21L6.5 -7.5L21 -5.5L10.5 5L13 19.5L0 12.5L-13 19.5L-10.5 5L-21 -5.5L-6.5 -7.5Z", fill
    )


def sparkle(fill: str = YELLOW) -> Part:
    """A four-pointed glint that says 'new', about 24 units wide."""
    return path("M0 -14C2 -3 3 -2 12 0C3 2 2 3 0 14C-2 3 -3 2 -12 0C-3 -2 -2 -3 0 -14Z", fill)


def bubble(w: float = 60, h: float = 40, fill: str = WHITE, tail: float = -12) -> Part:
    """A speech bubble; ``tail`` is where its tip points, left or right of the middle."""
    x, y, r = w / 2, h / 2, min(14, h / 2 - 1)
    tip = tail * 1.7
    return path(
        f"M{-x + r} {-y}H{x - r}A{r} {r} 0 0 1 {x} {-y + r}V{y - r}A{r} {r} 0 0 1 {x - r} {y}"
        f"H{tail + 8}L{tip} {y + 13}L{tail - 7} {y}H{-x + r}A{r} {r} 0 0 1 {-x} {y - r}"
        f"V{-y + r}A{r} {r} 0 0 1 {-x + r} {-y}Z",
        fill,
    )


def thought(fill: str = WHITE) -> Part:
    """A thought cloud, 64 wide and 44 high."""
    return path(
        "M-20 18C-34 20 -38 4 -28 -2C-34 -16 -16 -24 -8 -16C-2 -28 20 -26 20 -12"
        "C34 -14 38 8 26 12C24 24 6 24 2 17C-4 24 -16 24 -20 18Z",
        fill,
    )


def arrow(
    *points: Point, colour: str = BLUE, width: float = 9, head: float = 13, edge: bool = True
) -> Part:
    """An arrow along the points; its tip is the last one. ``edge`` draws an outline around it."""
    (x1, y1), (x2, y2) = points[-2], points[-1]
    shaft = "M" + "L".join(f"{x} {y} " for x, y in points[:-1])
    long = math.hypot(x2 - x1, y2 - y1)
    back = (head * 1.1) / long if long else 0
    neck = (x2 + (x1 - x2) * back, y2 + (y1 - y2) * back)
    return _arrow(
        f"{shaft}L{neck[0]} {neck[1]}", (x2, y2), (x2 - x1, y2 - y1), colour, width, head, edge
    )


def _arrow(
    shaft: str, tip: Point, way: Point, colour: str, width: float, head: float, edge: bool
) -> Part:
    """A shaft (path data) and a pointed head at ``tip`` that looks along ``way``."""
    long = math.hypot(*way)
    ux, uy = way[0] / long, way[1] / long
    left = (tip[0] - ux * head * 1.4 - uy * head, tip[1] - uy * head * 1.4 + ux * head)
    right = (tip[0] - ux * head * 1.4 + uy * head, tip[1] - uy * head * 1.4 - ux * head)
    point = f"M{tip[0]} {tip[1]}L{left[0]} {left[1]}L{right[0]} {right[1]}Z"
    part: Part = []
    if edge:
        part = path(shaft, stroke=INK, width=width + 6) + path(point, INK, INK, 8)
    return part + path(shaft, stroke=colour, width=width) + path(point, colour, colour, 2.5)


def swoop(
    x1: float,
    y: float,
    x2: float,
    up: float,
    colour: str = BLUE,
    width: float = 7,
    head: float = 11,
) -> Part:
    """A curved arrow from (x1, y) over to (x2, y), rising by ``up`` (negative: hanging)."""
    lean = (x2 - x1) * 0.12
    sign = 1 if up >= 0 else -1
    way = ((x2 - x1) * 0.16, abs(up) * sign)
    long = math.hypot(*way)
    end = (x2 - way[0] / long * head * 1.1, y - way[1] / long * head * 1.1)
    rise = y - up * 1.33
    shaft = f"M{x1} {y}C{x1 + lean} {rise} {end[0] - lean} {rise} {end[0]} {end[1]}"
    return _arrow(shaft, (x2, y), way, colour, width, head, True)


def tick(colour: str = LEAF, width: float = 9) -> Part:
    """A tick, about 40 units wide."""
    return line((-18, 2), (-5, 15), (18, -14), colour=INK, width=width + 7) + line(
        (-18, 2), (-5, 15), (18, -14), colour=colour, width=width
    )


def cross(colour: str = RED, width: float = 9) -> Part:
    """A cross of two strokes, about 32 units wide."""
    strokes = ((-14.0, -14.0), (14.0, 14.0)), ((14.0, -14.0), (-14.0, 14.0))
    edge = [s for a, b in strokes for s in line(a, b, width=width + 7)]
    return edge + [s for a, b in strokes for s in line(a, b, colour=colour, width=width)]


def cross_out(x: float, y: float, r: float) -> Part:
    """A 'no' ring with a bar, drawn over what is not so."""
    d = r * 0.707
    return (
        circle(x, y, r, None, INK, 11.5)
        + line((x - d, y - d), (x + d, y + d), width=11.5)
        + circle(x, y, r, None, RED, 6.5)
        + line((x - d, y - d), (x + d, y + d), colour=RED, width=6.5)
    )


def question(colour: str = INK, width: float = 8) -> Part:
    """A question mark, about 24 wide and 40 high."""
    return path("M-10 -10C-10 -25 12 -25 12 -9C12 2 0 1 0 10", stroke=colour, width=width) + dot(
        0, 21, width * 0.62, colour
    )
