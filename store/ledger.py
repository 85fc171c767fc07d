"""Deliveries and items: received, parsed, claimed, settled.

A delivery is committed before its sender is told that we have it. Workers parse it into items, one
row per thing found, and settle each with an outcome. *received* = the sum of the outcomes, per
channel and day: see `equation`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, fields
from datetime import date, datetime
from types import SimpleNamespace
from typing import Any, NamedTuple

from sqlalchemy import (
    Connection,
    Integer,
    Row,
    and_,
    bindparam,
    exists,
    false,
    func,
    insert,
    literal_column,
    or_,
    select,
    text,
    update,
)

from store.batch import insert_later, new_id, update_later, write_now
from store.bulk import Constants, insert_rows
from store.errors import StoreError, UnknownKey
from store.keyed import KeyedQuery
from store.models import (
    DeliveryState,
    Outcome,
    conversations,
    deliveries,
    items,
    message_names,
)
from store.sealing import Sealer
from store.session import Store

DELIVERY = b"delivery"
PENDING_ITEM = b"item.pending"
FRAGMENT = b"item.fragment"
_ENTRY, _POLL = "entry", "poll"
PROCESSING_FAILED = "processing_failed"
"""Reason of what our own code failed to work on."""


def day_key(day: date) -> str:
    """Name of the data key for what arrives on `day`."""
    return f"day:{day.isoformat()}"


def kept_key(day: date) -> str:
    """Name of the data key for what arrived on `day` and could not be read or trusted."""
    return f"kept:{day.isoformat()}"


# --- received ------------------------------------------------------------------------------------


@dataclass(slots=True, kw_only=True)
class NewDelivery:
    """One request or polled item to be written; `content` is headers and body in one piece."""

    channel: str
    source: str
    received_at: datetime
    day: date
    content: bytes
    quarantine_reason: str | None = None
    is_recovered: bool = False
    content_hash: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarantineLimit:
    """What one channel may keep of untrusted bodies per day; beyond it only counts are kept."""

    bodies: int = 1_000
    size: int = 50 * 1024 * 1024


def receive(
    store: Store,
    connection: Connection,
    received: Sequence[NewDelivery],
    limit: QuarantineLimit = QuarantineLimit(),
) -> None:
    """Write deliveries; they are durable when the caller's transaction commits."""
    trusted = [d for d in received if d.quarantine_reason is None]
    if trusted:
        _insert_trusted(store, connection, trusted)
    for untrusted in received:
        if untrusted.quarantine_reason is not None:
            _quarantine(store, connection, untrusted, limit)


# What is the same for all webhooks stands in the statement: to bind it for each row would take
# longer than the insert itself.
_OF_ALL_WEBHOOKS: Constants = (
    ("state", literal_column(f"'{DeliveryState.PENDING.value}'")),
    ("attempts", literal_column("0")),
    ("is_recovered", false()),
)


def _insert_trusted(store: Store, connection: Connection, trusted: Sequence[NewDelivery]) -> None:
    if any(d.is_recovered or d.content_hash is not None for d in trusted):
        insert_rows(connection, deliveries, [_row(store, connection, d) for d in trusted])
    else:
        rows = [_webhook_row(store, connection, d) for d in trusted]
        insert_rows(connection, deliveries, rows, constants=_OF_ALL_WEBHOOKS)


def _webhook_row(store: Store, connection: Connection, delivery: NewDelivery) -> dict[str, Any]:
    sealer = store.sealer(connection, day_key(delivery.day), delivery.received_at)
    return {
        "channel": delivery.channel,
        "source": delivery.source,
        "received_at": delivery.received_at,
        "day": delivery.day,
        "size": len(delivery.content),
        "sealed": sealer.seal(delivery.content, DELIVERY),
    }


def _row(store: Store, connection: Connection, delivery: NewDelivery) -> dict[str, Any]:
    is_trusted = delivery.quarantine_reason is None
    purpose = day_key(delivery.day) if is_trusted else kept_key(delivery.day)
    sealer = store.sealer(connection, purpose, delivery.received_at)
    return {
        "channel": delivery.channel,
        "source": delivery.source,
        "received_at": delivery.received_at,
        "day": delivery.day,
        "state": DeliveryState.PENDING if is_trusted else DeliveryState.QUARANTINED,
        "reason": delivery.quarantine_reason,
        "item_count": None if is_trusted else 1,
        "size": len(delivery.content),
        "sealed": sealer.seal(delivery.content, DELIVERY),
        "attempts": 0,
        "is_recovered": delivery.is_recovered,
        "content_hash": delivery.content_hash,
    }


