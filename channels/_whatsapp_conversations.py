"""Reads the webhooks of Twilio Conversations, through which a number may also be answered.

https://www.twilio.com/docs/conversations/conversations-webhooks

Their ids are their own: one account receives a number's messages either in this form or in that of
Programmable Messaging, never in both.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from channels.base import Attachment, Event, Ignored, content_revision

FILES_HOST = "mcs.us1.twilio.com"
"""Where the files of conversations are, behind the account's credentials."""

Fields = Mapping[str, str]

# What comes before Twilio has stored the message has no id yet; what comes after has one.
EVENTS = {
    "onMessageAdded": Event.CREATED,
    "onMessageUpdated": Event.EDITED,
    "onMessageRemoved": Event.DELETED,
}


def is_conversation(fields: Fields) -> bool:
    """Whether this is a form of Conversations."""
    return "ConversationSid" in fields and "EventType" in fields


def reason_to_ignore(fields: Fields) -> Ignored | None:
    """Why this event is nobody's message: something else happened, or it is ours."""
    if fields["EventType"] not in EVENTS:
        return Ignored("conversation_event")
    author = fields.get("Author", "")
    is_address = ":" in author or author.lstrip().startswith("+")
    if fields.get("Source", "").upper() in ("API", "SDK") or not is_address:
        return Ignored("own_message")
    return None


def revision(fields: Fields) -> str:
    """The token of an edit or deletion; empty for a new message."""
    event = EVENTS[fields["EventType"]]
    if event is Event.DELETED:
        return "deleted"
    return content_revision(fields.get("Body")) if event is Event.EDITED else ""


def files(fields: Fields) -> tuple[Attachment, ...]:
    """The files, which are described in JSON; each lies behind its SID."""
    try:
        described: Any = json.loads(fields.get("Media") or "[]")
    except (ValueError, RecursionError):
        return ()
    listed = described if isinstance(described, list) else [described]
    found = (_file(one, fields) for one in listed if isinstance(one, dict))
    return tuple(file for file in found if file is not None)


def _file(described: Mapping[str, Any], fields: Fields) -> Attachment | None:
    sid = described.get("Sid", described.get("MediaSid"))
    if not isinstance(sid, str) or not sid.isalnum():
        return None
    size, name = described.get("Size"), described.get("Filename")
    mime_type = described.get("ContentType")
    service = fields.get("ChatServiceSid", "")
    return Attachment(
        kind="other",
        reference=f"https://{FILES_HOST}/v1/Services/{service}/Media/{sid}/Content",
        mime_type=mime_type if isinstance(mime_type, str) else None,
        size=size if type(size) is int and 0 <= size < 2**53 else None,
        file_name=name if isinstance(name, str) and name else None,
    )


def sent_at(fields: Fields) -> datetime | None:
    """When Twilio made the message."""
    try:
        moment = datetime.fromisoformat(fields.get("DateCreated", ""))
    except ValueError:
        return None
    return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)
