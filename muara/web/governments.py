"""`/muara/v1/…`: other governments hand complaints over to us, and ask what became of them.

No cookie is read or set here: what may be done depends on the signature of the call alone.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse
from pydantic import ValidationError
from sqlalchemy.exc import OperationalError
from starlette.concurrency import run_in_threadpool

from channels.muara import KIND
from forwarder.muara import IN_CIRCLES, PATH, RECEIVER, SENDER
from forwarder.signing import Forged
from muara.app import Application
from muara.log import get_logger
from muara.room import NoRoom
from muara.taking_over import (
    Addressed,
    Asked,
    Caller,
    Circling,
    HandedOver,
    HandedPhoto,
    NotTaken,
    caller_of,
    channel_settings,
    require_addressed,
    states,
    take,
    take_photo,
)
from muara.web.guest import place_of
from muara.web.late_route import LateRoute
from muara.web.open311_limits import ReadLimit
from muara.web.public import application_of

log = get_logger(__name__)
router = APIRouter(route_class=LateRoute)

PREFIX = f"{PATH}/"
_LONGEST_CASE = 1024 * 1024
_STRANGERS_PER_MINUTE = 30
_AGAIN_SECONDS = 5
S = TypeVar("S", bound=Addressed)


@router.post(f"{PATH}/cases")
async def take_case(request: Request) -> Response:
    """A complaint that is handed over, or the same as it is by now: our number."""

    def act(caller: Caller, body: bytes) -> dict[str, Any]:
        return _number(take(caller, _read(caller, HandedOver, body)))

    return await _answer(request, act)


@router.post(f"{PATH}/files")
async def take_file(request: Request) -> Response:
    """One photo of a complaint that was handed over."""

    def act(caller: Caller, body: bytes) -> dict[str, Any]:
        return _number(take_photo(caller, _read(caller, HandedPhoto, body)))

    return await _answer(request, act)


@router.post(f"{PATH}/states")
async def tell_states(request: Request) -> Response:
    """How far complaints are that this government handed over."""

    def act(caller: Caller, body: bytes) -> dict[str, Any]:
        asked = _read(caller, Asked, body)
        found = states(caller, asked.numbers)
        return {
            "states": [
                {
                    "number": one.number,
                    "status": one.status,
                    "answer": one.answer,
                    "told": [{"key": said.key, "text": said.text} for said in one.told],
                    "at": one.at.isoformat(),
                }
                for one in found
            ]
        }

    return await _answer(request, act)


def largest_calls(application: Application) -> dict[str, int]:
    """Bytes that a call may bring, by its path."""
    sizes = [
        channel_settings(one).photo_mb
        for one in application.channels.values()
        if one.settings.kind == KIND
    ]
    photo = int(max(sizes, default=0.0) * 1024 * 1024) * 4 // 3
    return {f"{PATH}/cases": _LONGEST_CASE, f"{PATH}/files": photo + _LONGEST_CASE}


def trouble(status: int) -> Response:
    """For whatever else goes wrong under these addresses."""
    return _refused(status, "not_found" if status == 404 else "fault")


# --- one call -------------------------------------------------------------------------------------


class _Waits(Exception):
    """It is kept, and has no number yet."""


Act = Callable[[Caller, bytes], dict[str, Any]]


async def _answer(request: Request, act: Act) -> Response:
    application = application_of(request)
    sender, receiver = request.headers.get(SENDER, ""), request.headers.get(RECEIVER, "")
    caller = caller_of(application, sender, receiver)
    if wait := _wait_of_place(request, application, caller):
        return _refused(429, "too_many_calls", wait)
    if caller is None:
        log.warning("government_unknown")
        return _refused(403, "unknown_government")
    body = await request.body()  # the shield has bounded it
    headers = {name.lower(): value for name, value in request.headers.items()}
    try:
        caller.prove(headers, body)
        if wait := _wait_of_government(request, caller):
            return _refused(429, "too_many_calls", wait)
        application.room.require()
        return JSONResponse(await run_in_threadpool(act, caller, body))
    except Forged as error:
        log.warning("government_refused", destination=caller.government.name, reason=error.reason)
        return _refused(401, error.reason)
    except NotTaken as error:
        log.warning("government_refused", destination=caller.government.name, reason=error.reason)
        return _refused(422, error.reason)
    except Circling:
        return _refused(409, IN_CIRCLES)
    except (NoRoom, OperationalError, _Waits) as error:
        log.warning("hand_over_later", channel=caller.channel.name, error=type(error).__name__)
        return _refused(503, "later", _AGAIN_SECONDS)


def _wait_of_place(request: Request, application: Application, caller: Caller | None) -> int:
    """Seconds that this address must wait: nothing is proved yet, and codes are no secret."""
    limit: ReadLimit = request.app.state.government_calls
    most = _STRANGERS_PER_MINUTE
    if caller is not None:
        most = channel_settings(caller.channel).calls_per_minute
    return limit.wait(f"place {place_of(request)}", most, application.clock.now())


def _wait_of_government(request: Request, caller: Caller) -> int:
    """The same of a government that has proved who it is."""
    limit: ReadLimit = request.app.state.government_calls
    most = channel_settings(caller.channel).calls_per_minute
    return limit.wait(f"government {caller.government.name}", most, caller.now)


def _read(caller: Caller, model: type[S], body: bytes) -> S:
    try:
        found = model.model_validate_json(body)
    except ValidationError as error:
        raise NotTaken("not_understood") from error
    require_addressed(caller, found)
    return found


def _number(number: str | None) -> dict[str, Any]:
    if number is None:
        raise _Waits
    return {"number": number}


def _refused(status: int, word: str, wait: int | None = None) -> Response:
    headers = {"retry-after": str(wait)} if wait else None
    return JSONResponse({"error": word}, status, headers)
