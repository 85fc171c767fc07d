"""Public comments and mentions of which somebody has to say whether they are reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Depends, Request, Response
from sqlalchemy import Connection, Row

from muara import sorting
from muara.web.deciding import decided
from muara.web.late_route import LateRoute
from muara.web.screen import page
from muara.web.visit import Visit, doing, reading
from store import overview, queries
from store.rights import Right

router = APIRouter(route_class=LateRoute)
Sorts = Annotated[Visit, Depends(doing(Right.SORT))]
SeesUnsorted = Annotated[Visit, Depends(reading(Right.SORT))]

_ON_A_PAGE = 25
_NOTES = ("taken", "set_apart", "sorted_before", "erased")


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """One message with what was said before it, and its files."""

    item: Row[Any]
    before: Sequence[Row[Any]]
    attachments: Sequence[Row[Any]]
    zone: ZoneInfo


@router.get("/unsorted")
def show_unsorted(
    visit: SeesUnsorted,
    after: int = 0,
    note: str = "",
    tracking_id: str = "",
) -> Response:
    """A page of what waits, oldest first."""
    with visit.application.store.read() as connection:
        found = overview.unsorted_messages(
            visit.scope, connection, after=after, limit=_ON_A_PAGE + 1
        )
        shown = found[:_ON_A_PAGE]
        return page(
            visit,
            connection,
            "unsorted.html",
            waiting=[_waiting(visit, connection, item) for item in shown],
            next_page=f"/unsorted?after={shown[-1].id}" if len(found) > _ON_A_PAGE else None,
            note=note if note in _NOTES else None,
            tracking_id=tracking_id,
        )


@router.post("/unsorted/{item_id}/report")
def take(request: Request, visit: Sorts, item_id: int) -> Response:
    """It is a report: open a complaint."""

    def decide() -> tuple[str, str]:
        return "taken", sorting.take_as_report(visit.application, visit.scope, item_id)

    return decided(request, visit, "unsorted", item_id, decide)


@router.post("/unsorted/{item_id}/apart")
def set_apart(request: Request, visit: Sorts, item_id: int) -> Response:
    """It is no report: keep it, and ask no more."""

    def decide() -> tuple[str, str]:
        sorting.set_apart(visit.application, visit.scope, item_id)
        return "set_apart", ""

    return decided(request, visit, "unsorted", item_id, decide)


def _waiting(visit: Visit, connection: Connection, item: Row[Any]) -> Waiting:
    jurisdiction = visit.channels.get(item.channel, "")
    return Waiting(
        item=item,
        before=overview.said_before(visit.scope, connection, item),
        attachments=queries.attachments_of(visit.scope, connection, [item.id]),
        zone=visit.zone_of(jurisdiction),
    )
