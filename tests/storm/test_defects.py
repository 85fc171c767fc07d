"""The storm's own test: careless code must turn it red."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.storm.moments import Defect, Moment
from tests.storm.product import Wiring
from tests.storm.storm import Plan, run_storm

pytestmark = [pytest.mark.long, pytest.mark.timeout(1200)]


def test_answering_before_the_commit_is_found_out(tmp_path: Path, sqlite_url: str) -> None:
    modes = {"whatsapp": "webhook", "telegram": "webhook", "facebook": "webhook"}
    plan = Plan(
        seed=11,
        messages=200,
        per_minute=1_200,
        each_moment=3,
        moments=[Moment.BEFORE_COMMIT],
        misbehaves=False,
        # Nothing is read again, which would bring back what was lost.
        wiring=Wiring(modes=modes, reconcile_seconds=36_000, defect=Defect.ANSWER_BEFORE_COMMIT),
        patience_seconds=40,
    )
    report = run_storm(plan, tmp_path, sqlite_url)
    assert report.kinds["lost_although_taken"], report.words()


def test_moving_the_cursor_before_the_rows_is_found_out(tmp_path: Path, sqlite_url: str) -> None:
    plan = Plan(
        seed=12,
        messages=200,
        per_minute=1_200,
        each_moment=3,
        moments=[Moment.CURSOR_MOVED],
        misbehaves=False,
        wiring=Wiring(defect=Defect.CURSOR_BEFORE_ROWS),
        patience_seconds=60,
    )
    report = run_storm(plan, tmp_path, sqlite_url)
    assert report.kinds["lost_although_taken"], report.words()


def test_a_missing_unique_key_is_found_out(tmp_path: Path, sqlite_url: str) -> None:
    plan = Plan(
        seed=13,
        messages=150,
        per_minute=1_200,
        each_moment=0,
        wiring=Wiring(defect=Defect.NO_UNIQUE_KEY),
        patience_seconds=60,
    )
    report = run_storm(plan, tmp_path, sqlite_url)
    assert report.kinds["doubled"], report.words()
