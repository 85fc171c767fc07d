"""Deadlines as rows: the rules and hours that they are counted by, the clocks, and the sweeps.

Scope comes first. Rules and hours without a jurisdiction are everybody's; how both are used is
known to the application alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any, NamedTuple, Protocol

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    Table,
    and_,
    bindparam,
    delete,
    exists,
    func,
    insert,
    literal,
    or_,
    select,
    text,
    update,
)

from store.batch import amend_waiting, insert_later, update_later, write_now
from store.case_models import (
    DeadlineState,
    assignments,
    deadline_rules,
    deadlines,
    holidays,
    working_hours,
)
from store.changes import write_history
from store.errors import NotFound
from store.marks import find_unchanged, write_row
from store.models import ComplaintStatus, OutboxState, complaints, outbox, reporters
from store.prepared import COMPLAINT, prepared
from store.queries import visible
from store.rights import Right
from store.scope import Scope
from store.session import set_setting, setting

SEED = "seed"
_SEED_SETTING = "clocks_seed"
_OBJECTION = "objection"
_FINISHED = (DeadlineState.MET, DeadlineState.ENDED)
_UNFINISHED = (DeadlineState.RUNNING, DeadlineState.PAUSED)


# --- what clocks are counted by -----------------------------------------------------------------


def sow(
    _scope: Scope,
    connection: Connection,
    rules: Sequence[Mapping[str, Any]],
    hours: Sequence[Mapping[str, Any]],
    seed: str,
) -> None:
    """Bring everybody's rules and hours up to the seed of this name; what a person edited stays.

    Rows have the columns of their tables but `jurisdiction` and `changed_by`.
    """
    if setting(connection, _SEED_SETTING) == seed:
        return
    for table, unique, rows in (
        (deadline_rules, ("kind", "classification", "effective_from"), rules),
        (working_hours, ("effective_from",), hours),
    ):
        _sow(connection, table, unique, rows)
    set_setting(connection, _SEED_SETTING, seed)


def _sow(
    connection: Connection,
    table: Table,
    unique: tuple[str, ...],
    rows: Sequence[Mapping[str, Any]],
) -> None:
    common = table.c.jurisdiction == ""
    connection.execute(delete(table).where(common, table.c.changed_by == SEED))
    edited = connection.execute(select(*(table.c[name] for name in unique)).where(common))
    taken = {tuple(row) for row in edited}
    fresh = [row for row in rows if tuple(row[name] for name in unique) not in taken]
    if fresh:
        marks = {"jurisdiction": "", "changed_by": SEED}
        connection.execute(insert(table), [{**row, **marks} for row in fresh])


def rules_of(scope: Scope, connection: Connection, jurisdiction: str) -> Sequence[Row[Any]]:
    """Every rule that a government may come under, its own and the common ones."""
    return _counted_by(scope, connection, deadline_rules, jurisdiction)


def hours_of(scope: Scope, connection: Connection, jurisdiction: str) -> Sequence[Row[Any]]:
    """Every week that a government has worked by or will: its own, and before those the common."""
    rows = _counted_by(scope, connection, working_hours, jurisdiction)
    own = min((row.effective_from for row in rows if row.jurisdiction), default=date.max)
    return [row for row in rows if row.jurisdiction or row.effective_from < own]


def local_days_of(scope: Scope, connection: Connection, jurisdiction: str) -> Sequence[Row[Any]]:
    """What a government says of single days; its own word before the common one."""
    rows = _counted_by(scope, connection, holidays, jurisdiction)
    said = {row.day: row for row in sorted(rows, key=lambda row: bool(row.jurisdiction))}
    return [said[day] for day in sorted(said)]


def _counted_by(
    scope: Scope, connection: Connection, table: Table, jurisdiction: str
) -> Sequence[Row[Any]]:
    scope.require_jurisdiction(jurisdiction)
    return connection.execute(
        select(table)
        .where(table.c.jurisdiction.in_(("", jurisdiction)))
        .order_by(*table.primary_key.columns)
    ).all()


def change_rule(
    scope: Scope,
    connection: Connection,
    jurisdiction: str,
    *,
    kind: str,
    classification: str,
    working_days: int,
    effective_from: date,
    now: datetime,
    seen: str | None = None,
) -> None:
    """A government's own rule from a day on. Clocks that started before keep theirs."""
    if working_days < 1:
        raise ValueError("A deadline has at least one working day.")
    key = {
        "jurisdiction": jurisdiction,
        "kind": kind,
        "classification": classification,
        "effective_from": effective_from,
    }
    _change(scope, connection, deadline_rules, key, {"working_days": working_days}, now, seen)


