"""Citizens who asked the bot for a person: listed until one has answered."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Depends, Form, Response
from fastapi.responses import RedirectResponse
from sqlalchemy import Row

from muara.speaking import speak
from muara.web.late_route import LateRoute
from muara.web.looking import note_opening
from muara.web.screen import page
from muara.web.visit import Visit, doing, reading
from store import persons
from store.errors import Erased, NotFound, NotPossible
from store.rights import Right

router = APIRouter(route_class=LateRoute)
SeesWaiting = Annotated[Visit, Depends(reading(Right.TAKE_OVER))]
Speaks = Annotated[Visit, Depends(doing(Right.TAKE_OVER))]
_NOTES = ("said", "gone", "erased")


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A conversation whose citizen waits, with what was said last and what it is about."""

    place: Row[Any]
    case: Row[Any] | None
    said: Sequence[Row[Any]]
    zone: ZoneInfo

    @property
    def new_key(self) -> str:
        """For one form: sent twice, it counts once."""
        return secrets.token_urlsafe(12)


@router.get("/persons")
def show_persons(visit: SeesWaiting, note: str = "") -> Response:
    """Who waits longest first."""
    return _page(visit, note if note in _NOTES else "")


def _page(
    visit: Visit, note: str, *, status: int = 200, typed: Mapping[int, str] | None = None
) -> Response:
    """The list; `typed` has what stands in the form of a conversation again."""
    with visit.application.store.read() as connection:
        places = persons.waiting(visit.scope, connection)
        cases = persons.newest_cases(visit.scope, connection, [place.id for place in places])
        shown = [
            Waiting(
                place=place,
                case=cases.get(place.id),
                said=persons.last_said(visit.scope, connection, place.id),
                zone=visit.zone_of(visit.channels.get(place.channel, "")),
            )
            for place in places
        ]
        answer = page(
            visit,
            connection,
            "persons.html",
            status=status,
            waiting=shown,
            note=note,
            typed=typed or {},
        )
    for complaint_id, seal in {(row.complaint_id, row.seal) for one in shown for row in one.said}:
        note_opening(visit, complaint_id, seal)
    return answer


@router.post("/persons/{conversation_id}/say")
def say_it(
    visit: Speaks,
    conversation_id: int,
    key: Annotated[str, Form(max_length=64)],
    text: Annotated[str, Form()] = "",
) -> Response:
    """Answer where there is no complaint; where there is one, its own page is for that."""
    note = "said"
    try:
        speak(visit.application, visit.scope, conversation_id, key, text)
    except NotPossible:
        return _page(visit, "not_said", status=409, typed={conversation_id: text})
    except NotFound:
        note = "gone"
    except Erased:
        note = "erased"
    return RedirectResponse(f"/persons?note={note}", 303)
