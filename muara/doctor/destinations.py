"""The systems outside that reports go to: whether what is for them arrives."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row

from muara.app import Application, Destination
from muara.doctor.finding import Finding, failing, ok, warning
from store import dispatching
from store.dispatch_models import DispatchState
from store.scope import SYSTEM


def probe_destinations(application: Application) -> Sequence[Finding]:
    """One finding for each destination that we call ourselves."""
    called = [one for one in application.destinations.values() if one.is_called]
    if not called:
        return []
    now = application.clock.now()
    with application.store.read() as connection:
        states = dispatching.states(SYSTEM, connection)
        counts = dispatching.counts(SYSTEM, connection)
        oldest = {one.name: dispatching.oldest(SYSTEM, connection, one.name) for one in called}
    return [
        _state(
            one,
            states.get(one.name),
            oldest[one.name],
            counts.get((one.name, DispatchState.DEAD), 0),
            now,
        )
        for one in called
    ]


def _state(
    destination: Destination,
    row: Row[Any] | None,
    oldest: datetime | None,
    dead: int,
    now: datetime,
) -> Finding:
    subject = f"destination:{destination.name}"
    if row is not None and row.paused_at is not None:
        return warning(subject, "destination_paused")
    if row is not None and row.broken_since is not None:
        minutes = round((now - row.broken_since).total_seconds() / 60)
        said = row.last_error or ""
        return failing(subject, "destination_broken", minutes=minutes, said=said)
    if dead:
        return failing(subject, "destination_dead", count=dead)
    after = timedelta(hours=destination.settings.stuck_after_hours)
    if oldest is not None and now - oldest > after:
        hours = round((now - oldest).total_seconds() / 3600)
        return failing(subject, "destination_stuck", hours=hours)
    return ok(subject, "destination_well")
