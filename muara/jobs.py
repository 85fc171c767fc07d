"""The timetable: what runs when, under one leader, with a line of history for every slot.

APScheduler keeps the time; the database decides who leads and that a slot runs at most once.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from apscheduler.events import EVENT_JOB_MAX_INSTANCES, JobSubmissionEvent
from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.jobstores.base import ConflictingIdError
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.interval import IntervalTrigger
from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from channels.errors import ChannelError
from muara.app import Application
from muara.lease import Leadership
from muara.log import get_logger
from store import timetable
from store.errors import LeaseLost, StoreError

log = get_logger(__name__)

_APSCHEDULER = logging.getLogger("apscheduler.timetable")
_APSCHEDULER.setLevel(logging.ERROR)

LEASE = "scheduler"
_REPEAT_AFTER = timedelta(hours=1)
_GRACE_SECONDS = 10.0
_WATCH_SECONDS = 1.0
_SET_BACK = 2.0
_AFTER_A_SLOT = timedelta(milliseconds=1)
"""Where a run that was wished stands behind one of the same moment."""
_LONGEST_REASON = 500
_EPOCH = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class RunContext:
    """What a running job is told: when to stop, and how to guard its writes."""

    fence: int
    until: float
    """By the monotonic clock."""
    ended: threading.Event

    def is_over(self) -> bool:
        """Time is up, the process stops, or another leads: finish what is at hand."""
        return self.ended.is_set() or time.monotonic() > self.until

    def guard(self, connection: Connection) -> None:
        """Raise `LeaseLost` in a writing transaction when another leads by now."""
        timetable.check_fence(connection, LEASE, self.fence)


@dataclass(frozen=True, slots=True)
class Report:
    """What a run tells its history: counts, and in our own words what it ran into."""

    counts: Mapping[str, int]
    problems: tuple[str, ...] = ()
    has_failed: bool = False

    @property
    def reason(self) -> str | None:
        if self.problems:
            return " ".join(self.problems)[:_LONGEST_REASON]
        return None if any(self.counts.values()) else "idle"


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One line of the timetable.

    A `tick` looks every second whether `has_work`; its slots are recorded only when there was any.
    So are those of a slower job that is `occasional`.
    """

    name: str
    account: str
    seconds: float
    work: Callable[[RunContext], Report]
    is_tick: bool = False
    is_occasional: bool = False
    has_work: Callable[[], bool] = field(default=lambda: True)

    @property
    def id(self) -> str:
        return f"{self.name}:{self.account}"

    @property
    def skips_slots(self) -> bool:
        """A slot without work is no gap in the history."""
        return self.is_tick or self.is_occasional

    @property
    def interval(self) -> timedelta:
        return timedelta(seconds=self.seconds)

    def next_slot(self, now: datetime) -> datetime:
        """The next moment of the timetable after `now`."""
        return self.slot(now) + self.interval

    def slot(self, now: datetime) -> datetime:
        """The latest moment of the timetable that is not after `now`."""
        return _EPOCH + (now - _EPOCH) // self.interval * self.interval


@dataclass(frozen=True, slots=True)
class _Term:
    """The time during which this process leads."""

    fence: int
    began_at: datetime
    ended: threading.Event
    scheduler: BackgroundScheduler


