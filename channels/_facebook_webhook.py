"""Reads Meta's Page webhooks: the notice and its entries; `_facebook_messenger` and
`_facebook_feed` read what is in them.

https://developers.facebook.com/docs/messenger-platform/webhooks
https://developers.facebook.com/docs/graph-api/webhooks/reference/page
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from channels._facebook_feed import read_change
from channels._facebook_messenger import read_event
from channels._facebook_reading import (
    Entry,
    JSONObject,
    enlisted,
    fields,
    folded,
    guarded,
    optional_identifier,
)
from channels.base import Ignored, Parsed, Unreadable

# While another app has the conversation, its messages come as `standby`: they are citizens'
# messages all the same.
_READERS = {"messaging": read_event, "standby": read_event, "changes": read_change}


def as_notices(content: object) -> Sequence[JSONObject] | None:
    """`content` as notices if it is one, or one entry, event or change of it, or a list of such;
    else None."""
    listed = content if isinstance(content, list) else [content]
    notices = [notice for one in listed if (notice := _as_notice(one))]
    return notices if notices and len(notices) == len(listed) else None


def _as_notice(content: object) -> JSONObject | None:
    if not isinstance(content, dict):
        return None
    if "entry" in content:
        return content
    if _READERS.keys() & content.keys():
        return _notice(content)
    if "sender" in content and "recipient" in content:
        return _notice({"messaging": [content]})
    if "field" in content and "value" in content:
        return _notice({"changes": [content]})
    return None


def read_webhook(body: JSONObject, own_ids: frozenset[str]) -> Sequence[Parsed]:
    """Everything in one notice; entries and events do not depend on each other."""
    if body.get("object", "page") != "page":
        return [Ignored("other_object")]
    entries = enlisted(body["entry"])
    if not isinstance(entries, list):
        raise TypeError("entry is not a list")
    found: list[Parsed] = []
    for entry in entries:
        found += guarded(partial(_read_entry, entry, own_ids), "broken_entry", _notice(entry))
    return found or [Ignored("empty")]


def _notice(entry: object) -> JSONObject:
    return {"object": "page", "entry": [entry]}


def _read_entry(entry: object, own_ids: frozenset[str]) -> Sequence[Parsed]:
    content = fields(entry)
    page_id = optional_identifier(content.get("id"))
    shared = Entry(
        page_id=page_id,
        time=content.get("time"),
        own=own_ids | {page_id} if page_id else own_ids,
    )
    head: JSONObject = {key: content[key] for key in ("id", "time") if key in content}
    found: list[Parsed] = []
    for section in (name for name in _READERS if name in content):
        found += _read_section(section, enlisted(content[section]), shared, head)
    return found or [Ignored("empty_entry")]


def _read_section(section: str, pieces: object, entry: Entry, head: JSONObject) -> Sequence[Parsed]:
    if not isinstance(pieces, list):
        return [Unreadable("broken_entry", folded(_notice({**head, section: pieces})))]
    read = _READERS[section]
    found: list[Parsed] = []
    for piece in pieces:
        alone = _notice({**head, section: [piece]})
        found += guarded(partial(read, piece, entry), "broken_event", alone)
    return found
