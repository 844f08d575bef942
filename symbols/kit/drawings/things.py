"""Things a letter speaks of: letters, phones, keys, photos, toys, money."""

from __future__ import annotations

from parts import people as who
from parts.figure import ME, head
from parts.palette import (
    BLUE,
    CORAL,
    CREAM,
    GREEN,
    GREY,
    INK,
    LEAF,
    PLUM,
    RED,
    SKY,
    STONE,
    TEAL,
    WHITE,
    WOOD,
    YELLOW,
)
from parts.scenes import ball, gift, key, plane, teddy
from parts.shapes import Part, at, box, circle, dot, ellipse, line, path
from parts.signs import heart, star, tick
from parts.things import bed, book, envelope, pencil, phone, sheet, suitcase, writing
from register import section

thing = section("things")


@thing("letter", "A letter comes out of an envelope", "post;mail;card;this letter")
def letter() -> Part:
    back = path("M12 58L64 22L116 58V112H12Z", CREAM)
    paper = box(26, 14, 76, 80, WHITE, 3) + at(writing(0, 0, 48, 3, 14), 40, 32)
    front = path("M12 58L64 92L116 58V110C116 114 114 116 110 116H18C14 116 12 114 12 110Z", CREAM)
    return back + paper + front + line((14, 114), (48, 82)) + line((114, 114), (80, 82))


@thing("email", "An envelope on a screen", "e-mail;message")
def email() -> Part:
    return (
        box(8, 18, 112, 76, INK, 8)
        + box(16, 26, 96, 60, SKY, 3, None)
        + at(envelope(), 64, 56, 0.95)
        + box(52, 94, 24, 12, GREY, 1)
        + line((36, 112), (92, 112), width=8)
    )


@thing("phone", "A mobile phone", "mobile;telephone")
def phone_() -> Part:
    return at(phone(), 64, 64, 1.7)


