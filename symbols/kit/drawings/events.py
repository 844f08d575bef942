"""What happens: meetings, visits, calls, moving, good days."""

from __future__ import annotations

from parts import people as who
from parts.figure import ME, badge, bust, head, standing
from parts.hands import fist
from parts.palette import (
    BLUE,
    CORAL,
    GREEN,
    GREY,
    INK,
    PLUM,
    SKY,
    STONE,
    WHITE,
    WOOD,
    YELLOW,
)
from parts.scenes import door, gift, key, tree
from parts.shapes import Part, at, box, circle, line, path
from parts.signs import arrow, bubble, heart, sparkle, swoop, tick
from parts.things import (
    cake,
    calendar,
    little_house,
    moon,
    parcel,
    phone,
    scales,
    sheet,
    shell,
    suitcase,
    sun,
)
from register import section

event = section("events")


@event(
    "review-meeting",
    "A child and grown-ups at a table, talking about the child's plan",
    "review;looked after review;child in care review;LAC review",
)
def review_meeting() -> Part:
    return (
        bust(26, 50, 16, who.REVIEWER, "smile", 100)
        + bust(102, 50, 16, who.SOCIAL_WORKER, "smile", 100)
        + bust(64, 58, 18, ME, "talk", 100)
        + at(bubble(38, 26, YELLOW, 4), 64, 18)
        + box(6, 86, 116, 36, WOOD, 10)
        + at(sheet(40, 26), 64, 104)
        + at(tick(width=6), 64, 104, 0.5)
    )


@event("meeting", "Three grown-ups talk at a table", "meet;conference;discussion;panel")
def meeting() -> Part:
    return (
        bust(26, 56, 17, who.TEACHER, "talk", 100)
        + bust(102, 56, 17, who.SUPPORT_WORKER, "smile", 100)
        + bust(64, 48, 17, who.GUARDIAN, "smile", 100)
        + box(6, 88, 116, 32, WOOD, 10)
    )


@event(
    "family-time",
    "A child with mum and dad, and a heart above",
    "contact;seeing family;time with mum;time with dad",
)
def family_time() -> Part:
    return (
        at(heart(), 64, 20, 0.9)
        + standing(29, 122, 98, who.MUM, arms=("down", "low"), adult=True)
        + standing(99, 122, 98, who.DAD, arms=("low", "down"), adult=True)
        + standing(64, 122, 78, ME, "happy", ("up", "up"))
    )


@event(
    "visit",
    "Someone comes in at an open door",
    "visits;come to see you;home visit",
)
def visit() -> Part:
    return at(door(BLUE, True), 92, 74, 1.1) + standing(
        38, 122, 106, who.SOCIAL_WORKER, "happy", ("down", "wave"), adult=True
    )


@event("phone-call", "A child talks on a phone", "phone;call;ring;telephone")
def phone_call() -> Part:
    waves = path("M104 14C114 20 120 30 120 42M96 24C103 28 107 34 108 42", width=4.5)
    return (
        bust(52, 58, 32, ME, "talk")
        + at(phone(), 90, 66, 0.78, 10)
        + at(fist(), 94, 78, 0.8, 10)
        + waves
    )


@event(
    "video-call",
    "A screen that shows mum's face, with the child in a corner",
    "facetime;zoom;teams;skype;video",
)
def video_call() -> Part:
    screen = box(8, 18, 112, 80, INK, 8) + box(16, 26, 96, 64, SKY, 4, None)
    inset = box(82, 60, 30, 30, YELLOW, 4) + head(97, 77, 8.5, ME, "smile")
    return (
        box(44, 98, 40, 10, GREY, 2)
        + line((34, 112), (94, 112), width=8)
        + screen
        + bust(52, 52, 17, who.MUM, "happy", 88)
        + inset
    )


@event(
    "sleepover",
    "Two children in bed side by side under the moon",
    "stay the night;overnight;overnight stay",
)
def sleepover() -> Part:
    return (
        at(moon(), 102, 26, 0.9)
        + box(10, 54, 108, 30, WHITE, 8)
        + head(40, 62, 18, ME, "sleep")
        + head(88, 62, 18, who.FRIEND, "sleep")
        + path("M10 80H118V110C118 118 10 118 10 110Z", BLUE)
        + line((10, 92), (118, 92), colour=SKY, width=5)
    )


@event(
    "moving-home",
    "An arrow goes from one house to another",
    "move;moving;change home;move house;placement move",
    "verb",
)
def moving_home() -> Part:
    return (
        at(little_house(), 33, 88)
        + at(little_house(SKY, GREEN, YELLOW), 95, 88)
        + swoop(30, 46, 95, 34)
    )


@event(
    "moving-day",
    "A calendar with one day marked, and a box packed for moving",
    "day you move;moving house",
)
def moving_day() -> Part:
    return at(calendar((6,)), 52, 54, 1.0) + at(parcel(), 90, 96, 1.1)


