"""Two schedulers on one PostgreSQL: who runs what, told by themselves and by the platforms."""

from __future__ import annotations

import json
import random
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Row, select

from simulator.journal import read_journal
from store.models import runs
from tests.postgres import PostgresServer
from tests.storm.moments import RUNS
from tests.storm.platforms import Platforms, running_platforms
from tests.storm.product import Product, Wiring, environment, running_product


def _two(lease_seconds: float) -> Wiring:
    return Wiring(
        roles=("scheduler", "scheduler"),
        modes={"whatsapp": "webhook", "telegram": "poll", "facebook": "webhook"},
        reconcile_seconds=3,
        lease_seconds=lease_seconds,
    )


_INTERVALS = {"poll": timedelta(seconds=1), "reconcile": timedelta(seconds=3)}
_KILLS = 12
# A busy machine may take its time.
_PATIENCE = 180
_BEGUN = ("done", "failed", "timed_out", "abandoned")


class Watched:
    """What two schedulers did: their history, and what each noted while it ran something."""

    def __init__(self, product: Product, folder: Path, journal: Path) -> None:
        with product.store.read() as connection:
            self.history = connection.execute(select(runs).order_by(runs.c.id)).all()
        slots = {row.id: (row.job, row.account, row.scheduled_for) for row in self.history}
        lines = _runs(folder)
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


@contextmanager
def _two_schedulers(
    folder: Path, postgres_server: PostgresServer, *, lease_seconds: float
) -> Iterator[tuple[Product, Platforms]]:
    url = postgres_server.create_database()
    with (
        running_platforms(folder, 1, environment(url)) as platforms,
        running_product(folder, url, platforms, _two(lease_seconds)) as product,
    ):
        assert product.wait_for(lambda: (folder / RUNS).exists(), _PATIENCE), product.last_words()
        yield product, platforms
    postgres_server.drop_database(url)


def _runs(folder: Path) -> list[dict[str, Any]]:
    """What the schedulers noted so far; each line was written at once."""
    return [json.loads(line) for line in (folder / RUNS).read_text().splitlines()]


def _polls_of_telegram(folder: Path) -> int:
    return sum((n["event"], n["job"]) == ("ended", "poll:telegram") for n in _runs(folder))


def _kill_leader(product: Product, folder: Path) -> None:
    """It stays away until the other one leads, so that each of them takes over sometimes."""
    leader = _runs(folder)[-1]["process"]
    with product.absence_of(leader):
        is_led = product.wait_for(lambda: _runs(folder)[-1]["process"] != leader, _PATIENCE)
        assert is_led, product.last_words()


@pytest.mark.long
@pytest.mark.timeout(900)
def test_without_kills_every_slot_runs_at_most_once_and_each_is_accounted_for(
    tmp_path: Path, postgres_server: PostgresServer
) -> None:
    # A leader that a busy machine holds up for some seconds shall not lose its lease by that.
    with _two_schedulers(tmp_path, postgres_server, lease_seconds=60) as (product, platforms):
        assert product.wait_for(lambda: _polls_of_telegram(tmp_path) >= 8, _PATIENCE)
        assert len({line["process"] for line in _runs(tmp_path)}) == 1
        product.stop()
        watched = Watched(product, tmp_path, platforms.journal)
    assert max(watched.begun.values()) == 1
    assert watched.begun == watched.finished
    begun = [row for row in watched.history if row.outcome in _BEGUN]
    assert len(begun) == len(watched.begun)
    # Nobody writes, so a poll is one call: the platform counts as many as the history.
    polls = [row for row in begun if (row.job, row.account) == ("poll", "telegram")]
    assert watched.calls == len(polls) >= 8
    assert watched.unaccounted() == []


@pytest.mark.long
@pytest.mark.timeout(1200)
def test_with_kills_every_slot_finishes_at_most_once_and_each_is_accounted_for(
    tmp_path: Path, postgres_server: PostgresServer
) -> None:
    dice = random.Random(12)  # noqa: S311 - whom it strikes is all that is drawn
    with _two_schedulers(tmp_path, postgres_server, lease_seconds=2) as (product, platforms):
        for number in range(_KILLS):
            time.sleep(dice.uniform(2, 6))
            if number % 3 == 2:
                _kill_leader(product, tmp_path)
            else:
                product.kill(dice.choice(product.names))
            time.sleep(0.2)  # the keeper notices
            assert product.wait_for(product.is_up, _PATIENCE), product.last_words()
        before = len(_runs(tmp_path))
        # Whoever leads in the end tells what was missed.
        assert product.wait_for(lambda: len(_runs(tmp_path)) >= before + 10, _PATIENCE)
        product.stop()
        watched = Watched(product, tmp_path, platforms.journal)
    assert len(watched.processes) == 2
    assert max(watched.begun.values()) == 1
    assert max(watched.finished.values()) == 1
    assert watched.unaccounted() == []
