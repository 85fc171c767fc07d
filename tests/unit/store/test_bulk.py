"""Many rows by one statement."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import bindparam, literal_column, select, update

from store.bulk import Constants, insert_rows, update_rows
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
        insert_rows(connection, deliveries, rows)
    assert _stored(open_store) == rows


def test_rows_are_changed_by_their_own_values(open_store: Store) -> None:
    with open_store.write() as connection:
        insert_rows(connection, deliveries, [_row(1), _row(2)])
        update_rows(connection, _SET_SIZE, [{"p_id": 1, "p_size": 10}, {"p_id": 2, "p_size": 20}])
    assert _stored(open_store) == [_row(1, size=10), _row(2, size=20)]


def test_a_row_without_a_value_that_the_statement_needs_is_refused(open_store: Store) -> None:
    with open_store.write() as connection, pytest.raises(Exception, match=r"p_size"):
        update_rows(connection, _SET_SIZE, [{"p_id": 1}])


def test_a_row_that_is_changed_twice_ends_as_the_last_change_says(open_store: Store) -> None:
    changes = [{"p_id": 1, "p_size": size} for size in (10, 30, 20)]
    with open_store.write() as connection:
        insert_rows(connection, deliveries, [_row(1)])
        update_rows(connection, _SET_SIZE, changes)
    assert _stored(open_store) == [_row(1, size=20)]


def test_each_change_of_a_row_counts(open_store: Store) -> None:
    with open_store.write() as connection:
        insert_rows(connection, deliveries, [_row(1), _row(2)])
        added = [{"p_id": id_, "p_more": more} for id_, more in ((1, 5), (2, 1), (1, 7), (1, 1))]
        update_rows(connection, _ADD_SIZE, added)
    assert _stored(open_store) == [_row(1, size=14), _row(2, size=3)]


_ADD_SIZE = (
    update(deliveries)
    .where(deliveries.c.id == bindparam("p_id"))
    .values(size=deliveries.c.size + bindparam("p_more"))
)


def test_what_a_statement_says_itself_holds_for_every_row(open_store: Store) -> None:
    ended = (
        update(deliveries)
        .where(deliveries.c.id == bindparam("p_id"), deliveries.c.state == "pending")
        .values(state="parsed", size=bindparam("p_size"))
    )
    with open_store.write() as connection:
        insert_rows(connection, deliveries, [_row(1), _row(2, state="unreadable")])
        update_rows(connection, ended, [{"p_id": 1, "p_size": 7}, {"p_id": 2, "p_size": 8}])
    assert _stored(open_store) == [_row(1, state="parsed", size=7), _row(2, state="unreadable")]


def test_columns_that_are_the_same_in_all_rows_are_given_once(open_store: Store) -> None:
    pending: Constants = (("state", literal_column("'pending'")), ("attempts", literal_column("0")))
    rows = [_row(number) for number in (1, 2)]
    few = [{k: v for k, v in row.items() if k not in dict(pending)} for row in rows]
    with open_store.write() as connection:
        insert_rows(connection, deliveries, few, constants=pending)
    assert _stored(open_store) == rows


def test_rows_that_exist_are_passed_over_when_told_so(open_store: Store) -> None:
    with open_store.write() as connection:
        insert_rows(connection, deliveries, [_row(1)])
        insert_rows(connection, deliveries, [_row(1, size=9), _row(2)], unique=("id",))
    assert _stored(open_store) == [_row(1), _row(2)]


@pytest.mark.parametrize("text", ["", "it's", 'a "quote"', "back\\slash", "\n\t", "👩‍👩‍👧 ꦗꦮ é"])
def test_any_text_comes_back_as_it_was(open_store: Store, text: str) -> None:
    with open_store.write() as connection:
        insert_rows(connection, deliveries, [_row(1, channel=text)])
    assert _stored(open_store)[0]["channel"] == text


def test_no_rows_are_no_statement(open_store: Store) -> None:
    with open_store.write() as connection:
        insert_rows(connection, deliveries, [])
        update_rows(connection, _SET_SIZE, [])
    assert _stored(open_store) == []


def test_a_time_without_a_zone_is_refused(open_store: Store) -> None:
    naive = datetime(2026, 11, 21)  # noqa: DTZ001 - what must not be
    with open_store.write() as connection, pytest.raises(Exception, match=r"(?i)zone|naive|aware"):
        insert_rows(connection, deliveries, [_row(1, received_at=naive)])
