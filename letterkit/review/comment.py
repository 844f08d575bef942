"""A comment: what a peer buddy says about some words of a letter.

A comment sits on words in a field. It remembers the words, what stands before and after them,
and in which version of the letter they were read, so that it can be found again after an edit.
The child may read it one day, and so may a judge.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping
from typing import Annotated, Literal

from pydantic import AwareDatetime, ConfigDict, Field, ValidationError, model_validator

from letterkit.errors import ReviewError
from letterkit.reader import Part

CONTEXT = 32  # code points kept on each side; enough to tell one "Mum" from the next

CommentKind = Literal["question", "suggestion", "praise", "concern"]
CommentState = Literal["open", "resolved", "text-changed"]


class Reply(Part):
    """An answer to a comment. Replies are flat: each answers the comment itself."""

    id: str = Field(default_factory=lambda: uuid.uuid4().hex)
    author: Annotated[str, Field(min_length=1, max_length=200)]
    time: AwareDatetime
    body: Annotated[str, Field(min_length=1, max_length=10_000)]


class Comment(Part):
    """A comment on words in a field of one version of a letter.

    ``start`` and ``end`` are code points in the field. ``wording`` is the text that a
    suggestion would put in their place. ``state`` is "text-changed" when the words it sat on are
    no longer there; ``quote`` still says what they were, and ``start`` equals ``end``: the place
    where they stood.
    """

    # A quote is the words exactly, with the spaces at its ends.
    model_config = ConfigDict(str_strip_whitespace=False)

    id: str = Field(default_factory=lambda: uuid.uuid4().hex)
    field: Annotated[str, Field(min_length=1, max_length=120)]
    quote: Annotated[str, Field(max_length=20_000)]
    before: str = ""
    after: str = ""
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]
    version: Annotated[int, Field(ge=1)]
    author: Annotated[str, Field(min_length=1, max_length=200)]
    time: AwareDatetime
    body: Annotated[str, Field(max_length=10_000)]
    kind: CommentKind = "question"
    wording: str | None = None
    state: CommentState = "open"
    resolved_by: str = ""
    resolved_at: AwareDatetime | None = None
    replies: tuple[Reply, ...] = ()

    @model_validator(mode="after")
    def _in_order(self) -> Comment:
        if self.end < self.start:
            raise ValueError("the end of a comment lies before its start")
        if not self.body.strip() and self.wording is None:
            raise ValueError("a comment needs words, or another wording")
        return self

    @property
    def is_open(self) -> bool:
        """Say whether the writer still has something to do about it."""
        return self.state != "resolved"


def comment_on(
    fields: Mapping[str, str],
    field: str,
    start: int,
    end: int,
    *,
    author: str,
    body: str,
    version: int,
    kind: CommentKind = "question",
    wording: str | None = None,
    time: dt.datetime | None = None,
) -> Comment:
    """Make a comment on words of a letter: code points ``start`` to ``end`` of a field.

    Raises `ReviewError` for a field the letter does not have, or a place outside it.
    """
    text = fields.get(field)
    if text is None:
        raise ReviewError(
            f'the letter has no field "{field}".', what_to_do="Select words in the letter again."
        )
    if not 0 <= start < end <= len(text):
        raise ReviewError(
            f"there are no words at {start} to {end}; the field has {len(text)} characters.",
            where=field,
            what_to_do="Select words in the letter again.",
        )
    try:
        return Comment(
            field=field,
            quote=text[start:end],
            before=text[max(0, start - CONTEXT) : start],
            after=text[end : end + CONTEXT],
            start=start,
            end=end,
            version=version,
            author=author,
            time=time or dt.datetime.now(dt.UTC),
            body=body,
            kind=kind,
            wording=wording,
        )
    except ValidationError as error:
        raise review_error(error, field) from None


def reply_to(
    comment: Comment, *, author: str, body: str, time: dt.datetime | None = None
) -> Comment:
    """Return the comment with one more reply."""
    try:
        reply = Reply(author=author, body=body, time=time or dt.datetime.now(dt.UTC))
    except ValidationError as error:
        raise review_error(error, comment.field) from None
    return comment.model_copy(update={"replies": (*comment.replies, reply)})


def thread(comments: Iterable[Comment], comment_id: str) -> Comment:
    """Return the comment of an id, or the one that a reply of that id answers.

    Raises `ReviewError` where there is none.
    """
    for comment in comments:
        if comment_id == comment.id or any(comment_id == reply.id for reply in comment.replies):
            return comment
    raise ReviewError(
        "there is no such comment on this letter.",
        where=comment_id[:80],
        what_to_do="Open the letter again; the comment may have been taken back.",
    )


def reply_in(
    comments: Iterable[Comment],
    comment_id: str,
    *,
    author: str,
    body: str,
    time: dt.datetime | None = None,
) -> tuple[Comment, ...]:
    """Return comments with one more reply to one of them. A reply to a reply joins its thread.

    Raises `ReviewError` for a reply to nothing, or a reply without words.
    """
    known = tuple(comments)
    answered = thread(known, comment_id)
    replied = reply_to(answered, author=author, body=body, time=time)
    return tuple(replied if comment is answered else comment for comment in known)


def resolve(comment: Comment, *, by: str, time: dt.datetime | None = None) -> Comment:
    """Return the comment as dealt with. Resolving twice changes nothing."""
    if comment.state == "resolved":
        return comment
    when = time or dt.datetime.now(dt.UTC)
    return comment.model_copy(update={"state": "resolved", "resolved_by": by, "resolved_at": when})


def reopen(comment: Comment) -> Comment:
    """Return a comment that was dealt with as open again; "text-changed" if its words are gone."""
    if comment.state != "resolved":
        return comment
    state = "open" if comment.end - comment.start == len(comment.quote) else "text-changed"
    return comment.model_copy(update={"state": state, "resolved_by": "", "resolved_at": None})


def review_error(error: ValidationError, where: str) -> ReviewError:
    """Say in one sentence what is wrong with a comment."""
    first = error.errors(include_url=False)[0]
    said = str(first["msg"]).removeprefix("Value error, ")
    if first["type"] == "string_too_short":
        said = "nothing was written"
    elif first["type"] == "string_unicode":
        said = "half of a character was given; select whole characters"
    return ReviewError(f"{said[0].lower()}{said[1:]}.", where=where)
