"""Where a comment's words are after an edit.

One pure function from (comment, the fields then, the fields now) to the comment's place now:

1. the same place, if the field has not changed;
2. moved with its field, if the whole field now stands elsewhere (messages change places);
3. mapped through the difference between the two texts of the field;
4. found elsewhere in the letter, if the words stand there exactly once;
5. else kept on its message, marked "text-changed", with the old words.

A comment is never dropped, and never put on other words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from letterkit.review.comment import CONTEXT, Comment
from letterkit.text import words

# Words as short as this stand in many places; finding them once more proves nothing.
_LEAST_FOUND = 8


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a letter. ``kept`` says whether the commented words still stand there."""

    field: str
    start: int
    end: int
    kept: bool


def reanchor(
    comment: Comment, then: Mapping[str, str], now: Mapping[str, str], version: int
) -> Comment:
    """Return the comment on its words in a newer version of the letter.

    ``then`` are the fields of the version the comment was placed in, ``now`` those of
    ``version``. A resolved comment stays resolved.
    """
    place = find(comment, then, now)
    changes: dict[str, object] = {
        "field": place.field,
        "start": place.start,
        "end": place.end,
        "version": version,
    }
    if place.kept:
        text = now[place.field]
        changes["before"] = text[max(0, place.start - CONTEXT) : place.start]
        changes["after"] = text[place.end : place.end + CONTEXT]
        if comment.state == "text-changed":
            changes["state"] = "open"
    elif comment.state != "resolved":
        changes["state"] = "text-changed"
    return comment.model_copy(update=changes)


def find(comment: Comment, then: Mapping[str, str], now: Mapping[str, str]) -> Place:
    """Return where a comment's words are now."""
    if comment.state == "text-changed":
        return _again(comment, now)
    old = then.get(comment.field)
    if old is None or old[comment.start : comment.end] != comment.quote:
        # The comment does not fit the version it names; trust its words alone.
        return _again(comment, now)
    if now.get(comment.field) == old:
        return Place(comment.field, comment.start, comment.end, kept=True)
    moved = _moved_field(comment.field, old, then, now)
    if moved is not None:
        return Place(moved, comment.start, comment.end, kept=True)
    if comment.field in now:
        mapped = _mapped(comment, old, now[comment.field])
        if mapped.kept:
            return mapped
        return _elsewhere(comment, now) or mapped
    return _elsewhere(comment, now) or _on_its_message(comment, now)


def _moved_field(
    field: str, old: str, then: Mapping[str, str], now: Mapping[str, str]
) -> str | None:
    """Return the field that a whole text has moved to, if it is one that did not have it before."""
    found = [f for f, text in now.items() if text == old and then.get(f) != old]
    same_part = [f for f in found if f.rpartition(".")[2] == field.rpartition(".")[2]]
    return same_part[0] if len(same_part) == 1 and old.strip() else None


def _mapped(comment: Comment, old: str, new: str) -> Place:
    start, whole_start = _map(old, new, comment.start, after=True)
    end, whole_end = _map(old, new, comment.end, after=False)
    kept = whole_start and whole_end and new[start:end] == comment.quote
    if not kept and start > end:
        start = end
    return Place(comment.field, start, max(start, end), kept)


def _map(old: str, new: str, place: int, *, after: bool) -> tuple[int, bool]:
    """Return where a place in the old text is in the new, and whether its neighbour stayed.

    ``after``: the neighbour is the character after the place (the start of a comment), else the
    one before it (its end).
    """
    for kind, i1, i2, j1, j2 in _changes(old, new):
        inside = i1 <= place < i2 if after else i1 < place <= i2
        if inside:
            if kind == "equal":
                return j1 + place - i1, True
            return (j1 if after else j2), False
    return len(new), False


