"""Telegram's downloads, with the real SDK, against the simulated Bot API."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from channels.base import Attachment
from channels.errors import PermanentFailure, TemporaryFailure
from channels.telegram import Telegram
from tests.integration.telegram_platform import Platform, only_message, opened, running_platform


@pytest.fixture
def platform() -> Iterator[Platform]:
    with running_platform() as found:
        yield found


@pytest.fixture
def bot(platform: Platform) -> Iterator[Telegram]:
    with opened(platform) as found:
        yield found


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
