"""Telegram's settings and the corners of its parser that no fixture can show."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import ValidationError

from channels.base import (
    ChannelContext,
    Ignored,
    Parsed,
    RawMessage,
    Source,
    Unreadable,
    WebhookRequest,
)
from channels.errors import RejectedRequest
from channels.telegram import CHANNEL, Telegram, TelegramSettings

TOKEN = "7100000001:contoh-token-bot-yang-tidak-ada"
SECRET = "rahasia-uji-telegram_01"


def settings(**changed: Any) -> TelegramSettings:
    values = {"kind": "telegram", "jurisdiction": "uji", "bot_token": TOKEN}
    return TelegramSettings.model_validate({**values, "webhook_secret": SECRET, **changed})


def mistake(**changed: Any) -> str:
    with pytest.raises(ValidationError) as caught:
        settings(**changed)
    assert TOKEN not in str(caught.value)
    assert SECRET not in str(caught.value)
    return str(caught.value)


def parse(document: Any, source: Source = Source.WEBHOOK) -> list[Parsed]:
    body = document if isinstance(document, bytes) else json.dumps(document).encode()
    return list(CHANNEL.parse(body, {}, source))


def update(**fields: Any) -> dict[str, Any]:
    chat = {"id": 5100000001, "type": "private"}
    person = {"id": 5100000001, "is_bot": False, "first_name": "Sekar"}
    message = {"message_id": 1, "from": person, "chat": chat, "date": 1767250800, **fields}
    return {"update_id": 1, "message": message}


def message(**fields: Any) -> RawMessage:
    (found,) = parse(update(**fields))
    assert isinstance(found, RawMessage)
    return found


# --- settings ----------------------------------------------------------------------------------


def test_receiving_both_ways_is_a_mistake_in_the_setting_mode() -> None:
    assert "must be webhook or poll" in mistake(mode="both")


def test_a_webhook_needs_its_secret() -> None:
    assert "must be set where mode is webhook" in mistake(webhook_secret=None)


def test_polling_needs_no_webhook_secret() -> None:
    assert settings(mode="poll", webhook_secret=None).webhook_secret is None


def test_a_channel_without_any_secret_is_valid_because_it_is_only_not_configured() -> None:
    assert settings(bot_token=None, webhook_secret=None).bot_token is None


@pytest.mark.parametrize("secret", ["", "ada spasi", "é", "x" * 257])
def test_a_secret_that_telegram_would_refuse_is_a_mistake(secret: str) -> None:
    told = mistake(webhook_secret=secret)
    assert "must be 1-256 of the characters" in told
    assert not secret or secret not in told


def test_listening_to_mentions_needs_the_bots_name() -> None:
    assert "bot_username must be set" in mistake(groups="mentions")


def test_the_bots_name_may_be_given_with_its_at() -> None:
    assert settings(groups="mentions", bot_username="@aduan_uji_bot").bot_username == (
        "aduan_uji_bot"
    )


def test_groups_are_off_unless_asked_for() -> None:
    assert settings().groups == "off"


def test_an_api_url_that_is_no_web_address_is_a_mistake() -> None:
    assert "must be a URL" in mistake(api_url="ftp://contoh.example")


def test_the_slash_at_the_end_of_an_api_url_does_not_matter() -> None:
    assert settings(api_url="http://127.0.0.1:9/telegram/").api_url == "http://127.0.0.1:9/telegram"


# --- verifying ---------------------------------------------------------------------------------


def test_a_webhook_request_while_no_secret_is_set_is_rejected_and_names_the_setting() -> None:
    bot = Telegram(settings(mode="poll", webhook_secret=None), ChannelContext())
    request = WebhookRequest(method="POST", url="https://aduan.contoh.example/", headers={})
    with pytest.raises(RejectedRequest, match="webhook_secret"):
        bot.verify(request)


def test_the_bots_own_id_is_known_from_its_token() -> None:
    assert Telegram(settings(), ChannelContext()).own_ids == {"7100000001"}


# --- parsing -----------------------------------------------------------------------------------


def test_the_same_update_parses_alike_from_a_webhook_a_page_and_a_list() -> None:
    alone = parse(update(text="satu"))
    assert parse({"ok": True, "result": [update(text="satu")]}, Source.POLL) == alone
    assert parse([update(text="satu")], Source.POLL) == alone


def test_a_bare_object_is_not_an_update() -> None:
    assert parse({"text": "apa ini"}) == [Unreadable("not_an_update", b'{"text":"apa ini"}')]


def test_an_answer_to_another_call_is_ignored() -> None:
    assert parse({"ok": True, "result": True}, Source.POLL) == [Ignored("not_updates")]


def test_an_endlessly_nested_body_is_unreadable() -> None:
    body = b"[" * 100_000
    assert parse(body) == [Unreadable("not_json", body)]


def test_a_time_out_of_range_is_no_time_and_the_message_is_kept() -> None:
    assert message(text="satu", date=10**18).sent_at is None


def test_words_of_a_wrong_type_are_unreadable_and_not_lost() -> None:
    (found,) = parse(update(text={"bold": "satu"}))
    assert isinstance(found, Unreadable)
    assert b"bold" in found.fragment


def test_a_photo_whose_sizes_are_partly_broken_keeps_the_largest_sound_one() -> None:
    sizes = [None, {"width": 9999}, {"file_id": "kecil", "width": 9, "height": 9}]
    sizes.append({"file_id": "besar", "width": 90, "height": 90, "file_size": -5})
    (photo,) = message(photo=sizes).attachments
    assert (photo.reference, photo.size) == ("besar", None)


def test_an_edit_without_a_date_gets_its_revision_from_the_words() -> None:
    first, second = (
        parse({"update_id": 1, "edited_message": update(text=words)["message"]})[0]
        for words in ("satu", "dua")
    )
    assert isinstance(first, RawMessage)
    assert isinstance(second, RawMessage)
    assert first.revision
    assert first.revision != second.revision
    assert first.external_id == second.external_id


def test_a_command_without_its_mark_is_still_a_command() -> None:
    assert message(text="/mulai lapor").content == "command"
    assert message(text="/ jalan rusak").content == "text"


def test_an_empty_list_of_marks_says_that_a_slash_is_only_a_slash() -> None:
    assert message(text="/mulai", entities=[]).content == "text"


@pytest.mark.parametrize(
    ("written", "phone"),
    [
        ("6281100000001", "+6281100000001"),
        ("+62 811-0000-0001", "+6281100000001"),
        ("081100000001", "+6281100000001"),
    ],
)
def test_the_senders_own_number_is_in_international_form(written: str, phone: str) -> None:
    contact = {"phone_number": written, "first_name": "Sekar", "user_id": 5100000001}
    assert message(contact=contact).sender.phone == phone


def test_a_shared_number_that_cannot_be_a_phone_is_not_the_senders() -> None:
    contact = {"phone_number": "12", "first_name": "Sekar", "user_id": 5100000001}
    assert message(contact=contact).sender.phone is None


def test_a_pressed_button_of_an_inline_message_belongs_to_the_chat_with_its_presser() -> None:
    query = {"id": "77", "from": {"id": 5100000001, "first_name": "Sekar"}, "data": "ya"}
    (found,) = parse({"update_id": 1, "callback_query": query})
    assert isinstance(found, RawMessage)
    assert (found.conversation_id, found.surface) == ("5100000001", "direct")


def test_half_a_character_in_an_id_or_a_name_is_replaced_because_nothing_can_store_it() -> None:
    photo = [{"file_id": "foto\ud83d", "width": 9, "height": 9}]
    found = message(photo=photo, media_group_id="\ud83d1")
    assert found.attachments[0].reference == "foto\ufffd"
    assert found.group_id == "\ufffd1"


def test_an_error_page_as_a_webhook_body_is_kept_as_unreadable() -> None:
    assert parse(b"<html>") == [Unreadable("not_json", b"<html>")]
