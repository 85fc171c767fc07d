"""Telegram's adapter, with the real SDK over real HTTP, against the simulated Bot API."""

from __future__ import annotations

import json
import logging
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpx
import pytest

from channels.base import (
    Attachment,
    ChannelContext,
    Choice,
    DeliveryReceipt,
    Finding,
    MessageRef,
    Page,
    Parsed,
    RawMessage,
    Source,
    Surface,
    Unreadable,
    WebhookRequest,
)
from channels.errors import AnswerLost, ChannelError, PermanentFailure, TemporaryFailure
from channels.telegram import CHANNEL, Telegram, TelegramSettings
from simulator.journal import read_journal
from simulator.server import RunningSimulator
from simulator.settings import SimulatorSettings

ACCOUNT = SimulatorSettings().telegram
SECRET = "rahasia-uji-telegram_01"
CLOSED_PORT = "http://127.0.0.1:9/telegram"


class Platform:
    """The running simulator, as these tests use it."""

    def __init__(self, running: RunningSimulator) -> None:
        self.running = running
        self.api_url = f"{running.url}/telegram"
        self._control = httpx.Client(base_url=f"{running.url}/_simulator", timeout=10)

    def close(self) -> None:
        self._control.close()

    def write(self, citizen: str = "sekar", **message: Any) -> list[str]:
        body = {"platform": "telegram", "citizen": citizen, **message}
        answer = self._control.post("/messages", json=body)
        assert answer.status_code == 200, answer.text
        return [str(each) for each in answer.json()["ids"]]

    def misbehave(self, kind: str, operation: str = "*", **more: Any) -> None:
        rule = {"platform": "telegram", "kind": kind, "operation": operation, **more}
        assert self._control.post("/faults", json=rule).status_code == 200

    def behave(self) -> None:
        self._control.delete("/faults")

    def phone(self, citizen: str = "sekar") -> list[dict[str, Any]]:
        lines: list[dict[str, Any]] = self._control.get(f"/phones/telegram/{citizen}").json()[
            "lines"
        ]
        return lines

    def replies(self, citizen: str = "sekar") -> list[str]:
        return [line["text"] for line in self.phone(citizen) if not line["sent"]]

    def journal(self, event: str) -> list[dict[str, Any]]:
        return [each for each in read_journal(self.running.journal_path) if each["event"] == event]

    def calls(self, operation: str) -> list[dict[str, Any]]:
        return [each for each in self.journal("api_called") if each["operation"] == operation]

    def queue_update(self, **payload: Any) -> None:
        """Let an update of any shape come, as a new kind or a defect of Telegram's would."""

        async def add() -> None:
            queue = self.running.world.telegram.queue
            queue.add(queue.next_id(), "message", payload, "", "odd")

        self.running.call(add())


@pytest.fixture
def platform() -> Iterator[Platform]:
    with RunningSimulator() as running:
        found = Platform(running)
        yield found
        found.close()


@contextmanager
def opened(platform: Platform | str, webhook_url: str = "", **changed: Any) -> Iterator[Telegram]:
    values: dict[str, Any] = {"kind": "telegram", "jurisdiction": "uji", "mode": "poll"}
    values |= {"bot_token": ACCOUNT.token, "webhook_secret": SECRET}
    values["api_url"] = platform if isinstance(platform, str) else platform.api_url
    settings = TelegramSettings.model_validate({**values, **changed})
    bot = Telegram(settings, ChannelContext(webhook_url=webhook_url))
    try:
        yield bot
    finally:
        bot.close()


@pytest.fixture
def bot(platform: Platform) -> Iterator[Telegram]:
    with opened(platform) as found:
        yield found


def parsed(page: Page) -> list[Parsed]:
    return [
        found
        for item in page.items
        for found in CHANNEL.parse(item, {}, Source.POLL, frozenset({str(ACCOUNT.bot_id)}))
    ]


def messages(page: Page) -> list[RawMessage]:
    return [found for found in parsed(page) if isinstance(found, RawMessage)]


def only_message(bot: Telegram) -> RawMessage:
    (found,) = messages(bot.fetch(None))
    return found


def answer_to(message: RawMessage) -> MessageRef:
    return MessageRef(
        conversation_id=message.conversation_id,
        external_id=message.external_id,
        surface=message.surface,
        address=message.sender.addresses[0],
    )


def levels(findings: Any) -> dict[str, str]:
    return {finding.subject: finding.level for finding in findings}


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
        opened(platform, long_poll_seconds=5) as first,
        opened(platform) as second,
        ThreadPoolExecutor(1) as threads,
    ):
        waiting = threads.submit(first.fetch, None)
        _wait_for_poll(platform)
        second.fetch(None)
        with pytest.raises(TemporaryFailure, match="polling the same bot"):
            waiting.result(timeout=10)


