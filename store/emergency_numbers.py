"""Whom a citizen in danger should call: entered and confirmed by people. Scope comes first.

Nothing is built in: a wrong number is worse than none.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row, delete, select

from store.case_models import emergency_numbers
from store.changes import write_history
from store.errors import NotFound
from store.marks import find_unchanged, write_row
from store.rights import Right
from store.scope import Scope


class NumberKind(StrEnum):
    """What somebody is in need of."""

    GENERAL = "general"
    FIRE = "fire"
    MEDICAL = "medical"
    POLICE = "police"
    POWER = "power"
    DISASTER = "disaster"
    WOMEN_AND_CHILDREN = "women_and_children"
    RESCUE = "rescue"


def numbers_of(
    scope: Scope, connection: Connection, jurisdiction: str | None = None
) -> Sequence[Row[Any]]:
    """The numbers within reach, by kind."""
    table = emergency_numbers.c
    query = select(emergency_numbers).where(scope.allows_jurisdiction(table.jurisdiction))
    if jurisdiction is not None:
        query = query.where(table.jurisdiction == jurisdiction)
    return connection.execute(query.order_by(table.jurisdiction, table.kind)).all()


def change_number(
    scope: Scope,
    connection: Connection,
    jurisdiction: str,
    *,
    kind: str,
    label: str,
    number: str,
    confirmed_on: date | None,
    now: datetime,
    seen: str | None = None,
) -> None:
    """Write a number down; with `confirmed_on` the caller says that they made sure of it that day.

    Another number than before is unconfirmed until somebody says so; the same one stays as it was.
    """
    scope.require(Right.ADMINISTER)
    scope.require_jurisdiction(jurisdiction)
    key = {"jurisdiction": jurisdiction, "kind": kind}
    known = find_unchanged(connection, emergency_numbers, key, seen)
    values: dict[str, Any] = {"label": label, "number": number}
    if confirmed_on is not None:
        values |= {"confirmed_on": confirmed_on, "confirmed_by": scope.actor}
    elif known is None or known.number != number:
        values |= {"confirmed_on": None, "confirmed_by": None}
    write_row(connection, emergency_numbers, key, values, seen)
    write_history(
        scope,
        connection,
        "emergency_number_changed",
        now,
        jurisdiction=jurisdiction,
        kind=kind,
        confirmed_on=confirmed_on.isoformat() if confirmed_on else None,
    )


def forget_number(
    scope: Scope,
    connection: Connection,
    jurisdiction: str,
    kind: str,
    now: datetime,
    seen: str | None = None,
) -> None:
    """Take a number away; `NotFound` where there is none."""
    scope.require(Right.ADMINISTER)
    scope.require_jurisdiction(jurisdiction)
    key = {"jurisdiction": jurisdiction, "kind": kind}
    known = find_unchanged(connection, emergency_numbers, key, seen)
    if known is None:
        raise NotFound("There is no such number.")
    connection.execute(delete(emergency_numbers).where(emergency_numbers.c.id == known.id))
    write_history(
        scope,
        connection,
        "emergency_number_forgotten",
        now,
        jurisdiction=jurisdiction,
        kind=kind,
    )
