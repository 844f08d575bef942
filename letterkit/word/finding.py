"""Find the fields of a letter in a Word file: by its bookmarks, else by likeness.

Bookmarks come back from Word and LibreOffice. A file that was typed anew, or came through
another program, has none; its lines are then laid beside the letter's, word for word, and where
that leaves a doubt the writer is asked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from letterkit.errors import ReviewError
from letterkit.text import words
from letterkit.word.aligned import Found
from letterkit.word.names import field_of, sentence_of, word_print
from letterkit.word.printed import Printed
from letterkit.word.reading import Cell, Line, View

SURE = 0.65
"""The share of a line's words that must be a field's, for the line to be the field's."""
MAYBE = 0.4
"""The share from which a line is worth asking about."""
FAINT = 0.2
"""The share from which a line is worth asking about when somebody has commented on it."""
MOST_WORDS = 20_000  # many times a long letter; comparing more would take minutes


@dataclass(frozen=True, slots=True)
class Unsure:
    """A line that could be of one of several places: the likeliest first."""

    line: int
    likely: tuple[tuple[Printed, float], ...]


def by_bookmarks(view: View, places: Sequence[Printed], frame: frozenset[str]) -> list[Found]:
    """Return the places whose bookmarks are in the document.

    ``frame`` are the prints of the lines that were never a field. A new line under a field's
    own belongs to that field; where the frame is not known, nothing is taken to be new.
    """
    marked = {place.place: (*place.fields, sentence_of(place.place)) for place in places}
    fields = [field for own in marked.values() for field in own]
    starts: dict[str, list[tuple[int, int]]] = {}
    for name, found in view.bookmarks.items():
        field = field_of(name, fields)
        if field:
            starts.setdefault(field, []).extend(found)
    spans: dict[str, tuple[int, int]] = {}
    for place in places:
        own = [span for field in marked[place.place] for span in starts.get(field, ())]
        if own:
            spans[place.place] = min(s for s, _ in own), max(max(s, e - 1) for s, e in own)
    _part_joined_lines(view, sorted(start for start, _ in spans.values()))
    owner: dict[int, Printed] = {}
    for place in places:
        if place.place in spans:
            start, end = spans[place.place]
            for number in range(view.line_at(start), view.line_at(end) + 1):
                owner.setdefault(number, place)
    # Where most bookmarks were lost, a line with none is more likely a field than a new line.
    if frame and 2 * len(spans) > len(places):
        _take_whole_tables(view, owner, frame)
        _take_new_lines(view, owner, frame)
    lines: dict[str, list[int]] = {}
    for number in sorted(owner):
        lines.setdefault(owner[number].place, []).append(number)
    return [Found(place, tuple(lines[place.place])) for place in places if place.place in lines]


def _part_joined_lines(view: View, starts: Sequence[int]) -> None:
    """Part a line in which two places begin: somebody took out the line end between them."""
    for before, start in pairwise(starts):
        number = view.line_at(start)
        line = view.lines[number]
        if line.start <= before < start:
            view.lines[number : number + 1] = [
                Line(line.start, start, line.cell),
                Line(start, line.end, line.cell),
            ]


def _take_whole_tables(view: View, owner: dict[int, Printed], frame: frozenset[str]) -> None:
    """Give a field the whole of a table that holds nothing else: its words with their symbols.

    LibreOffice loses an end of some bookmarks that reach over more than one cell.
    """
    tables: dict[int, list[int]] = {}
    for number, line in enumerate(view.lines):
        if line.cell.table:
            tables.setdefault(line.cell.table, []).append(number)
    for numbers in tables.values():
        owners = {owner[n].place: owner[n] for n in numbers if n in owner}
        lines = [view.lines[n] for n in numbers]
        if len(owners) == 1 and all(
            word_print(view.text[line.start : line.end]) not in frame for line in lines
        ):
            (place,) = owners.values()
            owner.update(
                (n, place) for n, line in zip(numbers, lines, strict=True) if line.start < line.end
            )


def _take_new_lines(view: View, owner: dict[int, Printed], frame: frozenset[str]) -> None:
    above: Printed | None = None
    cell = Cell()
    for number, line in enumerate(view.lines):
        text = view.text[line.start : line.end]
        if number in owner:
            above, cell = owner[number], line.cell
        elif word_print(text) in frame:
            above = None
        elif text.strip() and above is not None and line.cell == cell:
            owner[number] = above


