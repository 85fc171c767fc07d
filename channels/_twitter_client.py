"""tweepy made safe: our host, timeouts, no redirects, and every failure as one of our errors.

tweepy 4.17 has a fixed host, no timeout, treats a page of HTML as a bug of its own, and prints its
tokens at DEBUG. All of it passes through the client's `session`, so that is where it is mended.
See https://docs.x.com/x-api/fundamentals/response-codes-and-errors.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import quote

import requests
import tweepy
from urllib3.exceptions import MaxRetryError, NewConnectionError

from channels.errors import AnswerLost, ChannelError, PermanentFailure, TemporaryFailure

TWEEPYS_HOST = "https://api.twitter.com"
CONNECT_SECONDS = 5.0
READ_SECONDS = 20.0
UNKNOWN_LIMIT_SECONDS = 900.0
LONGEST_LIMIT_SECONDS = 86_400.0
NO_CREDIT_SECONDS = 21_600.0

Answer = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Credentials:
    """The app's and the account's keys; never shown in a repr."""

    bearer_token: str
    consumer_key: str
    consumer_secret: str
    access_token: str
    access_token_secret: str

    def __repr__(self) -> str:
        return "Credentials(…)"


class XClient:
    """The calls that the channel makes. Each returns the JSON object that X answered with, and
    raises only `ChannelError`s; a lost answer to a create is `AnswerLost`."""

    def __init__(
        self, api_url: str, user_id: str, keys: Credentials, now: Callable[[], datetime]
    ) -> None:
        _keep_vendors_quiet()
        self._user_id = user_id
        self._keys = keys
        self._session = _Session(api_url, now)
        self._tweepy = tweepy.Client(
            bearer_token=keys.bearer_token,
            consumer_key=keys.consumer_key,
            consumer_secret=keys.consumer_secret,
            access_token=keys.access_token,
            access_token_secret=keys.access_token_secret,
            return_type=dict,
            wait_on_rate_limit=False,
        )
        self._tweepy.session = self._session

    def mentions(self, count: int, **window: object) -> Answer:
        """A page of at most `count` (5 to 100) posts that mention us, newest first."""
        return self._read(
            self._tweepy.get_users_mentions,
            self._user_id,
            max_results=count,
            **_POST_FIELDS,
            **window,
        )

    def messages(self, count: int, **window: object) -> Answer:
        """A page of at most `count` (1 to 100) direct messages, newest first."""
        return self._read(
            self._tweepy.get_direct_message_events,
            max_results=count,
            event_types="MessageCreate",
            **_MESSAGE_FIELDS,
            **window,
        )

    def own_posts(self, count: int, **window: object) -> Answer:
        """A page of at most `count` (5 to 100) posts of our own, newest first."""
        return self._read(
            self._tweepy.get_users_tweets,
            self._user_id,
            max_results=count,
            tweet_fields="id,text,created_at,referenced_tweets,note_tweet",
            **window,
        )

    def posts(self, ids: list[str]) -> Answer:
        """These posts, at most 100; what is not there is told under `errors`."""
        return self._read(self._tweepy.get_tweets, ids, **_POST_FIELDS)

    def me(self) -> Answer:
        """The account that the access token belongs to."""
        return self._read(self._tweepy.get_me, user_auth=True)

    def usage(self) -> Answer:
        """How many posts the app's project has read this month, and may; costs nothing."""
        return self._call("GET", "/2/usage/tweets", params={"usage.fields": _USAGE_FIELDS})

    def webhooks(self) -> Answer:
        """The app's webhooks."""
        return self._call("GET", "/2/webhooks")

    def create_webhook(self, url: str) -> Answer:
        """Register a webhook; X challenges it before it answers."""
        return self._call("POST", "/2/webhooks", {"url": url})

    def validate_webhook(self, webhook_id: str) -> Answer:
        """Make X challenge a webhook again."""
        return self._call("PUT", f"/2/webhooks/{quote(webhook_id, safe='')}")

    def subscriptions(self) -> Answer:
        """What the app is subscribed to."""
        return self._call("GET", "/2/activity/subscriptions")

    def subscribe(self, wanted: Mapping[str, Any], is_private: bool) -> Answer:
        """Subscribe to an event; to a private one as the account that it is about."""
        return self._call("POST", "/2/activity/subscriptions", wanted, user_auth=is_private)

    def _call(
        self,
        method: str,
        route: str,
        body: Mapping[str, Any] | None = None,
        *,
        params: Mapping[str, str] | None = None,
        user_auth: bool = False,
    ) -> Answer:
        """A call that tweepy has no method for; what it creates can be asked for again."""

        def call() -> Any:
            sent = self._tweepy.request(
                method, route, params=params, json=body, user_auth=user_auth
            )
            return sent.json()

        return self._read(call)

    def create_post(self, text: str, in_reply_to: str) -> str:
        """Publish a reply; returns its id."""
        answer = self._read(
            self._tweepy.create_tweet, text=text, in_reply_to_tweet_id=in_reply_to, user_auth=True
        )
        return _created_id(answer, "id")

    def create_message(self, text: str, participant_id: str) -> str:
        """Send a direct message; returns its id."""
        answer = self._read(
            self._tweepy.create_direct_message,
            text=text,
            participant_id=participant_id,
            user_auth=True,
        )
        return _created_id(answer, "dm_event_id")

    def signed_headers(self, url: str) -> Mapping[str, str]:
        """OAuth 1.0a headers for a GET of `url` as the account itself."""
        keys = self._keys
        handler = tweepy.OAuth1UserHandler(
            keys.consumer_key, keys.consumer_secret, keys.access_token, keys.access_token_secret
        )
        prepared = requests.Request("GET", url, auth=handler.apply_auth()).prepare()
        header: str | bytes = prepared.headers["Authorization"]
        return {"Authorization": header if isinstance(header, str) else header.decode("ascii")}

    @property
    def access_level(self) -> str:
        """What X last said that the access token may do, e.g. read-write-directmessages."""
        return self._session.access_level

    @property
    def calls_left(self) -> Mapping[str, tuple[int, int]]:
        """Calls left and allowed in the current window, by kind of call."""
        return dict(self._session.calls_left)

    def close(self) -> None:
        """Close the connections."""
        self._session.close()

    def _read(self, call: Callable[..., Any], *arguments: object, **parameters: object) -> Answer:
        try:
            answer: Answer = call(*arguments, **parameters)
        except tweepy.TweepyException as error:
            raise TemporaryFailure("X could not be asked; tweepy gave up.") from error
        return answer


