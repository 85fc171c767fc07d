"""The simulated platforms as a process of their own, told what to do over their control API."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import httpx

_START_SECONDS = 30.0
# Retries that take minutes at the vendors take seconds in a storm.
_SPEED_UP = 600
# Reading and sending go wrong in every way; citizens' webhooks come twice or late.
_MISBEHAVIOUR: tuple[Mapping[str, Any], ...] = (
    {"kind": "duplicate", "operation": "webhook", "probability": 0.10},
    {"kind": "reorder", "operation": "webhook", "probability": 0.05, "seconds": 0.5},
    {"kind": "drop_answer", "probability": 0.05},
    {"kind": "server_error", "probability": 0.04},
    {"kind": "html", "probability": 0.03},
    # Facebook counts in minutes: told to wait, we would.
    *(
        {"kind": "rate_limited", "platform": p, "probability": 0.03, "seconds": 1.0}
        for p in ("telegram", "twilio", "x")
    ),
    # X counts by the quarter of an hour: without a word of it, an answer of ours waits that long.
    *(
        {"kind": "rate_limited_bare", "platform": p, "operation": o, "probability": 0.02}
        for p, o in (("telegram", "*"), ("twilio", "*"), ("graph", "*"), ("x", "get_*"))
    ),
    {"kind": "slow", "probability": 0.03, "seconds": 0.5},
)


class Platforms:
    """A running simulator; `journal` is its own account of what happened."""

    def __init__(self, url: str, journal: Path) -> None:
        self.url = url
        self.journal = journal
        self._http = httpx.Client(base_url=f"{url}/_simulator", timeout=20, trust_env=False)

    def let_citizens_write(self, messages: int, *, per_minute: float, seed: int) -> None:
        """Invented citizens write so many messages, then stop."""
        wish = {"until_count": messages, "rate_per_minute": per_minute, "seed": seed}
        self._post("citizens", wish)

    def burst(self, platform: str, citizen: str, messages: int) -> None:
        """One citizen's first messages, all at the same moment."""
        wishes = [
            {"platform": platform, "citizen": citizen, "text": f"lapor bagian {number}"}
            for number in range(messages)
        ]
        with ThreadPoolExecutor(messages) as crowd:
            list(crowd.map(lambda wish: self._post("messages", wish), wishes))

    def misbehave(self) -> None:
        """From now on a good part of all calls goes wrong."""
        self._post("faults", {"rules": [{"platform": "*", **each} for each in _MISBEHAVIOUR]})

    def expire_token(self, platform: str, calls: int) -> None:
        """The next so many calls are told that our token has expired."""
        self._post("faults", {"platform": platform, "kind": "expired_token", "count": calls})

    def behave(self) -> None:
        """All faults end."""
        self._http.delete("faults").raise_for_status()

    def configure(self, platform: str, **switches: Any) -> None:
        self._post(platform, switches)

    def status(self) -> dict[str, Any]:
        found: dict[str, Any] = self._http.get("status").raise_for_status().json()
        return found

    @property
    def waiting(self) -> int:
        """How much is still to be told: webhooks, Telegram's updates, and citizens who write."""
        status = self.status()
        updates: int = status["platforms"]["telegram"]["pending_update_count"]
        webhooks: int = status["webhooks_pending"]
        return updates + webhooks + bool(status["citizens_running"])

    def point_webhooks(self, urls: Mapping[str, str]) -> None:
        self._post("webhooks", urls)

    def close(self) -> None:
        self._http.close()

    def _post(self, path: str, values: Mapping[str, Any]) -> None:
        self._http.post(path, json=dict(values)).raise_for_status()


@contextmanager
def running_platforms(
    folder: Path, seed: int, environment: Mapping[str, str]
) -> Iterator[Platforms]:
    """The simulator until the end of the block, with its journal in `folder`."""
    journal = folder / "platforms.jsonl"
    command = [sys.executable, "-m", "simulator", "--port", "0", "--journal", str(journal)]
    command += ["--seed", str(seed), "--speed-up", str(_SPEED_UP)]
    with (folder / "simulator.log").open("wb") as errors:
        process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=errors, env=dict(environment), text=True
        )
    try:
        platforms = Platforms(_url_of(process), journal)
        platforms.configure("x", rate_limits=False)
        with closing(platforms):
            yield platforms
    finally:
        process.kill()
        process.communicate()


def _url_of(process: subprocess.Popen[str]) -> str:
    if process.stdout is None:
        raise AssertionError("the simulator's output is piped")
    line = process.stdout.readline()
    if "ready at" not in line:
        raise AssertionError(f"the simulator did not start: {line!r}")
    return line.split()[-1]


def wait_for(is_so: Callable[[], bool], seconds: float, pause: float = 0.1) -> bool:
    """Look until `is_so()` or the time is over; whether it came to be so."""
    until = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > until:
            return False
        time.sleep(pause)
    return True


def wait_while_moving(
    left: Callable[[], int], done: Callable[[], int], patience: float, pause: float = 0.3
) -> bool:
    """Look until nothing is `left`, or for `patience` seconds there was neither less of it nor more
    `done` than ever before: what is done may well leave more to do than there was.
    """
    least, most = left(), done()
    until = time.monotonic() + patience
    while least:
        time.sleep(pause)
        now_left, now_done = left(), done()
        if now_left < least or now_done > most:
            until = time.monotonic() + patience
        elif time.monotonic() > until:
            return False
        least, most = min(least, now_left), max(most, now_done)
    return True
