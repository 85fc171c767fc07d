"""What is kept about one person, read for the copy that they may ask for. Scope comes first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, or_, select

from store.audit import IDENTITY_REVEALED, NAMED_IN_REASON
from store.audit_models import audits
from store.case_models import FollowUpState, agencies, assignments, follow_ups
from store.identities import PERSON_LOOKED_UP
from store.models import (
    MediaState,
    OutboxState,
    Outcome,
    attachments,
    complaints,
    items,
    operators,
    outbox,
)
from store.queries import visible
from store.scope import Scope

_LOOKS = (
    *(IDENTITY_REVEALED, NAMED_IN_REASON),
    *("sealed_report_opened", "original_opened", "export_made"),
)
_OPERATOR = "operator:"


def reports_by(
    scope: Scope, connection: Connection, reporter_ids: Sequence[int]
) -> Sequence[Row[Any]]:
    """Their complaints within reach, oldest first."""
    return connection.execute(
        select(complaints)
        .where(complaints.c.reporter_id.in_(reporter_ids), visible(scope))
        .order_by(complaints.c.id)
    ).all()


def messages_by(
    scope: Scope, connection: Connection, reporter_ids: Sequence[int]
) -> Sequence[Row[Any]]:
    """What they wrote, every version, oldest first; sealed under the key of `reporter_id`."""
    query: Select[Any] = (
        select(
            items.c.id,
            items.c.reporter_id,
            items.c.channel,
            items.c.sent_at,
            items.c.received_at,
            items.c.sealed,
            complaints.c.tracking_id,
        )
        .outerjoin(complaints, complaints.c.id == items.c.complaint_id)
        .where(
            items.c.reporter_id.in_(reporter_ids),
            items.c.outcome == Outcome.STORED,
            items.c.sealed.is_not(None),
            scope.allows_channel(items.c.channel),
            or_(items.c.complaint_id.is_(None), visible(scope)),
        )
        .order_by(items.c.id)
    )
    return connection.execute(query).all()


def files_of(
    _scope: Scope, connection: Connection, message_ids: Sequence[int]
) -> Sequence[Row[Any]]:
    """The files of these messages that are kept, with the `reporter_id` of whose key."""
    return connection.execute(
        select(attachments, items.c.reporter_id)
        .join(items, items.c.id == attachments.c.item_id)
        .where(attachments.c.item_id.in_(message_ids), attachments.c.state == MediaState.STORED)
        .order_by(attachments.c.item_id, attachments.c.position)
    ).all()


def replies_to(
    scope: Scope, connection: Connection, reporter_ids: Sequence[int]
) -> Sequence[Row[Any]]:
    """What was written to them and was sent, oldest first; about reports within reach."""
    query: Select[Any] = (
        select(
            outbox.c.reporter_id,
            outbox.c.purpose,
            outbox.c.sent_at,
            outbox.c.sealed,
            complaints.c.tracking_id,
        )
        .outerjoin(complaints, complaints.c.id == outbox.c.complaint_id)
        .where(
            outbox.c.reporter_id.in_(reporter_ids),
            outbox.c.state == OutboxState.SENT,
            outbox.c.sealed.is_not(None),
            or_(outbox.c.complaint_id.is_(None), visible(scope)),
        )
        .order_by(outbox.c.id)
    )
    return connection.execute(query).all()


def answers_on(
    _scope: Scope, connection: Connection, complaint_ids: Sequence[int]
) -> Sequence[Row[Any]]:
    """What they were told of what was done, with `agency_name`; not what officers noted."""
    query: Select[Any] = (
        select(
            follow_ups.c.complaint_id,
            follow_ups.c.kind,
            follow_ups.c.at,
            follow_ups.c.sealed,
            agencies.c.name.label("agency_name"),
        )
        .outerjoin(agencies, agencies.c.id == follow_ups.c.agency_id)
        .where(
            follow_ups.c.complaint_id.in_(complaint_ids),
            follow_ups.c.state == FollowUpState.TOLD,
            follow_ups.c.sealed.is_not(None),
        )
        .order_by(follow_ups.c.id)
    )
    return connection.execute(query).all()


def agencies_with(
    _scope: Scope, connection: Connection, complaint_ids: Sequence[int]
) -> Sequence[Row[Any]]:
    """To which agencies these complaints were given, and when."""
    query: Select[Any] = (
        select(assignments.c.complaint_id, agencies.c.name, assignments.c.assigned_at)
        .join(agencies, agencies.c.id == assignments.c.agency_id)
        .where(assignments.c.complaint_id.in_(complaint_ids))
        .order_by(assignments.c.id)
    )
    return connection.execute(query).all()


def looks_at(
    _scope: Scope,
    connection: Connection,
    reporter_ids: Sequence[int],
    complaint_ids: Sequence[int],
) -> Sequence[tuple[Row[Any], str]]:
    """The lines of the audit trail that tell who learned who they are, opened what is sealed or
    took it out, and in which role: never by name. A line of a look-up may name several people."""
    subject = (audits.c.subject_kind == "reporter") & audits.c.subject_id.in_(reporter_ids)
    about = or_(audits.c.complaint_id.in_(complaint_ids), subject)
    rows = connection.execute(
        select(audits)
        .where(or_(audits.c.action.in_(_LOOKS) & about, audits.c.action == PERSON_LOOKED_UP))
        .order_by(audits.c.id)
    ).all()
    theirs = set(reporter_ids)
    looks = [
        row
        for row in rows
        if row.action != PERSON_LOOKED_UP or theirs & set(row.details.get("reporters", ()))
    ]
    roles = _roles_of(connection, {row.actor for row in looks})
    return [(row, roles.get(row.actor, row.actor.partition(":")[0])) for row in looks]


def _roles_of(connection: Connection, actors: set[str]) -> dict[str, str]:
    ids = [int(one.removeprefix(_OPERATOR)) for one in actors if one.startswith(_OPERATOR)]
    query = select(operators.c.id, operators.c.role).where(operators.c.id.in_(ids))
    return {f"{_OPERATOR}{row.id}": row.role for row in connection.execute(query)}
