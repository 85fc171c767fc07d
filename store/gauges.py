"""Figures for machines that watch: how long things wait, and how deadlines stand. All are cheap."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, func, select, text

from store.case_models import deadlines
from store.models import attachments, complaints, deliveries, items, outbox
from store.scope import Scope

# Literals, so that both databases see that the partial indexes fit.
_IS_OPEN = text("outbox.state IN ('due', 'failed', 'sending', 'uncertain')")
_RUNS = text("deadline.state = 'running'")
_SOON = timedelta(days=1)


def waiting_since(_scope: Scope, connection: Connection) -> Mapping[str, datetime | None]:
    """By stage: since when the oldest waits for it; None where nothing does.

    `parse` and `settle` count from when something came in, `media` and `send` from when it was due.
    """
    return {
        "parse": _oldest(
            connection, deliveries, deliveries.c.received_at, text("delivery.state = 'pending'")
        ),
        "settle": _oldest(connection, items, items.c.received_at, text("item.outcome = 'pending'")),
        "media": _oldest(
            connection, attachments, attachments.c.due_at, text("attachment.state = 'pending'")
        ),
        "send": _oldest(connection, outbox, outbox.c.due_at, _IS_OPEN),
    }


def _oldest(
    connection: Connection,
    table: Table,
    column: ColumnElement[Any],
    condition: ColumnElement[bool] | Any,
) -> datetime | None:
    query = select(func.min(column)).select_from(table).where(condition)
    found: datetime | None = connection.execute(query).scalar_one()
    return found


def deadline_counts(
    _scope: Scope, connection: Connection, now: datetime
) -> Mapping[tuple[str, str], int]:
    """How many clocks of each government are overdue, and run out within a day.

    Without the citizens' time to object: that it runs out is nobody's delay.
    """
    found: dict[tuple[str, str], int] = {}
    spans = (
        ("overdue", deadlines.c.due_at <= now),
        ("soon", deadlines.c.due_at.between(now, now + _SOON)),
    )
    for word, within in spans:
        query = (
            select(complaints.c.jurisdiction, func.count())
            .join(complaints, complaints.c.id == deadlines.c.complaint_id)
            .where(_RUNS, deadlines.c.kind != "objection", within)
            .group_by(complaints.c.jurisdiction)
        )
        for jurisdiction, count in connection.execute(query):
            found[jurisdiction, word] = count
    return found
