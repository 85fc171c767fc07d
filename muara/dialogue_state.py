"""What the bot knows when it decides: the channel's policy, the reporter's cases, the memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal, NamedTuple

from channels.base import Surface
from forwarder.base import Facet
from muara.memory import Memory

NOTHING = Facet(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What the technician configured for the channel that the message came through."""

    join_window: timedelta = timedelta(hours=24)
    public_replies: Literal["off", "approved", "auto"] = "approved"
    answers_in_private_on: frozenset[Surface] = frozenset()
    """Where public words are answered once in private, too."""
    acknowledges: bool = True
    """The bot says that it was received, and asks: not where a form has done both."""
    has_route: bool = True
    """News gets to them: the channel takes replies, or puts them up where their reader comes."""
    language: str = "id"
    languages: tuple[str, ...] = ("id", "en")
    """Those that citizens may choose."""
    government: str = ""
    privacy_url: str = ""
    """Empty where the platform allows no links."""
    has_location_button: bool = False
    questions: int = 3
    """The bot asks at most so many."""
    answer_within: timedelta = timedelta(minutes=10)
    """So long it waits for an answer."""
    says_check_anytime: bool = False
    """News may not reach them later: the receipt says that they can ask."""
    ombudsman: str = ""
    """How the Ombudsman's office is reached, where it was configured."""
    lines_per_minute: int = 8
    lines_per_day: int = 60
    is_surge: bool = False
    """Very many are telling something just now: limits rise, receipts are short."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A complaint of the reporter, as far as a next message may be about it."""

    id: int
    tracking_id: str
    status: str = "new"
    summary: str = ""
    last_message_at: datetime
    answered_at: datetime | None = None
    is_gathering: bool = False
    awaiting: Facet | None = None
    """The question of the bot that is open."""
    missing: Facet = NOTHING
    """What the receipt said that we do not know yet."""
    is_secret: bool = False
    is_oversight: bool = False
    is_merged: bool = False
    leads_others: bool = False
    """Others are handled with it."""
    is_emergency: bool = False
    is_rated: bool = False
    is_public: bool = False
    """It began where everybody reads."""
    is_here: bool = True
    """It was told in this conversation."""
    reason: str | None = None
    is_new_here: bool = True
    """No agency has it yet."""
    status_words: str = ""
    """What "cek" says of it, where that was asked for."""

    @property
    def is_ended(self) -> bool:
        return self.status in ("closed", "archived", "handed_over")


class EmergencyNumber(NamedTuple):
    """Whom to call: `kind` as the operators sorted it, `number`, and whose it is."""

    kind: str
    number: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DialogueState:
    """What the store knows about the message's surroundings.

    `now` is our clock, `said_at` the platform's. `has_other_versions`: the same message was stored
    before in another version, which belongs to `version_complaint`, or waits unsorted. `cases` are
    the reporter's in this conversation, the latest last; older ones and those of other
    conversations too where `needs_all_cases`, then with words on their status. `numbers` are whom
    to call in danger. `item_id` is the message's own.
    """

    policy: Policy
    now: datetime
    said_at: datetime
    has_other_versions: bool = False
    version_complaint: int | None = None
    is_version_unsorted: bool = False
    quoted_complaint: int | None = None
    group_complaint: int | None = None
    cases: tuple[Case, ...] = ()
    memory: Memory = field(default_factory=Memory)
    heard_at: datetime | None = None
    """When the citizen wrote last here, by the platform's clock."""
    is_held: bool = False
    """An operator speaks in the bot's stead."""
    numbers: Sequence[EmergencyNumber] = ()
    item_id: int = 0
    is_code_right: bool = False
    person_by: str = ""
    """Until when an officer writes to whoever asked for one, in words of the citizen's language."""
    person_hours: str = ""
    """When officers are at work, in words of the citizen's language."""

    @property
    def language(self) -> str:
        return self.memory.language or self.policy.language

    @property
    def named_complaint(self) -> int | None:
        """The one of the album's other pieces, or of what is quoted."""
        return self.group_complaint or self.quoted_complaint

    @property
    def visible_cases(self) -> tuple[Case, ...]:
        """Those that may be spoken of: phones are shared and numbers are given to somebody else,
        so that nothing older than a long silence is told without the check code."""
        since = self.memory.returned_at
        return tuple(c for c in self.cases if since is None or c.last_message_at >= since)

    def case(self, complaint_id: int | None) -> Case | None:
        return next((case for case in self.cases if case.id == complaint_id), None)