@thing("tablet", "A tablet with coloured squares", "iPad;device;talker;communication aid")
def tablet() -> Part:
    part = box(14, 22, 100, 84, INK, 9) + box(24, 32, 80, 64, WHITE, 2, None)
    for k, colour in enumerate((CORAL, YELLOW, SKY, GREEN, BLUE, PLUM)):
        part += box(29 + (k % 3) * 25, 38 + (k // 3) * 28, 20, 22, colour, 3, width=3)
    return part


@thing(
    "symbol-cards", "Picture cards on a strip", "picture cards;symbols;pictures;communication book"
)
def symbol_cards() -> Part:
    part = box(4, 84, 120, 20, BLUE, 6)
    for k, (colour, sign) in enumerate(
        (
            (YELLOW, at(star(RED), 0, 0, 0.6)),
            (WHITE, at(heart(), 0, 0, 0.6)),
            (SKY, circle(0, 0, 11, LEAF)),
        )
    ):
        part += at(box(-17, -24, 34, 48, colour, 4) + sign, 24 + k * 40, 66)
    return part


@thing("photo", "A photo of two smiling people", "picture;photograph;photos;album")
def photo() -> Part:
    return (
        box(12, 14, 104, 100, WHITE, 4)
        + box(22, 24, 84, 66, SKY, 2)
        + head(44, 62, 15, who.MUM)
        + head(84, 66, 15, ME, "happy")
    )


@thing("toy", "A teddy bear", "teddy;toys;cuddly;soft toy;comforter")
def toy() -> Part:
    return at(teddy(), 64, 62, 1.22)


@thing("game", "A game controller", "games;gaming;computer game;Xbox;PlayStation")
def game() -> Part:
    return (
        path(
            "M34 40H94C122 40 128 104 106 104C94 104 90 84 80 84H48"
            "C38 84 34 104 22 104C0 104 6 40 34 40Z",
            BLUE,
        )
        + path("M36 52V72M26 62H46", width=7)
        + circle(88, 56, 5.5, YELLOW)
        + circle(98, 68, 5.5, CORAL)
        + line((64, 40), (64, 24))
    )


@thing("tv", "A television", "telly;television;film;programme", label="TV")
def tv() -> Part:
    return (
        line((44, 8), (64, 30), (84, 8))
        + box(10, 30, 108, 74, WOOD, 8)
        + box(20, 40, 88, 54, SKY, 4)
        + line((36, 104), (32, 118))
        + line((92, 104), (96, 118))
        + at(star(), 64, 67, 0.9)
    )


@thing("bike", "A bicycle", "bicycle;cycling;ride")
def bike() -> Part:
    frame = (
        line((30, 88), (52, 52), (88, 52), (66, 88), (30, 88), colour=RED, width=7)
        + line((52, 52), (66, 88), colour=RED, width=7)
        + line((98, 88), (86, 40), (98, 36), width=6)
    )
    return (
        circle(30, 88, 23, None)
        + circle(98, 88, 23, None)
        + frame
        + line((50, 52), (46, 42), width=6)
        + line((38, 41), (56, 41), width=8)
    )


@thing("money", "Coins and a note", "pocket money;savings;allowance;cash;pay")
def money() -> Part:
    part = (
        box(10, 26, 92, 52, GREEN, 5) + circle(56, 52, 15, CREAM) + dot(24, 40, 4) + dot(88, 64, 4)
    )
    for k in range(3):
        part += ellipse(90, 108 - k * 11, 26, 10, YELLOW)
    return part


@thing("key", "A door key", "keys;unlock")
def key_() -> Part:
    return at(key(), 56, 66, 1.5, -35)


@thing("suitcase", "A suitcase", "bag;packing;pack;luggage;case")
def suitcase_() -> Part:
    return at(suitcase(), 64, 68, 1.9)


@thing(
    "my-things",
    "A box full of my things: a teddy, a ball and a book",
    "belongings;stuff;possessions;toys",
)
def my_things() -> Part:
    return (
        at(teddy(), 38, 50, 0.8)
        + at(ball(), 84, 54, 0.95)
        + box(50, 28, 18, 50, BLUE, 2)
        + box(12, 66, 104, 50, WOOD, 4)
        + path("M50 66V84H78V66", CREAM, width=3.5)
    )


@thing("clothes", "A T-shirt and trousers", "clothing;wear;dress;shoes;coat")
def clothes() -> Part:
    return path(
        "M40 10L14 24L22 46L32 42V76H88V42L98 46L106 24L80 10C74 20 46 20 40 10Z", CORAL
    ) + path("M34 80H86L92 122H66L60 98L54 122H28Z", BLUE)


@thing("bed", "A bed", "bedtime;beds")
def bed_() -> Part:
    return at(bed(), 64, 70, 1.28)


@thing("book", "An open book", "books;story;reading book")
def book_() -> Part:
    return (
        at(book(), 64, 62, 1.5)
        + at(writing(0, 0, 26, 3, 13), 20, 50)
        + at(writing(0, 0, 26, 3, 13), 82, 50)
    )


@thing("present", "A present with a bow", "gift;surprise")
def present() -> Part:
    return at(gift(), 64, 68, 1.9)


@thing("plane", "An aeroplane", "fly;flight;airport;abroad")
def plane_() -> Part:
    return at(plane(), 64, 64, 1.35)


@thing("train", "A train", "rail;railway;station")
def train() -> Part:
    return (
        box(28, 10, 72, 92, TEAL, 14)
        + box(38, 24, 52, 32, SKY, 4)
        + circle(44, 80, 7, YELLOW)
        + circle(84, 80, 7, YELLOW)
        + line((28, 66), (100, 66))
        + line((40, 104), (22, 120), width=6)
        + line((88, 104), (106, 120), width=6)
        + line((32, 114), (96, 114))
    )


@thing("form", "A form to fill in, with boxes", "paperwork;questionnaire;consultation;survey")
def form() -> Part:
    part = at(sheet(84, 108), 58, 64)
    for y in (34, 60, 86):
        part += box(26, y - 8, 16, 16, WHITE, 2) + line((52, y), (86, y), colour=STONE, width=6)
    return part + at(tick(width=6), 35, 31, 0.48) + at(pencil(), 74, 108, 0.95)


@thing("savings", "A jar of coins", "save;saving;savings account;bank")
def savings() -> Part:
    jar = path(
        (
            "M34 38C22 44 20 50 20 60V104C20 114 26 118 34 118H94"
            "C102 118 108 114 108 104V60C108 50 106 44 94 38Z"
        ),
        WHITE,
    )
    part = ellipse(64, 14, 17, 7, YELLOW) + jar + box(32, 26, 64, 14, GREY, 4)
    for x, y in ((42, 102), (64, 102), (86, 102), (53, 84), (75, 84)):
        part += circle(x, y, 11, YELLOW)
    return part
