"""What the bot reads before it decides, and keeps afterwards. The caller's scope comes first."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    ColumnElement,
    Connection,
    Row,
    and_,
    bindparam,
    exists,
    func,
    or_,
    select,
    update,
)

from store import agencies
from store.batch import update_later
from store.changes import end_gathering, write_history
from store.completeness import still_incomplete
from store.keyed import KeyedQuery
from store.models import ComplaintStatus as Status
from store.models import Outcome, attachments, complaints, conversations, items
from store.scope import Scope

_followers = complaints.alias("follower")
_CASE: tuple[ColumnElement[Any], ...] = (
    complaints.c.id,
    complaints.c.tracking_id,
    complaints.c.conversation_id,
    complaints.c.reporter_id,
    complaints.c.status,
    complaints.c.summary,
    complaints.c.is_gathering,
    complaints.c.awaiting,
    complaints.c.is_secret,
    complaints.c.is_oversight,
    complaints.c.seal,
    complaints.c.is_emergency,
    complaints.c.is_incomplete,
    complaints.c.known,
    complaints.c.surface,
    complaints.c.last_message_at,
    complaints.c.opened_at,
    complaints.c.resolved_at,
    complaints.c.closed_at,
    complaints.c.reason,
    complaints.c.rating,
    complaints.c.reopened_count,
    complaints.c.merged_into,
    complaints.c.verified_at,
    complaints.c.due_at,
    complaints.c.handed_over_to,
    exists().where(_followers.c.merged_into == complaints.c.id).label("leads_others"),
)


def cases_at_hand(
    _scope: Scope,
    connection: Connection,
    conversation_ids: Sequence[int],
    reporter_ids: Sequence[int],
    since: datetime,
) -> Sequence[Row[Any]]:
    """Complaints of these reporters in these conversations that a next message may be about.

    Those with a message since `since`, those that are open or answered, and those that were closed
    lately and not rated. Oldest last message first.
    """
    if not conversation_ids or not reporter_ids:
        return []
    lists = {"p_conversations": conversation_ids, "p_reporters": reporter_ids}
    return _CASES_AT_HAND.execute(connection, lists, p_since=since).all()


_CASES_AT_HAND = KeyedQuery(
    lambda among: (
        select(*_CASE)
        .where(
            among(complaints.c.conversation_id, "p_conversations"),
            among(complaints.c.reporter_id, "p_reporters"),
            or_(
                complaints.c.last_message_at >= bindparam("p_since"),
                complaints.c.is_open,
                complaints.c.status == Status.RESOLVED,
                and_(
                    complaints.c.status == Status.CLOSED,
                    complaints.c.rating.is_(None),
                    complaints.c.closed_at >= bindparam("p_since"),
                ),
            ),
        )
        .order_by(complaints.c.last_message_at, complaints.c.id)
    )
)


def hold_cases(_scope: Scope, connection: Connection, complaint_ids: Collection[int]) -> bool:
    """Hold these complaints until the transaction ends, the oldest first.

    True where they may have been changed since they were read, by whoever held them before.

    A worker changes several in the order in which their citizens wrote; two of them that begin in
    one order never wait for each other crosswise. On SQLite writers take turns anyway.
    """
    if not complaint_ids or connection.dialect.name == "sqlite":
        return False
    _HOLD_CASES.execute(connection, {"p_ids": sorted(complaint_ids)})
    return True


_HOLD_CASES = KeyedQuery(
    lambda among: (
        select(complaints.c.id)
        .where(among(complaints.c.id, "p_ids"))
        .order_by(complaints.c.id)
        .with_for_update(key_share=True)
    )
)


def public_cases(
    _scope: Scope, connection: Connection, reporter_ids: Sequence[int], since: datetime
) -> Sequence[Row[Any]]:
    """Complaints that these reporters told in public, as far as a private message may be about
    them; see `cases_at_hand`."""
    if not reporter_ids:
        return []
    query = select(*_CASE).where(
        complaints.c.reporter_id.in_(reporter_ids),
        complaints.c.surface != "direct",
        or_(
            complaints.c.last_message_at >= since,
            complaints.c.status.in_((Status.ON_HOLD, Status.RESOLVED)),
        ),
    )
    order = (complaints.c.last_message_at, complaints.c.id)
    return connection.execute(query.order_by(*order)).all()


def cases_of(
    _scope: Scope,
    connection: Connection,
    reporter_id: int,
    *,
    number: str = "",
    complaint_id: int | None = None,
    limit: int = 10,
) -> Sequence[Row[Any]]:
    """The reporter's newest complaints, newest first; merged ones too.

    However old, the one with this `number` and the one with this id are among them.
    """
    newest_first = (complaints.c.opened_at.desc(), complaints.c.id.desc())
    is_theirs = complaints.c.reporter_id == reporter_id
    newest = select(complaints.c.id).where(is_theirs).order_by(*newest_first).limit(limit)
    is_meant = or_(
        complaints.c.id.in_(newest),
        complaints.c.tracking_id == number,
        complaints.c.id == complaint_id,
    )
    return connection.execute(
        select(*_CASE).where(is_theirs, is_meant).order_by(*newest_first)
    ).all()


def numbers_of(_scope: Scope, connection: Connection, reporter_id: int) -> Sequence[str]:
    """The numbers of all that a reporter has told."""
    numbers = select(complaints.c.tracking_id).where(complaints.c.reporter_id == reporter_id)
    return connection.execute(numbers).scalars().all()


def agencies_at_work(scope: Scope, connection: Connection, complaint_id: int) -> list[str]:
    """The names of the agencies that have a complaint now."""
    held = agencies.assignments_of(scope, connection, complaint_id)
    return [row.agency_name for row in held if row.state in ("open", "accepted", "answered")]


def conversations_of(
    _scope: Scope, connection: Connection, conversation_ids: Sequence[int]
) -> dict[int, Row[Any]]:
    """What is remembered of conversations, by id: memory, and whether an operator speaks there."""
    if not conversation_ids:
        return {}
    rows = _CONVERSATIONS.execute(connection, {"p_ids": conversation_ids})
    return {row.id: row for row in rows}


_PLACE: tuple[Column[Any], ...] = (
    conversations.c.id,
    conversations.c.memory,
    conversations.c.held_until,
    conversations.c.person_wanted_at,
    conversations.c.last_direct_at,
)
_CONVERSATIONS = KeyedQuery(lambda among: select(*_PLACE).where(among(conversations.c.id, "p_ids")))


def remember(
    _scope: Scope, connection: Connection, conversation_id: int, memory: Mapping[str, Any]
) -> None:
    """Keep what the bot has to know next time; never a citizen's words."""
    values = {"p_id": conversation_id, "p_memory": dict(memory)}
    update_later(connection, _REMEMBER, values, last_of="p_id")