@event(
    "staying",
    "A child is at home in a house, with a tick",
    "stay;not moving;live here;remain",
    "verb",
)
def staying() -> Part:
    return at(shell(), 64, 64) + standing(64, 116, 72, ME, "happy") + at(tick(), 104, 98, 0.95)


@event("birthday", "A birthday cake with candles", "party;birthdays;cake")
def birthday() -> Part:
    return at(cake(), 64, 74, 1.35)


@event("party", "Balloons and a present", "celebration;celebrate;christmas;eid;diwali")
def party() -> Part:
    balloons: Part = []
    for x, y, colour in ((34, 36, CORAL), (64, 28, YELLOW), (94, 36, BLUE)):
        balloons += line((x, y + 20), (64, 92), width=3) + path(
            f"M{x} {y + 22}C{x - 26} {y + 6} {x - 20} {y - 24} {x} {y - 24}"
            f"C{x + 20} {y - 24} {x + 26} {y + 6} {x} {y + 22}Z",
            colour,
        )
    return balloons + at(gift(GREEN), 64, 98, 0.85)


@event("holiday", "A beach with an umbrella and the sun", "holidays;trip;beach;break;seaside")
def holiday() -> Part:
    shade = line((58, 40), (74, 108), width=6) + path(
        "M14 58C20 20 86 4 106 36C94 34 88 38 84 42C74 36 64 38 58 46"
        "C48 42 38 44 34 54C28 52 20 54 14 58Z",
        CORAL,
    )
    return at(sun(10), 106, 72) + path("M6 118C30 94 100 96 122 118Z", YELLOW) + shade


@event("day-out", "A child and a grown-up outside under the sun", "trip;outing;activity")
def day_out() -> Part:
    return (
        at(sun(10), 100, 26)
        + standing(38, 122, 100, who.FOSTER_CARER, arms=("down", "low"), adult=True)
        + standing(78, 122, 74, ME, "happy", ("low", "down"))
        + at(tree(), 110, 92, 0.72)
    )


@event(
    "court-day", "A calendar with one day marked, and scales", "court date;hearing;final hearing"
)
def court_day() -> Part:
    return at(calendar((6,)), 50, 56, 1.0) + circle(92, 92, 31, WHITE) + at(scales(), 92, 92, 0.72)


@event("hello", "A child waves hello", "hi;wave;good morning;meet", "other")
def hello() -> Part:
    waves = path("M106 20C112 24 115 30 116 36M98 26C101 28 103 31 104 34", width=4)
    return standing(58, 122, 112, ME, "happy", ("down", "wave")) + waves


@event(
    "goodbye",
    "A child waves and walks away with a bag",
    "bye;leave;leaving;ending;last visit",
    "other",
)
def goodbye() -> Part:
    return (
        standing(46, 122, 106, ME, "small", ("wave", "low"), stride=True)
        + at(suitcase(), 84, 100, 0.72)
        + arrow((88, 54), (122, 54), width=9, head=12)
    )


@event(
    "adoption",
    "A child with two new parents inside a big heart",
    "adopted;adopt;forever family;adoptive family",
)
def adoption() -> Part:
    return (
        at(heart(CORAL), 64, 72, 2.8)
        + bust(43, 52, 13, who.AUNT, bottom=82)
        + bust(85, 52, 13, who.UNCLE, bottom=82)
        + bust(64, 68, 13, ME, "happy", 98)
    )


@event(
    "leaving-care",
    "A young person walks to their own home, with a key above",
    "care leaver;leave care;moving on;independence",
)
def leaving_care() -> Part:
    return (
        standing(34, 122, 106, ME, arms=("down", "low"), adult=True, stride=True)
        + at(key(), 84, 30, 0.9)
        + at(little_house(SKY, PLUM, YELLOW), 96, 88, 1.0)
    )


@event("short-break", "Two houses, with arrows there and back", "respite;weekend stay;break")
def short_break() -> Part:
    return (
        at(little_house(), 32, 70, 0.88)
        + at(little_house(SKY, GREEN, YELLOW), 96, 70, 0.88)
        + swoop(34, 34, 94, 22, width=7, head=10)
        + swoop(94, 104, 34, -22, CORAL, 7, 10)
    )


@event(
    "lives-with", "A child and a grown-up together in a house", "live with;living with;live", "verb"
)
def lives_with() -> Part:
    return (
        at(shell(), 64, 64)
        + standing(48, 116, 76, who.FOSTER_CARER, adult=True)
        + standing(80, 116, 60, ME, "happy")
    )


@event(
    "new-social-worker",
    "An arrow goes from a grey figure to a new social worker",
    "new worker;change of social worker;changing worker",
)
def new_social_worker() -> Part:
    old = circle(28, 58, 17, GREY, STONE) + path("M4 112C4 74 52 74 52 112Z", GREY, STONE)
    return (
        old
        + bust(88, 56, 26, who.SOCIAL_WORKER)
        + badge(88, 100, 0.8)
        + arrow((30, 24), (58, 24), width=7, head=10)
        + at(sparkle(), 112, 14, 0.85)
    )
