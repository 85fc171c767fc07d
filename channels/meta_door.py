"""The door that Meta's webhooks come in by: challenge, signature, and wishes to be forgotten.

https://developers.facebook.com/docs/graph-api/webhooks/getting-started
https://developers.facebook.com/docs/development/create-an-app/app-dashboard/data-deletion-callback
"""

from __future__ import annotations

import hmac
import json
from urllib.parse import parse_qs

from channels.base import WebhookAnswer, WebhookRequest
from channels.errors import RejectedRequest
from channels.meta_protocol import signature_holds, signed_request


class MetaDoor:
    """What the adapters of one app have in common; `scheme` is that of the ids in wishes to be
    forgotten."""

    def __init__(self, *, app_secret: str, verify_token: str, scheme: str) -> None:
        self._app_secret = app_secret
        self._verify_token = verify_token
        self._deletion_scheme = scheme

    def verify(self, request: WebhookRequest) -> None:
        """A GET must carry the verify token; anything else must be signed."""
        if request.method == "GET":
            self._verify_challenge(request)
            return
        signature = request.headers.get("x-hub-signature-256", "")
        if not signature:
            raise RejectedRequest(
                "The request is not signed: Meta signs all with app_secret.",
                code="signature_missing",
            )
        if not signature_holds(self._app_secret, request.body, signature):
            raise RejectedRequest(
                "The signature does not match: look at app_secret.", code="signature_wrong"
            )

    def _verify_challenge(self, request: WebhookRequest) -> None:
        given = request.query.get("hub.verify_token", "")
        if not given:
            raise RejectedRequest("The request carries no verify_token: it is not Meta's.")
        expected = self._verify_token.encode()
        if not hmac.compare_digest(given.encode("utf-8", "replace"), expected):
            raise RejectedRequest("The verify token does not match: look at verify_token.")

    def handshake(self, request: WebhookRequest) -> WebhookAnswer | None:
        """Repeat Meta's challenge, if it knows the verify token."""
        if request.method != "GET" or request.query.get("hub.mode") != "subscribe":
            return None
        self._verify_challenge(request)
        challenge = request.query.get("hub.challenge", "")
        return WebhookAnswer(body=challenge.encode("utf-8", "replace"))

    def deletion(self, request: WebhookRequest) -> str:
        """The address of the person who wishes to be forgotten."""
        form = parse_qs(request.body.decode("utf-8", "replace"))
        content = signed_request(self._app_secret, form.get("signed_request", [""])[0])
        user = content.get("user_id")
        if not isinstance(user, str | int) or not str(user):
            raise RejectedRequest("The signed request names nobody.")
        return f"{self._deletion_scheme}:{user}"

    def deletion_answer(self, status_url: str, code: str) -> WebhookAnswer:
        """Meta shows the person where to follow the wish, and its code."""
        content = {"url": status_url, "confirmation_code": code}
        return WebhookAnswer(body=json.dumps(content).encode(), content_type="application/json")
