"""The systems outside: how they do, what is on its way to them, and sending once more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Response
from fastapi.responses import RedirectResponse
from sqlalchemy import Connection, Row

from forwarder.destination import CopiedReporter, Dispatch
from muara.app import Destination
from muara.routing import CaseBuilder, shown
from muara.web.forms import NotSeen, number_in, version_in
from muara.web.late_route import LateRoute
from muara.web.screen import page
from muara.web.several import Words, reason_in
from muara.web.visit import SeesChannels, Visit, doing
from muara.words import say
from store import dispatching, queries
from store.dispatch_models import DispatchState
from store.errors import Conflict, NotFound
from store.rights import Right

router = APIRouter(route_class=LateRoute)
Retries = Annotated[Visit, Depends(doing(Right.RETRY))]

_ROWS = 50
_NOTES = frozenset(
    {"paused", "resumed", "sent_again", "dropped", "changed_before", "reason_missing", "not_seen"}
)
_FILTERS: dict[str, tuple[str, ...]] = {
    "all": (),
    "troubled": dispatching.TROUBLED,
    "waiting": (DispatchState.DUE, DispatchState.SENDING),
    "sent": (DispatchState.SENT,),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DestinationLook:
    """One destination as the page shows it. `oldest` is since when something has not arrived, and
    what has not since `stuck_before` is stuck."""

    name: str
    label: str
    kind: str
    is_called: bool
    state: Row[Any] | None
    counts: dict[str, int]
    oldest: datetime | None
    stuck_before: datetime

    @property
    def condition(self) -> str:
        """`people`, `paused`, `broken`, `stuck` or `well`."""
        if not self.is_called:
            return "people"
        found = dispatching.condition(self.state)
        is_stuck = self.oldest is not None and self.oldest < self.stuck_before
        return "stuck" if found == "well" and is_stuck else found


@router.get("/destinations")
def show_destinations(visit: SeesChannels, note: str = "") -> Response:
    """All destinations that reports of this operator's governments go to."""
    with visit.application.store.read() as connection:
        return page(
            visit,
            connection,
            "destinations.html",
            looks=_looks(visit, connection),
            note=note if note in _NOTES else None,
        )


def _looks(visit: Visit, connection: Connection) -> list[DestinationLook]:
    states = dispatching.states(visit.scope, connection)
    counts = dispatching.counts(visit.scope, connection)
    now = visit.application.clock.now()
    return [
        DestinationLook(
            name=one.name,
            label=visit.destination_label(one.name),
            kind=one.type.label,
            is_called=one.takes_cases,
            state=states.get(one.name),
            counts={state: count for (name, state), count in counts.items() if name == one.name},
            oldest=dispatching.oldest(visit.scope, connection, one.name),
            stuck_before=now - timedelta(hours=one.settings.stuck_after_hours),
        )
        for one in _within(visit)
    ]


def _within(visit: Visit) -> list[Destination]:
    """Those that reports of a government within reach may go to."""
    return [
        one
        for one in visit.application.destinations.values()
        if any(one.settings.may_have(code, is_secret=False) for code in visit.jurisdictions)
    ]


@router.get("/destinations/{name}")
def show_dispatches(
    visit: SeesChannels, name: str, show: str = "all", before: int | None = None, note: str = ""
) -> Response:
    """What went to one destination, or is to go, newest first."""
    require(visit, name)
    chosen = show if show in _FILTERS else "all"
    with visit.application.store.read() as connection:
        rows = dispatching.listed(
            visit.scope, connection, name, states=_FILTERS[chosen], before=before, limit=_ROWS + 1
        )
        of = next(one for one in _looks(visit, connection) if one.name == name)
        return page(
            visit,
            connection,
            "dispatches.html",
            of=of,
            rows=rows[:_ROWS],
            onward=rows[_ROWS - 1].id if len(rows) > _ROWS else None,
            before=before,
            shown=chosen,
            filters=tuple(_FILTERS),
            version_of=dispatching.version_of,
            troubled=sum(of.counts.get(state, 0) for state in dispatching.TROUBLED),
            note=note if note in _NOTES else None,
        )


def require(visit: Visit, name: str) -> Destination:
    """`NotFound` for what is not configured, out of reach, or served by people."""
    for one in _within(visit):
        if one.name == name and one.takes_cases:
            return one
    raise NotFound("There is no such destination.")


