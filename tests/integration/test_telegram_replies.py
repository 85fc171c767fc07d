"""Telegram's replies, with the real SDK, against the simulated Bot API."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from channels.base import Choice, MessageRef, Surface, WebhookRequest
from channels.errors import AnswerLost, PermanentFailure, TemporaryFailure
from channels.telegram import CHANNEL, Telegram
from tests.integration.telegram_platform import (
    ACCOUNT,
    CLOSED_PORT,
    Platform,
    answer_to,
    messages,
    only_message,
    opened,
    running_platform,
    serving,
)
from tests.simulated import wait_for


@pytest.fixture
def platform() -> Iterator[Platform]:
    with running_platform() as found:
        yield found


@pytest.fixture
def bot(platform: Platform) -> Iterator[Telegram]:
    with opened(platform) as found:
        yield found


def test_a_reply_quotes_the_message_and_returns_its_own_id(
    platform: Platform, bot: Telegram
) -> None:
    (asked,) = platform.write(text="lampu mati")
    sent = bot.reply(answer_to(only_message(bot)), "Kami terima: <b>bukan HTML</b> & _apa adanya_")
    line = platform.phone()[-1]
    assert (line["external_id"], line["in_reply_to"]) == (sent, asked)
    assert line["text"] == "Kami terima: <b>bukan HTML</b> & _apa adanya_"


def test_a_reply_to_a_message_that_is_gone_is_sent_without_quoting(
    platform: Platform, bot: Telegram
) -> None:
    platform.write(text="/mulai")
    (asked,) = platform.write(text="lampu mati")
    message = messages(bot.fetch(None))[-1]
    platform.write(delete=asked)
    bot.reply(answer_to(message), "Kami terima.")
    assert platform.phone()[-1]["in_reply_to"] == ""


def test_a_pressed_button_comes_back_as_its_choice_and_is_released(
    platform: Platform, bot: Telegram
) -> None:
    platform.write(text="lampu mati")
    page = bot.fetch(None)
    choices = [Choice(id="report:yes", title="Ya"), Choice(id="report:no", title="Bukan")]
    asked = bot.reply(answer_to(messages(page)[0]), "Ini laporan?", choices=choices)
    platform.write(button="report:no")
    (pressed,) = messages(bot.fetch(page.cursor))
    assert pressed.choice == Choice(id="report:no", title="Bukan")
    assert (pressed.content, pressed.in_reply_to) == ("command", asked)
    (again,) = messages(bot.fetch(page.cursor))
    assert again == pressed
    bot.reply(answer_to(pressed), "Baik.")
    # The second time the query was answered already, which is no failure.
    assert [call["status"] for call in platform.calls("answerCallbackQuery")] == [200, 400]
    assert platform.replies() == ["Ini laporan?", "Baik."]


def test_a_button_that_is_pressed_by_webhook_is_released_by_the_webhooks_answer(
    platform: Platform, bot: Telegram
) -> None:
    platform.write(text="lampu mati")
    choices = [Choice(id="yes", title="Sudah"), Choice(id="no", title="Belum")]
    bot.reply(answer_to(only_message(bot)), "Sudah?", choices=choices)

    def door(body: bytes, headers: dict[str, str]) -> bytes:
        request = WebhookRequest(method="POST", url="", headers=headers, body=body)
        return bot.webhook_answer(request).body

    with serving(door) as url:
        platform.take_webhooks(url)
        platform.write(button="yes")
        platform.write(text="terima kasih")
        assert wait_for(lambda: len(platform.calls("answerCallbackQuery")) == 1)
        assert wait_for(lambda: platform.waiting() == 0)
    assert [call["status"] for call in platform.calls("answerCallbackQuery")] == [200]


def test_a_place_is_asked_for_by_a_button_that_is_gone_after_the_next_reply(
    platform: Platform, bot: Telegram
) -> None:
    platform.write(text="lampu mati")
    to = answer_to(only_message(bot))
    skip = Choice(id="skip", title="Lewati")
    bot.reply(to, "Di mana?", choices=[skip], asks_location=True)
    assert platform.phone()[-1]["buttons"] == [
        {"title": "📍 Lokasi saya", "sends": "place"},
        {"title": "Lewati", "sends": "words"},
    ]
    bot.reply(to, "Kami terima.")
    assert [line["buttons"] for line in platform.phone() if not line["sent"]] == [[], []]


def test_the_question_after_the_one_for_the_place_leaves_no_button_that_sends_a_place(
    platform: Platform, bot: Telegram
) -> None:
    platform.write(text="lampu mati")
    to = answer_to(only_message(bot))
    skip = Choice(id="muara:skip:", title="Lewati")
    bot.reply(to, "Di mana?", choices=[skip], asks_location=True)
    platform.write(text="depan pasar")
    bot.reply(to, "Sejak kapan?", choices=[skip])
    shown = [line["buttons"] for line in platform.phone() if not line["sent"]]
    assert shown == [[], [{"title": "Lewati", "sends": "words"}]]


def test_a_group_is_not_asked_for_a_place_by_a_button(platform: Platform, bot: Telegram) -> None:
    platform.write(group="rt05", text=f"/lapor@{ACCOUNT.username} selokan mampet")
    to = answer_to(only_message(bot))
    assert to.surface is Surface.GROUP
    bot.reply(to, "Di mana?", asks_location=True)
    assert platform.journal("reply_received")[-1]["text"] == "Di mana?"


def test_a_button_whose_id_is_longer_than_64_bytes_is_left_out(
    platform: Platform, bot: Telegram
) -> None:
    platform.write(text="lampu mati")
    choices = [Choice(id="é" * 32, title="Pas"), Choice(id="é" * 32 + "x", title="Panjang")]
    bot.reply(answer_to(only_message(bot)), "Yang mana?", choices=choices)
    assert [each["title"] for each in platform.phone()[-1]["buttons"]] == ["Pas"]


def test_a_private_reply_to_a_group_message_goes_to_its_author(
    platform: Platform, bot: Telegram
) -> None:
    platform.write(text="/mulai")
    platform.write(group="rt05", text=f"/lapor@{ACCOUNT.username} selokan mampet")
    message = messages(bot.fetch(None))[-1]
    assert message.surface is Surface.GROUP
    bot.reply(answer_to(message), "Nomor laporan Anda …", private=True)
    assert platform.journal("reply_received")[-1]["surface"] == "direct"


def test_a_reply_to_an_upgraded_group_follows_it(platform: Platform, bot: Telegram) -> None:
    platform.write(group="rt05", text=f"/lapor@{ACCOUNT.username} selokan mampet")
    message = only_message(bot)
    (moved_to,) = platform.write(group="rt05", action="upgrade_group")
    bot.reply(answer_to(message), "Kami terima.")
    assert platform.journal("reply_received")[-1]["to"] == moved_to


def test_a_reply_to_a_citizen_who_blocked_the_bot_fails_for_good(
    platform: Platform, bot: Telegram
) -> None:
    platform.write(text="lampu mati")
    message = only_message(bot)
    platform.write(action="block")
    with pytest.raises(PermanentFailure, match="blocked the bot") as caught:
        bot.reply(answer_to(message), "Kami terima.")
    assert caught.value.code == "403"


def test_a_reply_that_is_too_long_fails_for_good(platform: Platform, bot: Telegram) -> None:
    platform.write(text="lampu mati")
    message = only_message(bot)
    bot.reply(answer_to(message), "x" * CHANNEL.rules.max_length)
    with pytest.raises(PermanentFailure, match="4096"):
        bot.reply(answer_to(message), "x" * (CHANNEL.rules.max_length + 1))


def test_a_reply_to_an_unknown_chat_fails_for_good(bot: Telegram) -> None:
    with pytest.raises(PermanentFailure, match="chat does not exist"):
        bot.reply(MessageRef(conversation_id="5199999999"), "Kami terima.")


def test_an_author_without_an_address_cannot_be_written_to_in_private(bot: Telegram) -> None:
    to = MessageRef(conversation_id="-100", surface=Surface.GROUP, address="telegram:-100")
    with pytest.raises(PermanentFailure, match="in private"):
        bot.reply(to, "Kami terima.", private=True)


def test_a_rate_limit_says_when_to_come_back_if_telegram_does(
    platform: Platform, bot: Telegram
) -> None:
    platform.write(text="lampu mati")
    to = answer_to(only_message(bot))
    platform.misbehave("rate_limited", count=1, seconds=7)
    platform.misbehave("rate_limited_bare", count=1)
    waits = []
    for _ in range(2):
        with pytest.raises(TemporaryFailure) as caught:
            bot.reply(to, "Kami terima.")
        assert not isinstance(caught.value, AnswerLost)
        assert caught.value.code == "429"
        waits.append(caught.value.retry_after)
    assert waits == [7.0, None]
    assert platform.replies() == []


def test_a_reply_whose_answer_is_lost_was_sent_once_and_says_that_it_may_have_been(
    platform: Platform, bot: Telegram
) -> None:
    platform.write(text="lampu mati")
    to = answer_to(only_message(bot))
    platform.misbehave("drop_answer", "sendMessage")
    with pytest.raises(AnswerLost):
        bot.reply(to, "Kami terima.")
    assert platform.replies() == ["Kami terima."]


@pytest.mark.parametrize("status", [200, 502])
def test_a_web_page_as_the_answer_to_a_reply_leaves_it_uncertain(
    platform: Platform, bot: Telegram, status: int
) -> None:
    platform.write(text="lampu mati")
    to = answer_to(only_message(bot))
    platform.misbehave("html", "sendMessage", status=status)
    with pytest.raises(AnswerLost):
        bot.reply(to, "Kami terima.")


def test_an_internal_error_leaves_a_reply_uncertain_since_telegram_may_have_taken_it(
    platform: Platform, bot: Telegram
) -> None:
    platform.write(text="lampu mati")
    to = answer_to(only_message(bot))
    platform.misbehave("server_error", "sendMessage", count=1)
    with pytest.raises(AnswerLost) as caught:
        bot.reply(to, "Kami terima.")
    assert caught.value.code == "500"


def test_a_token_that_no_longer_holds_names_the_setting(platform: Platform, bot: Telegram) -> None:
    platform.write(text="lampu mati")
    to = answer_to(only_message(bot))
    platform.misbehave("expired_token")
    for call in (lambda: bot.reply(to, "Kami terima."), lambda: bot.fetch(None)):
        with pytest.raises(PermanentFailure, match="bot_token") as caught:
            call()
        assert caught.value.code == "401"


def test_an_unreachable_telegram_is_temporary_and_nothing_was_sent() -> None:
    with opened(CLOSED_PORT) as bot, pytest.raises(TemporaryFailure, match="api_url") as caught:
        bot.reply(MessageRef(conversation_id="5100000001"), "Kami terima.")
    assert not isinstance(caught.value, AnswerLost)
