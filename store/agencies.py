"""The offices that complaints are assigned to. Scope comes first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, func, select, update

from store import judgements, knowledge
from store.bulk import insert_rows
from store.case_models import AssignmentState, agencies, assignments
from store.changes import write_history
from store.errors import Conflict, NotFound, NotPossible
from store.knowledge import Entry
from store.marks import NEW, find_unchanged, write_row
from store.models import complaints
from store.prepared import COMPLAINT, prepared
from store.queries import visible
from store.rights import Right
from store.scope import Scope
from store.snapshot import read_once


def sow_agencies(
    connection: Connection, jurisdiction: str, found: Iterable[tuple[str, str]]
) -> None:
    """Give a government the agencies of the seed, by (code, name); those it has stay as they are.

    Only for a government that has none yet: what was taken away must not come back.
    """
    known = select(agencies.c.id).where(agencies.c.jurisdiction == jurisdiction).limit(1)
    if connection.execute(known).first() is not None:
        return
    rows = [
        {
            "jurisdiction": jurisdiction,
            "code": code,
            "name": name,
            "contact": {},
            "is_active": True,
            "needs_approval": False,
            "version": 1,
        }
        for code, name in found
    ]
    insert_rows(connection, agencies, rows, unique=("jurisdiction", "code"))


def agencies_of(
    scope: Scope,
    connection: Connection,
    jurisdiction: str | None = None,
    *,
    only_active: bool = True,
) -> Sequence[Row[Any]]:
    """The agencies within reach, by name."""
    kind = jurisdiction is not None, only_active
    return _agencies_of(scope, connection, *kind, jurisdiction=jurisdiction).all()


@prepared
def _agencies_of(scope: Scope, is_of_one: bool, only_active: bool) -> Select[Any]:
    query = select(agencies).where(scope.allows_jurisdiction(agencies.c.jurisdiction))
    if is_of_one:
        query = query.where(agencies.c.jurisdiction == bindparam("jurisdiction"))
    if only_active:
        query = query.where(agencies.c.is_active)
    return query.order_by(agencies.c.name, agencies.c.id)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAgency:
    """What stands in an agency's row.

    `contact` has `address`, `phone`, `email`, `website` and `opening_hours`, as far as known.
    """

    code: str
    name: str
    parent_id: int | None = None
    area_code: str | None = None
    contact: Mapping[str, str] = field(default_factory=dict)
    is_active: bool = True
    needs_approval: bool = False
    """Its answers wait for its head or a supervisor before the citizen is told."""


def add_agency(
    scope: Scope, connection: Connection, jurisdiction: str, new: NewAgency, now: datetime
) -> int:
    """A further agency, by whose name suggestions know it from now on; its id.

    `Conflict` when its code is taken.
    """
    scope.require(Right.ADMINISTER)
    scope.require_jurisdiction(jurisdiction)
    if new.parent_id is not None:
        _check_parent(scope, connection, jurisdiction, new.parent_id, None)
    key = {"jurisdiction": jurisdiction, "code": new.code}
    write_row(connection, agencies, key, {**_values(new), "version": 1}, NEW)
    made = find_unchanged(connection, agencies, key, None)
    known = knowledge.entry_of(scope, connection, jurisdiction, "agency", new.code)
    if made is None or (known is not None and known.content["name"] != new.name):
        raise Conflict("This code is taken.")
    if known is None:
        entry = Entry("agency", new.code, {"code": new.code, "name": new.name})
        knowledge.put_entries(scope, connection, jurisdiction, [entry], now)
    agency_id: int = made.id
    write_history(
        scope,
        connection,
        "agency_added",
        now,
        jurisdiction=jurisdiction,
        code=new.code,
        agency_id=agency_id,
    )
    return agency_id


def change_agency(
    scope: Scope,
    connection: Connection,
    agency_id: int,
    new: NewAgency,
    now: datetime,
    seen: str | None = None,
) -> None:
    """Change everything of an agency but its code.

    A new name goes to what suggestions know and to what was decided; the former one is kept beside
    it, for what still uses it. `Conflict` when somebody changed it meanwhile, `NotPossible` under
    an agency of its own.
    """
    scope.require(Right.ADMINISTER)
    known = agency(scope, connection, agency_id)
    find_unchanged(connection, agencies, {"id": agency_id}, seen)
    if new.parent_id is not None:
        _check_parent(scope, connection, known.jurisdiction, new.parent_id, agency_id)
    values = {**_values(new), "code": known.code, "version": known.version + 1}
    connection.execute(update(agencies).where(agencies.c.id == agency_id).values(values))
    if new.name != known.name:
        _rename(scope, connection, known, new.name, now)
    write_history(
        scope,
        connection,
        "agency_changed",
        now,
        jurisdiction=known.jurisdiction,
        code=known.code,
        agency_id=agency_id,
        changed=sorted(name for name, value in values.items() if getattr(known, name) != value),
    )


def _values(new: NewAgency) -> dict[str, Any]:
    return {**asdict(new), "contact": {name: said for name, said in new.contact.items() if said}}


def _check_parent(
    scope: Scope,
    connection: Connection,
    jurisdiction: str,
    parent_id: int,
    agency_id: int | None,
) -> None:
    """`NotPossible` for a parent of another government, or from among the agency's own."""
    parents = {
        row.id: row.parent_id
        for row in agencies_of(scope, connection, jurisdiction, only_active=False)
    }
    if parent_id not in parents or agency_id in lineage(parents, parent_id):
        raise NotPossible("An agency cannot stand under this one.")


