"""Reads Telegram's updates: what `parse` of `channels/telegram.py` does, without SDK and network.

Updates: https://core.telegram.org/bots/api#update
Messages: https://core.telegram.org/bots/api#message
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from channels._telegram_rich import blocks_of, rich_in_words
from channels._telegram_words import (
    ATTACHMENT_KINDS,
    CONTENTS,
    FORWARD_KEYS,
    NOT_MESSAGES,
    SERVICE_MESSAGES,
)
from channels.base import (
    Attachment,
    Choice,
    Contact,
    Content,
    DeliveryReceipt,
    Event,
    Ignored,
    Location,
    Parsed,
    RawMessage,
    Sender,
    Source,
    Surface,
    Unreadable,
    content_revision,
)
from channels.typed import international

KIND = "telegram"

Fields = Mapping[str, Any]

# A command that comes without the marks (`entities`) in which Telegram announces it.
_COMMAND = re.compile(r"/[A-Za-z0-9_]{1,32}(@[A-Za-z0-9_]+)?(\s|$)")

SHORT_CALLBACK = "callback."
"""What the id of a pressed button begins with where the platform's own could be a message's."""
_LONGEST_MESSAGE_ID = 10  # digits: they have 32 bits

_HALVES = re.compile("[\ud800-\udfff]")


def parse(
    body: bytes,
    headers: Mapping[str, str],
    source: Source,
    own_ids: frozenset[str] = frozenset(),
) -> Sequence[Parsed]:
    """Find the items in a webhook body, an answer of getUpdates, or one update; never raises."""
    if not body.strip():
        return [Ignored("empty_body")]
    try:
        return list(_read(json.loads(body), own_ids))
    except (ValueError, RecursionError):
        is_error_page = source is Source.POLL and body.lstrip().startswith(b"<")
        return [Ignored("error_answer") if is_error_page else Unreadable("not_json", body)]


def _read(document: Any, own_ids: frozenset[str]) -> Iterator[Parsed]:
    if isinstance(document, list):
        if not document:
            yield Ignored("empty_answer")
        for entry in document:
            yield from _read(entry, own_ids)
    elif isinstance(document, dict) and "ok" in document:
        yield from _read_answer(document, own_ids)
    else:
        yield _read_update(document, own_ids)


def _read_answer(answer: Fields, own_ids: frozenset[str]) -> Iterator[Parsed]:
    result = answer.get("result")
    if answer["ok"] is not True:
        yield Ignored("error_answer")
    elif isinstance(result, list) or (isinstance(result, dict) and "update_id" in result):
        yield from _read(result, own_ids)
    else:
        yield Ignored("not_updates")


def _read_update(update: Any, own_ids: frozenset[str]) -> Parsed:
    if not isinstance(update, dict):
        return _unreadable("not_an_update", update)
    try:
        told = _told(update)
        for kind, read in _READERS.items():
            if kind in told:
                content = told[kind]
                return read(_told(content) if isinstance(content, dict) else content, own_ids)
        if told.keys() <= {"update_id"} and len(told) < len(update):
            return _unreadable("malformed_update", update)  # nothing but nulls
        return _without_message(told, own_ids)
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError, RecursionError):
        return _unreadable("malformed_update", update)


def _told(fields: Fields) -> Fields:
    """The fields that say something: programs that pass updates on may write out the absent ones
    as null."""
    return {key: value for key, value in fields.items() if value is not None}


def _without_message(update: Fields, own_ids: frozenset[str]) -> Parsed:
    kinds = [kind for kind in update if kind != "update_id"]
    if not kinds:
        return Ignored("empty_update")
    if known := [kind for kind in kinds if kind in NOT_MESSAGES]:
        return Ignored(known[0])
    if "message_id" in update and "chat" in update:
        return _new_message(update, own_ids)  # a message without the update around it
    if "update_id" not in update:
        return _unreadable("not_an_update", update)
    if any(isinstance(update[kind], dict) and "message_id" in update[kind] for kind in kinds):
        # A kind from after this was written that carries somebody's words: keep it for replay.
        return _unreadable("unknown_update", update)
    return Ignored("unknown_update")


def _unreadable(reason: str, piece: Any) -> Unreadable:
    return Unreadable(reason, json.dumps(piece, separators=(",", ":")).encode())


# --- messages --------------------------------------------------------------------------------


def _new_message(message: Fields, own_ids: frozenset[str]) -> Parsed:
    reason = _reason_to_ignore(message, own_ids)
    return Ignored(reason) if reason else _message(message)


def _edited_message(message: Fields, own_ids: frozenset[str]) -> Parsed:
    reason = _reason_to_ignore(message, own_ids)
    return Ignored(reason) if reason else _message(message, Event.EDITED)


def _business_message(message: Fields, own_ids: frozenset[str]) -> Parsed:
    if _sent_by_business(message):
        return Ignored("own_message")
    return _new_message(message, own_ids)


def _edited_business_message(message: Fields, own_ids: frozenset[str]) -> Parsed:
    if _sent_by_business(message):
        return Ignored("own_message")
    return _edited_message(message, own_ids)


def _sent_by_business(message: Fields) -> bool:
    """Business chats are private: there `chat` is the citizen, whoever wrote."""
    author = message.get("from")
    return isinstance(author, dict) and author.get("id") != message["chat"]["id"]


def _reason_to_ignore(message: Fields, own_ids: frozenset[str]) -> str | None:
    author = _fields(message.get("from"))
    if message["chat"].get("type") == "channel" or message.get("is_automatic_forward"):
        return "channel_post"
    if author and str(author.get("id")) in own_ids:
        return "own_message"
    if "migrate_to_chat_id" in message or "migrate_from_chat_id" in message:
        return "group_upgraded"
    # Anonymous administrators and channels write through a bot of Telegram's, as `sender_chat`.
    if author.get("is_bot") is True and "sender_chat" not in message:
        return "bot"
    if any(key in message for key in SERVICE_MESSAGES) and not CONTENTS.keys() & message.keys():
        return "service_message"
    return None


def _message(message: Fields, event: Event = Event.CREATED) -> RawMessage:
    text = _text(message)
    attachments = _attachments(message)
    content = _content(message, text, attachments)
    return RawMessage(
        kind=KIND,
        external_id=str(_required_id(message, "message_id")),
        conversation_id=str(_required_id(message["chat"], "id")),
        surface=_surface(message["chat"]),
        content=content,
        sender=_author(message),
        event=event,
        revision=_revision(message, event, text, attachments),
        sent_at=_time(message.get("date")),
        text=text,
        attachments=attachments,
        location=_location(message),
        contact=_contact(message),
        in_reply_to=_answered(message),
        group_id=_string(message.get("media_group_id")),
        is_forwarded=any(key in message for key in FORWARD_KEYS),
    )


def _revision(
    message: Fields, event: Event, text: str | None, attachments: Sequence[Attachment]
) -> str:
    if event is Event.CREATED:
        return ""
    edit_date = _integer(message.get("edit_date"))
    if edit_date is not None:
        return str(edit_date)
    return content_revision(text, [attachment.reference for attachment in attachments])


def _surface(chat: Fields) -> Surface:
    # The ids of people are positive, those of groups negative.
    is_private = chat["id"] > 0 if chat.get("type") is None else chat["type"] == "private"
    return Surface.DIRECT if is_private else Surface.GROUP


def _answered(message: Fields) -> str | None:
    answered = _fields(message.get("reply_to_message"))
    # In a forum every message "answers" the notice that opened its topic.
    if "forum_topic_created" in answered:
        return None
    number = _integer(answered.get("message_id"))
    return None if number is None else str(number)


# --- who -------------------------------------------------------------------------------------


def _author(message: Fields) -> Sender:
    if chat := _fields(message.get("sender_chat")):
        return _named(chat, _string(chat.get("title")))
    person = _fields(message.get("from"))
    if not person and _surface(message["chat"]) is Surface.DIRECT:
        person = message["chat"]  # a private chat is with the person whose id it has
    return _named(person, _full_name(person), _own_phone(message))


def _named(author: Fields, name: str | None, phone: str | None = None) -> Sender:
    number = _integer(author.get("id"))
    return Sender(
        id=None if number is None else str(number),
        name=name,
        username=_string(author.get("username")),
        phone=phone,
        addresses=() if number is None else (f"{KIND}:{number}",),
    )


def _full_name(person: Fields) -> str | None:
    names = (_string(person.get("first_name")), _string(person.get("last_name")))
    return " ".join(name for name in names if name) or None


def _own_phone(message: Fields) -> str | None:
    """The number of somebody who shared their own contact, in E.164."""
    contact, person = _fields(message.get("contact")), _fields(message.get("from"))
    number = _integer(contact.get("user_id"))
    if number is None or number != _integer(person.get("id")):
        return None
    digits = re.sub("[^0-9]", "", _string(contact.get("phone_number")) or "")
    if digits.startswith("0"):  # as it is dialled at home, which some programs pass on
        return international(digits)
    return f"+{digits}" if 7 <= len(digits) <= 15 else None


# --- what ------------------------------------------------------------------------------------


def _content(message: Fields, text: str | None, attachments: Sequence[Attachment]) -> Content:
    found = next((c for key, c in CONTENTS.items() if message.get(key) is not None), None)
    if found is Content.TEXT and text and _is_command(message, text):
        return Content.COMMAND
    if found is not None:
        return found
    if message.get("rich_message") is not None and text:
        return Content.TEXT
    if attachments:
        return Content(attachments[0].kind)
    # Words to something that Telegram left out are still words.
    return Content.TEXT if message.get("caption") else Content.OTHER


def _is_command(message: Fields, text: str) -> bool:
    entities = message.get("entities")
    if not isinstance(entities, list):
        return _COMMAND.match(text) is not None
    marks = (_fields(entity) for entity in entities)
    return any(mark.get("type") == "bot_command" and mark.get("offset") == 0 for mark in marks)


def _text(message: Fields) -> str | None:
    for key in ("text", "caption"):
        words = message.get(key)
        if words is not None and not isinstance(words, str):
            raise TypeError(f"{key} is not a string")
        if words:
            return words
    if "poll" in message:
        return _list_in_words(message["poll"], "question", "options")
    if "checklist" in message:
        return _list_in_words(message["checklist"], "title", "tasks")
    if "rich_message" in message:
        return rich_in_words(message["rich_message"])
    return None


def _list_in_words(listed: Fields, head: str, entries: str) -> str | None:
    """A heading and what stands below it, a line each."""
    points = [_string(_fields(entry).get("text")) for entry in _list(listed.get(entries))]
    lines = [_string(listed.get(head)), *(f"- {point}" for point in points if point)]
    return "\n".join(line for line in lines if line) or None


def _contact(message: Fields) -> Contact | None:
    card = _fields(message.get("contact"))
    contact = Contact(name=_full_name(card), phone=_string(card.get("phone_number")))
    return contact if contact.name or contact.phone else None


def _attachments(message: Fields) -> tuple[Attachment, ...]:
    if message.get("paid_media") is not None:
        # Media that cost something; what was not paid for has no file yet.
        pieces = _list(_fields(message["paid_media"]).get("paid_media"))
        return tuple(piece for p in pieces for piece in _files(_fields(p)))
    if message.get("rich_message") is not None:
        blocks = blocks_of(message["rich_message"])
        return tuple(piece for block in blocks for piece in _files(block))
    return _files(message)


def _files(message: Fields) -> tuple[Attachment, ...]:
    for key, kind in ATTACHMENT_KINDS.items():
        if message.get(key) is None:
            continue
        if key == "live_photo":
            return (_still(message[key]),)
        file = _largest(message[key]) if key == "photo" else message[key]
        return (_attachment(kind, file),)
    return ()


def _still(live: Fields) -> Attachment:
    """Of a live photo the picture, where Telegram gives it; else the seconds around it."""
    if _list(live.get("photo")):
        return _attachment("image", _largest(live["photo"]))
    return _attachment("video", live)


def _largest(sizes: Sequence[Fields]) -> Fields:
    """A photo comes in several sizes of one picture; the largest is the evidence."""
    return max((size for size in sizes if _string(_fields(size).get("file_id"))), key=_extent)


def _extent(size: Fields) -> tuple[int, int]:
    width, height = _integer(size.get("width")) or 0, _integer(size.get("height")) or 0
    return width * height, _size(size) or 0


def _attachment(kind: str, file: Fields) -> Attachment:
    return Attachment(
        kind=kind,
        reference=_required_string(file, "file_id"),
        mime_type=_string(file.get("mime_type")),
        size=_size(file),
        file_name=_string(file.get("file_name")),
    )


def _size(file: Fields) -> int | None:
    size = _integer(file.get("file_size"))
    return size if size is not None and 0 <= size < 2**63 else None


def _location(message: Fields) -> Location | None:
    venue = _fields(message.get("venue"))
    point = _fields(venue.get("location") or message.get("location"))
    latitude, longitude = _degrees(point, "latitude", 90), _degrees(point, "longitude", 180)
    if latitude is None or longitude is None:
        return None
    return Location(
        latitude=latitude,
        longitude=longitude,
        name=_string(venue.get("title")),
        address=_string(venue.get("address")),
    )


def _degrees(point: Fields, key: str, limit: int) -> float | None:
    value = point.get(key)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if -limit <= value <= limit else None


# --- buttons and membership ------------------------------------------------------------------


def _callback(query: Fields, own_ids: frozenset[str]) -> Parsed:
    """A pressed button; Telegram gives no time for it."""
    person = query["from"]
    message = _fields(query.get("message"))
    chat = _fields(message.get("chat")) or {"id": person["id"], "type": "private"}
    number = _integer(message.get("message_id"))
    return RawMessage(
        kind=KIND,
        external_id=_callback_id(_required_string(query, "id")),
        conversation_id=str(_required_id(chat, "id")),
        surface=_surface(chat),
        content=Content.COMMAND,
        sender=_named(person, _full_name(person)),
        choice=_choice(query, message),
        in_reply_to=None if number is None else str(number),
    )


def _callback_id(number: str) -> str:
    """A query's id, which has 64 bits; where a server makes short ones, they must not pass for the
    number of a message in the same chat."""
    is_short = number.isdecimal() and len(number) <= _LONGEST_MESSAGE_ID
    return f"{SHORT_CALLBACK}{number}" if is_short else number


def _choice(query: Fields, message: Fields) -> Choice | None:
    pressed = _string(query.get("data"))
    if pressed is None:
        return None
    rows = _fields(message.get("reply_markup")).get("inline_keyboard")
    buttons = [_fields(button) for row in _list(rows) for button in _list(row)]
    titles = [_string(b.get("text")) for b in buttons if b.get("callback_data") == pressed]
    return Choice(id=pressed, title=titles[0] if titles else None)


def _membership(change: Fields, own_ids: frozenset[str]) -> Parsed:
    """In a private chat: the citizen blocked or unblocked the bot."""
    status = change["new_chat_member"]["status"]
    if change["chat"]["type"] != "private" or status not in ("kicked", "member"):
        return Ignored("membership_changed")
    return DeliveryReceipt(
        kind=KIND,
        status="blocked" if status == "kicked" else "unblocked",
        conversation_id=str(_required_id(change["chat"], "id")),
        at=_time(change.get("date")),
    )


def _channel_post(post: Fields, own_ids: frozenset[str]) -> Parsed:
    return Ignored("channel_post")


# --- careful reading -------------------------------------------------------------------------


def _fields(value: Any) -> Fields:
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list) else ()


def _string(value: Any) -> str | None:
    """A string without halves of characters, which JSON may hold but nothing can store."""
    return _HALVES.sub("\ufffd", value) if isinstance(value, str) and value else None


def _required_string(fields: Fields, key: str) -> str:
    value = _string(fields[key])
    if value is None:
        raise TypeError(f"{key} is not a string")
    return value


def _integer(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _required_id(fields: Fields, key: str) -> int:
    number = _integer(fields[key])
    if number is None:
        raise TypeError(f"{key} is not a whole number")
    return number


def _time(seconds: Any) -> datetime | None:
    """Unix time; 0 stands for a message that the bot may no longer see."""
    number = _integer(seconds)
    if not number:
        return None
    try:
        return datetime.fromtimestamp(number, UTC)
    except (OverflowError, OSError, ValueError):
        return None


_READERS: Mapping[str, Callable[[Any, frozenset[str]], Parsed]] = {
    "message": _new_message,
    "edited_message": _edited_message,
    "business_message": _business_message,
    "edited_business_message": _edited_business_message,
    "callback_query": _callback,
    "my_chat_member": _membership,
    "channel_post": _channel_post,
    "edited_channel_post": _channel_post,
}
