"""Comments as W3C Web Annotations (JSON), so that they can leave letterkit and come back.

Source: W3C Recommendation "Web Annotation Data Model", 23 February 2017: TextQuoteSelector and
TextPositionSelector, whose offsets are code points here as there. Annotations that other programs
wrote are read as far as they speak of words in a letter.
"""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from letterkit.errors import ReviewError
from letterkit.review.anchor import place_of_quote
from letterkit.review.comment import Comment, review_error

CONTEXT_URL = "http://www.w3.org/ns/anno.jsonld"
_MOTIVATIONS = {
    "question": "questioning",
    "suggestion": "editing",
    "praise": "commenting",
    "concern": "assessing",
}
_OURS = "letterkit:"  # what the model has no word for
_IDS = "urn:letterkit:comment:"
_NEEDS = "It needs a target with the words it speaks of, and a text."


def to_annotation(comment: Comment, *, letter: str = "letter") -> dict[str, Any]:
    """Return a comment as a Web Annotation on ``letter``, an address or a file name."""
    bodies: list[dict[str, Any]] = []
    if comment.body:
        bodies.append(textual_body(comment.body, "commenting"))
    if comment.wording is not None:
        bodies.append(textual_body(comment.wording, "editing"))
    annotation = {
        "@context": CONTEXT_URL,
        "id": annotation_id(comment.id),
        "type": "Annotation",
        "motivation": _MOTIVATIONS[comment.kind],
        "creator": {"type": "Person", "name": comment.author},
        "created": comment.time.isoformat(),
        "body": bodies,
        "target": {
            "source": f"{letter}#{comment.field}",
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": comment.quote,
                    "prefix": comment.before,
                    "suffix": comment.after,
                },
                {"type": "TextPositionSelector", "start": comment.start, "end": comment.end},
            ],
        },
        f"{_OURS}kind": comment.kind,
        f"{_OURS}version": comment.version,
        f"{_OURS}state": comment.state,
    }
    if comment.resolved_at:
        annotation[f"{_OURS}resolved"] = {
            "by": comment.resolved_by,
            "at": comment.resolved_at.isoformat(),
        }
    if comment.replies:
        annotation[f"{_OURS}replies"] = [reply.model_dump(mode="json") for reply in comment.replies]
    return annotation


def annotation_id(comment_id: str) -> str:
    """Return the IRI of a comment or a reply: an address that another program gave it stays."""
    return comment_id if ":" in comment_id else f"{_IDS}{comment_id}"


def textual_body(text: str, purpose: str) -> dict[str, Any]:
    """Return words as the body of an annotation."""
    return {"type": "TextualBody", "value": text, "format": "text/plain", "purpose": purpose}


def from_annotation(data: dict[str, Any], *, fields: Mapping[str, str] | None = None) -> Comment:
    """Return the comment that a Web Annotation holds.

    With the ``fields`` of the letter, its words are looked for there: an annotation that another
    program wrote may name no field and no position. Words that are not there, or more than once,
    make a comment whose text changed. Of several targets the first that can be read counts.

    Raises `ReviewError` where it has no quote, no position and no letter to find one in, no text,
    or a part of the wrong kind.
    """
    wrong: ReviewError | None = None
    try:
        for target in _as_list(data["target"]):
            try:
                return _comment(data, target, fields)
            except ReviewError as error:
                wrong = wrong or error
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise _unreadable(f"{type(error).__name__}: {error}") from None
    raise wrong or _unreadable("it has no target")


