"""One way to call a destination by HTTP: time limits, and what its answers mean.

No redirect is followed: a call goes to the host that the configuration names, or nowhere.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from email.utils import parsedate_to_datetime
from typing import Any, TypeVar

import httpx

from forwarder.destination import DestinationContext
from forwarder.errors import (
    AccessDenied,
    AnswerLost,
    NotThere,
    Redirected,
    Refused,
    TemporaryFailure,
)

_T = TypeVar("_T")
LONGEST_ANSWER = 2 * 1024 * 1024
_LONGEST_WORDS = 500
_LONGEST_WAIT = 24 * 3600.0
"""Seconds: whoever says more has mistaken a moment for them."""
_BUSY = frozenset({408, 425, 429})
_GONE = frozenset({404, 410})
_NOT_LET_IN = frozenset({401, 403, 407})


class HttpCaller:
    """Calls one destination; any number of threads may share it."""

    def __init__(
        self,
        context: DestinationContext,
        *,
        timeout_seconds: float,
        headers: Mapping[str, str] | None = None,
        auth: httpx.Auth | None = None,
        access: str = "",
    ) -> None:
        """`access` names the setting to look at when we are not let in."""
        self._access = access
        self._now = context.now
        self._timeout_seconds = timeout_seconds
        self._client = httpx.Client(
            timeout=httpx.Timeout(timeout_seconds, connect=min(10.0, timeout_seconds)),
            headers={"User-Agent": "Muara", **(headers or {})},
            auth=auth,
            follow_redirects=False,
            trust_env=False,
            transport=context.transport,
            limits=httpx.Limits(max_connections=32, max_keepalive_connections=16),
        )

    def close(self) -> None:
        self._client.close()

    def call(self, method: str, url: str, *, reads: bool = False, **more: Any) -> httpx.Response:
        """The answer, when it is 2xx. `reads` says that the call changes nothing there.

        `TemporaryFailure` when they cannot now, `AnswerLost` when it may have been done,
        `AccessDenied`, `Refused` with their words, `Redirected` with the host alone.
        """
        until = time.monotonic() + self._timeout_seconds
        request = self._client.build_request(method, url, **more)
        try:
            answer = self._client.send(request, stream=True)
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout) as error:
            raise TemporaryFailure(f"It cannot be reached ({type(error).__name__}).") from error
        except httpx.HTTPError as error:
            raise self._lost(reads, f"No answer came ({type(error).__name__}).") from error
        try:
            self._read(answer, reads, until)
        finally:
            answer.close()
        self._judge(answer, reads)
        return answer

    def _read(self, answer: httpx.Response, reads: bool, until: float) -> None:
        """All of the body, within limits; it can be used as `answer.content` afterwards."""
        body = bytearray()
        try:
            for chunk in answer.iter_bytes():
                body += chunk
                if len(body) > LONGEST_ANSWER:
                    raise self._lost(reads, "The answer is too long.")
                if time.monotonic() > until:  # the client's own limit is for each part
                    raise self._lost(reads, "The answer took too long.")
        except httpx.HTTPError as error:
            raise self._lost(reads, "The answer broke off.") from error
        answer._content = bytes(body)  # httpx has no public way to bound a body

    def _judge(self, answer: httpx.Response, reads: bool) -> None:
        status = answer.status_code
        if 200 <= status < 300:
            return
        if status in _NOT_LET_IN:
            look_at = f" Look at {self._access}." if self._access else ""
            raise AccessDenied(f"It does not let us in ({status}).{look_at}")
        if status in _BUSY or status == 503:
            raise TemporaryFailure(f"It is busy ({status}).", retry_after=self._retry_after(answer))
        if status >= 500:
            # It may have done the work before it fell.
            raise self._lost(reads, f"It has a fault of its own ({status}).")
        if status >= 400:
            refusal = NotThere if status in _GONE else Refused
            raise refusal(f"{status}: {words_of(answer)}")
        raise Redirected(
            f"It answers with a redirect to {_host_of(answer)} ({status}), which is not followed: "
            "they are at work on it, or the address in the configuration is old."
        )

    @staticmethod
    def _lost(reads: bool, sentence: str) -> TemporaryFailure | AnswerLost:
        return TemporaryFailure(sentence) if reads else AnswerLost(sentence)

    def _retry_after(self, answer: httpx.Response) -> float | None:
        said = answer.headers.get("retry-after", "")
        if said.isascii() and said.isdigit():
            return min(float(said[:9]), _LONGEST_WAIT)
        try:
            until = parsedate_to_datetime(said)
            return min(max(0.0, (until - self._now()).total_seconds()), _LONGEST_WAIT)
        except (ValueError, TypeError):
            return None


def _host_of(redirect: httpx.Response) -> str:
    """Where it leads: the rest of the address may hold what nobody is to read."""
    leads_to = redirect.next_request
    return leads_to.url.host if leads_to is not None else "nowhere"


def asked_singly(ask: Callable[[str], _T], numbers: Sequence[str]) -> list[_T]:
    """What `ask` says of each of their numbers that is there: one that is gone keeps no other from
    being asked for. `NotThere` where none of several is."""
    found: list[_T] = []
    missing: list[NotThere] = []
    for number in numbers:
        try:
            found.append(ask(number))
        except NotThere as error:
            missing.append(error)
    if len(numbers) == len(missing) > 1:
        raise missing[-1]
    return found


def json_of(answer: httpx.Response, *, reads: bool = False) -> Any:
    """The JSON of a 2xx answer. `AnswerLost` (or `TemporaryFailure` where the call only `reads`)
    for anything else: it was taken, and nobody knows under which number."""
    try:
        return answer.json()
    except ValueError as error:
        sentence = "It answered with something that is no JSON."
        raise (TemporaryFailure(sentence) if reads else AnswerLost(sentence)) from error


def words_of(answer: httpx.Response) -> str:
    """What an answer says, in one line of at most 500 characters; a web page only by its kind."""
    kind = answer.headers.get("content-type", "")
    if "html" in kind:
        return "(a web page)"
    return " ".join(answer.text.split())[:_LONGEST_WORDS]
