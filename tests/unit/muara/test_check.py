"""The self-check: what a valid configuration can still get wrong."""

from __future__ import annotations

from pydantic import SecretStr

from channels.base import ChannelSettings
from channels.telegram import TelegramSettings
from muara.check import ask_platforms, look_around
from muara.settings import Jurisdiction, KeySettings, Settings

JURISDICTIONS = {"CTH": Jurisdiction(name="Kabupaten Contoh")}
# Port 9 of this machine answers nobody.
UNREACHABLE = TelegramSettings(
    kind="telegram",
    jurisdiction="CTH",
    mode="poll",
    bot_token=SecretStr("1234567:" + "A" * 35),
    api_url="http://127.0.0.1:9",
)


def subjects(settings: Settings, level: str) -> set[str]:
    return {finding.subject for finding in look_around(settings) if finding.level == level}


def test_a_key_without_a_second_copy_is_a_warning_until_it_is_confirmed() -> None:
    careless = Settings(jurisdictions=JURISDICTIONS)
    careful = Settings(jurisdictions=JURISDICTIONS, keys=KeySettings(second_copy_confirmed=True))

    assert "keys" in subjects(careless, "warning")
    assert "keys" in subjects(careful, "ok")


def test_our_packages_are_our_own_files() -> None:
    assert "packages" in subjects(Settings(jurisdictions=JURISDICTIONS), "ok")


def test_webhooks_without_https_are_a_warning_and_polling_is_not() -> None:
    by_webhook = UNREACHABLE.model_copy(update={"mode": "webhook"})
    local = Settings(jurisdictions=JURISDICTIONS, channels={"aduan": by_webhook})
    polled = Settings(jurisdictions=JURISDICTIONS, channels={"aduan": UNREACHABLE})
    public = local.model_copy(update={"public_url": "https://aduan.example.id"})

    assert "public_url" in subjects(local, "warning")
    assert "public_url" not in subjects(polled, "warning") | subjects(public, "warning")


def test_one_broken_channel_does_not_stop_the_others() -> None:
    broken = ChannelSettings(kind="pigeon", jurisdiction="CTH")
    settings = Settings(
        jurisdictions=JURISDICTIONS, channels={"pigeon": broken, "aduan": UNREACHABLE}
    )

    answers = dict(ask_platforms(settings))

    assert list(answers) == ["pigeon", "aduan"]
    assert [finding.level for finding in answers["pigeon"]] == ["error"]
    assert "error" in {finding.level for finding in answers["aduan"]}
    assert "AAAAA" not in str(answers)
