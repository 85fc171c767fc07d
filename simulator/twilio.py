"""Twilio's WhatsApp, playable: REST API, signed webhooks, media and status callbacks.

https://www.twilio.com/docs/whatsapp/api
"""

import asyncio
import base64
import binascii
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from simulator.faults import perform
from simulator.twilio_api import RestApi
from simulator.twilio_inbound import address_of, files_of, inbound_parameters
from simulator.twilio_messages import (
    API,
    FAILURES,
    WINDOW,
    Medium,
    Message,
    MessageLog,
    check_new_message,
    refused,
)
from simulator.twilio_senders import PATH as SENDERS
from simulator.twilio_senders import SendersApi
from simulator.twilio_signature import sign
from simulator.webhooks import RetryPolicy, Target, Webhook
from simulator.world import CitizenMessage, MediaFile, World

NO_RETRY = RetryPolicy(timeout=15)  # https://www.twilio.com/docs/usage/webhooks#connection
STATUS_PAUSE_SECONDS = 0.05
CDN_LINK_LIFE = timedelta(hours=4)


class TwilioFaults:
    """How Twilio's REST API words its troubles."""

    def rate_limited(self, seconds: float | None) -> Response:
        """Answer 429 with code 20429, with Retry-After unless the wait is not told."""
        headers = None if seconds is None else {"Retry-After": str(max(1, round(seconds)))}
        return refused(429, 20429, "Too Many Requests", headers).response

    def server_error(self) -> Response:
        """Answer 500 with code 20500."""
        return refused(500, 20500, "An internal server error has occurred").response

    def expired_token(self) -> Response:
        """Answer 401, as after the auth token was rotated."""
        return refused(401, 20003, "Authenticate").response


