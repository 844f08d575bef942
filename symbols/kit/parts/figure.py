"""People: how someone looks, their head, a head with shoulders, and a whole standing figure.

`ME` is the child who reads the letter: its skin and hair carry the classes ``skin`` and ``hair``,
so that a program can give them the child's own colours. Everyone else is ``-other`` and stays.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from parts import hair as hairdo
from parts.face import features
from parts.palette import BLUE, GREY, HAIR, INK, SKIN, WHITE, YELLOW
from parts.shapes import Part, Point, at, box, circle, ellipse, limb, line, path


@dataclass(frozen=True)
class Look:
    """How one person looks. Names of tones and hair are the keys in palette.py."""

    skin: str = "medium"
    hair: str = "dark-brown"
    style: str = "fluffy"
    top: str = YELLOW
    legs: str = BLUE
    me: bool = False
    scarf: str = ""
    turban: str = ""
    glasses: bool = False
    beard: bool = False
    hearing_aid: bool = False
    lines: bool = False
    """Laughter lines, for older people."""

    @property
    def skin_kind(self) -> str:
        """The class of this person's skin in the SVG."""
        return "skin" if self.me else "skin-other"

    @property
    def hair_kind(self) -> str:
        """The class of this person's hair in the SVG."""
        return "hair" if self.me else "hair-other"


ME = Look(me=True)
"""The child who reads the letter."""


def head(x: float, y: float, r: float, look: Look = ME, mood: str = "smile") -> Part:
    """A head of radius ``r`` around (x, y)."""
    return _behind(x, y, r, look) + _face(x, y, r, look, mood)


def _behind(x: float, y: float, r: float, look: Look) -> Part:
    if look.scarf or look.turban:
        return []
    return at(hairdo.behind(look.style, HAIR[look.hair], look.hair_kind), x, y, r / 40)


def _face(x: float, y: float, r: float, look: Look, mood: str) -> Part:
    tone, kind, colour = SKIN[look.skin], look.skin_kind, HAIR[look.hair]
    small = r < 26
    part: Part = []
    if look.scarf:
        cloth, fold = hairdo.headscarf(look.scarf)
        part += cloth + fold + ellipse(0, 2, 33, 35, tone, kind=kind)
    else:
        for side in (-1, 1):
            part += circle(39 * side, 4, 8, tone, kind=kind)
        part += circle(0, 0, 40, tone, kind=kind)
    if look.beard:
        part += path(
            "M-39 9C-42 54 42 54 39 9C34 17 25 13 13 12H-13C-25 13 -34 17 -39 9Z",
            colour,
            kind=look.hair_kind,
        ) + ellipse(0, 21, 18, 11, tone, None, kind=kind)
    if look.turban:
        part += hairdo.turban(look.turban)
    elif not look.scarf:
        part += hairdo.in_front(look.style, colour, look.hair_kind)
    part += _thinner(features(mood, small), r)
    if look.glasses:
        w = 3.2 if small else 4
        part += circle(-16, 0, 12, None, width=w) + circle(16, 0, 12, None, width=w)
        part += line((-4, -1), (4, -1), width=w)
    if look.lines and not small:
        part += path("M-30 10L-35 13M30 10L35 13", width=3)
    if look.hearing_aid:
        part += path("M-38 -8C-50 -8 -50 12 -41 13", stroke=INK, width=7.5)
        part += path("M-38 -8C-50 -8 -50 12 -41 13", stroke=BLUE, width=3.5)
    return at(part, x, y, r / 40)


def _thinner(part: Part, r: float) -> Part:
    """Lines of a face thin down with the head, but never below what prints at 15 mm."""
    factor = max(0.6, min(1.0, r / 34))
    return [replace(s, width=max(2.6, s.width * factor)) for s in part]


def bust(
    x: float,
    y: float,
    r: float,
    look: Look = ME,
    mood: str = "smile",
    bottom: float = 122,
    wide: float = 1.0,
) -> Part:
    """Head and shoulders: head of radius ``r`` around (x, y), shoulders down to ``bottom``."""
    s = r / 40
    b = (bottom - y) / s
    w = 56 * wide
    low = min(92.0, b)
    body = path(
        f"M{-w} {b}V{low}C{-w} {low - 30} -36 46 0 46C36 46 {w} {low - 30} {w} {low}V{b}Z", look.top
    )
    neck = path("M-13 30V50C-8 58 8 58 13 50V30Z", SKIN[look.skin], kind=look.skin_kind)
    if look.scarf:
        return at(body, x, y, s) + _face(x, y, r, look, mood)
    return _behind(x, y, r, look) + at(body + neck, x, y, s) + _face(x, y, r, look, mood)


