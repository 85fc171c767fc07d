"""google-api-python-client made safe: our host, timeouts, no retries, no keys in addresses.

The SDK builds requests from the description of the API that comes with it and reads answers; what
travels goes through `_Http`, which takes the place of httplib2: the API key stands in a header, the
account's access token is renewed where it is needed, and an answer that is not a success in JSON is
one of our errors.

https://developers.google.com/youtube/v3/docs/errors
https://developers.google.com/identity/protocols/oauth2/web-server#offline
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import httplib2
import requests
from googleapiclient.discovery import build
from urllib3.exceptions import MaxRetryError, NewConnectionError

from channels._youtube_budget import seconds_to_reset
from channels.errors import AnswerLost, ChannelError, PermanentFailure, TemporaryFailure

CONNECT_SECONDS = 5.0
READ_SECONDS = 20.0
TOTAL_SECONDS = 60.0
MAX_ANSWER_BYTES = 16 * 2**20
RATE_SECONDS = 60.0
# A token is not used in the last moments of its life.
SPARE = timedelta(seconds=60)

Answer = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Credentials:
    """The project's key, and what speaks for the channel's owner; never shown in a repr."""

    api_key: str
    client_id: str
    client_secret: str
    refresh_token: str

    def __repr__(self) -> str:
        return "Credentials(…)"


class YouTubeClient:
    """The calls that the adapter makes. Each returns the JSON object that YouTube answered with,
    and raises only `ChannelError`s; a lost answer to a create is `AnswerLost`."""

    def __init__(
        self, *, api_url: str, token_url: str, keys: Credentials, now: Callable[[], datetime]
    ) -> None:
        self._session = requests.Session()
        # A netrc entry or a proxy of the environment would replace or see the keys.
        self._session.trust_env = False
        tokens = _Tokens(self._session, token_url, keys, now)
        self._as_owner = _Http(self._session, {}, tokens, now)
        self._as_reader = self._as_owner
        if keys.api_key:
            by_key = {"X-Goog-Api-Key": keys.api_key}
            self._as_reader = _Http(self._session, by_key, None, now)
        self._service = build(
            "youtube",
            "v3",
            http=self._as_reader,
            # The description comes with the package: nothing is fetched, nothing is cached.
            static_discovery=True,
            cache_discovery=False,
            client_options={"api_endpoint": f"{api_url.rstrip('/')}/"},
        )

    def threads(self, channel_id: str, page: str | None) -> Answer:
        """A page of the comments on all videos of a channel, newest first, with some answers."""
        return self._execute(
            self._service.commentThreads().list(
                part="snippet,replies",
                allThreadsRelatedToChannelId=channel_id,
                order="time",
                textFormat="plainText",
                maxResults=100,
                pageToken=page,
            )
        )

    def answers(self, parent_id: str, page: str | None) -> Answer:
        """A page of the answers to a comment."""
        return self._execute(
            self._service.comments().list(
                part="snippet",
                parentId=parent_id,
                textFormat="plainText",
                maxResults=100,
                pageToken=page,
            )
        )

    def comments(self, ids: list[str]) -> Answer:
        """Comments by their ids; what is not there is left out."""
        return self._execute(
            self._service.comments().list(part="snippet", id=",".join(ids), textFormat="plainText")
        )

    def channel(self, channel_id: str) -> Answer:
        """A channel by its id."""
        return self._execute(self._service.channels().list(part="snippet", id=channel_id))

    def own_channel(self) -> Answer:
        """The channel that the refresh token speaks for."""
        asked = self._service.channels().list(part="snippet", mine=True)
        return self._execute(asked, self._as_owner)

    def answer(self, parent_id: str, text: str) -> Answer:
        """Write an answer below a top-level comment."""
        body = {"snippet": {"parentId": parent_id, "textOriginal": text}}
        asked = self._service.comments().insert(part="snippet", body=body)
        return self._execute(asked, self._as_owner)

    def close(self) -> None:
        """Close the connections."""
        self._session.close()

    def _execute(self, request: Any, http: _Http | None = None) -> Answer:
        answer = request.execute(http=http or self._as_reader, num_retries=0)
        if not isinstance(answer, dict):
            raise TemporaryFailure("YouTube gave an answer of an unexpected form.")
        return answer


class _Http:
    """As much of `httplib2.Http` as the SDK uses."""

    def __init__(
        self,
        session: requests.Session,
        headers: Mapping[str, str],
        tokens: _Tokens | None,
        now: Callable[[], datetime],
    ) -> None:
        self._session = session
        self._headers = headers
        self._tokens = tokens
        self._now = now

    def request(
        self,
        uri: str,
        method: str = "GET",
        body: str | bytes | None = None,
        headers: Mapping[str, str] | None = None,
        **_unused: object,
    ) -> tuple[httplib2.Response, bytes]:
        """Send what the SDK wants to send. Raises our errors, which the SDK lets through."""
        sent = {**(headers or {}), **self._headers}
        status, content = self._send(uri, method, body, sent)
        if status == 401 and self._tokens is not None:  # perhaps revoked before its time
            self._tokens.forget()
            status, content = self._send(uri, method, body, sent)
        if not 200 <= status < 300:
            raise failure(status, content, is_create=method != "GET", now=self._now())
        _checked(content, is_create=method != "GET")
        return httplib2.Response({"status": status}), content

    def close(self) -> None:
        """The session is closed by whom it belongs to."""

    def _send(
        self, uri: str, method: str, body: str | bytes | None, headers: dict[str, str]
    ) -> tuple[int, bytes]:
        if self._tokens is not None:
            headers["Authorization"] = f"Bearer {self._tokens.current()}"
        try:
            return _exchange(self._session, method, uri, data=body, headers=headers)
        except requests.RequestException as error:
            raise _not_answered(error, is_create=method != "GET") from None


class _Tokens:
    """The owner's access token, renewed shortly before it ends."""

    def __init__(
        self,
        session: requests.Session,
        url: str,
        keys: Credentials,
        now: Callable[[], datetime],
    ) -> None:
        self._session = session
        self._url = url
        self._keys = keys
        self._now = now
        self._lock = threading.Lock()
        self._token = ""
        self._ends: datetime | None = None

    def current(self) -> str:
        """A token that holds for a while."""
        if not self._keys.refresh_token:
            raise PermanentFailure("YouTube is only read: refresh_token is not set.")
        with self._lock:
            if self._ends is None or self._now() >= self._ends - SPARE:
                self._renew()
            return self._token

    def forget(self) -> None:
        """The token was refused."""
        with self._lock:
            self._ends = None

    def _renew(self) -> None:
        form = {
            "grant_type": "refresh_token",
            "client_id": self._keys.client_id,
            "client_secret": self._keys.client_secret,
            "refresh_token": self._keys.refresh_token,
        }
        try:
            status, body = _exchange(self._session, "POST", self._url, data=form, headers={})
        except requests.RequestException:
            raise TemporaryFailure("Google's token server cannot be reached.") from None
        content = _object(body)
        token, seconds = content.get("access_token"), content.get("expires_in")
        if status == 200 and isinstance(token, str) and isinstance(seconds, int):
            self._token, self._ends = token, self._now() + timedelta(seconds=seconds)
            return
        code = content.get("error")
        if isinstance(code, str) and code in _GRANTS:
            raise PermanentFailure(_GRANTS[code], code=code)
        raise TemporaryFailure("Google's token server gave no usable answer.", code=str(status))