def _quarantine(
    store: Store, connection: Connection, delivery: NewDelivery, limit: QuarantineLimit
) -> None:
    """Keep an untrusted body while the day's room lasts, after that one counting row a minute."""
    mine = and_(
        deliveries.c.channel == delivery.channel,
        deliveries.c.day == delivery.day,
        deliveries.c.state == DeliveryState.QUARANTINED,
    )
    kept = and_(mine, deliveries.c.sealed.is_not(None))
    count, size = connection.execute(
        select(func.count(), func.coalesce(func.sum(deliveries.c.size), 0)).where(kept)
    ).one()
    row = _row(store, connection, delivery)
    if count < limit.bodies and size + len(delivery.content) <= limit.size:
        connection.execute(insert(deliveries), row)
        return
    minute = delivery.received_at.replace(second=0, microsecond=0)
    counted = connection.execute(
        update(deliveries)
        .where(mine, deliveries.c.sealed.is_(None), deliveries.c.received_at == minute)
        .values(item_count=deliveries.c.item_count + 1)
    )
    if counted.rowcount == 0:
        row |= {"received_at": minute, "sealed": None, "size": 0, "reason": "quarantine_full"}
        connection.execute(insert(deliveries), row)


# --- parsed --------------------------------------------------------------------------------------


@dataclass(slots=True, kw_only=True)
class NewItem:
    """One thing found in a delivery; `content` is a serialised RawMessage or a raw fragment."""

    outcome: str
    reason: str | None = None
    content: bytes | None = None
    sent_at: datetime | None = None
    ordered_at: datetime | None = None
    """The same, and its place within that second where the platform's clock tells no more."""
    conversation_hash: bytes | None = None
    identity_hash: bytes | None = None
    message_hash: bytes | None = None
    other_names: Sequence[bytes] | None = None
    """Further hashes by which the message may be named; None where each has one name only."""
    content_hash: bytes | None = None
    group_hash: bytes | None = None
    event: str | None = None
    surface: str | None = None
    content_kind: str | None = None
    told_of: Sequence[bytes] = ()
    """The hashes of the replies that a receipt means without naming them."""

    def written(self) -> bytes | None:
        """The content as it is kept while it waits."""
        return self.content


def pending_deliveries(connection: Connection, limit: int) -> Sequence[Row[Any]]:
    """The oldest deliveries that nobody has parsed, locked for this transaction."""
    return connection.execute(_PENDING_DELIVERIES, {"p_limit": limit}).all()


_PENDING_DELIVERIES = (
    select(deliveries)
    # The literal lets both databases see that the partial index fits.
    .where(deliveries.c.state == literal_column("'pending'"))
    .order_by(deliveries.c.id)
    # As a query of its own, so that PostgreSQL does not know how many: it has hardly counted what
    # has just come, takes it for less than the limit, and would fetch and sort all that waits.
    .limit(select(bindparam("p_limit", type_=Integer)).scalar_subquery())
    .with_for_update(skip_locked=True)
)


class Waits(NamedTuple):
    """What there is to do for a worker."""

    deliveries: bool
    items: bool


def what_waits(connection: Connection) -> Waits:
    """Whether deliveries wait to be parsed, and items to be settled; others may hold them."""
    return Waits(*connection.execute(_WHAT_WAITS).one())


# The literals let both databases see that the partial indexes fit.
_WHAT_WAITS = select(
    exists().where(deliveries.c.state == literal_column("'pending'")),
    exists().where(items.c.outcome == literal_column("'pending'")),
)


def claim_delivery(connection: Connection, delivery_id: int) -> Row[Any] | None:
    """One delivery, locked, if it is still to be parsed and nobody holds it."""
    query = select(deliveries).where(
        deliveries.c.id == delivery_id, deliveries.c.state == DeliveryState.PENDING
    )
    return connection.execute(query.with_for_update(skip_locked=True)).one_or_none()


