"""Makes a suggestion fit its sentence: number, tense, capitals, a or an, and people's names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from letterkit.words.glossary.place import Place
from letterkit.words.glossary.term import Action, Term

MOST_CHOICES = 3
_SLOT = re.compile(r"\[([^\]]+)\]")
_OWN_START = re.compile(r"(?:the|a|an|your|some|my|our)\s", re.IGNORECASE)
_ARTICLES = frozenset(("a", "an"))
_OWNERS = frozenset("the your my his her our their this that these those its".split())
_CLAUSE = re.compile(
    r"(?:what|who|where|when|how|why|if|being|not|with|without|to|in|at|on|of|for|by|from|until|"
    r"under|\w+ing)\b",
    re.IGNORECASE,
)
_NAMES_A_THING = re.compile(r"(?:meeting|feeling|thing|warning|something|building|writing)\b")
_MASS = frozenset(
    "help time work money danger learning school medicine health family letters love care "
    "friends people rules worries feelings trouble permission".split()
)
_HEAD_ENDS = re.compile(
    r"\s(?:of|for|to|with|without|who|whose|where|that|when|about|in|from|so|which|because|or|"
    r"and|you|we|there)\b|,"
)
_AN = re.compile(r"(?:[aeiou](?!ni(?:t|q|f|on|v)|se|ne\b)|hour|honest|uni[nm])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Person:
    """Someone the child knows: their name for the letter, and who they are."""

    called: str
    who: str


@dataclass(frozen=True, slots=True)
class Suggested:
    """One thing to try: other words, a sentence to add, a talk first, or a question."""

    action: Action
    text: str


@dataclass(frozen=True, slots=True)
class Fit:
    """Suggestions for one place, with the span of the sentence that they replace."""

    start: int
    end: int
    suggestions: tuple[Suggested, ...]


def fit(term: Term, place: Place, start: int, end: int, people: Iterable[Person] = ()) -> Fit:
    """Return what to try for a term at a place, ready to be put into its sentence.

    The span grows over "a", "your" or "was" before the term only where new words need it.
    """
    choices = [
        choice for wanted in term.replace if (choice := _choice(wanted, term, place, tuple(people)))
    ]
    whole = [choice for choice in choices if choice.instead_of_be]
    choices = whole or choices
    named = [choice for choice in choices if choice.named]
    narrow = [choice for choice in choices if choice.start == start]
    chosen = choices if named else (narrow or choices)
    span = min((choice.start for choice in chosen), default=start)
    texts = []
    for choice in chosen[:MOST_CHOICES]:
        lead = "" if choice.start == span else _lead(place.text[span : choice.start], choice.text)
        text = _cased(lead + choice.text, place, span)
        if text not in texts and text.lower() != place.text[span:end].lower():
            texts.append(text)
    swaps = [Suggested("replace", text) for text in texts]
    explain = [Suggested("explain", term.means)] if term.means else []
    if term.action == "tell-in-person":
        first = [Suggested("tell-in-person", term.note or "Tell the child face to face first.")]
        return Fit(span, end, (*first, *swaps, *explain))
    if term.action == "ask":
        first = [Suggested("ask", term.note or "Ask the child which word they use.")]
        return Fit(span, end, (*swaps[:1], *first, *swaps[1:]) if named else (*first, *swaps))
    if term.action == "explain":
        return Fit(span, end, (*explain, *swaps))
    return Fit(span, end, (*swaps, *explain))


@dataclass(frozen=True, slots=True)
class _Choice:
    text: str
    start: int
    named: bool = False
    instead_of_be: bool = False


def _choice(wanted: str, term: Term, place: Place, people: tuple[Person, ...]) -> _Choice | None:
    start = place.words[place.first].start
    voice, _, plain = wanted.rpartition("> ")
    text, named, missing = _named(plain, people)
    if missing and len(term.replace) > 1 and _SLOT.fullmatch(wanted):
        return None
    if voice == "be":
        return _instead_of_be(text, place, start)
    if voice:
        fits = (_tense(place) == "VBN" and place.passive) is (voice == "pass")
        return _Choice(text if voice == "pass" else _as_verb(text, place), start) if fits else None
    text = _without_repeat(text, place)
    if term.part == "verb" and place.part == "noun":
        return None  # "access to a worker" is no verb, and verbs would not fit
    if term.part == "verb" or (term.part == "noun" and place.part == "verb" and " " not in text):
        verb = _as_verb(text, place)
        return _Choice(verb, start) if verb else None
    if not text or not _suits(text, term, place):
        return None
    named_thing = term.part in ("noun", "abbreviation")
    if not named_thing and not _OWN_START.match(text):
        thing = term.part == "adjective" and place.first != place.last and _is_plural(place)
        return _Choice(_plural(text) if thing else text, start)
    if named and _SLOT.fullmatch(wanted):
        before = place.beside(-1)
        wide = before is not None and before.lower in _OWNERS | _ARTICLES
        return _Choice(text, before.start if wide and before else start, named=True)
    plural = _is_plural(place)
    return _with_article(_plural(text) if plural else text, place, start, plural=plural)


def _suits(text: str, term: Term, place: Place) -> bool:
    """Say whether a choice can stand here: "what you need" cannot follow "all his health ..."."""
    describes = place.role == "describing" and not term.is_abbreviation
    if describes and " " in text:
        return False
    before = place.beside(-1)
    owner = before.lower if before is not None else ""
    owned_by_another = owner in ("his", "her", "their", "its") or owner.endswith("'s")
    if owned_by_another and re.search(r"\byour?\b", text):
        return False
    if term.part != "noun" or not _is_clause(text):
        return True
    start = place.words[place.first].start
    after_article = owner in _ARTICLES or owner in ("made", "make", "some", "any", "no")
    described = any(child.idx < start for child in place.children("amod", "compound"))
    return not (after_article or described or (_is_plural(place) and place.role == "subject"))


def _is_clause(text: str) -> bool:
    return bool(_CLAUSE.match(text)) and not _NAMES_A_THING.match(text.split()[0])


def _named(text: str, people: tuple[Person, ...]) -> tuple[str, bool, bool]:
    """Fill slots with the child's own names for people; say if any was filled, or was not."""
    filled = missing = False

    def name(match: re.Match[str]) -> str:
        nonlocal filled, missing
        slot = match[1].lower()
        for person in people:
            if slot in person.who.lower() or (person.who and person.who.lower() in slot):
                filled = True
                return person.called
        missing = True
        return (
            "[name]"
            if slot not in ("date", "number", "family")
            else ("your family" if slot == "family" else match.group())
        )

    return _SLOT.sub(name, text), filled, missing


