"""Doing: help, keep safe, wait, stop, go, try, want, like and love."""

from __future__ import annotations

from parts import people as who
from parts.figure import ME, bust, standing
from parts.hands import cupped_hand, fist, open_hand, thumb_up
from parts.palette import (
    BLUE,
    CORAL,
    LEAF,
    RED,
    SKIN,
    WHITE,
    YELLOW,
)
from parts.scenes import gift, umbrella
from parts.shapes import Part, at, box, circle, path
from parts.signs import arrow, heart, star
from parts.things import clock
from register import section

doing = section("doing")


@doing(
    "help",
    "One hand reaches out to hold another hand",
    "support;helping;look after;care for",
    "verb",
)
def help_() -> Part:
    return (
        at(cupped_hand("dark", False, BLUE), 42, 88, 0.95)
        + at(cupped_hand("medium", True, YELLOW), 84, 62, 0.95, 0, True)
        + at(heart(), 64, 24, 0.75)
    )


@doing("wait", "A child waits beside a clock", "waiting;be patient;hold on", "verb")
def wait() -> Part:
    return standing(40, 122, 102, ME, "ok", ("down", "hip")) + at(clock(27), 94, 48)


@doing("stop", "A hand held up on a red sign: stop", "don't;end;halt", "verb")
def stop() -> Part:
    return path("M42 8H86L120 42V86L86 120H42L8 86V42Z", RED) + at(open_hand(), 60, 70, 1.0)


@doing("go", "A green sign with an arrow forward: go", "start;set off;leave;going", "verb")
def go() -> Part:
    return circle(64, 64, 56, LEAF) + arrow((32, 64), (102, 64), colour=WHITE, width=15, head=23)


@doing(
    "keep-safe",
    "A grown-up holds an umbrella over a child, keeping them safe",
    "protect;look after;safeguard;safeguarding",
    "verb",
)
def keep_safe() -> Part:
    return (
        at(umbrella(), 66, 42)
        + standing(32, 124, 80, who.FOSTER_CARER_2, arms=("down", "reach"), adult=True)
        + standing(96, 124, 66, ME, "happy")
    )


@doing("give", "A hand gives a present", "giving;get;given;offer", "verb")
def give() -> Part:
    return at(cupped_hand("medium-light", False, CORAL), 54, 98, 1.1) + at(gift(BLUE), 68, 56, 1.15)


@doing("try", "A child reaches up for a star", "have a go;attempt;effort", "verb")
def try_() -> Part:
    return (
        standing(52, 122, 100, ME, "strong", ("down", "up"))
        + at(star(), 92, 26, 1.1)
        + path("M76 50L82 44", width=4)
    )


@doing(
    "work-together",
    "Hands from different people meet in the middle",
    "team;teamwork;work with;together",
    "verb",
)
def work_together() -> Part:
    part: Part = []
    for turn, tone, colour, me in (
        (-90, "medium", YELLOW, True),
        (30, "dark", BLUE, False),
        (150, "light", CORAL, False),
    ):
        arm = box(-56, -12, 26, 24, colour, 5) + path(
            "M-32 -9H-14C-4 -14 6 -8 6 0C6 8 -4 14 -14 9H-32Z",
            SKIN[tone],
            kind="skin" if me else "skin-other",
        )
        part += at(arm, 64, 70, 1.0, turn + 180)
    return part + at(heart(), 64, 70, 0.62)


@doing(
    "want",
    "A child reaches out a hand towards a star",
    "would like;wish for;wishes",
    "verb",
)
def want() -> Part:
    return (
        bust(44, 66, 30, ME, "hopeful")
        + at(open_hand(), 92, 92, 0.62, 22)
        + at(star(), 106, 34, 1.0)
    )


@doing("like", "A thumb up", "good;enjoy;liked;great", "verb")
def like() -> Part:
    return at(thumb_up(cuff=YELLOW), 66, 66, 1.45)


@doing("dont-like", "A thumb down", "dislike;not good;bad;hate", "verb", "don't like")
def dont_like() -> Part:
    return at(thumb_up(cuff=YELLOW), 66, 62, 1.45, 180, True)


@doing("love", "A child hugs a big heart", "loves;care about", "verb")
def love() -> Part:
    return (
        bust(64, 44, 30, ME, "loved")
        + at(heart(), 64, 94, 1.35)
        + at(fist(), 38, 100, 0.75, 70)
        + at(fist(), 90, 100, 0.75, -70, True)
    )


@doing("hug", "A grown-up hugs a child", "cuddle;hold;comfort", "verb")
def hug() -> Part:
    sleeve = path(
        "M18 122C20 92 44 88 74 92C84 94 84 108 74 108C56 108 46 110 44 122Z", who.MUM.top
    )
    return (
        bust(46, 42, 25, who.MUM, "calm")
        + bust(76, 72, 23, ME, "loved")
        + sleeve
        + circle(80, 100, 8.5, SKIN[who.MUM.skin], kind="skin-other")
    )
