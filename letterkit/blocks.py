"""The blocks of a page: what a letter is made of once it is laid out, whatever prints it."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any, Literal

from letterkit.reader import PageProfile, SymbolProfile


@dataclass(frozen=True)
class Image:
    """A picture ready to print: its bytes, media type, alt text and size in pixels."""

    ref: str
    data: bytes
    mime: str
    alt: str
    width: int
    height: int

    @property
    def key(self) -> str:
        """Return a short name that is the same for the same bytes."""
        return hashlib.sha256(self.data).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Run:
    """Some words, and the symbol that stands with them if there is one.

    ``negated`` marks a symbol whose word is under a "not": the picture shows it.
    """

    text: str
    image: Image | None = None
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Unit:
    """A piece of a line that is never broken: a word with its punctuation and its symbol.

    ``before`` and ``after`` are what of ``text`` stands around the symbol's own word: it is
    printed even where the word itself is hidden.
    """

    text: str
    image: Image | None = None
    negated: bool = False
    space_after: bool = True
    before: str = ""
    after: str = ""

    @property
    def word(self) -> str:
        """Return the symbol's own word, with no punctuation around it."""
        return self.text[len(self.before) : len(self.text) - len(self.after)]


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of text as runs, some with symbols."""

    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """Return the plain words."""
        return "".join(run.text for run in self.runs)

    @property
    def has_symbols(self) -> bool:
        """Say whether any word here carries a symbol."""
        return any(run.image for run in self.runs)

    def units(self) -> tuple[Unit, ...]:
        """Return the words as pieces that never part: punctuation stays with its word."""
        pieces: list[list[Run]] = [[]]
        for run in self.runs:
            if run.image:
                pieces[-1].append(run)
                continue
            for part in re.split(r"(\s+)", run.text):
                if part.isspace():
                    pieces.append([])
                elif part:
                    pieces[-1].append(Run(part))
        return tuple(unit for piece in pieces if piece for unit in _units(piece))


def _units(piece: list[Run]) -> Iterator[Unit]:
    """Yield a piece as units; one with two symbols ("sad/angry") as two with no space between."""
    symbols = [place for place, run in enumerate(piece) if run.image]
    if not symbols:
        yield Unit("".join(run.text for run in piece))
        return
    ends = [*symbols[1:], len(piece)]
    for first, place, end in zip([0, *symbols[1:]], symbols, ends, strict=True):
        before = "".join(run.text for run in piece[first:place])
        after = "".join(run.text for run in piece[place + 1 : end])
        run = piece[place]
        yield Unit(
            f"{before}{run.text}{after}",
            run.image,
            run.negated,
            space_after=end == len(piece),
            before=before,
            after=after,
        )


@dataclass(frozen=True, slots=True)
class Heading:
    """A real heading: level 1 is the greeting, level 2 a message or the help box."""

    level: int
    words: Words
    field: str = ""


Role = Literal["date", "body", "you-said", "why", "feelings", "closing", "later"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. ``label`` is printed before it in bold ("You said", "Why?")."""

    words: Words
    role: Role = "body"
    field: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list. Steps have a ``label`` ("What happens next") and are things to tick."""

    items: tuple[tuple[Words, str], ...]
    label: str = ""
    role: Literal["steps", "bullets"] = "bullets"


@dataclass(frozen=True, slots=True)
class Message:
    """A key message: its picture on the left, its words on the right, never broken if it fits."""

    number: int
    heading: Heading
    image: Image | None
    blocks: tuple[Paragraph | ListBlock, ...]
    field: str = ""


@dataclass(frozen=True, slots=True)
class HelpItem:
    """One line of the help box: a label, and who or what helps."""

    label: str
    words: tuple[Words, ...]
    field: str
    image: Image | None = None


@dataclass(frozen=True, slots=True)
class HelpBox:
    """How to reach the writer, who can speak up, how to complain, when we meet next."""

    heading: Heading
    items: tuple[HelpItem, ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """Who the letter is from."""

    name: str
    role: str
    image: Image | None = None


@dataclass(frozen=True, slots=True)
class Later:
    """A part for when the child is older."""

    heading: Heading
    blocks: tuple[Paragraph | ListBlock, ...]


@dataclass(frozen=True, slots=True)
class Credits:
    """Whose the pictures are, in small print."""

    label: str
    lines: tuple[str, ...]


Block = Heading | Paragraph | ListBlock | Message | HelpBox | Signature | Later | Credits


_RIGHT_TO_LEFT = frozenset("ar ckb dv fa he ks ps sd ug ur yi".split())


@dataclass(frozen=True)
class Page:
    """A letter ready to print. ``photo_label`` and the profiles say how it should look."""

    title: str
    lang: str
    writer: str
    date: dt.date
    blocks: tuple[Block, ...]
    profile: PageProfile
    symbols: SymbolProfile
    wording: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_right_to_left(self) -> bool:
        """Say whether the letter's language is written from right to left."""
        return self.lang.partition("-")[0].lower() in _RIGHT_TO_LEFT

    def images(self) -> Iterator[Image]:
        """Yield every picture in print order, once for each time it is printed."""
        for block in self.blocks:
            yield from images_of(block)


def plain(text: str) -> Words:
    """Return words with no symbols."""
    return Words((Run(text),) if text else ())


def images_of(block: object) -> Iterator[Image]:
    """Yield the pictures of a block, or of anything a block holds, in print order."""
    if isinstance(block, Image):
        yield block
    elif isinstance(block, Words):
        yield from (run.image for run in block.runs if run.image)
    elif isinstance(block, tuple):
        for item in block:
            yield from images_of(item)
    elif isinstance(block, Message):
        # A message's picture stands on the left, so it comes before its words.
        yield from images_of(block.image)
        yield from images_of((block.heading, block.blocks))
    elif isinstance(block, HelpItem):
        yield from images_of((block.image, block.words))
    elif isinstance(block, Heading | Paragraph):
        yield from images_of(block.words)
    elif isinstance(block, ListBlock | HelpBox):
        yield from images_of(block.items)
    elif isinstance(block, Signature):
        yield from images_of(block.image)
    elif isinstance(block, Later):
        yield from images_of(block.blocks)


def without_images(page: Page, refs: Collection[str]) -> Page:
    """Return a page in which some pictures are not shown; all else stands where it stood."""

    def bare(value: Any) -> Any:
        if isinstance(value, Image):
            return None if value.ref in refs else value
        if isinstance(value, tuple):
            return tuple(bare(item) for item in value)
        if is_dataclass(value) and not isinstance(value, type):
            return replace(value, **{f.name: bare(getattr(value, f.name)) for f in fields(value)})
        return value

    return replace(page, blocks=bare(page.blocks))
