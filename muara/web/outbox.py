"""What should have left us and did not: to be sent again or dropped by a person."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Response
from fastapi.responses import RedirectResponse
from sqlalchemy import Connection

from muara.web import several
from muara.web.forms import NotSeen, version_in
from muara.web.late_route import LateRoute
from muara.web.screen import TROUBLED, page
from muara.web.visit import SeesChannels, Visit, doing
from store import overview, sending
from store.errors import Conflict
from store.rights import Right

router = APIRouter(route_class=LateRoute)
Retries = Annotated[Visit, Depends(doing(Right.RETRY))]

_NOTES = ("retried", "dropped", "changed_before", "reason_missing", "not_seen")


@router.get("/outbox")
def show_outbox(visit: SeesChannels, note: str = "") -> Response:
    """Rows that are dead, uncertain or failed, newest first."""
    with visit.application.store.read() as connection:
        return page(
            visit,
            connection,
            "outbox.html",
            rows=overview.outbox_rows(visit.scope, connection, TROUBLED, several.MOST),
            waiting=overview.outbox_counts(visit.scope, connection, ("due", "sending")),
            note=note if note in _NOTES else None,
            most=several.MOST,
        )


@router.post("/outbox/{outbox_id}/retry")
def retry(visit: Retries, outbox_id: int, version: Annotated[str, Form()] = "") -> Response:
    """Send it once more."""

    def change(connection: Connection) -> None:
        now = visit.application.clock.now()
        sending.retry(visit.scope, connection, outbox_id, now, seen=version_in(version))

    return _changed(visit, outbox_id, change, "retried")


@router.post("/outbox/{outbox_id}/drop")
def drop(
    visit: Retries,
    outbox_id: int,
    version: Annotated[str, Form()] = "",
    reason: Annotated[str, Form()] = "",
) -> Response:
    """Never send it; the reason goes into the history."""
    why = several.reason_in(reason)
    if not why:
        return RedirectResponse("/outbox?note=reason_missing", 303)

    def change(connection: Connection) -> None:
        now = visit.application.clock.now()
        sending.drop(visit.scope, connection, outbox_id, now, why, seen=version_in(version))

    return _changed(visit, outbox_id, change, "dropped")


def _changed(
    visit: Visit, outbox_id: int, change: Callable[[Connection], None], note: str
) -> Response:
    try:
        with visit.application.store.write() as connection:
            overview.outbox_row(visit.scope, connection, outbox_id)  # within scope, or 404
            change(connection)
    except NotSeen:
        note = "not_seen"
    except Conflict:
        note = "changed_before"
    return RedirectResponse(f"/outbox?note={note}", 303)
