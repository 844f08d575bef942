"""Who is doing something: what every change in the store needs to know about a person."""

from __future__ import annotations

from dataclasses import dataclass

from webapp.store.tables import Role, User


@dataclass(frozen=True)
class Who:
    """A signed-in person: id, name and role."""

    id: str
    name: str
    role: Role

    @classmethod
    def of(cls, user: User) -> Who:
        """Take what is needed from an account."""
        return cls(user.id, user.name, user.role)
