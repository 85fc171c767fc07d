"""Telegram's polling and set-up, with the real SDK, against the simulated Bot API."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from channels.base import DeliveryReceipt, Page, RawMessage, Source, Unreadable
from channels.errors import AnswerLost, PermanentFailure, TemporaryFailure
from channels.telegram import CHANNEL, Telegram
from tests.integration.telegram_platform import (
    ACCOUNT,
    Platform,
    answer_to,
    levels,
    messages,
    only_message,
    opened,
    parsed,
    receiver,
    running_platform,
    wait_for_poll,
)


@pytest.fixture
def platform() -> Iterator[Platform]:
    with running_platform() as found:
        yield found


@pytest.fixture
def bot(platform: Platform) -> Iterator[Telegram]:
    with opened(platform) as found:
        yield found


# --- polling -----------------------------------------------------------------------------------


def test_a_page_is_served_again_until_its_cursor_was_saved(
    platform: Platform, bot: Telegram
) -> None:
    platform.write(text="lampu mati")
    platform.write(text="sudah tiga hari")
    first = bot.fetch(None)
    assert bot.fetch(None).items == first.items
    assert [m.text for m in messages(first)] == ["lampu mati", "sudah tiga hari"]
    platform.write(text="mohon dicek")
    assert [m.text for m in messages(bot.fetch(first.cursor))] == ["mohon dicek"]


def test_an_empty_page_keeps_the_cursor(platform: Platform, bot: Telegram) -> None:
    platform.write(text="lampu mati")
    cursor = bot.fetch(None).cursor
    assert bot.fetch(cursor) == Page(items=[], cursor=cursor)


def test_a_full_page_says_that_there_is_more(platform: Platform, bot: Telegram) -> None:
    for number in range(103):
        platform.write(text=f"laporan {number}")
    first = bot.fetch(None)
    second = bot.fetch(first.cursor)
    assert (len(first.items), first.more) == (100, True)
    assert (len(second.items), second.more) == (3, False)


def test_a_poison_update_neither_stops_nor_hurts_its_sisters(
    platform: Platform, bot: Telegram
) -> None:
    platform.write(text="sebelum")
    platform.queue_update(message={"chat": "rusak", "text": "?"})
    platform.queue_update(message=None)
    platform.write(text="sesudah")
    page = bot.fetch(None)
    assert [type(found) for found in parsed(page)] == [
        RawMessage,
        Unreadable,
        Unreadable,
        RawMessage,
    ]
    assert bot.fetch(page.cursor).items == []


def test_a_cursor_that_is_not_ours_begins_with_the_oldest(
    platform: Platform, bot: Telegram
) -> None:
    platform.write(text="lampu mati")
    for odd in ("", "rusak", "[]", '{"updates": "x"}'):
        assert len(bot.fetch(odd).items) == 1


def test_what_citizens_send_arrives_whole(platform: Platform, bot: Telegram) -> None:
    (first,) = platform.write(text="banjir di jalan contoh")
    platform.write(text="ini fotonya", album=3)
    platform.write(voice=True)
    platform.write(location={"latitude": -7.15, "longitude": 111.88, "name": "Pasar"})
    platform.write(text="banjir besar di jalan contoh", edit_of=first)
    platform.write(text="masih", reply_to=first, forwarded=True)
    found = messages(bot.fetch(None))
    assert [m.content for m in found] == (
        ["text", "image", "image", "image", "audio", "location", "text", "text"]
    )
    assert len({m.group_id for m in found[1:4]}) == 1
    assert all(len(m.attachments) == 1 for m in found[1:5])
    assert (found[6].external_id, found[6].event) == (first, "edited")
    assert (found[7].in_reply_to, found[7].is_forwarded) == (first, True)


def test_a_citizen_who_blocks_the_bot_gives_a_receipt(platform: Platform, bot: Telegram) -> None:
    platform.write(text="lampu mati")
    platform.write(action="block")
    receipts = [r for r in parsed(bot.fetch(None)) if isinstance(r, DeliveryReceipt)]
    assert [receipt.status for receipt in receipts] == ["blocked"]


def test_polling_while_a_webhook_is_set_names_the_setting_and_connect_mends_it(
    platform: Platform,
) -> None:
    hook = "http://127.0.0.1:9/hooks/telegram"
    with opened(platform, webhook_url=hook, mode="webhook") as pushed:
        assert levels(pushed.connect()) == {"webhook": "ok"}
    platform.write(text="lampu mati")
    with opened(platform) as polling:
        with pytest.raises(PermanentFailure, match="mode is poll") as caught:
            polling.fetch(None)
        assert caught.value.code == "409"
        assert levels(polling.connect()) == {"webhook": "ok"}
        assert levels(polling.connect()) == {"webhook": "ok"}
        assert [m.text for m in messages(polling.fetch(None))] == ["lampu mati"]


def test_a_second_poller_makes_the_first_fail_for_now(platform: Platform) -> None:
    with (
        opened(platform, long_poll_seconds=20) as first,
        opened(platform) as second,
        ThreadPoolExecutor(1) as threads,
    ):
        waiting = threads.submit(first.fetch, None)
        wait_for_poll(platform)
        second.fetch(None)
        with pytest.raises(TemporaryFailure, match="polling the same bot"):
            waiting.result(timeout=40)


def test_a_poll_that_a_new_webhook_ends_fails_for_now(platform: Platform) -> None:
    hook = "http://127.0.0.1:9/hooks/telegram"
    with (
        opened(platform, long_poll_seconds=20) as polling,
        opened(platform, webhook_url=hook, mode="webhook") as pushed,
        ThreadPoolExecutor(1) as threads,
    ):
        waiting = threads.submit(polling.fetch, None)
        wait_for_poll(platform)
        pushed.connect()
        with pytest.raises(TemporaryFailure, match="webhook during a poll"):
            waiting.result(timeout=40)


def test_a_reply_goes_out_while_a_long_poll_waits(platform: Platform) -> None:
    with opened(platform, long_poll_seconds=20) as bot, ThreadPoolExecutor(1) as threads:
        platform.write(text="lampu mati")
        first = bot.fetch(None)
        waiting = threads.submit(bot.fetch, first.cursor)
        wait_for_poll(platform)
        bot.reply(answer_to(messages(first)[0]), "Kami terima.")
        assert not waiting.done()
        platform.write(text="terima kasih")
        assert [m.text for m in messages(waiting.result(timeout=40))] == ["terima kasih"]
        assert platform.replies() == ["Kami terima."]


def test_closing_ends_a_long_poll_and_the_adapter_can_be_used_again(platform: Platform) -> None:
    with opened(platform, long_poll_seconds=20) as bot, ThreadPoolExecutor(1) as threads:
        waiting = threads.submit(bot.fetch, None)
        wait_for_poll(platform)
        bot.close()
        with pytest.raises(TemporaryFailure):
            waiting.result(timeout=15)
        platform.write(text="lampu mati")
        assert only_message(bot).text == "lampu mati"


@pytest.mark.parametrize(
    ("kind", "status"), [("server_error", 500), ("html", 502), ("html", 200), ("drop_answer", 0)]
)
def test_a_failing_poll_loses_nothing_and_may_be_repeated(
    platform: Platform, bot: Telegram, kind: str, status: int
) -> None:
    platform.write(text="lampu mati")
    platform.misbehave(kind, "getUpdates", count=1, **({"status": status} if status else {}))
    with pytest.raises(TemporaryFailure) as caught:
        bot.fetch(None)
    assert not isinstance(caught.value, AnswerLost)
    assert only_message(bot).text == "lampu mati"


# --- set-up ------------------------------------------------------------------------------------


def test_a_polled_channel_in_order_checks_out(platform: Platform, bot: Telegram) -> None:
    assert levels(bot.check()) == {"token": "ok", "webhook": "ok", "backlog": "ok"}


def test_a_pushed_channel_checks_out_after_connecting(platform: Platform) -> None:
    hook = "http://127.0.0.1:9/hooks/telegram"
    with opened(platform, webhook_url=hook, mode="webhook") as bot:
        assert levels(bot.check())["webhook"] == "error"
        bot.connect()
        assert levels(bot.check()) == {"token": "ok", "webhook": "ok", "backlog": "ok"}
    with opened(platform) as polling:
        assert levels(polling.check())["webhook"] == "error"


def test_a_check_tells_of_deliveries_that_fail(platform: Platform) -> None:
    hook = "http://127.0.0.1:9/hooks/telegram"
    with opened(platform, webhook_url=hook, mode="webhook") as bot:
        bot.connect()
        platform.write(text="lampu mati")
        deadline = time.monotonic() + 10
        while "deliveries" not in levels(bot.check()):
            assert time.monotonic() < deadline
            time.sleep(0.05)
        assert levels(bot.check())["deliveries"] == "warning"


def test_a_check_tells_of_a_wrong_token_and_a_wrong_name(platform: Platform) -> None:
    with opened(platform, bot_token="7100000001:salah") as bot:
        (finding,) = bot.check()
        assert (finding.level, finding.subject) == ("error", "token")
        assert "bot_token" in finding.message
    with opened(platform, bot_username="bukan_ini_bot") as bot:
        assert levels(bot.check())["bot_username"] == "error"
    with opened(platform, bot_username=ACCOUNT.username.upper()) as bot:
        assert "bot_username" not in levels(bot.check())


def test_connecting_without_or_with_a_refused_public_url_is_a_finding(platform: Platform) -> None:
    for url in ("", "http://contoh.example/hooks/telegram"):
        with opened(platform, webhook_url=url, mode="webhook") as bot:
            assert levels(bot.connect()) == {"webhook": "error"}


def test_connecting_keeps_what_waited_and_telegram_signs_what_it_sends(platform: Platform) -> None:
    platform.write(text="sebelum terhubung")
    with receiver() as (hook, requests), opened(platform, webhook_url=hook, mode="webhook") as bot:
        assert levels(bot.connect()) == {"webhook": "ok"}
        platform.write(text="sesudah terhubung")
        deadline = time.monotonic() + 10
        while len(requests) < 2:
            assert time.monotonic() < deadline
            time.sleep(0.02)
        texts = set()
        for request in requests:
            bot.verify(request)
            (found,) = CHANNEL.parse(request.body, request.headers, Source.WEBHOOK)
            assert isinstance(found, RawMessage)
            texts.add(found.text)
    assert texts == {"sebelum terhubung", "sesudah terhubung"}