def change_hours(
    scope: Scope,
    connection: Connection,
    jurisdiction: str,
    *,
    effective_from: date,
    week: Mapping[str, Sequence[Sequence[str]]],
    now: datetime,
    seen: str | None = None,
) -> None:
    """A government's own working hours from a day on. The caller has checked the week."""
    key = {"jurisdiction": jurisdiction, "effective_from": effective_from}
    _change(scope, connection, working_hours, key, {"week": dict(week)}, now, seen)


def change_day(
    scope: Scope,
    connection: Connection,
    jurisdiction: str,
    *,
    day: date,
    name: str,
    is_working_day: bool,
    now: datetime,
    seen: str | None = None,
) -> None:
    """A government's word on one day: off, or worked whatever the nation says."""
    key = {"jurisdiction": jurisdiction, "day": day}
    values = {"name": name, "is_working_day": is_working_day}
    _change(scope, connection, holidays, key, values, now, seen)


_CHANGED = {
    deadline_rules: "deadline_rule_changed",
    working_hours: "working_hours_changed",
    holidays: "holiday_changed",
}


def _change(
    scope: Scope,
    connection: Connection,
    table: Table,
    key: Mapping[str, Any],
    values: Mapping[str, Any],
    now: datetime,
    seen: str | None,
) -> None:
    scope.require(Right.ADMINISTER)
    scope.require_jurisdiction(key["jurisdiction"])
    write_row(connection, table, key, {**values, "changed_by": scope.actor}, seen)
    _note_change(scope, connection, _CHANGED[table], {**key, **values}, now)


def forget_rule(
    scope: Scope,
    connection: Connection,
    jurisdiction: str,
    *,
    kind: str,
    classification: str,
    effective_from: date,
    now: datetime,
    seen: str | None = None,
) -> None:
    """Take back a government's own rule before it comes into force, which the caller has checked.

    `NotFound` where there is none.
    """
    key = {
        "jurisdiction": jurisdiction,
        "kind": kind,
        "classification": classification,
        "effective_from": effective_from,
    }
    _forget(scope, connection, deadline_rules, key, now, seen)


def forget_hours(
    scope: Scope,
    connection: Connection,
    jurisdiction: str,
    effective_from: date,
    now: datetime,
    seen: str | None = None,
) -> None:
    """Take back a government's own hours before they come into force, likewise."""
    key = {"jurisdiction": jurisdiction, "effective_from": effective_from}
    _forget(scope, connection, working_hours, key, now, seen)


def forget_day(
    scope: Scope,
    connection: Connection,
    jurisdiction: str,
    day: date,
    now: datetime,
    seen: str | None = None,
) -> None:
    """Take a government's word on a day back; `NotFound` where it said nothing."""
    key = {"jurisdiction": jurisdiction, "day": day}
    _forget(scope, connection, holidays, key, now, seen)


_FORGOTTEN = {
    deadline_rules: "deadline_rule_forgotten",
    working_hours: "working_hours_forgotten",
    holidays: "holiday_forgotten",
}


def _forget(
    scope: Scope,
    connection: Connection,
    table: Table,
    key: Mapping[str, Any],
    now: datetime,
    seen: str | None,
) -> None:
    scope.require(Right.ADMINISTER)
    scope.require_jurisdiction(key["jurisdiction"])
    find_unchanged(connection, table, key, seen)
    gone = connection.execute(
        delete(table).where(*(table.c[name] == value for name, value in key.items()))
    )
    if not gone.rowcount:
        raise NotFound("There is nothing to take back.")
    _note_change(scope, connection, _FORGOTTEN[table], key, now)


def _note_change(
    scope: Scope, connection: Connection, event: str, values: Mapping[str, Any], now: datetime
) -> None:
    details: dict[str, Any] = {
        n: v.isoformat() if isinstance(v, date) else v for n, v in values.items()
    }
    write_history(scope, connection, event, now, **details)


