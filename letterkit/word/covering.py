"""Comments on a letter whose names are covered, as they go out to a reader who may not see them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from letterkit.review.comment import Comment


def cover_comments(
    comments: Iterable[Comment], fields: Mapping[str, str], cover: Callable[[str], str]
) -> tuple[Comment, ...]:
    """Return comments with their quotes as the covered letter has them, to give to `export`.

    A covered text is as long as it was, so every place stays where it is.
    """
    return tuple(
        comment.model_copy(update={"quote": _quote(comment, fields, cover)}) for comment in comments
    )


def _quote(comment: Comment, fields: Mapping[str, str], cover: Callable[[str], str]) -> str:
    text = fields.get(comment.field, "")
    if text[comment.start : comment.end] != comment.quote:
        return cover(comment.quote)
    return cover(text)[comment.start : comment.end]
