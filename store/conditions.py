"""In what condition channels are: rows that change only when something changes, and the figures
from which gaps are noticed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, case, func, insert, or_, select, update

from store.models import (
    DeliveryState,
    Outcome,
    deliveries,
    items,
    outbox,
    outbox_attempts,
    runs,
)
from store.scope import Scope
from store.sync_models import channel_conditions as conditions

_SEEN_EVERY = timedelta(hours=1)
_WEBHOOK = "webhook"
_ATTEMPTS_LOOKED_AT = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCondition:
    """What was found now about one subject of a channel. `facts` hold numbers and codes only."""

    subject: str
    level: str
    cause: str
    code: str | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What `note` has changed: the row before, None for the first, and what was found."""

    before: Row[Any] | None
    found: NewCondition

    @property
    def has_begun(self) -> bool:
        """An error stands that did not stand before, or another one than before."""
        return self.found.level == "error" and (
            self.before is None
            or self.before.level != "error"
            or self.before.cause != self.found.cause
        )

    @property
    def has_ended(self) -> bool:
        """An error stood, and does no longer."""
        return (
            self.found.level != "error" and self.before is not None and self.before.level == "error"
        )


def differing(
    connection: Connection, channel: str, found: Sequence[NewCondition], now: datetime
) -> list[NewCondition]:
    """Those of `found` that would change something: what `note` is worth a transaction for."""
    rows = connection.execute(select(conditions).where(conditions.c.channel == channel)).all()
    known = {row.subject: row for row in rows}
    return [one for one in found if _differs(known.get(one.subject), one, now)]


def _differs(before: Row[Any] | None, found: NewCondition, now: datetime) -> bool:
    if before is None:
        return found.level != "ok"
    is_same = (before.level, before.cause) == (found.level, found.cause)
    return not is_same or before.facts != dict(found.facts) or now - before.seen_at >= _SEEN_EVERY


def note(
    connection: Connection,
    channel: str,
    found: NewCondition,
    now: datetime,
    *,
    lasting: timedelta | None = None,
) -> Change | None:
    """Keep what was found; the change, or None when it was known. What is in order and was never
    out of it gets no row. A warning that has stood for `lasting` is an error."""
    mine = and_(conditions.c.channel == channel, conditions.c.subject == found.subject)
    before = connection.execute(select(conditions).where(mine).with_for_update()).one_or_none()
    if before is None:
        if found.level != "ok":
            row = {"channel": channel, "subject": found.subject, "since": now}
            connection.execute(insert(conditions).values(**row, **_values(found, now)))
        return Change(before=None, found=found) if found.level != "ok" else None
    has_lasted = lasting is not None and now - before.since >= lasting
    if found.level == "warning" and before.cause == found.cause and has_lasted:
        found = replace(found, level="error")
    values = _values(found, now)
    if before.cause != found.cause:
        values["since"] = now
    if _differs(before, found, now):
        connection.execute(update(conditions).where(mine).values(**values))
    is_same = (before.level, before.cause) == (found.level, found.cause)
    return None if is_same else Change(before=before, found=found)


def _values(found: NewCondition, now: datetime) -> dict[str, Any]:
    return {
        "level": found.level,
        "cause": found.cause,
        "code": found.code,
        "facts": dict(found.facts),
        "seen_at": now,
    }


def of_channels(scope: Scope, connection: Connection) -> Sequence[Row[Any]]:
    """All conditions of the channels within reach, errors first, then by channel and subject."""
    rank = {"error": 0, "warning": 1}
    rows = connection.execute(
        select(conditions).where(scope.allows_channel(conditions.c.channel))
    ).all()
    return sorted(rows, key=lambda row: (rank.get(row.level, 2), row.channel, row.subject))


def levels(connection: Connection, channel: str) -> dict[str, str]:
    """The level of each subject of a channel that was ever out of order."""
    rows = connection.execute(
        select(conditions.c.subject, conditions.c.level).where(conditions.c.channel == channel)
    )
    return {subject: level for subject, level in rows}


# --- what gaps are noticed by -----------------------------------------------------------------


_ENDED = ("done", "failed")
"""A run that could not read one of its streams has read the others."""


def recovered_by_runs(
    connection: Connection, channel: str, jobs: Sequence[str], limit: int
) -> list[int]:
    """How many messages the newest finished runs of these jobs recovered, newest first."""
    rows = connection.execute(
        select(runs.c.counts)
        .where(runs.c.account == channel, runs.c.job.in_(jobs), runs.c.outcome.in_(_ENDED))
        .order_by(runs.c.id.desc())
        .limit(limit)
    ).scalars()
    return [int((counts or {}).get("recovered", 0)) for counts in rows]


def last_webhook(connection: Connection, channel: str, since: date) -> datetime | None:
    """When the newest genuine webhook came, looking back to the day `since`."""
    is_webhook = and_(
        deliveries.c.source == _WEBHOOK, deliveries.c.state != DeliveryState.QUARANTINED
    )
    return _newest_delivery(connection, channel, since, is_webhook)


def last_recovered(connection: Connection, channel: str, since: date) -> datetime | None:
    """When something that no webhook had brought was last found, looking back to `since`."""
    return _newest_delivery(connection, channel, since, deliveries.c.is_recovered)