def _comment(data: dict[str, Any], target: Any, fields: Mapping[str, str] | None) -> Comment:
    field, quote, position = _selected(target)
    text = (fields or {}).get(field, "")
    if quote is None and position and 0 <= position[0] < position[1] <= len(text):
        quote = {"exact": text[position[0] : position[1]]}
    if quote is None or (position is None and fields is None):
        raise _unreadable("no quote and position")
    exact, before, after = quote["exact"], quote.get("prefix", ""), quote.get("suffix", "")
    state = data.get(f"{_OURS}state", "open")
    start, end = position or (0, 0)
    stands = position is not None and bool(exact) and text[start:end] == exact
    # A comment that says itself that its words are gone does not go to others like them.
    lost = state == "text-changed" and start == end <= len(text) and field in (fields or {})
    if fields is not None and not stands and not lost:
        found = place_of_quote(fields, field, exact, before, after, start)
        field, start, end = found.field, found.start, found.end
        if state in ("open", "text-changed"):
            state = "open" if found.kept else "text-changed"
    resolved = data.get(f"{_OURS}resolved") or {}
    body, wording = words_of(data)
    name = str(data.get("id") or "")
    try:
        return Comment(
            id=name.removeprefix(_IDS) or "unnamed",
            field=field,
            quote=exact,
            before=before,
            after=after,
            start=start,
            end=end,
            version=data.get(f"{_OURS}version", 1),
            author=author_of(data),
            time=time_of(data),
            body=body,
            wording=wording,
            kind=data.get(f"{_OURS}kind") or ("question" if wording is None else "suggestion"),
            state=state,
            resolved_by=resolved.get("by", ""),
            resolved_at=resolved.get("at"),
            replies=data.get(f"{_OURS}replies", ()),
        )
    except ValidationError as error:
        raise review_error(error, name or "annotation") from None


def _selected(
    target: Any,
) -> tuple[str, dict[str, Any] | None, tuple[int, int] | None]:
    """Return the field, the quote and the position that a target names, as far as it does."""
    if not isinstance(target, dict):
        return "", None, None
    source = target.get("source") or target.get("id") or ""
    address = source.get("id", "") if isinstance(source, dict) else source
    field = str(address).rpartition("#")[2] if "#" in str(address) else ""
    quote: dict[str, Any] | None = None
    position: tuple[int, int] | None = None
    for selector in _selectors(target.get("selector")):
        kind = selector.get("type")
        if kind == "TextQuoteSelector" and quote is None and selector["exact"]:
            quote = selector
        elif kind == "TextPositionSelector" and position is None:
            position = int(selector["start"]), int(selector["end"])
        elif kind == "FragmentSelector" and not field:
            field = str(selector.get("value", "")).removeprefix("#")
    return field, quote, position


def _selectors(value: Any) -> Iterator[dict[str, Any]]:
    """Give every selector of a target, with those that refine it or that it is a choice of."""
    for selector in _as_list(value):
        if isinstance(selector, dict):
            yield selector
            yield from _selectors(selector.get("refinedBy"))
            yield from _selectors(selector.get("items"))


def words_of(data: Mapping[str, Any]) -> tuple[str, str | None]:
    """Return what an annotation says, and the wording it proposes."""
    said: list[str] = [str(data["bodyValue"])] if data.get("bodyValue") else []
    wording: str | None = None
    for body in _as_list(data.get("body")):
        if isinstance(body, dict) and body.get("type") == "Choice":
            body = next(iter(_as_list(body.get("items"))), "")
        if isinstance(body, dict) and "editing" in _as_list(body.get("purpose")):
            wording = _plain(body)
        else:
            said.append(_plain(body))
    return "\n".join(text for text in said if text), wording


def _plain(body: Any) -> str:
    if not isinstance(body, dict):
        return str(body)
    text = str(body.get("value") or body.get("id") or body.get("source") or "")
    if body.get("format") == "text/html":
        text = html.unescape(re.sub(r"<[^<>]*>", "", text)).strip()
    return text


def author_of(data: Mapping[str, Any]) -> str:
    """Return who made an annotation, by name where it gives one, else by address."""
    for creator in _as_list(data.get("creator")):
        if isinstance(creator, dict):
            name = creator.get("name") or creator.get("nickname") or creator.get("id")
            creator = _as_list(name)[0] if name else ""
        if creator:
            return str(creator)[:200]
    return "unknown"


def time_of(data: Mapping[str, Any]) -> Any:
    """Return when an annotation was made; now, where it does not say."""
    return data.get("created") or data.get("modified") or dt.datetime.now(dt.UTC)


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _unreadable(why: str) -> ReviewError:
    return ReviewError(f"this annotation cannot be read as a comment ({why}).", what_to_do=_NEEDS)
