"""What stands in a Word comment: its kind, its words, the wording it proposes.

    Concern: Sam has not been told this yet.

    Suggestion: He calls her something else.
    New wording: Auntie Ann

It is plain text, so that it survives every program, and a buddy can write it as well.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from letterkit.review.comment import Comment, CommentKind

_KINDS: dict[str, CommentKind] = {
    "question": "question",
    "suggestion": "suggestion",
    "suggest": "suggestion",
    "praise": "praise",
    "strength": "praise",
    "concern": "concern",
}
_FIRST = re.compile(rf"\s*({'|'.join(_KINDS)})\s*:[ \t]*", re.IGNORECASE)
_WORDING = re.compile(r"(?:^|\n)[ \t]*new wording[ \t]*:[ \t]*", re.IGNORECASE)
_GONE = "It was about: "
_GONE_LINE = re.compile(rf"(?:^|\n){re.escape(_GONE)}“[^\n]*”(?=\n|$)")
NO_WORDS = "(no words)"
MOST_BODY = 10_000


@dataclass(frozen=True, slots=True)
class Said:
    """What a Word comment says, read."""

    body: str
    kind: CommentKind
    wording: str | None = None


def text_of(comment: Comment, *, gone: bool = False) -> str:
    """Return the text of a comment for Word. ``gone`` says its words, where they do not stand."""
    lines = [f"{comment.kind.capitalize()}: {comment.body}".rstrip()]
    if gone:
        lines.append(f"{_GONE}“{' '.join(comment.quote.split())}”")
    if comment.wording is not None:
        lines.append(f"New wording: {comment.wording}".rstrip())
    return "\n".join(lines)


def read(text: str) -> Said:
    """Read the text of a Word comment. One that names no kind is a question."""
    text = _GONE_LINE.sub("", text)
    first = _FIRST.match(text)
    kind = _KINDS[first[1].lower()] if first else "question"
    body = text[first.end() :] if first else text
    wording: str | None = None
    if kind == "suggestion" or first is None:
        proposed = _WORDING.search(body)
        if proposed:
            body, wording = body[: proposed.start()], body[proposed.end() :].strip()
            kind = "suggestion"
    body = body.strip()
    if not body and wording is None:
        body = NO_WORDS
    if len(body) > MOST_BODY:
        body = f"{body[: MOST_BODY - 2]} …"
    return Said(body, kind, wording)


def same(one: str, other: str) -> bool:
    """Say whether two texts are the same words, whatever the spaces between them."""
    return one.split() == other.split()
