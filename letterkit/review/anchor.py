"""Where a comment's words are after an edit.

One pure function from (comment, the fields then, the fields now) to the comment's place now:

1. the same place, if the text still stands there, in the message or step that it was in;
2. mapped through the difference between the two texts of the field;
3. found once elsewhere in the letter, as words that came there with this edit;
4. else kept on its message, marked "text-changed", with the old words.

A comment is never dropped, and never put on other words. Equal words that stood elsewhere all
along are other words: with the sentence about one "Mum" gone, its comment does not go to the next.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from letterkit.review.comment import CONTEXT, Comment
from letterkit.review.moves import Edit, edit, message_of
from letterkit.review.pieces import where
from letterkit.text import Sentence, sentences

# Words as short as this stand in many places; finding them once more proves nothing.
_LEAST_FOUND = 12
_LEAST_SENTENCE = 8
# Unless as much as this stands around them as it did before, in code points.
_LEAST_AROUND = 16
# At the very place where words were lost, one word beside them is enough.
_LEAST_BESIDE = 3

Found = list[tuple[str, int]]
"""Places where some words stand: fields and code points."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a letter. ``kept`` says whether the commented words still stand there.

    Where they do not, ``start`` equals ``end``: the place where they were.
    """

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
    return _placed(comment, _find(comment, edit(then, now)), now, version)


def reanchor_all(
    comments: Iterable[Comment], then: Mapping[str, str], now: Mapping[str, str], version: int
) -> tuple[Comment, ...]:
    """Return comments that were all placed in one version, on their words in a newer one."""
    happened = edit(then, now)
    return tuple(_placed(c, _find(c, happened), now, version) for c in comments)


def find(comment: Comment, then: Mapping[str, str], now: Mapping[str, str]) -> Place:
    """Return where a comment's words are now."""
    return _find(comment, edit(then, now))


def _placed(comment: Comment, place: Place, now: Mapping[str, str], version: int) -> Comment:
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


def _find(comment: Comment, happened: Edit) -> Place:
    old = happened.then.get(comment.field)
    stands = old is not None and old[comment.start : comment.end] == comment.quote
    if comment.state == "open" and not stands:
        # The comment does not fit the version it names; trust its words alone.
        return _by_its_words(comment, happened) or _left(comment, happened)
    if not stands or comment.state == "text-changed":
        return _again(comment, happened) or _left(comment, happened)
    difference = happened.difference(comment.field)
    if difference is not None:
        start = difference.keeps(comment.start, comment.end)
        if start is not None:
            return _at(happened.became[comment.field] or "", start, comment)
    return (
        _with_its_sentence(comment, happened)
        or _elsewhere(comment, happened, _came(comment.quote, happened), was_there=1)
        or _left(comment, happened)
    )


def _at(field: str, start: int, comment: Comment) -> Place:
    return Place(field, start, start + len(comment.quote), kept=True)


def _with_its_sentence(comment: Comment, happened: Edit) -> Place | None:
    """Follow words whose whole sentence now stands elsewhere."""
    for sentence in _sentences(happened.then[comment.field]):
        if sentence.start <= comment.start and comment.end <= sentence.end:
            if len(sentence.text) < _LEAST_SENTENCE:
                return None
            found = _came(sentence.text, happened)
            if len(found) == 1 and _no_more_were_lost(sentence.text, happened, was_there=1):
                field, start = found[0]
                return _at(field, start + comment.start - sentence.start, comment)
    return None


@lru_cache(maxsize=256)
def _sentences(text: str) -> tuple[Sentence, ...]:
    return sentences(text)


def _elsewhere(comment: Comment, happened: Edit, came: Found, *, was_there: int) -> Place | None:
    """Find words that came in with this edit, if there is one place only to find them."""
    if not came or not _no_more_were_lost(comment.quote, happened, was_there=was_there):
        return None
    alike = [
        (field, start)
        for field, start in came
        if sum(_around(comment, happened.now[field], start)) >= _LEAST_AROUND
    ]
    if len(alike) == 1:
        return _at(*alike[0], comment)
    if len(comment.quote) >= _LEAST_FOUND and _how_often(comment.quote, happened.now) == 1:
        return _at(*came[0], comment)
    return None


def _came(words: str, happened: Edit) -> Found:
    """Return every place where words stand now and did not stand before."""
    return [
        (field, start)
        for field in happened.changed
        if words in happened.now[field]
        for start in where(happened.now[field], words)
        if not happened.stood(field, start, start + len(words))
    ]


def _no_more_were_lost(words: str, happened: Edit, *, was_there: int) -> bool:
    """Say whether the words now stand as often as before, or once more for lost ones.

    If not, what is found may be another place's words that were moved.
    """
    return _how_often(words, happened.now) > _how_often(words, happened.then) - was_there


def _how_often(words: str, fields: Mapping[str, str]) -> int:
    return sum(len(where(text, words)) for text in fields.values() if words in text)


def _around(comment: Comment, text: str, start: int) -> tuple[int, int]:
    """Return how much of what stood before and after a comment's words stands around a place."""
    end = start + len(comment.quote)
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return _same(before[::-1], comment.before[::-1]), _same(after, comment.after)


