"""Polling: fetch a page, keep what is new, move the cursor; rows and cursor in one transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from channels.base import Event, LooksUp, Page, Parsed, Polls, RawMessage, Reconciles, Source
from channels.errors import PermanentFailure
from muara.clock import Clock
from muara.intake import local_day
from muara.log import get_logger
from muara.pipeline import ChannelRules, Identities, pack, parse_safely
from store import ledger, timetable
from store.session import Store

log = get_logger(__name__)

_MOST_PAGES = 1_000


class Poller:
    """Reads one channel. Several may run; the cursor's version lets only one of them move it."""

    def __init__(
        self,
        store: Store,
        rules: ChannelRules,
        adapter: Polls,
        clock: Clock,
        zone: ZoneInfo,
        *,
        guard: Callable[[Connection], None] = lambda connection: None,
        stored: Callable[[], None] = lambda: None,
    ) -> None:
        """`guard` is called in each writing transaction and raises when we lead no longer."""
        self._store = store
        self._rules = rules
        self._adapter = adapter
        self._clock = clock
        self._zone = zone
        self._guard = guard
        self._stored = stored
        self._ids = Identities(store.keyring, rules)

    def poll(self, is_over: Callable[[], bool] = lambda: False) -> Counter[str]:
        """Read all there is after the cursor; counts of `fetched`, `new` and `already_known`."""
        done: Counter[str] = Counter()
        for _ in range(_MOST_PAGES):
            with self._store.read() as connection:
                position, version = timetable.cursor(connection, self._rules.name)
            page = self._adapter.fetch(position)
            self._keep(page, done, version=version)
            if not page.more or is_over():
                break
        return done

    def reconcile(
        self,
        since: datetime,
        is_over: Callable[[], bool] = lambda: False,
        progress: Callable[[Counter[str]], None] = lambda done: None,
    ) -> Counter[str]:
        """Read again everything since `since`, beside the cursor; new finds are *recovered*."""
        if not isinstance(self._adapter, Reconciles):
            raise PermanentFailure(
                f"The platform of {self._rules.name!r} keeps nothing to re-read."
            )
        done: Counter[str] = Counter()
        position: str | None = self._adapter.cursor_since(since)
        seen = set()
        while position not in seen and not is_over():
            seen.add(position)
            page = self._adapter.fetch(position)
            self._keep(page, done, version=None)
            progress(done)
            position = page.cursor
            if not page.more:
                break
        return done

    def look_up(self, external_ids: Sequence[str]) -> Counter[str]:
        """Ask after messages by id; what was deleted is kept as its deletion."""
        done: Counter[str] = Counter()
        if isinstance(self._adapter, LooksUp) and external_ids:
            found = self._adapter.look_up(external_ids)
            gone = [item for item in found if _is_deletion(self._parse(item))]
            self._keep(Page(items=gone, cursor=None), done, version=None)
        return done

    def _keep(self, page: Page, done: Counter[str], *, version: int | None) -> None:
        for finding in page.findings:
            level = log.error if finding.level == "error" else log.warning
            level("poll_finding", channel=self._rules.name, subject=finding.subject)
            done["findings"] += 1
        parsed = [(item, self._parse(item)) for item in page.items]
        now = self._clock.now()
        with self._store.write() as connection:
            self._guard(connection)
            new = self._unknown(connection, parsed)
            ledger.receive(
                self._store,
                connection,
                [self._delivery(item, found, now, version is None) for item, found in new],
            )
            if version is not None and page.cursor is not None:
                timetable.move_cursor(
                    connection, self._rules.name, page.cursor, version=version, now=now
                )
        done["fetched"] += len(parsed)
        done["new"] += len(new)
        done["already_known"] += len(parsed) - len(new)
        if new:
            self._stored()

    def _parse(self, item: bytes) -> Sequence[Parsed]:
        return parse_safely(self._rules, pack(item), Source.POLL)

    def _unknown(
        self, connection: Connection, parsed: Sequence[tuple[bytes, Sequence[Parsed]]]
    ) -> list[tuple[bytes, Sequence[Parsed]]]:
        """The items that say something we have not got; also drops repeats within the page."""
        messages = [one for _, found in parsed for one in found if isinstance(one, RawMessage)]
        contents = ledger.known_contents(
            connection, [self._ids.message(m.conversation_id, m.external_id) for m in messages]
        )
        versions = ledger.known_identities(connection, [self._ids.version(m) for m in messages])
        others = ledger.known_deliveries(
            connection, [self._ids.item(item) for item, found in parsed if not _messages(found)]
        )

        def is_known(item: bytes, found: Sequence[Parsed]) -> bool:
            of_item = _messages(found)
            if not of_item:
                return self._ids.item(item) in others
            return len(of_item) == len(found) and all(is_message_known(m) for m in of_item)

        def is_message_known(message: RawMessage) -> bool:
            if message.revision or message.event is not Event.CREATED:
                return self._ids.version(message) in versions
            key = self._ids.message(message.conversation_id, message.external_id)
            return self._ids.content(message) in contents.get(key, ())

        unique = {item: found for item, found in parsed}
        return [(item, found) for item, found in unique.items() if not is_known(item, found)]

    def _delivery(
        self, item: bytes, found: Sequence[Parsed], now: datetime, is_recovered: bool
    ) -> ledger.NewDelivery:
        return ledger.NewDelivery(
            channel=self._rules.name,
            source=Source.POLL,
            received_at=now,
            day=local_day(now, self._zone),
            content=pack(item),
            is_recovered=is_recovered,
            content_hash=None if _messages(found) else self._ids.item(item),
        )


def _messages(found: Sequence[Parsed]) -> list[RawMessage]:
    return [one for one in found if isinstance(one, RawMessage)]


def _is_deletion(found: Sequence[Parsed]) -> bool:
    return any(m.event is Event.DELETED for m in _messages(found))
