"""How long the clocks of one complaint take, once the calendar's tables are made."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from muara.deadlines import Event, Happened, clocks
from muara.national_days import national_days
from tests.benchmarks.figures import Figure, figure
from tests.clocks import OFFICE, RULES

_ROUNDS = 5
_COUNT = 2_000
_START = datetime(2026, 3, 2, 3, 0, tzinfo=UTC)


def measure() -> list[Figure]:
    """Five clocks of two agencies with a hold, beside counting one of them day by day."""
    events = _events()
    mine, theirs = [], []
    clocks(events, RULES, OFFICE)
    for _ in range(_ROUNDS):
        mine.append(_microseconds(lambda: clocks(events, RULES, OFFICE)))
        theirs.append(_microseconds(lambda: _day_by_day(_START.date(), 14)))
    return [figure("deadlines", mine, "µs/complaint", "one clock, day by day", theirs)]


def _events() -> list[Event]:
    hour = timedelta(hours=1)
    return [
        Event(Happened.OPENED, _START),
        Event(Happened.VERIFIED, _START + hour, classification="complaint"),
        Event(Happened.ASSIGNED, _START + hour, assignment_id=1),
        Event(Happened.ASSIGNED, _START + hour, assignment_id=2),
        Event(Happened.HELD, _START + 24 * hour),
        Event(Happened.REPORTER_ANSWERED, _START + 52 * hour),
        Event(Happened.FOLLOWED_UP, _START + 72 * hour, assignment_id=1),
    ]


def _day_by_day(day: date, count: int) -> date:
    off = national_days(day.year)
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < 5 and day not in off
    return day


def _microseconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    for _ in range(_COUNT):
        work()
    return (time.process_time() - started) / _COUNT * 1e6
