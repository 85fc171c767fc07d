"""Wishes to be forgotten that platforms passed on: a person decides."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Response
from fastapi.responses import RedirectResponse

from muara.erasure import (
    REFUSALS,
    grant_request,
    holders_of,
    note_told,
    refuse_request,
    still_to_tell,
)
from muara.web.late_route import LateRoute
from muara.web.screen import page
from muara.web.visit import Visit, doing, reading
from store import people
from store.errors import Conflict, NotFound, NotPossible
from store.recipients import WAYS
from store.rights import Right

router = APIRouter(route_class=LateRoute)
_DECIDING = (Right.ERASE, Right.UNSEAL)  # of which request, the store says
Erases = Annotated[Visit, Depends(doing(*_DECIDING))]
SeesErasures = Annotated[Visit, Depends(reading(*_DECIDING))]

_REASON_LENGTH = 200
_TROUBLES = (
    *("still_reading", "decided_before", "reason_missing", "reason_personal"),
    *("none_chosen", "told_before"),
)
_NOTES = ("granted", "refused", "told", *_TROUBLES)


@router.get("/erasures")
def show_erasures(visit: SeesErasures, note: str = "") -> Response:
    """Open requests, oldest first, with the open cases of whoever asked and the systems outside
    that hold reports of theirs; never who that is. Below, who is still to be told of a decision."""
    with visit.application.store.read() as connection:
        requests = people.open_erasure_requests(visit.scope, connection)
        known = [one.reporter_id for one in requests if one.reporter_id is not None]
        return page(
            visit,
            connection,
            "erasures.html",
            requests=requests,
            cases=people.open_cases_of(visit.scope, connection, known),
            holders={
                one: holders_of(visit.application, visit.scope, connection, one) for one in known
            },
            to_tell=still_to_tell(visit.application, visit.scope, connection),
            refusals=REFUSALS,
            ways=WAYS,
            note=note if note in _NOTES else None,
            is_trouble=note in _TROUBLES,
        )


@router.post("/erasures/{code}/grant")
def grant(
    visit: Erases,
    code: str,
    reason: Annotated[str, Form()] = "",
    understood: Annotated[bool, Form()] = False,
) -> Response:
    """Erase the person for good."""

    def decide(why: str) -> str:
        grant_request(visit.application, visit.scope, code, why)
        return "granted"

    return _decided(reason if understood else "", decide)


@router.post("/erasures/{code}/refuse")
def refuse(
    visit: Erases,
    code: str,
    ground: Annotated[str, Form()] = "",
    reason: Annotated[str, Form()] = "",
) -> Response:
    """Close the request without erasing; the citizen is told on what ground."""

    def decide(why: str) -> str:
        refuse_request(visit.application, visit.scope, code, ground, words=why)
        return "refused"

    return _decided(reason if ground in REFUSALS else "", decide)


@router.post("/erasures/told")
def tell(
    visit: Erases,
    chosen: Annotated[list[str] | None, Form()] = None,
    how: Annotated[str, Form()] = "",
    words: Annotated[str, Form()] = "",
) -> Response:
    """Note that others were told by hand whom to forget: each a report's number, a tilde and a
    destination. Sent twice, it counts once."""
    named = [one.partition("~")[::2] for one in chosen or ()]
    said = " ".join(words.split())[:_REASON_LENGTH]
    note = "told"
    if not named or how not in WAYS:
        note = "none_chosen"
    else:
        try:
            note_told(visit.application, visit.scope, named, how, said)
        except (Conflict, NotFound):
            note = "told_before"
        except NotPossible:  # the way is one of them
            note = "reason_personal"
    return RedirectResponse(f"/erasures?note={note}", 303)


def _decided(reason: str, decide: Callable[[str], str]) -> Response:
    why = " ".join(reason.split())[:_REASON_LENGTH]
    try:
        note = decide(why) if why else "reason_missing"
    except NotFound:
        note = "decided_before"
    except Conflict:
        note = "still_reading"
    except NotPossible:  # the ground is one of them
        note = "reason_personal"
    return RedirectResponse(f"/erasures?note={note}", 303)
