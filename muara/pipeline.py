"""The one path: delivery -> items -> record -> decision -> store, for workers, CLI and tests."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Literal, Protocol
from zoneinfo import ZoneInfo

from pydantic import TypeAdapter
from sqlalchemy import Connection, Row
from sqlalchemy.exc import OperationalError

from channels import manual
from channels.base import (
    DeliveryReceipt,
    Event,
    Ignored,
    MessageRef,
    Parse,
    Parsed,
    RawMessage,
    ReplyRules,
    Source,
    Surface,
    Unreadable,
    content_revision,
)
from forwarder import central
from forwarder.base import NEW_CASE, RECORD, Deed, Facet, Join, Keep, Open, Turn, Wish
from forwarder.facets import known_of
from forwarder.telling import tell_what_waited
from muara import notices
from muara.calendars import Timing
from muara.chronicle import recount
from muara.clock import Clock
from muara.contacts import contacts_of
from muara.deadlines import Clock as Deadline
from muara.deadlines import Event as Moment
from muara.deadlines import Happened, clocks
from muara.dialogue import decide, is_addressed
from muara.dialogue_state import Case, DialogueState, EmergencyNumber, Policy
from muara.log import get_logger
from muara.memory import Memory, memory_of
from muara.news import Teller
from muara.objecting import look_at_objection
from muara.office_hours import hours_in_words
from muara.reporter_cases import case_of, status_words, time_in_words
from muara.steering import needs_all_cases, wants_person
from muara.wishes import read_code
from normalizer.knowledge import DEFAULT, Knowledge
from normalizer.normalize import normalize, raw_message
from normalizer.record import Record
from normalizer.text import clean
from store import (
    alerts,
    changes,
    dialogues,
    emergency_numbers,
    ledger,
    people,
    queries,
    sending,
)
from store.alerts import AlertKind
from store.batch import batched, write_now
from store.clocks import start_deadlines
from store.errors import Erased
from store.models import Outcome
from store.scope import SYSTEM
from store.sealing import Keyring, Sealer
from store.session import Store
from store.tracking import is_check_code

log = get_logger(__name__)


class KnowledgeSource(Protocol):
    """Where the pipeline learns what each government knows."""

    def of(self, jurisdiction: str) -> Knowledge:
        """What the government with this code (of `jurisdictions` in config.yaml) knows."""

    def refresh(self) -> None:
        """Called now and then, outside transactions: time to look whether that has changed."""


class TimingSource(Protocol):
    """Where the pipeline learns what each government's clocks are counted by."""

    def of(self, jurisdiction: str) -> Timing:
        """Of the government with this code; called outside transactions now and then."""


class NoKnowledge:
    """Nothing beyond what each message says."""

    def of(self, jurisdiction: str) -> Knowledge:
        return DEFAULT

    def refresh(self) -> None:
        return


_RAW = TypeAdapter(RawMessage)
MAX_ATTEMPTS = 3
_SMALLEST_BATCH = 8
_SURGE_SECONDS = 10.0
_PERSON_SECONDS = 2 * 60 * 60
"""Within so much working time an officer answers who asks for one."""
_JAKARTA = ZoneInfo("Asia/Jakarta")


