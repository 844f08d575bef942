"""Real letters edited at random: each comment is where its words are, or says they are gone."""

from __future__ import annotations

from pathlib import Path

import pytest
from letter_walk import Span, Walk, Written

from letterkit.letterfile import load
from letterkit.review.anchor import find, reanchor
from letterkit.review.comment import Comment, comment_on

LETTERS = sorted((Path(__file__).resolve().parents[2] / "examples").glob("*.toml"))
STEPS, COMMENTS = 12, 30


@pytest.mark.parametrize("seed", range(18))
def test_a_comment_is_where_its_words_are_or_says_they_are_gone(seed: int) -> None:
    walk = Walk(dict(load(LETTERS[seed % len(LETTERS)]).fields()), seed)
    first = then = walk.written()
    chosen = [walk.some_words() for _ in range(COMMENTS)]
    made = [
        comment_on(first.fields, *first.where_of(words), author="Bo", body="?", version=1)
        for words in chosen
    ]
    comments = list(made)
    for number in range(2, STEPS + 2):
        walk.step()
        now = walk.written()
        comments = [reanchor(c, then.fields, now.fields, number) for c in comments]
        for words, comment in zip(chosen, comments, strict=True):
            here, expected = place(comment), standing(now.span(words), now.fields, comment)
            assert here == expected or (here is None and is_one_of_several(comment, then))
        then = now
    # From the first version to the last in one go it may give up sooner.
    for words, comment in zip(chosen, made, strict=True):
        found = find(comment, first.fields, then.fields)
        expected = standing(then.span(words), then.fields, comment)
        here = (found.field, found.start, found.end) if found.kept else None
        assert here in (expected, None) or is_one_of_several(comment, then)


def is_one_of_several(comment: Comment, then: Written) -> bool:
    """Say whether equal words stood in the letter: which of them are left, nobody can tell."""
    return sum(text.count(comment.quote) for text in then.fields.values()) > 1


def place(comment: Comment) -> Span | None:
    return (comment.field, comment.start, comment.end) if comment.state == "open" else None


def standing(span: Span | None, fields: dict[str, str], comment: Comment) -> Span | None:
    """Return where the words of a comment stand, if nothing was put between them."""
    return span if span and fields[span[0]][span[1] : span[2]] == comment.quote else None
