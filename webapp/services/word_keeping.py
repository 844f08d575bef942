"""Keep what a person chose of what came back from Word: as comments, answers and states.

Every comment remembers its name in the Word file, so that the same thing is never kept twice,
even where two people bring the same file back at once.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.orm import Session

from letterkit.review.comment import Comment as Remark
from letterkit.review.comment import Reply
from letterkit.word.returned import Change, Returned
from webapp.errors import Locked
from webapp.services.review_comments import stored_place
from webapp.services.reviewing import Review
from webapp.store import comments, letters, rounds
from webapp.store.comments import NotYoursToSettle
from webapp.store.tables import Comment, CommentKind, CommentState, LetterState, now


@dataclass
class Kept:
    """How much was kept, and how many concerns stay open because a reader must settle them."""

    count: int = 0
    left_open: int = 0
    origins: set[str] = field(default_factory=set)


def keep(session: Session, review: Review, found: Returned, chosen: Collection[str]) -> Kept:
    """Keep what was chosen, by the ids of comments.

    Raises `Locked`: the letter has been sent.
    """
    letter_id, by = review.found.row.id, review.by
    # Held until the end: somebody else who brings back the same file waits, and then finds it.
    row = letters.get(session, letter_id, by=by)
    if row.state is LetterState.SENT:
        raise Locked()
    session.refresh(row, with_for_update=True)
    here = comments.of_letter(session, letter_id, by=by)
    kept = Kept(origins={each.origin for each in here if each.origin})
    people = {name: user_id for user_id, name in review.names.items()}
    keeper = _Keeper(session, review, people, kept)
    for remark in (*found.new, *found.edits, *(c for d in found.doubts for c in d.comments)):
        if remark.id in chosen and remark.id not in kept.origins:
            keeper.add(remark)
    for change in (*found.changed, *found.resolved):
        if change.before.id in chosen:
            keeper.change(change)
    return kept


@dataclass
class _Keeper:
    session: Session
    review: Review
    people: dict[str, str]
    kept: Kept

    def add(self, remark: Remark) -> None:
        mine = rounds.mine(self.session, self.review.found.row.id, by=self.review.by)
        user_id, said_by = self.author(remark.author)
        row = comments.add(
            self.session,
            self.review.found.row.id,
            version=remark.version,
            field=remark.field,
            place={**stored_place(remark), **said_by},
            kind=CommentKind(remark.kind),
            body=remark.body,
            wording=remark.wording,
            by=self.review.by,
            round_id=mine.id if mine else None,
            origin=remark.id,
            author_id=user_id,
            at=_not_later(remark.time),
        )
        self.kept.count += 1
        for reply in remark.replies:
            self.reply(row, reply)
        if remark.state == "resolved":
            self.set_state(row, CommentState.RESOLVED)

    def change(self, change: Change) -> None:
        row = comments.get(
            self.session, self.review.found.row.id, change.before.id, by=self.review.by
        )
        self.kept.count += 1
        known = {reply.id: reply for reply in change.before.replies}
        for reply in change.after.replies:
            if reply.id not in known:
                self.reply(row, reply)
            elif reply.body != known[reply.id].body:
                self.reply(row, _new_words(reply.author, reply.body))
        if (change.after.body, change.after.wording) != (change.before.body, change.before.wording):
            # What somebody said stays as it was said; the new words stand under it.
            said = "\n".join(filter(None, (change.after.body, change.after.wording)))
            self.reply(row, _new_words(change.after.author, said))
        if change.after.state == "resolved":
            self.set_state(row, CommentState.RESOLVED)
        elif change.before.state == "resolved":
            self.set_state(row, CommentState.OPEN)

    def reply(self, above: Comment, reply: Reply) -> None:
        if reply.id in self.kept.origins:
            return
        user_id, said_by = self.author(reply.author)
        comments.add(
            self.session,
            above.letter_id,
            version=above.version,
            field=above.field,
            place=said_by,
            kind=above.kind,
            body=reply.body,
            by=self.review.by,
            reply_to=above.id,
            round_id=above.round_id,
            origin=reply.id,
            author_id=user_id,
            at=_not_later(reply.time),
        )

    def set_state(self, row: Comment, state: CommentState) -> None:
        try:
            comments.set_state(self.session, row.id, state, by=self.review.by)
        except NotYoursToSettle:
            self.kept.left_open += 1

    def author(self, name: str) -> tuple[str | None, dict[str, str]]:
        """Return whose words these are: an account of somebody who takes part, or only a name."""
        if name == self.review.by.name:
            return self.review.by.id, {}
        if name in self.people:
            return self.people[name], {}
        return None, {"said_by": name}


def _new_words(author: str, body: str) -> Reply:
    from letterkit.word.edits import id_for

    text = f"Changed in the Word file: {body}"[:10_000]
    return Reply(id=id_for("new-words", author, text), author=author, time=now(), body=text)


def _not_later(time: datetime) -> datetime:
    """Return a time, but none that has not come yet: clocks of other machines run ahead."""
    return min(time, now())
