"""Everyday doing: play, eat, sleep, walk, start and finish, please and thank you."""

from __future__ import annotations

from parts import people as who
from parts.figure import ME, bust, head, standing
from parts.hands import fist
from parts.palette import (
    BLUE,
    CORAL,
    CREAM,
    GREEN,
    GREY,
    INK,
    LEAF,
    RED,
    SKIN,
    SKY,
    STONE,
    WHITE,
    WOOD,
    YELLOW,
)
from parts.scenes import ball, door, plant
from parts.shapes import Part, at, box, circle, dot, line, path, polygon
from parts.signs import arrow, bubble, heart, star, swoop
from parts.things import book, little_house, moon, pencil, sheet, sun
from register import section

doing = section("doing")


@doing("play", "A child plays with a ball", "playing;games;fun;football", "verb")
def play() -> Part:
    return (
        standing(48, 122, 106, ME, "happy", ("up", "out"))
        + at(ball(), 104, 102, 0.95)
        + path("M96 66C104 68 108 74 110 80", width=4)
    )


@doing("sport", "A football and a goal", "football;PE;game;match;team;club")
def sport() -> Part:
    net = path("M12 108V28H116V108", width=7)
    mesh: Part = []
    for x in (38, 64, 90):
        mesh += line((x, 32), (x, 100), colour=STONE, width=3)
    for y in (52, 74):
        mesh += line((16, y), (112, y), colour=STONE, width=3)
    football = (
        circle(0, 0, 25, WHITE)
        + path("M0 -10L10 -3L6 9H-6L-10 -3Z", INK)
        + line((0, -10), (0, -24), width=3.5)
        + line((10, -3), (23, -8), width=3.5)
        + line((6, 9), (14, 20), width=3.5)
        + line((-6, 9), (-14, 20), width=3.5)
        + line((-10, -3), (-23, -8), width=3.5)
    )
    return mesh + net + at(football, 64, 92)


@doing("swim", "A child swims in the water", "swimming;pool", "verb")
def swim() -> Part:
    waves = path(
        "M4 84C16 74 28 74 40 84C52 94 64 94 76 84C88 74 100 74 112 84L124 92V122H4Z", BLUE
    )
    return (
        head(58, 60, 27, ME, "happy")
        + at(fist(), 102, 62, 0.8, 30)
        + waves
        + path(
            "M14 104C24 96 34 96 44 104C54 112 64 112 74 104C84 96 94 96 104 104",
            stroke=SKY,
            width=5,
        )
    )


@doing("music", "Headphones and notes", "sing;singing;dance;song;listen to music")
def music() -> Part:
    note = path("M-6 18V-20L18 -26V12", width=5) + dot(-12, 19, 8) + dot(12, 13, 8)
    return face_with_headphones() + at(note, 104, 34, 0.85) + at(note, 20, 30, 0.62)


def face_with_headphones() -> Part:
    band = path("M22 78C18 22 106 22 106 78", width=10) + path(
        "M22 78C18 22 106 22 106 78", stroke=CORAL, width=4
    )
    return (
        head(64, 80, 36, ME, "happy")
        + band
        + box(14, 70, 18, 30, CORAL, 8)
        + box(96, 70, 18, 30, CORAL, 8)
    )


@doing("eat", "A plate of food with a fork", "food;meal;dinner;lunch;tea;breakfast", "verb")
def eat() -> Part:
    plate = circle(72, 64, 46, WHITE) + circle(72, 64, 32, CREAM, width=3.5)
    food = (
        circle(62, 54, 10, RED)
        + path("M72 66C82 54 96 62 92 74C84 84 70 80 72 66Z", GREEN)
        + path("M54 76C58 68 70 72 68 82C62 90 50 86 54 76Z", WOOD)
    )
    fork = line((14, 60), (14, 112), width=6) + path(
        "M5 24V44C5 58 23 58 23 44V24M14 24V52", width=4.5
    )
    return plate + food + fork


@doing("drink", "A glass with a straw", "water;juice;drinks;milk", "verb")
def drink() -> Part:
    return (
        path("M34 34H94L86 118H42Z", WHITE)
        + path("M37 58H91L86 118H42Z", BLUE)
        + path("M60 92L74 18L90 10", width=8)
    )


@doing("sleep", "A child sleeps in bed, with the moon", "asleep;bedtime;rest;go to bed", "verb")
def sleep() -> Part:
    return (
        at(moon(), 98, 30, 1.1)
        + line((10, 46), (10, 118), width=7)
        + box(10, 92, 108, 16, WHITE, 3)
        + box(16, 68, 44, 26, WHITE, 9)
        + head(44, 70, 22, ME, "asleep")
        + path("M58 104V84C60 70 72 70 82 70H104C114 70 118 76 118 86V104Z", BLUE)
        + line((118, 84), (118, 118), width=7)
    )


@doing("get-up", "A child stretches as the sun comes up", "wake up;morning", "verb")
def get_up() -> Part:
    return at(sun(16), 98, 34) + standing(46, 122, 106, ME, "happy", ("up", "up"))


@doing("walk", "A child walks along", "walking;on foot;step", "verb")
def walk() -> Part:
    return standing(62, 120, 112, ME, "smile", ("low", "out"), stride=True) + path(
        "M12 76H28M6 94H24", width=5
    )


@doing(
    "come-back",
    "An arrow turns and comes back to a house",
    "return;go back;back;home again",
    "verb",
)
def come_back() -> Part:
    return at(little_house(), 42, 82, 1.15) + _turn_back()


def _turn_back() -> Part:
    curve = "M86 36H96C124 36 124 92 100 92"
    return (
        path(curve, stroke=INK, width=14)
        + path("M102 78L80 92L102 106Z", INK, INK, 8)
        + path(curve, stroke=BLUE, width=8)
        + path("M102 78L80 92L102 106Z", BLUE, BLUE, 2.5)
    )