_PLAIN = ReplyRules(max_length=4000)


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
    polls_show_edits: bool = False
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
        knowledge: KnowledgeSource | None = None,
        timings: TimingSource | None = None,
        batch: int = 200,
        seconds: float = 0.050,
    ) -> None:
        self.store = self._store = store
        self.channels = self._channels = channels
        self.clock = self._clock = clock
        self._knowledge = knowledge or NoKnowledge()
        self._timings = timings
        self._most = batch
        self._batch = min(32, batch)
        self._seconds = seconds if store.is_sqlite else 0.25
        # Of the last second: clocks are counted in whole ones, and in a rush many begin together.
        self._first_clocks: tuple[Timing, datetime, Sequence[Deadline]] | None = None
        self._is_surge = False
        self._surge_looked_at = time.monotonic()

    def work(self) -> Worked:
        """One turn: parse some deliveries, then settle some items. Repeat until idle."""
        done = Worked()
        done.deliveries = self._parse_some()
        if done.deliveries:
            self._knowledge.refresh()
            self._look_at_calendars()
            self._look_for_surge()
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

    def _look_at_calendars(self) -> None:
        """They read the store now and then: let that not be within a transaction."""
        if self._timings is not None:
            for jurisdiction in {rules.jurisdiction for rules in self._channels.values()}:
                self._timings.of(jurisdiction)

    def first_clocks(self, channel: str, opened_at: datetime) -> Sequence[Deadline]:
        """The clocks of a complaint that has only been opened."""
        if self._timings is None:
            return ()
        timing = self._timings.of(self._channels[channel].jurisdiction)
        second = opened_at.replace(microsecond=0)
        known = self._first_clocks
        if known is None or known[0] is not timing or known[1] != second:
            found = clocks([Moment(Happened.OPENED, second)], timing.rules, timing.calendar)
            known = self._first_clocks = timing, second, found
        return [replace(clock, started_at=opened_at) for clock in known[2]]

    def policy_of(self, rules: ChannelRules) -> Policy:
        """The channel's policy at this moment."""
        return replace(rules.policy, is_surge=True) if self._is_surge else rules.policy

    def _look_for_surge(self) -> None:
        """Now and then: whether very many are telling something."""
        if time.monotonic() - self._surge_looked_at > _SURGE_SECONDS:
            self._surge_looked_at = time.monotonic()
            with self._store.read() as connection:
                self._is_surge = dialogues.is_surge(SYSTEM, connection)

    def person_by(self, channel: str, now: datetime) -> datetime | None:
        """Until when an officer answers who asks for one; None where no hours are known."""
        if self._timings is None:
            return None
        timing = self._timings.of(self._channels[channel].jurisdiction)
        return timing.calendar.moved(now, _PERSON_SECONDS)

    def recount(self, connection: Connection, complaint_id: int, channel: str) -> None:
        """Set the clocks of a complaint anew after a deed of its reporter."""
        if self._timings is not None:
            timing = self._timings.of(self._channels[channel].jurisdiction)
            recount(connection, complaint_id, timing)

    def hurry(self, channel: str, content_hash: bytes) -> None:
        """Parse and settle one delivery before its turn, as far as no other worker holds it:
        somebody waits at a screen for what becomes of it."""
        with self._store.read() as connection:
            delivery_ids = ledger.deliveries_of(connection, channel, content_hash)
        self._singly(delivery_ids, self._parse_claimed, self._note_failed_delivery)
        with self._store.read() as connection:
            item_ids = ledger.pending_items_of(connection, delivery_ids)
        done = Worked()
        self._singly(item_ids, partial(self._settle_claimed, done), self._note_failure)

    def normalize(self, raw: RawMessage, channel: str) -> Record:
        """The record of a message under this government's knowledge."""
        return normalize(raw, channel, self.knowledge_of(channel))

    def knowledge_of(self, channel: str) -> Knowledge:
        """What the channel's government knows at this moment."""
        return self._knowledge.of(self._channels[channel].jurisdiction)

    def identities(self, channel: str) -> Identities:
        return Identities(self._store.keyring, self._channels[channel])

    def office_hours(self, channel: str, language: str) -> str:
        """When officers of the channel's government are at work, in words."""
        if self._timings is None:
            return ""
        timing = self._timings.of(self._channels[channel].jurisdiction)
        return hours_in_words(timing.calendar, self._clock.now(), language)

    # -- deliveries

    def _parse_some(self) -> int:
        try:
            with self._store.write() as connection, batched(connection):
                waiting = ledger.pending_deliveries(connection, self._batch)
                parsed: list[tuple[Row[Any], Sequence[ledger.NewItem]]] = []
                count = self._for_each(
                    waiting, lambda one: self._parse_one(connection, one, parsed.append)
                )
                self._record(connection, parsed)
                return count
        except OperationalError:
            raise  # the database's trouble, not a delivery's: the worker tries again
        except Exception as error:
            # One delivery must not hold up the others: do them one by one, and set it apart.
            log.warning("batch_failed", error=type(error).__name__)
            return self._parse_singly()

    def _parse_singly(self) -> int:
        with self._store.write() as connection:
            waiting = [d.id for d in ledger.pending_deliveries(connection, _SMALLEST_BATCH)]
        self._singly(waiting, self._parse_claimed, self._note_failed_delivery)
        return len(waiting)

    def _parse_claimed(self, connection: Connection, delivery_id: int) -> None:
        delivery = ledger.claim_delivery(connection, delivery_id)
        if delivery is not None:
            self.parse_delivery(connection, delivery)

    def _singly(
        self,
        row_ids: Sequence[int],
        do: Callable[[Connection, int], None],
        note_failure: Callable[[int, Exception], None],
    ) -> None:
        """Do each row in a transaction of its own; what fails with one stays with it."""
        for row_id in row_ids:
            try:
                with self._store.write() as connection, batched(connection):
                    do(connection, row_id)
            except OperationalError:
                raise
            except Exception as error:
                note_failure(row_id, error)

    def _note_failed_delivery(self, delivery_id: int, error: Exception) -> None:
        with self._store.write() as connection:
            gave_up = ledger.note_failed_delivery(
                self._store, connection, delivery_id, MAX_ATTEMPTS
            )
        level = log.error if gave_up else log.warning
        level("delivery_failed", delivery=delivery_id, error=type(error).__name__, gave_up=gave_up)

    def _for_each(self, rows: Sequence[Row[Any]], do: Callable[[Row[Any]], None]) -> int:
        """Do as many as fit into the time of one transaction; how many that were.

        The size of the next batch follows, so that rows are not fetched in vain.
        """
        until = time.monotonic() + self._seconds
        for count, row in enumerate(rows, start=1):
            do(row)
            if time.monotonic() > until or self._store.is_write_wanted:
                self._batch = max(_SMALLEST_BATCH, count)
                return count
        if len(rows) == self._batch:
            self._batch = min(self._most, self._batch * 2)
        return len(rows)

    def parse_delivery(self, connection: Connection, delivery: Row[Any]) -> None:
        """Find the items of one delivery; what cannot be read is kept whole."""
        parsed: list[tuple[Row[Any], Sequence[ledger.NewItem]]] = []
        self._parse_one(connection, delivery, parsed.append)
        self._record(connection, parsed)

    def _record(
        self,
        connection: Connection,
        parsed: Sequence[tuple[Row[Any], Sequence[ledger.NewItem]]],
    ) -> None:
        ledger.record_items(self._store, connection, parsed)
        note_receipts(connection, [item for _, found in parsed for item in found])

    def _parse_one(
        self,
        connection: Connection,
        delivery: Row[Any],
        keep: Callable[[tuple[Row[Any], Sequence[ledger.NewItem]]], None],
    ) -> None:
        content = ledger.delivery_content(self._store, connection, delivery)
        rules = self._channels.get(delivery.channel)
        if rules is None:
            reason = "channel_not_configured"
            ledger.mark_unreadable(self._store, connection, delivery, content, reason)
            return
        found = self.read(connection, rules, content, Source(delivery.source))
        if len(found) == 1 and found[0].outcome == Outcome.UNREADABLE:
            reason = found[0].reason or "unreadable"
            ledger.mark_unreadable(self._store, connection, delivery, content, reason)
            # A row of an imported list that fails is told to whoever imports it.
            tell = log.info if delivery.source == Source.ENTRY else log.error
            tell("delivery_unreadable", channel=rules.name, delivery=delivery.id)
            return
        keep((delivery, found))

    def read(
        self, connection: Connection, rules: ChannelRules, content: bytes, source: Source
    ) -> list[ledger.NewItem]:
        """The items in a delivery's content, ready for the ledger and for `note_receipts`."""
        found = parse_safely(rules, content, source)
        return [self._new_item(connection, rules, one) for one in found]

    def _new_item(
        self, connection: Connection, rules: ChannelRules, found: Parsed
    ) -> ledger.NewItem:
        match found:
            case RawMessage():
                return self._new_message(rules, found)
            case DeliveryReceipt():
                return self._new_receipt(connection, rules, found)
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
        return is_addressed(raw.content, clean(raw.text), rules.bot_username)

    def _new_receipt(
        self, connection: Connection, rules: ChannelRules, receipt: DeliveryReceipt
    ) -> ledger.NewItem:
        ids = Identities(self._store.keyring, rules)
        code = f":{receipt.error_code}" if receipt.error_code else ""
        if receipt.error_code in rules.reply_rules.window_errors:
            code = f":{changes.WINDOW_CLOSED}"
        new = ledger.NewItem(outcome=Outcome.RECEIPT, reason=receipt.status + code)
        if receipt.conversation_id is not None:
            new.conversation_hash = ids.conversation(receipt.conversation_id)
        if receipt.external_id is not None:
            new.message_hash = ids.message(receipt.conversation_id or "", receipt.external_id)
        elif receipt.status in ("blocked", "unblocked") and new.conversation_hash:
            blocked_at = (receipt.at or self._clock.now()) if receipt.status == "blocked" else None
            changes.note_reachable(
                SYSTEM, connection, rules.name, new.conversation_hash, blocked_at=blocked_at
            )
        return new

    # -- items

    def _settle_some(self, done: Worked) -> int:
        try:
            with self._store.write() as connection, batched(connection):
                waiting = self._claim(connection, self._batch)
                batch = _Batch(self, connection, waiting, done)
                return self._for_each(waiting, batch.settle)
        except OperationalError:
            raise  # the database's trouble, not a message's: the worker tries again
        except Exception as error:
            # One message must not hold up the others: do them one by one, and set it apart.
            log.warning("batch_failed", error=type(error).__name__)
            return self._settle_singly(done)

    def _claim(self, connection: Connection, limit: int) -> Sequence[Row[Any]]:
        claimed = ledger.claim_conversations(connection, limit)
        return ledger.pending_items(connection, claimed, limit) if claimed else []

    def _settle_singly(self, done: Worked) -> int:
        with self._store.write() as connection:
            waiting = [row.id for row in self._claim(connection, _SMALLEST_BATCH)]

        self._singly(waiting, partial(self._settle_claimed, done), self._note_failure)
        return len(waiting)

    def _settle_claimed(self, done: Worked, connection: Connection, item_id: int) -> None:
        item = ledger.claim_item(connection, item_id)
        if item is not None:
            _Batch(self, connection, [item], done).settle(item)

    def _note_failure(self, item_id: int, error: Exception) -> None:
        with self._store.write() as connection:
            gave_up = ledger.note_failure(self._store, connection, item_id, MAX_ATTEMPTS)
        level = log.error if gave_up else log.warning
        level("item_failed", item=item_id, error=type(error).__name__, gave_up=gave_up)


