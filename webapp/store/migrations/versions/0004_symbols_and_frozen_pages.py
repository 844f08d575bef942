"""Symbols keep all their terms; a sent letter keeps its laid-out page."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def _of_sets() -> list[sa.Column[Any]]:
    return [
        sa.Column("more", sa.JSON(), nullable=False, server_default="{}"),
        sa.Column("extras", sa.LargeBinary(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False, server_default="1"),
        sa.Column("stamp", sa.Integer(), nullable=False, server_default="1"),
    ]


def _of_entries() -> list[sa.Column[Any]]:
    return [
        sa.Column("suitable_from", sa.Integer(), nullable=True),
        sa.Column("not_for_children", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("licence", sa.String(length=80), nullable=False, server_default=""),
        sa.Column("author", sa.String(length=200), nullable=False, server_default=""),
        sa.Column("source", sa.String(length=300), nullable=False, server_default=""),
    ]


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "frozen_pages",
        sa.Column("letter_id", sa.String(length=16), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("page", sa.LargeBinary(), nullable=False),
        sa.Column("symbols", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["letter_id"],
            ["letters.id"],
            name=op.f("fk_frozen_pages_letter_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("letter_id", name=op.f("pk_frozen_pages")),
    )
    for column in _of_sets():
        op.add_column("symbol_sets", column)
    for column in _of_entries():
        op.add_column("symbol_entries", column)


def downgrade() -> None:
    """Go back."""
    for column in _of_entries():
        op.drop_column("symbol_entries", column.name)
    for column in _of_sets():
        op.drop_column("symbol_sets", column.name)
    op.drop_table("frozen_pages")
