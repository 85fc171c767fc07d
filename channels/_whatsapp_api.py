"""Twilio's REST API through its SDK, with time limits, no hidden repeats and our own errors.

https://www.twilio.com/docs/usage/twilios-response
https://www.twilio.com/docs/api/errors
"""

from __future__ import annotations

import json
import logging
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter
from twilio.base.exceptions import TwilioException, TwilioRestException, TwilioServiceException
from twilio.http import HttpClient
from twilio.http.response import Response
from twilio.rest import Client
from urllib3.exceptions import ConnectTimeoutError, MaxRetryError, NewConnectionError, SSLError

from channels._whatsapp_messages import VENDOR_URL
from channels.errors import (
    AnswerLost,
    ChannelError,
    PermanentFailure,
    TemporaryFailure,
    WindowClosed,
)
from channels.media_http import CONNECT_SECONDS, READ_SECONDS, retry_after

VERSION = "2010-04-01"
_POOL_SIZE = 8
_SILENT = logging.getLogger("twilio.silent")


class Api:
    """One Twilio account. Thread-safe; every failure is a `ChannelError`."""

    def __init__(self, account_sid: str, auth_token: str, api_url: str) -> None:
        self._http = _Http(api_url)
        self.sdk = Client(account_sid, auth_token, http_client=self._http)
        self._account = f"/{VERSION}/Accounts/{account_sid}"

    def get(self, path: str, **params: str) -> dict[str, Any]:
        """The JSON object at a path below the account, or at a whole one as Twilio gives it.

        The SDK's typed list would fail as a whole for one odd entry, and keeps no raw answer.
        """
        whole = path if path.startswith("/") else f"{self._account}/{path}"
        with errors():
            answer = self.sdk.request("GET", VENDOR_URL + whole, params=dict(params))
            if answer.status_code != 200:
                raise _refusal(answer.status_code, _code_in(answer.text))
            value = json.loads(answer.text)
        if not isinstance(value, dict):
            raise TemporaryFailure("Twilio answered something other than a JSON object.")
        return value

    def account(self) -> dict[str, Any]:
        """The Account resource."""
        return self.get(f"{self._account}.json")

    def close(self) -> None:
        """Give back the connections."""
        self._http.close()


@contextmanager
def errors(*, creates: bool = False) -> Iterator[None]:
    """Turn the SDK's exceptions into ours; `creates`: an unread answer may hide success."""
    try:
        yield
    except TwilioRestException as error:
        raise _refusal(error.status, error.code) from error
    except TwilioServiceException as error:
        raise _refusal(error.status, error.code) from error
    except (TwilioException, ValueError, TypeError, KeyError, AttributeError) as error:
        lost = AnswerLost if creates else TemporaryFailure
        raise lost("Twilio's answer could not be read.") from error


class _Http(HttpClient):  # type: ignore[misc]  # the SDK has no types
    """The SDK's transport. Twilio's own has no time limit and logs citizens' numbers at INFO."""

    def __init__(self, api_url: str) -> None:
        super().__init__(_SILENT, is_async=False)
        self._api_url = api_url.rstrip("/")
        self._session = requests.Session()
        adapter = HTTPAdapter(max_retries=0, pool_maxsize=_POOL_SIZE)
        self._session.mount("https://", adapter)
        self._session.mount("http://", adapter)

    def request(
        self,
        method: str,
        uri: str,
        params: dict[str, object] | None = None,
        data: dict[str, object] | None = None,
        headers: dict[str, str] | None = None,
        auth: tuple[str, str] | None = None,
        timeout: float | None = None,
        allow_redirects: bool = False,
    ) -> Response:
        is_json = (headers or {}).get("Content-Type") == "application/json"
        try:
            answer = self._session.request(
                method,
                self._placed(uri),
                params=params,  # type: ignore[arg-type]  # the SDK says object, and sends scalars
                data=None if is_json else data,
                json=data if is_json else None,
                headers=headers,
                auth=auth,
                timeout=(CONNECT_SECONDS, READ_SECONDS),
                allow_redirects=False,
            )
        except requests.RequestException as error:
            raise _lost(method, error) from error
        if answer.status_code == 429:
            raise TemporaryFailure(
                "Twilio asks us to slow down.",
                retry_after=retry_after(answer.headers),
                code=_text(_code_in(answer.text)),
            )
        if answer.status_code >= 500:
            failure = AnswerLost if method == "POST" else TemporaryFailure
            raise failure("Twilio has a fault of its own.", code=str(answer.status_code))
        return Response(answer.status_code, answer.text, answer.headers)

    def close(self) -> None:
        self._session.close()

    def _placed(self, uri: str) -> str:
        """The SDK knows several hosts of Twilio's; another `api_url` replaces them all."""
        if self._api_url == VENDOR_URL:
            return uri
        parts = urlsplit(uri)
        return self._api_url + parts.path + (f"?{parts.query}" if parts.query else "")


