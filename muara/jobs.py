"""The timetable: what runs when, under one leader, with a line of history for every slot.

APScheduler keeps the time; the database decides who leads and that a slot runs at most once.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from apscheduler.events import EVENT_JOB_MAX_INSTANCES, JobSubmissionEvent
from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.interval import IntervalTrigger

from channels.base import ChecksItself, LooksUp, Polls, Reconciles, SendsReplies
from channels.errors import ChannelError
from muara.app import Application, Channel
from muara.lease import Leadership
from muara.log import get_logger
from store import changes, queries, timetable
from store.errors import LeaseLost
from store.scope import SYSTEM

log = get_logger(__name__)

LEASE = "scheduler"
_TICK = 1.0
_SWEEP = 60.0
_DAY = 24 * 3600.0
_GATHERING_AT_MOST = timedelta(minutes=10)
_RUNS_KEPT = timedelta(days=90)
_IDLE_RUNS_KEPT = timedelta(days=2)
_EPOCH = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class RunContext:
    """What a running job is told: when to stop, and how to guard its writes."""

    leadership: Leadership
    until: float
    """By the monotonic clock."""
    stopped: threading.Event

    def is_over(self) -> bool:
        """Time is up, the process stops, or another leads: finish what is at hand."""
        return (
            self.stopped.is_set() or time.monotonic() > self.until or self.leadership.fence is None
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One line of the timetable. `work` returns counts for the history.

    A `tick` looks every second whether `has_work`; its slots are recorded only when there was any.
    """

    name: str
    account: str
    seconds: float
    work: Callable[[RunContext], Mapping[str, int]]
    is_tick: bool = False
    has_work: Callable[[], bool] = field(default=lambda: True)

    @property
    def id(self) -> str:
        return f"{self.name}:{self.account}"

    def slot(self, now: datetime) -> datetime:
        """The latest moment of the timetable that is not after `now`."""
        passed = (now - _EPOCH).total_seconds() // self.seconds
        return _EPOCH + timedelta(seconds=passed * self.seconds)


