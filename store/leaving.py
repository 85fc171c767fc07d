"""An operator leaves: nothing opens for them any more, and a colleague takes their open work.

What is open is listed before and told after, but for sealed reports: whoever may not know of them
learns nothing by the count either. They are handed over all the same, where the successor may see
them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, and_, delete, func, literal, or_, select, update

from store import deputies
from store.account_models import second_factor_requests
from store.accounts import (
    Account,
    account_of,
    close_account,
    require_another_administrator,
    require_colleague,
    row_of,
)
from store.case_models import claims, drafts, follow_ups
from store.changes import write_history
from store.errors import NotPermitted, NotPossible
from store.models import complaints, conversations, operators
from store.queries import visible
from store.rights import Right
from store.scope import Scope
from store.seals import UNSEALED

KINDS = ("claim", "draft", "conversation", "approval")
"""A case in hand, words begun, a citizen spoken with in the bot's stead, an answer that waits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenWork:
    """One thing that somebody has begun and not ended."""

    kind: str
    complaint_id: int
    tracking_id: str
    form: str
    """Of drafts: in which form of the complaint's page."""
    is_taken: bool
    """The successor may see the complaint, and takes it; approvals wait where they are."""
    is_sealed: bool


def open_work(
    scope: Scope,
    connection: Connection,
    operator_id: int,
    successor_id: int | None,
    now: datetime,
) -> list[OpenWork]:
    """What somebody has open, and what of it the successor could take."""
    scope.require(Right.ADMINISTER_OPERATORS)
    row_of(scope, connection, operator_id)
    successor = (
        None if successor_id is None else account_of(row_of(scope, connection, successor_id))
    )
    return _shown(scope, _open_work(scope, connection, operator_id, successor, now))


def leave(
    scope: Scope,
    connection: Connection,
    operator_id: int,
    successor_id: int | None,
    now: datetime,
) -> list[OpenWork]:
    """Close the account, end its sessions, hand over its work: what was handed over and what not.

    Without a successor cases and conversations are set free, drafts stay sealed where they are.
    `NotPermitted` for oneself, `NotPossible` for the last administrator or an unfit successor.
    """
    leaver = require_colleague(scope, connection, operator_id)
    if not leaver.is_active:
        raise NotPossible("This operator has left already.")
    require_another_administrator(connection, leaver)
    successor = _successor(scope, connection, operator_id, successor_id)
    work = _open_work(scope, connection, operator_id, successor, now)
    for one in work:
        if one.is_taken and successor is not None and one.kind != "approval":
            write_history(
                scope,
                connection,
                "work_handed_over",
                now,
                complaint_id=one.complaint_id,
                operator_id=operator_id,
                successor_id=successor.id,
                kind=one.kind,
            )
    _hand_over(connection, operator_id, successor, work)
    deputies.end_appointments_of(scope, connection, operator_id, now)
    _withdraw_requests(scope, connection, operator_id, now)
    close_account(connection, operator_id)
    shown = _shown(scope, work)
    counts = {kind: sum(one.kind == kind for one in shown) for kind in KINDS}
    write_history(
        scope,
        connection,
        "operator_left",
        now,
        operator_id=operator_id,
        successor_id=successor_id,
        **{kind: count for kind, count in counts.items() if count},
    )
    return shown


def is_last_of_agency(connection: Connection, account: Account) -> bool:
    """Whether nobody else who works for the same agency could sign in."""
    if account.agency_id is None:
        return False
    others = connection.execute(
        select(func.count())
        .select_from(operators)
        .where(
            operators.c.agency_id == account.agency_id,
            operators.c.is_active,
            operators.c.id != account.id,
        )
    ).scalar_one()
    return others == 0


def _successor(
    scope: Scope, connection: Connection, operator_id: int, successor_id: int | None
) -> Account | None:
    if successor_id is None:
        return None
    if successor_id == operator_id:
        raise NotPermitted("Whoever leaves cannot be their own successor.")
    found = account_of(row_of(scope, connection, successor_id))
    if not found.is_active:
        raise NotPossible("The successor no longer signs in.")
    return found


