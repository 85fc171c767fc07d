"""A whole installation in one process for tests: settings, store, pipeline and a web server.

Messages come in as raw bodies through the real door or the ledger, and go the pipeline's one way.
"""

from __future__ import annotations

import hashlib
import hmac
import io
import json
import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO

import uvicorn
from sse_starlette.sse import AppStatus

from channels.base import Attachment
from channels.errors import PermanentFailure
from channels.facebook import FacebookSettings
from channels.telegram import TelegramSettings
from muara.app import Application, open_application, prepare_store
from muara.clock import FixedClock
from muara.config import Jurisdiction, Settings
from muara.media import MediaFetcher, MediaLimits
from muara.schedule import all_jobs
from muara.settings import KeySettings, MetricsSettings, NotConfigured, StoreSettings
from muara.web.app import build_app
from simulator.server import PromptServer
from store.rights import Right
from tests.people import PASSWORD, add_person

__all__ = ["PASSWORD", "START", "Citizens", "Installation", "running", "settings_for", "signed"]


START = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
TELEGRAM_SECRET = "an-invented-webhook-secret"
APP_SECRET = "an-invented-app-secret"
PAGE_ID = "100000000000042"
NOWHERE = "http://127.0.0.1:9"


def settings_for(folder: Path, database_url: str, **changed: Any) -> Settings:
    """Two invented regencies; one has a bot and a Page, the other a bot of its own."""
    telegram = {"kind": "telegram", "webhook_secret": TELEGRAM_SECRET, "api_url": NOWHERE}
    page = {
        "kind": "facebook",
        "jurisdiction": "CTH",
        "page_id": PAGE_ID,
        "app_id": "600000000000007",
        "app_secret": APP_SECRET,
        "page_token": "an-invented-page-token",
        "verify_token": "an-invented-verify-token",
        "api_url": NOWHERE,
    }
    values: dict[str, Any] = {
        "store": StoreSettings(url=database_url, objects=str(folder / "media")),
        "keys": KeySettings(master="AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="),
        "metrics": MetricsSettings(),
        "jurisdictions": {
            "CTH": Jurisdiction(name="Kabupaten Contoh"),
            "UJI": Jurisdiction(name="Kabupaten Uji", timezone="Asia/Makassar"),
        },
        "channels": {
            "telegram": TelegramSettings.model_validate(
                telegram | {"jurisdiction": "CTH", "bot_token": "7100000001:invented"}
            ),
            "page": FacebookSettings.model_validate(page),
            "telegram-uji": TelegramSettings.model_validate(
                telegram | {"jurisdiction": "UJI", "bot_token": "7100000002:invented"}
            ),
        },
        "not_configured": {
            "x": NotConfigured(kind="twitter", jurisdiction="CTH", variables=("X_BEARER_TOKEN",))
        },
    }
    return Settings(**(values | changed))


@dataclass
class Citizens:
    """Writes raw updates as the platforms would, with numbers that never repeat."""

    clock: FixedClock
    _count: int = field(default=0)

    def telegram(self, person: int, **message: Any) -> bytes:
        """An update with a private message of `person` sent now; `edit=1` repeats that message."""
        self._count += 1
        original = message.pop("edit", None)
        sent = int(self.clock.now().timestamp())
        body = {
            "message_id": original or self._count,
            "from": {
                "id": 1000 + person,
                "is_bot": False,
                "first_name": "Warga",
                "last_name": "Karangan",
                "username": "warga_karangan",
            },
            "chat": {"id": 1000 + person, "type": "private"},
            "date": sent,
            **message,
        }
        if original:
            body |= {"edit_date": sent}
        kind = "edited_message" if original else "message"
        return json.dumps({"update_id": self._count, kind: body}).encode()

    @property
    def latest(self) -> int:
        """The id of the message written last."""
        return self._count

    def comment(self, person: int, text: str, post: int = 5501, **changed: Any) -> bytes:
        """A Page webhook with one comment."""
        self._count += 1
        value = {
            "from": {"id": str(9000000000000000 + person), "name": "Warga Karangan"},
            "item": "comment",
            "verb": "add",
            "comment_id": f"{post}_{self._count}",
            "post_id": f"{PAGE_ID}_{post}",
            "parent_id": f"{PAGE_ID}_{post}",
            "created_time": int(self.clock.now().timestamp()),
            "message": text,
        } | changed
        entry = {"id": PAGE_ID, "time": 1, "changes": [{"field": "feed", "value": value}]}
        return json.dumps({"object": "page", "entry": [entry]}).encode()

    def messenger(self, event: dict[str, Any]) -> bytes:
        """A Page webhook with one Messenger event."""
        return json.dumps(
            {"object": "page", "entry": [{"id": PAGE_ID, "time": 1, "messaging": [event]}]}
        ).encode()