# --- the clocks of a complaint ------------------------------------------------------------------


class Clock(Protocol):
    """What a row of `deadline` is made of; `muara.deadlines.Clock` is one."""

    @property
    def kind(self) -> str: ...
    @property
    def state(self) -> str: ...
    @property
    def assignment_id(self) -> int | None: ...
    @property
    def started_at(self) -> datetime: ...
    @property
    def due_at(self) -> datetime | None: ...
    @property
    def met_at(self) -> datetime | None: ...
    @property
    def remind_at(self) -> datetime | None: ...
    @property
    def why(self) -> dict[str, Any]: ...


class _Identity(NamedTuple):
    kind: str
    assignment_id: int | None
    started_at: datetime


def deadlines_of(scope: Scope, connection: Connection, complaint_id: int) -> Sequence[Row[Any]]:
    """The clocks of a complaint, in the order in which they started."""
    return _deadlines_of(scope, connection, complaint_id=complaint_id).all()


@prepared
def _deadlines_of(scope: Scope) -> Select[Any]:
    return (
        select(deadlines)
        .join(complaints, complaints.c.id == deadlines.c.complaint_id)
        .where(deadlines.c.complaint_id == COMPLAINT, visible(scope))
        .order_by(deadlines.c.started_at, deadlines.c.id)
    )


def start_deadlines(
    scope: Scope, connection: Connection, complaint_id: int, clocks: Sequence[Clock]
) -> None:
    """The first clocks of a complaint that has none yet; in a batch they wait for its end.

    For complaints opened by the hundred: nothing is read back.
    """
    del scope  # the complaint was opened in this very transaction
    due_at, due_kind = _nearest(clocks)
    for clock in clocks:
        insert_later(connection, deadlines, _values(clock) | {"complaint_id": complaint_id})
    values = {"due_at": due_at, "due_kind": due_kind}
    if not amend_waiting(connection, complaints, complaint_id, values):
        given = {"p_id": complaint_id, "p_due_at": due_at, "p_due_kind": due_kind}
        update_later(connection, _SET_DUE, given)


_SET_DUE = (
    update(complaints)
    .where(complaints.c.id == bindparam("p_id"))
    .values(due_at=bindparam("p_due_at"), due_kind=bindparam("p_due_kind"))
)


def _nearest(clocks: Sequence[Clock]) -> tuple[datetime | None, str | None]:
    """When the first running clock is due, and its kind."""
    running = [(c.due_at, str(c.kind)) for c in clocks if c.state == DeadlineState.RUNNING]
    return min(running, default=(None, None))


def replace_deadlines(
    scope: Scope, connection: Connection, complaint_id: int, clocks: Sequence[Clock]
) -> None:
    """Let a complaint have these clocks, and be due with the nearest that runs.

    A clock that was finished and still is stays as it was, whatever the calendar says by now. One
    whose due time did not change keeps what was told of it. The change that calls this writes the
    history. `NotFound` out of the caller's jurisdictions.
    """
    write_now(connection)  # the complaint may have been opened in this very batch
    due_at, due_kind = _nearest(clocks)
    changed = connection.execute(
        update(complaints)
        .where(
            complaints.c.id == complaint_id,
            scope.allows_jurisdiction(complaints.c.jurisdiction),
        )
        .values(due_at=due_at, due_kind=due_kind)
    )
    if not changed.rowcount:
        raise NotFound("There is no such complaint.")
    found = connection.execute(select(deadlines).where(deadlines.c.complaint_id == complaint_id))
    known = {_Identity(row.kind, row.assignment_id, row.started_at): row for row in found}
    fresh = []
    for clock in clocks:
        row = known.pop(_Identity(clock.kind, clock.assignment_id, clock.started_at), None)
        if row is None:
            fresh.append(_values(clock) | {"complaint_id": complaint_id})
        else:
            _renew(connection, row, clock)
    if known:
        gone = [row.id for row in known.values()]
        connection.execute(delete(deadlines).where(deadlines.c.id.in_(gone)))
    if fresh:
        connection.execute(insert(deadlines), fresh)


