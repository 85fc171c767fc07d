"""What is on its way to systems outside: sent once more, released, and looked up."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from store import dispatching
from store.dispatch_models import DispatchState, dispatches
from store.dispatching import NewDispatch, Outcome
from store.errors import Conflict
from store.scope import SYSTEM
from store.session import Store
from tests.archive import NOW, add_complaint, add_first_rows

THERE = "agensi"
LATER = NOW + timedelta(hours=1)


class Queue:
    """Calls of two complaints to one destination."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def add(self, complaint_id: int, action: str, state: str, error: str | None = None) -> int:
        """The id of a call that came to this."""
        with self.store.write() as connection:
            new = new_dispatch(complaint_id, action)
            assert dispatching.queue(SYSTEM, connection, new, NOW)
            row = connection.execute(select(dispatches).order_by(dispatches.c.id.desc())).first()
            assert row is not None
            if state != DispatchState.DUE:
                ended = Outcome(
                    dispatch_id=row.id, state=DispatchState(state), due_at=NOW, error=error
                )
                dispatching.settle(SYSTEM, connection, [ended])
            return int(row.id)

    def row(self, dispatch_id: int) -> Any:
        with self.store.read() as connection:
            return connection.execute(
                select(dispatches).where(dispatches.c.id == dispatch_id)
            ).one()


def new_dispatch(complaint_id: int, action: str, event: str = "complaint_verified") -> NewDispatch:
    return NewDispatch(
        key=f"{THERE}:{complaint_id}:{action}:{event}",
        destination=THERE,
        complaint_id=complaint_id,
        action=action,
        event=event,
        at=NOW,
        facts={},
    )


@pytest.fixture
def queue(open_store: Store) -> Queue:
    with open_store.write() as connection:
        add_first_rows(connection)
        for number in (1, 2):
            add_complaint(connection, number)
    return Queue(open_store)


def test_what_was_given_up_goes_once_more_under_its_old_key(queue: Queue) -> None:
    dead, other = queue.add(1, "create", "dead", "400"), queue.add(2, "create", "dead", "400")
    before = queue.row(dead)
    with queue.store.write() as connection:
        again = new_dispatch(1, "create", "forwarding_wanted")
        assert dispatching.queue_again(SYSTEM, connection, again, LATER)
        assert not dispatching.queue_again(SYSTEM, connection, again, LATER)

    after = queue.row(dead)
    assert after.idempotency_key == before.idempotency_key
    assert (after.state, after.event, after.due_at) == ("due", "forwarding_wanted", LATER)
    assert queue.row(other).state == "dead"


def test_what_somebody_wanted_anew_since_it_was_looked_at_is_left_alone(queue: Queue) -> None:
    dead = queue.add(1, "create", "dead", "400")
    seen = dispatching.version_of(queue.row(dead))
    with queue.store.write() as connection:
        dispatching.send_again(SYSTEM, connection, dead, LATER, version=seen)
    with queue.store.write() as connection, pytest.raises(Conflict):
        dispatching.drop(SYSTEM, connection, dead, LATER, "no", version=seen)
    with queue.store.write() as connection:
        arrived = Outcome(dispatch_id=dead, state=DispatchState.SENT, due_at=LATER)
        dispatching.settle(SYSTEM, connection, [arrived])
    with queue.store.write() as connection, pytest.raises(Conflict):
        dispatching.send_again(SYSTEM, connection, dead, LATER, version=seen)
    assert queue.row(dead).state == "sent"


def test_only_what_was_given_up_for_the_reason_is_released(queue: Queue) -> None:
    withheld = [queue.add(1, action, "dead", "withheld") for action in ("create", "update")]
    kept = [queue.add(1, "attach", "dead", "400"), queue.add(2, "create", "dead", "withheld")]
    with queue.store.write() as connection:
        dispatching.release(SYSTEM, connection, THERE, 1, "withheld", LATER)

    assert [queue.row(one).state for one in withheld] == ["due", "due"]
    assert [queue.row(one).state for one in kept] == ["dead", "dead"]


@pytest.mark.parametrize(
    ("actions", "count"), [(("create", "update"), 2), (("create",), 1), ((), 0)]
)
def test_what_is_uncertain_is_looked_up_by_what_it_was(
    queue: Queue, actions: tuple[str, ...], count: int
) -> None:
    queue.add(1, "create", "uncertain")
    queue.add(2, "update", "uncertain")
    lease = timedelta(minutes=5)
    with queue.store.write() as connection:
        rows = dispatching.claim_uncertain(
            SYSTEM, connection, THERE, actions=actions, now=LATER, lease=lease, limit=9
        )
    assert len(rows) == count


@pytest.mark.parametrize(
    ("first", "actions", "is_due"),
    [
        ("dead", ("create",), False),
        ("uncertain", (), False),
        ("uncertain", ("create",), True),
        ("failed", (), True),
        ("sent", (), True),
    ],
)
def test_what_waits_for_a_person_or_behind_another_is_no_work(
    queue: Queue, first: str, actions: tuple[str, ...], is_due: bool
) -> None:
    queue.add(1, "create", first)
    queue.add(1, "update", "due")
    with queue.store.read() as connection:
        assert dispatching.has_due(SYSTEM, connection, THERE, LATER, clears_up=actions) is is_due
