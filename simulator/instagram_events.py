"""The webhooks of an Instagram account: which fields there are, and what comes in them.

https://developers.facebook.com/docs/graph-api/webhooks/reference/instagram and
https://developers.facebook.com/docs/messenger-platform/instagram/features/webhook
"""

from typing import Any

from simulator.graph_events import DEFAULT_FIELDS as PAGE_FIELDS
from simulator.graph_events import Events, Subscription
from simulator.instagram_account import InstagramComment, Medium
from simulator.settings import InstagramAccount
from simulator.world import World

DEFAULT_FIELDS = (
    "comments",
    "live_comments",
    "mentions",
    "messages",
    "message_edit",
    "messaging_postbacks",
    "messaging_seen",
)
KNOWN_FIELDS = (
    *DEFAULT_FIELDS,
    "message_reactions",
    "messaging_handover",
    "messaging_optins",
    "messaging_referral",
    "standby",
    "story_insights",
)
INSTAGRAM_EVENTS = Events("instagram", "instagram", KNOWN_FIELDS, DEFAULT_FIELDS)


class InstagramSubscription(Subscription):
    """What is subscribed of the account, which comes only while the app is subscribed to the Page
    too (`page_fields`, any of them)."""

    def __init__(self, world: World, account: InstagramAccount) -> None:
        super().__init__(world, account, INSTAGRAM_EVENTS, account.account_id)
        self.fields = set(DEFAULT_FIELDS)
        self.page_fields: set[str] = set(PAGE_FIELDS[:1])

    def _hold(self, kind: str, event: dict[str, Any], external_id: str) -> None:
        if self.page_fields:
            super()._hold(kind, event, external_id)


def comment_value(comment: InstagramComment) -> dict[str, Any]:
    """Return the value of a new comment; whose author is hidden is named by nothing."""
    value: dict[str, Any] = {
        "id": comment.id,
        "media": {"id": comment.medium.id, "media_product_type": "FEED"},
        "text": comment.text,
    }
    if not comment.author.is_hidden:
        value["from"] = {"id": comment.author.id, "username": comment.author.username}
    if comment.parent is not None:
        value["parent_id"] = comment.parent.id
    return value


def mention_value(item: Medium | InstagramComment) -> dict[str, str]:
    """Return the value of a mention: ids and no words."""
    if isinstance(item, Medium):
        return {"media_id": item.id}
    return {"comment_id": item.id, "media_id": item.medium.id}
