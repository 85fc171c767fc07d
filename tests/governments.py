"""Three governments in one process, each with a store of its own, which know each other."""

from __future__ import annotations

import asyncio
import json
import shutil
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, cast

import httpx
from pydantic import SecretStr

from channels.base import ChannelSettings
from channels.muara import MuaraSettings as DoorSettings
from channels.telegram import TelegramSettings
from forwarder.destination import DestinationContext
from forwarder.muara import DESTINATION, MuaraSettings
from forwarder.signing import signature
from muara.app import Destination
from muara.pulling import Puller
from muara.routing import Router, courier_of
from muara.schedule import all_jobs
from muara.settings import Jurisdiction
from muara.web.app import build_app
from muara.web.asgi import App
from store.models import complaints
from tests.caseworking import OFFICER, SAID, Town, open_town
from tests.installation import NOWHERE, TELEGRAM_SECRET

NAMES = {"CTH": "Kabupaten Contoh", "UJI": "Kabupaten Uji", "COB": "Kabupaten Coba"}
SECRET = "whsec_" + "QSBzZWNyZXQgdGhhdCBub2JvZHkga25vd3Mh"


def settings_of(of: str, url: str = "http://127.0.0.1:9", **changed: Any) -> MuaraSettings:
    """How a government is reached by the others."""
    values = {"kind": "muara", "url": url, "code": of, "secret": SECRET, "label": NAMES[of]}
    return MuaraSettings.model_validate(values | changed)


@dataclass
class Country:
    """The governments by their code; calls go from one to the other without a network."""

    towns: dict[str, Town]
    doors: dict[str, App]

    def connect(self, here: str, there: str, **changed: Any) -> Destination:
        """`here` knows `there`, as its configuration says."""
        town, door = self.towns[here], self.doors[there]

        def call(request: httpx.Request) -> httpx.Response:
            return asyncio.run(_asked(door, request))

        settings = settings_of(there, **changed)
        name = there.lower()
        context = DestinationContext(
            name=name,
            jurisdictions=(here,),
            now=town.clock.now,
            transport=httpx.MockTransport(call),
        )
        opened = Destination(name, settings, DESTINATION, DESTINATION.open(settings, context))
        town.application.destinations[name] = opened
        return opened

    def call(
        self, there: str, path: str, said: Any, secret: str = SECRET, **headers: str
    ) -> httpx.Response:
        """The first government calls by hand: signed, unless `headers` say otherwise."""
        body = said if isinstance(said, bytes) else json.dumps(said).encode()
        now = self.towns[there].clock.now()
        signed = signature(SecretStr(secret), ["by hand"], now, body)
        named = {"muara-from": "CTH", "muara-to": there} | signed
        kept = {name: text for name, text in (named | headers).items() if text}
        url = f"http://muara.example/muara/v1/{path}"
        request = httpx.Request("POST", url, content=body, headers=kept)
        return asyncio.run(_asked(self.doors[there], request))

    def go(self, *codes: str, **time: float) -> None:
        """Time passes, and everywhere what happened is routed, sent and asked for, in order."""
        for town in self.towns.values():
            town.clock.move(timedelta(**time or {"seconds": 15}))
        for code in codes or self.towns:
            self.work(code)

    def work(self, code: str) -> None:
        application = self.towns[code].application
        Router(application).route()
        for to in application.destinations.values():
            courier_of(application, to).send_due()
            Puller(application, to).pull()

    def hand_over(self, here: str, number: str, there: str, key: str | None = None) -> None:
        """An officer says that it is theirs."""
        town = self.towns[here]
        town.casework.hand_over(
            OFFICER, number, town.deed(key), to=NAMES[there], reason="other_government"
        )

    def begin(self, **message: Any) -> str:
        """A citizen of the first government writes, and an officer has verified it."""
        town = self.towns["CTH"]
        number = town.tell(**message)
        town.casework.verify(OFFICER, number, town.deed(), SAID)
        return number

    def numbers(self, code: str) -> list[str]:
        """Of all complaints there, oldest first."""
        with self.towns[code].application.store.read() as connection:
            query = complaints.select().with_only_columns(complaints.c.tracking_id)
            return list(connection.execute(query.order_by(complaints.c.id)).scalars())


@contextmanager
def country(folder: Path, template: Path) -> Iterator[Country]:
    """All of them know all others."""
    with ExitStack() as stack:
        towns: dict[str, Town] = {}
        for code in NAMES:
            home = folder / code
            home.mkdir()
            shutil.copyfile(template, home / "muara.db")
            settings = {"jurisdictions": _government(code), "channels": _channels(code)}
            url = f"sqlite:///{home / 'muara.db'}"
            towns[code] = stack.enter_context(open_town(home, url, **settings))
        doors: dict[str, App] = {
            code: build_app(town.application, all_jobs(town.application))
            for code, town in towns.items()
        }
        made = Country(towns, doors)
        for here, there in _pairs(list(NAMES)):
            made.connect(here, there)
        yield made


async def _asked(door: App, request: httpx.Request) -> httpx.Response:
    async with httpx.ASGITransport(cast(Any, door)) as transport:
        answer = await transport.handle_async_request(request)
        return httpx.Response(
            answer.status_code, headers=answer.headers, content=await answer.aread()
        )


def _pairs(codes: Sequence[str]) -> list[tuple[str, str]]:
    return [(here, there) for here in codes for there in codes if here != there]


def _government(code: str) -> dict[str, Jurisdiction]:
    return {code: Jurisdiction(name=NAMES[code], uses_lapor=False)}


def _channels(code: str) -> dict[str, ChannelSettings]:
    bot = {
        "kind": "telegram",
        "jurisdiction": code,
        "webhook_secret": TELEGRAM_SECRET,
        "api_url": NOWHERE,
        "bot_token": "7100000001:invented",
    }
    return {
        "telegram": TelegramSettings.model_validate(bot),
        "muara": DoorSettings(kind="muara", jurisdiction=code),
    }