_REMEMBER = (
    update(conversations)
    .where(conversations.c.id == bindparam("p_id"))
    .values(memory=bindparam("p_memory", type_=JSON))
)


def kept_message(
    _scope: Scope,
    connection: Connection,
    item_id: int | None,
    reporter_id: int,
    conversation_id: int,
) -> Row[Any] | None:
    """A message of the reporter's that belongs to no complaint yet, locked; None without one, and
    when they have deleted it meanwhile."""
    deletion = items.alias()
    is_deleted = exists().where(
        deletion.c.message_hash == items.c.message_hash, deletion.c.event == "deleted"
    )
    return connection.execute(
        select(items)
        .where(
            items.c.id == item_id,
            items.c.reporter_id == reporter_id,
            items.c.conversation_id == conversation_id,
            items.c.outcome == Outcome.STORED,
            items.c.complaint_id.is_(None),
            items.c.sealed.is_not(None),
            ~is_deleted,
        )
        .with_for_update(of=items)
    ).one_or_none()


def has_version(
    _scope: Scope, connection: Connection, message_hash: bytes | None, complaint_id: int
) -> bool:
    """Whether another version of a message stands in this complaint."""
    found = select(items.c.id).where(
        items.c.message_hash == message_hash, items.c.complaint_id == complaint_id
    )
    return connection.execute(found.limit(1)).first() is not None


# --- the bot's next word ----------------------------------------------------------------------


