"""Whether a letter was reviewed before it was sent: said by the review file beside it."""

from __future__ import annotations

from pathlib import Path

from letterkit.review.reviewfile import load_review


def was_reviewed(letter_file: Path) -> bool | None:
    """Say whether a colleague approved a letter; None where there is no review file to tell.

    Raises a `FileError` where there is one, and it cannot be read.
    """
    review = load_review(letter_file)
    if review is None:
        return None
    return any(each.outcome == "approved" for each in review.rounds)
