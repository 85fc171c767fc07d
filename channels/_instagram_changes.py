"""Reads one change of an Instagram account: a comment, also on a live video, or a mention.

https://developers.facebook.com/docs/graph-api/webhooks/reference/instagram
https://developers.facebook.com/docs/instagram-platform/webhooks/examples
"""

from __future__ import annotations

from collections.abc import Sequence

from channels._instagram_reading import KIND, author_of, is_ours
from channels.base import Content, Ignored, Parsed, RawMessage, Surface
from channels.meta_messaging import read_event
from channels.meta_reading import (
    Entry,
    JSONObject,
    content_of,
    fields,
    identifier,
    optional_fields,
    optional_identifier,
    words,
)

_COMMENTS = frozenset({"comments", "live_comments"})


def read_change(piece: object, entry: Entry) -> Sequence[Parsed]:
    """What one element of `changes` says. Raises `BROKEN`."""
    change = fields(piece)
    field = change.get("field")
    if field in _COMMENTS:
        return [_comment(fields(change["value"]), entry)]
    if field == "mentions":
        return [_mention(fields(change["value"]), entry)]
    value = optional_fields(change.get("value"))
    if "sender" in value and "recipient" in value:
        # The App Dashboard's "Test" button sends messages in this form.
        return read_event(value, entry)
    return [Ignored("other_field")]


def _comment(value: JSONObject, entry: Entry) -> Parsed:
    author = optional_fields(value.get("from"))
    if is_ours(author, entry.own):
        return Ignored("own_message")
    comment = identifier(value["id"])
    media = optional_identifier(optional_fields(value.get("media")).get("id"))
    text = words(value.get("text"))
    return RawMessage(
        kind=KIND,
        external_id=comment,
        conversation_id=media or comment,
        surface=Surface.COMMENT,
        content=content_of(text, ()),
        sender=author_of(author),
        sent_at=entry.sent_at(value.get("timestamp")),
        text=text,
        in_reply_to=optional_identifier(value.get("parent_id")) or media,
        account_id=entry.page_id,
    )


def _mention(value: JSONObject, entry: Entry) -> Parsed:
    """Ids are all that a mention's notice has; `look_up` brings who said what."""
    media = identifier(value["media_id"])
    comment = optional_identifier(value.get("comment_id"))
    return RawMessage(
        kind=KIND,
        external_id=comment or media,
        conversation_id=media,
        surface=Surface.MENTION,
        content=Content.OTHER,
        sent_at=entry.sent_at(None),
        in_reply_to=media if comment else None,
        account_id=entry.page_id,
    )
