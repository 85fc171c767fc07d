"""Handing over, archiving, closing, and beginning again."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, select, update

from store.case_models import (
    AssignmentState,
    assignments,
    exclusions,
)
from store.casework.assigning import (
    end_assignments,
)
from store.casework.deed import Act, Case, Deed, take
from store.changes import end_publication
from store.errors import Conflict, NotPossible, Why
from store.models import ComplaintStatus as Status
from store.rights import Right
from store.scope import Scope

TOLD_OTHERWISE = "told_otherwise"
"""Reason of closing: somebody has told the citizen the answer in another way than ours."""


def hand_over(
    scope: Scope,
    connection: Connection,
    complaint_id: int,
    deed: Deed,
    *,
    to: str,
    reason: str,
    destination: str | None = None,
) -> None:
    """It is another government's: `to` names it, `reason` is a code. Where it is connected,
    `destination` says by which name of the configuration."""
    told = {"to": to} | ({"destination": destination} if destination else {})
    _end(scope, connection, complaint_id, deed, Act.HAND_OVER, reason, **told)


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
    **told: str,
) -> None:
    case = take(scope, connection, complaint_id, deed, act, Right.VERIFY)
    if case is None:
        return
    if not reason:
        raise NotPossible("A reason is needed; the citizen is told it.", Why.NO_REASON)
    withdrawn = end_assignments(case, AssignmentState.WITHDRAWN, reason)
    changed = ("status", "reason", "handed_over_to", "status_before", "withdrawal_asked_at")
    case.remember(*changed, assignments=withdrawn)
    status = Status.HANDED_OVER if act is Act.HAND_OVER else Status.ARCHIVED
    case.set_status(
        status,
        reason=reason,
        handed_over_to=told.get("to"),
        closed_at=deed.now,
        withdrawal_asked_at=None,
    )
    event = "complaint_handed_over" if act is Act.HAND_OVER else "complaint_archived"
    case.tell(event, reason=reason, **told)


def accept_withdrawal(scope: Scope, connection: Connection, complaint_id: int, deed: Deed) -> None:
    """The reporter takes it back, and so it ends.

    Of delicate reports only who may unseal them decides, since somebody may have been forced to
    ask. `Conflict` when nobody asks any more.
    """
    case = _asked_to_withdraw(scope, connection, complaint_id, deed, Act.ACCEPT_WITHDRAWAL)
    if case is None:
        return
    end_assignments(case, AssignmentState.WITHDRAWN, "withdrawn")
    case.set_status(
        Status.ARCHIVED,
        merged_into=None,
        reason="withdrawn",
        closed_at=deed.now,
        withdrawal_asked_at=None,
    )
    end_publication(scope, connection, complaint_id, deed.now)
    case.tell("complaint_archived", reason="withdrawn")


def decline_withdrawal(
    scope: Scope, connection: Connection, complaint_id: int, deed: Deed, *, reason: str
) -> None:
    """It goes on although the reporter wants to take it back; they are told why."""
    case = _asked_to_withdraw(scope, connection, complaint_id, deed, Act.DECLINE_WITHDRAWAL)
    if case is None:
        return
    if not reason:
        raise NotPossible("A reason is needed; the citizen is told it.", Why.NO_REASON)
    case.change(withdrawal_asked_at=None)
    case.tell("withdrawal_declined", reason=reason)


def _asked_to_withdraw(
    scope: Scope, connection: Connection, complaint_id: int, deed: Deed, act: Act
) -> Case | None:
    case = take(scope, connection, complaint_id, deed, act, Right.VERIFY)
    if case is None:
        return None
    if is_delicate(case.row):
        scope.require(Right.UNSEAL)
    if case.row.withdrawal_asked_at is None:
        raise Conflict("Nobody asks for that any more.")
    return case


def is_delicate(row: Row[Any]) -> bool:
    """Whether whoever asks to take a report back may have been forced to."""
    return row.seal is not None or row.is_oversight


def close(
    scope: Scope, connection: Connection, complaint_id: int, deed: Deed, *, reason: str
) -> None:
    """End a resolved complaint. `reason` is a code: `confirmed`, `silence`, `by_officer`, …

    `NotPossible` for an operator while the citizen does not have the answer, unless they say that
    they have told it otherwise. Nobody waits for it to arrive any longer.
    """
    case = take(scope, connection, complaint_id, deed, Act.CLOSE, Right.CLOSE)
    if case is None:
        return
    if case.row.untold is not None and scope.is_person and reason != TOLD_OTHERWISE:
        raise NotPossible("The citizen does not have the answer yet.", Why.UNTOLD)
    case.remember("status", "reason", "untold")
    case.set_status(Status.CLOSED, closed_at=deed.now, reason=reason, untold=None)
    case.tell("complaint_closed", reason=reason)


def reopen(
    scope: Scope, connection: Connection, complaint_id: int, deed: Deed, *, reason: str
) -> None:
    """Begin again: with the agencies that had answered it and may know of it, else as a new
    report."""
    case = take(scope, connection, complaint_id, deed, Act.REOPEN, Right.CLOSE, Right.VERIFY)
    if case is None:
        return
    excluded = select(exclusions.c.agency_id).where(
        exclusions.c.complaint_id == complaint_id, exclusions.c.agency_id.is_not(None)
    )
    again = connection.execute(
        update(assignments)
        .where(
            assignments.c.complaint_id == complaint_id,
            assignments.c.state == AssignmentState.ANSWERED,
            assignments.c.agency_id.not_in(excluded),
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
