"""Routes that are read at their first request."""

from __future__ import annotations

from typing import Annotated

import anyio
import httpx
import pytest
from fastapi import APIRouter, FastAPI, Form

from muara.web.late_route import LateRoute
from muara.web.pages import routes

router = APIRouter(route_class=LateRoute)


@router.get("/asked/{number}")
def asked(number: int) -> dict[str, int]:
    """For the tests below."""
    return {"number": number}


@router.post("/asked/{number}")
def sent(number: int, word: Annotated[str, Form()], other: Annotated[str, Form()] = "") -> str:
    """For the tests below."""
    return f"{number} {word} {other}"


def late(path: str, method: str) -> LateRoute:
    return next(
        route
        for route in router.routes
        if isinstance(route, LateRoute) and route.path == path and method in (route.methods or ())
    )


def test_a_route_is_read_when_it_is_first_asked_for_and_not_for_its_neighbour() -> None:
    app = httpx.ASGITransport(FastAPI(routes=router.routes))

    async def look() -> None:
        async with httpx.AsyncClient(transport=app, base_url="http://muara.example") as client:
            assert (await client.put("/asked/1")).status_code == 405
            assert (await client.get("/elsewhere")).status_code == 404
            assert not late("/asked/{number}", "GET").is_read
            assert (await client.get("/asked/7")).json() == {"number": 7}
            assert late("/asked/{number}", "GET").is_read
            assert not late("/asked/{number}", "POST").is_read
            assert (await client.get("/asked/seven")).status_code == 422
            words = {"word": "lampu", "other": "jalan"}
            assert (await client.post("/asked/7", data=words)).json() == "7 lampu jalan"
            assert (await client.post("/asked/7", data={"other": "jalan"})).status_code == 422

    anyio.run(look)


def test_what_no_route_has_is_no_attribute_of_a_late_one_either() -> None:
    route = LateRoute("/", asked)

    with pytest.raises(AttributeError, match="colour"):
        _ = route.colour


def test_all_routes_of_the_pages_are_late_and_can_be_read() -> None:
    for route in routes():
        assert isinstance(route, LateRoute), route
        assert route.dependant.call is route.endpoint
