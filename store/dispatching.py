"""What is on its way to systems outside: due -> sending -> sent | failed | uncertain | dead.

Those of one complaint go in order: while one has not arrived, the ones behind it wait. Each attempt
is committed before the call it stands for, so that a crash leaves its trace. A destination that
fails again and again is left alone for a while, whatever is due there.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    and_,
    bindparam,
    delete,
    exists,
    func,
    or_,
    select,
    text,
    update,
)

from store.changes import write_history
from store.dispatch_models import DispatchState, destination_states, dispatches
from store.errors import Conflict, NotFound
from store.models import complaints
from store.queries import carried
from store.rights import Right
from store.scope import Scope
from store.session import insert_new

# Said in these words, so that both databases see that the partial indexes fit.
_IS_OPEN = text("dispatch.state IN ('due', 'failed', 'sending', 'uncertain')")
_IS_UNARRIVED = text("dispatch.state NOT IN ('sent', 'dropped')")
_TO_SEND = (DispatchState.DUE, DispatchState.FAILED)
TROUBLED = (DispatchState.DEAD, DispatchState.UNCERTAIN, DispatchState.FAILED)
"""States in which somebody may want to look."""
TRIES_BEFORE_BREAK = 5
FIRST_BREAK = timedelta(seconds=30)
LONGEST_BREAK = timedelta(minutes=15)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDispatch:
    """A call that is to be made. `key` makes it one row, however often it is queued."""

    key: str
    destination: str
    complaint_id: int
    action: str
    event: str
    at: datetime
    facts: Mapping[str, Any]
    due_at: datetime | None = None
    """When it may go; None is now."""


def queue(_scope: Scope, connection: Connection, new: NewDispatch, now: datetime) -> bool:
    """Put it behind what is queued for the complaint there; False when it is there already."""
    values = {
        "idempotency_key": new.key,
        "destination": new.destination,
        "complaint_id": new.complaint_id,
        "action": new.action,
        "event": new.event,
        "at": new.at,
        "facts": dict(new.facts),
        "state": DispatchState.DUE,
        "created_at": now,
        "due_at": new.due_at or now,
        "attempts": 0,
        "uncertain_attempts": 0,
    }
    return insert_new(connection, dispatches, values, unique=("idempotency_key",))


def is_queued(
    _scope: Scope, connection: Connection, destination: str, complaint_id: int, action: str
) -> bool:
    """Whether such a call is queued or was made, and not dropped."""
    query = select(dispatches.c.id).where(
        dispatches.c.destination == destination,
        dispatches.c.complaint_id == complaint_id,
        dispatches.c.action == action,
        dispatches.c.state != DispatchState.DROPPED,
    )
    return connection.execute(query.limit(1)).first() is not None


def queue_again(_scope: Scope, connection: Connection, new: NewDispatch, now: datetime) -> bool:
    """What was not taken there goes once more, under its old key and for what happened now.

    False where nothing of the kind was given up.
    """
    values = {"event": new.event, "at": new.at, "facts": dict(new.facts)}
    changed = connection.execute(
        update(dispatches)
        .where(
            dispatches.c.destination == new.destination,
            dispatches.c.complaint_id == new.complaint_id,
            dispatches.c.action == new.action,
            _IS_UNARRIVED,
            dispatches.c.state == DispatchState.DEAD,
        )
        .values(**values, **_afresh(now, new.due_at))
    )
    return changed.rowcount > 0


def release(
    _scope: Scope,
    connection: Connection,
    destination: str,
    complaint_id: int,
    error: str,
    now: datetime,
) -> None:
    """What was given up there for this reason of ours is due."""
    connection.execute(
        update(dispatches)
        .where(
            dispatches.c.destination == destination,
            dispatches.c.complaint_id == complaint_id,
            _IS_UNARRIVED,
            dispatches.c.state == DispatchState.DEAD,
            dispatches.c.last_error == error,
        )
        .values(**_afresh(now))
    )


def _afresh(now: datetime, due_at: datetime | None = None) -> dict[str, Any]:
    return {
        "state": DispatchState.DUE,
        "created_at": now,
        "due_at": due_at or now,
        "attempts": 0,
        "claimed_until": None,
    }


def take_back(
    _scope: Scope, connection: Connection, destination: str, complaint_id: int, event: str
) -> bool:
    """What `event` was to make a case there does not go any more, nor what stands behind it.

    False where nothing of the kind is queued, and where it is there, on its way, or unclear.
    """
    of_it = (dispatches.c.destination == destination, dispatches.c.complaint_id == complaint_id)
    is_unsent = dispatches.c.state.in_((*_TO_SEND, DispatchState.DEAD))
    first = connection.execute(
        select(dispatches.c.id).where(
            *of_it, is_unsent, dispatches.c.action == "create", dispatches.c.event == event
        )
    ).first()
    if first is None:
        return False
    _drop(connection, *of_it, is_unsent, dispatches.c.id >= first.id)
    return True


def drop_behind(_scope: Scope, connection: Connection, row: Row[Any]) -> None:
    """It makes no case there after all: what stands behind it does not go either."""
    _drop(
        connection,
        dispatches.c.destination == row.destination,
        dispatches.c.complaint_id == row.complaint_id,
        dispatches.c.state.in_((*_TO_SEND, DispatchState.DEAD)),
        dispatches.c.id > row.id,
    )


def _drop(connection: Connection, *which: ColumnElement[bool]) -> None:
    # What was never tried leaves no trace: files have the same key when they are queued again.
    connection.execute(delete(dispatches).where(*which, dispatches.c.attempts == 0))
    connection.execute(update(dispatches).where(*which).values(state=DispatchState.DROPPED))


# --- sending ------------------------------------------------------------------------------------


def has_due(
    _scope: Scope,
    connection: Connection,
    destination: str,
    now: datetime,
    *,
    clears_up: Collection[str],
) -> bool:
    """Whether something is to be sent, looked up or given up there.

    `clears_up` are the actions of which it can be found out whether they arrived. What waits for a
    person, or behind something else, is no work.
    """
    state, is_due = dispatches.c.state, dispatches.c.due_at <= now
    query = select(dispatches.c.id).where(
        dispatches.c.destination == destination,
        _IS_OPEN,
        or_(
            and_(state.in_(_TO_SEND), is_due, _is_next()),
            and_(
                state == DispatchState.UNCERTAIN, is_due, dispatches.c.action.in_(list(clears_up))
            ),
            and_(state == DispatchState.SENDING, dispatches.c.claimed_until < now),
        ),
    )
    return connection.execute(query.limit(1)).first() is not None


def claim(
    _scope: Scope,
    connection: Connection,
    destination: str,
    *,
    now: datetime,
    lease: timedelta,
    limit: int,
) -> Sequence[Row[Any]]:
    """Take what is due and next of its complaint, note the attempts, and hold them."""
    query = (
        select(dispatches)
        .where(
            dispatches.c.destination == destination,
            _IS_OPEN,
            dispatches.c.state.in_(_TO_SEND),
            dispatches.c.due_at <= now,
            _is_next(),
        )
        .order_by(dispatches.c.due_at, dispatches.c.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    rows = connection.execute(query).all()
    if rows:
        connection.execute(
            update(dispatches)
            .where(dispatches.c.id.in_([row.id for row in rows]))
            .values(
                state=DispatchState.SENDING,
                claimed_until=now + lease,
                attempts=dispatches.c.attempts + 1,
            )
        )
    return rows


def _is_next() -> ColumnElement[bool]:
    """Nothing of the same complaint that stands before it is still to arrive there."""
    before = dispatches.alias("before")
    return ~exists().where(
        before.c.complaint_id == dispatches.c.complaint_id,
        before.c.destination == dispatches.c.destination,
        before.c.id < dispatches.c.id,
        text("before.state NOT IN ('sent', 'dropped')"),
    )


def claim_uncertain(
    _scope: Scope,
    connection: Connection,
    destination: str,
    *,
    actions: Collection[str],
    now: datetime,
    lease: timedelta,
    limit: int,
) -> Sequence[Row[Any]]:
    """Take rows of these `actions` of which nobody knows whether they arrived, and hold them from
    being looked up."""
    rows = connection.execute(
        select(dispatches)
        .where(
            dispatches.c.destination == destination,
            _IS_OPEN,
            dispatches.c.state == DispatchState.UNCERTAIN,
            dispatches.c.due_at <= now,
            dispatches.c.action.in_(list(actions)),
        )
        .order_by(dispatches.c.due_at, dispatches.c.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    ).all()
    if rows:
        ids = [row.id for row in rows]
        held = update(dispatches).where(dispatches.c.id.in_(ids)).values(due_at=now + lease)
        connection.execute(held)
    return rows


def abandon_expired(
    _scope: Scope, connection: Connection, destination: str, now: datetime, look_at: datetime
) -> int:
    """What was under way when its sender died is uncertain; how many there were."""
    done = connection.execute(
        update(dispatches)
        .where(
            dispatches.c.destination == destination,
            _IS_OPEN,
            dispatches.c.state == DispatchState.SENDING,
            dispatches.c.claimed_until < now,
        )
        .values(
            state=DispatchState.UNCERTAIN,
            uncertain_attempts=dispatches.c.uncertain_attempts + 1,
            due_at=look_at,
            claimed_until=None,
            last_error="sender_died",
        )
    )
    return done.rowcount


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one call. `due_at` is when it is tried or looked up again."""

    dispatch_id: int
    state: DispatchState
    due_at: datetime
    sent_at: datetime | None = None
    error: str | None = None
    is_uncertain: bool = False


