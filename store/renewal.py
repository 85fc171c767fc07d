"""Stored records under a newer normalizer: suggestions are recomputed, decisions stay."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select, update

from store.changes import SUMMARY_LENGTH, write_history
from store.models import Outcome, complaints, histories, items, judgements
from store.publications import withdraw_unfit
from store.scope import Scope


def stored_records(
    scope: Scope,
    connection: Connection,
    *,
    channel: str | None,
    after: int,
    limit: int,
    is_trial: bool,
) -> Sequence[Row[Any]]:
    """A page of stored messages that can still be opened; locked unless it is a trial."""
    query = (
        select(items)
        .where(
            items.c.id > after,
            items.c.outcome == Outcome.STORED,
            items.c.sealed.is_not(None),
            items.c.reporter_id.is_not(None),
            scope.allows_channel(items.c.channel),
        )
        .order_by(items.c.id)
        .limit(limit)
    )
    if channel is not None:
        query = query.where(items.c.channel == channel)
    if not is_trial:
        query = query.with_for_update()
    return connection.execute(query).all()


def renew_record(
    connection: Connection,
    item_id: int,
    *,
    sealed: bytes,
    redacted_text: str | None,
    schema_version: str,
    knowledge_version: str,
) -> None:
    """Put a recomputed record in the place of the old one."""
    connection.execute(
        update(items)
        .where(items.c.id == item_id)
        .values(
            sealed=sealed,
            redacted_text=redacted_text,
            schema_version=schema_version,
            knowledge_version=knowledge_version,
        )
    )


def renew_complaint(
    scope: Scope,
    connection: Connection,
    complaint_id: int,
    now: datetime,
    *,
    summary: str,
    urgency: int,
    is_emergency: bool,
    is_report: bool,
    signs: Sequence[str],
) -> None:
    """Bring a complaint's own columns up to its recomputed messages.

    What an operator judged, verified or said of its danger stays as it is, and so does a secrecy
    that one has ended.
    """
    values: dict[str, Any] = {"summary": summary[:SUMMARY_LENGTH]}
    mine = complaints.c.id == complaint_id
    before = connection.execute(select(complaints).where(mine).with_for_update()).one()
    if not _is_judged(connection, complaint_id):
        values["urgency"] = urgency
        if before.verified_at is None:
            values["is_report"] = is_report
        if not _happened(connection, complaint_id, "emergency_declared", "emergency_called_off"):
            values["is_emergency"] = is_emergency
    if signs and not _happened(connection, complaint_id, "complaint_unsealed"):
        values["is_secret"] = True
    changed = [name for name, value in values.items() if getattr(before, name) != value]
    if not changed:
        return
    connection.execute(
        update(complaints).where(mine).values(**values, version=complaints.c.version + 1)
    )
    if "is_secret" in changed or "is_report" in changed:
        withdraw_unfit(connection, complaint_id)
    write_history(
        scope, connection, "suggestions_renewed", now, complaint_id=complaint_id, changed=changed
    )


def _is_judged(connection: Connection, complaint_id: int) -> bool:
    query = select(judgements.c.complaint_id).where(judgements.c.complaint_id == complaint_id)
    return connection.execute(query).first() is not None


def _happened(connection: Connection, complaint_id: int, *events: str) -> bool:
    query = select(histories.c.id).where(
        histories.c.complaint_id == complaint_id, histories.c.event.in_(events)
    )
    return connection.execute(query.limit(1)).first() is not None
