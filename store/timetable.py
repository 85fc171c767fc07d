"""Leases, runs, cursors and spending: what schedulers and pollers must agree on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, delete, func, select, update

from store import audit
from store.errors import Conflict, LeaseLost
from store.models import cursors, data_keys, deliveries, items, leases, runs, spendings
from store.rights import Right
from store.scope import Scope
from store.session import database_now, insert_new, upsert
from store.sync_models import job_wishes

# --- leases -----------------------------------------------------------------------------------


def take_lease(connection: Connection, name: str, holder: str, duration: timedelta) -> int | None:
    """Take or renew a lease by the database's clock: its fence, or None while another holds it.

    The fence grows with every change of holder and never repeats.
    """
    now = database_now(connection)
    insert_new(
        connection,
        leases,
        {"name": name, "holder": holder, "fence": 1, "expires_at": now + duration},
        unique=("name",),
    )
    row = connection.execute(select(leases).where(leases.c.name == name).with_for_update()).one()
    if row.holder != holder and row.expires_at > now:
        return None
    fence = int(row.fence) + int(row.holder != holder)
    connection.execute(
        update(leases)
        .where(leases.c.name == name)
        .values(holder=holder, fence=fence, expires_at=now + duration)
    )
    return fence


def release_lease(connection: Connection, name: str, holder: str) -> None:
    """Give a lease back at once, so that another need not wait for it to expire."""
    connection.execute(
        update(leases)
        .where(leases.c.name == name, leases.c.holder == holder)
        .values(holder="", expires_at=database_now(connection))
    )


def check_fence(connection: Connection, name: str, fence: int) -> None:
    """`LeaseLost` unless `fence` is still the newest: called in the writing transaction."""
    newest: int | None = connection.execute(
        select(leases.c.fence).where(leases.c.name == name).with_for_update()
    ).scalar_one_or_none()
    if newest != fence:
        raise LeaseLost(f"The lease {name!r} has a new holder.")


# --- runs -------------------------------------------------------------------------------------


def start_run(
    connection: Connection,
    *,
    job: str,
    account: str,
    scheduled_for: datetime,
    fence: int,
    now: datetime,
) -> int | None:
    """Claim a slot of the timetable: the run's id, or None when it was claimed before."""
    values = {
        "job": job,
        "account": account,
        "scheduled_for": scheduled_for,
        "started_at": now,
        "fence": fence,
        "outcome": "running",
        "counts": {},
    }
    if not insert_new(connection, runs, values, unique=("job", "account", "scheduled_for")):
        return None
    found: int = connection.execute(
        select(runs.c.id).where(
            runs.c.job == job, runs.c.account == account, runs.c.scheduled_for == scheduled_for
        )
    ).scalar_one()
    return found


def finish_run(
    connection: Connection,
    run_id: int,
    *,
    outcome: str,
    now: datetime,
    counts: Mapping[str, Any],
    reason: str | None = None,
) -> bool:
    """Close a running run; False when somebody closed it before (as abandoned, say)."""
    changed = connection.execute(
        update(runs)
        .where(runs.c.id == run_id, runs.c.outcome == "running")
        .values(outcome=outcome, finished_at=now, counts=dict(counts), reason=reason)
    )
    return changed.rowcount == 1


def abandon_runs(connection: Connection, fence: int, now: datetime) -> int:
    """Runs that an earlier leader began and did not finish; how many there were."""
    changed = connection.execute(
        update(runs)
        .where(runs.c.outcome == "running", runs.c.fence < fence)
        .values(outcome="abandoned", finished_at=now, reason="leader_changed")
    )
    return changed.rowcount


def note_missed(
    connection: Connection,
    *,
    job: str,
    account: str,
    scheduled_for: datetime,
    slots: int,
    reason: str,
    now: datetime,
) -> None:
    """`slots` slots from `scheduled_for` on did not run, and why; one line for all of them."""
    values = {
        "job": job,
        "account": account,
        "scheduled_for": scheduled_for,
        "finished_at": now,
        "fence": 0,
        "outcome": "missed",
        "reason": reason,
        "counts": {"slots": slots},
    }
    insert_new(connection, runs, values, unique=("job", "account", "scheduled_for"))


def last_slot(connection: Connection, job: str, account: str) -> datetime | None:
    """The latest slot that was claimed or noted as missed."""
    found: datetime | None = connection.execute(
        select(func.max(runs.c.scheduled_for)).where(runs.c.job == job, runs.c.account == account)
    ).scalar_one_or_none()
    return found


def last_ended(connection: Connection, job: str, account: str) -> datetime | None:
    """When the newest run that came to an end by itself, well or not, began."""
    query = (
        select(runs.c.started_at)
        .where(runs.c.account == account, runs.c.job == job)
        .where(runs.c.outcome.in_(("done", "failed")))
        .order_by(runs.c.id.desc())
        .limit(1)
    )
    return connection.execute(query).scalar_one_or_none()


def forget_runs(connection: Connection, before: datetime, *, only_idle: bool) -> int:
    """Drop old lines of the timetable; with `only_idle`, those that had nothing to do or waited
    for the run before."""
    conditions = [runs.c.scheduled_for < before, runs.c.outcome != "running"]
    if only_idle:
        conditions.append(runs.c.reason.in_(("idle", "previous_run_still_running")))
    return connection.execute(delete(runs).where(*conditions)).rowcount


