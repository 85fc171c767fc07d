"""The control API under /_simulator: citizens write, the platforms misbehave, time moves."""

import asyncio
import base64
import binascii
import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import asdict
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from simulator import samples
from simulator.citizens import USUAL, Citizens
from simulator.faults import FaultRule
from simulator.pictures import draw_photo
from simulator.settings import PLATFORMS
from simulator.world import CitizenMessage, Location, MediaFile, World

TEXT_FIELDS = (
    "citizen",
    "text",
    "surface",
    "contact",
    "button",
    "reply_to",
    "post_id",
    "group",
    "edit_of",
    "delete",
    "action",
)
FLAGS = ("sticker", "forwarded")
SAMPLES: Mapping[str, Callable[[], MediaFile]] = {
    "voice": samples.voice,
    "video": samples.video,
    "audio": samples.audio,
    "video_note": samples.video,
    "animation": samples.video,
    "document": samples.document,
}
OTHER_FIELDS = {"platform", "photo", "album", "location", "poll", "scene", "caption"}
KNOWN_FIELDS = {*TEXT_FIELDS, *FLAGS, *SAMPLES, *OTHER_FIELDS}

Handler = Callable[[Request], Awaitable[Response]]


def routes(world: World) -> list[BaseRoute]:
    """Return the routes of the control API."""
    control = _Control(world)
    table: list[tuple[str, str, Handler]] = [
        ("POST", "messages", control.write),
        ("GET", "phones/{platform}/{citizen}", control.phone),
        ("GET", "people", control.people),
        ("GET", "status", control.status),
        ("GET", "faults", control.faults),
        ("POST", "faults", control.add_faults),
        ("DELETE", "faults", control.clear_faults),
        ("POST", "webhooks", control.set_webhooks),
        ("POST", "clock", control.move_clock),
        ("POST", "citizens", control.start_citizens),
        ("DELETE", "citizens", control.stop_citizens),
        ("POST", "{platform}", control.configure),
    ]
    return [
        Route(f"/_simulator/{path}", _answering(handler), methods=[method])
        for method, path, handler in table
    ]


def message_from(values: Mapping[str, Any], seed: int) -> CitizenMessage:
    """Return what a citizen does from plain JSON values; ValueError says what is wrong with them.

    `photo` and the other files are true for a sample or base64 for a file of one's own; `album` is
    a number of photos.
    """
    unknown = set(values) - KNOWN_FIELDS
    if unknown:
        raise ValueError(f"unknown fields: {', '.join(sorted(unknown))}")
    if not values.get("citizen"):
        raise ValueError("citizen is required")
    fields: dict[str, Any] = {name: str(values[name]) for name in TEXT_FIELDS if values.get(name)}
    fields |= {name: True for name in FLAGS if values.get(name)}
    fields |= {
        name: _file(values[name], sample) for name, sample in SAMPLES.items() if values.get(name)
    }
    if values.get("location"):
        fields["location"] = Location(**values["location"])
    if values.get("poll"):
        fields["poll"] = tuple(str(piece) for piece in values["poll"])
    return CitizenMessage(**fields, photos=_photos(values, seed))


class _Control:
    """One method per operation of the control API."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._citizens: asyncio.Task[None] | None = None

    async def write(self, request: Request) -> Response:
        values = await _json(request)
        platform = self._world.platform(str(values.get("platform", "")))
        seed = self._world.next_number("control.photo")
        return JSONResponse({"ids": platform.write(message_from(values, seed))})

    async def phone(self, request: Request) -> Response:
        platform, citizen = request.path_params["platform"], request.path_params["citizen"]
        self._world.platform(platform)
        lines = self._world.phone(platform, citizen)
        return JSONResponse({"lines": [line.as_json() for line in lines]})

    async def people(self, _request: Request) -> Response:
        return JSONResponse({"people": [asdict(person) for person in self._world.people()]})

    async def status(self, _request: Request) -> Response:
        platforms = {name: self._world.platform(name).status() for name in PLATFORMS}
        running = self._citizens is not None and not self._citizens.done()
        return JSONResponse(
            {
                "now": self._world.now().isoformat(),
                "url": self._world.public_url,
                "webhooks_pending": self._world.webhooks.pending,
                "citizens_running": running,
                "platforms": platforms,
            }
        )

    async def faults(self, _request: Request) -> Response:
        return JSONResponse({"rules": self._world.faults.as_json()})

    async def add_faults(self, request: Request) -> Response:
        values = await _json(request)
        for rule in [FaultRule(**each) for each in values.get("rules", [values])]:
            self._world.faults.add(rule)
        return await self.faults(request)

    async def clear_faults(self, request: Request) -> Response:
        self._world.faults.clear()
        return await self.faults(request)

    async def set_webhooks(self, request: Request) -> Response:
        for name, url in (await _json(request)).items():
            await self._world.platform(name).set_webhook(url)
        return JSONResponse({"ok": True})

    async def move_clock(self, request: Request) -> Response:
        self._world.advance(float((await _json(request))["advance"]))
        return JSONResponse({"now": self._world.now().isoformat()})

    async def start_citizens(self, request: Request) -> Response:
        values = await _json(request)
        await self.stop_citizens(request)
        seed = int(values.get("seed", self._world.settings.seed))
        platforms = tuple(values.get("platforms") or USUAL)
        for name in platforms:
            self._world.platform(name)
        listen = bool(values.get("listen"))
        citizens = Citizens(self._world, seed, listen=listen, platforms=platforms)
        running = citizens.run(float(values.get("rate_per_minute", 60)), values.get("until_count"))
        self._citizens = asyncio.create_task(running)
        return JSONResponse({"ok": True})

    async def stop_citizens(self, _request: Request) -> Response:
        if self._citizens is not None:
            self._citizens.cancel()
        return JSONResponse({"ok": True})

    async def configure(self, request: Request) -> Response:
        platform = self._world.platform(request.path_params["platform"])
        platform.configure(await _json(request))
        return JSONResponse(platform.status())


def _answering(handler: Handler) -> Handler:
    async def endpoint(request: Request) -> Response:
        try:
            return await handler(request)
        except (KeyError, TypeError, ValueError) as error:
            return JSONResponse({"error": str(error)}, status_code=400)

    return endpoint


async def _json(request: Request) -> dict[str, Any]:
    values = json.loads(await request.body() or b"{}")
    if not isinstance(values, dict):
        raise ValueError("a JSON object is expected")
    return values


def _file(given: object, sample: Callable[[], MediaFile]) -> MediaFile:
    default = sample()
    if given is True:
        return default
    return MediaFile(_decoded(given), default.mime_type, default.file_name)


def _photos(values: Mapping[str, Any], seed: int) -> tuple[MediaFile, ...]:
    given = values.get("photo")
    if given and given is not True:
        return (MediaFile(_decoded(given), "image/jpeg"),)
    number = int(values.get("album") or (1 if given else 0))
    scene, caption = str(values.get("scene", "road")), str(values.get("caption", ""))
    return tuple(
        MediaFile(draw_photo(scene, caption, 1000 * seed + n), "image/jpeg") for n in range(number)
    )


def _decoded(given: object) -> bytes:
    try:
        return base64.b64decode(str(given).rpartition(",")[2], validate=True)
    except binascii.Error as error:
        raise ValueError("a file is given as true or as base64") from error
