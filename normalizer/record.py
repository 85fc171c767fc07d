"""The common record: the one language that everything after the channels reads."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from channels.base import Content, Event, MessageRef, Surface
from normalizer.suggestions import Suggestions

SCHEMA_VERSION = "1.6"


def _since_1_1(value: object) -> object:
    """Records of version 1.0 held an empty object where there are suggestions now."""
    return value or None


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", ser_json_timedelta="iso8601")


class RecordSender(_Part):
    """Who wrote; every field may be null. `addresses` are `<scheme>:<value>`, most stable first."""

    id: str | None = Field(default=None, description="The platform's stable id of the person.")
    name: str | None = Field(default=None, description="Display name as given by the platform.")
    username: str | None = Field(default=None, description="Handle, without @.")
    phone: str | None = Field(default=None, description="E.164, e.g. +62811…")
    addresses: tuple[str, ...] = Field(
        default=(), description="All keys by which the platform may name this person again."
    )


class RecordAttachment(_Part):
    kind: str = Field(description="image, video, audio, document, sticker or other.")
    mime_type: str | None = Field(default=None, description="As declared by the platform.")
    size: int | None = Field(default=None, description="Bytes, as declared by the platform.")
    file_name: str | None = Field(default=None, description="As declared by the platform.")
    reference: str = Field(description="What the channel needs to fetch it: an id or a URL.")


class RecordLocation(_Part):
    """A point in degrees (WGS 84) as sent by the citizen; without one, only a place's name."""

    latitude: float | None = None
    longitude: float | None = None
    name: str | None = None
    address: str | None = None

    @property
    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude, where the place has them."""
        if self.latitude is None or self.longitude is None:
            return None
        return self.latitude, self.longitude


class RecordContact(_Part):
    """The card of a person that the citizen passed on."""

    name: str | None = None
    phone: str | None = Field(default=None, description="As it stands on the card.")


class RecordChoice(_Part):
    """A pressed button or quick reply."""

    id: str | None = None
    title: str | None = None


class RecordEntry(_Part):
    """What an operator wrote down beside the words, where the message was entered by hand."""

    origin: str = Field(description="How it came: telephone, walk_in, letter, import, …")
    entered_by: str = Field(description="Who entered it: operator:<id> or command_line:<user>.")
    is_secret: bool = Field(default=False, description="The reporter asked for secrecy.")
    is_whole: bool = Field(default=True, description="Nothing more of this story is to follow.")
    phone: str | None = Field(default=None, description="The reporter's number, as told.")
    address: str | None = Field(default=None, description="Where the reporter lives, as told.")
    earlier: tuple[tuple[str, str], ...] = Field(
        default=(), description="Facts of an older application, as (name, value)."
    )


class RecordHandOver(_Part):
    """Whose report it was before, where another government handed it over."""

    government: str = Field(description="Name of the government that handed it over.")
    hops: tuple[str, ...] = Field(
        description="Its numbers at all governments that had it before, the first first."
    )


class RecordForm(_Part):
    """What a citizen filled in beside the words, where the message came by a page of ours."""

    is_secret: bool = Field(default=False, description="The reporter asked for secrecy.")
    suspect: str | None = Field(default=None, description="Why no person may have sent it.")
    email: str | None = Field(default=None, description="Where the reporter can be reached.")
    about: str | None = Field(default=None, description="Tracking id of what it adds to.")
    is_objection: bool = Field(default=False, description="The answer does not settle it.")
    is_report: bool = Field(default=False, description="What was set apart before is a report.")
    handed_over: RecordHandOver | None = Field(
        default=None, description="From which government it came, where one handed it over."
    )


class Record(_Part):
    """One citizen message, edit or deletion, in the common form. Frozen; recomputed by replay."""

    schema_version: str = Field(default=SCHEMA_VERSION, description="Version of this form.")
    channel: str = Field(description="The configured account that it came through.")
    kind: str = Field(description="Type of channel, e.g. telegram.")
    external_id: str = Field(description="The platform's id of the message, same across edits.")
    revision: str = Field(default="", description='"" for the original, else an opaque edit token.')
    event: Event = Field(default=Event.CREATED, description="What happened to the message.")
    surface: Surface = Field(description="Where it was said; all but direct are public.")
    content: Content = Field(description="What it mainly is.")
    conversation_id: str = Field(description="The thread that a reply belongs in.")
    in_reply_to: str | None = Field(default=None, description="External id of what it answers.")
    group_id: str | None = Field(default=None, description="Ties the pieces of an album.")
    is_forwarded: bool = Field(default=False, description="The words are somebody else's.")
    addressed_as: str | None = Field(
        default=None, description="Our account's name, where the words begin with it as a tag."
    )
    choice: RecordChoice | None = Field(default=None, description="A pressed button.")
    sender: RecordSender = Field(default_factory=RecordSender)
    sent_at: datetime | None = Field(
        default=None, description="The platform's clock, UTC; null where it gives none."
    )
    original_text: str | None = Field(default=None, description="Exactly what was written.")
    text: str | None = Field(
        default=None, description="NFC, without control characters; nothing else is lost."
    )
    redacted_text: str | None = Field(
        default=None, description="`text` with personal numbers and addresses as placeholders."
    )
    attachments: tuple[RecordAttachment, ...] = ()
    location: RecordLocation | None = None
    contact: RecordContact | None = Field(
        default=None, description="A person's card that was passed on, where it is not a file."
    )
    entry: RecordEntry | None = Field(
        default=None, description="What an operator noted who entered the message by hand."
    )
    form: RecordForm | None = Field(
        default=None, description="What was filled in beside the words, on a page of ours."
    )
    suggestions: Annotated[Suggestions | None, BeforeValidator(_since_1_1)] = Field(
        default=None,
        description="What the normalizer proposes, with reasons; null for deletions.",
    )

    @property
    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude of the place that was sent, where it has them."""
        return None if self.location is None else self.location.point

    @property
    def has_uploads(self) -> bool:
        """Its files were uploaded to us; what others call an upload of ours is none."""
        return self.entry is not None or self.form is not None


def answer_to(record: Record) -> MessageRef:
    """Where a reply to this message goes."""
    addresses = record.sender.addresses
    return MessageRef(
        conversation_id=record.conversation_id,
        external_id=record.external_id,
        surface=record.surface,
        address=addresses[0] if addresses else None,
    )


def json_schema() -> dict[str, Any]:
    """The record's JSON Schema (draft 2020-12), as published by `muara schema record`."""
    schema = Record.model_json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