def _newest_delivery(
    connection: Connection, channel: str, since: date, condition: ColumnElement[bool]
) -> datetime | None:
    query = (
        select(deliveries.c.received_at)
        .where(deliveries.c.channel == channel, deliveries.c.day >= since, condition)
        .order_by(deliveries.c.day.desc(), deliveries.c.id.desc())
        .limit(1)
    )
    return connection.execute(query).scalar_one_or_none()


def webhooks_and_settled(
    connection: Connection, channel: str, since: datetime, settles_by: datetime
) -> tuple[int, int]:
    """How many webhooks came after `since` that ought to be settled by now (those that came after
    `settles_by` may still wait), and how many of them were."""
    is_settled = deliveries.c.state == DeliveryState.PARSED
    count = func.coalesce(func.sum(func.coalesce(deliveries.c.item_count, 1)), 0)
    settled = func.coalesce(func.sum(case((is_settled, 1), else_=0)), 0)
    row = connection.execute(
        select(count, settled).where(
            deliveries.c.channel == channel,
            deliveries.c.day >= since.date() - timedelta(days=1),
            deliveries.c.source == _WEBHOOK,
            deliveries.c.received_at >= since,
            or_(
                deliveries.c.received_at <= settles_by,
                deliveries.c.state != DeliveryState.PENDING,
            ),
        )
    ).one()
    return int(row[0]), int(row[1])


def messages_between(connection: Connection, channel: str, since: datetime, until: datetime) -> int:
    """How many things citizens said through a channel came in between two moments."""
    counted: int = connection.execute(
        select(func.count()).where(
            items.c.channel == channel,
            items.c.day >= since.date() - timedelta(days=1),
            items.c.day <= until.date() + timedelta(days=1),
            items.c.outcome.in_((Outcome.STORED, Outcome.PENDING)),
            items.c.received_at >= since,
            items.c.received_at < until,
        )
    ).scalar_one()
    return counted


def last_message(connection: Connection, channel: str) -> datetime | None:
    """When a citizen's message last came; None when none ever did."""
    return connection.execute(
        _MESSAGES_AT.where(items.c.channel == channel)
        .order_by(items.c.day.desc(), items.c.id.desc())
        .limit(1)
    ).scalar_one_or_none()


def first_message(connection: Connection, channel: str) -> datetime | None:
    """When the first message of a channel came."""
    return connection.execute(
        _MESSAGES_AT.where(items.c.channel == channel).order_by(items.c.day, items.c.id).limit(1)
    ).scalar_one_or_none()


_MESSAGES_AT = select(items.c.received_at).where(
    items.c.outcome.in_((Outcome.STORED, Outcome.PENDING))
)


def last_success(connection: Connection, channel: str, job: str) -> datetime | None:
    """When a job of a channel last ended well."""
    query = (
        select(runs.c.finished_at)
        .where(runs.c.account == channel, runs.c.job == job, runs.c.outcome == "done")
        .order_by(runs.c.id.desc())
        .limit(1)
    )
    return connection.execute(query).scalar_one_or_none()


def first_run(connection: Connection, channel: str, job: str) -> datetime | None:
    """When a job of a channel was first due, as far as the history goes back."""
    query = (
        select(runs.c.scheduled_for)
        .where(runs.c.account == channel, runs.c.job == job)
        .order_by(runs.c.id)
        .limit(1)
    )
    return connection.execute(query).scalar_one_or_none()


def newest_attempt(
    connection: Connection, destination: str
) -> Row[str | None, str | None, datetime | None] | None:
    """Outcome, error and end of the newest finished attempt to send something there, if it is
    among the newest of all."""
    newest = select(func.coalesce(func.max(outbox_attempts.c.id), 0)).scalar_subquery()
    query = (
        select(outbox_attempts.c.outcome, outbox_attempts.c.error, outbox_attempts.c.finished_at)
        .join(outbox, outbox.c.id == outbox_attempts.c.outbox_id)
        .where(outbox_attempts.c.id > newest - _ATTEMPTS_LOOKED_AT)
        .where(outbox.c.destination == destination, outbox_attempts.c.outcome.is_not(None))
        .order_by(outbox_attempts.c.id.desc())
        .limit(1)
    )
    return connection.execute(query).one_or_none()


def in_order_since(connection: Connection, channel: str, subject: str) -> datetime | None:
    """Since when a subject that was out of order is in order again; None for any other."""
    return connection.execute(
        select(conditions.c.since).where(
            conditions.c.channel == channel,
            conditions.c.subject == subject,
            conditions.c.level == "ok",
        )
    ).scalar_one_or_none()


def flag_late(connection: Connection, channel: str, since: datetime, later_than: timedelta) -> int:
    """Flag as recovered the webhooks that came after `since` and much later than what they tell
    was said: their platform had to repeat them. How many messages that makes."""
    rows = connection.execute(
        select(items.c.delivery_id, items.c.sent_at, items.c.received_at)
        .join(deliveries, deliveries.c.id == items.c.delivery_id)
        .where(
            items.c.channel == channel,
            items.c.day >= since.date() - timedelta(days=1),
            items.c.received_at >= since,
            items.c.source == _WEBHOOK,
            items.c.event == "created",
            items.c.outcome == Outcome.STORED,
            items.c.sent_at.is_not(None),
            ~deliveries.c.is_recovered,
        )
    ).all()
    late = [row.delivery_id for row in rows if row.received_at - row.sent_at > later_than]
    for first in range(0, len(late), 500):
        chunk = late[first : first + 500]
        connection.execute(
            update(deliveries).where(deliveries.c.id.in_(chunk)).values(is_recovered=True)
        )
    return len(late)
