"""Put bookmarks and comment ranges into a Word document, exactly on their characters.

A mark stands between two characters. Where it falls inside a run, the run is split there; both
halves look as the whole did.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from typing import NamedTuple

from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from letterkit.renderers.docx_xml import clean, element
from letterkit.word.names import bookmark_of, sentence_of
from letterkit.word.printed import Printed, Source

_RUN, _TEXT, _NAMED = qn("w:r"), qn("w:t"), qn("wp:docPr")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Spot(NamedTuple):
    """A character in a document: its run and its place there. A picture of a word is one."""

    run: Element
    start: int
    end: int


Spots = dict[Source, Spot]


def spots_of(
    places: Iterable[Printed], placed: Iterable[tuple[str, Element]], *, words_hidden: bool
) -> Spots:
    """Return where in the document each character of each field stands.

    ``words_hidden``: the pictures stand for their words, which are not printed.
    """
    made: dict[str, list[Element]] = {}
    for name, holder in placed:
        made.setdefault(name, []).append(holder)
    spots: Spots = {}
    for place in places:
        shown = _characters(made.get(place.place, ()), words_hidden)
        for character, source in zip(place.text, place.sources, strict=True):
            if character.isspace() or not clean(character):
                continue
            found = next(shown, None)
            if found is None:
                break
            if source is not None:
                spots[source] = found
            if place.is_made:
                spots[sentence_of(place.place), len(spots)] = found
    return spots


def _characters(holders: Iterable[Element], words_hidden: bool) -> Iterator[Spot]:
    for holder in holders:
        for run in holder.iter(_RUN):
            text = run.find(_TEXT)
            if text is not None:
                for at, character in enumerate(text.text or ""):
                    if not character.isspace():
                        yield Spot(run, at, at + 1)
            elif words_hidden:
                named = next(run.iter(_NAMED), None)
                for character in named.get("descr", "") if named is not None else "":
                    if not character.isspace():
                        yield Spot(run, 0, 1)


@dataclass
class Marks:
    """Marks waiting to be put in, gathered by the run they belong to."""

    waiting: dict[int, tuple[Element, list[tuple[int, int, int, Element]]]] = field(
        default_factory=dict
    )
    count: int = 0

    def before(self, spot: Spot, mark: Element) -> None:
        """Put a mark before a character, after any that ends there."""
        self._add(spot.run, spot.start, 2, mark)

    def after(self, spot: Spot, *marks: Element, outermost: bool = False) -> None:
        """Put marks after a character, in their order; the outermost after all others."""
        for mark in marks:
            self._add(spot.run, spot.end, int(outermost), mark)

    def _add(self, run: Element, at: int, rank: int, mark: Element) -> None:
        self.count += 1
        _, marks = self.waiting.setdefault(id(run), (run, []))
        marks.append((at, rank, self.count, mark))

    def put_in(self) -> None:
        """Split the runs and put every mark in its place."""
        for run, marks in self.waiting.values():
            _put_into(run, sorted(marks, key=lambda mark: mark[:3]))
        self.waiting.clear()


def _put_into(run: Element, marks: list[tuple[int, int, int, Element]]) -> None:
    text = run.find(_TEXT)
    length = len(text.text or "") if text is not None else 1
    done, rest = 0, run
    for at, _, _, mark in marks:
        if done < at < length:
            rest = _split(rest, at - done)
            done = at
        if at < length:
            rest.addprevious(mark)
        else:
            rest.addnext(mark)
            # The next mark at the end follows this one.
            rest, done, length = mark, at, 0


def _split(run: Element, at: int) -> Element:
    """Split a run of text, and return its second half."""
    second = deepcopy(run)
    first_text, second_text = run.find(_TEXT), second.find(_TEXT)
    assert first_text is not None and second_text is not None
    whole = first_text.text or ""
    first_text.text, second_text.text = whole[:at], whole[at:]
    run.addnext(second)
    return second


def bookmarks(marks: Marks, spots: Mapping[Source, Spot]) -> None:
    """Mark the words of each field, and each sentence made from more, with a bookmark."""
    ends: dict[str, tuple[Spot, Spot]] = {}
    for (of, _), spot in spots.items():
        ends[of] = (ends[of][0] if of in ends else spot, spot)
    for number, (of, (first, last)) in enumerate(ends.items()):
        mark = {"w:id": str(number)}
        marks.before(first, element("w:bookmarkStart", {**mark, "w:name": bookmark_of(of)}))
        # LibreOffice moves a bookmark's end by one where a comment stands between.
        marks.after(last, element("w:bookmarkEnd", mark), outermost=True)
