"""A system outside over real HTTP that takes cases, keeps a journal, and fails as it is told."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from forwarder.destination import (
    Arrived,
    DestinationContext,
    DestinationSettings,
    DestinationType,
    Dispatch,
    ForeignStatus,
)
from forwarder.http_calls import HttpCaller, json_of


@dataclass(frozen=True, slots=True)
class Call:
    """One request as it came."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes
    was_done: bool

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class Receiver:
    """What came in, and what is to go wrong next: one word for each call, then nothing.

    Words: `500` before anything was done, `500_after` the work was done, `429`, `401`, `400`,
    `html`, `reset` after the work was done, `slow`, `302` to the same address again.
    """

    url: str = ""
    faults: list[str] = field(default_factory=list)
    always: str = ""
    calls: list[Call] = field(default_factory=list)
    cases: dict[str, dict[str, Any]] = field(default_factory=dict)
    """By our number, in the order in which they came."""
    status: str = "in_progress"
    answer: str = ""
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def done(self) -> list[Call]:
        """The calls that were carried out."""
        return [call for call in self.calls if call.was_done]

    def events_of(self, tracking_id: str) -> list[str]:
        """What was done about a case, in order."""
        return [
            call.json["event"]
            for call in self.done
            if call.method == "POST" and call.json.get("tracking_id") == tracking_id
        ]

    def handle(self, method: str, path: str, headers: dict[str, str], body: bytes) -> _Answer:
        with self.lock:
            fault = self.faults.pop(0) if self.faults and method == "POST" else self.always
            is_done = fault in ("", "500_after", "reset", "slow", "html_after")
            self.calls.append(Call(method, path, headers, body, is_done))
            found = self._carry_out(method, path, body) if is_done else {}
        return _Answer(fault, found)

    def _carry_out(self, method: str, path: str, body: bytes) -> Any:
        if method == "GET" and path.startswith("/cases/"):
            case = self.cases.get(path.removeprefix("/cases/"))
            return {"id": case["id"]} if case else {}
        if method == "GET":
            return [
                {"id": case["id"], "status": self.status, "answer": self.answer}
                for case in self.cases.values()
            ]
        if path == "/cases":
            said = json.loads(body)
            number = f"A-{len(self.cases) + 1}"
            case = self.cases.setdefault(said["tracking_id"], {"id": number, "times": 0})
            case["times"] += 1
            return {"id": case["id"]}
        return {}


@dataclass(frozen=True, slots=True)
class _Answer:
    fault: str
    found: Any


_STATUSES = {
    "302": 302,
    "500": 500,
    "500_after": 500,
    "503": 503,
    "429": 429,
    "401": 401,
    "400": 400,
}


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    receiver: Receiver

    def _answer(self) -> None:
        size = int(self.headers.get("content-length") or 0)
        body = self.rfile.read(size)
        headers = {name.lower(): value for name, value in self.headers.items()}
        answer = self.receiver.handle(self.command, self.path, headers, body)
        if answer.fault == "reset":
            self.close_connection = True
            self.connection.close()
            return
        if answer.fault == "slow":
            time.sleep(1.5)
        is_page = answer.fault in ("html", "html_after")
        content = b"<html>Sibuk</html>" if is_page else json.dumps(answer.found).encode()
        if answer.fault == "400":
            content = b'{"error": "judul kosong, hubungi 0811-0000-1234"}'
        self.send_response(_STATUSES.get(answer.fault, 200))
        self.send_header("content-type", "text/html" if is_page else "application/json")
        self.send_header("content-length", str(len(content)))
        if answer.fault == "302":
            self.send_header("location", self.path)
        self.end_headers()
        self.wfile.write(content)

    do_GET = do_POST = do_PUT = _answer

    def log_message(self, *_args: Any) -> None:
        pass


@contextmanager
def receiving(receiver: Receiver | None = None) -> Iterator[Receiver]:
    """A receiver on a port of its own; a plain one, unless another is given."""
    receiver = receiver or Receiver()
    handler = type("Handler", (_Handler,), {"receiver": receiver})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    receiver.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield receiver
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


# --- an invented destination that speaks with it -------------------------------------------------


class InventedSettings(DestinationSettings):
    url: str


class Invented:
    """Has every capability but to announce; cannot be asked what it has."""

    def __init__(self, settings: InventedSettings, context: DestinationContext) -> None:
        self._url = settings.url
        self._caller = HttpCaller(
            context,
            timeout_seconds=settings.timeout_seconds,
            access=f"destinations.{context.name}.key",
        )

    def close(self) -> None:
        self._caller.close()

    def create(self, dispatch: Dispatch) -> Arrived:
        answer = self._caller.call("POST", f"{self._url}/cases", json=self._said(dispatch))
        return Arrived(foreign_id=json_of(answer)["id"])

    def update(self, dispatch: Dispatch) -> None:
        self._caller.call("POST", f"{self._url}/updates", json=self._said(dispatch))

    def attach(self, dispatch: Dispatch) -> None:
        assert dispatch.file is not None
        said = self._said(dispatch) | {
            "event": "file",
            "size": len(dispatch.open_file(dispatch.file)),
        }
        self._caller.call("POST", f"{self._url}/files", json=said)

    def pull(self, foreign_ids: Sequence[str]) -> Sequence[ForeignStatus]:
        answer = self._caller.call("GET", f"{self._url}/statuses", reads=True)
        return [
            ForeignStatus(foreign_id=one["id"], status=one["status"], answer=one["answer"])
            for one in json_of(answer, reads=True)
            if one["id"] in foreign_ids
        ]

    def show(self, dispatch: Dispatch) -> str:
        return json.dumps(self._said(dispatch), indent=2)

    @staticmethod
    def _said(dispatch: Dispatch) -> dict[str, Any]:
        return {
            "key": dispatch.key,
            "event": dispatch.event,
            "tracking_id": dispatch.copy.tracking_id,
            "case": dispatch.copy.model_dump(mode="json", exclude_none=True),
            "foreign_id": dispatch.foreign_id,
        }


class Findable(Invented):
    """The same, and can be asked."""

    def find(self, dispatch: Dispatch) -> Arrived | None:
        path = f"{self._url}/cases/{dispatch.copy.tracking_id}"
        found = json_of(self._caller.call("GET", path, reads=True), reads=True)
        return Arrived(foreign_id=found["id"]) if found else None


INVENTED = DestinationType(label="Sistem Contoh", settings=InventedSettings, open=Invented)
FINDABLE = DestinationType(label="Sistem Contoh", settings=InventedSettings, open=Findable)
