"""Proposed changes to a child's communication profile, and what the therapist decided."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.errors import NotFound
from webapp.store import children, notices, trail
from webapp.store.tables import ChangeState, ChildWorker, Part, ProfileChange, now
from webapp.store.who import Who


def propose(
    session: Session, child_id: str, change: Mapping[str, Any], reason: str, *, by: Who
) -> ProfileChange:
    """Propose a change. Each therapist who works with the child gets a notice.

    Raises `NotFound`: this person does not work with this child.
    """
    children.get(session, child_id, by=by)
    proposal = ProfileChange(
        child_id=child_id, change=dict(change), reason=reason, proposed_by=by.id
    )
    session.add(proposal)
    session.flush()
    for user_id in session.scalars(
        select(ChildWorker.user_id).where(
            ChildWorker.child_id == child_id, ChildWorker.part == Part.THERAPIST
        )
    ):
        notices.tell(session, user_id, "profile-change-proposed", child_id=child_id)
    trail.record(session, by, "profile.change-proposed", "child", child_id)
    return proposal


def waiting(session: Session, *, by: Who, child_id: str | None = None) -> list[ProfileChange]:
    """Return proposals that wait for a decision, for the children this person works with."""
    query = select(ProfileChange).where(
        ProfileChange.state == ChangeState.WAITING,
        children.works_with(by, ProfileChange.child_id),
    )
    if child_id is not None:
        query = query.where(ProfileChange.child_id == child_id)
    return list(session.scalars(query.order_by(ProfileChange.proposed_at)))


def decide(
    session: Session, proposal_id: str, *, accept: bool, reply: str | None, by: Who
) -> ProfileChange:
    """Accept or decline a proposal. The proposer gets a notice.

    Accepting only marks it: the caller saves the profile in the same transaction.

    Raises `NotFound`: it is decided already, or this person is not the child's therapist.
    """
    proposal = session.scalar(
        select(ProfileChange)
        .where(
            ProfileChange.id == proposal_id,
            ProfileChange.state == ChangeState.WAITING,
            children.works_with(by, ProfileChange.child_id, Part.THERAPIST),
        )
        .with_for_update()
    )
    if proposal is None:
        raise NotFound()
    proposal.state = ChangeState.ACCEPTED if accept else ChangeState.DECLINED
    proposal.reply, proposal.decided_by, proposal.decided_at = reply, by.id, now()
    notices.tell(
        session,
        proposal.proposed_by,
        f"profile-change-{proposal.state.value}",
        child_id=proposal.child_id,
    )
    trail.record(session, by, "profile.change-decided", "child", proposal.child_id, accepted=accept)
    return proposal


def decided(session: Session, child_id: str, *, by: Who, limit: int = 5) -> list[ProfileChange]:
    """Return the latest proposals that were decided, newest first, with the therapist's word.

    Raises `NotFound`: this person does not work with this child.
    """
    children.get(session, child_id, by=by)
    return list(
        session.scalars(
            select(ProfileChange)
            .where(
                ProfileChange.child_id == child_id,
                ProfileChange.state.in_((ChangeState.ACCEPTED, ChangeState.DECLINED)),
            )
            .order_by(ProfileChange.decided_at.desc())
            .limit(limit)
        )
    )
