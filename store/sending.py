"""The outbox's life: due -> sending -> sent | failed (again later) | uncertain | waiting | dead.

What waits cannot be told before the citizen's next message, which makes it due again.

Each attempt is committed before the call it stands for, so that a crash leaves its trace.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    and_,
    exists,
    func,
    insert,
    or_,
    select,
    text,
    true,
    update,
)

from store.changes import hold_replies, note_receipts, write_history
from store.errors import Conflict, NotFound
from store.keyed import KeyedQuery
from store.models import (
    OutboxState,
    Outcome,
    complaints,
    conversations,
    items,
    outbox,
    outbox_attempts,
)
from store.queries import ATTEMPTED, visible
from store.rights import Right
from store.scope import Scope

_TO_SEND = (OutboxState.DUE, OutboxState.FAILED)
# A reply is noted as sent a moment after the platform has it, whose clock may be a little behind.
_NOTED_WITHIN = timedelta(seconds=5)
_MOST_TOLD_AT_ONCE = 100
# If it is tried again within this time, what was to be said after it waits.
_WAITED_FOR = timedelta(minutes=5)
# Said in these words, so that both databases see that the partial index fits.
_IS_OPEN = text("outbox.state IN ('due', 'failed', 'sending', 'uncertain')")


def claim_due(
    scope: Scope,
    connection: Connection,
    destination: str,
    *,
    now: datetime,
    lease: timedelta,
    limit: int,
) -> Sequence[Row[Any]]:
    """Take rows that are due, note the attempt, and hold them until `now` + `lease`.

    At most `limit`; rows of a complaint that a worker holds are left for the next time, and so is
    what follows on something that is about to be said to the same person.
    """
    is_due = and_(
        outbox.c.destination == destination,
        _IS_OPEN,
        outbox.c.state.in_(_TO_SEND),
        outbox.c.due_at <= now,
        ~_is_behind_another(now),
    )
    in_turn = select(outbox).where(is_due).order_by(outbox.c.due_at, outbox.c.id).limit(limit)
    held = _hold_complaints(connection, connection.execute(in_turn).all())
    is_free = or_(outbox.c.complaint_id.is_(None), outbox.c.complaint_id.in_(held))
    rows = connection.execute(in_turn.where(is_free).with_for_update(skip_locked=True)).all()
    if rows:
        connection.execute(
            update(outbox)
            .where(outbox.c.id.in_([row.id for row in rows]))
            .values(
                state=OutboxState.SENDING,
                claimed_until=now + lease,
                attempts=outbox.c.attempts + 1,
            )
        )
        begun = [{"outbox_id": row.id, "started_at": now} for row in rows]
        connection.execute(insert(outbox_attempts), begun)
    return rows


def _is_behind_another(now: datetime) -> ColumnElement[bool]:
    """Whether something earlier is to be said there before: what failed is waited for a while. Whom
    to call in danger waits for nothing."""
    earlier = outbox.alias()
    is_next = or_(
        earlier.c.state == OutboxState.SENDING,
        and_(earlier.c.state == OutboxState.DUE, earlier.c.due_at <= now),
        and_(earlier.c.state == OutboxState.FAILED, earlier.c.due_at <= now + _WAITED_FOR),
    )
    found = exists().where(
        earlier.c.conversation_id == outbox.c.conversation_id,
        earlier.c.reporter_id == outbox.c.reporter_id,
        earlier.c.destination == outbox.c.destination,
        earlier.c.id < outbox.c.id,
        is_next,
    )
    return and_(outbox.c.purpose != "emergency", found)


def drop_overtaken_greeting(
    scope: Scope, connection: Connection, row: Row[Any], now: datetime
) -> None:
    """Whoever was told more in this chat needs no greeting behind it."""
    overtaken = connection.execute(
        select(outbox)
        .where(
            outbox.c.conversation_id == row.conversation_id,
            outbox.c.purpose == "greeting",
            outbox.c.id < row.id,
            outbox.c.state.in_((*_TO_SEND, OutboxState.UNCERTAIN)),
        )
        .with_for_update(skip_locked=True)
    ).all()
    for greeting in overtaken:
        supersede(scope, connection, greeting, now)


def _hold_complaints(connection: Connection, rows: Sequence[Row[Any]]) -> list[int]:
    """Lock the complaints of `rows` that nobody else holds.

    Workers hold a complaint before its replies; taking them the other way round would be a
    deadlock.
    """
    wanted = {row.complaint_id for row in rows if row.complaint_id is not None}
    if not wanted:
        return []
    query = select(complaints.c.id).where(complaints.c.id.in_(wanted)).order_by(complaints.c.id)
    return list(
        connection.execute(query.with_for_update(skip_locked=True, key_share=True)).scalars()
    )


def claim_uncertain(
    _scope: Scope,
    connection: Connection,
    destination: str,
    *,
    now: datetime,
    lease: timedelta,
    limit: int,
) -> Sequence[Row[Any]]:
    """Take rows of which nobody knows whether they were sent, and hold them."""
    rows = connection.execute(
        select(outbox)
        .where(
            outbox.c.destination == destination,
            _IS_OPEN,
            outbox.c.state == OutboxState.UNCERTAIN,
            outbox.c.due_at <= now,
        )
        .order_by(outbox.c.due_at, outbox.c.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    ).all()
    if rows:
        held = update(outbox).where(outbox.c.id.in_([row.id for row in rows]))
        connection.execute(held.values(due_at=now + lease))
    return rows


def abandon_expired(
    scope: Scope, connection: Connection, destination: str, now: datetime, grace: timedelta
) -> int:
    """Rows whose sender died in the middle become uncertain; how many there were."""
    expired = connection.execute(
        select(outbox.c.id, outbox.c.complaint_id)
        .where(
            outbox.c.destination == destination,
            _IS_OPEN,
            outbox.c.state == OutboxState.SENDING,
            outbox.c.claimed_until < now,
        )
        .with_for_update(skip_locked=True)
    ).all()
    for row in expired:
        note_uncertain(scope, connection, row.id, now, error="sender_died", look_at=now + grace)
    return len(expired)


def is_sent_as(
    _scope: Scope, connection: Connection, external_hash: bytes, *, other_than: int
) -> bool:
    """Another row than this one is the reply that the platform knows by this id."""
    query = select(outbox.c.id).where(
        outbox.c.external_hash == external_hash, outbox.c.id != other_than
    )
    return connection.execute(query.limit(1)).first() is not None


def unresolved_beside(_scope: Scope, connection: Connection, row: Row[Any]) -> Sequence[Row[Any]]:
    """Other rows for the same place that may have been sent: nobody knows under which id."""
    query = select(outbox).where(
        outbox.c.destination == row.destination,
        outbox.c.conversation_id == row.conversation_id,
        _IS_OPEN,
        outbox.c.state.in_((OutboxState.SENDING, OutboxState.UNCERTAIN)),
        outbox.c.id != row.id,
    )
    return connection.execute(query).all()


def note_sent(
    scope: Scope,
    connection: Connection,
    row: Row[Any],
    external_hash: bytes,
    now: datetime,
    *,
    was_found: bool = False,
) -> None:
    """The platform has it. Receipts that came before we knew its id are applied now."""
    hold_replies(scope, connection, [external_hash])
    _finish_attempt(connection, row.id, now, "found" if was_found else "sent")
    connection.execute(
        update(outbox)
        .where(outbox.c.id == row.id)
        .values(
            state=OutboxState.SENT,
            external_hash=external_hash,
            sent_at=now,
            claimed_until=None,
            last_error=None,
        )
    )
    early = connection.execute(
        select(items.c.reason)
        .where(items.c.message_hash == external_hash, items.c.outcome == Outcome.RECEIPT)
        .order_by(items.c.id)
    ).scalars()
    note_receipts(scope, connection, [(external_hash, str(word)) for word in early])
    state = connection.execute(select(outbox.c.state).where(outbox.c.id == row.id)).scalar_one()
    if row.complaint_id is None or state != OutboxState.SENT:
        return
    if row.purpose.endswith("acknowledgement"):
        connection.execute(
            update(complaints)
            .where(complaints.c.id == row.complaint_id, complaints.c.acknowledged_at.is_(None))
            .values(acknowledged_at=now)
        )
    write_history(
        scope,
        connection,
        "reply_sent",
        now,
        complaint_id=row.complaint_id,
        purpose=row.purpose,
        outbox_id=row.id,
    )


def sent_until(
    _scope: Scope, connection: Connection, channel: str, conversation_hash: bytes, until: datetime
) -> Sequence[bytes]:
    """The external hashes of the replies that were sent there until then and that nobody has read
    yet, as far as we know; of very many the newest."""
    query = (
        select(outbox.c.external_hash)
        .join(conversations, conversations.c.id == outbox.c.conversation_id)
        .where(
            conversations.c.channel == channel,
            conversations.c.conversation_hash == conversation_hash,
            outbox.c.external_hash.is_not(None),
            outbox.c.sent_at <= until + _NOTED_WITHIN,
            or_(
                outbox.c.delivery_status.is_(None),
                outbox.c.delivery_status.in_(("sent", "delivered")),
            ),
        )
        .order_by(outbox.c.id.desc())
        .limit(_MOST_TOLD_AT_ONCE)
    )
    return connection.execute(query).scalars().all()


def note_waiting(
    scope: Scope,
    connection: Connection,
    row: Row[Any],
    now: datetime,
    *,
    reason: str,
    seen: datetime | None,
    external_hash: bytes | None = None,
) -> bool:
    """It cannot be told before the citizen's next message; False when that has come meanwhile.

    `seen` is when they last wrote, as far as the sender knew. `external_hash` is of what was sent
    instead, so that they write.
    """
    place = connection.execute(
        select(conversations.c.last_direct_at)
        .where(conversations.c.id == row.conversation_id)
        .with_for_update(key_share=True)
    ).scalar_one()
    if place is not None and (seen is None or place > seen):
        note_failed(scope, connection, row.id, now, error="written_meanwhile", again=now)
        return False
    _finish_attempt(connection, row.id, now, "waiting", reason)
    connection.execute(
        update(outbox)
        .where(outbox.c.id == row.id)
        .values(
            state=OutboxState.WAITING,
            claimed_until=None,
            last_error=reason,
            external_hash=external_hash,
        )
    )
    write_history(
        scope,
        connection,
        "reply_waits",
        now,
        complaint_id=row.complaint_id,
        outbox_id=row.id,
        purpose=row.purpose,
        reason=reason,
    )
    return True


def waiting_for(
    _scope: Scope,
    connection: Connection,
    conversation_ids: Sequence[int],
    reporter_ids: Sequence[int],
) -> Sequence[Row[Any]]:
    """Rows that wait for a message in these conversations or of these reporters, oldest first.

    A complaint is held before its replies: hold those of the rows, and ask once more before any of
    these is changed.
    """
    lists = {"p_conversations": conversation_ids, "p_reporters": reporter_ids}
    return _WAITING_FOR.execute(connection, lists).all()


_WAITING_FOR = KeyedQuery(
    lambda among: (
        select(outbox)
        .where(
            text("outbox.state = 'waiting'"),
            or_(
                among(outbox.c.conversation_id, "p_conversations"),
                among(outbox.c.reporter_id, "p_reporters"),
            ),
        )
        .order_by(outbox.c.id)
    )
)


def let_go(
    _scope: Scope,
    connection: Connection,
    outbox_id: int,
    now: datetime,
    *,
    conversation_id: int,
    sealed: bytes,
) -> None:
    """The citizen has written: what waited is due, to where they wrote."""
    connection.execute(
        update(outbox)
        .where(outbox.c.id == outbox_id, outbox.c.state == OutboxState.WAITING)
        .values(
            state=OutboxState.DUE,
            due_at=now,
            attempts=0,
            repeats=0,
            last_error=None,
            external_hash=None,
            delivery_status=None,
            error_code=None,
            conversation_id=conversation_id,
            sealed=sealed,
        )
    )


def supersede(scope: Scope, connection: Connection, row: Row[Any], now: datetime) -> None:
    """Something newer says all that this row would have said."""
    connection.execute(
        update(outbox)
        .where(outbox.c.id == row.id)
        .values(state=OutboxState.DROPPED, claimed_until=None)
    )
    write_history(
        scope,
        connection,
        "reply_dropped",
        now,
        complaint_id=row.complaint_id,
        outbox_id=row.id,
        purpose=row.purpose,
        reason="superseded",
    )


def unsent(
    _scope: Scope, connection: Connection, complaint_id: int, purposes: Sequence[str]
) -> Sequence[Row[Any]]:
    """Rows of a complaint with these purposes that nobody has begun to send."""
    return connection.execute(
        select(outbox)
        .where(
            outbox.c.complaint_id == complaint_id,
            outbox.c.purpose.in_(purposes),
            outbox.c.state.in_((*_TO_SEND, OutboxState.WAITING)),
        )
        .order_by(outbox.c.id)
        .with_for_update()
    ).all()


def was_spoken_to(
    _scope: Scope, connection: Connection, conversation_id: int, since: datetime
) -> bool:
    """Whether an operator has written there since then, in the bot's stead."""
    found = select(outbox.c.id).where(
        outbox.c.conversation_id == conversation_id,
        outbox.c.purpose == "message",
        outbox.c.created_at >= since,
        outbox.c.state != OutboxState.DROPPED,
    )
    return connection.execute(found.limit(1)).first() is not None


