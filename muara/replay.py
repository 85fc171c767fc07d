"""Reads again what could not be read, after a mend, and releases what was quarantined."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row

from channels.base import Source
from muara.channel_rules import ChannelRules
from muara.clock import Clock
from muara.log import get_logger
from muara.pipeline import Pipeline, note_receipts, pack, unpack
from store import changes, ledger, mending
from store.errors import StoreError
from store.models import DeliveryState, Outcome
from store.scope import Scope
from store.session import Store

log = get_logger(__name__)

_BATCH = 200


class Replay:
    """Brings kept bytes back into the ledger, one transaction each; safe to repeat and to stop.

    What is found becomes pending like anything else: the pipeline settles it. With `is_trial`
    everything is tried and nothing is kept.
    """

    def __init__(
        self,
        store: Store,
        pipeline: Pipeline,
        channels: Mapping[str, ChannelRules],
        clock: Clock,
        scope: Scope,
        *,
        is_trial: bool = False,
    ) -> None:
        self._store = store
        self._pipeline = pipeline
        self._channels = channels
        self._clock = clock
        self._scope = scope
        self._begin = store.read if is_trial else store.write

    def mend(
        self, channel: str | None = None, tell: Callable[[int], None] = lambda done: None
    ) -> Counter[str]:
        """Read everything unreadable again, of one channel or of all.

        Counts `mended`, `still_unreadable` and `failed`, and found items by their outcome.
        """
        done: Counter[str] = Counter()
        for delivery_id in self._pages(mending.unreadable_deliveries, channel):
            self._do(done, self._mend_delivery, delivery_id)
            tell(done["tried"])
        for item_id in self._pages(mending.unreadable_items, channel):
            self._do(done, self._mend_item, item_id)
            tell(done["tried"])
        return done

    def release(
        self, delivery_ids: Iterable[int], tell: Callable[[int], None] = lambda done: None
    ) -> Counter[str]:
        """Trust quarantined deliveries because a person says so; recorded in the history.

        Counts `released`, `not_found` and `failed`, and found items by their outcome.
        """
        done: Counter[str] = Counter()
        for delivery_id in delivery_ids:
            self._do(done, self._release, delivery_id)
            tell(done["tried"])
        return done

    def quarantined(self, channel: str | None = None, reason: str | None = None) -> Iterator[Any]:
        """Rows of what is in quarantine with its bytes: id, channel, reason, received_at, size."""
        after = 0
        while True:
            with self._store.read() as connection:
                page = mending.quarantined_deliveries(
                    connection, channel=channel, reason=reason, after=after, limit=_BATCH
                )
            yield from page
            if len(page) < _BATCH:
                return
            after = page[-1].id

    def _pages(self, find: Callable[..., Sequence[int]], channel: str | None) -> Iterator[int]:
        after = 0
        while True:
            with self._store.read() as connection:
                page = find(connection, channel=channel, after=after, limit=_BATCH)
            yield from page
            if len(page) < _BATCH:
                return
            after = page[-1]

    def _do(
        self,
        done: Counter[str],
        mend: Callable[[Connection, int], Counter[str]],
        row_id: int,
    ) -> None:
        """Mend one row; what fails with one row stays with it."""
        done["tried"] += 1
        try:
            with self._begin() as connection:
                outcome = mend(connection, row_id)
        except StoreError:
            outcome = Counter(failed=1)
        except Exception as error:
            log.error("replay_failed", row=row_id, error=type(error).__name__)
            outcome = Counter(failed=1)
        done.update(outcome)

    def _mend_delivery(self, connection: Connection, delivery_id: int) -> Counter[str]:
        delivery = mending.lock_delivery(connection, delivery_id, DeliveryState.UNREADABLE)
        if delivery is None or delivery.channel not in self._channels:
            return Counter(still_unreadable=1)
        content = ledger.delivery_content(self._store, connection, delivery)
        found = self._read(connection, delivery, content)
        if _is_unreadable(found):
            return Counter(still_unreadable=1)
        self._record(connection, delivery, content, found, "delivery_mended")
        return Counter(mended=1) + _outcomes(found)

    def _release(self, connection: Connection, delivery_id: int) -> Counter[str]:
        delivery = mending.lock_delivery(connection, delivery_id, DeliveryState.QUARANTINED)
        if delivery is None or delivery.channel not in self._channels:
            return Counter(not_found=1)
        content = ledger.delivery_content(self._store, connection, delivery)
        found = self._read(connection, delivery, content)
        if _is_unreadable(found):
            reason = found[0].reason or "unreadable"
            ledger.mark_unreadable(self._store, connection, delivery, content, reason)
            self._note(connection, delivery, found, "delivery_released")
        else:
            self._record(connection, delivery, content, found, "delivery_released")
        return Counter(released=1) + _outcomes(found)

    def _mend_item(self, connection: Connection, item_id: int) -> Counter[str]:
        locked = mending.lock_item(connection, item_id)
        if locked is None or locked[0].channel not in self._channels:
            return Counter(still_unreadable=1)
        item, delivery = locked
        if item.reason == ledger.PROCESSING_FAILED:
            mending.return_to_pending(self._store, connection, item)
            found = [ledger.NewItem(outcome=Outcome.PENDING)]
        else:
            content = pack(
                mending.fragment(self._store, connection, item), self._headers(connection, delivery)
            )
            found = self._read(connection, delivery, content)
            if _is_unreadable(found):
                return Counter(still_unreadable=1)
            mending.replace_item(self._store, connection, item, delivery, found)
        self._note(connection, delivery, found, "item_mended", item_id=item.id)
        return Counter(mended=1) + _outcomes(found)

    def _headers(self, connection: Connection, delivery: Row[Any]) -> dict[str, str]:
        """What came with the whole delivery, while it is still kept."""
        try:
            content = ledger.delivery_content(self._store, connection, delivery)
        except StoreError:
            return {}
        return unpack(content)[1] if content else {}

    def _read(
        self, connection: Connection, delivery: Row[Any], content: bytes
    ) -> list[ledger.NewItem]:
        rules = self._channels[delivery.channel]
        found = self._pipeline.read(connection, rules, content, Source(delivery.source))
        note_receipts(connection, found)
        return found

    def _record(
        self,
        connection: Connection,
        delivery: Row[Any],
        content: bytes,
        found: Sequence[ledger.NewItem],
        event: str,
    ) -> None:
        ledger.record_items(self._store, connection, [(delivery, found)])
        mending.keep_with_its_day(self._store, connection, delivery, content)
        self._note(connection, delivery, found, event)

    def _note(
        self,
        connection: Connection,
        delivery: Row[Any],
        found: Sequence[ledger.NewItem],
        event: str,
        item_id: int | None = None,
    ) -> None:
        changes.write_history(
            self._scope,
            connection,
            event,
            self._clock.now(),
            item_id=item_id,
            delivery_id=delivery.id,
            reason=delivery.reason,
            found=len(found),
        )


def _is_unreadable(found: Sequence[ledger.NewItem]) -> bool:
    return len(found) == 1 and found[0].outcome == Outcome.UNREADABLE


def _outcomes(found: Sequence[ledger.NewItem]) -> Counter[str]:
    return Counter(str(one.outcome) for one in found)
