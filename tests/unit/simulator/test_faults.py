"""Scripted misbehaviour: what strikes, how often, and what it does to the work."""

import asyncio
import time
from pathlib import Path
from typing import Any

import pytest
from starlette.responses import JSONResponse, PlainTextResponse, Response

from simulator.faults import DroppedConnection, FaultKind, FaultRule, Faults, Refusal, perform
from simulator.journal import read_journal
from simulator.world import World


class Answers:
    """A platform whose troubles are easy to tell apart."""

    def rate_limited(self, seconds: float | None) -> Response:
        return PlainTextResponse(f"wait {seconds}", 429)

    def server_error(self) -> Response:
        return PlainTextResponse("broken", 500)

    def expired_token(self) -> Response:
        return PlainTextResponse("expired", 401)


def perform_once(world: World, operation: str = "send") -> tuple[Response, int]:
    """Perform an operation; returns the answer and how often the work was done."""
    done: list[int] = []

    async def work() -> Response:
        done.append(1)
        return JSONResponse({"ok": True})

    answer = asyncio.run(perform(world, "telegram", operation, Answers(), work))
    return answer, len(done)


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path / "journal.jsonl")


@pytest.mark.parametrize(
    ("rule", "status", "times_done"),
    [
        ({"kind": "rate_limited", "seconds": 5}, 429, 0),
        ({"kind": "rate_limited_bare"}, 429, 0),
        ({"kind": "server_error"}, 500, 0),
        ({"kind": "expired_token"}, 401, 0),
        ({"kind": "html"}, 502, 0),
        ({"kind": "html", "status": 200}, 200, 0),
        ({"kind": "slow", "seconds": 0.01}, 200, 1),
    ],
)
def test_a_fault_answers_in_its_own_way_and_does_the_work_only_where_it_should(
    world: World, rule: dict[str, Any], status: int, times_done: int
) -> None:
    world.faults.add(FaultRule("telegram", **rule))
    answer, done = perform_once(world)
    assert (answer.status_code, done) == (status, times_done)
    struck, called = read_journal(world.journal.path)
    assert (struck["event"], struck["kind"]) == ("fault", rule["kind"])
    assert (called["event"], called["status"]) == ("api_called", status)


def test_a_dropped_answer_has_done_its_work(world: World) -> None:
    world.faults.add(FaultRule("telegram", "drop_answer"))
    answer, done = perform_once(world)
    assert isinstance(answer, DroppedConnection)
    assert done == 1


def test_a_refusal_becomes_the_answer(world: World) -> None:
    async def work() -> Response:
        raise Refusal(PlainTextResponse("no", 400))

    answer = asyncio.run(perform(world, "telegram", "send", Answers(), work))
    assert answer.status_code == 400


def test_a_rule_strikes_as_often_as_it_says_and_only_where_it_says(world: World) -> None:
    world.faults.add(FaultRule("telegram", "server_error", operation="send*", count=2))
    statuses = [perform_once(world)[0].status_code for _ in range(3)]
    assert statuses == [500, 500, 200]
    world.faults.add(FaultRule("x", "server_error"))
    world.faults.add(FaultRule("telegram", "server_error", operation="get*"))
    assert perform_once(world)[0].status_code == 200
    world.faults.clear()
    assert world.faults.as_json() == []


def test_the_same_seed_strikes_at_the_same_moments() -> None:
    def draws(seed: int) -> list[bool]:
        faults = Faults(seed)
        faults.add(FaultRule("*", "server_error", probability=0.3))
        kinds: set[FaultKind] = {"server_error"}
        return [faults.draw("x", "mentions", kinds) is not None for _ in range(200)]

    assert draws(7) == draws(7) != draws(8)
    assert 30 < sum(draws(7)) < 90


def test_slow_takes_the_time_it_says(world: World) -> None:
    world.faults.add(FaultRule("telegram", "slow", seconds=0.05))
    started = time.monotonic()
    perform_once(world)
    assert time.monotonic() - started >= 0.05


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown kind of fault"):
        FaultRule("telegram", "earthquake")  # type: ignore[arg-type]  # that is the point
