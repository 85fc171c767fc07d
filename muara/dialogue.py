"""The bot: what to do with a message. Pure: a function of what is known and what was said."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from channels.base import Content, Event, Surface
from forwarder.base import Decision, Join, Keep, Open, Reply
from muara.words import line
from normalizer.record import Record

# A press of a button or a command is an answer or a wish, never a complaint by itself.
_NEVER_OPENS = frozenset({Content.COMMAND, Content.STICKER})

PUBLIC_VARIANTS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What the technician configured for the channel that the message came through."""

    join_window: timedelta = timedelta(hours=24)
    public_replies: Literal["off", "approved", "auto"] = "approved"
    answers_comments_in_private: bool = False
    acknowledges: bool = True
    """Somebody can be told: the platform takes replies."""
    language: str = "id"


@dataclass(frozen=True, slots=True, kw_only=True)
class DialogueState:
    """What the store knows about the message's surroundings.

    `other_versions`: the same message was stored before in another version, which belongs to
    `version_complaint`, or waits unsorted. `latest_complaint` is the newest of this reporter in
    this conversation, whose last message came at `latest_message_at`.
    """

    policy: Policy
    now: datetime
    has_other_versions: bool = False
    version_complaint: int | None = None
    is_version_unsorted: bool = False
    quoted_complaint: int | None = None
    group_complaint: int | None = None
    latest_complaint: int | None = None
    latest_message_at: datetime | None = None


def decide(state: DialogueState, record: Record) -> Decision:
    """What to do with `record`. Total: every message gets a decision."""
    if state.version_complaint is not None:
        return Join(state.version_complaint)
    if record.event is Event.DELETED:
        return Keep("deleted" if state.has_other_versions else "awaiting_original")
    if state.is_version_unsorted:
        return Keep("unsorted", is_unsorted=True)
    if record.choice is not None or record.content is Content.COMMAND:
        return Keep("command")
    related = state.group_complaint or state.quoted_complaint or _recent(state)
    if related is not None:
        return Join(related)
    if record.content in _NEVER_OPENS:
        return Keep("courtesy")
    if record.entry is not None:  # an operator heard it, and has called it a report
        return Open()
    if record.surface is not Surface.DIRECT:
        return _decide_in_public(state.policy, record)
    return Open((_acknowledgement(state.policy),) if state.policy.acknowledges else ())


def is_addressed(content: Content, text: str | None, bot_username: str) -> bool:
    """In a group: the message is a command or names the bot."""
    if content is Content.COMMAND:
        return True
    return bool(bot_username) and f"@{bot_username.lower()}" in (text or "").lower()


def public_acknowledgements(policy: Policy, record: Record) -> tuple[Reply, ...]:
    """How a public report is acknowledged: openly without the number, and in private with it."""
    if policy.public_replies == "off":
        return ()
    private = policy.answers_comments_in_private and record.surface is Surface.COMMENT
    in_public = "public_acknowledgement_private_follows" if private else "public_acknowledgement"
    replies = [
        Reply(
            purpose="public_acknowledgement",
            text=line(policy.language, f"{in_public}_{_variant(record)}"),
            is_private=False,
        )
    ]
    if private:
        text = line(policy.language, "acknowledgement")
        replies.append(Reply(purpose="private_acknowledgement", text=text))
    return tuple(replies)


def _variant(record: Record) -> int:
    """One of several wordings: platforms refuse the same words twice as spam."""
    return zlib.crc32(record.external_id.encode("utf-8", "replace")) % PUBLIC_VARIANTS + 1


def _recent(state: DialogueState) -> int | None:
    if state.latest_message_at is None:
        return None
    is_recent = state.now - state.latest_message_at <= state.policy.join_window
    return state.latest_complaint if is_recent else None


def _decide_in_public(policy: Policy, record: Record) -> Decision:
    if policy.public_replies == "auto":
        return Open(public_acknowledgements(policy, record))
    return Keep("unsorted", is_unsorted=True)


def _acknowledgement(policy: Policy) -> Reply:
    return Reply(purpose="acknowledgement", text=line(policy.language, "acknowledgement"))
