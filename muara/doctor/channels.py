"""The channels: what their daily check of themselves said last, and what they may still spend."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Row

from muara.app import Application
from muara.doctor.finding import Finding, failing, ok, warning
from store import overview, timetable
from store.scope import SYSTEM

_BAD = ("failed", "timed_out")


def probe_channels(application: Application) -> Sequence[Finding]:
    """One finding for each declared channel, and one for each budget."""
    settings = application.settings
    with application.store.read() as connection:
        checks = {
            run.account: run
            for run in overview.latest_runs(SYSTEM, connection)
            if run.job == "self_check"
        }
        today = application.clock.now().date()
        spent = {name: timetable.spent(connection, name, today) for name in settings.channels}
    return [
        *(_not_configured(name, one.variables) for name, one in settings.not_configured.items()),
        *(_state(name, checks.get(name)) for name in settings.channels),
        *_budgets(application, spent),
    ]


def _not_configured(name: str, variables: Sequence[str]) -> Finding:
    facts = {"variables": ", ".join(variables) or "-"}
    return Finding(subject=f"channel:{name}", code="channel_off", level="off", facts=facts)


def _state(name: str, check: Row[Any] | None) -> Finding:
    subject = f"channel:{name}"
    if check is None or check.outcome not in (*_BAD, "done"):
        return ok(subject, "channel_unchecked")
    if check.outcome in _BAD:
        return failing(subject, "channel_check", said=check.reason or check.outcome)
    return ok(subject, "channel_well")


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
