"""Comments as W3C Web Annotations (JSON), so that they can leave letterkit and come back.

Source: W3C Recommendation "Web Annotation Data Model", 23 February 2017: TextQuoteSelector and
TextPositionSelector, whose offsets are code points here as there.
"""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from letterkit.errors import ReviewError
from letterkit.review.comment import Comment, review_error

CONTEXT_URL = "http://www.w3.org/ns/anno.jsonld"
_MOTIVATIONS = {
    "question": "questioning",
    "suggestion": "editing",
    "praise": "commenting",
    "concern": "assessing",
}
_KINDS = {motivation: kind for kind, motivation in _MOTIVATIONS.items()}
_OURS = "letterkit:"  # what the model has no word for


def to_annotation(comment: Comment, *, letter: str = "letter") -> dict[str, Any]:
    """Return a comment as a Web Annotation on ``letter``, an address or a file name."""
    bodies: list[dict[str, Any]] = []
    if comment.body:
        bodies.append(_body(comment.body, "commenting"))
    if comment.wording is not None:
        bodies.append(_body(comment.wording, "editing"))
    annotation = {
        "@context": CONTEXT_URL,
        "id": f"urn:letterkit:comment:{comment.id}",
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


def _body(text: str, purpose: str) -> dict[str, Any]:
    return {"type": "TextualBody", "value": text, "format": "text/plain", "purpose": purpose}


def from_annotation(data: dict[str, Any]) -> Comment:
    """Return the comment that a Web Annotation holds.

    Raises `ReviewError` where it has no quote or position, or a field of the wrong kind.
    """
    try:
        target = data["target"]
        selectors = {item["type"]: item for item in _as_list(target["selector"])}
        quote, position = selectors["TextQuoteSelector"], selectors["TextPositionSelector"]
        bodies = {item.get("purpose", "commenting"): item for item in _as_list(data.get("body"))}
        resolved = data.get(f"{_OURS}resolved") or {}
        return Comment(
            id=str(data.get("id", "")).rpartition(":")[2] or "unnamed",
            field=str(target["source"]).rpartition("#")[2],
            quote=quote["exact"],
            before=quote.get("prefix", ""),
            after=quote.get("suffix", ""),
            start=position["start"],
            end=position["end"],
            version=data.get(f"{_OURS}version", 1),
            author=_author(data.get("creator")),
            time=data["created"],
            body=bodies.get("commenting", {}).get("value", ""),
            wording=bodies["editing"]["value"] if "editing" in bodies else None,
            kind=_KINDS.get(str(data.get("motivation")), "question"),
            state=data.get(f"{_OURS}state", "open"),
            resolved_by=resolved.get("by", ""),
            resolved_at=resolved.get("at"),
            replies=data.get(f"{_OURS}replies", ()),
        )
    except ValidationError as error:
        raise review_error(error, str(data.get("id", "annotation"))) from None
    except (KeyError, TypeError, AttributeError) as error:
        raise ReviewError(
            f"this annotation cannot be read as a comment ({type(error).__name__}: {error}).",
            what_to_do="It needs a target with a quote and a position, a creator and a time.",
        ) from None


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _author(creator: Any) -> str:
    if isinstance(creator, dict):
        return str(creator.get("name") or creator.get("id") or "unknown")
    return str(creator or "unknown")
