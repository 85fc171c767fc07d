"""Messages that were kept as no report: listed, looked at, and taken back. Scope comes first.

Some of what the machine set apart is drawn by lot each day; what a person says of those is the
measured error. What somebody looks at by themselves does not count for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    ScalarSelect,
    and_,
    case,
    exists,
    false,
    func,
    literal_column,
    or_,
    select,
)

from store.care_models import apart_checks
from store.changes import write_history
from store.errors import Conflict, NotFound
from store.models import APART_REASONS, Outcome, items
from store.rights import Right
from store.scope import Scope
from store.session import upsert

_BY_MACHINE = APART_REASONS[:-1]
# A sticker is not listed; whoever enters such a comment by hand says what it shows.
_MAY_BE_REPORTS = (*APART_REASONS, "courtesy")
# Literals, so that both databases see that the partial indexes fit.
# Whatever becomes a report loses its reason.
_IS_SET_APART: ColumnElement[bool] = literal_column(
    f"item.reason IN ({', '.join(repr(reason) for reason in APART_REASONS)})"
)
_IS_OPEN: ColumnElement[bool] = literal_column("apart_check.is_report IS NULL")


def _within(scope: Scope) -> ColumnElement[bool]:
    """Through the caller's channels, and for who sorts messages."""
    return scope.allows_channel(items.c.channel) if scope.may(Right.SORT) else false()


def _is_newest() -> ColumnElement[bool]:
    later = items.alias()
    return ~exists().where(
        later.c.message_hash == items.c.message_hash,
        later.c.outcome == Outcome.STORED,
        later.c.id > items.c.id,
    )


def _is_undecided() -> ColumnElement[bool]:
    return and_(
        items.c.reason.in_(_BY_MACHINE),
        ~exists().where(
            apart_checks.c.item_id == items.c.id, apart_checks.c.is_report.is_not(None)
        ),
    )


def messages(
    scope: Scope,
    connection: Connection,
    *,
    before: int | None = None,
    with_decided: bool = False,
    limit: int = 50,
) -> Sequence[Row[Any]]:
    """What was set apart, newest first; `with_decided` also what a person has looked at."""
    query = select(items).where(_IS_SET_APART, _within(scope), _is_newest())
    if not with_decided:
        query = query.where(_is_undecided())
    if before is not None:
        query = query.where(items.c.id < before)
    return connection.execute(query.order_by(items.c.id.desc()).limit(limit)).all()


def count(scope: Scope, connection: Connection, most: int) -> int:
    """How many messages were set apart that nobody has looked at, at most `most`."""
    some = (
        select(items.c.id)
        .where(_IS_SET_APART, _within(scope), _is_newest(), _is_undecided())
        .limit(most)
    )
    return connection.execute(select(func.count()).select_from(some.subquery())).scalar_one()


def _drawn(scope: Scope) -> Any:
    return (
        select(items)
        .join(apart_checks, apart_checks.c.item_id == items.c.id)
        .where(_IS_OPEN, items.c.reason.in_(_BY_MACHINE), _within(scope))
    )


def drawn(scope: Scope, connection: Connection, limit: int = 50) -> Sequence[Row[Any]]:
    """What was drawn by lot and waits to be looked at, oldest first."""
    found: Sequence[Row[Any]] = connection.execute(
        _drawn(scope).order_by(items.c.id).limit(limit)
    ).all()
    return found


def drawn_column(scope: Scope, most: int) -> ScalarSelect[int]:
    """How many wait to be looked at, at most `most`: a column of a statement."""
    some = _drawn(scope).with_only_columns(items.c.id).limit(most).subquery()
    return select(func.count()).select_from(some).scalar_subquery()


# --- by lot ---------------------------------------------------------------------------------------


