"""Several replies that were not sent, see `muara.web.several`; narrowed to a channel or a state."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fastapi import APIRouter, Response
from sqlalchemy import Row

from muara.web import several
from muara.web.late_route import LateRoute
from muara.web.outbox import Retries
from muara.web.screen import TROUBLED, page
from muara.web.several import Part, SeesRetries, Words
from muara.web.visit import Visit
from store import overview, sending

router = APIRouter(route_class=LateRoute)
_PAGES: dict[str, Any] = {
    "home": "/outbox",
    "family": "outbox.several",
    "section": "outbox",
    "rows_from": "_replies.html",
}


@router.get("/outbox/several")
def show_preview(
    visit: SeesRetries, deed: str = "retry", to: str = "", state: str = ""
) -> Response:
    """The rows that it would be done to, all of them ticked."""
    return _preview(visit, several.look(deed), Part(to=to, state=state))


@router.post("/outbox/several")
def do_to_each(
    visit: Retries,
    deed: Words = "",
    chosen: several.Chosen = None,
    reason: Words = "",
    to: Words = "",
    state: Words = "",
) -> Response:
    """Send each that was chosen once more, or never, and say what became of it."""
    choice = several.choice_in(deed, chosen, reason)
    if choice.trouble:
        return _preview(visit, choice, Part(to=to, state=state))
    _rows(visit, list(choice.seen))  # all within scope, or 404 before anything is done
    now = visit.application.clock.now()

    def act(row: int, seen: int) -> None:
        with visit.application.store.write() as connection:
            if choice.deed == "drop":
                sending.drop(visit.scope, connection, row, now, choice.reason, seen=seen)
            else:
                sending.retry(visit.scope, connection, row, now, seen=seen)

    left = _rows(visit, several.do_to_each(choice, act))
    return several.done_page(visit, _PAGES, choice, left)


def _rows(visit: Visit, ids: Sequence[int]) -> list[Row[Any]]:
    with visit.application.store.read() as connection:
        return [overview.outbox_row(visit.scope, connection, one) for one in ids]


def _preview(visit: Visit, choice: several.Choice, part: Part) -> Response:
    with visit.application.store.read() as connection:
        troubled = overview.outbox_rows(visit.scope, connection, TROUBLED, several.MOST)
        rows = [row for row in reversed(troubled) if part.has(row)]
        # Of what was erased nothing is left to send.
        able = [row for row in rows if choice.deed == "drop" or row.sealed is not None]
        return page(
            visit,
            connection,
            "several.html",
            **_PAGES,
            **choice.shown,
            posts_to="/outbox/several",
            part=part,
            able=able,
            unable=[row for row in rows if row not in able],
            channel_names=sorted({row.destination for row in troubled}),
            states=[state for state in TROUBLED if any(row.state == state for row in troubled)],
            version_of=lambda row: row.attempted,
            is_too_many=len(troubled) >= several.MOST,
        )
