"""Reads one event of Messenger or Instagram's direct messages: a message, edit, deletion, button,
receipt, or something to ignore.

https://developers.facebook.com/docs/messenger-platform/reference/webhook-events
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

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
    Surface,
    content_revision,
)
from channels.meta_reading import (
    Entry,
    JSONObject,
    address,
    content_of,
    coordinate,
    fields,
    identifier,
    label,
    moment,
    objects,
    optional_fields,
    optional_identifier,
    sender,
    words,
)

_DELETIONS = ("message_deletion", "message_unsend")


def read_event(piece: object, entry: Entry) -> Sequence[Parsed]:
    """What one element of `messaging` or `standby` says. Raises `BROKEN`."""
    event = {key: value for key, value in fields(piece).items() if value is not None}
    if "message" in event:
        return [_message(event, fields(event["message"]), entry)]
    if "message_edit" in event:
        return [_edit(event, fields(event["message_edit"]), entry)]
    for key in _DELETIONS:
        if key in event:
            return [_deletion(event, fields(event[key]), entry)]
    if "postback" in event:
        return [_postback(event, fields(event["postback"]), entry)]
    if "delivery" in event:
        return _receipts("delivered", event, fields(event["delivery"]), entry)
    if "read" in event:
        return _receipts("read", event, fields(event["read"]), entry)
    return [Ignored(next((_NOTICES[key] for key in event if key in _NOTICES), "unknown_event"))]


def _message(event: JSONObject, message: JSONObject, entry: Entry) -> Parsed:
    if message.get("is_echo") is True:
        return Ignored("echo")
    if message.get("is_deleted") is True:
        return _deletion(event, message, entry)
    person = _person(event)
    if person in entry.own:
        return Ignored("own_message")
    if _is_for_another_page(event, entry):
        return Ignored("other_page")
    text = words(message.get("text"))
    attachments = _attachments(message)
    return RawMessage(
        kind=entry.kind,
        external_id=identifier(message["mid"]),
        conversation_id=person,
        surface=Surface.DIRECT,
        content=_content(text, message, attachments),
        sender=sender(entry.kind, person),
        sent_at=entry.sent_at(event.get("timestamp")),
        text=text,
        attachments=attachments,
        location=_location(message),
        choice=_quick_reply(message, text),
        in_reply_to=optional_identifier(optional_fields(message.get("reply_to")).get("mid")),
        account_id=entry.page_id,
    )


def _is_for_another_page(event: JSONObject, entry: Entry) -> bool:
    """An entry holds what was written to its own Page; anything else we could not answer."""
    recipient = optional_identifier(optional_fields(event.get("recipient")).get("id"))
    return entry.page_id is not None and recipient is not None and recipient not in entry.own


def _person(event: JSONObject) -> str:
    return identifier(fields(event["sender"])["id"])


def _quick_reply(message: JSONObject, text: str | None) -> Choice | None:
    if not isinstance(message.get("quick_reply"), dict):
        return None
    return Choice(id=address(message["quick_reply"].get("payload")), title=text)


def _edit(event: JSONObject, edit: JSONObject, entry: Entry) -> Parsed:
    person = _person(event)
    if person in entry.own:
        return Ignored("own_message")
    text = words(edit.get("text"))
    return RawMessage(
        kind=entry.kind,
        external_id=identifier(edit["mid"]),
        conversation_id=person,
        surface=Surface.DIRECT,
        content=content_of(text, ()),
        sender=sender(entry.kind, person),
        event=Event.EDITED,
        # num_edit would be the platform's own token, but Graph's answers do not have it: only the
        # content lets a webhook and a poll of the same edit agree.
        revision=content_revision(text),
        sent_at=entry.sent_at(event.get("timestamp")),
        text=text,
        account_id=entry.page_id,
    )


def _deletion(event: JSONObject, deleted: JSONObject, entry: Entry) -> Parsed:
    person = _person(event)
    if person in entry.own:
        return Ignored("own_message")
    return RawMessage(
        kind=entry.kind,
        external_id=identifier(deleted["mid"]),
        conversation_id=person,
        surface=Surface.DIRECT,
        content=Content.OTHER,
        sender=sender(entry.kind, person),
        event=Event.DELETED,
        revision="deleted",
        sent_at=entry.sent_at(event.get("timestamp")),
        account_id=entry.page_id,
    )


def _postback(event: JSONObject, postback: JSONObject, entry: Entry) -> Parsed:
    person = _person(event)
    if person in entry.own:
        return Ignored("own_message")
    # Postbacks had no id before v8.0 and have none on some surfaces; person and time make one.
    made_up = f"postback.{person}.{identifier(event.get('timestamp') or entry.time)}"
    return RawMessage(
        kind=entry.kind,
        external_id=identifier(postback.get("mid") or made_up),
        conversation_id=person,
        surface=Surface.DIRECT,
        content=Content.COMMAND,
        sender=sender(entry.kind, person),
        sent_at=entry.sent_at(event.get("timestamp")),
        choice=Choice(id=address(postback.get("payload")), title=label(postback.get("title"))),
        account_id=entry.page_id,
    )


def _receipts(
    status: Literal["delivered", "read"], event: JSONObject, receipt: JSONObject, entry: Entry
) -> Sequence[Parsed]:
    """One receipt per message id; without ids, one for all that was sent until `at`."""
    person = _person(event)
    named = receipt.get("mids") or ([receipt["mid"]] if "mid" in receipt else [])
    if not isinstance(named, list):
        raise TypeError("mids is not a list")
    if not named:
        until = moment(receipt.get("watermark")) or entry.sent_at(event.get("timestamp"))
        return [DeliveryReceipt(kind=entry.kind, status=status, conversation_id=person, at=until)]
    at = moment(event.get("timestamp")) or entry.sent_at(receipt.get("watermark"))
    return [
        DeliveryReceipt(
            kind=entry.kind,
            status=status,
            external_id=identifier(mid),
            conversation_id=person,
            at=at,
        )
        for mid in named
    ]


# --- what a message carries ------------------------------------------------------------------


def _is_sticker(attachment: JSONObject) -> bool:
    payload = optional_fields(attachment.get("payload"))
    return attachment.get("type") == "sticker" or "sticker_id" in payload


def _content(text: str | None, message: JSONObject, attachments: Sequence[Attachment]) -> Content:
    listed = objects(message.get("attachments"))
    if any(item.get("type") == "location" for item in listed):
        return Content.LOCATION
    if message.get("sticker_id") or (listed and all(_is_sticker(item) for item in listed)):
        return Content.STICKER
    by_type = content_of(text, attachments)
    if by_type is Content.TEXT and message.get("commands") and str(text).startswith("/"):
        return Content.COMMAND
    if by_type is Content.OTHER and listed:
        return _FILE_CONTENTS.get(str(listed[0].get("type")), Content.OTHER)
    return by_type


def _attachments(message: JSONObject) -> tuple[Attachment, ...]:
    """The files; a sticker that is listed both as sticker and as image is one."""
    listed = objects(message.get("attachments"))
    stickers = {_sticker_id(item) for item in listed if item.get("type") == "sticker"}
    files = [
        attachment
        for item in listed
        if item.get("type") == "sticker" or _sticker_id(item) not in stickers - {None}
        if (attachment := _attachment(item))
    ]
    return (*files, *_answered_story(message))


def _answered_story(message: JSONObject) -> tuple[Attachment, ...]:
    """The story of ours that a message answers, which has no message's id: its address."""
    story = optional_fields(optional_fields(message.get("reply_to")).get("story"))
    reference = address(story.get("url"))
    return () if reference is None else (Attachment(kind="other", reference=reference),)


