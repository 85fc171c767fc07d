"""`muara connect` and `muara sync` against the simulated platforms."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from simulator.settings import SimulatorSettings
from store.models import runs
from tests.command_line import MASTER_KEY, Installation
from tests.desk import Desk
from tests.integration.telegram_platform import ACCOUNT, Platform, running_platform
from tests.simulated import SECRETS, process, stop, wait_for

TWILIO = SimulatorSettings().twilio
WHATSAPP = """\
  whatsapp:
    kind: whatsapp
    jurisdiction: CTH
    mode: webhook
    account_sid: ${{TWILIO_ACCOUNT_SID}}
    auth_token: ${{TWILIO_AUTH_TOKEN}}
    number: "{number}"
    api_url: {api_url}
"""

X = """\
  x:
    kind: twitter
    jurisdiction: CTH
    mode: poll
    bearer_token: ${{X_BEARER_TOKEN}}
    consumer_key: ${{X_CONSUMER_KEY}}
    consumer_secret: ${{X_CONSUMER_SECRET}}
    access_token: ${{X_ACCESS_TOKEN}}
    access_token_secret: ${{X_ACCESS_TOKEN_SECRET}}
    api_url: {api_url}
"""


@pytest.fixture
def platform() -> Iterator[Platform]:
    with running_platform() as found:
        yield found


@pytest.fixture
def installation(tmp_path: Path, migrated_sqlite_url: str, platform: Platform) -> Installation:
    """A bot and a WhatsApp number at the simulator, and a store with tables."""
    made = Installation(tmp_path, migrated_sqlite_url)
    made.add_telegram("telegram", platform.api_url, token=ACCOUNT.token)
    made.environ |= {
        "TWILIO_ACCOUNT_SID": TWILIO.account_sid,
        "TWILIO_AUTH_TOKEN": TWILIO.auth_token,
    }
    made.channels.append(
        WHATSAPP.format(number=TWILIO.number, api_url=f"{platform.running.url}/twilio")
    )
    assert made.muara("migrate").returncode == 0
    return made


def totals(installation: Installation) -> dict[str, int]:
    store = installation.store()
    try:
        return Desk(store).totals()
    finally:
        store.close()


def test_sync_fetches_what_is_new_and_puts_it_into_the_store(
    installation: Installation, platform: Platform
) -> None:
    platform.write(text="Lampu jalan mati")
    platform.write("bayu", text="Jalan rusak")
    first = installation.muara("sync", "telegram")
    second = installation.muara("sync", "telegram")

    assert first.stdout == "telegram: 2 fetched, 2 new, 0 already known.\n"
    assert second.stdout == "telegram: 0 fetched, 0 new, 0 already known.\n"
    assert totals(installation) == {"received": 2, "stored": 2}


def test_sync_since_reads_again_and_finds_what_a_webhook_missed(
    installation: Installation, platform: Platform
) -> None:
    write_on_whatsapp(platform, "Air keruh")
    write_on_whatsapp(platform, "Sudah dua hari")
    first = installation.muara("sync", "whatsapp", "--since", "2020-01-01")
    again = installation.muara("sync", "--all", "--since", "2020-01-01")

    assert first.stdout == "whatsapp: 2 fetched, 2 new, 0 already known.\n"
    assert "whatsapp: 2 fetched, 0 new, 2 already known.\n" in again.stdout
    assert again.returncode == 0
    assert totals(installation) == {"received": 2, "stored": 2}


def write_on_whatsapp(platform: Platform, text: str) -> None:
    body = {"platform": "twilio", "citizen": "sekar", "text": text}
    answer = platform._control.post("/messages", json=body)
    assert answer.status_code == 200


def test_one_channel_that_fails_stops_no_other(
    installation: Installation, platform: Platform
) -> None:
    platform.write(text="Lampu jalan mati")
    platform.misbehave("server_error", platform="twilio")
    result = installation.muara("sync", "whatsapp", "telegram")

    assert result.returncode == 1
    assert result.stdout == "telegram: 1 fetched, 1 new, 0 already known.\n"
    assert result.stderr.startswith("whatsapp: ")
    assert totals(installation) == {"received": 1, "stored": 1}


@pytest.fixture
def x(installation: Installation, platform: Platform) -> Callable[[str, str], None]:
    """An account at the simulated X, and what spoils so many of its calls."""
    installation.channels.append(X.format(api_url=f"{platform.running.url}/x"))
    installation.environ |= {name: value for name, value in SECRETS.items() if name[:2] == "X_"}

    def spoil(kind: str, operation: str) -> None:
        platform.misbehave(kind, operation, platform="x")

    return spoil


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        (
            "rate_limited",
            "X allows no further call now: its rate limit is reached. It passes by itself. If it "
            "stays, raise poll_seconds.",
        ),
        ("expired_token", "X does not accept the app's key; look at bearer_token."),
        (
            "html",
            "X answered with an error of its own. Look at the network and api_url; otherwise wait "
            "for the platform.",
        ),
    ],
)
def test_sync_says_why_a_part_could_not_be_read_and_what_to_do(
    installation: Installation, x: Callable[[str, str], None], kind: str, told: str
) -> None:
    x(kind, "get_mentions")
    result = installation.muara("sync", "x")

    assert result.returncode == 1
    assert f"x: mentions could not all be read: {told}" in result.stderr.splitlines()


def test_sync_says_what_to_do_where_nothing_could_be_read(
    installation: Installation, x: Callable[[str, str], None]
) -> None:
    x("rate_limited", "*")
    result = installation.muara("sync", "x")

    assert result.returncode == 1
    assert "raise poll_seconds" in result.stderr


def test_sync_of_all_names_what_it_leaves_out_and_why(installation: Installation) -> None:
    polled = installation.muara("sync", "--all")
    again = installation.muara("sync", "--all", "--since", "2020-01-01")

    assert (
        "whatsapp is left out: its mode is webhook; muara sync whatsapp polls it all the same."
        in polled.stderr.splitlines()
    )
    assert "telegram is left out: Telegram keeps nothing to re-read." in again.stderr.splitlines()


def test_a_sync_stands_in_the_history_of_runs_with_its_counts(
    installation: Installation, platform: Platform
) -> None:
    platform.write(text="Lampu jalan mati")
    installation.muara("sync", "telegram")
    store = installation.store()
    (run,) = Desk(store).rows(runs)
    store.close()

    assert (run.job, run.account, run.outcome) == ("sync", "telegram", "done")
    assert (run.counts["fetched"], run.counts["new"]) == (1, 1)


def test_sync_is_told_which_channels(installation: Installation) -> None:
    assert installation.muara("sync").returncode == 2
    assert installation.muara("sync", "telegram", "--all").returncode == 2
    unknown = installation.muara("sync", "nothing")
    assert unknown.returncode == 2
    assert "nothing" in unknown.stderr


def test_what_a_platform_does_not_keep_cannot_be_read_again(installation: Installation) -> None:
    result = installation.muara("sync", "telegram", "--since", "2026-01-01")

    assert result.returncode == 1
    assert "telegram" in result.stderr
    assert result.stderr.count("\n") == 1


def test_connect_tells_each_platform_where_to_send(installation: Installation) -> None:
    result = installation.muara("connect")

    assert "Channel telegram" in result.stdout
    assert "Channel whatsapp" in result.stdout
    assert TWILIO.auth_token not in result.stdout + result.stderr


def test_connect_goes_on_after_a_failure_and_ends_with_one(
    installation: Installation, platform: Platform
) -> None:
    platform.misbehave("server_error")
    result = installation.muara("connect", "telegram", "whatsapp")

    assert result.returncode == 1
    assert "Channel whatsapp" in result.stdout
    assert ACCOUNT.token not in result.stdout + result.stderr


def test_connect_knows_only_configured_channels(installation: Installation) -> None:
    assert installation.muara("connect", "nothing").returncode == 2


@pytest.mark.long
def test_a_backfill_that_was_killed_goes_on_with_the_same_command(
    installation: Installation, platform: Platform
) -> None:
    for number in range(250):
        write_on_whatsapp(platform, f"Laporan {number}")
    platform.misbehave("slow", platform="twilio", seconds=1.5)
    command = ["sync", "whatsapp", "--since", "2026-01-01"]
    log = installation.folder / "killed.log"
    environ = {**installation.environ, "MUARA_MASTER_KEY": MASTER_KEY}
    with process(command, log, **environ) as running:
        assert wait_for(lambda: totals(installation).get("received", 0) >= 100)
        stop(running, signal.SIGKILL)
    read = totals(installation)["received"]
    assert 100 <= read < 250

    platform.behave()
    again = installation.muara(*command)

    assert again.returncode == 0
    assert again.stdout == "whatsapp: 250 fetched, 250 new, 0 already known.\n"
    assert totals(installation) == {"received": 250, "stored": 250}
