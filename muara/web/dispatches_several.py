"""Several calls that did not arrive at a system outside, see `muara.web.several`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fastapi import APIRouter, Response
from sqlalchemy import Row

from muara.web import several
from muara.web.destinations import Retries, require
from muara.web.late_route import LateRoute
from muara.web.screen import page
from muara.web.several import Part, SeesRetries, Words
from muara.web.visit import Visit
from store import dispatching
from store.errors import NotFound

router = APIRouter(route_class=LateRoute)


@router.get("/destinations/{name}/several")
def show_preview(visit: SeesRetries, name: str, deed: str = "retry", state: str = "") -> Response:
    """The calls that it would be done to, all of them ticked."""
    require(visit, name)
    return _preview(visit, name, several.look(deed), Part(state=state))


@router.post("/destinations/{name}/several")
def do_to_each(
    visit: Retries,
    name: str,
    deed: Words = "",
    chosen: several.Chosen = None,
    reason: Words = "",
    state: Words = "",
) -> Response:
    """Make each call that was chosen anew, or never, and say what became of it."""
    require(visit, name)
    choice = several.choice_in(deed, chosen, reason)
    if choice.trouble:
        return _preview(visit, name, choice, Part(state=state))
    _rows(visit, name, list(choice.seen))  # all within scope, or 404 before anything is done
    now = visit.application.clock.now()

    def act(row: int, seen: int) -> None:
        with visit.application.store.write() as connection:
            if choice.deed == "drop":
                dispatching.drop(visit.scope, connection, row, now, choice.reason, version=seen)
            else:
                dispatching.send_again(visit.scope, connection, row, now, version=seen)

    left = _rows(visit, name, several.do_to_each(choice, act))
    return several.done_page(visit, _pages(name), choice, left)


def _pages(name: str) -> dict[str, Any]:
    return {
        "home": f"/destinations/{name}",
        "family": "dispatches.several",
        "section": "destinations",
        "rows_from": "_calls.html",
    }


def _rows(visit: Visit, name: str, ids: Sequence[int]) -> list[Row[Any]]:
    with visit.application.store.read() as connection:
        rows = [dispatching.dispatch(visit.scope, connection, one) for one in ids]
    if any(row.destination != name for row in rows):
        raise NotFound("There is no such dispatch.")
    return rows


def _preview(visit: Visit, name: str, choice: several.Choice, part: Part) -> Response:
    with visit.application.store.read() as connection:
        troubled = dispatching.listed(
            visit.scope, connection, name, states=dispatching.TROUBLED, limit=several.MOST
        )
        states = [one for one in dispatching.TROUBLED if any(r.state == one for r in troubled)]
        return page(
            visit,
            connection,
            "several.html",
            **_pages(name),
            **choice.shown,
            posts_to=f"/destinations/{name}/several",
            part=part,
            able=[row for row in reversed(troubled) if part.has(row)],
            unable=[],
            channel_names=[],
            states=states,
            version_of=dispatching.version_of,
            is_too_many=len(troubled) >= several.MOST,
        )