def note_failed_delivery(store: Store, connection: Connection, delivery_id: int, most: int) -> bool:
    """Count a failed attempt; after `most` of them the delivery is set apart as unreadable (True).

    What does not even open is kept as it is.
    """
    delivery = claim_delivery(connection, delivery_id)
    if delivery is None:
        return False
    if delivery.attempts + 1 >= most:
        try:
            content = delivery_content(store, connection, delivery)
        except StoreError:
            content = None
        mark_unreadable(store, connection, delivery, content, PROCESSING_FAILED)
        return True
    counted = update(deliveries).where(deliveries.c.id == delivery_id)
    connection.execute(counted.values(attempts=deliveries.c.attempts + 1))
    return False


def delivery_content(store: Store, connection: Connection, delivery: Row[Any]) -> bytes:
    """Headers and body of a delivery as they came; `StoreError` when no longer kept."""
    is_kept = delivery.state in (DeliveryState.UNREADABLE, DeliveryState.QUARANTINED)
    purpose = kept_key(delivery.day) if is_kept else day_key(delivery.day)
    if delivery.sealed is None:
        return b""
    return store.sealer(connection, purpose).open(delivery.sealed, DELIVERY)


def record_items(
    store: Store,
    connection: Connection,
    parsed: Sequence[tuple[Row[Any], Sequence[NewItem]]],
) -> None:
    """Write what was found in each delivery and mark them parsed."""
    add_items(store, connection, parsed)
    _mark_parsed(connection, parsed)


def _mark_parsed(
    connection: Connection, parsed: Sequence[tuple[Row[Any], Sequence[NewItem]]]
) -> None:
    for delivery, found in parsed:
        values = {"p_id": delivery.id, "p_count": len(found)}
        update_later(connection, _MARK_PARSED, values)


def add_items(
    store: Store,
    connection: Connection,
    parsed: Sequence[tuple[Row[Any], Sequence[NewItem]]],
) -> None:
    """Write what was found in each delivery; their counts are left to the caller."""
    _use_one_name_each(connection, parsed)
    places = _conversation_ids(connection, parsed)
    for delivery, found in parsed:
        for item in found:
            row = _item_row(delivery, item, places)
            row["sealed"] = _sealed_content(store, connection, delivery, item)
            insert_later(connection, items, row)


_MARK_PARSED = (
    update(deliveries)
    .where(deliveries.c.id == bindparam("p_id"))
    .values(state=DeliveryState.PARSED, item_count=bindparam("p_count"), reason=None)
)


def mark_unreadable(
    store: Store, connection: Connection, delivery: Row[Any], content: bytes | None, reason: str
) -> None:
    """Keep a delivery in which nothing could be read, under the key that lives longer.

    Without `content` its bytes stay as they are sealed.
    """
    sealer = store.sealer(connection, kept_key(delivery.day), delivery.received_at)
    sealed = delivery.sealed if content is None else sealer.seal(content, DELIVERY)
    connection.execute(
        update(deliveries)
        .where(deliveries.c.id == delivery.id)
        .values(
            state=DeliveryState.UNREADABLE,
            reason=reason,
            item_count=1,
            sealed=sealed,
            attempts=deliveries.c.attempts + 1,
        )
    )


def _item_row(
    delivery: Row[Any], item: NewItem, places: Mapping[tuple[str, bytes], int]
) -> dict[str, Any]:
    place = item.conversation_hash
    return {
        "delivery_id": delivery.id,
        "channel": delivery.channel,
        "source": delivery.source,
        "day": delivery.day,
        "received_at": delivery.received_at,
        "outcome": item.outcome,
        "reason": item.reason,
        "sent_at": item.sent_at,
        "ordered_at": item.ordered_at or delivery.received_at,
        "conversation_id": None if place is None else places[delivery.channel, place],
        "identity_hash": item.identity_hash,
        "message_hash": item.message_hash,
        "content_hash": item.content_hash,
        "group_hash": item.group_hash,
        "event": item.event,
        "surface": item.surface,
        "content": item.content_kind,
        "sealed": None,
        "attempts": 0,
        "version": 1,
        "is_unsorted": False,
        "is_withheld": False,
        "is_exposed": False,
    }


