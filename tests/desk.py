"""A pipeline over a store, and a channel of plain JSON whose citizens say what a test needs.

The channel is as real as any: its `parse` is the only part that is not the product's.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from pydantic import TypeAdapter
from sqlalchemy import Row, Table, select

from channels.base import DeliveryReceipt, Ignored, Parsed, RawMessage, Source, Unreadable
from forwarder.base import RECORD
from muara.channel_rules import ChannelRules
from muara.clock import FixedClock
from muara.dialogue_state import Policy
from muara.gathering import Gathering
from muara.pipeline import Pipeline, pack
from muara.turns import Worked
from normalizer.record import Record
from store import dialogues, equation, ledger, queries
from store.models import Outcome, complaints, histories, items, outbox
from store.scope import SYSTEM, Scope
from store.sealing import Keyring
from store.session import Store

START = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
DAY = date(2026, 11, 21)
SCOPE = Scope(channels={"chat": "CTH", "page": "CTH", "elsewhere": "UJI"})

_MESSAGE = TypeAdapter(RawMessage)
_RECEIPT = TypeAdapter(DeliveryReceipt)


def parse(
    body: bytes, headers: Mapping[str, str], source: Source, own_ids: frozenset[str] = frozenset()
) -> Sequence[Parsed]:
    """A JSON list of messages, or of objects `{"ignored" | "unreadable" | "receipt": …}`."""
    del headers, source
    try:
        found = json.loads(body)
    except ValueError:
        return [Unreadable("not_json", body)]
    each = found if isinstance(found, list) else [found]
    return [one for one in map(_parse_one, each) if not _is_own(one, own_ids)]


def _parse_one(found: dict[str, Any]) -> Parsed:
    if "ignored" in found:
        return Ignored(found["ignored"])
    if "unreadable" in found:
        return Unreadable(found["unreadable"], json.dumps(found).encode())
    if "receipt" in found:
        return _RECEIPT.validate_python({"kind": "chat", **found["receipt"]})
    return _MESSAGE.validate_python(found)


def _is_own(found: Parsed, own_ids: frozenset[str]) -> bool:
    return isinstance(found, RawMessage) and found.sender.id in own_ids


def message(external_id: str = "1", sender: str = "warga-1", **fields: Any) -> dict[str, Any]:
    """A citizen's message as the channel sends it: direct, a text, a minute after the other."""
    text = fields.pop("text", "Lampu jalan di depan balai desa mati.")
    said = {
        "kind": "chat",
        "external_id": external_id,
        "conversation_id": f"with-{sender}",
        "surface": "direct",
        "content": "text",
        "text": text,
        "sender": {"id": sender, "name": "Warga Contoh", "addresses": [f"chat:{sender}"]},
        "sent_at": START.isoformat(),
    }
    return said | fields


def comment(external_id: str = "1", sender: str = "warga-1", **fields: Any) -> dict[str, Any]:
    """A comment below one of our posts."""
    place = {"surface": "comment", "conversation_id": "post-1"}
    return message(external_id, sender, **(place | fields))


def edited_post(*ids: str, **fields: Any) -> dict[str, Any]:
    """The newest of the posts by which a platform keeps the edits of one message."""
    first, *later = ids
    edit: dict[str, Any] = {}
    if later:
        edit = {"event": "edited", "revision": ids[-1], "other_ids": later}
    return message(first, **edit, **fields)


def deletion(external_id: str, **fields: Any) -> dict[str, Any]:
    """Of a message, by any of its ids; it does not say whose."""
    gone = message(external_id, event="deleted", revision="deleted", text=None, **fields)
    return gone | {"sender": {}}


def rules(name: str = "chat", jurisdiction: str = "CTH", **changed: Any) -> ChannelRules:
    values: dict[str, Any] = {
        "name": name,
        "kind": "chat",
        "jurisdiction": jurisdiction,
        "parse": parse,
        "policy": Policy(),
    }
    return ChannelRules(**(values | changed))


def end_stories(store: Store, now: datetime) -> None:
    """Everybody has told all: nothing is gathered any more, and nobody is asked or told."""
    with store.write() as connection:
        gathering = select(complaints.c.id).where(complaints.c.is_gathering)
        for complaint_id in connection.execute(gathering).scalars().all():
            dialogues.note_told(SYSTEM, connection, complaint_id, now, is_incomplete=False)


