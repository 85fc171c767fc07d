"""What ought to be: read from the platforms' own journal, never from our ledger."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from simulator.journal import read_journal

CHANNELS = {"twilio": "whatsapp", "telegram": "telegram", "graph": "facebook", "x": "x"}

_LAST_ATTEMPT = 10
"""After that Meta tells us no more, which is 36 hours there."""

MessageKey = tuple[str, str, str]
"""Channel, chat (only on Telegram, whose ids are per chat), external id."""
ThreadKey = tuple[str, str, str]
"""Channel, conversation, sender."""


@dataclass(slots=True)
class Written:
    """One message of a citizen, with its words in every version, oldest first."""

    key: MessageKey
    thread: ThreadKey
    surface: str
    content: str
    texts: list[str]
    is_taken: bool = False
    """We answered 2xx for it, or polled it and then asked for what comes after."""
    given_up: int = 0
    """Webhooks about it that found nobody at home at any attempt, until the platform gave up."""

    @property
    def may_open(self) -> bool:
        """Lone stickers and commands open no complaint."""
        return self.content != "sticker" and not self.texts[0].startswith("/")


@dataclass(frozen=True, slots=True)
class Answered:
    """One reply as the platform received it."""

    channel: str
    surface: str
    to: str
    in_reply_to: str
    text: str
    at: datetime


@dataclass(slots=True)
class Oracle:
    """The journal, read."""

    messages: dict[MessageKey, Written] = field(default_factory=dict)
    replies: list[Answered] = field(default_factory=list)
    broken_posts: list[datetime] = field(default_factory=list)
    """When a webhook's connection broke before its answer."""
    polls: list[datetime] = field(default_factory=list)
    """When a page with citizens' words was served."""
    faults: Counter[str] = field(default_factory=Counter)


def message_key(channel: str, conversation: str, external_id: str) -> MessageKey:
    return (channel, conversation if channel == "telegram" else "", external_id)


def read_oracle(journal: Path) -> Oracle:
    """Everything that happened on the platforms' side."""
    oracle = Oracle()
    reader = _Reader(oracle)
    for event in read_journal(journal):
        reader.read(event)
    reader.finish()
    return oracle


class _Reader:
    def __init__(self, oracle: Oracle) -> None:
        self._oracle = oracle
        self._by_id: defaultdict[tuple[str, str], list[Written]] = defaultdict(list)
        self._updates: dict[int, Written] = {}
        self._confirmed = 0
        self._reached: set[tuple[str, int]] = set()

    def read(self, event: dict[str, Any]) -> None:
        at = datetime.fromisoformat(event["at"])
        match event["event"]:
            case "citizen_wrote":
                self._read_words(event)
            case "reply_received":
                self._read_reply(event, at)
            case "webhook_answered":
                self._read_webhook(event, at)
            case "poll_served":
                self._read_poll(event, at)
            case "fault":
                self._oracle.faults[event["kind"]] += 1

    def finish(self) -> None:
        for number, written in self._updates.items():
            written.is_taken |= number < self._confirmed

    def _read_words(self, event: dict[str, Any]) -> None:
        if event.get("visible") is False or event.get("is_retweet"):
            return
        channel = CHANNELS[event["platform"]]
        key = message_key(channel, event["conversation"], event["external_id"])
        written = self._oracle.messages.get(key)
        if written is not None:
            written.texts.append(event["text"])
        else:
            written = Written(
                key=key,
                thread=(channel, event["conversation"], event["sender"]),
                surface=event["surface"],
                content=event["content"],
                texts=[event["text"]],
            )
            self._oracle.messages[key] = written
            self._by_id[event["platform"], event["external_id"]].append(written)
        if "update_id" in event:
            self._updates[event["update_id"]] = written

    def _read_reply(self, event: dict[str, Any], at: datetime) -> None:
        self._oracle.replies.append(
            Answered(
                channel=CHANNELS[event["platform"]],
                surface=event["surface"],
                to=str(event["to"]),
                in_reply_to=str(event["in_reply_to"]),
                text=event["text"],
                at=at,
            )
        )

    def _read_webhook(self, event: dict[str, Any], at: datetime) -> None:
        self._note_attempt(event)
        if event["status"] is not None and 200 <= event["status"] < 300:
            for number in event.get("update_ids", ()):
                if number in self._updates:
                    self._updates[number].is_taken = True
            if "update_ids" not in event:
                self._take(event["platform"], event["external_ids"])
        elif event["error"] == "broken":
            self._oracle.broken_posts.append(at)

    def _note_attempt(self, event: dict[str, Any]) -> None:
        webhook = (event["platform"], event["webhook"])
        if event["status"] is not None:
            self._reached.add(webhook)
        elif (
            event["platform"] == "graph"
            and event["attempt"] == _LAST_ATTEMPT
            and webhook not in self._reached
        ):
            for external_id in event["external_ids"]:
                for written in self._by_id[event["platform"], external_id]:
                    written.given_up += 1

    def _read_poll(self, event: dict[str, Any], at: datetime) -> None:
        if event["external_ids"]:
            self._oracle.polls.append(at)
        if event["platform"] == "telegram":
            self._confirmed = max(self._confirmed, event["confirmed"] or 0)

    def _take(self, platform: str, external_ids: Iterable[str]) -> None:
        for external_id in external_ids:
            for written in self._by_id[platform, external_id]:
                written.is_taken = True
