"""What the stages before and after the forwarder agree on: decisions, replies and rules."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntFlag, StrEnum
from typing import Any

from channels.base import Surface
from store.sealing import Sealer

# What sealed records and replies are bound to: whoever writes and whoever reads them agree.
RECORD = b"item.record"
_REPLY = b"outbox.reply"
WITHOUT_PRIVATE = "without_private"
"""Under which a sealed public reply holds what it says once its private answer is refused."""

# --- purposes of replies, as they stand in the outbox and name templates ----------------------

BY_PERSON = frozenset({"answer", "message", "progress", "question"})
"""Purposes of what an operator wrote in their own words."""
NOTICES = frozenset(
    {
        "archive",
        "assign",
        "close",
        "closing_soon",
        "foreign_status",
        "forwarded",
        "hand_over",
        "merge",
        "ombudsman",
        "overdue",
        "reopen",
        "verify",
        "withdrawal_declined",
    }
)
"""Purposes of our own news about where a complaint stands: the last one says it all."""
ASKS_WHETHER_DONE = "is_it_done"
STATUS_PURPOSES = tuple(
    sorted(BY_PERSON | NOTICES | {ASKS_WHETHER_DONE, "foreign_answer", "hide_comment"})
)
"""All that a citizen is told after the receipt, and may be told outside a platform's window."""
ONLY_CALLED = frozenset(STATUS_PURPOSES) - {ASKS_WHETHER_DONE, "close", "closing_soon"}
"""Purposes whose template only tells that there is news: the words follow the citizen's reply."""
PUBLIC_NEWS = "public_news"
PUBLIC_ACKNOWLEDGEMENT = "public_acknowledgement"
PRIVATE_ACKNOWLEDGEMENT = "private_acknowledgement"
NOT_PRIVATE = "not_private"
"""Why news waits for somebody who has written in public only."""
NO_ROUTE = "no_route"
"""Why news waits where the channel cannot send, as with what was entered by hand."""


def in_thread(text: str, surface: Surface, username: str | None) -> str:
    """Public words as they stand in a thread: below a mention they begin with whom they answer.

    X refuses the same words twice within a day, and two reports may come in one second.
    """
    return f"@{username} {text}" if surface is Surface.MENTION and username else text


def seal_reply(sealer: Sealer, content: Mapping[str, Any]) -> bytes:
    """Where a reply goes and what it says, for its outbox row: read by `open_reply` alone."""
    return sealer.seal(json.dumps(content).encode(), _REPLY)


def open_reply(sealer: Sealer, sealed: bytes) -> dict[str, Any]:
    """What an outbox row holds: `to`, `text`, `private`, and what else was sealed with them."""
    content: dict[str, Any] = json.loads(sealer.open(sealed, _REPLY))
    return content


class Facet(IntFlag):
    """What an agency needs to know of a report, in the order in which the bot asks for it."""

    MATTER = 1
    PLACE = 2
    DATE = 4


ALL_FACETS = Facet.MATTER | Facet.PLACE | Facet.DATE


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """Something to tell a citizen. `{tracking_id}` and `{time}` in `text` are filled in later.

    `choices` are (id, words) of quick replies, for platforms that have them: `text` must make sense
    without. `asks_location` offers a button that sends a place, likewise.
    """

    purpose: str
    text: str
    is_private: bool = True
    """Only the citizen will read it; the other kind never carries the tracking id."""
    waits: bool = True
    """Until the citizen seems to have finished; else it is due at once."""
    choices: tuple[tuple[str, str], ...] = ()
    asks_location: bool = False
    without_private: str | None = None
    """Said in public in place of `text` where the private answer that it announces is refused."""


@dataclass(frozen=True, slots=True)
class Open:
    """Open a complaint, and acknowledge it once the citizen has finished."""

    replies: tuple[Reply, ...] = ()


@dataclass(frozen=True, slots=True)
class Join:
    """Add the message to this complaint.

    `is_withheld`: agencies see it only once an officer lets them, as it may be of something else.
    """

    complaint_id: int
    is_withheld: bool = False


@dataclass(frozen=True, slots=True)
class Keep:
    """Keep the message without a complaint. `reason` is a snake_case word.

    `is_unsorted`: an operator has to say whether it is a report.
    """

    reason: str
    is_unsorted: bool = False


Decision = Open | Join | Keep


class Wish(StrEnum):
    """What a reporter may do about their own complaint by a word to the bot."""

    FINISH = "finish"
    """Nothing more is to come: the bot need not wait."""
    SKIP = "skip"
    """The open question stays unanswered."""
    RATE = "rate"
    CONFIRM = "confirm"
    """The answer settles it: close."""
    OBJECT = "object"
    """It does not: open it again."""
    WITHDRAW = "withdraw"
    KEEP_SECRET = "keep_secret"  # noqa: S105 - a wish, no password
    HIDE_NAME = "hide_name"
    SHOW_NAME = "show_name"
    THREATENED = "threatened"
    ATTACH = "attach"
    """An earlier message belongs to this complaint."""
    OPEN = "open"
    """An earlier message is a report of its own."""
    SPEAK_FOR_ANOTHER = "speak_for_another"
    """The report is about somebody else."""
    ERASE = "erase"


NEW_CASE = 0
"""In a `Deed`: the complaint that the same turn opens."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One wish about one complaint, which may be `NEW_CASE`; `rating` 1 to 5, `item_id` of the
    earlier message that is meant."""

    wish: Wish
    complaint_id: int
    rating: int | None = None
    item_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """All that follows from one message: where it goes, what is said and what is done.

    `otherwise` is said in place of `replies` when a deed is not possible any more, as somebody was
    faster. `memory` is what the bot remembers of the conversation afterwards, None when nothing has
    changed. `answered` is the question of the bot that the message answers. `wants_person`:
    somebody is to answer in the bot's stead.
    """

    decision: Decision
    replies: tuple[Reply, ...] = ()
    deeds: tuple[Deed, ...] = ()
    otherwise: tuple[Reply, ...] = ()
    memory: Mapping[str, Any] | None = field(default=None)
    answered: Facet | None = None
    wants_person: bool = False
