"""Several replies that were not sent, as after an outage: looked at first, then sent or given up.

Each is its own transaction and is compared with the newest attempt that was looked at, which
another one follows once it is sent: whoever presses twice sends each of them once.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, Response
from sqlalchemy import Row

from muara.web.forms import NotSeen, number_in, version_in
from muara.web.late_route import LateRoute
from muara.web.outbox import MOST_SHOWN, Retries, reason_in
from muara.web.screen import TROUBLED, page
from muara.web.visit import Visit, reading
from store import overview, sending
from store.errors import Conflict, NotFound
from store.rights import Right

router = APIRouter(route_class=LateRoute)
SeesRetries = Annotated[Visit, Depends(reading(Right.RETRY))]
Words = Annotated[str, Form()]
DEEDS = ("retry", "drop")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is to be done, and of which rows: those of one destination or state, or all."""

    deed: str
    to: str = ""
    state: str = ""

    def covers(self, row: Row[Any]) -> bool:
        """Whether it is about this row."""
        return self.to in ("", row.destination) and self.state in ("", row.state)

    def can_be_done(self, row: Row[Any]) -> bool:
        """Of what was erased nothing is left to send."""
        return self.deed == "drop" or row.sealed is not None


def _wish(deed: str, to: str, state: str) -> Wish:
    if deed not in DEEDS:
        raise NotFound("That cannot be done to several replies.")
    return Wish(deed=deed, to=to, state=state)


@router.get("/outbox/several")
def show_preview(
    visit: SeesRetries, deed: str = "retry", to: str = "", state: str = ""
) -> Response:
    """The rows that it would be done to, all of them ticked."""
    return _preview(visit, _wish(deed, to, state))


@router.post("/outbox/several")
def do_to_each(
    visit: Retries,
    deed: Words = "",
    chosen: Annotated[list[str] | None, Form()] = None,
    reason: Words = "",
    to: Words = "",
    state: Words = "",
) -> Response:
    """Send each that was chosen once more, or never, and say what became of it."""
    wish, why = _wish(deed, to, state), reason_in(reason)
    try:
        seen = _seen(chosen)
    except NotSeen:
        return _preview(visit, wish, "not_seen", reason=why)
    if not seen:
        return _preview(visit, wish, "nothing_chosen", ticked=seen, reason=why)
    if wish.deed == "drop" and not why:
        return _preview(visit, wish, "reason_missing", ticked=seen)
    oldest_first = sorted(seen)[:MOST_SHOWN]
    _rows(visit, oldest_first)  # all within scope, or 404 before anything is done
    done = [one for one in oldest_first if _do(visit, wish, one, seen[one], why)]
    changed = _rows(visit, [one for one in oldest_first if one not in done])
    with visit.application.store.read() as connection:
        return page(
            visit, connection, "outbox_done.html", wish=wish, done=len(done), changed=changed
        )


def _seen(chosen: Sequence[str] | None) -> dict[int, int]:
    """The newest attempt that was looked at by row; `NotSeen` where a choice names none."""
    found: dict[int, int] = {}
    for choice in chosen or []:
        row, _, attempt = choice.partition("~")
        number = number_in(row)
        if number is None:
            raise NotSeen
        found[number] = version_in(attempt)
    return found


def _rows(visit: Visit, ids: Sequence[int]) -> list[Row[Any]]:
    with visit.application.store.read() as connection:
        return [overview.outbox_row(visit.scope, connection, one) for one in ids]


def _do(visit: Visit, wish: Wish, outbox_id: int, seen: int, why: str) -> bool:
    """False where it has become another one meanwhile."""
    now = visit.application.clock.now()
    try:
        with visit.application.store.write() as connection:
            if wish.deed == "drop":
                sending.drop(visit.scope, connection, outbox_id, now, why, seen=seen)
            else:
                sending.retry(visit.scope, connection, outbox_id, now, seen=seen)
    except Conflict:
        return False
    return True


def _preview(
    visit: Visit,
    wish: Wish,
    trouble: str = "",
    *,
    ticked: Collection[int] | None = None,
    reason: str = "",
) -> Response:
    """All are `ticked` where nobody has chosen yet."""
    with visit.application.store.read() as connection:
        troubled = overview.outbox_rows(visit.scope, connection, TROUBLED, MOST_SHOWN)
        rows = [row for row in reversed(troubled) if wish.covers(row)]
        return page(
            visit,
            connection,
            "outbox_several.html",
            status=400 if trouble else 200,
            wish=wish,
            able=[row for row in rows if wish.can_be_done(row)],
            unable=[row for row in rows if not wish.can_be_done(row)],
            channel_names=sorted({row.destination for row in troubled}),
            states=[state for state in TROUBLED if any(row.state == state for row in troubled)],
            ticked=ticked,
            reason=reason,
            trouble=trouble,
            is_too_many=len(troubled) >= MOST_SHOWN,
            most=MOST_SHOWN,
        )
