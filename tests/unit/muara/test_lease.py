"""Who leads: one at a time, and never under a fence that is over."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import update

from muara.lease import Leadership
from store import timetable
from store.errors import LeaseLost
from store.models import leases
from store.session import Store, database_now

pytestmark = pytest.mark.both_engines

DURATION = timedelta(seconds=0.9)


class Candidate:
    """Stands for the lease, and remembers what it was told."""

    def __init__(self, store: Store, fails: int = 0) -> None:
        self.told: list[int | str] = []
        self._fails = fails
        self.leadership = Leadership(
            store, "office", DURATION, gained=self._gained, lost=lambda: self.told.append("lost")
        )

    def _gained(self, fence: int) -> None:
        self.told.append(fence)
        if self._fails:
            self._fails -= 1
            raise RuntimeError("the beginning of this term went wrong")

    def leads(self) -> bool:
        return self.leadership.fence is not None


def wait_until(is_true: Callable[[], bool], seconds: float = 10.0) -> None:
    until = time.monotonic() + seconds
    while not is_true():
        assert time.monotonic() < until, "it did not come to that in time"
        time.sleep(0.02)


def hand_over(store: Store, to: str) -> None:
    """What another does once the lease has run out."""
    with store.write() as connection:
        connection.execute(update(leases).values(expires_at=database_now(connection)))
        assert timetable.take_lease(connection, "office", to, timedelta(seconds=0.5)) is not None


def test_one_leads_and_the_other_follows_at_once_when_the_first_stops(open_store: Store) -> None:
    first, second = Candidate(open_store), Candidate(open_store)
    first.leadership.start()
    wait_until(first.leads)
    second.leadership.start()
    time.sleep(0.7)
    assert not second.leads()

    first.leadership.stop()
    wait_until(second.leads)
    second.leadership.stop()

    assert (first.told, second.told) == ([1, "lost"], [2, "lost"])


def test_whoever_is_overtaken_stops_and_may_write_no_more(open_store: Store) -> None:
    candidate = Candidate(open_store)
    candidate.leadership.start()
    wait_until(candidate.leads)

    hand_over(open_store, "another")
    wait_until(lambda: "lost" in candidate.told)

    with open_store.write() as connection, pytest.raises(LeaseLost):
        timetable.check_fence(connection, "office", 1)
    wait_until(candidate.leads)
    candidate.leadership.stop()
    assert candidate.told == [1, "lost", 3, "lost"]


def test_a_term_that_could_not_begin_is_given_up_and_tried_again(open_store: Store) -> None:
    candidate = Candidate(open_store, fails=1)
    candidate.leadership.start()

    wait_until(lambda: len(candidate.told) == 3)
    candidate.leadership.stop()

    assert candidate.told == [1, "lost", 2, "lost"]


def test_a_database_that_is_away_ends_the_term_only_when_another_could_lead(
    open_store: Store,
) -> None:
    candidate = Candidate(open_store)
    candidate.leadership.start()
    wait_until(candidate.leads)

    began = time.monotonic()
    with open_store.write() as connection:
        connection.exec_driver_sql("ALTER TABLE lease RENAME TO lease_away")
    wait_until(lambda: "lost" in candidate.told)
    assert time.monotonic() - began < DURATION.total_seconds() + 0.3
    with open_store.write() as connection:
        connection.exec_driver_sql("ALTER TABLE lease_away RENAME TO lease")

    wait_until(candidate.leads)
    candidate.leadership.stop()
    assert candidate.told == [1, "lost", 2, "lost"]