class _Session(requests.Session):
    """Sends what tweepy wants to send to `api_url`, and returns only good JSON objects."""

    def __init__(self, api_url: str, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._api_url = api_url.rstrip("/")
        self._now = now
        self.access_level = ""
        self.calls_left: dict[str, tuple[int, int]] = {}

    def request(  # type: ignore[override]  # tweepy passes these and no others
        self, method: str, url: str, **parameters: Any
    ) -> requests.Response:
        path = url.removeprefix(TWEEPYS_HOST)
        creates = method != "GET"
        parameters |= {"timeout": (CONNECT_SECONDS, READ_SECONDS), "allow_redirects": False}
        try:
            response = super().request(method, self._api_url + path, **parameters)
        except requests.RequestException as error:
            raise _without_answer(error, creates=creates) from error
        self._take_notes(path, response)
        failure = self._failure(response, creates=creates, signed=bool(parameters.get("auth")))
        if failure is not None:
            response.close()
            raise failure
        return response

    def _take_notes(self, path: str, response: requests.Response) -> None:
        headers = response.headers
        self.access_level = headers.get("x-access-level", self.access_level)
        left, limit = headers.get("x-rate-limit-remaining"), headers.get("x-rate-limit-limit")
        if left and limit and left.isdecimal() and limit.isdecimal():
            self.calls_left[_kind_of_call(path)] = int(left), int(limit)

    def _failure(
        self, response: requests.Response, *, creates: bool, signed: bool
    ) -> ChannelError | None:
        status = response.status_code
        code = str(status)
        if 200 <= status < 300:
            return None if _is_object(response) else _unusable("html", creates=creates)
        if status == 429:
            return TemporaryFailure(
                "X allows no further call now: its rate limit is reached.",
                retry_after=_seconds_to_reset(response.headers, self._now()),
                code=code,
            )
        if status == 402:
            return TemporaryFailure(
                "The prepaid credits at X are used up; buy some in X's developer console.",
                retry_after=NO_CREDIT_SECONDS,
                code=code,
            )
        if status >= 500:
            return _unusable(code, creates=creates)
        if status == 401:
            return PermanentFailure(_UNAUTHORIZED[signed], code=code)
        if status == 403:
            return _forbidden(response)
        if 300 <= status < 400:
            return PermanentFailure("X redirected the call; look at api_url.", code=code)
        if status in {408, 425}:
            return TemporaryFailure("X did not take the call now.", code=code)
        return PermanentFailure(f"X refused the call with status {code}.", code=code)


def _without_answer(error: requests.RequestException, *, creates: bool) -> ChannelError:
    if isinstance(error, requests.exceptions.InvalidURL | requests.exceptions.MissingSchema):
        return PermanentFailure("The call could not be sent; look at api_url.")
    if creates and not _was_never_sent(error):
        return AnswerLost("The connection to X broke before its answer came.")
    return TemporaryFailure("X cannot be reached.")


def _was_never_sent(error: requests.RequestException) -> bool:
    if isinstance(
        error,
        requests.ConnectTimeout | requests.exceptions.SSLError | requests.exceptions.ProxyError,
    ):
        return True
    cause = error.args[0] if error.args else None
    return isinstance(cause, MaxRetryError) and isinstance(cause.reason, NewConnectionError)


def _unusable(code: str, *, creates: bool) -> ChannelError:
    """After a create, an answer that is none leaves open whether the work was done."""
    said = "X answered with an error of its own." if code != "html" else "X's answer is not JSON."
    return AnswerLost(said, code=code) if creates else TemporaryFailure(said, code=code)


def _forbidden(response: requests.Response) -> ChannelError:
    problem = _object(response)
    said = f"{problem.get('type')} {problem.get('title')} {problem.get('detail')}".lower()
    if "duplicate content" in said:
        # Ours of a moment ago, whose answer was lost, or words that somebody else was sent.
        return AnswerLost("X says that it has these words from us already.", code="duplicate")
    for needle, message in _FORBIDDEN:
        if needle in said:
            return PermanentFailure(message, code="403")
    return PermanentFailure("X does not allow this for our account.", code="403")


def _seconds_to_reset(headers: Mapping[str, str], now: datetime) -> float:
    """Until the exhausted window opens again; 15 minutes where X does not say."""
    reset = headers.get("x-rate-limit-reset", "")
    for day in ("x-user-limit-24hour", "x-app-limit-24hour"):
        if headers.get(f"{day}-remaining") == "0":
            reset = headers.get(f"{day}-reset", reset)
    if not reset.isdecimal():
        return UNKNOWN_LIMIT_SECONDS
    seconds = float(reset) - now.timestamp()
    return min(max(seconds, 1.0), LONGEST_LIMIT_SECONDS)


def _created_id(answer: Answer, name: str) -> str:
    created = answer.get("data")
    found = created.get(name) if isinstance(created, dict) else None
    if not isinstance(found, str) or not found:
        raise AnswerLost("X's answer does not name what it created.")
    return found


def _is_object(response: requests.Response) -> bool:
    try:
        return isinstance(json.loads(response.content), dict)
    except (ValueError, RecursionError):
        return False


def _object(response: requests.Response) -> Answer:
    try:
        found = json.loads(response.content)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _kind_of_call(path: str) -> str:
    """The path without ids, so that it can be shown."""
    return "/".join(part for part in path.split("/") if part and not part.isdecimal())


def _keep_vendors_quiet() -> None:
    """At DEBUG these print tokens, signatures and ids."""
    for name in ("tweepy", "oauthlib", "requests_oauthlib", "urllib3"):
        logger = logging.getLogger(name)
        logger.setLevel(max(logger.level, logging.INFO))


_POST_FIELDS: Mapping[str, str] = {
    "tweet_fields": "id,text,author_id,created_at,conversation_id,referenced_tweets,attachments,"
    "geo,note_tweet,edit_history_tweet_ids",
    "expansions": "author_id,attachments.media_keys,geo.place_id",
    "media_fields": "media_key,type,url,variants",
    "place_fields": "id,name,full_name,geo",
    "user_fields": "id,name,username",
}

_MESSAGE_FIELDS: Mapping[str, str] = {
    "dm_event_fields": "id,text,event_type,created_at,dm_conversation_id,sender_id,attachments",
    "expansions": "sender_id,attachments.media_keys",
    "media_fields": "media_key,type,url,variants",
    "user_fields": "id,name,username",
}

_USAGE_FIELDS = "cap_reset_day,project_cap,project_usage"

_UNAUTHORIZED = {
    True: "X does not accept the account's keys; look at access_token and consumer_key.",
    False: "X does not accept the app's key; look at bearer_token.",
}

# Words in X's refusals, and what to do about them.
_FORBIDDEN = (
    (
        "oauth1-permissions",
        "The app may not do this; allow it to read, write and send messages in X's developer "
        "console, then make a new access_token.",
    ),
    (
        "client-forbidden",
        "The app has no access to this; attach it to a project in X's developer console.",
    ),
    ("deleted or not visible", "The post to answer is no longer there."),
    ("not been mentioned", "X lets us answer only authors who mentioned our account."),
    ("permission to dm", "This person does not receive direct messages from our account."),
)
