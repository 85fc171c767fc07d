"""What is wrong with the installation now, what was, and to whom that is still to be told.

An alarm is raised as often as whoever looks finds it; it is one row until it has ended. What comes
back within `SETTLES_AFTER` of its end is the same alarm, so that what flutters is told once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, ScalarSelect, and_, func, or_, select, text, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from store.alarm_models import AlarmLevel, AlarmWord, MessageState, alarm_messages, alarms
from store.scope import Scope

SETTLES_AFTER = timedelta(minutes=5)
"""So long something must be well again before that is told."""
_SEEN_WITHIN = timedelta(minutes=10)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAlarm:
    """What is wrong with a subject; `details` fill in the words of `code`."""

    subject: str
    code: str
    level: AlarmLevel
    details: Mapping[str, Any] = field(default_factory=dict)


def raise_(_scope: Scope, connection: Connection, new: NewAlarm, now: datetime) -> bool:
    """Note that something is wrong; True when it was well before. Safe to repeat and to race."""
    row = _latest(connection, new.subject)
    if row is None or (row.ended_at is not None and row.ended_at <= now - SETTLES_AFTER):
        return _insert(connection, new, now)
    is_worse = new.level == AlarmLevel.FAILING and row.level == AlarmLevel.WARNING
    is_same = (row.code, row.level) == (new.code, new.level) and row.ended_at is None
    if is_same and now - row.seen_at < _SEEN_WITHIN:
        return False
    values: dict[str, Any] = {
        "code": new.code,
        "level": new.level,
        "details": dict(new.details),
        "seen_at": now,
        "ended_at": None,
    }
    if is_worse:
        values["told"] = None
    connection.execute(update(alarms).where(alarms.c.id == row.id).values(**values))
    return row.ended_at is not None


def _latest(connection: Connection, subject: str) -> Row[Any] | None:
    query = select(alarms).where(alarms.c.subject == subject).order_by(alarms.c.id.desc()).limit(1)
    return connection.execute(query.with_for_update()).first()


def _insert(connection: Connection, new: NewAlarm, now: datetime) -> bool:
    make = sqlite_insert if connection.dialect.name == "sqlite" else postgresql_insert
    statement = make(alarms).values(
        subject=new.subject,
        code=new.code,
        level=new.level,
        details=dict(new.details),
        raised_at=now,
        seen_at=now,
    )
    # Another process may be raising it at this moment.
    found = connection.execute(
        statement.on_conflict_do_nothing().execution_options(preserve_rowcount=True)
    )
    return found.rowcount == 1


def end(_scope: Scope, connection: Connection, subject: str, now: datetime) -> bool:
    """Note that nothing is wrong with `subject` any more; True when something was."""
    changed = connection.execute(
        update(alarms)
        .where(alarms.c.subject == subject, alarms.c.ended_at.is_(None))
        .values(ended_at=now)
    )
    return changed.rowcount > 0


def end_unseen(_scope: Scope, connection: Connection, since: datetime, now: datetime) -> int:
    """End what nobody has seen `since` then: its subject is gone, like a channel taken away."""
    changed = connection.execute(
        update(alarms)
        .where(alarms.c.ended_at.is_(None), alarms.c.seen_at < since)
        .values(ended_at=now)
    )
    return changed.rowcount


def open_alarms(_scope: Scope, connection: Connection) -> Sequence[Row[Any]]:
    """What is wrong now, what fails first, then the oldest."""
    query = select(alarms).where(alarms.c.ended_at.is_(None))
    found = connection.execute(query.order_by(alarms.c.raised_at, alarms.c.id)).all()
    return sorted(found, key=lambda row: row.level != AlarmLevel.FAILING)


def open_counts(_scope: Scope, connection: Connection) -> dict[str, int]:
    """How many alarms of each level are open."""
    query = select(alarms.c.level, func.count()).where(alarms.c.ended_at.is_(None))
    found = {level: int(count) for level, count in connection.execute(query.group_by("level"))}
    return {level.value: found.get(level, 0) for level in AlarmLevel}


def open_column(level: AlarmLevel) -> ScalarSelect[int]:
    """How many alarms of a level are open, as a column of a statement."""
    query = select(func.count()).where(text("alarm.ended_at IS NULL"), alarms.c.level == level)
    return query.select_from(alarms).scalar_subquery()


def past_alarms(_scope: Scope, connection: Connection, limit: int) -> Sequence[Row[Any]]:
    """What was wrong, the newest end first."""
    query = select(alarms).where(alarms.c.ended_at.is_not(None))
    return connection.execute(query.order_by(alarms.c.ended_at.desc()).limit(limit)).all()


def alarm_of(_scope: Scope, connection: Connection, alarm_id: int) -> Row[Any] | None:
    """One alarm, open or not."""
    return connection.execute(select(alarms).where(alarms.c.id == alarm_id)).one_or_none()


def forget(_scope: Scope, connection: Connection, before: datetime) -> int:
    """Delete alarms that ended before then; how many there were."""
    gone = select(alarms.c.id).where(alarms.c.ended_at < before)
    connection.execute(alarm_messages.delete().where(alarm_messages.c.alarm_id.in_(gone)))
    return connection.execute(alarms.delete().where(alarms.c.ended_at < before)).rowcount


# --- telling --------------------------------------------------------------------------------------


def _is_untold(now: datetime, again_after: timedelta) -> Any:
    is_new = and_(
        alarms.c.ended_at.is_(None),
        or_(alarms.c.told.is_(None), alarms.c.told_at <= now - again_after),
    )
    # What got worse and was not told since stays known of from before: `told_at` says so.
    is_known = or_(
        alarms.c.told == AlarmWord.RAISED,
        and_(alarms.c.told.is_(None), alarms.c.told_at.is_not(None)),
    )
    is_over = and_(is_known, alarms.c.ended_at <= now - SETTLES_AFTER)
    return or_(is_new, is_over)


def has_untold(
    _scope: Scope, connection: Connection, now: datetime, again_after: timedelta
) -> bool:
    """Something is to be told: new, lasting for `again_after`, or well again."""
    query = select(alarms.c.id).where(_is_untold(now, again_after)).limit(1)
    return connection.execute(query).first() is not None


def take_untold(
    _scope: Scope, connection: Connection, now: datetime, again_after: timedelta
) -> Sequence[Row[Any]]:
    """What is to be told, which counts as told from now on: whoever takes it tells it."""
    query = select(alarms).where(_is_untold(now, again_after)).order_by(alarms.c.id)
    ids = [row.id for row in connection.execute(query.with_for_update(skip_locked=True))]
    for word, is_open in ((AlarmWord.RAISED, True), (AlarmWord.ENDED, False)):
        ended = alarms.c.ended_at.is_(None) if is_open else alarms.c.ended_at.is_not(None)
        connection.execute(
            update(alarms).where(alarms.c.id.in_(ids), ended).values(told=word, told_at=now)
        )
    return connection.execute(select(alarms).where(alarms.c.id.in_(ids)).order_by("id")).all()


def add_messages(
    _scope: Scope, connection: Connection, alarm: Row[Any], routes: Sequence[str], now: datetime
) -> None:
    """Put a telling of `alarm` on its way to each of `routes`."""
    for route in routes:
        connection.execute(
            alarm_messages.insert().values(
                alarm_id=alarm.id,
                route=route,
                told=alarm.told,
                told_at=alarm.told_at,
                state=MessageState.DUE,
                due_at=now,
                attempts=0,
            )
        )


def is_message_due(_scope: Scope, connection: Connection, now: datetime) -> bool:
    """A telling is to be sent to an address."""
    query = select(alarm_messages.c.id).where(
        alarm_messages.c.state == MessageState.DUE, alarm_messages.c.due_at <= now
    )
    return connection.execute(query.limit(1)).first() is not None


def claim_messages(
    _scope: Scope, connection: Connection, *, now: datetime, lease: timedelta, limit: int
) -> Sequence[Row[Any]]:
    """Take what is due, count the attempt, and keep others from it until `now` + `lease`."""
    due = (
        select(alarm_messages)
        .where(alarm_messages.c.state == MessageState.DUE, alarm_messages.c.due_at <= now)
        .order_by(alarm_messages.c.id)
        .limit(limit)
    )
    rows = connection.execute(due.with_for_update(skip_locked=True)).all()
    connection.execute(
        update(alarm_messages)
        .where(alarm_messages.c.id.in_([row.id for row in rows]))
        .values(due_at=now + lease, attempts=alarm_messages.c.attempts + 1)
    )
    return rows


def settle_message(
    _scope: Scope,
    connection: Connection,
    message_id: int,
    state: MessageState,
    again: datetime | None = None,
) -> None:
    """What became of an attempt; with `again` it is tried once more then."""
    values: dict[str, Any] = {"state": state}
    if again is not None:
        values["due_at"] = again
    connection.execute(
        update(alarm_messages).where(alarm_messages.c.id == message_id).values(**values)
    )
