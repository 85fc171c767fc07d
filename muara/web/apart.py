"""What was set apart as no report: an operator reverses it, or says that it is none indeed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Depends, Request, Response
from sqlalchemy import Row

from muara import sorting
from muara.web.deciding import decided
from muara.web.late_route import LateRoute
from muara.web.screen import page
from muara.web.visit import Visit, doing, reading
from store import set_apart
from store.lists import COUNTED_AT_MOST
from store.rights import Right

router = APIRouter(route_class=LateRoute)
Sorts = Annotated[Visit, Depends(doing(Right.SORT))]
SeesApart = Annotated[Visit, Depends(reading(Right.SORT))]

_ON_A_PAGE = 25
_NOTES = ("taken", "left", "sorted_before", "erased")
_MEASURED = timedelta(days=183)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """Of what the lot fell on in a month of a channel: how many were looked at, how many of those
    were reports."""

    month: date
    channel: str
    checked: int
    wrong: int

    @property
    def share(self) -> float:
        return self.wrong / self.checked if self.checked else 0.0


@router.get("/set-apart")
def show_apart(
    visit: SeesApart,
    before: int | None = None,
    everything: bool = False,
    note: str = "",
    tracking_id: str = "",
) -> Response:
    """What the lot fell on, then the rest, newest first; `everything` with what was looked at."""
    today = visit.application.clock.now().astimezone(visit.zone).date()
    with visit.application.store.read() as connection:
        found = set_apart.messages(
            visit.scope,
            connection,
            before=before,
            with_decided=everything,
            limit=_ON_A_PAGE + 1,
        )
        drawn = set_apart.drawn(visit.scope, connection) if before is None else []
        shown = found[:_ON_A_PAGE]
        rest = "&everything=true" if everything else ""
        return page(
            visit,
            connection,
            "set_apart.html",
            drawn=drawn,
            apart=[row for row in shown if row.id not in {one.id for one in drawn}],
            count=set_apart.count(visit.scope, connection, COUNTED_AT_MOST),
            measured=_by_month(set_apart.errors(visit.scope, connection, today - _MEASURED)),
            zone_at=lambda channel: _zone(visit, channel),
            everything=everything,
            next_page=f"/set-apart?before={shown[-1].id}{rest}"
            if len(found) > _ON_A_PAGE
            else None,
            note=note if note in _NOTES else None,
            tracking_id=tracking_id,
        )


def _zone(visit: Visit, channel: str) -> ZoneInfo:
    return visit.zone_of(visit.channels.get(channel, ""))


def _by_month(rows: Sequence[Row[Any]]) -> list[Measured]:
    """Newest month first."""
    found: dict[tuple[date, str], tuple[int, int]] = {}
    for row in rows:
        key = (row.day.replace(day=1), row.channel)
        checked, wrong = found.get(key, (0, 0))
        found[key] = (checked + row.checked, wrong + row.reversed)
    return [
        Measured(month=month, channel=channel, checked=checked, wrong=wrong)
        for (month, channel), (checked, wrong) in sorted(
            found.items(), key=lambda each: (-each[0][0].toordinal(), each[0][1])
        )
        if checked
    ]


@router.post("/set-apart/{item_id}/report")
def take_back(request: Request, visit: Sorts, item_id: int) -> Response:
    """It is a report after all: open a complaint."""

    def decide() -> tuple[str, str]:
        return "taken", sorting.take_back(visit.application, visit.scope, item_id)

    return decided(request, visit, "set_apart", item_id, decide)


@router.post("/set-apart/{item_id}/leave")
def leave(request: Request, visit: Sorts, item_id: int) -> Response:
    """It is no report indeed."""

    def decide() -> tuple[str, str]:
        sorting.leave_apart(visit.application, visit.scope, item_id)
        return "left", ""

    return decided(request, visit, "set_apart", item_id, decide)
