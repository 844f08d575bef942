"""Accounts: made by an administrator, closed but never deleted."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import func, select
from sqlalchemy.orm import Session, undefer

from webapp.errors import AlreadyThere, NotFound, WebError
from webapp.store import sign_ins, trail
from webapp.store.tables import Role, User, now
from webapp.store.who import Who


class LastAdministrator(WebError):
    """The last administrator cannot be closed or given another role."""

    code = "last-administrator"
    status = 409
    title = "There must be an administrator"
    says = "This is the only open administrator account."
    next_step = "Make another administrator first."


def tidy_email(email: str) -> str:
    """Return an address as it is stored and compared: trimmed, lower case."""
    return email.strip().lower()


def create(
    session: Session,
    *,
    email: str,
    name: str,
    role: Role,
    password_hash: str,
    by: Who | None,
    must_change_password: bool = False,
) -> User:
    """Make an account.

    Raises `AlreadyThere`: the address has an account, open or closed.
    """
    if by_email(session, email) is not None:
        raise AlreadyThere(
            "There is an account with that e-mail address already.",
            what_to_do="Open that account, or use another address.",
        )
    user = User(
        email=tidy_email(email),
        name=name,
        role=role,
        password_hash=password_hash,
        must_change_password=must_change_password,
    )
    session.add(user)
    session.flush()
    trail.record(session, by, "user.created", "user", user.id, role=role.value)
    return user


def by_email(session: Session, email: str) -> User | None:
    """Find an account by its address, with its password hash."""
    return session.scalar(
        select(User).options(undefer(User.password_hash)).where(User.email == tidy_email(email))
    )


def get(session: Session, user_id: str) -> User:
    """Return one account with its password hash.

    Raises `NotFound`: there is none with that id.
    """
    user = session.get(User, user_id, options=[undefer(User.password_hash)])
    if user is None:
        raise NotFound()
    return user


def everyone(session: Session) -> list[User]:
    """Return all accounts, open ones first, then by address."""
    return list(session.scalars(select(User).order_by(User.active.desc(), User.email)))


def with_role(session: Session, *roles: Role) -> list[User]:
    """Return the open accounts with one of these roles, by address."""
    return list(
        session.scalars(select(User).where(User.active, User.role.in_(roles)).order_by(User.email))
    )


def names(session: Session, ids: Iterable[str | None]) -> dict[str, str]:
    """Return the names behind user ids."""
    wanted = {user_id for user_id in ids if user_id}
    if not wanted:
        return {}
    rows = session.execute(select(User.id, User.name).where(User.id.in_(wanted)))
    return {row[0]: row[1] for row in rows}


def change(session: Session, user_id: str, *, name: str, role: Role, active: bool, by: Who) -> User:
    """Change an account. A closed account, or one with a new role, is signed out everywhere.

    Raises `NotFound`: there is none with that id.
    Raises `LastAdministrator`: it would leave nobody to look after accounts.
    """
    user = get(session, user_id)
    was_administrator = user.role is Role.ADMINISTRATOR and user.active
    if was_administrator and not (active and role is Role.ADMINISTRATOR):
        others = session.scalar(
            select(func.count())
            .select_from(User)
            .where(User.active, User.role == Role.ADMINISTRATOR, User.id != user_id)
        )
        if not others:
            raise LastAdministrator()
    if not active or role is not user.role:
        sign_ins.end_all(session, user_id, by=by)
    user.name, user.role, user.active = name, role, active
    trail.record(session, by, "user.changed", "user", user_id, role=role.value, active=active)
    return user


def set_password(
    session: Session, user_id: str, password_hash: str, *, must_change: bool, by: Who
) -> None:
    """Store a new password (its hash). Other sessions are ended by the caller's choice."""
    user = get(session, user_id)
    user.password_hash, user.must_change_password = password_hash, must_change
    trail.record(session, by, "user.password-set", "user", user_id, must_change=must_change)


def set_mail(session: Session, user_id: str, wanted: bool, *, by: Who) -> None:
    """Say whether notices also go to a person's e-mail address, from now on."""
    user = get(session, user_id)
    if wanted == (user.mail_since is not None):
        return
    user.mail_since = now() if wanted else None
    trail.record(session, by, "user.mail-set", "user", user_id, wanted=wanted)


def note_sign_in(session: Session, user_id: str, password_hash: str | None) -> None:
    """Remember when somebody signed in, and a stronger hash where the old one was weak."""
    user = get(session, user_id)
    user.signed_in_at = now()
    if password_hash is not None:
        user.password_hash = password_hash


def has_administrator(session: Session) -> bool:
    """Say whether anybody can look after accounts."""
    return bool(with_role(session, Role.ADMINISTRATOR))
