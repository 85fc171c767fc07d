"""The webhooks of a Page: event shapes, subscription, handshake, signature and batching.

https://developers.facebook.com/docs/graph-api/webhooks/getting-started,
https://developers.facebook.com/docs/graph-api/webhooks/reference/page and
https://developers.facebook.com/docs/messenger-platform/reference/webhook-events
"""

import hashlib
import hmac
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import httpx

from simulator.graph_page import Comment, FacebookPage, Inbox, Message, PagePost, StoredFile
from simulator.settings import GraphAccount
from simulator.webhooks import RetryPolicy, Target, Webhook
from simulator.world import World

# Meta retries at once, then ever more rarely for 36 hours, and expects an answer within 5 seconds.
RETRIES = RetryPolicy(
    pauses=(0.0, 5.0, 15.0, 60.0, 300.0, 1800.0, 7200.0, 21600.0, 43200.0), timeout=5.0
)
DEFAULT_FIELDS = ("feed", "mention", "messages", "message_edits", "messaging_postbacks")
KNOWN_FIELDS = (
    *DEFAULT_FIELDS,
    "message_deliveries",
    "message_echoes",
    "message_reactions",
    "message_reads",
    "messaging_handovers",
    "messaging_optins",
    "messaging_referrals",
    "standby",
)
STICKER_ID = 369239263222822


@dataclass(frozen=True)
class Events:
    """The events of one platform: the object that notices name, the fields that can be subscribed
    to, and which of them are from the beginning."""

    platform: str
    of: str
    known: tuple[str, ...]
    default: tuple[str, ...]


PAGE_EVENTS = Events("graph", "page", KNOWN_FIELDS, DEFAULT_FIELDS)


class Subscription:
    """Where events go and which; holds events back to send them in batches.

    `batch_size` events of one kind travel in one request; with 1 each travels alone. Entries name
    `entry_id`, by default the Page.
    """

    def __init__(
        self, world: World, account: GraphAccount, events: Events, entry_id: str = ""
    ) -> None:
        self._world = world
        self._account = account
        self.events = events
        self._entry_id = entry_id or account.page_id
        self.url = account.webhook_url
        self.fields: set[str] = set(events.default if account.webhook_url else ())
        self.batch_size = 1
        self._held: list[tuple[str, dict[str, Any], str]] = []

    async def point_to(self, url: str | None, verify_token: str) -> None:
        """Shake hands with a URL as Meta does and send events there; ValueError if it fails."""
        if url is not None:
            await self._shake_hands(url, verify_token)
            self.fields = self.fields or set(self.events.default)
        self.url = url

    async def _shake_hands(self, url: str, verify_token: str) -> None:
        challenge = str(self._world.random.randint(10**8, 10**9))
        query = {
            "hub.mode": "subscribe",
            "hub.verify_token": verify_token,
            "hub.challenge": challenge,
        }
        async with httpx.AsyncClient(trust_env=False, timeout=5) as client:
            try:
                answer = await client.get(url, params=query)
            except httpx.HTTPError as error:
                raise ValueError(f"the callback does not answer: {type(error).__name__}") from error
        if answer.status_code != 200 or answer.text != challenge:
            raise ValueError(
                "the callback did not answer the challenge: the verify token may be wrong"
            )

    def messaging(self, field: str, event: dict[str, Any], external_id: str) -> None:
        """Send a Messenger event if the Page subscribed to its field."""
        if self.url is not None and field in self.fields:
            self._hold("messaging", event, external_id)

    def change(self, field: str, value: dict[str, Any], external_id: str) -> None:
        """Send a feed or mention event if the Page subscribed to its field."""
        if self.url is not None and field in self.fields:
            self._hold("changes", {"field": field, "value": value}, external_id)

    def flush(self) -> None:
        """Send the held events now: one request, one entry for each kind of event."""
        held, self._held = self._held, []
        if not held:
            return
        now = self._world.now()
        entries = []
        for kind in ("messaging", "changes"):
            events = [event for held_kind, event, _ in held if held_kind == kind]
            if events:
                moment = milliseconds(now) if kind == "messaging" else int(now.timestamp())
                entries.append({"id": self._entry_id, "time": moment, kind: events})
        body = json.dumps({"object": self.events.of, "entry": entries}).encode()
        external_ids = [external_id for _, _, external_id in held if external_id]
        self._world.webhooks.send(
            Webhook(self.events.platform, body, external_ids, lambda: self._target(body), RETRIES)
        )

    def _hold(self, kind: str, event: dict[str, Any], external_id: str) -> None:
        self._held.append((kind, event, external_id))
        if len(self._held) >= self.batch_size:
            self.flush()

    def _target(self, body: bytes) -> Target | None:
        if self.url is None:
            return None
        seal = hmac.new(self._account.app_secret.encode(), body, hashlib.sha256).hexdigest()
        headers = {"Content-Type": "application/json", "X-Hub-Signature-256": f"sha256={seal}"}
        return Target(self.url, headers)


