"""How a storm waits for everything to come to rest: for as long as something gets done."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from store.session import Store
from tests.desk import Desk, message
from tests.storm.platforms import wait_while_moving
from tests.storm.stored import finished


def told(values: Iterable[int]) -> Callable[[], int]:
    """Tells these numbers one after the other, and the last one for ever."""
    left = list(values)
    return lambda: left.pop(0) if len(left) > 1 else left[0]


@pytest.mark.parametrize(
    ("left", "done"),
    [
        ([3, 2, 1, 0], [0]),
        ([3, 5, 7, 6, 4, 0], [0, 1, 2, 3, 4, 5]),
    ],
    ids=["what waits grows less", "what is done leaves more to do"],
)
def test_it_waits_however_long_it_takes_while_something_moves(
    left: list[int], done: list[int]
) -> None:
    assert wait_while_moving(told(left), told(done), patience=0.0, pause=0.0)


@pytest.mark.parametrize(
    ("left", "done"),
    [([3], [5]), ([3, 4, 3], [5]), ([3], [5, 4, 5])],
    ids=["nothing happens", "more comes, and goes", "what was done is to be done again"],
)
def test_it_is_over_when_nothing_moves(left: list[int], done: list[int]) -> None:
    assert not wait_while_moving(told(left), told(done), patience=0.0, pause=0.0)


def test_what_came_to_its_end_is_more_done_and_what_only_came_is_not(open_store: Store) -> None:
    desk = Desk(open_store)
    counts = [finished(open_store)]
    desk.deliver(message("1"))
    counts.append(finished(open_store))
    desk.pipeline.drain()
    counts.append(finished(open_store))
    assert counts[0] == counts[1] < counts[2]
