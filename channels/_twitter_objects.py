"""Reads single objects of X: a post, a direct message, a deletion.

    Posts             https://docs.x.com/x-api/fundamentals/data-dictionary
    Edits             https://docs.x.com/x-api/fundamentals/edit-posts
    Direct messages   https://docs.x.com/x-api/direct-messages/lookup/introduction

X is renaming its fields from "tweet" to "post"; either spelling is read wherever both exist. What
cannot be read raises one of the built-in errors (TypeError, ValueError, KeyError …).
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from channels.base import (
    Attachment,
    Content,
    Event,
    Ignored,
    Location,
    RawMessage,
    Sender,
    Surface,
)

KIND = "twitter"
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

Json = Mapping[str, Any]


def post(entry: Json, includes: Json, own_ids: Collection[str]) -> RawMessage | Ignored:
    """A public post; our own and reposts of others' words are ignored."""
    if not entry.keys() & {"text", "note_tweet", "note_post", "attachments"}:
        raise ValueError("not a post")
    post_id = required_id(entry, "id")
    author = identifier(entry.get("author_id"))
    if author in own_ids:
        return Ignored("own_message")
    if any(one.get("type") in {"retweeted", "reposted"} for one in referenced(entry)):
        return Ignored("retweet")
    external_id, *later = _versions(entry, post_id)
    text = _post_text(entry)
    attachments = _attachments(entry, includes)
    return RawMessage(
        kind=KIND,
        external_id=external_id,
        other_ids=tuple(later),
        conversation_id=identifier(entry.get("conversation_id")) or external_id,
        surface=Surface.MENTION,
        content=content_of(text, attachments, None),
        sender=sender_of(author, includes.get("users")),
        event=Event.CREATED if post_id == external_id else Event.EDITED,
        revision="" if post_id == external_id else post_id,
        sent_at=instant(entry.get("created_at")),
        text=text,
        attachments=attachments,
        location=_location(entry, includes),
        in_reply_to=parent(entry),
    )


def message(event: Json, includes: Json, own_ids: Collection[str]) -> RawMessage | Ignored:
    """A direct message; people who join or leave a conversation are ignored."""
    kind = event.get("event_type", "MessageCreate")
    if kind != "MessageCreate":
        return Ignored(snake(str(kind)) or "unknown_event")
    event_id = required_id(event, "id")
    sender = identifier(event.get("sender_id"))
    if sender in own_ids:
        return Ignored("own_message")
    text = text_of(event.get("text"))
    attachments = _attachments(event, includes)
    return RawMessage(
        kind=KIND,
        external_id=event_id,
        conversation_id=identifier(event.get("dm_conversation_id")) or sender or event_id,
        surface=Surface.DIRECT,
        content=content_of(text, attachments, None),
        sender=sender_of(sender, includes.get("users")),
        sent_at=instant(event.get("created_at")),
        text=text,
        attachments=attachments,
    )


def deleted(gone: Json, sender: Sender) -> RawMessage:
    """The deletion of a post, of which X tells little more than the id."""
    external_id = required_id(gone, "id")
    return RawMessage(
        kind=KIND,
        external_id=external_id,
        conversation_id=external_id,
        surface=Surface.MENTION,
        content=Content.OTHER,
        sender=sender,
        event=Event.DELETED,
        revision="deleted",
    )


def post_deleted(payload: Json, includes: Json, own_ids: Collection[str]) -> RawMessage | Ignored:
    """The same as an activity event, which also names the author."""
    author = identifier(payload.get("author_id"))
    if author in own_ids:
        return Ignored("own_message")
    return deleted(payload, sender_of(author, includes.get("users")))


def encrypted(payload: Json, includes: Json, own_ids: Collection[str]) -> RawMessage | Ignored:
    """X Chat is encrypted end to end: that somebody wrote is all that can be known."""
    sender = identifier(payload.get("sender_id"))
    if sender in own_ids:
        return Ignored("own_message")
    message_id = required_id(payload, "id")
    return RawMessage(
        kind=KIND,
        external_id=message_id,
        conversation_id=identifier(payload.get("conversation_id")) or sender or message_id,
        surface=Surface.DIRECT,
        content=Content.OTHER,
        sender=sender_of(sender, includes.get("users")),
        sent_at=milliseconds(payload.get("created_at_msec")),
    )


