"""What Prometheus is told, read from the store when it asks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from prometheus_client import Metric
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector
from sqlalchemy import Connection, Row

from muara.app import Application
from muara.doctor.ground import places_of
from muara.intake import local_day
from muara.jobs import LEASE, Job
from muara.room import free_bytes
from store import alarms, equation, gauges, overview, queries, timetable
from store.models import Outcome
from store.scope import SYSTEM
from store.session import database_now

NAMES = (
    "muara_alarms",
    "muara_budget_dollars",
    "muara_build",
    "muara_deadlines",
    "muara_disk_free_bytes",
    "muara_items_today",
    "muara_job_late_seconds",
    "muara_oldest_pending_seconds",
    "muara_outbox",
    "muara_pending",
    "muara_platform_cap",
    "muara_platform_usage",
    "muara_received_today",
    "muara_run_last_success",
    "muara_run_seconds",
    "muara_scheduler_leads",
    "muara_spent_today_dollars",
    "muara_stage_lag_seconds",
)


class StoreMetrics(Collector):
    """Gauges from the store: the same whichever of several web processes is asked."""

    def __init__(self, application: Application, jobs: Sequence[Job]) -> None:
        self._application = application
        self._jobs = jobs

    def describe(self) -> list[Metric]:
        """Nothing to read at registration: the store may not be there yet."""
        return []

    def collect(self) -> Iterator[Metric]:
        """All gauges, from one snapshot."""
        now = self._application.clock.now()
        yield _gauge("muara_build", "The version that runs.", "version", [((_version(),), 1)])
        with self._application.store.read() as connection:
            yield from self._ledger(connection, now)
            yield from _backlog(connection, now)
            yield _stages(connection, now)
            yield _outbox(connection)
            yield from self._runs(connection, now)
            yield self._deadlines(connection, now)
            yield from self._money(connection, now)
            yield _alarms(connection)
        yield self._disks()

    def _ledger(self, connection: Connection, now: datetime) -> Iterator[Metric]:
        jurisdictions = self._application.jurisdiction_of()
        today = {
            channel: local_day(now, self._application.zone(jurisdiction))
            for channel, jurisdiction in jurisdictions.items()
        }
        received = {(channel,): 0 for channel in today}
        found = {(channel, outcome.value): 0 for channel in today for outcome in Outcome}
        since = min(today.values(), default=now.date())
        for total in equation.day_totals(SYSTEM, connection, since=since):
            if today.get(total.channel) != total.day:
                continue
            received[(total.channel,)] = total.received
            for outcome, count in total.outcomes.items():
                found[(total.channel, outcome)] = count
        yield _gauge(
            "muara_received_today",
            "Things received today, by channel.",
            "channel",
            received.items(),
        )
        yield _gauge(
            "muara_items_today",
            "What became of the things received today.",
            "channel outcome",
            found.items(),
        )

    def _runs(self, connection: Connection, now: datetime) -> Iterator[Metric]:
        latest = {(run.job, run.account): run for run in overview.latest_runs(SYSTEM, connection)}
        yield _last_success(connection)
        yield from _platform_usage(latest)
        yield _gauge(
            "muara_run_seconds",
            "How long a job's latest run took.",
            "job account",
            [
                (key, (run.finished_at - run.started_at).total_seconds())
                for key, run in latest.items()
                if run.started_at is not None and run.finished_at is not None
            ],
        )
        yield _gauge(
            "muara_job_late_seconds",
            "How far a job is behind its timetable; 0 when it is on time.",
            "job account",
            [
                ((job.name, job.account), max((now - due_at).total_seconds(), 0.0))
                for job in self._jobs
                if not job.skips_slots and (job.name, job.account) in latest
                for due_at in [latest[job.name, job.account].scheduled_for + job.interval]
            ],
        )
        row = timetable.lease_row(connection, LEASE)
        leads = row is not None and bool(row.holder) and row.expires_at > database_now(connection)
        yield _gauge(
            "muara_scheduler_leads", "1 when a process runs the timetable.", "", [((), leads)]
        )

    def _deadlines(self, connection: Connection, now: datetime) -> Metric:
        counts = {
            (code, word): 0
            for code in self._application.settings.jurisdictions
            for word in ("overdue", "soon")
        }
        return _gauge(
            "muara_deadlines",
            "Clocks that have run out, or will within a day.",
            "government state",
            (counts | dict(gauges.deadline_counts(SYSTEM, connection, now))).items(),
        )

    def _money(self, connection: Connection, now: datetime) -> Iterator[Metric]:
        channels = self._application.settings.channels.items()
        budgets = {
            (name,): float(budget)
            for name, channel in channels
            if (budget := getattr(channel, "daily_budget_usd", None))
        }
        spent = {(name,): timetable.spent(connection, name, now.date()) for (name,) in budgets}
        yield _gauge(
            "muara_budget_dollars", "What a channel may spend in a day.", "channel", budgets.items()
        )
        yield _gauge(
            "muara_spent_today_dollars",
            "What a channel has spent today (UTC).",
            "channel",
            spent.items(),
        )

    def _disks(self) -> Metric:
        places = places_of(self._application.settings)
        free = [((subject,), free_bytes(place)) for subject, place in places.items()]
        return _gauge(
            "muara_disk_free_bytes", "What is free on disks that are written to.", "disk", free
        )


def _platform_usage(latest: Mapping[tuple[str, str], Row[Any]]) -> Iterator[Metric]:
    """By what the newest self-checks were told."""
    checks = {
        account: run.counts or {} for (job, account), run in latest.items() if job == "self_check"
    }
    for name, count, meaning in (
        ("muara_platform_usage", "posts_read", "What was read this month, as the platform counts."),
        ("muara_platform_cap", "posts_cap", "What may be read in a month, by the platform."),
    ):
        told = [((account,), found[count]) for account, found in checks.items() if count in found]
        yield _gauge(name, meaning, "channel", told)


def _alarms(connection: Connection) -> Metric:
    counts = alarms.open_counts(SYSTEM, connection)
    return _gauge(
        "muara_alarms",
        "Alarms that are open.",
        "level",
        [((level,), count) for level, count in counts.items()],
    )


def _stages(connection: Connection, now: datetime) -> Metric:
    ages = {
        (stage,): max((now - since).total_seconds(), 0.0) if since is not None else 0.0
        for stage, since in gauges.waiting_since(SYSTEM, connection).items()
    }
    return _gauge(
        "muara_stage_lag_seconds",
        "How long the oldest has waited for a stage; 0 when nothing does.",
        "stage",
        ages.items(),
    )


def _backlog(connection: Connection, now: datetime) -> Iterator[Metric]:
    backlog = overview.backlog(SYSTEM, connection)
    counts = {("delivery",): backlog.deliveries, ("item",): backlog.items}
    yield _gauge("muara_pending", "What waits to be parsed or settled.", "what", counts.items())
    age = (now - backlog.oldest_at).total_seconds() if backlog.oldest_at else 0.0
    yield _gauge(
        "muara_oldest_pending_seconds",
        "Age of the oldest that waits; 0 when nothing does.",
        "",
        [((), max(age, 0.0))],
    )


def _outbox(connection: Connection) -> Metric:
    counts = {(state,): count for state, count in queries.outbox_counts(SYSTEM, connection).items()}
    return _gauge(
        "muara_outbox", "Replies and reports that leave us, by state.", "state", counts.items()
    )


def _last_success(connection: Connection) -> Metric:
    moments = {
        (row.job, row.account): row.finished_at.timestamp()
        for row in overview.latest_runs(SYSTEM, connection, outcome="done")
        if row.finished_at is not None
    }
    return _gauge(
        "muara_run_last_success",
        "When a job last ended well (Unix time).",
        "job account",
        moments.items(),
    )


def _gauge(
    name: str, meaning: str, labels: str, values: Iterable[tuple[tuple[str, ...], float]]
) -> Metric:
    family = GaugeMetricFamily(name, meaning, labels=labels.split())
    for of_labels, value in values:
        family.add_metric(of_labels, value)
    return family


def _version() -> str:
    try:
        return version("muara")
    except PackageNotFoundError:
        return "unknown"