class Twilio:
    """One account with one WhatsApp sender."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.account = world.settings.twilio
        self.log = MessageLog(self.account.account_sid)
        self.webhook_url = self.account.webhook_url
        self._citizens: dict[str, str] = {}
        self._last_inbound: dict[str, datetime] = {}
        self._opted_out: set[str] = set()
        self._links: dict[str, tuple[MediaFile, datetime]] = {}

    async def set_webhook(self, url: str | None) -> None:
        """Send incoming messages to this URL from now on."""
        self.webhook_url = url

    def status(self) -> dict[str, Any]:
        """Return the number of messages and the webhook."""
        return {"messages": len(self.log), "webhook_url": self.webhook_url}

    def configure(self, changes: dict[str, Any]) -> None:
        """Change the account: `shared_key`, `auth_token`, `status_callback_url`, `templates` …"""
        try:
            self.account = replace(self.account, **changes)
        except TypeError as error:
            raise ValueError(str(error)) from error

    def write(self, message: CitizenMessage) -> list[str]:
        """Do what a citizen does on WhatsApp; returns the message SIDs.

        An album arrives as one message per photo. Edits and deletions are never told to the
        business. Actions: opt_out, opt_in.
        """
        address = address_of(self.world.person(message.citizen))
        self._citizens[address] = message.citizen
        if message.action in ("opt_out", "opt_in"):
            (self._opted_out.add if message.action == "opt_out" else self._opted_out.discard)(
                address
            )
            return []
        if message.action or message.surface != "direct" or message.group:
            raise ValueError("WhatsApp at Twilio has direct messages only")
        if message.edit_of or message.delete:
            return self._change_unseen(message, address)
        photos = message.photos or ((),)
        if len(photos) == 1:
            return [self._receive(message, address)]
        first, *rest = message.photos
        pieces = [replace(message, photos=(first,))]
        pieces += [replace(message, photos=(photo,), text="") for photo in rest]
        return [self._receive(piece, address) for piece in pieces]

    def create(self, form: FormData) -> Message:
        """Accept a message for sending; what becomes of it is told by status callbacks."""
        wording = check_new_message(form, self.account)
        recipient = str(form["To"])
        if recipient in self._opted_out:
            raise refused(400, 21610, "Attempt to send to unsubscribed recipient")
        message = Message(
            sid=f"SM{self.world.hex_id()}",
            sender=f"whatsapp:{self.account.number}",
            recipient=recipient,
            body=wording.body,
            direction="outbound-api",
            status="queued",
            sent_at=self.world.now(),
            messaging_service_sid=str(form.get("MessagingServiceSid", "")) or None,
        )
        self.log.add(message)
        callback = str(form.get("StatusCallback", "")) or self.account.status_callback_url
        is_approved = str(form.get("ContentSid", "")) in self.account.templates
        failure = self._failure(recipient, is_template=is_approved)
        self._show_on_phone(message, wording.buttons, failure)
        self.world.webhooks.spawn(self._progress(message, callback, failure))
        return message

    def link(self, media: MediaFile) -> str:
        """Return a CDN path under which a file can be fetched for some hours, without auth."""
        token = self.world.hex_id(48)
        self._links[token] = (media, self.world.now() + CDN_LINK_LIFE)
        return f"/twilio/cdn/{self.account.account_sid}/{token}"

    def linked(self, token: str) -> MediaFile | None:
        """Return the file behind a CDN link, None if it is unknown or too old."""
        media, until = self._links.get(token, (None, self.world.now()))
        return media if self.world.now() < until else None

    def _receive(self, message: CitizenMessage, address: str) -> str:
        person = self.world.person(message.citizen)
        files = files_of(message)
        kept = [Medium(f"ME{self.world.hex_id()}", media) for media in files]
        sid = f"SM{self.world.hex_id()}"
        parameters = inbound_parameters(
            self.account, person, message, sid, kept, self.world.public_url
        )
        received = Message(
            sid=sid,
            sender=address,
            recipient=parameters["To"],
            body=parameters["Body"],
            direction="inbound",
            status="received",
            sent_at=self.world.now(),
            media=kept,
            messaging_service_sid=self.account.messaging_service_sid or None,
        )
        self.log.add(received)
        self._last_inbound[address] = received.sent_at
        self.world.note_written(
            "twilio",
            message.citizen,
            sid,
            conversation=address,
            text=received.body,
            surface="direct",
            content=parameters["MessageType"],
            sender=address,
            quoted=message.reply_to,
            visible=True,
        )
        if self.webhook_url:
            self._post(lambda: self.webhook_url, parameters, [sid], None)
        return sid

    def _change_unseen(self, message: CitizenMessage, address: str) -> list[str]:
        external_id = message.edit_of or message.delete
        self.world.note_written(
            "twilio",
            message.citizen,
            external_id,
            conversation=address,
            text=message.text,
            surface="direct",
            kind="edit" if message.edit_of else "deletion",
            sender=address,
            visible=False,
        )
        return [external_id]

    def _failure(self, recipient: str, *, is_template: bool) -> int | None:
        last = self._last_inbound.get(recipient)
        if is_template:
            return None if recipient in self._citizens else 63024
        is_open = last is not None and self.world.now() - last <= WINDOW
        return None if is_open else 63016

    def _show_on_phone(
        self, message: Message, buttons: Sequence[Mapping[str, str]], failure: int | None
    ) -> None:
        if failure is not None:
            self.world.journal.add(
                "reply_failed",
                "twilio",
                external_id=message.sid,
                to=message.recipient,
                error_code=failure,
            )
            return
        self.world.note_reply(
            "twilio",
            self._citizens[message.recipient],
            message.sid,
            to=message.recipient,
            text=message.body,
            surface="direct",
            buttons=buttons,
        )

    async def _progress(self, message: Message, callback: str | None, failure: int | None) -> None:
        for status in ("sent", "delivered", "read") if failure is None else ("failed",):
            await asyncio.sleep(STATUS_PAUSE_SECONDS / self.world.webhooks.speed_up)
            message.status = status
            message.error_code = failure
            if callback:
                self._post(
                    lambda: callback,
                    self._status_parameters(message),
                    [message.sid],
                    f"status {message.sid}",
                )

    def _status_parameters(self, message: Message) -> dict[str, str]:
        parameters = {
            "AccountSid": self.account.account_sid,
            "ApiVersion": "2010-04-01",
            "ChannelPrefix": "whatsapp",
            "ChannelToAddress": message.recipient.removeprefix("whatsapp:"),
            "From": message.sender,
            "To": message.recipient,
            "MessageSid": message.sid,
            "SmsSid": message.sid,
            "MessageStatus": message.status,
            "SmsStatus": message.status,
        }
        if message.status == "read":
            parameters["EventType"] = "READ"
        if message.error_code is not None:
            parameters["ErrorCode"] = str(message.error_code)
            parameters["ErrorMessage"] = FAILURES[message.error_code]
        return parameters

    def _post(
        self,
        current_url: Callable[[], str | None],
        parameters: dict[str, str],
        external_ids: list[str],
        lane: str | None,
    ) -> None:
        def target() -> Target | None:
            url = current_url()
            if url is None:
                return None
            headers = {"content-type": "application/x-www-form-urlencoded; charset=UTF-8"}
            return Target(url, headers | sign(url, parameters, self.account))

        body = urlencode(parameters).encode()
        what = {"what": "status" if lane else "message"}
        self.world.webhooks.send(
            Webhook("twilio", body, external_ids, target, NO_RETRY, lane, journal_fields=what)
        )


def routes(world: World) -> list[BaseRoute]:
    """Return the routes of the REST API and the CDN under /twilio."""
    twilio = world.twilio

    def messaging(
        path: str, operation: str, work: Callable[[Request], Awaitable[Response]], *methods: str
    ) -> Route:
        async def endpoint(request: Request) -> Response:
            async def checked() -> Response:
                _check_account(twilio, request)
                return await work(request)

            return await perform(world, "twilio", operation, TwilioFaults(), checked)

        return Route(f"/twilio{path}", endpoint, methods=list(methods or ("GET",)))

    def rest(
        path: str, operation: str, work: Callable[[Request], Awaitable[Response]], *methods: str
    ) -> Route:
        return messaging(f"{API}/{{account}}{path}", operation, work, *methods)

    rest_api = RestApi(twilio)
    senders_api = SendersApi(twilio)
    return [
        rest(".json", "account.fetch", rest_api.fetch_account),
        rest("/Balance.json", "balance.fetch", rest_api.fetch_balance),
        rest("/IncomingPhoneNumbers.json", "numbers.list", rest_api.list_numbers),
        rest("/Messages.json", "messages.list", rest_api.list_messages),
        rest("/Messages.json", "messages.create", rest_api.create_message, "POST"),
        rest("/Messages/{sid}.json", "messages.fetch", rest_api.fetch_message),
        rest("/Messages/{sid}/Media.json", "media.list", rest_api.list_media),
        rest("/Messages/{sid}/Media/{medium}.json", "media.fetch", rest_api.fetch_medium),
        rest("/Messages/{sid}/Media/{medium}", "media", rest_api.redirect_to_medium),
        messaging(SENDERS, "senders.list", senders_api.list_senders),
        messaging(f"{SENDERS}/{{sid}}", "senders.fetch", senders_api.fetch_sender),
        messaging(f"{SENDERS}/{{sid}}", "senders.update", senders_api.update_sender, "POST"),
        Route("/twilio/cdn/{account}/{token}", rest_api.download, methods=["GET"]),
    ]


def _check_account(twilio: Twilio, request: Request) -> None:
    expected = f"{twilio.account.account_sid}:{twilio.account.auth_token}"
    scheme, _space, given = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "basic" or _decoded(given) != expected:
        headers = {"WWW-Authenticate": 'Basic realm="Twilio API"'}
        raise refused(401, 20003, "Authenticate", headers)
    account = request.path_params.get("account", twilio.account.account_sid)
    if account.removesuffix(".json") != twilio.account.account_sid:
        path = request.url.path.removeprefix("/twilio")
        raise refused(404, 20404, f"The requested resource {path} was not found")


def _decoded(credentials: str) -> str:
    try:
        return base64.b64decode(credentials, validate=True).decode()
    except (binascii.Error, UnicodeDecodeError):
        return ""
