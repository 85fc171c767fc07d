"""Deputies (Plt.): somebody acts for an agency head or a supervisor between two moments.

The rights and the agency of the represented role apply in addition to the deputy's own. Since both
lie in one `Scope`, an appointment is only possible where no right of one hat would thereby reach
what only the other hat sees, see `may_represent`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, exists, insert, select, update

from store.account_models import deputies
from store.accounts import (
    Account,
    Representation,
    account_of,
    all_operators,
    require_colleague,
    row_of,
)
from store.changes import write_history
from store.errors import NotFound, NotPermitted, NotPossible
from store.models import operators
from store.rights import ROLE_RIGHTS, Right
from store.scope import SYSTEM, Scope

REPRESENTED_ROLES = frozenset({"agency_head", "supervisor"})
_HARMLESS = frozenset({Right.RETURN})
"""Giving a case back shows nothing to anybody and decides nothing."""


class NoDeputy(NotPossible):
    """The two do not go together; `reason` is `role`, `dates` or `reach`."""

    def __init__(self, reason: str, sentence: str) -> None:
        super().__init__(sentence)
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """Who acts for whom, from when until when."""

    id: int
    operator_id: int
    represents_id: int
    starts_at: datetime
    ends_at: datetime
    appointed_by: str


def may_represent(deputy: Account, represented: Account) -> bool:
    """Whether the deputy's two hats may be worn together.

    What only one hat may do must not reach what only the other one sees: the liaison officer of
    one agency would otherwise approve there because they stand in for the head of another.
    """
    rights, theirs = deputy.rights - _HARMLESS, represented.rights - _HARMLESS
    has_more = not rights <= theirs or _alone_protects_children(deputy, represented)
    return (theirs <= rights or _is_covered(deputy, represented)) and (
        not has_more or _is_covered(represented, deputy)
    )


def _alone_protects_children(deputy: Account, represented: Account) -> bool:
    """Whether the deputy opens sealed reports of minors that the represented role does not. The
    other way round nothing is handed on: it was given to the person, and is not the role's."""
    sees_them = represented.protects_children or (Right.SEE_SEALED in ROLE_RIGHTS[represented.role])
    return deputy.protects_children and not sees_them


def _is_covered(one: Account, other: Account) -> bool:
    """Whether everything that `one` sees is within the reach of `other`."""
    return _is_part(one.agencies, other.agencies) and _is_part(
        one.jurisdictions, other.jurisdictions
    )


def _is_part(one: frozenset[Any] | None, other: frozenset[Any] | None) -> bool:
    return other is None or (one is not None and one <= other)


def appoint(
    scope: Scope,
    connection: Connection,
    *,
    operator_id: int,
    represents_id: int,
    starts_at: datetime,
    ends_at: datetime,
    now: datetime,
) -> int:
    """Let somebody act for an agency head or supervisor; the id of the appointment.

    `NotPermitted` for oneself, in either part. `NoDeputy` when the dates or the two do not fit.
    The represented account may be closed: a vacant post is what deputies are for.
    """
    deputy = account_of(require_colleague(scope, connection, operator_id))
    represented = account_of(row_of(scope, connection, represents_id))
    if represents_id in (operator_id, scope.operator_id):
        raise NotPermitted("Nobody appoints a deputy for themselves: a colleague must.")
    if represented.role not in REPRESENTED_ROLES:
        raise NoDeputy("role", "Only agency heads and supervisors have deputies.")
    if not deputy.is_active or ends_at <= max(starts_at, now):
        raise NoDeputy("dates", "A deputy must be active, and the end must lie ahead.")
    if not may_represent(deputy, represented):
        raise NoDeputy(
            "reach", "Their reaches do not fit: the deputy would see or decide too much."
        )
    values = {
        "operator_id": operator_id,
        "represents_id": represents_id,
        "starts_at": starts_at,
        "ends_at": ends_at,
        "appointed_by": scope.actor,
        "appointed_at": now,
    }
    made = connection.execute(insert(deputies).values(**values)).inserted_primary_key
    assert made is not None  # noqa: S101 - an insert of one row has one
    write_history(
        scope,
        connection,
        "deputy_appointed",
        now,
        operator_id=operator_id,
        represents_id=represents_id,
        starts_at=starts_at.isoformat(),
        ends_at=ends_at.isoformat(),
    )
    return int(made[0])


