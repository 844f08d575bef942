"""What came back in a Word file, told apart. Nothing here has been applied to anything."""

from __future__ import annotations

from dataclasses import dataclass

from letterkit.review.comment import Comment


@dataclass(frozen=True, slots=True)
class Change:
    """A comment that came back another than it went out. ``what`` says how, in words."""

    before: Comment
    after: Comment
    what: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A field that a doubtful line could be, with the words it has now."""

    field: str
    text: str
    likeness: float


@dataclass(frozen=True, slots=True)
class Doubt:
    """A line of the file that could be one of several fields, or none.

    ``comments`` sit on it; until the question is answered they are kept beside the nearest
    field, with the words they were about. Answer with `bring_back`'s ``answers``: this ``id``,
    and a field or "" for none.
    """

    id: str
    text: str
    candidates: tuple[Candidate, ...]
    comments: tuple[Comment, ...] = ()


@dataclass(frozen=True, slots=True)
class Returned:
    """Everything a Word file brought back.

    ``new`` are comments that were not there before; ``changed`` have another body or a new
    reply; ``resolved`` were resolved in the file; ``unchanged`` came back as they went out;
    ``missing`` are no longer in the file, and are kept all the same. ``edits`` are changes to
    the words as suggestions, with the new wording. ``notes`` say the rest in plain sentences.
    ``version`` is the version of the letter that the file was made from, if it says one.
    """

    new: tuple[Comment, ...] = ()
    changed: tuple[Change, ...] = ()
    resolved: tuple[Change, ...] = ()
    unchanged: tuple[Comment, ...] = ()
    missing: tuple[Comment, ...] = ()
    edits: tuple[Comment, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    notes: tuple[str, ...] = ()
    version: int | None = None

    @property
    def is_news(self) -> bool:
        """Say whether anything came back that is not here already."""
        return bool(self.new or self.changed or self.resolved or self.edits or self.doubts)

    def comments(self) -> tuple[Comment, ...]:
        """Return every comment as it is once all that came back is taken in: none is lost."""
        return (
            *self.unchanged,
            *(change.after for change in (*self.changed, *self.resolved)),
            *self.missing,
            *self.new,
            *(comment for doubt in self.doubts for comment in doubt.comments),
            *self.edits,
        )
