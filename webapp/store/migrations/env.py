"""Run migrations on the connection that ``webapp.store.migrate`` opened."""

from __future__ import annotations

from alembic import context

from webapp.store.tables import Base

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    transaction_per_migration=False,
)
# The caller holds the transaction: all migrations are applied, or none is.
context.run_migrations()
