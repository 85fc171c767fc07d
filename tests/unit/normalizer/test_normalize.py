"""A raw message becomes a record that holds all of it, always the same."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC

import jsonschema
from hypothesis import given
from hypothesis import strategies as st

from channels.base import (
    Attachment,
    Choice,
    Contact,
    Content,
    Event,
    Location,
    RawMessage,
    Sender,
    Surface,
)
from normalizer.normalize import normalize, raw_message
from normalizer.record import Record, json_schema
from tests.desk import START

words = st.text(max_size=30)
maybe = st.none() | words
raws = st.builds(
    RawMessage,
    kind=st.just("chat"),
    external_id=st.text(min_size=1, max_size=10),
    conversation_id=st.text(min_size=1, max_size=10),
    surface=st.sampled_from(Surface),
    content=st.sampled_from(Content),
    event=st.sampled_from(Event),
    revision=st.sampled_from(["", "e1", "deleted"]),
    sent_at=st.none() | st.datetimes(timezones=st.just(UTC)),
    text=st.none() | st.text(st.characters(codec=None), max_size=60),
    in_reply_to=maybe,
    group_id=maybe,
    is_forwarded=st.booleans(),
    addressed_as=maybe,
    sender=st.builds(
        Sender,
        id=maybe,
        name=maybe,
        username=maybe,
        phone=maybe,
        addresses=st.lists(words, max_size=3).map(tuple),
    ),
    attachments=st.lists(
        st.builds(
            Attachment,
            kind=st.sampled_from(["image", "video", "other"]),
            reference=words,
            mime_type=maybe,
            size=st.none() | st.integers(0, 2**40),
            file_name=maybe,
        ),
        max_size=3,
    ).map(tuple),
    location=st.none()
    | st.builds(
        Location,
        latitude=st.none() | st.floats(-90, 90),
        longitude=st.none() | st.floats(-180, 180),
        name=maybe,
        address=maybe,
    ),
    contact=st.none() | st.builds(Contact, name=maybe),
    choice=st.none() | st.builds(Choice, id=maybe, title=maybe),
)
SCHEMA = jsonschema.Draft202012Validator(json_schema())


@given(raws)
def test_every_record_validates_against_the_published_schema(raw: RawMessage) -> None:
    SCHEMA.validate(json.loads(normalize(raw, "aduan").model_dump_json()))


@given(raws)
def test_the_same_message_gives_the_same_record_which_survives_storing(raw: RawMessage) -> None:
    record = normalize(raw, "aduan")
    assert normalize(raw, "aduan") == record
    assert Record.model_validate_json(record.model_dump_json()) == record


@given(raws)
def test_a_record_can_be_made_anew_from_itself(raw: RawMessage) -> None:
    record = normalize(raw, "aduan")
    assert normalize(raw_message(record), "aduan") == record


@given(raws)
def test_nothing_that_was_said_is_lost(raw: RawMessage) -> None:
    record = normalize(raw, "aduan")
    again = raw_message(record)
    storable = None if raw.text is None else raw.text.encode("utf-8", "replace").decode("utf-8")
    assert record.original_text == storable
    kept = ("external_id", "conversation_id", "sent_at", "in_reply_to", "group_id", "revision")
    assert [getattr(again, name) for name in kept] == [getattr(raw, name) for name in kept]
    assert len(record.attachments) == len(raw.attachments)
    assert record.sender.addresses == raw.sender.addresses


def test_times_are_written_in_utc() -> None:
    raw = RawMessage(
        kind="chat",
        external_id="1",
        conversation_id="c",
        surface=Surface.DIRECT,
        content=Content.TEXT,
    )
    assert normalize(raw, "aduan").sent_at is None
    record = normalize(replace(raw, sent_at=START), "aduan")
    assert '"sent_at":"2026-11-21T02:00:00Z"' in record.model_dump_json()
