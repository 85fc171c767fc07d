"""A configured Muara in a folder of its own, with invented accounts and nobody to answer."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tests.benchmarks.messages import ACCOUNT_SID, AUTH_TOKEN, NUMBER, PUBLIC_URL
from tests.benchmarks.servers import free_port

# Nobody listens there: whatever leaves us is refused at once.
_NOBODY = "http://127.0.0.1:9"
SECRETS: Mapping[str, str] = {
    "BENCH_TWILIO_TOKEN": AUTH_TOKEN,
    "BENCH_BOT_TOKEN": "7000000001:SIMULATED-bot-token-for-muara-bench",
    "BENCH_WEBHOOK_SECRET": "SIMULATED-webhook-secret",
    "BENCH_APP_SECRET": "simulated0app0secret000000000001",
    "BENCH_PAGE_TOKEN": "SIMULATED-page-token",
    "BENCH_VERIFY_TOKEN": "simulated-verify-token",
    "BENCH_BEARER_TOKEN": "SIMULATED-bearer-token",
    "BENCH_CONSUMER_KEY": "SIMULATED-consumer-key",
    "BENCH_CONSUMER_SECRET": "SIMULATED-consumer-secret",
    "BENCH_ACCESS_TOKEN": "300000000000001-SIMULATED-access-token",
    "BENCH_ACCESS_SECRET": "SIMULATED-access-secret",
}
_CHANNELS: Mapping[str, Mapping[str, Any]] = {
    "whatsapp": {
        "kind": "whatsapp",
        "mode": "webhook",
        "account_sid": ACCOUNT_SID,
        "auth_token": "${BENCH_TWILIO_TOKEN}",
        "number": NUMBER,
    },
    "telegram": {
        "kind": "telegram",
        "mode": "webhook",
        "bot_token": "${BENCH_BOT_TOKEN}",
        "webhook_secret": "${BENCH_WEBHOOK_SECRET}",
    },
    "facebook": {
        "kind": "facebook",
        "mode": "webhook",
        "page_id": "200000000000001",
        "app_id": "100000000000001",
        "app_secret": "${BENCH_APP_SECRET}",
        "page_token": "${BENCH_PAGE_TOKEN}",
        "verify_token": "${BENCH_VERIFY_TOKEN}",
    },
    "x": {
        "kind": "twitter",
        "mode": "poll",
        "bearer_token": "${BENCH_BEARER_TOKEN}",
        "consumer_key": "${BENCH_CONSUMER_KEY}",
        "consumer_secret": "${BENCH_CONSUMER_SECRET}",
        "access_token": "${BENCH_ACCESS_TOKEN}",
        "access_token_secret": "${BENCH_ACCESS_SECRET}",
    },
}
FOUR_CHANNELS = tuple(_CHANNELS)


@dataclass(frozen=True, slots=True)
class Installation:
    """Where it lies, where it will listen, and how it is started."""

    config: Path
    port: int

    @property
    def hook(self) -> str:
        """Where messages are posted to."""
        return f"http://127.0.0.1:{self.port}/hooks/whatsapp"

    @property
    def database(self) -> Path:
        return self.config.parent / "muara.db"

    @property
    def serve(self) -> list[str]:
        """The command of the whole product."""
        return [str(Path(sys.executable).with_name("muara")), "serve", "--config", str(self.config)]

    @property
    def serve_door(self) -> list[str]:
        """The command of its web part alone: the worker is idle."""
        return [sys.executable, "-m", "tests.benchmarks.door", str(self.config)]


def install(
    folder: Path, channels: tuple[str, ...] = ("whatsapp",), database_url: str | None = None
) -> Installation:
    """Write a configuration into `folder`; SQLite beside it unless another database is given."""
    folder.mkdir(parents=True, exist_ok=True)
    port = free_port()
    values = {
        "public_url": PUBLIC_URL,
        "listen": {"host": "127.0.0.1", "port": port},
        "store": {"url": database_url or "sqlite:///muara.db", "objects": "media"},
        "keys": {"file": "master.key"},
        "dialogue": {"settle_seconds": 3600},  # no acknowledgement falls due during a run
        "schedule": {"lease_seconds": 600},  # held still for long, it shall not give way
        "log": {"level": "error"},
        "jurisdictions": {"CTH": {"name": "Kabupaten Contoh"}},
        "channels": {name: _channel(name) for name in channels},
    }
    if database_url:
        values["keys"] = {"master": "${BENCH_MASTER_KEY}"}
    config = folder / "config.yaml"
    config.write_text(yaml.safe_dump(values, sort_keys=False), "utf-8")
    return Installation(config, port)


def _channel(name: str) -> dict[str, Any]:
    return {**_CHANNELS[name], "jurisdiction": "CTH", "api_url": _NOBODY}