def _open_work(
    scope: Scope,
    connection: Connection,
    operator_id: int,
    successor: Account | None,
    now: datetime,
) -> list[OpenWork]:
    taken = literal(False) if successor is None else visible(successor.scope(scope.channels))
    parts = (
        ("claim", literal(""), claims, _own_claims(operator_id, now)),
        ("draft", drafts.c.form, drafts, drafts.c.operator_id == operator_id),
        ("approval", literal(""), follow_ups, _waiting(operator_id)),
    )
    found: list[OpenWork] = []
    for kind, form, table, own in parts:
        query = _of_complaints(form, taken).join(table, table.c.complaint_id == complaints.c.id)
        found += _read(connection, kind, query.where(own))
    held = _of_complaints(literal(""), taken).where(
        complaints.c.id.in_(
            select(func.max(complaints.c.id))
            .join(conversations, conversations.c.id == complaints.c.conversation_id)
            .where(conversations.c.held_by == operator_id)
            .group_by(complaints.c.conversation_id)
        )
    )
    return found + _read(connection, "conversation", held)


def _own_claims(operator_id: int, now: datetime) -> Any:
    return and_(claims.c.operator_id == operator_id, claims.c.expires_at > now)


def _waiting(operator_id: int) -> Any:
    return and_(follow_ups.c.by == f"operator:{operator_id}", follow_ups.c.state == "waiting")


def _of_complaints(form: Any, taken: Any) -> Select[Any]:
    sealed = and_(complaints.c.seal.is_not(None), complaints.c.seal != UNSEALED)
    return select(
        complaints.c.id,
        complaints.c.tracking_id,
        form.label("form"),
        taken.label("is_taken"),
        or_(sealed, complaints.c.has_exclusions).label("is_sealed"),
    ).order_by(complaints.c.id)


def _read(connection: Connection, kind: str, query: Select[Any]) -> list[OpenWork]:
    return [
        OpenWork(
            kind=kind,
            complaint_id=row.id,
            tracking_id=row.tracking_id,
            form=row.form,
            is_taken=bool(row.is_taken),
            is_sealed=bool(row.is_sealed),
        )
        for row in connection.execute(query)
    ]


def _shown(scope: Scope, work: Sequence[OpenWork]) -> list[OpenWork]:
    return [one for one in work if not one.is_sealed or scope.may(Right.SEE_SEALED)]


def _hand_over(
    connection: Connection, operator_id: int, successor: Account | None, work: Sequence[OpenWork]
) -> None:
    def ids(kind: str) -> list[int]:
        return sorted({one.complaint_id for one in work if one.kind == kind and one.is_taken})

    if successor is not None:
        connection.execute(
            update(claims)
            .where(claims.c.operator_id == operator_id, claims.c.complaint_id.in_(ids("claim")))
            .values(operator_id=successor.id)
        )
        connection.execute(
            update(conversations)
            .where(
                conversations.c.held_by == operator_id,
                conversations.c.id.in_(
                    select(complaints.c.conversation_id).where(
                        complaints.c.id.in_(ids("conversation"))
                    )
                ),
            )
            .values(held_by=successor.id)
        )
        _hand_over_drafts(connection, operator_id, successor.id, ids("draft"))
    connection.execute(delete(claims).where(claims.c.operator_id == operator_id))
    connection.execute(
        update(conversations)
        .where(conversations.c.held_by == operator_id)
        .values(held_by=None, held_until=None)
    )


def _hand_over_drafts(
    connection: Connection, operator_id: int, successor_id: int, complaint_ids: Sequence[int]
) -> None:
    """Drafts change hands; beside the successor's own they get the leaver's number, `answer/7`.

    So nothing that somebody wrote is lost.
    """
    rows = connection.execute(
        select(drafts.c.complaint_id, drafts.c.form).where(
            drafts.c.operator_id == operator_id, drafts.c.complaint_id.in_(complaint_ids)
        )
    ).all()
    own = {
        (row.complaint_id, row.form)
        for row in connection.execute(
            select(drafts.c.complaint_id, drafts.c.form).where(
                drafts.c.operator_id == successor_id, drafts.c.complaint_id.in_(complaint_ids)
            )
        )
    }
    for row in rows:
        is_twin = (row.complaint_id, row.form) in own
        form = f"{row.form}/{operator_id}" if is_twin else row.form
        connection.execute(
            update(drafts)
            .where(
                drafts.c.operator_id == operator_id,
                drafts.c.complaint_id == row.complaint_id,
                drafts.c.form == row.form,
            )
            .values(operator_id=successor_id, form=form)
        )


def _withdraw_requests(
    scope: Scope, connection: Connection, operator_id: int, now: datetime
) -> None:
    """What they asked for, or was asked about them, is asked no more."""
    connection.execute(
        update(second_factor_requests)
        .where(
            second_factor_requests.c.state == "open",
            or_(
                second_factor_requests.c.operator_id == operator_id,
                second_factor_requests.c.asked_by == f"operator:{operator_id}",
            ),
        )
        .values(state="withdrawn", decided_by=scope.actor, decided_at=now)
    )