def _exchange(
    session: requests.Session, method: str, url: str, **content: Any
) -> tuple[int, bytes]:
    """Status and body, bounded in size and time."""
    deadline = time.monotonic() + TOTAL_SECONDS
    body = bytearray()
    with session.request(
        method,
        url,
        timeout=(CONNECT_SECONDS, READ_SECONDS),
        allow_redirects=False,
        stream=True,
        **content,
    ) as response:
        for chunk in response.iter_content(65536):
            body += chunk
            if len(body) > MAX_ANSWER_BYTES or time.monotonic() > deadline:
                raise requests.exceptions.ContentDecodingError("too large or too slow")
        return response.status_code, bytes(body)


def _checked(content: bytes, *, is_create: bool) -> None:
    if content and not _object(content):
        said = "YouTube's answer is not JSON."
        raise AnswerLost(said, code="html") if is_create else TemporaryFailure(said, code="html")


def _not_answered(error: requests.RequestException, *, is_create: bool) -> ChannelError:
    if is_create and not _was_not_sent(error):
        return AnswerLost("The connection to YouTube broke before its answer came.")
    return TemporaryFailure("YouTube cannot be reached: look at api_url.")


def _was_not_sent(error: requests.RequestException) -> bool:
    if isinstance(error, requests.ConnectTimeout | requests.exceptions.SSLError):
        return True
    cause = error.args[0] if error.args else None
    return isinstance(cause, MaxRetryError) and isinstance(cause.reason, NewConnectionError)


