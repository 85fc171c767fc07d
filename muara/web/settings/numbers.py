"""Emergency numbers: entered here, and made sure of by a person."""

from __future__ import annotations

from fastapi import APIRouter, Response
from sqlalchemy import Connection

from muara.local_settings import number_state, read_number
from muara.web.late_route import LateRoute
from muara.web.settings.office import NO_TROUBLE, Changes, Looks, Office, Trouble
from store import accounts, emergency_numbers
from store.emergency_numbers import NumberKind
from store.errors import NotFound
from store.marks import mark_of

router = APIRouter(route_class=LateRoute)


@router.get("/settings/numbers")
def show_numbers(office: Looks) -> Response:
    """One card for each kind of need."""
    return _page(office)


@router.post("/settings/numbers")
def save(office: Changes) -> Response:
    """Write a number down, and perhaps say that it was made sure of."""

    def write(connection: Connection) -> None:
        new = read_number(office.fields)
        emergency_numbers.change_number(
            office.scope,
            connection,
            office.code,
            kind=new.kind,
            label=new.label,
            number=new.number,
            confirmed_on=office.today if new.is_confirmed else None,
            now=office.now,
            seen=office.seen,
        )

    trouble = office.attempt(write)
    return _page(office, trouble) if trouble else office.back("/numbers", "changed")


@router.post("/settings/numbers/{kind}/confirm")
def confirm(office: Changes, kind: str) -> Response:
    """Somebody has called it today, and the right people answered."""

    def write(connection: Connection) -> None:
        rows = emergency_numbers.numbers_of(office.scope, connection, office.code)
        row = next((row for row in rows if row.kind == kind), None)
        if row is None:
            raise NotFound("There is no such number.")
        emergency_numbers.change_number(
            office.scope,
            connection,
            office.code,
            kind=kind,
            label=row.label,
            number=row.number,
            confirmed_on=office.today,
            now=office.now,
            seen=office.seen,
        )

    trouble = office.attempt(write)
    return _page(office, trouble) if trouble else office.back("/numbers", "confirmed")


@router.post("/settings/numbers/{kind}/forget")
def forget(office: Changes, kind: str) -> Response:
    """The number is out of use."""
    trouble = office.attempt(
        lambda connection: emergency_numbers.forget_number(
            office.scope, connection, office.code, kind, office.now, office.seen
        )
    )
    return _page(office, trouble) if trouble else office.back("/numbers", "taken_back")


def _page(office: Office, trouble: Trouble = NO_TROUBLE) -> Response:
    with office.application.store.read() as connection:
        rows = {
            row.kind: row
            for row in emergency_numbers.numbers_of(office.scope, connection, office.code)
        }
        return office.page(
            connection,
            "numbers",
            trouble=trouble,
            values=office.fields,
            kinds=[
                (
                    str(kind),
                    rows.get(kind),
                    mark_of(rows.get(kind)),
                    number_state(rows[kind].confirmed_on, office.today) if kind in rows else "",
                )
                for kind in NumberKind
            ],
            names=accounts.names(office.scope, connection),
        )
