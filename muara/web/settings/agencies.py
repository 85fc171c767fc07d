"""The agencies of a government: a tree, with whom to reach and when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Response
from sqlalchemy import Connection, Row

from muara.local_settings import (
    CONTACT,
    Fields,
    KnownAgencies,
    area_names,
    known_agencies,
    read_agency,
)
from muara.web.late_route import LateRoute
from muara.web.settings.office import NO_TROUBLE, Changes, Looks, Office, Trouble
from store import agencies, knowledge
from store.errors import NotFound
from store.marks import mark_of

router = APIRouter(route_class=LateRoute)


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """An agency at its place in the tree."""

    row: Row[Any]
    depth: int
    area: str | None
    open_count: int


@router.get("/settings/agencies")
def show_agencies(office: Looks) -> Response:
    """All agencies, each below the one that it belongs to."""
    with office.application.store.read() as connection:
        rows = _rows(office, connection)
        counts = agencies.open_counts(office.scope, connection, office.code)
        name_of = _area_names(office)
        return office.page(
            connection,
            "agencies",
            branches=[
                Branch(
                    row=row,
                    depth=depth,
                    area=name_of(row.area_code) if row.area_code else None,
                    open_count=counts.get(row.id, 0),
                )
                for row, depth in agencies.in_order(rows)
            ],
        )


@router.get("/settings/agencies/new")
def show_new(office: Looks) -> Response:
    """An empty form."""
    return _form(office, None)


@router.get("/settings/agencies/{agency_id}")
def show_agency(office: Looks, agency_id: int) -> Response:
    """One agency's form."""
    return _form(office, agency_id)


@router.post("/settings/agencies")
def add(office: Changes) -> Response:
    """A further agency."""

    def change(connection: Connection) -> None:
        new = read_agency(office.fields, _known(office, connection))
        agencies.add_agency(office.scope, connection, office.code, new, office.now)

    trouble = office.attempt(change)
    return _form(office, None, trouble) if trouble else office.back("/agencies", "added")


@router.post("/settings/agencies/{agency_id}")
def change(office: Changes, agency_id: int) -> Response:
    """Rename it, move it, close it, or say whom to reach."""

    def write(connection: Connection) -> None:
        _own(office, connection, agency_id)
        new = read_agency(office.fields, _known(office, connection), agency_id)
        agencies.change_agency(office.scope, connection, agency_id, new, office.now, office.seen)

    trouble = office.attempt(write)
    return _form(office, agency_id, trouble) if trouble else office.back("/agencies", "changed")


def _form(office: Office, agency_id: int | None, trouble: Trouble = NO_TROUBLE) -> Response:
    with office.application.store.read() as connection:
        row = None if agency_id is None else _own(office, connection, agency_id)
        values = office.fields or _fields_of(row)
        return office.page(
            connection,
            "agency",
            trouble=trouble,
            row=row,
            seen=mark_of(row),
            values=values,
            parents=[
                (other, depth)
                for other, depth in agencies.in_order(_rows(office, connection))
                if other.id != agency_id
            ],
            former=_former(office, connection, row),
        )


def _own(office: Office, connection: Connection, agency_id: int) -> Row[Any]:
    row = agencies.agency(office.scope, connection, agency_id)
    if row.jurisdiction != office.code:
        raise NotFound("There is no such agency.")
    return row


def _rows(office: Office, connection: Connection) -> Sequence[Row[Any]]:
    return agencies.agencies_of(office.scope, connection, office.code, only_active=False)


def _known(office: Office, connection: Connection) -> KnownAgencies:
    return known_agencies(
        office.scope,
        connection,
        office.code,
        area=office.application.settings.jurisdictions[office.code].area_code or "",
        area_name=_area_names(office),
    )


def _area_names(office: Office) -> Any:
    return area_names(office.application.knowledge.of(office.code).gazetteer)


def _fields_of(row: Row[Any] | None) -> Fields:
    if row is None:
        return {"is_active": "true"}
    contact: Mapping[str, str] = row.contact or {}
    return {
        "name": row.name,
        "code": row.code,
        "parent": str(row.parent_id or ""),
        "area_code": row.area_code or "",
        "is_active": "true" if row.is_active else "",
        "needs_approval": "true" if row.needs_approval else "",
        **{name: contact.get(name, "") for name in CONTACT},
    }


def _former(office: Office, connection: Connection, row: Row[Any] | None) -> Sequence[str]:
    if row is None:
        return ()
    entry = knowledge.entry_of(office.scope, connection, office.code, "agency", row.code)
    return () if entry is None else [str(name) for name in entry.content.get("former", ())]
