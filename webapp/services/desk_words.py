"""Words in real letters that have no picture, by count, and never whose letters they are.

A word is shown only where it stands in the letters of several children. A word of one child's
letters alone ("boxing", "twins") could tell who it is.
"""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from weakref import WeakKeyDictionary

from sqlalchemy.orm import Session

from letterkit.errors import LetterkitError
from letterkit.letter import Letter
from letterkit.settings import Settings
from letterkit.symbols.catalogue import Catalogue, catalogue_for
from letterkit.symbols.gaps import Gap, gaps
from letterkit.words.pipeline import available
from webapp.services.symbol_pictures import Card, card_of
from webapp.services.writing_draft import draft_letter
from webapp.store import symbol_uses
from webapp.store.tables import now

FEWEST_CHILDREN = 3
MOST_LETTERS = 150  # the newest; a look at each takes some hundredths of a second
LOOK_BACK = timedelta(days=365)
MOST_WORDS = 120
_KEPT_SECONDS = 600


@dataclass(frozen=True)
class Lacking:
    """A word with no picture: in how many children's letters it stands, and what is offered."""

    word: str
    use: str
    children: int
    offers: tuple[str, ...]
    ambiguous: bool


@dataclass(frozen=True)
class Counted:
    """The words, how many letters were looked through, and whether words could be told apart."""

    words: tuple[Lacking, ...]
    letters: int
    children: int
    can_tell: bool = True


# By the catalogue: a symbol that is published is counted for at once.
_FOUND: WeakKeyDictionary[Catalogue, tuple[float, Counted]] = WeakKeyDictionary()


def lacking(session: Session, settings: Settings, *, again: bool = False) -> Counted:
    """Count the words without a picture in the newest letters; kept for ten minutes."""
    catalogue = catalogue_for(settings)
    known = _FOUND.get(catalogue)
    if known is not None and not again and time.monotonic() - known[0] < _KEPT_SECONDS:
        return known[1]
    if not available():
        return Counted((), 0, 0, can_tell=False)
    by_child: dict[int, list[Letter]] = {}
    looked = 0
    for written in symbol_uses.newest_written(session, since=now() - LOOK_BACK, most=MOST_LETTERS):
        try:
            letter = draft_letter(
                written.content, written.content.get("child") or written.profile
            ).letter
        except LetterkitError:
            continue  # a letter that cannot be read has no words to count
        looked += 1
        by_child.setdefault(written.child, []).append(letter)
    found = _counted(by_child, catalogue, settings)
    counted = Counted(found, looked, len(by_child))
    _FOUND[catalogue] = (time.monotonic(), counted)
    return counted


def cards(counted: Counted, settings: Settings) -> dict[str, list[Card]]:
    """Return what could stand on each word, to look at."""
    catalogue = catalogue_for(settings)
    return {
        f"{each.word} {each.use}": [
            card for ref in each.offers if (card := card_of(catalogue, ref)) is not None
        ]
        for each in counted.words
    }


def _counted(
    by_child: dict[int, list[Letter]], catalogue: Catalogue, settings: Settings
) -> tuple[Lacking, ...]:
    children: Counter[tuple[str, str]] = Counter()
    example: dict[tuple[str, str], Gap] = {}
    for letters in by_child.values():
        for gap in gaps(letters, catalogue, settings):
            children[gap.word, gap.use] += 1
            example.setdefault((gap.word, gap.use), gap)
    shown = [key for key, number in children.items() if number >= FEWEST_CHILDREN]
    # What a new picture would mend comes first; what only a person can choose comes last.
    shown.sort(key=lambda key: (example[key].ambiguous, -children[key], key))
    return tuple(
        Lacking(*key, children[key], example[key].offers, example[key].ambiguous)
        for key in shown[:MOST_WORDS]
    )
