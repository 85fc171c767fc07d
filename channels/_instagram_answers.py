"""Reads answers of the Graph API about an Instagram account: comments, mentions, direct messages.

A *folded* item is one piece of an answer with what the rest of the answer knew about it:
`{"stream": "comment", "account_id": …, "media_id": …, "item": {…}}`.

https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-comment
https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/mentioned_comment
https://developers.facebook.com/docs/messenger-platform/conversations
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from channels._instagram_reading import KIND, author_of, is_ours
from channels.base import (
    Attachment,
    Content,
    Event,
    Ignored,
    Parsed,
    RawMessage,
    Surface,
)
from channels.meta_reading import (
    JSONObject,
    address,
    content_of,
    fields,
    fold_as,
    guarded,
    identifier,
    label,
    message_file,
    moment,
    objects,
    optional_fields,
    optional_identifier,
    read_each,
    words,
)

_MENTIONED = ("mentioned_comment", "mentioned_media")


@dataclass(frozen=True, slots=True)
class Around:
    """What is known of an item from where it was found. `stream` is comment, message,
    mentioned_comment or mentioned_media."""

    stream: str | None = None
    account_id: str | None = None
    media_id: str | None = None
    parent_id: str | None = None
    own: frozenset[str] = frozenset()

    def fold(self, item: object) -> JSONObject:
        """The item in a form that can be parsed on its own."""
        return fold_as(
            self.stream,
            item,
            account_id=self.account_id,
            media_id=self.media_id,
            parent_id=self.parent_id,
        )


def read_answer(answer: object, own_ids: frozenset[str]) -> Sequence[Parsed]:
    """Everything that people said in an answer, a list of items, or one folded item."""
    around = Around(own=own_ids)
    if isinstance(answer, list):
        return _read_list(answer, around)
    content = fields(answer)
    if "error" in content:
        return [Ignored("error_answer")]
    if "deletion" in content:
        return [_deleted(identifier(fields(content["deletion"])["id"]))]
    if "stream" in content and "item" in content:
        return _read_folded(content, own_ids)
    return _read_list(content.get("data", [content]), around)


def _read_folded(content: JSONObject, own_ids: frozenset[str]) -> Sequence[Parsed]:
    account_id = optional_identifier(content.get("account_id"))
    around = Around(
        stream=identifier(content["stream"]),
        account_id=account_id,
        media_id=optional_identifier(content.get("media_id")),
        parent_id=optional_identifier(content.get("parent_id")),
        own=own_ids | {account_id} if account_id else own_ids,
    )
    return _read_list([content["item"]], around)


def _read_list(items: object, around: Around) -> list[Parsed]:
    return read_each(items, partial(_read_tree, around=around), around.fold)


def _read_tree(item: JSONObject, around: Around) -> list[Parsed]:
    """An object and what is nested in it."""
    mentioned = [name for name in _MENTIONED if isinstance(item.get(name), dict)]
    if mentioned:
        account = optional_identifier(item.get("id"))
        below = replace(around, account_id=account)
        return [
            one
            for name in mentioned
            for one in _read_list([item[name]], replace(below, stream=name))
        ]
    if isinstance(item.get("messages"), dict) or "participants" in item:
        messages = optional_fields(item.get("messages")).get("data", [])
        found = _read_list(messages, replace(around, stream="message"))
        return found or [Ignored("empty_conversation")]
    if "comments" in item or ("media_type" in item and around.stream is None):
        below = replace(around, stream="comment", media_id=optional_identifier(item.get("id")))
        comments = optional_fields(item.get("comments")).get("data", [])
        return _read_list(comments, below) or [Ignored("own_message")]
    return _read_said(item, around)


def _read_said(item: JSONObject, around: Around) -> list[Parsed]:
    """A comment with the answers to it, a mention or a message."""
    alone = {key: value for key, value in item.items() if key != "replies"}
    found = [*guarded(partial(_read_one, alone, around), "broken_item", around.fold(alone))]
    answers = optional_fields(item.get("replies")).get("data", [])
    if answers:
        below = replace(
            around,
            stream="comment",
            media_id=_media_of(item) or around.media_id,
            parent_id=optional_identifier(item.get("id")),
        )
        found += _read_list(answers, below)
    return found


def _read_one(item: JSONObject, around: Around) -> Sequence[Parsed]:
    stream = around.stream or _stream(item)
    if stream == "message":
        return [_message(item, around)]
    if stream == "mentioned_media":
        return [_mentioned_media(item, around)]
    if stream in ("comment", "mentioned_comment"):
        return [_comment(item, around, is_mention=stream != "comment")]
    return [Ignored("not_a_message")]


def _stream(item: JSONObject) -> str | None:
    """comment or message: Graph's answers do not say which, their fields do."""
    if {"message", "created_time", "to"} & item.keys():
        return "message"
    return "comment" if {"text", "timestamp", "parent_id"} & item.keys() else None


