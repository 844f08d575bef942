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
    """A stretch of printed words, and what stands there now. Either may be empty.

    Words that were put in come with the word beside them, so that there is something to replace.
    ``differs_from`` and ``differs_to`` are what differs of the printed words without it.
    """

    old_start: int
    old_end: int
    new_start: int
    new_end: int
    differs_from: int
    differs_to: int


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
    text, at, soft = _joined(found, view)
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
    pair = _Pair(old, one, text, other, soft, found.place.sources)
    codes = list(_opcodes(old, one, text, other))
    # How many words before and behind a stretch are the same in both.
    same = [0, *(i2 - i1 if kind == "equal" else 0 for kind, i1, i2, _, _ in codes), 0]
    for number, (kind, i1, i2, j1, j2) in enumerate(codes, 1):
        if kind == "equal":
            for (start, end), (there, _) in zip(one[i1:i2], other[j1:j2], strict=True):
                for place in range(end - start):
                    partner[there + place] = start + place
        else:
            limits = (same[number - 1], same[number + 1])
            _add(hunks, old, text, pair.hunk(i1, i2, j1, j2, limits))
    return Aligned(found.place, text, at, tuple(partner), tuple(hunks))


def _joined(found: Found, view: View) -> tuple[str, tuple[int, ...], frozenset[int]]:
    """Return the words of a place as one text, and the place of each character in the view.

    The last are the spaces in it that only stand for the edge of a cell.
    """
    pieces: list[str] = []
    at: list[int] = []
    soft: set[int] = set()
    before: int | None = None
    for number in found.lines:
        line = view.lines[number]
        if before is not None:
            # Words in cells beside each other are one line of words with symbols.
            gap = "\n\n" if view.lines[before].cell == line.cell else " "
            if gap == " ":
                soft.add(len(at))
            pieces.append(gap)
            at.extend([view.lines[before].end] * len(gap))
        pieces.append(view.text[line.start : line.end])
        at.extend(range(line.start, line.end))
        before = number
    return "".join(pieces), tuple(at), frozenset(soft)


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


@dataclass(frozen=True)
class _Pair:
    """Two texts cut into tokens, and what is needed to say well how they differ."""

    old: str
    one: list[tuple[int, int]]
    new: str
    other: list[tuple[int, int]]
    soft: frozenset[int]
    sources: tuple[Source | None, ...]

    def hunk(self, i1: int, i2: int, j1: int, j2: int, same: tuple[int, int]) -> Hunk:
        """Return what differs, so wide that putting the new words there gives the new text.

        ``same``: how many words before and behind it are the same in both.
        """
        first, last = i1 - same[0], i2 + same[1]
        raw_start, raw_end = _place(self.one, i1, i2)
        if i1 == i2 and i1 > first and self._is_a_fields(i1 - 1):
            i1, j1 = i1 - 1, j1 - 1
        elif i1 == i2 and i2 < last and self._is_a_fields(i2):
            i2, j2 = i2 + 1, j2 + 1
        # Words taken out take the space before them along, so that what follows closes up.
        closes_up = i2 == len(self.one) or self.one[i2 - 1][1] == self.one[i2][0]
        if not (j1 == j2 and (closes_up or self._same_gap(i2, j2))):
            while i1 > first and not self._same_gap(i1, j1) and self._is_a_fields(i1 - 1):
                i1, j1 = i1 - 1, j1 - 1
            while i2 < last and not self._same_gap(i2, j2) and self._is_a_fields(i2):
                i2, j2 = i2 + 1, j2 + 1
        return Hunk(*_place(self.one, i1, i2), *_place(self.other, j1, j2), raw_start, raw_end)

    def _is_a_fields(self, token: int) -> bool:
        return self.sources[self.one[token][0]] is not None

    def _same_gap(self, i: int, j: int) -> bool:
        """Say whether there is a space before both tokens, or before neither."""
        if 0 in (i, j) or i == len(self.one) or j == len(self.other):
            return True
        there = range(self.other[j - 1][1], self.other[j][0])
        if any(at in self.soft for at in there):
            return True
        return (self.one[i - 1][1] < self.one[i][0]) == bool(there)


def _place(tokens: list[tuple[int, int]], first: int, last: int) -> tuple[int, int]:
    if first < last:
        return tokens[first][0], tokens[last - 1][1]
    # Nothing stands here: the place is where the word before it ends.
    here = tokens[first - 1][1] if first else 0
    return here, here


def _add(hunks: list[Hunk], old: str, new: str, hunk: Hunk) -> None:
    """Add what differs, as one with the stretch before it where at most one word parts them."""
    if "".join(old[hunk.old_start : hunk.old_end].split()) == "".join(
        new[hunk.new_start : hunk.new_end].split()
    ):
        # A long word that was cut to fit its line is still the same word.
        return
    if hunks:
        last = hunks[-1]
        between = old[last.old_end : hunk.old_start]
        is_near = len(between.split()) <= 1 and between == new[last.new_end : hunk.new_start]
        if is_near or hunk.old_start <= last.old_end:
            hunks[-1] = Hunk(
                min(last.old_start, hunk.old_start),
                hunk.old_end,
                min(last.new_start, hunk.new_start),
                hunk.new_end,
                last.differs_from,
                hunk.differs_to,
            )
            return
    hunks.append(hunk)
