"""Careful reading of Meta's JSON: what is optional gives None, what is broken raises `BROKEN`."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from channels.base import Attachment, Content, Ignored, Parsed, Sender, Unreadable

JSONObject = dict[str, Any]

BROKEN = (
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What reading a broken item may raise."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MAX_FILE_SIZE = 2**53
# Seconds reach this in the year 5138, milliseconds reached it in 1973.
_FIRST_MILLISECONDS = 10**11

_CONTENTS = {
    "image": Content.IMAGE,
    "video": Content.VIDEO,
    "audio": Content.AUDIO,
    "document": Content.DOCUMENT,
    "sticker": Content.STICKER,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """What all events of one entry of a notice share: the `kind` of channel, and the Page or
    account that it is about, whose own id is among `own`."""

    kind: str
    page_id: str | None
    time: object
    own: frozenset[str]

    def sent_at(self, value: object) -> datetime | None:
        """The event's own time, else when the notice was sent."""
        return moment(value) or moment(self.time)


def fields(value: object) -> JSONObject:
    """`value` if it is a JSON object; raises TypeError otherwise."""
    if not isinstance(value, dict):
        raise TypeError("not an object")
    return value


def optional_fields(value: object) -> JSONObject:
    """`value` if it is a JSON object, else an empty one."""
    return value if isinstance(value, dict) else {}


def enlisted(value: object) -> object:
    """A single object where a list of them belongs, as a list; everything else as it is."""
    return [value] if isinstance(value, dict) else value


def objects(value: object) -> list[JSONObject]:
    """The objects in a list, or in Graph's `{"data": […]}`; everything else is left out."""
    listed = value.get("data") if isinstance(value, dict) else value
    if not isinstance(listed, list):
        return []
    return [item for item in listed if isinstance(item, dict)]


def identifier(value: object) -> str:
    """An id as text; raises TypeError or ValueError for what cannot be one."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        raise TypeError("not an id")
    value.encode("utf-8")
    if not value.strip():
        raise ValueError("an empty id")
    return value


def optional_identifier(value: object) -> str | None:
    """An id as text, or None where there is none or it is empty."""
    return None if value is None or value == "" else identifier(value)


def words(value: object) -> str | None:
    """What somebody wrote, exactly; None for nothing. Raises TypeError for what is no text."""
    if value is None:
        return None
    if not isinstance(value, str):
        raise TypeError("not a text")
    return value or None


def label(value: object) -> str | None:
    """A short text that matters less than the message around it: None when it is none."""
    return value if isinstance(value, str) and value else None


def address(value: object) -> str | None:
    """A URL, made storable; None where there is none."""
    if not isinstance(value, str) or not value.strip():
        return None
    return value.encode("utf-8", "replace").decode("utf-8")


def is_sticker_address(reference: str) -> bool:
    """Whether a picture on Meta's CDN is a sticker: those lie in a folder of their own."""
    return "/t39.1997-6/" in reference


def moment(value: object) -> datetime | None:
    """A time in UTC from seconds, milliseconds or ISO 8601; None where it is missing or absurd."""
    try:
        if isinstance(value, str):
            if not value.isdigit():
                read = datetime.fromisoformat(value)
                return (read if read.tzinfo else read.replace(tzinfo=UTC)).astimezone(UTC)
            value = int(value)
        if isinstance(value, bool) or not isinstance(value, int | float) or value <= 0:
            return None
        unit = 1 if value >= _FIRST_MILLISECONDS else 1000
        return _EPOCH + timedelta(milliseconds=value * unit)
    except (ValueError, OverflowError):
        return None


def coordinate(value: object, limit: float) -> float | None:
    """Degrees between `-limit` and `limit`, also where they are written as a text, else None."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        degrees = float(value)
    except (OverflowError, ValueError):
        return None
    return degrees if math.isfinite(degrees) and abs(degrees) <= limit else None


def content_of(text: str | None, attachments: Sequence[Attachment]) -> Content:
    """What a message mainly is: its first file, else its words, else something unknown."""
    for attachment in attachments:
        if attachment.kind in _CONTENTS:
            return _CONTENTS[attachment.kind]
    return Content.TEXT if text else Content.OTHER


def message_file(file: JSONObject) -> Attachment | None:
    """An attachment of a direct message as the Graph API lists it; None where it has no address.

    https://developers.facebook.com/docs/graph-api/reference/message/attachments
    """
    for key, kind in (("image_data", "image"), ("video_data", "video"), ("file_url", None)):
        content = file.get(key)
        reference = address(optional_fields(content).get("url", content))
        if reference is not None:
            mime, size = label(file.get("mime_type")), file.get("size")
            is_size = type(size) is int and 0 < size < _MAX_FILE_SIZE
            return Attachment(
                kind=kind or _kind_by_mime(mime),
                reference=reference,
                mime_type=mime,
                size=size if is_size else None,
                file_name=label(file.get("name")),
            )
    return None


def _kind_by_mime(mime: str | None) -> str:
    kind = (mime or "").partition("/")[0]
    return kind if kind in ("image", "video", "audio") else "document"


def sender(scheme: str, person: str | None, name: object = None, username: object = None) -> Sender:
    """Somebody by the id that holds for our Page or account only; `scheme` says which."""
    addresses = () if person is None else (f"{scheme}:{person}",)
    return Sender(id=person, name=label(name), username=label(username), addresses=addresses)


def folded(content: object) -> bytes:
    """JSON bytes that are the same for the same content."""
    return json.dumps(content, separators=(",", ":")).encode("ascii")


def guarded(
    read: Callable[[], Sequence[Parsed]], reason: str, fragment: object
) -> Sequence[Parsed]:
    """What `read` finds; a broken item becomes one Unreadable and hurts none of its sisters.

    `fragment` is the item in a form that `parse` understands on its own.
    """
    try:
        return read()
    except BROKEN:
        return [Unreadable(reason, folded(fragment))]


def read_each(
    items: object,
    read: Callable[[JSONObject], Sequence[Parsed]],
    fold: Callable[[object], JSONObject],
) -> list[Parsed]:
    """What `read` finds in each object of a list; `fold` makes what is none of them readable on its
    own."""
    if isinstance(items, dict):
        # `debug_token` and the like: one object under "data".
        return [Ignored("not_a_message")]
    if not isinstance(items, list):
        return [Unreadable("broken_item", folded({"data": items}))]
    found: list[Parsed] = []
    for item in items:
        if isinstance(item, dict):
            found += read(item)
        else:
            found.append(Unreadable("broken_item", folded(fold(item))))
    return found


def fold_as(stream: str | None, item: object, **known: str | None) -> JSONObject:
    """A piece of an answer with what the rest of it knew, to be read on its own."""
    if stream is None:
        return {"data": [item]}
    around = {"stream": stream, **known}
    return {key: value for key, value in around.items() if value is not None} | {"item": item}
