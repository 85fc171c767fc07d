"""What the product sends through X: public replies and direct messages."""

from typing import TYPE_CHECKING, Any

from starlette.requests import Request

from simulator.x_errors import forbidden, invalid
from simulator.x_objects import LINK, POST_WEIGHT, Post, ReferenceKind, weight

if TYPE_CHECKING:
    from simulator.x import X

POST_KEYS = frozenset(
    {"text", "reply", "media", "quote_tweet_id", "reply_settings", "for_super_followers_only"}
)
REPLY_KEYS = frozenset({"in_reply_to_tweet_id", "exclude_reply_user_ids"})
MESSAGE_KEYS = frozenset({"text", "attachments"})
MESSAGE_LENGTH = 10_000


def create_post(x: "X", _request: Request, body: dict[str, Any]) -> dict[str, Any]:
    """Publish our reply; refuses duplicates, long texts and strangers as X does."""
    _refuse_unknown_keys(body, POST_KEYS, "$")
    text = _required_text(body)
    answered = _answered_post(x, body.get("reply"))
    if weight(text) > POST_WEIGHT:
        raise forbidden("You are not permitted to perform this action.")
    if x.timeline.is_repeated(text):
        raise forbidden("You are not allowed to create a Tweet with duplicate content.")
    references: list[tuple[ReferenceKind, str]] = []
    if answered is not None:
        references.append(("replied_to", answered.id))
    x.limits.charge("link" if LINK.search(text) else "post")
    post = x.timeline.add_post(x.timeline.own, text, references=references)
    if answered is not None:
        _note_reply(x, answered, post)
    return {"data": {"id": post.id, "text": text, "edit_history_tweet_ids": list(post.history)}}


def create_message(x: "X", request: Request, body: dict[str, Any]) -> dict[str, Any]:
    """Send our direct message; refuses people who never wrote and do not accept strangers."""
    _refuse_unknown_keys(body, MESSAGE_KEYS, "$")
    text = _required_text(body)
    if len(text) > MESSAGE_LENGTH:
        message = f"$.text: may only be {MESSAGE_LENGTH} characters long"
        raise invalid("$.text", [str(len(text))], message)
    receiver = x.timeline.users.get(request.path_params["participant"])
    if receiver is None or receiver is x.timeline.own or not x.timeline.may_message(receiver):
        raise forbidden("You do not have permission to DM one or more participants.")
    x.limits.charge("post")
    message_sent = x.timeline.add_message(x.timeline.own, receiver, text)
    x.world.note_reply(
        "x",
        receiver.citizen,
        message_sent.id,
        to=receiver.id,
        text=text,
        surface="direct",
    )
    return {
        "data": {
            "dm_conversation_id": message_sent.conversation_id,
            "dm_event_id": message_sent.id,
        }
    }


def _note_reply(x: "X", answered: Post, post: Post) -> None:
    author = x.timeline.users[answered.author_id]
    x.world.note_reply(
        "x",
        author.citizen,
        post.id,
        to=author.id,
        text=post.text,
        surface="mention",
        in_reply_to=answered.history[0],
    )


def _answered_post(x: "X", reply: Any) -> Post | None:
    if reply is None:
        return None
    if not isinstance(reply, dict) or "in_reply_to_tweet_id" not in reply:
        message = "$.reply.in_reply_to_tweet_id: is missing but it is required"
        raise invalid("$.reply", ["{}"], message)
    _refuse_unknown_keys(reply, REPLY_KEYS, "$.reply")
    post = x.timeline.visible_post(str(reply["in_reply_to_tweet_id"]))
    if post is None:
        raise forbidden("You attempted to reply to a Tweet that is deleted or not visible to you.")
    if not x.timeline.may_reply_to(post):
        raise forbidden(
            "Reply to this conversation is not allowed because you have not been mentioned or "
            "otherwise engaged by the author of the post you are replying to."
        )
    return post


def _required_text(body: dict[str, Any]) -> str:
    text = body.get("text")
    if not isinstance(text, str) or not text.strip():
        raise invalid("$.text", [str(text)], "$.text: is missing or empty but it is required")
    return text


def _refuse_unknown_keys(body: dict[str, Any], known: frozenset[str], where: str) -> None:
    for key in body:
        if key not in known:
            message = (
                f"{where}.{key}: is not defined in the schema and the schema does not allow "
                "additional properties"
            )
            raise invalid(f"{where}.{key}", [str(body[key])[:50]], message)
