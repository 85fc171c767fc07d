"""What people of a government call its places."""

from __future__ import annotations

from fastapi import APIRouter, Response
from sqlalchemy import Connection

from muara.local_settings import area_names, read_nickname
from muara.web.late_route import LateRoute
from muara.web.settings.office import NO_TROUBLE, Changes, Looks, Office, Trouble
from store import accounts, judgements

router = APIRouter(route_class=LateRoute)


@router.get("/settings/places")
def show_places(office: Looks) -> Response:
    """All nicknames, and a form for a further one."""
    return _page(office)


@router.post("/settings/places")
def add(office: Changes) -> Response:
    """A further nickname."""

    def change(connection: Connection) -> None:
        known = judgements.nicknames_of(office.scope, connection, office.code)
        gazetteer = office.application.knowledge.of(office.code).gazetteer
        new = read_nickname(office.fields, [row.name for row in known], area_names(gazetteer))
        judgements.learn_nickname(
            office.scope,
            connection,
            jurisdiction=office.code,
            name=new.name,
            code=new.code,
            point=new.point,
            now=office.now,
        )

    trouble = office.attempt(change)
    return _page(office, trouble) if trouble else office.back("/places", "added")


@router.post("/settings/places/{nickname_id}/forget")
def forget(office: Changes, nickname_id: int) -> Response:
    """People do not say so after all."""
    office.attempt(
        lambda connection: judgements.forget_nickname(
            office.scope, connection, office.code, nickname_id, office.now
        )
    )
    return office.back("/places", "taken_back")


def _page(office: Office, trouble: Trouble = NO_TROUBLE) -> Response:
    name_of = area_names(office.application.knowledge.of(office.code).gazetteer)
    with office.application.store.read() as connection:
        rows = judgements.nicknames_of(office.scope, connection, office.code)
        return office.page(
            connection,
            "places",
            trouble=trouble,
            values=office.fields,
            nicknames=[(row, name_of(row.code) if row.code else None) for row in rows],
            names=accounts.names(office.scope, connection),
        )