def _renew(connection: Connection, row: Row[Any], clock: Clock) -> None:
    if row.state in _FINISHED and clock.state == row.state and clock.met_at == row.met_at:
        return
    values = _values(clock)
    if clock.state == DeadlineState.RUNNING and row.due_at == clock.due_at:
        values |= {"reminded_at": row.reminded_at, "escalated_to": row.escalated_to}
    if any(getattr(row, name) != value for name, value in values.items()):
        connection.execute(update(deadlines).where(deadlines.c.id == row.id).values(values))


def _values(clock: Clock) -> dict[str, Any]:
    why = clock.why
    if clock.remind_at is not None:
        why = why | {"remind_at": _stamp(clock.remind_at)}
    return {
        "kind": str(clock.kind),
        "state": str(clock.state),
        "assignment_id": clock.assignment_id,
        "started_at": clock.started_at,
        "due_at": clock.due_at,
        "met_at": clock.met_at,
        "why": why,
        "reminded_at": None,
        "escalated_to": None,
    }


def _stamp(at: datetime) -> str:
    """A moment as text that sorts like the moment: in UTC, to the second."""
    return datetime.fromtimestamp(int(at.timestamp()), tz=UTC).isoformat()


# --- the sweeps ---------------------------------------------------------------------------------


class SweptUntil(NamedTuple):
    """Where a sweep goes on: after the last row that it saw."""

    due_at: datetime
    id: int


def due_for_reminder(
    scope: Scope, connection: Connection, now: datetime, limit: int
) -> Sequence[Row[Any]]:
    """Clocks that run, were not reminded of and have little time left; the nearest first.

    With `jurisdiction`, `tracking_id` and `seal` of the complaint, and the assignment's
    `agency_id`. Not those that have run out: they are overdue.
    """
    query = _running(scope).where(
        deadlines.c.due_at > now,
        deadlines.c.reminded_at.is_(None),
        deadlines.c.kind != _OBJECTION,
        deadlines.c.why["remind_at"].as_string() <= _stamp(now),
    )
    return connection.execute(query.limit(limit)).all()


def due_for_warning(
    scope: Scope, connection: Connection, now: datetime, limit: int
) -> Sequence[Row[Any]]:
    """Answered complaints whose citizens have little time left to object, or none, and were not
    warned."""
    query = _running(scope).where(
        deadlines.c.reminded_at.is_(None),
        deadlines.c.kind == _OBJECTION,
        complaints.c.status == ComplaintStatus.RESOLVED,
        deadlines.c.why["remind_at"].as_string() <= _stamp(now),
    )
    return connection.execute(query.limit(limit)).all()


def overdue(
    scope: Scope,
    connection: Connection,
    now: datetime,
    limit: int,
    *,
    after: SweptUntil | None = None,
    told_last: str | None = None,
) -> Sequence[Row[Any]]:
    """Clocks that run and have run out, with the same columns; the longest overdue first.

    A page begins after the clock `after`. Those of which the role `told_last` knows are left out.
    """
    query = _running(scope).where(
        deadlines.c.due_at <= now, deadlines.c.kind != _OBJECTION, _after(after)
    )
    if told_last is not None:
        query = query.where(func.coalesce(deadlines.c.escalated_to, "") != told_last)
    return connection.execute(query.limit(limit)).all()


def silent(
    scope: Scope,
    connection: Connection,
    now: datetime,
    limit: int,
    *,
    after: SweptUntil | None = None,
) -> Sequence[Row[Any]]:
    """Answered complaints whose citizens let the time to object pass, likewise.

    Only those who were warned, `warned_at` says since when they have the warning, or were forgotten
    by then, which `is_forgotten` says: nobody can be warned or objects any more.
    """
    warned_at = (
        select(func.max(outbox.c.sent_at))
        .where(
            outbox.c.complaint_id == deadlines.c.complaint_id,
            outbox.c.purpose == "closing_soon",
            outbox.c.state == OutboxState.SENT,
            outbox.c.sent_at >= deadlines.c.reminded_at,
            func.coalesce(outbox.c.delivery_status, "") != "failed",
        )
        .correlate(deadlines)
        .scalar_subquery()
    )
    is_forgotten = reporters.c.wrapped_key.is_(None)
    query = (
        _running(scope)
        .join(reporters, reporters.c.id == complaints.c.reporter_id)
        .add_columns(warned_at.label("warned_at"), is_forgotten.label("is_forgotten"))
        .where(
            deadlines.c.due_at <= now,
            deadlines.c.kind == _OBJECTION,
            or_(warned_at.is_not(None), is_forgotten),
            _after(after),
        )
    )
    return connection.execute(query.limit(limit)).all()


