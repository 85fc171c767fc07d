"""So many requests a minute may somebody read: counted in this process, and forgotten with it."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from threading import Lock

_MOST_KNOWN = 50_000


class ReadLimit:
    """Counts requests within the running minute. Filing is counted in the store instead."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._minute = 0
        self._counts: Counter[str] = Counter()

    def wait(self, who: str, most: int, now: datetime) -> int:
        """Seconds that this request must wait; 0 when it may be answered, and is counted.

        When more callers come in one minute than are kept apart, new ones share one count.
        """
        second = int(now.timestamp())
        with self._lock:
            if second // 60 != self._minute:
                self._minute = second // 60
                self._counts.clear()
            known = who if who in self._counts or len(self._counts) < _MOST_KNOWN else ""
            if self._counts[known] >= most:
                return 60 - second % 60
            self._counts[known] += 1
        return 0
