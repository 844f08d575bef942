"""Cards to cut out: a letter's own symbols, and the answers a child may want to give to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from letterkit.blocks import Image
from letterkit.letter import Letter
from letterkit.settings import Settings
from letterkit.symbols.catalogue import Catalogue
from letterkit.symbols.forletter import LetterPictures

# What a child needs to talk back: agree, refuse, ask, say how it feels, stop.
ANSWERS = (
    ("yes", "care:yes"),
    ("no", "care:no"),
    ("I don't know", "care:dont-know"),
    ("maybe", "care:maybe"),
    ("I like it", "care:like"),
    ("I don't like it", "care:dont-like"),
    ("happy", "care:happy"),
    ("sad", "care:sad"),
    ("worried", "care:worried"),
    ("cross", "care:cross"),
    ("okay", "care:okay"),
    ("mixed feelings", "care:mixed-feelings"),
    ("I want to talk", "care:talk"),
    ("I have a question", "care:question"),
    ("why?", "care:why"),
    ("I need help", "care:help-me"),
    ("more", "care:more"),
    ("again", "care:again"),
    ("stop", "care:stop"),
    ("wait", "care:wait"),
    ("not now", "care:later"),
    ("it is not right", "care:complain"),
)


@dataclass(frozen=True, slots=True)
class Card:
    """One card: a picture, and the words under it."""

    label: str
    image: Image


@dataclass(frozen=True, slots=True)
class Cards:
    """The cards of one letter: its own pictures first, then the answers, with the credits."""

    own: tuple[Card, ...]
    answers: tuple[Card, ...]
    credits: tuple[str, ...]


def cards_of(letter: Letter, catalogue: Catalogue, settings: Settings | None = None) -> Cards:
    """Return the cards of a letter, each picture once, in the child's own skin tone and hair.

    A letter whose child has no symbols still gets its key words, because the cards are asked for.
    Raises a `PictureError` where a picture of the letter may not be used.
    """
    profile = letter.child.symbols
    if profile.mode == "none":
        profile = profile.model_copy(update={"mode": "key-words"})
    child = letter.child.model_copy(update={"symbols": profile})
    letter = letter.model_copy(update={"child": child})
    source = LetterPictures(letter, catalogue, settings)
    seen: set[str] = set()
    own = []
    for label, image in _pictures(letter, source):
        key = f"{image.ref}|{image.alt}"
        if key not in seen:
            seen.add(key)
            own.append(Card(label, image))
    labels = {card.label for card in own}
    answers = [
        Card(label, source.symbol(ref))
        for label, ref in ANSWERS
        if ref in catalogue and label not in labels
    ]
    lines = source.credits(card.image for card in (*own, *answers))
    return Cards(tuple(own), tuple(answers), lines)


def _pictures(letter: Letter, source: LetterPictures) -> Iterator[tuple[str, Image]]:
    """Yield each picture in the words of a letter with its word, in the order of reading."""
    for path, text in letter.fields():
        if path.startswith(("help.", "writer.")) or path.endswith("greeting"):
            continue
        for run in source.symbolise(text, field=path).runs:
            if run.image is not None:
                yield _label(run.text, run.image, source), run.image
    for number, message in enumerate(letter.messages, 1):
        if message.picture is not None and not message.picture.is_photo:
            image = source.picture(message.picture, where=f"messages.{number}.picture")
            yield _label("", image, source), image


def _label(word: str, image: Image, source: LetterPictures) -> str:
    if image.ref.startswith("photo:"):
        return word
    label = source.catalogue.get(image.ref).label
    return f"not {label}" if image.alt.startswith("not: ") else label
