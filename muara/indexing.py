"""Reads the words of complaints that have changed, so that search finds them seconds later.

Off the path of intake: a job of the timetable. What was there before is read by the same job.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

from sqlalchemy import Row

from store import search
from store.scope import SYSTEM
from store.session import Store
from store.words import compact, kept_words

# Each batch holds SQLite's only writer for some milliseconds.
_BATCH = 100


class Indexer:
    """Keeps what search looks through up to date. Any number may run side by side.

    `place_name` gives the proper name of an area by jurisdiction and code, None for unknown ones.
    """

    def __init__(self, store: Store, place_name: Callable[[str, str], str | None]) -> None:
        self._store = store
        self._place_name = place_name

    def has_work(self) -> bool:
        """Whether any complaint has changed."""
        with self._store.read() as connection:
            return search.has_unread(SYSTEM, connection)

    def read_changed(self, is_over: Callable[[], bool] = lambda: False) -> Counter[str]:
        """Read the words of all that have changed, newest first; counts `indexed`."""
        done: Counter[str] = Counter()
        while not is_over():
            count = self._read_some()
            done["indexed"] += count
            if count < _BATCH:
                break
        return done

    def _read_some(self) -> int:
        with self._store.write() as connection:
            changed = search.unread(SYSTEM, connection, _BATCH)
            if changed:
                said = search.said(SYSTEM, connection, [row.id for row in changed])
                read = [(row.id, row.version, self._words(row, said[row.id])) for row in changed]
                search.keep_words(SYSTEM, connection, read)
        return len(changed)

    def _words(self, row: Row[Any], said: Any) -> str:
        place = self._place_name(row.jurisdiction, row.place_code) if row.place_code else None
        own = (row.tracking_id, compact(row.tracking_id), row.title, place)
        return kept_words([*(words for words in own if words), *said])
