"""Taking a deed back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, select, update

from store.case_models import (
    AssignmentState,
    actions,
    assignments,
)
from store.casework.assigning import MOMENTS, set_assignment
from store.casework.deed import CONTENT, OPEN, Act, Case, Deed, require_any, take
from store.casework.merging import take_link_back
from store.errors import NotFound, NotPossible, Why
from store.prepared import COMPLAINT
from store.rights import Right
from store.scope import Scope

UNDOABLE = frozenset({Act.HAND_OVER, Act.ARCHIVE, Act.ASSIGN, Act.MERGE, Act.CLOSE})


_BESIDE = (Act.NOTE, Act.TAG, Act.COMPARE, Act.FORWARD, Act.SECRECY, Act.UNDO)
"""Deeds that leave the work as it was: what was done before them can still be undone."""


def undo(
    scope: Scope, connection: Connection, complaint_id: int, deed: Deed, key: str
) -> Act | None:
    """Take back a merge, assignment, hand-over, archiving or closing: `key` names the deed.

    Returns what it was; None when it was taken back before.

    Only the newest deed that changed the complaint can be undone; what was told to the citizen
    meanwhile stays told.
    """
    case = take(scope, connection, complaint_id, deed, Act.UNDO)
    if case is None:
        return None
    done = connection.execute(
        select(actions).where(
            actions.c.idempotency_key == key, actions.c.complaint_id == complaint_id
        )
    ).one_or_none()
    if done is None or done.name not in UNDOABLE:
        raise NotFound("There is nothing to undo.")
    require_any(scope, (_RIGHT_TO_UNDO[Act(done.name)],))
    newest = connection.execute(
        select(func.max(actions.c.id)).where(
            actions.c.complaint_id == complaint_id,
            actions.c.name.not_in(_BESIDE),
            actions.c.undone_at.is_(None),
        )
    ).scalar_one()
    if done.undone_at is not None or done.id != newest:
        raise NotPossible("Something was done after it: take that back first.", Why.DONE_AFTER)
    _restore(case, done)
    connection.execute(update(actions).where(actions.c.id == done.id).values(undone_at=deed.now))
    case.tell("deed_undone", deed=done.name)
    return Act(done.name)


_RIGHT_TO_UNDO = {
    Act.HAND_OVER: Right.VERIFY,
    Act.ARCHIVE: Right.VERIFY,
    Act.ASSIGN: Right.ASSIGN,
    Act.MERGE: Right.MERGE,
    Act.CLOSE: Right.CLOSE,
}


def _restore(case: Case, done: Row[Any]) -> None:
    before = {name: was for name, was in done.before.items() if name != CONTENT}
    if "assignments" in before:
        _restore_assignments(case, before.pop("assignments"))
    for assignment_id, was in before.pop("earlier", {}).items():
        moments = {name: was[name] and datetime.fromisoformat(was[name]) for name in MOMENTS}
        set_assignment(case, int(assignment_id), **(was | moments))
    before.pop("assigned", None)
    if before.get("withdrawal_asked_at") is not None:
        before["withdrawal_asked_at"] = datetime.fromisoformat(before["withdrawal_asked_at"])
    status = before.get("status", case.row.status)
    merged_into = before.get("merged_into", case.row.merged_into)
    if "merged_into" in before and case.row.merged_into is not None:
        take_link_back(case, case.row.merged_into)
    case.change(
        **before,
        is_open=status in OPEN and merged_into is None,
        closed_at=None if status in OPEN else case.row.closed_at,
    )


def _restore_assignments(case: Case, states: Mapping[str, str]) -> None:
    """Those of before as they were; those that the deed made are withdrawn."""
    rows = case.connection.execute(
        select(assignments.c.id, assignments.c.state).where(assignments.c.complaint_id == case.id)
    ).all()
    for row in rows:
        state = states.get(str(row.id), AssignmentState.WITHDRAWN)
        if state != row.state:
            set_assignment(case, row.id, state=state, ended_at=None, reason=None)


def undoable(scope: Scope, connection: Connection, complaint_id: int) -> Row[Any] | None:
    """The newest deed if the caller can take it back: what the history offers."""
    newest = connection.execute(_NEWEST, {"complaint_id": complaint_id}).one_or_none()
    if newest is None or newest.name not in UNDOABLE:
        return None
    return newest if scope.may(_RIGHT_TO_UNDO[Act(newest.name)]) else None


_NEWEST = (
    select(actions)
    .where(
        actions.c.complaint_id == COMPLAINT,
        actions.c.name.not_in(_BESIDE),
        actions.c.undone_at.is_(None),
    )
    .order_by(actions.c.id.desc())
    .limit(1)
)
