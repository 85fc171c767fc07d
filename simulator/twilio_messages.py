"""Twilio's list of messages and their media, and which rules a new one must pass.

https://www.twilio.com/docs/messaging/api/message-resource
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any, Literal

from starlette.datastructures import FormData, QueryParams
from starlette.responses import JSONResponse

from simulator.faults import Refusal
from simulator.settings import TwilioAccount
from simulator.world import MediaFile

API = "/2010-04-01/Accounts"
WINDOW = timedelta(hours=24)  # https://www.twilio.com/docs/whatsapp/key-concepts
LONGEST_BODY = 1600
# https://www.twilio.com/docs/content/twilio-quick-reply
LONGEST_BODY_ABOVE_BUTTONS, LONGEST_TITLE, LONGEST_ID = 1024, 20, 200
LARGEST_PAGE = 1000
USUAL_PAGE = 50
FAILURES = {
    63016: (
        "Failed to send freeform message because you are outside the allowed window. If you are "
        "using WhatsApp, please use a Message Template."
    ),
    63024: "Invalid message recipient",
}


def refused(status: int, code: int, message: str, headers: dict[str, str] | None = None) -> Refusal:
    """Return Twilio's refusal with its documented error code."""
    body = {
        "code": code,
        "message": message,
        "more_info": f"https://www.twilio.com/docs/errors/{code}",
        "status": status,
    }
    return Refusal(JSONResponse(body, status_code=status, headers=headers))


@dataclass(frozen=True)
class Medium:
    """One file of a message."""

    sid: str
    media: MediaFile


@dataclass
class Message:
    """One message in either direction; addresses are as Twilio writes them."""

    sid: str
    sender: str
    recipient: str
    body: str
    direction: Literal["inbound", "outbound-api"]
    status: str
    sent_at: datetime
    media: list[Medium] = field(default_factory=list)
    error_code: int | None = None
    messaging_service_sid: str | None = None

    def as_json(self, account_sid: str) -> dict[str, Any]:
        """Return the Message resource; profile, location and buttons are never part of it."""
        uri = f"{API}/{account_sid}/Messages/{self.sid}.json"
        is_queued = self.status in ("queued", "accepted")
        return {
            "account_sid": account_sid,
            "api_version": "2010-04-01",
            "body": self.body,
            "date_created": format_datetime(self.sent_at),
            "date_sent": None if is_queued else format_datetime(self.sent_at),
            "date_updated": format_datetime(self.sent_at),
            "direction": self.direction,
            "error_code": self.error_code,
            "error_message": FAILURES.get(self.error_code) if self.error_code else None,
            "from": self.sender,
            "messaging_service_sid": self.messaging_service_sid,
            "num_media": str(len(self.media)),
            "num_segments": "1",
            "price": None,
            "price_unit": None,
            "sid": self.sid,
            "status": self.status,
            "subresource_uris": {"media": uri.replace(".json", "/Media.json")},
            "to": self.recipient,
            "uri": uri,
        }


class MessageLog:
    """All messages of one account, the newest first when listed."""

    def __init__(self, account_sid: str) -> None:
        self._account_sid = account_sid
        self._messages: dict[str, Message] = {}

    def __len__(self) -> int:
        return len(self._messages)

    def add(self, message: Message) -> None:
        """Put a message on top of the log."""
        self._messages[message.sid] = message

    def get(self, sid: str) -> Message:
        """Return a message; refuses an unknown one with 404."""
        if sid not in self._messages:
            path = f"{API}/{self._account_sid}/Messages/{sid}.json"
            raise refused(404, 20404, f"The requested resource {path} was not found")
        return self._messages[sid]

    def medium(self, message_sid: str, sid: str) -> Medium:
        """Return a file of a message; refuses an unknown one with 404."""
        for medium in self.get(message_sid).media:
            if medium.sid == sid:
                return medium
        path = f"{API}/{self._account_sid}/Messages/{message_sid}/Media/{sid}"
        raise refused(404, 20404, f"The requested resource {path} was not found")

    def page(self, query: QueryParams) -> tuple[dict[str, Any], list[Message]]:
        """Return one page of the list that the query asks for, as JSON and as messages."""
        size = _whole(query, "PageSize", USUAL_PAGE)
        if not 1 <= size <= LARGEST_PAGE:
            raise refused(400, 20006, "Page size must be between 1 and 1000")
        number = _whole(query, "Page", 0)
        found = self._found(query)
        start = self._start(query.get("PageToken", ""), number, found)
        shown = found[start : start + size]
        more = start + size < len(found)
        frame = {
            "messages": [message.as_json(self._account_sid) for message in shown],
            "page": number,
            "page_size": size,
            "start": number * size,
            "end": number * size + max(len(shown) - 1, 0),
            "uri": self._uri(query, size, number, query.get("PageToken", "")),
            "first_page_uri": self._uri(query, size, 0, ""),
            "previous_page_uri": None,
            "next_page_uri": (
                self._uri(query, size, number + 1, f"PA{shown[-1].sid}") if more else None
            ),
        }
        return frame, shown

    def _found(self, query: QueryParams) -> list[Message]:
        since, until = _date_range(query)
        found = []
        for message in reversed(self._messages.values()):
            if message.sent_at < since:
                break  # the log is in the order of time
            if (
                message.sent_at < until
                and query.get("To", message.recipient) == message.recipient
                and query.get("From", message.sender) == message.sender
            ):
                found.append(message)
        return found

    def _start(self, token: str, number: int, found: list[Message]) -> int:
        if not number:
            return 0
        # https://www.twilio.com/docs/usage/twilios-response#pagination
        positions = {f"PA{message.sid}": n for n, message in enumerate(found)}
        if token not in positions:
            raise refused(400, 20001, "Page and PageToken must be those of next_page_uri")
        return positions[token] + 1

    def _uri(self, query: QueryParams, size: int, number: int, token: str) -> str:
        kept = {name: value for name, value in query.items() if name not in _PAGING}
        paging = {"PageSize": str(size), "Page": str(number)}
        asked = QueryParams({**kept, **paging, **({"PageToken": token} if token else {})})
        return f"{API}/{self._account_sid}/Messages.json?{asked}"


