"""Whether a letter was reviewed before it was sent: said by the review file beside it.

``sam.toml`` has its comments and rounds in ``sam.review.json``. Only the rounds are looked at.
"""

from __future__ import annotations

import json
from pathlib import Path

from letterkit.errors import FileError, FileMissing
from letterkit.letterfile import read_text

MOST_BYTES = 20_000_000
APPROVED = "approved"


def was_reviewed(letter_file: Path) -> bool | None:
    """Say whether a colleague approved a letter; None where there is no review file to tell.

    Raises `FileUnreadable`: there is one, and it cannot be read.
    """
    try:
        text = read_text(letter_file.with_suffix(".review.json"), most_bytes=MOST_BYTES)
    except FileMissing:
        return None
    try:
        data = json.loads(text)
        rounds = data.get("rounds") or []
        return any(each.get("outcome") == APPROVED for each in rounds)
    except (ValueError, AttributeError, TypeError, RecursionError):
        raise unreadable(letter_file) from None


def unreadable(letter_file: Path) -> FileError:
    """Say that the review file beside a letter is damaged."""
    from letterkit.errors import FileUnreadable

    return FileUnreadable(
        "the review file beside this letter cannot be read.",
        where=str(letter_file.with_suffix(".review.json")),
        what_to_do="Write it again from the review, or take it away.",
    )
