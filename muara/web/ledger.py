"""The ledger on screen: received = the sum of what became of it, per channel and day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from fastapi import APIRouter, Response
from sqlalchemy import Connection, Row

from muara.web.late_route import LateRoute
from muara.web.screen import page
from muara.web.visit import SeesChannels, Visit
from store import equation, overview
from store.errors import NotFound
from store.models import Outcome

router = APIRouter(route_class=LateRoute)

OUTCOMES = (
    Outcome.STORED,
    Outcome.RECEIPT,
    Outcome.DUPLICATE,
    Outcome.IGNORED,
    Outcome.UNREADABLE,
    Outcome.QUARANTINED,
    Outcome.PENDING,
)
_DAYS = (7, 14, 30, 90)
_ROWS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """One row behind a number: facts about it, never what it says."""

    id: int
    delivery_id: int
    reason: str | None
    received_at: datetime
    processed_at: datetime | None
    duplicate_of: int | None
    count: int
    tracking_id: str | None


@router.get("/ledger")
def show_ledger(visit: SeesChannels, days: int = 14) -> Response:
    """The lines of the last days, newest first."""
    shown = days if days in _DAYS else 14
    since = visit.application.clock.now().astimezone(visit.zone).date() - timedelta(days=shown - 1)
    with visit.application.store.read() as connection:
        lines = equation.day_totals(visit.scope, connection, since=since)
        return page(
            visit,
            connection,
            "ledger.html",
            lines=lines,
            outcomes=OUTCOMES,
            days=shown,
            choices=_DAYS,
            is_balanced=all(line.is_balanced for line in lines),
        )


@router.get("/ledger/{channel}/{day}/{outcome}")
def show_rows(
    visit: SeesChannels,
    channel: str,
    day: date,
    outcome: str,
) -> Response:
    """The rows behind one number."""
    if channel not in visit.channels or outcome not in list(Outcome):
        raise NotFound("There is no such number in the ledger.")
    with visit.application.store.read() as connection:
        found = equation.rows_behind(visit.scope, connection, channel, day, outcome, _ROWS)
        return page(
            visit,
            connection,
            "ledger_rows.html",
            channel=channel,
            day=day,
            outcome=outcome,
            rows=_behind(visit, connection, found),
            most=_ROWS,
            zone_of=visit.zone_of(visit.channels[channel]),
        )


def _behind(visit: Visit, connection: Connection, rows: Sequence[Row[Any]]) -> list[Behind]:
    found = [row._mapping for row in rows]
    complaint_ids = {row["complaint_id"] for row in found if row.get("complaint_id")}
    known = overview.tracking_ids(visit.scope, connection, sorted(complaint_ids))
    return [
        Behind(
            id=row["id"],
            delivery_id=row["delivery_id"],
            reason=row["reason"],
            received_at=row["received_at"],
            processed_at=row.get("processed_at"),
            duplicate_of=row.get("duplicate_of"),
            count=row.get("item_count") or 1,
            tracking_id=known.get(row.get("complaint_id") or 0),
        )
        for row in found
    ]
