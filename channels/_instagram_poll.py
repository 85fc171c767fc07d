"""What of an Instagram account is polled: the comments of recent posts with the answers to them,
and its conversations. Mentions elsewhere cannot be listed, only asked for by id.

https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-media/comments
https://developers.facebook.com/docs/messenger-platform/conversations
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from channels._instagram_answers import Around
from channels.base import Finding, LookedUp
from channels.errors import ChannelError, PermanentFailure
from channels.meta_poll import Stream
from channels.meta_protocol import GONE_CODES, is_of_one_object
from channels.meta_reading import folded

if TYPE_CHECKING:
    from channels.meta_client import GraphClient, Json

ANSWER_FIELDS = "id,text,timestamp,username,from,parent_id,media{id}"
COMMENT_FIELDS = f"{ANSWER_FIELDS},replies.limit(50){{{ANSWER_FIELDS}}}"
MESSAGE_FIELDS = "id,from,to,message,created_time,attachments,shares,story,is_unsupported"
MENTIONED_COMMENT_FIELDS = "id,text,timestamp,username,media{id}"
MENTIONED_MEDIA_FIELDS = (
    "id,caption,timestamp,username,owner,media_type,media_url,children{media_type,media_url}"
)


def streams(account_id: str, page_id: str) -> tuple[Stream, ...]:
    """The streams of one account; its conversations hang on the Page that it is linked with."""
    comments = Stream(
        name="comments",
        owner=account_id,
        fold=partial(_fold, "comment", account_id),
        listed="media",
        list_arguments={"fields": "id,timestamp", "limit": 50},
        list_time="timestamp",
        below="comments",
        below_arguments={"fields": COMMENT_FIELDS, "limit": 50},
        below_time="timestamp",
        nested="replies",
        nested_arguments={"fields": ANSWER_FIELDS, "limit": 50},
        looks_back=True,
    )
    conversations = Stream(
        name="conversations",
        owner=page_id,
        fold=partial(_fold, "message", account_id),
        listed="conversations",
        list_arguments={"fields": "id,updated_time", "platform": "instagram", "limit": 50},
        list_time="updated_time",
        below="messages",
        below_arguments={"fields": MESSAGE_FIELDS, "limit": 25},
    )
    return comments, conversations


def look_up(graph: GraphClient, account_id: str, external_ids: Sequence[str]) -> LookedUp:
    """Comments and mentions by their ids: one that Graph does not show keeps no other back.

    Raises `TemporaryFailure` or `PermanentFailure` when none could be had.
    """
    items: list[bytes] = []
    asked, trouble = 0, None
    for external_id in external_ids:
        try:
            items.append(_look_up_one(graph, account_id, external_id))
        except ChannelError as error:
            trouble = trouble or error
            if not is_of_one_object(error):
                break
        asked += 1
    if trouble is None:
        return LookedUp(items, asked=asked)
    if not items:
        raise trouble
    told = Finding.of_failure("look_up", trouble, "warning")
    return LookedUp(items, asked=asked, findings=[told])


def _look_up_one(graph: GraphClient, account_id: str, external_id: str) -> bytes:
    """A comment or mention by its id, or its deletion where none of these is there.

    Raises `TemporaryFailure`, and `PermanentFailure` when it may not be asked for at all.
    """
    for stream, ask in _WAYS:
        try:
            found = ask(graph, account_id, external_id)
        except PermanentFailure as error:
            if not _is_not_there(error):
                raise
            continue
        return _fold(stream, account_id, found, None)
    return folded({"deletion": {"id": external_id}})


def _comment(graph: GraphClient, _account: str, name: str) -> Json:
    return graph.read(name, fields=ANSWER_FIELDS)


def _mentioned_comment(graph: GraphClient, account: str, name: str) -> Json:
    asked = f"mentioned_comment.comment_id({name}){{{MENTIONED_COMMENT_FIELDS}}}"
    return _inside(graph.read(account, fields=asked), "mentioned_comment")


def _mentioned_media(graph: GraphClient, account: str, name: str) -> Json:
    asked = f"mentioned_media.media_id({name}){{{MENTIONED_MEDIA_FIELDS}}}"
    return _inside(graph.read(account, fields=asked), "mentioned_media")


def _inside(answer: Json, name: str) -> Json:
    found = answer.get(name)
    if not isinstance(found, dict):
        raise PermanentFailure("Instagram shows no such mention.", code=_WRONG_PARAMETER)
    return found


def _is_not_there(error: PermanentFailure) -> bool:
    """Graph refuses the id of a mention that there is not as a wrong parameter."""
    return error.code in GONE_CODES or (error.code or "").partition("/")[0] == _WRONG_PARAMETER


_WRONG_PARAMETER = "100"
_WAYS = (
    ("comment", _comment),
    ("mentioned_comment", _mentioned_comment),
    ("mentioned_media", _mentioned_media),
)


def _fold(item: str, account_id: str, piece: object, above: str | None) -> bytes:
    media_id = above if item == "comment" else None
    return folded(Around(stream=item, account_id=account_id, media_id=media_id).fold(piece))
