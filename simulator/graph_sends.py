"""What the product does through the Graph API: messages, private and public replies, posts.

https://developers.facebook.com/docs/messenger-platform/reference/send-api and
https://developers.facebook.com/docs/messenger-platform/discovery/private-replies
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, ClassVar, Protocol

from simulator.graph_errors import invalid, outside_window, refuse, unsupported
from simulator.graph_events import (
    Subscription,
    comment_value,
    delivery_event,
    message_event,
    post_value,
    read_event,
)
from simulator.graph_page import Comment, FacebookPage, FacebookUser, Inbox, Message, PagePost
from simulator.world import World

STANDARD_WINDOW = timedelta(hours=24)
HUMAN_AGENT_WINDOW = timedelta(days=7)
PRIVATE_REPLY_WINDOW = timedelta(days=7)
MESSAGING_TYPES = ("RESPONSE", "UPDATE", "MESSAGE_TAG")
SENDER_ACTIONS = ("typing_on", "typing_off", "mark_seen")
# The other message tags ended in 2026; Graph now answers them as an invalid parameter.
TAGS = ("HUMAN_AGENT",)
MESSAGE_LENGTH = 2000
TEMPLATE_LENGTH = 640
COMMENT_LENGTH = 8000
TITLE_LENGTH, PAYLOAD_LENGTH = 20, 1000
QUICK_REPLY_TYPES = ("text", "user_phone_number", "user_email")
MOST_QUICK_REPLIES = 13
MOST_BUTTONS = 3

Body = Mapping[str, Any]


class Answerable(Protocol):
    """What can be answered once in private."""

    id: str
    author: FacebookUser
    created_at: datetime
    private_reply: str


@dataclass(frozen=True)
class MessageSender:
    """Sends direct messages of one app: the same Send API on Messenger and on Instagram."""

    world: World
    page: Inbox
    subscription: Subscription
    app_id: str

    platform: ClassVar[str] = "graph"
    window_subcode: ClassVar[int] = 2018278
    default_type: ClassVar[str | None] = None
    """The messaging type of a message that names none; None refuses it."""

    def send_message(self, body: Body) -> dict[str, str]:
        """Send to a person, or privately to the author of a comment or post."""
        recipient = _object(body, "recipient")
        if "comment_id" in recipient or "post_id" in recipient:
            return self._reply_privately(recipient, body)
        user = self._person(recipient)
        if "sender_action" in body:
            if str(body["sender_action"]).lower() not in SENDER_ACTIONS:
                raise invalid(f"Param sender_action must be one of {{{', '.join(SENDER_ACTIONS)}}}")
            return {"recipient_id": user.id}
        text, buttons = self._content(_object(body, "message"))
        self._require_window(user, body)
        reply_to = str(_optional_object(body, "reply_to").get("mid", ""))
        return self._deliver(user, text, buttons, reply_to=reply_to, body=body)

    def _reply_privately(self, recipient: Body, body: Body) -> dict[str, str]:
        target = self._privately_answerable(recipient)
        text, buttons = self._content(_object(body, "message"))
        if target.private_reply:
            raise refuse(10900, "(#10900) Activity already replied to")
        if self.world.now() - target.created_at > PRIVATE_REPLY_WINDOW:
            raise outside_window(self.window_subcode)
        sent = self._deliver(target.author, text, buttons, reply_to=target.id, body=body)
        target.private_reply = sent["message_id"]
        return sent

    def _privately_answerable(self, recipient: Body) -> Answerable:
        """Return what is answered; refuses what cannot be answered in private."""
        raise NotImplementedError

    def _person(self, recipient: Body) -> FacebookUser:
        user = self.page.users.get(str(recipient.get("id", "")))
        if user is None or user is self.page.own:
            raise invalid("No matching user found", 2018001)
        if f"t_{user.id}" not in self.page.conversations:
            raise invalid("No matching user found", 2018001)
        if user.has_blocked_us:
            raise refuse(551, "(#551) This person isn't available right now.", subcode=1545041)
        return user

    def _require_window(self, user: FacebookUser, body: Body) -> None:
        kind, tag = body.get("messaging_type", self.default_type), body.get("tag")
        if kind not in MESSAGING_TYPES:
            raise invalid(f"Param messaging_type must be one of {{{', '.join(MESSAGING_TYPES)}}}")
        if (kind == "MESSAGE_TAG") != (tag is not None):
            raise invalid("Param tag and messaging_type MESSAGE_TAG must be given together")
        if tag is not None and tag not in TAGS:
            raise invalid(f"Param tag must be one of {{{', '.join(TAGS)}}}")
        window = HUMAN_AGENT_WINDOW if tag == "HUMAN_AGENT" else STANDARD_WINDOW
        wrote = self.page.conversation_with(user).last_from_person
        if wrote is None or self.world.now() - wrote > window:
            raise outside_window(self.window_subcode)

    def _content(self, message: Body) -> tuple[str, list[dict[str, str]]]:
        """Return the words and the buttons of a message; refuses what is too long or too much."""
        if "attachment" in message:
            return self._template(_object(message, "attachment"))
        text = message.get("text")
        if not isinstance(text, str) or not text.strip():
            raise invalid("Message cannot be empty, must provide valid attachment or text", 2018034)
        self._check_length(text)
        quick_replies = message.get("quick_replies") or []
        if not isinstance(quick_replies, list):
            raise invalid("Param quick_replies must be an array")
        if len(quick_replies) > MOST_QUICK_REPLIES:
            raise invalid(f"Param quick_replies takes at most {MOST_QUICK_REPLIES} items")
        for reply in quick_replies:
            _check_quick_reply(reply)
        return text, _buttons(quick_replies)

    def _check_length(self, text: str) -> None:
        if len(text) > MESSAGE_LENGTH:
            raise invalid(
                f"Length of param message[text] must be less than or equal to {MESSAGE_LENGTH}"
            )

    def _template(self, attachment: Body) -> tuple[str, list[dict[str, str]]]:
        payload = _object(attachment, "payload")
        if attachment.get("type") != "template" or payload.get("template_type") != "button":
            raise invalid("The simulator takes only button templates as attachments")
        text, buttons = str(payload.get("text", "")), payload.get("buttons") or []
        if not text or len(text) > TEMPLATE_LENGTH:
            raise invalid(f"Param text of a template takes 1 to {TEMPLATE_LENGTH} characters")
        if not 1 <= len(buttons) <= MOST_BUTTONS:
            raise invalid(f"Param buttons takes 1 to {MOST_BUTTONS} items")
        shown = _buttons(buttons)
        self.page.postbacks.update(button["payload"] for button in shown)
        return text, shown

    def _deliver(
        self,
        user: FacebookUser,
        text: str,
        buttons: Sequence[Mapping[str, str]],
        *,
        reply_to: str,
        body: Body,
    ) -> dict[str, str]:
        answered = reply_to if reply_to in self.page.messages else ""
        message = self.page.add_message(user, self.page.own, text, reply_to=answered)
        self.world.note_reply(
            self.platform,
            user.citizen,
            message.id,
            to=user.id,
            text=text,
            surface="direct",
            in_reply_to=reply_to,
            buttons=buttons,
        )
        metadata = _optional_object(body, "message").get("metadata")
        more = {"metadata": metadata} if metadata else {}
        echo = message_event(self.page, message, is_echo=True, app_id=int(self.app_id), **more)
        self._announce_sent(message, echo)
        return {"recipient_id": user.id, "message_id": message.id}

    def _announce_sent(self, message: Message, echo: Mapping[str, Any]) -> None:
        """Send the echo and the receipts of what we sent."""
        now = self.world.now()
        self.subscription.messaging("message_echoes", dict(echo), message.id)
        received = delivery_event(self.page, message, now)
        self.subscription.messaging("message_deliveries", received, "")
        self.subscription.messaging("message_reads", read_event(self.page, message, now), "")


@dataclass(frozen=True)
class Sender(MessageSender):
    """Carries out the writes of one app on the Page."""

    page: FacebookPage

    def create_comment(self, target_id: str, body: Body) -> dict[str, str]:
        """Answer a comment or post in public, as the Page."""
        target = self.page.visible_comment(target_id) or self.page.visible_post(target_id)
        if target is None:
            raise unsupported("POST", target_id)
        text = str(body.get("message", ""))
        if not text.strip():
            raise invalid("Param message must be non-empty, or an attachment must be given")
        if len(text) > COMMENT_LENGTH:
            raise invalid(f"Param message must be at most {COMMENT_LENGTH} characters")
        comment = self.page.add_comment(target, self.page.own, text)
        self.world.note_reply(
            "graph",
            target.author.citizen,
            comment.id,
            to=target.author.id,
            text=text,
            surface="comment",
            in_reply_to=target.id,
        )
        self.subscription.change("feed", comment_value(self.page, comment, "add"), comment.id)
        return {"id": comment.id}

    def create_post(self, body: Body) -> dict[str, str]:
        """Publish a post of the Page."""
        text = str(body.get("message", ""))
        if not text.strip():
            raise invalid("Param message must be non-empty, or an attachment must be given")
        post = self.page.add_post(self.page.own, text)
        self.subscription.change("feed", post_value(self.page, post, "add"), post.id)
        return {"id": post.id}

    def change_comment(self, comment_id: str, body: Body) -> dict[str, bool]:
        """Hide or show a comment, or reword our own."""
        comment = self._comment(comment_id, "POST")
        if "is_hidden" in body:
            comment.is_hidden = str(body["is_hidden"]).lower() in ("true", "1")
            self._announce(comment, "hide" if comment.is_hidden else "unhide")
            return {"success": True}
        if "message" not in body:
            raise invalid("Nothing to change: give message or is_hidden")
        if comment.author is not self.page.own:
            raise refuse(200, "(#200) Only the author may edit a comment", status=403)
        comment.text = str(body["message"])
        self._announce(comment, "edited")
        return {"success": True}

    def delete_comment(self, comment_id: str) -> dict[str, bool]:
        """Take a comment off the Page."""
        comment = self._comment(comment_id, "DELETE")
        comment.deleted = True
        self._announce(comment, "remove")
        return {"success": True}

    def _announce(self, comment: Comment, verb: str) -> None:
        value = comment_value(self.page, comment, verb)
        self.subscription.change("feed", value, comment.id)

    def _comment(self, comment_id: str, method: str) -> Comment:
        comment = self.page.visible_comment(comment_id)
        if comment is None:
            raise unsupported(method, comment_id)
        return comment

    def _privately_answerable(self, recipient: Body) -> Comment | PagePost:
        """A comment, or a visitor's post on the Page, each by a name of its own."""
        target: Comment | PagePost | None
        if "comment_id" in recipient:
            target_id = str(recipient["comment_id"])
            target = self.page.visible_comment(target_id)
        else:
            target_id = str(recipient["post_id"])
            target = self.page.visible_post(target_id)
        if target is None:
            raise unsupported("POST", target_id)
        is_elsewhere = isinstance(target, PagePost) and not target.on_page
        if target.author is self.page.own or is_elsewhere:
            raise refuse(10902, "(#10902) This is not a Replyable activity")
        if target.author.has_blocked_us:
            raise refuse(10903, "(#10903) This user cannot reply to this activity")
        return target


