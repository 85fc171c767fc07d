"""The work in the background: who leads, which jobs are late or fail, and what waits too long."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, select

from muara.app import Application
from muara.doctor.finding import Finding, failing, ok, warning
from muara.jobs import LEASE, Job
from store import gauges, overview, queries, timetable
from store.models import OutboxState, runs
from store.scope import SYSTEM
from store.session import database_now

_LATE_INTERVALS = 3
_LATE_AT_LEAST = timedelta(minutes=2)
_IN_A_ROW = 3
_BAD = ("failed", "timed_out", "abandoned")
_BACKLOG_AFTER = timedelta(minutes=10)
_OUTBOX_AFTER = timedelta(hours=1)


def probe_jobs(jobs: Sequence[Job], application: Application) -> Sequence[Finding]:
    """Whether somebody leads the timetable, and one finding for each job."""
    with application.store.read() as connection:
        leader = _leader(connection)
        now = application.clock.now()
        latest = {(run.job, run.account): run for run in overview.latest_runs(SYSTEM, connection)}
        longest = timedelta(seconds=application.settings.schedule.job_timeout_seconds)
        found = [
            _job(connection, job, latest.get((job.name, job.account)), now, longest) for job in jobs
        ]
    # Without a leader every job is late: that is one trouble, and not fifty.
    return [leader, *found] if leader.level == "ok" else [leader]


def _leader(connection: Connection) -> Finding:
    row = timetable.lease_row(connection, LEASE)
    if row is None or row.expires_at < database_now(connection):
        return failing("scheduler", "no_leader")
    return ok("scheduler", "has_leader")


def _job(
    connection: Connection, job: Job, run: Row[Any] | None, now: datetime, longest: timedelta
) -> Finding:
    subject = f"job:{job.id}"
    if run is None:
        return ok(subject, "job_new")
    if run.outcome in _BAD and _fails_on(connection, job):
        return failing(subject, "job_failing", said=run.reason or run.outcome)
    late = now - run.scheduled_for
    if not job.skips_slots and late > _LATE_INTERVALS * job.interval + longest + _LATE_AT_LEAST:
        return failing(subject, "job_late", minutes=round(late.total_seconds() / 60))
    return ok(subject, "job_well")


def _fails_on(connection: Connection, job: Job) -> bool:
    """The last runs all went wrong; one alone may be chance."""
    query = select(runs.c.outcome).where(runs.c.job == job.name, runs.c.account == job.account)
    latest = connection.execute(query.order_by(runs.c.id.desc()).limit(_IN_A_ROW)).scalars().all()
    return len(latest) == _IN_A_ROW and all(outcome in _BAD for outcome in latest)


def probe_backlog(application: Application) -> Sequence[Finding]:
    """Whether what came in is read in time, and what is to leave leaves."""
    now = application.clock.now()
    with application.store.read() as connection:
        return [_intake(connection, now), *_leaving(connection, now)]


def _intake(connection: Connection, now: datetime) -> Finding:
    waiting = overview.backlog(SYSTEM, connection)
    if waiting.oldest_at is not None and now - waiting.oldest_at > _BACKLOG_AFTER:
        minutes = round((now - waiting.oldest_at).total_seconds() / 60)
        count = waiting.deliveries + waiting.items
        return failing("worker", "backlog", count=count, minutes=minutes)
    return ok("worker", "no_backlog")


def _leaving(connection: Connection, now: datetime) -> Iterator[Finding]:
    counts = queries.outbox_counts(SYSTEM, connection)
    dead, uncertain = counts.get(OutboxState.DEAD, 0), counts.get(OutboxState.UNCERTAIN, 0)
    oldest = gauges.waiting_since(SYSTEM, connection)["send"]
    if oldest is not None and now - oldest > _OUTBOX_AFTER:
        minutes = round((now - oldest).total_seconds() / 60)
        yield failing("outbox", "outbox_stands", minutes=minutes)
    elif dead or uncertain:
        yield warning("outbox", "outbox_dead", dead=dead, uncertain=uncertain)
    else:
        yield ok("outbox", "outbox_well")
