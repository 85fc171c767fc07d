"""What agencies and officers do, ask and answer; and speaking in the bot's stead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from store.case_models import (
    AssignmentState,
    FollowUpKind,
    FollowUpState,
    assignments,
    follow_ups,
    work_files,
)
from store.casework.assigning import (
    UNTOLD,
    active_assignment,
    assignment_states,
    is_own,
    set_assignment,
)
from store.casework.deed import ACTIVE, HANDLED, Act, Case, Deed, is_possible, take
from store.changes import write_history
from store.errors import Conflict, NotFound, NotPermitted, NotPossible, Why
from store.models import ComplaintStatus as Status
from store.models import complaints, conversations
from store.queries import answering_place
from store.rights import Right
from store.scope import Scope, is_same_person


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFile:
    """A picture or paper of an operator's, already in the object store."""

    mime_type: str
    size: int
    sha256: str
    object_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFollowUp:
    """What was done or is to be said; `sealed` under the reporter's key.

    `assignment_id` None: the officer's own. `outbox_key` None: the citizen is not told.
    """

    kind: FollowUpKind
    sealed: bytes
    assignment_id: int | None = None
    outbox_key: str | None = None
    needs_approval: bool = False
    files: Sequence[NewFile] = ()


def follow_up(
    scope: Scope, connection: Connection, complaint_id: int, deed: Deed, new: NewFollowUp
) -> int | None:
    """Say what is being done, answer for the first time, or answer in substance; the row's id.

    None when it was done before. An answer that needs approval waits for somebody else, and
    nothing else changes until then; `NotPossible` for another one to the same assignment meanwhile.
    """
    act = Act.ANSWER if new.kind is FollowUpKind.SUBSTANTIVE_ANSWER else Act.FOLLOW_UP
    case = take(scope, connection, complaint_id, deed, act, Right.ANSWER)
    if case is None:
        return None
    held = _assignment_for(case, new.assignment_id)
    if held is not None and new.kind is FollowUpKind.SUBSTANTIVE_ANSWER:
        _require_none_waits(case, held.id)
    state = _state_of(new)
    follow_up_id = write_follow_up(
        case,
        new.kind,
        state,
        new.sealed,
        outbox_key=new.outbox_key,
        held=held,
        files=new.files,
    )
    if state is FollowUpState.WAITING:
        case.tell("approval_asked", follow_up_id=follow_up_id)
    else:
        is_told = state is FollowUpState.TOLD
        _take_effect(case, new.kind, held, follow_up_id, is_told=is_told)
    return follow_up_id


def _state_of(new: NewFollowUp) -> FollowUpState:
    if new.needs_approval:
        return FollowUpState.WAITING
    return FollowUpState.KEPT if new.outbox_key is None else FollowUpState.TOLD


def _assignment_for(case: Case, assignment_id: int | None) -> Row[Any] | None:
    if assignment_id is not None:
        return active_assignment(case, assignment_id)
    if case.scope.agencies is not None:
        raise NotPossible("Say for which assignment it is.", Why.NO_ASSIGNMENT)
    if case.row.verified_at is None:
        raise NotPossible("Verify it first: title, kind and privacy.", Why.UNVERIFIED)
    return None


def _require_none_waits(case: Case, assignment_id: int) -> None:
    waiting = select(follow_ups.c.id).where(
        follow_ups.c.complaint_id == case.id,
        follow_ups.c.assignment_id == assignment_id,
        follow_ups.c.kind == FollowUpKind.SUBSTANTIVE_ANSWER,
        follow_ups.c.state == FollowUpState.WAITING,
    )
    if case.connection.execute(waiting.limit(1)).first() is not None:
        raise NotPossible("An answer of this agency waits for approval.", Why.ANSWER_WAITS)


