"""Who is mentioned in a sentence: names, "your mum", "her teacher", and whom "she" could mean.

Gender comes from the child's own list of people first (their pronouns, or who they are), then
from words such as "sister" and "Mr", and last from common given names. Where nothing says it,
it stays open, and an open one is never called wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from letterkit.reader import Child
from letterkit.words.names import AND_A_WORD, find_names, given_names, plain

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SHE_WORDS = frozenset(
    "mum mummy mam mammy mom mommy mother nan nana nanny nanna gran granny grandma grandmother "
    "auntie aunty aunt sister stepmum stepmother stepsister girl woman lady niece daughter wife "
    "girlfriend queen headmistress granddaughter goddaughter godmother".split()
)
HE_WORDS = frozenset(
    "dad daddy father grandad granddad grandpa grandfather uncle brother stepdad stepfather "
    "stepbrother boy man nephew son husband boyfriend king headmaster grandson godson godfather "
    "policeman gentleman".split()
)
OPEN_WORDS = frozenset(
    "teacher doctor nurse friend carer worker judge manager advocate officer parent child baby "
    "cousin neighbour visitor person guardian partner adult twin toddler kid dentist coach tutor "
    "mentor therapist counsellor psychologist head headteacher driver solicitor lawyer social "
    "helper leader supervisor boss pupil student someone somebody anyone everybody everyone nobody "
    "carers parents dog cat puppy kitten rabbit hamster horse pony pet bunny owner adviser sibling "
    "colleague chef cook author writer player keyworker chair reviewer dancer singer actor".split()
)
GROUP_WORDS = frozenset(
    "carers teachers parents brothers sisters workers grandparents friends cousins adults children "
    "neighbours doctors nurses judges managers boys girls aunts uncles twins siblings grown-ups "
    "grownups officers helpers staff".split()
)
_TITLES = {"mr": "he", "sir": "he", "mrs": "she", "ms": "she", "miss": "she"}
HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})


@dataclass(frozen=True, slots=True)
class Known:
    """One person the child knows, as checks need them. ``sure`` says that pronouns are given."""

    key: str
    words: frozenset[str]
    called: frozenset[str]
    gender: str
    sure: bool


@dataclass(frozen=True, slots=True)
class Mention:
    """Someone mentioned in a sentence.

    ``key`` is the same for the same person; ``gender`` is "she", "he", "they" or "" (open);
    ``sure`` says that the gender is given, not guessed from a name. ``token`` is the number
    of the main word in the parse, ``start`` and ``end`` are code points in the sentence.
    """

    key: str
    text: str
    gender: str
    sure: bool
    token: int
    start: int
    end: int
    is_name: bool


def known_people(child: Child | None) -> tuple[Known, ...]:
    """Return the child and the people on the child's list; the child comes first."""
    if child is None:
        return ()
    found = [_known(child.name, "", "", child.pronouns, "the child")]
    for person in child.people:
        found.append(_known(person.name, person.called, person.who, person.pronouns, person.name))
    return tuple(found)


def _known(name: str, called: str, who: str, pronouns: str, key: str) -> Known:
    # "Mum's partner", "Dad's friend": such a word says whose, not who.
    whose = {word for word in who.split() if word.replace("’", "'").endswith("'s")}
    roles = {plain(word) for word in f"{who} {called}".split() if word not in whose}
    gender = gender_of_pronouns(pronouns)
    sure = bool(gender)
    if not gender and (roles & SHE_WORDS or roles & HE_WORDS):
        is_she = bool(roles & SHE_WORDS)
        gender, sure = ("she" if is_she else "he"), not (roles & SHE_WORDS and roles & HE_WORDS)
    names = frozenset(
        plain(word)
        for word in f"{name} {called}".split()
        if plain(word) not in SHE_WORDS | HE_WORDS | {"mr", "mrs", "ms", "miss", "dr"}
    )
    if not gender:
        guess = next((given_names().get(word, "") for word in names if word in given_names()), "")
        gender = "" if guess == "they" else guess
    return Known(key.casefold(), names, frozenset(roles), gender, sure)


def gender_of_pronouns(pronouns: str) -> str:
    """Return "she", "he", "they" or "" for what a profile says, for example "he/him"."""
    first = pronouns.lower().replace(",", "/").split("/")[0].strip()
    return {"she": "she", "her": "she", "he": "he", "him": "he", "they": "they"}.get(first, "")


