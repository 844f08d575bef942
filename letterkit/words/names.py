"""Names of people in a sentence: found by capitals and what stands around them.

A tagger alone takes Minecraft for a person and Niamh for a place. So a capital letter that no
full stop explains is the first sign; words that are known to name no person
(``not-people.txt``), words such as "School" behind it and "your" or "in" before it speak
against; a title, a possessive or a given name (``given-names.csv``) speak for it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_HERE = Path(__file__).parent
TITLES = frozenset("mr mrs ms miss mx dr doctor prof professor sir rev father sister".split())
FAMILY_TITLES = frozenset(
    "auntie aunty aunt uncle nan nana nanny nanna gran granny grandma grandmother grandad "
    "granddad grandpa grandfather cousin mummy mum mama daddy dad papa".split()
)
_WORD = re.compile(r"[^\W\d_](?:[\w’'ʼ-]*\w)?")
_CAPITAL = re.compile(r"(?:[A-ZÀ-ÖØ-ÞĀ-Ž]['’]?[a-zà-öø-ÿā-ž]|Mc[A-Z]|[A-Z]['’][A-Z]|[A-Z]$)")
_CAMEL = re.compile(r"[a-z](?=[A-Z])")
_NAME_CAMEL = re.compile(
    r"^(?:Mc|Mac|De|Di|La|Le|Van|Fitz|Da|Jo|Anna|Mary|Lea|Ta|Sha|Ki)[A-Z]|['’-]"
)
_OPENERS = "\"'“‘(["
# "Oakfield School", "Hill Lane", "Leeds United": no person, whatever stands before.
_MAKES_A_PLACE = frozenset(
    "school primary academy nursery college university park road street lane avenue close drive "
    "gardens house centre center hospital clinic surgery club church chapel zoo town city united "
    "rovers wanderers athletic library museum gallery beach castle island islands farm towers "
    "world land court council cup league stadium arena station bridge hill wood woods forest "
    "lake river valley bay day night week team service services hotel cafe café restaurant "
    "theatre cinema award awards class group project trust foundation charity festival show shop "
    "store market baths pool leisure gym track line airport pier common green square terrace "
    "crescent way grove place view infants infant junior juniors high grammar comprehensive sixth "
    "form brigade fc afc rfc rangers albion county unit ward hall lodge cottage community youth "
    "xbox bar pie cake sandwich sponge street game games book books film films movie song".split()
)
_PLACE_BEFORE = frozenset("in near towards across around into outside inside through via".split())
_GOES = frozenset(
    "go goes going went gone move moves moved moving travel travelled trip trips drive drove live "
    "lives back train bus journey holiday holidays fly flew flight return returned walk walked "
    "come came visit visits visited".split()
)
_DETERMINERS = frozenset(
    "a an the your my our his her their these those some any every each no".split()
)
_TITLED_THINGS = frozenset(
    "called named game games book books film films movie programme program show song band team "
    "app play plays played playing watch watches watched watching read reads reading support "
    "supports supported supporting like_the on dog dogs puppy cat cats kitten rabbit bunny hamster "
    "pony horse gerbil parrot budgie fish goldfish tortoise snake lizard gecko pet rat mouse bird "
    "chicken teddy doll toy bear pig".split()
)
_PETS = frozenset(
    "dog puppy cat kitten rabbit bunny hamster pony horse gerbil parrot budgie fish goldfish "
    "tortoise snake lizard gecko pet rat mouse bird chicken hen teddy doll toy dogs cats rabbits "
    "guinea-pig pig".split()
)
_ROLES = frozenset(
    "worker carer officer adviser advisor visitor doctor nurse dentist teacher assistant manager "
    "advocate guardian judge supervisor mentor counsellor therapist psychologist psychiatrist "
    "tutor lead senco headteacher paediatrician dear hi hello hey darling birthday love brother "
    "sister cousin friend mate".split()
)
_PERSON_BEFORE = _ROLES | frozenset(
    "mum dad uncle auntie aunty aunt nan neighbour coach boy girl man woman lady baby son daughter "
    "child pupil student boyfriend girlfriend partner stepmum stepdad niece nephew twin keyworker "
    "driver cleaner cook vicar imam boss with meet met thank tell told ask asked".split()
)
# Words that open sentences; their capital means nothing, and a name may follow at once.
_OPEN_SENTENCES = frozenset(
    "a an the your my our his her their this that these those when if because but and so then "
    "after before as while since until although though how what why who where which is are was "
    "were do does did can could will would should may might has have had with for from to at in "
    "on by of about i we you he she they it there here please thank thanks sorry well today "
    "yesterday tomorrow now also even just only once both all some every each no not yes let "
    "tell ask see say poor little big old lovely happy merry good great meet".split()
)
_ROMAN = re.compile(r"[IVX]{1,5}$")
# Given names that are everyday words too. With a capital in mid-sentence they are names; at its
# start they need the tagger's word for it.
AND_A_WORD = frozenset(
    "will may mark rose grace hope joy faith amber ruby summer april june august jack bill rob "
    "art pat drew frank grant guy dean penny poppy daisy lily ivy holly heather hazel iris olive "
    "violet dawn eve eden sky skye sunny jade pearl crystal precious patience mercy trinity "
    "victor miles max ray rich nick chase finn josh bob don gene glen dale river robin teddy angel "
    "harmony melody destiny star raven paris china asia india chelsea kit sandy misty said art "
    "ash bailey bay blue boo buddy cash clay cliff dot earl fern ford forest gale jay lane lee "
    "lance sue tony trip val wade ward woody young king prince major sage scout".split()
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name as written, with its place in the sentence in code points.

    ``words`` are its words in lower case without the title ("Mr", "Auntie"), which is part of
    the place.
    """

    text: str
    start: int
    end: int
    words: tuple[str, ...]
    title: str = ""