class Timetable:
    """Runs the jobs while this process leads. Any number of processes may stand by."""

    def __init__(self, application: Application, jobs: Iterable[Job]) -> None:
        self._store = application.store
        self._clock = application.clock
        self._jobs = {job.id: job for job in jobs}
        self._term: _Term | None = None
        self._running: dict[int, float] = {}
        self._busy: set[str] = set()
        self._busy_lock = threading.Lock()
        self._overruns: Counter[str] = Counter()
        self._told: dict[str, tuple[str, datetime]] = {}
        self._stopped = threading.Event()
        self._watcher = threading.Thread(target=self._watch, name="timetable", daemon=True)
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
        self._watcher.start()
        self.leadership.start()

    def stop(self) -> None:
        """Let running jobs finish what is at hand, then give the lease back.

        Whatever takes longer than ten seconds is recorded as abandoned.
        """
        self._stopped.set()
        term = self._term
        if term is not None:
            term.scheduler.pause()
            term.ended.set()
        until = time.monotonic() + _GRACE_SECONDS
        while self._running and time.monotonic() < until:
            time.sleep(0.02)
        for run_id in list(self._running):
            self._close(run_id, "abandoned", "stopped")
        self.leadership.stop()
        self._watcher.join()

    # -- leading

    def _begin(self, fence: int) -> None:
        if self._stopped.is_set():
            return
        now = self._clock.now()
        with self._store.write() as connection:
            abandoned = timetable.abandon_runs(connection, fence, now)
        if abandoned:
            log.warning("runs_abandoned", count=abandoned)
        scheduler = BackgroundScheduler(
            # It would tell of every skipped second; what matters stands in the history.
            logger=_APSCHEDULER,
            timezone=UTC,
            executors={"default": ThreadPoolExecutor(len(self._jobs) + 2)},
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
        )
        scheduler.add_listener(self._note_overrun, EVENT_JOB_MAX_INSTANCES)
        term = _Term(fence, now, threading.Event(), scheduler)
        for job in self._jobs.values():
            # A new leader starts the latest slot at once, if nobody has run it.
            scheduler.add_job(
                self._run,
                IntervalTrigger(seconds=job.seconds, start_date=_EPOCH, timezone=UTC),
                args=[job, term],
                id=job.id,
                next_run_time=datetime.now(UTC),
            )
        self._overruns.clear()
        self._term = term
        scheduler.start()

    def _end(self) -> None:
        term, self._term = self._term, None
        if term is not None:
            term.ended.set()
            term.scheduler.shutdown(wait=False)

    # -- running

    def _run(self, job: Job, term: _Term) -> None:
        """Run one slot, unless it was run before or another leads by now."""
        self._run_alone(job, term, is_wished=False)

    def _run_alone(self, job: Job, term: _Term, *, is_wished: bool) -> None:
        """A run that somebody wished and one by the timetable are never under way together."""
        with self._busy_lock:
            if job.id in self._busy:
                self._overruns[job.id] += not is_wished
                return
            self._busy.add(job.id)
        try:
            self._run_now(job, term, is_wished=is_wished)
        finally:
            with self._busy_lock:
                self._busy.discard(job.id)

    def _run_now(self, job: Job, term: _Term, *, is_wished: bool) -> None:
        try:
            if term.ended.is_set():
                return
            if job.skips_slots and not is_wished and not job.has_work():
                return
            run_id = self._start(job, term.fence, is_wished=is_wished)
        except LeaseLost:
            return
        except Exception as error:
            # The database is away, say. The slot is noted as missed when it is back.
            log.error("job_not_started", job=job.name, account=job.account, error=_name(error))
            return
        if run_id is None:
            return
        until = time.monotonic() + self._timeout
        self._running[run_id] = until
        context = RunContext(term.fence, until, term.ended)
        outcome, reason, counts = self._work(job, context)
        self._close(run_id, outcome, reason, counts)

    def _start(self, job: Job, fence: int, *, is_wished: bool) -> int | None:
        now = self._clock.now()
        with self._store.write() as connection:
            timetable.check_fence(connection, LEASE, fence)
            if is_wished:
                if not timetable.fulfil_wish(connection, job.name, job.account):
                    return None
                last = timetable.last_slot(connection, job.name, job.account)
                slot = now if last is None or last < now else last + _AFTER_A_SLOT
            else:
                slot = self._slot(connection, job, now)
            return timetable.start_run(
                connection,
                job=job.name,
                account=job.account,
                scheduled_for=slot,
                fence=fence,
                now=now,
            )

    def _slot(self, connection: Connection, job: Job, now: datetime) -> datetime:
        last = timetable.last_slot(connection, job.name, job.account)
        slot = job.slot(now)
        if last is not None and last - slot > job.interval:
            # The clock was set back. Its slots have run, but nobody should wait for it.
            return now
        if last is not None and not job.skips_slots:
            self._note_gap(connection, job, last, slot, now)
        return slot

    def _grant_wishes(self) -> None:
        """Begin what somebody wants to run now; what is under way is begun again after it."""
        term = self._term
        if term is None:
            return
        try:
            with self._store.read() as connection:
                wished = timetable.wishes(connection)
        except SQLAlchemyError:
            return  # looked again in a second; whoever cannot work says so elsewhere
        for wish in wished:
            job = self._jobs.get(f"{wish.job}:{wish.account}")
            if job is None or job.id in self._busy:
                continue
            with suppress(ConflictingIdError):
                term.scheduler.add_job(
                    self._run_alone,
                    args=[job, term],
                    kwargs={"is_wished": True},
                    id=f"wish:{job.id}",
                )

    def _note_gap(
        self, connection: Connection, job: Job, last: datetime, slot: datetime, now: datetime
    ) -> None:
        """The slots between the last one and this did not run: one line tells of them all."""
        missed = round((slot - last) / job.interval) - 1
        overruns = self._overruns.pop(job.id, 0)
        if missed <= 0:
            return
        term = self._term
        if overruns:
            reason = "previous_run_still_running"
        elif term is not None and term.began_at <= last + job.interval:
            reason = "scheduler_was_late"
        else:
            reason = "no_leader"
        timetable.note_missed(
            connection,
            job=job.name,
            account=job.account,
            scheduled_for=last + job.interval,
            slots=missed,
            reason=reason,
            now=now,
        )

    def _note_overrun(self, event: JobSubmissionEvent) -> None:
        self._overruns[event.job_id] += 1

    def _work(self, job: Job, context: RunContext) -> tuple[str, str | None, Mapping[str, int]]:
        """Do the work; whatever goes wrong stays with this job and this account."""
        try:
            report = job.work(context)
        except LeaseLost:
            return "abandoned", "leader_changed", {}
        except (ChannelError, StoreError) as error:
            if self._is_news(job, str(error)):
                log.warning("job_failed", job=job.name, account=job.account, error=str(error))
            return "failed", str(error), {}
        except Exception as error:
            log.exception("job_broke", job=job.name, account=job.account)
            return "failed", _name(error), {}
        self._told.pop(job.id, None)
        return "failed" if report.has_failed else "done", report.reason, report.counts

    def _is_news(self, job: Job, sentence: str) -> bool:
        """Whether the log has not told this sentence of this job within the last hour: a platform
        that is away for a night fails every few seconds. The history has every run."""
        now = self._clock.now()
        told, told_at = self._told.get(job.id, ("", now))
        if told == sentence and now - told_at < _REPEAT_AFTER:
            return False
        self._told[job.id] = (sentence, now)
        return True

    def _close(
        self,
        run_id: int,
        outcome: str,
        reason: str | None,
        counts: Mapping[str, int] | None = None,
    ) -> None:
        """Write a run's end into the history; what was closed before stays as it is."""
        try:
            with self._store.write() as connection:
                timetable.finish_run(
                    connection,
                    run_id,
                    outcome=outcome,
                    now=self._clock.now(),
                    counts=counts or {},
                    reason=reason,
                )
        except SQLAlchemyError as error:
            # The next leader finds it running and calls it abandoned.
            log.error("run_not_closed", run=run_id, error=_name(error))
        finally:
            self._running.pop(run_id, None)

    # -- watching

    def _watch(self) -> None:
        """Close runs that take too long, and notice when the machine's clock is set back.

        By the monotonic clock, and in a thread of its own: APScheduler waits by the other one.
        """
        ahead = time.time() - time.monotonic()
        while not self._stopped.wait(_WATCH_SECONDS):
            self._close_overdue()
            self._grant_wishes()
            before, ahead = ahead, time.time() - time.monotonic()
            if before - ahead > _SET_BACK:
                log.warning("clock_set_back", seconds=round(before - ahead))
                self._restart_jobs()

    def _close_overdue(self) -> None:
        """Their threads end at their next look at the time; other jobs go on meanwhile."""
        now = time.monotonic()
        for run_id in [one for one, until in list(self._running.items()) if now > until]:
            log.error("job_timed_out", run=run_id)
            self._close(run_id, "timed_out", f"took longer than {self._timeout:g} seconds")

    def _restart_jobs(self) -> None:
        term = self._term
        if term is None:
            return
        for job_id in self._jobs:
            term.scheduler.modify_job(job_id, next_run_time=datetime.now(UTC))


def _name(error: Exception) -> str:
    return type(error).__name__
