"""The queue: its lists, filters, search and saved views."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated, Any
from urllib.parse import parse_qsl

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse
from sqlalchemy import Connection, Row

from forwarder import lapor
from muara.explaining import explain
from muara.web.bulk import offered
from muara.web.late_route import LateRoute
from muara.web.screen import channel_look, fragment, hour_of, page
from muara.web.visit import Posting, SignedIn, Visit
from muara.web.wanted import ON_A_PAGE, Wanted, place_key, read_place
from muara.words import say
from store import alerts, forwardings, lists, overview, views
from store.errors import Conflict, NotPossible
from store.models import ComplaintStatus
from store.rights import Right
from store.seals import is_sealed
from store.tracking import read_tracking_id
from store.words import asked

router = APIRouter(route_class=LateRoute)

NEWS_AT_MOST = 99
_SOON = timedelta(days=1)
_NOTES = ("saved", "renamed", "deleted", "name_taken", "name_missing", "too_many")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One complaint in the list, with what stands beside it in other tables."""

    complaint: Row[Any]
    picture: int | None
    place: str | None
    agencies: Sequence[str]
    holder: str | None
    is_mine: bool
    expiry: Expiry | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Expiry:
    """What expires, when, how near that is (`over`, `soon`, `later`), and why it is then."""

    kind: str
    at: datetime
    nearness: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """An alert that nobody looks after yet, with its complaint's columns; of a sealed one neither
    what happened nor where."""

    row: Row[Any]
    is_told: bool
    place: str | None


@router.get("/")
def show_queue(request: Request, visit: SignedIn, before: str = "", note: str = "") -> Response:
    """A page of a list, or of what was found; `before` goes on where the last one ended."""
    wanted = Wanted.read(request.query_params)
    if found := _our_number(visit, wanted.q) or _with_number_of_lapor(visit, wanted.q):
        return RedirectResponse(f"/complaints/{found}", 303)
    hour = hour_of(visit)
    visit.application.knowledge.refresh()
    may_look_after = visit.may(Right.VERIFY) or visit.may(Right.ANSWER)
    with visit.application.store.read() as connection:
        shown = _shown(visit, connection, wanted, hour, before)
        after = place_key(shown.after) if shown.after else None
        return page(
            visit,
            connection,
            "queue.html",
            hour=hour,
            lines=_lines(visit, connection, shown.rows, hour.now),
            wanted=wanted,
            **_choices(visit, connection, wanted),
            is_first=not before,
            newest=lists.newest_id(visit.scope, connection),
            address=wanted.address_from(before),
            older=wanted.address(before=after) if after else None,
            agencies=_agencies(visit, connection, wanted),
            note=note if note in _NOTES else None,
            bulk=offered(visit),
            alerts=_waiting(visit, connection) if may_look_after else (),
        )


def _our_number(visit: Visit, words: str) -> str | None:
    """The tracking id that was written, of one of the governments served."""
    number = read_tracking_id(words)
    # The check character alone fits one in 36 searches of whatever words.
    codes = visit.application.settings.jurisdictions
    return number if number and number.split("-")[0] in codes else None


def _with_number_of_lapor(visit: Visit, words: str) -> str | None:
    """The only report that SP4N-LAPOR! knows by this number; not for agencies."""
    if not lapor.is_number(words) or visit.scope.agencies is not None:
        return None
    with visit.application.store.read() as connection:
        found = forwardings.linked_to(visit.scope, connection, lapor.NAME, words)
    return found[0].tracking_id if len(found) == 1 else None


@router.get("/news")
def show_news(visit: SignedIn, after: int = 0) -> Response:
    """How many complaints came after the one with this id: a line for the queue, or nothing.

    For browsers that cannot keep the stream of `/events` open.
    """
    with visit.application.store.read() as connection:
        count = lists.newer_count(visit.scope, connection, after, NEWS_AT_MOST + 1)
    return fragment(visit, "_news.html", count=count, most=NEWS_AT_MOST)


def _shown(
    visit: Visit, connection: Connection, wanted: Wanted, hour: lists.Hour, before: str
) -> lists.Page:
    narrowing = wanted.narrowing(visit.zone)
    after = read_place(before)
    words = asked(wanted.q)
    if words is None:
        return lists.page_of(
            visit.scope,
            connection,
            wanted.code,
            hour,
            narrowing=narrowing,
            after=after,
            limit=ON_A_PAGE,
        )
    return lists.found(
        visit.scope,
        connection,
        words,
        wanted.code,
        hour,
        narrowing=narrowing,
        before=after[1] if after else None,
        limit=ON_A_PAGE,
    )


def _waiting(visit: Visit, connection: Connection) -> list[Waiting]:
    return [
        Waiting(
            row=row,
            is_told=not is_sealed(row.seal),
            place=visit.place_name(row.jurisdiction, row.place_code),
        )
        for row in alerts.waiting(visit.scope, connection)
    ]


