"""The one path: delivery -> items -> record -> decision -> store, for workers, CLI and tests."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any, Literal
from zoneinfo import ZoneInfo

from pydantic import TypeAdapter
from sqlalchemy import Connection, Row

from channels.base import (
    DeliveryReceipt,
    Event,
    Ignored,
    Parse,
    Parsed,
    RawMessage,
    Source,
    Surface,
    Unreadable,
    content_revision,
)
from forwarder import central
from muara.clock import Clock
from muara.dialogue import DialogueState, Policy, decide, is_addressed
from muara.log import get_logger
from normalizer.knowledge import DEFAULT, Knowledge
from normalizer.normalize import normalize, raw_message
from normalizer.record import Record
from store import changes, ledger, queries
from store.models import Outcome
from store.scope import SYSTEM
from store.sealing import Keyring
from store.session import Store

log = get_logger(__name__)

_RAW = TypeAdapter(RawMessage)
MAX_ATTEMPTS = 3
_JAKARTA = ZoneInfo("Asia/Jakarta")


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelRules:
    """What the pipeline has to know about a configured channel; no credentials."""

    name: str
    kind: str
    jurisdiction: str
    parse: Parse
    policy: Policy
    ids_are_per_conversation: bool = False
    own_ids: frozenset[str] = frozenset()
    groups: Literal["off", "mentions"] = "off"
    bot_username: str = ""
    public_replies_per_hour: int = 20
    settle: timedelta = timedelta(seconds=60)
    zone: ZoneInfo = _JAKARTA


# --- a delivery's content -----------------------------------------------------------------------


def pack(body: bytes, headers: Mapping[str, str] | None = None) -> bytes:
    """Headers and body in one piece, as a delivery keeps them."""
    return json.dumps(dict(headers or {}), separators=(",", ":")).encode() + b"\n" + body


def unpack(content: bytes) -> tuple[bytes, dict[str, str]]:
    """The body and headers that `pack` joined."""
    head, _, body = content.partition(b"\n")
    return body, json.loads(head)


# --- identities ---------------------------------------------------------------------------------


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

    def version(self, raw: RawMessage) -> bytes:
        place = raw.conversation_id if self.rules.ids_are_per_conversation else ""
        return self.keyring.hash("identity", self.rules.name, place, raw.external_id, raw.revision)

    def content(self, raw: RawMessage) -> bytes:
        return self.keyring.hash("content", self.rules.name, raw.text or "")

    def item(self, content: bytes) -> bytes:
        """A polled piece of answer without a message in it, by its bytes."""
        return self.keyring.hash("item", self.rules.name, content.decode("utf-8", "replace"))

    def group(self, raw: RawMessage) -> bytes | None:
        if raw.group_id is None:
            return None
        return self.keyring.hash("group", self.rules.name, raw.conversation_id, raw.group_id)

    def addresses(self, raw: RawMessage) -> list[bytes]:
        """Of the sender; a person in two jurisdictions is two reporters."""
        return [
            self.keyring.hash("address", self.rules.jurisdiction, address)
            for address in raw.sender.addresses
        ]


# --- parse: a delivery becomes items ------------------------------------------------------------


@dataclass(slots=True)
class Worked:
    """What one turn of a worker did."""

    deliveries: int = 0
    items: int = 0
    complaints: list[int] = field(default_factory=list)

    @property
    def is_idle(self) -> bool:
        return not (self.deliveries or self.items)


class Pipeline:
    """Parses deliveries and settles items, in bounded transactions, any number side by side."""

    def __init__(
        self,
        store: Store,
        channels: Mapping[str, ChannelRules],
        clock: Clock,
        *,
        knowledge: Knowledge = DEFAULT,
        batch: int = 200,
        seconds: float = 0.010,
    ) -> None:
        self._store = store
        self._channels = channels
        self._clock = clock
        self._knowledge = knowledge
        self._most = batch
        self._batch = min(32, batch)
        self._seconds = seconds if store.is_sqlite else 0.25

    def work(self) -> Worked:
        """One turn: parse some deliveries, then settle some items. Repeat until idle."""
        done = Worked()
        done.deliveries = self._parse_some()
        done.items = self._settle_some(done)
        return done

    def drain(self) -> Worked:
        """Work until nothing is left; what was done in all."""
        total = Worked()
        while not (turn := self.work()).is_idle:
            total.deliveries += turn.deliveries
            total.items += turn.items
            total.complaints += turn.complaints
        return total

    def identities(self, channel: str) -> Identities:
        return Identities(self._store.keyring, self._channels[channel])

    # -- deliveries

    def _parse_some(self) -> int:
        with self._store.write() as connection:
            waiting = ledger.pending_deliveries(connection, self._batch)
            return self._for_each(waiting, lambda one: self.parse_delivery(connection, one))

    def _for_each(self, rows: Sequence[Row[Any]], do: Callable[[Row[Any]], None]) -> int:
        """Do as many as fit into the time of one transaction; how many that were.

        The size of the next batch follows, so that rows are not fetched in vain.
        """
        until = time.monotonic() + self._seconds
        for count, row in enumerate(rows, start=1):
            do(row)
            if time.monotonic() > until or self._store.is_write_wanted:
                self._batch = max(8, count)
                return count
        if len(rows) == self._batch:
            self._batch = min(self._most, self._batch * 2)
        return len(rows)

    def parse_delivery(self, connection: Connection, delivery: Row[Any]) -> None:
        """Find the items of one delivery; what cannot be read is kept whole."""
        content = ledger.delivery_content(self._store, connection, delivery)
        rules = self._channels.get(delivery.channel)
        if rules is None:
            reason = "channel_not_configured"
            ledger.mark_unreadable(self._store, connection, delivery, content, reason)
            return
        found = parse_safely(rules, content, Source(delivery.source))
        if len(found) == 1 and isinstance(found[0], Unreadable):
            reason = found[0].reason
            ledger.mark_unreadable(self._store, connection, delivery, content, reason)
            log.error("delivery_unreadable", channel=rules.name, delivery=delivery.id)
            return
        new = [self._new_item(connection, rules, one) for one in found]
        ledger.record_items(self._store, connection, delivery, new)

    def _new_item(
        self, connection: Connection, rules: ChannelRules, found: Parsed
    ) -> ledger.NewItem:
        match found:
            case RawMessage():
                return self._new_message(rules, found)
            case DeliveryReceipt():
                return self._note_receipt(connection, rules, found)
            case Ignored(reason):
                return ledger.NewItem(outcome=Outcome.IGNORED, reason=reason)
            case Unreadable(reason, fragment):
                return ledger.NewItem(outcome=Outcome.UNREADABLE, reason=reason, content=fragment)

    def _new_message(self, rules: ChannelRules, raw: RawMessage) -> ledger.NewItem:
        if raw.surface is Surface.GROUP and not self._is_followed(rules, raw):
            return ledger.NewItem(outcome=Outcome.IGNORED, reason="group_not_followed")
        ids = Identities(self._store.keyring, rules)
        return ledger.NewItem(
            outcome=Outcome.PENDING,
            content=_RAW.dump_json(raw),
            sent_at=raw.sent_at,
            conversation_hash=ids.conversation(raw.conversation_id),
            identity_hash=ids.version(raw),
            message_hash=ids.message(raw.conversation_id, raw.external_id),
            content_hash=ids.content(raw),
            group_hash=ids.group(raw),
            event=raw.event,
            surface=raw.surface,
            content_kind=raw.content,
        )

    def _is_followed(self, rules: ChannelRules, raw: RawMessage) -> bool:
        if rules.groups == "off":
            return False
        return is_addressed(normalize(raw, rules.name, self._knowledge), rules.bot_username)

    def _note_receipt(
        self, connection: Connection, rules: ChannelRules, receipt: DeliveryReceipt
    ) -> ledger.NewItem:
        ids = Identities(self._store.keyring, rules)
        code = f":{receipt.error_code}" if receipt.error_code else ""
        new = ledger.NewItem(outcome=Outcome.RECEIPT, reason=receipt.status + code)
        if receipt.conversation_id is not None:
            new.conversation_hash = ids.conversation(receipt.conversation_id)
        if receipt.external_id is not None:
            new.message_hash = ids.message(receipt.conversation_id or "", receipt.external_id)
            changes.note_receipt(
                SYSTEM,
                connection,
                new.message_hash,
                status=receipt.status,
                error_code=receipt.error_code,
            )
        elif receipt.status in ("blocked", "unblocked") and new.conversation_hash:
            blocked_at = (receipt.at or self._clock.now()) if receipt.status == "blocked" else None
            changes.note_reachable(
                SYSTEM, connection, rules.name, new.conversation_hash, blocked_at=blocked_at
            )
        return new

    # -- items

    def _settle_some(self, done: Worked) -> int:
        try:
            with self._store.write() as connection:
                return self._settle_batch(connection, done)
        except Exception as error:
            # One message must not hold up the others: do them one by one, and set it apart.
            log.warning("batch_failed", error=type(error).__name__)
            return self._settle_singly(done)

    def _settle_batch(self, connection: Connection, done: Worked) -> int:
        waiting = self._claim(connection, self._batch)
        return self._for_each(waiting, lambda one: self._settle_item(connection, one, done))

    def _claim(self, connection: Connection, limit: int) -> Sequence[Row[Any]]:
        claimed = [c.id for c in ledger.claim_conversations(connection, limit)]
        return ledger.pending_items(connection, claimed, limit) if claimed else []

    def _settle_singly(self, done: Worked) -> int:
        with self._store.read() as connection:
            waiting = [row.id for row in self._claim(connection, 20)]
        for item_id in waiting:
            try:
                with self._store.write() as connection:
                    item = ledger.claim_item(connection, item_id)
                    if item is not None:
                        self._settle_item(connection, item, done)
            except Exception as error:
                self._note_failure(item_id, error)
        return len(waiting)

    def _note_failure(self, item_id: int, error: Exception) -> None:
        with self._store.write() as connection:
            gave_up = ledger.note_failure(self._store, connection, item_id, MAX_ATTEMPTS)
        level = log.error if gave_up else log.warning
        level("item_failed", item=item_id, error=type(error).__name__, gave_up=gave_up)

    def _settle_item(self, connection: Connection, item: Row[Any], done: Worked) -> None:
        rules = self._channels[item.channel]
        sealer = self._store.sealer(connection, ledger.day_key(item.day))
        raw: RawMessage = _RAW.validate_json(sealer.open(item.sealed, ledger.PENDING_ITEM))
        known = ledger.versions(connection, item.message_hash)
        raw, values = self._found_by_poll(rules, item, raw, known)
        identity = values.get("identity_hash", item.identity_hash)
        same = next((v for v in known if v.identity_hash == identity), None)
        if same is not None:
            self._settle_duplicate(connection, rules, item, raw, same)
            return
        incoming = self._incoming(connection, rules, item, raw, known, values)
        decision = decide(self._state(connection, rules, incoming, known), incoming.record)
        complaint_id = central.apply(connection, SYSTEM, decision, incoming)
        if complaint_id is not None:
            done.complaints.append(complaint_id)

    def _found_by_poll(
        self,
        rules: ChannelRules,
        item: Row[Any],
        raw: RawMessage,
        known: Sequence[Row[Any]],
    ) -> tuple[RawMessage, dict[str, Any]]:
        """A polled message whose words differ from all stored versions is an edit of them."""
        is_plain = item.source == Source.POLL and raw.event is Event.CREATED and not raw.revision
        originals = [v for v in known if v.event != Event.DELETED]
        if not (is_plain and originals):
            return raw, {}
        if any(v.content_hash == item.content_hash for v in originals):
            return raw, {}
        raw = replace(raw, event=Event.EDITED, revision=content_revision(raw.text))
        identity = Identities(self._store.keyring, rules).version(raw)
        return raw, {"event": raw.event, "identity_hash": identity}

    def _settle_duplicate(
        self,
        connection: Connection,
        rules: ChannelRules,
        item: Row[Any],
        raw: RawMessage,
        same: Row[Any],
    ) -> None:
        """Drop a repeat, but keep what it says beyond the message that is stored."""
        now = self._clock.now()
        if same.reporter_id is not None and same.sealed is not None:
            self._enrich(connection, rules, raw, same)
        ledger.settle(
            connection,
            item.id,
            Outcome.DUPLICATE,
            duplicate_of=same.id,
            sealed=None,
            processed_at=now,
        )

    def _enrich(
        self, connection: Connection, rules: ChannelRules, raw: RawMessage, same: Row[Any]
    ) -> None:
        sealer = queries.reporter_sealer(SYSTEM, connection, self._store.keyring, same.reporter_id)
        stored = Record.model_validate_json(sealer.open(same.sealed, central.RECORD))
        richer = enriched(raw_message(stored), raw)
        record = normalize(richer, rules.name, self._knowledge)
        if record == stored:
            return
        central.enrich(connection, SYSTEM, same, sealer, stored, record, self._clock.now())

    def _incoming(
        self,
        connection: Connection,
        rules: ChannelRules,
        item: Row[Any],
        raw: RawMessage,
        known: Sequence[Row[Any]],
        values: dict[str, Any],
    ) -> central.Incoming:
        now = self._clock.now()
        ids = Identities(self._store.keyring, rules)
        reporter_id, sealer = self._reporter(connection, ids, raw, known)
        return central.Incoming(
            item=item,
            record=normalize(raw, rules.name, self._knowledge),
            jurisdiction=rules.jurisdiction,
            reporter_id=reporter_id,
            sealer=sealer,
            settle=rules.settle,
            public_replies_per_hour=rules.public_replies_per_hour,
            zone=rules.zone,
            now=now,
            version=len(known) + 1,
            has_other_versions=bool(known),
            values=values | {"knowledge_version": self._knowledge.version},
        )

    def _reporter(
        self,
        connection: Connection,
        ids: Identities,
        raw: RawMessage,
        known: Sequence[Row[Any]],
    ) -> tuple[int, Any]:
        """Who wrote it; a deletion without a name belongs to the author of the original."""
        addresses = ids.addresses(raw)
        if not addresses and known and known[0].reporter_id is not None:
            author = known[0].reporter_id
            sealer = queries.reporter_sealer(SYSTEM, connection, self._store.keyring, author)
            return author, sealer
        return changes.find_or_add_reporter(
            SYSTEM,
            connection,
            self._store.keyring,
            jurisdiction=ids.rules.jurisdiction,
            address_hashes=addresses,
            now=self._clock.now(),
        )

    def _state(
        self,
        connection: Connection,
        rules: ChannelRules,
        incoming: central.Incoming,
        known: Sequence[Row[Any]],
    ) -> DialogueState:
        record, item = incoming.record, incoming.item
        ids = Identities(self._store.keyring, rules)
        quoted = record.in_reply_to and ids.message(record.conversation_id, record.in_reply_to)
        around = queries.surroundings(
            SYSTEM,
            connection,
            conversation_id=item.conversation_id,
            reporter_id=incoming.reporter_id,
            quoted_hash=quoted or None,
            group_hash=item.group_hash,
        )
        return DialogueState(
            policy=rules.policy,
            now=item.ordered_at,
            has_other_versions=bool(known),
            version_complaint=next((v.complaint_id for v in known if v.complaint_id), None),
            is_version_unsorted=any(v.is_unsorted for v in known),
            quoted_complaint=around.quoted_complaint,
            group_complaint=around.group_complaint,
            latest_complaint=around.latest_complaint,
            latest_message_at=around.latest_message_at,
        )


def parse_safely(rules: ChannelRules, content: bytes, source: Source) -> Sequence[Parsed]:
    """`parse` promises not to raise; a bug in it must still not stop the channel."""
    try:
        body, headers = unpack(content)
        found = rules.parse(body, headers, source, rules.own_ids)
    except Exception as error:
        log.error("parse_failed", channel=rules.name, error=type(error).__name__)
        return [Unreadable("parse_failed")]
    return found or [Ignored("empty")]


def enriched(stored: RawMessage, repeat: RawMessage) -> RawMessage:
    """`stored` with what only `repeat` knows; what both know stays as it was first told."""
    sender = replace(
        stored.sender,
        id=stored.sender.id or repeat.sender.id,
        name=stored.sender.name or repeat.sender.name,
        username=stored.sender.username or repeat.sender.username,
        phone=stored.sender.phone or repeat.sender.phone,
        addresses=_union(stored.sender.addresses, repeat.sender.addresses),
    )
    is_fuller = len(repeat.attachments) > len(stored.attachments)
    knows_content = stored.content in ("text", "other") and repeat.content not in ("text", "other")
    return replace(
        stored,
        sender=sender,
        content=repeat.content if knows_content else stored.content,
        sent_at=stored.sent_at or repeat.sent_at,
        text=stored.text or repeat.text,
        attachments=repeat.attachments if is_fuller else stored.attachments,
        location=stored.location or repeat.location,
        choice=stored.choice or repeat.choice,
        in_reply_to=stored.in_reply_to or repeat.in_reply_to,
        group_id=stored.group_id or repeat.group_id,
        is_forwarded=stored.is_forwarded or repeat.is_forwarded,
    )


def _union(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    return first + tuple(one for one in second if one not in first)
