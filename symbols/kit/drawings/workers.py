"""People whose work is to help a child in care."""

from __future__ import annotations

from parts import people as who
from parts.figure import ME, badge, bust, standing
from parts.hands import thumb_up
from parts.palette import BLUE, CORAL, GREEN, INK, LEAF, SKY, STONE, WHITE, WOOD, YELLOW
from parts.scenes import case, roof, tooth
from parts.shapes import Part, at, box, circle, line, path, polygon
from parts.signs import bubble, heart, tick
from parts.things import clipboard, scales
from register import section

person = section("people")


@person(
    "social-worker",
    "A social worker with a name badge and a folder",
    "worker;children's social worker;SW",
)
def social_worker() -> Part:
    folder = box(-17, -22, 34, 44, YELLOW, 4) + at(heart(), 0, 0, 0.55)
    return bust(56, 42, 27, who.SOCIAL_WORKER) + badge(54, 90, 0.85) + at(folder, 99, 92, 1.0, 8)


@person(
    "foster-carer",
    "A foster carer and a child together under one roof",
    "carer;foster mum;foster dad;foster parent;fostering",
)
def foster_carer() -> Part:
    return roof(bust(46, 56, 22, who.FOSTER_CARER, bottom=120) + bust(86, 76, 20, bottom=120))


@person(
    "foster-carers",
    "Two foster carers and a child together under one roof",
    "carers;foster parents;foster mum and dad",
)
def foster_carers() -> Part:
    return roof(
        bust(36, 60, 17, who.FOSTER_CARER, bottom=120)
        + bust(90, 60, 17, who.FOSTER_CARER_2, bottom=120)
        + bust(64, 84, 17, bottom=120)
    )


@person(
    "reviewing-officer",
    "A reviewing officer with a list of ticks",
    "independent reviewing officer;IRO;reviewer;person who runs your review",
)
def reviewing_officer() -> Part:
    board = clipboard(50, 62)
    for y in (-10, 8):
        board += at(tick(width=5), -8, y, 0.36) + line((4, y), (14, y), width=4)
    return bust(48, 43, 27, who.REVIEWER) + at(board, 98, 86, 1.0, 6)


@person(
    "advocate",
    "An advocate stands beside a child and speaks up for them",
    "someone who speaks up for you;speak for me;speaks up",
)
def advocate() -> Part:
    return (
        standing(34, 122, 96, who.ADVOCATE, "talk", ("down", "low"), adult=True)
        + standing(88, 122, 68, ME)
        + at(bubble(58, 36, YELLOW, -14), 88, 25)
        + at(heart(), 88, 25, 0.6)
    )


@person(
    "guardian",
    "A children's guardian stands beside a child and speaks to the court",
    "children's guardian;Cafcass;court guardian",
)
def guardian() -> Part:
    return (
        standing(34, 122, 96, who.GUARDIAN, "talk", ("down", "low"), adult=True)
        + standing(90, 122, 68, ME)
        + at(bubble(58, 42, WHITE, -14), 90, 27)
        + at(scales(), 90, 26, 0.52)
    )


@person(
    "independent-visitor",
    "A grown-up and a child on a walk in the park, smiling",
    "visitor;befriender",
)
def independent_visitor() -> Part:
    tree = box(-5, 0, 10, 34, WOOD, 2) + circle(0, -10, 20, GREEN)
    return (
        at(tree, 104, 84, 1.1)
        + standing(34, 122, 98, who.NURSE, arms=("down", "low"), adult=True)
        + standing(74, 122, 72, ME, "happy", ("low", "wave"))
    )


@person("judge", "A judge sits at a high bench with scales on it", "family court judge;magistrate")
def judge() -> Part:
    bands = path("M56 60L64 68L72 60L76 84H52Z", WHITE)
    bench = path("M20 84H108V122H20Z", WOOD) + box(10, 72, 108, 14, WOOD, 4)
    return bust(64, 32, 22, who.JUDGE, bottom=80) + bands + bench + at(scales(), 64, 104, 0.52)


@person("solicitor", "A solicitor with a case, and scales", "lawyer;barrister")
def solicitor() -> Part:
    shirt = path("M44 72L54 86L64 72L60 122H48Z", WHITE) + path("M54 86L59 92L54 112L49 92Z", CORAL)
    return (
        bust(54, 42, 25, who.SOLICITOR) + shirt + at(case(), 98, 102) + at(scales(), 102, 42, 0.66)
    )


@person(
    "support-worker",
    "A support worker with a thumb up",
    "key worker;family support worker;helper;mentor",
)
def support_worker() -> Part:
    return (
        bust(52, 46, 26, who.SUPPORT_WORKER)
        + badge(50, 92, 0.8)
        + at(thumb_up("medium", False, LEAF), 96, 88, 0.8, 0, True)
    )


