"""People around a child in care."""

from __future__ import annotations

from parts import people as who
from parts.figure import ME, badge, bust, standing
from parts.hands import pointing_hand
from parts.palette import CORAL, CREAM, INK, LEAF, PLUM, SKY, WHITE, WOOD, YELLOW
from parts.shapes import Part, at, box, circle, line, path
from parts.things import bubble, clipboard, heart, house, scales, tick, writing
from register import symbol


def roof() -> Part:
    """A roof over the heads of people who live together."""
    return path("M8 44L64 6L120 44C117 51 112 52 108 50L64 20L20 50C16 52 11 51 8 44Z", CORAL)


@symbol("social-worker", "social worker", "worker;children's social worker;SW", "people", "noun",
        "A social worker with a name badge and a folder")  # fmt: skip
def social_worker() -> Part:
    folder = box(-17, -22, 34, 44, YELLOW, 4) + at(heart(), 0, 0, 0.55)
    return bust(58, 42, 27, who.SOCIAL_WORKER) + badge(56, 90, 0.85) + at(folder, 99, 92, 1.0, 8)


@symbol("foster-carer", "foster carer", "carer;foster mum;foster dad;foster parent", "people", "noun",
        "A foster carer and a child together in front of a house")  # fmt: skip
def foster_carer() -> Part:
    return (
        bust(46, 56, 22, who.FOSTER_CARER, bottom=120)
        + bust(86, 76, 20, ME, bottom=120)
        + roof()
    )


@symbol("reviewing-officer", "reviewing officer", "independent reviewing officer;IRO;reviewer", "people",
        "noun", "A reviewing officer with a list of ticks")  # fmt: skip
def reviewing_officer() -> Part:
    board = at(clipboard(50, 62), 0, 0)
    for y in (-10, 8):
        board += at(tick(width=5), -8, y, 0.36) + line((4, y), (14, y), width=4)
    return bust(48, 43, 27, who.REVIEWER) + at(board, 96, 86, 1.0, 6)


@symbol("advocate", "advocate", "someone who speaks up for you;speak for me;independent visitor",
        "people", "noun", "An advocate stands beside a child and speaks up for them")  # fmt: skip
def advocate() -> Part:
    return (
        standing(34, 122, 96, who.ADVOCATE, "talk", ("down", "low"), adult=True)
        + standing(88, 122, 68, ME)
        + at(bubble(58, 36, YELLOW, -14), 88, 25)
        + at(heart(), 88, 25, 0.6)
    )


@symbol("judge", "judge", "family court judge;magistrate", "people", "noun",
        "A judge sits at a high bench with scales on it")  # fmt: skip
def judge() -> Part:
    bands = path("M56 70L64 78L72 70L76 92H52Z", WHITE)
    return (
        bust(64, 38, 24, who.JUDGE, bottom=90)
        + bands
        + path("M22 92H106V122H22Z", WOOD)
        + box(12, 82, 104, 14, WOOD, 4)
        + at(scales(), 64, 110, 0.42)
    )


@symbol("friend", "friend", "mate;best friend;pal;friends", "people", "noun",
        "Two friends, arm in arm")  # fmt: skip
def friend() -> Part:
    return (
        standing(40, 120, 100, ME, "happy", ("wave", "none"))
        + standing(88, 120, 100, who.FRIEND, "happy", ("none", "wave"))
        + at(heart(), 64, 92, 0.7)
    )


@symbol("i", "I", "me;my;myself;mine", "people", "pronoun", "A child points to themselves")
def i() -> Part:
    return bust(56, 48, 32, ME) + at(pointing_hand(cuff=YELLOW), 92, 108, 0.75, 0, True)
