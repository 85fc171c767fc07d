"""Reads answers of the YouTube Data API: threads of comments, comments, whole or folded.

A *folded* item is one comment with what is known of it from where it was found, its text asked for
as plain text: `{"format": "plainText", "video_id": …, "comment": {…}}`.

https://developers.google.com/youtube/v3/docs/commentThreads
https://developers.google.com/youtube/v3/docs/comments
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from typing import Any

from channels.base import (
    Attachment,
    Content,
    Event,
    Ignored,
    Parsed,
    RawMessage,
    Sender,
    Source,
    Surface,
    Unreadable,
)

KIND = "youtube"
PLAIN = "plainText"
READING_ERRORS = (
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)

Json = dict[str, Any]

_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")


@dataclass(frozen=True, slots=True)
class Around:
    """What is known of a comment from where it was found."""

    video_id: str | None = None
    is_plain: bool = False
    own: frozenset[str] = frozenset()

    def fold(self, comment: object) -> bytes:
        """The comment in a form that can be parsed on its own."""
        known: Json = {"format": PLAIN} if self.is_plain else {}
        if self.video_id is not None:
            known["video_id"] = self.video_id
        return _compact({**known, "comment": comment})


def parse(
    body: bytes,
    headers: Mapping[str, str],
    source: Source,
    own_ids: frozenset[str] = frozenset(),
) -> Sequence[Parsed]:
    """Find the comments in an answer, or in one item as `fetch` folds it. Never raises."""
    del headers, source
    if not body.strip():
        return [Ignored("empty")]
    if body.lstrip().startswith(b"<"):
        return [Ignored("error_answer")]
    try:
        answer = json.loads(body)
        if answer in (None, {}, []):
            return [Ignored("empty")]
        return list(_answer(answer, Around(own=own_ids))) or [Ignored("empty")]
    except READING_ERRORS:
        return [Unreadable("unreadable_body", body)]


def deletion(external_id: str) -> bytes:
    """The item that stands for a comment which YouTube no longer shows."""
    return _compact({"deletion": {"id": external_id}})


def moment(value: object) -> datetime | None:
    """RFC 3339 text as an aware time in UTC, None for anything else."""
    if not isinstance(value, str):
        return None
    try:
        read = datetime.fromisoformat(value)
        return (read if read.tzinfo else read.replace(tzinfo=UTC)).astimezone(UTC)
    except (OverflowError, ValueError):
        return None


def mapping(value: object) -> Json:
    """`value` if it is a JSON object, else an empty one."""
    return value if isinstance(value, dict) else {}


def listed(value: object) -> list[Any]:
    """`value` if it is a JSON array, else an empty one."""
    return value if isinstance(value, list) else []


def _answer(answer: object, around: Around) -> Iterator[Parsed]:
    if isinstance(answer, list):
        for item in answer:
            yield from _item(item, around)
        return
    content = _object(answer)
    if "error" in content:
        yield Ignored("error_answer")
    elif "deletion" in content:
        yield _deleted(_identifier(_object(content["deletion"])["id"]))
    elif "comment" in content:
        video = content.get("video_id")
        known = replace(
            around,
            video_id=None if video is None else _identifier(video),
            is_plain=content.get("format") == PLAIN,
        )
        yield from _guarded(partial(_comment, content["comment"], known), content)
    elif "items" in content:
        for item in _array(content["items"]):
            yield from _item(item, around)
    else:
        yield from _item(content, around)


def _item(item: object, around: Around) -> Iterator[Parsed]:
    """A thread with the answers that came along, or a comment, or something else."""
    content = mapping(item)
    snippet = mapping(content.get("snippet"))
    if "topLevelComment" in snippet:
        video = snippet.get("videoId")
        known = replace(around, video_id=video if isinstance(video, str) and video else None)
        for comment in (
            snippet["topLevelComment"],
            *listed(mapping(content.get("replies")).get("comments")),
        ):
            yield from _read(comment, known)
    elif content and not snippet.keys() & _SIGNS_OF_A_COMMENT:
        yield Ignored("not_a_message")
    else:
        yield from _read(item, around)


def _read(comment: object, around: Around) -> Sequence[Parsed]:
    return _guarded(partial(_comment, comment, around), json.loads(around.fold(comment)))


def _guarded(read: Callable[[], Parsed], fragment: Json) -> Sequence[Parsed]:
    """One item; what cannot be read is unreadable alone and never hurts its sisters."""
    try:
        return [read()]
    except READING_ERRORS:
        return [Unreadable("broken_item", _compact(fragment))]


def _comment(item: object, around: Around) -> Parsed:
    comment = _object(item)
    snippet = _object(comment["snippet"])
    author = _author_id(snippet)
    if author is not None and author in around.own:
        return Ignored("own_message")
    external_id = _identifier(comment["id"])
    text = _text(snippet, is_plain=around.is_plain)
    published, updated = moment(snippet.get("publishedAt")), moment(snippet.get("updatedAt"))
    is_edited = published is not None and updated is not None and updated > published
    video = snippet.get("videoId") or around.video_id
    above = external_id.partition(".")[0] if "." in external_id else snippet.get("parentId")
    conversation = _identifier(video or above or external_id)
    picture = snippet.get("imageUrl")
    attachments = (
        (Attachment(kind="other", reference=picture),)
        if isinstance(picture, str) and _is_storable(picture) and picture
        else ()
    )
    return RawMessage(
        kind=KIND,
        external_id=external_id,
        conversation_id=conversation,
        surface=Surface.COMMENT,
        content=Content.TEXT if text else Content.OTHER,
        sender=_sender(author, snippet.get("authorDisplayName")),
        event=Event.EDITED if is_edited else Event.CREATED,
        revision=updated.isoformat() if is_edited and updated else "",
        sent_at=published,
        text=text,
        attachments=attachments,
        in_reply_to=_identifier(above) if above else (conversation if video else None),
    )


def _deleted(external_id: str) -> RawMessage:
    return RawMessage(
        kind=KIND,
        external_id=external_id,
        conversation_id=external_id,
        surface=Surface.COMMENT,
        content=Content.OTHER,
        event=Event.DELETED,
        revision="deleted",
    )


def _author_id(snippet: Json) -> str | None:
    value = mapping(snippet.get("authorChannelId")).get("value")
    return None if value is None or value == "" else _identifier(value)


def _sender(author: str | None, shown: object) -> Sender:
    """Most names are handles; an older one is a name."""
    name = shown if isinstance(shown, str) and shown else None
    handle = name[1:] if name and name.startswith("@") and len(name) > 1 else None
    addresses = () if author is None else (f"{KIND}:{author}",)
    return Sender(id=author, name=None if handle else name, username=handle, addresses=addresses)


def _text(snippet: Json, *, is_plain: bool) -> str | None:
    """The words as they were typed, where YouTube gives them; else as it displays them, which is
    HTML unless plain text was asked for."""
    original, displayed = snippet.get("textOriginal"), snippet.get("textDisplay")
    written = displayed if original is None else original
    if written is None or written == "":
        return None
    if not isinstance(written, str):
        raise TypeError("a text is not a string")
    if original is not None or is_plain:
        return written
    return html.unescape(_TAG.sub("", _BREAK.sub("\n", written))) or None


def _object(value: object) -> Json:
    if not isinstance(value, dict):
        raise TypeError("not an object")
    return value


def _array(value: object) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError("not an array")
    return value


def _identifier(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("not an id")
    value.encode("utf-8")
    if not value.strip():
        raise ValueError("an empty id")
    return value


def _is_storable(text: str) -> bool:
    return not any("\ud800" <= character <= "\udfff" for character in text)


def _compact(value: object) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode("ascii")


_SIGNS_OF_A_COMMENT = frozenset({"textDisplay", "textOriginal", "authorChannelId", "parentId"})
