"""Reads what Twilio says about WhatsApp messages: webhook forms, their JSON, and REST resources.

https://www.twilio.com/docs/messaging/guides/webhook-request
https://www.twilio.com/docs/messaging/guides/outbound-message-status-in-status-callbacks
https://www.twilio.com/docs/messaging/api/message-resource

The list resource knows neither profile, location, button nor quotation: a message seen there first
is poorer than the same message in a webhook.
"""

from __future__ import annotations

import json
import math
import re
from binascii import a2b_qp
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from mimetypes import guess_type
from typing import Any, Literal
from urllib.parse import unquote, unquote_to_bytes

from channels._whatsapp_conversations import (
    EVENTS,
    files,
    is_conversation,
    reason_to_ignore,
    revision,
    sent_at,
)
from channels.base import (
    Attachment,
    Choice,
    Content,
    DeliveryReceipt,
    Event,
    Ignored,
    Location,
    Parsed,
    RawMessage,
    Sender,
    Source,
    Surface,
    Unreadable,
)

KIND = "whatsapp"
VENDOR_URL = "https://api.twilio.com"
"""What the addresses of resources and files begin with."""
_PHONE = re.compile(r"\+[1-9][0-9]{5,14}")
_BARE_NUMBER = re.compile(r"[1-9][0-9]{7,14}")
_MEDIA_URL = re.compile(r"MediaUrl([0-9]{1,3})")
# What a broken item may raise while it is read; anything else is a mistake of ours.
_BROKEN = (KeyError, TypeError, ValueError, AttributeError, OverflowError, RecursionError)

Fields = Mapping[str, str]
"""Parameters of a message by name; of a repeated one the first value that is not empty."""


def parse(
    body: bytes,
    headers: Mapping[str, str],
    source: Source,
    own_ids: frozenset[str] = frozenset(),
) -> Sequence[Parsed]:
    """The messages and receipts in a form, in its parameters as JSON, or in a REST answer.

    `own_ids` are our own numbers, with or without `whatsapp:` and the plus.
    """
    stripped = body.strip()
    if not stripped:
        return [Ignored("empty")]
    if stripped.startswith(b"<"):  # a proxy's or Twilio's page in HTML; no form begins like this
        return [Ignored("error_answer")]
    own = frozenset(_bare(_address(f"whatsapp:{_bare(own_id)}")) for own_id in own_ids)
    try:
        if stripped[:1] in b'{["' or b"=" not in stripped:
            return _from_json(body, own)
        return [_from_fields(form_fields(body), own, body)]
    except _BROKEN:
        return [Unreadable("malformed", body)]


def form_pairs(body: bytes) -> list[tuple[str, str]]:
    """All parameters of a form in their order, repeated ones and empty ones too.

    As `urllib.parse.parse_qsl` reads it, but faster: every webhook passes here twice.
    """
    text = body.decode("utf-8", "replace").replace("+", " ")
    return [
        (
            _unquoted(name) if "%" in name else name,
            _unquoted(value) if "%" in value else value,
        )
        for name, _, value in [part.partition("=") for part in text.split("&") if part]
    ]


def _unquoted(text: str) -> str:
    try:
        return _octets(text).decode() if text.isascii() else unquote(text, errors="strict")
    except UnicodeDecodeError:
        # Twilio writes UTF-8; this an old gateway passed on, likely in Windows-1252.
        return unquote(text, encoding="cp1252", errors="replace")


def _octets(text: str) -> bytes:
    """What ASCII text says with its escapes. Quoted-printable escapes "=2C" where a form has "%2C",
    and Python reads it in C: a fifth of `unquote_to_bytes`' time."""
    if "=" not in text and "\n" not in text and "\r" not in text:  # which are something else there
        octets = a2b_qp(text.replace("%", "="))
        if len(text) - len(octets) == 2 * text.count("%"):  # each % began an escape
            return octets
    return unquote_to_bytes(text)


def form_fields(body: bytes) -> Fields:
    """The parameters of a form by name."""
    fields: dict[str, str] = {}
    for name, value in form_pairs(body):
        fields[name] = fields.get(name) or value
    return fields


def _from_json(body: bytes, own: frozenset[str]) -> Sequence[Parsed]:
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        return [Unreadable("not_json", body)]
    return _from_value(value, own, body)


def _from_value(value: Any, own: frozenset[str], fragment: bytes) -> Sequence[Parsed]:
    if isinstance(value, list):
        return [p for item in value for p in _item(item, own)] or [Ignored("empty")]
    if not isinstance(value, dict):
        return [Unreadable("not_an_object", fragment)]
    if isinstance(value.get("messages"), list):
        return _from_value(value["messages"], own, fragment)
    return [_from_object(value, own, fragment)]


