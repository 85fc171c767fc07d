"""The one entry of the normalizer: a list of steps that reads from top to bottom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import NamedTuple

from channels.base import (
    Attachment,
    Choice,
    Contact,
    Entry,
    Event,
    Form,
    HandOver,
    Location,
    RawMessage,
    Sender,
)
from normalizer.knowledge import DEFAULT, Knowledge
from normalizer.privacy import with_placeholders
from normalizer.record import (
    Record,
    RecordAttachment,
    RecordChoice,
    RecordContact,
    RecordEntry,
    RecordForm,
    RecordLocation,
    RecordSender,
)
from normalizer.suggestions import Asked, Circumstances, Suggestions, suggest_each
from normalizer.text import clean

CODE_VERSION = "11"
"""Of the steps: it changes when the same message and knowledge may give another record."""


class ToldThrough(NamedTuple):
    """A message, the account that it came through, what is known, and when it reached us."""

    raw: RawMessage
    channel: str
    knowledge: Knowledge
    received_at: datetime | None = None


def normalize(
    raw: RawMessage,
    channel: str,
    knowledge: Knowledge = DEFAULT,
    *,
    received_at: datetime | None = None,
) -> Record:
    """The common record of `raw`, which came through the account named `channel`.

    Words such as "kemarin" are read against `received_at` where the platform gives no time. Pure:
    the same message, knowledge and time always give the same record. Never raises on any text.
    """
    return next(normalize_each([ToldThrough(raw, channel, knowledge, received_at)]))


def normalize_each(told: Sequence[ToldThrough]) -> Iterator[Record]:
    """The record of each message, as `normalize` gives it.

    Quicker for several, as `suggest_each` is.
    """
    written = [_storable(one.raw.text) for one in told]
    suggested = suggest_each(
        Asked(text, one.knowledge, _circumstances(one.raw, one.received_at))
        for text, one in zip(written, told, strict=True)
    )
    for text, one, suggestions in zip(written, told, suggested, strict=True):
        yield _record(one.raw, one.channel, text, suggestions)


def _record(raw: RawMessage, channel: str, written: str | None, suggestions: Suggestions) -> Record:
    return Record(
        channel=channel,
        kind=raw.kind,
        external_id=raw.external_id,
        revision=raw.revision,
        event=raw.event,
        surface=raw.surface,
        content=raw.content,
        conversation_id=raw.conversation_id,
        in_reply_to=raw.in_reply_to,
        group_id=raw.group_id,
        is_forwarded=raw.is_forwarded,
        addressed_as=clean(_storable(raw.addressed_as)),
        choice=_choice(raw),
        sender=_sender(raw),
        sent_at=raw.sent_at,
        original_text=written,
        text=clean(written),
        redacted_text=_redacted(written, suggestions),
        attachments=tuple(_attachments(raw)),
        location=_location(raw),
        contact=_contact(raw),
        entry=None if raw.entry is None else RecordEntry(**asdict(raw.entry)),
        form=None if raw.form is None else RecordForm(**asdict(raw.form)),
        suggestions=suggestions if raw.event is not Event.DELETED else None,
    )


def _circumstances(raw: RawMessage, received_at: datetime | None) -> Circumstances:
    location = raw.location or Location()
    return Circumstances(
        surface=raw.surface,
        content=raw.content,
        has_attachment=bool(raw.attachments),
        is_reply=raw.in_reply_to is not None,
        sent_at=raw.sent_at or received_at,
        point=location.point,
        place_name=None if location.point else clean(location.address or location.name),
    )


def _redacted(text: str | None, suggestions: Suggestions) -> str | None:
    return None if text is None else clean(with_placeholders(text, suggestions.redactions))


def _storable(text: str | None) -> str | None:
    """The original, but for lone surrogates, which no encoding can carry."""
    if text is None or text.isascii():
        return text
    return text.encode("utf-8", "replace").decode("utf-8")


def _sender(raw: RawMessage) -> RecordSender:
    sender = raw.sender
    return RecordSender(
        id=sender.id,
        name=clean(sender.name),
        username=clean(sender.username),
        phone=sender.phone,
        addresses=sender.addresses,
    )


def _attachments(raw: RawMessage) -> list[RecordAttachment]:
    return [
        RecordAttachment(
            kind=attachment.kind,
            mime_type=attachment.mime_type,
            size=attachment.size,
            file_name=clean(attachment.file_name),
            reference=attachment.reference,
        )
        for attachment in raw.attachments
    ]


def _location(raw: RawMessage) -> RecordLocation | None:
    if raw.location is None:
        return None
    return RecordLocation(
        latitude=raw.location.latitude,
        longitude=raw.location.longitude,
        name=clean(raw.location.name),
        address=clean(raw.location.address),
    )


def _contact(raw: RawMessage) -> RecordContact | None:
    if raw.contact is None:
        return None
    return RecordContact(name=clean(raw.contact.name), phone=clean(raw.contact.phone))


def _choice(raw: RawMessage) -> RecordChoice | None:
    if raw.choice is None:
        return None
    return RecordChoice(id=raw.choice.id, title=clean(raw.choice.title))


def raw_message(record: Record) -> RawMessage:
    """The message that `record` was made from, so that it can be normalized anew."""
    return RawMessage(
        kind=record.kind,
        external_id=record.external_id,
        revision=record.revision,
        event=record.event,
        surface=record.surface,
        content=record.content,
        conversation_id=record.conversation_id,
        in_reply_to=record.in_reply_to,
        group_id=record.group_id,
        is_forwarded=record.is_forwarded,
        addressed_as=record.addressed_as,
        choice=None if record.choice is None else Choice(**record.choice.model_dump()),
        sender=Sender(**record.sender.model_dump()),
        sent_at=record.sent_at,
        text=record.original_text,
        attachments=tuple(Attachment(**a.model_dump()) for a in record.attachments),
        location=None if record.location is None else Location(**record.location.model_dump()),
        contact=None if record.contact is None else Contact(**record.contact.model_dump()),
        entry=None if record.entry is None else Entry(**record.entry.model_dump()),
        form=_form(record),
    )


def _form(record: Record) -> Form | None:
    if record.form is None:
        return None
    values = record.form.model_dump(exclude={"handed_over"})
    came = record.form.handed_over
    return Form(**values, handed_over=None if came is None else HandOver(**came.model_dump()))
