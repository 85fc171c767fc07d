"""What Prometheus is told, read from the store when it asks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version

from prometheus_client import Metric
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector
from sqlalchemy import Connection

from muara.app import Application
from muara.intake import local_day
from store import equation, overview, queries
from store.models import Outcome
from store.scope import SYSTEM

NAMES = (
    "muara_build",
    "muara_items_today",
    "muara_oldest_pending_seconds",
    "muara_outbox",
    "muara_pending",
    "muara_received_today",
    "muara_run_last_success",
)


class StoreMetrics(Collector):
    """Gauges from the store: the same whichever of several web processes is asked."""

    def __init__(self, application: Application) -> None:
        self._application = application

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
            yield _outbox(connection)
            yield _runs(connection)

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


def _runs(connection: Connection) -> Metric:
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