class _Batch:
    """Items settled in one transaction: what the store knows of them is read at once."""

    def __init__(
        self,
        pipeline: Pipeline,
        connection: Connection,
        waiting: Sequence[Row[Any]],
        done: Worked,
    ) -> None:
        self._pipeline = pipeline
        self._store = pipeline.store
        self._connection = connection
        self._done = done
        self._now = pipeline.clock.now()
        self._raws = {item.id: self._open(item) for item in waiting}
        self._addresses = {i.id: self._ids(i).addresses(self._raws[i.id]) for i in waiting}
        self._versions = ledger.versions(connection, [i.message_hash for i in waiting])
        self._reporters = queries.reporters_of(
            SYSTEM, connection, [one for found in self._addresses.values() for one in found]
        )
        self._cases = self._cases_at_hand(waiting)
        self._public_cases = self._told_in_public(waiting)
        self._places = self._conversations(waiting)
        self._untold = self._waiting_news(waiting)

    def _open(self, item: Row[Any]) -> RawMessage:
        return _RAW.validate_json(ledger.waiting_content(self._store, self._connection, item))

    def _cases_at_hand(self, waiting: Sequence[Row[Any]]) -> dict[tuple[int, int], list[Case]]:
        """Of each reporter in each conversation, the latest last."""
        if not waiting:
            return {}
        window = max(self._rules(item).policy.join_window for item in waiting)
        found: dict[tuple[int, int], list[Case]] = {}
        for row in dialogues.cases_at_hand(
            SYSTEM,
            self._connection,
            list({item.conversation_id for item in waiting}),
            list({known.id for known in self._reporters.values()}),
            min(item.ordered_at for item in waiting) - window,
        ):
            found.setdefault((row.conversation_id, row.reporter_id), []).append(
                case_of(row, row.conversation_id)
            )
        return found

    def _told_in_public(self, waiting: Sequence[Row[Any]]) -> dict[int, list[Case]]:
        """Of reporters who may answer in private below our one private answer to a comment."""
        able = [item for item in waiting if self._rules(item).policy.answers_comments_in_private]
        if not any(self._raws[item.id].surface is Surface.DIRECT for item in able):
            return {}
        since = min(i.ordered_at - self._rules(i).policy.join_window for i in able)
        reporter_ids = list({known.id for known in self._reporters.values()})
        found: dict[int, list[Case]] = {}
        for row in dialogues.public_cases(SYSTEM, self._connection, reporter_ids, since):
            found.setdefault(row.reporter_id, []).append(case_of(row, row.conversation_id))
        return found

    def _conversations(self, waiting: Sequence[Row[Any]]) -> dict[int, _Place]:
        ids = list({item.conversation_id for item in waiting})
        rows = dialogues.conversations_of(SYSTEM, self._connection, ids)
        return {
            number: _Place(memory_of(row.memory), row.held_until, row.last_direct_at)
            for number, row in rows.items()
        }

    def _waiting_news(self, waiting: Sequence[Row[Any]]) -> list[Row[Any]]:
        """What could not be told before these citizens' next message."""
        if all(self._raws[item.id].surface is not Surface.DIRECT for item in waiting):
            return []
        conversation_ids = list({item.conversation_id for item in waiting})
        reporter_ids = list({known.id for known in self._reporters.values()})
        return list(sending.waiting_for(SYSTEM, self._connection, conversation_ids, reporter_ids))

    def _rules(self, item: Row[Any]) -> ChannelRules:
        return self._pipeline.channels[item.channel]

    def _ids(self, item: Row[Any]) -> Identities:
        return Identities(self._store.keyring, self._rules(item))

    # -- one item

    def settle(self, item: Row[Any]) -> None:
        """Store one message and what follows from it, or drop it as a repeat."""
        known = self._versions[item.message_hash]
        raw, identity = self._told_apart(item, known)
        same = next((v for v in known if v.identity_hash == identity), None)
        same = same or self._polled_before(item, raw, known)
        if same is not None:
            self._settle_duplicate(item, raw, same)
            return
        incoming = self._incoming(item, raw, identity, known)
        turn = _kept_back(decide(self._state(incoming, known), incoming.record), known)
        is_opening = isinstance(turn.decision, Open)
        late = [deed for deed in turn.deeds if is_opening and deed.complaint_id == NEW_CASE]
        early = [deed for deed in turn.deeds if deed not in late]
        if not self._do(incoming, early, NEW_CASE):
            turn = replace(turn, replies=turn.otherwise or turn.replies)
        complaint_id = central.apply(self._connection, SYSTEM, turn, incoming)
        if complaint_id is not None and is_opening:
            self._start_clocks(item, complaint_id)
        self._remember(incoming, turn, complaint_id)
        self._tell(incoming.record, complaint_id)
        self._do(incoming, late, complaint_id or NEW_CASE)
        if turn.deeds:
            write_now(self._connection)
            self._read_again(item, incoming.reporter_id)
        if self._untold:
            self._tell_what_waited(incoming, complaint_id)
        if turn.wants_person:
            self._tell_of_person(incoming)

    def _tell_what_waited(self, incoming: central.Incoming, complaint_id: int | None) -> None:
        """Whoever writes in private can be told there, also what is of a comment of theirs."""
        record, item = incoming.record, incoming.item
        if record.surface is not Surface.DIRECT or record.event is not Event.CREATED:
            return
        theirs = [
            row
            for row in self._untold
            if row.destination == f"channel:{item.channel}"
            and (
                row.conversation_id == item.conversation_id
                or row.reporter_id == incoming.reporter_id
                or (complaint_id is not None and row.complaint_id == complaint_id)
            )
        ]
        if not theirs:
            return
        self._untold = [row for row in self._untold if row not in theirs]
        addresses = record.sender.addresses
        to = MessageRef(
            conversation_id=record.conversation_id,
            external_id=record.external_id,
            surface=record.surface,
            address=addresses[0] if addresses else None,
        )
        tell_what_waited(
            SYSTEM,
            self._connection,
            self._store.keyring,
            theirs,
            to,
            item.conversation_id,
            self._now,
        )

    def _start_clocks(self, item: Row[Any], complaint_id: int) -> None:
        found = self._pipeline.first_clocks(item.channel, item.received_at)
        start_deadlines(SYSTEM, self._connection, complaint_id, found)

    def _do(self, incoming: central.Incoming, deeds: Sequence[Deed], new_case: int) -> bool:
        """What the reporter wants of complaints of theirs, with the clocks that this changes.

        False where something was not possible any more. `new_case` is what this turn has opened.
        """
        item, is_all_done = incoming.item, True
        for deed in deeds:
            wanted = replace(deed, complaint_id=deed.complaint_id or new_case)
            complaint_id = central.do(self._connection, SYSTEM, wanted, incoming)
            if complaint_id is None:
                is_all_done = False
                continue
            if wanted.wish is Wish.OPEN:
                new_case = complaint_id
                self._start_clocks(item, complaint_id)
                self._done.complaints.append(complaint_id)
            elif wanted.wish in _MOVES_CLOCKS:
                self._pipeline.recount(self._connection, complaint_id, item.channel)
            self._tell_of_wish(wanted.wish, complaint_id)
            if wanted.wish is Wish.OBJECT:
                teller = Teller(self._store.keyring, self._pipeline.channels)
                look_at_objection(teller, self._connection, complaint_id, self._now)
        return is_all_done

    def _tell_of_wish(self, wish: Wish, complaint_id: int) -> None:
        if wish is Wish.THREATENED:
            event = notices.Event.THREAT
            notices.tell(SYSTEM, self._connection, event, complaint_id=complaint_id, now=self._now)
            self._raise_alert(complaint_id, AlertKind.THREAT)

    def _read_again(self, item: Row[Any], reporter_id: int) -> None:
        """A deed changes more of a case than a message does."""
        place = (item.conversation_id, reporter_id)
        since = item.ordered_at - self._rules(item).policy.join_window
        rows = dialogues.cases_at_hand(
            SYSTEM, self._connection, [item.conversation_id], [reporter_id], since
        )
        self._cases[place] = [case_of(row, item.conversation_id) for row in rows]
        self._public_cases |= self._told_in_public([item])

    def _tell(self, record: Record, complaint_id: int | None) -> None:
        """Operators hear of emergencies, and that something was sealed on arrival."""
        found = record.suggestions
        if complaint_id is None or found is None:
            return
        is_sealed = any(sign.kind in changes.SEALS for sign in found.signs)
        if is_sealed or found.urgency.is_emergency:
            kind = notices.Event
            event = kind.SEALED_ARRIVED if is_sealed else kind.EMERGENCY
            notices.tell(SYSTEM, self._connection, event, complaint_id=complaint_id, now=self._now)
        if found.urgency.is_emergency:
            self._raise_alert(complaint_id, AlertKind.EMERGENCY)

    def _raise_alert(self, complaint_id: int, kind: AlertKind) -> None:
        """Others hear of it in turn until somebody looks after it, see `muara.alerting`."""
        write_now(self._connection)  # the complaint may have been opened in this very batch
        alerts.raise_alert(
            SYSTEM, self._connection, complaint_id, kind, self._now, next_at=self._now
        )

    def _tell_of_person(self, incoming: central.Incoming) -> None:
        """Officers hear that a citizen wants to speak with one of them."""
        item = incoming.item
        cases = self._cases.get((item.conversation_id, incoming.reporter_id), [])
        channels = {item.channel: self._rules(item).jurisdiction}
        notices.tell(
            replace(SYSTEM, channels=channels),
            self._connection,
            notices.Event.PERSON_WANTED,
            complaint_id=cases[-1].id if cases else None,
            channel=item.channel,
            now=self._now,
        )

    def _told_apart(
        self, item: Row[Any], known: Sequence[ledger.Version]
    ) -> tuple[RawMessage, bytes]:
        """The message and its identity. Where polls show edits, a poll may have new words under
        the original's name, and the webhook with the first words may come after such a poll."""
        raw, rules = self._raws[item.id], self._rules(item)
        is_entry = item.source == Source.ENTRY
        is_plain = raw.event is Event.CREATED and not raw.revision
        originals = [v for v in known if v.event != Event.DELETED]
        if not ((rules.polls_show_edits or is_entry) and is_plain and originals):
            return raw, item.identity_hash
        told = [v for v in originals if v.source != Source.ENTRY]
        if is_entry and told:  # what an operator copied says no more than the platform itself
            return raw, told[-1].identity_hash
        is_polled = item.source == Source.POLL
        said = next((v for v in originals if v.content_hash == item.content_hash), None)
        if said is not None:
            # A poll may have brought the first words between an edit and their own webhook.
            is_the_same = is_polled or said.source == Source.POLL
            return raw, said.identity_hash if is_the_same else item.identity_hash
        is_taken = any(v.identity_hash == item.identity_hash for v in originals)
        if not (is_polled or is_taken):
            return raw, item.identity_hash
        raw = replace(raw, event=Event.EDITED, revision=content_revision(raw.text))
        return raw, self._ids(item).version(raw)

    def _polled_before(
        self, item: Row[Any], raw: RawMessage, known: Sequence[ledger.Version]
    ) -> ledger.Version | None:
        """The newest version, when a poll brought it and this edit says no more than it does."""
        is_edit = raw.event is Event.EDITED and not raw.attachments
        if not (known and is_edit and self._rules(item).polls_show_edits):
            return None
        newest = known[-1]
        is_same = newest.source == Source.POLL and newest.content_hash == item.content_hash
        return newest if is_same and newest.event != Event.DELETED else None

    def _settle_duplicate(self, item: Row[Any], raw: RawMessage, same: ledger.Version) -> None:
        """Drop a repeat, but keep what it says beyond the message that is stored."""
        self._enrich(item, raw, same)
        ledger.settle(
            self._connection,
            item.id,
            ledger.Settled(
                outcome=Outcome.DUPLICATE,
                processed_at=self._now,
                duplicate_of=same.id,
                event=item.event,
                identity_hash=item.identity_hash,
            ),
        )

    def _enrich(self, item: Row[Any], raw: RawMessage, same: ledger.Version) -> None:
        write_now(self._connection)  # the first of the two may stand in this very batch
        row = ledger.stored_item(self._connection, same.id)
        if row.reporter_id is None or row.sealed is None:
            return
        sealer = queries.reporter_sealer(
            SYSTEM, self._connection, self._store.keyring, row.reporter_id
        )
        stored = Record.model_validate_json(sealer.open(row.sealed, RECORD))
        richer = self._pipeline.normalize(enriched(raw_message(stored), raw), item.channel)
        if richer != stored:
            central.enrich(self._connection, SYSTEM, row, sealer, stored, richer, self._now)

    def _incoming(
        self,
        item: Row[Any],
        raw: RawMessage,
        identity: bytes,
        known: Sequence[ledger.Version],
    ) -> central.Incoming:
        rules = self._rules(item)
        # A webhook that had to give way to a poll tells the words before the edit.
        is_older = identity != item.identity_hash and item.source != Source.POLL
        reporter_id, sealer = self._reporter(item, raw, known)
        return central.Incoming(
            item=item,
            record=self._pipeline.normalize(raw, item.channel),
            jurisdiction=rules.jurisdiction,
            reporter_id=reporter_id,
            sealer=sealer,
            settle=rules.settle,
            public_replies_per_hour=rules.public_replies_per_hour,
            zone=rules.zone,
            now=self._now,
            version=0 if is_older else len(known) + 1,
            has_other_versions=bool(known),
            is_first_version=not any(version.complaint_id for version in known),
            identity_hash=identity,
            knowledge_version=self._pipeline.knowledge_of(item.channel).version,
        )

    def _reporter(
        self, item: Row[Any], raw: RawMessage, known: Sequence[ledger.Version]
    ) -> tuple[int, Sealer]:
        """Who wrote it; a deletion without a name belongs to the author of the original."""
        addresses = self._addresses[item.id]
        if not addresses and known and known[0].reporter_id is not None:
            author = known[0].reporter_id
            keyring = self._store.keyring
            with suppress(Erased):  # whoever was forgotten speaks as somebody new
                return author, queries.reporter_sealer(SYSTEM, self._connection, keyring, author)
        is_new = not any(address in self._reporters for address in addresses)
        reporter_id, sealer = people.find_or_add_reporter(
            SYSTEM,
            self._connection,
            self._store.keyring,
            jurisdiction=self._rules(item).jurisdiction,
            address_hashes=addresses,
            now=self._now,
            known=self._reporters,
            contact_hashes=self._ids(item).contacts(raw) if is_new else (),
        )
        if not is_new and raw.contact is not None:  # they may have sent their own number
            people.add_contacts(
                SYSTEM, self._connection, reporter_id, self._ids(item).contacts(raw)
            )
        return reporter_id, sealer

    def _state(self, incoming: central.Incoming, known: Sequence[ledger.Version]) -> DialogueState:
        item, record = incoming.item, incoming.record
        rules = self._rules(item)
        place = self._places.get(item.conversation_id) or _Place()
        cases = self._cases_here(item, incoming)
        if needs_all_cases(place.memory, record):
            cases = self._all_cases(incoming, place.memory.language or rules.policy.language)
        language = place.memory.language or rules.policy.language
        is_asked = wants_person(record)
        return DialogueState(
            policy=self._pipeline.policy_of(rules),
            now=self._now,
            said_at=item.ordered_at,
            has_other_versions=bool(known),
            version_complaint=next((v.complaint_id for v in known if v.complaint_id), None),
            is_version_unsorted=any(v.is_unsorted for v in known),
            quoted_complaint=self._quoted_complaint(incoming),
            group_complaint=self._group_complaint(item),
            cases=tuple(cases),
            memory=place.memory,
            heard_at=place.heard_at,
            is_held=place.held_until is not None and place.held_until > self._now,
            numbers=self._numbers(rules.jurisdiction, record),
            item_id=item.id,
            is_code_right=self._is_code_right(place.memory, record, cases),
            person_by=self._person_by(item, language) if is_asked else "",
            person_hours=self._pipeline.office_hours(item.channel, language) if is_asked else "",
        )

    def _person_by(self, item: Row[Any], language: str) -> str:
        """Until when somebody writes, in words; empty where no working hours are known."""
        due_at = self._pipeline.person_by(item.channel, self._now)
        return "" if due_at is None else time_in_words(due_at, self._rules(item).zone, language)

    def _cases_here(self, item: Row[Any], incoming: central.Incoming) -> list[Case]:
        """The reporter's in this conversation; in private also what they told in public."""
        cases = self._cases.setdefault((item.conversation_id, incoming.reporter_id), [])
        if incoming.record.surface is Surface.DIRECT:
            known = {case.id for case in cases}
            public = self._public_cases.pop(incoming.reporter_id, [])
            cases += [case for case in public if case.id not in known]
            cases.sort(key=lambda case: (case.last_message_at, case.id))
        return cases

    def _all_cases(self, incoming: central.Incoming, language: str) -> list[Case]:
        """All of the reporter's complaints, the latest last, with words on where they stand."""
        write_now(self._connection)
        zone = self._rules(incoming.item).zone
        rows = dialogues.cases_of(SYSTEM, self._connection, incoming.reporter_id)
        return [
            case_of(
                row,
                incoming.item.conversation_id,
                status_words(row, self._agencies(row.id), zone, language),
            )
            for row in sorted(rows, key=lambda row: (row.last_message_at, row.id))
        ]

    def _agencies(self, complaint_id: int) -> list[str]:
        return dialogues.agencies_at_work(SYSTEM, self._connection, complaint_id)

    def _numbers(self, jurisdiction: str, record: Record) -> list[EmergencyNumber]:
        """Whom to call, where the message tells of danger: only what a person has confirmed."""
        found = record.suggestions
        if found is None or not found.urgency.is_emergency:
            return []
        rows = emergency_numbers.numbers_of(SYSTEM, self._connection, jurisdiction)
        return [EmergencyNumber(r.kind, r.number, r.label) for r in rows if r.confirmed_on]

    def _is_code_right(self, memory: Memory, record: Record, cases: Sequence[Case]) -> bool:
        code = read_code(record) if memory.proving is not None else None
        if code is None:
            return False
        keyring = self._store.keyring
        return any([is_check_code(keyring, case.tracking_id, code) for case in cases])

    def _quoted_complaint(self, incoming: central.Incoming) -> int | None:
        record = incoming.record
        if record.form is not None and record.form.about is not None:
            write_now(self._connection)
            return queries.complaint_of_reporter(
                SYSTEM, self._connection, record.form.about, incoming.reporter_id
            )
        if record.in_reply_to is None:
            return None
        write_now(self._connection)
        quoted = self._ids(incoming.item).message(record.conversation_id, record.in_reply_to)
        return queries.quoted_complaint(SYSTEM, self._connection, quoted, incoming.reporter_id)

    def _group_complaint(self, item: Row[Any]) -> int | None:
        if item.group_hash is None:
            return None
        write_now(self._connection)
        return queries.group_complaint(SYSTEM, self._connection, item.group_hash)

    def _remember(self, incoming: central.Incoming, turn: Turn, complaint_id: int | None) -> None:
        """What later items of this batch must know; the store has it only at the end."""
        item, record, decision = incoming.item, incoming.record, turn.decision
        stored = ledger.Version(
            id=item.id,
            message_hash=item.message_hash,
            identity_hash=incoming.identity_hash,
            content_hash=item.content_hash,
            event=record.event,
            complaint_id=complaint_id,
            reporter_id=incoming.reporter_id,
            is_unsorted=isinstance(decision, Keep) and decision.is_unsorted,
            source=item.source,
            is_withheld=isinstance(decision, Join) and decision.is_withheld,
        )
        if record.surface is Surface.DIRECT:
            place = self._places.get(item.conversation_id) or _Place()
            memory = place.memory if turn.memory is None else memory_of(turn.memory)
            heard_at = max(place.heard_at or item.ordered_at, item.ordered_at)
            self._places[item.conversation_id] = _Place(memory, place.held_until, heard_at)
        known = self._versions[item.message_hash]
        if complaint_id is not None:
            known[:] = [replace(v, complaint_id=complaint_id, is_unsorted=False) for v in known]
            self._remember_case(incoming, turn, complaint_id)
            self._done.complaints.append(complaint_id)
        known.insert(len(known) if incoming.version else 0, stored)

    def _remember_case(self, incoming: central.Incoming, turn: Turn, complaint_id: int) -> None:
        item = incoming.item
        cases = self._cases.setdefault((item.conversation_id, incoming.reporter_id), [])
        before = next((case for case in cases if case.id == complaint_id), None)
        if before is None and not isinstance(turn.decision, Open):  # an older one was quoted
            write_now(self._connection)
            self._read_again(item, incoming.reporter_id)
            return
        found = before or _new_case(incoming, complaint_id)
        suggested = incoming.record.suggestions
        answered = turn.answered or Facet(0)
        changed = replace(
            found,
            # What is late, such as an edit of an old complaint, does not make that the latest.
            last_message_at=max(found.last_message_at, item.ordered_at),
            awaiting=None if answered else found.awaiting,
            missing=found.missing & ~answered & ~known_of(incoming.record),
            is_emergency=found.is_emergency
            or (suggested is not None and suggested.urgency.is_emergency),
        )
        cases[:] = [case for case in cases if case.id != complaint_id]
        cases.append(changed)
        cases.sort(key=lambda case: (case.last_message_at, case.id))


