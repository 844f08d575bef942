"""Hands: open, pointing, thumb up, and two that hold each other. Drawn around (0, 0)."""

from __future__ import annotations

from parts.palette import BLUE, SKIN
from parts.shapes import Part, box, path


def _skin(tone: str, me: bool) -> tuple[str, str]:
    return SKIN[tone], "skin" if me else "skin-other"


def open_hand(tone: str = "medium", me: bool = True) -> Part:
    """An open hand held up, palm towards us: 62 wide, 88 high."""
    fill, kind = _skin(tone, me)
    return path(
        "M-15 44L-17 30C-24 20 -26 8 -26 -4V-16A6 6 0 0 1 -14 -16V-4V-32A6 6 0 0 1 -2 -32V-6"
        "V-38A6 6 0 0 1 10 -38V-6V-31A6 6 0 0 1 22 -31V4L28 -6A6 6 0 0 1 38 1L26 22"
        "C22 30 18 34 16 44Z",
        fill,
        kind=kind,
    )


def pointing_hand(tone: str = "medium", me: bool = True, cuff: str = BLUE) -> Part:
    """A hand that points to the right: 84 wide, 44 high, fingertip at (42, -12)."""
    fill, kind = _skin(tone, me)
    return (
        box(-42, -18, 18, 38, cuff, 4)
        + path(
            "M-24 -15H-2C4 -15 6 -18 8 -18H36A6.5 6.5 0 0 1 36 -5H14H18"
            "A6 6 0 0 1 18 7H15A6 6 0 0 1 13 17"
            "H-8C-14 17 -18 15 -24 15Z",
            fill,
            kind=kind,
        )
        + path("M14 -5H4M15 7H5", width=3.5)
        + path("M-14 -15C-8 -8 0 -6 6 -8", width=3.5)
    )


def thumb_up(tone: str = "medium", me: bool = True, cuff: str = BLUE) -> Part:
    """A fist with the thumb up: 70 wide, 72 high."""
    fill, kind = _skin(tone, me)
    return (
        box(-36, -6, 18, 40, cuff, 4)
        + path(
            "M-18 -4C-8 -8 -4 -20 -3 -32C-2 -40 10 -38 11 -28C11 -20 9 -14 7 -8H28"
            "A6.5 6.5 0 0 1 29 5"
            "A6.5 6.5 0 0 1 28 16A6 6 0 0 1 25 26A6 6 0 0 1 20 34H-6C-12 34 -14 30 -18 30Z",
            fill,
            kind=kind,
        )
        + path("M29 5H18M28 16H18M25 26H17", width=3.5)
    )


def cupped_hand(tone: str = "medium", me: bool = False, cuff: str = BLUE) -> Part:
    """A hand held flat, palm up, that gives or holds: 92 wide, fingertips to the right."""
    fill, kind = _skin(tone, me)
    return box(-46, -8, 16, 28, cuff, 4) + path(
        "M-30 -4C-20 -8 -14 -8 -6 -2H8C16 -2 16 8 8 8H-4C10 8 18 8 24 4L36 -6A6 6 0 0 1 44 3"
        "C34 16 24 22 12 22H-8C-18 22 -22 16 -30 16Z",
        fill,
        kind=kind,
    )


def fist(tone: str = "medium", me: bool = True) -> Part:
    """A closed hand from the front, 36 wide."""
    fill, kind = _skin(tone, me)
    return path(
        "M-17 2V-8A5 5 0 0 1 -8 -10A5 5 0 0 1 1 -11A5 5 0 0 1 10 -10"
        "A5 5 0 0 1 18 -7V8C18 16 12 18 6 18H-8C-14 18 -17 12 -17 2Z",
        fill,
        kind=kind,
    ) + path("M-16 2H8", width=3.5)
