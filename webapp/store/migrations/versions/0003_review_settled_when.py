"""A comment says when it was settled, and in which version its wording was taken over."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.add_column("comments", sa.Column("resolved_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("comments", sa.Column("taken_in", sa.Integer(), nullable=True))


def downgrade() -> None:
    """Go back."""
    op.drop_column("comments", "taken_in")
    op.drop_column("comments", "resolved_at")
