"""Reads for screens and metrics: counts, newest rows and what stands behind a list's lines.

Like all reads they take the caller's scope first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, select

from store.models import (
    DeliveryState,
    Outcome,
    deliveries,
    items,
    runs,
)
from store.scope import Scope

# --- work that waits --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Backlog:
    """How much waits to be parsed or settled, and since when; None when nothing does."""

    deliveries: int
    items: int
    oldest_at: datetime | None


def backlog(scope: Scope, connection: Connection) -> Backlog:
    """What waits for a worker."""
    waiting_deliveries = connection.execute(
        select(func.count(), func.min(deliveries.c.received_at)).where(
            deliveries.c.state == DeliveryState.PENDING,
            scope.allows_channel(deliveries.c.channel),
        )
    ).one()
    waiting_items = connection.execute(
        select(func.count(), func.min(items.c.received_at)).where(
            items.c.outcome == Outcome.PENDING, scope.allows_channel(items.c.channel)
        )
    ).one()
    ages = [moment for _, moment in (waiting_deliveries, waiting_items) if moment is not None]
    return Backlog(
        deliveries=waiting_deliveries[0],
        items=waiting_items[0],
        oldest_at=min(ages, default=None),
    )


def latest_runs(
    _scope: Scope, connection: Connection, *, outcome: str | None = None
) -> Sequence[Row[Any]]:
    """The newest run of every job and account, or the newest with this outcome."""
    newest = select(func.max(runs.c.id)).group_by(runs.c.account, runs.c.job)
    if outcome is not None:
        newest = newest.where(runs.c.outcome == outcome)
    return connection.execute(
        select(runs).where(runs.c.id.in_(newest)).order_by(runs.c.account, runs.c.job)
    ).all()
