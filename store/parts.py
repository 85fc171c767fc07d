"""Which tables hold something of a complaint: one statement in place of a dozen that find nothing.

Most complaints have no tags, no drafts, nobody who is excluded. A page asks for all of that, and
each question costs more than its answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, exists, or_, select

from store.care_models import alerts
from store.case_models import (
    claims,
    complaint_tags,
    drafts,
    exclusions,
    follow_ups,
    releases,
)
from store.forwarding_models import forwardings
from store.models import attachments, complaints, incident_links, items, judgements
from store.prepared import COMPLAINT
from store.scope import SYSTEM, Scope
from store.snapshot import known_in, read_once

_OF_COMPLAINT: Mapping[Table, ColumnElement[bool]] = {
    attachments: exists().where(
        items.c.complaint_id == COMPLAINT, attachments.c.item_id == items.c.id
    ),
    # Those that are merged into it.
    complaints: exists().where(complaints.c.merged_into == COMPLAINT),
    incident_links: exists().where(
        or_(incident_links.c.complaint_id == COMPLAINT, incident_links.c.leader_id == COMPLAINT)
    ),
} | {
    table: exists().where(table.c.complaint_id == COMPLAINT)
    for table in (
        alerts,
        claims,
        complaint_tags,
        drafts,
        exclusions,
        follow_ups,
        forwardings,
        judgements,
        releases,
    )
}
_COLUMNS: list[Any] = [found.label(table.name) for table, found in _OF_COMPLAINT.items()]
_PARTS = select(*_COLUMNS)


def is_without(connection: Connection, table: Table, complaint_id: int) -> bool:
    """Whether a table is known to hold nothing of a complaint, whoever asks.

    Never in a transaction that writes: there each table is to be asked itself. It tells nobody
    anything; whoever reads the table still says to whom.
    """
    if known_in(connection) is None:
        return False
    return table.name not in _parts_of(SYSTEM, connection, complaint_id)


@read_once
def _parts_of(_scope: Scope, connection: Connection, complaint_id: int) -> frozenset[str]:
    row = connection.execute(_PARTS, {"complaint_id": complaint_id}).one()
    return frozenset(name for name, is_there in row._mapping.items() if is_there)
