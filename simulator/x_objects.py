"""The things of X: users, posts, direct messages, media and places, and how the API shows them.

Field names are those of https://docs.x.com/x-api/fundamentals/data-dictionary. Only the fields
that a client asks for are shown, beside the defaults.
"""

import html
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from simulator.x_fields import (
    DM_EVENT_DEFAULTS,
    MEDIA_DEFAULTS,
    PLACE_DEFAULTS,
    TWEET_DEFAULTS,
    USER_DEFAULTS,
)

ReferenceKind = Literal["replied_to", "quoted", "retweeted"]
MENTION = re.compile(r"@(\w{1,15})")
LINK = re.compile(r"https?://\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:id|com|net|org|go)(?:/\S*)?\b")
LINK_WEIGHT = 23
POST_WEIGHT = 280
LIGHT_RANGES = ((0, 4351), (8192, 8205), (8208, 8223), (8242, 8247))


@dataclass
class XUser:
    """One account; `accepts_dms` says whether strangers may write to it."""

    id: str
    name: str
    username: str
    created_at: datetime
    citizen: str = ""
    accepts_dms: bool = False


@dataclass
class XMedia:
    """One attached photo, video or animated GIF."""

    key: str
    type: Literal["photo", "video", "animated_gif"]
    content: bytes
    mime_type: str
    width: int = 960
    height: int = 720


@dataclass
class XPlace:
    """A place that a post is tagged with; `box` is west, south, east, north in degrees."""

    id: str
    name: str
    full_name: str
    box: tuple[float, float, float, float]


@dataclass
class Post:
    """One version of a post; `history` is the shared list of all its versions' ids."""

    id: str
    author_id: str
    text: str
    created_at: datetime
    conversation_id: str
    references: tuple[tuple[ReferenceKind, str], ...] = ()
    in_reply_to_user_id: str = ""
    media: tuple[XMedia, ...] = ()
    place: XPlace | None = None
    history: list[str] = field(default_factory=list)
    deleted: bool = False

    @property
    def is_newest(self) -> bool:
        """Whether no later edit replaced this version."""
        return self.history[-1] == self.id

    def mentions(self, username: str) -> bool:
        """Whether the text names this account."""
        return username.lower() in (name.lower() for name in MENTION.findall(self.text))


@dataclass
class DirectMessage:
    """One event of a one-to-one conversation."""

    id: str
    sender_id: str
    other_id: str
    conversation_id: str
    text: str
    created_at: datetime
    media: tuple[XMedia, ...] = ()


def weight(text: str) -> int:
    """Return the length of a post as X counts it: links 23, wide characters and emoji 2."""
    links = len(LINK.findall(text))
    return LINK_WEIGHT * links + sum(_character_weight(mark) for mark in LINK.sub("", text))


def _character_weight(character: str) -> int:
    code = ord(character)
    return 1 if any(low <= code <= high for low, high in LIGHT_RANGES) else 2


def timestamp(moment: datetime) -> str:
    """Return a time as X writes it, UTC with milliseconds."""
    return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"


def show_post(post: Post, fields: Collection[str], accounts: Mapping[str, XUser]) -> dict[str, Any]:
    """Return a post with the asked fields; its text is HTML-escaped and cut, as X does.

    `accounts` are all users by lower-case user name.
    """
    full = html.escape(post.text, quote=False)
    shown: dict[str, Any] = {
        "id": post.id,
        "text": _cut(full) + "".join(f" {_short_link(item)}" for item in post.media[:1]),
        "edit_history_tweet_ids": list(post.history),
        "author_id": post.author_id,
        "created_at": timestamp(post.created_at),
        "conversation_id": post.conversation_id,
        "lang": "in",
        "possibly_sensitive": False,
        "reply_settings": "everyone",
        "public_metrics": {"retweet_count": 0, "reply_count": 0, "like_count": 0, "quote_count": 0},
        "edit_controls": {"edits_remaining": 6 - len(post.history), "is_edit_eligible": True},
        "entities": _entities(post, accounts),
    }
    if post.in_reply_to_user_id:
        shown["in_reply_to_user_id"] = post.in_reply_to_user_id
    if post.references:
        shown["referenced_tweets"] = [{"type": kind, "id": id} for kind, id in post.references]
    if post.media:
        shown["attachments"] = {"media_keys": [item.key for item in post.media]}
    if post.place:
        shown["geo"] = {"place_id": post.place.id}
    if _cut(full) != full:
        shown["note_tweet"] = {"text": full}
    return _select(shown, TWEET_DEFAULTS, fields)


