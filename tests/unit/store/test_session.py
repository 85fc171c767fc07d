"""Transactions, locks and keys at hand."""

from __future__ import annotations

import threading
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import insert, select, text
from sqlalchemy.exc import IntegrityError

from store.errors import StoreError, UnknownKey
from store.models import store_settings
from store.sealing import Keyring, new_master_key
from store.session import (
    Store,
    WriteLock,
    check_key,
    database_now,
    insert_new,
    set_setting,
    setting,
    upsert,
)
from tests.desk import START
from tests.stores import names

PATIENCE = 10.0


def put(store: Store, name: str, value: str = "x") -> None:
    with store.write() as connection:
        set_setting(connection, name, value)


def test_a_failed_transaction_leaves_nothing(open_store: Store) -> None:
    def fail() -> None:
        with open_store.write() as connection:
            set_setting(connection, "a", "x")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert names(open_store) == []


def test_what_is_written_while_reading_is_not_kept(open_store: Store) -> None:
    with open_store.read() as connection:
        set_setting(connection, "a", "x")

    assert names(open_store) == []


def test_postgresql_keeps_its_plans_from_one_reading_to_the_next(
    migrated_postgres_url: str, keyring: Keyring
) -> None:
    with closing(Store(migrated_postgres_url, keyring)) as store:
        for _ in range(8):
            names(store)
        with store.read() as connection:
            kept = connection.execute(text("SELECT statement FROM pg_prepared_statements"))
            assert [sql for sql in kept.scalars() if "store_setting" in sql]


def test_a_reader_sees_one_moment_however_long_it_reads(open_store: Store) -> None:
    put(open_store, "a", "before")
    with open_store.read() as connection:
        assert setting(connection, "a") == "before"
        put(open_store, "a", "after")
        assert setting(connection, "a") == "before"


def test_a_store_goes_on_after_an_error_of_the_database(open_store: Store) -> None:
    put(open_store, "a")
    with pytest.raises(IntegrityError), open_store.write() as connection:
        connection.execute(insert(store_settings).values(name="a", value="y"))
    put(open_store, "b")

    assert sorted(names(open_store)) == ["a", "b"]