def settled_stories(
    _scope: Scope, connection: Connection, now: datetime, limit: int
) -> Sequence[Row[Any]]:
    """Complaints whose citizens have been silent long enough, locked for this transaction.

    A conversation in which something still waits for a worker is passed over, as that comes first,
    and so is one in which an operator speaks.
    """
    return connection.execute(
        select(complaints)
        .where(*_settled(now))
        .order_by(complaints.c.settles_at, complaints.c.id)
        .limit(limit)
        .with_for_update(skip_locked=True, of=complaints, key_share=True)
    ).all()


def is_story_settled(_scope: Scope, connection: Connection, now: datetime) -> bool:
    """Whether the bot has something to say."""
    found = select(complaints.c.id).where(*_settled(now)).limit(1)
    return connection.execute(found).first() is not None


def _settled(now: datetime) -> tuple[ColumnElement[bool], ...]:
    is_waiting = exists().where(
        items.c.conversation_id == complaints.c.conversation_id,
        items.c.outcome == Outcome.PENDING.value,
    )
    is_held = exists().where(
        conversations.c.id == complaints.c.conversation_id, conversations.c.held_until > now
    )
    is_due = and_(complaints.c.settles_at.is_not(None), complaints.c.settles_at <= now)
    return is_due, ~is_waiting, ~is_held


SURGE = 300
"""So many stories being told at once are a surge."""


def is_surge(_scope: Scope, connection: Connection) -> bool:
    """Whether very many people are telling something just now."""
    told = select(complaints.c.id).where(complaints.c.settles_at.is_not(None)).limit(SURGE)
    count = connection.execute(select(func.count()).select_from(told.subquery())).scalar_one()
    return int(count) >= SURGE


def with_recording(
    _scope: Scope, connection: Connection, complaint_ids: Sequence[int]
) -> frozenset[int]:
    """Which of these complaints hold a voice note, to which somebody has to listen."""
    if not complaint_ids:
        return frozenset()
    found = (
        select(items.c.complaint_id)
        .join(attachments, attachments.c.item_id == items.c.id)
        .where(items.c.complaint_id.in_(complaint_ids), attachments.c.kind == "audio")
    )
    return frozenset(connection.execute(found).scalars())


def note_question(
    scope: Scope,
    connection: Connection,
    complaint_id: int,
    now: datetime,
    *,
    facet: int,
    name: str,
    silent_until: datetime,
) -> None:
    """The bot asks for something: it waits for the answer until `silent_until`."""
    connection.execute(
        update(complaints)
        .where(complaints.c.id == complaint_id)
        .values(
            asked=complaints.c.asked.bitwise_or(facet),
            awaiting=name,
            settles_at=silent_until,
            settles_latest=silent_until,
        )
    )
    write_history(
        scope, connection, "question_asked_by_bot", now, complaint_id=complaint_id, question=name
    )


def put_off(_scope: Scope, connection: Connection, complaint_id: int, until: datetime) -> None:
    """Something else was asked just now: the bot's next word has to wait."""
    connection.execute(
        update(complaints).where(complaints.c.id == complaint_id).values(settles_at=until)
    )


def note_told(
    scope: Scope, connection: Connection, complaint_id: int, now: datetime, *, is_incomplete: bool
) -> None:
    """The story has been told as far as it goes: nothing is gathered any more."""
    connection.execute(
        update(complaints)
        .where(complaints.c.id == complaint_id)
        .values(settles_at=None, settles_latest=None, awaiting=None, is_incomplete=is_incomplete)
    )
    end_gathering(scope, connection, complaint_id, now)


def note_answered(
    scope: Scope,
    connection: Connection,
    complaint_id: int,
    now: datetime,
    *,
    facet: int,
    name: str,
    item_id: int,
    settles_at: datetime,
) -> None:
    """A message answers the bot's question, so that the bot goes on sooner than after a story."""
    connection.execute(
        update(complaints)
        .where(complaints.c.id == complaint_id)
        .values(
            known=complaints.c.known.bitwise_or(facet),
            awaiting=None,
            is_incomplete=still_incomplete(facet),
        )
    )
    connection.execute(
        update(complaints)
        .where(complaints.c.id == complaint_id, complaints.c.settles_at > settles_at)
        .values(settles_at=settles_at)
    )
    write_history(
        scope,
        connection,
        "question_answered",
        now,
        complaint_id=complaint_id,
        item_id=item_id,
        question=name,
    )
