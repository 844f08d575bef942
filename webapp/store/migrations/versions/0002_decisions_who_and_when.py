"""Decisions say who does them and by when, as the record needs it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.add_column("decisions", sa.Column("who", sa.LargeBinary(), nullable=True))
    op.add_column("decisions", sa.Column("due", sa.Date(), nullable=True))


def downgrade() -> None:
    """Go back."""
    op.drop_column("decisions", "due")
    op.drop_column("decisions", "who")
