"""Places in a child's life."""

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
from parts.scenes import key, teddy, tree
from parts.shapes import Part, at, box, circle, dot, line, path, polygon
from parts.signs import arrow, heart, sparkle
from parts.things import bed, book, house, little_house, moon, scales, sun
from register import section

place = section("places")


def plus(colour: str = LEAF) -> Part:
    """A health sign: a plus, 28 wide."""
    return path("M-5 -14H5V-5H14V5H5V14H-5V5H-14V-5H-5Z", colour)


def block(wall: str = CREAM, roof: str = GREY) -> Part:
    """A plain building with a flat roof, 100 wide and 80 high; its floor is y = 40."""
    return box(-46, -34, 92, 74, wall, 3) + box(-50, -42, 100, 13, roof, 4)


@place("home", "A house with a heart on it", "house;where I live;my home")
def home() -> Part:
    return at(house(), 64, 68, 1.35) + at(heart(), 64, 62, 0.62)


@place("new-home", "A house that sparkles, because it is new", "new house;new place;placement")
def new_home() -> Part:
    glints = at(sparkle(), 20, 30, 1.1) + at(sparkle(), 108, 24, 1.3) + at(sparkle(), 112, 58, 0.7)
    return at(house(SKY, GREEN, YELLOW, WHITE), 60, 72, 1.15) + glints


@place(
    "childrens-home",
    "A big house with children looking out of the windows",
    "residential home;residential;care home;unit",
    label="children's home",
)
def childrens_home() -> Part:
    part = box(10, 44, 108, 74, CREAM, 3) + path("M2 48L24 12H104L126 48Z", CORAL)
    for x, look in ((36, ME), (92, who.FRIEND)):
        part += box(x - 18, 54, 36, 34, SKY, 3) + head(x, 73, 12, look)
    return part + path("M52 118V88H76V118Z", BLUE) + dot(71, 103, 2.5)


@place(
    "my-own-place",
    "A young person's own flat, with a key",
    "flat;own flat;own home;independent living",
)
def my_own_place() -> Part:
    part = box(16, 10, 62, 108, CREAM, 4)
    for y in (22, 48):
        for x in (26, 52):
            part += box(x, y, 16, 16, YELLOW if (x, y) == (52, 48) else SKY, 2)
    return part + path("M36 118V88H58V118Z", BLUE) + at(key(), 92, 80, 1.0, 45)


@place("court", "A court building with pillars and scales", "family court;courthouse")
def court() -> Part:
    part = box(18, 50, 92, 56, CREAM, 2)
    for x in (27, 57.5, 88):
        part += box(x, 54, 13, 48, WHITE, 3)
    part += box(10, 102, 108, 14, GREY, 4) + polygon((6, 52), (64, 8), (122, 52), fill=GREY)
    return part + at(scales(), 64, 38, 0.5)


@place(
    "family-centre",
    "A building with a heart on top; a mum and a child look out of the window",
    "contact centre;family time centre",
)
def family_centre() -> Part:
    front = at(block(CREAM, PLUM), 64, 74, 1.12) + box(20, 50, 50, 44, SKY, 3)
    people = head(38, 74, 13, who.MUM) + head(57, 80, 11, ME, "happy")
    return (
        front
        + people
        + path("M80 119V72H104V119Z", BLUE)
        + dot(98, 96, 2.5)
        + at(heart(), 64, 18, 0.75)
    )


@place("school", "A school with a clock and a flag", "class;lessons;education")
def school() -> Part:
    part = line((64, 30), (64, 6)) + polygon((64, 7), (84, 13), (64, 20), fill=RED)
    part += box(10, 64, 108, 54, CORAL, 3) + path("M42 118V44L64 26L86 44V118Z", CREAM)
    part += circle(64, 56, 10, WHITE) + line((64, 50), (64, 56), (69, 58), width=3.5)
    part += path("M53 118V88H75V118Z", BLUE) + line((64, 88), (64, 118), width=3.5)
    for x in (18, 94):
        part += box(x, 78, 16, 18, SKY, 2)
    return part


@place("nursery", "A little house and building bricks", "playgroup;pre-school")
def nursery() -> Part:
    bricks = (
        box(66, 90, 28, 28, BLUE, 3)
        + box(94, 90, 28, 28, YELLOW, 3)
        + box(80, 62, 28, 28, CORAL, 3)
    )
    return at(house(CREAM, GREEN, CORAL), 52, 64, 1.15) + at(heart(), 52, 54, 0.5) + bricks


