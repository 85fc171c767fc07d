"""The longest tests begin first, whatever the number of workers."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.order import in_order


@dataclass(frozen=True)
class One:
    path: Path
    number: int


def some(path: str, count: int) -> list[One]:
    return [One(Path("tests") / path, number) for number in range(count)]


def names(tests: list[One]) -> list[str]:
    return [test.path.stem.removeprefix("test_") + str(test.number) for test in tests]


COLLECTED = [
    *some("contract/test_channels.py", 9),
    *some("integration/test_pages.py", 2),
    *some("journeys/test_a.py", 1),
    *some("journeys/test_b.py", 2),
    *some("storm/test_schedulers.py", 1),
    *some("storm/test_storm.py", 1),
    *some("unit/store/test_cases.py", 2),
]


def test_one_process_begins_with_what_takes_longest_and_matters_most() -> None:
    order = ["storm0", "schedulers0", "a0", "b0", "b1", "pages0", "pages1", "cases0", "cases1"]
    assert names(in_order(COLLECTED)) == order + [f"channels{n}" for n in range(9)]


def test_one_worker_has_what_waits_and_the_others_their_parts_of_the_longest() -> None:
    found = names(in_order(COLLECTED, 3))
    shares = found[:6], found[6:12], found[12:]
    assert shares[0] == ["storm0", *(f"channels{n}" for n in range(5))]
    assert shares[1] == ["schedulers0", "b0", "b1", "cases0", "cases1", "channels5"]
    assert shares[2] == ["a0", "pages0", "pages1", *(f"channels{n}" for n in (6, 7, 8))]


@pytest.mark.parametrize("workers", range(1, 9))
def test_no_test_is_left_out_or_run_twice(workers: int) -> None:
    for tests in (COLLECTED, COLLECTED[9:], COLLECTED[:9], []):
        found = in_order(tests, workers)
        assert len(found) == len(tests)
        assert set(found) == set(tests)
