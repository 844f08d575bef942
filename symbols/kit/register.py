"""The list of symbols: what each is called, means and shows, beside the function that draws it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from parts.shapes import Part

Drawing = Callable[[], Part]

CATEGORIES = (
    "people",
    "places",
    "events",
    "doing",
    "feelings",
    "ideas",
    "time",
    "health",
    "school",
    "things",
)
PARTS_OF_SPEECH = ("noun", "verb", "adjective", "adverb", "pronoun", "phrase", "other")


@dataclass(frozen=True)
class Symbol:
    """One row of symbols.csv and the function that draws its picture."""

    id: str
    label: str
    keywords: tuple[str, ...]
    category: str
    part_of_speech: str
    alt_text: str
    draw: Drawing


SYMBOLS: dict[str, Symbol] = {}


def spoken(label: str, alt: str) -> str:
    """The alt text with the meaning in it: where the label's words are missing, they go in front.

    "Scales that are level" alone does not say "fair"; "Fair: scales that are level" does.
    """
    heard = alt.lower()
    stems = [word[: max(3, len(word) - 3)] for word in label.lower().split()]
    if all(re.search(rf"\b{re.escape(stem)}", heard) for stem in stems) and len(label) > 1:
        return alt
    return f"{label[0].upper()}{label[1:]}: {alt[0].lower()}{alt[1:]}"


def add(
    name: str,
    label: str,
    keywords: str,
    category: str,
    part_of_speech: str,
    alt: str,
    draw: Drawing,
) -> None:
    """Put one symbol on the list. Keywords are separated by ``;``. The same id twice is refused."""
    if name in SYMBOLS:
        raise ValueError(f"Two symbols are called {name!r}: give one another id.")
    if category not in CATEGORIES:
        raise ValueError(f"{name}: the category {category!r} is none of {', '.join(CATEGORIES)}.")
    if part_of_speech not in PARTS_OF_SPEECH:
        raise ValueError(f"{name}: {part_of_speech!r} is none of {', '.join(PARTS_OF_SPEECH)}.")
    words = tuple(word.strip() for word in keywords.split(";") if word.strip())
    SYMBOLS[name] = Symbol(name, label, words, category, part_of_speech, spoken(label, alt), draw)


def section(category: str) -> Callable[..., Callable[[Drawing], Drawing]]:
    """A marker for the drawings of one category, used as ``@place("home", "A house ...", ...)``."""

    def symbol(
        name: str, alt: str, keywords: str, part_of_speech: str = "noun", label: str = ""
    ) -> Callable[[Drawing], Drawing]:
        def mark(draw: Drawing) -> Drawing:
            add(
                name, label or name.replace("-", " "), keywords, category, part_of_speech, alt, draw
            )
            return draw

        return mark

    return symbol