def said_of(
    scope: Scope, connection: Connection, complaint_id: int, purposes: Sequence[str], now: datetime
) -> Sequence[Row[Any]]:
    """What a complaint's reporter was told for these purposes, or would have been had there been a
    way; oldest first. Not what was taken back, nor what can still be."""
    return connection.execute(
        select(outbox)
        .join(complaints, complaints.c.id == outbox.c.complaint_id)
        .where(
            outbox.c.complaint_id == complaint_id,
            outbox.c.purpose.in_(purposes),
            outbox.c.state != OutboxState.DROPPED,
            outbox.c.due_at <= now,
            outbox.c.sealed.is_not(None),
            visible(scope),
        )
        .order_by(outbox.c.id)
    ).all()


def note_failed(
    scope: Scope,
    connection: Connection,
    outbox_id: int,
    now: datetime,
    *,
    error: str,
    again: datetime,
) -> None:
    """It was not sent; try again at `again`."""
    del scope
    _finish_attempt(connection, outbox_id, now, "failed", error)
    connection.execute(
        update(outbox)
        .where(outbox.c.id == outbox_id)
        .values(state=OutboxState.FAILED, due_at=again, claimed_until=None, last_error=error)
    )


def failing_since(_scope: Scope, connection: Connection, outbox_id: int) -> Row[Any]:
    """The first attempt of those that failed, or whose answer was lost, one after the other up to
    the last one."""
    first: Row[Any] | None = None
    newest_first = connection.execute(
        select(outbox_attempts)
        .where(outbox_attempts.c.outbox_id == outbox_id)
        .order_by(outbox_attempts.c.id.desc())
    )
    for attempt in newest_first:
        if attempt.outcome not in (None, "failed", "uncertain"):
            break
        first = attempt
    if first is None:
        raise NotFound("No attempt is under way.")
    return first