class Desk:
    """What a test does to a store: deliver, settle, look."""

    def __init__(self, store: Store, channels: Sequence[ChannelRules] | None = None) -> None:
        self.store = store
        self.clock = FixedClock(START)
        given = channels or (rules(), rules("page"), rules("elsewhere", "UJI"))
        self.channels = {each.name: each for each in given}
        self.pipeline = Pipeline(store, self.channels, self.clock)

    def deliver(
        self,
        *found: dict[str, Any],
        channel: str = "chat",
        source: Source = Source.WEBHOOK,
        body: bytes | None = None,
        day: date = DAY,
        **fields: Any,
    ) -> None:
        """One delivery with these messages in it, committed."""
        content = pack(json.dumps(found).encode() if body is None else body)
        delivery = ledger.NewDelivery(
            channel=channel,
            source=source,
            received_at=self.clock.now(),
            day=day,
            content=content,
            **fields,
        )
        with self.store.write() as connection:
            ledger.receive(self.store, connection, [delivery])

    def take(self, *found: dict[str, Any], **fields: Any) -> Worked:
        """One delivery with these messages in it, and all that follows from it."""
        self.deliver(*found, **fields)
        return self.pipeline.drain()

    def wait(self, **by: float) -> None:
        """Let time pass."""
        self.clock.move(timedelta(**by))

    def go_on(self) -> dict[str, int]:
        """The bot's turn, where the timetable sees that it has one; counts `asked` and `told`."""
        gathering = Gathering(self.store, self.channels, self.clock)
        return dict(gathering.go_on()) if gathering.has_work() else {}

    def rows(self, table: Table, *conditions: Any) -> Sequence[Row[Any]]:
        """All rows of a table in order of writing."""
        with self.store.read() as connection:
            return connection.execute(select(table).where(*conditions).order_by(table.c.id)).all()

    @property
    def complaints(self) -> Sequence[Row[Any]]:
        return self.rows(complaints)

    @property
    def stored(self) -> Sequence[Row[Any]]:
        return self.rows(items, items.c.outcome == Outcome.STORED)

    @property
    def outcomes(self) -> list[str]:
        """Of all items, in order of writing."""
        return [row.outcome for row in self.rows(items)]

    @property
    def replies(self) -> Sequence[Row[Any]]:
        return self.rows(outbox)

    @property
    def events(self) -> list[str]:
        """The words of the whole history."""
        return [row.event for row in self.rows(histories)]

    def history_of(self, complaint_id: int) -> Sequence[Row[Any]]:
        """What happened to one complaint, oldest first."""
        return self.rows(histories, histories.c.complaint_id == complaint_id)

    def texts(self, complaint_id: int) -> list[str | None]:
        """What a complaint says, in the order in which officers read it."""
        with self.store.read() as connection:
            return [
                row.redacted_text for row in queries.messages_of(SYSTEM, connection, complaint_id)
            ]

    def record(self, item: Row[Any]) -> Record:
        with self.store.read() as connection:
            sealer = queries.reporter_sealer(
                SYSTEM, connection, self.store.keyring, item.reporter_id
            )
        return Record.model_validate_json(sealer.open(item.sealed, RECORD))

    def totals(self) -> dict[str, int]:
        """The ledger of all channels and days in one line; checks that each line adds up."""
        with self.store.read() as connection:
            lines = equation.day_totals(SYSTEM, connection)
        assert [line for line in lines if not line.is_balanced] == []
        total = {"received": sum(line.received for line in lines)}
        for line in lines:
            for outcome, count in line.outcomes.items():
                total[outcome] = total.get(outcome, 0) + count
        return {word: count for word, count in total.items() if count}


@pytest.fixture
def desk(open_store: Store) -> Desk:
    """An empty desk; the test runs on both engines."""
    return Desk(open_store)


@pytest.fixture
def postgres_desk(migrated_postgres_url: str, keyring: Keyring) -> Iterator[Desk]:
    """An empty desk on PostgreSQL, where workers run side by side."""
    store = Store(migrated_postgres_url, keyring)
    yield Desk(store)
    store.close()


@pytest.fixture
def sqlite_desk(migrated_sqlite_url: str, keyring: Keyring) -> Iterator[Desk]:
    """An empty desk on SQLite, where door and worker share one lock."""
    store = Store(migrated_sqlite_url, keyring)
    yield Desk(store)
    store.close()
