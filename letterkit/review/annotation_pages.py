"""All comments on a letter as one W3C Annotation Collection, and back.

Replies leave as annotations of their own ("replying", on the comment they answer), so that other
programs show them. Source: W3C Recommendation "Web Annotation Data Model", sections 5.1 and 5.2.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from letterkit.errors import ReviewError
from letterkit.review.annotation import (
    CONTEXT_URL,
    annotation_id,
    author_of,
    from_annotation,
    time_of,
    to_annotation,
    words_of,
)
from letterkit.review.comment import Comment, Reply, review_error, thread

_IDS = annotation_id("")


def to_collection(comments: Iterable[Comment], *, letter: str = "letter") -> dict[str, Any]:
    """Return comments with their replies as one Annotation Collection on a letter."""
    items: list[dict[str, Any]] = []
    for comment in comments:
        alone = comment.model_copy(update={"replies": ()})
        items.append(to_annotation(alone, letter=letter))
        items.extend(_reply_out(comment, reply) for reply in comment.replies)
    for item in items:
        del item["@context"]
    return {
        "@context": CONTEXT_URL,
        "id": f"{letter}#comments",
        "type": "AnnotationCollection",
        "total": len(items),
        "first": {
            "id": f"{letter}#comments-1",
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": items,
        },
    }


def from_collection(
    data: dict[str, Any] | list[Any], *, fields: Mapping[str, str] | None = None
) -> tuple[Comment, ...]:
    """Return the comments of an Annotation Collection, a page, a list or one annotation.

    ``fields`` are those of the letter, as for `from_annotation`.

    Raises `ReviewError` for the first annotation that cannot be read, and for a reply to nothing.
    Then nothing is taken in.
    """
    comments: list[Comment] = []
    replies: list[dict[str, Any]] = []
    for number, item in enumerate(_items(data), 1):
        if not isinstance(item, dict):
            raise ReviewError("this is no annotation.", where=f"annotation {number}")
        if _is_reply(item):
            replies.append(item)
            continue
        try:
            comments.append(from_annotation(item, fields=fields))
        except ReviewError as error:
            raise error.at(f"annotation {number}") from None
    for item in replies:
        _take_reply(item, comments)
    return tuple(comments)


def _items(data: Any) -> Iterator[Any]:
    if isinstance(data, list):
        yield from data
        return
    kind = data.get("type") if isinstance(data, dict) else None
    if kind == "Annotation":
        yield data
        return
    page = data.get("first") if kind == "AnnotationCollection" else data
    while page:
        if not isinstance(page, dict) or not isinstance(page.get("items"), list):
            raise ReviewError(
                "the annotations themselves are not in this file.",
                what_to_do="Save the collection with its pages inside.",
            )
        yield from page["items"]
        page = page.get("next") if isinstance(page.get("next"), dict) else None


def _reply_out(comment: Comment, reply: Reply) -> dict[str, Any]:
    return {
        "@context": CONTEXT_URL,
        "id": annotation_id(reply.id),
        "type": "Annotation",
        "motivation": "replying",
        "creator": {"type": "Person", "name": reply.author},
        "created": reply.time.isoformat(),
        "body": [{"type": "TextualBody", "value": reply.body, "format": "text/plain"}],
        "target": annotation_id(comment.id),
    }


def _is_reply(item: dict[str, Any]) -> bool:
    motivation = item.get("motivation")
    return motivation == "replying" or (isinstance(motivation, list) and "replying" in motivation)


def _take_reply(item: dict[str, Any], comments: list[Comment]) -> None:
    target = item.get("target")
    answered = str(target.get("source") or target.get("id") if isinstance(target, dict) else target)
    comment = thread(comments, answered.removeprefix(_IDS))
    try:
        reply = Reply(
            id=str(item.get("id") or "").removeprefix(_IDS) or "unnamed",
            author=author_of(item),
            time=time_of(item),
            body=words_of(item)[0],
        )
    except ValidationError as error:
        raise review_error(error, str(item.get("id") or "reply")) from None
    at = comments.index(comment)
    comments[at] = comment.model_copy(update={"replies": (*comment.replies, reply)})
