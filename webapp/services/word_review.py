"""A letter's review through Word: the file that goes out, and what comes back in it.

Nothing of an uploaded file is kept. What came back is shown first; only what a person then
chooses becomes comments, and the words of the letter are never touched.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from letterkit import kinds
from letterkit.errors import FileUnreadable
from letterkit.masking import masked
from letterkit.page import build
from letterkit.review.comment import Comment as Remark
from letterkit.settings import Settings
from letterkit.word.back import bring_back, origin_of
from letterkit.word.covering import cover_comments, cover_for
from letterkit.word.export import export
from letterkit.word.package import only_words
from letterkit.word.returned import Change, Doubt, Returned
from webapp.services import review_comments
from webapp.services.preview import FindPhoto, StoredPictures
from webapp.services.review_comments import fields_seen
from webapp.services.reviewing import Review
from webapp.services.writing_draft import Draft
from webapp.store import letter_versions

FILE = "the file"


@dataclass(frozen=True)
class Back:
    """What a file brought back, with the file itself, small enough to be sent along."""

    found: Returned
    packed: str


@dataclass(frozen=True)
class Seen:
    """What came back as one person may see it: what is covered in the letter is covered here.

    A few words out of a covered name say nothing of themselves; so they are looked at where they
    stand.
    """

    review: Review

    def quote(self, remark: Remark) -> str:
        """Return the words that a comment is on."""
        if remark.state == "text-changed":
            return self.review.shown(remark.quote)
        return self._field(remark)[remark.start : remark.end]

    def before(self, remark: Remark, most: int = 24) -> str:
        """Return a little of what stands before them."""
        words = self._field(remark)[: remark.start]
        return f"…{words[-most:]}" if len(words) > most else words

    def after(self, remark: Remark, most: int = 24) -> str:
        """Return a little of what stands after them."""
        words = self._field(remark)[remark.end :]
        return f"{words[:most]}…" if len(words) > most else words

    def wording(self, remark: Remark) -> str:
        """Return the words that somebody would put in their place."""
        real = fields_seen(self.review.found.content).get(remark.field, "")
        new = remark.wording or ""
        made = f"{real[: remark.start]}{new}{real[remark.end :]}"
        return self.review.shown(made)[remark.start : remark.start + len(new)]

    def _field(self, remark: Remark) -> str:
        return self.review.fields.get(remark.field, "")


def file_for(
    session: Session, review: Review, settings: Settings, find: FindPhoto, *, cover: bool
) -> bytes:
    """Return the letter with its comments as a Word file. ``cover`` hides names in it.

    Raises a `PictureError` for a picture that may not be shown (any more), or `RenderError`.
    """
    draft = review.found.draft()
    letter, comments = draft.letter, _remarks(session, review, draft)
    if cover:
        fields = dict(letter.fields())
        comments = cover_comments(comments, fields, cover_for(letter.child)(fields))
        letter = masked(letter)
    words = {**kinds.kind(letter.kind).wording, **settings.wording}
    page = build(letter, StoredPictures(letter, settings, find), wording=words)
    row = review.found.row
    return export(letter, comments, letter_id=row.id, version=row.version, page=page, covered=cover)


def look(
    session: Session, review: Review, data: bytes, answers: Mapping[str, str] | None = None
) -> Back:
    """Return what a Word file brings back. Nothing is kept or changed.

    Raises `FileUnreadable`, `ReviewError`: no safe Word file, or one of another letter.
    """
    row, draft = review.found.row, review.found.draft()
    origin = origin_of(data, where=FILE)
    then = letter_versions.contents(session, row, {origin.version} - {0, row.version})
    versions = {
        number: dict(review.found.draft(content).letter.fields())
        for number, content in then.items()
    }
    versions[row.version] = dict(draft.letter.fields())
    found = bring_back(
        data,
        where=FILE,
        versions=versions,
        version=row.version,
        comments=_remarks(session, review, draft),
        letter_id=row.id,
        answers=_in_letter(draft, answers or {}),
        cover_of=cover_for(draft.letter.child),
    )
    return Back(_on_page(found, draft, review), packed(data))


def packed(data: bytes) -> str:
    """Return a Word file's words as text that a form can carry to the next page."""
    return base64.b64encode(only_words(data)).decode("ascii")


def unpacked(text: str) -> bytes:
    """Return the file that a form carried.

    Raises `FileUnreadable`: it was not carried whole.
    """
    try:
        return base64.b64decode(text.encode("ascii", "replace"), validate=True)
    except (binascii.Error, ValueError):
        raise FileUnreadable(
            "the file did not come along.", what_to_do="Choose it once more."
        ) from None


def _remarks(session: Session, review: Review, draft: Draft) -> tuple[Remark, ...]:
    """Return the letter's comments with the places that they have in the letter itself.

    A message that is empty on the page is not in the letter, and white space around a field's
    words is not either.
    """
    seen = fields_seen(review.found.content)
    found = review_comments.remarks(session, review.found.row, seen, by=review.by)
    in_letter = {draft.on_page(path): path for path, _ in draft.letter.fields()}
    fields = dict(draft.letter.fields())
    made = []
    for _, remark in found:
        path = in_letter.get(remark.field, remark.field)
        lead = _lead(seen.get(remark.field, ""), fields.get(path, ""))
        made.append(_moved(remark, path, -lead))
    return tuple(made)


def _on_page(found: Returned, draft: Draft, review: Review) -> Returned:
    """Return what came back with the places of the page."""
    seen = fields_seen(review.found.content)
    fields = dict(draft.letter.fields())

    def there(remark: Remark) -> Remark:
        path = draft.on_page(remark.field)
        return _moved(remark, path, _lead(seen.get(path, ""), fields.get(remark.field, "")))

    def all_there(remarks: Iterable[Remark]) -> tuple[Remark, ...]:
        return tuple(map(there, remarks))

    def changes(many: Iterable[Change]) -> tuple[Change, ...]:
        return tuple(Change(there(c.before), there(c.after), c.what) for c in many)

    return Returned(
        new=all_there(found.new),
        changed=changes(found.changed),
        resolved=changes(found.resolved),
        unchanged=all_there(found.unchanged),
        missing=all_there(found.missing),
        edits=all_there(found.edits),
        doubts=tuple(
            Doubt(d.id, d.text, d.candidates, all_there(d.comments)) for d in found.doubts
        ),
        notes=found.notes,
        version=found.version,
    )


def _in_letter(draft: Draft, answers: Mapping[str, str]) -> dict[str, str]:
    known = {path for path, _ in draft.letter.fields()}
    return {line: field for line, field in answers.items() if field in known or not field}


def _lead(seen: str, printed: str) -> int:
    """Return how many white spaces stand before a field's words on the page."""
    return len(seen) - len(seen.lstrip()) if seen.strip() == printed else 0


def _moved(remark: Remark, field: str, by: int) -> Remark:
    changed: dict[str, Any] = {"field": field}
    if by and remark.start + by >= 0:
        changed |= {"start": remark.start + by, "end": remark.end + by}
    return remark.model_copy(update=changed)
