"""Citizens who asked the bot for a person: listed until one has answered."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Depends, Form, Response
from fastapi.responses import RedirectResponse
from sqlalchemy import Row

from muara.speaking import speak
from muara.web.late_route import LateRoute
from muara.web.screen import page
from muara.web.visit import Visit, doing, reading
from store import persons
from store.errors import Erased, NotFound, NotPossible
from store.rights import Right

router = APIRouter(route_class=LateRoute)
SeesWaiting = Annotated[Visit, Depends(reading(Right.TAKE_OVER))]
Speaks = Annotated[Visit, Depends(doing(Right.TAKE_OVER))]
_NOTES = ("said", "not_said", "gone", "erased")


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
        return page(
            visit,
            connection,
            "persons.html",
            waiting=shown,
            note=note if note in _NOTES else None,
        )


@router.post("/persons/{conversation_id}/say")
def say_it(
    visit: Speaks,
    conversation_id: int,
    text: Annotated[str, Form()] = "",
    key: Annotated[str, Form(max_length=64)] = "",
) -> Response:
    """Answer where there is no complaint; where there is one, its own page is for that."""
    note = "said"
    try:
        speak(visit.application, visit.scope, conversation_id, key, text)
    except NotPossible:
        note = "not_said"
    except NotFound:
        note = "gone"
    except Erased:
        note = "erased"
    return RedirectResponse(f"/persons?note={note}", 303)
