"""The Graph API through facebook-sdk, without what goes wrong with a client of 2018.

The SDK keeps making the calls (`get_object`, `get_connections`, `put_object`); its session is
ours: the token goes into a header instead of the URL, with proof of the app secret; there are
timeouts, no redirects and no retries; and an answer that is not a success in JSON is an error.

https://developers.facebook.com/docs/graph-api/guides/error-handling
https://developers.facebook.com/docs/graph-api/guides/secure-requests
"""

from __future__ import annotations

import hashlib
import hmac
import json
import re
import time
from collections.abc import Mapping
from http.cookiejar import DefaultCookiePolicy
from typing import Any

import facebook
import requests
from requests.exceptions import ConnectionError as LostConnection
from requests.exceptions import ConnectTimeout
from urllib3.exceptions import MaxRetryError, NewConnectionError

from channels.errors import (
    AnswerLost,
    ChannelError,
    PermanentFailure,
    TemporaryFailure,
)
from channels.meta_protocol import BLOCKED, is_rate, page_arguments

CONNECT_SECONDS = 5.0
READ_SECONDS = 20.0
TOTAL_SECONDS = 60.0
"""An answer that has not arrived whole by then is given up, however steadily it drips."""
MAX_ANSWER_BYTES = 16 * 2**20

_OBJECT_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:$=-]*")

Json = dict[str, Any]


class GraphClient:
    """Calls of one token. Its methods may be called from several threads at once.

    Vendor exceptions never leave it, and what it raises names no id, token or address: those
    stand in the vendor's own messages, which is why they are not chained.
    """

    def __init__(self, *, api_url: str, version: str, token: str, app_secret: str) -> None:
        self._session = _Session(api_url, token, app_secret)
        # The SDK wants a token of its own to put into URLs; the session takes it out again.
        self._graph = facebook.GraphAPI(access_token="in-header", session=self._session)  # noqa: S106 - not one
        # Its own check knows no version after 3.1.
        self._graph.version = version

    def read(
        self, object_id: str, connection: str = "", *, after: str = "", **arguments: str | int
    ) -> Json:
        """An object, or one page of what is connected to it: the one `after` what `next_page` says.

        Raises `TemporaryFailure` or `PermanentFailure`.
        """
        known = {**arguments, **page_arguments(after)}
        known = {name: value for name, value in known.items() if value != ""}
        if connection:
            return _answer(self._graph.get_connections(_safe(object_id), connection, **known))
        return _answer(self._graph.get_object(_safe(object_id), **known))

    def create(self, object_id: str, connection: str, **arguments: str | Json) -> Json:
        """Create something; objects in `arguments` are sent as JSON.

        Raises `AnswerLost` when it may have been created, `TemporaryFailure`, `PermanentFailure`.
        """
        sent = {
            name: value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
            for name, value in arguments.items()
        }
        return _answer(self._graph.put_object(_safe(object_id), connection, **sent))

    def change(self, object_id: str, **values: str) -> None:
        """Change fields of an object; the same change twice is harmless.

        Raises `TemporaryFailure`, `PermanentFailure`.
        """
        path = f"{self._graph.version}/{_safe(object_id)}"
        try:
            _answer(self._graph.request(path, post_args=values, method="POST"))
        except AnswerLost as error:
            raise TemporaryFailure("Meta's answer was lost; try again.") from error

    def close(self) -> None:
        """Give back the connections."""
        self._session.close()


def _safe(object_id: str) -> str:
    """Ids come from outside; none may lead to another path of the API."""
    if not _OBJECT_ID.fullmatch(object_id):
        raise PermanentFailure("An id is not of the form that Meta uses.")
    return object_id


def _answer(content: object) -> Json:
    if not isinstance(content, dict):
        raise TemporaryFailure("Meta gave an answer of an unexpected form.")
    return content


# --- the session that the SDK is given -------------------------------------------------------


class _Answer:
    """As much of a `requests.Response` as the SDK looks at."""

    headers: Mapping[str, str] = {"content-type": "application/json"}

    def __init__(self, content: object) -> None:
        self._content = content

    def json(self) -> object:
        return self._content


