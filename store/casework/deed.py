"""What operators do with complaints: each deed one change of the caller's transaction.

The status machine lives here, in `POSSIBLE` and `_status_after`; a deed that the state does not
allow raises `NotPossible`, whoever asks. Each deed carries a key made with its form: the second of
two clicks finds the first one's row in `operator_action` and changes nothing. What undoing needs is
kept there too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, insert, select, update

from store.case_models import (
    AssignmentState,
    actions,
)
from store.casework.claims import release_claim
from store.casework.drafts import drop_draft
from store.changes import write_history
from store.errors import Conflict, NotFound, NotPossible, Why
from store.models import ComplaintStatus as Status
from store.models import complaints
from store.prepared import COMPLAINT, prepared
from store.queries import visible
from store.rights import Right
from store.scope import Scope

HANDLED = (Status.ASSIGNED, Status.IN_PROGRESS)
OPEN = (Status.NEW, Status.ON_HOLD, *HANDLED)
ENDED = (
    Status.RESOLVED,
    Status.CLOSED,
    Status.HANDED_OVER,
    Status.ARCHIVED,
)
CONTENT = "content"
"""Beside what undoing restores: `Deed.content`."""
ACTIVE = (AssignmentState.OPEN, AssignmentState.ACCEPTED)


class Act(StrEnum):
    """The names of deeds, as they stand in `operator_action` and, past tense, in the history."""

    VERIFY = "verify"
    HOLD = "hold"
    RESUME = "resume"
    HAND_OVER = "hand_over"
    ARCHIVE = "archive"
    ASSIGN = "assign"
    RETURN = "return"
    WITHDRAW = "withdraw"
    ACCEPT = "accept"
    FOLLOW_UP = "follow_up"
    ANSWER = "answer"
    APPROVE = "approve"
    REJECT = "reject"
    CLOSE = "close"
    REOPEN = "reopen"
    MERGE = "merge"
    COMPARE = "compare"
    """Whether two tell of one incident."""
    SPLIT = "split"
    NOTE = "note"
    TAG = "tag"
    SAY = "say"
    UNSEAL = "unseal"
    SEAL = "seal"
    EXCLUDE = "exclude"
    RELEASE = "release"
    PUBLISH = "publish"
    UNPUBLISH = "unpublish"
    EMERGENCY = "emergency"
    SECRECY = "secrecy"
    HIDE_COMMENT = "hide_comment"
    LET_THROUGH = "let_through"
    TAKE_OUT = "take_out"
    ACKNOWLEDGE = "acknowledge"
    ACCEPT_WITHDRAWAL = "accept_withdrawal"
    DECLINE_WITHDRAWAL = "decline_withdrawal"
    FORWARD = "forward"
    UNDO = "undo"
    RATE = "rate"
    TAKE_BACK = "take_back"
    CHOOSE_PRIVACY = "choose_privacy"


POSSIBLE: Mapping[Act, Sequence[Status]] = {
    Act.VERIFY: OPEN,
    Act.HOLD: (Status.NEW, *HANDLED),
    Act.RESUME: (Status.ON_HOLD,),
    Act.HAND_OVER: OPEN,
    Act.ARCHIVE: OPEN,
    Act.ASSIGN: OPEN,
    Act.RETURN: (*HANDLED, Status.ON_HOLD),
    Act.WITHDRAW: (*HANDLED, Status.ON_HOLD),
    Act.ACCEPT: HANDLED,
    Act.FOLLOW_UP: OPEN,
    Act.ANSWER: OPEN,
    Act.APPROVE: OPEN,
    Act.REJECT: OPEN,
    Act.CLOSE: (Status.RESOLVED,),
    Act.REOPEN: ENDED,
    Act.MERGE: OPEN,
    Act.COMPARE: tuple(Status),
    Act.SPLIT: tuple(Status),
    Act.NOTE: tuple(Status),
    Act.TAG: tuple(Status),
    Act.SAY: tuple(Status),
    Act.UNSEAL: tuple(Status),
    Act.SEAL: tuple(Status),
    Act.EXCLUDE: tuple(Status),
    Act.RELEASE: tuple(Status),
    Act.PUBLISH: tuple(Status),
    Act.UNPUBLISH: tuple(Status),
    Act.EMERGENCY: tuple(Status),
    Act.SECRECY: tuple(Status),
    Act.HIDE_COMMENT: tuple(Status),
    Act.LET_THROUGH: tuple(Status),
    Act.TAKE_OUT: tuple(Status),
    Act.ACKNOWLEDGE: tuple(Status),
    Act.ACCEPT_WITHDRAWAL: OPEN,
    Act.DECLINE_WITHDRAWAL: OPEN,
    Act.FORWARD: tuple(Status),
    Act.UNDO: tuple(Status),
    Act.RATE: (Status.RESOLVED, Status.CLOSED),
    Act.TAKE_BACK: OPEN,
    Act.CHOOSE_PRIVACY: tuple(Status),
}
"""In which states a deed can be done; on a merged complaint only what `_OF_MERGED` names."""
_ENDS_CLAIM = frozenset(
    {
        Act.ARCHIVE,
        Act.ASSIGN,
        Act.CLOSE,
        Act.HAND_OVER,
        Act.HOLD,
        Act.MERGE,
        Act.ACCEPT_WITHDRAWAL,
    }
)
"""After these somebody else has the next word."""
_OF_MERGED = frozenset(
    {
        Act.COMPARE,
        Act.SPLIT,
        Act.NOTE,
        Act.TAG,
        Act.UNSEAL,
        Act.SEAL,
        Act.EXCLUDE,
        Act.SECRECY,
        Act.UNDO,
        Act.CHOOSE_PRIVACY,
        Act.LET_THROUGH,
        Act.TAKE_OUT,
        Act.ACKNOWLEDGE,
        Act.HIDE_COMMENT,
        Act.UNPUBLISH,
        Act.SAY,
        Act.TAKE_BACK,
        Act.ACCEPT_WITHDRAWAL,
        Act.DECLINE_WITHDRAWAL,
    }
)
"""What concerns its own words and reporter; the work itself is done on the leading one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """Somebody's wish to do something now.

    `key` was made with the form and is the same when it is sent twice. `version` is the complaint's
    as the operator saw it; None does not compare. `content` is a keyed hash of what the form says:
    whoever says something else under the same key is refused; None does not compare either.
    """

    key: str
    now: datetime
    version: int | None = None
    content: str | None = None


