"""A letter opened for its writer, and saved: what the page, the checks and the preview share."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy.orm import Session

from letterkit.reader import Child
from webapp import dates, letter_content
from webapp.errors import NotFound
from webapp.services import writing
from webapp.services.preview import StoredPhoto
from webapp.services.writing import Content, Fields
from webapp.services.writing_draft import Draft, draft_letter
from webapp.store import children, frozen_pages, letter_versions, letters, photos, promises
from webapp.store.database import Store
from webapp.store.letters import Saved
from webapp.store.tables import Letter, LetterState, Part, SavedBy
from webapp.store.who import Who

THIN_EVERY = 25  # saves
AFTER_A_MEETING = ("after-review",)  # the kinds of letter that tell about a meeting
MEETING_LATELY = timedelta(days=90)
_PHOTO = re.compile(r'"photo:([^"/\\]+)"')


@dataclass(frozen=True)
class Opened:
    """A letter with everything that a page about it needs."""

    row: Letter
    content: Content
    profile: dict[str, Any]
    records: dict[str, Any]  # the photos that may be used, with alt text and consent
    kept: bytes | None = None  # the page that it was sent with, whatever has changed since

    @property
    def child_name(self) -> str:
        """Return the name the child uses."""
        return str(self.profile.get("name") or "")

    @property
    def is_sent(self) -> bool:
        """Say whether the letter is locked."""
        return self.row.state is LetterState.SENT

    def draft(
        self, content: Mapping[str, Any] | None = None, *, cover: Child | None = None
    ) -> Draft:
        """Return the letter of some content (the stored one, if none is given).

        ``cover`` is the child whose details are covered in that content: they are then covered on
        the page of a sent letter, too.
        """
        whole = dict(self.content if content is None else content)
        if self.records:
            whole["photos"] = {**(whole.get("photos") or {}), **self.records}
        made = draft_letter(whole, whole.pop("child", None) or self.profile)
        if cover is None and content is not None and content != self.content:
            return made  # other words than those that were sent, perhaps covered ones
        return replace(made, kept=self.kept, cover=cover)


def opened(
    session: Session, letter_id: str, *, by: Who, seen: bool = False, number: int | None = None
) -> Opened:
    """Open a letter for somebody who writes for its child.

    Raises `NotFound`: it is not this person's to write, or it has no such version.
    """
    row = letters.get(session, letter_id, by=by, seen=seen)
    children.get(session, row.child_id, by=by)  # a reader of one letter does not write it
    return opened_to_read(session, letter_id, by=by, number=number)


def opened_to_read(
    session: Session, letter_id: str, *, by: Who, seen: bool = False, number: int | None = None
) -> Opened:
    """Open a letter for somebody who writes it, or who was asked to read it.

    Raises `NotFound`: it is neither, or the letter has no such version.
    """
    row = letters.get(session, letter_id, by=by, seen=seen)
    content = letters.content(session, letter_id, by=by, number=number).content
    profile = content.get("child") or letters.child_profile(session, letter_id, by=by)
    records = _records(session, row, content, profile, by=by)
    is_newest = number is None or number == row.version
    is_kept = row.state is LetterState.SENT and is_newest
    kept = frozen_pages.get(session, letter_id, by=by) if is_kept else None
    return Opened(row, content, profile, records, kept)


def find_photo(session: Session, letter_id: str, file: str, *, by: Who) -> StoredPhoto | None:
    """Return a photo of the letter's child by its name in the letter, or None."""
    try:
        photo = photos.get_for_letter(session, letter_id, file.partition(".")[0], by=by)
    except NotFound:
        return None
    if photo.withdrawn_at is not None:
        return None
    return StoredPhoto(photo.image, photo.media_type, photo.width, photo.height)