def name_words(people: tuple[Known, ...]) -> frozenset[str]:
    """Return the words of all known names in lower case."""
    return frozenset(word for person in people for word in person.words)


def mentions(doc: Doc, people: tuple[Known, ...]) -> tuple[Mention, ...]:
    """Return the people mentioned in a sentence, in order; remembered with the parse."""
    remembered = doc.user_data.get("letterkit.mentions")
    if remembered is not None and remembered[0] == people:
        return remembered[1]  # type: ignore[no-any-return]
    found = tuple(sorted(_mentions(doc, people), key=lambda m: m.start))
    doc.user_data["letterkit.mentions"] = (people, found)
    return found


def _mentions(doc: Doc, people: tuple[Known, ...]) -> Iterator[Mention]:
    by_start = {token.idx: token for token in doc}
    taken: set[int] = set()
    for name in find_names(doc.text, doc, name_words(people)):
        tokens = [t for t in doc if name.start <= t.idx < name.end]
        if not tokens or name.start not in by_start:
            continue
        taken.update(t.i for t in tokens)
        main = next((t for t in reversed(tokens) if t.head not in tokens), tokens[-1])
        key, gender, sure = _who(name.words, plain(name.title), people)
        yield Mention(key, name.text, gender, sure, main.i, name.start, name.end, True)
    for token in doc:
        word = plain(token.text)
        if token.i in taken or token.tag_ in ("VB", "VBD", "VBZ", "VBP", "VBG", "JJ", "MD"):
            continue
        is_she, is_he = word in SHE_WORDS, word in HE_WORDS
        if not (is_she or is_he or word in OPEN_WORDS):
            continue
        if token.dep_ in ("compound", "amod") and token.head.i > token.i:
            continue
        whose = next((t for t in token.lefts if t.dep_ == "poss"), None)
        key = word if whose is None or whose.lower_ in ("your", "my") else f"{whose.text}'s {word}"
        match = [p for p in people[1:] if word in p.called or word in p.words]
        gender = "she" if is_she else "he" if is_he else ""
        sure = True
        if len(match) == 1 and (whose is None or whose.lower_ == "your"):
            key = match[0].key
            gender, sure = (match[0].gender or gender), (match[0].sure or bool(gender))
        yield Mention(
            key, token.text, gender, sure, token.i, token.idx, token.idx + len(token), False
        )


def _who(words: tuple[str, ...], title: str, people: tuple[Known, ...]) -> tuple[str, str, bool]:
    """Return the key, gender and sureness of a name."""
    for person in people:
        if words and words[0] in person.words:
            return person.key, person.gender, person.sure
    for person in people:
        if title and words and words[-1] in person.words:
            return person.key, person.gender, person.sure
    gender = _TITLES.get(title.rstrip("."), "")
    if title in SHE_WORDS or title in HE_WORDS:
        gender = "she" if title in SHE_WORDS else "he"
    sure = bool(gender)
    if not gender and words and words[0] not in AND_A_WORD:
        gender = given_names().get(words[0].split("-")[0], "")
    return " ".join(words), "" if gender == "they" and not sure else gender, sure


def is_subject(token: Token) -> bool:
    """Say whether a token, or the pair it belongs to ("Ann and Jo"), is a subject."""
    while token.dep_ == "conj":
        token = token.head
    return token.dep_ in ("nsubj", "nsubjpass")


def clause_of(token: Token) -> Token:
    """Return the verb of the clause that a token stands in."""
    while token.head != token and token.pos_ not in ("VERB", "AUX"):
        token = token.head
    return token


def one_person(doc: Doc, found: tuple[Mention, ...]) -> dict[str, str]:
    """Return keys that this sentence says are one person: "Jess is your sister"."""
    by_token = {mention.token: mention for mention in found}
    same: dict[str, str] = {}
    for mention in found:
        token = doc[mention.token]
        other: Token | None = None
        if token.dep_ in ("attr", "oprd"):
            other = next((t for t in token.head.lefts if t.dep_ in ("nsubj", "nsubjpass")), None)
        elif token.dep_ in ("appos", "compound", "nmod"):
            other = token.head
        if other is not None and token.dep_ == "appos":
            between = doc[min(other.i, token.i) : max(other.i, token.i)]
            if any(t.lower_ == "and" for t in between):
                continue  # "Grandad and Uncle Joe" are two, whatever the parse says
        if other is not None and other.i in by_token:
            same[mention.key] = by_token[other.i].key
    return same
