"""Feelings: the child's own face, so that every one takes the child's skin and hair."""

from __future__ import annotations

from parts import people as who
from parts.figure import ME, bust, head, standing
from parts.hands import fist
from parts.palette import BLUE, GREY, RED, SKIN, STONE, WHITE, YELLOW
from parts.scenes import gift, magnifier
from parts.shapes import Part, at, circle, dot, limb, line, path
from parts.signs import heart, question, star, thought
from parts.things import moon
from register import Drawing, add, section

feeling = section("feelings")
TONE = SKIN[ME.skin]


def face(mood: str, x: float = 64, y: float = 69, r: float = 46) -> Part:
    """The child's face, filling the picture."""
    return head(x, y, r, ME, mood)


def _plain(name: str, alt: str, keywords: str) -> None:
    draw: Drawing = lambda: face(name)  # noqa: E731
    add(name, name, keywords, "feelings", "adjective", alt, draw)


_plain("happy", "Happy: a child with a wide smile", "glad;pleased;cheerful;smile;joy")
_plain("sad", "Sad: a child with the mouth turned down and a tear", "unhappy;down;tear;sadness")
_plain("worried", "Worried: a child with wide eyes and a wobbly mouth", "worry;anxious;uneasy")
_plain(
    "angry", "Angry: a child with brows pulled down and teeth together", "mad;furious;anger;rage"
)
_plain("scared", "Scared: a child with wide eyes and an open mouth", "afraid;frightened;fear")
_plain(
    "surprised", "Surprised: a child with raised brows and a round mouth", "shocked;surprise;wow"
)
_plain("embarrassed", "Embarrassed: a child with red cheeks looks away", "ashamed;shame;red face")
_plain("frustrated", "Frustrated: a child with eyes squeezed shut", "fed up;annoyed;stuck")
_plain("disappointed", "Disappointed: a child looks down with a small frown", "let down;gutted")
_plain("silly", "Silly: a child sticks out their tongue", "funny;joking;cheeky")


@feeling("cross", "Cross: a child frowns with arms folded", "grumpy;annoyed;moody", "adjective")
def cross_face() -> Part:
    arms = limb([(22, 104), (80, 112)], 15, YELLOW) + limb([(106, 104), (48, 114)], 15, YELLOW)
    hand = circle(44, 114, 8, TONE, kind="skin")
    return bust(64, 52, 35, ME, "cross") + arms + hand


@feeling(
    "excited",
    "Excited: a child laughs with both arms up",
    "can't wait;thrilled;looking forward",
    "adjective",
)
def excited() -> Part:
    return (
        standing(64, 122, 108, ME, "excited", ("up", "up"))
        + at(star(), 16, 34, 0.65)
        + at(star(), 112, 34, 0.65)
    )


@feeling(
    "calm",
    "Calm: a child breathes softly with eyes closed",
    "relaxed;peaceful;quiet;settled",
    "adjective",
)
def calm() -> Part:
    air = path("M88 104C98 100 106 108 116 102M90 116C98 112 104 118 112 114", stroke=BLUE, width=5)
    return face("calm", 58, 64, 42) + air


@feeling(
    "proud",
    "Proud: a child smiles and wears a medal",
    "well done;achievement;pleased with myself",
    "adjective",
)
def proud() -> Part:
    medal = path("M52 86L64 104L76 86", stroke=RED, width=7) + circle(64, 110, 12, YELLOW)
    return bust(64, 48, 34, ME, "proud") + medal


@feeling(
    "confused",
    "Confused: a child with question marks",
    "don't understand;unsure;muddled;puzzled",
    "adjective",
)
def confused() -> Part:
    return (
        face("confused", 58, 76, 42)
        + at(question(BLUE), 108, 30, 0.95, 12)
        + at(question(BLUE), 16, 24, 0.65, -14)
    )


@feeling(
    "lonely", "Lonely: a child alone, away from a group", "alone;on my own;isolated", "adjective"
)
def lonely() -> Part:
    group: Part = []
    for x in (82, 102, 120):
        group += circle(x, 30, 8, GREY, STONE, 4) + path(
            f"M{x - 9} 60V50C{x - 9} 40 {x + 9} 40 {x + 9} 50V60Z", GREY, STONE, 4
        )
    return group + standing(40, 122, 104, ME, "lonely")


@feeling(
    "left-out",
    "Left out: two children play together and one stands apart",
    "excluded;ignored",
    "adjective",
)
def left_out() -> Part:
    return (
        standing(80, 104, 74, who.FRIEND_2, "happy", ("down", "none"))
        + standing(110, 104, 74, who.BOY, "happy", ("none", "down"))
        + standing(28, 122, 92, ME, "lonely")
    )


@feeling("tired", "Tired: a child yawns with heavy eyes", "sleepy;worn out;exhausted", "adjective")
def tired() -> Part:
    return face("tired", 58, 70) + at(moon(), 108, 24, 0.9)


@feeling(
    "bored",
    "Bored: a child rests their cheek on a hand",
    "boring;fed up;nothing to do",
    "adjective",
)
def bored() -> Part:
    sleeve = path("M76 122L84 96H104L110 122Z", YELLOW)
    return face("bored", 60, 62, 44) + sleeve + at(fist(), 92, 92, 1.1, -12)


