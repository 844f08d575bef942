"""Family, friends, and words that point at people."""

from __future__ import annotations

from parts import people as who
from parts.figure import ME, Look, bust, head, standing, wheelchair
from parts.hands import pointing_hand
from parts.palette import BLUE, CORAL, CREAM, GREEN, INK, PINK, SKIN, WOOD, YELLOW
from parts.scenes import roof
from parts.shapes import Part, at, circle, dot, ellipse, line, path
from parts.signs import heart
from register import section

person = section("people")


def with_child(look: Look, mood: str = "smile") -> Part:
    """A grown-up of the family with the child close by."""
    return bust(50, 44, 26, look, mood) + bust(88, 86, 19, ME, "smile") + at(heart(), 100, 34, 0.62)


def beside(look: Look) -> Part:
    """A brother or sister beside the child, about the same size."""
    return (
        bust(38, 58, 24, look, "happy", 120)
        + bust(90, 64, 22, ME, "happy", 120)
        + at(heart(), 65, 22, 0.62)
    )


@person("mum", "A mum with her child", "mother;mummy;mam;mom;birth mum")
def mum() -> Part:
    return with_child(who.MUM)


@person("dad", "A dad with his child", "father;daddy;birth dad")
def dad() -> Part:
    return with_child(who.DAD)


@person("parents", "A mum and a dad, side by side", "mum and dad;birth parents;parent")
def parents() -> Part:
    return bust(36, 52, 23, who.MUM, bottom=120) + bust(92, 52, 23, who.DAD, bottom=120)


@person("brother", "A brother beside the child", "sibling;bro;half-brother")
def brother() -> Part:
    return beside(who.BROTHER)


@person("sister", "A sister beside the child", "sibling;sis;half-sister")
def sister() -> Part:
    return beside(who.SISTER)


@person(
    "brothers-and-sisters",
    "Three brothers and sisters close together",
    "siblings;brother and sister",
)
def brothers_and_sisters() -> Part:
    return (
        bust(28, 56, 18, who.SISTER, "happy", 120)
        + bust(100, 56, 18, who.BROTHER, "happy", 120)
        + bust(64, 68, 20, ME, "happy", 120)
    )


@person(
    "nan",
    "A grandmother with grey curls and glasses, with the child",
    "grandma;gran;granny;grandmother;nana;nanny",
)
def nan() -> Part:
    return with_child(who.NAN)


@person(
    "grandad",
    "A grandfather with a hearing aid, with the child",
    "grandpa;grandfather;granddad;pops",
)
def grandad() -> Part:
    return with_child(who.GRANDAD)


@person("aunt", "An aunt waves", "auntie;aunty")
def aunt() -> Part:
    return standing(44, 122, 112, who.AUNT, "happy", ("down", "wave"), adult=True) + standing(
        94, 122, 72
    )


@person("uncle", "An uncle waves", "uncles")
def uncle() -> Part:
    return standing(44, 122, 112, who.UNCLE, "happy", ("down", "wave"), adult=True) + standing(
        94, 122, 72
    )


@person("baby", "A baby with a dummy", "newborn;infant")
def baby() -> Part:
    curl = path("M58 30C56 18 72 16 70 26C70 32 62 30 64 26", width=4)
    face = circle(64, 66, 42, SKIN["light"], kind="skin-other")
    ears = circle(22, 70, 8, SKIN["light"], kind="skin-other") + circle(
        106, 70, 8, SKIN["light"], kind="skin-other"
    )
    eyes = ellipse(48, 64, 5, 6, INK, None) + ellipse(80, 64, 5, 6, INK, None)
    blush = ellipse(38, 78, 7, 5, PINK, None) + ellipse(90, 78, 7, 5, PINK, None)
    dummy = ellipse(64, 88, 15, 10, BLUE) + circle(64, 90, 6, YELLOW, width=3.5)
    return ears + face + curl + eyes + blush + dummy


@person(
    "family", "A family: grown-ups and children close together", "my family;relatives;birth family"
)
def family() -> Part:
    return (
        bust(32, 42, 19, who.MUM, bottom=120)
        + bust(94, 42, 19, who.DAD, bottom=120)
        + bust(42, 86, 17, who.SISTER, "happy", 120)
        + bust(84, 86, 17, ME, "happy", 120)
    )


@person(
    "foster-family",
    "A foster family: carers and children under one roof",
    "foster home;foster placement",
)
def foster_family() -> Part:
    return roof(
        bust(36, 58, 15, who.FOSTER_CARER, bottom=120)
        + bust(92, 58, 15, who.FOSTER_CARER_2, bottom=120)
        + bust(46, 88, 15, who.FRIEND_2, "happy", 120)
        + bust(82, 88, 15, ME, "happy", 120)
    )


@person("friend", "Two friends stand close and wave", "mate;best friend;pal;friends")
def friend() -> Part:
    return (
        standing(40, 120, 100, ME, "happy", ("wave", "none"))
        + standing(88, 120, 100, who.FRIEND, "happy", ("none", "wave"))
        + at(heart(), 64, 92, 0.7)
    )


@person("child", "A child stands and smiles", "children;kid;young person")
def child() -> Part:
    return standing(64, 122, 112, ME, "happy", ("wave", "down"))


