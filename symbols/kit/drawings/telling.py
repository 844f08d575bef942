"""Telling: talk, listen, ask, decide, agree, complain, think, read and write."""

from __future__ import annotations

from parts import people as who
from parts.figure import ME, bust, head, standing
from parts.hands import open_hand, pointing_hand, thumb_up
from parts.palette import (
    BLUE,
    CORAL,
    GREEN,
    INK,
    RED,
    SKIN,
    SKY,
    STONE,
    WHITE,
    YELLOW,
)
from parts.scenes import ear, eye, magnifier
from parts.shapes import Part, at, box, circle, dot, line, path
from parts.signs import bubble, cross, heart, question, star, swoop, thought, tick
from parts.things import book, padlock, pencil, sheet, writing
from register import section

doing = section("doing")


def cards(chosen: int = 1) -> Part:
    """Three cards in a row, 108 wide; the chosen one is raised."""
    part: Part = []
    for k, (colour, sign) in enumerate(
        (
            (SKY, circle(0, 0, 8, BLUE)),
            (YELLOW, at(star(RED), 0, 0, 0.55)),
            (GREEN, at(heart(), 0, 0, 0.5)),
        )
    ):
        y = -8 if k == chosen else 4
        part += at(box(-15, -24, 30, 44, colour, 4) + at(sign, 0, -2), (k - 1) * 38, y)
    return part


@doing(
    "decide",
    "A child thinks of a tick and a cross, and decides",
    "make up your mind;deciding",
    "verb",
)
def decide() -> Part:
    return (
        head(52, 90, 32, ME, "think")
        + circle(84, 58, 5, WHITE)
        + at(thought(), 82, 28, 1.25)
        + at(tick(width=7), 70, 28, 0.6)
        + at(cross(width=7), 98, 28, 0.6)
    )


@doing("choose", "A hand picks one of three cards", "pick;choice;choices;option;options", "verb")
def choose() -> Part:
    return at(cards(), 64, 42, 1.1) + at(pointing_hand(cuff=YELLOW), 74, 98, 0.78, -80)


@doing("talk", "A child talks: a speech bubble with lines", "speak;say;tell;chat;talking", "verb")
def talk() -> Part:
    return (
        head(44, 86, 34, ME, "talk")
        + at(bubble(66, 42, WHITE, -14), 90, 27)
        + at(writing(-20, -6, 40, 2, 12, INK), 90, 27)
    )


@doing("listen", "An ear with sound waves: listening", "hear;listened to;listening", "verb")
def listen() -> Part:
    waves = path(
        "M104 46C110 54 110 70 104 78M114 38C124 50 124 74 114 86M94 54C97 58 97 66 94 70",
        stroke=BLUE,
        width=5.5,
    )
    return at(ear(SKIN["medium"], "skin"), 48, 62, 1.45) + waves


@doing(
    "ask",
    "A child asks: a question mark in a speech bubble",
    "question;ask for;asked;request",
    "verb",
)
def ask() -> Part:
    return (
        head(46, 84, 36, ME, "talk")
        + at(bubble(56, 50, YELLOW, -14), 92, 32)
        + at(question(), 92, 31, 0.85)
    )


@doing("tell", "A child tells a grown-up", "say to;tell someone;share news;report", "verb")
def tell() -> Part:
    return (
        bust(32, 76, 22, ME, "talk")
        + bust(96, 64, 23, who.HELPER)
        + at(bubble(44, 30, WHITE, -10), 50, 24)
        + at(writing(-13, -4, 26, 2, 9, INK), 50, 24)
    )


@doing(
    "talk-together",
    "Two people talk to each other, each with a speech bubble",
    "conversation;discuss;chat with;talk to",
    "verb",
)
def talk_together() -> Part:
    return (
        bust(32, 82, 21, ME, "talk")
        + bust(96, 82, 21, who.SOCIAL_WORKER, "talk")
        + at(bubble(48, 32, YELLOW, -8), 36, 28)
        + at(bubble(48, 32, WHITE, 8), 92, 28)
    )


@doing("write", "A pencil writes on paper", "writing;written;note", "verb")
def write() -> Part:
    return (
        at(sheet(76, 96), 54, 70) + at(writing(0, 0, 48, 3, 16), 30, 46) + at(pencil(), 68, 82, 1.1)
    )


@doing("read", "A child reads a book", "reading;read about", "verb")
def read() -> Part:
    return bust(64, 44, 31, ME, "smile") + at(book(), 64, 98, 1.15)


@doing("draw", "A pencil draws a sun and a house", "drawing;picture;colour in", "verb")
def draw() -> Part:
    return (
        at(sheet(88, 76), 56, 58)
        + circle(36, 44, 9, YELLOW)
        + path("M46 82V64L62 50L78 64V82Z", SKY)
        + at(pencil(CORAL), 76, 104, 0.9)
    )


@doing(
    "say-no",
    "A child holds up a hand and says no, with a cross in the bubble",
    "refuse;no thank you;say stop",
    "verb",
)
def say_no() -> Part:
    return (
        bust(48, 64, 30, ME, "cross")
        + at(open_hand(), 98, 94, 0.62)
        + at(bubble(44, 36, WHITE, -12), 100, 26)
        + at(cross(width=7), 100, 26, 0.62)
    )