def others_got_through(
    _scope: Scope, connection: Connection, destination: str, *, since: Row[Any], before: datetime
) -> bool:
    """Whether another reply was sent there, or found, after the attempt `since` and before then."""
    sent = (
        select(outbox_attempts.c.id)
        .join(outbox, outbox.c.id == outbox_attempts.c.outbox_id)
        .where(
            outbox_attempts.c.id > since.id,
            outbox.c.destination == destination,
            outbox.c.state == OutboxState.SENT,
            outbox.c.sent_at < before,
        )
    )
    return connection.execute(sent.limit(1)).first() is not None


def newest_beside(_scope: Scope, connection: Connection, row: Row[Any]) -> Row[Any] | None:
    """The newest attempt at another reply for the same destination that has ended, if it was made
    after the last one at `row`."""
    own = select(func.max(outbox_attempts.c.id)).where(outbox_attempts.c.outbox_id == row.id)
    query = (
        select(outbox_attempts)
        .join(outbox, outbox.c.id == outbox_attempts.c.outbox_id)
        .where(
            outbox_attempts.c.id > own.scalar_subquery(),
            outbox_attempts.c.outcome.is_not(None),
            outbox.c.destination == row.destination,
        )
        .order_by(outbox_attempts.c.id.desc())
    )
    return connection.execute(query.limit(1)).one_or_none()