_PAGING = frozenset({"PageSize", "Page", "PageToken"})


@dataclass(frozen=True)
class Wording:
    """What a new message says; each button has a title and a payload."""

    body: str
    buttons: tuple[Mapping[str, str], ...] = ()


def check_new_message(form: FormData, account: TwilioAccount) -> Wording:
    """Refuse a message that Twilio would refuse at once; returns what it says."""
    recipient, sender = _field(form, "To"), _field(form, "From")
    service = _field(form, "MessagingServiceSid")
    if not recipient:
        raise refused(400, 21604, "A 'To' phone number is required.")
    if not sender and not service:
        raise refused(400, 21603, "A 'From' phone number is required.")
    _check_addresses(recipient, sender, service, account)
    _check_urls(form)
    wording = _wording(form, account)
    if not wording.body and not form.getlist("MediaUrl"):
        raise refused(400, 21602, "Message body is required.")
    if len(wording.body) > LONGEST_BODY:
        raise refused(400, 21617, "The concatenated message body exceeds the 1600 character limit.")
    return wording


def _wording(form: FormData, account: TwilioAccount) -> Wording:
    sid = _field(form, "ContentSid")
    if not sid:
        return Wording(_field(form, "Body"))
    if sid in account.quick_replies:
        return _quick_replies(_variables(form), account.quick_replies[sid])
    return Wording(_template(form, account))


def _check_addresses(recipient: str, sender: str, service: str, account: TwilioAccount) -> None:
    if sender and sender.startswith("whatsapp:") != recipient.startswith("whatsapp:"):
        raise refused(
            400, 21910, "Invalid From and To pair. From and To should be of the same channel"
        )
    if not re.fullmatch(r"whatsapp:(\+[1-9]\d{6,14}|[A-Z]{2}\.[A-Za-z0-9]{1,128})", recipient):
        raise refused(400, 21211, f"The 'To' number {recipient} is not a valid phone number.")
    if service and service != account.messaging_service_sid:
        raise refused(404, 21701, "The Messaging Service does not exist.")
    if sender and sender != f"whatsapp:{account.number}":
        raise refused(400, 63007, "Twilio could not find a Channel with the specified From address")


def _check_urls(form: FormData) -> None:
    callback = _field(form, "StatusCallback")
    if callback and not re.match(r"https?://[^/\s]+", callback):
        raise refused(400, 21609, f"The StatusCallback URL {callback} is not a valid URL.")
    for url in form.getlist("MediaUrl"):
        if not re.match(r"https?://[^/\s]+", str(url)):
            raise refused(400, 21620, "Invalid media URL(s)")


def _template(form: FormData, account: TwilioAccount) -> str:
    text = account.templates.get(_field(form, "ContentSid"))
    if text is None:
        raise refused(400, 21655, "The ContentSid is Invalid")
    variables = _variables(form)
    needed = set(re.findall(r"{{(\w+)}}", text))
    if not needed <= {name for name, value in variables.items() if value}:
        raise _wrong_variables()
    return re.sub(r"{{(\w+)}}", lambda match: str(variables[match.group(1)]), text)


def _variables(form: FormData) -> dict[str, Any]:
    try:
        variables = json.loads(_field(form, "ContentVariables") or "{}")
    except ValueError as error:
        raise _wrong_variables() from error
    if not isinstance(variables, dict):
        raise _wrong_variables()
    return variables


def _wrong_variables() -> Refusal:
    return refused(400, 21656, "The ContentVariables Parameter is invalid")


def _quick_replies(variables: Mapping[str, Any], number: int) -> Wording:
    body, *rest = (str(variables.get(str(place), "")) for place in range(1, 2 * number + 2))
    buttons = [
        {"title": title, "payload": payload}
        for title, payload in zip(rest[::2], rest[1::2], strict=True)
    ]
    is_right = 1 <= len(body) <= LONGEST_BODY_ABOVE_BUTTONS and all(
        1 <= len(button["title"]) <= LONGEST_TITLE and 1 <= len(button["payload"]) <= LONGEST_ID
        for button in buttons
    )
    if not is_right or any("\n" in value for value in (body, *rest)):
        raise _wrong_variables()
    return Wording(body, tuple(buttons))


def _field(form: FormData, name: str) -> str:
    return str(form.get(name, ""))


def _whole(query: QueryParams, name: str, default: int) -> int:
    try:
        return int(query.get(name, default))
    except ValueError as error:
        raise refused(400, 20001, f"Invalid parameter {name}") from error


def _date_range(query: QueryParams) -> tuple[datetime, datetime]:
    # Both ends are inclusive, in whole seconds; a bare date stands for the whole day in UTC.
    since, until = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)
    if "DateSent>" in query:
        since, _end = _moment(query["DateSent>"])
    if "DateSent<" in query:
        _start, until = _moment(query["DateSent<"])
    if "DateSent" in query:
        since, until = _moment(query["DateSent"])
    return since, until


def _moment(text: str) -> tuple[datetime, datetime]:
    try:
        start = datetime.fromisoformat(text)
    except ValueError as error:
        raise refused(400, 20001, f"Invalid date {text}") from error
    if start.tzinfo is None:
        start = start.replace(tzinfo=UTC)
    is_whole_day = len(text) == len("2026-01-31")
    return start, start + (timedelta(days=1) if is_whole_day else timedelta(seconds=1))
