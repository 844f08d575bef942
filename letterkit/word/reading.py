"""The words of a Word document with everything that sits on them.

Bookmarks, comments and tracked changes may begin in one paragraph and end in another, inside
tables, content controls, links, insertions. The document is read once into a row of events; from
these two views are made: the words as they stand now, and as they were before tracked changes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

from lxml.etree import _Element as Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"

# Text that is not the letter's: what a field is made from, and what is kept for the program.
_UNSEEN = frozenset(
    f"{W}{name}"
    for name in ("instrText", "delInstrText", "pPr", "rPr", "sdtPr", "tblPr", "trPr", "tcPr")
) | {_FALLBACK}
_ADDED = frozenset((f"{W}ins", f"{W}moveTo"))
_TAKEN = frozenset((f"{W}del", f"{W}moveFrom"))
_SIGNS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "\u2011"}
_MARKS = frozenset(
    f"{W}{name}"
    for name in (
        "bookmarkStart",
        "bookmarkEnd",
        "commentRangeStart",
        "commentRangeEnd",
        "commentReference",
    )
)


@dataclass(frozen=True, slots=True)
class Tracked:
    """Who made a tracked change, and when (as the file says it)."""

    author: str = ""
    time: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """The table cell that a line stands in; the number of its table with it. 0: none."""

    number: int = 0
    table: int = 0


@dataclass(frozen=True, slots=True)
class Event:
    """A piece of the document: words, the end of a line, or a mark between characters."""

    kind: str
    text: str = ""
    cell: Cell = Cell()
    added: Tracked | None = None
    taken: Tracked | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: its place in the text of the view, and the table cell it stands in."""

    start: int
    end: int
    cell: Cell


@dataclass
class View:
    """The words of a document as one text, its lines parted by line breaks.

    ``changes`` are the stretches that tracked changes added or (with no length) took away.
    """

    text: str = ""
    lines: list[Line] = field(default_factory=list)
    bookmarks: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    comments: dict[str, tuple[int, int]] = field(default_factory=dict)
    changes: list[tuple[int, int, Tracked]] = field(default_factory=list)

    def line_at(self, place: int) -> int:
        """Return the number of the line that a place in the text is in."""
        low, high = 0, len(self.lines) - 1
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if self.lines[middle].start <= place else (low, middle - 1)
        return low


def read_events(document: Element, *, words_hidden: bool = False) -> tuple[Event, ...]:
    """Return the document as a row of events. ``words_hidden``: pictures stand for their words."""
    return tuple(_Reader(words_hidden).read(document, Cell(), None, None))


class _Reader:
    def __init__(self, words_hidden: bool) -> None:
        self.words_hidden = words_hidden
        self.numbers = count(1)

    def read(
        self, parent: Element, cell: Cell, added: Tracked | None, taken: Tracked | None
    ) -> Iterator[Event]:
        for child in parent:
            tag = child.tag
            if tag in _UNSEEN or not isinstance(tag, str):
                continue
            if tag == f"{W}t" or tag == f"{W}delText":
                yield Event("text", child.text or "", cell, added, taken)
            elif tag in _SIGNS:
                yield Event("text", _SIGNS[tag], cell, added, taken)
            elif tag in _MARKS:
                name = child.get(f"{W}name") or ""
                kind = tag.removeprefix(W)
                yield Event(kind, f"{child.get(f'{W}id')}\n{name}", cell)
            elif tag == _PICTURE:
                if self.words_hidden:
                    yield Event("text", child.get("descr", ""), cell, added, taken)
            elif tag == f"{W}p":
                yield from self.read(child, cell, added, taken)
                yield Event("line", cell=cell)
            elif tag == f"{W}tbl":
                yield from self.read(child, Cell(0, next(self.numbers)), added, taken)
            elif tag == f"{W}tc":
                inside = Cell(next(self.numbers), cell.table)
                yield from self.read(child, inside, added, taken)
            elif tag in _ADDED:
                yield from self.read(child, cell, _tracked(child), taken)
            elif tag in _TAKEN:
                yield from self.read(child, cell, added, _tracked(child))
            else:
                yield from self.read(child, cell, added, taken)


def _tracked(change: Element) -> Tracked:
    return Tracked(change.get(f"{W}author", ""), change.get(f"{W}date", ""))


def view_of(events: tuple[Event, ...], *, before: bool) -> View:
    """Return the words now, or as they were ``before`` the tracked changes."""
    made = View()
    pieces: list[str] = []
    at = line_start = 0
    open_bookmarks: dict[str, tuple[str, int]] = {}
    open_comments: dict[str, int] = {}
    for event in events:
        if event.kind == "text":
            hidden = event.added if before else event.taken
            change = event.added or event.taken
            if hidden is None:
                pieces.append(event.text)
                at += len(event.text)
            if change is not None and not before:
                made.changes.append((at if hidden else at - len(event.text), at, change))
            continue
        if event.kind == "line":
            made.lines.append(Line(line_start, at, event.cell))
            pieces.append("\n")
            at += 1
            line_start = at
            continue
        number, _, name = event.text.partition("\n")
        match event.kind:
            case "bookmarkStart":
                open_bookmarks[number] = (name, at)
            case "bookmarkEnd" if number in open_bookmarks:
                name, start = open_bookmarks.pop(number)
                made.bookmarks.setdefault(name, []).append((start, at))
            case "commentRangeStart":
                open_comments[number] = at
            case "commentRangeEnd":
                made.comments[number] = (open_comments.get(number, at), at)
            case "commentReference":
                made.comments.setdefault(number, (open_comments.get(number, at), at))
    for name, start in open_bookmarks.values():
        # LibreOffice parts a bookmark over table cells in two, and leaves one half without an end.
        made.bookmarks.setdefault(name, []).append((start, start))
    made.text = "".join(pieces)
    if not made.lines:
        made.lines.append(Line(0, 0, Cell()))
    return made