def identifier(value: object) -> str | None:
    """An id as text; X sends strings, but a number is understood too."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    return str(value).strip() or None


def instant(value: object) -> datetime | None:
    """RFC 3339 text as an aware time in UTC, None for anything else."""
    if not isinstance(value, str):
        return None
    try:
        parsed = datetime.fromisoformat(value)
    except ValueError:
        return None
    try:
        return parsed.replace(tzinfo=parsed.tzinfo or UTC).astimezone(UTC)
    except OverflowError:
        return None


def parent(post: Json) -> str | None:
    """The id of the post that this one answers, else of the one that it quotes."""
    kinds = {one.get("type"): identifier(one.get("id")) for one in referenced(post)}
    direct = post.get("in_reply_to_tweet_id") or post.get("in_reply_to_post_id")
    return kinds.get("replied_to") or identifier(direct) or kinds.get("quoted")


def plain(text: str) -> str:
    """X escapes exactly these three characters in the text of posts; the citizen typed them bare.
    See https://twittercommunity.com/t/tweet-text-html-encoding-clarity/68810."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _attachments(entry: Json, includes: Json) -> tuple[Attachment, ...]:
    keys = mapping(entry.get("attachments")).get("media_keys")
    media = {identifier(one.get("media_key")): one for one in _included(includes.get("media"))}
    return tuple(
        attachment_of(key, media.get(key, {})) for key in dict.fromkeys(identifiers(listed(keys)))
    )


def attachment_of(key: str, media: Json) -> Attachment:
    """A photo by its URL, a video by its best file; by the media key when X gave no URL."""
    kind = _MEDIA_KINDS.get(media.get("type") or _MEDIA_CATEGORIES.get(key.split("_")[0]), "other")
    best = _best_variant(media) if kind == "video" else {}
    url = best.get("url") or (media.get("url") if kind != "video" else None)
    mime_type = best.get("content_type")
    return Attachment(
        kind=kind,
        reference=url if isinstance(url, str) else key,
        mime_type=mime_type if isinstance(mime_type, str) else None,
    )


def _best_variant(media: Json) -> Json:
    """The file with the most bits per second; playlists for streaming have none and lose."""
    variants = [one for one in _included(media.get("variants")) if isinstance(one.get("url"), str)]
    return max(variants, key=_bit_rate, default={})


def _bit_rate(variant: Json) -> tuple[bool, float]:
    rate = variant.get("bit_rate")
    is_file = variant.get("content_type") != "application/x-mpegURL"
    return is_file, rate if isinstance(rate, int | float) else -1


def content_of(
    text: str | None, attachments: Sequence[Attachment], location: Location | None
) -> Content:
    """What a message mainly is: its first file, else its point, else its words."""
    for attachment in attachments:
        return Content(attachment.kind)
    if location is not None:
        return Content.LOCATION
    return Content.TEXT if text else Content.OTHER


def _location(post: Json, includes: Json) -> Location | None:
    """The exact point of a post, and the words of its place. A place may be a whole province: the
    middle of its box is no point."""
    geo = mapping(post.get("geo"))
    place = _place(identifier(geo.get("place_id")), includes)
    point = point_of(geo.get("coordinates"))
    name, address = text_of(place.get("name")), text_of(place.get("full_name"))
    if point is None and not (name or address):
        return None
    return replace(point or Location(), name=name, address=address)


def _place(place_id: str | None, includes: Json) -> Json:
    if place_id is None:
        return {}
    places = _included(includes.get("places"))
    return next((one for one in places if identifier(one.get("id")) == place_id), {})