def _item(item: Any, own: frozenset[str]) -> Sequence[Parsed]:
    """One entry of a list; a broken one is unreadable by itself."""
    fragment = json.dumps(item).encode()
    try:
        return _from_value(item, own, fragment)
    except _BROKEN:
        return [Unreadable("malformed", fragment)]


def _from_object(value: Mapping[str, Any], own: frozenset[str], fragment: bytes) -> Parsed:
    if not value:
        return Ignored("empty")
    if "sid" in value and "direction" in value:
        return _from_resource(value, own, fragment)
    if isinstance(value.get("media_list"), list):
        return Ignored("not_a_message")
    if value.keys() & {"code", "status"} and value.keys() & {"message", "title"}:
        return Ignored("error_answer")
    params = value.get("params", value)
    if not params:
        return Ignored("empty")
    if not isinstance(params, dict):
        return Unreadable("not_a_form", fragment)
    return _from_fields(_strings(params), own, fragment)


def _strings(value: Mapping[str, Any]) -> Fields:
    """The scalars of a JSON object as a form would carry them, without halves of surrogates."""
    fields: dict[str, str] = {}
    for name, given in value.items():
        for one in given if isinstance(given, list) else [given]:
            if isinstance(one, str | int | float):
                text = str(one).lower() if isinstance(one, bool) else str(one)
                fields[name] = fields.get(name) or text.encode("utf-8", "replace").decode()
    return fields


def _from_fields(fields: Fields, own: frozenset[str], fragment: bytes) -> Parsed:
    if is_conversation(fields):
        return _from_conversation(fields, own, fragment)
    sid = fields.get("MessageSid") or fields.get("SmsMessageSid") or fields.get("SmsSid")
    if not sid:
        if "PayloadType" in fields and "Level" in fields:
            return Ignored("debugger_event")
        return Unreadable("not_a_form", fragment)
    if _lower(fields, "MessageType") == "reaction":
        return Ignored("reaction")
    status = (fields.get("MessageStatus") or fields.get("SmsStatus") or "received").lower()
    if status not in _INBOUND_STATUSES:
        return _receipt(sid, status, fields.get("To"), fields.get("ErrorCode"), None)
    if not fields.get("From"):
        return Unreadable("no_sender", fragment)
    addressed = {name: _address(fields[name]) for name in ("From", "To") if name in fields}
    if _bare(addressed["From"]) in own:
        return Ignored("own_message")
    return _message(sid, {**fields, **addressed})


def _from_conversation(fields: Fields, own: frozenset[str], fragment: bytes) -> Parsed:
    """A message of Twilio Conversations, or what became of one of ours there."""
    if fields["EventType"] == "onDeliveryUpdated" and fields.get("ChannelMessageSid"):
        status = fields.get("Status", "").lower()
        return _receipt(fields["ChannelMessageSid"], status, None, fields.get("ErrorCode"), None)
    if ignored := reason_to_ignore(fields):
        return ignored
    if not fields.get("MessageSid"):
        return Unreadable("no_id", fragment)
    named = {"From": _address(fields["Author"]), "Body": fields.get("Body", "")}
    if _bare(named["From"]) in own:
        return Ignored("own_message")
    event = EVENTS[fields["EventType"]]
    is_gone = event is Event.DELETED
    attachments = () if is_gone else tuple(_with_kind(file) for file in files(fields))
    text = None if is_gone else named["Body"] or None
    return RawMessage(
        kind=KIND,
        external_id=fields["MessageSid"],
        event=event,
        revision=revision(fields),
        conversation_id=named["From"],
        surface=Surface.DIRECT,
        content=_content(named, text, attachments, None),
        sender=_sender(named),
        sent_at=sent_at(fields),
        text=text,
        attachments=attachments,
    )


def _with_kind(file: Attachment) -> Attachment:
    return replace(file, kind=_attachment(file.file_name or "", file.mime_type).kind)


def _address(written: str) -> str:
    """A number that lost its plus sign (which in a form reads as a space) has it again."""
    scheme, colon, bare = written.rpartition(":")
    number = bare.strip()
    is_number = scheme == "whatsapp" or bare != number
    return f"{scheme}{colon}+{number}" if is_number and _BARE_NUMBER.fullmatch(number) else written


def _message(sid: str, fields: Fields) -> RawMessage:
    attachments = _attachments(fields)
    location = _location(fields)
    text = _text(fields)
    return RawMessage(
        kind=KIND,
        external_id=sid,
        conversation_id=fields["From"],
        surface=Surface.DIRECT,
        content=_content(fields, text, attachments, location),
        sender=_sender(fields),
        text=text,
        attachments=attachments,
        location=location,
        choice=_choice(fields),
        in_reply_to=fields.get("OriginalRepliedMessageSid") or None,
        is_forwarded="true" in (_lower(fields, "Forwarded"), _lower(fields, "FrequentlyForwarded")),
        account_id=fields.get("To") or None,
    )


