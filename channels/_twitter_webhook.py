"""Webhooks of the X Activity API: the challenge, the signature, and what has to be registered.

Challenge and signature   https://docs.x.com/x-api/webhooks/quickstart
Subscriptions             https://docs.x.com/x-api/activity/quickstart
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urlsplit

from channels._twitter_objects import identifier, listed, mapping
from channels.base import Finding, WebhookAnswer, WebhookRequest
from channels.errors import ChannelError, RejectedRequest

if TYPE_CHECKING:
    from channels._twitter_client import XClient

SIGNATURE = "x-twitter-webhooks-signature"
EVENTS = {"post.mention.create": False, "dm.received": True}
"""What is subscribed to, and whether the account itself has to ask for it since it is private."""
TAG = "muara"


def verify(consumer_secret: str, request: WebhookRequest) -> None:
    """Raises `RejectedRequest` unless X signed the body; a challenge is not signed."""
    if request.method == "GET":
        if not request.query.get("crc_token"):
            raise RejectedRequest("The request is no challenge of X.")
        return
    signature = request.headers.get(SIGNATURE, "")
    if not signature:
        raise RejectedRequest(
            "The request is not signed: X signs all with consumer_secret.",
            code="signature_missing",
        )
    expected = signed(consumer_secret, request.body)
    if not hmac.compare_digest(expected.encode(), signature.strip().encode("utf-8", "replace")):
        raise RejectedRequest(
            "The signature does not match: look at consumer_secret.", code="signature_wrong"
        )


def answer_challenge(consumer_secret: str, request: WebhookRequest) -> WebhookAnswer | None:
    """What proves to X that we know the secret too; None for anything but a challenge."""
    token = request.query.get("crc_token", "")
    if request.method != "GET" or not token:
        return None
    answer = {"response_token": signed(consumer_secret, token.encode("utf-8", "replace"))}
    return WebhookAnswer(body=json.dumps(answer).encode(), content_type="application/json")


def signed(consumer_secret: str, content: bytes) -> str:
    """The seal that X puts on webhooks, and wants to see on its challenges."""
    digest = hmac.new(consumer_secret.encode(), content, hashlib.sha256).digest()
    return f"sha256={base64.b64encode(digest).decode()}"


class Registration:
    """Our webhook and its subscriptions at X."""

    def __init__(self, client: XClient, url: str, user_id: str) -> None:
        self._client = client
        self._url = url
        self._user_id = user_id

    def connect(self) -> Iterator[Finding]:
        """Register, prove and subscribe what is missing; safe to repeat."""
        if not _is_acceptable(self._url):
            yield _finding(
                "warning",
                "X takes only an https address without a port: look at public_url.",
            )
        try:
            webhook_id = self._registered()
            there = self._subscribed(webhook_id)
            for event, is_private in EVENTS.items():
                if event not in there:
                    self._client.subscribe(self._subscription(event, webhook_id), is_private)
        except ChannelError as error:
            yield Finding.of_failure("webhook", error)
            return
        yield _finding("ok", "X sends mentions and direct messages to our webhook.")

    def check(self) -> Iterator[Finding]:
        """Whether X has our webhook, holds it for valid, and sends both kinds of events there."""
        try:
            webhook = self._ours()
            there = self._subscribed(str(webhook.get("id"))) if webhook else frozenset()
        except ChannelError as error:
            yield Finding.of_failure("webhook", error)
            return
        if not webhook:
            yield _finding("error", "X does not know our webhook: connect it.")
        elif webhook.get("valid") is False:
            yield _finding("error", "X holds our webhook for invalid: connect it again.")
        elif missing := [event for event in EVENTS if event not in there]:
            yield _finding("error", f"X does not send {', '.join(missing)}: connect it again.")
        else:
            yield _finding("ok", "X sends mentions and direct messages to our webhook.")

    def _registered(self) -> str:
        webhook = self._ours()
        if not webhook:
            made = mapping(self._client.create_webhook(self._url).get("data"))
            return str(made.get("id"))
        if webhook.get("valid") is False:
            self._client.validate_webhook(str(webhook["id"]))
        return str(webhook["id"])

    def _ours(self) -> Mapping[str, Any]:
        known = map(mapping, listed(self._client.webhooks().get("data")))
        return next((one for one in known if one.get("url") == self._url), {})

    def _subscribed(self, webhook_id: str) -> frozenset[str]:
        """The events of our account that go to this webhook."""
        known = map(mapping, listed(self._client.subscriptions().get("data")))
        return frozenset(
            str(one.get("event_type"))
            for one in known
            if identifier(one.get("webhook_id")) == webhook_id
            and identifier(mapping(one.get("filter")).get("user_id")) == self._user_id
        )

    def _subscription(self, event: str, webhook_id: str) -> dict[str, Any]:
        return {
            "event_type": event,
            "filter": {"user_id": self._user_id},
            "tag": TAG,
            "webhook_id": webhook_id,
        }


def only_polled() -> Sequence[Finding]:
    """What there is to tell of a channel whose mode is `poll`."""
    return [_finding("ok", "X is polled (mode): there is no webhook to connect.")]


def _is_acceptable(url: str) -> bool:
    try:
        address = urlsplit(url)
        return address.scheme == "https" and address.port is None
    except ValueError:
        return False


def _finding(level: Literal["ok", "warning", "error"], message: str) -> Finding:
    return Finding(level=level, subject="webhook", message=message)