def _take_effect(
    case: Case, kind: FollowUpKind, held: Row[Any] | None, follow_up_id: int, *, is_told: bool
) -> None:
    agency = held.agency_id if held is not None else None
    if held is not None and held.first_follow_up_at is None:
        set_assignment(case, held.id, first_follow_up_at=case.deed.now)
    if kind is not FollowUpKind.SUBSTANTIVE_ANSWER:
        if held is not None and case.row.status in HANDLED:
            case.set_status(Status.IN_PROGRESS)
        event = "answered_initially" if kind is FollowUpKind.INITIAL_ANSWER else "followed_up"
        case.tell(event, agency=agency, follow_up_id=follow_up_id)
        return
    if held is not None:
        set_assignment(case, held.id, state=AssignmentState.ANSWERED, answered_at=case.deed.now)
    is_resolved = not set(assignment_states(case).values()) & set(ACTIVE)
    if is_resolved:
        waits = UNTOLD if is_told else None
        case.set_status(
            Status.RESOLVED,
            resolved_at=case.deed.now,
            status_before=None,
            held_at=None,
            untold=waits,
        )
    else:
        case.change()  # other agencies have not answered yet
    case.tell(
        "answered_in_substance",
        agency=agency,
        follow_up_id=follow_up_id,
        is_resolved=is_resolved,
    )


def wait_for_citizen(case: Case, most: int) -> None:
    """They are asked now: the clocks stop until they answer; `most` times at most."""
    require_may_ask(case, most)
    case.set_status(
        Status.ON_HOLD,
        status_before=case.row.status,
        hold_count=case.row.hold_count + 1,
        held_at=case.deed.now,
    )
    case.tell("complaint_held", count=case.row.hold_count + 1)


def require_may_ask(case: Case, most: int) -> None:
    """`NotPossible` while the citizen is being asked, or was asked `most` times."""
    if not is_possible(case.row, Act.HOLD):
        raise NotPossible(
            f"A complaint that is {case.row.status} does not allow: {Act.HOLD}.", Why.STATUS
        )
    if case.row.hold_count >= most:
        raise NotPossible(f"The citizen has been asked {most} times already.", Why.ASKED_ENOUGH)


def write_follow_up(
    case: Case,
    kind: FollowUpKind,
    state: FollowUpState,
    sealed: bytes,
    *,
    outbox_key: str | None = None,
    held: Row[Any] | None = None,
    files: Sequence[NewFile] = (),
) -> int:
    written = case.connection.execute(
        insert(follow_ups)
        .values(
            complaint_id=case.id,
            assignment_id=held.id if held is not None else None,
            agency_id=held.agency_id if held is not None else None,
            kind=kind,
            state=state,
            sealed=sealed,
            by=case.scope.actor,
            at=case.deed.now,
            outbox_key=outbox_key,
        )
        .returning(follow_ups.c.id)
    ).scalar_one()
    for position, file in enumerate(files):
        case.connection.execute(
            insert(work_files).values(
                follow_up_id=written,
                position=position,
                mime_type=file.mime_type,
                size=file.size,
                sha256=file.sha256,
                object_name=file.object_name,
            )
        )
    return int(written)


def approve(
    scope: Scope,
    connection: Connection,
    complaint_id: int,
    deed: Deed,
    follow_up_id: int,
    *,
    outbox_key: str | None,
    most_holds: int,
) -> None:
    """Let a waiting answer or question go. Nobody approves their own work.

    `NotPossible` for a question when the citizen was asked `most_holds` times, or is being asked.
    """
    case = take(scope, connection, complaint_id, deed, Act.APPROVE, Right.APPROVE)
    if case is None:
        return
    waiting = _waiting(case, follow_up_id)
    if is_same_person(scope, waiting.by):
        raise NotPermitted("Somebody else has to approve what you wrote.")
    held = None
    if waiting.assignment_id is not None:
        held = connection.execute(
            select(assignments).where(assignments.c.id == waiting.assignment_id)
        ).one()
        if held.state not in ACTIVE:
            raise NotPossible(
                "The assignment has ended meanwhile: send the answer back.", Why.ASSIGNMENT_ENDED
            )
    connection.execute(
        update(follow_ups)
        .where(follow_ups.c.id == follow_up_id)
        .values(
            state=FollowUpState.TOLD,
            approved_by=scope.actor,
            approved_at=deed.now,
            outbox_key=outbox_key,
        )
    )
    write_history(
        scope,
        connection,
        "answer_approved",
        deed.now,
        complaint_id=complaint_id,
        follow_up_id=follow_up_id,
    )
    kind = FollowUpKind(waiting.kind)
    if kind is FollowUpKind.QUESTION:
        wait_for_citizen(case, most_holds)
    else:
        _take_effect(case, kind, held, follow_up_id, is_told=outbox_key is not None)


