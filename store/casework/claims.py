"""Who has a complaint in hand just now, so that two people do not do the same work.

A claim lapses by itself, hinders nobody and changes nothing about the complaint: what keeps two
writers apart is the complaint's version. Only taking one over from somebody stands in the history.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Select, and_, bindparam, delete, select, update

from store.case_models import claims
from store.changes import write_history
from store.errors import NotFound, NotPermitted
from store.models import complaints, operators
from store.parts import is_without
from store.prepared import COMPLAINT, prepared
from store.queries import lines_of, visible
from store.rights import Right
from store.scope import Scope
from store.session import insert_new, upsert

LEASE = timedelta(minutes=10)
HANDS = (Right.VERIFY, Right.ANSWER)
"""Who has none of these rights has nothing to take in hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Somebody who has a complaint in hand, until `until`."""

    operator_id: int
    username: str
    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenOver:
    """That a claim was taken from its holder, when and by whom."""

    by: str
    """The actor, as the history names people."""
    at: datetime


def holder_of(
    scope: Scope, connection: Connection, complaint_id: int, now: datetime
) -> Holder | None:
    """Who has a complaint within reach in hand; None when nobody has or the claim has lapsed."""
    if is_without(connection, claims, complaint_id):
        return None
    row = _holder(scope, connection, complaint_id=complaint_id, now=now).one_or_none()
    if row is None:
        return None
    return Holder(
        operator_id=row.operator_id,
        username=row.username,
        since=row.claimed_at,
        until=row.expires_at,
    )


@prepared
def _holder(scope: Scope) -> Select[Any]:
    return (
        select(claims, operators.c.username)
        .join(operators, operators.c.id == claims.c.operator_id)
        .join(complaints, complaints.c.id == claims.c.complaint_id)
        .where(
            claims.c.complaint_id == COMPLAINT,
            claims.c.expires_at > bindparam("now"),
            visible(scope),
        )
    )


def claim(scope: Scope, connection: Connection, complaint_id: int, now: datetime) -> Holder:
    """Take a complaint in hand, or hold it for longer; the answer says who holds it.

    That is somebody else when their claim has not lapsed: then nothing is changed.
    """
    operator_id = _hands(scope, connection, complaint_id)
    until = now + LEASE
    values = {
        "complaint_id": complaint_id,
        "operator_id": operator_id,
        "claimed_at": now,
        "expires_at": until,
    }
    if not insert_new(connection, claims, values, ("complaint_id",)):
        of_complaint = claims.c.complaint_id == complaint_id
        is_running = claims.c.expires_at > now
        renewed = and_(of_complaint, is_running, claims.c.operator_id == operator_id)
        connection.execute(update(claims).where(renewed).values(expires_at=until))
        connection.execute(
            update(claims).where(of_complaint, claims.c.expires_at <= now).values(**values)
        )
    return _held(scope, connection, complaint_id, now)


def take_over_claim(
    scope: Scope, connection: Connection, complaint_id: int, now: datetime
) -> Holder:
    """Take a complaint from whoever has it in hand; they are told on their page."""
    operator_id = _hands(scope, connection, complaint_id)
    before = holder_of(scope, connection, complaint_id, now)
    if before is None or before.operator_id == operator_id:
        return claim(scope, connection, complaint_id, now)
    mine = {"operator_id": operator_id, "claimed_at": now, "expires_at": now + LEASE}
    values = {"complaint_id": complaint_id} | mine
    upsert(connection, claims, values, ("complaint_id",), mine)
    write_history(
        scope,
        connection,
        "claim_taken_over",
        now,
        complaint_id=complaint_id,
        operator=before.operator_id,
    )
    return _held(scope, connection, complaint_id, now)


def release_claim(scope: Scope, connection: Connection, complaint_id: int) -> None:
    """Lay a complaint out of one's hands; somebody else's claim stays."""
    connection.execute(
        delete(claims).where(
            claims.c.complaint_id == complaint_id, claims.c.operator_id == scope.operator_id
        )
    )


def taken_from(
    scope: Scope, connection: Connection, complaint_id: int, now: datetime
) -> TakenOver | None:
    """That the caller's own claim was the last to be taken over, while whoever took it holds it."""
    if scope.operator_id is None:
        return None
    lines = lines_of(scope, connection, complaint_id)
    last = next((line for line in reversed(lines) if line.event == "claim_taken_over"), None)
    if last is None or last.details.get("operator") != scope.operator_id:
        return None
    holder = holder_of(scope, connection, complaint_id, now)
    if holder is None or f"operator:{holder.operator_id}" != last.actor:
        return None
    return TakenOver(by=last.actor, at=last.at)


def require_hands(scope: Scope) -> int:
    """The operator behind the scope; `NotPermitted` unless they handle complaints."""
    if scope.operator_id is None or not any(scope.may(right) for right in HANDS):
        raise NotPermitted("Only somebody who handles complaints takes one in hand.")
    return scope.operator_id


def _hands(scope: Scope, connection: Connection, complaint_id: int) -> int:
    """The operator who may take this complaint in hand."""
    operator_id = require_hands(scope)
    found = select(complaints.c.id).where(complaints.c.id == complaint_id, visible(scope))
    if connection.execute(found).first() is None:
        raise NotFound("There is no such complaint.")
    return operator_id


def _held(scope: Scope, connection: Connection, complaint_id: int, now: datetime) -> Holder:
    holder = holder_of(scope, connection, complaint_id, now)
    if holder is None:
        raise NotFound("Nobody has this complaint in hand.")
    return holder
