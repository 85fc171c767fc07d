"""Polling: fetch a page, keep what is new, move the cursor; rows and cursor in one transaction."""

from __future__ import annotations

import base64
import hashlib
import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from channels.base import (
    DeliveryReceipt,
    Event,
    Finding,
    LookedUp,
    LooksUp,
    Page,
    Parsed,
    Polls,
    RawMessage,
    Reconciles,
    Source,
)
from channels.errors import PermanentFailure
from muara.channel_rules import ChannelRules, Identities
from muara.clock import Clock
from muara.intake import local_day
from muara.log import get_logger
from muara.pipeline import pack, parse_safely, receipt_word
from store import ledger, timetable
from store.errors import Conflict, LeaseLost
from store.session import Store

log = get_logger(__name__)

CURSOR = b"cursor.position"
_CURSOR_KEY = "cursor"
_SEALED = "sealed:"
_MOST_PAGES = 1_000
_MOST_CONFLICTS = 3
_LOOK_BACK = timedelta(hours=6)
_LOOKED_UP = "look_up"
"""The stream in which stands how far the daily look after deleted messages has come."""

_Item = tuple[bytes, Sequence[Parsed]]


@dataclass(frozen=True, slots=True)
class Backfill:
    """How far a backfill has come: the counts of all its calls together."""

    done: Counter[str]
    is_finished: bool


class _Kept(NamedTuple):
    """What the store keeps of a backfill under way."""

    position: str | None
    done: Counter[str]
    version: int


