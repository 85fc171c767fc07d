"""Handing a complaint to agencies, and taking it back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select, update

from store.case_models import (
    AssignmentState,
    FollowUpKind,
    FollowUpState,
    agencies,
    assignments,
    exclusions,
    follow_ups,
)
from store.casework.concern import concerned_agencies
from store.casework.deed import ACTIVE, Act, Case, Deed, plain, take
from store.errors import Conflict, NotConfirmed, NotFound, NotPossible, Why
from store.models import ComplaintStatus as Status
from store.rights import Right
from store.scope import Scope
from store.session import upsert

MOMENTS = ("assigned_at", "due_at", "accepted_at", "first_follow_up_at", "answered_at", "ended_at")
OVERWRITTEN = ("state", "assigned_by", "reason", *MOMENTS)
UNTOLD = "waiting"
"""The answer is on its way: nobody knows yet whether the citizen has it."""


def assign(
    scope: Scope,
    connection: Connection,
    complaint_id: int,
    deed: Deed,
    agency_ids: Sequence[int],
    *,
    sealed_note: bytes | None = None,
    due_at: datetime | None = None,
    is_confirmed: bool = False,
) -> None:
    """Hand a verified complaint to one or several agencies of its government.

    `NotConfirmed` when it is about one of them, see `concern`, unless `is_confirmed`.
    """
    case = take(scope, connection, complaint_id, deed, Act.ASSIGN, Right.ASSIGN)
    if case is None:
        return
    if case.row.verified_at is None:
        raise NotPossible("Verify it first: title, kind and privacy.", Why.UNVERIFIED)
    if not agency_ids:
        raise NotPossible("Choose an agency.", Why.NO_AGENCY)
    _check_agencies(case, agency_ids)
    if not is_confirmed and concerned_agencies(connection, case.row, agency_ids):
        raise NotConfirmed("The report is about that agency, or about one below it.")
    before, earlier = assignment_states(case), _earlier_moments(case, agency_ids)
    anew = {
        "state": AssignmentState.OPEN,
        "sealed_note": sealed_note,
        "assigned_by": scope.actor,
        "assigned_at": deed.now,
        "due_at": due_at,
        "accepted_at": None,
        "first_follow_up_at": None,
        "answered_at": None,
        "ended_at": None,
        "reason": None,
    }
    for agency_id in agency_ids:
        values = {"complaint_id": complaint_id, "agency_id": agency_id, "version": 1} | anew
        again = anew | {"version": assignments.c.version + 1}
        upsert(connection, assignments, values, ("complaint_id", "agency_id"), again)
    case.remember(
        "status",
        "status_before",
        assignments=before,
        assigned=list(agency_ids),
        earlier=earlier,
    )
    status = Status.IN_PROGRESS if case.row.status == Status.IN_PROGRESS else Status.ASSIGNED
    if case.row.status == Status.ON_HOLD:  # it goes on being held, and is assigned when that ends
        case.change(status_before=status)
    else:
        case.set_status(status)
    case.tell("complaint_assigned", agencies=list(agency_ids), due_at=plain(due_at))


def _check_agencies(case: Case, agency_ids: Sequence[int]) -> None:
    known = set(
        case.connection.execute(
            select(agencies.c.id).where(
                agencies.c.id.in_(agency_ids),
                agencies.c.jurisdiction == case.row.jurisdiction,
                agencies.c.is_active,
            )
        ).scalars()
    )
    if known != set(agency_ids):
        raise NotPossible("That agency is not one of this government's.", Why.OTHER_AGENCY)
    excluded = select(exclusions.c.id).where(
        exclusions.c.complaint_id == case.id, exclusions.c.agency_id.in_(agency_ids)
    )
    if case.connection.execute(excluded).first() is not None:
        raise NotPossible("The report is about that agency: it is excluded.", Why.EXCLUDED)


def _earlier_moments(case: Case, agency_ids: Sequence[int]) -> dict[str, dict[str, Any]]:
    """What assigning these agencies anew overwrites, by the assignment's id."""
    rows = case.connection.execute(
        select(assignments.c.id, *(assignments.c[name] for name in OVERWRITTEN)).where(
            assignments.c.complaint_id == case.id, assignments.c.agency_id.in_(agency_ids)
        )
    )
    return {str(row.id): {name: plain(getattr(row, name)) for name in OVERWRITTEN} for row in rows}