def settle(_scope: Scope, connection: Connection, outcomes: Sequence[Outcome]) -> None:
    """Note what became of calls; a row that a person has dropped meanwhile stays dropped."""
    values = [
        {
            "p_id": outcome.dispatch_id,
            "p_state": outcome.state,
            "p_due_at": outcome.due_at,
            "p_sent_at": outcome.sent_at,
            "p_error": outcome.error,
            "p_uncertain": int(outcome.is_uncertain),
        }
        for outcome in outcomes
    ]
    if values:
        connection.execute(_SETTLE, values)


_SETTLE = (
    update(dispatches)
    .where(dispatches.c.id == bindparam("p_id"), _IS_OPEN)
    .values(
        state=bindparam("p_state"),
        due_at=bindparam("p_due_at"),
        sent_at=bindparam("p_sent_at"),
        last_error=bindparam("p_error"),
        uncertain_attempts=dispatches.c.uncertain_attempts + bindparam("p_uncertain"),
        claimed_until=None,
    )
)


# --- how a destination does ---------------------------------------------------------------------


def state_of(_scope: Scope, connection: Connection, destination: str) -> Row[Any]:
    """How a destination does; a row of its own from the first look on."""
    query = select(destination_states).where(destination_states.c.name == destination)
    found = connection.execute(query).one_or_none()
    if found is None:
        insert_new(
            connection, destination_states, {"name": destination, "failures": 0}, unique=("name",)
        )
        found = connection.execute(query).one()
    return found