def point_of(geometry: object) -> Location | None:
    """GeoJSON puts the longitude first."""
    pair = listed(mapping(geometry).get("coordinates"))
    return _degrees(pair[1], pair[0]) if len(pair) >= 2 else None


def _degrees(latitude: object, longitude: object) -> Location | None:
    north, east = _within(latitude, 90), _within(longitude, 180)
    if north is None or east is None:
        return None
    return Location(latitude=north, longitude=east)


def _within(value: object, limit: float) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if math.isfinite(value) and abs(value) <= limit else None


def sender_of(user_id: str | None, users: object) -> Sender:
    """The person with this id, named as one of `users` (a list, or a map by id) says."""
    if user_id is None:
        return Sender()
    user = next((one for one in _users(users) if identifier(one.get("id")) == user_id), {})
    return Sender(
        id=user_id,
        name=_optional(user.get("name")),
        username=_optional(user.get("username")) or _optional(user.get("screen_name")),
        addresses=(f"{KIND}:{user_id}",),
    )


def _users(users: object) -> Iterator[Json]:
    """Included users: a list, or a map by id; activity webhooks wrap each once more in `data`."""
    found = list(users.values()) if isinstance(users, dict) else listed(users)
    for user in found:
        inner = user.get("data", user) if isinstance(user, dict) else None
        if isinstance(inner, dict):
            yield inner


def _versions(post: Json, post_id: str) -> list[str]:
    """Each edit is a post of its own; the first id of the history names them all."""
    history = post.get("edit_history_tweet_ids") or post.get("edit_history_post_ids")
    versions = identifiers(listed(history))
    return versions if post_id in versions else [post_id]


def _post_text(post: Json) -> str | None:
    """A long post holds its whole text in a note; `text` is then only its beginning."""
    for name in ("note_tweet", "note_post"):
        whole = mapping(post.get(name)).get("text")
        if isinstance(whole, str) and whole:
            return plain(whole)
    return text_of(post.get("text"))


def text_of(value: object) -> str | None:
    """What was written, None for nothing; TypeError for what is no text."""
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise TypeError("a text is not a string")
    return plain(value)


def _optional(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def referenced(post: Json) -> list[Json]:
    """What a post replies to, quotes or reposts: objects with `type` and `id`."""
    return list(_included(post.get("referenced_tweets") or post.get("referenced_posts")))


def _included(objects: object) -> Iterator[Json]:
    return (one for one in listed(objects) if isinstance(one, dict))


def identifiers(values: Sequence[object]) -> list[str]:
    """The usable ids among `values`, in their order."""
    return [found for value in values if (found := identifier(value))]


def milliseconds(value: object) -> datetime | None:
    """Milliseconds since 1970 as an aware time in UTC, None for anything else."""
    try:
        return EPOCH + timedelta(milliseconds=int(identifier(value) or ""))
    except (ValueError, OverflowError):
        return None


def required_id(entry: Json, name: str) -> str:
    """The id under `name`; ValueError or KeyError when there is no usable one."""
    found = identifier(entry[name])
    if found is None:
        raise ValueError(f"no usable {name}")
    return found


def required_object(value: object) -> Json:
    """`value` as a JSON object; TypeError when it is none."""
    if not isinstance(value, dict):
        raise TypeError("not an object")
    return value


def mapping(value: object) -> Json:
    """`value` if it is a JSON object, else an empty one."""
    return value if isinstance(value, dict) else {}


def listed(value: object) -> list[Any]:
    """`value` if it is a JSON array, else an empty one."""
    return value if isinstance(value, list) else []


def snake(words: str) -> str:
    """A name of X as a snake_case word of at most 60 characters."""
    apart = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", words)
    return re.sub(r"[^a-z0-9]+", "_", apart.lower()).strip("_")[:60]


_MEDIA_KINDS: Mapping[object, str] = {
    "photo": "image",
    "video": "video",
    "animated_gif": "video",
}

# The number before the underscore of a media key, for media that X did not describe.
_MEDIA_CATEGORIES = {"3": "photo", "7": "video", "13": "video", "16": "animated_gif"}