def _sealed_content(
    store: Store, connection: Connection, delivery: Row[Any], item: NewItem
) -> bytes | None:
    content = item.written()
    if content is None:
        return None
    if item.outcome == Outcome.UNREADABLE:
        sealer = store.sealer(connection, kept_key(delivery.day), delivery.received_at)
        return sealer.seal(content, FRAGMENT)
    sealer = waiting_sealer(store, connection, delivery.day, delivery.received_at)
    return sealer.seal(content, PENDING_ITEM)


def waiting_sealer(store: Store, connection: Connection, day: date, now: datetime) -> Sealer:
    """The key for what waits to be settled: the day's, or after its end the one that lives longer.

    Only what is replayed late is sealed under the latter.
    """
    try:
        return store.sealer(connection, day_key(day), now)
    except UnknownKey:
        raise
    except StoreError:
        return store.sealer(connection, kept_key(day), now)


def waiting_content(store: Store, connection: Connection, item: Row[Any]) -> bytes:
    """The serialised RawMessage of a pending item."""
    try:
        return store.sealer(connection, day_key(item.day)).open(item.sealed, PENDING_ITEM)
    except StoreError as error:
        try:
            return store.sealer(connection, kept_key(item.day)).open(item.sealed, PENDING_ITEM)
        except StoreError:
            raise error from None


def _use_one_name_each(
    connection: Connection, parsed: Sequence[tuple[Row[Any], Sequence[NewItem]]]
) -> None:
    """Whatever id a platform names a message by, its items stand under the first."""
    found = [item for _, of_one in parsed for item in of_one if item.other_names is not None]
    hold_messages(connection, {name for item in found for name in _names_of(item)})
    firsts = {other: item.message_hash for item in found for other in item.other_names or ()}
    rows = [{"name_hash": name, "message_hash": firsts[name]} for name in sorted(firsts)]
    insert_rows(connection, message_names, rows, unique=("name_hash",))
    if rows:
        write_now(connection)  # some may stand in this very batch
    for row in rows:  # what was told of it before its other names were known
        mine = items.c.message_hash == row["name_hash"]
        connection.execute(update(items).where(mine).values(message_hash=row["message_hash"]))
    known = first_names(connection, [item.message_hash for item in found if item.message_hash])
    for item in found:
        if item.message_hash:
            item.message_hash = known[item.message_hash]


def _names_of(item: NewItem) -> list[bytes]:
    return [name for name in (item.message_hash, *(item.other_names or ())) if name is not None]


def hold_messages(connection: Connection, names: Collection[bytes]) -> set[bytes]:
    """Until this transaction ends, nobody else names these messages, settles versions of them, or
    tells what became of them; all that is held.

    An edit and a deletion of one message may stand in conversations of their own: whoever is second
    must see what the first has written. All that is known at once is held in one order, so that
    nobody waits crosswise. On SQLite writers take turns anyway.
    """
    wanted, held = set(names), set[bytes]()
    if connection.dialect.name == "sqlite":
        return wanted
    while True:
        wanted |= set(first_names(connection, list(wanted)).values())
        if wanted <= held:
            return held
        hold(connection, wanted - held)
        held |= wanted  # what else they are called may have been told while we waited


def hold(connection: Connection, message_hashes: Collection[bytes]) -> None:
    """Likewise, for messages that have one name each."""
    if message_hashes and connection.dialect.name != "sqlite":
        keys = sorted({int.from_bytes(each[:8], signed=True) for each in message_hashes})
        connection.execute(_HOLD, {"p_keys": keys})


_HOLD = text("SELECT pg_advisory_xact_lock(held) FROM unnest(CAST(:p_keys AS bigint[])) AS held")


def first_names(connection: Connection, message_hashes: Sequence[bytes]) -> dict[bytes, bytes]:
    """Under which hash the items of each message stand: the given one, unless it is another name
    of the message."""
    found = {name: name for name in message_hashes}
    if found:
        query = select(message_names.c.name_hash, message_names.c.message_hash).where(
            message_names.c.name_hash.in_(message_hashes)
        )
        found |= {row.name_hash: row.message_hash for row in connection.execute(query)}
    return found