@cache
def given_names() -> dict[str, str]:
    """Return common given names in lower case, each with "she", "he" or "they" (either)."""
    found: dict[str, str] = {}
    for line in (_HERE / "given-names.csv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            pronoun, names = line.split(",", 1)
            for name in names.lower().split():
                found[name] = "they" if name in found else pronoun
    return found


def is_given(word: str) -> bool:
    """Say whether a word in lower case is a common given name, or two joined by a hyphen."""
    names = given_names()
    return word in names or ("-" in word and all(part in names for part in word.split("-")))


@cache
def _not_people() -> tuple[frozenset[str], tuple[tuple[str, ...], ...]]:
    words: set[str] = set()
    phrases: list[tuple[str, ...]] = []
    for line in (_HERE / "not-people.txt").read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        for entry in line.split():
            if "_" in entry:
                phrases.append(tuple(entry.split("_")))
            else:
                words.update((entry, plain(entry)))
    return frozenset(words), tuple(sorted(phrases, key=len, reverse=True))


@cache
def _phrases_by_first() -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in _not_people()[1]:
        found.setdefault(phrase[0], []).append(phrase)
    return {first: tuple(listed) for first, listed in found.items()}


def plain(word: str) -> str:
    """Return a word in lower case with a straight apostrophe and no possessive ending."""
    word = word.replace("’", "'").replace("ʼ", "'").lower()
    return word[:-2] if word.endswith("'s") else word.rstrip("'")


def find_names(
    text: str, doc: Doc | None = None, known: frozenset[str] = frozenset()
) -> tuple[Name, ...]:
    """Return the names of people in one sentence, first to last.

    ``known`` holds words (lower case) that are names of people the child knows: they are
    found even where nothing else speaks for them.
    """
    words = [(m.group(), m.start(), m.end()) for m in _WORD.finditer(text)]
    phrases = _phrase_places([plain(word) for word, _, _ in words])
    tokens = {token.idx: token for token in doc} if doc is not None else {}
    names: list[Name] = []
    place = 0
    while place < len(words):
        run = _run(words, place, text, phrases)
        if run == place:
            place += 1
            continue
        after_phrase = place - 1 in phrases and text[words[place - 1][2]] == " "
        name = _person(words, place, run, text, tokens, known, after_phrase=after_phrase)
        if name is not None:
            names.append(name)
        place = run
    return tuple(names)


def _phrase_places(lower: list[str]) -> frozenset[int]:
    """Return the numbers of the words that belong to a name of no person the child knows."""
    found: set[int] = set()
    by_first = _phrases_by_first()
    for place, word in enumerate(lower):
        for phrase in by_first.get(word, ()):
            if tuple(lower[place : place + len(phrase)]) == phrase:
                found.update(range(place, place + len(phrase)))
    return frozenset(found)


def _is_capital(word: str) -> bool:
    if not _CAPITAL.match(word):
        return False
    return not _CAMEL.search(word) or bool(_NAME_CAMEL.search(word))


def _run(words: list[tuple[str, int, int]], first: int, text: str, phrases: frozenset[int]) -> int:
    """Return the place behind the capitalised words that begin here and belong together."""
    place = first
    while place < len(words):
        word, start, _ = words[place]
        if place in phrases or not _is_capital(word):
            break
        if place > first:
            previous, _, end = words[place - 1]
            gap = text[end:start]
            joined = gap == " " or (gap == ". " and previous.lower() in TITLES)
            # "Ann's Marcus": the name before ended with its possessive.
            if not joined or previous.replace("’", "'").endswith("'s"):
                break
        place += 1
    return place


def _person(
    words: list[tuple[str, int, int]],
    first: int,
    behind: int,
    text: str,
    tokens: dict[int, Token],
    known: frozenset[str],
    *,
    after_phrase: bool = False,
) -> Name | None:
    run = words[first:behind]
    following = words[behind][0].lower() if behind < len(words) else ""
    if behind < len(words) and text[run[-1][2] : words[behind][1]] != " ":
        following = ""
    begins = first == 0 or not _in_a_sentence(text, run[0][1])
    before = "" if begins else words[first - 1][0].lower()
    lower = [plain(word) for word, _, _ in run]
    if lower[-1] in _MAKES_A_PLACE and len(run) > 1 and not known.intersection(lower):
        return None
    if "st" in lower or "saint" in lower or (following and _ROMAN.match(following.upper())):
        return None
    stops = _not_people()[0]
    title = ""
    skipped = 0
    while skipped < len(run):
        word = lower[skipped]
        if word in known and word not in FAMILY_TITLES:
            break
        if word in TITLES | FAMILY_TITLES:
            title = run[skipped][0]
        elif word in stops or (
            skipped == 0
            and begins
            and (_opens(run[0], tokens, len(run), text) or _asks(lower, known))
        ):
            title = ""
        else:
            break
        skipped += 1
    if skipped == len(run):
        return None
    named, wanted = run[skipped:], lower[skipped:]
    thing = wanted[-1] in stops and not title and wanted[0] not in known
    if thing and not is_given(wanted[0]):
        return None  # "Children's Rights Officer"
    capitals = sum(_is_capital(word) for word, _, _ in words)
    shouted = len(words) > 2 and capitals > 0.75 * len(words)
    if shouted and not title and not (is_given(wanted[0]) or wanted[0] in known):
        return None  # A Heading In Capitals
    opened = skipped == 1 and begins and lower[0] in _OPEN_SENTENCES
    if opened:
        before = lower[0]
    odd = after_phrase or (skipped > 0 and not opened and not title)
    if odd and not (lower[skipped - 1] in _ROLES or wanted[0] in known or is_given(wanted[0])):
        return None  # "Xbox Live", "Northern Lights"
    start = run[skipped - 1][1] if title else named[0][1]
    if not title and not _speaks_for(
        named, wanted, text, tokens, known, before=before, following=following,
        begins=begins and skipped == 0, stripped=skipped > 0 and not opened,
        two_before=words[first - 2][0].lower() if first > 1 else "",
    ):  # fmt: skip
        return None
    keep = [w for w in wanted if w in known or w not in stops] or wanted
    end = named[-1][2]
    written = text[start:end]
    if re.search(r"['’ʼ]s$", written):
        end -= 2
        written = written[:-2]
    return Name(written, start, end, tuple(keep), title)


def _in_a_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip().rstrip(_OPENERS).rstrip()
    return bool(before) and before[-1] not in ".!?:\n•-–—*"


def _asks(lower: list[str], known: frozenset[str]) -> bool:
    """Say whether a sentence begins with a verb before a name: "Squeeze Jen's hand"."""
    if len(lower) < 2 or lower[0] in known or is_given(lower[0]):
        return False
    return lower[1] in known or is_given(lower[1])


def _opens(word: tuple[str, int, int], tokens: dict[int, Token], length: int, text: str) -> bool:
    """Say whether a word has its capital only because the sentence begins with it."""
    lower = plain(word[0])
    if is_given(lower) and lower not in AND_A_WORD:
        return False
    token = tokens.get(word[1])
    if lower in _OPEN_SENTENCES and not (lower in AND_A_WORD and _is_proper(token)):
        return True
    if token is not None and token.tag_ not in ("NNP", "NNPS"):
        return True
    return length > 1 and lower in AND_A_WORD and token is None and text[word[2] :][:1] == " "


def _speaks_for(
    named: list[tuple[str, int, int]],
    wanted: list[str],
    text: str,
    tokens: dict[int, Token],
    known: frozenset[str],
    *,
    before: str,
    following: str,
    begins: bool,
    stripped: bool,
    two_before: str,
) -> bool:
    """Weigh what speaks for a person, where there is no title."""
    _, start, end = named[0]
    first = wanted[0]
    given = is_given(first)
    possessive = named[-1][0].replace("’", "'").endswith("'s")
    token = tokens.get(start)
    if first in known:
        return not begins or first not in AND_A_WORD or _is_proper(token)
    if following in _MAKES_A_PLACE or (
        len(wanted) > 1 and wanted[-1] in _MAKES_A_PLACE and not given
    ):
        return False
    if before in _PETS or (before in ("called", "named") and _near_a_thing(text, start)):
        return False
    if before in _TITLED_THINGS and not (
        given and not before.startswith(("watch", "support", "read"))
    ):
        return before in ("called", "named")
    if begins:
        return _begins_with_a_name(first, text, end, token, given, possessive, following)
    if before in _PLACE_BEFORE or (before == "at" and not possessive):
        return given and first not in AND_A_WORD and len(named) == 1 and before != "in"
    if before in ("to", "from", "visit", "visited", "visiting", "of") and not given:
        gone = two_before in _GOES or before.startswith("visit")
        if gone or before == "of":
            return False
    if before in _DETERMINERS and not stripped and not (given and before != "the"):
        return False
    told = given or before in _PERSON_BEFORE
    if token is not None and not told and token.tag_ not in ("NNP", "NNPS"):
        return False
    return len(first) > 1


def _is_proper(token: Token | None) -> bool:
    return token is not None and token.tag_ in ("NNP", "NNPS")


def _near_a_thing(text: str, start: int) -> bool:
    before = {plain(word) for word in _WORD.findall(text[max(0, start - 50) : start])}
    things = _PETS | _MAKES_A_PLACE | {"app", "place", "programme", "story", "band", "tool"}
    return bool(before & things)


def _begins_with_a_name(
    lower: str,
    text: str,
    end: int,
    token: Token | None,
    given: bool,
    possessive: bool,
    following: str,
) -> bool:
    """Weigh a word whose capital the start of the sentence explains."""
    if lower in AND_A_WORD:
        return _is_proper(token) and token is not None and token.dep_ in (
            "nsubj", "nsubjpass", "poss", "conj", "compound", "npadvmod",
        )  # fmt: skip
    if given:
        return True
    called_to = text[end : end + 1] == "," and len(text) > end + 2
    if token is None:
        return possessive
    if token.tag_ not in ("NNP", "NNPS"):
        return False
    if possessive or called_to:
        return True
    acts = token.dep_ in ("nsubj", "nsubjpass") and token.head.tag_ in ("VBZ", "VBD", "MD", "VB")
    return (acts and token.i + 1 < len(token.doc)) or following == "and"
