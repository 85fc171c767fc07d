"""How often and how long sending is tried."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class RetryRules:
    """How often and how long sending is tried. Pauses double from `first_pause`, with jitter."""

    max_attempts: int = 8
    give_up_after: timedelta = timedelta(hours=72)
    first_pause: timedelta = timedelta(seconds=30)
    longest_pause: timedelta = timedelta(hours=1)

    @property
    def blind_pauses(self) -> tuple[timedelta, ...]:
        """Before each repeat of what may have arrived and cannot be looked up; after the last of
        them there is none. Far apart, since each may be a copy: a trouble is over by then, or not
        one that passes."""
        return (self.first_pause, self.longest_pause, 12 * self.longest_pause)

    def pause(self, attempt: int, jitter: float = 0.5) -> timedelta:
        """The pause after failed attempt number `attempt` (1, 2, …); `jitter` is 0 to 1, and 0.5
        leaves it as it is."""
        doubled: timedelta = self.first_pause * 2 ** min(attempt - 1, 20)
        return min(doubled, self.longest_pause) * (0.5 + jitter)
