"""The findings that remain in a letter, for whoever reads it: what, where, and what was left."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy.orm import Session

from webapp.services import checking, council
from webapp.services.checking import Looked, Shown
from webapp.services.reviewing import Review
from webapp.store import children, users
from webapp.store.who import Who


def remaining(session: Session, review: Review) -> Looked:
    """Check the letter as its writer's page does, with this reader's words covered.

    Nothing is checked until the checks are loaded; the page says so.
    """
    found = review.found
    if found.is_sent:
        return Looked()
    # Names from the writer's other children count, whoever is reading.
    writer = Who.of(users.get(session, found.row.writer_id))
    looked = checking.look(
        found.draft(),
        found.content,
        names_elsewhere=children.other_names(session, found.row.child_id, by=writer),
        settings=council.library_settings(session),
        wait=False,
    )
    if review.cover is None:
        return looked
    return replace(
        looked,
        open=_covered(looked.open, review),
        more=_covered(looked.more, review),
        missing=_covered(looked.missing, review),
        silences=tuple(
            replace(each, what=review.shown(each.what), reason=review.shown(each.reason))
            for each in looked.silences
        ),
    )


def _covered(shown: tuple[Shown, ...], review: Review) -> tuple[Shown, ...]:
    return tuple(
        replace(each, quote=review.shown(each.quote), message=review.shown(each.message))
        for each in shown
    )