def bring_forward(_scope: Scope, connection: Connection, destination: str, at: datetime) -> None:
    """A reply got through there: what waits to be repeated later than `at` is due then."""
    later = (
        select(outbox.c.id)
        .where(
            outbox.c.destination == destination,
            _IS_OPEN,
            outbox.c.state == OutboxState.UNCERTAIN,
            outbox.c.due_at > at,
        )
        .with_for_update(skip_locked=True)
    )
    ids = list(connection.execute(later).scalars())
    if ids:
        connection.execute(update(outbox).where(outbox.c.id.in_(ids)).values(due_at=at))


def put_off(_scope: Scope, connection: Connection, destination: str, *, behind: int) -> None:
    """Let whatever is due there wait until the reply `behind` is tried again."""
    again = select(outbox.c.due_at).where(outbox.c.id == behind).scalar_subquery()
    connection.execute(
        update(outbox)
        .where(
            outbox.c.destination == destination,
            _IS_OPEN,
            outbox.c.state.in_(_TO_SEND),
            outbox.c.due_at < again,
        )
        .values(due_at=again)
    )


def note_uncertain(
    scope: Scope,
    connection: Connection,
    outbox_id: int,
    now: datetime,
    *,
    error: str,
    look_at: datetime,
) -> None:
    """The answer was lost: it may have been sent. Look it up at `look_at`."""
    del scope
    _finish_attempt(connection, outbox_id, now, "uncertain", error)
    connection.execute(
        update(outbox)
        .where(outbox.c.id == outbox_id)
        .values(state=OutboxState.UNCERTAIN, due_at=look_at, claimed_until=None, last_error=error)
    )