def in_order(rows: Sequence[Row[Any]]) -> Iterator[tuple[Row[Any], int]]:
    """Agencies with their depth in the tree: each right before those that belong to it."""
    below: dict[int | None, list[Row[Any]]] = {}
    known = {row.id for row in rows}
    for row in rows:
        parent = row.parent_id if row.parent_id in known else None
        below.setdefault(parent, []).append(row)

    def walk(parent: int | None, depth: int) -> Iterator[tuple[Row[Any], int]]:
        for row in below.get(parent, ()):
            yield row, depth
            yield from walk(row.id, depth + 1)

    return walk(None, 0)


def lineage(parents: Mapping[int, int | None], agency_id: int) -> list[int]:
    """The agency and all above it, by the parents of all agencies."""
    found: list[int] = []
    at: int | None = agency_id
    while at is not None and at not in found:
        found.append(at)
        at = parents.get(at)
    return found


def _rename(
    scope: Scope, connection: Connection, known: Row[Any], name: str, now: datetime
) -> None:
    jurisdiction = known.jurisdiction
    entry = knowledge.entry_of(scope, connection, jurisdiction, "agency", known.code)
    content = {"code": known.code} if entry is None else dict(entry.content)
    former = [one for one in (*content.get("former", ()), known.name) if one != name]
    content |= {"name": name, "former": list(dict.fromkeys(former))}
    renamed = Entry("agency", known.code, content)
    knowledge.put_entries(scope, connection, jurisdiction, [renamed], now)
    judgements.rename_agency(scope, connection, jurisdiction, known.name, name)


@read_once
def assignments_of(scope: Scope, connection: Connection, complaint_id: int) -> Sequence[Row[Any]]:
    """A complaint's assignments with `agency_name` and the agency's `needs_approval`.

    To agencies only their own.
    """
    return _assignments_of(scope, connection, complaint_id=complaint_id).all()


@prepared
def _assignments_of(scope: Scope) -> Select[Any]:
    query = (
        select(assignments, agencies.c.name.label("agency_name"), agencies.c.needs_approval)
        .join(agencies, agencies.c.id == assignments.c.agency_id)
        .join(complaints, complaints.c.id == assignments.c.complaint_id)
        .where(assignments.c.complaint_id == COMPLAINT, visible(scope))
        .order_by(assignments.c.id)
    )
    if scope.agencies is not None:
        query = query.where(assignments.c.agency_id.in_(sorted(scope.agencies)))
    return query


def open_counts(scope: Scope, connection: Connection, jurisdiction: str) -> dict[int, int]:
    """How many unfinished assignments each agency has, of complaints that the caller may see."""
    rows = connection.execute(
        select(assignments.c.agency_id, func.count())
        .join(complaints, complaints.c.id == assignments.c.complaint_id)
        .where(
            complaints.c.jurisdiction == jurisdiction,
            visible(scope),
            assignments.c.state.in_((AssignmentState.OPEN, AssignmentState.ACCEPTED)),
        )
        .group_by(assignments.c.agency_id)
    )
    return {agency_id: count for agency_id, count in rows}
