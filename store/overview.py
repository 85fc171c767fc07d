"""Reads for screens and metrics: counts, newest rows and what stands behind a list's lines.

Like all reads they take the caller's scope first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    ScalarSelect,
    Select,
    and_,
    bindparam,
    false,
    func,
    literal_column,
    or_,
    select,
    text,
)

from store.errors import NotFound
from store.models import (
    DeliveryState,
    MediaState,
    Outcome,
    attachments,
    complaints,
    cursors,
    deliveries,
    erasure_requests,
    items,
    outbox,
    runs,
)
from store.people import may_decide
from store.prepared import at_most, prepared, some
from store.queries import ATTEMPTED, let_through, said_within_reach, visible
from store.rights import Right
from store.scope import Scope

# --- the queue --------------------------------------------------------------------------------


def first_pictures(
    scope: Scope, connection: Connection, complaint_ids: Sequence[int]
) -> dict[int, int]:
    """The first stored picture of each of these complaints: its attachment id."""
    if not complaint_ids:
        return {}
    rows = _first_pictures(scope, connection, complaint_ids=list(complaint_ids))
    return {row.complaint_id: row.attachment_id for row in rows}


@prepared
def _first_pictures(scope: Scope) -> Select[Any]:
    return (
        select(items.c.complaint_id, func.min(attachments.c.id).label("attachment_id"))
        .join(items, items.c.id == attachments.c.item_id)
        .join(complaints, complaints.c.id == items.c.complaint_id)
        .where(
            items.c.complaint_id.in_(some("complaint_ids")),
            attachments.c.state == MediaState.STORED,
            attachments.c.kind == "image",
            visible(scope),
            let_through(scope),
        )
        .group_by(items.c.complaint_id)
    )


def tracking_ids(
    scope: Scope, connection: Connection, complaint_ids: Sequence[int]
) -> dict[int, str]:
    """The tracking ids of these complaints, as far as they are in scope."""
    if not complaint_ids:
        return {}
    rows = connection.execute(
        select(complaints.c.id, complaints.c.tracking_id).where(
            complaints.c.id.in_(complaint_ids), visible(scope)
        )
    )
    return {complaint_id: tracking_id for complaint_id, tracking_id in rows}


# --- public messages that nobody has sorted -----------------------------------------------------


def _newest_unsorted(scope: Scope) -> ColumnElement[bool]:
    """Of a message that was edited while it waited, only the newest version; for who sorts them."""
    if not scope.may(Right.SORT):
        return false()
    later = items.alias()
    is_superseded = (
        select(later.c.id)
        .where(
            later.c.message_hash == items.c.message_hash,
            later.c.is_unsorted,
            later.c.id > items.c.id,
        )
        .exists()
    )
    # A bare column, as the partial index has it: "= true" would not fit on SQLite.
    is_unsorted: ColumnElement[bool] = literal_column("item.is_unsorted")
    return and_(is_unsorted, ~is_superseded, scope.allows_channel(items.c.channel))


def unsorted_messages(
    scope: Scope, connection: Connection, *, after: int = 0, limit: int = 50
) -> Sequence[Row[Any]]:
    """Public messages that wait to be called reports or not, oldest first.

    `is_deleted` says that the author has taken the message back meanwhile.
    """
    deletion = items.alias()
    is_deleted = (
        select(deletion.c.id)
        .where(deletion.c.message_hash == items.c.message_hash, deletion.c.event == "deleted")
        .exists()
    )
    return connection.execute(
        select(items, is_deleted.label("is_deleted"))
        .where(_newest_unsorted(scope), items.c.id > after)
        .order_by(items.c.id)
        .limit(limit)
    ).all()


def unsorted_column(scope: Scope, most: int) -> ScalarSelect[int]:
    """How many public messages wait to be sorted, at most `most`, as a column of a statement.

    An edited one counts once.
    """
    return at_most(most, [_newest_unsorted(scope)], items.c.id)


def said_before(
    scope: Scope, connection: Connection, item: Row[Any], limit: int = 3
) -> Sequence[Row[Any]]:
    """What others wrote in the same thread just before a message, oldest first.

    Not what stands in a complaint out of reach: it may have been sealed since.
    """
    query = (
        select(items.c.redacted_text, items.c.ordered_at, items.c.reporter_id, items.c.content)
        .outerjoin(complaints, complaints.c.id == items.c.complaint_id)
        .where(
            items.c.conversation_id == item.conversation_id,
            items.c.outcome == Outcome.STORED,
            items.c.message_hash != item.message_hash,
            items.c.event == "created",
            items.c.ordered_at <= item.ordered_at,
            said_within_reach(scope),
        )
        .order_by(items.c.ordered_at.desc(), items.c.id.desc())
        .limit(limit)
    )
    newest_first: Sequence[Any] = connection.execute(query).all()
    return newest_first[::-1]


# --- what leaves us ---------------------------------------------------------------------------


def _of_visible_destination(scope: Scope) -> ColumnElement[bool]:
    """Rows about visible complaints, and those about none through the caller's channels."""
    channel = func.substr(outbox.c.destination, len("channel:") + 1)
    without_complaint = and_(outbox.c.complaint_id.is_(None), scope.allows_channel(channel))
    return or_(without_complaint, and_(outbox.c.complaint_id.is_not(None), visible(scope)))