def assignment_states(case: Case) -> dict[str, str]:
    rows = case.connection.execute(
        select(assignments.c.id, assignments.c.state).where(assignments.c.complaint_id == case.id)
    )
    return {str(row.id): row.state for row in rows}


def end_assignments(case: Case, state: AssignmentState, reason: str) -> dict[str, str]:
    """End all that are active; their states before."""
    before = assignment_states(case)
    case.connection.execute(
        update(assignments)
        .where(assignments.c.complaint_id == case.id, assignments.c.state.in_(ACTIVE))
        .values(state=state, ended_at=case.deed.now, reason=reason)
    )
    return before


def give_back(
    scope: Scope,
    connection: Connection,
    complaint_id: int,
    deed: Deed,
    assignment_id: int,
    *,
    reason: str,
) -> None:
    """An agency says that it is not theirs, or an officer takes it from them."""
    is_theirs = scope.agencies is not None
    act = Act.RETURN if is_theirs else Act.WITHDRAW
    case = take(
        scope, connection, complaint_id, deed, act, Right.RETURN if is_theirs else Right.ASSIGN
    )
    if case is None:
        return
    if not reason:
        raise NotPossible("A reason is needed.", Why.NO_REASON)
    held = active_assignment(case, assignment_id)
    state = AssignmentState.RETURNED if is_theirs else AssignmentState.WITHDRAWN
    set_assignment(case, held.id, state=state, ended_at=deed.now, reason=reason)
    is_resolved = settle_status(case)
    event = "assignment_returned" if is_theirs else "assignment_withdrawn"
    case.tell(event, agency=held.agency_id, reason=reason, is_resolved=is_resolved)


def accept(
    scope: Scope, connection: Connection, complaint_id: int, deed: Deed, assignment_id: int
) -> None:
    """The agency has it in work."""
    case = take(scope, connection, complaint_id, deed, Act.ACCEPT, Right.ANSWER)
    if case is None:
        return
    held = active_assignment(case, assignment_id)
    set_assignment(case, held.id, state=AssignmentState.ACCEPTED, accepted_at=deed.now)
    case.set_status(Status.IN_PROGRESS)
    case.tell("assignment_accepted", agency=held.agency_id)


def active_assignment(case: Case, assignment_id: int) -> Row[Any]:
    held = case.connection.execute(
        select(assignments)
        .where(assignments.c.id == assignment_id, assignments.c.complaint_id == case.id)
        .with_for_update()
    ).one_or_none()
    if held is None or not is_own(case.scope, held.agency_id):
        raise NotFound("There is no such assignment.")
    if held.state not in ACTIVE:
        raise Conflict("This assignment has ended meanwhile.")
    return held


def is_own(scope: Scope, agency_id: int | None) -> bool:
    return scope.agencies is None or agency_id in scope.agencies


def set_assignment(case: Case, assignment_id: int, **values: Any) -> None:
    case.connection.execute(
        update(assignments)
        .where(assignments.c.id == assignment_id)
        .values(version=assignments.c.version + 1, **values)
    )


def settle_status(case: Case) -> bool:
    """What the complaint is once one of its assignments has ended; whether it counts as answered by
    that, since the others have answered."""
    states = set(assignment_states(case).values())
    if states & set(ACTIVE):
        case.change()  # others have it still
        return False
    status = Status.RESOLVED if AssignmentState.ANSWERED in states else Status.NEW
    if case.row.status == Status.ON_HOLD and status is Status.NEW:
        case.change(status_before=Status.NEW)
    elif status is Status.RESOLVED:
        case.set_status(
            status,
            resolved_at=case.deed.now,
            status_before=None,
            held_at=None,
            untold=UNTOLD if _is_told(case) else None,
        )
    else:
        case.set_status(status)
    return status is Status.RESOLVED


def _is_told(case: Case) -> bool:
    """Whether the citizen was sent an answer in substance of an agency that has answered."""
    told = (
        select(follow_ups.c.id)
        .join(assignments, assignments.c.id == follow_ups.c.assignment_id)
        .where(
            follow_ups.c.complaint_id == case.id,
            follow_ups.c.kind == FollowUpKind.SUBSTANTIVE_ANSWER,
            follow_ups.c.state == FollowUpState.TOLD,
            assignments.c.state == AssignmentState.ANSWERED,
        )
    )
    return case.connection.execute(told.limit(1)).first() is not None