def _conversation_ids(
    connection: Connection, parsed: Sequence[tuple[Row[Any], Sequence[NewItem]]]
) -> dict[tuple[str, bytes], int]:
    """The row of each conversation spoken in, made where there was none."""
    wanted = {
        (delivery.channel, item.conversation_hash)
        for delivery, found in parsed
        for item in found
        if item.conversation_hash is not None
    }
    hashes = [conversation_hash for _, conversation_hash in wanted]
    found = _find_conversations(connection, hashes)
    missing = sorted(wanted - found.keys())
    if missing:
        _insert_conversations(connection, missing)
        found |= _find_conversations(connection, [each for _, each in missing])
    return found


def make_conversation(connection: Connection, channel: str, conversation_hash: bytes) -> None:
    """Its row, where there is none yet, so that something can be noted there."""
    if not _find_conversations(connection, [conversation_hash]):
        _insert_conversations(connection, [(channel, conversation_hash)])


def _insert_conversations(connection: Connection, places: Sequence[tuple[str, bytes]]) -> None:
    rows = [
        {"channel": channel, "conversation_hash": each, "replies_paused": False}
        for channel, each in places
    ]
    insert_rows(connection, conversations, rows, unique=("channel", "conversation_hash"))


def _find_conversations(
    connection: Connection, hashes: Sequence[bytes]
) -> dict[tuple[str, bytes], int]:
    if not hashes:
        return {}
    rows = _CONVERSATIONS.execute(connection, {"p_hashes": hashes})
    return {(row[0], row[1]): row[2] for row in rows}


_CONVERSATIONS = KeyedQuery(
    lambda among: select(
        conversations.c.channel, conversations.c.conversation_hash, conversations.c.id
    ).where(among(conversations.c.conversation_hash, "p_hashes"))
)


# --- parsed and settled in one transaction -------------------------------------------------------


@dataclass(frozen=True, slots=True)
class HeldItem:
    """A pending item of this transaction, without a row as yet: `settle` writes that at once."""

    delivery: Row[Any]
    new: NewItem
    values: dict[str, Any]
    """What its row holds while it is pending, but for its content."""
    row: Any
    """The same to be read like a row of `pending_items`."""


def hold_items(
    connection: Connection,
    parsed: Sequence[tuple[Row[Any], Sequence[NewItem]]],
) -> list[HeldItem]:
    """What is to be settled of what was found in deliveries: conversation by conversation, the
    one that has waited longest first, each in order of saying.

    Left out are deliveries with a conversation that another worker holds. `record_held` must
    follow, once as much as possible was settled.
    """
    _use_one_name_each(connection, parsed)
    places = _conversation_ids(connection, parsed)
    free = _lock_conversations(connection, set(places.values()))
    taken = [one for one in parsed if _places_of(one, places) <= free]
    held: dict[int, HeldItem] = {}
    others: list[tuple[Row[Any], NewItem, dict[str, Any]]] = []
    for delivery, found in taken:
        for item in found:
            item_id = new_id(connection, items)
            row = {**_NOT_SETTLED, **_item_row(delivery, item, places), "id": item_id}
            if item.outcome == Outcome.PENDING:
                held[item_id] = HeldItem(delivery, item, row, SimpleNamespace(**row))
            else:
                others.append((delivery, item, row))
    connection.info[_HELD] = held
    connection.info[_TAKEN] = taken, others
    first: dict[int, int] = {}
    for one in held.values():
        first.setdefault(one.row.conversation_id, one.row.id)
    return sorted(
        held.values(),
        key=lambda one: (first[one.row.conversation_id], one.row.ordered_at, one.row.id),
    )


def record_held(
    store: Store, connection: Connection, left: Sequence[HeldItem]
) -> Sequence[tuple[Row[Any], Sequence[NewItem]]]:
    """Mark the deliveries of `hold_items` parsed and write what of them was not settled.

    Those for which there was no time, all whose items are among `left`, stay as they are; the
    others are returned.
    """
    taken, others = connection.info.pop(_TAKEN)
    held: dict[int, HeldItem] = connection.info.pop(_HELD)
    untouched = Counter(one.delivery.id for one in left)
    kept = {
        delivery.id
        for delivery, found in taken
        if 0 < untouched[delivery.id] == sum(one.outcome == Outcome.PENDING for one in found)
    }
    for one in held.values():
        if one.delivery.id not in kept:
            _insert_unsettled(store, connection, one.delivery, one.new, one.values)
    for delivery, item, row in others:
        if delivery.id not in kept:
            _insert_unsettled(store, connection, delivery, item, row)
    recorded = [one for one in taken if one[0].id not in kept]
    _mark_parsed(connection, recorded)
    return recorded