def was_drawn(_scope: Scope, connection: Connection, channels: Sequence[str], day: date) -> bool:
    """Whether the lot has been cast for what came through these channels on this day."""
    query = (
        select(apart_checks.c.item_id)
        .where(
            apart_checks.c.day == day,
            apart_checks.c.channel.in_(channels),
            apart_checks.c.drawn_at.is_not(None),
        )
        .limit(1)
    )
    return connection.execute(query).first() is not None


def set_apart_on(
    _scope: Scope, connection: Connection, channels: Sequence[str], day: date
) -> Sequence[Row[Any]]:
    """Ids and channels of what the machine set apart that came on this day, also of what a person
    has called a report since."""
    was_reversed = exists().where(apart_checks.c.item_id == items.c.id, apart_checks.c.is_report)
    found: Sequence[Any] = connection.execute(
        select(items.c.id, items.c.channel)
        .where(
            items.c.day == day,
            items.c.channel.in_(channels),
            items.c.outcome == Outcome.STORED,
            or_(items.c.reason.in_(_BY_MACHINE), was_reversed),
            _is_newest(),
        )
        .order_by(items.c.id)
    ).all()
    return found


def draw(
    _scope: Scope,
    connection: Connection,
    chosen: Sequence[Row[Any]],
    day: date,
    now: datetime,
) -> None:
    """The lot has fallen on these messages; a decision that stands already is kept."""
    for row in chosen:
        values = {"item_id": row.id, "channel": row.channel, "day": day, "drawn_at": now}
        upsert(connection, apart_checks, values, ("item_id",), {"drawn_at": now})


# --- decided --------------------------------------------------------------------------------------


def take(scope: Scope, connection: Connection, item_id: int) -> Row[Any]:
    """Lock a message that was set apart, for whoever sorts; `NotFound` out of scope, `Conflict`
    when it belongs to a complaint by now."""
    scope.require(Right.SORT)
    row = connection.execute(
        select(items).where(items.c.id == item_id, _within(scope)).with_for_update()
    ).one_or_none()
    if row is None:
        raise NotFound("There is no such message.")
    if row.complaint_id is not None or row.reason not in _MAY_BE_REPORTS:
        raise Conflict("Somebody else has sorted this message already.")
    return row


def judge(
    scope: Scope, connection: Connection, item: Row[Any], now: datetime, *, is_report: bool
) -> None:
    """Keep what a person says of a message that was set apart."""
    if item.reason in _BY_MACHINE:  # a person's own error is not the machine's
        decided = {"is_report": is_report, "decided_at": now, "decided_by": scope.actor}
        new = {"item_id": item.id, "channel": item.channel, "day": item.day, "drawn_at": None}
        upsert(connection, apart_checks, new | decided, ("item_id",), decided)
    if not is_report:
        write_history(scope, connection, "message_left_apart", now, item_id=item.id)


def errors(scope: Scope, connection: Connection, since: date) -> Sequence[Row[Any]]:
    """By day and channel: of what was drawn since then, how many were `checked`, and how many of
    those were reports after all (`reversed`). A citizen who said so by LAPOR counts too."""
    if not scope.may(Right.SORT):
        return []
    was_wrong = or_(apart_checks.c.is_report, items.c.complaint_id.is_not(None))
    was_checked = or_(apart_checks.c.is_report.is_not(None), items.c.complaint_id.is_not(None))
    found: Sequence[Any] = connection.execute(
        select(
            apart_checks.c.day,
            apart_checks.c.channel,
            func.sum(case((was_checked, 1), else_=0)).label("checked"),
            func.sum(case((was_wrong, 1), else_=0)).label("reversed"),
        )
        .join(items, items.c.id == apart_checks.c.item_id)
        .where(
            apart_checks.c.day >= since,
            apart_checks.c.drawn_at.is_not(None),
            scope.allows_channel(apart_checks.c.channel),
        )
        .group_by(apart_checks.c.day, apart_checks.c.channel)
        .order_by(apart_checks.c.day, apart_checks.c.channel)
    ).all()
    return found
