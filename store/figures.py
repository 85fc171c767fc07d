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

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    and_,
    case,
    false,
    func,
    or_,
    select,
    text,
    true,
)

from store.audit_models import audits
from store.case_models import AssignmentState, agencies, assignments, deadlines
from store.models import ComplaintStatus, complaints
from store.queries import counted
from store.scope import Scope

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
    of_agency: dict[tuple[str, str], list[Row[Any]]] = defaultdict(list)
    for row in _handed(scope, connection, now, since):
        of_agency[row.jurisdiction, row.agency].append(row)
    states: dict[str, list[FollowUpState]] = {}
    for jurisdiction in sorted({jurisdiction for jurisdiction, _ in of_agency}):
        own = {name: rows for (code, name), rows in of_agency.items() if code == jurisdiction}
        everything = [row for rows in own.values() for row in rows]
        states[jurisdiction] = [
            _state(jurisdiction, "", everything, since),
            *(_state(jurisdiction, name, own[name], since) for name in sorted(own)),
        ]
    return states


def _state(
    jurisdiction: str, agency: str, rows: Sequence[Row[Any]], since: datetime
) -> FollowUpState:
    waits = [
        (row.first_follow_up_at - row.assigned_at) / _DAY
        for row in rows
        if row.first_follow_up_at is not None and row.first_follow_up_at >= since
    ]
    return FollowUpState(
        jurisdiction=jurisdiction,
        agency=agency,
        open=sum(row.is_open for row in rows),
        overdue=sum(row.is_open and row.is_overdue for row in rows),
        answered=sum(row.is_answered for row in rows),
        median_days=median(waits) if waits else None,
    )


def _handed(
    scope: Scope, connection: Connection, now: datetime, since: datetime
) -> Sequence[Row[Any]]:
    """The assignments that are with an agency, or of which something happened since then."""
    is_with_agency = assignments.c.state.in_((AssignmentState.OPEN, AssignmentState.ACCEPTED))
    is_answered = and_(
        assignments.c.state == AssignmentState.ANSWERED, assignments.c.answered_at >= since
    )
    is_open = and_(is_with_agency, complaints.c.is_open)
    followed_up = assignments.c.first_follow_up_at >= since
    return connection.execute(
        select(
            complaints.c.jurisdiction,
            agencies.c.name.label("agency"),
            assignments.c.assigned_at,
            assignments.c.first_follow_up_at,
            is_open.label("is_open"),
            is_answered.label("is_answered"),
            case((is_open, _is_overdue(now)), else_=false()).label("is_overdue"),
        )
        .select_from(assignments)
        .join(complaints, complaints.c.id == assignments.c.complaint_id)
        .join(agencies, agencies.c.id == assignments.c.agency_id)
        .where(
            # Of the assignments alone: the complaints of all others are not even looked at.
            or_(is_with_agency, is_answered, followed_up),
            or_(complaints.c.is_open, is_answered, followed_up),
            _of_own_agencies(scope),
            counted(scope),
        )
    ).all()


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


def _of_own_agencies(scope: Scope) -> ColumnElement[bool]:
    """A case may be with several agencies: each sees how far it is itself."""
    if scope.agencies is None:
        return true()
    return assignments.c.agency_id.in_(sorted(scope.agencies))


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratings:
    """What citizens said of how their closed reports were handled: how many gave 1 to 5, and how
    many gave none, which is no opinion and counts for nothing else."""

    jurisdiction: str
    given: Mapping[int, int]
    none: int

    @property
    def count(self) -> int:
        return sum(self.given.values())

    @property
    def mean(self) -> float | None:
        """None where nobody gave one."""
        total = sum(rating * count for rating, count in self.given.items())
        return total / self.count if self.count else None

    @property
    def share(self) -> float:
        """Of the closed reports, those with a rating."""
        closed = self.count + self.none
        return self.count / closed if closed else 0.0


def ratings(scope: Scope, connection: Connection, since: datetime) -> Sequence[Ratings]:
    """By government: of the reports that were opened since then and are closed."""
    rows = connection.execute(
        select(complaints.c.jurisdiction, complaints.c.rating, func.count())
        .where(
            complaints.c.opened_at >= since,
            complaints.c.status == ComplaintStatus.CLOSED,
            counted(scope),
        )
        .group_by(complaints.c.jurisdiction, complaints.c.rating)
    )
    found: dict[str, dict[int | None, int]] = defaultdict(dict)
    for jurisdiction, rating, count in rows:
        found[jurisdiction][rating] = count
    return [
        Ratings(
            jurisdiction=jurisdiction,
            given={rating: counts.get(rating, 0) for rating in range(5, 0, -1)},
            none=counts.get(None, 0),
        )
        for jurisdiction, counts in sorted(found.items())
    ]


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