@place("college", "A tall college building and a book", "sixth form;further education;university")
def college() -> Part:
    part = box(20, 22, 88, 70, CREAM, 3) + box(14, 12, 100, 14, TEAL, 4)
    for y in (34, 56):
        for x in (30, 56, 82):
            part += box(x, y, 16, 14, SKY, 2)
    return part + at(book(), 64, 94, 0.9)


@place(
    "doctors-surgery",
    "A small building with a green plus sign",
    "doctor's;surgery;health centre;clinic",
    label="doctor's surgery",
)
def doctors_surgery() -> Part:
    return at(house(WHITE, LEAF), 64, 68, 1.35) + at(plus(), 64, 58, 0.85)


@place("hospital", "A big building with a green plus sign and many windows", "ward;A and E")
def hospital() -> Part:
    part = box(12, 52, 104, 66, WHITE, 3) + box(36, 12, 56, 106, CREAM, 3) + at(plus(), 64, 36, 1.0)
    for y in (62, 84):
        for x in (18, 98):
            part += box(x, y, 12, 14, SKY, 2)
    for x in (43, 71):
        part += box(x, 62, 14, 14, SKY, 2)
    return part + path("M52 118V90H76V118Z", BLUE) + line((64, 90), (64, 118), width=3.5)


@place("meeting-room", "A room with a table and empty chairs", "room;office")
def meeting_room() -> Part:
    part = (
        box(6, 8, 116, 110, CREAM, 5)
        + box(42, 18, 44, 28, SKY, 3)
        + line((64, 18), (64, 46), width=3.5)
    )
    for way in (-1, 1):
        x = 64 + way * 46
        part += line((x, 54), (x, 108), colour=BLUE, width=8) + line(
            (x, 84), (x - way * 16, 84), (x - way * 16, 108), colour=BLUE, width=8
        )
    return (
        part
        + box(40, 70, 48, 11, WOOD, 4)
        + line((64, 81), (64, 108), width=7)
        + line((50, 108), (78, 108), width=7)
    )


@place("office", "An office building with many windows", "council;town hall;work")
def office() -> Part:
    part = box(26, 10, 76, 108, SKY, 3)
    for y in (22, 44, 66):
        for x in (36, 56, 76):
            part += box(x, y, 15, 13, WHITE, 2)
    return part + path("M52 118V92H76V118Z", BLUE) + line((64, 92), (64, 118), width=3.5)


@place("bedroom", "A bed and a teddy, with the moon in the window", "my room;room;bed")
def bedroom() -> Part:
    return (
        box(66, 10, 48, 44, BLUE, 4)
        + at(moon(), 88, 32, 0.8)
        + at(bed(CORAL), 64, 90, 1.2)
        + at(teddy(), 28, 62, 0.5)
    )


@place("bathroom", "A bath full of bubbles", "bath;wash;shower")
def bathroom() -> Part:
    foam = (
        circle(34, 54, 12, SKY)
        + circle(58, 48, 15, SKY)
        + circle(84, 52, 12, SKY)
        + circle(72, 26, 7, SKY)
    )
    return (
        foam
        + line((104, 60), (104, 30), (90, 30), (90, 38), width=7)
        + path("M12 60H116C116 92 106 106 92 106H36C22 106 12 92 12 60Z", WHITE)
        + line((36, 106), (32, 116))
        + line((92, 106), (96, 116))
    )


@place("kitchen", "A cooker with a pan", "cooking;cook")
def kitchen() -> Part:
    pan = path("M34 26H78V42C78 50 34 50 34 42Z", CORAL) + line((78, 32), (104, 28), width=6)
    steam = path("M48 18C44 12 52 10 48 4M62 18C58 12 66 10 62 4", width=4)
    stove = (
        box(22, 52, 84, 66, GREY, 5) + box(34, 76, 60, 32, SKY, 4) + dot(38, 64, 4) + dot(56, 64, 4)
    )
    return steam + pan + stove + dot(74, 64, 4) + dot(92, 64, 4)


@place("park", "A park with a tree and a swing", "playground;swings;outside;garden")
def park() -> Part:
    swing = (
        line((46, 112), (60, 30), (110, 30), (122, 112), width=6)
        + line((74, 30), (70, 84))
        + line((98, 30), (94, 84))
        + box(62, 82, 40, 9, CORAL, 3)
    )
    return at(tree(), 30, 70, 1.15) + swing + line((8, 116), (120, 116), colour=LEAF, width=7)


@place("shop", "A shop with a striped awning", "shopping;supermarket;store")
def shop() -> Part:
    part = (
        box(16, 40, 96, 78, CREAM, 3)
        + box(26, 66, 42, 34, SKY, 3)
        + path("M80 118V66H102V118Z", BLUE)
    )
    for k in range(4):
        x = 10 + k * 27
        part += path(
            f"M{x} 20H{x + 27}V46C{x + 27} 58 {x} 58 {x} 46Z", CORAL if k % 2 == 0 else WHITE
        )
    return part