class Timetable:
    """Runs the jobs while this process leads. Any number of processes may stand by."""

    def __init__(self, application: Application, jobs: Iterable[Job]) -> None:
        self._application = application
        self._store = application.store
        self._clock = application.clock
        self._jobs = {job.id: job for job in jobs}
        self._stopped = threading.Event()
        self._running: dict[int, float] = {}
        self._scheduler: BackgroundScheduler | None = None
        schedule = application.settings.schedule
        self._timeout = schedule.job_timeout_seconds
        self.leadership = Leadership(
            self._store,
            LEASE,
            timedelta(seconds=schedule.lease_seconds),
            gained=self._begin,
            lost=self._end,
        )

    def start(self) -> None:
        self.leadership.start()

    def stop(self) -> None:
        """Finish running jobs, then give the lease back."""
        self._stopped.set()
        self._end(wait=True)
        self.leadership.stop()

    # -- leading

    def _begin(self, fence: int) -> None:
        with self._store.write() as connection:
            abandoned = timetable.abandon_runs(connection, fence, self._clock.now())
        if abandoned:
            log.warning("runs_abandoned", count=abandoned)
        scheduler = BackgroundScheduler(
            timezone=UTC,
            executors={"default": ThreadPoolExecutor(len(self._jobs) + 2)},
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
        )
        scheduler.add_listener(self._note_overrun, EVENT_JOB_MAX_INSTANCES)
        for job in self._jobs.values():
            # A new leader starts the latest slot at once, if nobody has run it.
            scheduler.add_job(
                self._run,
                IntervalTrigger(seconds=job.seconds, start_date=_EPOCH, timezone=UTC),
                args=[job, fence],
                id=job.id,
                next_run_time=datetime.now(UTC),
            )
        scheduler.add_job(self._abandon_overdue, IntervalTrigger(seconds=1), id="overdue")
        scheduler.start()
        self._scheduler = scheduler

    def _end(self, *, wait: bool = False) -> None:
        scheduler, self._scheduler = self._scheduler, None
        if scheduler is not None:
            scheduler.shutdown(wait=wait)

    # -- running

    def _run(self, job: Job, fence: int) -> None:
        """Run one slot, unless it was run before or another leads by now."""
        try:
            if job.is_tick and not job.has_work():
                return
            run_id = self._start(job, fence)
        except LeaseLost:
            return
        if run_id is None:
            return
        until = time.monotonic() + self._timeout
        self._running[run_id] = until
        outcome, reason, counts = self._work(job, RunContext(self.leadership, until, self._stopped))
        self._running.pop(run_id, None)
        with self._store.write() as connection:
            timetable.finish_run(
                connection,
                run_id,
                outcome=outcome,
                now=self._clock.now(),
                counts=counts,
                reason=reason,
            )

    def _start(self, job: Job, fence: int) -> int | None:
        now = self._clock.now()
        slot = job.slot(now)
        with self._store.write() as connection:
            timetable.check_fence(connection, LEASE, fence)
            if not job.is_tick:
                self._note_gap(connection, job, slot, now)
            return timetable.start_run(
                connection,
                job=job.name,
                account=job.account,
                scheduled_for=slot,
                fence=fence,
                now=now,
            )

    def _note_gap(self, connection: Any, job: Job, slot: datetime, now: datetime) -> None:
        """The slots since the last one had no leader: one line tells of them all."""
        last = timetable.last_slot(connection, job.name, job.account)
        if last is None:
            return
        interval = timedelta(seconds=job.seconds)
        missed = round((slot - last) / interval) - 1
        if missed > 0:
            timetable.note_missed(
                connection,
                job=job.name,
                account=job.account,
                scheduled_for=last + interval,
                slots=missed,
                reason="no_leader",
                now=now,
            )

    def _work(self, job: Job, context: RunContext) -> tuple[str, str | None, Mapping[str, int]]:
        """Do the work; whatever goes wrong stays with this job and this account."""
        try:
            counts = job.work(context)
        except LeaseLost:
            return "abandoned", "leader_changed", {}
        except ChannelError as error:
            log.warning("job_failed", job=job.name, account=job.account, error=str(error))
            return "failed", str(error), {}
        except Exception as error:
            log.exception("job_broke", job=job.name, account=job.account)
            return "failed", type(error).__name__, {}
        return "done", None if any(counts.values()) else "idle", counts

    def _note_overrun(self, event: JobSubmissionEvent) -> None:
        job = self._jobs.get(event.job_id)
        if job is None or job.is_tick:
            return
        now = self._clock.now()
        with self._store.write() as connection:
            timetable.note_missed(
                connection,
                job=job.name,
                account=job.account,
                scheduled_for=job.slot(now),
                slots=1,
                reason="previous_run_still_running",
                now=now,
            )

    def _abandon_overdue(self) -> None:
        """Runs that take too long are closed; their threads end at their next look at the time."""
        now = time.monotonic()
        for run_id in [run_id for run_id, until in self._running.items() if now > until]:
            self._running.pop(run_id, None)
            with self._store.write() as connection:
                timetable.finish_run(
                    connection,
                    run_id,
                    outcome="timed_out",
                    now=self._clock.now(),
                    counts={},
                    reason=f"took longer than {self._timeout:g} seconds",
                )
            log.error("job_timed_out", run=run_id)


# --- the jobs ---------------------------------------------------------------------------------


def all_jobs(application: Application) -> list[Job]:
    """Everything that this installation's timetable holds."""
    jobs = [_sweep(application), _retention(application), _media(application)]
    for channel in application.channels.values():
        jobs += _channel_jobs(application, channel)
    return jobs


def _channel_jobs(application: Application, channel: Channel) -> list[Job]:
    jobs = []
    if channel.polls:
        jobs.append(_poll(application, channel))
    elif isinstance(channel.adapter, Polls) and isinstance(channel.adapter, Reconciles):
        jobs.append(_reconcile(application, channel))
    if isinstance(channel.adapter, SendsReplies):
        jobs.append(_outbox(application, channel.name))
    if isinstance(channel.adapter, LooksUp):
        jobs.append(_look_up(application, channel))
    if isinstance(channel.adapter, ChecksItself):
        jobs.append(_self_check(channel.name, channel.adapter))
    return jobs


