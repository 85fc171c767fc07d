"""Kills and faults: what was taken is stored once, what was promised is answered."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from tests.postgres import PostgresServer
from tests.storm.moments import FIVE_MOMENTS
from tests.storm.product import Wiring
from tests.storm.storm import Plan, Report, run_storm

_WEBHOOKS: Mapping[str, str] = {
    "whatsapp": "webhook",
    "telegram": "webhook",
    "facebook": "webhook",
}
_BOTH: Mapping[str, str] = {"whatsapp": "both", "telegram": "poll", "facebook": "both"}
_TWO_EACH = ("web", "web", "worker", "worker", "scheduler", "scheduler")


def _messages() -> int:
    return int(os.environ.get("N", "2000"))


def _seed() -> int:
    """Given, or a new one each time; the report shows it."""
    return int(os.environ.get("SEED", "0")) or int.from_bytes(os.urandom(3)) * 1_000


def _assert_calm(report: Report) -> None:
    print(report.words())  # noqa: T201 - the seed repeats a storm
    assert not report.findings, report.words()
    assert report.is_drained, report.words()


@pytest.mark.timeout(600)
def test_a_short_storm_loses_doubles_and_forgets_nothing(tmp_path: Path, sqlite_url: str) -> None:
    plan = Plan(
        seed=7,
        messages=100,
        per_minute=700,
        each_moment=1,
        longest_breath_seconds=0.5,
        wiring=Wiring(reconcile_seconds=3.0),
    )
    report = run_storm(plan, tmp_path, sqlite_url)
    _assert_calm(report)
    assert set(report.moments) == set(FIVE_MOMENTS)


@pytest.mark.long
@pytest.mark.parametrize("modes", [_WEBHOOKS, _BOTH], ids=["pushed", "both ways"])
def test_one_process_on_sqlite_survives_a_storm(
    tmp_path: Path, sqlite_url: str, modes: Mapping[str, str]
) -> None:
    report = run_storm(_long_plan(Wiring(modes=modes)), tmp_path, sqlite_url)
    _assert_calm(report)
    _assert_struck(report)


@pytest.mark.long
@pytest.mark.parametrize("modes", [_WEBHOOKS, _BOTH], ids=["pushed", "both ways"])
def test_six_processes_on_postgresql_survive_a_storm(
    tmp_path: Path, postgres_server: PostgresServer, modes: Mapping[str, str]
) -> None:
    url = postgres_server.create_database()
    report = run_storm(_long_plan(Wiring(roles=_TWO_EACH, modes=modes)), tmp_path, url)
    _assert_calm(report)
    _assert_struck(report)
    postgres_server.drop_database(url)


def _long_plan(wiring: Wiring) -> Plan:
    """All messages come while processes die; a hundred thousand need more time, not more kills.

    A channel with so many is re-read more seldom, and may be at it for longer.
    """
    messages = _messages()
    return Plan(
        seed=_seed(),
        messages=messages + messages // 10,  # edits are counted, too
        per_minute=1_000 if messages <= 5_000 else 6_000,
        each_moment=3,
        random_kills=10,
        bursts=9,
        wiring=replace(
            wiring,
            reconcile_seconds=max(6.0, messages / 2_000),
            job_timeout_seconds=max(60.0, messages / 50),
        ),
        patience_seconds=max(180.0, messages / 50),
    )


def _assert_struck(report: Report) -> None:
    assert len(report.deaths) + report.random_kills >= 20
    assert min(report.moments[moment] for moment in FIVE_MOMENTS) >= 3
    assert len(report.oracle.messages) >= _messages()
    assert not report.unproven, report.words()