@doing("say-yes", "A child says yes, with a tick in the bubble", "agree;accept;consent", "verb")
def say_yes() -> Part:
    return (
        bust(46, 66, 30, ME, "happy")
        + at(bubble(48, 38, WHITE, -12), 96, 28)
        + at(tick(width=7), 96, 28, 0.7)
    )


@doing("agree", "Two people agree: each has a tick", "agreed;deal;agreement", "verb")
def agree() -> Part:
    return (
        bust(32, 82, 21, ME, "happy")
        + bust(96, 82, 21, who.REVIEWER, "happy")
        + at(bubble(44, 36, WHITE, -8), 34, 28)
        + at(bubble(44, 36, WHITE, 8), 94, 28)
        + at(tick(width=7), 34, 28, 0.62)
        + at(tick(width=7), 94, 28, 0.62)
    )


@doing(
    "disagree",
    "Two people disagree: one has a cross, one has a tick",
    "not agree;different view",
    "verb",
)
def disagree() -> Part:
    return (
        bust(32, 82, 21, ME, "ok")
        + bust(96, 82, 21, who.REVIEWER, "ok")
        + at(bubble(44, 36, WHITE, -8), 34, 28)
        + at(bubble(44, 36, WHITE, 8), 94, 28)
        + at(cross(width=7), 34, 28, 0.6)
        + at(tick(width=7), 94, 28, 0.62)
    )


@doing(
    "complain",
    "An unhappy child speaks up, with a thumb down in the bubble",
    "complaint;complaints;not happy about;make a complaint",
    "verb",
)
def complain() -> Part:
    thumb = at(thumb_up(cuff=YELLOW), 0, 0, 0.52, 180, True)
    return (
        bust(44, 72, 30, ME, "cross") + at(bubble(58, 50, WHITE, -14), 92, 32) + at(thumb, 92, 34)
    )


@doing(
    "keep-private",
    "A sheet of paper with a closed padlock",
    "private;confidential;secret;keep to yourself;lock",
    "verb",
)
def keep_private() -> Part:
    return (
        at(sheet(72, 92), 50, 60)
        + at(writing(0, 0, 44, 4, 15), 28, 34)
        + at(padlock(), 90, 90, 1.1)
    )


@doing(
    "share",
    "A sheet of paper passes from one person to another",
    "sharing;pass on;tell others",
    "verb",
)
def share() -> Part:
    return (
        bust(26, 70, 19, ME)
        + bust(102, 70, 19, who.REVIEWER)
        + at(sheet(26, 32, YELLOW) + at(writing(-7, -7, 14, 3, 7, INK), 0, 0), 64, 52)
        + swoop(34, 36, 94, 24, width=6, head=9)
    )


@doing("think", "A child thinks, with a thought cloud", "thinking;wonder;idea of;imagine", "verb")
def think() -> Part:
    return (
        head(48, 92, 32, ME, "think")
        + circle(82, 64, 5, WHITE)
        + at(thought(), 86, 31, 1.15)
        + dot(70, 30, 4.5)
        + dot(86, 30, 4.5)
        + dot(102, 30, 4.5)
    )


@doing("remember", "A child thinks back to a photo", "memory;memories;don't forget", "verb")
def remember() -> Part:
    return (
        head(48, 90, 32, ME, "smile")
        + circle(78, 62, 5, WHITE)
        + at(thought(), 84, 30, 1.3)
        + box(68, 12, 34, 30, WHITE, 3)
        + path("M72 38L80 26L86 33L91 27L98 38Z", GREEN, width=3)
        + dot(92, 20, 4, YELLOW)
    )


@doing("understand", "A light goes on above a child's head", "know;get it;see;idea", "verb")
def understand() -> Part:
    bulb = path("M-10 16C-10 8 -20 4 -20 -8C-20 -32 20 -32 20 -8C20 4 10 8 10 16Z", YELLOW) + box(
        -9, 16, 18, 11, STONE, 3
    )
    rays = (
        line((-32, -8), (-38, -8))
        + line((32, -8), (38, -8))
        + line((-24, -30), (-29, -35))
        + line((24, -30), (29, -35))
    )
    return head(64, 92, 32, ME, "happy") + at(bulb + rays, 64, 36, 0.9)


@doing(
    "find-out",
    "A magnifying glass over a sheet of paper",
    "look for;look into;search;check;assessment",
    "verb",
)
def find_out() -> Part:
    return (
        at(sheet(76, 96), 50, 62)
        + at(writing(0, 0, 48, 5, 15), 26, 32)
        + at(magnifier(), 82, 84, 1.25)
    )


@doing("look", "An open eye", "see;watch;look at;eye", "verb")
def look() -> Part:
    return at(eye(), 64, 68, 1.5) + path("M26 34L18 22M64 22V8M102 34L110 22", width=5)


@doing("show", "A child holds up a picture", "show me;present", "verb")
def show() -> Part:
    return (
        standing(64, 122, 104, ME, "happy", ("low", "low"))
        + box(36, 66, 56, 42, WHITE, 4)
        + path("M42 102L56 82L66 94L74 84L86 102Z", GREEN, width=3.5)
        + dot(78, 77, 5, YELLOW)
    )