def _poll(application: Application, channel: Channel) -> Job:
    def work(context: RunContext) -> Mapping[str, int]:
        poller = application.poller(channel.name, guard=context.leadership.guard)
        return poller.poll(context.is_over)

    return Job(name="poll", account=channel.name, seconds=channel.settings.poll_seconds, work=work)


def _reconcile(application: Application, channel: Channel) -> Job:
    schedule = application.settings.schedule

    def work(context: RunContext) -> Mapping[str, int]:
        poller = application.poller(channel.name, guard=context.leadership.guard)
        since = application.clock.now() - timedelta(hours=schedule.reconcile_hours)
        return poller.reconcile(since, context.is_over)

    seconds = schedule.reconcile_minutes * 60
    return Job(name="reconcile", account=channel.name, seconds=seconds, work=work)


def _outbox(application: Application, name: str) -> Job:
    outbox = application.outbox(name)

    def work(context: RunContext) -> Mapping[str, int]:
        return outbox.send_due(context.is_over) if outbox else {}

    def has_work() -> bool:
        with application.store.read() as connection:
            destination = f"channel:{name}"
            return queries.is_outbox_due(SYSTEM, connection, destination, application.clock.now())

    return Job(
        name="outbox", account=name, seconds=_TICK, work=work, is_tick=True, has_work=has_work
    )


def _media(application: Application) -> Job:
    fetcher = application.media()

    def has_work() -> bool:
        with application.store.read() as connection:
            now = application.clock.now()
            return bool(queries.due_attachments(SYSTEM, connection, now, 1))

    return Job(
        name="media",
        account="all",
        seconds=_TICK,
        work=lambda context: fetcher.fetch_due(context.is_over),
        is_tick=True,
        has_work=has_work,
    )


def _look_up(application: Application, channel: Channel) -> Job:
    def work(context: RunContext) -> Mapping[str, int]:
        ids = application.open_public_ids(channel.name)
        return application.poller(channel.name, guard=context.leadership.guard).look_up(ids)

    return Job(name="look_up", account=channel.name, seconds=_DAY, work=work)


def _self_check(name: str, adapter: ChecksItself) -> Job:
    def work(_context: RunContext) -> Mapping[str, int]:
        findings = adapter.check()
        for finding in findings:
            if finding.level != "ok":
                level = log.error if finding.level == "error" else log.warning
                level("channel_finding", channel=name, subject=finding.subject)
        return {"findings": sum(finding.level != "ok" for finding in findings)}

    return Job(name="self_check", account=name, seconds=_DAY, work=work)


def _sweep(application: Application) -> Job:
    def work(_context: RunContext) -> Mapping[str, int]:
        now = application.clock.now()
        with application.store.write() as connection:
            return {
                "gathering_ended": changes.end_stale_gathering(
                    SYSTEM, connection, now - _GATHERING_AT_MOST, now
                )
            }

    return Job(name="sweep", account="all", seconds=_SWEEP, work=work)


def _retention(application: Application) -> Job:
    def work(_context: RunContext) -> Mapping[str, int]:
        now = application.clock.now()
        keep = application.settings.retention
        with application.store.write() as connection:
            counts = {
                "day_keys": timetable.destroy_keys(
                    connection, "day", (now - timedelta(days=keep.raw_days)).date(), now
                ),
                "kept_keys": timetable.destroy_keys(
                    connection, "kept", (now - timedelta(days=keep.quarantine_days)).date(), now
                ),
                "runs": timetable.forget_runs(connection, now - _RUNS_KEPT, only_idle=False),
                "idle_runs": timetable.forget_runs(
                    connection, now - _IDLE_RUNS_KEPT, only_idle=True
                ),
            }
        application.store.forget_sealers()
        return counts

    return Job(name="retention", account="all", seconds=_DAY / 4, work=work)