def test_a_reply_goes_out_while_a_long_poll_waits(platform: Platform) -> None:
    with opened(platform, long_poll_seconds=20) as bot, ThreadPoolExecutor(1) as threads:
        platform.write(text="lampu mati")
        first = bot.fetch(None)
        waiting = threads.submit(bot.fetch, first.cursor)
        _wait_for_poll(platform)
        bot.reply(answer_to(messages(first)[0]), "Kami terima.")
        assert not waiting.done()
        platform.write(text="terima kasih")
        assert [m.text for m in messages(waiting.result(timeout=10))] == ["terima kasih"]
        assert platform.replies() == ["Kami terima."]


def test_closing_ends_a_long_poll_and_the_adapter_can_be_used_again(platform: Platform) -> None:
    with opened(platform, long_poll_seconds=20) as bot, ThreadPoolExecutor(1) as threads:
        waiting = threads.submit(bot.fetch, None)
        _wait_for_poll(platform)
        bot.close()
        with pytest.raises(TemporaryFailure):
            waiting.result(timeout=5)
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


def _wait_for_poll(platform: Platform) -> None:
    """Until a long poll hangs at the simulator."""

    async def waits() -> bool:
        # The queue has no public sign of it, and the test must not race the poll.
        return platform.running.world.telegram.queue._poll is not None

    deadline = time.monotonic() + 10
    while not platform.running.call(waits()):
        assert time.monotonic() < deadline
        time.sleep(0.02)


# --- replies -----------------------------------------------------------------------------------


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
    buttons = [Choice(id="report:yes", title="Ya"), Choice(id="report:no", title="Bukan")]
    asked = bot.reply(answer_to(messages(page)[0]), "Ini laporan?", buttons=buttons)
    platform.write(button="report:no")
    (pressed,) = messages(bot.fetch(page.cursor))
    assert pressed.choice == Choice(id="report:no", title="Bukan")
    assert (pressed.content, pressed.in_reply_to) == ("command", asked)
    for _ in range(2):
        bot.reply(answer_to(pressed), "Baik.")
    # The second reply finds the query already answered, which is no failure.
    assert [call["status"] for call in platform.calls("answerCallbackQuery")] == [200, 400]
    assert platform.replies() == ["Ini laporan?", "Baik.", "Baik."]


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


def test_a_refusal_with_an_internal_error_is_temporary_and_nothing_was_sent(
    platform: Platform, bot: Telegram
) -> None:
    platform.write(text="lampu mati")
    to = answer_to(only_message(bot))
    platform.misbehave("server_error", "sendMessage", count=1)
    with pytest.raises(TemporaryFailure) as caught:
        bot.reply(to, "Kami terima.")
    assert not isinstance(caught.value, AnswerLost)
    assert platform.replies() == []


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


# --- media -------------------------------------------------------------------------------------


def test_a_photo_is_fetched_in_its_largest_size(platform: Platform, bot: Telegram) -> None:
    platform.write(photo=True)
    (photo,) = only_message(bot).attachments
    with bot.open_media(photo) as stream:
        content = stream.read()
    assert len(content) == photo.size
    assert content.startswith(b"\xff\xd8")


def test_a_file_that_telegram_finds_too_big_is_too_large(platform: Platform, bot: Telegram) -> None:
    platform.write(photo=True)
    (photo,) = only_message(bot).attachments
    platform.misbehave("oversized_media", "media")
    with pytest.raises(PermanentFailure) as caught, bot.open_media(photo):
        pass
    assert caught.value.code == "too_large"


def test_a_file_that_says_it_is_too_big_is_not_asked_for(platform: Platform, bot: Telegram) -> None:
    huge = Attachment(kind="video", reference="contoh", size=20 * 1024 * 1024 + 1)
    with pytest.raises(PermanentFailure) as caught, bot.open_media(huge):
        pass
    assert caught.value.code == "too_large"
    assert platform.calls("getFile") == []


def test_a_file_that_is_not_offered_now_may_be_asked_for_again(bot: Telegram) -> None:
    with (
        pytest.raises(TemporaryFailure),
        bot.open_media(Attachment(kind="image", reference="tidak-ada")),
    ):
        pass


@pytest.mark.parametrize("kind", ["server_error", "drop_answer", "html"])
def test_a_download_that_fails_may_be_repeated(
    platform: Platform, bot: Telegram, kind: str
) -> None:
    platform.write(photo=True)
    (photo,) = only_message(bot).attachments
    platform.misbehave(kind, "media", count=1)
    with pytest.raises(TemporaryFailure), bot.open_media(photo) as stream:
        stream.read()
    with bot.open_media(photo) as stream:
        assert len(stream.read()) == photo.size


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
    with (
        receiver() as (hook, requests),
        opened(platform, webhook_url=hook, mode="webhook") as bot,
    ):
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


