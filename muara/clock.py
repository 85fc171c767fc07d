"""The one clock. It is passed from the composition root to whatever needs the time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    def now(self) -> datetime:
        """The present moment: aware, UTC."""


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)


class FixedClock:
    """A clock that stands still until it is moved: for tests and the simulator.

    Takes only aware times; always answers in UTC.
    """

    def __init__(self, start: datetime) -> None:
        self._now = _utc(start)

    def now(self) -> datetime:
        return self._now

    def move(self, by: timedelta) -> None:
        """Move the clock, backwards too."""
        self._now += by

    def set(self, moment: datetime) -> None:
        """Set the clock to `moment`."""
        self._now = _utc(moment)


def _utc(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("The clock takes only times with a time zone.")
    return moment.astimezone(UTC)
