"""A letter for a reader who need not know whose it is: plain slots stand for every name.

"Dear Jaya" becomes "Dear [the child]"; a foster carer is "[the foster carer]" in every field, and
so on for everybody the child knows. Names that nobody listed, schools, addresses, telephone
numbers and e-mail addresses get slots too, and photos become a drawing of a photo. The letter that
comes back can be checked and laid out like any other.

What a letter tells can still point at a child to somebody who knows them: this hides names, and
not a story. Source: the tool's own rule, from UK guidance on sharing no more than a reader needs
(UK GDPR, article 5(1)(c), data minimisation).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from letterkit.letter import KeyMessage, Letter
from letterkit.masking import BLOCK, hidden
from letterkit.reader import Child, Person, Picture
from letterkit.words.age import entry
from letterkit.words.names import AND_A_WORD, FAMILY_TITLES, TITLES, find_names, plain
from letterkit.words.pipeline import parse
from letterkit.words.towns import find_towns

CHILD, WRITER = "[the child]", "[the writer]"
NAME, SCHOOL, PLACE = "[a name]", "[the school]", "[a place]"
PHONE, EMAIL, LINK = "[a phone number]", "[an e-mail address]", "[a web address]"
PRIVATE = "[a private detail]"
A_PHOTO = Picture(ref="care:photo", alt="A photo")

_LONGEST_SHORT, _LONGEST_TEXT = 300, 20_000
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")
_LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"“”]*[^\s<>\"“”.,;:!?'’)\]]")
_PHONE = re.compile(r"(?<![\w-])(?:\+\d|0)\d[\d\u00a0 ()-]{5,}\d(?![\w-])")
_COVERED = re.compile(rf"{BLOCK}(?:.{{0,2}}{BLOCK})*")
_SCHOOL = re.compile(r"\b(?:School|Academy|College|Nursery|Playgroup|Pre-?school)\b")
_CAPITAL = re.compile(r"[^\W\d_a-z][\w’'-]*")
_MONTHS = frozenset(("april", "may", "june", "august"))
_ASKS = re.compile(r"\s(?:i|you|he|she|it|we|they|there|the|your|my|this|that)\b", re.IGNORECASE)
_EVERYBODYS = FAMILY_TITLES | {"mam", "stepmum", "stepdad", "foster", "me", "i"}


@dataclass(frozen=True, slots=True)
class Span:
    """A slot, and the code points of the text that it stands for."""

    start: int
    end: int
    slot: str


class Masker:
    """Puts slots for names into texts, the same slot for the same person in each of them."""

    def __init__(self, letter: Letter) -> None:
        self._child = letter.child
        self._slots = dict(_slots(letter))
        either = "|".join(
            re.escape(name).replace("\\ ", r"\s+")
            for name in sorted(self._slots, key=lambda name: (-len(name), name))
        )
        titles = "|".join(title.capitalize() for title in sorted(TITLES | FAMILY_TITLES))
        self._names = re.compile(rf"(?<!\w)(?:(?:{titles})\.?\s+)?(?P<name>{either})(?!\w)")
        self._by_case = {name.casefold(): slot for name, slot in self._slots.items()}

    def mask(self, text: str) -> str:
        """Return a text with a slot for each name, school, address and number in it."""
        done, pieces = 0, []
        for span in self.spans(text):
            pieces += [text[done : span.start], span.slot]
            done = span.end
        return "".join((*pieces, text[done:]))

    def spans(self, text: str) -> list[Span]:
        """Return where slots stand in a text, and which, in order, none over another."""
        kept: list[Span] = []
        if not text.strip():
            return kept
        for span in sorted(self._spans(text), key=lambda span: span.start):
            last = kept[-1] if kept else None
            if last is None or not _belongs(text, last, span):
                kept.append(span)
            elif span.end > last.end:
                kept[-1] = Span(last.start, span.end, last.slot)
        return kept

    def short(self, text: str) -> str:
        """Return a short text masked, cut where slots made it too long for its field."""
        return self.mask(text)[:_LONGEST_SHORT]

    def _spans(self, text: str) -> Iterator[Span]:
        for pattern, slot in ((_EMAIL, EMAIL), (_LINK, LINK), (_PHONE, PHONE)):
            yield from (Span(*found.span(), slot) for found in pattern.finditer(text))
        for found in self._names.finditer(text):
            if not _is_a_word(text, found):
                yield Span(*found.span(), self._slot_of(found["name"]))
        yield from (Span(start, end, PLACE) for start, end in find_towns(text))
        for found in _COVERED.finditer(hidden(text, self._child)):
            covered = text[found.start() : found.end()]
            yield Span(*found.span(), _place(covered, self._child))
        for sentence in parse(text).sentences:
            for name in find_names(sentence.text, sentence.doc, frozenset()):
                if not set(name.words) <= _EVERYBODYS:
                    yield Span(sentence.start + name.start, sentence.start + name.end, NAME)

    def _slot_of(self, name: str) -> str:
        return self._by_case[" ".join(name.split()).casefold()]


def anonymous(letter: Letter) -> Letter:
    """Return the letter with a slot for everybody's name, and no photo.

    The same letter always gives the same slots.
    """
    masker = Masker(letter)
    writer = letter.writer
    return letter.model_copy(
        update={
            "child": _child(letter, masker),
            "writer": writer.model_copy(
                update={
                    "name": WRITER,
                    "role": masker.short(writer.role),
                    "phone": PHONE if writer.phone else "",
                    "email": EMAIL if writer.email else "",
                    "picture": _picture(writer.picture, masker),
                }
            ),
            "parts": letter.parts.model_copy(
                update=_masked(
                    letter.parts, ("opening", "about", "feelings", "closing", "later"), masker
                )
                | {"greeting": masker.short(letter.parts.greeting)}
            ),
            "messages": tuple(_message(message, masker) for message in letter.messages),
            "help": letter.help.model_copy(
                update=_masked(
                    letter.help, ("reach", "advocate", "complain", "meeting_note"), masker
                )
            ),
            "photos": {},
            "symbols": _without_names(letter.symbols, masker),
            "wording": {key: masker.mask(words) for key, words in letter.wording.items()},
            "silence": tuple(
                silence.model_copy(
                    update={
                        "reason": masker.mask(silence.reason)[:500],
                        "quote": masker.short(silence.quote),
                    }
                )
                for silence in letter.silence
            ),
        }
    )


def _message(message: KeyMessage, masker: Masker) -> KeyMessage:
    told = message.told_in_person
    return message.model_copy(
        update={
            **_masked(message, ("you_said", "text", "why"), masker),
            "title": masker.short(message.title),
            "steps": tuple(
                step.model_copy(
                    update={"who": masker.short(step.who), "what": masker.mask(step.what)[:1000]}
                )
                for step in message.steps
            ),
            "picture": _picture(message.picture, masker),
            "told_in_person": masker.short(told) if isinstance(told, str) else told,
        }
    )


def _child(letter: Letter, masker: Masker) -> Child:
    child = letter.child
    people = [
        Person(name=slot, who=_role(person), pronouns=person.pronouns)
        for person, slot in _people(child)
    ]
    return child.model_copy(
        update={
            "name": CHILD,
            "age": letter.age,
            "born": None,
            "people": tuple(people),
            "private": (),
            "words": {masker.mask(term): masker.mask(own) for term, own in child.words.items()},
            "symbols": child.symbols.model_copy(
                update={"choices": _without_names(child.symbols.choices, masker)}
            ),
        }
    )


def _picture(picture: Picture | None, masker: Masker) -> Picture | None:
    if picture is None:
        return None
    if picture.is_photo:
        return A_PHOTO
    return picture.model_copy(update={"alt": masker.short(picture.alt), "consent": None})


def _masked(part: object, names: Iterable[str], masker: Masker) -> dict[str, str]:
    return {name: masker.mask(getattr(part, name))[:_LONGEST_TEXT] for name in names}


def _without_names(chosen: Mapping[str, str], masker: Masker) -> dict[str, str]:
    """Return symbols chosen for words, but for those on a name and for photos."""
    return {
        word: ref
        for word, ref in chosen.items()
        if not ref.startswith("photo:") and masker.mask(word) == word
    }


def _slots(letter: Letter) -> Iterator[tuple[str, str]]:
    """Yield each form of each name with its slot; the child's own name comes last, and so wins."""
    for person, slot in reversed(list(_people(letter.child))):
        for name in (person.name, person.called):
            yield from ((form, slot) for form in _forms(name))
    yield from ((form, WRITER) for form in _forms(letter.writer.name))
    yield from ((form, CHILD) for form in _forms(letter.child.name))


