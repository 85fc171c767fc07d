"""The first look at a report, and waiting for the citizen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from store.case_models import (
    FollowUpKind,
    FollowUpState,
)
from store.casework.answering import require_may_ask, wait_for_citizen, write_follow_up
from store.casework.assigning import active_assignment
from store.casework.deed import Act, Deed, take
from store.casework.reach import seal_case
from store.changes import SEALS
from store.errors import NotPossible, Why
from store.models import ComplaintStatus as Status
from store.models import complaints
from store.publications import withdraw_unfit
from store.rights import Right
from store.scope import Scope
from store.seals import is_sealed

CLASSIFICATIONS = ("complaint", "aspiration", "information_request")
TITLE_LENGTH = 140


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What an officer says of a report at the first look; nothing is taken for granted."""

    title: str
    classification: str
    is_oversight: bool
    is_secret: bool
    is_anonymous: bool = True
    topic: str | None = None
    place_code: str | None = None


def verify(
    scope: Scope, connection: Connection, complaint_id: int, deed: Deed, said: Verification
) -> bool:
    """Keep the officer's gist, classification and privacy. It may be done again.

    False when this very deed was done before.

    Oversight content is secret always, and sealed: the officer who found it is among those who see
    it from then on.
    """
    title = " ".join(said.title.split())
    if not title or len(title) > TITLE_LENGTH:
        raise NotPossible(f"A title has 1 to {TITLE_LENGTH} characters.", Why.NO_TITLE)
    if said.classification not in CLASSIFICATIONS:
        raise NotPossible("Choose what kind of report it is.", Why.NO_CLASSIFICATION)
    case = take(scope, connection, complaint_id, deed, Act.VERIFY, Right.VERIFY)
    if case is None:
        return False
    if said.is_oversight and not is_sealed(case.row.seal) and not case.row.is_oversight:
        seal_case(case, SEALS[0])
    case.change(
        title=title,
        classification=said.classification,
        is_oversight=said.is_oversight,
        is_secret=said.is_secret or said.is_oversight,
        is_anonymous=said.is_anonymous,
        topic=said.topic,
        place_code=said.place_code,
        verified_at=case.row.verified_at or deed.now,
        verified_by=case.row.verified_by or scope.actor,
        is_gathering=False,
        is_report=True,
    )
    withdraw_unfit(connection, complaint_id)
    case.tell(
        "complaint_verified",
        classification=said.classification,
        is_oversight=said.is_oversight,
        is_secret=said.is_secret or said.is_oversight,
    )
    return True


def hold(
    scope: Scope,
    connection: Connection,
    complaint_id: int,
    deed: Deed,
    *,
    sealed: bytes,
    outbox_key: str | None,
    most: int,
    approval_for: int | None = None,
) -> None:
    """Ask the citizen, and stop the clocks until they answer; `most` times at most.

    With `approval_for`, an agency's assignment, nothing changes until somebody else has approved
    the question, see `answering.approve`.
    """
    case = take(scope, connection, complaint_id, deed, Act.HOLD, Right.VERIFY, Right.ANSWER)
    if case is None:
        return
    if approval_for is None:
        write_follow_up(
            case, FollowUpKind.QUESTION, FollowUpState.TOLD, sealed, outbox_key=outbox_key
        )
        wait_for_citizen(case, most)
        return
    require_may_ask(case, most)
    held = active_assignment(case, approval_for)
    asked = write_follow_up(case, FollowUpKind.QUESTION, FollowUpState.WAITING, sealed, held=held)
    case.tell("approval_asked", follow_up_id=asked)


def resume(scope: Scope, connection: Connection, complaint_id: int, deed: Deed) -> None:
    """The citizen has answered, or is waited for no longer: go on where it was left."""
    case = take(scope, connection, complaint_id, deed, Act.RESUME, Right.VERIFY, Right.ANSWER)
    if case is None:
        return
    case.set_status(
        Status(case.row.status_before or Status.NEW),
        status_before=None,
        held_at=None,
    )
    case.tell("complaint_resumed")


def answered_holds(_scope: Scope, connection: Connection, limit: int = 200) -> Sequence[Any]:
    """Complaints on hold whose citizen has spoken: id, tracking_id, last_message_at.

    What is handled with another one goes on with that one, and is held until it is split again.
    """
    return connection.execute(
        select(complaints.c.id, complaints.c.tracking_id, complaints.c.last_message_at)
        .where(
            complaints.c.status == Status.ON_HOLD,
            complaints.c.last_message_at > complaints.c.held_at,
            complaints.c.merged_into.is_(None),
        )
        .limit(limit)
    ).all()