def _same(one: str, other: str) -> int:
    """Return how many characters two texts have in common before they differ."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _all_around(comment: Comment, text: str, start: int) -> bool:
    """Say whether exactly what stood around a comment's words stands around a place."""
    end = start + len(comment.quote)
    return (
        text[max(0, start - CONTEXT) : start] == comment.before
        and text[end : end + CONTEXT] == comment.after
    )


def _again(comment: Comment, happened: Edit) -> Place | None:
    """Look for words that were lost before: an undone edit brings the comment back to them."""
    came = _came(comment.quote, happened)
    # What had been put between the words may have been taken out again.
    joined = _joined_here(comment, happened)
    exact = [(f, at) for f, at in [*came, *joined] if _all_around(comment, happened.now[f], at)]
    if len(exact) == 1:
        return _at(*exact[0], comment)
    here = [place for place in came if _came_here(comment, happened, *place)] + joined
    if len(here) > 1:
        here = [place for place in here if place in exact]
    if len(here) == 1:
        return _at(*here[0], comment)
    return _elsewhere(comment, happened, came, was_there=0)


def _joined_here(comment: Comment, happened: Edit) -> Found:
    """Return where a comment's words, which had been drawn apart, stand in a row again."""
    difference = happened.difference(comment.field) if comment.field in happened.then else None
    if difference is None or comment.quote not in difference.new:
        return []
    field = happened.became[comment.field] or ""
    return [
        (field, at)
        for at in where(difference.new, comment.quote)
        if difference.stood(at, at + len(comment.quote))
        and not difference.stood_whole(at, at + len(comment.quote))
        and _came_here(comment, happened, field, at)
    ]


def _came_here(comment: Comment, happened: Edit, field: str, start: int) -> bool:
    """Say whether words came in where a comment's words were lost, beside the same neighbour."""
    if happened.was.get(field) != comment.field:
        return False
    difference = happened.difference(comment.field)
    begins, ends = difference.came_at(comment.start) if difference else (0, -1)
    if start > ends or start + len(comment.quote) < begins:
        return False
    text = happened.now[field]
    # Where a whole field was quoted there are no neighbours.
    return max(_around(comment, text, start)) >= _LEAST_BESIDE or _all_around(comment, text, start)


def _by_its_words(comment: Comment, happened: Edit) -> Place | None:
    """Look for words of which nothing is known but what stood around them."""
    found = [
        (field, start)
        for field, text in happened.now.items()
        for start in where(text, comment.quote)
    ]
    exact = [place for place in found if _all_around(comment, happened.now[place[0]], place[1])]
    if len(exact) == 1:
        return _at(*exact[0], comment)
    if len(found) == 1 and len(comment.quote) >= _LEAST_FOUND:
        return _at(*found[0], comment)
    return None


def place_of_quote(
    fields: Mapping[str, str], field: str, quote: str, before: str, after: str, start: int
) -> Place:
    """Return where a quote stands in a letter of which nothing else may be known.

    ``field`` may be empty or unknown. What stood around the words decides where they stand more
    than once; without that, words that stand twice are not kept.
    """
    found = [(name, at) for name, text in fields.items() for at in where(text, quote)]
    fitting = [
        (name, at)
        for name, at in found
        if fields[name][:at].endswith(before) and fields[name][at + len(quote) :].startswith(after)
    ]
    for places in ([place for place in fitting if place[0] == field], fitting, found):
        if len(places) == 1:
            name, at = places[0]
            return Place(name, at, at + len(quote), kept=True)
    happened = edit(fields, fields)
    if field in fields:
        return _empty(field, min(start, len(fields[field])))
    return _empty(_on_its_message(field, happened), 0)


def _left(comment: Comment, happened: Edit) -> Place:
    """Return the place of a comment whose words are gone: in its field, or on its message."""
    difference = happened.difference(comment.field) if comment.field in happened.then else None
    if difference is not None:
        place = difference.point(min(comment.start, len(difference.old)))
        return _empty(happened.became[comment.field] or "", place)
    if comment.field in happened.now and comment.field not in happened.then:
        return _empty(comment.field, min(comment.start, len(happened.now[comment.field])))
    return _empty(_on_its_message(comment.field, happened), 0)


def _empty(field: str, place: int) -> Place:
    return Place(field, place, place, kept=False)


def _on_its_message(field: str, happened: Edit) -> str:
    """Return the title of the message that a field belonged to, or of the one now in its place."""
    number = message_of(field)
    if number is None:
        return next(iter(happened.now), field)
    title = happened.became.get(f"messages.{number}.title")
    numbers = [n for f in happened.now if (n := message_of(f)) is not None]
    nearest = min(numbers, key=lambda n: abs(n - number), default=number)
    for there in (message_of(title) if title else None, nearest):
        for name in ("title", "text"):
            if f"messages.{there}.{name}" in happened.now:
                return f"messages.{there}.{name}"
    return next(
        (f for f in happened.now if message_of(f) == nearest), next(iter(happened.now), field)
    )
