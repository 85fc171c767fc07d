"""Reports for SP4N-LAPOR! as files, and what went there in one and has no number yet.

Answer files come in by `/imports`, like any other file.
"""

from __future__ import annotations

import secrets
import tempfile
from collections.abc import Iterator, Sequence
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Form, Response
from fastapi.responses import RedirectResponse
from sqlalchemy import Row

from forwarder import lapor
from forwarder.export import Taken, write_rows
from muara.forwarding import Forwarding
from muara.web.forms import own_key
from muara.web.lapor_report import report_of, said_of
from muara.web.late_route import LateRoute
from muara.web.screen import page
from muara.web.visit import Posting, Visit, reading
from store import forwardings
from store.casework.deed import Deed
from store.errors import Conflict, NotPossible
from store.rights import Right

router = APIRouter(route_class=LateRoute)
Reading = Annotated[Visit, Depends(reading(Right.VERIFY))]
Chosen = Annotated[list[str] | None, Form()]
MOST = 200
_TYPES = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def _exporting(visit: Posting) -> Visit:
    """Reports leave: that takes the right to decide on them, and the right to take files out."""
    visit.scope.require(Right.VERIFY)
    visit.scope.require(Right.EXPORT)
    return visit


def _putting_back(visit: Posting) -> Visit:
    visit.scope.require(Right.VERIFY)
    return visit


Exporting = Annotated[Visit, Depends(_exporting)]
PuttingBack = Annotated[Visit, Depends(_putting_back)]


@router.get("/lapor-batches")
def show_batches(visit: Reading, done: str = "") -> Response:
    """What is to go, to be chosen, and what went and has no number yet."""
    return _page(visit, done=done if done == "back" else "")


def _page(visit: Visit, *, status: int = 200, done: str = "", trouble: str = "") -> Response:
    with visit.application.store.read() as connection:
        return page(
            visit,
            connection,
            "lapor_batches.html",
            status=status,
            waiting=forwardings.to_be_forwarded(visit.scope, connection, lapor.NAME, limit=MOST),
            sent=forwardings.given_away(visit.scope, connection, lapor.NAME, limit=MOST),
            most=MOST,
            key=secrets.token_urlsafe(12),
            done=done,
            trouble=trouble,
        )


@router.post("/lapor-batches/export")
def export(
    visit: Exporting,
    chosen: Chosen = None,
    format_: Annotated[Literal["csv", "xlsx"], Form(alias="format")] = "xlsx",
) -> Response:
    """The chosen reports as a file in LAPOR's columns; from then on they count as given there.

    A secret report is in it only when it was ticked itself: nothing ticks it by default.
    """
    rows = _rows(visit, chosen or ())
    if not rows:
        return _page(visit, status=422, trouble="none_chosen")
    application = visit.application
    categories = application.settings.lapor.categories
    taken = Taken(
        kind="lapor",
        format=format_,
        columns=lapor.COLUMNS,
        narrowed_to={
            "destination": lapor.NAME,
            "complaints": [row.tracking_id for row in rows],
            "with_secret": any(row.is_secret for row in rows),
        },
    )
    with tempfile.TemporaryFile() as file:
        write_rows(
            application.store,
            visit.scope,
            taken,
            _lines(visit, rows, categories),
            file,
            now=application.clock.now,
        )
        file.seek(0)
        content = file.read()
    with application.store.write() as connection:
        now = application.clock.now()
        ids = [row.id for row in rows]
        forwardings.mark_sent(visit.scope, connection, ids, lapor.NAME, now)
    day = now.astimezone(visit.zone).strftime("%Y%m%d-%H%M")
    named = f'attachment; filename="sp4n-lapor-{day}.{format_}"'
    return Response(content, media_type=_TYPES[format_], headers={"content-disposition": named})


def _rows(visit: Visit, chosen: Sequence[str]) -> list[Row[Any]]:
    with visit.application.store.read() as connection:
        found = forwardings.to_be_forwarded(visit.scope, connection, lapor.NAME, limit=MOST)
    return [row for row in found if row.tracking_id in chosen]


def _lines(
    visit: Visit, rows: Sequence[Row[Any]], categories: dict[str, str]
) -> Iterator[dict[str, str]]:
    for row in rows:
        with visit.application.store.read() as connection:
            said = said_of(visit, connection, row)
            yield lapor.row_of(report_of(visit, connection, said), categories)


@router.post("/lapor-batches/back")
def put_back(
    visit: PuttingBack, key: Annotated[str, Form(max_length=64)], chosen: Chosen = None
) -> Response:
    """A file was not handed in: its reports are to go again."""
    forwarding = Forwarding(visit.application)
    now = visit.application.clock.now()
    for number in dict.fromkeys((chosen or ())[:MOST]):
        try:
            deed = Deed(key=own_key(visit, f"{key}:{number}"), now=now)
            forwarding.want(visit.scope, number, deed)
        except (NotPossible, Conflict):  # linked meanwhile
            continue
    return RedirectResponse("/lapor-batches?done=back", 303)
