"""The product against the simulated platforms: its configuration, its parts, its processes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import yaml

from muara.config import Settings, load_settings
from simulator.journal import read_journal
from simulator.server import RunningSimulator

ROOT = Path(__file__).parents[1]
MASTER_KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="  # that of the fixture `keyring`
SECRETS = {
    "TWILIO_ACCOUNT_SID": "AC00000000000000000000000000000001",
    "TWILIO_AUTH_TOKEN": "simulated0twilio0auth0token00001",
    "TWILIO_WHATSAPP_NUMBER": "+628110000001",
    "TELEGRAM_BOT_TOKEN": "7000000001:SIMULATED-bot-token-for-muara-demo0",
    "TELEGRAM_BOT_USERNAME": "muara_uji_bot",
    "FACEBOOK_PAGE_ID": "200000000000001",
    "FACEBOOK_APP_ID": "100000000000001",
    "FACEBOOK_APP_SECRET": "simulated0app0secret000000000001",
    "FACEBOOK_PAGE_TOKEN": "SIMULATED-page-token",
    "FACEBOOK_VERIFY_TOKEN": "simulated-verify-token",
    "X_BEARER_TOKEN": "SIMULATED-bearer-token",
    "X_CONSUMER_KEY": "SIMULATED-consumer-key",
    "X_CONSUMER_SECRET": "SIMULATED-consumer-secret",
    "X_ACCESS_TOKEN": "300000000000001-SIMULATED-access-token",
    "X_ACCESS_TOKEN_SECRET": "SIMULATED-access-secret",
    "MUARA_MASTER_KEY": MASTER_KEY,
}
LATER_SECRETS = {
    "INSTAGRAM_ACCOUNT_ID": "17841400000000001",
    "INSTAGRAM_USERNAME": "kabupaten.uji",
    "INSTAGRAM_PAGE_ID": "200000000000001",
    "INSTAGRAM_APP_ID": "100000000000001",
    "INSTAGRAM_APP_SECRET": "simulated0app0secret000000000001",
    "INSTAGRAM_PAGE_TOKEN": "SIMULATED-page-token",
    "INSTAGRAM_VERIFY_TOKEN": "simulated-verify-token",
    "YOUTUBE_CHANNEL_ID": "UCsimulatedKabupatenUji000",
    "YOUTUBE_API_KEY": "SIMULATED-youtube-api-key",
    "YOUTUBE_CLIENT_ID": "simulated.apps.example",
    "YOUTUBE_CLIENT_SECRET": "SIMULATED-client-secret",
    "YOUTUBE_REFRESH_TOKEN": "SIMULATED-refresh-token",
}
"""Of the channels that an installation has only where a test asks for them."""
PLATFORM_OF = {
    "whatsapp": "twilio",
    "telegram": "telegram",
    "facebook": "graph",
    "x": "x",
    "instagram": "instagram",
    "youtube": "youtube",
}
_SECONDS_TO_START = 60.0


def write_config(
    folder: Path,
    simulator_url: str,
    database_url: str,
    *,
    port: int = 8080,
    modes: Mapping[str, str] | None = None,
    **sections: Mapping[str, Any],
) -> Path:
    """The technician's own file, pointed at the simulator; `sections` overwrite settings."""
    # As text: `off` is a word in that file, not a truth value.
    values = yaml.load((ROOT / "config.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - it makes nothing but text
    values["public_url"] = f"http://127.0.0.1:{port}"
    values["listen"]["port"] = port
    values["store"] = {"url": database_url, "objects": str(folder / "media")}
    for name, changed in sections.items():
        values[name] |= changed
    for channel, platform in PLATFORM_OF.items():
        values["channels"][channel] |= {
            "api_url": f"{simulator_url}/{platform}",
            "mode": (modes or {}).get(channel, "poll"),
            "poll_seconds": 1,
            "public_replies": "auto",
        }
    values["channels"]["x"]["daily_budget_usd"] = 1000
    values["channels"]["youtube"]["token_url"] = f"{simulator_url}/youtube/token"
    path = folder / "config.yaml"
    path.write_text(yaml.safe_dump(values, sort_keys=False), encoding="utf-8")
    return path


def settings_of(config: Path, secrets: Mapping[str, str] = SECRETS) -> Settings:
    """The settings in a file that `write_config` wrote."""
    return load_settings(config, secrets)


class People:
    """The simulator as citizens use it."""

    def __init__(self, simulator: RunningSimulator) -> None:
        self.url = simulator.url
        self._journal = simulator.journal_path
        self._http = httpx.Client(
            base_url=f"{simulator.url}/_simulator", timeout=20, trust_env=False
        )

    def write(self, channel: str, citizen: str = "warga-1", **message: Any) -> list[str]:
        """Say something on a channel; the platform's ids of it."""
        body = {"platform": PLATFORM_OF[channel], "citizen": citizen, **message}
        ids: list[str] = self._post("messages", body)["ids"]
        return ids

    def misbehave(self, channel: str, kind: str, operation: str = "*", **more: Any) -> None:
        """From now on a platform does not do as it should."""
        rule = {"platform": PLATFORM_OF[channel], "kind": kind, "operation": operation, **more}
        self._post("faults", rule)

    def behave(self) -> None:
        """All faults end."""
        self._http.delete("faults").raise_for_status()

    def configure(self, channel: str, **switches: Any) -> None:
        self._post(PLATFORM_OF[channel], switches)

    def let_time_pass(self, by: timedelta) -> None:
        """Move the platforms' clock forward."""
        self._post("clock", {"advance": by.total_seconds()})

    def point_webhooks(self, urls: Mapping[str, str | None]) -> None:
        """Tell platforms, by channel, where we are; None: nowhere."""
        self._post("webhooks", {PLATFORM_OF[name]: url for name, url in urls.items()})

    def let_citizens_write(self, messages: int, per_minute: float, seed: int) -> None:
        wish = {"until_count": messages, "rate_per_minute": per_minute, "seed": seed}
        self._post("citizens", wish)

    def are_done(self) -> bool:
        """Nobody writes any more and no webhook is under way."""
        status = self._http.get("status").raise_for_status().json()
        waiting = status["platforms"]["telegram"]["pending_update_count"]
        return not (status["citizens_running"] or status["webhooks_pending"] or waiting)

    def waiting_at_telegram(self) -> int:
        """How many updates Telegram has not got rid of."""
        status = self._http.get("status").raise_for_status().json()
        return int(status["platforms"]["telegram"]["pending_update_count"])

    def phone(self, channel: str, citizen: str = "warga-1") -> list[dict[str, Any]]:
        """The lines on a citizen's phone."""
        answer = self._http.get(f"phones/{PLATFORM_OF[channel]}/{citizen}").raise_for_status()
        lines: list[dict[str, Any]] = answer.json()["lines"]
        return lines

    def everybody(self) -> list[dict[str, Any]]:
        """All citizens met so far: name, username, phone and number."""
        answer = self._http.get("people").raise_for_status()
        people: list[dict[str, Any]] = answer.json()["people"]
        return people

    def journal(self, event: str) -> list[dict[str, Any]]:
        """What the simulator itself noted of one kind of event."""
        return [line for line in read_journal(self._journal) if line["event"] == event]

    def close(self) -> None:
        self._http.close()

    def _post(self, path: str, values: Mapping[str, Any]) -> dict[str, Any]:
        answer = self._http.post(path, json=dict(values))
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found


@contextmanager
def simulated_people(simulator: RunningSimulator) -> Iterator[People]:
    people = People(simulator)
    try:
        yield people
    finally:
        people.close()


# --- real processes ---------------------------------------------------------------------------


@contextmanager
def process(
    arguments: Sequence[str], log: Path, **environment: str
) -> Iterator[subprocess.Popen[bytes]]:
    """A `muara` command in the folder of its log; it does not outlive the block."""
    with log.open("ab") as output:
        started = subprocess.Popen(
            [sys.executable, "-c", "from muara.cli import run; run()", *arguments],
            cwd=log.parent,
            env={**os.environ, "PYTHONPATH": _python_path(), **environment},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            yield started
        finally:
            if started.poll() is None:
                started.kill()
            started.wait()


def _python_path() -> str:
    return os.pathsep.join((str(ROOT), os.environ.get("PYTHONPATH", "")))


def is_serving(port: int) -> bool:
    """A product answers on this port of this machine."""
    try:
        return httpx.get(f"http://127.0.0.1:{port}/healthz", trust_env=False).is_success
    except httpx.TransportError:
        return False


def wait_for(is_true: Callable[[], bool], seconds: float = _SECONDS_TO_START) -> bool:
    """Whether it came to that within so many seconds."""
    until = time.monotonic() + seconds
    while not is_true():
        if time.monotonic() > until:
            return False
        time.sleep(0.1)
    return True


def stop(running: subprocess.Popen[bytes], how: int = signal.SIGTERM, seconds: float = 30) -> int:
    """Send a signal and wait for the end; the exit code."""
    running.send_signal(how)
    return running.wait(timeout=seconds)


def log_lines(log: Path) -> list[dict[str, Any]]:
    """The JSON lines of a process's log."""
    lines = log.read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.startswith("{")]