def _insert_unsettled(
    store: Store, connection: Connection, delivery: Row[Any], item: NewItem, row: dict[str, Any]
) -> None:
    row["sealed"] = _sealed_content(store, connection, delivery, item)
    insert_later(connection, items, row, rank=_ITEMS)


def waiting_conversations(connection: Connection, held: Sequence[HeldItem]) -> set[int]:
    """The conversations of these in which something waits that was parsed before."""
    if not held:
        return set()
    lists = {"p_conversations": list({one.row.conversation_id for one in held})}
    return set(_WAITING_CONVERSATIONS.execute(connection, lists).scalars())


def _places_of(
    one: tuple[Row[Any], Sequence[NewItem]], places: Mapping[tuple[str, bytes], int]
) -> set[int]:
    delivery, found = one
    hashes = {item.conversation_hash for item in found} - {None}
    return {places[delivery.channel, place] for place in hashes if place is not None}


def _lock_conversations(connection: Connection, conversation_ids: set[int]) -> set[int]:
    """Those that nobody else holds. On SQLite nobody else can."""
    if connection.dialect.name == "sqlite" or not conversation_ids:
        return conversation_ids
    lists = {"p_ids": sorted(conversation_ids)}
    return set(_LOCK_CONVERSATIONS.execute(connection, lists).scalars())


_HELD, _TAKEN = "muara_held_items", "muara_taken_deliveries"
_ITEMS = 3
"""They refer to reporters and complaints, and are referred to by all the rest."""
_LOCK_CONVERSATIONS = KeyedQuery(
    lambda among: (
        select(conversations.c.id)
        .where(among(conversations.c.id, "p_ids"))
        .order_by(conversations.c.id)
        .with_for_update(skip_locked=True, key_share=True)
    )
)
_WAITING_CONVERSATIONS = KeyedQuery(
    lambda among: (
        select(items.c.conversation_id)
        .where(
            among(items.c.conversation_id, "p_conversations"),
            items.c.outcome == literal_column("'pending'"),
        )
        .distinct()
    )
)


# --- claimed and settled -------------------------------------------------------------------------


def claim_conversations(connection: Connection, limit: int) -> Sequence[int]:
    """Ids of conversations with pending items, oldest first, locked for this transaction.

    A conversation that another worker holds is passed over: its messages queue behind it.
    """
    values = {"p_limit": limit, "p_look": limit * 8}
    return list(connection.execute(_CLAIM_CONVERSATIONS, values).scalars())


_IS_PENDING = items.c.outcome == literal_column("'pending'")
_CLAIM_CONVERSATIONS = (
    select(conversations.c.id)
    .where(
        conversations.c.id.in_(
            select(items.c.conversation_id)
            .where(_IS_PENDING)
            .order_by(items.c.id)
            .limit(bindparam("p_look"))
            .scalar_subquery()
        )
    )
    .order_by(conversations.c.id)
    .limit(bindparam("p_limit"))
    .with_for_update(skip_locked=True, key_share=True)
)


def pending_items(
    connection: Connection, conversation_ids: Sequence[int], limit: int
) -> Sequence[Row[Any]]:
    """The pending items of conversations that this transaction holds, in order of saying."""
    lists = {"p_conversations": conversation_ids}
    return _PENDING_ITEMS.execute(connection, lists, p_limit=limit).all()


_PENDING_ITEMS = KeyedQuery(
    lambda among: (
        select(items)
        .where(among(items.c.conversation_id, "p_conversations"), _IS_PENDING)
        .order_by(items.c.conversation_id, items.c.ordered_at, items.c.id)
        .limit(bindparam("p_limit"))
    )
)