@router.get("/dispatches/{dispatch_id}")
def show_dispatch(visit: SeesChannels, dispatch_id: int) -> Response:
    """One call, and exactly what it would say now but for who reported; the words only to who reads
    reports."""
    with visit.application.store.read() as connection:
        row = dispatching.dispatch(visit.scope, connection, dispatch_id)
        to = require(visit, row.destination)
        words = _words(visit, connection, to, row) if visit.may(Right.READ_REPORTS) else None
        return page(
            visit,
            connection,
            "dispatch.html",
            row=row,
            label=visit.destination_label(row.destination),
            words=words,
        )


def _words(visit: Visit, connection: Connection, to: Destination, row: Row[Any]) -> str | None:
    """What would go; None for what may not leave, and for whoever may not read it here."""
    try:
        complaint = queries.complaint(visit.scope, connection, row.complaint_id)
    except NotFound:
        return None
    if complaint.is_secret and not visit.may(Right.SEE_SECRET):
        return None
    built = CaseBuilder(visit.application, to).build(connection, [row])
    dispatch = built.get(row.id)
    return shown(to, _nameless(dispatch, visit.language)) if dispatch is not None else None


def _nameless(dispatch: Dispatch, language: str) -> Dispatch:
    """That a name or number goes along is shown; which, only where looking is written down."""
    reporter = dispatch.copy.reporter
    if reporter is None:
        return dispatch
    hidden = CopiedReporter(
        name=reporter.name and f"({say(language, 'complaint.name_hidden')})",
        phone=reporter.phone and f"({say(language, 'redacted.phone')})",
    )
    return replace(dispatch, copy=dispatch.copy.model_copy(update={"reporter": hidden}))


@router.post("/destinations/{name}/pause")
def pause(visit: Retries, name: str) -> Response:
    """Nothing goes there until somebody resumes it."""
    return _changed_state(visit, name, dispatching.pause, "paused")


@router.post("/destinations/{name}/resume")
def resume(visit: Retries, name: str) -> Response:
    """It goes on, at once."""
    return _changed_state(visit, name, dispatching.resume, "resumed")


def _changed_state(visit: Visit, name: str, change: Callable[..., bool], note: str) -> Response:
    require(visit, name)
    with visit.application.store.write() as connection:
        now = visit.application.clock.now()
        is_new = change(visit.scope, connection, name, now)
    return RedirectResponse(f"/destinations?note={note if is_new else 'changed_before'}", 303)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where in a list somebody pressed: they go on there."""

    show: str
    before: int | None

    def query(self, note: str) -> str:
        """Of the same part of the list, with what came of it."""
        here = {"show": self.show, "before": self.before, "note": note}
        return urlencode({name: value for name, value in here.items() if value})


async def _place(show: Words = "", before: Words = "") -> Place:
    return Place(show=show if show in _FILTERS else "", before=number_in(before))


Places = Annotated[Place, Depends(_place)]


@router.post("/dispatches/{dispatch_id}/again")
def send_again(visit: Retries, dispatch_id: int, place: Places, version: Words = "") -> Response:
    """Send it once more."""

    def change(connection: Connection) -> None:
        now, seen = visit.application.clock.now(), version_in(version)
        dispatching.send_again(visit.scope, connection, dispatch_id, now, version=seen)

    return _changed(visit, dispatch_id, change, "sent_again", place)


@router.post("/dispatches/{dispatch_id}/drop")
def drop(
    visit: Retries,
    dispatch_id: int,
    place: Places,
    version: Words = "",
    reason: Words = "",
) -> Response:
    """Never send it; the reason goes into the history."""
    why = reason_in(reason)

    def change(connection: Connection) -> None:
        now, seen = visit.application.clock.now(), version_in(version)
        dispatching.drop(visit.scope, connection, dispatch_id, now, why, version=seen)

    return _changed(visit, dispatch_id, change if why else None, "dropped", place)


def _changed(
    visit: Visit,
    dispatch_id: int,
    change: Callable[[Connection], None] | None,
    note: str,
    place: Place,
) -> Response:
    try:
        with visit.application.store.write() as connection:
            row = dispatching.dispatch(visit.scope, connection, dispatch_id)
            require(visit, row.destination)
            if change is None:
                note = "reason_missing"
            else:
                change(connection)
    except NotSeen:
        note = "not_seen"
    except Conflict:
        note = "changed_before"
    return RedirectResponse(f"/destinations/{row.destination}?{place.query(note)}", 303)
