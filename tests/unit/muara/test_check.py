"""The self-check: what a valid configuration can still get wrong."""

from __future__ import annotations

import base64
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from channels.base import ChannelSettings
from channels.muara import MuaraSettings as DoorSettings
from channels.telegram import TelegramSettings
from muara import libraries
from muara.app import open_application
from muara.check import ask_platforms, look_around, look_into_store
from muara.config_file import ConfigurationError
from muara.demo_store import MARKER
from muara.settings import Jurisdiction, KeySettings, Settings, StoreSettings
from store import emergency_numbers
from store.scope import SYSTEM
from store.sealing import Keyring
from store.session import Store, set_setting
from tests.governments import settings_of as government

NOW = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
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


def test_a_library_that_is_loaded_late_is_missed_early(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    settings = Settings(jurisdictions=JURISDICTIONS)
    assert "libraries" in subjects(settings, "ok")

    monkeypatch.setattr(libraries, "LOADED_LATER", (*libraries.LOADED_LATER, "no_such_library"))

    assert "libraries" in subjects(settings, "error")
    with (
        pytest.raises(ConfigurationError, match="no_such_library"),
        open_application(settings),
    ):
        pass


def test_webhooks_without_https_are_a_warning_and_polling_is_not() -> None:
    by_webhook = UNREACHABLE.model_copy(update={"mode": "webhook"})
    local = Settings(jurisdictions=JURISDICTIONS, channels={"aduan": by_webhook})
    polled = Settings(jurisdictions=JURISDICTIONS, channels={"aduan": UNREACHABLE})
    public = local.model_copy(update={"public_url": "https://aduan.example.id"})

    assert "public_url" in subjects(local, "warning")
    assert "public_url" not in subjects(polled, "warning") | subjects(public, "warning")


def test_a_privacy_notice_without_anybody_to_turn_to_is_a_warning() -> None:
    reached = Jurisdiction(name="Kabupaten Contoh", privacy_contact="pdp@contoh.go.id")

    assert "privacy_contact" in subjects(Settings(jurisdictions=JURISDICTIONS), "warning")
    assert "privacy_contact" not in subjects(Settings(jurisdictions={"CTH": reached}), "warning")


def test_mistakes_in_the_directory_of_governments_are_named() -> None:
    door = DoorSettings(kind="muara", jurisdiction="CTH")

    def told(channels: dict[str, ChannelSettings] | None = None, **of: dict[str, Any]) -> set[str]:
        known = {name: government("UJI", **changed) for name, changed in of.items()}
        settings = Settings(
            jurisdictions=JURISDICTIONS | {"DUA": Jurisdiction(name="Kabupaten Dua")},
            channels={"muara": door} if channels is None else channels,
            destinations=known,
        )
        return {f"{f.level} {f.subject}" for f in look_around(settings) if "govern" in f.subject}

    ours: dict[str, Any] = {"jurisdictions": ("CTH",)}
    assert told(uji=ours) == {"ok government uji"}
    assert told(uji={}) == {"error government uji"}
    assert told(uji=ours | {"code": "CTH"}) == {"error government uji"}
    assert told(uji=ours, lagi=ours) == {"error government uji", "error government lagi"}
    assert told({}, uji=ours) == {"warning government uji"}
    assert told() == {"warning governments"}


def test_emergency_numbers_are_confirmed_or_the_check_says_so(
    migrated_sqlite_url: str, keyring: Keyring
) -> None:
    def found() -> tuple[str, str]:
        (finding,) = look_into_store(settings, NOW)
        return finding.level, finding.message

    master = SecretStr(base64.b64encode(bytes(range(32))).decode())
    settings = Settings(
        jurisdictions=JURISDICTIONS,
        store=StoreSettings(url=migrated_sqlite_url),
        keys=KeySettings(master=master),
    )
    store = Store(migrated_sqlite_url, keyring)

    def enter(confirmed_on: date | None) -> None:
        with store.write() as connection:
            emergency_numbers.change_number(
                SYSTEM,
                connection,
                "CTH",
                kind="fire",
                label="Damkar",
                number="113",
                confirmed_on=confirmed_on,
                now=NOW,
            )

    assert found()[0] == "error"
    assert "None is confirmed" in found()[1]
    enter(None)
    assert found()[0] == "error"
    assert "before going live" in found()[1]
    enter(date(2026, 5, 20))
    assert found() == ("warning", found()[1])
    assert "within 6 months: fire" in found()[1]
    enter(date(2026, 5, 21))
    assert found() == ("ok", "1 are confirmed.")
    store.close()


def test_the_demo_runs_without_emergency_numbers(
    migrated_sqlite_url: str, keyring: Keyring
) -> None:
    master = SecretStr(base64.b64encode(bytes(range(32))).decode())
    settings = Settings(
        jurisdictions=JURISDICTIONS,
        store=StoreSettings(url=migrated_sqlite_url),
        keys=KeySettings(master=master),
    )
    store = Store(migrated_sqlite_url, keyring)
    with store.write() as connection:
        set_setting(connection, MARKER, "yes")
    store.close()

    (finding,) = look_into_store(settings, NOW)

    assert finding.level == "warning"


def test_where_there_is_no_store_nothing_is_said_of_it(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'none.db'}"
    settings = Settings(jurisdictions=JURISDICTIONS, store=StoreSettings(url=url))
    assert look_into_store(settings, NOW) == []
    assert list(tmp_path.iterdir()) == []


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
