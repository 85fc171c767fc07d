"""The webhooks of X and its Activity API: challenges, subscriptions, signed events.

https://docs.x.com/x-api/webhooks/introduction and
https://docs.x.com/x-api/activity/event-payloads
"""

import base64
import hashlib
import hmac
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import httpx

from simulator.settings import XAccount
from simulator.webhooks import RetryPolicy, Target, Webhook
from simulator.world import World
from simulator.x_auth import Caller
from simulator.x_errors import forbidden, invalid, refuse, unsupported_authentication
from simulator.x_fields import MEDIA_FIELDS, PLACE_FIELDS, TWEET_FIELDS, USER_FIELDS
from simulator.x_objects import (
    DirectMessage,
    Post,
    XMedia,
    show_media,
    show_place,
    show_post,
    show_user,
    timestamp,
)
from simulator.x_timeline import Timeline

PUBLIC, PRIVATE = ("post.create", "post.delete", "post.mention.create"), ("dm.received", "dm.sent")
MOST_WEBHOOKS = 5
TIMEOUT = 10.0
# X promises no repetition to apps of this tier: what a webhook missed has to be polled.
ONCE = RetryPolicy(timeout=TIMEOUT)


@dataclass
class XWebhook:
    """A registered address; an invalid one gets nothing."""

    id: str
    url: str
    created_at: str
    valid: bool = True

    def as_json(self) -> dict[str, Any]:
        """Return it as the API shows it."""
        return dict(self.__dict__)


