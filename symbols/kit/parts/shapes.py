"""Shapes, and how to move them: the pencil of the kit.

A *part* is a list of shapes in drawing order (the last is on top). Parts are added with ``+``.
Draw a part around the point (0, 0), then put it where it belongs with :func:`at`. Outlines keep
their width however small a part becomes, so that all symbols look drawn with one pen.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from parts.palette import INK, LINE

Point = tuple[float, float]
Segment = tuple[str, tuple[float, ...]]

_TOKEN = re.compile(r"[A-Za-z]|-?\d*\.?\d+")
_TAKES = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "Q": 4, "A": 7, "Z": 0}


@dataclass(frozen=True)
class Shape:
    """One outline with its colours. ``kind`` is skin, hair, skin-other, hair-other or empty."""

    segments: tuple[Segment, ...]
    fill: str | None
    stroke: str | None = INK
    width: float = LINE
    kind: str = ""
    grows: bool = False
    """True where the line is itself a coloured thing (a sleeve) and must scale with its part."""


Part = list[Shape]


def _segments(d: str) -> tuple[Segment, ...]:
    """Read SVG path data. Only absolute commands are known; H and V become L."""
    tokens = _TOKEN.findall(d)
    out: list[Segment] = []
    here: Point = (0.0, 0.0)
    i = 0
    command = ""
    while i < len(tokens):
        if tokens[i].isalpha():
            command = tokens[i]
            i += 1
        if command not in _TAKES:
            raise ValueError(f"Path command {command!r} in {d!r}: use only {' '.join(_TAKES)}.")
        count = _TAKES[command]
        numbers = tuple(float(t) for t in tokens[i : i + count])
        if len(numbers) != count:
            raise ValueError(f"Path command {command} in {d!r} needs {count} numbers.")
        i += count
        if command == "H":
            out.append(("L", (numbers[0], here[1])))
        elif command == "V":
            out.append(("L", (here[0], numbers[0])))
        else:
            out.append((command, numbers))
        if command != "Z":
            here = (out[-1][1][-2], out[-1][1][-1])
    return tuple(out)


def path(
    d: str,
    fill: str | None = None,
    stroke: str | None = INK,
    width: float = LINE,
    kind: str = "",
) -> Part:
    """A free shape from SVG path data (absolute commands M L H V C Q A Z)."""
    return [Shape(_segments(d), fill, stroke, width, kind)]


def ellipse(
    x: float,
    y: float,
    rx: float,
    ry: float,
    fill: str | None = None,
    stroke: str | None = INK,
    width: float = LINE,
    kind: str = "",
) -> Part:
    """An ellipse around (x, y)."""
    d = f"M{x - rx} {y}A{rx} {ry} 0 1 1 {x + rx} {y}A{rx} {ry} 0 1 1 {x - rx} {y}Z"
    return path(d, fill, stroke, width, kind)


def circle(
    x: float,
    y: float,
    r: float,
    fill: str | None = None,
    stroke: str | None = INK,
    width: float = LINE,
    kind: str = "",
) -> Part:
    """A circle around (x, y)."""
    return ellipse(x, y, r, r, fill, stroke, width, kind)


def dot(x: float, y: float, r: float, fill: str = INK) -> Part:
    """A filled circle without outline."""
    return circle(x, y, r, fill, None)


def box(
    x: float,
    y: float,
    w: float,
    h: float,
    fill: str | None = None,
    r: float = 4,
    stroke: str | None = INK,
    width: float = LINE,
) -> Part:
    """A rectangle with rounded corners; (x, y) is its top left."""
    d = (
        f"M{x + r} {y}H{x + w - r}A{r} {r} 0 0 1 {x + w} {y + r}V{y + h - r}"
        f"A{r} {r} 0 0 1 {x + w - r} {y + h}H{x + r}A{r} {r} 0 0 1 {x} {y + h - r}"
        f"V{y + r}A{r} {r} 0 0 1 {x + r} {y}Z"
    )
    return path(d, fill, stroke, width)


def line(*points: Point, colour: str = INK, width: float = LINE) -> Part:
    """An open line through the points."""
    d = "M" + "L".join(f"{x} {y} " for x, y in points)
    return path(d, None, colour, width)


def polygon(*points: Point, fill: str | None = None, stroke: str | None = INK) -> Part:
    """A closed shape with straight sides."""
    d = "M" + "L".join(f"{x} {y} " for x, y in points) + "Z"
    return path(d, fill, stroke)


def limb(points: Sequence[Point], thick: float, fill: str) -> Part:
    """A sleeve or leg: a thick coloured line with an outline."""
    d = "M" + "L".join(f"{x} {y} " for x, y in points)
    segments = _segments(d)
    return [
        Shape(segments, None, INK, thick + LINE, grows=True),
        Shape(segments, None, fill, max(thick - LINE, 2.0), grows=True),
    ]


def _moved(segment: Segment, s: float, cos: float, sin: float, mirror: int, to: Point) -> Segment:
    command, n = segment

    def go(x: float, y: float) -> Point:
        x, y = x * s * mirror, y * s
        return (x * cos - y * sin + to[0], x * sin + y * cos + to[1])

    if command == "A":
        tilt = n[2] * mirror + math.degrees(math.atan2(sin, cos))
        sweep = n[4] if mirror == 1 else 1 - n[4]
        return command, (n[0] * s, n[1] * s, tilt, n[3], sweep, *go(n[5], n[6]))
    out: list[float] = []
    for x, y in zip(n[::2], n[1::2], strict=True):
        out.extend(go(x, y))
    return command, tuple(out)


def at(
    part: Part, x: float, y: float, size: float = 1.0, turn: float = 0.0, flip: bool = False
) -> Part:
    """Put a part drawn around (0, 0) at (x, y): smaller or bigger, turned, or mirrored.

    ``turn`` is in degrees clockwise; ``flip`` mirrors left and right (before turning).
    """
    cos, sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    mirror = -1 if flip else 1
    return [
        replace(
            shape,
            segments=tuple(_moved(g, size, cos, sin, mirror, (x, y)) for g in shape.segments),
            width=_grown(shape, size),
        )
        for shape in part
    ]


def _grown(shape: Shape, size: float) -> float:
    """The line width after scaling: only sleeves and legs grow, and their outline stays."""
    if not shape.grows:
        return shape.width
    edge = LINE if shape.stroke == INK else -LINE
    return max((shape.width - edge) * size + edge, 2.0)
