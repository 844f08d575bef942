"""Which comments of a Word file are ones that went out.

Programs renumber comments, rewrite their ids and lose threads. What stays is who said what, and
when; so a comment is known by its author, time and words, then by two of these.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from letterkit.review.comment import Comment
from letterkit.word.said import read, same, text_of
from letterkit.word.threads import WordComment

_LONG_ENOUGH = 30  # code points: nobody writes the same sentence twice by chance
_MOST_ZONE = dt.timedelta(hours=14)
_QUARTER = 15 * 60


@dataclass(frozen=True, slots=True)
class Known:
    """A comment that went out, or a reply to it (with ``reply`` its id)."""

    comment: Comment
    reply: str
    author: str
    time: dt.datetime
    text: str


Matches = dict[str, Known]
"""The number of a Word comment, and what it is."""


def match(
    found: Sequence[WordComment], comments: Sequence[Comment], quotes: Mapping[str, str]
) -> Matches:
    """Return for each Word comment that is known what it is.

    ``quotes`` are the words that each Word comment sits on.
    """
    known: list[Known] = []
    for comment in comments:
        known.append(Known(comment, "", comment.author, comment.time, comment.body))
        known.extend(Known(comment, r.id, r.author, r.time, r.body) for r in comment.replies)
    matches: Matches = {}
    ways: tuple[Callable[[WordComment, Known], bool], ...] = (
        lambda w, k: _by(w, k) and _at(w, k) and says_the_same(w, k),
        lambda w, k: _by(w, k) and _exactly_at(w, k),
        lambda w, k: _by(w, k) and says_the_same(w, k),
        lambda w, k: (
            says_the_same(w, k)
            and (len(w.text) >= _LONG_ENOUGH or same(quotes.get(w.number, ""), k.comment.quote))
        ),
    )
    left = list(found)
    for strict, way in enumerate(ways):
        for word in tuple(left):
            fits = [one for one in known if way(word, one)]
            # The weaker ways need to leave no choice; the first may meet a true double.
            if fits and (not strict or _only(word, fits, left, way)):
                matches[word.number] = fits[0]
                known.remove(fits[0])
                left.remove(word)
    return matches


def _only(
    word: WordComment,
    fits: Sequence[Known],
    left: Sequence[WordComment],
    way: Callable[[WordComment, Known], bool],
) -> bool:
    return len(fits) == 1 and not any(way(other, fits[0]) for other in left if other is not word)


def _by(word: WordComment, known: Known) -> bool:
    return " ".join(word.author.split()) == " ".join(known.author.split())


def _at(word: WordComment, known: Known) -> bool:
    """Say whether the times are the same, or a time zone apart."""
    for time in (word.time, word.local):
        if time is None:
            continue
        apart = abs(time - known.time.replace(microsecond=0))
        if apart <= _MOST_ZONE and apart.total_seconds() % _QUARTER <= 1:
            return True
    return False


def _exactly_at(word: WordComment, known: Known) -> bool:
    return known.time.replace(microsecond=0) in (word.time, word.local)


def says_the_same(word: WordComment, known: Known) -> bool:
    """Say whether a Word comment has the words of one that went out, whatever its spaces."""
    if known.reply:
        return same(word.text, known.text)
    comment = known.comment
    if same(word.text, text_of(comment)) or same(word.text, text_of(comment, gone=True)):
        return True
    said = read(word.text)
    return (
        same(said.body, comment.body)
        and (said.wording is None) == (comment.wording is None)
        and same(said.wording or "", comment.wording or "")
        and said.kind == comment.kind
    )
