"""Clients for the tests of the simulated Graph API: the unmodified facebook-sdk, and requests."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import facebook
import requests

from simulator.server import RunningSimulator
from simulator.settings import GraphAccount
from simulator.world import CitizenMessage

ACCOUNT = GraphAccount()
PAGE = ACCOUNT.page_id


class SimulatedSession(requests.Session):
    """Sends what the SDK addresses to graph.facebook.com to the simulator."""

    def __init__(self, base_url: str) -> None:
        super().__init__()
        self.trust_env = False
        self._base_url = base_url

    def request(self, method: Any, url: Any, *args: Any, **options: Any) -> requests.Response:
        """Replace the host; everything else stays as the SDK made it."""
        rewritten = str(url).replace("https://graph.facebook.com/", f"{self._base_url}/graph/")
        return super().request(method, rewritten, *args, **{**options, "timeout": 10})


def sdk(simulator: RunningSimulator, token: str = ACCOUNT.page_token) -> Any:
    """Return the SDK's client with the Page's token."""
    graph = facebook.GraphAPI(token, session=SimulatedSession(simulator.url))
    graph.version = "v25.0"
    return graph


def call(
    simulator: RunningSimulator,
    method: str,
    path: str,
    *,
    token: str | None = ACCOUNT.page_token,
    body: Any = None,
    **parameters: str,
) -> requests.Response:
    """Call the simulated API directly, with the token in the header."""
    headers = {} if token is None else {"Authorization": f"Bearer {token}"}
    url = f"{simulator.url}/graph/v25.0/{path}"
    return requests.request(method, url, params=parameters, json=body, headers=headers, timeout=10)


def write(simulator: RunningSimulator, **message: Any) -> str:
    """Let a citizen do something on Facebook; returns the first id made, or an empty text."""
    values = {"citizen": "warga-1", **message}

    async def act() -> list[str]:
        return simulator.world.graph.write(CitizenMessage(**values))

    return "".join(simulator.call(act())[:1])


class Callback:
    """A webhook receiver that answers the challenge and keeps what it is sent."""

    def __init__(self, verify_token: str) -> None:
        self.verify_token = verify_token
        self.requests: list[tuple[dict[str, str], bytes]] = []
        self.statuses: list[int] = []
        self.url = ""
        self._arrived = threading.Condition()

    def keep(self, headers: dict[str, str], body: bytes) -> int:
        """Keep a delivery and return the status to answer."""
        with self._arrived:
            self.requests.append((headers, body))
            self._arrived.notify_all()
            return self.statuses.pop(0) if self.statuses else 200

    def wait_for(self, count: int) -> list[Any]:
        """Return the decoded bodies once so many deliveries have come."""
        with self._arrived:
            assert self._arrived.wait_for(lambda: len(self.requests) >= count, timeout=10)
            return [json.loads(body) for _, body in self.requests]


@contextmanager
def callback(verify_token: str = ACCOUNT.verify_token) -> Iterator[Callback]:
    """Serve a `Callback` on a loopback port."""
    kept = Callback(verify_token)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            query = dict(parse_qsl(urlsplit(self.path).query))
            known = query.get("hub.verify_token") == kept.verify_token
            self._answer(200 if known else 403, query.get("hub.challenge", ""))

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            self._answer(kept.keep(dict(self.headers), body), "")

        def _answer(self, status: int, text: str) -> None:
            self.send_response(status)
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text.encode())

        def log_message(self, format: str, *args: Any) -> None:
            """Stay quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    kept.url = f"http://127.0.0.1:{server.server_port}/hooks/page"
    try:
        yield kept
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
