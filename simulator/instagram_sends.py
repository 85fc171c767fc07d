"""What the product does on Instagram: direct messages, private and public replies, hiding.

https://developers.facebook.com/docs/messenger-platform/instagram/features/send-message and
https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-media/comments
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from simulator.graph_errors import invalid, refuse, unsupported
from simulator.graph_page import Message
from simulator.graph_sends import Answerable, Body, MessageSender
from simulator.instagram_account import InstagramComment, Medium, Profile
from simulator.instagram_events import comment_value

MESSAGE_BYTES = 1000
COMMENT_LENGTH = 300
MOST_HASHTAGS = 4
LINK = re.compile(r"https?://")


@dataclass(frozen=True)
class InstagramSender(MessageSender):
    """Carries out the writes of one app on the account."""

    page: Profile

    platform: ClassVar[str] = "instagram"
    window_subcode: ClassVar[int] = 2534022
    default_type: ClassVar[str | None] = "RESPONSE"

    def create_comment(self, target_id: str, edge: str, body: Body) -> dict[str, str]:
        """Comment on our own post (`comments`), or answer a comment there (`replies`)."""
        target: Medium | InstagramComment | None
        if edge == "replies":
            target = self.page.own_comment(target_id)
            if target is not None and target.is_hidden:
                raise invalid("You cannot reply to a hidden comment")
        else:
            medium = self.page.visible_medium(target_id)
            target = medium if medium is not None and medium.author is self.page.own else None
        if target is None:
            raise unsupported("POST", target_id)
        return self._comment(target, body)

    def answer_mention(self, body: Body) -> dict[str, str]:
        """Answer a comment or caption elsewhere that mentions the account."""
        medium_id, comment_id = str(body.get("media_id", "")), str(body.get("comment_id", ""))
        if not medium_id:
            raise invalid("The parameter media_id is required")
        medium = self.page.visible_medium(medium_id)
        target = self.page.visible_comment(comment_id) if comment_id else medium
        if medium is None or target is None:
            raise unsupported("POST", comment_id or medium_id)
        text = target.caption if isinstance(target, Medium) else target.text
        if not self.page.mentions_us(text):
            raise invalid("The account is not mentioned there")
        return self._comment(target, body)

    def change_comment(self, comment_id: str, body: Body) -> dict[str, bool]:
        """Hide or show a comment on our own post."""
        comment = self.page.own_comment(comment_id)
        if comment is None:
            raise unsupported("POST", comment_id)
        if str(body.get("hide")).lower() not in ("true", "false"):
            raise invalid("The parameter hide is required")
        comment.is_hidden = str(body["hide"]).lower() == "true"
        return {"success": True}

    def delete_comment(self, comment_id: str) -> dict[str, bool]:
        """Take a comment off our own post."""
        comment = self.page.own_comment(comment_id)
        if comment is None:
            raise unsupported("DELETE", comment_id)
        comment.deleted = True
        return {"success": True}

    def _comment(self, target: Medium | InstagramComment, body: Body) -> dict[str, str]:
        text = str(body.get("message", ""))
        _check_comment(text)
        comment = self.page.add_comment(target, self.page.own, text)
        self.world.note_reply(
            "instagram",
            target.author.citizen,
            comment.id,
            to=target.author.id,
            text=text,
            surface="comment",
            in_reply_to=target.id,
        )
        self.subscription.change("comments", comment_value(comment), comment.id)
        return {"id": comment.id}

    def _privately_answerable(self, recipient: Body) -> Answerable:
        target_id = str(recipient.get("comment_id"))
        comment = self.page.own_comment(target_id)
        if comment is None:
            raise unsupported("POST", target_id)
        if comment.author is self.page.own:
            raise refuse(10902, "(#10902) This is not a Replyable activity")
        if comment.author.has_blocked_us:
            raise refuse(10903, "(#10903) This user cannot reply to this activity")
        return comment

    def _check_length(self, text: str) -> None:
        if len(text.encode()) > MESSAGE_BYTES:
            raise invalid(
                f"Length of param message[text] must be less than or equal to {MESSAGE_BYTES}"
            )

    def _announce_sent(self, message: Message, echo: Mapping[str, Any]) -> None:
        """Echoes come in the field of all messages; that it was read, only when it was."""
        self.subscription.messaging("messages", dict(echo), message.id)


def _check_comment(text: str) -> None:
    if not text.strip():
        raise invalid("The parameter message is required")
    if len(text) > COMMENT_LENGTH:
        raise invalid(f"Param message must be at most {COMMENT_LENGTH} characters")
    if text.count("#") > MOST_HASHTAGS or len(LINK.findall(text)) > 1:
        raise invalid("A comment takes at most 4 hashtags and 1 URL")
    if text.isupper():
        raise invalid("A comment must not consist of capital letters only")