@place("library", "Shelves full of books", "books")
def library() -> Part:
    part = box(14, 10, 100, 108, WOOD, 4)
    for row, y in enumerate((20, 70)):
        part += box(22, y, 84, 38, CREAM, 2)
        for k, colour in enumerate((CORAL, BLUE, YELLOW, LEAF, PLUM)):
            tall = 30 - (k * 7 + row * 5) % 12
            part += box(27 + k * 15, y + 38 - tall, 12, tall, colour, 2)
    return part


@place(
    "place-of-worship",
    "A church, a mosque and a temple, side by side",
    "church;mosque;temple;synagogue;gurdwara;faith;religion;pray",
)
def place_of_worship() -> Part:
    tower = (
        path("M8 118V60L24 34L40 60V118Z", CREAM)
        + line((24, 34), (24, 14))
        + line((17, 21), (31, 21))
    )
    mosque = box(44, 74, 40, 44, SKY, 2) + path(
        "M44 74C40 52 60 50 64 36C68 50 88 52 84 74Z", GREEN
    )
    temple = path("M88 118V70H120V118Z", CREAM) + polygon(
        (84, 72), (104, 44), (124, 72), fill=CORAL
    )
    return (
        tower
        + mosque
        + temple
        + path("M56 118V96C56 88 72 88 72 96V118Z", BLUE)
        + box(18, 94, 12, 24, BLUE, 2)
        + box(98, 92, 12, 26, BLUE, 2)
    )


@place("prison", "A building with bars on its windows", "jail;inside")
def prison() -> Part:
    part = (
        box(14, 34, 100, 84, GREY, 3)
        + box(8, 22, 112, 16, STONE, 3)
        + box(26, 48, 76, 32, WHITE, 2)
    )
    for x in (41, 56, 72, 87):
        part += line((x, 48), (x, 80))
    return part + path("M50 118V92H78V118Z", WOOD) + dot(72, 105, 2.5)


@place("outside", "Sun, a tree and grass", "outdoors;nature;garden;weather")
def outside() -> Part:
    return (
        at(sun(14), 92, 36)
        + path("M8 118C30 92 90 92 120 118Z", GREEN)
        + at(tree(LEAF), 42, 70, 1.35)
    )


@place("town", "Houses side by side in a street", "city;village;area;neighbourhood;street")
def town() -> Part:
    return (
        at(little_house(SKY, PLUM, YELLOW), 26, 86, 0.76)
        + at(little_house(SKY, GREEN, YELLOW), 102, 86, 0.76)
        + at(house(), 64, 66, 0.8)
        + line((6, 112), (122, 112), width=8)
    )


@place("far-away", "Two houses with a long road between them", "long way;far;distance", "adverb")
def far_away() -> Part:
    return (
        path("M24 116C40 80 100 96 98 62C96 44 70 46 74 34", stroke=INK, width=16)
        + path("M24 116C40 80 100 96 98 62C96 44 70 46 74 34", stroke=GREY, width=9)
        + at(little_house(), 30, 78, 0.95)
        + at(little_house(SKY, GREEN, YELLOW), 82, 20, 0.55)
    )


@place("near", "Two houses right next to each other", "close;nearby;next door", "adverb")
def near() -> Part:
    return (
        at(little_house(), 34, 62, 1.0)
        + at(little_house(SKY, GREEN, YELLOW), 94, 62, 1.0)
        + arrow((64, 112), (22, 112), width=6, head=10)
        + arrow((64, 112), (106, 112), width=6, head=10)
    )


@place(
    "country", "A globe with land and sea", "world;earth;where I come from;abroad;heritage;culture"
)
def country() -> Part:
    land = path(
        "M28 30C44 24 62 22 66 34C68 46 52 46 50 58C48 70 34 68 26 60C16 50 18 36 28 30Z", GREEN
    )
    more = path(
        "M78 66C92 58 108 62 112 72C112 90 98 104 86 108C78 98 84 90 78 84C72 78 72 70 78 66Z",
        GREEN,
    )
    return circle(64, 64, 56, SKY) + land + more


@place("toilet", "A toilet", "loo;bathroom;wee;potty")
def toilet() -> Part:
    return (
        box(30, 10, 42, 50, WHITE, 6)
        + line((44, 22), (58, 22), width=5)
        + path("M38 96L34 118H84L80 98Z", WHITE)
        + path("M26 58H104C104 84 88 100 66 100C46 100 34 92 26 74Z", WHITE)
        + box(24, 52, 84, 13, GREY, 6)
    )
