"""Many clients at once: wrk where there is one, else a generator of our own in its own process."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from scripts import apt

_LUA = Path(__file__).with_name("wrk.lua")
# A round reads no more of them than it can use: reading takes time, too.
_FORMS_PER_SECOND = 30_000


class LoadError(Exception):
    """The server did not answer every request with success."""


@dataclass(frozen=True, slots=True)
class Load:
    """What clients saw in one round; latencies in milliseconds."""

    requests: int
    seconds: float
    p50_ms: float
    p99_ms: float
    errors: int

    @property
    def rate(self) -> float:
        """Requests answered per second."""
        return self.requests / self.seconds


class Generator:
    """Posts signed messages from a file, each next round going on where the last one ended."""

    def __init__(self, forms: Path, available: int) -> None:
        self._forms = forms
        self._available = available
        self._wrk = _find_wrk()

    @property
    def name(self) -> str:
        return "wrk" if self._wrk else "asyncio"

    def run(self, url: str, connections: int, seconds: int, first: int = 0) -> Load:
        """Keep `connections` busy for `seconds`, from message `first` on."""
        first %= self._available
        count = min(self._available - first, seconds * _FORMS_PER_SECOND)
        choice = [str(self._forms), str(first), str(count)]
        if self._wrk:
            command = [self._wrk, "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout=10s"]
            command += ["-s", str(_LUA), url, "--", *choice]
        else:
            command = [sys.executable, "-m", "tests.benchmarks.clients"]
            command += [url, str(connections), str(seconds), *choice]
        ended = subprocess.run(command, capture_output=True, text=True, check=True)
        load = Load(**json.loads(ended.stdout.strip().rpartition("\n")[2]))
        if load.errors:
            raise LoadError(f"{load.errors} of {load.requests} requests to {url} failed.")
        return load


def _find_wrk() -> str | None:
    found = shutil.which("wrk")
    if found is None and apt.install("wrk"):
        found = shutil.which("wrk")
    return found
