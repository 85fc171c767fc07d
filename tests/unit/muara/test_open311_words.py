"""One payload in JSON and in XML says the same, whatever words are in it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from defusedxml import ElementTree
from hypothesis import given, settings
from hypothesis import strategies as st

from muara.web.open311_words import written

ROW = {
    "service_request_id": "CTH-7K4M-92QX",
    "description": None,
    "lat": -7.15,
    "metadata": True,
    "requested_datetime": datetime(2026, 11, 21, 2, 0, tzinfo=UTC),
}


def test_empty_things_are_null_in_json_and_empty_elements_in_xml() -> None:
    assert json.loads(written("json", "service_requests", [ROW])) == [
        ROW | {"requested_datetime": "2026-11-21T02:00:00+00:00"}
    ]
    request = ElementTree.fromstring(written("xml", "service_requests", [ROW]))[0]
    assert [(each.tag, each.text) for each in request] == [
        ("service_request_id", "CTH-7K4M-92QX"),
        ("description", None),
        ("lat", "-7.15"),
        ("metadata", "true"),
        ("requested_datetime", "2026-11-21T02:00:00+00:00"),
    ]


def test_xml_begins_as_the_standard_asks() -> None:
    assert written("xml", "errors", []).startswith(b'<?xml version="1.0" encoding="utf-8"?>\n<err')


def test_lists_within_have_names_for_their_members() -> None:
    payload = {"attributes": [{"values": [{"key": "open", "name": "No"}]}], "formats": ["text/xml"]}
    document = ElementTree.fromstring(written("xml", "service_definition", payload))
    assert document.findtext("attributes/attribute/values/value/key") == "open"
    assert document.findtext("formats/format") == "text/xml"


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.text(st.characters(codec=None), max_size=60))
def test_any_words_can_be_read_again(words: str) -> None:
    payload: Any = [{"description": words}]
    plain = words.encode("utf-8", "replace").decode()
    assert json.loads(written("json", "service_requests", payload))[0]["description"] == plain
    document = ElementTree.fromstring(written("xml", "service_requests", payload))
    read = document.findtext("request/description") or ""
    visible = [c for c in words if c.isprintable() and c != "\ufffd"]
    assert [c for c in read if c.isprintable() and c != "\ufffd"] == visible