def _text(fields: Fields) -> str | None:
    """What was written, pressed, or filled into a form (a "flow")."""
    pressed = fields.get("ButtonText") or fields.get("ListTitle")
    return fields.get("Body") or pressed or _form_in_words(fields.get("InteractiveData")) or None


def _form_in_words(answers: str | None) -> str | None:
    """The answers of a flow, a line each; Twilio gives them as a JSON object."""
    try:
        filled = json.loads(answers or "null")
    except (ValueError, RecursionError):
        return answers
    if not isinstance(filled, dict):
        return answers
    return "\n".join(f"{question}: {answer}" for question, answer in _strings(filled).items())


def _content(
    fields: Fields,
    text: str | None,
    attachments: Sequence[Attachment],
    location: Location | None,
) -> Content:
    """What the message mainly is; of several files the first decides."""
    declared = _CONTENT_OF_TYPE.get(_lower(fields, "MessageType"), Content.OTHER)
    if attachments:
        first = attachments[0]
        return Content.CONTACT if _is_vcard(first) else _CONTENT_OF_KIND[first.kind]
    if location is not None or declared is Content.LOCATION:
        return Content.LOCATION
    if declared is Content.CONTACT:
        return Content.CONTACT
    return Content.TEXT if text else declared


def _sender(fields: Fields) -> Sender:
    """`From` names a number, or since 2026 a business-scoped user id where the number is hidden."""
    scheme, _, _ = fields["From"].rpartition(":")
    address = _bare(fields["From"])
    phone = address if _PHONE.fullmatch(address) else _phone_of_wa_id(fields)
    user = _bare(fields.get("ExternalUserIdentifier") or fields.get("ExternalUserId") or "")
    known = [f"whatsapp-user:{user}"] if user and user != phone else []
    if not _PHONE.fullmatch(address):
        known.append(f"{'whatsapp-user' if scheme == 'whatsapp' else scheme or 'sms'}:{address}")
    if phone is not None:
        known.append(f"{scheme or 'sms'}:{phone}")
    return Sender(
        id=address,
        name=fields.get("ProfileName") or None,
        phone=phone,
        addresses=tuple(dict.fromkeys(known)),
    )


def _phone_of_wa_id(fields: Fields) -> str | None:
    number = "+" + fields.get("WaId", "").removeprefix("+")
    return number if _PHONE.fullmatch(number) else None


def _attachments(fields: Fields) -> tuple[Attachment, ...]:
    numbered = sorted(
        int(match[1])
        for name, url in fields.items()
        if url and (match := _MEDIA_URL.fullmatch(name)) and match[0] == f"MediaUrl{int(match[1])}"
    )
    is_sticker = _lower(fields, "MessageType") == "sticker"
    return tuple(
        _attachment(fields[f"MediaUrl{n}"], fields.get(f"MediaContentType{n}"), is_sticker)
        for n in numbered
    )


def _attachment(reference: str, mime_type: str | None, is_sticker: bool = False) -> Attachment:
    known = mime_type or _type_by_name(reference)
    family = (known or "").partition("/")[0].strip().lower()
    kind = "sticker" if is_sticker else _KIND_OF_FAMILY.get(family, "other")
    return Attachment(kind=kind, reference=reference, mime_type=mime_type or None)


def _type_by_name(reference: str) -> str | None:
    """What the end of an address says, where Twilio did not declare a type."""
    return guess_type(reference.partition("?")[0].rpartition("/")[2])[0]


def _is_vcard(attachment: Attachment) -> bool:
    mime_type = (attachment.mime_type or "").partition(";")[0].strip().lower()
    return mime_type in ("text/vcard", "text/x-vcard", "text/directory")


def _location(fields: Fields) -> Location | None:
    latitude = _degrees(fields.get("Latitude"), 90)
    longitude = _degrees(fields.get("Longitude"), 180)
    if latitude is None or longitude is None:
        return None
    return Location(
        latitude=latitude,
        longitude=longitude,
        name=fields.get("Label") or None,
        address=fields.get("Address") or None,
    )


def _degrees(text: str | None, limit: float) -> float | None:
    try:
        value = float(text or "")
    except ValueError:
        return None
    return value if math.isfinite(value) and abs(value) <= limit else None


def _choice(fields: Fields) -> Choice | None:
    """A quick reply or call to action (Button…), or an entry of a list (List…)."""
    pressed = fields.get("ButtonPayload") or fields.get("ListId") or None
    title = fields.get("ButtonText") or fields.get("ListTitle") or None
    return Choice(id=pressed, title=title) if pressed or title else None