class _Session:
    """Takes the place of `requests.Session` under the SDK."""

    def __init__(self, api_url: str, token: str, app_secret: str) -> None:
        self._api_url = api_url.rstrip("/") + "/"
        self._proof = hmac.new(app_secret.encode(), token.encode(), hashlib.sha256).hexdigest()
        self._requests = requests.Session()
        # A netrc entry or a proxy of the environment would replace or see the token.
        self._requests.trust_env = False
        self._requests.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        self._requests.headers.update(
            {"Authorization": f"Bearer {token}", "Accept": "application/json"}
        )

    def close(self) -> None:
        self._requests.close()

    def request(
        self,
        method: str,
        url: str,
        *,
        params: Mapping[str, Any] | None = None,
        data: Mapping[str, Any] | None = None,
        **_unused: object,
    ) -> _Answer:
        """Send what the SDK wants to send. Raises our errors, which the SDK lets through."""
        is_create = method != "GET"
        target = self._api_url + url.removeprefix(facebook.FACEBOOK_GRAPH_URL)
        content = {name: value for name, value in (data or {}).items() if name != "access_token"}
        arguments = {name: v for name, v in (params or {}).items() if name != "access_token"}
        (content if is_create else arguments)["appsecret_proof"] = self._proof
        try:
            with self._requests.request(
                method,
                target,
                params=arguments,
                data=content if is_create else None,
                timeout=(CONNECT_SECONDS, READ_SECONDS),
                allow_redirects=False,
                stream=True,
            ) as response:
                body = _read(response)
        except requests.RequestException as error:
            raise _not_answered(error, is_create) from None
        return _Answer(_checked(response, body, is_create))


def _read(response: requests.Response) -> bytes:
    """The whole body, bounded in size and time."""
    deadline = time.monotonic() + TOTAL_SECONDS
    body = bytearray()
    for chunk in response.iter_content(65536):
        body += chunk
        if len(body) > MAX_ANSWER_BYTES or time.monotonic() > deadline:
            raise requests.exceptions.ContentDecodingError("too large or too slow")
    return bytes(body)


def _checked(response: requests.Response, body: bytes, is_create: bool) -> object:
    """The answer's content if it is a success in JSON."""
    status = response.status_code
    try:
        content = json.loads(body)
    except (ValueError, RecursionError):
        raise _not_json(response, is_create) from None
    error = content.get("error") if isinstance(content, dict) else None
    if error is not None or status >= 300:
        raise failure(error if isinstance(error, dict) else {}, response, is_create)
    return content


# --- what went wrong -------------------------------------------------------------------------


def _not_answered(error: requests.RequestException, is_create: bool) -> ChannelError:
    code = type(error).__name__
    if isinstance(error, ConnectTimeout) or _was_not_sent(error):
        return TemporaryFailure("Meta cannot be reached: look at api_url.", code=code)
    if is_create:
        return AnswerLost("Meta's answer to a message was lost.", code=code)
    return TemporaryFailure("Meta did not answer.", code=code)


def _was_not_sent(error: requests.RequestException) -> bool:
    """Whether the connection failed before the request could go out."""
    if isinstance(error, requests.exceptions.SSLError | requests.exceptions.InvalidURL):
        return True
    cause = error.args[0] if isinstance(error, LostConnection) and error.args else None
    return isinstance(cause, MaxRetryError) and isinstance(cause.reason, NewConnectionError)


def _not_json(response: requests.Response, is_create: bool) -> ChannelError:
    status = response.status_code
    code = str(status)
    if status == 429:
        return TemporaryFailure(
            "Meta asks for fewer calls.", retry_after=_retry_after(response), code=code
        )
    if 300 <= status < 500 and status != 408:
        return PermanentFailure(
            "What answers is not the Graph API: look at api_url and graph_version.", code=code
        )
    if is_create:
        return AnswerLost("Meta gave no usable answer to a message.", code=code)
    return TemporaryFailure("Meta gave no usable answer.", code=code)


