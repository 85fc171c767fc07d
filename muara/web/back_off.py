"""Slows down guessing of passwords."""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta

_FREE_ATTEMPTS = 5
_LONGEST = timedelta(minutes=15)
_FORGOTTEN_AFTER = timedelta(minutes=30)
_MOST_KEPT = 10_000


@dataclass(slots=True)
class _Failures:
    count: int
    latest: datetime


class BackOff:
    """Counts failed attempts per name and address, in this process; safe to share.

    After 5 failures the next attempt must wait 1, 2, 4 … seconds, at most 15 minutes; half an hour
    without an attempt forgets them.
    """

    def __init__(self) -> None:
        self._failures: OrderedDict[tuple[str, str], _Failures] = OrderedDict()
        self._lock = threading.Lock()

    def wait(self, name: str, address: str, now: datetime) -> timedelta:
        """How long an attempt must still wait; zero when it may be made now."""
        with self._lock:
            known = self._failures.get(_key(name, address))
        if known is None or known.count < _FREE_ATTEMPTS:
            return timedelta(0)
        pause = min(timedelta(seconds=2 ** min(known.count - _FREE_ATTEMPTS, 20)), _LONGEST)
        return max(known.latest + pause - now, timedelta(0))

    def note_failure(self, name: str, address: str, now: datetime) -> None:
        """An attempt failed."""
        key = _key(name, address)
        with self._lock:
            known = self._failures.pop(key, None)
            is_old = known is None or now - known.latest > _FORGOTTEN_AFTER
            count = 1 if known is None or is_old else known.count + 1
            self._failures[key] = _Failures(count, now)
            while len(self._failures) > _MOST_KEPT:
                self._failures.popitem(last=False)

    def note_success(self, name: str, address: str) -> None:
        """An attempt succeeded: the slate is clean."""
        with self._lock:
            self._failures.pop(_key(name, address), None)


def _key(name: str, address: str) -> tuple[str, str]:
    return name.strip().lower()[:64], address
