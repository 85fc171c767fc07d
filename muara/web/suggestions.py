"""How often operators take what is suggested: by month and by agency."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Response

from muara.web.formats import month_words
from muara.web.late_route import LateRoute
from muara.web.screen import page
from muara.web.visit import Visit, reading
from store import judgements
from store.judgements import Taken
from store.rights import Right

router = APIRouter(route_class=LateRoute)
SeesFigures = Annotated[Visit, Depends(reading(Right.READ_FIGURES))]

FIELDS = ("agency", "topic", "classification", "urgency", "place_code")


@router.get("/suggestions")
def show_suggestions(visit: SeesFigures, of: str = FIELDS[0]) -> Response:
    """One field's figures; the newest month first."""
    wanted = of if of in FIELDS else FIELDS[0]
    with visit.application.store.read() as connection:
        found = judgements.suggestions_taken(visit.scope, connection, wanted, visit.zone)
        return page(
            visit,
            connection,
            "suggestions.html",
            wanted=wanted,
            fields=FIELDS,
            total=_sum(found.values()),
            months=[
                (month_words(date.fromisoformat(f"{month}-01"), visit.language), taken)
                for month, taken in reversed(_by(found, 0))
            ],
            agencies=sorted(_by(found, 1), key=lambda each: -each[1].judged),
        )


def _by(found: dict[tuple[str, str], Taken], part: int) -> list[tuple[str, Taken]]:
    names = sorted({key[part] for key in found})
    return [(name, _sum(t for key, t in found.items() if key[part] == name)) for name in names]


def _sum(parts: Iterable[Taken]) -> Taken:
    total = Taken()
    for part in parts:
        total.judged += part.judged
        total.first += part.first
        total.among_three += part.among_three
    return total