def reject(
    scope: Scope,
    connection: Connection,
    complaint_id: int,
    deed: Deed,
    follow_up_id: int,
    *,
    reason: str,
) -> None:
    """Send a waiting answer back to whoever wrote it."""
    case = take(scope, connection, complaint_id, deed, Act.REJECT, Right.APPROVE)
    if case is None:
        return
    _waiting(case, follow_up_id)
    connection.execute(
        update(follow_ups)
        .where(follow_ups.c.id == follow_up_id)
        .values(state=FollowUpState.REJECTED, approved_by=scope.actor, reason=reason)
    )
    case.change()
    case.tell("answer_rejected", follow_up_id=follow_up_id, reason=reason)


def _waiting(case: Case, follow_up_id: int) -> Row[Any]:
    waiting = case.connection.execute(
        select(follow_ups)
        .where(follow_ups.c.id == follow_up_id, follow_ups.c.complaint_id == case.id)
        .with_for_update()
    ).one_or_none()
    if waiting is None or not is_own(case.scope, waiting.agency_id):
        raise NotFound("There is no such answer.")
    if waiting.state != FollowUpState.WAITING:
        raise Conflict("Somebody has decided about this answer already.")
    return waiting


def note(
    scope: Scope, connection: Connection, complaint_id: int, deed: Deed, sealed: bytes
) -> None:
    """Something for colleagues to know; the citizen is never told."""
    case = take(scope, connection, complaint_id, deed, Act.NOTE, Right.NOTE)
    if case is None:
        return
    write_follow_up(case, FollowUpKind.NOTE, FollowUpState.KEPT, sealed)
    case.tell("note_added")


def say(
    scope: Scope,
    connection: Connection,
    complaint_id: int,
    deed: Deed,
    *,
    sealed: bytes,
    outbox_key: str,
    held_until: datetime,
) -> None:
    """Write to the citizen in the bot's stead; the bot is silent there until `held_until`."""
    case = take(scope, connection, complaint_id, deed, Act.SAY, Right.TAKE_OVER)
    if case is None:
        return
    write_follow_up(case, FollowUpKind.MESSAGE, FollowUpState.TOLD, sealed, outbox_key=outbox_key)
    _hold_conversation(case, held_until)
    case.change()
    case.tell("operator_spoke")


def take_over(
    scope: Scope, connection: Connection, complaint_id: int, deed: Deed, held_until: datetime
) -> None:
    """Silence the bot in a conversation until `held_until`; in the past gives it back."""
    case = take(scope, connection, complaint_id, deed, Act.SAY, Right.TAKE_OVER)
    if case is None:
        return
    _hold_conversation(case, held_until)
    case.tell("conversation_taken_over" if held_until > deed.now else "conversation_released")


def _hold_conversation(case: Case, until: datetime) -> None:
    is_held = until > case.deed.now
    place = answering_place(case.scope, case.connection, case.id)
    case.connection.execute(
        update(conversations)
        .where(conversations.c.id == place.id)
        .values(
            held_by=case.scope.operator_id if is_held else None,
            held_until=until if is_held else None,
            **({"person_wanted_at": None} if is_held else {}),
        )
    )


def note_told(
    scope: Scope, connection: Connection, complaint_id: int, now: datetime, *, untold: str | None
) -> None:
    """The citizen has the answer (None), or why not: `undelivered`, `unreachable`, `waiting`."""
    connection.execute(
        update(complaints).where(complaints.c.id == complaint_id).values(untold=untold)
    )
    event = {None: "answer_delivered", "waiting": "answer_on_its_way"}.get(
        untold, "answer_not_delivered"
    )
    write_history(scope, connection, event, now, complaint_id=complaint_id, untold=untold)
