"""A small HTTP/1.1 client for webhooks: general ones cost several times the webhook itself."""

import asyncio
import ssl
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

import httptools

READ_BYTES = 64 * 1024


class PostFailed(Exception):
    """No whole answer came; the text names the reason: connect, timeout or broken."""


@dataclass
class _Connection:
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    @property
    def is_open(self) -> bool:
        return not (self.reader.at_eof() or self.writer.is_closing())


class _Answer:
    """Collects one response; httptools calls it back."""

    def __init__(self) -> None:
        self.is_complete = False
        self.body = b""

    def on_body(self, piece: bytes) -> None:
        self.body += piece

    def on_message_complete(self) -> None:
        self.is_complete = True


class Poster:
    """Posts to any number of hosts and keeps its connections open for the next post."""

    def __init__(self) -> None:
        self._idle: dict[tuple[str, str], list[_Connection]] = defaultdict(list)

    async def post(
        self, url: str, headers: Mapping[str, str], body: bytes, timeout: float
    ) -> tuple[int, bytes]:
        """Return the answer's status and body; raises PostFailed when none came in `timeout`
        seconds.

        Redirects are not followed. A post is never repeated by itself.
        """
        parts = urlsplit(url)
        try:
            async with asyncio.timeout(timeout):
                return await self._post(parts, _request(parts, headers, body))
        except TimeoutError as error:
            raise PostFailed("timeout") from error

    def close(self) -> None:
        """Close the connections that are not in use."""
        for connections in self._idle.values():
            for connection in connections:
                connection.writer.close()
        self._idle.clear()

    async def _post(self, parts: SplitResult, request: bytes) -> tuple[int, bytes]:
        idle = self._idle[parts.scheme, parts.netloc]
        connection = _take_open(idle) or await _connect(parts)
        keep = False
        try:
            connection.writer.write(request)
            answer, keep = await _read_answer(connection.reader)
        except (OSError, httptools.HttpParserError) as error:
            raise PostFailed("broken") from error
        finally:
            if keep:
                idle.append(connection)
            else:
                connection.writer.close()
        return answer


def _take_open(idle: list[_Connection]) -> _Connection | None:
    while idle:
        connection = idle.pop()
        if connection.is_open:
            return connection
        connection.writer.close()
    return None


async def _connect(parts: SplitResult) -> _Connection:
    is_secure = parts.scheme == "https"
    port = parts.port or (443 if is_secure else 80)
    context = ssl.create_default_context() if is_secure else None
    try:
        return _Connection(*await asyncio.open_connection(parts.hostname, port, ssl=context))
    except OSError as error:
        raise PostFailed("connect") from error


async def _read_answer(reader: asyncio.StreamReader) -> tuple[tuple[int, bytes], bool]:
    answer = _Answer()
    parser = httptools.HttpResponseParser(answer)
    while not answer.is_complete:
        block = await reader.read(READ_BYTES)
        if not block:
            raise PostFailed("broken")
        parser.feed_data(block)
    return (parser.get_status_code(), answer.body), parser.should_keep_alive()


def _request(parts: SplitResult, headers: Mapping[str, str], body: bytes) -> bytes:
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    lines = [
        f"POST {target} HTTP/1.1",
        f"host: {parts.netloc}",
        f"content-length: {len(body)}",
        *(f"{name}: {value}" for name, value in headers.items()),
    ]
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + body