def start(session: Session, child_id: str, kind: str, *, by: Who) -> Letter:
    """Start a letter of one kind to a child, with the writer's details of last time.

    Raises `NotFound`: this person does not write to this child.
    """
    child = children.get(session, child_id, by=by)
    day = dates.today()
    content = writing.new_content(kind, child.profile, _writer_details(session, by), day)
    meeting = meeting_told_of(kind, child.next_meeting, day)
    return letters.start(
        session, child_id, kind, content, by=by, letter_date=day, meeting_on=meeting
    )


def meeting_told_of(kind: str, meeting: date | None, day: date) -> date | None:
    """Return the day of the meeting that a letter tells about: the child's, where it was lately."""
    if kind not in AFTER_A_MEETING or meeting is None:
        return None
    return meeting if day - MEETING_LATELY <= meeting <= day else None


def children_to_write_to(session: Session, *, by: Who) -> list[children.ChildRow]:
    """Return the children this person may write to, by next meeting."""
    return [row for row in children.listed(session, by=by) if row.part is Part.WRITER]


def save(
    store: Store,
    letter_id: str,
    fields: Fields,
    version: int,
    *,
    by: Who,
    saved_by: SavedBy = SavedBy.TYPING,
) -> Saved:
    """Save the page's fields as a new version, with the promises and dates in it.

    Raises `Conflict`: somebody else saved since ``version``; both texts are in the error.
    Raises `NotFound`, `Locked`, `TooManyMessages`: nothing was saved.
    """
    with store.writing() as session:
        base = _content_of(session, letter_id, version, by=by)
        content = writing.content_from(fields, base)
        saved = letters.save_version(
            session,
            letter_id,
            version,
            content,
            by=by,
            saved_by=saved_by,
            figures=writing.figures_of(content),
        )
        if letter_content.steps_in(content) != letter_content.steps_in(base):
            steps = letter_content.steps_in(content)
            promises.keep_in_step(session, letter_id, steps, by=by)
        if content.get("date") != base.get("date"):
            row = letters.get(session, letter_id, by=by)
            day = _day(content.get("date"))
            letters.set_dates(session, letter_id, letter_date=day, meeting_on=row.meeting_on, by=by)
        if saved.version % THIN_EVERY == 0:
            letter_versions.thin(session, letters.get(session, letter_id, by=by))
    return saved


def _content_of(session: Session, letter_id: str, version: int, *, by: Who) -> Content:
    try:
        return letters.content(session, letter_id, by=by, number=version).content
    except NotFound:
        # Thinned out since. What the page does not show comes from the newest one.
        return letters.content(session, letter_id, by=by).content


def _records(
    session: Session, row: Letter, content: Content, profile: dict[str, Any], *, by: Who
) -> dict[str, Any]:
    """Return the consent records of the photos in a letter, as they stand today.

    A photo that was withdrawn gets an empty record: the checks then say that consent is missing.
    """
    used = set(_PHOTO.findall(json.dumps([content, profile])))
    used |= set(content.get("photos") or {})
    if not used or row.state is LetterState.SENT:
        return {}
    found: dict[str, Any] = {name: {} for name in used}
    for photo in photos.listed_for_letter(session, row.id, by=by):
        name = photos.file_name(photo)
        if name in used:
            until = photo.agreed_until or date.max
            found[name] = {
                "alt": photo.alt_text,
                "consent": {
                    "who": photo.agreed_by,
                    "when": photo.agreed_on.isoformat(),
                    "what_for": photo.agreed_for,
                    "until": until.isoformat(),
                },
            }
    return found


def _writer_details(session: Session, by: Who) -> dict[str, Any]:
    for row in letters.mine(session, by=by, limit=1):
        details = letters.content(session, row.id, by=by).content.get("writer")
        if details and details.get("name") == by.name:
            return {name: details[name] for name in writing.IN_WRITER if details.get(name)}
    return {"name": by.name, "role": "Independent Reviewing Officer"}


def _day(text: object) -> date | None:
    try:
        return date.fromisoformat(str(text))
    except ValueError:
        return None
