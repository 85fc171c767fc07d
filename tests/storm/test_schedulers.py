"""Two schedulers on one PostgreSQL: who runs what, told by themselves and by the platforms."""

from __future__ import annotations

import json
import random
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Row, select

from simulator.journal import read_journal
from store.models import runs
from tests.postgres import PostgresServer
from tests.storm.moments import RUNS
from tests.storm.platforms import running_platforms, wait_for
from tests.storm.product import Product, Wiring, environment, running_product

_TWO = Wiring(
    roles=("scheduler", "scheduler"),
    modes={"whatsapp": "webhook", "telegram": "poll", "facebook": "webhook"},
    reconcile_seconds=3,
)
_INTERVALS = {"poll": timedelta(seconds=1), "reconcile": timedelta(seconds=3)}
_BEGUN = ("done", "failed", "timed_out", "abandoned")


class Watched:
    """What two schedulers did: their history, and what each noted while it ran something."""

    def __init__(self, product: Product, folder: Path, journal: Path) -> None:
        with product.store.read() as connection:
            self.history = connection.execute(select(runs).order_by(runs.c.id)).all()
        slots = {row.id: (row.job, row.account, row.scheduled_for) for row in self.history}
        lines = [json.loads(line) for line in (folder / RUNS).read_text().splitlines()]
        self.begun = Counter(slots[n["run"]] for n in lines if n["event"] == "began")
        self.finished = Counter(slots[n["run"]] for n in lines if n["event"] == "ended")
        self.processes = {line["process"] for line in lines}
        self.calls = sum(
            event["event"] == "api_called" and event["operation"] == "getUpdates"
            for event in read_journal(journal)
        )

    def unaccounted(self) -> list[str]:
        """Slots of which the history says nothing, and lines that give no reason."""
        by_job: defaultdict[tuple[str, str], list[Row[Any]]] = defaultdict(list)
        for row in self.history:
            by_job[row.job, row.account].append(row)
        problems = [
            f"{row.job} {row.account} {row.scheduled_for}: {row.outcome} without a reason"
            for row in self.history
            if row.outcome in ("missed", "abandoned", "running", "failed") and not row.reason
        ]
        for (job, account), rows in by_job.items():
            if job in _INTERVALS:
                holes = _holes(rows, _INTERVALS[job])
                problems += [f"{job} {account}: nothing about {hole}" for hole in holes]
        return problems


def _holes(rows: Sequence[Row[Any]], interval: timedelta) -> list[datetime]:
    known: set[datetime] = set()
    for row in rows:
        slots = row.counts["slots"] if row.outcome == "missed" else 1
        known |= {row.scheduled_for + n * interval for n in range(slots)}
    first, last = min(known), max(known)
    expected = {first + n * interval for n in range(round((last - first) / interval) + 1)}
    return sorted(expected - known)


def _watch(
    folder: Path, postgres_server: PostgresServer, *, seconds: float, kills: int = 0
) -> Watched:
    """Let two schedulers run, and kill one now and then."""
    url = postgres_server.create_database()
    # Whom it strikes is all that is drawn here.
    dice = random.Random(kills)  # noqa: S311
    with (
        running_platforms(folder, 1, environment(url)) as platforms,
        running_product(folder, url, platforms, _TWO) as product,
    ):
        assert wait_for(lambda: (folder / RUNS).exists(), 60), product.last_words()
        for _ in range(kills):
            time.sleep(seconds / kills)
            product.kill(dice.choice(product.names))
            wait_for(product.is_up, 30)
        time.sleep(0 if kills else seconds)
        time.sleep(3)  # the survivor takes the lease over and tells what was missed
        product.stop()
        watched = Watched(product, folder, platforms.journal)
    postgres_server.drop_database(url)
    return watched


@pytest.mark.long
@pytest.mark.timeout(180)
def test_without_kills_every_slot_runs_at_most_once_and_each_is_accounted_for(
    tmp_path: Path, postgres_server: PostgresServer
) -> None:
    watched = _watch(tmp_path, postgres_server, seconds=8)
    assert len(watched.processes) == 1
    assert max(watched.begun.values()) == 1
    assert watched.begun == watched.finished
    begun = [row for row in watched.history if row.outcome in _BEGUN]
    assert len(begun) == len(watched.begun)
    # Nobody writes, so a poll is one call: the platform counts as many as the history.
    polls = [row for row in begun if (row.job, row.account) == ("poll", "telegram")]
    assert watched.calls == len(polls) >= 5
    assert watched.unaccounted() == []


@pytest.mark.long
@pytest.mark.timeout(400)
def test_with_kills_every_slot_finishes_at_most_once_and_each_is_accounted_for(
    tmp_path: Path, postgres_server: PostgresServer
) -> None:
    watched = _watch(tmp_path, postgres_server, seconds=60, kills=12)
    assert len(watched.processes) == 2
    assert max(watched.begun.values()) == 1
    assert max(watched.finished.values()) == 1
    assert watched.unaccounted() == []
