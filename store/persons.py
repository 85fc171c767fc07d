"""Citizens who wait for a person to answer in the bot's stead. The caller's scope comes first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    ScalarSelect,
    and_,
    exists,
    false,
    literal_column,
    or_,
    select,
    update,
)

from store.changes import write_history
from store.errors import NotFound
from store.models import Outcome, complaints, conversations, items
from store.prepared import at_most
from store.queries import said_within_reach, visible
from store.rights import Right
from store.scope import Scope

# A literal, so that both databases see that the partial index fits.
_IS_WAITING: ColumnElement[bool] = literal_column("conversation.person_wanted_at IS NOT NULL")


def _within(scope: Scope) -> ColumnElement[bool]:
    """For officers, who may speak in the bot's stead. Where all that was said there is hidden from
    somebody, so is the conversation."""
    if not scope.may(Right.TAKE_OVER) or scope.agencies is not None:
        return false()
    is_here = complaints.c.conversation_id == conversations.c.id
    is_seen = exists().where(is_here, visible(scope))
    return and_(
        scope.allows_channel(conversations.c.channel), or_(is_seen, ~exists().where(is_here))
    )


def waiting(scope: Scope, connection: Connection, limit: int = 100) -> Sequence[Row[Any]]:
    """Conversations whose citizens want a person, who waits longest first."""
    return connection.execute(
        select(conversations)
        .where(_IS_WAITING, _within(scope))
        .order_by(conversations.c.person_wanted_at, conversations.c.id)
        .limit(limit)
    ).all()


def waiting_count(scope: Scope, connection: Connection, most: int) -> int:
    """How many wait, at most `most`."""
    return connection.execute(select(waiting_column(scope, most))).scalar_one()


def waiting_column(scope: Scope, most: int) -> ScalarSelect[int]:
    """The same as a column of a statement."""
    return at_most(most, [_IS_WAITING, _within(scope)], conversations.c.id)


def newest_cases(
    scope: Scope, connection: Connection, conversation_ids: Sequence[int]
) -> dict[int, Row[Any]]:
    """By conversation: the complaint that was spoken of last, as far as it may be seen."""
    if not conversation_ids:
        return {}
    rows = connection.execute(
        select(complaints)
        .where(complaints.c.conversation_id.in_(conversation_ids), visible(scope))
        .order_by(complaints.c.last_message_at, complaints.c.id)
    )
    return {row.conversation_id: row for row in rows}


def last_said(
    scope: Scope, connection: Connection, conversation_id: int, limit: int = 5
) -> Sequence[Row[Any]]:
    """The last messages there within reach, oldest first, with the `seal` of their complaint."""
    newest_first: Sequence[Any] = connection.execute(
        select(items, complaints.c.seal)
        .outerjoin(complaints, complaints.c.id == items.c.complaint_id)
        .where(
            items.c.conversation_id == conversation_id,
            items.c.outcome == Outcome.STORED,
            items.c.event == "created",
            items.c.reason.is_distinct_from("command"),
            said_within_reach(scope),
        )
        .order_by(items.c.id.desc())
        .limit(limit)
    ).all()
    return newest_first[::-1]


def take(scope: Scope, connection: Connection, conversation_id: int) -> Row[Any]:
    """Lock a conversation to speak there; `NotFound` unless its citizen waits within reach."""
    row = connection.execute(
        select(conversations)
        .where(conversations.c.id == conversation_id, _IS_WAITING, _within(scope))
        .with_for_update(of=conversations)
    ).one_or_none()
    if row is None:
        raise NotFound("Nobody waits for a person there.")
    return row


def newest_message(_scope: Scope, connection: Connection, conversation_id: int) -> Row[Any] | None:
    """What was said there last and can still be opened: whom to answer."""
    return connection.execute(
        select(items)
        .where(
            items.c.conversation_id == conversation_id,
            items.c.outcome == Outcome.STORED,
            items.c.sealed.is_not(None),
            items.c.surface == "direct",
        )
        .order_by(items.c.id.desc())
        .limit(1)
    ).one_or_none()


def note_spoken(
    scope: Scope,
    connection: Connection,
    conversation_id: int,
    now: datetime,
    *,
    held_until: datetime,
) -> None:
    """A person has answered: the bot is silent there until `held_until`, and nobody waits."""
    connection.execute(
        update(conversations)
        .where(conversations.c.id == conversation_id)
        .values(held_by=scope.operator_id, held_until=held_until, person_wanted_at=None)
    )
    write_history(scope, connection, "operator_spoke", now, conversation_id=conversation_id)
