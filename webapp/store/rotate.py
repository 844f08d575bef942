"""Change the key: everything that an older key sealed is sealed anew with the newest one.

Put the new key first in LETTERKIT_DATA_KEYS, restart, run this, then take the old key away.
It can be stopped and run again at any time: what is done stays done.
"""

from __future__ import annotations

from sqlalchemy import Column, LargeBinary, Table, func, select, tuple_, type_coerce, update
from sqlalchemy.orm import Session

from webapp.store import trail
from webapp.store.database import Store
from webapp.store.encryption import _Sealed
from webapp.store.tables import Base

BATCH = 200


def rotate(store: Store) -> int:
    """Seal everything with the newest key, and return how many values were sealed anew.

    Raises `Unreadable`: a value was sealed with a key that is no longer given. What was done before
        stays done.
    """
    total = 0
    for table, column in sealed_columns():
        while True:
            with store.writing() as session:
                done = _one_batch(session, store, table, column)
            total += done
            if done < BATCH:
                break
    with store.writing() as session:
        trail.record(session, None, "keys.rotated", "store", "all", values=total)
    return total


def sealed_columns() -> list[tuple[Table, Column[object]]]:
    """Return every encrypted column of every table."""
    return [
        (table, column)
        for table in Base.metadata.sorted_tables
        for column in table.columns
        if isinstance(column.type, _Sealed)
    ]


def _one_batch(session: Session, store: Store, table: Table, column: Column[object]) -> int:
    raw = type_coerce(column, LargeBinary)
    prefix = store.keyring.newest_prefix
    keys = list(table.primary_key.columns)
    rows = session.execute(
        select(*keys, column)
        .where(column.is_not(None), func.substr(raw, 1, len(prefix)) != prefix)
        .limit(BATCH)
        .with_for_update()
    ).all()
    for *identity, value in rows:
        session.execute(
            update(table).where(tuple_(*keys) == tuple_(*identity)).values({column.name: value})
        )
    return len(rows)
