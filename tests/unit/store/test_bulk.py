"""Many rows by one statement."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import bindparam, insert, select, update

from store.bulk import execute_many
from store.models import deliveries
from store.session import Store

_SET_SIZE = (
    update(deliveries).where(deliveries.c.id == bindparam("p_id")).values(size=bindparam("p_size"))
)


def _row(number: int, **changed: Any) -> dict[str, Any]:
    row = {
        "id": number,
        "channel": "whatsapp",
        "source": "webhook",
        "received_at": datetime(2026, 11, 21, 23, 59, 59, number, tzinfo=UTC),
        "day": date(2026, 11, 22),
        "size": number,
        "sealed": bytes(range(number)),
        "is_recovered": number == 2,
        "content_hash": None,
        "state": "pending",
        "attempts": 0,
    }
    return row | changed


def _stored(store: Store) -> list[dict[str, Any]]:
    columns = [deliveries.c[name] for name in _row(1)]
    with store.read() as connection:
        found = connection.execute(select(*columns).order_by(deliveries.c.id))
        return [dict(row._mapping) for row in found]


def test_rows_are_read_back_as_they_were_given(open_store: Store) -> None:
    rows = [_row(number) for number in (1, 2, 3)]
    with open_store.write() as connection:
        execute_many(connection, insert(deliveries), rows)
    assert _stored(open_store) == rows


def test_rows_are_changed_by_their_own_values(open_store: Store) -> None:
    with open_store.write() as connection:
        execute_many(connection, insert(deliveries), [_row(1), _row(2)])
        execute_many(connection, _SET_SIZE, [{"p_id": 1, "p_size": 10}, {"p_id": 2, "p_size": 20}])
    assert _stored(open_store) == [_row(1, size=10), _row(2, size=20)]


def test_a_row_without_a_value_that_the_statement_needs_is_refused(open_store: Store) -> None:
    with open_store.write() as connection, pytest.raises(Exception, match=r"p_size"):
        execute_many(connection, _SET_SIZE, [{"p_id": 1}])