@doing("go-away", "A child walks away from a house", "leave;left;gone", "verb")
def go_away() -> Part:
    return (
        at(little_house(), 30, 78, 0.85)
        + standing(78, 120, 84, ME, "small", ("low", "low"), stride=True)
        + arrow((98, 80), (124, 80), width=8, head=11)
    )


@doing("start", "A green flag: start", "begin;starting;new start", "verb")
def start() -> Part:
    return line((32, 10), (32, 120), width=8) + path(
        "M32 16C56 4 76 32 112 16V66C76 82 56 54 32 66Z", GREEN
    )


@doing("finish", "A chequered flag: finished", "end;finished;done;over;last", "verb")
def finish() -> Part:
    part = line((26, 10), (26, 120), width=8) + box(28, 14, 84, 56, WHITE, 3)
    for row in range(2):
        for k in range(3):
            if (row + k) % 2 == 0:
                part += path(
                    f"M{28 + k * 28} {14 + row * 28}H{56 + k * 28}V{42 + row * 28}H{28 + k * 28}Z",
                    INK,
                    None,
                )
    return part


@doing("change", "Two arrows go round: a change", "changing;changed;swap;switch", "verb")
def change() -> Part:
    return swoop(24, 56, 104, 40, CORAL, 11, 15) + swoop(104, 72, 24, -40, BLUE, 11, 15)


@doing(
    "grow",
    "A small plant grows into a big one",
    "grow up;growing;get better;progress;get bigger",
    "verb",
)
def grow() -> Part:
    return (
        at(plant(22), 26, 106)
        + at(plant(44), 60, 106)
        + at(plant(76), 100, 106)
        + line((6, 108), (122, 108), colour=WOOD, width=9)
    )


@doing("learn", "A child with a book and a bright star", "learning;study;find out", "verb")
def learn() -> Part:
    return bust(54, 52, 28, ME, "happy") + at(book(), 62, 102, 1.05) + at(star(), 104, 30, 0.9)


@doing("make", "Scissors and a sheet of paper", "craft;build;art;create", "verb")
def make() -> Part:
    blades = path("M40 112L80 36M84 112L44 36", width=8) + path(
        "M40 112L80 36M84 112L44 36", stroke=GREY, width=2
    )
    rings = (
        circle(38, 28, 13, None, INK, 13)
        + circle(86, 28, 13, None, INK, 13)
        + circle(38, 28, 13, None, CORAL, 6)
        + circle(86, 28, 13, None, CORAL, 6)
    )
    return at(sheet(64, 54, YELLOW), 88, 92, 1.0, 10) + blades + rings


@doing("meet", "Two people meet and smile", "meet up;met;get to know;introduce", "verb")
def meet() -> Part:
    return standing(36, 122, 104, ME, "happy", ("wave", "low")) + standing(
        92, 122, 114, who.HELPER, "happy", ("low", "down"), adult=True
    )


@doing(
    "thank-you",
    "A child with a hand on their chest and a heart in the bubble",
    "thanks;grateful;thankful;cheers",
    "phrase",
)
def thank_you() -> Part:
    return (
        bust(46, 66, 29, ME, "loved")
        + at(fist(), 52, 108, 0.85, -60)
        + at(bubble(48, 40, WHITE, -12), 98, 30)
        + at(heart(), 98, 30, 0.62)
    )


@doing("sorry", "A child with a small frown gives a flower", "apologise;apology", "other")
def sorry() -> Part:
    flower = line((0, 0), (0, 34), colour=LEAF, width=6)
    for dx, dy in ((0, -11), (10, -3), (6, 9), (-6, 9), (-10, -3)):
        flower += circle(dx, dy, 8, CORAL)
    return (
        bust(48, 50, 31, ME, "guilty")
        + at(flower + circle(0, 0, 6, YELLOW), 100, 72, 1.0)
        + at(fist(), 100, 106, 0.85)
    )


@doing("please", "A child holds both hands together and asks", "ask nicely;if you can", "other")
def please() -> Part:
    hands = path(
        "M64 62C52 74 46 96 46 124H82C82 96 76 74 64 62Z", SKIN["medium"], kind="skin"
    ) + line((64, 70), (64, 122))
    return bust(64, 44, 32, ME, "hopeful") + at(hands, 0, 0)


@doing("sign", "A pencil writes a name on a line", "signature;sign your name", "verb")
def sign() -> Part:
    return (
        at(sheet(92, 70), 58, 78)
        + path("M24 92C32 68 40 72 38 88C36 98 44 94 48 84C52 78 54 92 60 90", stroke=BLUE, width=5)
        + line((22, 102), (84, 102), width=3.5)
        + at(pencil(), 66, 86, 1.15)
    )


@doing("come-in", "An open door", "open;enter;welcome", "verb")
def come_in() -> Part:
    return at(door(CORAL, True), 64, 62, 1.2)


@doing("fight", "Two children shout at each other", "argue;argument;shout;row;bullying", "verb")
def fight() -> Part:
    zap = polygon((68, 10), (54, 38), (64, 38), (58, 62), (78, 30), (67, 30), (76, 10), fill=YELLOW)
    return bust(32, 74, 23, ME, "angry") + bust(96, 74, 23, who.FRIEND_2, "angry") + at(zap, 0, 0)


@doing("run-away", "A child runs off, away from a house", "missing;go missing;run off", "verb")
def run_away() -> Part:
    return (
        at(little_house(), 30, 88, 0.95)
        + standing(82, 122, 108, ME, "worried", ("low", "out"), stride=True)
        + path("M40 36H56M36 50H52", width=5)
    )
