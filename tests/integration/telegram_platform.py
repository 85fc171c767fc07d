"""The simulated Bot API as Telegram's integration tests use it, and an adapter that talks to it."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpx

from channels.base import (
    ChannelContext,
    MessageRef,
    Page,
    Parsed,
    RawMessage,
    Source,
    WebhookRequest,
)
from channels.telegram import CHANNEL, Telegram, TelegramSettings
from simulator.journal import read_journal
from simulator.server import RunningSimulator
from simulator.settings import SimulatorSettings

ACCOUNT = SimulatorSettings().telegram
SECRET = "rahasia-uji-telegram_01"
CLOSED_PORT = "http://127.0.0.1:9/telegram"


class Platform:
    """The running simulator, as these tests use it."""

    def __init__(self, running: RunningSimulator) -> None:
        self.running = running
        self.api_url = f"{running.url}/telegram"
        self._control = httpx.Client(base_url=f"{running.url}/_simulator", timeout=10)

    def close(self) -> None:
        self._control.close()

    def write(self, citizen: str = "sekar", **message: Any) -> list[str]:
        body = {"platform": "telegram", "citizen": citizen, **message}
        answer = self._control.post("/messages", json=body)
        assert answer.status_code == 200, answer.text
        return [str(each) for each in answer.json()["ids"]]

    def misbehave(self, kind: str, operation: str = "*", **more: Any) -> None:
        rule = {"platform": "telegram", "kind": kind, "operation": operation, **more}
        assert self._control.post("/faults", json=rule).status_code == 200

    def take_webhooks(self, url: str) -> None:
        """From now on updates are pushed there."""
        assert self._control.post("/webhooks", json={"telegram": url}).status_code == 200

    def waiting(self) -> int:
        """How many updates the bot has not taken."""
        status = self._control.get("/status").json()["platforms"]["telegram"]
        return int(status["pending_update_count"])

    def behave(self) -> None:
        self._control.delete("/faults")

    def phone(self, citizen: str = "sekar") -> list[dict[str, Any]]:
        lines: list[dict[str, Any]] = self._control.get(f"/phones/telegram/{citizen}").json()[
            "lines"
        ]
        return lines

    def replies(self, citizen: str = "sekar") -> list[str]:
        return [line["text"] for line in self.phone(citizen) if not line["sent"]]

    def journal(self, event: str) -> list[dict[str, Any]]:
        return [each for each in read_journal(self.running.journal_path) if each["event"] == event]

    def calls(self, operation: str) -> list[dict[str, Any]]:
        return [each for each in self.journal("api_called") if each["operation"] == operation]

    def queue_update(self, **payload: Any) -> None:
        """Let an update of any shape come, as a new kind or a defect of Telegram's would."""

        async def add() -> None:
            queue = self.running.world.telegram.queue
            queue.add(queue.next_id(), "message", payload, "", "odd")

        self.running.call(add())


@contextmanager
def running_platform() -> Iterator[Platform]:
    """A fresh simulator."""
    with RunningSimulator() as running:
        found = Platform(running)
        yield found
        found.close()


@contextmanager
def opened(platform: Platform | str, webhook_url: str = "", **changed: Any) -> Iterator[Telegram]:
    values: dict[str, Any] = {"kind": "telegram", "jurisdiction": "uji", "mode": "poll"}
    values |= {"bot_token": ACCOUNT.token, "webhook_secret": SECRET}
    values["api_url"] = platform if isinstance(platform, str) else platform.api_url
    settings = TelegramSettings.model_validate({**values, **changed})
    bot = Telegram(settings, ChannelContext(webhook_url=webhook_url))
    try:
        yield bot
    finally:
        bot.close()


def parsed(page: Page) -> list[Parsed]:
    return [
        found
        for item in page.items
        for found in CHANNEL.parse(item, {}, Source.POLL, frozenset({str(ACCOUNT.bot_id)}))
    ]


def messages(page: Page) -> list[RawMessage]:
    return [found for found in parsed(page) if isinstance(found, RawMessage)]


def only_message(bot: Telegram) -> RawMessage:
    (found,) = messages(bot.fetch(None))
    return found


def answer_to(message: RawMessage) -> MessageRef:
    return MessageRef(
        conversation_id=message.conversation_id,
        external_id=message.external_id,
        surface=message.surface,
        address=message.sender.addresses[0],
    )


def levels(findings: Any) -> dict[str, str]:
    return {finding.subject: finding.level for finding in findings}


def wait_for_poll(platform: Platform) -> None:
    """Until a long poll hangs at the simulator."""

    async def waits() -> bool:
        # The queue has no public sign of it, and the test must not race the poll.
        return platform.running.world.telegram.queue._poll is not None

    deadline = time.monotonic() + 10
    while not platform.running.call(waits()):
        assert time.monotonic() < deadline
        time.sleep(0.02)


@contextmanager
def receiver() -> Iterator[tuple[str, list[WebhookRequest]]]:
    """A door that answers 200 and keeps what came."""
    requests: list[WebhookRequest] = []

    def note(body: bytes, headers: dict[str, str]) -> bytes:
        requests.append(WebhookRequest(method="POST", url="", headers=headers, body=body))
        return b""

    with serving(note) as url:
        yield f"{url}/hooks/telegram", requests


@contextmanager
def serving(answer: Any) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length", 0)))
            headers = {name.lower(): value for name, value in self.headers.items()}
            content = answer(body, headers)
            self.send_response(200)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: Any) -> None:
            """Keep the test's output clean."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
