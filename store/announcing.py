"""Tells whoever carries complaints outside what happened to them, in the same transaction.

Nothing is written where there is no destination that listens, so that it costs nothing there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from weakref import WeakSet

from sqlalchemy import Connection, Engine, Row, delete, select

from store.batch import insert_later
from store.dispatch_models import announcements
from store.scope import Scope
from store.session import Store

ANNOUNCED = frozenset(
    {
        "answered_in_substance",
        "answered_initially",
        "assignment_returned",
        "assignment_withdrawn",
        "comment_hidden",
        "complaint_archived",
        "complaint_assigned",
        "complaint_closed",
        "complaint_handed_over",
        "complaint_held",
        "complaint_merged",
        "complaint_opened",
        "complaint_rated",
        "complaint_reopened",
        "complaint_resumed",
        "complaint_split",
        "complaint_verified",
        "complaint_withdrawn",
        "deadline_missed",
        "deed_undone",
        "followed_up",
        "forwarding_wanted",
        "message_added",
        "message_deleted",
        "message_edited",
        "message_let_through",
        "report_published",
        "report_unpublished",
        "reporter_erased",
    }
)
"""The words of the history for what systems outside may hear of."""

_listening: WeakSet[Engine] = WeakSet()


def switch_on(store: Store) -> None:
    """From now on, what happens is told: there is a destination that listens."""
    _listening.add(store.engine)


def announce(
    connection: Connection, event: str, complaint_id: int, at: datetime, facts: Mapping[str, Any]
) -> None:
    """Keep that this happened, where it is for others to hear."""
    if event in ANNOUNCED and connection.engine in _listening:
        values = {"complaint_id": complaint_id, "event": event, "at": at, "facts": dict(facts)}
        insert_later(connection, announcements, values)


def has_news(_scope: Scope, connection: Connection) -> bool:
    """Whether something waits to be looked at."""
    return connection.execute(select(announcements.c.id).limit(1)).first() is not None


def take_news(_scope: Scope, connection: Connection, limit: int) -> Sequence[Row[Any]]:
    """The oldest of what happened, taken away: whoever takes it queues what follows from it in this
    very transaction. What happened to one complaint comes in order."""
    rows = connection.execute(
        select(announcements).order_by(announcements.c.id).limit(limit).with_for_update()
    ).all()
    if rows:
        ids = [row.id for row in rows]
        connection.execute(delete(announcements).where(announcements.c.id.in_(ids)))
    return rows
