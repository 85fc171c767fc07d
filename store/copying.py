"""What is read of complaints to make copies of them that leave: for many at once, by complaint."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Row, func, select

from store.case_models import (
    AssignmentState,
    FollowUpKind,
    FollowUpState,
    agencies,
    assignments,
    follow_ups,
    picture_masks,
    transcripts,
)
from store.casework.deed import ACTIVE
from store.models import MediaState, Outcome, attachments, complaints, items, reporters
from store.queries import visible
from store.scope import Scope
from store.seals import IS_UNSEALED

_WITH = (*ACTIVE, AssignmentState.ANSWERED)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToCopy:
    """One complaint with what belongs to it. Withheld messages are not among `messages`."""

    row: Row[Any]
    """With `locked_at` where the reporter waits to be forgotten."""
    wrapped_key: bytes | None
    """Of the reporter; None when they were forgotten."""
    messages: Sequence[Row[Any]] = ()
    """The newest version of each, oldest first: `item_id`, `event`, `redacted_text`, `sealed`
    under the key of `reporter_id`."""
    transcripts: Sequence[str] = ()
    """Redacted."""
    agency_names: Sequence[str] = ()
    agency_codes: Sequence[str] = ()
    follow_ups: Sequence[Row[Any]] = ()
    """What the reporter was told, with `agency_name`; sealed."""
    pictures: Sequence[Row[Any]] = ()
    """Stored photos with `regions` and `turned` of their masks."""
    alike_count: int = 0
    """Of those that are not sealed."""


@dataclass(slots=True)
class _Gathered:
    messages: dict[bytes, Any] = field(default_factory=dict)
    transcripts: list[str] = field(default_factory=list)
    agency_names: list[str] = field(default_factory=list)
    agency_codes: list[str] = field(default_factory=list)
    follow_ups: list[Row[Any]] = field(default_factory=list)
    pictures: list[Row[Any]] = field(default_factory=list)
    alike_count: int = 0


def to_copy(
    scope: Scope, connection: Connection, complaint_ids: Sequence[int]
) -> Mapping[int, ToCopy]:
    """These complaints, as far as the caller may see them, in a handful of queries for all."""
    if not complaint_ids:
        return {}
    rows = connection.execute(
        select(complaints, reporters.c.wrapped_key, reporters.c.locked_at)
        .join(reporters, reporters.c.id == complaints.c.reporter_id)
        .where(complaints.c.id.in_(complaint_ids), visible(scope))
    ).all()
    found: dict[int, _Gathered] = defaultdict(_Gathered)
    ids = [row.id for row in rows]
    _read_messages(connection, ids, found)
    _read_agencies(connection, ids, found)
    _read_follow_ups(connection, ids, found)
    alike = (
        select(complaints.c.merged_into, func.count().label("number"))
        .where(
            complaints.c.merged_into.in_(ids),
            IS_UNSEALED,
        )
        .group_by(complaints.c.merged_into)
    )
    for row in connection.execute(alike):
        found[row.merged_into].alike_count = row.number
    return {
        row.id: ToCopy(
            row=row,
            wrapped_key=row.wrapped_key,
            messages=[one for one in found[row.id].messages.values() if one.event != "deleted"],
            transcripts=found[row.id].transcripts,
            agency_names=found[row.id].agency_names,
            agency_codes=found[row.id].agency_codes,
            follow_ups=found[row.id].follow_ups,
            pictures=found[row.id].pictures,
            alike_count=found[row.id].alike_count,
        )
        for row in rows
    }


def _read_messages(
    connection: Connection, ids: Sequence[int], found: Mapping[int, _Gathered]
) -> None:
    rows = connection.execute(
        select(
            items.c.id.label("item_id"),
            items.c.complaint_id,
            items.c.message_hash,
            items.c.event,
            items.c.redacted_text,
            items.c.reporter_id,
            items.c.sealed,
        )
        .where(
            items.c.complaint_id.in_(ids),
            items.c.outcome == Outcome.STORED,
            items.c.is_withheld.is_(False),
        )
        .order_by(items.c.ordered_at, items.c.version, items.c.id)
    ).all()
    for row in rows:
        found[row.complaint_id].messages[row.message_hash] = row
    newest = {
        one.item_id: complaint_id
        for complaint_id in {row.complaint_id for row in rows}
        for one in found[complaint_id].messages.values()
        if one.event != "deleted"
    }
    _read_files(connection, newest, found)


def _read_files(
    connection: Connection, newest: Mapping[int, int], found: Mapping[int, _Gathered]
) -> None:
    """The pictures of the newest versions, and what was typed after their voices."""
    if not newest:
        return
    files = (
        select(
            attachments,
            transcripts.c.redacted_text,
            picture_masks.c.regions,
            picture_masks.c.turned,
            items.c.reporter_id,
        )
        .join(items, items.c.id == attachments.c.item_id)
        .outerjoin(transcripts, transcripts.c.attachment_id == attachments.c.id)
        .outerjoin(picture_masks, picture_masks.c.attachment_id == attachments.c.id)
        .where(attachments.c.item_id.in_(newest))
        .order_by(attachments.c.item_id, attachments.c.position)
    )
    for row in connection.execute(files):
        gathered = found[newest[row.item_id]]
        if row.redacted_text:
            gathered.transcripts.append(row.redacted_text)
        if row.kind == "image" and row.state == MediaState.STORED:
            gathered.pictures.append(row)


def _read_agencies(
    connection: Connection, ids: Sequence[int], found: Mapping[int, _Gathered]
) -> None:
    query = (
        select(assignments.c.complaint_id, agencies.c.name, agencies.c.code)
        .join(agencies, agencies.c.id == assignments.c.agency_id)
        .where(assignments.c.complaint_id.in_(ids), assignments.c.state.in_(_WITH))
        .order_by(assignments.c.id)
    )
    for row in connection.execute(query):
        found[row.complaint_id].agency_names.append(row.name)
        found[row.complaint_id].agency_codes.append(row.code)


def _read_follow_ups(
    connection: Connection, ids: Sequence[int], found: Mapping[int, _Gathered]
) -> None:
    query = (
        select(follow_ups, agencies.c.name.label("agency_name"))
        .outerjoin(agencies, agencies.c.id == follow_ups.c.agency_id)
        .where(
            follow_ups.c.complaint_id.in_(ids),
            follow_ups.c.state == FollowUpState.TOLD,
            follow_ups.c.kind != FollowUpKind.NOTE,
        )
        .order_by(follow_ups.c.id)
    )
    for row in connection.execute(query):
        found[row.complaint_id].follow_ups.append(row)


def mask_of(_scope: Scope, connection: Connection, attachment_id: int) -> Row[Any] | None:
    """What is hidden of a picture; None when nothing is."""
    query = select(picture_masks).where(picture_masks.c.attachment_id == attachment_id)
    return connection.execute(query).one_or_none()
