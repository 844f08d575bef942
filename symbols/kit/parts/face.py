"""Faces: eyes, brows, mouths, and the moods made of them.

Drawn for a head of radius 40 around (0, 0); `head` in figure.py scales them. To add a mood, add a
line to MOODS. Moods must differ in mouth *and* brows or eyes, or they cannot be told apart small.
"""

from __future__ import annotations

from dataclasses import dataclass

from parts.palette import FINE, INK, PINK, RED, SKY, WHITE
from parts.shapes import Part, at, box, circle, dot, ellipse, line, path


@dataclass(frozen=True)
class Mood:
    """What a face does: names of an eye, a brow and a mouth, and extras such as tears."""

    mouth: str = "smile"
    eyes: str = "dot"
    brows: str = ""
    extras: tuple[str, ...] = ()


MOODS: dict[str, Mood] = {
    "happy": Mood("grin", "dot", "up"),
    "smile": Mood("smile", "dot"),
    "sad": Mood("frown", "dot", "worried", ("tear",)),
    "unhappy": Mood("frown", "dot", "worried"),
    "worried": Mood("wobble", "wide", "worried"),
    "angry": Mood("teeth", "dot", "angry", ("flush",)),
    "cross": Mood("frown", "dot", "angry"),
    "scared": Mood("shout", "wide", "worried", ("sweat",)),
    "excited": Mood("laugh", "arch", "up"),
    "calm": Mood("small-smile", "shut"),
    "proud": Mood("smile", "arch", "up"),
    "confused": Mood("slant", "uneven", "one-up"),
    "lonely": Mood("small-frown", "down", "worried"),
    "tired": Mood("small-o", "half", "flat"),
    "bored": Mood("flat", "half", "flat"),
    "surprised": Mood("o", "wide", "high"),
    "shy": Mood("small-smile", "side", "worried", ("blush",)),
    "embarrassed": Mood("wobble", "side", "worried", ("flush",)),
    "loved": Mood("grin", "arch", "", ("blush",)),
    "hopeful": Mood("smile", "up", "up"),
    "frustrated": Mood("wavy", "tight", "angry"),
    "jealous": Mood("slant", "side", "angry"),
    "disappointed": Mood("small-frown", "down", "flat"),
    "crying": Mood("cry", "shut", "worried", ("streams",)),
    "nervous": Mood("teeth", "wide", "worried", ("sweat",)),
    "ok": Mood("flat", "dot"),
    "relieved": Mood("small-o", "shut", "up"),
    "guilty": Mood("small-frown", "side", "worried"),
    "silly": Mood("tongue", "uneven", "up"),
    "curious": Mood("small-smile", "up", "one-up"),
    "poorly": Mood("wavy", "half", "worried"),
    "small": Mood("small-smile", "dot"),
    "talk": Mood("talk", "dot"),
    "think": Mood("flat", "up", "one-up"),
    "sleep": Mood("small-smile", "shut"),
    "asleep": Mood("small-o", "shut"),
    "strong": Mood("small-smile", "dot", "angry"),
}


def _mouth(name: str, w: float) -> Part:
    shapes: dict[str, Part] = {
        "smile": path("M-15 15C-9 27 9 27 15 15", width=w),
        "small-smile": path("M-9 18C-5 24 5 24 9 18", width=w),
        "grin": path("M-18 12C-15 34 15 34 18 12Z", WHITE, width=w),
        "laugh": path("M-20 10C-18 40 18 40 20 10Z", RED, width=w),
        "frown": path("M-14 26C-8 14 8 14 14 26", width=w),
        "small-frown": path("M-9 24C-5 18 5 18 9 24", width=w),
        "flat": line((-12, 20), (12, 20), width=w),
        "slant": path("M-12 24C-4 24 4 20 12 15", width=w),
        "wobble": path("M-15 22C-11 15 -6 15 -3 20C0 25 5 25 8 20C10 17 13 17 15 20", width=w),
        "wavy": path("M-17 21L-10 16L-3 23L4 16L11 23L17 18", width=w),
        "o": ellipse(0, 22, 8, 10, RED, width=w),
        "small-o": ellipse(0, 22, 5.5, 6, RED, width=w),
        "talk": path("M-11 15C-11 30 11 30 11 15Z", RED, width=w),
        "shout": path("M-13 30C-13 10 13 10 13 30C6 26 -6 26 -13 30Z", RED, width=w),
        "cry": path("M-15 31C-15 10 15 10 15 31C7 25 -7 25 -15 31Z", RED, width=w),
        "teeth": box(-17, 13, 34, 14, WHITE, 6, width=w)
        + line((-15, 20), (15, 20), width=w * 0.6)
        + line((-6, 14), (-6, 26), width=w * 0.6)
        + line((6, 14), (6, 26), width=w * 0.6),
        "tongue": path("M-15 14C-9 26 9 26 15 14", width=w)
        + path("M-1 23C-1 36 13 35 11 20Z", RED, width=w * 0.8),
    }
    return shapes[name]


