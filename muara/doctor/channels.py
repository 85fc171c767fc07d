"""The channels: what their daily check of themselves said last, and what they may still spend."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Row

from muara.app import Application
from muara.causes import Cause
from muara.demo_store import is_demo
from muara.doctor.finding import Finding, Level, ok, warning
from store import conditions, overview, timetable
from store.scope import SYSTEM

_BAD = ("failed", "timed_out")


def probe_channels(application: Application) -> Sequence[Finding]:
    """One finding for each declared channel, and one for each budget."""
    settings = application.settings
    is_played = is_demo(settings.store.url)
    with application.store.read() as connection:
        known = conditions.of_channels(SYSTEM, connection)
        checks = {
            run.account: run
            for run in overview.latest_runs(SYSTEM, connection)
            if run.job == "self_check"
        }
        today = application.clock.now().date()
        spent = {name: timetable.spent(connection, name, today) for name in settings.channels}
    return [
        *(_not_configured(name, one.variables) for name, one in settings.not_configured.items()),
        *(_state(application, name, checks.get(name)) for name in settings.channels),
        *(
            condition_finding(row, is_played=is_played)
            for row in known
            if row.channel in settings.channels
        ),
        *_budgets(application, spent),
    ]


def _not_configured(name: str, variables: Sequence[str]) -> Finding:
    facts = {"variables": ", ".join(variables) or "-"}
    return Finding(subject=f"channel:{name}", code="channel_off", level="off", facts=facts)


def _state(application: Application, name: str, check: Row[Any] | None) -> Finding:
    """Whether it was looked at; what was found stands under subjects of its own."""
    subject = f"channel:{name}"
    channel = application.channels.get(name)
    if channel is not None and channel.type.is_own_door:
        return ok(subject, "channel_own_door")
    if check is None or check.outcome not in (*_BAD, "done"):
        return ok(subject, "channel_unchecked")
    return ok(subject, "channel_well" if check.outcome == "done" else "channel_checked")


def condition_finding(row: Row[Any], *, is_played: bool) -> Finding:
    """One thing about a channel, as it was found last. Played platforms call us at our address on
    this machine, which is none that a technician could mend."""
    if is_played and (row.cause == Cause.WEBHOOK_ELSEWHERE or row.subject == "public_url"):
        return ok(f"channel:{row.channel}:{row.subject}", "channel_played")
    level: Mapping[str, Level] = {"error": "failing", "warning": "warning"}
    return Finding(
        subject=f"channel:{row.channel}:{row.subject}",
        code=row.cause,
        level=level.get(row.level, "ok"),
        facts=row.facts,
    )


def _budgets(application: Application, spent: dict[str, float]) -> Iterator[Finding]:
    for name, channel in application.settings.channels.items():
        budget = getattr(channel, "daily_budget_usd", None)
        if not budget:
            continue
        facts = {"spent": round(spent[name], 2), "budget": round(float(budget), 2)}
        if spent[name] >= budget:
            yield warning(f"budget:{name}", "budget_spent", **facts)
        else:
            yield ok(f"budget:{name}", "budget_left", **facts)
