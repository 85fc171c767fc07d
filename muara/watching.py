"""Gathers what is known about a channel, so that `muara.gaps` can say whether something is missing;
and asks channels how they are."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection

from channels.base import ChecksItself, Finding, TellsWhatWaits, WaitingAtPlatform
from channels.errors import ChannelError
from muara.app import WEBHOOK_DELAY, Application, Channel
from muara.causes import Cause
from muara.conditions import READING, SENDING, Conditions, of_attempt, of_verdict
from muara.gaps import Facts, Gap, decide
from store import conditions
from store.conditions import NewCondition

_RE_READS = ("poll", "reconcile")
_WEEKS = 4
_RUNS = 3
_LOOK_BACK = timedelta(days=2)
_HOUR = timedelta(hours=1)
_SETTLES_IN = timedelta(minutes=10)


def watch(application: Application, channel: Channel) -> dict[str, int]:
    """Note which gaps a channel has now; counts `gaps`."""
    book = Conditions(application)
    stood = book.open_gaps(channel.name)
    verdicts = decide(facts(application, channel, stood))
    noted = [of_verdict(one) for one in verdicts]
    sending = _sending(application, channel)
    book.note(channel.name, noted if sending is None else [*noted, sending])
    found = sum(1 for one in verdicts if one.level != "ok")
    return {"gaps": found} if found else {}


def _sending(application: Application, channel: Channel) -> NewCondition | None:
    """By the newest attempt; a failure before the channel could be read again counts no more."""
    with application.store.read() as connection:
        newest = conditions.newest_attempt(connection, f"channel:{channel.name}")
        mended_at = conditions.in_order_since(connection, channel.name, READING)
    if newest is None:
        return None
    if mended_at is not None and newest.finished_at < mended_at:
        return NewCondition(subject=SENDING, level="ok", cause=Cause.NONE)
    return of_attempt(channel.settings.kind, newest.outcome, newest.error)


def facts(application: Application, channel: Channel, stood: frozenset[Gap]) -> Facts:
    """What is known about a channel at this moment."""
    now = application.clock.now()
    waits = _waits_at_platform(channel)
    silent_after = timedelta(hours=application.settings.schedule.silent_hours)
    with application.store.read() as connection:
        webhooks, settled = conditions.webhooks_and_settled(
            connection, channel.name, now - _HOUR, now - _SETTLES_IN
        )
        since = (now - _LOOK_BACK).date()
        return Facts(
            now=now,
            recovered=_recovered(connection, channel),
            last_webhook=conditions.last_webhook(connection, channel.name, since),
            last_recovered=conditions.last_recovered(connection, channel.name, since),
            webhooks=webhooks,
            settled=settled,
            speaks_in=_habit(connection, channel.name, now, silent_after),
            last_message=conditions.last_message(connection, channel.name),
            silent_after=silent_after,
            last_poll=_last_poll(connection, channel),
            keeps=channel.type.keeps,
            waits_at_platform=waits.count,
            failed_at=waits.failed_at,
            stood=stood,
        )


def late_deliveries(application: Application, channel: Channel, since: datetime) -> int:
    """Flag what its platform had to repeat since then, where it cannot be re-read."""
    with application.store.write() as connection:
        return conditions.flag_late(connection, channel.name, since, WEBHOOK_DELAY)


def _waits_at_platform(channel: Channel) -> WaitingAtPlatform:
    """A platform that does not answer is told of elsewhere."""
    if channel.polls or not isinstance(channel.adapter, TellsWhatWaits):
        return WaitingAtPlatform(count=0)
    try:
        return channel.adapter.waiting()
    except ChannelError:
        return WaitingAtPlatform(count=0)


def _recovered(connection: Connection, channel: Channel) -> list[int]:
    """Only where there are webhooks something can have been missed by them."""
    if channel.settings.mode == "poll":
        return []
    return conditions.recovered_by_runs(connection, channel.name, _RE_READS, _RUNS)


def _last_poll(connection: Connection, channel: Channel) -> datetime | None:
    """When a channel was last read; when it should have been for the first time, if never."""
    if channel.settings.mode != "poll":
        return None
    succeeded = conditions.last_success(connection, channel.name, "poll")
    return succeeded or conditions.first_run(connection, channel.name, "poll")


def _habit(
    connection: Connection, channel: str, now: datetime, silent_after: timedelta
) -> list[int]:
    """How many messages came in these same hours of the last weeks, as far as there were any."""
    first = conditions.first_message(connection, channel)
    ends = [now - timedelta(weeks=number) for number in range(1, _WEEKS + 1)]
    return [
        conditions.messages_between(connection, channel, end - silent_after, end)
        for end in ends
        if first is not None and first <= end - silent_after
    ]


# --- a channel looks at itself ----------------------------------------------------------------

_SKEW_TOLD, _SKEW_BROKEN = timedelta(minutes=1), timedelta(minutes=5)


def self_check(application: Application, channel: Channel, adapter: ChecksItself) -> list[Finding]:
    """What a channel says of itself, with how far its platform's clock is from ours."""
    return [*adapter.check(), *_clock(application, channel)]


def _clock(application: Application, channel: Channel) -> list[Finding]:
    """Signatures hold for minutes only: a clock that is five of them off breaks a channel."""
    from muara.platform_clock import platform_time

    url = getattr(channel.settings, "api_url", None)
    theirs = platform_time(url) if isinstance(url, str) else None
    if theirs is None:
        return []
    off = abs(application.clock.now() - theirs)
    if off < _SKEW_TOLD:
        return [Finding(level="ok", subject="clock", message="Our clock agrees with theirs.")]
    message = f"Our clock and the platform's are {off.total_seconds():.0f} seconds apart."
    if off < _SKEW_BROKEN:
        return [Finding(level="warning", subject="clock", message=message)]
    return [Finding(level="error", subject="clock", message=message)]