def _running(scope: Scope) -> Select[Any]:
    return (
        select(
            deadlines,
            complaints.c.jurisdiction,
            complaints.c.tracking_id,
            complaints.c.seal,
            assignments.c.agency_id,
        )
        .join(complaints, complaints.c.id == deadlines.c.complaint_id)
        .outerjoin(assignments, assignments.c.id == deadlines.c.assignment_id)
        # A literal, so that both databases see that the partial index fits.
        .where(text("deadline.state = 'running'"), visible(scope))
        .order_by(deadlines.c.due_at, deadlines.c.id)
    )


def _after(after: SweptUntil | None) -> ColumnElement[bool]:
    if after is None:
        return literal(True)
    table = deadlines.c
    return or_(table.due_at > after.due_at, and_(table.due_at == after.due_at, table.id > after.id))


def note_reminder(scope: Scope, connection: Connection, deadline: Row[Any], now: datetime) -> bool:
    """A reminder was given of this clock; False when it was before, or the clock has changed."""
    return _note(scope, connection, deadline, "deadline_reminded", {"reminded_at": now}, {}, now)


def note_escalation(
    scope: Scope, connection: Connection, deadline: Row[Any], role: str, now: datetime
) -> bool:
    """A role was told that this clock has run out; False when it was before, likewise."""
    event = "deadline_missed" if deadline.escalated_to is None else "deadline_escalated"
    told = {"escalated_to": role}
    return _note(scope, connection, deadline, event, told, told, now)


def _note(
    scope: Scope,
    connection: Connection,
    deadline: Row[Any],
    event: str,
    values: Mapping[str, Any],
    details: Mapping[str, Any],
    now: datetime,
) -> bool:
    changed = connection.execute(
        update(deadlines)
        .where(
            deadlines.c.id == deadline.id,
            deadlines.c.state == DeadlineState.RUNNING,
            deadlines.c.due_at == deadline.due_at,
            deadlines.c.reminded_at.is_not_distinct_from(deadline.reminded_at),
            deadlines.c.escalated_to.is_not_distinct_from(deadline.escalated_to),
        )
        .values(dict(values))
    )
    if not changed.rowcount:
        return False
    write_history(
        scope,
        connection,
        event,
        now,
        complaint_id=deadline.complaint_id,
        kind=deadline.kind,
        due_at=deadline.due_at.isoformat(),
        assignment_id=deadline.assignment_id,
        **details,
    )
    return True


# --- counting anew ------------------------------------------------------------------------------


def counted_by(_scope: Scope, connection: Connection, jurisdiction: str) -> str | None:
    """By what state of rules and calendar a government's clocks were last counted."""
    return setting(connection, f"clocks:{jurisdiction}")


def note_counted_by(_scope: Scope, connection: Connection, jurisdiction: str, state: str) -> None:
    """Every unfinished clock of a government was counted by this state."""
    set_setting(connection, f"clocks:{jurisdiction}", state)


def with_clocks(
    scope: Scope, connection: Connection, jurisdiction: str, *, after: int, limit: int
) -> Sequence[int]:
    """Complaints of a government that have unfinished clocks, by id, beginning after `after`.

    Locked, so that what happens to one of them meanwhile is counted after this, not overwritten.
    """
    return (
        connection.execute(
            select(complaints.c.id)
            .where(
                complaints.c.jurisdiction == jurisdiction,
                complaints.c.id > after,
                exists().where(
                    deadlines.c.complaint_id == complaints.c.id,
                    deadlines.c.state.in_(_UNFINISHED),
                ),
                visible(scope),
            )
            .order_by(complaints.c.id)
            .limit(limit)
            .with_for_update(of=complaints, key_share=True)
        )
        .scalars()
        .all()
    )
