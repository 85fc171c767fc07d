"""Slows down guessing, and limits what comes in a while: attempts are counted in the store, so that
all processes share the count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, case, delete, select, update

from store.account_models import sign_in_attempts
from store.session import Store, insert_new

LONGEST_PAUSE = timedelta(minutes=15)
HALF_AN_HOUR = timedelta(minutes=30)
FORGOTTEN_AFTER = HALF_AN_HOUR
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Tried:
    """What an attempt is counted against, and how many cost no time."""

    purpose: str
    """For instance `password`; the same subject may be counted for several."""
    subject: str
    """A name, an address or both; kept only as a keyed hash."""
    free: int
    is_shared: bool = False
    """Many people come from one address: a success takes back one attempt, not all."""


def pause_after(count: int, free: int) -> timedelta:
    """How long to wait after so many attempts: 1, 2, 4 … seconds, at most 15 minutes."""
    if count < free:
        return timedelta(0)
    return min(timedelta(seconds=2 ** min(count - free, 20)), LONGEST_PAUSE)


def begin_attempt(
    store: Store, connection: Connection, tried: Sequence[Tried], now: datetime
) -> timedelta:
    """How long this attempt must still wait; zero when it may be made now, and is counted.

    Counted before it is judged, so that attempts side by side count too.
    """
    _drop_old(connection, now)
    keys = {_key(store, one): one for one in tried}
    counts = {key: _count(connection, key, now) for key in sorted(keys)}
    waits = [
        latest_at + pause_after(count, keys[key].free) - now
        for key, (count, latest_at) in counts.items()
        if count >= keys[key].free
    ]
    wait = max(waits, default=timedelta(0))
    if wait > timedelta(0):
        return wait
    _count_one_more(connection, list(keys), now)
    return timedelta(0)


def take_turn(store: Store, connection: Connection, tried: Tried, now: datetime) -> timedelta:
    """How long until the next half hour of the clock, when the `free` ones of this are used up;
    zero when this is one of them, and is counted."""
    begin = _EPOCH + (now - _EPOCH) // HALF_AN_HOUR * HALF_AN_HOUR
    _drop_old(connection, now)
    key = _key(store, replace(tried, subject=f"{tried.subject} {begin:%Y-%m-%dT%H:%M}"))
    made, _ = _count(connection, key, now)
    if made >= tried.free:
        return begin + HALF_AN_HOUR - now
    _count_one_more(connection, [key], now)
    return timedelta(0)


def _count_one_more(connection: Connection, keys: Sequence[bytes], now: datetime) -> None:
    connection.execute(
        update(sign_in_attempts)
        .where(sign_in_attempts.c.key_hash.in_(keys))
        .values(count=sign_in_attempts.c.count + 1, latest_at=now)
    )


def _drop_old(connection: Connection, now: datetime) -> None:
    """Forget what was long ago; what others are counting just now is left to them."""
    old = (
        select(sign_in_attempts.c.key_hash)
        .where(sign_in_attempts.c.latest_at < now - FORGOTTEN_AFTER)
        .with_for_update(skip_locked=True)
    )
    connection.execute(delete(sign_in_attempts).where(sign_in_attempts.c.key_hash.in_(old)))


def _count(connection: Connection, key: bytes, now: datetime) -> tuple[int, datetime]:
    """So many attempts, the latest at; the row is held, so that others take their turn."""
    values = {"key_hash": key, "count": 0, "latest_at": now}
    insert_new(connection, sign_in_attempts, values, unique=("key_hash",))
    row = connection.execute(
        select(sign_in_attempts.c.count.label("made"), sign_in_attempts.c.latest_at)
        .where(sign_in_attempts.c.key_hash == key)
        .with_for_update()
    ).one()
    return row.made, row.latest_at


def note_success(store: Store, connection: Connection, tried: Sequence[Tried]) -> None:
    """The attempt was right: the slate is clean, but for what many people share."""
    for one in tried:
        same = sign_in_attempts.c.key_hash == _key(store, one)
        if one.is_shared:
            fewer = case((sign_in_attempts.c.count > 0, sign_in_attempts.c.count - 1), else_=0)
            connection.execute(update(sign_in_attempts).where(same).values(count=fewer))
        else:
            connection.execute(delete(sign_in_attempts).where(same))


def _key(store: Store, one: Tried) -> bytes:
    return store.keyring.hash("attempt", one.purpose, one.subject)