@lru_cache(maxsize=256)
def _changes(old: str, new: str) -> tuple[tuple[str, int, int, int, int], ...]:
    """Return how one text became another, as stretches of code points.

    What the two texts begin and end with is set aside first. One edit in one place, which is
    what people make, is then found exactly, whatever the words around it repeat.
    """
    shorter = min(len(old), len(new))
    head = next((i for i in range(shorter) if old[i] != new[i]), shorter)
    rest = shorter - head
    tail = next((i for i in range(rest) if old[-1 - i] != new[-1 - i]), rest)
    # A word is whole or changed: "home" in "homework" is not the home that was commented on.
    head, tail = _to_word_edge(old, new, head, tail)
    found = [("equal", 0, head, 0, head)] if head else []
    old_middle, new_middle = old[head : len(old) - tail], new[head : len(new) - tail]
    for kind, i1, i2, j1, j2 in _by_words(old_middle, new_middle):
        found.append((kind, i1 + head, i2 + head, j1 + head, j2 + head))
    if tail:
        found.append(("equal", len(old) - tail, len(old), len(new) - tail, len(new)))
    return tuple(found)


def _to_word_edge(old: str, new: str, head: int, tail: int) -> tuple[int, int]:
    def inside_word(text: str, place: int) -> bool:
        return 0 < place < len(text) and text[place - 1].isalnum() and text[place].isalnum()

    while head and (inside_word(old, head) or inside_word(new, head)):
        head -= 1
    while tail and (inside_word(old, len(old) - tail) or inside_word(new, len(new) - tail)):
        tail -= 1
    return head, tail


def _by_words(old: str, new: str) -> list[tuple[str, int, int, int, int]]:
    old_pieces, new_pieces = _pieces(old), _pieces(new)
    matcher = SequenceMatcher(None, old_pieces, new_pieces, autojunk=False)
    old_at, new_at = _places(old_pieces), _places(new_pieces)
    return [
        (kind, old_at[i1], old_at[i2], new_at[j1], new_at[j2])
        for kind, i1, i2, j1, j2 in matcher.get_opcodes()
    ]


def _pieces(text: str) -> list[str]:
    """Cut a text into words and what lies between them; joined they are the text again."""
    pieces: list[str] = []
    done = 0
    for word in words(text):
        pieces.extend(text[done : word.start])
        pieces.append(text[word.start : word.end])
        done = word.end
    pieces.extend(text[done:])
    return pieces


def _places(pieces: list[str]) -> list[int]:
    at = [0]
    for piece in pieces:
        at.append(at[-1] + len(piece))
    return at


def _again(comment: Comment, now: Mapping[str, str]) -> Place:
    """Look for words that were lost before: an undone edit brings the comment back to them."""
    text = now.get(comment.field, "")
    exact = comment.before + comment.quote + comment.after
    if comment.quote and text.count(exact) == 1:
        start = text.index(exact) + len(comment.before)
        return Place(comment.field, start, start + len(comment.quote), kept=True)
    return _elsewhere(comment, now) or _on_its_message(comment, now)


def _elsewhere(comment: Comment, now: Mapping[str, str]) -> Place | None:
    if len(comment.quote) < _LEAST_FOUND:
        return None
    found = [
        (field, start) for field, text in now.items() for start in _starts(text, comment.quote)
    ]
    if len(found) != 1:
        return None
    field, start = found[0]
    return Place(field, start, start + len(comment.quote), kept=True)


def _starts(text: str, quote: str) -> list[int]:
    """Return where a quote stands in a text as whole words."""
    found: list[int] = []
    start = text.find(quote)
    while start >= 0:
        end = start + len(quote)
        open_before = start and text[start - 1].isalnum() and quote[0].isalnum()
        open_after = end < len(text) and text[end].isalnum() and quote[-1].isalnum()
        if not (open_before or open_after):
            found.append(start)
        start = text.find(quote, start + 1)
    return found


def _on_its_message(comment: Comment, now: Mapping[str, str]) -> Place:
    """Return a place for a comment whose words are gone: its field, or its message's title."""
    if comment.field in now:
        text = now[comment.field]
        start = min(comment.start, len(text))
        return Place(comment.field, start, start, kept=False)
    pieces = comment.field.split(".")
    message = ".".join(pieces[:2])
    for field in (f"{message}.title", f"{message}.text", message):
        if field in now:
            return Place(field, 0, 0, kept=False)
    return Place(comment.field, 0, 0, kept=False)
