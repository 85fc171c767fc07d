"""What Telegram's adapter makes of answers that make no sense, and what it tells of failures."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from dataclasses import replace

import pytest

from channels.base import Finding, MessageRef, RawMessage
from channels.errors import AnswerLost, ChannelError, PermanentFailure, TemporaryFailure
from channels.telegram import Telegram
from tests.integration.telegram_platform import (
    ACCOUNT,
    Platform,
    answer_to,
    only_message,
    opened,
    running_platform,
    serving,
)


@pytest.fixture
def platform() -> Iterator[Platform]:
    with running_platform() as found:
        yield found


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

    with serving(answer) as url, opened(url) as bot:
        with pytest.raises(AnswerLost):
            bot.reply(MessageRef(conversation_id="5100000001"), "Kami terima.")
        assert len(asked) == 1
        with pytest.raises(TemporaryFailure):
            bot.fetch(None)
        assert [finding.level for finding in bot.check()] == ["error"]


def test_the_number_of_a_sent_message_is_enough_whatever_else_the_answer_holds() -> None:
    odd = b'{"ok": true, "result": {"message_id": 12, "date": 1767225600000, "chat": null}}'
    with serving(lambda body, headers: odd) as url, opened(url) as bot:
        assert bot.reply(MessageRef(conversation_id="5100000001"), "Kami terima.") == "12"


def test_a_page_with_half_a_character_and_odd_numbers_is_kept_whole() -> None:
    odd = b'{"update_id": 7, "message": {"text": "\\ud83d"}}, {"update_id": "8"}, null, 9'
    page = b'{"ok": true, "result": [' + odd + b"]}"
    with serving(lambda body, headers: page) as url, opened(url) as bot:
        first = bot.fetch(None)
        assert [json.loads(item) for item in first.items] == json.loads(page)["result"]
        assert bot.fetch(first.cursor).cursor == first.cursor


def test_the_cursor_follows_when_telegram_starts_its_numbers_anew() -> None:
    page = b'{"ok": true, "result": [{"update_id": 12, "poll": {}}]}'
    with serving(lambda body, headers: page) as url, opened(url) as bot:
        assert bot.fetch('{"updates": 900000000}').cursor == '{"updates": 13}'


def test_a_refusal_of_an_unknown_kind_is_permanent_and_tells_nothing_of_the_request() -> None:
    refusal = {"ok": False, "error_code": 400, "description": "Bad Request: Kami terima."}
    with (
        serving(lambda body, headers: json.dumps(refusal).encode()) as url,
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