@feeling(
    "shy", "Shy: a child looks away with both hands at their cheeks", "timid;bashful", "adjective"
)
def shy() -> Part:
    return face("shy", 64, 64) + at(fist(), 38, 104, 1.1, 10) + at(fist(), 90, 104, 1.1, -10, True)


@feeling(
    "loved",
    "Loved: a child smiles with hearts all around",
    "love;cared for;wanted;special",
    "adjective",
)
def loved() -> Part:
    return (
        face("loved", 64, 76, 42)
        + at(heart(), 22, 26, 0.7)
        + at(heart(), 106, 26, 0.7)
        + at(heart(), 64, 16, 0.62)
    )


@feeling("hopeful", "Hopeful: a child looks up at a star", "hope;looking forward;wish", "adjective")
def hopeful() -> Part:
    return face("hopeful", 56, 76, 42) + at(star(), 106, 24, 0.95)


@feeling(
    "jealous",
    "Jealous: a child looks sideways at someone else's present",
    "envious;unfair",
    "adjective",
)
def jealous() -> Part:
    return face("jealous", 50, 70, 42) + at(gift(), 108, 96, 0.72)


@feeling(
    "nervous",
    "Nervous: a child bites their teeth together and sweats",
    "butterflies;tense;jittery",
    "adjective",
)
def nervous() -> Part:
    return (
        face("nervous", 64, 62) + at(fist(), 40, 110, 0.9, 10) + at(fist(), 88, 110, 0.9, -10, True)
    )


@feeling("upset", "Upset: a child cries", "crying;cry;tears;hurt feelings", "adjective")
def upset() -> Part:
    return face("crying")


@feeling(
    "okay", "Okay: a child with a straight mouth", "OK;so-so;fine;not bad;alright", "adjective"
)
def okay() -> Part:
    return face("ok")


@feeling(
    "relieved",
    "Relieved: a child breathes out with eyes closed",
    "phew;glad it is over;relief",
    "adjective",
)
def relieved() -> Part:
    puff = path(
        "M84 98C92 90 104 96 102 104C112 106 110 120 100 118H84C74 118 74 106 84 104Z", WHITE
    )
    return face("relieved", 56, 62) + puff


@feeling(
    "guilty",
    "Guilty: a child looks away, with a heavy cloud above",
    "sorry;bad about it;blame",
    "adjective",
)
def guilty() -> Part:
    return face("guilty", 64, 78, 42) + at(thought(STONE), 98, 26, 0.8)


@feeling(
    "brave", "Brave: a child stands strong with a cape", "strong;courage;courageous", "adjective"
)
def brave() -> Part:
    cape = path("M44 64C24 84 20 108 14 118C40 110 88 110 114 118C108 108 104 84 84 64Z", RED)
    return cape + standing(64, 122, 112, ME, "strong", ("hip", "hip"))


@feeling(
    "curious",
    "Curious: a child looks through a magnifying glass",
    "interested;wonder;nosy",
    "adjective",
)
def curious() -> Part:
    return face("curious", 52, 66, 42) + at(magnifier(), 94, 92, 0.95)


@feeling(
    "mixed-feelings",
    "Mixed feelings: a happy face and a sad face",
    "muddled feelings;both;unsure",
    "noun",
)
def mixed_feelings() -> Part:
    return face("happy", 40, 46, 31) + face("sad", 88, 84, 31)


@feeling(
    "feeling-safe",
    "Feeling safe: a child wrapped in a warm blanket",
    "snug;cosy;secure;comfortable",
    "adjective",
)
def feeling_safe() -> Part:
    wrap = path("M64 84C30 66 14 88 10 122H118C114 88 98 66 64 84Z", BLUE)
    return (
        face("calm", 64, 56, 38)
        + wrap
        + path(
            "M64 86C56 98 54 110 54 122M40 84C30 94 28 108 28 122M88 84C98 94 100 108 100 122",
            width=3.5,
        )
        + at(heart(), 84, 106, 0.55)
    )


@feeling(
    "missing-someone",
    "Missing someone: a sad child thinks of a person",
    "miss;miss you;missing",
    "verb",
)
def missing_someone() -> Part:
    return (
        face("lonely", 46, 86, 34)
        + dot(76, 50, 5, WHITE)
        + circle(78, 50, 4.5, WHITE)
        + at(thought(), 90, 28, 1.08)
        + head(90, 26, 13, who.MUM)
    )


@feeling(
    "feelings", "Feelings: a happy, a sad and an angry face", "feeling;feel;emotions;mood", "noun"
)
def feelings_() -> Part:
    return face("happy", 64, 40, 27) + face("sad", 34, 92, 27) + face("angry", 94, 92, 27)


@feeling(
    "hurt",
    "Hurt: a sad child with a cracked heart",
    "heartbroken;broken heart;hurt feelings",
    "adjective",
)
def hurt() -> Part:
    crack = line((64, 82), (58, 92), (68, 99), (62, 112), colour=WHITE, width=5)
    return bust(64, 44, 32, ME, "unhappy") + at(heart(), 64, 98, 1.15) + crack
