"""Of whom nothing is needed any more: all of it has ended, and has rested since."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, exists, func, or_, select

from store.audit_models import reporter_contacts
from store.models import (
    ComplaintStatus,
    complaints,
    erasure_requests,
    items,
    reporter_addresses,
    reporters,
)
from store.scope import Scope

_ENDED = (ComplaintStatus.CLOSED, ComplaintStatus.HANDED_OVER, ComplaintStatus.ARCHIVED)


def resting_reporters(
    scope: Scope, connection: Connection, before: datetime, *, after: int, limit: int
) -> Sequence[Row[Any]]:
    """The next reporters with an id above `after` who are due to be forgotten, and since when they
    rest: `id`, `jurisdiction`, `said_at`, `ended_at` (None without a case).

    Their cases have all ended before then, none is answered only and may still be objected to, and
    nothing has come from them since. Nobody about whose wish to be forgotten is yet to be decided,
    nor anybody with whom somebody would be erased who does not rest.
    """
    page = _resting(before).where(reporters.c.id > after, scope.allows_jurisdiction(_GOVERNMENT))
    return connection.execute(page.order_by(reporters.c.id).limit(limit)).all()


def is_resting(scope: Scope, connection: Connection, reporter_id: int, before: datetime) -> bool:
    """Whether they are due, asked in the very transaction that forgets them: a worker who holds
    their key finishes first, and nobody else gets it before that transaction has ended."""
    theirs = reporters.c.id == reporter_id
    connection.execute(select(reporters.c.id).where(theirs).with_for_update())
    found = _resting(before).where(theirs, scope.allows_jurisdiction(_GOVERNMENT))
    return connection.execute(found).first() is not None


_GOVERNMENT = reporters.c.jurisdiction


def _resting(before: datetime) -> Select[Any]:
    own = items.c.reporter_id == reporters.c.id
    said = select(func.max(items.c.received_at)).where(own)
    ended = select(func.max(complaints.c.closed_at)).where(
        complaints.c.reporter_id == reporters.c.id
    )
    return select(
        reporters.c.id,
        _GOVERNMENT,
        said.scalar_subquery().label("said_at"),
        ended.scalar_subquery().label("ended_at"),
    ).where(
        reporters.c.wrapped_key.is_not(None),
        reporters.c.created_at < before,
        ~_is_busy(reporters.c.id, before),
        ~_goes_with_busy_ones(before),
    )


def _is_busy(reporter_id: ColumnElement[int], before: datetime) -> ColumnElement[bool]:
    """Something of this reporter's goes on, or ended or came later."""
    case, leader, address = complaints.alias(), complaints.alias(), reporter_addresses.alias()
    # What is handled with another one ends with it.
    led = exists().where(
        leader.c.id == case.c.merged_into,
        leader.c.status.in_(_ENDED),
        leader.c.closed_at < before,
    )
    has_ended = and_(
        case.c.merged_into.is_(None), case.c.status.in_(_ENDED), case.c.closed_at < before
    )
    works = exists().where(case.c.reporter_id == reporter_id, ~or_(has_ended, led))
    speaks = exists().where(
        items.c.reporter_id == reporter_id, or_(items.c.received_at >= before, items.c.is_unsorted)
    )
    asks = exists().where(
        address.c.reporter_id == reporter_id,
        erasure_requests.c.address_hash == address.c.address_hash,
        erasure_requests.c.state == "open",
    )
    return or_(works, speaks, asks)


def _goes_with_busy_ones(before: datetime) -> ColumnElement[bool]:
    """See `people.also_found_by`: they are erased with this reporter."""
    address, contact = reporter_addresses.c, reporter_contacts.c
    return exists().where(
        address.reporter_id == reporters.c.id,
        address.address_hash == contact.contact_hash,
        contact.reporter_id != reporters.c.id,
        _is_busy(contact.reporter_id, before),
    )