def _object(body: Body, name: str) -> Mapping[str, Any]:
    value = body.get(name)
    if not isinstance(value, Mapping) or not value:
        raise invalid(f"The parameter {name} is required")
    return value


def _optional_object(body: Body, name: str) -> Mapping[str, Any]:
    value = body.get(name)
    return value if isinstance(value, Mapping) else {}


def _check_quick_reply(reply: object) -> None:
    """Refuse what is not a button of words: a place can no longer be asked for by one."""
    if not isinstance(reply, Mapping):
        raise invalid("Param quick_replies takes objects")
    if reply.get("content_type") not in QUICK_REPLY_TYPES:
        raise invalid(f"Param content_type must be one of {{{', '.join(QUICK_REPLY_TYPES)}}}")
    payload = reply.get("payload")
    if not isinstance(payload, str | int) or not 1 <= len(str(payload)) <= PAYLOAD_LENGTH:
        raise invalid(f"Param payload takes 1 to {PAYLOAD_LENGTH} characters")


def _buttons(wanted: Sequence[Mapping[str, Any]]) -> list[dict[str, str]]:
    shown = []
    for button in wanted:
        title, payload = str(button.get("title", "")), str(button.get("payload", ""))
        if not title or len(title) > TITLE_LENGTH:
            raise invalid(f"Param title takes 1 to {TITLE_LENGTH} characters")
        shown.append({"title": title, "payload": payload})
    return shown
