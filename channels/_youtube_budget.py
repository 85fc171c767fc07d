"""YouTube's quota: units per day, of which a project usually has 10,000.

https://developers.google.com/youtube/v3/determine_quota_cost
"""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from channels.base import ChannelContext
from channels.errors import TemporaryFailure

LIST_UNITS = 1
INSERT_UNITS = 50
_PACIFIC = ZoneInfo("America/Los_Angeles")


class Quota:
    """Units of one UTC day; `reserve` is kept back from reading, so that replies can be sent."""

    def __init__(self, units: int, reserve: int, context: ChannelContext) -> None:
        self._units = units
        self._reserve = reserve
        self._context = context

    def left(self) -> int:
        """What may still be used today."""
        return max(0, self._units - round(self._context.meter.spent_today()))

    def use(self, units: int) -> None:
        """Note a call before it is made: YouTube counts failed ones too.

        Raises `TemporaryFailure` when the day's units do not cover it.
        """
        kept = self._reserve if units < INSERT_UNITS else 0
        if self.left() < units + kept:
            raise TemporaryFailure(
                "The day's quota for YouTube is used up; it is the setting daily_quota_units.",
                retry_after=self._seconds_to_midnight(),
                code="quota",
            )
        self._context.meter.spend(units)

    def _seconds_to_midnight(self) -> float:
        now = self._context.now()
        tomorrow = datetime.combine(now.date() + timedelta(days=1), time(), now.tzinfo)
        return (tomorrow - now).total_seconds()


def seconds_to_reset(now: datetime) -> float:
    """Until YouTube gives a new day's quota: at midnight in California."""
    there = now.astimezone(_PACIFIC)
    tomorrow = datetime.combine(there.date() + timedelta(days=1), time(), _PACIFIC)
    return (tomorrow - there).total_seconds()
