"""What the bot remembers of a conversation between two messages: times, counts and codes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from pydantic import TypeAdapter

_MINUTE = timedelta(minutes=1)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """Never a citizen's words.

    `language` was chosen by the citizen. `greeted_at` is our last greeting, `nudged_at` our last
    line that something looked like no report, `heard_at` their last message. In the minute since
    `minute_at` and the day since `day_at` so many lines were said; `is_muted` says that a limit was
    reached and told. `choosing` are the complaints of which one was to be chosen for `chosen_item`.
    `proving` is what waits for the check code: `data` or `erase`.
    """

    language: str | None = None
    greeted_at: datetime | None = None
    nudged_at: datetime | None = None
    heard_at: datetime | None = None
    minute_at: datetime | None = None
    minute_lines: int = 0
    day_at: datetime | None = None
    day_lines: int = 0
    is_muted: bool = False
    choosing: tuple[int, ...] = ()
    chosen_item: int | None = None
    proving: str | None = None
    proved_at: datetime | None = None
    is_new_wanted: bool = False
    """The next message begins a new report, whatever came before."""

    def said(self, now: datetime, lines: int) -> Memory:
        """The same after so many more lines of ours."""
        fresh = self.at(now)
        return replace(
            fresh,
            minute_lines=fresh.minute_lines + lines,
            day_lines=fresh.day_lines + lines,
        )

    def at(self, now: datetime) -> Memory:
        """The same with the counts of this minute and day."""
        found = self
        if found.minute_at is None or now - found.minute_at >= _MINUTE:
            found = replace(found, minute_at=now, minute_lines=0)
        if found.day_at is None or now - found.day_at >= _DAY:
            found = replace(found, day_at=now, day_lines=0, is_muted=False)
        return found

    def as_json(self) -> dict[str, Any]:
        """For the store; what is as in the beginning is left out."""
        found: dict[str, Any] = _MEMORY.dump_python(self, mode="json", exclude_defaults=True)
        return found


def memory_of(stored: Mapping[str, Any] | None) -> Memory:
    """What `as_json` gave; names that an earlier version knew are passed over."""
    if not stored:
        return Memory()
    return _MEMORY.validate_python({k: v for k, v in stored.items() if k in _NAMES})


_MEMORY = TypeAdapter(Memory)
_NAMES = frozenset(Memory.__dataclass_fields__)