def signed(channel: str, body: bytes) -> dict[str, str]:
    """The headers with which the platform would send `body` to `channel`."""
    headers = {"content-type": "application/json"}
    if channel == "page":
        digest = hmac.new(APP_SECRET.encode(), body, hashlib.sha256).hexdigest()
        return headers | {"x-hub-signature-256": f"sha256={digest}"}
    return headers | {"x-telegram-bot-api-secret-token": TELEGRAM_SECRET}


class Shelf:
    """Stands where a platform's file server would: files by the id in the message."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = files

    @contextmanager
    def open_media(self, attachment: Attachment) -> Iterator[BinaryIO]:
        if attachment.reference not in self._files:
            raise PermanentFailure("The file is gone.", code="gone")
        yield io.BytesIO(self._files[attachment.reference])


@dataclass
class Installation:
    """An open application, the address of its server, and citizens who write to it."""

    application: Application
    url: str
    clock: FixedClock
    citizens: Citizens

    def receive(self, channel: str, *bodies: bytes) -> None:
        """Deliver genuine webhooks, and work until nothing is left."""
        import httpx  # its import costs more than most tests that need none of it

        with httpx.Client(timeout=10) as http:
            for body in bodies:
                answer = http.post(
                    f"{self.url}/hooks/{channel}", content=body, headers=signed(channel, body)
                )
                answer.raise_for_status()
        self.application.pipeline.drain()

    def add_operator(
        self,
        username: str,
        role: str = "officer",
        jurisdictions: Sequence[str] = (),
        more_rights: Sequence[Right] = (),
    ) -> int:
        """Somebody who signs in with `PASSWORD`; their id."""
        return add_person(
            self.application.store,
            username,
            role,
            jurisdictions=list(jurisdictions),
            more_rights=list(more_rights),
            created_at=self.clock.now(),
        ).id

    def fetch_media(self, files: Mapping[str, bytes]) -> None:
        """Fetch the files of all messages so far, from `files` by their platform's id."""
        application = self.application
        shelves = {name: Shelf(files) for name in application.channels}
        fetcher = MediaFetcher(
            application.store, application.objects, shelves, self.clock, MediaLimits()
        )
        fetcher.fetch_due()


@contextmanager
def running(
    settings: Settings, start: datetime = START, written: int = 0
) -> Iterator[Installation]:
    """An installation on a free port of this machine, with a clock that only the test moves.

    `written` is how many messages citizens have written to this store before.
    """
    clock = FixedClock(start)
    prepare_store(settings)
    with ExitStack() as stack:
        application = stack.enter_context(open_application(settings, clock))
        url = stack.enter_context(_serving(application))
        yield Installation(application, url, clock, Citizens(clock, written))


class _Server(PromptServer):
    """Lets streams end before it waits for what is under way."""

    ending: Callable[[], None]

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self.ending()
        await super().shutdown(sockets)


@contextmanager
def _serving(application: Application) -> Iterator[str]:
    # A server that was told to end before in this process would end the streams of this one, too.
    AppStatus.should_exit = False
    web = build_app(application, all_jobs(application))
    config = uvicorn.Config(web, log_config=None, access_log=False)
    server = _Server(config)
    server.ending = web.end_streams
    listener = socket.create_server(("127.0.0.1", 0))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    until = time.monotonic() + 10
    while not server.started and time.monotonic() < until:
        time.sleep(0.01)
    assert server.started
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(timeout=10)
