"""Writes that wait, and ids for rows that are not written yet."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import bindparam, select, text, update
from sqlalchemy.exc import IntegrityError, OperationalError

from store.batch import amend_waiting, batched, insert_later, new_id, update_later, write_now
from store.models import reporter_addresses, reporters, store_settings
from store.session import Store, setting
from tests.desk import Desk
from tests.stores import names


def test_later_writes_of_a_batch_are_there_at_its_end_or_when_asked_for(
    open_store: Store,
) -> None:
    with open_store.write() as connection, batched(connection):
        for name in ("a", "b"):
            insert_later(connection, store_settings, {"name": name, "value": "x"})
        assert setting(connection, "a") is None
        write_now(connection)
        assert setting(connection, "a") == "x"
        insert_later(connection, store_settings, {"name": "c", "value": "x"})

    assert sorted(names(open_store)) == ["a", "b", "c"]


def test_outside_a_batch_nothing_waits(open_store: Store) -> None:
    with open_store.write() as connection:
        insert_later(connection, store_settings, {"name": "a", "value": "x"})
        assert setting(connection, "a") == "x"


def test_a_batch_that_fails_leaves_nothing(open_store: Store) -> None:
    with pytest.raises(ZeroDivisionError):
        _write_and_fail(open_store)
    assert names(open_store) == []


def _write_and_fail(store: Store) -> None:
    with store.write() as connection, batched(connection):
        insert_later(connection, store_settings, {"name": "a", "value": "x"})
        write_now(connection)
        raise ZeroDivisionError


def test_a_row_that_exists_is_refused_unless_told_to_pass_it_over(open_store: Store) -> None:
    row = {"name": "a", "value": "x"}
    with open_store.write() as connection, batched(connection):
        insert_later(connection, store_settings, row)
        insert_later(connection, store_settings, row, unique=("name",))
    with (
        pytest.raises(IntegrityError),
        open_store.write() as connection,
        batched(connection),
    ):
        insert_later(connection, store_settings, row)


def test_rows_that_others_refer_to_go_first(open_store: Store) -> None:
    with open_store.write() as connection, batched(connection):
        reporter_id = new_id(connection, reporters)
        address = {"address_hash": b"a", "reporter_id": reporter_id}
        insert_later(connection, reporter_addresses, address, rank=1)
        reporter = {
            "id": reporter_id,
            "jurisdiction": "35.22",
            "created_at": datetime(2026, 11, 26, tzinfo=UTC),
        }
        insert_later(connection, reporters, reporter, rank=0)

    with open_store.read() as connection:
        assert connection.execute(select(reporter_addresses.c.reporter_id)).scalar() == reporter_id


def test_ids_are_never_given_twice(open_store: Store) -> None:
    given = []
    for _ in range(3):
        with open_store.write() as connection, batched(connection):
            for _ in range(300):
                new = new_id(connection, reporters)
                given.append(new)
                row = {
                    "id": new,
                    "jurisdiction": "35.22",
                    "created_at": datetime(2026, 11, 26, tzinfo=UTC),
                }
                insert_later(connection, reporters, row)
    assert len(set(given)) == 900


_SET = (
    update(store_settings)
    .where(store_settings.c.name == bindparam("p_name"))
    .values(value=bindparam("p_value"))
)


def test_of_several_changes_of_a_row_the_last_counts(open_store: Store) -> None:
    with open_store.write() as connection, batched(connection):
        for name in ("a", "b"):
            insert_later(connection, store_settings, {"name": name, "value": "x"})
        for name, value in (("a", "1"), ("b", "2"), ("a", "3")):
            given = {"p_name": name, "p_value": value}
            update_later(connection, _SET, given, last_of="p_name")
        write_now(connection)

        assert (setting(connection, "a"), setting(connection, "b")) == ("3", "2")


def test_a_row_that_waits_is_changed_where_it_waits_and_later_not(open_store: Store) -> None:
    row = {"id": 7, "jurisdiction": "35.22", "created_at": datetime(2026, 11, 26, tzinfo=UTC)}
    with open_store.write() as connection, batched(connection):
        insert_later(connection, reporters, row, is_amended=True)
        assert amend_waiting(connection, reporters, 7, {"jurisdiction": "35.23"})
        assert not amend_waiting(connection, reporters, 8, {"jurisdiction": "35.24"})
        write_now(connection)
        assert not amend_waiting(connection, reporters, 7, {"jurisdiction": "35.24"})

        found = connection.execute(select(reporters.c.id, reporters.c.jurisdiction)).all()
    assert found == [(7, "35.23")]


def test_a_batch_whose_connection_broke_says_so_and_the_next_one_is_written(
    postgres_desk: Desk,
) -> None:
    store = postgres_desk.store
    with pytest.raises(OperationalError):
        _write_over_a_broken_connection(store)
    with store.write() as connection, batched(connection):
        insert_later(connection, store_settings, {"name": "b", "value": "x"})

    assert names(store) == ["b"]


def _write_over_a_broken_connection(store: Store) -> None:
    with store.write() as connection, batched(connection), store.write() as other:
        insert_later(connection, store_settings, {"name": "a", "value": "x"})
        process = connection.execute(text("SELECT pg_backend_pid()")).scalar_one()
        ended = text("SELECT pg_terminate_backend(:process, 10000)")
        other.execute(ended, {"process": process})
