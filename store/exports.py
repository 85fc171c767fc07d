"""What leaves in files: pages of rows, oldest first, so that any number fits into little memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, literal_column, or_, select, true

from store.changes import write_history
from store.models import Outcome, attachments, complaints, histories, items, reporters
from store.queries import let_through, visible
from store.scope import Scope

# A literal lets both databases see that the partial index fits.
_IS_OPENING: ColumnElement[bool] = literal_column("history.event = 'complaint_opened'")


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """From `since` up to, but without, `until`; None is open. Aware."""

    since: datetime | None = None
    until: datetime | None = None

    def holds(self, column: ColumnElement[Any]) -> ColumnElement[bool]:
        """The condition that a time lies within."""
        conditions: list[ColumnElement[bool]] = [column.is_not(None)]
        if self.since is not None:
            conditions.append(column >= self.since)
        if self.until is not None:
            conditions.append(column < self.until)
        return and_(*conditions)


def note_export(
    scope: Scope,
    connection: Connection,
    at: datetime,
    *,
    kind: str,
    narrowed_to: Mapping[str, Any],
    event: str = "export_made",
    **details: Any,
) -> None:
    """Who takes out what: in the history, and where it is a person in the audit trail.

    `kind` says what the rows are. With `export_made` go `rows` and `sha256`, the checksum over the
    bytes that left in 64 hexadecimal digits.
    """
    write_history(scope, connection, event, at, kind=kind, **narrowed_to, **details)


def _may_leave(scope: Scope) -> ColumnElement[bool]:
    in_complaint = and_(visible(scope), let_through(scope))
    return or_(items.c.complaint_id.is_(None), in_complaint)


def exported_messages(
    scope: Scope, connection: Connection, period: Period, *, after: int, limit: int
) -> Sequence[Any]:
    """Stored messages received in `period` with an id above `after`; columns are named in it.

    Those of secret complaints only when the scope sees them.
    """
    columns = (
        items.c.id,
        items.c.channel,
        items.c.event,
        items.c.surface,
        items.c.content,
        items.c.group_hash,
        items.c.sent_at,
        items.c.ordered_at,
        items.c.received_at,
        items.c.redacted_text,
        items.c.sealed,
        complaints.c.tracking_id,
        reporters.c.wrapped_key,
        reporters.c.locked_at,
    )
    query = (
        select(*columns)
        .outerjoin(complaints, complaints.c.id == items.c.complaint_id)
        .outerjoin(reporters, reporters.c.id == items.c.reporter_id)
        .where(
            items.c.id > after,
            items.c.outcome == Outcome.STORED,
            period.holds(items.c.received_at),
            scope.allows_channel(items.c.channel),
            _may_leave(scope),
        )
    )
    return connection.execute(query.order_by(items.c.id).limit(limit)).all()


def exported_attachments(
    scope: Scope, connection: Connection, item_ids: Sequence[int]
) -> dict[int, list[tuple[str, str]]]:
    """(kind, state) of each file of these messages, in their order."""
    del scope  # whoever may see the message may know its files
    found: dict[int, list[tuple[str, str]]] = {}
    query = (
        select(attachments.c.item_id, attachments.c.kind, attachments.c.state)
        .where(attachments.c.item_id.in_(item_ids))
        .order_by(attachments.c.item_id, attachments.c.position)
    )
    for item_id, kind, state in connection.execute(query):
        found.setdefault(item_id, []).append((kind, state))
    return found


def _made_in(period: Period) -> ColumnElement[bool]:
    """By when a complaint was made: its first message may have come on a day that is handed out
    already, and be called a report later."""
    if period == Period():
        return true()
    made = select(histories.c.complaint_id).where(_IS_OPENING, period.holds(histories.c.at))
    return complaints.c.id.in_(made)


def exported_complaints(
    scope: Scope, connection: Connection, period: Period, *, after: int, limit: int
) -> Sequence[Any]:
    """Complaints made in `period` with an id above `after`."""
    query = select(complaints, reporters.c.wrapped_key).join(
        reporters, reporters.c.id == complaints.c.reporter_id
    )
    query = query.where(complaints.c.id > after, _made_in(period), visible(scope))
    return connection.execute(query.order_by(complaints.c.id).limit(limit)).all()


def placed_messages(
    scope: Scope, connection: Connection, complaint_ids: Sequence[int]
) -> Sequence[Any]:
    """The sealed messages of complaints that were sent a place, oldest first: complaint_id, sealed.

    Where a message lies is sealed with it.
    """
    return connection.execute(
        select(items.c.complaint_id, items.c.sealed)
        .join(complaints, complaints.c.id == items.c.complaint_id)
        .where(
            items.c.complaint_id.in_(complaint_ids),
            items.c.outcome == Outcome.STORED,
            items.c.sealed.is_not(None),
            complaints.c.has_location,
            visible(scope),
            let_through(scope),
        )
        .order_by(items.c.complaint_id, items.c.ordered_at, items.c.id)
    ).all()


def message_count(scope: Scope, connection: Connection, period: Period) -> int:
    """How many messages `exported_messages` would give in all."""
    return connection.execute(
        select(func.count())
        .select_from(items)
        .outerjoin(complaints, complaints.c.id == items.c.complaint_id)
        .where(
            items.c.outcome == Outcome.STORED,
            period.holds(items.c.received_at),
            scope.allows_channel(items.c.channel),
            _may_leave(scope),
        )
    ).scalar_one()


def locked_count(scope: Scope, connection: Connection, period: Period) -> int:
    """How many of them are of people who wait to be forgotten."""
    return connection.execute(
        select(func.count())
        .select_from(items)
        .outerjoin(complaints, complaints.c.id == items.c.complaint_id)
        .join(reporters, reporters.c.id == items.c.reporter_id)
        .where(
            reporters.c.locked_at.is_not(None),
            items.c.outcome == Outcome.STORED,
            period.holds(items.c.received_at),
            scope.allows_channel(items.c.channel),
            _may_leave(scope),
        )
    ).scalar_one()


def complaint_count(scope: Scope, connection: Connection, period: Period) -> int:
    """How many complaints `exported_complaints` would give in all."""
    return connection.execute(
        select(func.count()).select_from(complaints).where(_made_in(period), visible(scope))
    ).scalar_one()