def _lines(
    visit: Visit, connection: Connection, rows: Sequence[Row[Any]], now: datetime
) -> list[Line]:
    # Of what is sealed none: whoever gets one has looked at the report, and the trail would say so.
    open_to_all = [row.id for row in rows if not is_sealed(row.seal)]
    pictures = overview.first_pictures(visit.scope, connection, open_to_all)
    beside = lists.beside(visit.scope, connection, rows, now)
    return [
        Line(
            complaint=row,
            picture=pictures.get(row.id),
            place=visit.place_name(row.jurisdiction, row.place_code),
            agencies=beside.agencies.get(row.id, ()),
            holder=holder.username if (holder := beside.holders.get(row.id)) else None,
            is_mine=holder is not None and holder.operator_id == visit.account.id,
            expiry=expiry_of(visit, row, beside.reasons.get(row.id), now),
        )
        for row in rows
    ]


def expiry_of(visit: Visit, row: Row[Any], clock: Row[Any] | None, now: datetime) -> Expiry | None:
    """When the time that the caller has for a complaint runs out, by that of
    `lists.nearest_clocks`; None where it does not run, or not any more."""
    if clock is None or not row.is_open:
        return None
    left = clock.due_at - now
    nearness = "over" if left < timedelta(0) else "soon" if left < _SOON else "later"
    return Expiry(kind=clock.kind, at=clock.due_at, nearness=nearness, why=_why(visit, row, clock))


def _why(visit: Visit, row: Row[Any], clock: Row[Any]) -> str:
    zone = visit.zone_of(row.jurisdiction)
    counted = clock.kind, clock.why, clock.started_at, clock.due_at
    return " ".join(explain(*counted, zone, visit.language))


def _choices(visit: Visit, connection: Connection, wanted: Wanted) -> dict[str, Any]:
    """What the filters offer, as (value, words), and how a chosen value reads."""
    topics: dict[str, str] = {}
    places: dict[str, str] = {}
    for jurisdiction in visit.jurisdictions:
        topics |= {name: name for name in visit.topic_names(jurisdiction)}
        places |= visit.district_names(jurisdiction)
    if wanted.place:
        names = (visit.place_name(one, wanted.place) for one in visit.jurisdictions)
        places.setdefault(wanted.place, next(filter(None, names), wanted.place))
    language = visit.language
    choices: dict[str, dict[str, str]] = {
        "channel": {
            name: channel_look(visit.application, name).label for name in sorted(visit.channels)
        },
        "status": {status: say(language, f"status.{status}") for status in ComplaintStatus},
        "agency": {str(row.id): row.name for row in lists.agency_names(visit.scope, connection)},
        "topic": topics,
        "place": dict(sorted(places.items(), key=lambda each: each[1])),
        "urgency": {urgency: say(language, f"urgency.{urgency}") for urgency in lists.URGENCIES},
        "privacy": {privacy: say(language, f"privacy.{privacy}") for privacy in lists.PRIVACIES},
    }
    return {
        "choices": choices,
        "shown_value": lambda name, value: choices.get(name, {}).get(value, value),
    }


def _agencies(visit: Visit, connection: Connection, wanted: Wanted) -> Sequence[Row[Any]]:
    """How many wait with each agency, on the list that is about that."""
    if wanted.code != "assigned" or wanted.q:
        return []
    return lists.agency_counts(visit.scope, connection)


# --- saved views --------------------------------------------------------------------------------


@router.post("/views")
def save_view(
    visit: Posting, address: Annotated[str, Form()] = "", name: Annotated[str, Form()] = ""
) -> Response:
    """Keep the list, words and filters of an address of the queue under a name."""
    wanted = _wanted_at(address)
    try:
        with visit.application.store.write() as connection:
            views.save_view(visit.scope, connection, name, wanted.given)
    except NotPossible:
        return _back(wanted, "name_missing" if not name.strip() else "too_many")
    return _back(wanted, "saved")


@router.post("/views/{view_id}/rename")
def rename_view(
    visit: Posting,
    view_id: int,
    address: Annotated[str, Form()] = "",
    name: Annotated[str, Form()] = "",
) -> Response:
    """Give a saved view another name."""
    wanted = _wanted_at(address)
    try:
        with visit.application.store.write() as connection:
            views.rename_view(visit.scope, connection, view_id, name)
    except NotPossible:
        return _back(wanted, "name_missing")
    except Conflict:
        return _back(wanted, "name_taken")
    return _back(wanted, "renamed")


@router.post("/views/{view_id}/delete")
def delete_view(visit: Posting, view_id: int, address: Annotated[str, Form()] = "") -> Response:
    """Forget a saved view; what it shows stays."""
    with visit.application.store.write() as connection:
        views.delete_view(visit.scope, connection, view_id)
    return _back(_wanted_at(address), "deleted")


def _wanted_at(address: str) -> Wanted:
    return Wanted.read(dict(parse_qsl(address.partition("?")[2])))


def _back(wanted: Wanted, note: str) -> Response:
    return RedirectResponse(wanted.address(note=note), 303)
