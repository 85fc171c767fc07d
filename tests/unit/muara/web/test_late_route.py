"""Routes that are read at their first request."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Annotated

import anyio
import httpx
import pytest
from fastapi import APIRouter, FastAPI, Form
from fastapi.exceptions import FastAPIError

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


class Nothing:
    """What no form can hold."""


def wrong(said: Annotated[Nothing, Form()]) -> None:
    """For the tests below."""


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


def test_a_route_that_is_declared_wrongly_says_so_each_time() -> None:
    route = LateRoute("/", wrong)

    for _ in range(2):
        with pytest.raises(FastAPIError):
            _ = route.dependant


def test_two_that_ask_at_once_get_the_same() -> None:
    route = LateRoute("/asked/{number}", sent, methods=["POST"])

    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda _: route.app, range(8)))

    assert len(set(map(id, found))) == 1


def test_all_routes_of_the_pages_are_late_and_can_be_read() -> None:
    for route in routes():
        assert isinstance(route, LateRoute), route
        assert route.dependant.call is route.endpoint
