"""What of a Page is polled: its feed, the comments of recent posts, and its conversations.

https://developers.facebook.com/docs/graph-api/results
"""

from __future__ import annotations

from functools import partial

from channels._facebook_answers import Around
from channels.meta_poll import Stream
from channels.meta_reading import folded

POST_FIELDS = (
    "id,message,message_tags,from,created_time,permalink_url,is_hidden,place,"
    "attachments{media_type,type,media,url,unshimmed_url,target,title,subattachments}"
)
COMMENT_FIELDS = (
    "id,message,message_tags,from,created_time,parent,attachment,permalink_url,is_hidden"
)
MESSAGE_FIELDS = "id,message,from,to,created_time,attachments,sticker,shares"


def streams(page_id: str) -> tuple[Stream, ...]:
    """The streams of one Page."""
    feed = Stream(
        name="feed",
        owner=page_id,
        fold=partial(_fold, "post", page_id),
        listed="feed",
        list_arguments={"fields": POST_FIELDS, "limit": 25},
    )
    comments = Stream(
        name="comments",
        owner=page_id,
        fold=partial(_fold, "comment", page_id),
        listed="feed",
        list_arguments={"fields": "id,created_time", "limit": 100},
        below="comments",
        below_arguments={
            "fields": COMMENT_FIELDS,
            "filter": "stream",
            "order": "reverse_chronological",
            "limit": 50,
        },
        looks_back=True,
    )
    conversations = Stream(
        name="conversations",
        owner=page_id,
        fold=partial(_fold, "message", page_id),
        listed="conversations",
        list_arguments={"fields": "id,updated_time", "platform": "messenger", "limit": 50},
        list_time="updated_time",
        below="messages",
        below_arguments={"fields": MESSAGE_FIELDS, "limit": 25},
    )
    return feed, comments, conversations


def _fold(item: str, page_id: str, piece: object, above: str | None) -> bytes:
    post_id = above if item == "comment" else None
    return folded(Around(stream=item, page_id=page_id, post_id=post_id).fold(piece))
