"""How one text became another: which words of the old one still stand in the new.

Sentences are laid side by side first, as a reader would: those that are the same, those that
were reworded, split or joined, those that came or went. Only then are words compared, within
sentences that belong together. What a text begins and ends with needs no such judgement: one
edit in one place, which is what people make, leaves all before and after it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import cached_property, lru_cache
from itertools import accumulate, pairwise

from letterkit.review.alike import side_by_side, strangers
from letterkit.review.pieces import pieces
from letterkit.text import sentences

# Past these, text is taken for wholly rewritten: comparing all with all would take seconds.
_MOST_SENTENCE_PAIRS = 40_000
_MOST_PIECE_PAIRS = 250_000
# In a sentence that was rewritten almost wholly, fewer characters in common prove nothing.
_LEAST_IN_STRANGERS = 12

Equal = tuple[int, int, int]
"""A stretch that stayed: where it was, where it is, how long, in code points."""


class Difference:
    """What stayed between an old and a new text of one field."""

    def __init__(self, old: str, new: str) -> None:
        self.old, self.new = old, new
        self._head, self._tail = _both_ends(pieces(old), pieces(new))

    def keeps(self, start: int, end: int) -> int | None:
        """Return where words of the old text begin in the new, if they still stand there."""
        if self.old == self.new:
            return start
        first, last = self._stretch(start), self._stretch(end - 1)
        if first is None or last is None:
            return None
        begins, ends = first[1] + start - first[0], last[1] + end - last[0]
        return begins if self.new[begins:ends] == self.old[start:end] else None

    def point(self, place: int) -> int:
        """Return the place in the new text that a place in the old one has become."""
        stretch = self._before(place - 1) if place else None
        if stretch is None:
            return 0
        was, now, length = stretch
        return now + min(max(place - was, 0), length)

    def came_at(self, place: int) -> tuple[int, int]:
        """Return the stretch of new text that came in at a place in the old one."""
        begins = self.point(place)
        after = bisect_right(self._equal, (place, -1, -1))
        ends = self._equal[after][1] if after < len(self._equal) else len(self.new)
        before = self._before(place)
        inside = before is not None and before[0] < place < before[0] + before[2]
        return begins, begins if inside else max(begins, ends)

    def stood(self, start: int, end: int) -> bool:
        """Say whether words of the new text, or some of them, stood in the old one already."""
        # A full stop or a space in common is no word in common, unless there are no words.
        told_by = str.isalnum if any(map(str.isalnum, self.new[start:end])) else _is_seen
        at = max(bisect_right(self._begins_now, start) - 1, 0)
        for _was, now, length in self._equal[at:]:
            if now >= end:
                break
            if any(map(told_by, self.new[max(now, start) : min(now + length, end)])):
                return True
        return False

    def stood_whole(self, start: int, end: int) -> bool:
        """Say whether words of the new text stood in the old one already, all in a row."""
        at = bisect_right(self._begins_now, start) - 1
        return at >= 0 and end <= self._equal[at][1] + self._equal[at][2]

    def _stretch(self, place: int) -> Equal | None:
        found = self._before(place)
        return found if found and place < found[0] + found[2] else None

    def _before(self, place: int) -> Equal | None:
        at = bisect_right(self._begins, place) - 1
        return self._equal[at] if at >= 0 else None

    @cached_property
    def _begins(self) -> list[int]:
        return [was for was, _now, _length in self._equal]

    @cached_property
    def _begins_now(self) -> list[int]:
        return [now for _was, now, _length in self._equal]

    @cached_property
    def _equal(self) -> tuple[Equal, ...]:
        between = tuple(_equal_sentences(self.old, self.new))
        ends_first = tuple(_run_together(self._ends_first(between)))
        sentences_first = tuple(_run_together(self._sentences_first(between)))
        more = _letters(self.old, ends_first) - _letters(self.old, sentences_first)
        ends = [(0, 0, self._head), (len(self.old) - self._tail, 0, self._tail)]
        one_edit = _letters(self.old, ends_first) == _letters(self.old, ends)
        return ends_first if more > 0 or (more == 0 and one_edit) else sentences_first

    def _ends_first(self, between: Iterable[Equal]) -> Iterator[Equal]:
        """Give both ends, and of what the sentences say only what lies between them."""
        old_tail, new_tail = len(self.old) - self._tail, len(self.new) - self._tail
        yield 0, 0, self._head
        for was, now, length in between:
            late = max(self._head - was, self._head - now, 0)
            early = max(was + length - old_tail, now + length - new_tail, 0)
            left = (was + late, now + late, length - late - early)
            beside = left[:2] == (self._head, self._head)
            # A space that is left of a stretch cut short says nothing.
            if beside or not late + early or _letters(self.old, [left]):
                yield left
        yield old_tail, new_tail, self._tail

    def _sentences_first(self, between: Sequence[Equal]) -> Iterator[Equal]:
        """Give what the sentences say, and of both ends only what that leaves free."""
        apart = len(self.new) - len(self.old)
        head = min([self._head, *(min(s[0], s[1]) for s in between if s[0] != s[1])])
        free = [
            len(self.old) - max(s[0], s[1] - apart) - s[2] for s in between if s[1] - s[0] != apart
        ]
        tail = min([self._tail, *free, len(self.old) - head, len(self.new) - head])
        old_tail, new_tail = len(self.old) - tail, len(self.new) - tail
        yield 0, 0, head
        for was, now, length in between:
            late = max(head - was, 0)
            early = max(was + length - old_tail, 0)
            yield was + late, now + late, length - late - early
        yield old_tail, new_tail, tail


@lru_cache(maxsize=128)
def difference(old: str, new: str) -> Difference:
    """Return the difference between two texts, worked out once."""
    return Difference(old, new)


def _both_ends(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    """Return how much is the same at the beginning and at the end of both texts.

    Where the same words came twice and one was taken out, beginning and end both claim the one
    that is left. Neither gets it here.
    """
    shorter = min(len(old), len(new))
    head = next((i for i in range(shorter) if old[i] != new[i]), shorter)
    tail = next((i for i in range(shorter) if old[-1 - i] != new[-1 - i]), shorter)
    if len(old) == len(new) == shorter == head:
        return sum(map(len, old)), 0
    twice = max(0, head + tail - shorter)
    head, tail = head - twice, tail - twice
    return sum(map(len, old[:head])), sum(map(len, old[len(old) - tail :]))


def _is_seen(character: str) -> bool:
    return not character.isspace()


def _letters(old: str, equal: Iterable[Equal]) -> int:
    return sum(sum(map(str.isalnum, old[was : was + length])) for was, _now, length in equal)


def _run_together(found: Iterable[Equal]) -> Iterator[Equal]:
    last: Equal | None = None
    for was, now, length in found:
        if length <= 0:
            continue
        if last and last[0] + last[2] == was and last[1] + last[2] == now:
            last = (last[0], last[1], last[2] + length)
            continue
        if last:
            yield last
        last = (was, now, length)
    if last:
        yield last


def _equal_sentences(old: str, new: str) -> Iterator[Equal]:
    old_cuts, new_cuts = _cuts(old), _cuts(new)
    old_texts = [old[a:b].strip() for a, b in pairwise(old_cuts)]
    new_texts = [new[a:b].strip() for a, b in pairwise(new_cuts)]
    if len(old_texts) * len(new_texts) > _MOST_SENTENCE_PAIRS:
        return
    matcher = SequenceMatcher(None, old_texts, new_texts, autojunk=False)
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        if kind == "equal":
            pairs = [(i1 + n, i1 + n + 1, j1 + n, j1 + n + 1) for n in range(i2 - i1)]
        elif kind == "replace":
            beside = side_by_side(old_texts[i1:i2], new_texts[j1:j2])
            pairs = [(i1 + a, i1 + b, j1 + c, j1 + d) for a, b, c, d in beside]
        else:
            continue
        for a, b, c, d in pairs:
            was, now = old_cuts[a], new_cuts[c]
            for i, j, length in _equal_pieces(old[was : old_cuts[b]], new[now : new_cuts[d]]):
                yield was + i, now + j, length


@lru_cache(maxsize=256)
def _cuts(text: str) -> tuple[int, ...]:
    """Return where sentences begin, the white space after each belonging to it, and the end."""
    begins = [sentence.start for sentence in sentences(text)][1:]
    return (0, *begins, len(text))


def _equal_pieces(old: str, new: str) -> Iterator[Equal]:
    if old == new:
        yield 0, 0, len(old)
        return
    least = _LEAST_IN_STRANGERS if strangers(old, new) else 1
    old_pieces, new_pieces = pieces(old), pieces(new)
    if len(old_pieces) * len(new_pieces) > _MOST_PIECE_PAIRS:
        return
    old_at, new_at = _places(old_pieces), _places(new_pieces)
    matcher = SequenceMatcher(None, old_pieces, new_pieces, autojunk=False)
    for i, j, count in matcher.get_matching_blocks():
        length = old_at[i + count] - old_at[i]
        if length >= least:
            yield old_at[i], new_at[j], length


def _places(found: Sequence[str]) -> list[int]:
    return [0, *accumulate(map(len, found))]