def _eye(name: str, side: int, w: float) -> Part:
    wide = circle(0, 0, 9.5, WHITE, width=w * 0.8)
    half = path("M-9 -2A9 9 0 0 0 9 -2Z", WHITE, width=w * 0.8) + dot(0, 2, 3.6)
    shapes: dict[str, Part] = {
        "dot": ellipse(0, 0, 4.6, 5.8, INK, None),
        "wide": wide + dot(0, 0.5, 4.2),
        "up": wide + dot(1.5, -3.5, 4.2),
        "down": wide + dot(-1, 4, 4.2),
        "side": wide + dot(4, 2.5, 4.2),
        "half": half,
        "arch": path("M-8 3C-5 -7 5 -7 8 3", width=w),
        "shut": path("M-8 -1C-5 6 5 6 8 -1", width=w),
        "tight": path(f"M{-7 * side} -6L{6 * side} 0L{-7 * side} 6".replace("--", ""), width=w),
        "uneven": (wide + dot(0, 0, 4.2)) if side > 0 else ellipse(0, 0, 4.6, 5.8, INK, None),
    }
    return shapes[name]


def _brow(name: str, side: int, w: float) -> Part:
    # inner end (towards the nose) and outer end, as heights above the eye
    ends = {
        "up": (-15, -13),
        "high": (-21, -18),
        "worried": (-19, -11),
        "angry": (-9, -18),
        "flat": (-14, -14),
        "one-up": (-21, -19) if side > 0 else (-12, -14),
    }[name]
    middle = (ends[0] + ends[1]) / 2 - (3 if name in ("up", "high", "one-up") else 0)
    return path(f"M{-9 * side} {ends[0]}Q0 {middle} {9 * side} {ends[1]}", width=w)


def _extra(name: str, w: float) -> Part:
    drop = path("M0 -9C6 0 6 7 0 7C-6 7 -6 0 0 -9Z", SKY, width=FINE)
    shapes: dict[str, Part] = {
        "tear": at(drop, 21, 20, 1.15),
        "streams": path("M-21 8V34M21 8V34", stroke="#5AA9DD", width=w * 1.5),
        "sweat": at(drop, 31, -13, 1.0),
        "blush": ellipse(-25, 13, 6, 4, PINK, None) + ellipse(25, 13, 6, 4, PINK, None),
        "flush": ellipse(-26, 12, 8, 6, "#E2694F", None) + ellipse(26, 12, 8, 6, "#E2694F", None),
    }
    return shapes[name]


def features(mood: str, small: bool = False) -> Part:
    """Eyes, brows and mouth of a mood. ``small`` leaves out what cannot be seen on a small head."""
    m = MOODS[mood]
    w = 5.0
    part: Part = []
    for extra in m.extras:
        if not small or extra in ("streams", "tear"):
            part += _extra(extra, w)
    for side in (-1, 1):
        part += at(_eye(m.eyes, side, w), 15 * side, 1)
        if m.brows and not (small and m.brows in ("up", "flat")):
            part += at(_brow(m.brows, side, w), 15 * side, 1)
    return part + _mouth(m.mouth, w)