def _kept_back(turn: Turn, known: Sequence[ledger.Version]) -> Turn:
    """An edit of what agencies do not see yet is not seen either."""
    is_withheld = any(version.is_withheld for version in known)
    if not is_withheld or not isinstance(turn.decision, Join):
        return turn
    return replace(turn, decision=replace(turn.decision, is_withheld=True))


@dataclass(frozen=True, slots=True)
class _Place:
    """What is known of a conversation."""

    memory: Memory = field(default_factory=Memory)
    held_until: datetime | None = None
    heard_at: datetime | None = None


_MOVES_CLOCKS = frozenset({Wish.CONFIRM, Wish.OBJECT, Wish.WITHDRAW, Wish.ATTACH})


def _new_case(incoming: central.Incoming, complaint_id: int) -> Case:
    """A complaint that this batch has opened; its tracking id is not needed before the store has
    it."""
    entry = incoming.record.entry
    return Case(
        id=complaint_id,
        tracking_id="",
        last_message_at=incoming.item.ordered_at,
        is_gathering=entry is None or not entry.is_whole,
        is_public=incoming.record.surface is not Surface.DIRECT,
    )


def note_receipts(connection: Connection, found: Sequence[ledger.NewItem]) -> None:
    """Let the receipts among what was found take effect on our replies."""
    told = [
        (item.message_hash, item.reason or "")
        for item in found
        if item.outcome == Outcome.RECEIPT and item.message_hash is not None
    ]
    changes.note_receipts(SYSTEM, connection, told)


def parse_safely(rules: ChannelRules, content: bytes, source: Source) -> Sequence[Parsed]:
    """`parse` promises not to raise; a bug in it must still not stop the channel."""
    try:
        body, headers = unpack(content)
        parse = manual.parse if source is Source.ENTRY else rules.parse
        found = parse(body, headers, source, rules.own_ids)
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
        contact=stored.contact or repeat.contact,
        choice=stored.choice or repeat.choice,
        in_reply_to=stored.in_reply_to or repeat.in_reply_to,
        group_id=stored.group_id or repeat.group_id,
        entry=stored.entry or repeat.entry,
        form=stored.form or repeat.form,
        is_forwarded=stored.is_forwarded or repeat.is_forwarded,
    )


def _union(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    return first + tuple(one for one in second if one not in first)
