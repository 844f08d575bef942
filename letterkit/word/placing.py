"""Where a Word comment sits in the letter: the field and the words.

A comment may begin in one paragraph and end in another, sit on a label or a date that is no
field, or on words that somebody has just put in. It is never put on words that it was not on:
where no field holds them, it is kept beside the nearest one, with the words it was about.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from letterkit.review.comment import CONTEXT, Comment
from letterkit.text import words
from letterkit.word.aligned import Aligned
from letterkit.word.names import word_print
from letterkit.word.printed import Source
from letterkit.word.reading import View
from letterkit.word.said import Said

_MOST_QUOTE = 20_000
_LABEL_WORDS = 6  # a line of more, in a file from elsewhere, is a sentence and no label


@dataclass(frozen=True, slots=True)
class Sits:
    """Where a comment sits. ``quote`` is what it is about where its words are no field's."""

    field: str
    start: int
    end: int
    quote: str = ""
    others: tuple[str, ...] = ()


@dataclass
class Ground:
    """A view of the document with the fields found in it.

    ``frame`` are the prints of the lines that were never a field, where the file says them.
    """

    view: View
    aligned: Sequence[Aligned]
    lines: Mapping[str, tuple[int, ...]]
    frame: frozenset[str] = frozenset()
    sources: dict[int, Source] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Gather the source of every character."""
        for one in self.aligned:
            self.sources.update(one.sources())


def words_under(view: View, number: str) -> tuple[int, int] | None:
    """Return the stretch of text that a comment sits on; a point becomes the word at it."""
    span = view.comments.get(number)
    if span is None:
        return None
    start, end = span
    if view.text[start:end].strip():
        return start, end
    line = view.lines[view.line_at(start)]
    shown = view.text[line.start : line.end]
    at = start - line.start
    near = [w for w in words(shown) if w.start <= at <= w.end]
    if near:
        return line.start + near[0].start, line.start + near[0].end
    return (line.start, line.end) if shown.strip() else (start, end)


def sits_on(ground: Ground, start: int, end: int) -> Sits | None:
    """Return the words of a field that a stretch of the document is, or None if it is none."""
    here = [ground.sources[at] for at in range(start, end) if at in ground.sources]
    if not here:
        return None
    counts = Counter(name for name, _ in here)
    most = counts.most_common(1)[0][0]
    places = [at for name, at in here if name == most]
    others = tuple(name for name in counts if name != most)
    return Sits(most, min(places), max(places) + 1, others=others)


def labelled(ground: Ground, start: int, end: int, fields: Mapping[str, str]) -> Sits | None:
    """Return the words under a label ("Why?"), if the stretch is one."""
    view = ground.view
    number = view.line_at(max(start, end - 1))
    line = view.text[view.lines[number].start : view.lines[number].end]
    known = word_print(line) in ground.frame if ground.frame else len(words(line)) <= _LABEL_WORDS
    if not known or not view.text[start:end].strip():
        return None
    for place, lines in ground.lines.items():
        first = lines[0]
        # A heading has no label of its own: what stands before it is not about it.
        if place.endswith((".title", ".greeting")):
            continue
        if first <= number or view.lines[first].cell != view.lines[number].cell:
            continue
        between = view.text[view.lines[number].end : view.lines[first].start]
        if not between.strip():
            name = next((a for a in ground.aligned if a.place.place == place), None)
            of = name.place.fields if name else ()
            inside = next((f for f in of if fields.get(f, "").strip()), None)
            if inside:
                text = fields[inside]
                begins = len(text) - len(text.lstrip())
                return Sits(inside, begins, len(text.rstrip()))
    return None


def beside(ground: Ground, start: int, end: int, fallback: str) -> Sits:
    """Return the place nearest to a stretch that is no field's words."""
    quote = " ".join(ground.view.text[start:end].split())[:_MOST_QUOTE]
    before = [at for at in ground.sources if at < start]
    if before:
        name, at = ground.sources[max(before)]
        return Sits(name, at + 1, at + 1, quote)
    after = [at for at in ground.sources if at >= start]
    if after:
        name, at = ground.sources[min(after)]
        return Sits(name, at, at, quote)
    return Sits(fallback, 0, 0, quote)


def comment_at(
    sits: Sits,
    said: Said,
    fields: Mapping[str, str],
    *,
    id: str,  # noqa: A002
    author: str,
    time: dt.datetime,
    version: int,
) -> Comment:
    """Return a comment on the words found, or kept beside them with its old words."""
    text = fields.get(sits.field, "")
    start, end = min(sits.start, len(text)), min(sits.end, len(text))
    there = start < end
    return Comment(
        id=id,
        field=sits.field,
        quote=text[start:end] if there else sits.quote,
        before=text[max(0, start - CONTEXT) : start],
        after=text[end : end + CONTEXT],
        start=start,
        end=end,
        version=version,
        author=author,
        time=time,
        body=said.body,
        kind=said.kind,
        wording=said.wording,
        state="open" if there else "text-changed",
    )