def _sticker_id(item: JSONObject) -> str | None:
    sticker = optional_fields(item.get("payload")).get("sticker_id")
    return None if sticker is None else str(sticker)


def _attachment(item: JSONObject) -> Attachment | None:
    if item.get("type") == "location":
        # Its address is that of a map.
        return None
    payload = optional_fields(item.get("payload"))
    reference = address(payload.get("url")) or address(item.get("url")) or address(item.get("URL"))
    if reference is None:
        return None
    kind = _FILE_KINDS.get(str(item.get("type")), "other")
    title = label(item.get("title")) or label(payload.get("title"))
    # Only what was shared from elsewhere has a title of its own.
    name = title if kind in ("other", "video", "document") else None
    return Attachment(kind=kind, reference=reference, file_name=name)


def _location(message: JSONObject) -> Location | None:
    for item in objects(message.get("attachments")):
        if item.get("type") != "location":
            continue
        point = optional_fields(optional_fields(item.get("payload")).get("coordinates"))
        latitude = coordinate(point.get("lat"), 90)
        longitude = coordinate(point.get("long"), 180)
        if latitude is not None and longitude is not None:
            return Location(latitude=latitude, longitude=longitude, name=label(item.get("title")))
    return None


# --- words -----------------------------------------------------------------------------------

_FILE_KINDS = {
    "image": "image",
    "video": "video",
    "reel": "video",
    "ig_reel": "video",
    "audio": "audio",
    "file": "document",
    "sticker": "sticker",
}
# A file whose address is missing is still what it is.
_FILE_CONTENTS = {
    "image": Content.IMAGE,
    "video": Content.VIDEO,
    "reel": Content.VIDEO,
    "ig_reel": Content.VIDEO,
    "audio": Content.AUDIO,
    "file": Content.DOCUMENT,
}
_NOTICES = {
    "reaction": "reaction",
    "optin": "optin",
    "referral": "referral",
    "account_linking": "account_linking",
    "policy_enforcement": "policy_enforcement",
    "policy-enforcement": "policy_enforcement",
    "pass_thread_control": "handover",
    "take_thread_control": "handover",
    "request_thread_control": "handover",
    "app_roles": "handover",
    "response_feedback": "feedback",
    "messaging_feedback": "feedback",
    "order": "commerce",
    "payment": "commerce",
    "pre_checkout": "commerce",
    "checkout_update": "commerce",
    "game_play": "commerce",
    "typing": "typing",
}
"""Events that are no message: their key, and why they are ignored."""
