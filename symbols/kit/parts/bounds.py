"""How far a drawing reaches, lines included; and making it fit, so that nothing is cut off."""

from __future__ import annotations

import math
from itertools import pairwise

from parts.shapes import Part, Point, Segment, at

SIDE = 128.0
MARGIN = 1.5
"""White space kept at every side, in units."""


def _arc(start: Point, n: tuple[float, ...]) -> list[Point]:
    """Points on an elliptical arc (SVG 1.1, appendix F.6.5)."""
    rx, ry, tilt, large, sweep, x, y = n
    cos, sin = math.cos(math.radians(tilt)), math.sin(math.radians(tilt))
    dx, dy = (start[0] - x) / 2, (start[1] - y) / 2
    u, v = cos * dx + sin * dy, -sin * dx + cos * dy
    grow = max(1.0, math.sqrt((u / rx) ** 2 + (v / ry) ** 2))
    rx, ry = rx * grow, ry * grow
    below = (rx * v) ** 2 + (ry * u) ** 2
    root = math.sqrt(max(0.0, (rx * ry) ** 2 - below) / below) if below else 0.0
    root = -root if large == sweep else root
    cu, cv = root * rx * v / ry, -root * ry * u / rx
    cx = cos * cu - sin * cv + (start[0] + x) / 2
    cy = sin * cu + cos * cv + (start[1] + y) / 2
    first = math.atan2((v - cv) / ry, (u - cu) / rx)
    turn = math.atan2((-v - cv) / ry, (-u - cu) / rx) - first
    if sweep and turn < 0:
        turn += 2 * math.pi
    elif not sweep and turn > 0:
        turn -= 2 * math.pi
    points = []
    for k in range(1, 17):
        angle = first + turn * k / 16
        a, b = rx * math.cos(angle), ry * math.sin(angle)
        points.append((cx + cos * a - sin * b, cy + sin * a + cos * b))
    return points


def _curve(start: Point, n: tuple[float, ...]) -> list[Point]:
    """Points on a quadratic or cubic curve, by de Casteljau's construction."""
    corners = [start, *zip(n[::2], n[1::2], strict=True)]
    points = []
    for k in range(1, 13):
        t, row = k / 12, corners
        while len(row) > 1:
            row = [(a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t) for a, b in pairwise(row)]
        points.append(row[0])
    return points


def _points(segments: tuple[Segment, ...]) -> list[Point]:
    here: Point = (0.0, 0.0)
    points: list[Point] = []
    for command, n in segments:
        if command == "Z":
            continue
        if command == "A":
            points += _arc(here, n)
        elif command in "CQ":
            points += _curve(here, n)
        else:
            points.append((n[0], n[1]))
        here = (n[-2], n[-1])
    return points


def reach(part: Part) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a drawing, lines included."""
    left = top = math.inf
    right = bottom = -math.inf
    for shape in part:
        edge = shape.width / 2 if shape.stroke else 0.0
        for x, y in _points(shape.segments):
            left, right = min(left, x - edge), max(right, x + edge)
            top, bottom = min(top, y - edge), max(bottom, y + edge)
    return left, top, right, bottom


def fit(part: Part) -> Part:
    """The drawing, moved and made smaller just as much as it needs to keep clear of the edge."""
    left, top, right, bottom = reach(part)
    while max(right - left, bottom - top) > SIDE - 2 * MARGIN:
        part = at(part, 0, 0, 0.99)
        left, top, right, bottom = reach(part)
    dx = max(MARGIN - left, 0.0) or min(SIDE - MARGIN - right, 0.0)
    dy = max(MARGIN - top, 0.0) or min(SIDE - MARGIN - bottom, 0.0)
    return at(part, dx, dy) if dx or dy else part
