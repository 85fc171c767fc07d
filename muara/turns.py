"""How much a worker takes on in one transaction, and when it is written."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Row

from store.session import Store

SMALLEST_BATCH = 8
_FIRST_BATCH = 32


@dataclass(slots=True)
class Worked:
    """What one turn of a worker did."""

    deliveries: int = 0
    items: int = 0
    complaints: list[int] = field(default_factory=list)
    has_written: bool = False
    """What an earlier turn had left to be written is there now."""

    @property
    def is_idle(self) -> bool:
        return not (self.deliveries or self.items or self.has_written)

    def add(self, other: Worked) -> None:
        self.deliveries += other.deliveries
        self.items += other.items
        self.complaints += other.complaints


class Pace:
    """How many rows fit into the time of one transaction."""

    def __init__(self, store: Store, most: int, seconds: float) -> None:
        self._store = store
        self._most = most
        self._seconds = seconds
        self.size = min(_FIRST_BATCH, most)
        """So many are worth fetching."""

    def fits(self, fetched: Sequence[Row[Any]]) -> bool:
        """Whether there were as many as were asked for: more may wait."""
        return len(fetched) == self.size

    def fill(self, rows: Sequence[Row[Any]], do: Callable[[Row[Any]], int]) -> int:
        """Do until so much came out, as `do` counts it, as fits; how many rows that took."""
        found = 0
        for count, row in enumerate(rows, start=1):
            found += do(row)
            if found >= self.size:
                return count
        return len(rows)

    def each(
        self, rows: Sequence[Row[Any]], do: Callable[[Row[Any]], None], *, is_full: bool
    ) -> int:
        """Do as many as there is time for, or as the door lets us; how many that were.

        The next size follows. Where more wait it grows carefully: what there was no time for has
        been fetched in vain.
        """
        started = time.monotonic()
        for count, row in enumerate(rows, start=1):
            do(row)
            if time.monotonic() - started > self._seconds or self._store.is_write_wanted:
                self.size = max(SMALLEST_BATCH, count)
                return count
        if is_full and time.monotonic() - started < self._seconds / 2:
            self.size = min(self._most, self.size * 3 // 2)
        return len(rows)


class Writes:
    """Transactions that are written and committed in a thread, one at a time.

    Meanwhile the worker reads what comes next: it waits for nothing but the database.
    """

    def __init__(self, thread: Executor) -> None:
        self._thread = thread
        self._under_way: tuple[Future[None], Worked] | None = None

    def begin(self, transaction: ExitStack, settled: Worked) -> None:
        """End `transaction`, in which so much was done; the one before must be finished."""
        self._under_way = self._thread.submit(transaction.close), settled

    def finish(self, done: Worked) -> None:
        """Wait for what is under way, and add it to `done`; raises what it has failed with."""
        under_way, self._under_way = self._under_way, None
        if under_way is not None:
            ended, settled = under_way
            done.has_written = True
            ended.result()
            done.add(settled)
