"""Notices go out by e-mail too: who wants them, how often it was tried, since when."""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward. Whoever has an account already gets mail about what comes from now on."""
    op.add_column("users", sa.Column("mail_since", sa.DateTime(timezone=True), nullable=True))
    users = sa.table("users", sa.column("mail_since", sa.DateTime(timezone=True)))
    op.execute(users.update().values(mail_since=datetime.now(UTC)))
    op.add_column(
        "notices", sa.Column("mail_tries", sa.Integer(), nullable=False, server_default="0")
    )
    op.add_column("notices", sa.Column("mail_after", sa.DateTime(timezone=True), nullable=True))
    op.create_index("ix_notices_mailed_at_at", "notices", ["mailed_at", "at"])
    op.create_table(
        "outbox",
        sa.Column("name", sa.String(20), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_outbox")),
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table("outbox")
    op.drop_index("ix_notices_mailed_at_at", table_name="notices")
    op.drop_column("notices", "mail_after")
    op.drop_column("notices", "mail_tries")
    op.drop_column("users", "mail_since")