@person("children", "Three children, one in a wheelchair", "kids;young people;other children")
def children() -> Part:
    return (
        standing(30, 122, 88, who.FRIEND, "happy")
        + standing(64, 122, 88, ME, "happy")
        + at(wheelchair(0, 0, who.FRIEND_2, "happy"), 104, 122, 0.92)
    )


@person("young-person", "A young person with a bag on their back", "teenager;teen;youth")
def young_person() -> Part:
    strap = line((52, 60), (56, 84), colour=CORAL, width=5) + line(
        (76, 60), (72, 84), colour=CORAL, width=5
    )
    return (
        standing(64, 122, 116, Look(me=True, top=GREEN), arms=("down", "hip"), adult=True) + strap
    )


@person("grown-up", "Two grown-ups, side by side", "adult;grown up;man;woman", label="grown-up")
def grown_up() -> Part:
    return standing(40, 122, 114, who.HELPER, arms=("down", "down"), adult=True) + standing(
        88, 122, 114, who.REVIEWER, arms=("down", "down"), adult=True
    )


@person("boy", "A boy", "lad;son")
def boy() -> Part:
    return standing(64, 122, 112, who.BOY)


@person("girl", "A girl", "daughter")
def girl() -> Part:
    return standing(64, 122, 112, who.GIRL)


@person("i", "A child points to themselves", "me;my;mine;myself", "pronoun", "I")
def i() -> Part:
    return bust(54, 48, 32, ME) + at(pointing_hand(cuff=YELLOW), 92, 108, 0.75, 0, True)


@person("you", "Someone points to a child: you", "your;yours;yourself", "pronoun")
def you() -> Part:
    return bust(84, 48, 29, ME) + at(pointing_hand("light", False, INK), 32, 98, 0.72)


def _this_one(look: Look) -> Part:
    return bust(88, 52, 27, look) + at(pointing_hand("medium", False, INK), 28, 78, 0.66)


@person("he", "A hand points to a boy", "him;his;himself", "pronoun")
def he() -> Part:
    return _this_one(who.BROTHER)


@person("she", "A hand points to a girl", "her;hers;herself", "pronoun")
def she() -> Part:
    return _this_one(who.GIRL)


@person("they", "A hand points to two other people", "them;their;theirs", "pronoun")
def they() -> Part:
    return (
        bust(70, 50, 19, who.FRIEND_2, bottom=116)
        + bust(102, 58, 19, who.BOY, bottom=116)
        + at(pointing_hand("medium", False, INK), 26, 84, 0.6)
    )


@person("we", "A child and others with a ring around them: we", "us;our;ours", "pronoun")
def we() -> Part:
    return (
        ellipse(64, 66, 60, 56, CREAM)
        + bust(34, 58, 15, who.FRIEND, bottom=98)
        + bust(94, 58, 15, who.FRIEND_2, bottom=98)
        + bust(64, 62, 18, ME, "happy", 106)
    )


@person("dog", "A friendly dog", "pet;puppy")
def dog() -> Part:
    face = path("M30 50C30 20 98 20 98 50V78C98 110 30 110 30 78Z", CREAM)
    patch = path("M66 30C90 26 98 40 98 60C96 72 74 74 70 60C68 50 62 40 66 30Z", WOOD)
    ears = path("M34 40C12 24 6 60 20 82C32 82 36 60 36 48Z", WOOD) + path(
        "M94 40C116 24 122 60 108 82C96 82 92 60 92 48Z", WOOD
    )
    tongue = path("M58 92C58 112 72 112 72 92Z", CORAL)
    nose = path("M54 74H74C74 82 68 86 64 86C60 86 54 82 54 74Z", INK)
    return (
        face
        + patch
        + ears
        + tongue
        + nose
        + path("M64 84C64 94 52 96 48 90M64 84C64 94 76 96 80 90")
        + dot(48, 58, 5.5)
        + dot(80, 58, 5.5)
    )


@person("cat", "A friendly cat", "pet;kitten")
def cat() -> Part:
    face = path("M26 62L24 20L50 34H78L104 20L102 62C108 116 20 116 26 62Z", YELLOW)
    return (
        face
        + line((64, 36), (64, 48))
        + line((50, 38), (52, 47))
        + line((78, 38), (76, 47))
        + dot(46, 66, 5.5)
        + dot(82, 66, 5.5)
        + path("M58 78H70L64 84Z", CORAL)
        + path("M64 86C62 94 54 94 52 90M64 86C66 94 74 94 76 90")
        + line((34, 82), (12, 78), width=3.5)
        + line((34, 88), (14, 94), width=3.5)
        + line((94, 82), (116, 78), width=3.5)
        + line((94, 88), (114, 94), width=3.5)
    )


@person(
    "my-team",
    "A ring of grown-ups around a child: my team",
    "team;network;people who help me;team around the child",
)
def my_team() -> Part:
    around = ((64, 22, who.SOCIAL_WORKER), (106, 48, who.TEACHER), (96, 102, who.SUPPORT_WORKER))
    part = circle(64, 66, 40, None, BLUE, 6)
    for x, y, look in (*around, (32, 102, who.REVIEWER), (22, 48, who.NURSE)):
        part += head(x, y, 15, look)
    return part + head(64, 68, 20, ME, "happy")
