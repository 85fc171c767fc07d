"""Is something of a channel missing without anybody having noticed? Decided from facts alone.

`decide` is pure: whoever gathers the facts (`muara.watching`) and whoever hears of the outcome
(`muara.conditions`) stand elsewhere.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from statistics import median
from typing import Literal


class Gap(StrEnum):
    """What may be missing; the subjects under which it is kept."""

    MISSED = "missed"
    """Re-reads keep finding what webhooks should have brought."""
    UNSETTLED = "unsettled"
    """Webhooks arrive, and nothing of them is stored."""
    SILENT = "silent"
    """A channel that speaks at this hour of other weeks says nothing."""
    UNREAD = "unread"
    """The newest poll is so old that the platform begins to forget."""
    UNDELIVERED = "undelivered"
    """The platform holds back what it cannot deliver to us."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known about one channel at one moment.

    `recovered` is what each of the newest re-reads found, newest first. `webhooks` are those of the
    last hour that ought to be settled by now, `settled` how many of them were. `speaks_in` is how
    many messages came in the same hours of each of the last weeks, `last_message` when the last
    one came. `keeps` is for how long the platform keeps what nobody reads. `waits_at_platform` is
    how many messages it holds back, `failed_at` when it last failed to deliver. `stood` are the
    gaps that stand open already.
    """

    now: datetime
    recovered: Sequence[int] = ()
    last_webhook: datetime | None = None
    last_recovered: datetime | None = None
    webhooks: int = 0
    settled: int = 0
    speaks_in: Sequence[int] = ()
    last_message: datetime | None = None
    silent_after: timedelta = timedelta(hours=3)
    last_poll: datetime | None = None
    keeps: timedelta | None = None
    waits_at_platform: int = 0
    failed_at: datetime | None = None
    stood: frozenset[Gap] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Whether there is a gap. `count` and `hours` are for the words about it."""

    gap: Gap
    level: Literal["ok", "warning", "error"]
    count: int = 0
    hours: int = 0


def decide(facts: Facts) -> list[Verdict]:
    """A verdict on each gap, in the order of `Gap`."""
    return [_missed(facts), _unsettled(facts), _silent(facts), _unread(facts), _undelivered(facts)]


# --- each by itself ---------------------------------------------------------------------------

_MANY_AT_ONCE = 5
"""So many found by one re-read are no accident."""
_WEBHOOKS = 5
"""So many must have come before "none of them is stored" says anything."""
_WEEKS = 3
"""A habit takes so many weeks."""
_CHANCE = 0.001
"""Silence is told when, by the channel's habit, it would be chance less often than this."""
_RECENT_FAILURE = timedelta(minutes=30)


def _missed(facts: Facts) -> Verdict:
    """One stray find is told by nobody. Over only when two re-reads found nothing and a webhook
    has come since the last find: without one, nothing shows that webhooks work again."""
    newest = list(facts.recovered[:3])
    found = sum(newest)
    keeps_finding = sum(1 for count in newest if count) >= 2
    is_many = bool(newest) and newest[0] >= _MANY_AT_ONCE
    if Gap.MISSED in facts.stood and not (keeps_finding or is_many):
        has_come = facts.last_webhook is not None and (
            facts.last_recovered is None or facts.last_webhook > facts.last_recovered
        )
        is_over = has_come and not any(newest[:2])
        return Verdict(gap=Gap.MISSED, level="ok" if is_over else "error", count=found)
    is_on = keeps_finding or is_many
    return Verdict(gap=Gap.MISSED, level="error" if is_on else "ok", count=found)


def _unsettled(facts: Facts) -> Verdict:
    """A channel on which nothing arrives any more stays as it was: that says nothing."""
    if Gap.UNSETTLED in facts.stood and not facts.settled:
        return Verdict(gap=Gap.UNSETTLED, level="error", count=facts.webhooks)
    is_on = facts.webhooks >= _WEBHOOKS and not facts.settled
    return Verdict(gap=Gap.UNSETTLED, level="error" if is_on else "ok", count=facts.webhooks)


def _silent(facts: Facts) -> Verdict:
    """By the median of the same hours of other weeks, so that neither a storm nor a holiday in one
    of them counts. Once told, only a message ends it: not the night that follows."""
    quiet_for = facts.now - facts.last_message if facts.last_message is not None else None
    is_quiet = quiet_for is not None and quiet_for >= facts.silent_after
    hours = int(quiet_for / timedelta(hours=1)) if quiet_for is not None else 0
    if not is_quiet:
        return Verdict(gap=Gap.SILENT, level="ok")
    if Gap.SILENT in facts.stood or _speaks_always(facts.speaks_in):
        return Verdict(gap=Gap.SILENT, level="error", hours=hours)
    return Verdict(gap=Gap.SILENT, level="ok")


def _speaks_always(weeks: Sequence[int]) -> bool:
    if len(weeks) < _WEEKS:
        return False
    return math.exp(-median(weeks)) < _CHANCE


def _unread(facts: Facts) -> Verdict:
    """Told at half of the time that the platform keeps, while nothing is lost yet."""
    if facts.keeps is None or facts.last_poll is None:
        return Verdict(gap=Gap.UNREAD, level="ok")
    age = facts.now - facts.last_poll
    if age < facts.keeps / 2:
        return Verdict(gap=Gap.UNREAD, level="ok")
    return Verdict(gap=Gap.UNREAD, level="error", hours=int(age / timedelta(hours=1)))


def _undelivered(facts: Facts) -> Verdict:
    """The platform's own retries are under way. A few that wait are normal, a failure just now
    beside them is not; over when nothing waits any more."""
    waits = facts.waits_at_platform
    has_just_failed = facts.failed_at is not None and facts.now - facts.failed_at <= _RECENT_FAILURE
    is_on = waits > 0 and (has_just_failed or Gap.UNDELIVERED in facts.stood)
    return Verdict(gap=Gap.UNDELIVERED, level="error" if is_on else "ok", count=waits)
