"""What has to be known of a configured channel, and under which hashes its things are found."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from channels.base import (
    Parse,
    RawMessage,
    ReplyRules,
)
from muara.contacts import contacts_of
from muara.dialogue_state import Policy
from store.sealing import Keyring

_JAKARTA = ZoneInfo("Asia/Jakarta")
_PLAIN = ReplyRules(max_length=4000)
_IN_A_SECOND = 100_000  # microseconds, among which ids find their place


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelRules:
    """What the pipeline has to know about a configured channel; no credentials."""

    name: str
    kind: str
    jurisdiction: str
    parse: Parse
    policy: Policy
    reply_rules: ReplyRules = _PLAIN
    ids_are_per_conversation: bool = False
    ids_grow: bool = False
    revisions_grow: bool = False
    edits_have_ids: bool = False
    polls_show_edits: bool = False
    is_form: bool = False
    own_ids: frozenset[str] = frozenset()
    account_ids: frozenset[str] | None = None
    """The accounts of ours to which something must be written; None: whatever comes is for us."""
    groups: Literal["off", "mentions"] = "off"
    bot_username: str = ""
    public_replies_per_hour: int = 20
    settle: timedelta = timedelta(seconds=60)
    zone: ZoneInfo = _JAKARTA

    def ordered_at(self, raw: RawMessage) -> datetime | None:
        """When it was said, to put it in order: what has the same second by the platform's clock
        follows in the order of its ids."""
        if raw.sent_at is None or not (self.ids_grow and raw.external_id.isdecimal()):
            return raw.sent_at
        # At the beginning of the second: a pressed button, say, has no time but ours.
        return raw.sent_at.replace(microsecond=int(raw.external_id) % _IN_A_SECOND)


@dataclass(frozen=True, slots=True)
class Identities:
    """Keyed hashes by which the store finds things of one channel again."""

    keyring: Keyring
    rules: ChannelRules

    def conversation(self, conversation_id: str) -> bytes:
        return self.keyring.hash("conversation", self.rules.name, conversation_id)

    def message(self, conversation_id: str, external_id: str) -> bytes:
        """A message of theirs or a reply of ours, whatever its revision."""
        place = conversation_id if self.rules.ids_are_per_conversation else ""
        return self.keyring.hash("message", self.rules.name, place, external_id)

    def other_names(self, raw: RawMessage) -> list[bytes] | None:
        """What else the message may be called; None where each has one name."""
        if not self.rules.edits_have_ids:
            return None
        return [self.message(raw.conversation_id, other) for other in raw.other_ids]

    def version(self, raw: RawMessage) -> bytes:
        place = raw.conversation_id if self.rules.ids_are_per_conversation else ""
        return self.keyring.hash("identity", self.rules.name, place, raw.external_id, raw.revision)

    def content(self, raw: RawMessage) -> bytes:
        return self.keyring.hash("content", self.rules.name, raw.text or "")

    def item(self, content: bytes) -> bytes:
        """A polled piece of answer, by its bytes."""
        return self.keyring.hash("item", self.rules.name, content.decode("utf-8", "replace"))

    def group(self, raw: RawMessage) -> bytes | None:
        if raw.group_id is None:
            return None
        return self.keyring.hash("group", self.rules.name, raw.conversation_id, raw.group_id)

    def addresses(self, raw: RawMessage) -> list[bytes]:
        """Of the sender; a person in two jurisdictions is two reporters."""
        return [self.address(address) for address in dict.fromkeys(raw.sender.addresses)]

    def address(self, address: str) -> bytes:
        return self.keyring.hash("address", self.rules.jurisdiction, address)

    def contacts(self, raw: RawMessage) -> list[bytes]:
        """By which somebody who calls is found; they never say who it is."""
        email = raw.form.email if raw.form is not None else None
        given = contacts_of(raw.sender.phone, raw.sender.username, email)
        return [self.keyring.hash("contact", self.rules.jurisdiction, one) for one in given]