def repeat_uncertain(
    scope: Scope,
    connection: Connection,
    row: Row[Any],
    now: datetime,
    *,
    was_looked_up: bool,
    sealed: bytes | None = None,
) -> None:
    """Send it once more: it was not found, or cannot be looked up and was not repeated before.

    `sealed` replaces its words.
    """
    connection.execute(
        update(outbox)
        .where(outbox.c.id == row.id, outbox.c.state == OutboxState.UNCERTAIN)
        .values(
            state=OutboxState.DUE,
            due_at=now,
            repeats=outbox.c.repeats + 1,
            sealed=row.sealed if sealed is None else sealed,
        )
    )
    write_history(
        scope,
        connection,
        "reply_repeated",
        now,
        complaint_id=row.complaint_id,
        outbox_id=row.id,
        was_looked_up=was_looked_up,
    )


def reword(_scope: Scope, connection: Connection, outbox_id: int, sealed: bytes) -> None:
    """What nobody has begun to send says something else."""
    connection.execute(
        update(outbox)
        .where(outbox.c.id == outbox_id, outbox.c.state.in_((*_TO_SEND, OutboxState.WAITING)))
        .values(sealed=sealed)
    )


def note_dead(
    scope: Scope, connection: Connection, row: Row[Any], now: datetime, *, error: str
) -> None:
    """It cannot be sent: a person must look."""
    _finish_attempt(connection, row.id, now, "dead", error)
    connection.execute(
        update(outbox)
        .where(outbox.c.id == row.id)
        .values(state=OutboxState.DEAD, claimed_until=None, last_error=error)
    )
    write_history(
        scope,
        connection,
        "reply_failed",
        now,
        complaint_id=row.complaint_id,
        outbox_id=row.id,
        purpose=row.purpose,
        error=error,
    )


def look_again_later(_scope: Scope, connection: Connection, outbox_id: int, at: datetime) -> None:
    """The platform could not be asked now whether it has our reply."""
    connection.execute(
        update(outbox)
        .where(outbox.c.id == outbox_id, outbox.c.state == OutboxState.UNCERTAIN)
        .values(due_at=at)
    )