@dataclass(slots=True)
class Case:
    """A complaint in the hands of one deed: its row is locked until the transaction ends."""

    scope: Scope
    connection: Connection
    deed: Deed
    act: Act
    row: Row[Any]
    before: dict[str, Any] = field(default_factory=dict)

    @property
    def id(self) -> int:
        return int(self.row.id)

    def change(self, **values: Any) -> None:
        """Write these columns, and one version more."""
        self.connection.execute(
            update(complaints)
            .where(complaints.c.id == self.row.id)
            .values(version=complaints.c.version + 1, **values)
        )

    def set_status(self, status: Status, **values: Any) -> None:
        """A new status with all that follows from it."""
        is_open = status in OPEN and self.row.merged_into is None
        self.change(status=status, is_open=is_open, **values)

    def remember(self, *columns: str, **more: Any) -> None:
        """What undoing this deed restores."""
        self.before |= {name: plain(getattr(self.row, name)) for name in columns} | more

    def tell(self, event: str, **details: Any) -> None:
        """The line of history, and the row that makes a second click harmless."""
        write_history(
            self.scope,
            self.connection,
            event,
            self.deed.now,
            complaint_id=self.row.id,
            **details,
        )
        self.connection.execute(
            insert(actions).values(
                idempotency_key=self.deed.key,
                complaint_id=self.row.id,
                name=self.act,
                actor=self.scope.actor,
                at=self.deed.now,
                before=self.before | ({CONTENT: self.deed.content} if self.deed.content else {}),
            )
        )
        self._put_away()

    def _put_away(self) -> None:
        """What was begun is done: the draft goes, and the case leaves the operator's hands."""
        if self.scope.operator_id is None:
            return
        form = "answer" if self.act is Act.FOLLOW_UP else str(self.act)
        drop_draft(self.scope, self.connection, self.id, form)
        if self.act in _ENDS_CLAIM:
            release_claim(self.scope, self.connection, self.id)


def plain(value: Any) -> Any:
    """As what a deed remembers holds it: moments in words."""
    return value.isoformat() if isinstance(value, datetime) else value


def take(
    scope: Scope,
    connection: Connection,
    complaint_id: int,
    deed: Deed,
    act: Act,
    *rights: Right,
) -> Case | None:
    """Lock a complaint for a deed that needs one of `rights`; None when it was done before.

    `NotPermitted` without a right, `NotFound` out of scope, `Conflict` when somebody has changed
    the complaint since the operator looked or the key was used for another deed, `NotPossible` in a
    state that does not allow it.
    """
    require_any(scope, rights)
    row = _locked(scope, connection, complaint_id=complaint_id).one_or_none()
    if row is None:
        raise NotFound("There is no such complaint.")
    if _was_done(connection, complaint_id, deed, act):
        return None
    if deed.version is not None and deed.version != row.version:
        raise Conflict("Somebody has changed this complaint meanwhile.")
    if row.status not in POSSIBLE[act]:
        raise NotPossible(f"A complaint that is {row.status} does not allow: {act}.", Why.STATUS)
    if row.merged_into is not None and act not in _OF_MERGED:
        raise NotPossible(
            "This complaint is handled together with another one; split it first.", Why.MERGED
        )
    return Case(scope, connection, deed, act, row)


@prepared
def _locked(scope: Scope) -> Select[Any]:
    return (
        select(complaints)
        .where(complaints.c.id == COMPLAINT, visible(scope))
        .with_for_update(of=complaints, key_share=True)
    )


def require_any(scope: Scope, rights: Sequence[Right]) -> None:
    if rights and not any(scope.may(right) for right in rights):
        scope.require(rights[0])


def _was_done(connection: Connection, complaint_id: int, deed: Deed, act: Act) -> bool:
    done = connection.execute(_DONE, {"key": deed.key}).one_or_none()
    if done is None:
        return False
    content = done.before.get(CONTENT)
    is_other = None not in (content, deed.content) and content != deed.content
    if is_other or (done.complaint_id, done.name) != (complaint_id, act):
        raise Conflict("This key was used for something else: nothing was done now.")
    return True


_DONE = select(actions.c.complaint_id, actions.c.name, actions.c.before).where(
    actions.c.idempotency_key == bindparam("key")
)


def is_possible(row: Row[Any], act: Act) -> bool:
    """Whether a complaint's state allows a deed: what a page offers."""
    return row.status in POSSIBLE[act] and (row.merged_into is None or act in _OF_MERGED)
