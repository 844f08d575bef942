"""One sheet about one child, for the people who write, speak and play with them.

It says how the child reads and what helps, and shows the child's own symbols with their words.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from letterkit.errors import LetterkitError
from letterkit.letter import Letter
from letterkit.reader import Child
from letterkit.settings import Settings
from letterkit.symbols.cards import ANSWERS, Card
from letterkit.symbols.catalogue import Catalogue
from letterkit.symbols.forletter import LetterPictures

_PAPER = {"white": "white paper"}
_LABEL = {
    "below": "The word stands below its symbol.",
    "above": "The word stands above its symbol.",
    "hidden": "Only the symbol is shown, without its word.",
}
# The answers that help most in a talk; the cut-out cards of a letter have them all.
_FIRST_ANSWERS = 10


@dataclass(frozen=True, slots=True)
class ChildSheet:
    """The parts of the sheet: facts under a heading each, own symbols, answers, credits."""

    title: str
    facts: tuple[tuple[str, tuple[str, ...]], ...]
    own: tuple[Card, ...]
    answers: tuple[Card, ...]
    credits: tuple[str, ...]


def sheet_of(
    child: Child, catalogue: Catalogue, settings: Settings | None, *, on: dt.date
) -> ChildSheet:
    """Return a child's sheet. An own symbol that may not be shown any more is left out."""
    profile = child.symbols.model_copy(update={"sets": _known(child.symbols.sets, catalogue)})
    plain = child.model_copy(update={"symbols": profile, "people": ()})
    letter = Letter(
        kind="blank",
        date=on,
        child=plain,
        writer={"name": "-"},
        messages=({"title": "-"},),
    )
    source = LetterPictures(letter, catalogue, settings)
    own = _cards(tuple(child.symbols.choices.items()), source)
    shown = {card.image.ref for card in own}
    answers = _cards(tuple(a for a in ANSWERS if a[1] not in shown), source)[:_FIRST_ANSWERS]
    return ChildSheet(
        f"How {child.name} reads",
        tuple((heading, lines) for heading, lines in _facts(child, catalogue, on) if lines),
        own,
        answers,
        source.credits(card.image for card in (*own, *answers)),
    )


def _cards(pairs: tuple[tuple[str, str], ...], source: LetterPictures) -> tuple[Card, ...]:
    made = []
    for label, ref in pairs:
        try:
            made.append(Card(label, source.symbol(ref)))
        except LetterkitError:
            continue  # withdrawn, expired, or of a set that is not here
    return tuple(made)


def _facts(
    child: Child, catalogue: Catalogue, on: dt.date
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return (
        ("Reading", _reading(child, on)),
        ("Symbols", _symbols(child, catalogue)),
        ("The page", _page(child)),
        (
            f"{child.name}’s own words",
            tuple(f"{term}: say “{own}”" for term, own in child.words.items()),
        ),
    )


def _reading(child: Child, on: dt.date) -> tuple[str, ...]:
    age = child.age_on(on)
    said = []
    if child.reading.target_age is not None:
        said.append(f"Write as for a child of {child.reading.target_age}.")
    elif age is not None:
        said.append(f"{child.name} is {age}. Write plainly, as for somebody a little younger.")
    if child.reading.easy_read:
        said.append("Easy Read: short sentences, one idea in each, a picture beside the words.")
    understood = child.reading.figurative
    if understood is False or (understood is None and age is not None and age < 11):
        said.append("Say things as they are. Sayings such as “over the moon” do not help.")
    elif understood:
        said.append("Sayings such as “over the moon” are understood.")
    if child.pronouns:
        said.append(f"Pronouns: {child.pronouns}.")
    return tuple(said)


def _symbols(child: Child, catalogue: Catalogue) -> tuple[str, ...]:
    profile = child.symbols
    if profile.mode == "none":
        return ("Words come without symbols.",)
    titles = [catalogue.sets[name].notice.title for name in profile.sets if name in catalogue.sets]
    on_words = (
        f"Symbols on key words, at most {profile.per_sentence} in a sentence."
        if profile.mode == "key-words"
        else "A symbol on every word that has one."
    )
    said = [on_words, _LABEL[profile.label]]
    if titles:
        said.append(f"From: {', then '.join(titles)}.")
    said.append(f"Each is {profile.size_mm:g} mm wide{', in a frame' if profile.frame else ''}.")
    if profile.off:
        said.append(f"Words that need no symbol: {', '.join(profile.off)}.")
    return tuple(said)


def _page(child: Child) -> tuple[str, ...]:
    page = child.page
    paper = _PAPER.get(page.paper, f"{page.paper} paper")
    return (f"{page.font}, {page.size_pt:g} point, on {paper}.",)


def _known(names: tuple[str, ...], catalogue: Catalogue) -> tuple[str, ...]:
    return tuple(name for name in names if name in catalogue.sets)
