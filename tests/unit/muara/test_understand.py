"""`muara normalize`'s core: bodies of any shape become understood items."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from channels.base import Source
from muara.understand import Understood, guess_source, understand
from normalizer.privacy import redact
from normalizer.record import Record, json_schema

ROOT = Path(__file__).parents[3]

UPDATE: dict[str, Any] = {
    "update_id": 1,
    "message": {
        "message_id": 5,
        "date": 1767225600,
        "chat": {"id": 42, "type": "private"},
        "from": {"id": 42, "is_bot": False, "first_name": "Warga"},
        "text": "Lampu jalan mati",
    },
}
FORM = (
    b"MessageSid=SM1&AccountSid=AC1&From=whatsapp%3A%2B628110000001&To=whatsapp%3A%2B628110000002"
    b"&Body=Jalan+rusak"
)


def as_json(value: object) -> bytes:
    return json.dumps(value).encode()


@pytest.mark.parametrize(
    ("body", "source"),
    [
        (FORM, Source.WEBHOOK),
        (as_json({"MessageSid": "SM1", "From": "whatsapp:+62"}), Source.WEBHOOK),
        (as_json({"method": "POST", "params": {"MessageSid": "SM1"}}), Source.WEBHOOK),
        (as_json({"messages": [], "next_page_uri": None}), Source.POLL),
        (as_json({"sid": "SM1", "from": "whatsapp:+62", "body": "x"}), Source.POLL),
        (as_json(UPDATE), Source.WEBHOOK),
        (as_json({"ok": True, "result": [UPDATE]}), Source.POLL),
        (as_json([UPDATE]), Source.POLL),
        (as_json({"ok": False, "error_code": 429}), Source.POLL),
        (as_json({"object": "page", "entry": []}), Source.WEBHOOK),
        (as_json({"id": "1", "time": 1, "messaging": []}), Source.WEBHOOK),
        (as_json({"field": "feed", "value": {"item": "comment"}}), Source.WEBHOOK),
        (as_json({"data": [{"id": "1_2", "message": "x"}], "paging": {}}), Source.POLL),
        (as_json({"error": {"code": 190, "message": "expired"}}), Source.POLL),
        (as_json({"data": [{"id": "1", "text": "x"}], "includes": {}, "meta": {}}), Source.POLL),
        (as_json({"data": {"id": "1", "text": "x"}, "includes": {}}), Source.POLL),
        (as_json({"data": {"id": "1", "event_type": "MessageCreate"}}), Source.POLL),
        (
            as_json({"data": {"event_type": "post.mention.create", "payload": {}}}),
            Source.WEBHOOK,
        ),
        (b"<!doctype html>", Source.POLL),
        (b"", Source.WEBHOOK),
        (b'{"truncated": ', Source.WEBHOOK),
        (b"[" * 100_000, Source.WEBHOOK),
        (b"\xff\xfe\x00", Source.WEBHOOK),
    ],
)
def test_the_source_is_guessed_from_the_shape(body: bytes, source: Source) -> None:
    assert guess_source(body) == source


def test_a_message_has_a_record_and_no_reason() -> None:
    (item,) = understand("telegram", as_json(UPDATE))

    assert (item.outcome, item.reason) == ("message", None)
    assert item.record is not None
    assert item.record["channel"] == item.record["kind"] == "telegram"
    assert item.record["text"] == "Lampu jalan mati"
    assert item.record["sent_at"] == "2026-01-01T00:00:00Z"


def test_a_line_has_the_four_keys_in_order() -> None:
    (item,) = understand("telegram", as_json(UPDATE))

    assert list(json.loads(item.as_json("a.json"))) == ["file", "outcome", "reason", "record"]


def test_a_receipts_reason_is_its_status() -> None:
    form = b"MessageSid=SM1&MessageStatus=delivered&To=whatsapp%3A%2B628110000001"

    (item,) = understand("whatsapp", form)

    assert item == Understood("receipt", "delivered")


def test_what_shells_and_editors_add_to_a_file_is_not_part_of_the_message() -> None:
    (of_form,) = understand("whatsapp", FORM + b"\r\n")
    (of_json,) = understand("telegram", b"\xef\xbb\xbf" + as_json(UPDATE) + b"\n")

    assert of_form.record is not None
    assert of_form.record["original_text"] == "Jalan rusak"
    assert of_json.outcome == "message"


def test_a_file_may_hold_a_body_in_every_line() -> None:
    other = as_json({**UPDATE, "message": {**UPDATE["message"], "message_id": 6}})
    of_json = list(understand("telegram", as_json(UPDATE) + b"\r\n\n" + other + b"\n{broken\n"))
    of_forms = list(understand("whatsapp", FORM + b"\n" + FORM.replace(b"SM1", b"SM2")))

    assert [item.outcome for item in of_json] == ["message", "message", "unreadable"]
    assert [item.outcome for item in of_forms] == ["message", "message"]


def test_json_of_several_lines_is_one_body() -> None:
    indented = json.dumps(UPDATE, indent=1).encode()

    assert [item.outcome for item in understand("telegram", indented)] == ["message"]
    assert [item.outcome for item in understand("telegram", indented[:-5])] == ["unreadable"]


def test_a_message_that_comes_twice_is_repeated() -> None:
    twice = list(understand("telegram", as_json([UPDATE, UPDATE])))

    assert [(item.outcome, item.reason) for item in twice] == [
        ("message", None),
        ("ignored", "repeated"),
    ]


def test_a_file_in_utf_16_is_read() -> None:
    (item,) = understand("telegram", json.dumps(UPDATE).encode("utf-16"))

    assert item.outcome == "message"


def test_our_own_words_are_skipped() -> None:
    (item,) = understand("telegram", as_json(UPDATE), own_ids=frozenset({"42"}))

    assert (item.outcome, item.record) == ("ignored", None)


@pytest.mark.parametrize("own_id", ["628110000001", "+628110000001", "whatsapp:+628110000001"])
def test_our_own_number_may_be_named_with_or_without_its_plus(own_id: str) -> None:
    body = b"MessageSid=SM1&From=whatsapp%3A%2B628110000001&Body=Halo"
    (item,) = understand("whatsapp", body, own_ids=frozenset({own_id}))

    assert (item.outcome, item.reason) == ("ignored", "own_message")


@pytest.mark.parametrize("kind", ["whatsapp", "telegram", "facebook", "twitter"])
@pytest.mark.parametrize("body", [b"", b"{}", b"[]", b"null", b"\x00\xff", b"<html>502</html>"])
def test_an_empty_or_senseless_body_is_one_line_with_a_reason(kind: str, body: bytes) -> None:
    (item,) = understand(kind, body)

    assert item.outcome in ("ignored", "unreadable")
    assert item.reason


def test_what_elsewhere_ends_a_line_does_not_break_it() -> None:
    words = "a\u2028b\u2029c\u0085d\x0be\x0cf\x1cg\x1dh\x1ei"
    body = json.dumps({"MessageSid": "SM1", "From": "whatsapp:+628110000001", "Body": words})
    (item,) = understand("whatsapp", body.encode(), Source.WEBHOOK)

    (line,) = item.as_json("berkas\u2028.json").splitlines()
    assert json.loads(line)["record"]["original_text"] == words
    assert json.loads(line)["file"] == "berkas\u2028.json"


def test_half_a_character_does_not_break_the_line() -> None:
    body = b'{"MessageSid": "SM1", "From": "whatsapp:+628110000001", "Body": "x\\ud800y"}'

    (item,) = understand("whatsapp", body)

    assert item.outcome == "message"
    assert item.as_json("-").encode("utf-8")


def test_a_file_name_that_is_not_utf8_still_gives_valid_json() -> None:
    line = Understood("ignored", "empty").as_json("b\udcff.json")

    assert line.encode("utf-8")
    assert json.loads(line)["file"] == "b\udcff.json"


def test_the_documentation_names_exactly_the_fields_of_the_record() -> None:
    schema = json_schema()
    parts = {
        "sender": "RecordSender",
        "choice": "RecordChoice",
        "attachments": "RecordAttachment",
        "location": "RecordLocation",
        "contact": "RecordContact",
        "entry": "RecordEntry",
        "form": "RecordForm",
        "form.handed_over": "RecordHandOver",
        "suggestions": "Suggestions",
    }
    fields = set(schema["properties"])
    for field, part in parts.items():
        fields |= {f"{field}.{name}" for name in schema["$defs"][part]["properties"]}

    text = (ROOT / "docs/record.md").read_text(encoding="utf-8")
    tables = text.partition("## Fields")[2].partition("## The lines")[0]

    assert set(re.findall(r"^\| `([a-z_.]+)` \|", tables, re.MULTILINE)) == fields


def test_the_documentations_example_is_a_valid_record() -> None:
    text = (ROOT / "docs/record.md").read_text(encoding="utf-8")
    example = text.partition("```json\n")[2].partition("```")[0]

    record = Record.model_validate_json(example)

    assert record.model_dump(mode="json") == json.loads(example)
    assert record.redacted_text == redact(record.text)


def test_understanding_a_body_loads_no_sdk_and_no_network_library() -> None:
    program = """
import sys
from muara.understand import understand
for kind in ("whatsapp", "telegram", "facebook", "twitter"):
    list(understand(kind, b"{}"))
print(sorted({"twilio", "telegram", "facebook", "tweepy", "requests", "httpx"} & set(sys.modules)))
"""
    command = [sys.executable, "-c", program]
    # Its own process: here the SDKs were loaded by other tests.
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)

    assert done.stdout == "[]\n"