def outbox_counts(scope: Scope, connection: Connection, states: Sequence[str]) -> dict[str, int]:
    """How many rows of the outbox are in each of these states."""
    query = (
        select(outbox.c.state, func.count())
        .outerjoin(complaints, complaints.c.id == outbox.c.complaint_id)
        .where(outbox.c.state.in_(states), _of_visible_destination(scope))
        .group_by(outbox.c.state)
    )
    return {state: count for state, count in connection.execute(query)}


def troubled_column(scope: Scope, most: int) -> ScalarSelect[int]:
    """How many rows of the outbox are dead, uncertain or failed; at most `most`."""
    some = (
        select(outbox.c.id)
        .outerjoin(complaints, complaints.c.id == outbox.c.complaint_id)
        # A literal, so that both databases see that the partial index fits.
        .where(text("outbox.state IN ('dead', 'uncertain', 'failed')"))
        .where(_of_visible_destination(scope))
        .limit(most)
        .subquery()
    )
    return select(func.count()).select_from(some).scalar_subquery()


def outbox_rows(
    scope: Scope, connection: Connection, states: Sequence[str], limit: int = 200
) -> Sequence[Row[Any]]:
    """Rows of the outbox in these states with their `tracking_id` and the newest attempt at each as
    `attempted`, newest first."""
    return connection.execute(
        select(outbox, complaints.c.tracking_id, ATTEMPTED.label("attempted"))
        .outerjoin(complaints, complaints.c.id == outbox.c.complaint_id)
        .where(outbox.c.state.in_(states), _of_visible_destination(scope))
        .order_by(outbox.c.id.desc())
        .limit(limit)
    ).all()


def outbox_row(scope: Scope, connection: Connection, outbox_id: int) -> Row[Any]:
    """One row of the outbox with its `tracking_id`; `NotFound` out of scope."""
    row = connection.execute(
        select(outbox, complaints.c.tracking_id)
        .outerjoin(complaints, complaints.c.id == outbox.c.complaint_id)
        .where(outbox.c.id == outbox_id, _of_visible_destination(scope))
    ).one_or_none()
    if row is None:
        raise NotFound("There is no such row in the outbox.")
    return row


# --- channels and their work ------------------------------------------------------------------


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


def faulty_columns(
    scope: Scope, channels: Sequence[str]
) -> tuple[ScalarSelect[int], ScalarSelect[int]]:
    """How many things received since the parameter `since` are unreadable or quarantined: whole
    deliveries, and single messages, as columns of a statement."""
    since = bindparam("since", type_=deliveries.c.day.type)
    whole = (
        select(func.coalesce(func.sum(func.coalesce(deliveries.c.item_count, 1)), 0))
        .where(deliveries.c.channel.in_(channels), deliveries.c.day >= since)
        .where(
            deliveries.c.state.in_((DeliveryState.UNREADABLE, DeliveryState.QUARANTINED)),
            scope.allows_channel(deliveries.c.channel),
        )
    )
    single = (
        select(func.count())
        .where(items.c.channel.in_(channels), items.c.day >= since)
        .where(items.c.outcome == Outcome.UNREADABLE, scope.allows_channel(items.c.channel))
    )
    return whole.scalar_subquery(), single.scalar_subquery()


def last_received(
    scope: Scope, connection: Connection, channels: Sequence[str], since: date
) -> dict[tuple[str, str], datetime]:
    """When something last came by (channel, source), looking back to `since`."""
    rows = connection.execute(
        select(deliveries.c.channel, deliveries.c.source, func.max(deliveries.c.received_at))
        .where(
            deliveries.c.channel.in_(channels),
            deliveries.c.day >= since,
            deliveries.c.state != DeliveryState.QUARANTINED,
            scope.allows_channel(deliveries.c.channel),
        )
        .group_by(deliveries.c.channel, deliveries.c.source)
    )
    return {(channel, source): moment for channel, source, moment in rows}


def cursors_moved_at(scope: Scope, connection: Connection) -> dict[str, datetime]:
    """When polling of each channel last made progress."""
    rows = connection.execute(
        select(cursors.c.channel, func.max(cursors.c.moved_at))
        .where(cursors.c.stream == "", scope.allows_channel(cursors.c.channel))
        .group_by(cursors.c.channel)
    )
    return {channel: moment for channel, moment in rows}


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


def recent_runs(
    _scope: Scope, connection: Connection, accounts: Sequence[str], limit: int = 50
) -> Sequence[Row[Any]]:
    """The newest runs for these accounts, newest first."""
    return connection.execute(
        select(runs).where(runs.c.account.in_(accounts)).order_by(runs.c.id.desc()).limit(limit)
    ).all()


def runs_of(
    _scope: Scope,
    connection: Connection,
    job: str,
    account: str,
    *,
    before: int | None,
    limit: int,
) -> Sequence[Row[Any]]:
    """The runs of one job, newest first; those older than the run `before`, where one is given."""
    query = select(runs).where(runs.c.account == account, runs.c.job == job)
    if before is not None:
        query = query.where(runs.c.id < before)
    return connection.execute(query.order_by(runs.c.id.desc()).limit(limit)).all()


def erasure_column(scope: Scope) -> ScalarSelect[int]:
    """How many wishes to be forgotten the caller may decide on, as a column of a statement."""
    return (
        select(func.count())
        .select_from(erasure_requests)
        .where(may_decide(scope))
        .scalar_subquery()
    )


# --- the public -------------------------------------------------------------------------------


def erasure_state(_scope: Scope, connection: Connection, code: str) -> str | None:
    """How far the erasure request with this code is; None when there is none."""
    found: str | None = connection.execute(
        select(erasure_requests.c.state).where(erasure_requests.c.code == code)
    ).scalar_one_or_none()
    return found
