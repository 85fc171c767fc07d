"""What was received is the sum of what became of it, whatever happens."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from sqlalchemy import delete, event, insert, select, update

from muara.pipeline import pack
from muara.replay import Replay
from store import equation, ledger, timetable
from store.errors import StoreError
from store.models import DeliveryState, Outcome, deliveries, items
from store.scope import SYSTEM, Scope
from store.session import Store
from tests.desk import DAY, SCOPE, START, Desk, message

OLD = DAY - timedelta(days=40)


def quarantine(desk: Desk, limit: ledger.QuarantineLimit, body: bytes = b"x", **by: Any) -> None:
    new = ledger.NewDelivery(
        channel=by.get("channel", "chat"),
        source="webhook",
        received_at=desk.clock.now(),
        day=DAY,
        content=pack(body),
        quarantine_reason="signature_not_accepted",
    )
    with desk.store.write() as connection:
        ledger.receive(desk.store, connection, [new], limit)


def test_a_delivery_counts_as_one_until_it_is_parsed_and_then_as_what_is_in_it(desk: Desk) -> None:
    desk.deliver(message("1"), message("2"), {"ignored": "own_message"})
    assert desk.totals() == {"received": 1, "pending": 1}

    desk.pipeline.drain()
    assert desk.totals() == {"received": 3, "stored": 2, "ignored": 1}


def test_a_delivery_is_sealed_and_opens_again(desk: Desk) -> None:
    desk.deliver(message("1", text="Sangat rahasia"))

    (row,) = desk.rows(deliveries)
    assert b"rahasia" not in row.sealed
    with desk.store.read() as connection:
        assert b"rahasia" in ledger.delivery_content(desk.store, connection, row)


def test_a_wrong_count_is_noticed(desk: Desk) -> None:
    desk.take(message("1"), message("2"))
    with desk.store.write() as connection:
        connection.execute(delete(items).where(items.c.id == desk.stored[0].id))

    with desk.store.read() as connection:
        (line,) = equation.day_totals(SYSTEM, connection)
    assert not line.is_balanced
    assert (line.received, sum(line.outcomes.values())) == (2, 1)


def test_the_ledger_counts_by_channel_and_day_newest_first(desk: Desk) -> None:
    desk.take(message("1"))
    desk.take(message("2"), channel="page", day=OLD)
    desk.take(message("3"), channel="page")

    with desk.store.read() as connection:
        lines = equation.day_totals(SYSTEM, connection)
        recent = equation.day_totals(SYSTEM, connection, since=DAY)
    assert [(line.channel, line.day) for line in lines] == [
        ("page", DAY),
        ("chat", DAY),
        ("page", OLD),
    ]
    assert len(recent) == 2


def test_whoever_sees_one_jurisdiction_sees_its_channels_lines_only(desk: Desk) -> None:
    desk.take(message("1"))
    desk.take(message("2"), channel="elsewhere")
    theirs = Scope(jurisdictions=frozenset({"UJI"}), channels=SCOPE.channels)

    with desk.store.read() as connection:
        lines = equation.day_totals(theirs, connection)
        behind = equation.rows_behind(theirs, connection, "chat", DAY, "stored")
    assert [line.channel for line in lines] == ["elsewhere"]
    assert behind == []


@pytest.mark.parametrize("outcome", ["stored", "duplicate", "ignored", "unreadable", "pending"])
def test_behind_each_number_stand_its_rows(desk: Desk, outcome: str) -> None:
    desk.take(message("1"), message("1"), {"ignored": "echo"}, {"unreadable": "odd"})
    desk.take(body=b"{broken")
    desk.deliver(message("2"))

    with desk.store.read() as connection:
        (line,) = equation.day_totals(SYSTEM, connection)
        rows = equation.rows_behind(SYSTEM, connection, "chat", DAY, outcome)
    assert len(rows) == line.outcomes[outcome] > 0


def test_forgeries_are_kept_up_to_a_number_and_then_only_counted(desk: Desk) -> None:
    limit = ledger.QuarantineLimit(bodies=2)
    for _ in range(4):
        quarantine(desk, limit)
    desk.wait(minutes=1)
    for _ in range(3):
        quarantine(desk, limit)
    quarantine(desk, limit, channel="page")

    rows = desk.rows(deliveries)
    assert [(row.sealed is not None, row.item_count) for row in rows] == [
        (True, 1),
        (True, 1),
        (False, 2),
        (False, 3),
        (True, 1),
    ]
    assert desk.totals() == {"received": 8, "quarantined": 8}


def test_forgeries_are_kept_up_to_a_size_per_day(desk: Desk) -> None:
    limit = ledger.QuarantineLimit(bodies=100, size=2_000)
    for _ in range(5):
        quarantine(desk, limit, body=b"x" * 900)

    kept = [row for row in desk.rows(deliveries) if row.sealed is not None]
    assert len(kept) == 2
    assert desk.totals() == {"received": 5, "quarantined": 5}


def test_forgeries_do_not_take_the_room_of_genuine_ones(desk: Desk) -> None:
    quarantine(desk, ledger.QuarantineLimit(bodies=0))
    desk.take(message("1"))

    assert desk.totals() == {"received": 2, "quarantined": 1, "stored": 1}


def test_two_stored_items_of_one_identity_are_refused_by_the_database(desk: Desk) -> None:
    desk.take(message("1"))
    (row,) = desk.stored
    copy = {name: value for name, value in row._mapping.items() if name != "id"}

    with pytest.raises(Exception, match=r"(?i)unique"), desk.store.write() as connection:
        connection.execute(insert(items), copy)


def test_a_claimed_conversation_is_passed_over_by_others(postgres_desk: Desk) -> None:
    desk = postgres_desk
    desk.deliver(message("1"), message("2", "warga-2"))
    desk.pipeline.work()
    desk.deliver(message("3"), message("4", "warga-2"))
    with desk.store.write() as connection:
        for row in ledger.pending_deliveries(connection, 10):
            desk.pipeline.parse_delivery(connection, row)

    with desk.store.write() as one, desk.store.write() as other:
        mine = ledger.claim_conversations(one, 1)
        theirs = ledger.claim_conversations(other, 10)
    assert len(mine) == len(theirs) == 1
    assert set(mine).isdisjoint(theirs)


def test_a_claimed_delivery_is_passed_over_by_others(postgres_desk: Desk) -> None:
    desk = postgres_desk
    desk.deliver(message("1"))

    with desk.store.write() as one, desk.store.write() as other:
        assert len(ledger.pending_deliveries(one, 10)) == 1
        assert ledger.pending_deliveries(other, 10) == []


def test_however_many_wait_only_those_that_are_claimed_are_fetched(postgres_desk: Desk) -> None:
    desk = postgres_desk
    new = ledger.NewDelivery(
        channel="chat", source="webhook", received_at=START, day=DAY, content=pack(b"x" * 300)
    )
    asked: list[tuple[str, Any]] = []
    with desk.store.write() as connection:
        ledger.receive(desk.store, connection, [new] * 1_500)
        event.listen(
            connection, "before_cursor_execute", lambda *given: asked.append((given[2], given[3]))
        )
        assert len(ledger.pending_deliveries(connection, 200)) == 200
        (statement, values) = asked[0]
        plan = connection.exec_driver_sql(f"EXPLAIN {statement}", values).scalars().all()

    assert any("ix_delivery_pending" in line for line in plan)
    assert not any("Sort" in line for line in plan)


def test_what_is_no_longer_kept_cannot_be_read(desk: Desk) -> None:
    desk.take(message("1"), day=OLD)
    with desk.store.write() as connection:
        assert timetable.destroy_keys(connection, "day", DAY, START) == 1
    desk.store.forget_sealers()

    (row,) = desk.rows(deliveries)
    assert row.sealed is None
    with desk.store.read() as connection, pytest.raises(StoreError, match="destroyed"):
        desk.store.sealer(connection, ledger.day_key(OLD))
    assert desk.record(desk.stored[0]).text == "Lampu jalan di depan balai desa mati."


def test_a_day_on_which_something_still_waits_keeps_its_keys(desk: Desk) -> None:
    desk.deliver(message("1"), day=OLD)
    with desk.store.write() as connection:
        assert timetable.destroy_keys(connection, "day", DAY, START) == 0

    desk.pipeline.drain()
    assert desk.totals() == {"received": 1, "stored": 1}


def test_what_could_not_be_read_outlives_its_day_and_then_goes_too(desk: Desk) -> None:
    desk.take({"unreadable": "odd"}, message("1"), day=OLD)
    desk.take(body=b"{broken", day=OLD)
    with desk.store.write() as connection:
        timetable.destroy_keys(connection, "day", DAY, START)
    unreadable = items.c.outcome == "unreadable"
    assert desk.rows(items, unreadable)[0].sealed is not None

    with desk.store.write() as connection:
        assert timetable.destroy_keys(connection, "kept", DAY, START) == 1
    assert desk.rows(items, unreadable)[0].sealed is None
    assert [row.sealed for row in desk.rows(deliveries)] == [None, None]
    assert desk.totals() == {"received": 3, "stored": 1, "unreadable": 2}


class LedgerMachine(RuleBasedStateMachine):
    """Anything may happen in any order; after each step the equation must hold."""

    store: Store

    def __init__(self) -> None:
        super().__init__()
        self.desk = Desk(self.store)
        with self.store.write() as connection:
            for table in ("history", "outbox", "attachment", "item", "complaint", "delivery"):
                connection.exec_driver_sql(f"DELETE FROM {table}")  # noqa: S608 - fixed names

    found = st.one_of(
        st.builds(
            message,
            external_id=st.sampled_from("12345"),
            sender=st.sampled_from(["warga-1", "warga-2"]),
            event=st.sampled_from(["created", "edited", "deleted"]),
            revision=st.sampled_from(["", "e1", "deleted"]),
        ),
        st.just({"ignored": "echo"}),
        st.just({"unreadable": "odd"}),
        st.just({"receipt": {"status": "delivered", "external_id": "r1"}}),
    )

    @rule(said=st.lists(found, max_size=3), channel=st.sampled_from(["chat", "page", "removed"]))
    def receive(self, said: list[dict[str, Any]], channel: str) -> None:
        self.desk.deliver(*said, channel=channel)

    @rule()
    def receive_nonsense(self) -> None:
        self.desk.deliver(body=b"{broken")

    @rule(times=st.integers(1, 3))
    def receive_forgeries(self, times: int) -> None:
        for _ in range(times):
            quarantine(self.desk, ledger.QuarantineLimit(bodies=2), body=b"[]")

    @rule()
    def parse_one(self) -> None:
        with self.store.write() as connection:
            for row in ledger.pending_deliveries(connection, 1):
                self.desk.pipeline.parse_delivery(connection, row)

    @rule()
    def work(self) -> None:
        self.desk.pipeline.work()

    @rule()
    def mend(self) -> None:
        """As after a mend: what was broken can be read now."""
        with self.store.write() as connection:
            connection.execute(
                update(items)
                .where(items.c.outcome == Outcome.UNREADABLE)
                .values(reason="processing_was_mended")
            )
        self._replay().mend()

    @rule()
    def release(self) -> None:
        with self.store.read() as connection:
            query = select(deliveries.c.id).where(deliveries.c.state == DeliveryState.QUARANTINED)
            ids = list(connection.execute(query).scalars())
        self._replay().release(ids)

    def _replay(self) -> Replay:
        desk = self.desk
        return Replay(desk.store, desk.pipeline, desk.channels, desk.clock, SYSTEM)

    @invariant()
    def received_is_the_sum_of_the_outcomes(self) -> None:
        self.desk.totals()


def test_received_is_the_sum_of_the_outcomes_after_any_sequence_of_events(
    open_store: Store,
) -> None:
    machine = type("Machine", (LedgerMachine,), {"store": open_store})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=8,
            stateful_step_count=15,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


@given(moment=st.datetimes(timezones=st.just(UTC)))
def test_keys_are_named_by_day(moment: datetime) -> None:
    day: date = moment.date()
    assert ledger.day_key(day) == f"day:{day}"
    assert ledger.kept_key(day) != ledger.day_key(day)