def states(_scope: Scope, connection: Connection) -> dict[str, Row[Any]]:
    """How each destination does that was ever looked at, by name."""
    return {row.name: row for row in connection.execute(select(destination_states))}


def condition(state: Row[Any] | None) -> str:
    """`well`, `paused` or `broken`; None is a destination that was never looked at."""
    if state is None:
        return "well"
    if state.paused_at is not None:
        return "paused"
    return "broken" if state.broken_since is not None else "well"


def note_arrivals(_scope: Scope, connection: Connection, destination: str, now: datetime) -> bool:
    """Something arrived: it works. True when it had been left alone before; then all that failed
    meanwhile is due."""
    before = state_of(_scope, connection, destination)
    if before.broken_since is not None:
        connection.execute(
            update(dispatches)
            .where(
                dispatches.c.destination == destination,
                _IS_OPEN,
                dispatches.c.state == DispatchState.FAILED,
            )
            .values(due_at=now)
        )
    connection.execute(
        update(destination_states)
        .where(destination_states.c.name == destination)
        .values(failures=0, broken_since=None, try_at=None, last_error=None, arrived_at=now)
    )
    return before.broken_since is not None


def note_failures(
    _scope: Scope,
    connection: Connection,
    destination: str,
    now: datetime,
    *,
    count: int,
    error: str,
    is_shut: bool,
    retry_after: timedelta | None = None,
    jitter: float = 0.5,
) -> bool:
    """So many calls failed one after the other; True when it is left alone from now on.

    `is_shut`: nothing can get through, however often it is tried. `jitter` is from 0 to 1.
    """
    before = state_of(_scope, connection, destination)
    failures = before.failures + count
    values: dict[str, Any] = {"failures": failures, "last_error": error}
    is_broken = is_shut or failures >= TRIES_BEFORE_BREAK
    if is_broken:
        values["broken_since"] = before.broken_since or now
        pause = break_after(failures - TRIES_BEFORE_BREAK + 1, jitter)
        values["try_at"] = now + max(pause, retry_after or timedelta())
    connection.execute(
        update(destination_states).where(destination_states.c.name == destination).values(**values)
    )
    return is_broken and before.broken_since is None


