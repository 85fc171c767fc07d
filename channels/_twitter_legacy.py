"""Reads the objects of API 1.1, in which webhooks of the Account Activity API come.

Envelopes   https://docs.x.com/x-api/enterprise-gnip-2.0/fundamentals/account-activity
Posts       https://docs.x.com/x-api/enterprise-gnip-2.0/fundamentals/data-dictionary
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from email.utils import parsedate_to_datetime

from channels._twitter_objects import (
    KIND,
    Json,
    attachment_of,
    content_of,
    deleted,
    identifier,
    listed,
    mapping,
    milliseconds,
    point_of,
    post,
    required_id,
    required_object,
    sender_of,
    snake,
    text_of,
)
from channels.base import Attachment, Choice, Ignored, RawMessage, Sender, Surface


def legacy_post(entry: object, own_ids: Collection[str]) -> RawMessage | Ignored:
    """A public post, read as API v2 would write it."""
    old = required_object(entry)
    if "retweeted_status" in old:
        return Ignored("retweet")
    user = mapping(old.get("user"))
    author = _id(user)
    whole = mapping(old.get("extended_tweet"))
    media = _media(whole) or _media(old)
    place = mapping(old.get("place"))
    parents = {
        "replied_to": _id(old, "in_reply_to_status_id"),
        "quoted": _id(old, "quoted_status_id"),
    }
    as_now = {
        "id": _id(old),
        "text": whole.get("full_text") or old.get("full_text") or old.get("text"),
        "author_id": author,
        "created_at": _iso(old.get("created_at")),
        "referenced_tweets": [{"type": kind, "id": id} for kind, id in parents.items() if id],
        "attachments": {"media_keys": [one["media_key"] for one in media]},
        "geo": {"coordinates": old.get("coordinates"), "place_id": place.get("id")},
    }
    users = [{"id": author, "name": user.get("name"), "username": user.get("screen_name")}]
    return post(as_now, {"users": users, "media": media, "places": [place]}, own_ids)


def legacy_deletion(entry: object, own_ids: Collection[str]) -> RawMessage | Ignored:
    """The deletion of a public post."""
    gone = required_object(required_object(entry)["status"])
    author = identifier(gone.get("user_id"))
    if author in own_ids:
        return Ignored("own_message")
    return deleted(gone, Sender() if author is None else sender_of(author, []))


def legacy_message(entry: object, users: object, own_ids: Collection[str]) -> RawMessage | Ignored:
    """A direct message in the shape of API 1.1."""
    event = required_object(entry)
    if event.get("type", "message_create") != "message_create":
        return Ignored(snake(str(event["type"])) or "unknown_event")
    event_id = required_id(event, "id")
    created = required_object(event["message_create"])
    sender = identifier(created.get("sender_id"))
    if sender in own_ids:
        return Ignored("own_message")
    recipient = identifier(mapping(created.get("target")).get("recipient_id"))
    message = mapping(created.get("message_data"))
    text = text_of(message.get("text"))
    attachment = mapping(message.get("attachment"))
    attachments = _legacy_attachments(attachment)
    location = point_of(_shared_coordinate(attachment))
    return RawMessage(
        kind=KIND,
        external_id=event_id,
        conversation_id=_one_to_one(sender, recipient) or event_id,
        surface=Surface.DIRECT,
        content=content_of(text, attachments, location),
        sender=sender_of(sender, users),
        sent_at=milliseconds(event.get("created_timestamp")),
        text=text,
        attachments=attachments,
        location=location,
        choice=_choice(message, text),
        account_id=recipient,
    )


def _id(old: Json, name: str = "id") -> str | None:
    """Ids come as numbers, which not every program writes whole, and beside them as texts."""
    return identifier(old.get(f"{name}_str")) or identifier(old.get(name))


def _iso(written: object) -> str | None:
    """`Mon Jan 15 12:05:00 +0000 2024` in the form of RFC 3339."""
    if not isinstance(written, str) or len(parts := written.split()) != 6:
        return None
    weekday, month, day, time, zone, year = parts
    try:
        read: datetime = parsedate_to_datetime(f"{weekday}, {day} {month} {year} {time} {zone}")
    except ValueError:
        return None
    return read.isoformat()


def _media(old: Json) -> list[dict[str, object]]:
    """The files of a post; all of them stand only in the extended entities."""
    for name in ("extended_entities", "entities"):
        media = listed(mapping(old.get(name)).get("media"))
        if media:
            return [_described(one) for one in media if isinstance(one, dict)]
    return []


def _described(media: Json) -> dict[str, object]:
    """A file as API v2 describes it."""
    video = mapping(media.get("video_info"))
    return {
        "type": media.get("type"),
        "media_key": _id(media),
        "url": media.get("media_url_https"),
        "variants": [
            {**one, "bit_rate": one.get("bitrate")}
            for one in listed(video.get("variants"))
            if isinstance(one, dict)
        ],
    }


def _choice(message: Json, text: str | None) -> Choice | None:
    pressed = message.get("quick_reply_response")
    if not isinstance(pressed, dict):
        return None
    return Choice(id=identifier(pressed.get("metadata")), title=text)


def _one_to_one(sender: str | None, recipient: str | None) -> str | None:
    """The id that API v2 gives the conversation of two: both ids, the smaller one first."""
    if sender is None or recipient is None:
        return sender
    return "-".join(sorted((sender, recipient), key=lambda one: (len(one), one)))


def _legacy_attachments(attachment: Json) -> tuple[Attachment, ...]:
    media = attachment.get("media")
    shapes = [_described(one) for one in listed(media) or [media] if isinstance(one, dict)]
    return tuple(attachment_of(str(shape["media_key"]), shape) for shape in shapes)


def _shared_coordinate(attachment: Json) -> object:
    location = mapping(attachment.get("location"))
    return mapping(location.get("shared_coordinate")).get("coordinates")