@person(
    "personal-adviser",
    "A grown-up shows a young person the way on a signpost",
    "PA;leaving care worker;adviser",
)
def personal_adviser() -> Part:
    sign = (
        line((0, -40), (0, 46), width=7)
        + path("M-26 -36H16L26 -26L16 -16H-26Z", YELLOW)
        + path("M26 -8H-16L-26 2L-16 12H26Z", SKY)
    )
    return (
        bust(36, 50, 20, who.POLICE, bottom=122)
        + bust(72, 76, 18, bottom=122)
        + at(sign, 100, 66, 0.95)
    )


@person("teacher", "A teacher in front of a board", "class teacher;sir;miss")
def teacher() -> Part:
    board = box(14, 12, 100, 74, LEAF, 4)
    shapes = circle(34, 34, 9, None, WHITE) + polygon((92, 26), (104, 46), (80, 46), stroke=WHITE)
    return board + shapes + bust(64, 54, 24, who.TEACHER)


@person(
    "designated-teacher",
    "A teacher with an arm around a child, in front of a board",
    "teacher who looks out for you;special teacher;virtual school",
)
def designated_teacher() -> Part:
    board = box(14, 10, 100, 74, LEAF, 4) + at(heart(), 96, 36, 0.8)
    return board + bust(44, 54, 22, who.TEACHER, bottom=120) + bust(84, 76, 19, bottom=120)


@person(
    "doctor", "A doctor in a white coat with a stethoscope", "GP;paediatrician;children's doctor"
)
def doctor() -> Part:
    tube = path("M46 78C44 106 62 110 64 96M82 78C84 98 78 100 78 104", width=5)
    return (
        bust(64, 44, 27, who.DOCTOR)
        + path("M52 76L64 94L76 76", SKY)
        + tube
        + circle(78, 109, 6, STONE)
    )


@person(
    "nurse", "A nurse with a green plus sign on the tunic", "school nurse;health visitor;LAC nurse"
)
def nurse() -> Part:
    plus = path("M-5 -14H5V-5H14V5H5V14H-5V5H-14V-5H-5Z", LEAF)
    return bust(64, 48, 27, who.NURSE) + at(plus, 64, 103, 0.95)


@person("dentist", "A dentist with a big white tooth", "teeth doctor;tooth")
def dentist() -> Part:
    return bust(52, 44, 26, who.DENTIST) + at(tooth(), 98, 88, 1.0)


@person(
    "therapist",
    "A kind grown-up listens while a child talks about feelings",
    "counsellor;therapy;CAMHS;someone to talk to;talking helper",
)
def therapist() -> Part:
    return (
        bust(36, 58, 22, who.THERAPIST, bottom=122)
        + bust(94, 76, 20, ME, "talk", 122)
        + at(bubble(52, 36, WHITE, 10), 92, 26)
        + at(heart(), 92, 26, 0.6)
    )


@person(
    "speech-therapist",
    "A grown-up helps with talking: a big mouth in a bubble",
    "speech and language therapist;SLT;SALT;talking teacher",
)
def speech_therapist() -> Part:
    lips = path("M-20 0C-10 -14 -4 -10 0 -8C4 -10 10 -14 20 0C10 16 -10 16 -20 0Z", CORAL) + path(
        "M-12 0C-4 -3 4 -3 12 0C4 5 -4 5 -12 0Z", WHITE, width=3
    )
    return (
        bust(44, 58, 24, who.SPEECH, "talk")
        + at(bubble(58, 42, WHITE, -16), 94, 28)
        + at(lips, 94, 28, 0.9)
    )


@person(
    "interpreter",
    "A grown-up between two speech bubbles of different colours",
    "translator;translate;language;other language",
)
def interpreter() -> Part:
    return (
        bust(64, 62, 24, who.ADVOCATE, "talk")
        + at(bubble(44, 30, YELLOW, 10), 27, 24)
        + at(bubble(44, 30, BLUE, -10), 101, 24)
        + line((16, 24), (38, 24), width=5)
        + line((90, 20), (112, 20), colour=WHITE, width=4)
        + line((90, 29), (105, 29), colour=WHITE, width=4)
    )


@person("police-officer", "A police officer in uniform with a cap", "police;policeman;policewoman")
def police_officer() -> Part:
    cap = path("M-38 -22C-46 -34 -44 -50 0 -54C44 -50 46 -34 38 -22Z", BLUE) + path(
        "M-38 -24H38V-14C20 -22 -20 -22 -38 -14Z", INK
    )
    return (
        bust(64, 54, 28, who.POLICE)
        + at(cap, 64, 54, 0.7)
        + circle(64, 26, 6, YELLOW, width=3)
        + path("M54 86L64 98L74 86", WHITE)
    )
