"""Of the tests that could run on either database each has one half in the default suite."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.engines import is_in_default_suite, share_of

CASES = [f"tests/unit/muara/test_case.py::test_{number}[sqlite]" for number in range(1_000)]
STORE = Path(__file__).parents[1] / "store" / "test_case.py"


def test_each_engine_has_about_one_half_and_always_the_same() -> None:
    shares = [share_of(name) for name in CASES]
    assert 400 < shares.count("sqlite") < 600
    assert shares == [share_of(name.replace("sqlite", "postgresql")) for name in CASES]


@pytest.mark.parametrize("name", CASES[:3])
def test_what_is_about_the_store_runs_on_both_and_the_rest_on_one(name: str) -> None:
    here = Path(__file__)
    twins = [name, name.replace("sqlite", "postgresql")]
    assert [is_in_default_suite(twin, STORE) for twin in twins] == [True, True]
    assert [is_in_default_suite(twin, here, needs_both=True) for twin in twins] == [True, True]
    assert sorted(is_in_default_suite(twin, here) for twin in twins) == [False, True]