def break_after(tries: int, jitter: float) -> timedelta:
    """How long a destination is left alone: 30 s, doubling to 15 minutes, give or take a tenth."""
    doubled: timedelta = FIRST_BREAK * 2 ** min(max(tries, 1) - 1, 20)
    return min(doubled, LONGEST_BREAK) * (0.9 + 0.2 * jitter)


def note_pulled(_scope: Scope, connection: Connection, destination: str, now: datetime) -> None:
    """We have looked there what became of complaints."""
    state_of(_scope, connection, destination)
    connection.execute(
        update(destination_states)
        .where(destination_states.c.name == destination)
        .values(pulled_at=now)
    )


def pause(scope: Scope, connection: Connection, destination: str, now: datetime) -> bool:
    """Nothing goes there until somebody resumes it; False when that is so already."""
    scope.require(Right.RETRY)
    return _set_pause(scope, connection, destination, now, paused_at=now, paused_by=scope.actor)


def resume(scope: Scope, connection: Connection, destination: str, now: datetime) -> bool:
    """It goes on, at once, also where it was left alone; False when it was not paused or broken."""
    scope.require(Right.RETRY)
    return _set_pause(scope, connection, destination, now, paused_at=None, paused_by=None)


def _set_pause(
    scope: Scope, connection: Connection, destination: str, now: datetime, **values: Any
) -> bool:
    before = state_of(scope, connection, destination)
    is_pause = values["paused_at"] is not None
    is_new = before.paused_at is None if is_pause else (before.paused_at or before.broken_since)
    if not is_new:
        return False
    if not is_pause:
        values |= {"failures": 0, "broken_since": None, "try_at": None}
    connection.execute(
        update(destination_states).where(destination_states.c.name == destination).values(**values)
    )
    event = "destination_paused" if is_pause else "destination_resumed"
    write_history(scope, connection, event, now, destination=destination)
    return True


# --- looking, and what people do ----------------------------------------------------------------


def counts(scope: Scope, connection: Connection) -> dict[tuple[str, str], int]:
    """How many are not yet there, by destination and state."""
    query = (
        select(dispatches.c.destination, dispatches.c.state, func.count().label("number"))
        .join(complaints, complaints.c.id == dispatches.c.complaint_id)
        .where(
            _IS_UNARRIVED,
            carried(scope),
        )
        .group_by(dispatches.c.destination, dispatches.c.state)
    )
    return {(row.destination, row.state): row.number for row in connection.execute(query)}


def oldest(scope: Scope, connection: Connection, destination: str) -> datetime | None:
    """Since when the oldest waits that has not arrived; None where all has."""
    query = (
        select(func.min(dispatches.c.created_at))
        .join(complaints, complaints.c.id == dispatches.c.complaint_id)
        .where(dispatches.c.destination == destination, _IS_UNARRIVED, carried(scope))
    )
    found: datetime | None = connection.execute(query).scalar_one()
    return found