class Poller:
    """Reads one channel. Several may run; the cursor's version lets only one of them move it.

    `findings` are what the platform's streams were found to be in trouble with, each once; `done`
    are the counts of what it read last.
    """

    def __init__(
        self,
        store: Store,
        rules: ChannelRules,
        adapter: Polls,
        clock: Clock,
        zone: ZoneInfo,
        *,
        look_back: timedelta = _LOOK_BACK,
        has_webhooks: bool = False,
        webhook_delay: timedelta = timedelta(0),
        guard: Callable[[Connection], None] = lambda connection: None,
        stored: Callable[[], None] = lambda: None,
    ) -> None:
        """`look_back` is how far the very first poll goes back, where the platform keeps years.

        With `has_webhooks` what a poll finds is *recovered*: a webhook should have brought it.
        What was said less than `webhook_delay` ago may still come by its webhook, and is not.
        `guard` is called in each writing transaction and raises when we lead no longer.
        """
        self._store = store
        self._rules = rules
        self._adapter = adapter
        self._clock = clock
        self._zone = zone
        self._look_back = look_back
        self._has_webhooks = has_webhooks
        self._webhook_delay = webhook_delay
        self._guard = guard
        self._stored = stored
        self._ids = Identities(store.keyring, rules)
        self.findings: list[Finding] = []
        self.done: Counter[str] = Counter()

    def poll(self, is_over: Callable[[], bool] = lambda: False) -> Counter[str]:
        """Read all there is after the cursor; counts of `fetched`, `new` and `already_known`, and
        of `recovered` messages where there are any.

        `Conflict` when another poller keeps moving the cursor: what it read is stored.
        """
        done = self.done = Counter()
        conflicts = 0
        for _ in range(_MOST_PAGES):
            position, version = self._place()
            # A channel that is connected today has missed nothing yet.
            is_recovery = self._has_webhooks and version > 0
            page = self._adapter.fetch(position)
            is_at_end = not page.more or page.cursor == position
            if page.cursor == position:
                page = replace(page, cursor=None)
            try:
                self._keep(page, done, version=version, is_recovery=is_recovery)
            except LeaseLost:
                raise
            except Conflict:
                # Another poller has read this page and stored it: go on behind it.
                conflicts += 1
                if conflicts >= _MOST_CONFLICTS:
                    raise
                continue
            if is_at_end or is_over():
                break
        return done

    def look_up_in_turn(
        self, ids: Callable[[int, int | None], Sequence[tuple[int, str]]], most: int = 500
    ) -> Counter[str]:
        """Ask after `most` messages; the next call goes on with older ones, and at their end begins
        anew: platforms bound how much may be asked in a day.

        `ids` are ours and the platform's, the newest first: so many, older than one of ours.
        """
        with self._store.read() as connection:
            position, version = read_cursor(self._store, connection, self._rules.name, _LOOKED_UP)
        found = ids(most, int(position) if position else None)
        done, asked = self._look_up([external_id for _, external_id in found], for_words=False)
        is_at_end = asked == len(found) < most
        if position or not is_at_end:
            with self._store.write() as connection:
                self._guard(connection)
                if is_at_end:
                    timetable.forget_cursor(connection, self._rules.name, _LOOKED_UP)
                else:
                    oldest = str(found[asked - 1][0])
                    self._move(connection, oldest, version=version, stream=_LOOKED_UP)
        return done

    def _place(self) -> tuple[str | None, int]:
        """Where to read on. The very first poll of a platform that keeps years looks back a while:
        a channel that is connected today does not bring up the complaints of the past."""
        with self._store.read() as connection:
            position, version = read_cursor(self._store, connection, self._rules.name)
        if position is None and isinstance(self._adapter, Reconciles):
            position = self._adapter.cursor_since(self._clock.now() - self._look_back)
        return position, version

    def reconcile(
        self,
        since: datetime,
        is_over: Callable[[], bool] = lambda: False,
        progress: Callable[[Counter[str]], None] = lambda done: None,
    ) -> Counter[str]:
        """Read again everything since `since`, beside the cursor; new finds are *recovered*."""
        done = self.done = Counter()
        position = self._reconciler().cursor_since(since)
        # Positions may be long: a walk through years would gather many.
        seen: set[bytes] = set()
        while (mark := _mark(position)) not in seen and not is_over():
            seen.add(mark)
            page = self._adapter.fetch(position)
            self._keep(page, done, version=None, is_recovery=True)
            progress(done)
            if not page.more or page.cursor is None:
                break
            position = page.cursor
        return done

    def backfill(
        self,
        since: datetime,
        is_over: Callable[[], bool] = lambda: False,
        progress: Callable[[Counter[str]], None] = lambda done: None,
    ) -> Backfill:
        """Like `reconcile`, through months or years: where it stands is kept with what it stored,
        so that the next call with the same `since` goes on there, whatever ended this one."""
        reconciler = self._reconciler()
        stream = f"backfill:{since.isoformat()}"
        while True:
            with self._store.read() as connection:
                kept = self._read_backfill(connection, stream)
            position = kept.position or reconciler.cursor_since(since)
            if is_over():
                return Backfill(done=kept.done, is_finished=False)
            page = self._adapter.fetch(position)
            done = Counter(kept.done)
            is_at_end = not page.more or page.cursor is None or page.cursor == position
            # A stream in trouble has not come to its end.
            is_finished = is_at_end and not page.findings
            self._note_findings(page.findings, done)
            with self._store.write() as connection:
                self._guard(connection)
                self._keep_in(connection, self._parsed(page), done, is_recovery=True)
                if is_finished:
                    timetable.forget_cursor(connection, self._rules.name, stream)
                else:
                    onward = json.dumps({"position": page.cursor or position, "done": done})
                    self._move(connection, onward, version=kept.version, stream=stream)
            self._stored()
            progress(done)
            if is_at_end:
                return Backfill(done=done, is_finished=is_finished)

    def _reconciler(self) -> Reconciles:
        if not isinstance(self._adapter, Reconciles):
            raise PermanentFailure(
                f"The platform of {self._rules.name!r} keeps nothing to re-read."
            )
        return self._adapter

    def _read_backfill(self, connection: Connection, stream: str) -> _Kept:
        written, version = read_cursor(self._store, connection, self._rules.name, stream)
        if written is None:
            return _Kept(None, Counter(), version)
        kept = json.loads(written)
        return _Kept(kept["position"], Counter(kept["done"]), version)

    def look_up(self, external_ids: Sequence[str], *, for_words: bool = False) -> Counter[str]:
        """Ask after messages by id; what was deleted is kept as its deletion, and `for_words` what
        is still there too."""
        return self._look_up(external_ids, for_words=for_words)[0]

    def _look_up(self, external_ids: Sequence[str], *, for_words: bool) -> tuple[Counter[str], int]:
        """The counts, and how many of the ids were asked after, from the first one on."""
        done: Counter[str] = Counter()
        if not isinstance(self._adapter, LooksUp) or not external_ids:
            return done, len(external_ids)
        found = self._adapter.look_up(external_ids)
        if not isinstance(found, LookedUp):
            found = LookedUp(found, asked=len(external_ids))
        kept = [item for item in found if for_words or _is_deletion(self._parse(item))]
        self._keep(Page(items=kept, cursor=None, findings=found.findings), done, version=None)
        return done, found.asked

    def _keep(
        self,
        page: Page,
        done: Counter[str],
        *,
        version: int | None,
        is_recovery: bool = False,
    ) -> None:
        """Store what is new in a page and move the cursor from `version`, in one transaction.

        A page of which all is known writes nothing, and does not even wait for its turn to write.
        """
        self._note_findings(page.findings, done)
        parsed = self._parsed(page)
        onward = page.cursor if version is not None else None
        if not onward:
            with self._store.read() as connection:
                maybe = self._unknown(connection, parsed)
            known = len(parsed) - len(maybe)
            done.update({"fetched": known, "new": 0, "already_known": known})
            parsed = maybe
        if not (parsed or onward):
            return
        with self._store.write() as connection:
            self._guard(connection)
            new = self._keep_in(connection, parsed, done, is_recovery=is_recovery)
            if version is not None and onward:
                self._move(connection, onward, version=version)
        if new:
            self._stored()

    def _parsed(self, page: Page) -> list[_Item]:
        return [(item, self._parse(item)) for item in page.items]

    def _keep_in(
        self,
        connection: Connection,
        parsed: Sequence[_Item],
        done: Counter[str],
        *,
        is_recovery: bool,
    ) -> int:
        """Store what is new of these and count it; how much that is."""
        now = self._clock.now()
        new = self._unknown(connection, parsed)
        recovered = [is_recovery and self._was_missed(found, now) for _, found in new]
        rows = [
            self._delivery(item, now, is_recovered)
            for (item, _), is_recovered in zip(new, recovered, strict=True)
        ]
        ledger.receive(self._store, connection, rows)
        known = len(parsed) - len(new)
        done.update({"fetched": len(parsed), "new": len(new), "already_known": known})
        if missed := sum(recovered):
            done["recovered"] += missed
        return len(new)

    def _was_missed(self, found: Sequence[Parsed], now: datetime) -> bool:
        """Whether citizens' words are in it that should have come by webhook before now."""
        latest = now - self._webhook_delay
        said = (message.sent_at for message in _messages(found))
        return any(at is None or at <= latest for at in said)

    def _note_findings(self, findings: Sequence[Finding], done: Counter[str]) -> None:
        for finding in findings:
            if finding in self.findings:
                continue
            level = log.error if finding.level == "error" else log.warning
            level("poll_finding", channel=self._rules.name, subject=finding.subject)
            self.findings.append(finding)
            done["findings"] += 1

    def _move(self, connection: Connection, onward: str, *, version: int, stream: str = "") -> None:
        now = self._clock.now()
        sealer = self._store.sealer(connection, _CURSOR_KEY, now)
        sealed = base64.b64encode(sealer.seal(onward.encode(), CURSOR)).decode("ascii")
        timetable.move_cursor(
            connection, self._rules.name, _SEALED + sealed, version=version, now=now, stream=stream
        )

    def _parse(self, item: bytes) -> Sequence[Parsed]:
        return parse_safely(self._rules, pack(item), Source.POLL)

    def _unknown(self, connection: Connection, parsed: Sequence[_Item]) -> list[_Item]:
        """The items that say something we have not got; also drops repeats within the page."""
        messages = [one for _, found in parsed for one in found if isinstance(one, RawMessage)]
        contents = ledger.known_contents(
            connection, [self._ids.message(m.conversation_id, m.external_id) for m in messages]
        )
        versions = ledger.known_identities(connection, [self._ids.version(m) for m in messages])
        receipts = [self._told(one) for _, found in parsed for one in found]
        told = ledger.known_receipts(connection, [each[0] for each in receipts if each])
        # What waits to be parsed is known by its bytes alone: a queue must not feed itself.
        received = ledger.known_deliveries(connection, [self._ids.item(item) for item, _ in parsed])

        def is_known(item: bytes, found: Sequence[Parsed]) -> bool:
            if self._ids.item(item) in received:
                return True
            return bool(found) and all(is_part_known(one) for one in found)

        def is_part_known(one: Parsed) -> bool:
            if isinstance(one, RawMessage):
                return is_message_known(one)
            return self._told(one) in told

        def is_message_known(message: RawMessage) -> bool:
            key = self._ids.message(message.conversation_id, message.external_id)
            has_its_words = self._ids.content(message) in contents.get(key, ())
            if message.revision or message.event is not Event.CREATED:
                # Edits of one second may share their revision, and differ in their words.
                is_wordless = message.event is not Event.EDITED or not message.text
                return self._ids.version(message) in versions and (is_wordless or has_its_words)
            return has_its_words

        unique = {item: found for item, found in parsed}
        return [(item, found) for item, found in unique.items() if not is_known(item, found)]

    def _told(self, one: Parsed) -> tuple[bytes, str] | None:
        """What a receipt tells of a reply that it names."""
        if not isinstance(one, DeliveryReceipt) or one.external_id is None:
            return None
        reply = self._ids.message(one.conversation_id or "", one.external_id)
        return reply, receipt_word(self._rules, one)

    def _delivery(self, item: bytes, now: datetime, is_recovered: bool) -> ledger.NewDelivery:
        return ledger.NewDelivery(
            channel=self._rules.name,
            source=Source.POLL,
            received_at=now,
            day=local_day(now, self._zone),
            content=pack(item),
            is_recovered=is_recovered,
            content_hash=self._ids.item(item),
        )


def read_cursor(
    store: Store, connection: Connection, channel: str, stream: str = ""
) -> tuple[str | None, int]:
    """Where polling of a channel stands, and the version to move it from; None at the beginning.

    The newest message's id stands in it, so it is kept sealed; one set by hand may be plain.
    """
    position, version = timetable.cursor(connection, channel, stream)
    if position is None or not position.startswith(_SEALED):
        return position, version
    sealed = base64.b64decode(position.removeprefix(_SEALED))
    opened = store.sealer(connection, _CURSOR_KEY).open(sealed, CURSOR)
    return opened.decode(), version


def _mark(position: str) -> bytes:
    return hashlib.sha256(position.encode("utf-8", "surrogatepass")).digest()


def _messages(found: Sequence[Parsed]) -> list[RawMessage]:
    return [one for one in found if isinstance(one, RawMessage)]


def _is_deletion(found: Sequence[Parsed]) -> bool:
    return any(m.event is Event.DELETED for m in _messages(found))
