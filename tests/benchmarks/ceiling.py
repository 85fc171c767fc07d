"""The ceiling: the least that may be called "a signed webhook is durable before it is answered".

Bare ASGI on uvloop and httptools, plain `hmac`, `parse_qsl`, one INSERT per request in group commit
without a timer, one SQLite file in WAL with `synchronous=FULL`. No encryption, no log, no choice.
"""

from __future__ import annotations

import asyncio
import base64
import hmac
import sqlite3
import sys
import threading
import time
from collections.abc import Awaitable, Callable, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import parse_qsl

import uvicorn

_HEADERS = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", b"0")]
_CHECKPOINT_SECONDS = 1.0

_Message = MutableMapping[str, Any]


class Ceiling:
    """An ASGI app for Twilio's webhooks at one address."""

    def __init__(self, path: str, url: str, token: str) -> None:
        self._path = path
        self._url = url
        self._token = token.encode()
        self._database = _connect(path)
        self._database.execute(
            "CREATE TABLE IF NOT EXISTS received (id INTEGER PRIMARY KEY, at REAL, body BLOB)"
        )
        self._thread = ThreadPoolExecutor(1)
        self._waiting: list[tuple[float, bytes, asyncio.Future[None]]] = []
        self._running = False

    async def __call__(
        self,
        scope: _Message,
        receive: Callable[[], Awaitable[_Message]],
        send: Callable[[_Message], Awaitable[None]],
    ) -> None:
        body = b""
        while True:
            message = await receive()
            body += message.get("body", b"")
            if not message.get("more_body"):
                break
        status = 403
        if self._is_genuine(dict(scope["headers"]), body):
            await self._store(body)
            status = 200
        await send({"type": "http.response.start", "status": status, "headers": _HEADERS})
        await send({"type": "http.response.body", "body": b""})

    def _is_genuine(self, headers: dict[bytes, bytes], body: bytes) -> bool:
        pairs = parse_qsl(body.decode(), keep_blank_values=True)
        signed = self._url + "".join(name + value for name, value in sorted(pairs))
        digest = hmac.digest(self._token, signed.encode(), "sha1")
        return hmac.compare_digest(
            base64.b64encode(digest), headers.get(b"x-twilio-signature", b"")
        )

    async def _store(self, body: bytes) -> None:
        loop = asyncio.get_running_loop()
        done: asyncio.Future[None] = loop.create_future()
        self._waiting.append((time.time(), body, done))
        if not self._running:
            self._running = True
            self._next(loop)
        await done

    def _next(self, loop: asyncio.AbstractEventLoop) -> None:
        batch, self._waiting = self._waiting, []
        rows = [(at, body) for at, body, _ in batch]
        committed = loop.run_in_executor(self._thread, self._commit, rows)

        def answer(result: asyncio.Future[None]) -> None:
            result.result()
            for _, _, done in batch:
                if not done.cancelled():
                    done.set_result(None)
            if self._waiting:
                self._next(loop)
            else:
                self._running = False

        committed.add_done_callback(answer)

    def _commit(self, rows: list[tuple[float, bytes]]) -> None:
        self._database.execute("BEGIN IMMEDIATE")
        self._database.executemany("INSERT INTO received (at, body) VALUES (?, ?)", rows)
        self._database.execute("COMMIT")

    def keep_checkpoints_apart(self) -> None:
        """As the product does: the log moves into the file off the writer's way."""
        self._database.execute("PRAGMA wal_autocheckpoint = 0")
        threading.Thread(target=self._checkpoint, daemon=True).start()

    def _checkpoint(self) -> None:
        database = _connect(self._path)
        while True:
            time.sleep(_CHECKPOINT_SECONDS)
            database.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()


def _connect(path: str) -> sqlite3.Connection:
    database = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = FULL")
    return database


def main() -> None:
    """Arguments: port, database file, signed address, auth token."""
    port, path, url, token = sys.argv[1:]
    app = Ceiling(path, url, token)
    app.keep_checkpoints_apart()
    uvicorn.run(
        app,
        host="127.0.0.1",
        port=int(port),
        loop="uvloop",
        http="httptools",
        lifespan="off",
        access_log=False,
        log_level="warning",
        server_header=False,
        date_header=False,
        backlog=2048,
    )


if __name__ == "__main__":
    main()
