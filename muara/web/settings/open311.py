"""The keys of other apps: which there are, what they filed, and the end of one."""

from __future__ import annotations

from fastapi import APIRouter, Response

from muara.open311 import doors, jurisdiction_id
from muara.web.late_route import LateRoute
from muara.web.settings.office import Changes, Looks, Office
from store import open311

router = APIRouter(route_class=LateRoute)


@router.get("/settings/open311")
def show_keys(office: Looks) -> Response:
    """All keys of the government, and where its service is."""
    return _page(office)


@router.post("/settings/open311/{key_id}/revoke")
def revoke(office: Changes, key_id: int) -> Response:
    """Let the app in no longer."""
    trouble = office.attempt(
        lambda connection: open311.revoke_key(office.scope, connection, key_id, office.now)
    )
    return _page(office) if trouble else office.back("/open311", "taken_back")


def _page(office: Office) -> Response:
    application = office.application
    door = doors(application).get(office.code)
    with application.store.read() as connection:
        rows = open311.keys_of(office.scope, connection)
        return office.page(
            connection,
            "open311",
            keys=[row for row in rows if row.jurisdiction in ("", office.code)],
            is_offered=door is not None,
            jurisdiction_id=jurisdiction_id(door) if door is not None else "",
            address=f"{application.settings.public_url}/open311/v2",
        )
