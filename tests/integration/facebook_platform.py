"""The simulated Graph API as Facebook's integration tests use it, and an adapter on top of it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Protocol
from urllib.parse import parse_qsl, urlsplit

import httpx

from channels.base import (
    AnswersHandshake,
    ChannelContext,
    MessageRef,
    Page,
    Parsed,
    Polls,
    RawMessage,
    ReceivesWebhooks,
    Source,
    WebhookAnswer,
    WebhookRequest,
)
from channels.errors import RejectedRequest
from channels.facebook import CHANNEL, Facebook, FacebookSettings
from simulator.journal import read_journal
from simulator.server import RunningSimulator
from simulator.settings import SimulatorSettings

ACCOUNT = SimulatorSettings().graph
CLOSED_PORT = "http://127.0.0.1:9/graph"


class TakesWebhooks(ReceivesWebhooks, AnswersHandshake, Protocol):
    """An adapter that a `door` can be made of."""


class Platform:
    """The running simulator, as the tests of one of Meta's platforms use it."""

    def __init__(self, running: RunningSimulator, name: str = "graph") -> None:
        self.running = running
        self.name = name
        self.api_url = f"{running.url}/{name}"
        self._control = httpx.Client(base_url=f"{running.url}/_simulator", timeout=10)

    def close(self) -> None:
        self._control.close()

    def write(self, citizen: str = "sekar", **message: Any) -> str:
        body = {"platform": self.name, "citizen": citizen, **message}
        answer = self._control.post("/messages", json=body)
        assert answer.status_code == 200, answer.text
        (made,) = answer.json()["ids"]
        return str(made)

    def act(self, action: str, citizen: str = "sekar") -> None:
        body = {"platform": self.name, "citizen": citizen, "action": action}
        assert self._control.post("/messages", json=body).status_code == 200

    def misbehave(self, kind: str, operation: str = "*", **more: Any) -> None:
        rule = {"platform": self.name, "kind": kind, "operation": operation, **more}
        assert self._control.post("/faults", json=rule).status_code == 200

    def behave(self) -> None:
        self._control.delete("/faults")

    def configure(self, **switches: Any) -> None:
        assert self._control.post(f"/{self.name}", json=switches).status_code == 200

    def advance(self, seconds: float) -> None:
        assert self._control.post("/clock", json={"advance": seconds}).status_code == 200

    def set_webhook(self, url: str | None) -> int:
        return self._control.post("/webhooks", json={self.name: url}).status_code

    def journal(self, event: str) -> list[dict[str, Any]]:
        return [each for each in read_journal(self.running.journal_path) if each["event"] == event]

    def calls(self, operation: str) -> list[dict[str, Any]]:
        return [each for each in self.journal("api_called") if each["operation"] == operation]

    def phone(self, citizen: str = "sekar") -> list[dict[str, Any]]:
        answer = self._control.get(f"/phones/{self.name}/{citizen}")
        lines: list[dict[str, Any]] = answer.json()["lines"]
        return lines

    def replies(self) -> list[dict[str, Any]]:
        return self.journal("reply_received")


@contextmanager
def running_platform(name: str = "graph") -> Iterator[Platform]:
    """A fresh simulator."""
    with RunningSimulator() as running:
        found = Platform(running, name)
        yield found
        found.close()


@contextmanager
def opened(platform: Platform | str, **changed: Any) -> Iterator[Facebook]:
    values: dict[str, Any] = {"kind": "facebook", "jurisdiction": "uji", "mode": "both"}
    values |= {"page_id": ACCOUNT.page_id, "app_id": ACCOUNT.app_id}
    values |= {"app_secret": ACCOUNT.app_secret, "page_token": ACCOUNT.page_token}
    values |= {"verify_token": ACCOUNT.verify_token}
    values["api_url"] = platform if isinstance(platform, str) else platform.api_url
    context = ChannelContext()
    if isinstance(platform, Platform):
        context = ChannelContext(now=platform.running.world.now)
    page = Facebook(FacebookSettings.model_validate({**values, **changed}), context)
    try:
        yield page
    finally:
        page.close()


@contextmanager
def door(page: TakesWebhooks) -> Iterator[tuple[str, list[bytes]]]:
    """A web server with this adapter's verification; keeps the bodies that it accepts."""
    accepted: list[bytes] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.enter("GET")

        def do_POST(self) -> None:
            self.enter("POST")

        def enter(self, method: str) -> None:
            request = WebhookRequest(
                method=method,
                url=self.path,
                headers={name.lower(): value for name, value in self.headers.items()},
                body=self.rfile.read(int(self.headers.get("content-length", 0))),
                query=dict(parse_qsl(urlsplit(self.path).query)),
            )
            try:
                page.verify(request)
                answer = page.handshake(request) or WebhookAnswer()
            except RejectedRequest:
                answer = WebhookAnswer(status=403)
            if method == "POST" and answer.status == 200:
                accepted.append(request.body)
            self.send_response(answer.status)
            self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            self.wfile.write(answer.body)

        def log_message(self, format: str, *args: Any) -> None:
            """Keep the test's output clean."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/hooks/page", accepted
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def walked(page: Polls, cursor: str | None = None) -> Page:
    """All steps of a walk as one page."""
    items: list[bytes] = []
    for _step in range(100):
        step = page.fetch(cursor)
        items += step.items
        cursor = step.cursor
        if not step.more:
            return Page(items=items, cursor=cursor, findings=step.findings)
    raise AssertionError("the walk does not end")


def parsed(page: Page) -> list[Parsed]:
    return [
        found
        for item in page.items
        for found in CHANNEL.parse(item, {}, Source.POLL, frozenset({ACCOUNT.page_id}))
    ]


def messages(page: Page) -> list[RawMessage]:
    return [found for found in parsed(page) if isinstance(found, RawMessage)]


def ids(page: Page) -> set[str]:
    return {message.external_id for message in messages(page)}


def reference(message: RawMessage) -> MessageRef:
    """Where an answer to this message goes."""
    return MessageRef(
        conversation_id=message.conversation_id,
        external_id=message.external_id,
        surface=message.surface,
        address=message.sender.addresses[0] if message.sender.addresses else None,
    )
