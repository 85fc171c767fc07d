"""Who else holds copies of a person's reports: systems outside to which they went."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, false, func, insert, not_, or_, select, union

from store.casework.deed import require_any
from store.changes import write_history
from store.dispatch_models import DispatchState, dispatches
from store.errors import Conflict, NotFound, NotPossible
from store.forwarding_models import ForwardingState, forwardings, told_recipients
from store.models import complaints, reporters
from store.queries import visible
from store.rights import Right
from store.scope import Scope
from store.seals import IS_UNSEALED

WAYS = ("letter", "mail", "phone", "there")
"""How a system outside is told by hand: `there` is in the system itself."""

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
    return _holding(connection, theirs)


def _holding(connection: Connection, theirs: Select[Any] | Collection[int]) -> list[Recipient]:
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


# --- who is still to be told --------------------------------------------------------------------


def untold(
    scope: Scope, connection: Connection, hearing: Mapping[str, Collection[str]], limit: int
) -> Sequence[Recipient]:
    """Who holds reports of people who are forgotten and was not told by hand, the first forgotten
    first: at most so many. The destinations `hearing` are told by themselves of these governments'
    reports that are neither secret nor sealed, which are left out."""
    forgotten = (
        select(complaints.c.id)
        .join(reporters, reporters.c.id == complaints.c.reporter_id)
        .where(reporters.c.erased_at.is_not(None))
    )
    holding = union(
        select(dispatches.c.complaint_id, dispatches.c.destination).where(
            dispatches.c.complaint_id.in_(forgotten), dispatches.c.state.in_(_ARRIVED)
        ),
        select(forwardings.c.complaint_id, forwardings.c.destination).where(
            forwardings.c.complaint_id.in_(forgotten), forwardings.c.state.in_(_HELD)
        ),
    ).subquery()
    is_told = and_(
        told_recipients.c.complaint_id == holding.c.complaint_id,
        told_recipients.c.destination == holding.c.destination,
    )
    hears = or_(
        false(),
        *(
            and_(holding.c.destination == name, complaints.c.jurisdiction.in_(governments))
            for name, governments in hearing.items()
        ),
    )
    query = (
        select(holding.c.complaint_id, holding.c.destination)
        .join(complaints, complaints.c.id == holding.c.complaint_id)
        .join(reporters, reporters.c.id == complaints.c.reporter_id)
        .outerjoin(told_recipients, is_told)
        .where(
            told_recipients.c.id.is_(None),
            visible(scope),
            or_(not_(hears), complaints.c.is_secret, not_(IS_UNSEALED)),
        )
        .order_by(reporters.c.erased_at, holding.c.complaint_id, holding.c.destination)
        .limit(limit)
    )
    wanted = [(row.complaint_id, row.destination) for row in connection.execute(query)]
    found = {
        (one.report.id, one.destination): one
        for one in _holding(connection, {complaint_id for complaint_id, _ in wanted})
    }
    return [found[each] for each in wanted]


def note_told(
    scope: Scope,
    connection: Connection,
    tracking_id: str,
    destination: str,
    now: datetime,
    *,
    how: str,
    note: str = "",
) -> None:
    """A person has told a destination that the author of this report is forgotten.

    `how` is one of `WAYS`. `NotFound` where the destination holds no report of somebody forgotten
    within reach, `Conflict` where it was told before: what was noted then stays.
    """
    require_any(scope, (Right.ERASE, Right.UNSEAL))
    if how not in WAYS:
        raise NotPossible(f"Say how they were told: {', '.join(WAYS)}.")
    query: Select[Any] = (
        select(complaints.c.id)
        .join(reporters, reporters.c.id == complaints.c.reporter_id)
        .where(
            complaints.c.tracking_id == tracking_id,
            reporters.c.erased_at.is_not(None),
            visible(scope),
        )
        .with_for_update(of=complaints)
    )
    complaint_id: int | None = connection.execute(query).scalar()
    if complaint_id is None or all(
        one.destination != destination for one in _holding(connection, [complaint_id])
    ):
        raise NotFound("This destination holds no such report of somebody who is forgotten.")
    of_it = {"complaint_id": complaint_id, "destination": destination}
    if connection.execute(select(told_recipients.c.id).filter_by(**of_it)).first() is not None:
        raise Conflict("They were told before.")
    said = {"at": now, "by": scope.actor, "how": how, "note": note}
    connection.execute(insert(told_recipients).values(**of_it, **said))
    write_history(
        scope,
        connection,
        "recipient_told",
        now,
        complaint_id=complaint_id,
        destination=destination,
        how=how,
    )