def failure(status: int, body: bytes, *, is_create: bool, now: datetime) -> ChannelError:
    """Our error for YouTube's, by its reason."""
    error = _object(body).get("error")
    reasons = _reasons(error)
    code = reasons[0] if reasons else str(status)
    if code in _USED_UP:
        return TemporaryFailure(
            "YouTube's quota of today is used up.", retry_after=seconds_to_reset(now), code=code
        )
    if status == 429 or code in _RATES:
        said = "YouTube asks for fewer calls."
        return TemporaryFailure(said, retry_after=RATE_SECONDS, code=code)
    for reason in reasons:
        if reason in _REFUSALS:
            return PermanentFailure(_REFUSALS[reason], code=reason)
    if status >= 500 or status == 408:
        said = "YouTube has a fault of its own."
        return AnswerLost(said, code=code) if is_create else TemporaryFailure(said, code=code)
    if 300 <= status < 400 or not isinstance(error, dict):
        return PermanentFailure("What answers is not YouTube's API: look at api_url.", code=code)
    if status == 401:
        return PermanentFailure("YouTube does not accept refresh_token: make a new one.", code=code)
    return PermanentFailure("YouTube refuses the call.", code=code)


def _reasons(error: object) -> list[str]:
    """The reasons of an error, the most telling first: details stand beside the old list."""
    if not isinstance(error, dict):
        return []
    details = error.get("details")
    listed = error.get("errors")
    found = [
        one.get("reason")
        for one in (
            *(details if isinstance(details, list) else ()),
            *(listed if isinstance(listed, list) else ()),
        )
        if isinstance(one, dict)
    ]
    return [reason for reason in found if isinstance(reason, str)]


def _object(body: bytes) -> Answer:
    try:
        content = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return content if isinstance(content, dict) else {}


_USED_UP = frozenset({"quotaExceeded", "dailyLimitExceeded"})
_RATES = frozenset({"rateLimitExceeded", "userRateLimitExceeded", "RATE_LIMIT_EXCEEDED"})
_GRANTS = {
    "invalid_grant": "YouTube does not accept refresh_token any more: make a new one.",
    "invalid_client": "Google does not know the client: look at client_id and client_secret.",
    "unauthorized_client": "Google does not know the client: look at client_id and client_secret.",
}
_REFUSALS = {
    "API_KEY_INVALID": "YouTube does not know the key: look at api_key.",
    "keyInvalid": "YouTube does not know the key: look at api_key.",
    "SERVICE_DISABLED": "The YouTube Data API is not enabled for the project.",
    "accessNotConfigured": "The YouTube Data API is not enabled for the project.",
    "ACCESS_TOKEN_SCOPE_INSUFFICIENT": "refresh_token lacks the scope youtube.force-ssl.",
    "insufficientPermissions": "refresh_token lacks the scope youtube.force-ssl.",
    "channelNotFound": "YouTube does not know the channel: look at channel_id.",
    "commentNotFound": "The comment to answer is no longer there.",
    "parentCommentNotFound": "The comment to answer is no longer there.",
    "videoNotFound": "The video is no longer there.",
    "commentsDisabled": "Comments are turned off below this video.",
    "parentCommentIsPrivate": "The comment to answer is not public.",
    "commentTextTooLong": "The reply is longer than YouTube allows.",
    "ineligibleAccount": "The account has no YouTube channel that could comment.",
    "invalidPageToken": "YouTube has forgotten the page.",
}
"""Reasons for which repeating does not help, and what to do."""
