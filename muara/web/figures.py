"""How far the agencies are with what was assigned to them, and what was hidden; without words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Annotated

from fastapi import APIRouter, Depends, Response

from muara.web.late_route import LateRoute
from muara.web.screen import page
from muara.web.visit import Visit, reading
from store import figures
from store.casework.reach import HIDING_REASONS
from store.rights import Right

router = APIRouter(route_class=LateRoute)
SeesFigures = Annotated[Visit, Depends(reading(Right.READ_FIGURES))]
DAYS = 90
"""Of so many days is what is told of the past."""
_MONTHS = 12


@router.get("/figures")
def show_figures(visit: SeesFigures) -> Response:
    """The follow-up state and ratings of each government within reach; comments hidden by month."""
    now = visit.application.clock.now()
    names = visit.application.settings.jurisdictions
    with visit.application.store.read() as connection:
        states = figures.follow_up_states(visit.scope, connection, now, now - timedelta(days=DAYS))
        rated = figures.ratings(visit.scope, connection, now - timedelta(days=DAYS))
        hidden = figures.hidden_comments(visit.scope, connection, visit.zone)
        months, together = newest_months(hidden)
        return page(
            visit,
            connection,
            "figures.html",
            days=DAYS,
            governments_found=[
                (names[code].name if code in names else code, rows) for code, rows in states.items()
            ],
            rated=[
                (names[one.jurisdiction].name if one.jurisdiction in names else "", one)
                for one in rated
            ],
            months=months,
            hidden_total=together,
            hiding_reasons=HIDING_REASONS,
        )


def newest_months(
    hidden: Mapping[str, Counter[str]],
) -> tuple[list[tuple[date, Counter[str]]], Counter[str]]:
    """Of counts by month as YYYY-MM the newest, and what those are together."""
    months = [
        (date.fromisoformat(f"{month}-01"), reasons)
        for month, reasons in sorted(hidden.items(), reverse=True)[:_MONTHS]
    ]
    return months, sum((reasons for _, reasons in months), Counter())
