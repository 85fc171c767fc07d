"""The offices that complaints are assigned to. Scope comes first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Row, select

from store.case_models import agencies, assignments
from store.errors import NotFound
from store.models import complaints
from store.queries import visible
from store.scope import Scope
from store.session import insert_new


def sow_agencies(
    connection: Connection, jurisdiction: str, found: Iterable[tuple[str, str]]
) -> None:
    """Give a government the agencies of the seed, by (code, name); those it has stay as they are.

    Only for a government that has none yet: what was taken away must not come back.
    """
    known = select(agencies.c.id).where(agencies.c.jurisdiction == jurisdiction).limit(1)
    if connection.execute(known).first() is not None:
        return
    for code, name in found:
        values = {
            "jurisdiction": jurisdiction,
            "code": code,
            "name": name,
            "contact": {},
            "is_active": True,
            "needs_approval": False,
            "version": 1,
        }
        insert_new(connection, agencies, values, ("jurisdiction", "code"))


def agencies_of(
    scope: Scope,
    connection: Connection,
    jurisdiction: str | None = None,
    *,
    only_active: bool = True,
) -> Sequence[Row[Any]]:
    """The agencies within reach, by name."""
    query = select(agencies).where(scope.allows_jurisdiction(agencies.c.jurisdiction))
    if jurisdiction is not None:
        query = query.where(agencies.c.jurisdiction == jurisdiction)
    if only_active:
        query = query.where(agencies.c.is_active)
    return connection.execute(query.order_by(agencies.c.name, agencies.c.id)).all()


def agency(scope: Scope, connection: Connection, agency_id: int) -> Row[Any]:
    """One agency; `NotFound` out of scope."""
    row = connection.execute(
        select(agencies).where(
            agencies.c.id == agency_id, scope.allows_jurisdiction(agencies.c.jurisdiction)
        )
    ).one_or_none()
    if row is None:
        raise NotFound("There is no such agency.")
    return row


def assignments_of(scope: Scope, connection: Connection, complaint_id: int) -> Sequence[Row[Any]]:
    """A complaint's assignments with `agency_name` and the agency's `needs_approval`.

    To agencies only their own.
    """
    query = (
        select(assignments, agencies.c.name.label("agency_name"), agencies.c.needs_approval)
        .join(agencies, agencies.c.id == assignments.c.agency_id)
        .join(complaints, complaints.c.id == assignments.c.complaint_id)
        .where(assignments.c.complaint_id == complaint_id, visible(scope))
        .order_by(assignments.c.id)
    )
    if scope.agencies is not None:
        query = query.where(assignments.c.agency_id.in_(sorted(scope.agencies)))
    return connection.execute(query).all()