def _from_resource(value: Mapping[str, Any], own: frozenset[str], fragment: bytes) -> Parsed:
    """A Message resource, with its media folded in by `fetch` as `media`; of our own messages what
    became of them, which a channel without a public webhook learns in no other way."""
    fields = _strings(value)
    sid, direction = fields.get("sid"), _lower(fields, "direction")
    if not sid:
        return Unreadable("no_id", fragment)
    if direction != "inbound":
        at = moment(fields.get("date_updated"))
        return _receipt(
            sid, _lower(fields, "status"), fields.get("to"), fields.get("error_code"), at
        )
    if not fields.get("from"):
        return Unreadable("no_sender", fragment)
    if _bare(fields["from"]) in own:
        return Ignored("own_message")
    return _polled_message(sid, fields, _polled_attachments(value, fields))


def _polled_message(sid: str, fields: Fields, attachments: tuple[Attachment, ...]) -> RawMessage:
    named = {"From": fields["from"], "Body": fields.get("body", "")}
    return RawMessage(
        kind=KIND,
        external_id=sid,
        conversation_id=named["From"],
        surface=Surface.DIRECT,
        content=_content(named, named["Body"], attachments, None),
        sender=_sender(named),
        sent_at=moment(fields.get("date_sent")) or moment(fields.get("date_created")),
        text=named["Body"] or None,
        attachments=attachments,
        account_id=fields.get("to") or None,
    )


def _polled_attachments(value: Mapping[str, Any], fields: Fields) -> tuple[Attachment, ...]:
    """Files by address where `fetch` could list them, else by their place in the media list."""
    folded = value.get("media")
    if isinstance(folded, list):
        media = [_strings(entry) for entry in folded if isinstance(entry, dict)]
        return tuple(_attachment(m["url"], m.get("content_type")) for m in media if m.get("url"))
    lists = value.get("subresource_uris")
    listed = lists.get("media") if isinstance(lists, dict) else None
    count = fields.get("num_media", "0")
    if not isinstance(listed, str) or not re.fullmatch(r"[0-9]{1,2}", count):
        return ()
    return tuple(_attachment(f"{listed}#{n}", None) for n in range(int(count)))


def moment(text: str | None) -> datetime | None:
    """An RFC 2822 date as aware UTC; None for what is not one."""
    try:
        moment = parsedate_to_datetime(text or "")
        return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)
    except (TypeError, ValueError, OverflowError):
        return None


def _receipt(
    sid: str, status: str, to: str | None, error_code: str | None, at: datetime | None
) -> Parsed:
    if status in _PENDING_STATUSES:
        return Ignored("not_sent_yet")
    word = _RECEIPT_OF_STATUS.get(status)
    if word is None:
        return Ignored("unknown_status")
    return DeliveryReceipt(
        kind=KIND,
        status=word,
        external_id=sid,
        conversation_id=to or None,
        at=at,
        error_code=error_code if error_code not in ("", "0") else None,
    )


def _bare(address: str) -> str:
    """An address without its channel: `whatsapp:+62…` is `+62…`."""
    return address.rpartition(":")[2]


def _lower(fields: Fields, name: str) -> str:
    return fields.get(name, "").strip().lower()


_INBOUND_STATUSES = frozenset({"received", "receiving"})
_PENDING_STATUSES = frozenset({"accepted", "scheduled", "queued", "sending"})
_RECEIPT_OF_STATUS: Mapping[str, Literal["sent", "delivered", "read", "failed"]] = {
    "sent": "sent",
    "partially_delivered": "sent",
    "delivered": "delivered",
    "read": "read",
    "failed": "failed",
    "undelivered": "failed",
    "canceled": "failed",
}
_KIND_OF_FAMILY = {
    "image": "image",
    "video": "video",
    "audio": "audio",
    "application": "document",
    "text": "document",
}
_CONTENT_OF_KIND = {
    "image": Content.IMAGE,
    "video": Content.VIDEO,
    "audio": Content.AUDIO,
    "document": Content.DOCUMENT,
    "sticker": Content.STICKER,
    "other": Content.OTHER,
}
_CONTENT_OF_TYPE = {
    "text": Content.TEXT,
    "button": Content.TEXT,
    "interactive": Content.TEXT,
    "image": Content.IMAGE,
    "video": Content.VIDEO,
    "audio": Content.AUDIO,
    "voice": Content.AUDIO,
    "document": Content.DOCUMENT,
    "sticker": Content.STICKER,
    "location": Content.LOCATION,
    "contact": Content.CONTACT,
    "contacts": Content.CONTACT,
    "vcard": Content.CONTACT,
}
