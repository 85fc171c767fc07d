"""The simulator on a free loopback port, and a small HTTP server that catches its webhooks."""

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from simulator.journal import read_journal
from simulator.server import RunningSimulator
from simulator.settings import SimulatorSettings

PATIENCE_SECONDS = 10.0


@dataclass(frozen=True)
class Caught:
    """One webhook as it arrived; header names are in lower case."""

    path: str
    headers: dict[str, str]
    body: bytes


class Catcher:
    """Answers webhooks with scripted statuses, then 200, and keeps what came."""

    def __init__(self) -> None:
        self.statuses: list[int] = []
        self.caught: list[Caught] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        self.url = f"http://127.0.0.1:{self._server.server_port}/hooks"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def wait_for(self, number: int) -> list[Caught]:
        """Return what was caught as soon as there are so many."""
        wait_until(lambda: len(self.caught) >= number)
        return list(self.caught)

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        catcher = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["content-length"]))
                headers = {name.lower(): value for name, value in self.headers.items()}
                catcher.caught.append(Caught(self.path, headers, body))
                self.send_response(catcher.statuses.pop(0) if catcher.statuses else 200)
                self.send_header("content-length", "0")
                self.end_headers()

            def do_GET(self) -> None:
                """Meta asks before it posts anything."""
                asked = parse_qs(urlsplit(self.path).query)
                answer = asked.get("hub.challenge", [""])[0].encode()
                self.send_response(200)
                self.send_header("content-length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, *_arguments: object) -> None:
                """Keep the test output clean."""

        return Handler


class Phone:
    """The control API, as tests use it."""

    def __init__(self, simulator: RunningSimulator, http: httpx.Client) -> None:
        self._simulator = simulator
        self._http = http

    def write(self, platform: str, citizen: str = "warga-1", **message: Any) -> list[str]:
        """Let a citizen write; returns the ids made."""
        body = {"platform": platform, "citizen": citizen, **message}
        ids: list[str] = self.control("POST", "messages", body)["ids"]
        return ids

    def lines(self, platform: str, citizen: str = "warga-1") -> list[dict[str, Any]]:
        """Return the conversation as the citizen sees it."""
        lines: list[dict[str, Any]] = self.control("GET", f"phones/{platform}/{citizen}")["lines"]
        return lines

    def misbehave(self, platform: str, kind: str, operation: str = "*", **more: Any) -> None:
        """Put one fault in force, once unless `count` says otherwise."""
        rule = {"platform": platform, "kind": kind, "operation": operation, "count": 1, **more}
        self.control("POST", "faults", rule)

    def control(self, method: str, path: str, body: Any = None) -> Any:
        """Call the control API and return its JSON."""
        url = f"{self._simulator.url}/_simulator/{path}"
        answer = self._http.request(method, url, json=body)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def journal(self, event: str) -> list[dict[str, Any]]:
        """Return the journalled events of one kind."""
        events = read_journal(self._simulator.journal_path)
        return [line for line in events if line["event"] == event]


def wait_until(is_true: Callable[[], bool]) -> None:
    """Return as soon as the condition holds; fails after some seconds."""
    end = time.monotonic() + PATIENCE_SECONDS
    while not is_true():
        assert time.monotonic() < end, "it never came true"
        time.sleep(0.005)


@pytest.fixture
def simulator() -> Iterator[RunningSimulator]:
    """The simulator over real HTTP, with short pauses between attempts of webhooks."""
    with RunningSimulator(SimulatorSettings(speed_up=50)) as running:
        yield running


@pytest.fixture(scope="session")
def http() -> Iterator[httpx.Client]:
    """One client for all tests, since making one is slow; follows no redirects."""
    with httpx.Client(timeout=PATIENCE_SECONDS) as client:
        yield client


@pytest.fixture
def phone(simulator: RunningSimulator, http: httpx.Client) -> Phone:
    """The control API of the running simulator."""
    return Phone(simulator, http)


@pytest.fixture
def catcher() -> Iterator[Catcher]:
    """A place for webhooks to go."""
    with Catcher() as catching:
        yield catching
