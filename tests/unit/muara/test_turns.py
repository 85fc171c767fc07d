"""How a worker divides its work into transactions, and when each is written."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from sqlalchemy import select

from muara import reading
from muara.pipeline import Pipeline
from muara.turns import Pace
from normalizer.normalize import normalize_each
from normalizer.record import Record
from store import ledger
from store.batch import insert_later
from store.models import conversations, deliveries, items
from store.session import Store
from tests.desk import Desk, message

pytestmark = pytest.mark.both_engines


def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """The door always waits for the worker's turn to end."""
    monkeypatch.setattr(Store, "is_write_wanted", property(lambda _store: True))


def test_one_turn_takes_messages_from_deliveries_to_complaints(desk: Desk) -> None:
    for number in range(3):
        desk.deliver(message(str(number), f"warga-{number}"))
    done = Pipeline(desk.store, desk.channels, desk.clock, seconds=60.0).work()

    assert (done.deliveries, done.items, len(done.complaints)) == (3, 3, 3)
    assert desk.totals() == {"received": 3, "stored": 3}


def test_what_was_parsed_before_comes_first_in_its_conversation(desk: Desk) -> None:
    desk.deliver(message("1", text="Lampu jalan di depan pasar padam."))
    with desk.store.write() as connection:
        desk.pipeline.parse_delivery(connection, desk.rows(deliveries)[0])
    desk.deliver(message("2", text="Sudah tiga malam begitu."))
    desk.pipeline.drain()

    (complaint,) = desk.complaints
    assert [row.complaint_id for row in desk.stored] == [complaint.id] * 2
    assert complaint.summary.startswith("Lampu jalan")


def test_no_turn_leaves_anything_out_however_soon_the_door_wants_to_write(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    hurried(monkeypatch)
    for number in range(5):
        desk.deliver(message(f"{number}a", f"warga-{number}"), message(f"{number}b", "warga-9"))
    first = desk.pipeline.work()
    desk.pipeline.drain()

    assert first.items == 1
    assert desk.totals() == {"received": 10, "stored": 10}


def test_what_there_was_no_time_for_is_not_parsed_in_vain(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    hurried(monkeypatch)
    for number in range(3):
        desk.deliver(message(str(number), f"warga-{number}"))
    desk.pipeline.work()

    assert [row.state for row in desk.rows(deliveries)] == ["parsed", "pending", "pending"]
    assert desk.outcomes == ["stored"]


def test_on_sqlite_the_door_writes_while_messages_are_understood(
    sqlite_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    was_written: list[bool] = []

    def understand(asked: Sequence[Any]) -> Iterator[Record]:
        if asked:  # nothing is in what the door writes
            door = threading.Thread(target=sqlite_desk.deliver)
            door.start()
            door.join(timeout=10)
            was_written.append(not door.is_alive())
        return normalize_each(asked)

    sqlite_desk.deliver(message("1"))
    monkeypatch.setattr(reading, "normalize_each", understand)
    sqlite_desk.pipeline.work()

    assert was_written == [True]
    assert len(sqlite_desk.stored) == 1


def test_messages_that_wait_for_the_door_are_understood_once(
    sqlite_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []

    def understand(asked: Sequence[Any]) -> Iterator[Record]:
        told.extend(raw.external_id for raw, *_ in asked)
        return normalize_each(asked)

    hurried(monkeypatch)
    monkeypatch.setattr(reading, "normalize_each", understand)
    for number in range(4):
        sqlite_desk.deliver(message(str(number), f"warga-{number}"))
    sqlite_desk.pipeline.drain()

    assert sorted(told) == ["0", "1", "2", "3"]


def test_messages_of_large_deliveries_are_not_understood_twice(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []

    def understand(asked: Sequence[Any]) -> Iterator[Record]:
        told.extend(raw.external_id for raw, *_ in asked)
        return normalize_each(asked)

    monkeypatch.setattr(reading, "normalize_each", understand)
    names = [f"{page}-{number}" for page in range(6) for number in range(40)]
    for start in range(0, len(names), 40):
        desk.deliver(*[message(name, f"warga-{name}") for name in names[start : start + 40]])
    desk.pipeline.drain()

    assert len(told) == len(set(told)), "nor for nothing"
    assert desk.totals()["stored"] == len(names)


def test_a_delivery_with_a_conversation_that_another_worker_holds_waits(
    postgres_desk: Desk,
) -> None:
    desk = postgres_desk
    desk.take(message("0", "warga-1"))
    desk.deliver(message("1", "warga-1"))
    desk.deliver(message("2", "warga-2"))
    with desk.store.write() as connection:
        connection.execute(select(conversations.c.id).with_for_update()).all()
        desk.pipeline.work()

    assert [row.state for row in desk.rows(deliveries)] == ["parsed", "pending", "parsed"]
    desk.pipeline.drain()
    assert desk.totals() == {"received": 3, "stored": 3}
    assert len(desk.complaints) == 2


def test_what_could_not_be_written_while_the_next_was_read_is_done_again(
    postgres_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, record = postgres_desk, ledger.record_held
    failed: list[bool] = []

    def fail_at_the_end(store: Any, connection: Any, left: Any) -> Any:
        recorded = record(store, connection, left)
        if not failed:
            failed.append(True)
            insert_later(connection, items, {"id": 1})  # without what a row must have
        return recorded

    monkeypatch.setattr(ledger, "record_held", fail_at_the_end)
    for number in range(3):
        desk.deliver(message(str(number), f"warga-{number}"))
    done = desk.pipeline.drain()

    assert failed
    assert desk.totals() == {"received": 3, "stored": 3}
    assert sorted(done.complaints) == sorted(row.id for row in desk.complaints)


def test_when_a_turn_was_idle_everything_is_written(desk: Desk) -> None:
    with desk.pipeline.going_on() as turn:
        desk.deliver(message("1"))
        while not turn().is_idle:
            continue
        assert desk.totals() == {"received": 1, "stored": 1}


def test_a_batch_grows_while_there_is_time_and_shrinks_to_what_there_was_time_for(
    open_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    pace = Pace(open_store, most=100, seconds=60.0)
    row: Any = object()
    sizes = []
    for _ in range(4):
        pace.each([row] * pace.size, lambda _row: None, is_full=True)
        sizes.append(pace.size)
    assert sizes == [48, 72, 100, 100]

    pace.each([row] * 3, lambda _row: None, is_full=False)
    assert pace.size == 100

    hurried(monkeypatch)
    assert pace.each([row] * 50, lambda _row: None, is_full=True) == 1
    assert pace.size == 8