def by_likeness(
    view: View,
    places: Sequence[Printed],
    free: Sequence[int],
    answers: Mapping[int, str],
    asked: frozenset[int] = frozenset(),
) -> tuple[list[Found], list[Unsure]]:
    """Find places among some lines of a document, by the words they share.

    ``answers`` says for the number of a line which field it is, or "" for none; ``asked`` are
    lines with a comment on them, which is worth a question even where little is alike. Raises
    `ReviewError` for a document far longer than a letter.
    """
    lines = [n for n in free if view.text[view.lines[n].start : view.lines[n].end].strip()]
    said = {n: _words(view.text[view.lines[n].start : view.lines[n].end]) for n in lines}
    if sum(map(len, said.values())) > MOST_WORDS:
        raise far_too_long()
    likely = _likely(said, places, asked)
    owner: dict[int, Printed] = {}
    unsure: list[Unsure] = []
    for number in lines:
        if number in answers:
            chosen = next((p for p in places if answers[number] in p.fields), None)
            if chosen is not None:
                owner[number] = chosen
            continue
        found = likely.get(number, ())
        if found and found[0][1] >= SURE and _stands_out(found):
            owner[number] = found[0][0]
        elif found and (found[0][1] >= MAYBE or number in asked) and len(said[number]) > 2:
            unsure.append(Unsure(number, found))
    lines_of: dict[str, list[int]] = {}
    for number, place in sorted(owner.items()):
        lines_of.setdefault(place.place, []).append(number)
    return [Found(p, tuple(lines_of[p.place])) for p in places if p.place in lines_of], unsure


def far_too_long() -> ReviewError:
    """Return the error for a document that no letter is as long as."""
    return ReviewError(
        "this document is far longer than a letter.",
        what_to_do="Check that it is the right file.",
    )


def _stands_out(found: tuple[tuple[Printed, float], ...]) -> bool:
    return len(found) == 1 or found[0][1] - found[1][1] >= 0.15


def _words(text: str) -> list[str]:
    return [word.text.casefold().replace("’", "'") for word in words(text)]


def _likely(
    said: Mapping[int, list[str]], places: Sequence[Printed], asked: frozenset[int]
) -> dict[int, tuple[tuple[Printed, float], ...]]:
    """Return for each line the places it is like, the likeliest first, with the share it shares."""
    shares: dict[int, dict[int, float]] = {n: {} for n in said}
    one = [(word, at) for at, place in enumerate(places) for word in _words(place.text)]
    other = [(word, number) for number, line in said.items() for word in line]
    in_order: Counter[tuple[int, int]] = Counter()
    matcher = SequenceMatcher(None, [w for w, _ in one], [w for w, _ in other], autojunk=False)
    for i, j, size in matcher.get_matching_blocks():
        for step in range(size):
            in_order[other[j + step][1], one[i + step][1]] += 1
    long = [len(_words(place.text)) for place in places]
    for (number, at), count in in_order.items():
        # A step is printed with more than its own words: who does it, and by when.
        of = min(len(said[number]), long[at]) if places[at].is_made else len(said[number])
        shares[number][at] = min(1.0, count / of)
    for number, line in said.items():
        shares[number] |= {at: 1.0 for at, place in enumerate(places) if line == _words(place.text)}
    taken = {at for share in shares.values() for at, value in share.items() if value >= SURE}
    # What has moved is out of order; a line that no order explains is laid beside every place.
    for number, line in said.items():
        if len(line) <= 2 or max(shares[number].values(), default=0) >= SURE:
            continue
        for at, place in enumerate(places):
            if at not in taken:
                shares[number][at] = max(shares[number].get(at, 0), _ratio(line, place))
    return {
        number: tuple(
            (places[at], value)
            for at, value in sorted(share.items(), key=lambda pair: -pair[1])
            if value >= (FAINT if number in asked else MAYBE)
        )[:4]
        for number, share in shares.items()
        if _can_stand_alone(number, said, shares)
    }


def _ratio(line: list[str], place: Printed) -> float:
    matcher = SequenceMatcher(None, line, _words(place.text), autojunk=False)
    # Nothing can be more alike than this, and it costs far less to know.
    return matcher.ratio() if matcher.quick_ratio() >= FAINT else 0.0


def _can_stand_alone(
    number: int, said: Mapping[int, list[str]], shares: Mapping[int, Mapping[int, float]]
) -> bool:
    """Say whether a line is long enough to know it by its words, or by those beside it."""
    if len(said[number]) > 2 or sum(share == 1 for share in shares[number].values()) == 1:
        return True
    numbers = list(said)
    at = numbers.index(number)
    near = [n for n in numbers[max(0, at - 2) : at + 3] if n != number]
    own = {place for place, share in shares[number].items() if share >= SURE}
    return any(share >= SURE and place in own for n in near for place, share in shares[n].items())