def retry(
    scope: Scope,
    connection: Connection,
    outbox_id: int,
    now: datetime,
    *,
    seen: int | None = None,
) -> None:
    """A person wants a dead, failed or uncertain row sent once more.

    `seen` is the newest attempt that they know of: `Conflict` where there was another; None does
    not compare.
    """
    scope.require(Right.RETRY)
    _require(scope, connection, outbox_id)
    changed = connection.execute(
        update(outbox)
        .where(
            outbox.c.id == outbox_id,
            outbox.c.state.in_((OutboxState.DEAD, OutboxState.UNCERTAIN, OutboxState.FAILED)),
            outbox.c.sealed.is_not(None),
            _is_as_seen(seen),
        )
        .values(state=OutboxState.DUE, due_at=now, attempts=0, claimed_until=None)
    )
    if changed.rowcount == 0:
        raise Conflict("Only a dead, failed or uncertain row can be retried.")
    _note(scope, connection, "reply_retried", now, outbox_id)


def _is_as_seen(seen: int | None) -> ColumnElement[bool]:
    return true() if seen is None else ATTEMPTED.is_not_distinct_from(seen)


def drop(
    scope: Scope,
    connection: Connection,
    outbox_id: int,
    now: datetime,
    reason: str,
    *,
    seen: int | None = None,
) -> None:
    """A person decides that a row will not be sent; `seen` as in `retry`."""
    scope.require(Right.RETRY)
    _require(scope, connection, outbox_id)
    changed = connection.execute(
        update(outbox)
        .where(
            outbox.c.id == outbox_id,
            outbox.c.state.in_(
                (*_TO_SEND, OutboxState.UNCERTAIN, OutboxState.WAITING, OutboxState.DEAD)
            ),
            _is_as_seen(seen),
        )
        .values(state=OutboxState.DROPPED, claimed_until=None)
    )
    if changed.rowcount == 0:
        raise Conflict("A row that is being sent or was sent cannot be dropped.")
    _note(scope, connection, "reply_dropped", now, outbox_id, reason=reason)


def drop_unsent(
    scope: Scope, connection: Connection, complaint_id: int, key: str, now: datetime
) -> bool:
    """A deed was taken back: what it would have said is not said, if that is not too late."""
    dropped = connection.execute(
        update(outbox)
        .where(
            outbox.c.idempotency_key == key,
            outbox.c.complaint_id == complaint_id,
            outbox.c.state.in_((*_TO_SEND, OutboxState.WAITING)),
        )
        .values(state=OutboxState.DROPPED, claimed_until=None)
    )
    if dropped.rowcount:
        write_history(
            scope, connection, "reply_dropped", now, complaint_id=complaint_id, reason="undone"
        )
    return bool(dropped.rowcount)


def _require(scope: Scope, connection: Connection, outbox_id: int) -> None:
    """`NotFound` unless the row is there and within the caller's scope."""
    found = connection.execute(
        select(outbox.c.id)
        .outerjoin(complaints, complaints.c.id == outbox.c.complaint_id)
        .where(
            outbox.c.id == outbox_id,
            or_(
                outbox.c.complaint_id.is_(None),
                scope.allows_jurisdiction(complaints.c.jurisdiction),
            ),
        )
    )
    if found.first() is None:
        raise NotFound(f"There is no row {outbox_id} in the outbox.")


def _note(
    scope: Scope, connection: Connection, event: str, now: datetime, outbox_id: int, **details: Any
) -> None:
    complaint_id = connection.execute(
        select(outbox.c.complaint_id).where(outbox.c.id == outbox_id)
    ).scalar_one()
    write_history(
        scope,
        connection,
        event,
        now,
        complaint_id=complaint_id,
        outbox_id=outbox_id,
        **details,
    )


def _finish_attempt(
    connection: Connection, outbox_id: int, now: datetime, outcome: str, error: str | None = None
) -> None:
    connection.execute(
        update(outbox_attempts)
        .where(outbox_attempts.c.outbox_id == outbox_id, outbox_attempts.c.finished_at.is_(None))
        .values(finished_at=now, outcome=outcome, error=error)
    )
