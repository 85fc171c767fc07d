"""What the stages before and after the forwarder agree on: decisions, replies and rules."""

from __future__ import annotations

from dataclasses import dataclass

# What sealed records and replies are bound to: whoever writes and whoever reads them agree.
RECORD = b"item.record"
REPLY = b"outbox.reply"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """Something to tell a citizen. `{tracking_id}` and `{time}` in `text` are filled in later."""

    purpose: str
    text: str
    is_private: bool = True
    """Only the citizen will read it; the other kind never carries the tracking id."""


@dataclass(frozen=True, slots=True)
class Open:
    """Open a complaint, and acknowledge it once the citizen has finished."""

    replies: tuple[Reply, ...] = ()


@dataclass(frozen=True, slots=True)
class Join:
    """Add the message to this complaint."""

    complaint_id: int


@dataclass(frozen=True, slots=True)
class Ask:
    """Keep the message and ask the citizen something first."""

    reply: Reply


@dataclass(frozen=True, slots=True)
class Keep:
    """Keep the message without a complaint. `reason` is a snake_case word.

    `is_unsorted`: an operator has to say whether it is a report.
    """

    reason: str
    is_unsorted: bool = False


Decision = Open | Join | Ask | Keep