def _media_of(item: JSONObject) -> str | None:
    return optional_identifier(optional_fields(item.get("media")).get("id"))


# --- what it says ----------------------------------------------------------------------------


def _comment(item: JSONObject, around: Around, *, is_mention: bool) -> Parsed:
    author = _author(item)
    if is_ours(author, around.own):
        return Ignored("own_message")
    comment = identifier(item["id"])
    text = words(item.get("text"))
    media = _media_of(item) or around.media_id
    parent = optional_identifier(item.get("parent_id")) or around.parent_id
    return RawMessage(
        kind=KIND,
        external_id=comment,
        conversation_id=media or comment,
        surface=Surface.MENTION if is_mention else Surface.COMMENT,
        content=content_of(text, ()),
        sender=author_of(author),
        sent_at=moment(item.get("timestamp")),
        text=text,
        in_reply_to=parent or media,
        account_id=around.account_id,
    )


def _author(item: JSONObject) -> JSONObject:
    """Who wrote: as an object, or by the user name alone, or not at all."""
    return {"username": item.get("username"), **optional_fields(item.get("from"))}


def _mentioned_media(item: JSONObject, around: Around) -> Parsed:
    author = {"username": item.get("username"), **optional_fields(item.get("owner"))}
    if is_ours(author, around.own):
        return Ignored("own_message")
    media = identifier(item["id"])
    text = words(item.get("caption"))
    attachments = tuple(_pictures(item))
    return RawMessage(
        kind=KIND,
        external_id=media,
        conversation_id=media,
        surface=Surface.MENTION,
        content=content_of(text, attachments),
        sender=author_of(author),
        sent_at=moment(item.get("timestamp")),
        text=text,
        attachments=attachments,
        account_id=around.account_id,
    )


def _message(item: JSONObject, around: Around) -> Parsed:
    author = fields(item["from"])
    if is_ours(author, around.own):
        return Ignored("own_message")
    person = identifier(author["id"])
    text = words(item.get("message"))
    attachments = tuple(_files(item))
    return RawMessage(
        kind=KIND,
        external_id=identifier(item["id"]),
        conversation_id=person,
        surface=Surface.DIRECT,
        content=content_of(text, attachments),
        sender=author_of(author),
        sent_at=moment(item.get("created_time")),
        text=text,
        attachments=attachments,
        in_reply_to=optional_identifier(optional_fields(item.get("reply_to")).get("mid")),
        account_id=around.account_id,
    )


def _deleted(external_id: str) -> RawMessage:
    """The deletion of a comment or mention, of which nothing but the id is left."""
    return RawMessage(
        kind=KIND,
        external_id=external_id,
        conversation_id=external_id,
        surface=Surface.COMMENT,
        content=Content.OTHER,
        event=Event.DELETED,
        revision="deleted",
    )


# --- what it carries -------------------------------------------------------------------------


def _pictures(item: JSONObject) -> Iterator[Attachment]:
    """The files of a post; an album's pictures one by one."""
    for piece in objects(item.get("children")) or [item]:
        reference = address(piece.get("media_url"))
        if reference is not None:
            kind = "video" if piece.get("media_type") == "VIDEO" else "image"
            yield Attachment(kind=kind, reference=reference)


def _files(item: JSONObject) -> Iterator[Attachment]:
    """The files of a direct message, and what was shared in it. A story may be shown, not kept."""
    for file in objects(item.get("attachments")):
        if (attachment := message_file(file)) is not None:
            yield attachment
    story = optional_fields(item.get("story"))
    shared = [*objects(item.get("shares")), *map(optional_fields, story.values())]
    for share in shared:
        if (link := address(share.get("link"))) is not None:
            yield Attachment(kind="other", reference=link, file_name=label(share.get("name")))
