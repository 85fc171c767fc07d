"""Figures of the handling, for those who may read figures and no reports. Scope comes first.

All of them count by `queries.counted`: what is hidden from somebody is not in their figures.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Connection, and_, case, func, or_, select, text, true

from store.audit_models import audits
from store.case_models import AssignmentState, agencies, assignments, deadlines
from store.models import complaints
from store.queries import counted
from store.scope import Scope

_IS_ACTIVE = and_(
    complaints.c.is_open,
    assignments.c.state.in_((AssignmentState.OPEN, AssignmentState.ACCEPTED)),
)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpState:
    """How far the assignments of one agency are, or of several together."""

    jurisdiction: str
    agency: str = ""
    """Its name; empty for all agencies of the government together."""
    open: int = 0
    overdue: int = 0
    """Of the open ones: the clock of their first follow-up or of the answer has run out."""
    answered: int = 0
    median_days: float | None = None
    """From assignment to the first follow-up, in calendar days; None where there was none."""


def follow_up_states(
    scope: Scope, connection: Connection, now: datetime, since: datetime
) -> Mapping[str, Sequence[FollowUpState]]:
    """By government: all its agencies together, then each by name.

    Open and overdue is what is so at `now`; answered and the median are of what happened from
    `since` on. Agencies in the scope see their own alone.
    """
    found = _counts(scope, connection, now, since)
    waits = _waits(scope, connection, since)
    states: dict[str, list[FollowUpState]] = {}
    for jurisdiction in dict.fromkeys(row.jurisdiction for row in found):
        rows = [row for row in found if row.jurisdiction == jurisdiction]
        all_waits = [days for row in rows for days in waits.get(row.agency_id, ())]
        together = FollowUpState(
            jurisdiction=jurisdiction,
            open=sum(row.open for row in rows),
            overdue=sum(row.overdue for row in rows),
            answered=sum(row.answered for row in rows),
            median_days=median(all_waits) if all_waits else None,
        )
        states[jurisdiction] = [together, *(_state(row, waits) for row in rows)]
    return states


def _state(row: Any, waits: Mapping[int, Sequence[float]]) -> FollowUpState:
    own = waits.get(row.agency_id)
    return FollowUpState(
        jurisdiction=row.jurisdiction,
        agency=row.name,
        open=row.open,
        overdue=row.overdue,
        answered=row.answered,
        median_days=median(own) if own else None,
    )


def _counts(scope: Scope, connection: Connection, now: datetime, since: datetime) -> Sequence[Any]:
    is_answered = and_(
        assignments.c.state == AssignmentState.ANSWERED, assignments.c.answered_at >= since
    )
    return connection.execute(
        select(
            complaints.c.jurisdiction,
            agencies.c.id.label("agency_id"),
            agencies.c.name,
            _number_of(_IS_ACTIVE).label("open"),
            _number_of(and_(_IS_ACTIVE, _is_overdue(now))).label("overdue"),
            _number_of(is_answered).label("answered"),
        )
        .select_from(assignments)
        .join(complaints, complaints.c.id == assignments.c.complaint_id)
        .join(agencies, agencies.c.id == assignments.c.agency_id)
        .where(
            or_(_IS_ACTIVE, is_answered, assignments.c.first_follow_up_at >= since),
            _of_own_agencies(scope),
            counted(scope),
        )
        .group_by(complaints.c.jurisdiction, agencies.c.id, agencies.c.name)
        .order_by(complaints.c.jurisdiction, agencies.c.name)
    ).all()


def _number_of(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((condition, 1), else_=0))


def _is_overdue(now: datetime) -> ColumnElement[bool]:
    return (
        select(deadlines.c.id)
        .where(
            deadlines.c.complaint_id == complaints.c.id,
            text("deadline.state = 'running'"),
            deadlines.c.due_at <= now,
            or_(
                deadlines.c.assignment_id == assignments.c.id,
                and_(deadlines.c.assignment_id.is_(None), deadlines.c.kind == "answer"),
            ),
        )
        .exists()
    )


def _waits(scope: Scope, connection: Connection, since: datetime) -> dict[int, list[float]]:
    """By agency: the days that each first follow-up took."""
    rows = connection.execute(
        select(assignments.c.agency_id, assignments.c.assigned_at, assignments.c.first_follow_up_at)
        .join(complaints, complaints.c.id == assignments.c.complaint_id)
        .where(assignments.c.first_follow_up_at >= since, _of_own_agencies(scope), counted(scope))
    )
    found: dict[int, list[float]] = defaultdict(list)
    for agency_id, assigned_at, first_at in rows:
        found[agency_id].append((first_at - assigned_at) / _DAY)
    return found


def _of_own_agencies(scope: Scope) -> ColumnElement[bool]:
    """A case may be with several agencies: each sees how far it is itself."""
    if scope.agencies is None:
        return true()
    return assignments.c.agency_id.in_(sorted(scope.agencies))


def hidden_comments(
    scope: Scope, connection: Connection, zone: ZoneInfo
) -> dict[str, Counter[str]]:
    """How many public comments were hidden: by month as YYYY-MM in `zone`, and by reason."""
    rows = connection.execute(
        select(audits.c.at, audits.c.details)
        .join(complaints, complaints.c.id == audits.c.complaint_id)
        .where(audits.c.action == "comment_hidden", counted(scope))
        .order_by(audits.c.id)
    )
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for at, details in rows:
        found[f"{at.astimezone(zone):%Y-%m}"][details["reason"]] += 1
    return dict(found)
