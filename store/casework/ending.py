"""Handing over, archiving, closing, and beginning again."""

from __future__ import annotations

from sqlalchemy import Connection, update

from store.case_models import (
    AssignmentState,
    assignments,
)
from store.casework.assigning import (
    end_assignments,
)
from store.casework.deed import Act, Deed, take
from store.errors import NotPossible
from store.models import ComplaintStatus as Status
from store.rights import Right
from store.scope import Scope


def hand_over(
    scope: Scope,
    connection: Connection,
    complaint_id: int,
    deed: Deed,
    *,
    to: str,
    reason: str,
) -> None:
    """It is another government's: `to` names it, `reason` is a code."""
    _end(scope, connection, complaint_id, deed, Act.HAND_OVER, reason, to=to)


def archive(
    scope: Scope, connection: Connection, complaint_id: int, deed: Deed, *, reason: str
) -> None:
    """Nothing will be done about it; the citizen is told why."""
    _end(scope, connection, complaint_id, deed, Act.ARCHIVE, reason)


def _end(
    scope: Scope,
    connection: Connection,
    complaint_id: int,
    deed: Deed,
    act: Act,
    reason: str,
    to: str | None = None,
) -> None:
    case = take(scope, connection, complaint_id, deed, act, Right.VERIFY)
    if case is None:
        return
    if not reason:
        raise NotPossible("A reason is needed; the citizen is told it.")
    withdrawn = end_assignments(case, AssignmentState.WITHDRAWN, reason)
    case.remember("status", "reason", "handed_over_to", "status_before", assignments=withdrawn)
    status = Status.HANDED_OVER if act is Act.HAND_OVER else Status.ARCHIVED
    case.set_status(status, reason=reason, handed_over_to=to, closed_at=deed.now)
    event = "complaint_handed_over" if act is Act.HAND_OVER else "complaint_archived"
    case.tell(event, reason=reason, **({"to": to} if to else {}))


def close(
    scope: Scope, connection: Connection, complaint_id: int, deed: Deed, *, reason: str
) -> None:
    """End a resolved complaint. `reason` is a code: `confirmed`, `silence`, `by_officer`, …"""
    case = take(scope, connection, complaint_id, deed, Act.CLOSE, Right.CLOSE)
    if case is None:
        return
    case.remember("status", "reason")
    case.set_status(Status.CLOSED, closed_at=deed.now, reason=reason)
    case.tell("complaint_closed", reason=reason)


def reopen(
    scope: Scope, connection: Connection, complaint_id: int, deed: Deed, *, reason: str
) -> None:
    """Begin again: with the agencies that had answered it, else as a new report."""
    case = take(scope, connection, complaint_id, deed, Act.REOPEN, Right.CLOSE, Right.VERIFY)
    if case is None:
        return
    again = connection.execute(
        update(assignments)
        .where(
            assignments.c.complaint_id == complaint_id,
            assignments.c.state == AssignmentState.ANSWERED,
        )
        .values(state=AssignmentState.ACCEPTED, answered_at=None, ended_at=None)
    )
    case.set_status(
        Status.IN_PROGRESS if again.rowcount else Status.NEW,
        reopened_count=case.row.reopened_count + 1,
        resolved_at=None,
        closed_at=None,
        reason=None,
        untold=None,
    )
    case.tell("complaint_reopened", reason=reason, count=case.row.reopened_count + 1)