def _forms(name: str) -> Iterator[str]:
    """Yield what a name may be written as: whole, each of its names, and in capitals."""
    words = [word for word in name.split() if plain(word.strip(".")) not in TITLES | _EVERYBODYS]
    if not words:
        return
    for form in dict.fromkeys((" ".join(name.split()), " ".join(words), *words)):
        if len(form) > 1 or len(words) == 1:
            yield form
            yield form.upper()
        # A child may write a name small; "may" and "will" are words then.
        small = form.lower()
        if len(form) > 2 and small not in AND_A_WORD and entry(small) is None:
            yield small


def _people(child: Child) -> Iterator[tuple[Person, str]]:
    """Yield everybody the child knows with their slot; two of a kind are numbered."""
    roles = [_role(person) or "person" for person in child.people]
    many, seen = Counter(roles), Counter[str]()
    for person, role in zip(child.people, roles, strict=True):
        seen[role] += 1
        yield person, f"[the {role}]" if many[role] == 1 else f"[{role} {seen[role]}]"


def _role(person: Person) -> str:
    """Return who somebody is with no name in it: "Ann's son" is "son"."""
    words = [word for word in person.who.split() if not _CAPITAL.match(word) and word.isprintable()]
    return re.sub(r"[^\w' -]", "", " ".join(words))[:40].strip()


def _is_a_word(text: str, found: re.Match[str]) -> bool:
    """Say whether "Will" asks a question and "May" is a month, where somebody has that name."""
    name = plain(found["name"])
    if name not in AND_A_WORD:
        return False
    before, after = text[: found.start()].rstrip(), text[found.end() :]
    is_month = name in _MONTHS and (before[-1:].isdigit() or re.match(r"\s\d", after))
    return bool(is_month or (found["name"] == name.capitalize() and _ASKS.match(after)))


def _place(covered: str, child: Child) -> str:
    """Return the slot of words that no reader of a draft needs: a school, a surname, a place."""
    if _SCHOOL.search(covered):
        return SCHOOL
    if any(covered.casefold() == own.strip().casefold() for own in child.private):
        return PRIVATE
    return PLACE if re.search(r"\d|\s", covered) else NAME


def _belongs(text: str, last: Span, span: Span) -> bool:
    """Say whether a span lies on the one before it, or is the surname right behind a name."""
    if span.start < last.end:
        return True
    is_person = last.slot not in (NAME, SCHOOL, PLACE, PHONE, EMAIL, LINK, PRIVATE)
    return is_person and span.slot == NAME and text[last.end : span.start] in (" ", "\u00a0")
