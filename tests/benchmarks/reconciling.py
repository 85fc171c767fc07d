"""How fast a re-read goes through messages that are known already, and what it leaves behind:
nothing, neither rows nor memory."""

from __future__ import annotations

import json
import resource
import time
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import func, insert, select, text

from channels._whatsapp_messages import parse
from channels.base import Page, RawMessage, Source
from muara.channel_rules import ChannelRules, Identities
from muara.clock import FixedClock
from muara.dialogue_state import Policy
from muara.pipeline import pack, parse_safely
from muara.polling import Poller
from store import migrate
from store.models import conversations, deliveries, items
from store.sealing import Keyring
from store.session import Store
from tests.benchmarks.figures import Figure, figure
from tests.postgres import running_server

_ROUNDS = 3
_PAGE = 100
_BATCH = 5_000
_NAIVE = 5_000
_NOW = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
_RULES = ChannelRules(
    name="whatsapp", kind="whatsapp", jurisdiction="CTH", parse=parse, policy=Policy()
)


class NotKnownError(Exception):
    """The re-read took something for new, or wrote: then it measured something else."""


@dataclass(frozen=True, slots=True)
class _Twilio:
    """Lists `count` messages as Twilio's list does, a hundred on a page, made as they are asked."""

    count: int

    def fetch(self, cursor: str | None) -> Page:
        begin = int(cursor or 0)
        end = min(begin + _PAGE, self.count)
        found = [json.dumps(_listed(number)).encode() for number in range(begin, end)]
        return Page(items=found, cursor=str(end), more=end < self.count)

    def cursor_since(self, since: datetime) -> str:
        del since
        return "0"


def _listed(number: int) -> Mapping[str, Any]:
    sid, citizen = f"SM{number:032x}", f"whatsapp:+62811{number % 5_000:08d}"
    said = (_NOW - timedelta(seconds=number)).strftime("%a, %d %b %Y %H:%M:%S +0000")
    return {
        "account_sid": f"AC{42:032x}",
        "body": f"Lampu jalan nomor {number} di depan balai desa mati sejak tiga hari.",
        "date_created": said,
        "date_sent": said,
        "date_updated": said,
        "direction": "inbound",
        "error_code": None,
        "from": citizen,
        "num_media": "0",
        "num_segments": "1",
        "price": None,
        "sid": sid,
        "status": "received",
        "to": "whatsapp:+628110000001",
        "uri": f"/2010-04-01/Accounts/AC{42:032x}/Messages/{sid}.json",
    }


def measure(folder: Path, count: int) -> list[Figure]:
    """`count` messages that webhooks have brought are read again, on each database.

    The reference asks for each of `_NAIVE` messages by itself, as one would at first.
    """
    folder.mkdir(parents=True, exist_ok=True)
    figures = _measure("reconcile_sqlite", f"sqlite:///{folder / 'reconcile.db'}", count)
    with running_server(durable=True) as server:
        url = server.create_database()
        figures += _measure("reconcile_postgres", url, count)
        server.drop_database(url)
    return figures


def _measure(name: str, url: str, count: int) -> list[Figure]:
    with closing(Store(url, Keyring(bytes(range(32))))) as store:
        migrate.upgrade(store)
        _fill(store, count)
        before = _rows(store)
        read, asked, held, grown = [], [], [], []
        _re_read(store, count // 10)
        for _ in range(_ROUNDS):
            started_with = _resident_mb()
            read.append(count / _re_read(store, count))
            held.append(started_with)
            grown.append(_resident_mb())
            asked.append(_NAIVE / _ask_one_by_one(store))
        if _rows(store) != before:
            raise NotKnownError("A re-read of what is known has written rows.")
    memory = figure(f"{name}_memory", grown, "MB held", f"after {count // 10}", held)
    return [figure(name, read, "messages/s", "one query per message", asked), memory]


def _re_read(store: Store, count: int) -> float:
    poller = Poller(store, _RULES, _Twilio(count), FixedClock(_NOW), ZoneInfo("Asia/Jakarta"))
    started = time.process_time()
    done = poller.reconcile(_NOW - timedelta(days=2))
    taken = time.process_time() - started
    if done != {"fetched": count, "new": 0, "already_known": count}:
        raise NotKnownError(f"Of {count} known messages the re-read says: {dict(done)}")
    return taken


def _ask_one_by_one(store: Store) -> float:
    ids = Identities(store.keyring, _RULES)
    started = time.process_time()
    with store.read() as connection:
        for number in range(_NAIVE):
            said = _parsed(number)
            key = ids.message(said.conversation_id, said.external_id)
            query = select(items.c.content_hash).where(items.c.message_hash == key)
            if connection.execute(query).scalar_one() != ids.content(said):
                raise NotKnownError("A known message was not found.")
    return time.process_time() - started


def _parsed(number: int) -> RawMessage:
    content = pack(json.dumps(_listed(number)).encode())
    (found,) = parse_safely(_RULES, content, Source.POLL)
    if not isinstance(found, RawMessage):
        raise NotKnownError("The list holds something that is no message.")
    return found


def _resident_mb() -> float:
    """The memory that this process holds now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 1024**2


def _rows(store: Store) -> tuple[int, ...]:
    with store.read() as connection:
        return tuple(
            connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in (deliveries, items)
        )


def _fill(store: Store, count: int) -> None:
    """What webhooks would have left of these messages, as far as a re-read looks at it."""
    with store.write() as connection:
        place = {"channel": "whatsapp", "conversation_hash": b"c", "replies_paused": False}
        connection.execute(insert(conversations).values(id=1, **place))
    ids = Identities(store.keyring, _RULES)
    for batch in _batches(count):
        with store.write() as connection:
            connection.execute(insert(deliveries), [_delivery(number) for number in batch])
            connection.execute(insert(items), [_item(ids, number) for number in batch])
    with store.write() as connection:
        connection.execute(text("ANALYZE"))


def _batches(count: int) -> Iterator[range]:
    for first in range(0, count, _BATCH):
        yield range(first, min(first + _BATCH, count))


def _delivery(number: int) -> dict[str, Any]:
    return {
        "id": number + 1,
        "channel": "whatsapp",
        "source": "webhook",
        "received_at": _NOW,
        "day": _NOW.date(),
        "state": "parsed",
        "item_count": 1,
        "size": 400,
        "attempts": 0,
        "is_recovered": False,
    }


def _item(ids: Identities, number: int) -> dict[str, Any]:
    said = _parsed(number)
    return {
        "delivery_id": number + 1,
        "channel": "whatsapp",
        "source": "webhook",
        "day": _NOW.date(),
        "received_at": _NOW,
        "outcome": "stored",
        "sent_at": said.sent_at,
        "ordered_at": said.sent_at,
        "conversation_id": 1,
        "identity_hash": ids.version(said),
        "message_hash": ids.message(said.conversation_id, said.external_id),
        "content_hash": ids.content(said),
        "event": "created",
        "surface": "direct",
        "content": "text",
        "attempts": 0,
        "version": 1,
        "is_unsorted": False,
        "is_withheld": False,
        "is_exposed": False,
    }
