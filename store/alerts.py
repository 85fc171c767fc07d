"""Alerts that rise from one circle of people to the next until somebody looks after them.

The caller's scope comes first.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    ScalarSelect,
    Select,
    literal_column,
    select,
    update,
)

from store.care_models import alerts
from store.models import complaints
from store.parts import is_without
from store.prepared import at_most, prepared
from store.queries import out_of_sight, visible
from store.scope import Scope
from store.session import insert_new

# A literal, so that both databases see that the partial index fits.
_IS_WAITING: ColumnElement[bool] = literal_column("alert.acknowledged_at IS NULL")


FAR = 2
"""At this step those hear who read no reports, see `muara.alerting`."""
EVERYBODY = 3
"""From this step on officers hear too, of an emergency that they may not see."""


class AlertKind(StrEnum):
    EMERGENCY = "emergency"
    THREAT = "threat"


def raise_alert(
    _scope: Scope,
    connection: Connection,
    complaint_id: int,
    kind: AlertKind,
    now: datetime,
    *,
    next_at: datetime,
) -> bool:
    """Somebody has to look after it; False where the same waits already.

    What somebody has looked after before waits anew.
    """
    begun = {"raised_at": now, "step": 0, "next_at": next_at}
    one = {"complaint_id": complaint_id, "kind": kind}
    if insert_new(connection, alerts, one | begun, ("complaint_id", "kind")):
        return True
    changed = connection.execute(
        update(alerts)
        .where(
            alerts.c.complaint_id == complaint_id,
            alerts.c.kind == kind,
            alerts.c.acknowledged_at.is_not(None),
        )
        .values(**begun, acknowledged_at=None, acknowledged_by=None)
    )
    return changed.rowcount > 0


def end(
    scope: Scope,
    connection: Connection,
    complaint_id: int,
    now: datetime,
    kinds: Collection[AlertKind] = tuple(AlertKind),
) -> bool:
    """Somebody looks after it; False when nothing of these `kinds` waited."""
    changed = connection.execute(
        update(alerts)
        .where(
            alerts.c.complaint_id == complaint_id,
            alerts.c.kind.in_(kinds),
            alerts.c.acknowledged_at.is_(None),
        )
        .values(acknowledged_at=now, acknowledged_by=scope.actor)
    )
    return changed.rowcount > 0


def unattended(_scope: Scope) -> Select[Any]:
    """The ids of complaints that nobody looks after yet, to be narrowed to what is visible."""
    return select(alerts.c.complaint_id).where(_IS_WAITING)


def waiting(scope: Scope, connection: Connection, limit: int = 20) -> Sequence[Row[Any]]:
    """Alerts within reach that nobody looks after, the oldest first: `kind` and `raised_at` with
    their complaints' columns."""
    return _waiting(scope, connection, limit).all()


@prepared
def _waiting(scope: Scope, limit: int) -> Select[Any]:
    return (
        select(complaints, alerts.c.kind, alerts.c.raised_at)
        .join(complaints, complaints.c.id == alerts.c.complaint_id)
        .where(_IS_WAITING, visible(scope))
        .order_by(alerts.c.raised_at, alerts.c.id)
        .limit(limit)
    )


def unseen_column(scope: Scope, most: int, step: int, *kinds: AlertKind) -> ScalarSelect[int]:
    """How many alerts of these kinds have risen to this step in the caller's governments, of
    reports that they may not see; as a column of a statement."""
    within = select(complaints.c.id).where(out_of_sight(scope))
    conditions = [_IS_WAITING, alerts.c.step >= step, alerts.c.complaint_id.in_(within)]
    if kinds:
        conditions.append(alerts.c.kind.in_(kinds))
    return at_most(most, conditions, alerts.c.id)


def alerts_of(_scope: Scope, connection: Connection, complaint_id: int) -> Sequence[Row[Any]]:
    """The alerts of a complaint that is known to be within reach, the oldest first."""
    if is_without(connection, alerts, complaint_id):
        return []
    mine = alerts.c.complaint_id == complaint_id
    return connection.execute(select(alerts).where(mine).order_by(alerts.c.id)).all()


def due(_scope: Scope, connection: Connection, now: datetime, limit: int) -> Sequence[Row[Any]]:
    """Alerts whose next circle is to be told, with the complaint's `channel` and `jurisdiction`;
    locked."""
    return connection.execute(
        select(alerts, complaints.c.channel, complaints.c.jurisdiction)
        .join(complaints, complaints.c.id == alerts.c.complaint_id)
        .where(_IS_WAITING, alerts.c.next_at <= now)
        .order_by(alerts.c.next_at, alerts.c.id)
        .limit(limit)
        .with_for_update(of=alerts, skip_locked=True)
    ).all()


def is_due(_scope: Scope, connection: Connection, now: datetime) -> bool:
    """Whether a next circle is to be told."""
    query = select(alerts.c.id).where(_IS_WAITING, alerts.c.next_at <= now).limit(1)
    return connection.execute(query).first() is not None


def rise(
    _scope: Scope, connection: Connection, alert_id: int, *, step: int, next_at: datetime
) -> None:
    """The next circle was told."""
    connection.execute(
        update(alerts).where(alerts.c.id == alert_id).values(step=step, next_at=next_at)
    )