# --- wishes -----------------------------------------------------------------------------------


def wish_run(scope: Scope, connection: Connection, job: str, account: str, now: datetime) -> None:
    """Somebody wants a job to run now; twice before it has run is once."""
    scope.require(Right.RETRY)
    audit.note(scope, connection, "run_wished", now, job=job, account=account)
    values = {"job": job, "account": account, "wished_by": scope.actor, "wished_at": now}
    insert_new(connection, job_wishes, values, unique=("job", "account"))


def wishes(connection: Connection) -> Sequence[Row[Any]]:
    """The runs that somebody waits for, oldest first."""
    return connection.execute(select(job_wishes).order_by(job_wishes.c.wished_at)).all()


def fulfil_wish(connection: Connection, job: str, account: str) -> bool:
    """Take a wish away as its run begins; False when another has done so."""
    taken = delete(job_wishes).where(job_wishes.c.job == job, job_wishes.c.account == account)
    return connection.execute(taken).rowcount == 1


# --- cursors ----------------------------------------------------------------------------------


def cursor(connection: Connection, channel: str, stream: str = "") -> tuple[str | None, int]:
    """Where polling stands and the version to move it from; (None, 0) at the beginning."""
    row = connection.execute(
        select(cursors.c.position, cursors.c.version).where(
            cursors.c.channel == channel, cursors.c.stream == stream
        )
    ).one_or_none()
    return (row.position, row.version) if row else (None, 0)


def move_cursor(
    connection: Connection,
    channel: str,
    position: str,
    *,
    version: int,
    now: datetime,
    stream: str = "",
) -> int:
    """Move the cursor if nobody has since `version`; the new version, else `Conflict`."""
    if version == 0:
        values = {
            "channel": channel,
            "stream": stream,
            "position": position,
            "version": 1,
            "moved_at": now,
        }
        moved = insert_new(connection, cursors, values, unique=("channel", "stream"))
    else:
        moved = bool(
            connection.execute(
                update(cursors)
                .where(
                    cursors.c.channel == channel,
                    cursors.c.stream == stream,
                    cursors.c.version == version,
                )
                .values(position=position, version=version + 1, moved_at=now)
            ).rowcount
        )
    if not moved:
        raise Conflict(
            "Another poller reads this channel just now (`muara serve`, or a second sync); "
            "what it reads is stored. Try again in a minute if something is missing."
        )
    return version + 1


def forget_cursor(connection: Connection, channel: str, stream: str) -> None:
    """A walk of its own has come to its end."""
    connection.execute(
        delete(cursors).where(cursors.c.channel == channel, cursors.c.stream == stream)
    )


# --- spending ---------------------------------------------------------------------------------


def spent(connection: Connection, channel: str, day: date) -> float:
    """US dollars spent on a channel on a day (UTC)."""
    found = connection.execute(
        select(spendings.c.dollars).where(spendings.c.channel == channel, spendings.c.day == day)
    ).scalar_one_or_none()
    return float(found or 0.0)


def spend(connection: Connection, channel: str, day: date, dollars: float) -> None:
    """Add to what was spent on a channel on a day (UTC)."""
    upsert(
        connection,
        spendings,
        {"channel": channel, "day": day, "dollars": dollars},
        ("channel", "day"),
        {"dollars": spendings.c.dollars + dollars},
    )


# --- retention --------------------------------------------------------------------------------


def destroy_keys(connection: Connection, kind: str, before: date, now: datetime) -> int:
    """Destroy the keys of days before `before`: what they sealed can never be read again.

    `kind` is `day` or `kept`. Days on which something still waits to be parsed or settled are
    left alone.
    """
    rows = connection.execute(
        select(data_keys.c.id, data_keys.c.purpose).where(
            data_keys.c.wrapped.is_not(None), data_keys.c.purpose.like(f"{kind}:%")
        )
    ).all()
    destroyed = 0
    for row in rows:
        day = date.fromisoformat(row.purpose.partition(":")[2])
        if day >= before or _is_waiting(connection, day):
            continue
        connection.execute(
            update(data_keys).where(data_keys.c.id == row.id).values(wrapped=None, destroyed_at=now)
        )
        _drop_bytes(connection, kind, day)
        destroyed += 1
    return destroyed


def _is_waiting(connection: Connection, day: date) -> bool:
    waits = select(deliveries.c.id).where(deliveries.c.day == day, deliveries.c.state == "pending")
    pends = select(items.c.id).where(items.c.day == day, items.c.outcome == "pending")
    return any(connection.execute(query.limit(1)).first() for query in (waits, pends))


def _drop_bytes(connection: Connection, kind: str, day: date) -> None:
    states = ("parsed",) if kind == "day" else ("unreadable", "quarantined")
    connection.execute(
        update(deliveries)
        .where(deliveries.c.day == day, deliveries.c.state.in_(states))
        .values(sealed=None)
    )
    if kind == "kept":
        connection.execute(
            update(items)
            .where(items.c.day == day, items.c.outcome == "unreadable")
            .values(sealed=None)
        )


def lease_row(connection: Connection, name: str) -> Row[Any] | None:
    """Who holds a lease now, for the operator's page."""
    return connection.execute(select(leases).where(leases.c.name == name)).one_or_none()
