"""The append-only journal: the simulator's account of what was sent, answered and received."""

import json
import os
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any


class Journal:
    """Appends one JSON object per line to a file; safe to use from several threads.

    Each event reaches the kernel in a single write before `add` returns, so that a process that is
    killed later (ours or the product's) never leaves half a line or loses one.
    """

    def __init__(
        self, path: Path, now: Callable[[], datetime] = lambda: datetime.now(tz=UTC)
    ) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.path = path
        self._now = now
        self._lock = threading.Lock()
        self._number = 0
        self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def add(self, event: str, platform: str, **fields: Any) -> None:
        """Append one event; `fields` must be JSON values. Adds `n` (its order) and `at` (UTC)."""
        at = self._now().isoformat()
        with self._lock:
            self._number += 1
            line = {"n": self._number, "at": at, "event": event, "platform": platform, **fields}
            os.write(self._file, json.dumps(line, ensure_ascii=False).encode() + b"\n")

    def close(self) -> None:
        """Close the file; later events are refused with OSError."""
        with self._lock:
            if self._file >= 0:
                os.close(self._file)
                self._file = -1


def read_journal(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the events of a journal in order, also while it is still being written."""
    with path.open("rb") as lines:
        for line in lines:
            if line.endswith(b"\n"):
                yield json.loads(line)
