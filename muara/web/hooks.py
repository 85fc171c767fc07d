"""`/hooks/*` as plain ASGI: no framework and no middleware stands between a platform and intake."""

from __future__ import annotations

from channels.base import WebhookAnswer
from muara import samples
from muara.intake import Intake
from muara.log import get_logger
from muara.web.asgi import Gone, Receive, Scope, Send, TooLarge, answer, read_body

log = get_logger(__name__)

PREFIX = "/hooks/"
_DELETION = "deletion"
_METHODS = frozenset({"GET", "HEAD", "POST"})
_ALLOW = (b"allow", b"GET, HEAD, POST")
# Platforms that heed it wait this long; most repeat by a plan of their own.
_RETRY = (b"retry-after", b"5")


class Hooks:
    """Takes `GET|HEAD|POST /hooks/{channel}`, `POST /hooks/{channel}/deletion`, and the doctor's
    samples at `POST /hooks/_sample`.

    Answers 404 for unknown channels, 405, 413 beyond `body_limit` bytes, 503 when the request could
    not be kept (the platform then repeats it), and else what `Intake` says.
    """

    def __init__(self, intake: Intake, body_limit: int) -> None:
        self._intake = intake
        self._body_limit = body_limit
        self._last_failure: BaseException | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        channel, _, rest = scope["path"][len(PREFIX) :].partition("/")
        method: str = scope["method"]
        if channel == samples.NAME and method == "POST":
            await self._take(channel, False, scope, receive, send)
        elif rest not in ("", _DELETION) or not self._intake.knows(channel):
            await answer(send, 404, b"There is no such channel.")
        elif method not in _METHODS or (rest and method != "POST"):
            await answer(send, 405, b"", "text/plain; charset=utf-8", _ALLOW)
        else:
            await self._take(channel, bool(rest), scope, receive, send)

    async def _take(
        self, channel: str, is_deletion: bool, scope: Scope, receive: Receive, send: Send
    ) -> None:
        headers = {
            name.decode("latin-1"): text.decode("latin-1") for name, text in scope["headers"]
        }
        try:
            if _declared_size(headers) > self._body_limit:
                raise TooLarge
            body = await read_body(receive, self._body_limit)
            found = await self._ask(channel, is_deletion, scope, headers, body)
        except TooLarge:
            await answer(send, 413, b"The body is too large.")
        except Gone:
            return
        except Exception as error:
            self._note(channel, error)
            await answer(
                send, 503, b"Not kept, please repeat.", "text/plain; charset=utf-8", _RETRY
            )
        else:
            is_head = scope["method"] == "HEAD"
            await answer(send, found.status, found.body, found.content_type, is_head=is_head)

    async def _ask(
        self,
        channel: str,
        is_deletion: bool,
        scope: Scope,
        headers: dict[str, str],
        body: bytes,
    ) -> WebhookAnswer:
        if is_deletion:
            return await self._intake.receive_deletion(channel, headers, body)
        method = "POST" if scope["method"] == "POST" else "GET"
        query = scope["query_string"].decode("latin-1")
        if channel == samples.NAME:
            return await self._intake.take_sample(headers, body, query)
        return await self._intake.receive(channel, method, headers, body, query)

    def _note(self, channel: str, error: Exception) -> None:
        """Log a failure once, though it may be that of many requests in one transaction."""
        if error is self._last_failure:
            return
        self._last_failure = error
        log.error("webhook_not_stored", channel=channel, error=type(error).__name__)


def _declared_size(headers: dict[str, str]) -> int:
    """What the request says that it brings; 0 where it does not say, or no number."""
    declared = headers.get("content-length", "")
    return int(declared) if declared.isdecimal() else 0