def end_appointment(
    scope: Scope, connection: Connection, appointment_id: int, now: datetime
) -> None:
    """From now on the deputy acts only for themselves; `NotFound` when it is over already."""
    scope.require(Right.ADMINISTER_OPERATORS)
    row = connection.execute(
        select(deputies).where(deputies.c.id == appointment_id, deputies.c.ends_at > now)
    ).one_or_none()
    if row is None:
        raise NotFound("This deputy's time is over already.")
    row_of(scope, connection, row.operator_id)
    _end(scope, connection, row, now)


def end_appointments_of(
    scope: Scope, connection: Connection, operator_id: int, now: datetime
) -> None:
    """Somebody leaves: they act for nobody any more."""
    rows = connection.execute(
        select(deputies).where(deputies.c.operator_id == operator_id, deputies.c.ends_at > now)
    ).all()
    for row in rows:
        _end(scope, connection, row, now)


def _end(scope: Scope, connection: Connection, row: Row[Any], now: datetime) -> None:
    connection.execute(update(deputies).where(deputies.c.id == row.id).values(ends_at=now))
    write_history(
        scope,
        connection,
        "deputy_ended",
        now,
        operator_id=row.operator_id,
        represents_id=row.represents_id,
    )


def appointments_of(
    scope: Scope, connection: Connection, operator_id: int, now: datetime
) -> list[Appointment]:
    """The appointments, present and to come, in which somebody acts or is acted for."""
    if scope.operator_id != operator_id:
        scope.require(Right.ADMINISTER_OPERATORS)
    rows = connection.execute(
        select(deputies)
        .where(
            (deputies.c.operator_id == operator_id) | (deputies.c.represents_id == operator_id),
            deputies.c.ends_at > now,
        )
        .order_by(deputies.c.starts_at, deputies.c.id)
    )
    return [
        Appointment(
            id=row.id,
            operator_id=row.operator_id,
            represents_id=row.represents_id,
            starts_at=row.starts_at,
            ends_at=row.ends_at,
            appointed_by=row.appointed_by,
        )
        for row in rows
    ]


def acting_now(
    scope: Scope, connection: Connection, now: datetime
) -> dict[int, tuple[Representation, ...]]:
    """Whoever acts for somebody at this moment, and for whom."""
    scope.require(Right.ADMINISTER_OPERATORS)
    ids = connection.scalars(
        select(deputies.c.operator_id)
        .where(deputies.c.starts_at <= now, deputies.c.ends_at > now)
        .distinct()
    ).all()
    return {one: representations(connection, one, now) for one in ids}


def operators_now(scope: Scope, connection: Connection, now: datetime) -> list[Account]:
    """Everyone within reach who has an account, with those for whom they act at this moment."""
    acting = acting_now(SYSTEM, connection, now)
    known = all_operators(scope, connection)
    return [replace(one, represents=acting.get(one.id, ())) for one in known]


def stands_in(operator_id: ColumnElement[int], now: ColumnElement[datetime]) -> ColumnElement[bool]:
    """The condition that somebody was appointed to act for another at this moment."""
    return exists().where(
        deputies.c.operator_id == operator_id,
        deputies.c.starts_at <= now,
        deputies.c.ends_at > now,
    )


def representations(
    connection: Connection, operator_id: int, now: datetime
) -> tuple[Representation, ...]:
    """For whom somebody acts at this moment.

    An appointment whose two no longer fit, since one of them was given another role or agency, is
    asleep: it opens nothing.
    """
    rows = connection.execute(
        select(deputies)
        .where(
            deputies.c.operator_id == operator_id,
            deputies.c.starts_at <= now,
            deputies.c.ends_at > now,
        )
        .order_by(deputies.c.id)
    ).all()
    if not rows:
        return ()
    ids = {operator_id, *(row.represents_id for row in rows)}
    people = {
        row.id: account_of(row)
        for row in connection.execute(select(operators).where(operators.c.id.in_(ids)))
    }
    deputy = people[operator_id]
    return tuple(
        _representation(row, people[row.represents_id])
        for row in rows
        if people[row.represents_id].role in REPRESENTED_ROLES
        and may_represent(deputy, people[row.represents_id])
    )


def _representation(row: Row[Any], represented: Account) -> Representation:
    return Representation(
        deputy_id=row.id,
        operator_id=represented.id,
        name=represented.name,
        role=represented.role,
        agency_id=represented.agency_id,
        jurisdictions=represented.jurisdictions,
        ends_at=row.ends_at,
    )