def failure(error: Json, response: requests.Response, is_create: bool) -> ChannelError:
    """Our error for Graph's, by its code; `is_create` when something may have been created."""
    number, subcode = _number(error.get("code")), _number(error.get("error_subcode"))
    status = response.status_code
    code = str(number if number is not None else status) + (f"/{subcode}" if subcode else "")
    if status == 429 or is_rate(number):
        return TemporaryFailure(
            "Meta asks for fewer calls.", retry_after=_retry_after(response), code=code
        )
    if number == BLOCKED:
        return TemporaryFailure(
            "Meta has blocked this Page or app for a while: look at the Page's quality.",
            retry_after=_retry_after(response) or _BLOCKED_SECONDS,
            code=code,
        )
    sentence = _sentence(number, subcode)
    if sentence is not None:
        return PermanentFailure(sentence, code=code)
    is_transient = error.get("is_transient") is True or number in _TRANSIENT
    if is_create and status >= 500:
        return AnswerLost("Meta failed while it took a message.", code=code)
    if is_transient or status >= 500:
        return TemporaryFailure("Meta has a passing trouble.", code=code)
    return PermanentFailure("Meta refuses the call.", code=code)


def _sentence(number: int | None, subcode: int | None) -> str | None:
    for known in ((number, subcode), (number, None)):
        if known in _PERMANENT:
            return _PERMANENT[known]
    if number is not None and 200 <= number <= 299:
        return "A permission is missing: look at the permissions of page_token."
    return None


def _number(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _retry_after(response: requests.Response) -> float | None:
    """Seconds, from the usual header or from the minutes in the usage header."""
    try:
        return max(0.0, float(response.headers["retry-after"]))
    except (KeyError, ValueError):
        return _usage_seconds(response.headers.get("x-business-use-case-usage", ""))


def _usage_seconds(header: str) -> float | None:
    """https://developers.facebook.com/docs/graph-api/overview/rate-limiting"""
    try:
        usages = [usage for listed in json.loads(header).values() for usage in listed]
        minutes = max(float(usage["estimated_time_to_regain_access"]) for usage in usages)
    except (AttributeError, KeyError, RecursionError, TypeError, ValueError):
        return None
    return minutes * 60 if minutes > 0 else None


_TRANSIENT = frozenset({1, 2, 1200})
_BLOCKED_SECONDS = 3600.0
_TOKEN = "page_token is not valid any more"  # noqa: S105 - a sentence
_PERMANENT: dict[tuple[int | None, int | None], str] = {
    (102, None): f"{_TOKEN}: make a new one.",
    (190, None): f"{_TOKEN}: make a new one.",
    (190, 458): f"{_TOKEN}, because the app was removed: add it again and make a new one.",
    (190, 460): f"{_TOKEN}, because a password was changed: make a new one.",
    (190, 463): f"{_TOKEN}, it has expired: make a new one.",
    (190, 467): f"{_TOKEN}, it was revoked: make a new one.",
    (10, None): "A permission is missing: look at the permissions of page_token.",
    (10, 2018278): "The 24 hours in which this citizen may be answered in Messenger are over.",
    (10, 2534022): "The 24 hours in which this citizen may be answered in Messenger are over.",
    (10, 2018065): "The 24 hours in which this citizen may be answered in Messenger are over.",
    (100, None): "Meta does not accept what was sent.",
    (100, 33): "What the call is about is gone, or is not shown to page_token.",
    (100, 2018001): "Nobody with this id can be reached through Messenger.",
    (200, 1545041): "The citizen cannot be reached: blocked us, or left Messenger.",
    (200, 2018108): "The citizen does not receive messages from the Page now.",
    (506, None): "Meta does not take the same words twice in a row.",
    (551, None): "The citizen cannot be reached: blocked us, or left Messenger.",
    (803, None): "What the call is about is gone, or is not shown to page_token.",
    (10900, None): "This comment has had its one private answer.",
    (10902, None): "This cannot be answered in private.",
    (10903, None): "Its author cannot be answered in private.",
}
"""Code and subcode of what repeating does not help, and what to do."""
