"""Leases, runs, cursors and spending, as schedulers and pollers of several processes use them."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from sqlalchemy import Connection, select

from store import timetable
from store.errors import Conflict, LeaseLost
from store.models import runs
from store.session import Store
from tests.desk import START, Desk

LONG = timedelta(minutes=5)
SHORT = timedelta(milliseconds=30)
SLOT = START


def done(store: Store, change: Callable[[Connection], object]) -> object:
    """What `change` answers, in a transaction of its own."""
    with store.write() as connection:
        return change(connection)


def take(store: Store, holder: str, duration: timedelta = LONG) -> object:
    return done(store, lambda c: timetable.take_lease(c, "scheduler", holder, duration))


def start(store: Store, fence: int = 1, slot: int = 0) -> int | None:
    with store.write() as connection:
        return timetable.start_run(
            connection,
            job="poll",
            account="chat",
            scheduled_for=SLOT + timedelta(minutes=slot),
            fence=fence,
            now=START,
        )


def finish(store: Store, run_id: int, outcome: str = "done", reason: str | None = None) -> bool:
    with store.write() as connection:
        return timetable.finish_run(
            connection, run_id, outcome=outcome, now=START, counts={"new": 2}, reason=reason
        )


def outcomes(store: Store) -> list[str]:
    with store.read() as connection:
        return list(connection.execute(select(runs.c.outcome).order_by(runs.c.id)).scalars())


def test_a_lease_has_one_holder_who_renews_it_under_the_same_fence(open_store: Store) -> None:
    first = take(open_store, "a")
    assert isinstance(first, int)
    assert take(open_store, "b") is None
    assert take(open_store, "a") == first


def test_an_expired_lease_goes_to_another_under_a_higher_fence(open_store: Store) -> None:
    first = take(open_store, "a", SHORT)
    time.sleep(SHORT.total_seconds() * 2)
    second = take(open_store, "b")

    assert isinstance(first, int)
    assert isinstance(second, int)
    assert second > first
    assert take(open_store, "a") is None


def test_a_lease_given_back_is_free_at_once(open_store: Store) -> None:
    take(open_store, "a")
    done(open_store, lambda c: timetable.release_lease(c, "scheduler", "a"))

    assert take(open_store, "b") is not None


def test_who_leads_no_longer_cannot_write(open_store: Store) -> None:
    old = take(open_store, "a", SHORT)
    time.sleep(SHORT.total_seconds() * 2)
    new = take(open_store, "b")
    assert isinstance(old, int)
    assert isinstance(new, int)

    done(open_store, lambda c: timetable.check_fence(c, "scheduler", new))
    with pytest.raises(LeaseLost):
        done(open_store, lambda c: timetable.check_fence(c, "scheduler", old))


def test_a_slot_runs_at_most_once(open_store: Store) -> None:
    run_id = start(open_store)
    assert run_id is not None
    assert start(open_store, fence=2) is None
    assert start(open_store, slot=1) is not None

    assert finish(open_store, run_id)
    assert not finish(open_store, run_id, "failed")
    assert outcomes(open_store) == ["done", "running"]


def test_what_a_former_leader_left_running_is_closed_as_abandoned(open_store: Store) -> None:
    old = start(open_store, fence=1)
    start(open_store, fence=2, slot=1)
    assert old is not None

    assert done(open_store, lambda c: timetable.abandon_runs(c, 2, START)) == 1
    assert outcomes(open_store) == ["abandoned", "running"]
    assert not finish(open_store, old)


def test_slots_that_did_not_run_are_recorded_with_their_reason(open_store: Store) -> None:
    done(
        open_store,
        lambda c: timetable.note_missed(
            c,
            job="poll",
            account="chat",
            scheduled_for=SLOT,
            slots=3,
            reason="no_leader",
            now=START,
        ),
    )

    with open_store.read() as connection:
        (row,) = connection.execute(select(runs)).all()
    assert (row.outcome, row.reason, row.counts) == ("missed", "no_leader", {"slots": 3})


def test_old_lines_of_the_timetable_go_first_those_that_had_nothing_to_do(
    open_store: Store,
) -> None:
    idle, busy, running = (start(open_store, slot=n) for n in range(3))
    assert idle is not None
    assert busy is not None
    assert running is not None
    finish(open_store, idle, reason="idle")
    finish(open_store, busy)

    later = START + timedelta(days=1)
    forgotten = done(open_store, lambda c: timetable.forget_runs(c, later, only_idle=True))
    assert forgotten == 1
    done(open_store, lambda c: timetable.forget_runs(c, later, only_idle=False))
    assert outcomes(open_store) == ["running"]


def move(store: Store, position: str, version: int) -> int:
    with store.write() as connection:
        return timetable.move_cursor(connection, "chat", position, version=version, now=START)


def test_a_cursor_moves_from_the_version_that_was_read(open_store: Store) -> None:
    with open_store.read() as connection:
        assert timetable.cursor(connection, "chat") == (None, 0)
    assert move(open_store, "p1", 0) == 1
    assert move(open_store, "p2", 1) == 2
    with open_store.read() as connection:
        assert timetable.cursor(connection, "chat") == ("p2", 2)


@pytest.mark.parametrize("version", [0, 1])
def test_of_two_pollers_only_one_moves_the_cursor_and_the_others_rows_are_undone(
    open_store: Store, version: int
) -> None:
    if version:
        move(open_store, "p0", 0)
    move(open_store, "p1", version)
    desk = Desk(open_store)

    def lose() -> None:
        with open_store.write() as connection:
            timetable.spend(connection, "chat", date(2026, 11, 21), 1.0)
            timetable.move_cursor(connection, "chat", "x", version=version, now=START)

    with pytest.raises(Conflict):
        lose()
    with desk.store.read() as connection:
        assert timetable.cursor(connection, "chat") == ("p1", version + 1)
        assert timetable.spent(connection, "chat", date(2026, 11, 21)) == 0


def test_spending_adds_up_per_channel_and_day(open_store: Store) -> None:
    today, yesterday = date(2026, 11, 21), date(2026, 11, 20)
    for channel, day, dollars in (("x", today, 0.5), ("x", today, 0.25), ("x", yesterday, 1.0)):
        with open_store.write() as connection:
            timetable.spend(connection, channel, day, dollars)

    with open_store.read() as connection:
        assert timetable.spent(connection, "x", today) == pytest.approx(0.75)
        assert timetable.spent(connection, "x", yesterday) == pytest.approx(1.0)
        assert timetable.spent(connection, "y", today) == 0