def listed(
    scope: Scope,
    connection: Connection,
    destination: str,
    *,
    states: Sequence[str] = (),
    before: int | None = None,
    complaint_id: int | None = None,
    limit: int = 50,
) -> Sequence[Row[Any]]:
    """Calls to a destination with the complaint's number, newest first, older than the id `before`.

    Nothing of complaints that the caller may not know of.
    """
    query = (
        select(dispatches, complaints.c.tracking_id, complaints.c.jurisdiction)
        .join(complaints, complaints.c.id == dispatches.c.complaint_id)
        .where(dispatches.c.destination == destination, carried(scope))
        .order_by(dispatches.c.id.desc())
        .limit(limit)
    )
    if states:
        query = query.where(dispatches.c.state.in_(states))
    if before is not None:
        query = query.where(dispatches.c.id < before)
    if complaint_id is not None:
        query = query.where(dispatches.c.complaint_id == complaint_id)
    return connection.execute(query).all()


def dispatch(scope: Scope, connection: Connection, dispatch_id: int) -> Row[Any]:
    """One call, with the complaint's number; `NotFound` out of scope."""
    row = connection.execute(
        select(dispatches, complaints.c.tracking_id, complaints.c.jurisdiction)
        .join(complaints, complaints.c.id == dispatches.c.complaint_id)
        .where(dispatches.c.id == dispatch_id, carried(scope))
    ).one_or_none()
    if row is None:
        raise NotFound("There is no such dispatch.")
    return row


def version_of(row: Row[Any]) -> int:
    """Another one once somebody has wanted this call made anew."""
    return int(row.created_at.timestamp() * 1_000_000)


def _as_seen(
    scope: Scope, connection: Connection, dispatch_id: int, version: int | None
) -> Row[Any]:
    row = dispatch(scope, connection, dispatch_id)
    if version is not None and version != version_of(row):
        raise Conflict("Somebody wanted it made anew meanwhile.")
    return row


def send_again(
    scope: Scope,
    connection: Connection,
    dispatch_id: int,
    now: datetime,
    *,
    version: int | None = None,
) -> None:
    """A person wants it sent once more; what stands behind it goes on afterwards.

    `Conflict` for what is under way, and for another `version` than they saw; None does not
    compare. What has arrived can be sent again, too: those who listen may have lost it.
    """
    scope.require(Right.RETRY)
    row = _as_seen(scope, connection, dispatch_id, version)
    changed = connection.execute(
        update(dispatches)
        .where(
            dispatches.c.id == dispatch_id,
            dispatches.c.created_at == row.created_at,
            dispatches.c.state != DispatchState.SENDING,
        )
        .values(**_afresh(now))
    )
    if changed.rowcount == 0:
        raise Conflict("It is being sent just now.")
    _tell(scope, connection, "dispatch_sent_again", row, now)


def drop(
    scope: Scope,
    connection: Connection,
    dispatch_id: int,
    now: datetime,
    why: str,
    *,
    version: int | None = None,
) -> None:
    """A person decides that it will not be sent; what stands behind it goes on. `version` as in
    `send_again`."""
    scope.require(Right.RETRY)
    row = _as_seen(scope, connection, dispatch_id, version)
    changed = connection.execute(
        update(dispatches)
        .where(
            dispatches.c.id == dispatch_id,
            dispatches.c.created_at == row.created_at,
            dispatches.c.state.in_((*_TO_SEND, DispatchState.UNCERTAIN, DispatchState.DEAD)),
        )
        .values(state=DispatchState.DROPPED, claimed_until=None)
    )
    if changed.rowcount == 0:
        raise Conflict("It is being sent just now, or was.")
    _tell(scope, connection, "dispatch_dropped", row, now, reason=why)


def _tell(
    scope: Scope, connection: Connection, event: str, row: Row[Any], now: datetime, **more: Any
) -> None:
    write_history(
        scope,
        connection,
        event,
        now,
        complaint_id=row.complaint_id,
        destination=row.destination,
        dispatch_id=row.id,
        **more,
    )