ARMS: Mapping[str, tuple[Point, ...]] = {
    # points from the shoulder to the hand of the right-hand arm; the other arm is mirrored
    "down": ((0, 0), (7, 24)),
    "out": ((0, 0), (24, 6)),
    "up": ((0, 0), (12, -24)),
    "wave": ((0, 0), (14, 4), (19, -16)),
    "front": ((0, 0), (6, 15), (-9, 18)),
    "hip": ((0, 0), (14, 10), (3, 21)),
    "reach": ((0, 0), (26, -6)),
    "low": ((0, 0), (17, 18)),
    "shrug": ((0, 0), (13, 12), (24, -2)),
    "chin": ((0, 0), (9, 12), (-8, -4)),
    "none": (),
}


def _arm(look: Look, pose: str, side: int, shoulder: Point, thick: float, long: float) -> Part:
    points = [(shoulder[0] + p[0] * side * long, shoulder[1] + p[1] * long) for p in ARMS[pose]]
    if not points:
        return []
    hand = circle(*points[-1], thick * 0.62, SKIN[look.skin], kind=look.skin_kind)
    return limb(points, thick, look.top) + hand


def standing(
    x: float,
    foot: float,
    tall: float,
    look: Look = ME,
    mood: str = "smile",
    arms: tuple[str, str] = ("down", "down"),
    adult: bool = False,
    stride: bool = False,
) -> Part:
    """A whole figure, ``tall`` units high, with its feet at (x, foot).

    ``arms`` names a pose of ARMS for the left and the right arm as seen; ``stride`` walks right.
    """
    neck, hip, r, w, full = (
        (-66.0, -32.0, 17.0, 16.0, 100.0) if adult else (-46.0, -20.0, 19.0, 13.0, 84.0)
    )
    part: Part = []
    for side in (-1, 1):
        if stride:
            part += limb([(3 * side, hip), (13 * side + 2, -7)], 11, look.legs)
            part += at(path("M-5 0H13C13 -8 -5 -9 -5 0Z", INK), 13 * side + 2, 0)
            continue
        part += limb([(7 * side, hip), (7 * side, -6)], 11, look.legs)
        part += path(f"M{2 * side} 0H{15 * side}C{15 * side} -8 {2 * side} -8 {2 * side} 0Z", INK)
    behind = _behind(0, neck - r + 2, r, look)
    body = path(
        f"M{-w} {neck + 12}C{-w} {neck} {w} {neck} {w} {neck + 12}L{w + 3} {hip + 3}H{-w - 3}Z",
        look.top,
    )
    long = 1.1 if adult else 0.85
    limbs: Part = []
    for side, pose in zip((-1, 1), arms, strict=True):
        limbs += _arm(look, pose, side, (w * side - 2 * side, neck + 11), 9, long)
    face = _face(0, neck - r + 2, r, look, mood)
    scale = tall / full
    raised = [pose for pose in arms if pose == "chin"]
    order = face + limbs if raised else limbs + face
    return at(behind + part + body + order, x, foot, scale)


def wheelchair(
    x: float, foot: float, look: Look = ME, mood: str = "smile", wave: bool = False
) -> Part:
    """Someone sitting in a wheelchair, about 84 units tall, facing right."""
    chair = limb([(-20, -46), (-16, -24), (14, -24)], 6, GREY)
    legs = limb([(-4, -28), (16, -26), (20, -8)], 11, look.legs) + path(
        "M14 0H32C32 -8 18 -8 14 0Z", INK
    )
    body = path("M-17 -28L-15 -46C-13 -56 9 -56 11 -46L11 -28Z", look.top)
    arm = _arm(look, "wave" if wave else "low", 1, (4, -44), 9, 0.85)
    wheel = circle(-8, -19, 18, None) + circle(-8, -19, 4, GREY) + circle(26, -4, 4, GREY)
    return at(chair + legs + body + arm + wheel, x, foot) + head(x - 2, foot - 72, 19, look, mood)


def badge(x: float, y: float, size: float = 1.0) -> Part:
    """A name badge on a ribbon, as people at work wear; (x, y) is where the ribbon meets."""
    ribbon = line((-16, -24), (0, 0), (16, -24), colour=WHITE, width=5)
    card = (
        box(-9, 0, 18, 22, WHITE, 3) + circle(0, 7, 3, INK, None) + line((-4, 16), (4, 16), width=3)
    )
    return at(ribbon + card, x, y, size)
