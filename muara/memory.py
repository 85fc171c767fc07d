"""What the bot remembers of a conversation between two messages: times, counts and ids."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from pydantic import TypeAdapter, ValidationError

_MINUTE = timedelta(minutes=1)
_DAY = timedelta(days=1)
MOST_SET_APART = 10
ASKED_FOR = timedelta(minutes=10)
"""So long a code or a choice that was asked for is waited for before something else is asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """Never a citizen's words. Times are our own clock's.

    `language` was chosen by the citizen. `greeted_at` is our last greeting, `nudged_at` our last
    line that something looked like no report, `status_said_at` our last word, unasked, on where a
    report stands. In the minute since `minute_at` and the day since
    `day_at` so many lines were said; `is_muted` says that a limit was reached and told today.
    `choosing` are the complaints of which one was to be chosen for `chosen_item` at `asked_at`.
    `proving` is what waits for the check code since `proved_at`: `data`, `erase` or `status`.
    """

    language: str | None = None
    greeted_at: datetime | None = None
    nudged_at: datetime | None = None
    status_said_at: datetime | None = None
    minute_at: datetime | None = None
    minute_lines: int = 0
    day_at: datetime | None = None
    day_lines: int = 0
    is_muted: bool = False
    choosing: tuple[int, ...] = ()
    chosen_item: int | None = None
    asked_at: datetime | None = None
    set_apart: tuple[tuple[int, datetime], ...] = ()
    """Messages that looked like no report, each with the platform's time: pieces of a story that
    came before its point, or what LAPOR makes one."""
    proving: str | None = None
    proved_at: datetime | None = None
    new_wanted_at: datetime | None = None
    """Since then the next message begins a new report, whatever came before."""
    is_for_another: bool = False
    """That report is about somebody else."""
    returned_at: datetime | None = None
    """When they wrote again after a long silence, by the platform's clock; None once it is proved
    that they are the same."""

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

    def is_asking(self, now: datetime) -> bool:
        """Whether the citizen was asked for a code or a choice just now."""
        asked = [at for at in (self.proved_at, self.asked_at) if at is not None]
        return bool(asked) and now - max(asked) <= ASKED_FOR

    def putting_apart(self, item_id: int, said_at: datetime) -> Memory:
        """The same with one more message that looked like no report."""
        kept = (*self.set_apart, (item_id, said_at))
        return replace(self, set_apart=kept[-MOST_SET_APART:])

    def as_json(self) -> dict[str, Any]:
        """For the store; what is as in the beginning is left out."""
        found: dict[str, Any] = _MEMORY.dump_python(self, mode="json", exclude_defaults=True)
        return found


def memory_of(stored: Mapping[str, Any] | None) -> Memory:
    """What `as_json` gave; what only another version of the program understands is forgotten."""
    if not stored:
        return Memory()
    try:
        return _MEMORY.validate_python({k: v for k, v in stored.items() if k in _NAMES})
    except ValidationError:
        return Memory()


_MEMORY = TypeAdapter(Memory)
_NAMES = frozenset(Memory.__dataclass_fields__)