@contextmanager
def receiver() -> Iterator[tuple[str, list[WebhookRequest]]]:
    """A door that answers 200 and keeps what came."""
    requests: list[WebhookRequest] = []

    def note(body: bytes, headers: dict[str, str]) -> bytes:
        requests.append(WebhookRequest(method="POST", url="", headers=headers, body=body))
        return b""

    with _serving(note) as url:
        yield f"{url}/hooks/telegram", requests


@contextmanager
def _serving(answer: Any) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length", 0)))
            headers = {name.lower(): value for name, value in self.headers.items()}
            content = answer(body, headers)
            self.send_response(200)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: Any) -> None:
            """Keep the test's output clean."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


# --- answers that make no sense, and what is told of failures ------------------------------------

NONSENSE = [
    b"",
    b"null",
    b"[]",
    b"{}",
    b'{"ok": "yes"}',
    b'{"ok": true}',
    b'{"ok": true, "result": null}',
    b'{"ok": true, "result": {}}',
    b'{"ok": true, "result": {"message_id": "x", "chat": 5, "date": "y"}}',
    b'{"ok": true, "result": "words"}',
    b"[" * 20_000,
]


@pytest.mark.parametrize("content", NONSENSE, ids=range(len(NONSENSE)))
def test_an_answer_that_makes_no_sense_ends_in_our_errors_and_is_not_asked_for_twice(
    content: bytes,
) -> None:
    asked = []

    def answer(body: bytes, headers: dict[str, str]) -> bytes:
        asked.append(body)
        return content

    with _serving(answer) as url, opened(url) as bot:
        with pytest.raises(AnswerLost):
            bot.reply(MessageRef(conversation_id="5100000001"), "Kami terima.")
        assert len(asked) == 1
        with pytest.raises(TemporaryFailure):
            bot.fetch(None)
        assert [finding.level for finding in bot.check()] == ["error"]


def test_a_page_with_half_a_character_and_odd_numbers_is_kept_whole() -> None:
    odd = b'{"update_id": 7, "message": {"text": "\\ud83d"}}, {"update_id": "8"}, null, 9'
    page = b'{"ok": true, "result": [' + odd + b"]}"
    with _serving(lambda body, headers: page) as url, opened(url) as bot:
        first = bot.fetch(None)
        assert [json.loads(item) for item in first.items] == json.loads(page)["result"]
        assert bot.fetch(first.cursor).cursor == first.cursor


def test_the_cursor_follows_when_telegram_starts_its_numbers_anew() -> None:
    page = b'{"ok": true, "result": [{"update_id": 12, "poll": {}}]}'
    with _serving(lambda body, headers: page) as url, opened(url) as bot:
        assert bot.fetch('{"updates": 900000000}').cursor == '{"updates": 13}'


def test_a_refusal_of_an_unknown_kind_is_permanent_and_tells_nothing_of_the_request() -> None:
    refusal = {"ok": False, "error_code": 400, "description": "Bad Request: Kami terima."}
    with (
        _serving(lambda body, headers: json.dumps(refusal).encode()) as url,
        opened(url) as bot,
        pytest.raises(PermanentFailure) as caught,
    ):
        bot.reply(MessageRef(conversation_id="5100000001"), "Kami terima.")
    assert (str(caught.value), caught.value.code) == ("Telegram refused the request.", "400")


def test_neither_logs_nor_errors_hold_the_token_or_a_citizens_words(
    platform: Platform, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    told: list[ChannelError | Finding] = []
    with opened(platform) as bot:
        platform.write(text="lampu mati", photo=True)
        message = only_message(bot)
        with bot.open_media(message.attachments[0]) as stream:
            stream.read()
        bot.reply(answer_to(message), "Kami terima.")
        told += bot.check()
        for kind in ("server_error", "html", "drop_answer", "expired_token", "rate_limited"):
            platform.misbehave(kind)
            told += [_failure_of(bot, message), *bot.check(), *bot.connect()]
            platform.behave()
    everything = caplog.text + repr(told)
    user_id = message.sender.id or "?"
    for private in (ACCOUNT.token, "lampu mati", "Kami terima.", user_id):
        assert private not in everything


def _failure_of(bot: Telegram, message: RawMessage) -> ChannelError:
    with pytest.raises(ChannelError) as caught:
        bot.reply(replace(answer_to(message), external_id=None), "Kami terima.")
    return caught.value
