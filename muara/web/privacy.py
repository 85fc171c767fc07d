"""What somebody who asked a platform to be forgotten can see of their request."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from muara.app import Application
from muara.web.late_route import LateRoute
from muara.web.screen import public_page
from store import overview
from store.scope import SYSTEM

router = APIRouter(route_class=LateRoute)

_TOLD = ("open", "done", "refused")


@router.get("/privacy/deletion/{code}")
def show_deletion(request: Request, code: str) -> Response:
    """The state of a request for erasure; one and the same answer for every unknown code."""
    application: Application = request.app.state.application
    with application.store.read() as connection:
        state = overview.erasure_state(SYSTEM, connection, code)
    word = state if state in _TOLD else "unknown"
    return public_page(request, "deletion.html", status=404 if state is None else 200, state=word)
