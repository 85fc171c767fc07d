"""Headers that every page carries, and a bound on what addresses and forms may send."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.exceptions import HTTPException

from muara.web.asgi import App, Message, Receive, Scope, Send, answer

_FORM_LIMIT = 64 * 1024
POLICY = (
    "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
    "object-src 'none'"
)
_HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
)
_NOT_KEPT = (b"cache-control", b"no-store")
_ASKED_AGAIN = (b"cache-control", b"no-cache")
STATIC = "/static/"


class Shield:
    """Around the pages: security headers on every answer, `too_large` in their stead for oversized
    forms, and 400 for a NUL, which PostgreSQL stores in no text.

    `larger` has the limits, in bytes, of the paths whose forms may be larger than others: files are
    among them, and whoever reads these forms leaves NULs out of their texts.
    """

    def __init__(self, app: App, too_large: App, larger: Mapping[str, int]) -> None:
        self._app = app
        self._too_large = too_large
        self._larger = larger

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if "\0" in scope["path"] or b"%00" in scope["query_string"]:
            await answer(send, 400, b"No address of ours has a NUL.")
            return
        if scope["path"] not in self._larger:
            receive = _without_nul(receive)
        cached = _ASKED_AGAIN if scope["path"].startswith(STATIC) else _NOT_KEPT

        async def send_shielded(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = {name for name, _ in message["headers"]}
                more = [pair for pair in (*_HEADERS, cached) if pair[0] not in own]
                message["headers"] = [*message["headers"], *more]
            await send(message)

        is_asking = scope["method"] in ("GET", "HEAD")
        app = self._app if is_asking or self._is_bounded(scope) else self._too_large
        await app(scope, receive, send_shielded)

    def _is_bounded(self, scope: Scope) -> bool:
        """A length is announced and small; browsers announce one with every form."""
        limit = self._larger.get(scope["path"], _FORM_LIMIT)
        for name, value in scope["headers"]:
            if name == b"content-length":
                return bool(value.isdigit() and int(value) <= limit)
        return not any(name == b"transfer-encoding" for name, _ in scope["headers"])


def _without_nul(receive: Receive) -> Receive:
    """Hands a form's body on; 400 as soon as a NUL is in it, as it is or as forms write it."""
    end = b""

    async def checked() -> Message:
        nonlocal end
        message = await receive()
        said = end + message.get("body", b"")
        if b"\0" in said or b"%00" in said:
            raise HTTPException(400)
        end = said[-2:]
        return message

    return checked