def milliseconds(moment: datetime) -> int:
    """Return a time as Messenger events carry it."""
    return int(moment.timestamp() * 1000)


def message_event(page: Inbox, message: Message, **more: Any) -> dict[str, Any]:
    """Return the event of a message; `more` adds keys such as quick_reply or is_echo."""
    body: dict[str, Any] = {"mid": message.id, **more}
    if message.text:
        body["text"] = message.text
    attachments = [_attachment(page, stored) for stored in message.files]
    if message.location is not None:
        attachments.append(_location(message))
    if attachments:
        body["attachments"] = attachments
    if message.reply_to:
        body["reply_to"] = {"mid": message.reply_to}
    return _between(page, message, message.created_at) | {"message": body}


def edit_event(page: Inbox, message: Message, now: datetime) -> dict[str, Any]:
    """Return the event of an edited message."""
    edit = {"mid": message.id, "text": message.text, "num_edit": message.edits}
    return _between(page, message, now) | {"message_edit": edit}


def unsend_event(page: Inbox, message: Message, now: datetime) -> dict[str, Any]:
    """Return the event of a message that its author took back."""
    taken_back = {"mid": message.id, "is_deleted": True}
    return _between(page, message, now) | {"message": taken_back}


def postback_event(page: Inbox, message: Message, payload: str) -> dict[str, Any]:
    """Return the event of a pressed button."""
    postback = {"mid": message.id, "title": message.text, "payload": payload}
    return _between(page, message, message.created_at) | {"postback": postback}


def delivery_event(page: Inbox, message: Message, now: datetime) -> dict[str, Any]:
    """Return the receipt that our message reached the person's phone."""
    delivery = {"mids": [message.id], "watermark": milliseconds(message.created_at)}
    person = message.conversation.person
    return {
        "sender": {"id": person.id},
        "recipient": {"id": page.own.id},
        "timestamp": milliseconds(now),
        "delivery": delivery,
    }


def read_event(page: Inbox, message: Message, now: datetime) -> dict[str, Any]:
    """Return the receipt that the person has read up to our message."""
    receipt = delivery_event(page, message, now)
    del receipt["delivery"]
    return receipt | {"read": {"watermark": milliseconds(message.created_at)}}


def _between(page: Inbox, message: Message, moment: datetime) -> dict[str, Any]:
    person = message.conversation.person
    ends = (person.id, page.own.id) if message.author is person else (page.own.id, person.id)
    return {
        "sender": {"id": ends[0]},
        "recipient": {"id": ends[1]},
        "timestamp": milliseconds(moment),
    }


def _attachment(page: Inbox, stored: StoredFile) -> dict[str, Any]:
    payload: dict[str, Any] = {"url": page.file_url(stored)}
    if stored.kind == "sticker":
        payload["sticker_id"] = STICKER_ID
        return {"type": "image", "payload": payload}
    return {"type": stored.kind, "payload": payload}


