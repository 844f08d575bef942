"""Comments on a letter whose names are covered, as they go out to a reader who may not see them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from letterkit.masking import covering, hidden
from letterkit.reader import Child
from letterkit.review.comment import Comment

Cover = Callable[[str], str]
"""What covers names in a text; the text is as long as it was."""


def cover_for(child: Child) -> Callable[[Mapping[str, str]], Cover]:
    """Return how the fields of any version of a child's letter are covered."""

    def cover_of(fields: Mapping[str, str]) -> Cover:
        known = covering(fields.values(), child)
        return lambda text: hidden(text, known)

    return cover_of


def cover_comments(
    comments: Iterable[Comment], fields: Mapping[str, str], cover: Cover
) -> tuple[Comment, ...]:
    """Return comments with names covered, to give to `export` with the covered letter.

    A covered text is as long as it was, so every place stays where it is.
    """
    return tuple(
        comment.model_copy(
            update={
                "quote": _quote(comment, fields, cover),
                "body": cover(comment.body),
                "wording": None if comment.wording is None else cover(comment.wording),
                "replies": tuple(
                    reply.model_copy(update={"body": cover(reply.body)})
                    for reply in comment.replies
                ),
            }
        )
        for comment in comments
    )


def _quote(comment: Comment, fields: Mapping[str, str], cover: Cover) -> str:
    text = fields.get(comment.field, "")
    if text[comment.start : comment.end] != comment.quote:
        return cover(comment.quote)
    return cover(text)[comment.start : comment.end]