class Activity:
    """What the app has registered, and the events that it is told of."""

    def __init__(self, world: World, account: XAccount, timeline: Timeline) -> None:
        self._world = world
        self._account = account
        self._timeline = timeline
        self.webhooks: dict[str, XWebhook] = {}
        self.subscriptions: list[dict[str, Any]] = []

    async def point_to(self, url: str | None) -> None:
        """Register a URL for mentions and direct messages of our account; ValueError if it fails
        the challenge. None takes everything away."""
        self.webhooks.clear()
        self.subscriptions.clear()
        if url is None:
            return
        if not await self._is_proven(url):
            raise ValueError("the callback did not answer the challenge: look at consumer_secret")
        webhook = self._register(url)
        for event in ("post.mention.create", "dm.received"):
            self._subscribe(event, self._timeline.own.id, webhook.id)

    async def answer(
        self, operation: str, name: str, body: dict[str, Any], caller: Caller
    ) -> dict[str, Any]:
        """Do one operation of the API and return its answer; raises Refusal."""
        if operation == "create_subscription":
            return self._create_subscription(body, caller)
        if caller != "app":
            raise unsupported_authentication()
        match operation:
            case "list_webhooks":
                shown = [webhook.as_json() for webhook in self.webhooks.values()]
                return {"data": shown, "meta": {"result_count": len(shown)}}
            case "create_webhook":
                return {"data": (await self._create(body)).as_json()}
            case "validate_webhook":
                webhook = self._known(name)
                webhook.valid = await self._is_proven(webhook.url)
                return {"data": {"attempted": True}}
            case "delete_webhook":
                del self.webhooks[self._known(name).id]
                return {"data": {"deleted": True}}
            case _:
                total = {"total_subscriptions": len(self.subscriptions)}
                return {"data": list(self.subscriptions), "meta": total}

    async def _create(self, body: dict[str, Any]) -> XWebhook:
        url = body.get("url")
        if not isinstance(url, str) or not _is_allowed(url):
            raise invalid("url", [str(url)], "The url must use https and name no port.")
        if any(webhook.url == url for webhook in self.webhooks.values()):
            raise invalid("url", [url], "WebhookUrlAlreadyExists: this url is registered.")
        if len(self.webhooks) >= MOST_WEBHOOKS:
            raise forbidden("WebhookLimitExceeded: the app has as many webhooks as it may have.")
        if not await self._is_proven(url):
            raise invalid("url", [url], "CrcValidationFailed: wrong response_token.")
        return self._register(url)

    def _create_subscription(self, body: dict[str, Any], caller: Caller) -> dict[str, Any]:
        event, wanted = body.get("event_type"), body.get("filter")
        if event not in PUBLIC + PRIVATE:
            raise invalid("event_type", [str(event)], "The event_type is not supported.")
        if not isinstance(wanted, dict) or not str(wanted.get("user_id", "")).isdecimal():
            raise invalid("filter", [str(wanted)], "The filter needs a user_id.")
        if event in PRIVATE and caller != "user":
            raise unsupported_authentication()
        user_id, webhook_id = str(wanted["user_id"]), body.get("webhook_id")
        if event in PRIVATE and user_id != self._timeline.own.id:
            raise forbidden("You may subscribe to private events of your own account only.")
        if webhook_id is not None and webhook_id not in self.webhooks:
            raise invalid("webhook_id", [str(webhook_id)], "There is no such webhook.")
        if any(_key(one) == (event, user_id, webhook_id) for one in self.subscriptions):
            raise invalid("event_type", [event], "DuplicateSubscription: it exists already.")
        made = self._subscribe(event, user_id, webhook_id, str(body.get("tag", "")))
        return {
            "data": {"subscription": made},
            "meta": {"total_subscriptions": len(self.subscriptions)},
        }

    def _known(self, name: str) -> XWebhook:
        if name not in self.webhooks:
            raise refuse(404, "Not Found Error", f"Could not find webhook with id: [{name}].")
        return self.webhooks[name]

    def _register(self, url: str) -> XWebhook:
        number = str(self._world.next_number("x.webhook", 1_900_000_000_000_000_001))
        self.webhooks[number] = XWebhook(number, url, timestamp(self._world.now()))
        return self.webhooks[number]

    def _subscribe(
        self, event: str, user_id: str, webhook_id: str | None, tag: str = ""
    ) -> dict[str, Any]:
        now = timestamp(self._world.now())
        made: dict[str, Any] = {
            "subscription_id": str(self._world.next_number("x.subscription")),
            "event_type": event,
            "filter": {"user_id": user_id},
            "created_at": now,
            "updated_at": now,
            "tag": tag,
        }
        made |= {"webhook_id": webhook_id} if webhook_id else {}
        self.subscriptions.append(made)
        return made

    async def _is_proven(self, url: str) -> bool:
        """Whether what listens there knows the consumer secret."""
        token = self._world.hex_id(20)
        async with httpx.AsyncClient(trust_env=False, timeout=TIMEOUT) as client:
            try:
                answer = await client.get(url, params={"crc_token": token})
                given = answer.json().get("response_token")
            except (httpx.HTTPError, ValueError, AttributeError):
                return False
        return answer.status_code == 200 and given == self._seal(token.encode())

    def _seal(self, content: bytes) -> str:
        secret = self._account.consumer_secret.encode()
        digest = hmac.new(secret, content, hashlib.sha256).digest()
        return f"sha256={base64.b64encode(digest).decode()}"

    # -- events

    def tell(self, ids: Sequence[str]) -> None:
        """Send the events of what was just made; nobody is told of other people's deletions."""
        for made in ids:
            post = self._timeline.posts.get(made)
            if post is not None and not post.deleted and post.mentions(self._account.username):
                self._send("post.mention.create", made, *self._mention(post))
        messages = [one for one in self._timeline.messages[-len(ids) :] if one.id in ids]
        for message in messages:
            self._send("dm.received", message.id, self._message(message), {})

    def _send(
        self, event: str, external_id: str, payload: dict[str, Any], includes: dict[str, Any]
    ) -> None:
        for subscription in self.subscriptions:
            if subscription["event_type"] == event:
                self._deliver(subscription, external_id, payload, includes)

    def _deliver(
        self,
        subscription: dict[str, Any],
        external_id: str,
        payload: dict[str, Any],
        includes: dict[str, Any],
    ) -> None:
        webhook_id = str(subscription.get("webhook_id", ""))
        data: dict[str, Any] = {
            "event_uuid": str(self._world.next_number("x.event")),
            "filter": subscription["filter"],
            "event_type": subscription["event_type"],
            "tag": subscription["tag"],
            "payload": payload,
        }
        data |= {"includes": includes} if includes else {}
        body = json.dumps({"data": data}).encode()

        def target() -> Target | None:
            webhook = self.webhooks.get(webhook_id)
            if webhook is None or not webhook.valid:
                return None
            headers = {
                "Content-Type": "application/json",
                "x-twitter-webhooks-signature": self._seal(body),
            }
            return Target(webhook.url, headers)

        self._world.webhooks.send(Webhook("x", body, [external_id], target, ONCE))

    def _mention(self, post: Post) -> tuple[dict[str, Any], dict[str, Any]]:
        timeline = self._timeline
        shown = show_post(post, TWEET_FIELDS, timeline.accounts)
        users = [timeline.users[post.author_id], timeline.own]
        includes: dict[str, Any] = {"users": [show_user(user, USER_FIELDS) for user in users]}
        if post.media:
            includes["media"] = self._media(post.media)
        if post.place:
            includes["places"] = [show_place(post.place, PLACE_FIELDS)]
        return shown, includes

    def _media(self, media: Iterable[XMedia]) -> list[dict[str, Any]]:
        base = f"{self._world.public_url}/x-media"
        return [show_media(one, MEDIA_FIELDS, base) for one in media]

    def _message(self, message: DirectMessage) -> dict[str, Any]:
        """A direct message in the shape of API 1.1, which these events still have."""
        timeline = self._timeline
        content: dict[str, Any] = {"text": message.text}
        for shown in self._media(message.media):
            media: dict[str, Any] = {
                "id_str": str(shown["media_key"]).partition("_")[2],
                "type": shown["type"],
                "media_url_https": shown.get("url") or shown["preview_image_url"],
            }
            if "variants" in shown:
                media["video_info"] = {
                    "variants": [
                        {
                            "bitrate": one["bit_rate"],
                            "content_type": one["content_type"],
                            "url": one["url"],
                        }
                        for one in shown["variants"]
                    ]
                }
            content["attachment"] = {"type": "media", "media": media}
        event = {
            "type": "message_create",
            "id": message.id,
            "created_timestamp": str(int(message.created_at.timestamp() * 1000)),
            "message_create": {
                "target": {"recipient_id": timeline.own.id},
                "sender_id": message.sender_id,
                "message_data": content,
            },
        }
        sender = timeline.users[message.sender_id]
        named = {"id": sender.id, "name": sender.name, "screen_name": sender.username}
        return {"direct_message_events": [event], "users": {sender.id: named}}


def _key(subscription: dict[str, Any]) -> tuple[str, str, str | None]:
    user_id = str(subscription["filter"]["user_id"])
    return subscription["event_type"], user_id, subscription.get("webhook_id")


def _is_allowed(url: str) -> bool:
    """X wants https without a port; this machine's own addresses are let through for tests."""
    address = urlsplit(url)
    if address.hostname == "127.0.0.1":
        return True
    return address.scheme == "https" and address.port is None