def _without_repeat(text: str, place: Place) -> str:
    """Cut "with your family" off where the letter itself goes on with "with ..."."""
    following = place.beside(1)
    if following is None:
        # "You attended." becomes "You went.", not "You went to."
        return re.sub(r"\s(?:to|for|at|about|with)$", "", text)
    join = "with" if following.lower == "between" else following.lower
    if join not in ("with", "for", "about", "of", "to", "that"):
        return text
    head, found, tail = text.partition(f" {join} ")
    if not found:
        return text.removesuffix(f" {join}")
    return "" if "," in tail else head  # what follows the comma would be lost


def _with_article(text: str, place: Place, start: int, *, plural: bool) -> _Choice | None:
    before = place.beside(-1)
    clause = _is_clause(text)
    own = _OWN_START.match(text)
    beside = before is not None and place.text[before.end : start].isspace()
    further = before.lower if before is not None and beside else None
    if further in _ARTICLES | _OWNERS and before is not None:
        if own:
            return _Choice(text, before.start)
        if clause and not (further in _OWNERS and text.split()[0].endswith("ing")):
            return _Choice(text, before.start)
        if further in _ARTICLES:
            if plural or text.split()[0] in _MASS or clause:
                return _Choice(text, before.start)
            right = "an" if _AN.match(text) else "a"
            if further != right:
                return _Choice(f"{right} {text}", before.start)
        return _Choice(text, start)
    if own and further is not None and (further.endswith("'s") or _describes(place)):
        return _Choice(text[own.end() :], start)
    return _Choice(text, start)


def _describes(place: Place) -> bool:
    """Say whether an article stands further to the left: "your new placement"."""
    two = place.beside(-2)
    if two is None or two.lower not in _OWNERS | _ARTICLES:
        return False
    one = place.beside(-1)
    token = place.token(one) if one is not None else None
    return token is None or token.pos_ in ("ADJ", "NOUN", "PROPN", "NUM", "VERB")


