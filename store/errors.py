"""What can go wrong with the store.

StoreError
├── UnknownKey       the store was sealed under another master key
├── Erased           the person's key is destroyed: the content is gone for good
├── NotFound         no such row, or not in the caller's scope (deliberately the same)
├── NotPermitted     the caller lacks a right
├── NotPossible      the state it is in does not allow it
│   └── NotConfirmed  it is possible once somebody says that they mean it
├── TooOften         the caller has done this too often in a short time
└── Conflict         somebody else changed it first
"""

from __future__ import annotations

from enum import StrEnum


class Why(StrEnum):
    """What stands in the way: a code, of which a form says the words, see `case.trouble`."""

    AFTER_RULES = "after_rules"
    ALREADY = "already"
    ANSWER_WAITS = "answer_waits"
    ASKED_ENOUGH = "asked_enough"
    ASSIGNMENT_ENDED = "assignment_ended"
    CANNOT_HIDE = "cannot_hide"
    DAY_OFF = "day_off"
    DAY_OVER = "day_over"
    DAY_TO_COME = "day_to_come"
    DONE_AFTER = "done_after"
    ENDED = "ended"
    EXCLUDED = "excluded"
    LEADER_ENDED = "leader_ended"
    LEADER_FOLLOWS = "leader_follows"
    LEADS_OTHERS = "leads_others"
    MERGED = "merged"
    NOTHING_LEFT = "nothing_left"
    NOT_MERGED = "not_merged"
    NOT_PUBLIC = "not_public"
    NOT_SEALED = "not_sealed"
    NO_AGENCY = "no_agency"
    NO_ANSWER_KIND = "no_answer_kind"
    NO_ASSIGNMENT = "no_assignment"
    NO_CLASSIFICATION = "no_classification"
    NO_DAY = "no_day"
    NO_FACTS = "no_facts"
    NO_PRIVACY = "no_privacy"
    NO_REASON = "no_reason"
    NO_RECIPIENT = "no_recipient"
    NO_REPORT = "no_report"
    NO_TAG = "no_tag"
    NO_TITLE = "no_title"
    NO_WORDS = "no_words"
    ONESELF = "oneself"
    OTHER_AGENCY = "other_agency"
    OTHER_GOVERNMENT = "other_government"
    SAME_REPORT = "same_report"
    SPOKEN_SINCE = "spoken_since"
    STATUS = "status"
    TOO_LONG = "too_long"
    UNTOLD = "untold"
    UNVERIFIED = "unverified"
    WRONG_GROUND = "wrong_ground"


class StoreError(Exception):
    """The store cannot do what was asked; the first sentence says why."""


class UnknownKey(StoreError):
    """The store was sealed under another master key than the one configured."""


class Erased(StoreError):
    """The key that sealed this content has been destroyed."""


class NotFound(StoreError):
    """There is no such row within the caller's scope."""


class NotPermitted(StoreError):
    """The caller's scope lacks the right that this needs."""


class NotPossible(StoreError):
    """What was asked does not fit the state that the row is in, whoever asks."""

    def __init__(self, words: str, why: Why | None = None) -> None:
        super().__init__(words)
        self.why = why


class Locked(StoreError):
    """The person waits to be forgotten: nobody learns who they are until that is decided."""


class TooOften(StoreError):
    """The caller has done this too often in a short time: wait a little."""


class NotConfirmed(NotPossible):
    """It may be a mistake: a person has to say that they mean it."""


class Conflict(StoreError):
    """The row is no longer in the state that the caller saw."""


class LeaseLost(Conflict):
    """Another holder has taken the lease: whatever was meant to be written must not be."""