@pytest.mark.parametrize("way", ["read", "write"])
def test_what_interrupts_a_statement_is_what_one_hears_of(
    open_store: Store, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    def interrupt(*_about: object) -> None:
        raise KeyboardInterrupt

    def ask() -> None:
        with getattr(open_store, way)() as connection:
            monkeypatch.setattr(connection.dialect, "do_execute", interrupt)
            connection.execute(select(store_settings.c.name))

    with pytest.raises(KeyboardInterrupt):
        ask()
    monkeypatch.undo()
    assert names(open_store) == []


def test_inserting_what_is_there_already_changes_nothing_and_says_so(open_store: Store) -> None:
    with open_store.write() as connection:
        answers = [
            insert_new(connection, store_settings, {"name": "a", "value": value}, ("name",))
            for value in ("first", "second")
        ]
        value = setting(connection, "a")

    assert answers == [True, False]
    assert value == "first"


def test_an_upsert_inserts_or_changes(open_store: Store) -> None:
    for value in ("first", "second"):
        with open_store.write() as connection:
            row = {"name": "a", "value": value}
            upsert(connection, store_settings, row, ("name",), {"value": value})

    with open_store.read() as connection:
        assert setting(connection, "a") == "second"


def test_the_databases_clock_is_aware_and_about_right(open_store: Store) -> None:
    with open_store.read() as connection:
        now = database_now(connection)

    assert now.tzinfo is not None
    assert abs((now - datetime.now(UTC)).total_seconds()) < 60


def test_a_store_is_bound_to_its_master_key(open_store: Store, migrated_url: str) -> None:
    check_key(open_store)
    check_key(open_store)
    other = Store(migrated_url, Keyring(new_master_key()))
    with pytest.raises(UnknownKey, match="keys"):
        check_key(other)
    other.close()


def test_a_days_key_is_made_once_and_found_again(
    open_store: Store, migrated_url: str, keyring: Keyring
) -> None:
    with open_store.write() as connection:
        envelope = open_store.sealer(connection, "day:x", START).seal(b"content", b"here")
    again = Store(migrated_url, keyring)
    with again.read() as connection:
        assert again.sealer(connection, "day:x").open(envelope, b"here") == b"content"
    again.close()


def test_a_key_that_was_rolled_back_is_not_used_again(open_store: Store) -> None:
    def fail() -> None:
        with open_store.write() as connection:
            open_store.sealer(connection, "day:x", START)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    with open_store.read() as connection, pytest.raises(StoreError, match="never made"):
        open_store.sealer(connection, "day:x")


def test_an_urgent_writer_passes_the_waiting_ones_and_the_rest_keep_their_turn() -> None:
    lock = WriteLock()
    order: list[str] = []
    threads = []

    def write(name: str, *, urgent: bool) -> None:
        with lock.hold(urgent=urgent):
            order.append(name)

    def queue(name: str, *, urgent: bool = False) -> None:
        before = waiting(lock)
        thread = threading.Thread(target=write, args=(name,), kwargs={"urgent": urgent})
        thread.start()
        threads.append(thread)
        until = time.monotonic() + PATIENCE
        while waiting(lock) == before and time.monotonic() < until:
            time.sleep(0.001)

    wanted = []
    with lock.hold():
        queue("worker 1")
        queue("worker 2")
        wanted.append(lock.is_wanted)
        queue("door", urgent=True)
        wanted.append(lock.is_wanted)
    for thread in threads:
        thread.join(timeout=PATIENCE)

    assert wanted == [False, True]
    assert order == ["door", "worker 1", "worker 2"]


def waiting(lock: WriteLock) -> int:
    return len(lock._urgent) + len(lock._patient)


def test_writers_of_two_processes_wait_for_each_other(
    migrated_sqlite_url: str, keyring: Keyring
) -> None:
    stores = [Store(migrated_sqlite_url, keyring) for _ in range(2)]

    def write(store: Store) -> None:
        for _ in range(25):
            with store.write() as connection:
                value = int(setting(connection, "n") or 0)
                set_setting(connection, "n", str(value + 1))

    threads = [threading.Thread(target=write, args=(store,)) for store in stores]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=PATIENCE * 3)
    with stores[0].read() as connection:
        assert setting(connection, "n") == "50"
    for store in stores:
        store.close()


def test_a_closed_sqlite_store_is_one_file(migrated_sqlite_url: str, keyring: Keyring) -> None:
    store = Store(migrated_sqlite_url, keyring)
    store.start_checkpoints()
    put(store, "a", "x")
    file = Path(migrated_sqlite_url.removeprefix("sqlite:///"))
    assert file.with_name(f"{file.name}-wal").exists()
    store.close()

    assert sorted(each.name for each in file.parent.glob(f"{file.name}*")) == [file.name]


def test_checkpoints_keep_the_log_of_sqlite_from_growing(
    migrated_sqlite_url: str, keyring: Keyring
) -> None:
    store = Store(migrated_sqlite_url, keyring)
    store.start_checkpoints()
    put(store, "a", "x" * 100_000)
    log = Path(migrated_sqlite_url.removeprefix("sqlite:///") + "-wal")
    sizes = [0, log.stat().st_size]
    until = time.monotonic() + PATIENCE
    # A log that has been moved into the file is begun anew by the next writer.
    while sizes[-1] > sizes[-2] and time.monotonic() < until:
        time.sleep(0.3)
        put(store, "a", "y" * 1_000)
        sizes.append(log.stat().st_size)
    store.close()

    assert sizes[-1] == sizes[-2]


def test_a_connection_that_is_in_use_at_the_end_is_closed_when_it_comes_back(
    open_store: Store,
) -> None:
    with open_store.read() as connection:
        held = connection.connection.dbapi_connection
        assert held is not None
        open_store.close()
    with pytest.raises(Exception, match="closed"):
        held.cursor().execute("SELECT 1")
