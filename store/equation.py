"""The ledger's equation: received = the sum of the outcomes, per channel and day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, case, func, select

from store.models import DeliveryState, Outcome, deliveries, items
from store.scope import Scope


@dataclass(slots=True)
class DayTotal:
    """One line of the ledger: a channel on a day. `is_balanced` is the promise."""

    channel: str
    day: date
    received: int = 0
    recovered: int = 0
    """How many of them no webhook had brought: a re-read found them, or the platform's repeat."""
    outcomes: dict[str, int] = field(default_factory=lambda: {o.value: 0 for o in Outcome})

    @property
    def is_balanced(self) -> bool:
        return self.received == sum(self.outcomes.values())


def day_totals(
    scope: Scope, connection: Connection, *, since: date | None = None
) -> list[DayTotal]:
    """The ledger, newest day first. Counts come from deliveries and items independently."""
    totals: dict[tuple[str, date], DayTotal] = {}

    def line(channel: str, day: date) -> DayTotal:
        return totals.setdefault((channel, day), DayTotal(channel, day))

    for channel, day, state, received, recovered in connection.execute(
        _delivery_counts(scope, since)
    ):
        line(channel, day).received += received
        line(channel, day).recovered += recovered
        if state != DeliveryState.PARSED:
            line(channel, day).outcomes[state] += received
    for channel, day, outcome, count in connection.execute(_item_counts(scope, since)):
        line(channel, day).outcomes[outcome] += count
    return sorted(totals.values(), key=lambda t: (t.day, t.channel), reverse=True)


def _delivery_counts(scope: Scope, since: date | None) -> Select[Any]:
    things = func.coalesce(deliveries.c.item_count, 1)
    recovered = func.sum(case((deliveries.c.is_recovered, things), else_=0))
    columns = (deliveries.c.channel, deliveries.c.day, deliveries.c.state)
    query = select(*columns, func.sum(things), recovered).group_by(*columns)
    return query.where(_within(scope, since, deliveries.c.channel, deliveries.c.day))


def _item_counts(scope: Scope, since: date | None) -> Select[Any]:
    columns = (items.c.channel, items.c.day, items.c.outcome)
    query = select(*columns, func.count()).group_by(*columns)
    return query.where(_within(scope, since, items.c.channel, items.c.day))


def _within(
    scope: Scope, since: date | None, channel: ColumnElement[Any], day: ColumnElement[Any]
) -> ColumnElement[bool]:
    conditions = [scope.allows_channel(channel)]
    if since is not None:
        conditions.append(day >= since)
    return and_(*conditions)


def rows_behind(
    scope: Scope, connection: Connection, channel: str, day: date, outcome: str, limit: int = 200
) -> Sequence[Row[Any]]:
    """The rows behind one number of the ledger: id, delivery, reason and times, never content."""
    of_items = (
        select(
            items.c.id,
            items.c.delivery_id,
            items.c.reason,
            items.c.received_at,
            items.c.processed_at,
            items.c.complaint_id,
            items.c.duplicate_of,
        )
        .where(
            items.c.channel == channel,
            items.c.day == day,
            items.c.outcome == outcome,
            scope.allows_channel(items.c.channel),
        )
        .order_by(items.c.id.desc())
        .limit(limit)
    )
    found = list(connection.execute(of_items))
    of_deliveries = (
        select(
            deliveries.c.id,
            deliveries.c.id.label("delivery_id"),
            deliveries.c.reason,
            deliveries.c.received_at,
            deliveries.c.item_count,
        )
        .where(
            deliveries.c.channel == channel,
            deliveries.c.day == day,
            deliveries.c.state == outcome,
            scope.allows_channel(deliveries.c.channel),
        )
        .order_by(deliveries.c.id.desc())
        .limit(limit)
    )
    return found + list(connection.execute(of_deliveries))
