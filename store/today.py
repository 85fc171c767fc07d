"""What an agency has to do today: its open cases, what expires first before the others.

A case that an operator has had in hand today is done with for today, until somebody else does
something with it: its citizen answers a question, say, or the head sends an answer back.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, func, literal_column, select

from store.case_models import (
    AssignmentState,
    FollowUpState,
    actions,
    agencies,
    assignments,
    follow_ups,
)
from store.casework.deed import Act
from store.models import ComplaintStatus, complaints
from store.queries import visible
from store.rights import Right
from store.scope import Scope

_IS_OPEN: ColumnElement[bool] = literal_column("complaint.is_open")
_IN_HAND = (Act.ACCEPT, Act.HOLD, Act.FOLLOW_UP, Act.ANSWER, Act.RETURN)
_BESIDE = (Act.NOTE, Act.TAG, Act.EMERGENCY)
"""These leave a case where it is in the day."""
_MOST = 200


class Day(NamedTuple):
    """An operator's day.

    `to_do` are complaints with the columns `assignment_id`, `assignment_state`, `asked_for`,
    `agency_name` and `needs_approval`; `in_work` those that the agency has taken on and that are
    done with for today, `waiting` those whose answer waits for approval. `done` counts the cases
    had in hand today.
    """

    to_do: Sequence[Row[Any]]
    in_work: Sequence[Row[Any]]
    waiting: Sequence[Row[Any]]
    done: int


def day_of(scope: Scope, connection: Connection, since: datetime) -> Day:
    """What there is to do for the scope's agencies; `since` is when the caller's day began.

    `NotPermitted` without the right to answer. Nothing for callers who work for no agency.
    """
    scope.require(Right.ANSWER)
    if not scope.agencies:
        return Day(to_do=(), in_work=(), waiting=(), done=0)
    handled = _handled(scope, connection, since)
    rows = connection.execute(_cases(scope, scope.agencies)).all()
    waiting = [row for row in rows if row.is_waiting]
    free = [row for row in rows if not row.is_waiting]
    to_do = [row for row in free if row.id not in handled and row.status != ComplaintStatus.ON_HOLD]
    shown = {row.id for row in to_do}
    return Day(
        to_do=to_do,
        in_work=[row for row in free if row.id not in shown],
        waiting=waiting,
        done=len(_touched(scope, connection, since) - shown),
    )


def _cases(scope: Scope, agency_ids: frozenset[int]) -> Select[Any]:
    is_waiting = (
        select(follow_ups.c.id)
        .where(
            follow_ups.c.assignment_id == assignments.c.id,
            follow_ups.c.complaint_id == complaints.c.id,
            follow_ups.c.state == FollowUpState.WAITING,
        )
        .exists()
    )
    active = (AssignmentState.OPEN, AssignmentState.ACCEPTED)
    return (
        select(
            complaints,
            assignments.c.id.label("assignment_id"),
            assignments.c.state.label("assignment_state"),
            assignments.c.sealed_note,
            assignments.c.due_at.label("asked_for"),
            agencies.c.name.label("agency_name"),
            agencies.c.needs_approval,
            is_waiting.label("is_waiting"),
        )
        .join(assignments, assignments.c.complaint_id == complaints.c.id)
        .join(agencies, agencies.c.id == assignments.c.agency_id)
        .where(
            assignments.c.agency_id.in_(sorted(agency_ids)),
            assignments.c.state.in_(active),
            _IS_OPEN,
            complaints.c.merged_into.is_(None),
            visible(scope),
        )
        .order_by(complaints.c.due_at.is_(None), complaints.c.due_at, complaints.c.id)
        .limit(_MOST)
    )


def _mine(scope: Scope, since: datetime) -> ColumnElement[bool]:
    return and_(
        actions.c.actor == scope.actor,
        actions.c.at >= since,
        actions.c.undone_at.is_(None),
        actions.c.name.in_(_IN_HAND),
    )


def _touched(scope: Scope, connection: Connection, since: datetime) -> set[int]:
    found = select(actions.c.complaint_id).where(_mine(scope, since)).distinct()
    return set(connection.execute(found).scalars())


def _handled(scope: Scope, connection: Connection, since: datetime) -> set[int]:
    """The complaints where the newest deed is the caller's own, of today."""
    each = actions.alias()
    newest = (
        select(func.max(each.c.id))
        .where(
            each.c.complaint_id == actions.c.complaint_id,
            each.c.undone_at.is_(None),
            each.c.name.not_in(_BESIDE),
        )
        .correlate(actions)
        .scalar_subquery()
    )
    found = select(actions.c.complaint_id).where(_mine(scope, since), actions.c.id == newest)
    return set(connection.execute(found).scalars())
