"""Reads of casework: what was done, asked and answered about a complaint. Scope comes first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    ScalarSelect,
    Select,
    and_,
    func,
    or_,
    select,
    text,
)

from store.case_models import (
    FollowUpKind,
    FollowUpState,
    agencies,
    complaint_tags,
    exclusions,
    follow_ups,
    releases,
    work_files,
)
from store.casework.deed import require_any
from store.errors import NotFound
from store.models import OutboxState, complaints, outbox, reporters
from store.parts import is_without
from store.prepared import COMPLAINT, prepared
from store.queries import visible
from store.rights import Right
from store.scope import Scope


def follow_ups_of(scope: Scope, connection: Connection, complaint_id: int) -> Sequence[Row[Any]]:
    """What was done, asked, answered and noted, oldest first.

    Agencies see what is theirs and what the citizen was told, not the officers' notes.
    """
    if is_without(connection, follow_ups, complaint_id):
        return []
    return _follow_ups_of(scope, connection, complaint_id=complaint_id).all()


@prepared
def _follow_ups_of(scope: Scope) -> Select[Any]:
    query = (
        select(follow_ups)
        .join(complaints, complaints.c.id == follow_ups.c.complaint_id)
        .where(follow_ups.c.complaint_id == COMPLAINT, visible(scope))
        .order_by(follow_ups.c.id)
    )
    if scope.agencies is not None:
        query = query.where(_is_shown_to(scope.agencies))
    return query


def _is_shown_to(agency_ids: frozenset[int]) -> ColumnElement[bool]:
    own = follow_ups.c.agency_id.in_(sorted(agency_ids))
    return or_(own, follow_ups.c.state == "told")


def follow_up(
    scope: Scope, connection: Connection, complaint_id: int, follow_up_id: int
) -> Row[Any]:
    """One of them; `NotFound` out of scope."""
    for row in follow_ups_of(scope, connection, complaint_id):
        if row.id == follow_up_id:
            return row
    raise NotFound("There is no such answer.")


def told_answer(scope: Scope, connection: Connection, complaint_id: int) -> Row[Any] | None:
    """The newest substantive answer that the citizen was told; None where there is none."""
    told = [
        row
        for row in follow_ups_of(scope, connection, complaint_id)
        if row.kind == FollowUpKind.SUBSTANTIVE_ANSWER and row.state == FollowUpState.TOLD
    ]
    return told[-1] if told else None


def waiting_for_approval(
    scope: Scope, connection: Connection, limit: int = 200
) -> Sequence[Row[Any]]:
    """Answers that wait for somebody to approve them, what expires first before the others.

    With the complaint's `tracking_id`, `title`, `jurisdiction`, `reporter_id`, `seal`, `version`
    and `is_open`, and the agency's name as `agency_name`.
    """
    table = complaints.c
    of_complaint = (
        table.tracking_id,
        table.title,
        table.jurisdiction,
        table.reporter_id,
        table.seal,
        table.version,
        table.is_open,
    )
    query = (
        select(follow_ups, *of_complaint, agencies.c.name.label("agency_name"))
        .join(complaints, table.id == follow_ups.c.complaint_id)
        .outerjoin(agencies, agencies.c.id == follow_ups.c.agency_id)
        .where(text("follow_up.state = 'waiting'"), table.is_open, visible(scope))
        .order_by(table.due_at.is_(None), table.due_at, follow_ups.c.id)
        .limit(limit)
    )
    if scope.agencies is not None:
        query = query.where(follow_ups.c.agency_id.in_(sorted(scope.agencies)))
    return connection.execute(query).all()


def waiting_count(scope: Scope, connection: Connection, most: int) -> int:
    """How many answers wait for somebody to approve them; counted up to `most`."""
    return connection.execute(select(waiting_column(scope, most))).scalar_one()


def waiting_column(scope: Scope, most: int) -> ScalarSelect[int]:
    """The same as a column of a statement."""
    query = (
        select(follow_ups.c.id)
        .join(complaints, complaints.c.id == follow_ups.c.complaint_id)
        .where(text("follow_up.state = 'waiting'"), complaints.c.is_open, visible(scope))
        .limit(most)
    )
    if scope.agencies is not None:
        query = query.where(follow_ups.c.agency_id.in_(sorted(scope.agencies)))
    return select(func.count()).select_from(query.subquery()).scalar_subquery()


def was_answered_in_private(_scope: Scope, connection: Connection, complaint_id: int) -> bool:
    """A private answer to a public message was sent, or may have been, or the platform let none
    through."""
    unsaid = (OutboxState.DEAD, OutboxState.DROPPED, OutboxState.WAITING)
    was_refused = and_(
        outbox.c.state == OutboxState.WAITING,
        outbox.c.attempts > 0,
        outbox.c.last_error == "not_private",
    )
    found = connection.execute(
        select(outbox.c.id)
        .where(
            outbox.c.complaint_id == complaint_id,
            outbox.c.purpose.not_in(("public_acknowledgement", "public_news")),
            or_(outbox.c.state.not_in(unsaid), was_refused),
        )
        .limit(1)
    )
    return found.first() is not None


def is_called_in_public(_scope: Scope, connection: Connection, complaint: Row[Any]) -> bool:
    """They were told in this thread that there is news, and have not written since then."""
    found = connection.execute(
        select(outbox.c.id)
        .where(
            outbox.c.conversation_id == complaint.conversation_id,
            outbox.c.reporter_id == complaint.reporter_id,
            outbox.c.purpose == "public_news",
            outbox.c.created_at >= complaint.last_message_at,
            outbox.c.state.not_in((OutboxState.DEAD, OutboxState.DROPPED)),
        )
        .limit(1)
    )
    return found.first() is not None


def files_of(
    scope: Scope, connection: Connection, follow_up_ids: Sequence[int]
) -> Sequence[Row[Any]]:
    """The pictures and papers of follow-ups, in their order."""
    if not follow_up_ids:
        return []
    return connection.execute(
        select(work_files)
        .join(follow_ups, follow_ups.c.id == work_files.c.follow_up_id)
        .join(complaints, complaints.c.id == follow_ups.c.complaint_id)
        .where(work_files.c.follow_up_id.in_(follow_up_ids), visible(scope))
        .order_by(work_files.c.follow_up_id, work_files.c.position)
    ).all()


def work_file(scope: Scope, connection: Connection, file_id: int) -> Row[Any]:
    """One picture or paper with its complaint's `reporter_id`; `NotFound` out of scope.

    Agencies see what is theirs and what the citizen was told, as of follow-ups.
    """
    query = (
        select(work_files, complaints.c.reporter_id)
        .join(follow_ups, follow_ups.c.id == work_files.c.follow_up_id)
        .join(complaints, complaints.c.id == follow_ups.c.complaint_id)
        .where(work_files.c.id == file_id, visible(scope))
    )
    if scope.agencies is not None:
        query = query.where(_is_shown_to(scope.agencies))
    row = connection.execute(query).one_or_none()
    if row is None:
        raise NotFound("There is no such file.")
    return row


def tags_of(scope: Scope, connection: Connection, complaint_id: int) -> list[str]:
    """The words put to a complaint."""
    if is_without(connection, complaint_tags, complaint_id):
        return []
    rows = connection.execute(
        select(complaint_tags.c.tag)
        .join(complaints, complaints.c.id == complaint_tags.c.complaint_id)
        .where(complaint_tags.c.complaint_id == complaint_id, visible(scope))
        .order_by(complaint_tags.c.tag)
    )
    return list(rows.scalars())


def released_to_agencies(
    scope: Scope, connection: Connection, complaint_id: int
) -> Sequence[Row[Any]]:
    """What agencies may see beyond the redacted text."""
    if is_without(connection, releases, complaint_id):
        return []
    return connection.execute(
        select(releases)
        .join(complaints, complaints.c.id == releases.c.complaint_id)
        .where(
            releases.c.complaint_id == complaint_id, releases.c.ended_at.is_(None), visible(scope)
        )
    ).all()


def exclusions_of(scope: Scope, connection: Connection, complaint_id: int) -> Sequence[Row[Any]]:
    """Who must not know of a complaint, with `agency_name`; for those who may exclude."""
    require_any(scope, (Right.VERIFY, Right.UNSEAL))
    if is_without(connection, exclusions, complaint_id):
        return []
    return connection.execute(
        select(exclusions, agencies.c.name.label("agency_name"))
        .join(complaints, complaints.c.id == exclusions.c.complaint_id)
        .outerjoin(agencies, agencies.c.id == exclusions.c.agency_id)
        .where(exclusions.c.complaint_id == complaint_id, visible(scope))
        .order_by(exclusions.c.id)
    ).all()


def untold_answers(
    _scope: Scope, connection: Connection, *, after: int, limit: int
) -> Sequence[Any]:
    """Answered complaints whose citizen does not know it yet, with the newest answer's way out.

    Rows, in the order of their ids and from `after` on: id, jurisdiction, channel, surface, untold
    and the outbox row's state, delivery_status and last_error; `is_elsewhere` says that the answer
    goes to another conversation than the complaint came from, `is_forgotten` that nobody is left.
    """
    each = follow_ups.alias()
    newest = (
        select(func.max(each.c.id))
        .where(
            each.c.complaint_id == complaints.c.id,
            each.c.kind == FollowUpKind.SUBSTANTIVE_ANSWER,
            each.c.outbox_key.is_not(None),
        )
        .correlate(complaints)
        .scalar_subquery()
    )
    table = complaints.c
    return connection.execute(
        select(
            table.id,
            table.jurisdiction,
            table.channel,
            table.surface,
            table.untold,
            outbox.c.state,
            outbox.c.delivery_status,
            outbox.c.last_error,
            (outbox.c.conversation_id != table.conversation_id).label("is_elsewhere"),
            reporters.c.wrapped_key.is_(None).label("is_forgotten"),
        )
        .select_from(complaints)
        .join(reporters, reporters.c.id == table.reporter_id)
        .join(follow_ups, follow_ups.c.id == newest)
        .join(outbox, outbox.c.idempotency_key == follow_ups.c.outbox_key)
        .where(text("complaint.untold IS NOT NULL"), table.id > after)
        .order_by(table.id)
        .limit(limit)
    ).all()