def _lead(gone: str, text: str) -> str:
    """Return the article to put before a choice that did not need the wider span."""
    word = gone.strip()
    if word.lower() in _ARTICLES:
        word = "an" if _AN.match(text) else "a"
    return word + " "


def _is_plural(place: Place) -> bool:
    last = place.words[place.last]
    if last.text[:2].isupper():
        return last.text.endswith("s")  # "EHCPs"
    if place.tag in ("NNS", "NNPS"):
        return True
    singular = last.key.endswith(("ss", "us", "is")) or not last.key.endswith("s")
    return not singular and place.tag not in ("NN", "NNP")


def _plural(text: str) -> str:
    if _is_clause(text):
        return text
    cut = _HEAD_ENDS.search(text)
    head, rest = (text[: cut.start()], text[cut.start() :]) if cut else (text, "")
    first, _, noun = head.rpartition(" ")
    if noun in _MASS or (noun.endswith("s") and not noun.endswith("ss")):
        return text
    first = re.sub(r"^(?:a|an)(?:\s|$)", "", first)
    return f"{first} {_inflected(noun, 'NNS')}".strip() + rest


def _as_verb(text: str, place: Place) -> str:
    """Put the first word of a verb choice into the tense of the verb it replaces.

    "not join in" becomes "did not join in" or "does not join in"; "" where it cannot be.
    """
    tense = _tense(place)
    verb, _, rest = text.partition(" ")
    if verb == "not":
        helper = {"VBD": "did ", "VBZ": "does ", "VBP": "do ", "VB": "", "VBG": ""}.get(tense)
        if helper is None:
            return ""
        if tense == "VBG":
            verb, _, rest = rest.partition(" ")
            return f"not {_inflected(verb, tense)} {rest}".strip()
        return helper + text
    return f"{_inflected(verb, tense)} {rest}".strip()


def _tense(place: Place) -> str:
    first = place.words[place.first]
    token = place.token(first)
    word = first.key
    if word.endswith("ing"):
        return "VBG"
    if token is not None and token.tag_ in ("VB", "VBP", "VBZ", "VBD", "VBN"):
        if token.tag_ == "VBD" and _after_have_or_be(place):
            return "VBN"
        return str(token.tag_)
    if _after_have_or_be(place) and (word.endswith("ed") or word.endswith("en")):
        return "VBN"
    if word.endswith("ed"):
        return "VBD"
    return "VBZ" if word.endswith("s") and not word.endswith("ss") else "VB"


_HAVE_OR_BE = frozenset("have has had having is are was were be been being 've 's".split())


def _after_have_or_be(place: Place) -> bool:
    return any(
        word.lower in _HAVE_OR_BE or word.lower.endswith(("'ve", "'s", "'re"))
        for word in place.window(-1, 2)
    )


def _instead_of_be(text: str, place: Place, start: int) -> _Choice | None:
    """Replace "was placed" as a whole: "came to live". None where nothing passive stands here."""
    window = list(place.window(-1, 3))
    for word in reversed(window):
        tense = {"was": "VBD", "were": "VBD", "is": "VBZ", "are": "VBP", "be": "VB", "been": "VBN"}
        if word.lower in tense:
            verb, _, rest = text.partition(" ")
            between = place.text[word.end : start].strip()
            new = f"{_inflected(verb, tense[word.lower])} {rest}".strip()
            return _Choice(f"{between} {new}".strip(), word.start, instead_of_be=True)
    return None


def _inflected(word: str, tag: str) -> str:
    """Return a word in another form, by lemminflect; the word itself where it knows none."""
    if tag in ("VB", "VBP") or not word.isalpha():
        return word if word != "be" or tag == "VB" else "are"
    if word == "be":
        return {"VBZ": "is", "VBD": "was", "VBN": "been", "VBG": "being"}.get(tag, word)
    from lemminflect import getInflection

    forms = getInflection(word, tag=tag)
    return str(forms[0]) if forms else word


def _cased(text: str, place: Place, start: int) -> str:
    """Give a suggestion a capital where the words that it replaces begin a sentence."""
    before = place.text[:start].rstrip(" \"'“‘(*-•")
    if before == "" and place.text[start : start + 1].isupper():
        return text[:1].upper() + text[1:]
    return text
