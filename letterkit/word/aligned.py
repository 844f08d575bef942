"""The words of one place as they come back, beside the words as they were printed.

Spaces and line ends count for nothing: programs move them about, and a table of symbols has a
cell for each word.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from letterkit.text import words
from letterkit.word.printed import Printed, Source
from letterkit.word.reading import View


@dataclass(frozen=True, slots=True)
class Found:
    """Where the words of a printed place stand in a document: the numbers of its lines.

    ``sure``: the file says so itself, or the likeness leaves no doubt.
    """

    place: Printed
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Hunk:
    """A stretch of printed words, and what stands there now. Either may be empty."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int


@dataclass(frozen=True)
class Aligned:
    """A place in both readings.

    ``text`` is what stands there now, ``at`` the place of each of its characters in the view,
    ``partner`` the printed character that each one is (or none), ``hunks`` what differs.
    """

    place: Printed
    text: str
    at: tuple[int, ...]
    partner: tuple[int | None, ...]
    hunks: tuple[Hunk, ...]

    def sources(self) -> Iterator[tuple[int, Source]]:
        """Yield the places in the view that hold a character of a field, with that character."""
        for at, partner in zip(self.at, self.partner, strict=True):
            source = self.place.sources[partner] if partner is not None else None
            if source is not None:
                yield at, source


def align(found: Found, view: View) -> Aligned:
    """Compare the words of a place with those that were printed there."""
    text, at = _joined(found, view)
    partner: list[int | None] = [None] * len(text)
    old = found.place.text
    old_at = [i for i, c in enumerate(old) if not c.isspace()]
    new_at = [i for i, c in enumerate(text) if not c.isspace()]
    if [old[i] for i in old_at] == [text[i] for i in new_at]:
        for i, j in zip(old_at, new_at, strict=True):
            partner[j] = i
        return Aligned(found.place, text, at, tuple(partner), ())
    hunks: list[Hunk] = []
    one, other = _tokens(old), _tokens(text)
    for kind, i1, i2, j1, j2 in _opcodes(old, one, text, other):
        if kind == "equal":
            for (start, end), (there, _) in zip(one[i1:i2], other[j1:j2], strict=True):
                for place in range(end - start):
                    partner[there + place] = start + place
        else:
            _add(hunks, old, text, _hunk(one, i1, i2, other, j1, j2))
    return Aligned(found.place, text, at, tuple(partner), tuple(hunks))


def _joined(found: Found, view: View) -> tuple[str, tuple[int, ...]]:
    pieces: list[str] = []
    at: list[int] = []
    before: int | None = None
    for number in found.lines:
        line = view.lines[number]
        if before is not None:
            # Words in cells beside each other are one line of words with symbols.
            gap = "\n\n" if view.lines[before].cell == line.cell else " "
            pieces.append(gap)
            at.extend([view.lines[before].end] * len(gap))
        pieces.append(view.text[line.start : line.end])
        at.extend(range(line.start, line.end))
        before = number
    return "".join(pieces), tuple(at)


def _tokens(text: str) -> list[tuple[int, int]]:
    """Return the words and the marks of a text, each as its place; no spaces."""
    found: list[tuple[int, int]] = []
    done = 0
    for word in words(text):
        found.extend((i, i + 1) for i in range(done, word.start) if not text[i].isspace())
        found.append((word.start, word.end))
        done = word.end
    found.extend((i, i + 1) for i in range(done, len(text)) if not text[i].isspace())
    return found


def _opcodes(
    old: str, one: list[tuple[int, int]], new: str, other: list[tuple[int, int]]
) -> Iterator[tuple[str, int, int, int, int]]:
    before = [old[start:end] for start, end in one]
    after = [new[start:end] for start, end in other]
    shorter = min(len(before), len(after))
    # What both begin and end with is set aside first: one edit is then found exactly.
    head = next((i for i in range(shorter) if before[i] != after[i]), shorter)
    rest = shorter - head
    tail = next((i for i in range(rest) if before[-1 - i] != after[-1 - i]), rest)
    if head:
        yield "equal", 0, head, 0, head
    middle = SequenceMatcher(
        None, before[head : len(before) - tail], after[head : len(after) - tail], autojunk=False
    )
    for kind, i1, i2, j1, j2 in middle.get_opcodes():
        yield kind, i1 + head, i2 + head, j1 + head, j2 + head
    if tail:
        yield "equal", len(before) - tail, len(before), len(after) - tail, len(after)


def _hunk(
    one: list[tuple[int, int]], i1: int, i2: int, other: list[tuple[int, int]], j1: int, j2: int
) -> Hunk:
    def place(tokens: list[tuple[int, int]], first: int, last: int) -> tuple[int, int]:
        if first < last:
            return tokens[first][0], tokens[last - 1][1]
        # Nothing stands here: the place is where the word before it ends.
        here = tokens[first - 1][1] if first else 0
        return here, here

    return Hunk(*place(one, i1, i2), *place(other, j1, j2))


def _add(hunks: list[Hunk], old: str, new: str, hunk: Hunk) -> None:
    """Add what differs, as one with the stretch before it where only one word parts them."""
    if hunks:
        last = hunks[-1]
        between = old[last.old_end : hunk.old_start]
        if len(between.split()) <= 1 and between == new[last.new_end : hunk.new_start]:
            hunks[-1] = Hunk(
                _past_spaces(old, last.old_start, hunk.old_end),
                hunk.old_end,
                _past_spaces(new, last.new_start, hunk.new_end),
                hunk.new_end,
            )
            return
    if "".join(old[hunk.old_start : hunk.old_end].split()) == "".join(
        new[hunk.new_start : hunk.new_end].split()
    ):
        # A long word that was cut to fit its line is still the same word.
        return
    hunks.append(hunk)


def _past_spaces(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start
