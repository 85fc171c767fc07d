"""Reads Meta's webhooks: the notice and its entries; `meta_messaging` and each platform's own
reader of changes read what is in them.

https://developers.facebook.com/docs/messenger-platform/webhooks
https://developers.facebook.com/docs/graph-api/webhooks/reference/page
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from channels.base import Ignored, Parsed, Unreadable
from channels.meta_messaging import read_event
from channels.meta_reading import (
    Entry,
    JSONObject,
    enlisted,
    fields,
    folded,
    guarded,
    optional_identifier,
)

ReadPiece = Callable[[object, Entry], Sequence[Parsed]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Notices:
    """How the notices of one kind of channel are read: `of` is the object that they name, `changes`
    reads one element of an entry's `changes`."""

    kind: str
    of: str
    changes: ReadPiece

    def among(self, content: object) -> Sequence[JSONObject] | None:
        """`content` as notices if it is one, or one entry, event or change of it, or a list of
        such; else None."""
        listed = content if isinstance(content, list) else [content]
        notices = [notice for one in listed if (notice := self._as_notice(one))]
        return notices if notices and len(notices) == len(listed) else None

    def _as_notice(self, content: object) -> JSONObject | None:
        if not isinstance(content, dict):
            return None
        if "entry" in content:
            return content
        if _SECTIONS & content.keys():
            return self._notice(content)
        if "sender" in content and "recipient" in content:
            return self._notice({"messaging": [content]})
        if "field" in content and "value" in content:
            return self._notice({"changes": [content]})
        return None

    def read(self, body: JSONObject, own_ids: frozenset[str]) -> Sequence[Parsed]:
        """Everything in one notice; entries and events do not depend on each other."""
        if body.get("object", self.of) != self.of:
            return [Ignored("other_object")]
        entries = enlisted(body["entry"])
        if not isinstance(entries, list):
            raise TypeError("entry is not a list")
        found: list[Parsed] = []
        for entry in entries:
            read = partial(self._read_entry, entry, own_ids)
            found += guarded(read, "broken_entry", self._notice(entry))
        return found or [Ignored("empty")]

    def _notice(self, entry: object) -> JSONObject:
        return {"object": self.of, "entry": [entry]}

    def _read_entry(self, entry: object, own_ids: frozenset[str]) -> Sequence[Parsed]:
        content = fields(entry)
        page_id = optional_identifier(content.get("id"))
        shared = Entry(
            kind=self.kind,
            page_id=page_id,
            time=content.get("time"),
            own=own_ids | {page_id} if page_id else own_ids,
        )
        head: JSONObject = {key: content[key] for key in ("id", "time") if key in content}
        found: list[Parsed] = []
        for section in (name for name in ("messaging", "standby", "changes") if name in content):
            found += self._read_section(section, enlisted(content[section]), shared, head)
        return found or [Ignored("empty_entry")]

    def _read_section(
        self, section: str, pieces: object, entry: Entry, head: JSONObject
    ) -> Sequence[Parsed]:
        if not isinstance(pieces, list):
            broken = self._notice({**head, section: pieces})
            return [Unreadable("broken_entry", folded(broken))]
        # While another app has the conversation, its messages come as `standby`: they are
        # citizens' messages all the same.
        read = self.changes if section == "changes" else read_event
        found: list[Parsed] = []
        for piece in pieces:
            alone = self._notice({**head, section: [piece]})
            found += guarded(partial(read, piece, entry), "broken_event", alone)
        return found


_SECTIONS = frozenset({"messaging", "standby", "changes"})
