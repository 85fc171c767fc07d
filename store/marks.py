"""What a form was made from: optimistic locking for rows that people edit in forms.

A form carries the mark of the row that it shows. Whoever saves it later finds the row as it was,
or is told that somebody else was faster.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Table, and_, select, update

from store.errors import Conflict
from store.session import insert_new

NEW = ""
"""The mark of a row that there is not yet."""


def mark_of(row: Sequence[Any] | None) -> str:
    """Twelve characters that change with any of these values; empty for no row."""
    if row is None:
        return NEW
    written = json.dumps(list(row), sort_keys=True, default=str)
    return hashlib.sha256(written.encode()).hexdigest()[:12]


def find_unchanged(
    connection: Connection, table: Table, key: Mapping[str, Any], seen: str | None
) -> Row[Any] | None:
    """The row with this key, locked; `Conflict` unless it is what was seen (None: whatever)."""
    known = connection.execute(
        select(table).where(_has(table, key)).with_for_update()
    ).one_or_none()
    if seen is not None and mark_of(known) != seen:
        raise Conflict("Somebody else has changed this meanwhile.")
    return known


def write_row(
    connection: Connection,
    table: Table,
    key: Mapping[str, Any],
    values: Mapping[str, Any],
    seen: str | None,
) -> None:
    """Insert or change the row with this unique key; `Conflict` likewise."""
    known = find_unchanged(connection, table, key, seen)
    if known is not None:
        connection.execute(update(table).where(_has(table, key)).values(dict(values)))
    elif not insert_new(connection, table, {**key, **values}, tuple(key)):
        raise Conflict("Somebody else has just added this.")


def _has(table: Table, key: Mapping[str, Any]) -> Any:
    return and_(*(table.c[name] == value for name, value in key.items()))
