"""More ideas: private and secret, true and fair, big and little, messages and memories."""

from __future__ import annotations

from parts.figure import ME, bust, head, standing
from parts.hands import cupped_hand, fist, thumb_up
from parts.palette import (
    BLUE,
    CORAL,
    CREAM,
    GREEN,
    GREY,
    INK,
    PLUM,
    SKIN,
    SKY,
    STONE,
    WHITE,
    WOOD,
    YELLOW,
)
from parts.scenes import gift, magnifier, teddy
from parts.shapes import Part, at, box, circle, dot, line, path
from parts.signs import arrow, bubble, heart, question, sparkle, star, tick
from parts.things import book, padlock, scales, sheet, writing
from register import section

idea = section("ideas")


@idea(
    "private",
    "A closed padlock: private",
    "just for you;confidential;my own",
    "adjective",
)
def private() -> Part:
    return at(padlock(), 64, 62, 1.9)


@idea("secret", "A child with a finger on their lips", "quiet;don't tell;shh")
def secret() -> Part:
    finger = path("M56 116V84A8 8 0 0 1 72 84V116Z", SKIN["medium"], kind="skin")
    return head(64, 60, 42, ME, "ok") + at(fist(), 68, 112, 1.0) + finger


@idea("important", "A star with an exclamation mark", "matters;key;must", "adjective")
def important() -> Part:
    return at(star(), 64, 66, 2.7) + line((64, 46), (64, 70), width=9) + dot(64, 87, 6)


@idea("good", "A thumb up and a smile", "well;great;going well;nice", "adjective")
def good() -> Part:
    return head(48, 50, 38, ME, "happy") + at(thumb_up(cuff=YELLOW), 94, 94, 0.85)


@idea("bad", "A thumb down and a frown", "not good;going badly;hard;wrong", "adjective")
def bad() -> Part:
    return head(48, 50, 38, ME, "unhappy") + at(thumb_up(cuff=YELLOW), 94, 92, 0.85, 180, True)


@idea(
    "better",
    "A rising line from a sad face to a happy face",
    "improve;get better;going up",
    "adjective",
)
def better() -> Part:
    return (
        head(26, 96, 20, ME, "unhappy")
        + head(102, 32, 20, ME, "happy")
        + arrow((44, 76), (80, 46), width=9, head=13)
    )


@idea("hard", "A child pushes a big stone uphill", "difficult;tricky;tough", "adjective")
def hard() -> Part:
    hill = path("M4 120L124 84V120Z", GREEN)
    return (
        hill
        + standing(38, 110, 80, ME, "frustrated", ("none", "reach"))
        + circle(90, 68, 28, STONE)
        + path("M78 56L86 66M98 60L92 74L102 80", width=3.5)
    )


@idea("easy", "A child carries one small block with a smile", "simple;no problem", "adjective")
def easy() -> Part:
    return (
        standing(60, 122, 108, ME, "happy", ("hip", "up"))
        + box(68, 12, 26, 26, CORAL, 4)
        + at(tick(width=7), 108, 62, 0.62)
    )


@idea("problem", "A tangled thread with an exclamation mark", "trouble;difficulty;stuck;worry")
def problem() -> Part:
    knot = (
        "M20 64C14 26 66 14 78 46C90 78 42 96 36 66C30 38 84 32 92 62"
        "C100 92 50 108 44 86C40 66 70 58 74 74C76 84 66 88 60 80"
    )
    return (
        path(knot, stroke=INK, width=11)
        + path(knot, stroke=PLUM, width=5)
        + line((112, 34), (112, 66), width=9)
        + dot(112, 86, 6)
    )


@idea("answer", "A speech bubble with a tick beside a question", "reply;solution;response")
def answer() -> Part:
    return (
        at(bubble(62, 46, YELLOW, -16), 40, 36)
        + at(question(), 40, 35, 0.8)
        + at(bubble(66, 50, WHITE, 16), 86, 84)
        + at(tick(width=8), 86, 84, 0.85)
    )


@idea("idea", "A light bulb", "thought;suggestion;ideas")
def idea_() -> Part:
    bulb = (
        path("M-12 22C-12 10 -28 4 -28 -14C-28 -46 28 -46 28 -14C28 4 12 10 12 22Z", YELLOW)
        + box(-12, 22, 24, 18, STONE, 4)
        + line((-11, 31), (11, 31), width=3.5)
    )
    rays = (
        line((-42, -14), (-50, -14))
        + line((42, -14), (50, -14))
        + line((-31, -42), (-37, -48))
        + line((31, -42), (37, -48))
    )
    return at(bulb + rays, 64, 68, 1.15) + line((64, 12), (64, 5))


@idea(
    "what-you-think",
    "A child speaks, with a star in the bubble: your views",
    "views;opinion;your voice;wishes and feelings;have your say",
    "phrase",
    "what you think",
)
def what_you_think() -> Part:
    return (
        bust(42, 74, 29, ME, "talk")
        + at(bubble(66, 54, WHITE, -16), 88, 34)
        + at(star(), 88, 33, 0.95)
    )


@idea("fair", "Scales that are level", "justice;equal;even", "adjective")
def fair() -> Part:
    return at(scales(), 64, 62, 1.75)