def _location(message: Message) -> dict[str, Any]:
    if message.location is None:
        raise ValueError("the message has no location")
    point = {"lat": message.location.latitude, "long": message.location.longitude}
    return {
        "title": message.location.name or "Pinned Location",
        "url": map_link(point["lat"], point["long"]),
        "type": "location",
        "payload": {"coordinates": point},
    }


def map_link(latitude: float, longitude: float) -> str:
    """Return the link by which Messenger shows a point on a map."""
    return f"https://www.bing.com/maps/default.aspx?v=2&where1={latitude}%2C+{longitude}"


def comment_value(page: FacebookPage, comment: Comment, verb: str) -> dict[str, Any]:
    """Return the feed value of an added, edited, hidden or removed comment."""
    value: dict[str, Any] = {
        "item": "comment",
        "verb": verb,
        "comment_id": comment.id,
        "post_id": comment.post.id,
        "parent_id": comment.parent.id if comment.parent else comment.post.id,
        "created_time": int(comment.created_at.timestamp()),
        "post": {
            "id": comment.post.id,
            "is_published": True,
            "status_type": "mobile_status_update",
            "updated_time": graph_time(comment.post.updated_at),
            "permalink_url": f"https://www.facebook.com/{comment.post.id}",
            "promotion_status": "inactive",
        },
    }
    _add_author(value, comment)
    if verb == "remove":
        return value
    value["message"] = comment.text
    if tags := message_tags(page, comment.text):
        value["message_tags"] = tags
    if comment.file is not None:
        url = page.file_url(comment.file)
        value["video" if comment.file.kind == "video" else "photo"] = url
    return value


def post_value(page: FacebookPage, post: PagePost, verb: str) -> dict[str, Any]:
    """Return the feed value of a post: a status, or a photo where it carries one."""
    photos = [page.file_url(stored) for stored in post.files if stored.kind == "image"]
    value: dict[str, Any] = {
        "item": "photo" if len(photos) == 1 else "status",
        "verb": verb,
        "post_id": post.id,
        "published": 1,
        "created_time": int(post.created_at.timestamp()),
    }
    _add_author(value, post)
    if verb == "remove":
        return value
    value["message"] = post.text
    if tags := message_tags(page, post.text):
        value["message_tags"] = tags
    if len(photos) == 1:
        value |= {"link": photos[0], "photo_id": post.files[0].key}
    elif photos:
        value["photos"] = photos
    return value


def message_tags(page: FacebookPage, text: str) -> list[dict[str, Any]]:
    """Return the tag by which a text names the Page, in a list; none where it does not."""
    name = page.own.name
    offset = text.find(name)
    if offset < 0:
        return []
    return [
        {
            "id": page.own.id,
            "name": name,
            "type": "page",
            "offset": offset,
            "length": len(name),
        }
    ]


def mention_value(
    page: FacebookPage, post: PagePost, comment: Comment | None = None
) -> dict[str, Any]:
    """Return the value of a mention of the Page in someone else's post or a comment on it."""
    item = comment or post
    value: dict[str, Any] = {
        "item": "comment" if comment else "post",
        "verb": "add",
        "post_id": post.id,
        "created_time": int(item.created_at.timestamp()),
        "message": item.text,
    }
    if tags := message_tags(page, item.text):
        value["message_tags"] = tags
    if comment:
        value["comment_id"] = comment.id
    if not item.author.is_hidden:
        value |= {"sender_id": item.author.id, "sender_name": item.author.name}
    return value


def _add_author(value: dict[str, Any], item: PagePost | Comment) -> None:
    if not item.author.is_hidden:
        value["from"] = {"id": item.author.id, "name": item.author.name}


def graph_time(moment: datetime) -> str:
    """Return a time as Graph writes it: UTC, seconds, `+0000`."""
    return moment.strftime("%Y-%m-%dT%H:%M:%S+0000")


def file_kinds(files: Sequence[StoredFile]) -> str:
    """Return the one word for the journal: what kind of content this is."""
    if not files:
        return "text"
    return "document" if files[0].kind == "file" else files[0].kind
