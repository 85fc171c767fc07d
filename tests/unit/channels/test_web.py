"""The dialect of our own pages: what is alike, and what is nobody's."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from channels.base import ChannelContext, MessageRef, SendsReplies, Source, Unreadable
from channels.web import CHANNEL, Told, ToldFile, WebSettings, parse

UPLOAD = "upload:2026-11-21:ab/00112233445566778899aabbccddeeff"


def told(**changed: object) -> Told:
    values = {"external_id": "k", "conversation_id": "k", "text": "Lampu mati"}
    return Told.model_validate(values | changed)


def photo(reference: str = UPLOAD) -> ToldFile:
    return ToldFile(reference=reference, kind="image", sha256="0" * 64)


def test_the_same_report_is_alike_wherever_its_photos_lie_and_whatever_was_suspected() -> None:
    other = UPLOAD.replace("ab/", "cd/")
    first = told(files=[photo()])
    second = told(files=[photo(other)], suspect="honeypot")

    assert first.likeness() == second.likeness()
    assert first.body() != second.body()
    assert told(text="Lampu menyala").likeness() != told().likeness()


@pytest.mark.parametrize(
    "wrong",
    [
        {"latitude": 91, "longitude": 0},
        {"latitude": 1e999, "longitude": 0},
        {"phone": "0811-0000-1234"},
        {"suspect": "Not a word"},
        {"files": [{"reference": "../../etc", "kind": "image", "sha256": ""}]},
        {"files": [{"reference": "", "kind": "image", "sha256": ""}]},
    ],
)
def test_what_the_application_would_not_write_is_unreadable(wrong: dict[str, object]) -> None:
    body = {"external_id": "k", "conversation_id": "k", "text": "x"} | wrong

    (found,) = parse(json.dumps(body).encode(), {}, Source.WEBHOOK)

    assert isinstance(found, Unreadable)


def test_nul_does_not_stop_a_report() -> None:
    body = told(text="Lampu\0 mati").body()

    (found,) = parse(body, {}, Source.WEBHOOK)

    assert getattr(found, "text", None) == "Lampu mati"


def test_a_reply_stands_on_the_page_and_has_the_same_id_whenever_it_is_repeated() -> None:
    settings = WebSettings(kind="web", jurisdiction="CTH")
    context = ChannelContext(now=lambda: datetime(2026, 11, 21, tzinfo=UTC))
    adapter = CHANNEL.open(settings, context)
    assert isinstance(adapter, SendsReplies)
    to = MessageRef(conversation_id="k")

    first = adapter.reply(to, "Kabar", key="news:1")

    assert first == adapter.reply(to, "Kabar", key="news:1")
    assert first != adapter.reply(to, "Kabar", key="news:2")
    assert adapter.reply(to, "Kabar") != adapter.reply(to, "Kabar lain")