def deliveries_of(connection: Connection, channel: str, content_hash: bytes) -> Sequence[int]:
    """Ids of a channel's deliveries with this content, oldest first."""
    query = (
        select(deliveries.c.id)
        .where(deliveries.c.content_hash == content_hash, deliveries.c.channel == channel)
        .order_by(deliveries.c.id)
    )
    return connection.execute(query).scalars().all()


def pending_items_of(connection: Connection, delivery_ids: Sequence[int]) -> Sequence[int]:
    """Ids of the items of these deliveries that nobody has settled."""
    query = (
        select(items.c.id)
        .where(items.c.delivery_id.in_(delivery_ids), items.c.outcome == Outcome.PENDING)
        .order_by(items.c.id)
    )
    return connection.execute(query).scalars().all()


def claim_item(connection: Connection, item_id: int) -> Row[Any] | None:
    """One item, locked with its conversation, if it is still pending and nobody holds it."""
    item = connection.execute(
        select(items).where(items.c.id == item_id, items.c.outcome == Outcome.PENDING)
    ).one_or_none()
    if item is None:
        return None
    held = connection.execute(
        select(conversations.c.id)
        .where(conversations.c.id == item.conversation_id)
        .with_for_update(skip_locked=True)
    ).one_or_none()
    return item if held is not None else None


