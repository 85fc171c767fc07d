"""What could not be read or trusted, and how it comes back into the ledger.

A delivery counts as one thing received until it is parsed; then as many as were found in it. An
unreadable item is replaced by what is found in it, and its delivery's count with it. So *received*
stays the sum of the outcomes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, and_, delete, select, update

from store.errors import StoreError
from store.ledger import (
    DELIVERY,
    FRAGMENT,
    PENDING_ITEM,
    NewItem,
    add_items,
    day_key,
    kept_key,
    waiting_sealer,
)
from store.models import DeliveryState, Outcome, deliveries, items
from store.session import Store


def unreadable_deliveries(
    connection: Connection, *, channel: str | None, after: int, limit: int
) -> Sequence[int]:
    """Ids of deliveries in which nothing could be read and whose bytes are still kept."""
    mine = and_(deliveries.c.state == DeliveryState.UNREADABLE, deliveries.c.sealed.is_not(None))
    query = select(deliveries.c.id).where(mine, deliveries.c.id > after)
    if channel is not None:
        query = query.where(deliveries.c.channel == channel)
    return list(connection.execute(query.order_by(deliveries.c.id).limit(limit)).scalars())


def quarantined_deliveries(
    connection: Connection, *, channel: str | None, reason: str | None, after: int, limit: int
) -> Sequence[Any]:
    """Quarantined deliveries whose bytes are still kept: id, channel, reason, received_at, size."""
    columns = (deliveries.c.id, deliveries.c.channel, deliveries.c.reason)
    query = select(*columns, deliveries.c.received_at, deliveries.c.size).where(
        deliveries.c.state == DeliveryState.QUARANTINED,
        deliveries.c.sealed.is_not(None),
        deliveries.c.id > after,
    )
    if channel is not None:
        query = query.where(deliveries.c.channel == channel)
    if reason is not None:
        query = query.where(deliveries.c.reason == reason)
    return connection.execute(query.order_by(deliveries.c.id).limit(limit)).all()


def unreadable_items(
    connection: Connection, *, channel: str | None, after: int, limit: int
) -> Sequence[int]:
    """Ids of unreadable items whose bytes are still kept."""
    mine = and_(items.c.outcome == Outcome.UNREADABLE, items.c.sealed.is_not(None))
    query = select(items.c.id).where(mine, items.c.id > after)
    if channel is not None:
        query = query.where(items.c.channel == channel)
    return list(connection.execute(query.order_by(items.c.id).limit(limit)).scalars())


def lock_delivery(
    connection: Connection, delivery_id: int, state: DeliveryState
) -> Row[Any] | None:
    """A delivery that is still in `state` with its bytes, locked; else None."""
    return connection.execute(
        select(deliveries)
        .where(
            deliveries.c.id == delivery_id,
            deliveries.c.state == state,
            deliveries.c.sealed.is_not(None),
        )
        .with_for_update()
    ).one_or_none()


def lock_item(connection: Connection, item_id: int) -> tuple[Row[Any], Row[Any]] | None:
    """An item that is still unreadable with its bytes, and its delivery, locked; else None."""
    item = connection.execute(
        select(items)
        .where(
            items.c.id == item_id,
            items.c.outcome == Outcome.UNREADABLE,
            items.c.sealed.is_not(None),
        )
        .with_for_update()
    ).one_or_none()
    if item is None:
        return None
    delivery = connection.execute(
        select(deliveries).where(deliveries.c.id == item.delivery_id).with_for_update()
    ).one()
    return item, delivery


def fragment(store: Store, connection: Connection, item: Row[Any]) -> bytes:
    """The raw piece in which nothing could be read."""
    return store.sealer(connection, kept_key(item.day)).open(item.sealed, FRAGMENT)


def replace_item(
    store: Store,
    connection: Connection,
    item: Row[Any],
    delivery: Row[Any],
    found: Sequence[NewItem],
) -> None:
    """Put what was found in an unreadable item in its place."""
    connection.execute(delete(items).where(items.c.id == item.id))
    add_items(store, connection, [(delivery, found)])
    connection.execute(
        update(deliveries)
        .where(deliveries.c.id == delivery.id)
        .values(item_count=deliveries.c.item_count + len(found) - 1)
    )


def return_to_pending(store: Store, connection: Connection, item: Row[Any]) -> None:
    """Let an item that was understood, but could not be settled, be settled anew."""
    kept = store.sealer(connection, kept_key(item.day))
    content = kept.open(item.sealed, PENDING_ITEM)
    waiting = waiting_sealer(store, connection, item.day, item.received_at)
    connection.execute(
        update(items)
        .where(items.c.id == item.id)
        .values(
            outcome=Outcome.PENDING,
            reason=None,
            attempts=0,
            sealed=waiting.seal(content, PENDING_ITEM),
        )
    )


def keep_with_its_day(
    store: Store, connection: Connection, delivery: Row[Any], content: bytes
) -> None:
    """A delivery that can be read now lives as long as others of its day."""
    try:
        sealed = store.sealer(connection, day_key(delivery.day), delivery.received_at).seal(
            content, DELIVERY
        )
    except StoreError:  # the others of its day are gone already
        sealed = None
    connection.execute(
        update(deliveries).where(deliveries.c.id == delivery.id).values(sealed=sealed)
    )
