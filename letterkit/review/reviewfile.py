"""The review of a letter file, in a file beside it: ``sam.review.json`` beside ``sam.toml``.

It holds the comments as W3C Web Annotations, the words of every version that a comment or a Word
file refers to, and the rounds. The letter file itself is never changed by a review.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError

from letterkit.errors import FieldError, FileMissing, FileUnreadable, LetterkitError, NewerSchema
from letterkit.letter import Letter
from letterkit.letterfile import read_text, write_whole
from letterkit.reader import Part
from letterkit.review.anchor import reanchor
from letterkit.review.annotation import from_annotation, to_annotation
from letterkit.review.comment import Comment
from letterkit.review.round import ReviewRound

SCHEMA_VERSION = 1
MOST_BYTES = 20_000_000  # hundreds of versions with hundreds of comments
_WHAT_TO_DO = "Put it right, or move it away to begin a new review; nothing was changed."


class Review(Part):
    """The comments on a letter, and the versions of its words that they were made on."""

    letter: str = Field(default_factory=lambda: uuid.uuid4().hex)
    versions: dict[int, dict[str, str]] = Field(default_factory=dict)
    comments: tuple[Comment, ...] = ()
    rounds: tuple[ReviewRound, ...] = ()

    @property
    def version(self) -> int:
        """Return the newest version that is kept; 0 where there is none."""
        return max(self.versions, default=0)


def review_path(letter: Path) -> Path:
    """Return where the review of a letter file lies."""
    return letter.with_name(f"{letter.stem}.review.json")


def load_review(letter: Path) -> Review | None:
    """Return the review of a letter file, or None where none has begun.

    Raises a `FileError` naming what is wrong with the file.
    """
    path = review_path(letter)
    try:
        text = read_text(path, most_bytes=MOST_BYTES)
    except FileMissing:
        return None
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise FileUnreadable(
            f"it cannot be read as JSON ({error}).", where=str(path), what_to_do=_WHAT_TO_DO
        ) from None
    try:
        return _from_data(data, str(path))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        raise FieldError(
            f"{first['msg']}.", where=f"{path}: {place}", what_to_do=_WHAT_TO_DO
        ) from None


def _from_data(data: Any, where: str) -> Review:
    schema = data.get("schema") if isinstance(data, dict) else None
    if not isinstance(schema, int) or isinstance(schema, bool) or schema < 1:
        raise FileUnreadable("this is not a review file.", where=where, what_to_do=_WHAT_TO_DO)
    if schema > SCHEMA_VERSION:
        raise NewerSchema(
            f"this review has layout {schema}, and this letterkit knows layouts up to "
            f"{SCHEMA_VERSION}.",
            where=f"{where}: schema",
            what_to_do="Install a newer letterkit to open it; nothing was changed.",
        )
    kept = {name: value for name, value in data.items() if name not in ("schema", "comments")}
    annotations = data.get("comments", [])
    if not isinstance(annotations, list):
        raise FieldError("this must be a list.", where=f"{where}: comments")
    try:
        comments = tuple(from_annotation(annotation) for annotation in annotations)
    except LetterkitError as error:
        raise error.at(where) from None
    return Review(**{**kept, "comments": comments})


def save_review(review: Review, letter: Path) -> Path:
    """Write the review beside its letter; the old one stays whole until the new one is."""
    path = review_path(letter)
    data = {
        "schema": SCHEMA_VERSION,
        "letter": review.letter,
        "versions": {str(v): fields for v, fields in sorted(review.versions.items())},
        "comments": [to_annotation(comment, letter=letter.name) for comment in review.comments],
        "rounds": [r.model_dump(mode="json") for r in review.rounds],
    }
    write_whole(path, (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode())
    return path


def fields_of(letter: Letter) -> dict[str, str]:
    """Return the fields of a letter that hold words."""
    return {field: text for field, text in letter.fields() if text}


def at_version(review: Review, fields: Mapping[str, str]) -> Review:
    """Return the review with the letter's words as its newest version, comments moved along.

    Words that are those of the newest version already make no new one.
    """
    newest = review.version
    if newest and review.versions[newest] == dict(fields):
        return review
    version = newest + 1
    then = review.versions
    moved = tuple(
        reanchor(comment, then.get(comment.version, {}), fields, version)
        for comment in review.comments
    )
    return review.model_copy(
        update={"versions": {**then, version: dict(fields)}, "comments": moved}
    )
