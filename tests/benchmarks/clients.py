"""A load generator for machines without wrk: keep-alive connections over uvloop, raw bytes."""

from __future__ import annotations

import asyncio
import itertools
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import cast
from urllib.parse import urlsplit

import uvloop


class _Client(asyncio.Protocol):
    """Sends the next request as soon as the last one was answered."""

    def __init__(self, requests: Iterator[bytes], until: float, latencies: list[float]) -> None:
        self._requests = requests
        self._until = until
        self._latencies = latencies
        self._sent_at = 0.0
        self._answer = b""
        self.errors = 0
        self.ended = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.WriteTransport, transport)  # uvloop's are not derived
        self._send()

    def data_received(self, data: bytes) -> None:
        self._answer += data
        head, end, body = self._answer.partition(b"\r\n\r\n")
        if not end or len(body) < _content_length(head):
            return
        self._latencies.append(time.perf_counter() - self._sent_at)
        self.errors += not head.startswith(b"HTTP/1.1 2")
        self._answer = b""
        self._send()

    def connection_lost(self, _error: Exception | None) -> None:
        self.errors += not self.ended.done()
        self._end()

    def _send(self) -> None:
        self._sent_at = time.perf_counter()
        if self._sent_at < self._until:
            self._transport.write(next(self._requests))
        else:
            self._end()
            self._transport.close()

    def _end(self) -> None:
        if not self.ended.done():
            self.ended.set_result(None)


def _content_length(head: bytes) -> int:
    _, _, rest = head.lower().partition(b"content-length:")
    return int(rest.partition(b"\r\n")[0] or 0)


def _read_requests(path: str, address: str, target: str, first: int, count: int) -> list[bytes]:
    with Path(path).open("rb") as file:
        lines = [line.rstrip(b"\n") for line in itertools.islice(file, first, first + count)]
    return [_request(address, target, *line.split(b"\t", 1)) for line in lines]


def _request(address: str, target: str, signature: bytes, body: bytes) -> bytes:
    head = (
        f"POST {target} HTTP/1.1\r\nHost: {address}\r\nContent-Length: {len(body)}\r\n"
        f"Content-Type: application/x-www-form-urlencoded\r\nX-Twilio-Signature: "
    )
    return head.encode() + signature + b"\r\n\r\n" + body


async def _run(url: str, connections: int, seconds: int, requests: list[bytes]) -> None:
    parts = urlsplit(url)
    host, port = parts.hostname or "", parts.port or 80
    loop = asyncio.get_running_loop()
    latencies: list[float] = []
    turn = itertools.cycle(requests)
    started = time.perf_counter()
    clients = []
    for _ in range(connections):
        _, client = await loop.create_connection(
            lambda: _Client(turn, started + seconds, latencies), host, port
        )
        clients.append(client)
    await asyncio.gather(*(client.ended for client in clients))
    took = time.perf_counter() - started
    latencies.sort()
    found = {
        "requests": len(latencies),
        "seconds": took,
        "p50_ms": latencies[len(latencies) // 2] * 1e3,
        "p99_ms": latencies[len(latencies) * 99 // 100] * 1e3,
        "errors": sum(client.errors for client in clients),
    }
    print(json.dumps(found))


def main() -> None:
    """Arguments: url, connections, seconds, file of messages, first, count."""
    url, connections, seconds, path, first, count = sys.argv[1:]
    parts = urlsplit(url)
    requests = _read_requests(path, parts.netloc, parts.path, int(first), int(count))
    uvloop.run(_run(url, int(connections), int(seconds), requests))


if __name__ == "__main__":
    main()