def _lost(method: str, error: requests.RequestException) -> TemporaryFailure:
    """Whether a request went out before it failed decides whether it may be repeated blindly."""
    if method != "POST" or _was_never_sent(error):
        return TemporaryFailure("Twilio cannot be reached; look at api_url and the network.")
    return AnswerLost("The connection to Twilio broke before its answer came.")


def _was_never_sent(error: requests.RequestException) -> bool:
    if isinstance(error, requests.ConnectTimeout):
        return True
    inner = error.args[0] if error.args else None
    reason = inner.reason if isinstance(inner, MaxRetryError) else inner
    if isinstance(reason, SSLError):
        return any(isinstance(cause, ssl.SSLCertVerificationError) for cause in reason.args)
    return isinstance(reason, NewConnectionError | ConnectTimeoutError)


def _code_in(text: str) -> object:
    try:
        value = json.loads(text)
    except ValueError:
        return None
    return value.get("code") if isinstance(value, dict) else None


def _text(code: object) -> str | None:
    return str(code) if isinstance(code, int | str) and code else None


def _refusal(status: int, code: object) -> ChannelError:
    number = code if isinstance(code, int) else 0
    word = _text(code)
    if number in _LATER:
        message, seconds = _LATER[number]
        return TemporaryFailure(message, retry_after=seconds, code=word)
    if number == _OUTSIDE_WINDOW:
        return WindowClosed(_NEVER[number], code=word)
    if number in _NEVER:
        return PermanentFailure(_NEVER[number], code=word)
    if status in (401, 403):
        return PermanentFailure(_NEVER[20003], code=word or str(status))
    if status < 400 or status in (408, 425):
        return TemporaryFailure("Twilio did not answer the question.", code=word)
    return PermanentFailure(
        "Twilio refuses this; look its code up in the channel's page.", code=word
    )


_LATER: dict[int, tuple[str, float | None]] = {
    14107: ("Twilio's rate limit for messages is reached.", None),
    20429: ("Twilio asks us to slow down.", None),
    20503: ("Twilio is not available at the moment.", None),
    30001: ("The queue of the sending number is full.", 60),
    63018: ("WhatsApp's rate limit for the sending number is reached.", 60),
    63038: ("The account's daily number of messages is used up; look at its limits.", 3600),
}
_OUTSIDE_WINDOW = 63016
_NEVER: dict[int, str] = {
    20003: "Twilio does not accept the credentials; look at account_sid and auth_token.",
    20404: "Twilio does not know this; look at account_sid and number.",
    21211: "The citizen's address is not valid for Twilio.",
    21408: "The account may not send to this country; look at its geographic permissions.",
    21606: "The number may not send messages; look at number.",
    21608: "A trial account sends to verified numbers only; upgrade the account.",
    21610: "The citizen has asked to get no more messages.",
    21617: "The text is longer than 1,600 characters.",
    21655: "The template does not exist; look at its content SID.",
    21656: "The template's variables are not valid.",
    63003: "The citizen's address is not reachable on WhatsApp.",
    63007: "The number is not a WhatsApp sender of this account; look at number.",
    63016: "More than 24 hours have passed since the citizen wrote; only a template may be sent.",
    63024: "The citizen's address is not valid on WhatsApp.",
    63027: "The template does not exist in this language.",
    63028: "The template wants another number of variables.",
    63032: "WhatsApp does not let this citizen be reached.",
    63040: "WhatsApp has rejected the template.",
    63041: "WhatsApp has paused the template.",
    63042: "WhatsApp has disabled the template.",
}
