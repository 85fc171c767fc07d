"""What another government's Muara tells, and where our news stands."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from channels.base import ChannelContext, MessageRef, RawMessage, Source
from channels.muara import Case, Letter, Muara, MuaraSettings, parse

AT = datetime(2026, 1, 5, 10, 15, tzinfo=ZoneInfo("Asia/Jakarta"))


def letter(**changed: Any) -> Letter:
    values: dict[str, Any] = {
        "hops": ("CTH-7K4M-92QX",),
        "event": "complaint_handed_over",
        "at": AT,
        "case": {"government": "Kabupaten Contoh", "status": "handed_over"},
    }
    return Letter.model_validate(values | changed)


def words(given: Letter) -> str:
    (found,) = parse(given.body(), {}, Source.WEBHOOK)
    assert isinstance(found, RawMessage)
    return found.text or ""


def test_news_stands_where_they_ask_for_it_under_one_id() -> None:
    settings = MuaraSettings(kind="muara", jurisdiction="CTH")
    adapter = Muara(settings, ChannelContext())
    to = MessageRef(conversation_id="CTH-7K4M-92QX", external_id="CTH-7K4M-92QX")
    assert adapter.reply(to, "Sudah", key="k") == adapter.reply(to, "Sudah", key="k")
    assert adapter.reply(to, "Sudah", key="k") != adapter.reply(to, "Sudah", key="l")


def test_a_title_that_was_said_is_not_said_twice() -> None:
    case = Case(government="Kabupaten Contoh", title="Jalan rusak", texts=("Jalan rusak parah",))
    assert words(letter(case=case)) == "Jalan rusak parah"


@pytest.mark.parametrize(
    ("event", "said"),
    [
        ("deed_undone", "Kabupaten Contoh menarik kembali penerusannya (5 Januari 2026, 10.15.00)"),
        ("message_added", ""),
    ],
)
def test_what_they_did_since_is_told_where_it_concerns_us(event: str, said: str) -> None:
    assert words(letter(event=event, is_new=False)).endswith(said)
    assert "(5 Januari" not in words(letter(event=event))


def test_the_same_photo_is_the_same_wherever_it_lies() -> None:
    file = {"kind": "image", "sha256": "ab", "mime_type": "image/jpeg"}
    lies = [f"upload:2026-01-0{day}:ab/0123456789abcdef0123456789abcdef" for day in (1, 2)]
    one, other = (letter(file={"reference": place, **file}, file_id=7) for place in lies)
    assert one.likeness() == other.likeness()
    assert one.likeness() != letter(file={"reference": lies[0], **file}, file_id=8).likeness()