def _cut(text: str) -> str:
    return text if weight(text) <= POST_WEIGHT else text[: POST_WEIGHT - 1] + "…"


def _short_link(media: XMedia) -> str:
    return f"https://t.co/{media.key[-10:]}"


def _entities(post: Post, accounts: Mapping[str, XUser]) -> dict[str, Any]:
    mentions = [
        {"start": found.start(), "end": found.end(), "username": user.username, "id": user.id}
        for found in MENTION.finditer(post.text)
        if (user := accounts.get(found.group(1).lower()))
    ]
    urls = [{"url": _short_link(item), "media_key": item.key} for item in post.media]
    return {key: value for key, value in (("mentions", mentions), ("urls", urls)) if value}


def show_user(user: XUser, fields: Collection[str]) -> dict[str, Any]:
    """Return an account with the asked fields."""
    shown = {
        "id": user.id,
        "name": user.name,
        "username": user.username,
        "created_at": timestamp(user.created_at),
        "protected": False,
        "verified": False,
        "description": "",
        "receives_your_dm": user.accepts_dms,
        "public_metrics": {"followers_count": 12, "following_count": 34, "tweet_count": 56},
    }
    return _select(shown, USER_DEFAULTS, fields)


def show_media(media: XMedia, fields: Collection[str], base: str) -> dict[str, Any]:
    """Return an attachment with the asked fields; `base` is where files are served."""
    shown: dict[str, Any] = {
        "media_key": media.key,
        "type": media.type,
        "width": media.width,
        "height": media.height,
    }
    if media.type == "photo":
        shown["url"] = f"{base}/{media.key}.jpg"
    else:
        address = f"{base}/{media.key}.mp4"
        shown["preview_image_url"] = f"{base}/{media.key}.jpg"
        shown["duration_ms"] = 4000
        shown["variants"] = [{"content_type": "video/mp4", "bit_rate": 632000, "url": address}]
    return _select(shown, MEDIA_DEFAULTS, fields)


def show_place(place: XPlace, fields: Collection[str]) -> dict[str, Any]:
    """Return a place with the asked fields."""
    shown = {
        "id": place.id,
        "full_name": place.full_name,
        "name": place.name,
        "place_type": "poi",
        "country": "Indonesia",
        "country_code": "ID",
        "geo": {"type": "Feature", "bbox": list(place.box), "properties": {}},
    }
    return _select(shown, PLACE_DEFAULTS, fields)


def show_message(message: DirectMessage, fields: Collection[str]) -> dict[str, Any]:
    """Return an event of a direct conversation with the asked fields."""
    links = "".join(f" {_short_link(item)}" for item in message.media[:1])
    shown: dict[str, Any] = {
        "id": message.id,
        "event_type": "MessageCreate",
        "text": (message.text + links).strip(),
        "sender_id": message.sender_id,
        "dm_conversation_id": message.conversation_id,
        "created_at": timestamp(message.created_at),
    }
    if message.media:
        shown["attachments"] = {"media_keys": [item.key for item in message.media]}
    return _select(shown, DM_EVENT_DEFAULTS, fields)


def _select(
    shown: dict[str, Any], defaults: frozenset[str], fields: Collection[str]
) -> dict[str, Any]:
    return {key: value for key, value in shown.items() if key in defaults or key in fields}


def rename(value: Any) -> Any:
    """Return an answer in the newer spelling, in which tweets are posts."""
    if isinstance(value, dict):
        return {RENAMED.get(key, key): rename(item) for key, item in value.items()}
    return [rename(item) for item in value] if isinstance(value, list) else value


RENAMED = {
    "referenced_tweets": "referenced_posts",
    "edit_history_tweet_ids": "edit_history_post_ids",
    "note_tweet": "note_post",
    "tweets": "posts",
}