def note_failure(store: Store, connection: Connection, item_id: int, most: int) -> bool:
    """Count a failed attempt; after `most` of them the item is set apart as unreadable (True).

    What does not even open is kept as it is.
    """
    item = connection.execute(
        select(items).where(items.c.id == item_id, items.c.outcome == Outcome.PENDING)
    ).one_or_none()
    if item is None:
        return False
    values: dict[str, Any] = {"attempts": item.attempts + 1}
    gave_up = bool(item.attempts + 1 >= most)
    if gave_up:
        values |= {"outcome": Outcome.UNREADABLE, "reason": PROCESSING_FAILED}
        with suppress(StoreError):
            content = waiting_content(store, connection, item)
            kept = store.sealer(connection, kept_key(item.day), item.received_at)
            values["sealed"] = kept.seal(content, PENDING_ITEM)
    connection.execute(update(items).where(items.c.id == item_id).values(**values))
    return gave_up


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What a worker decided about a pending item; the columns that are written."""

    outcome: str
    processed_at: datetime
    reason: str | None = None
    complaint_id: int | None = None
    reporter_id: int | None = None
    duplicate_of: int | None = None
    is_unsorted: bool = False
    is_withheld: bool = False
    is_exposed: bool = False
    sealed: bytes | None = None
    redacted_text: str | None = None
    schema_version: str | None = None
    knowledge_version: str | None = None
    version: int = 1
    event: str | None = None
    identity_hash: bytes | None = None


def settle(connection: Connection, item_id: int, settled: Settled) -> None:
    """Give a pending item its outcome."""
    held: dict[int, HeldItem] = connection.info.get(_HELD, {})
    one = held.pop(item_id, None)
    if one is not None:
        outcome = {name: getattr(settled, name) for name in _SETTLED_COLUMNS}
        insert_later(connection, items, one.values | outcome, rank=_ITEMS)
        return
    values = {f"p_{name}": getattr(settled, name) for name in _SETTLED_COLUMNS}
    update_later(connection, _SETTLE, values | {"p_id": item_id})


_SETTLED_COLUMNS = tuple(f.name for f in fields(Settled))
_NOT_SETTLED = dict.fromkeys(_SETTLED_COLUMNS)
"""Of a row that is written once for all: the columns that pending ones leave to the database."""
_SETTLE = (
    update(items)
    .where(items.c.id == bindparam("p_id"))
    .values({name: bindparam(f"p_{name}") for name in _SETTLED_COLUMNS})
)


@dataclass(frozen=True, slots=True)
class Version:
    """A stored version of a message."""

    id: int
    message_hash: bytes
    identity_hash: bytes
    content_hash: bytes | None
    event: str
    complaint_id: int | None
    reporter_id: int | None
    is_unsorted: bool
    source: str
    is_withheld: bool = False


def versions(connection: Connection, message_hashes: Sequence[bytes]) -> dict[bytes, list[Version]]:
    """All stored versions of messages, oldest first; a list for each hash that was asked for."""
    found: dict[bytes, list[Version]] = {each: [] for each in message_hashes}
    if found:
        for row in _VERSIONS.execute(connection, {"p_hashes": list(found)}):
            found[row.message_hash].append(Version(*tuple[Any, ...](row)))
    return found


_VERSIONS = KeyedQuery(
    lambda among: (
        select(
            items.c.id,
            items.c.message_hash,
            items.c.identity_hash,
            items.c.content_hash,
            items.c.event,
            items.c.complaint_id,
            items.c.reporter_id,
            items.c.is_unsorted,
            items.c.source,
            items.c.is_withheld,
        )
        .where(
            among(items.c.message_hash, "p_hashes"),
            items.c.outcome == Outcome.STORED.value,
        )
        .order_by(items.c.version, items.c.id)
    )
)


def move_up(connection: Connection, item_ids: Sequence[int], version: int) -> None:
    """An earlier version came after these, the newest last: it takes the first one's place, and
    `version` is that of the last one from now on."""
    for number, item_id in enumerate(reversed(item_ids)):
        change = update(items).where(items.c.id == item_id).values(version=version - number)
        connection.execute(change)


def stored_item(connection: Connection, item_id: int) -> Row[Any]:
    """One item as it is stored."""
    return connection.execute(select(items).where(items.c.id == item_id)).one()


def known_contents(
    connection: Connection, message_hashes: Sequence[bytes]
) -> dict[bytes, set[bytes]]:
    """For polled messages: the content hashes that are stored or waiting, per message.

    What an operator copied by hand is told once more by the platform itself, which knows the author
    and the files.
    """
    known: dict[bytes, set[bytes]] = {}
    is_kept = items.c.outcome.in_((Outcome.STORED, Outcome.PENDING))
    query = select(items.c.message_hash, items.c.content_hash).where(
        items.c.message_hash.in_(message_hashes),
        or_(
            and_(is_kept, items.c.source.is_distinct_from(_ENTRY)),
            and_(items.c.outcome == Outcome.DUPLICATE, items.c.source == _POLL),
        ),
    )
    for message_hash, content_hash in connection.execute(query):
        known.setdefault(message_hash, set()).add(content_hash)
    return known


def known_identities(connection: Connection, identity_hashes: Sequence[bytes]) -> set[bytes]:
    """Which of these versions of messages are stored or waiting."""
    query = select(items.c.identity_hash).where(
        items.c.identity_hash.in_(identity_hashes),
        items.c.outcome.in_((Outcome.STORED, Outcome.PENDING)),
    )
    return set(connection.execute(query).scalars())


def was_entered(connection: Connection, message_hash: bytes) -> bool:
    """Whether an operator has entered this message, also where the platform had told it before."""
    query = select(items.c.id).where(items.c.message_hash == message_hash, items.c.source == _ENTRY)
    return connection.execute(query.limit(1)).first() is not None


def was_said_last(connection: Connection, content_hash: bytes) -> bool:
    """Whether this was received before, and since then nothing else under the same message's id."""
    received = connection.execute(
        select(func.max(deliveries.c.id)).where(deliveries.c.content_hash == content_hash)
    ).scalar()
    if received is None:
        return False
    messages = select(items.c.message_hash).where(items.c.delivery_id == received)
    later = select(items.c.id).where(
        items.c.message_hash.in_(messages),
        items.c.delivery_id > received,
        items.c.outcome.in_((Outcome.STORED, Outcome.PENDING)),
    )
    return connection.execute(later.limit(1)).first() is None


def known_receipts(
    connection: Connection, message_hashes: Sequence[bytes]
) -> set[tuple[bytes, str]]:
    """What was told before of these replies of ours: the hash of each, and the words."""
    query = select(items.c.message_hash, items.c.reason).where(
        items.c.message_hash.in_(message_hashes), items.c.outcome == Outcome.RECEIPT
    )
    return {(told.message_hash, told.reason) for told in connection.execute(query)}


def known_deliveries(connection: Connection, content_hashes: Sequence[bytes]) -> set[bytes]:
    """Which of these polled items were received before, byte for byte."""
    query = select(deliveries.c.content_hash).where(deliveries.c.content_hash.in_(content_hashes))
    return set(connection.execute(query).scalars())
