"""Photos: kept for one child, never without the record of who agreed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, undefer

from webapp.errors import NotFound
from webapp.store import children, letters, trail
from webapp.store.tables import Photo, now
from webapp.store.who import Who


@dataclass(frozen=True)
class Consent:
    """Who agreed to a photo, when, for what, and until when."""

    agreed_by: str
    agreed_on: date
    agreed_for: str
    agreed_until: date | None = None


@dataclass(frozen=True)
class Picture:
    """A picture as it will be stored: re-encoded by the caller, without camera data."""

    data: bytes
    media_type: str
    width: int
    height: int
    alt_text: str


def add(session: Session, child_id: str, picture: Picture, consent: Consent, *, by: Who) -> Photo:
    """Keep a photo for a child.

    Raises `NotFound`: this person does not work with this child.
    """
    children.get(session, child_id, by=by)
    photo = Photo(
        child_id=child_id,
        image=picture.data,
        media_type=picture.media_type,
        width=picture.width,
        height=picture.height,
        alt_text=picture.alt_text,
        agreed_by=consent.agreed_by,
        agreed_on=consent.agreed_on,
        agreed_for=consent.agreed_for,
        agreed_until=consent.agreed_until,
        added_by=by.id,
    )
    session.add(photo)
    session.flush()
    trail.record(session, by, "photo.added", "photo", photo.id, size=len(picture.data))
    return photo


def file_name(photo: Photo) -> str:
    """Return the name of a photo in a letter: "photo:" and this is its reference."""
    return f"{photo.id}.{photo.media_type.rpartition('/')[2]}"


def get(session: Session, photo_id: str, *, by: Who) -> Photo:
    """Return a photo with its image, and write the looking into the trail.

    Raises `NotFound`: there is none, or it is of a child this person does not work with.
    """
    photo = session.scalar(
        select(Photo)
        .options(undefer(Photo.image))
        .where(Photo.id == photo_id, children.works_with(by, Photo.child_id))
    )
    if photo is None:
        raise NotFound()
    return photo


def get_for_letter(session: Session, letter_id: str, photo_id: str, *, by: Who) -> Photo:
    """Return a photo to somebody who may open the letter it stands in, such as a buddy.

    Raises `NotFound`: the letter is not theirs to open, or the photo is of another child.
    """
    letter = letters.get(session, letter_id, by=by)
    photo = session.scalar(
        select(Photo)
        .options(undefer(Photo.image))
        .where(Photo.id == photo_id, Photo.child_id == letter.child_id)
    )
    if photo is None:
        raise NotFound()
    return photo


def listed(session: Session, child_id: str, *, by: Who) -> list[Photo]:
    """Return a child's photos without opening the images, newest first."""
    children.get(session, child_id, by=by)
    return list(
        session.scalars(
            select(Photo)
            .where(Photo.child_id == child_id, Photo.withdrawn_at.is_(None))
            .order_by(Photo.added_at.desc())
        )
    )


def listed_for_letter(session: Session, letter_id: str, *, by: Who) -> list[Photo]:
    """Return the photos of a letter's child that may still be used, to whoever may open the letter.

    Raises `NotFound`: the letter is not theirs to open.
    """
    letter = letters.get(session, letter_id, by=by)
    return list(
        session.scalars(
            select(Photo).where(Photo.child_id == letter.child_id, Photo.withdrawn_at.is_(None))
        )
    )


def withdraw(session: Session, photo_id: str, *, by: Who) -> None:
    """Stop using a photo, because somebody no longer agrees."""
    get(session, photo_id, by=by).withdrawn_at = now()
    trail.record(session, by, "photo.withdrawn", "photo", photo_id)
