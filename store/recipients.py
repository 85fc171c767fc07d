"""Who else holds copies of a person's reports: systems outside to which they went."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from store.dispatch_models import DispatchState, dispatches
from store.forwarding_models import ForwardingState, forwardings
from store.models import complaints
from store.queries import visible
from store.scope import Scope

_HELD = (ForwardingState.SENT, ForwardingState.LINKED)
_ARRIVED = (DispatchState.SENT, DispatchState.UNCERTAIN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """One destination that has one of their reports, or may have it."""

    report: Row[Any]
    """Its `tracking_id`, `jurisdiction`, `is_secret` and `seal`."""
    destination: str
    since: datetime
    foreign_id: str | None
    """Its number there, where they have told it."""


def recipients_of(
    scope: Scope, connection: Connection, reporter_ids: Sequence[int]
) -> Sequence[Recipient]:
    """By report and destination, as far as the caller may see the reports. What is in files that
    somebody took out is not known by person."""
    theirs = select(complaints.c.id).where(
        complaints.c.reporter_id.in_(reporter_ids), visible(scope)
    )
    went = select(
        dispatches.c.complaint_id, dispatches.c.destination, func.min(dispatches.c.created_at)
    ).where(dispatches.c.complaint_id.in_(theirs), dispatches.c.state.in_(_ARRIVED))
    rows = connection.execute(went.group_by(dispatches.c.complaint_id, dispatches.c.destination))
    found = {(row[0], row[1]): (row[2], None) for row in rows}
    linked = select(
        forwardings.c.complaint_id,
        forwardings.c.destination,
        func.coalesce(forwardings.c.forwarded_at, forwardings.c.at),
        forwardings.c.foreign_id,
    ).where(forwardings.c.complaint_id.in_(theirs), forwardings.c.state.in_(_HELD))
    for complaint_id, destination, at, foreign_id in connection.execute(linked):
        found[complaint_id, destination] = (at, foreign_id)
    reports = _reports(connection, {complaint_id for complaint_id, _ in found})
    return [
        Recipient(
            report=reports[complaint_id],
            destination=destination,
            since=since,
            foreign_id=foreign_id,
        )
        for (complaint_id, destination), (since, foreign_id) in sorted(found.items())
    ]


def _reports(connection: Connection, ids: set[int]) -> dict[int, Row[Any]]:
    columns = (complaints.c[name] for name in ("tracking_id", "jurisdiction", "is_secret", "seal"))
    query: Select[Any] = select(complaints.c.id, *columns).where(complaints.c.id.in_(ids))
    return {row.id: row for row in connection.execute(query)}