@idea("not-fair", "Scales that tip to one side", "unfair;uneven", "adjective")
def not_fair() -> Part:
    pans: Part = []
    for x, y in ((24, 38), (104, 70)):
        pans += line((x - 18, y + 28), (x, y), (x + 18, y + 28), width=3.5) + path(
            f"M{x - 21} {y + 28}H{x + 21}C{x + 17} {y + 46} {x - 17} {y + 46} {x - 21} {y + 28}Z",
            YELLOW,
        )
    return (
        line((64, 24), (64, 112))
        + line((24, 38), (104, 70))
        + pans
        + path("M40 118C40 104 88 104 88 118Z", YELLOW)
        + circle(64, 53, 6, YELLOW)
    )


@idea(
    "true",
    "A speech bubble with a heart and a tick: it is true",
    "truth;honest;real;fact",
    "adjective",
)
def true() -> Part:
    return (
        at(bubble(104, 78, WHITE, -20), 64, 50)
        + at(heart(), 42, 50, 0.95)
        + at(tick(), 86, 50, 0.95)
    )


@idea("trust", "A small hand rests in a big hand", "rely on;believe in", "verb")
def trust() -> Part:
    return at(cupped_hand("medium-light", False, BLUE), 60, 92, 1.3) + at(
        cupped_hand("medium", True, YELLOW), 80, 62, 0.9, 8, True
    )


@idea("big", "A big ball beside a tiny one", "large;huge;grown", "adjective")
def big() -> Part:
    return circle(74, 62, 48, BLUE) + circle(16, 102, 9, GREY)


@idea("little", "A tiny ball beside a big pale one", "small;tiny;a bit", "adjective")
def little() -> Part:
    return (
        circle(76, 60, 46, WHITE, STONE)
        + circle(18, 98, 13, CORAL)
        + arrow((18, 44), (18, 76), width=6, head=10)
    )


@idea("new", "A parcel that sparkles", "brand new;fresh", "adjective")
def new() -> Part:
    return at(gift(CORAL), 60, 78, 1.4) + at(sparkle(), 108, 34, 1.3) + at(sparkle(), 20, 30, 0.95)


@idea("all", "A full ring of balls", "every;everyone;everything;whole", "adjective")
def all_() -> Part:
    return _ring(range(6))


@idea("some", "A ring of balls with a few coloured", "a few;part;a bit of", "adjective")
def some() -> Part:
    return _ring((0, 1))


@idea("none", "A ring of empty balls", "nothing;nobody;no one;zero", "adjective")
def none() -> Part:
    return _ring(())


def _ring(full: range | tuple[int, ...]) -> Part:
    spots = ((64, 24), (99, 44), (99, 84), (64, 104), (29, 84), (29, 44))
    part: Part = []
    for k, (x, y) in enumerate(spots):
        part += circle(x, y, 16, CORAL if k in full else WHITE)
    return part


@idea(
    "help-me",
    "A child raises a hand to ask for help",
    "need;put your hand up",
    "phrase",
    "I need help",
)
def help_me() -> Part:
    return (
        standing(52, 122, 108, ME, "worried", ("down", "up"))
        + at(bubble(40, 34, YELLOW, -12), 104, 30)
        + line((104, 20), (104, 32), width=6)
        + dot(104, 39, 3.5)
    )


@idea("wish", "A shooting star to make a wish on", "hope;dream;wishes")
def wish() -> Part:
    trail = (
        line((22, 96), (74, 50), colour=SKY, width=9)
        + line((38, 108), (84, 66), colour=SKY, width=7)
        + line((12, 78), (62, 38), colour=SKY, width=7)
    )
    return trail + at(star(), 88, 42, 1.5)


@idea("message", "A speech bubble with lines of words", "messages;note;text;news")
def message() -> Part:
    return at(bubble(108, 78, WHITE, -20), 64, 52) + at(writing(0, 0, 72, 3, 18, INK), 28, 34)


@idea("list", "A list with three dots", "checklist;points")
def list_() -> Part:
    part = at(sheet(88, 108), 64, 64)
    for y in (36, 64, 92):
        part += circle(40, y, 6, CORAL) + line((58, y), (92, y), colour=STONE, width=6)
    return part


@idea("information", "An open book with a magnifying glass", "facts;details;leaflet;info")
def information() -> Part:
    return at(book(), 56, 54, 1.2) + at(magnifier(), 88, 84, 1.05)


@idea(
    "my-file",
    "A folder with a child's picture on it",
    "record;records;file;case record;notes",
    label="my file",
)
def my_file() -> Part:
    return (
        path(
            "M12 34C12 28 14 26 20 26H50L60 36H108C114 36 116 38 116 44V104"
            "C116 110 114 112 108 112H20C14 112 12 110 12 104Z",
            YELLOW,
        )
        + box(44, 54, 40, 44, WHITE, 3)
        + head(64, 78, 12.5, ME)
    )


@idea(
    "life-story",
    "An open book with a child's face and a heart",
    "life story work;life story book;my story;later life",
)
def life_story() -> Part:
    return at(book(CREAM, PLUM), 64, 66, 1.5) + head(34, 64, 14, ME) + at(heart(), 94, 64, 0.75)


@idea(
    "memory-box",
    "A box with a heart on it, and a photo and a teddy inside",
    "keepsakes;treasures;memories box",
)
def memory_box() -> Part:
    photo = box(-16, -16, 32, 34, WHITE, 3) + path("M-12 10L-2 -4L4 4L8 0L12 10Z", GREEN, width=3)
    return (
        at(photo, 38, 48, 1.1, -10)
        + at(teddy(), 84, 50, 0.8)
        + box(14, 66, 100, 50, WOOD, 4)
        + at(heart(), 64, 92, 0.75)
    )
