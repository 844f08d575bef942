"""A folder of made-up letters to audit: many, and hardly two sentences of them the same.

The sentences are those of the letters in ``letters/`` (good and bad). Each is written anew: other
names, other numbers, and a few words of its own in front, so that nothing that remembers a
sentence is of any use. Everything follows from the seed.
"""

from __future__ import annotations

import datetime as dt
import random
import re
from functools import cache
from pathlib import Path
from typing import Any

from letterkit import Letter, save
from letterkit.text import sentences

LETTERS = Path(__file__).parent / "letters"
WRITERS = (
    "Dee Okafor", "Marcus Bell", "Anwen Pugh", "Huw Prosser", "Farida Malik", "Sinead Doherty",
    "Tomasz Zielinski", "Grace Mensah", "Rhian Lloyd", "Joyce Clarke",
)  # fmt: skip
CHILDREN = "Sam Amira Bea Jo Callum Niamh Idris Zofia Leon Priti Hana Otis Wren Kofi".split()
PEOPLE = "Ann Kath Jess Marek Tom Kay Dev Joe Lily Omar Zara Kit Ruth Bola Femi Nadia".split()
KINDS = ("after-review", "after-review", "after-review", "midway", "change", "hello", "goodbye")
PICTURES = ("care:home", "care:brothers-and-sisters", "openmoji:football", None)
BEFORE = (
    "On the {n}th,", "At number {n},", "In week {n},", "After {n} days,", "With {a} and {b},",
    "Near {a}'s house,", "On bus {n},", "For {a},", "On page {n},", "Like {a},",
)  # fmt: skip
_NAME = re.compile(r"(?<=[a-z,] )(?!I\b|Mum|Dad|Nan|Mon|Tue|Wed|Thu|Fri|Sat|Sun)[A-Z][a-z]{2,9}\b")


@cache
def _material() -> tuple[str, ...]:
    found: list[str] = []
    for path in sorted(LETTERS.glob("*/*.txt")):
        text = path.read_text("utf-8").split("\n", 1)[1]
        found += [s.text for s in sentences(text) if 5 <= len(s.text.split()) <= 40]
    return tuple(found)


def make_letter(number: int, seed: int = 1, *, words: int = 200) -> Letter:
    """Return one letter of about so many words."""
    dice = random.Random(f"{seed}-{number}")
    age = dice.randint(4, 17)
    pool = [_anew(dice, sentence) for sentence in dice.sample(_material(), 40)]

    def some(most: int) -> str:
        said: list[str] = []
        while pool and sum(len(each.split()) for each in said) < most:
            said.append(pool.pop())
        return " ".join(said)

    count = dice.choice((1, 2, 2, 3, 3, 3))
    data: dict[str, Any] = {
        "kind": dice.choice(KINDS),
        "date": dt.date(2026, 1, 5) + dt.timedelta(days=dice.randrange(320)),
        "child": {
            "name": dice.choice(CHILDREN),
            "age": age,
            "people": [{"name": name, "who": "friend"} for name in dice.sample(PEOPLE, 4)],
            "symbols": {"mode": dice.choice(("none", "none", "key-words"))},
        },
        "writer": {"name": dice.choice(WRITERS), "phone": f"020 7946 {dice.randrange(10000):04d}"},
        "letter": {
            "greeting": f"Dear {dice.choice(CHILDREN)} {number}",
            "opening": some(words // 8),
            "closing": some(8),
        },
        "messages": [
            {
                "title": some(5)[:120],
                "text": some(round(words * 0.7 / count)),
                "picture": dice.choice(PICTURES),
            }
            for _ in range(count)
        ],
    }
    return Letter(**data)


def make_folder(folder: Path, letters: int, seed: int = 1, *, words: int = 200) -> Path:
    """Write a folder of letters, twenty to a folder inside it."""
    for number in range(letters):
        path = folder / f"team-{number // 20:03d}" / f"letter-{number:05d}.toml"
        path.parent.mkdir(parents=True, exist_ok=True)
        save(make_letter(number, seed, words=words), path)
    return folder


def _anew(dice: random.Random, sentence: str) -> str:
    def other(_match: re.Match[str]) -> str:
        return dice.choice(PEOPLE)

    named = _NAME.sub(other, re.sub(r"\d+", lambda _: str(dice.randrange(1, 29)), sentence))
    first = dice.choice(BEFORE).format(
        n=dice.randrange(4, 999), a=dice.choice(PEOPLE), b=dice.choice(PEOPLE)
    )
    keeps = re.match(r"(I|I'\w+|[A-Z]{2,})\b", named)
    return f"{first} {named if keeps else named[:1].lower() + named[1:]}"
