"""The one path: delivery -> items -> record -> decision -> store, for workers, CLI and tests."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any, Protocol

from sqlalchemy import Connection, Row
from sqlalchemy.exc import OperationalError

from channels import manual
from channels.base import (
    DeliveryReceipt,
    Ignored,
    Parsed,
    RawMessage,
    Source,
    Surface,
    Unreadable,
)
from muara.calendars import Timing
from muara.channel_rules import ChannelRules, Identities
from muara.chronicle import recount
from muara.clock import Clock
from muara.deadlines import Clock as Deadline
from muara.deadlines import Event as Moment
from muara.deadlines import Happened, clocks
from muara.dialogue import is_addressed
from muara.dialogue_state import Policy
from muara.log import get_logger
from muara.office_hours import hours_in_words
from muara.reading import (
    Ahead,
    NewMessage,
    ParsedDelivery,
    Told,
    settled_at_once,
    understand,
)
from muara.settling import Batch
from muara.tracing import OFF, Tracing
from muara.turns import SMALLEST_BATCH, Pace, Worked, Writes
from normalizer.knowledge import DEFAULT, Knowledge
from normalizer.normalize import normalize
from normalizer.record import Record
from normalizer.text import clean
from store import (
    changes,
    dialogues,
    ledger,
    sending,
)
from store.batch import batched
from store.models import Outcome
from store.scope import SYSTEM
from store.session import Store

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


Parts = tuple[Row[Any], Sequence[ledger.NewItem]]
"""A delivery and what was found in it."""
MAX_ATTEMPTS = 3
_SURGE_SECONDS = 10.0
_PERSON_SECONDS = 2 * 60 * 60
"""Within so much working time an officer answers who asks for one."""


# --- a delivery's content -----------------------------------------------------------------------


def pack(body: bytes, headers: Mapping[str, str] | None = None) -> bytes:
    """Headers and body in one piece, as a delivery keeps them."""
    return json.dumps(dict(headers or {}), separators=(",", ":")).encode() + b"\n" + body


def unpack(content: bytes) -> tuple[bytes, dict[str, str]]:
    """The body and headers that `pack` joined."""
    head, _, body = content.partition(b"\n")
    return body, json.loads(head)


# --- parse: a delivery becomes items ------------------------------------------------------------


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
        tracing: Tracing = OFF,
        batch: int = 300,
        seconds: float = 0.050,
    ) -> None:
        self.store = self._store = store
        self.channels = self._channels = channels
        self.clock = self._clock = clock
        self._knowledge = knowledge or NoKnowledge()
        self._timings = timings
        self._tracing = tracing
        seconds = seconds if store.is_sqlite else 0.25
        self._parsing = Pace(store, batch, seconds)
        self._settling = Pace(store, batch, seconds)
        self._at_once = Pace(store, batch, seconds)
        # Of the last second: clocks are counted in whole ones, and in a rush many begin together.
        self._first_clocks: tuple[Timing, datetime, Sequence[Deadline]] | None = None
        self._ahead: Ahead = {}
        self._is_surge = False
        self._surge_policies: dict[str, Policy] = {}
        self._surge_looked_at = time.monotonic()

    def work(self) -> Worked:
        """One turn: take a batch of deliveries, settle a batch of items. Repeat until idle."""
        return self._turn(None)

    @contextmanager
    def going_on(self) -> Iterator[Callable[[], Worked]]:
        """Turns like `work`, for one thread: on PostgreSQL each is written while the next reads.

        All is written when a turn was idle, and at the end.
        """
        if self._store.is_sqlite:
            yield self.work
            return
        with ThreadPoolExecutor(1, thread_name_prefix="writes") as thread:
            yield partial(self._turn, Writes(thread))

    def drain(self) -> Worked:
        """Work until nothing is left; what was done in all."""
        total = Worked()
        with self.going_on() as turn:
            while not (done := turn()).is_idle:
                total.add(done)
        return total

    def _turn(self, writes: Writes | None) -> Worked:
        done = Worked()
        with self._store.read() as connection:
            waits = ledger.what_waits(connection)
        if waits.deliveries:
            self._knowledge.refresh()
            self._look_at_calendars()
            self._look_for_surge()
            done.deliveries = self._take_some(done, writes)
        else:
            self._ahead = {}
        if writes is not None and not done.deliveries:
            self._finish(done, writes)
        if waits.items:
            done.items += self._settle_some(done)
        return done

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
        if not self._is_surge:
            return rules.policy
        found = self._surge_policies.get(rules.name)
        if found is None:
            found = self._surge_policies[rules.name] = replace(rules.policy, is_surge=True)
        return found

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

    def normalize(self, raw: RawMessage, channel: str, received_at: datetime) -> Record:
        """The record of a message under this government's knowledge."""
        return normalize(raw, channel, self.knowledge_of(channel), received_at=received_at)

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

    def _take_some(self, done: Worked, writes: Writes | None) -> int:
        """Parse deliveries, and settle at once what nothing stands in the way of."""
        self._ahead = self._read_ahead(self._ahead)
        settled = Worked()
        try:
            with ExitStack() as transaction:
                connection = transaction.enter_context(self._store.write())
                transaction.enter_context(batched(connection))
                waiting, parsed = self._parse_waiting(connection)
                if writes is not None:
                    writes.finish(done)
                count = len(waiting) - len(parsed)
                count += self._settle_at_once(connection, parsed, settled)
                if writes is not None and count:
                    writes.begin(transaction.pop_all(), settled)
                    return count
        except OperationalError:
            raise  # the database's trouble, not a delivery's: the worker tries again
        except Exception as error:
            return self._parse_instead(error)
        done.add(settled)
        return count or self._parse_some()

    def _finish(self, done: Worked, writes: Writes) -> None:
        """Nothing more is to be read: wait for what was settled last."""
        try:
            writes.finish(done)
        except OperationalError:
            raise
        except Exception as error:
            done.deliveries += self._parse_instead(error)

    def _parse_instead(self, error: Exception) -> int:
        """One message must not hold up the others: parse them all, settling comes later."""
        log.warning("batch_failed", error=type(error).__name__)
        self._ahead = {}
        return self._parse_some()

    def _read_ahead(self, known: Ahead) -> Ahead:
        """What waits next, before SQLite's one writer is asked for its turn.

        Some of it may be `known`, since there was no time for it in the last turn. On PostgreSQL
        nobody waits for a worker, and what it reads must be its own first.
        """
        if not self._store.is_sqlite:
            return {}
        with self._store.read() as connection:
            waiting = ledger.pending_deliveries(connection, self._at_once.size)
            return self._understand_as_many_as_fit(connection, waiting, known)

    def _understand_as_many_as_fit(
        self, connection: Connection, waiting: Sequence[Row[Any]], known: Ahead
    ) -> Ahead:
        """What is in the first deliveries, understood together since that is quicker.

        What fails is left out: what is wrong with it shows again when its turn comes, and is
        handled there.
        """
        ahead: Ahead = {}
        parsed: list[ParsedDelivery] = []

        def parse(delivery: Row[Any]) -> int:
            if delivery.id in known:
                ahead[delivery.id] = known[delivery.id]
                return len(known[delivery.id])
            found: list[ParsedDelivery] = []
            with suppress(Exception):
                found = self._parsed(connection, delivery)
            parsed.extend(found)
            return sum(len(one.found) for one in found)

        self._at_once.fill(waiting, parse)
        with suppress(Exception):
            ahead |= understand(parsed)
        return ahead

    def _parsed(self, connection: Connection, delivery: Row[Any]) -> list[ParsedDelivery]:
        """What is in a delivery; nothing where its channel is none of ours."""
        rules = self._channels.get(delivery.channel)
        if rules is None:
            return []
        content = ledger.delivery_content(self._store, connection, delivery)
        found = parse_safely(rules, content, Source(delivery.source))
        knowledge = self.knowledge_of(rules.name)
        return [ParsedDelivery(delivery.id, delivery.received_at, found, rules.name, knowledge)]

    def _parse_waiting(self, connection: Connection) -> tuple[Sequence[Row[Any]], list[Parts]]:
        """Claim deliveries, and say what is in those that can be read."""
        parsed: list[Parts] = []

        def parse(delivery: Row[Any]) -> int:
            before = len(parsed)
            found = self._ahead.get(delivery.id)
            if found is None:
                found = understand(self._parsed(connection, delivery)).get(delivery.id)
            self._parse_one(connection, delivery, parsed.append, found)
            return sum(len(found) for _, found in parsed[before:])

        waiting = ledger.pending_deliveries(connection, self._at_once.size)
        if not self._store.is_sqlite:
            self._ahead = self._understand_as_many_as_fit(connection, waiting, {})
        traced = self._tracing.around("parse", parse)
        return waiting[: self._at_once.fill(waiting, traced)], parsed

    def _settle_at_once(self, connection: Connection, parsed: Sequence[Parts], done: Worked) -> int:
        """Settle what there is time for; how many deliveries that brought further."""
        _hold_replies(connection, parsed)
        held = ledger.hold_items(connection, parsed)
        free = settled_at_once(held, ledger.waiting_conversations(connection, held))
        told = {one.row.id: one.new.told for one in free if isinstance(one.new, NewMessage)}
        rows = [one.row for one in free]
        batch = Batch(self, connection, rows, done, told)
        is_full = len(parsed) >= self._at_once.size
        settle = self._tracing.around("settle", batch.settle)
        done.items = self._at_once.each(rows, settle, is_full=is_full)
        recorded = ledger.record_held(self._store, connection, free[done.items :])
        note_receipts(connection, [item for _, found in recorded for item in found])
        for delivery, _ in recorded:
            self._ahead.pop(delivery.id, None)
        return len(recorded)

    def _parse_some(self) -> int:
        """Parse deliveries, and leave what is in them pending."""
        try:
            with self._store.write() as connection, batched(connection):
                waiting = ledger.pending_deliveries(connection, self._parsing.size)
                parsed: list[Parts] = []
                count = self._parsing.each(
                    waiting,
                    self._tracing.around(
                        "parse", lambda one: self._parse_one(connection, one, parsed.append)
                    ),
                    is_full=self._parsing.fits(waiting),
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
            waiting = [d.id for d in ledger.pending_deliveries(connection, SMALLEST_BATCH)]
        self._singly(waiting, self._parse_claimed, self._note_failed_delivery)
        return len(waiting)

    def _parse_claimed(self, connection: Connection, delivery_id: int) -> None:
        delivery = ledger.claim_delivery(connection, delivery_id)
        if delivery is not None:
            parse = self._tracing.around("parse", partial(self.parse_delivery, connection))
            parse(delivery)

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

    def parse_delivery(self, connection: Connection, delivery: Row[Any]) -> None:
        """Find the items of one delivery; what cannot be read is kept whole."""
        parsed: list[Parts] = []
        self._parse_one(connection, delivery, parsed.append)
        self._record(connection, parsed)

    def _record(
        self,
        connection: Connection,
        parsed: Sequence[Parts],
    ) -> None:
        _hold_replies(connection, parsed)
        ledger.record_items(self._store, connection, parsed)
        note_receipts(connection, [item for _, found in parsed for item in found])

    def _parse_one(
        self,
        connection: Connection,
        delivery: Row[Any],
        keep: Callable[[Parts], None],
        ahead: Sequence[Parsed | Told] | None = None,
    ) -> None:
        rules = self._channels.get(delivery.channel)
        if rules is not None and ahead is not None and not _is_unreadable(ahead):
            keep((delivery, [self._new_item(connection, rules, one) for one in ahead]))
            return
        content = ledger.delivery_content(self._store, connection, delivery)
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
        self, connection: Connection, rules: ChannelRules, found: Parsed | Told
    ) -> ledger.NewItem:
        match found:
            case Told():
                return self._new_message(rules, found)
            case RawMessage():
                return self._new_message(rules, Told(found))
            case DeliveryReceipt():
                return self._new_receipt(connection, rules, found)
            case Ignored(reason):
                return ledger.NewItem(outcome=Outcome.IGNORED, reason=reason)
            case Unreadable(reason, fragment):
                return ledger.NewItem(outcome=Outcome.UNREADABLE, reason=reason, content=fragment)

    def _new_message(self, rules: ChannelRules, told: Told) -> ledger.NewItem:
        raw = told.raw
        if not _is_for_us(rules, raw):
            return ledger.NewItem(outcome=Outcome.IGNORED, reason="other_page")
        if raw.surface is Surface.GROUP and not self._is_followed(rules, raw):
            return ledger.NewItem(outcome=Outcome.IGNORED, reason="group_not_followed")
        ids = Identities(self._store.keyring, rules)
        return NewMessage(
            told=told,
            outcome=Outcome.PENDING,
            sent_at=raw.sent_at,
            ordered_at=rules.ordered_at(raw),
            conversation_hash=ids.conversation(raw.conversation_id),
            identity_hash=ids.version(raw),
            message_hash=ids.message(raw.conversation_id, raw.external_id),
            other_names=ids.other_names(raw),
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
        new = ledger.NewItem(outcome=Outcome.RECEIPT, reason=receipt_word(rules, receipt))
        if receipt.conversation_id is not None:
            new.conversation_hash = ids.conversation(receipt.conversation_id)
        if receipt.external_id is not None:
            new.message_hash = ids.message(receipt.conversation_id or "", receipt.external_id)
        elif receipt.status in ("blocked", "unblocked") and new.conversation_hash:
            ledger.make_conversation(connection, rules.name, new.conversation_hash)
            changes.note_reachable(
                SYSTEM,
                connection,
                rules.name,
                new.conversation_hash,
                receipt.at or self._clock.now(),
                is_blocked=receipt.status == "blocked",
            )
        elif new.conversation_hash and receipt.at is not None:
            new.told_of = sending.sent_until(
                SYSTEM, connection, rules.name, new.conversation_hash, receipt.at
            )
        return new

    # -- items

    def _settle_some(self, done: Worked) -> int:
        try:
            with self._store.write() as connection, batched(connection):
                waiting = self._claim(connection, self._settling.size)
                batch = Batch(self, connection, waiting, done)
                is_full = self._settling.fits(waiting)
                settle = self._tracing.around("settle", batch.settle)
                return self._settling.each(waiting, settle, is_full=is_full)
        except OperationalError:
            raise  # the database's trouble, not a message's: the worker tries again
        except Exception as error:
            # One message must not hold up the others: do them one by one, and set it apart.
            log.warning("batch_failed", error=type(error).__name__)
            return self._settle_singly(done)

    def _claim(self, connection: Connection, limit: int) -> Sequence[Row[Any]]:
        claimed = ledger.claim_conversations(connection, limit)
        if not claimed:
            return []
        read = partial(ledger.pending_items, connection, claimed, limit)
        return self._held(connection, read)

    def _held(
        self, connection: Connection, read: Callable[[], Sequence[Row[Any]]]
    ) -> Sequence[Row[Any]]:
        """The items that `read` finds, once no other worker settles or names their messages."""
        waiting, held = read(), set[bytes]()
        while not (names := self._names_to_hold(waiting)) <= held:
            held |= ledger.hold_messages(connection, names)
            waiting = read()
        return waiting

    def _names_to_hold(self, waiting: Sequence[Row[Any]]) -> set[bytes]:
        """Of messages with several names, whose versions may stand in several conversations; none
        on SQLite, where writers take turns anyway."""
        if self._store.is_sqlite:
            return set()
        several = {name for name, rules in self._channels.items() if rules.edits_have_ids}
        return {item.message_hash for item in waiting if item.channel in several}

    def _settle_singly(self, done: Worked) -> int:
        with self._store.write() as connection:
            waiting = [row.id for row in self._claim(connection, SMALLEST_BATCH)]

        self._singly(waiting, partial(self._settle_claimed, done), self._note_failure)
        return len(waiting)

    def _settle_claimed(self, done: Worked, connection: Connection, item_id: int) -> None:
        def read() -> Sequence[Row[Any]]:
            item = ledger.claim_item(connection, item_id)
            return [] if item is None else [item]

        for item in self._held(connection, read):
            settle = Batch(self, connection, [item], done).settle
            self._tracing.around("settle", settle)(item)

    def _note_failure(self, item_id: int, error: Exception) -> None:
        with self._store.write() as connection:
            gave_up = ledger.note_failure(self._store, connection, item_id, MAX_ATTEMPTS)
        level = log.error if gave_up else log.warning
        level("item_failed", item=item_id, error=type(error).__name__, gave_up=gave_up)


def _is_for_us(rules: ChannelRules, raw: RawMessage) -> bool:
    if rules.account_ids is None or raw.account_id is None:
        return True
    return raw.account_id in rules.account_ids


def _is_unreadable(found: Sequence[Parsed | Told]) -> bool:
    return len(found) == 1 and isinstance(found[0], Unreadable)


def receipt_word(rules: ChannelRules, receipt: DeliveryReceipt) -> str:
    """What a receipt says, as the ledger keeps it: the status and why."""
    if not receipt.error_code:
        return receipt.status
    is_late = receipt.error_code in rules.reply_rules.window_errors
    return f"{receipt.status}:{changes.WINDOW_CLOSED if is_late else receipt.error_code}"


def note_receipts(connection: Connection, found: Sequence[ledger.NewItem]) -> None:
    """Let the receipts among what was found take effect on our replies."""
    changes.note_receipts(SYSTEM, connection, _receipts_among(found))


def _hold_replies(connection: Connection, parsed: Sequence[Parts]) -> None:
    """First, as whoever notes that a reply was sent does: a complaint or a message held by one and
    a reply by the other would be a deadlock."""
    found = [item for _, of_one in parsed for item in of_one]
    changes.hold_replies(SYSTEM, connection, [reply for reply, _ in _receipts_among(found)])


def _receipts_among(found: Sequence[ledger.NewItem]) -> list[tuple[bytes, str]]:
    """The hash of each reply that a platform tells of, and what it says."""
    return [
        (reply, item.reason or "")
        for item in found
        if item.outcome == Outcome.RECEIPT
        for reply in (item.message_hash, *item.told_of)
        if reply is not None
    ]


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
