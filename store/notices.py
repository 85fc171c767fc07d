"""What operators are told outside the console: rows that a job sends, and each person's choice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, delete, func, or_, select, text, update

from store import lists
from store.batch import insert_later
from store.case_models import assignments
from store.changes import write_history
from store.models import complaints
from store.notice_models import NoticeRoute, NoticeState, notice_choices, notices
from store.queries import visible
from store.scope import Scope
from store.session import upsert

# Said in these words, so that both databases see that the partial index fits.
_IS_OPEN = text("notice.state IN ('due', 'failed', 'sending')")
ADDRESS_CONTEXT = b"notice address"
KEY = "notices"
"""The purpose of the data key under which addresses are sealed, see `Store.sealer`."""

# --- each person's choice -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """How somebody wants to hear of things. `sealed_address` is opened with `ADDRESS_CONTEXT`."""

    route: str
    sealed_address: bytes | None
    language: str
    events: Sequence[str]
    quiet_from: str | None = None
    quiet_until: str | None = None
    wants_digest: bool = True


def choice_of(_scope: Scope, connection: Connection, operator_id: int) -> Row[Any] | None:
    """What an operator has chosen; None when they never have: then they are told nothing."""
    query = select(notice_choices).where(notice_choices.c.operator_id == operator_id)
    return connection.execute(query).one_or_none()


def choices(_scope: Scope, connection: Connection) -> dict[int, Row[Any]]:
    """By operator: the choices of all who want to be told something."""
    query = select(notice_choices).where(notice_choices.c.route != NoticeRoute.NONE)
    return {row.operator_id: row for row in connection.execute(query)}


def set_choice(
    scope: Scope, connection: Connection, operator_id: int, choice: Choice, now: datetime
) -> None:
    """Keep what somebody chose for themselves; history and trail tell the kind of route only."""
    values = {
        "route": choice.route,
        "sealed_address": choice.sealed_address,
        "language": choice.language,
        "events": sorted(choice.events),
        "quiet_from": choice.quiet_from,
        "quiet_until": choice.quiet_until,
        "wants_digest": choice.wants_digest,
        "changed_at": now,
    }
    new = values | {"operator_id": operator_id, "digest_day": None}
    upsert(connection, notice_choices, new, ("operator_id",), values)
    write_history(
        scope,
        connection,
        "notice_choice_changed",
        now,
        operator_id=operator_id,
        route=choice.route,
        events=sorted(choice.events),
    )


def claim_digest(_scope: Scope, connection: Connection, operator_id: int, day: date) -> bool:
    """Whether this day's digest is still to be made; from now on it is not."""
    changed = connection.execute(
        update(notice_choices)
        .where(
            notice_choices.c.operator_id == operator_id,
            or_(notice_choices.c.digest_day.is_(None), notice_choices.c.digest_day < day),
        )
        .values(digest_day=day)
    )
    return changed.rowcount == 1


# --- notices --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class NewNotice:
    """Something for one operator; equal keys are one notice, however often it is told."""

    idempotency_key: str
    operator_id: int
    event: str
    complaint_id: int | None
    details: Mapping[str, Any]
    due_at: datetime


def add(_scope: Scope, connection: Connection, new: NewNotice, now: datetime) -> None:
    """Put a notice among those that are to be sent, unless the same one is there already."""
    values = {
        "idempotency_key": new.idempotency_key,
        "operator_id": new.operator_id,
        "event": new.event,
        "complaint_id": new.complaint_id,
        "details": dict(new.details),
        "state": NoticeState.DUE,
        "created_at": now,
        "due_at": new.due_at,
        "claimed_until": None,
        "attempts": 0,
    }
    insert_later(connection, notices, values, unique=("idempotency_key",))


def _is_due(now: datetime) -> ColumnElement[bool]:
    return and_(_IS_OPEN, func.coalesce(notices.c.claimed_until, notices.c.due_at) <= now)


def is_due(_scope: Scope, connection: Connection, now: datetime) -> bool:
    """Something is to be sent, or was left behind by a sender that died."""
    return connection.execute(select(notices.c.id).where(_is_due(now)).limit(1)).first() is not None


def due_operators(_scope: Scope, connection: Connection, now: datetime, limit: int) -> list[int]:
    """Whom something is to be sent to, those that wait longest first."""
    query = (
        select(notices.c.operator_id)
        .where(_is_due(now))
        .group_by(notices.c.operator_id)
        .order_by(func.min(notices.c.due_at))
        .limit(limit)
    )
    return list(connection.execute(query).scalars())


def claim(
    _scope: Scope,
    connection: Connection,
    operator_id: int,
    *,
    now: datetime,
    lease: timedelta,
    limit: int,
) -> Sequence[Row[Any]]:
    """Take what is due for one operator, count the attempt, and hold it until `now` + `lease`."""
    rows = connection.execute(
        select(notices)
        .where(notices.c.operator_id == operator_id, _is_due(now))
        .order_by(notices.c.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    ).all()
    connection.execute(
        update(notices)
        .where(notices.c.id.in_([row.id for row in rows]))
        .values(
            state=NoticeState.SENDING,
            claimed_until=now + lease,
            attempts=notices.c.attempts + 1,
        )
    )
    return rows


def settle(
    _scope: Scope,
    connection: Connection,
    ids: Sequence[int],
    state: NoticeState,
    now: datetime,
    *,
    error: str | None = None,
    again: datetime | None = None,
) -> None:
    """What became of an attempt; with `again` it is tried once more then."""
    values: dict[str, Any] = {"state": state, "claimed_until": None, "last_error": error}
    if state == NoticeState.SENT:
        values["sent_at"] = now
    if again is not None:
        values["due_at"] = again
    connection.execute(update(notices).where(notices.c.id.in_(ids)).values(**values))


def put_off(_scope: Scope, connection: Connection, ids: Sequence[int], until: datetime) -> None:
    """Claimed notices wait until then; this was no attempt."""
    connection.execute(
        update(notices)
        .where(notices.c.id.in_(ids))
        .values(
            state=NoticeState.DUE,
            claimed_until=None,
            due_at=until,
            attempts=notices.c.attempts - 1,
        )
    )


def latest_of(
    _scope: Scope, connection: Connection, operator_id: int, limit: int
) -> Sequence[Row[Any]]:
    """The newest notices of one operator, for their own page."""
    query = select(notices).where(notices.c.operator_id == operator_id)
    return connection.execute(query.order_by(notices.c.id.desc()).limit(limit)).all()


def forget(_scope: Scope, connection: Connection, before: datetime) -> int:
    """Delete what was settled before then; how many there were."""
    over = (NoticeState.SENT, NoticeState.DEAD, NoticeState.DROPPED)
    gone = delete(notices).where(notices.c.state.in_(over), notices.c.created_at < before)
    return connection.execute(gone).rowcount


# --- what the morning digest counts ---------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What waits for somebody, within their reach."""

    new: int
    due_today: int
    overdue: int
    mine: int

    @property
    def is_nothing(self) -> bool:
        return not (self.new or self.due_today or self.overdue or self.mine)


_OF_LISTS = ("new", "due_today", "overdue")
_MOST = 1_000_000
"""A morning's counts say how many there are, and not like a list's that there are many."""


def counts(scope: Scope, connection: Connection, *, now: datetime, day_ends: datetime) -> Counts:
    """New, due until the local day's end and overdue as the queue's lists have it; and with the
    caller's agency or verified by them. Ended complaints never count."""
    hour = lists.Hour(now=now, day_ends_at=day_ends)
    is_mine = (text("complaint.is_open"), visible(scope), _is_mine(scope))
    mine = select(func.count(complaints.c.id)).where(*is_mine).scalar_subquery().label("mine")
    columns = [*lists.count_columns(scope, _OF_LISTS, hour.channels, _MOST), mine]
    found = connection.execute(select(*columns), hour.values).one()
    return Counts(**found._mapping)


def _is_mine(scope: Scope) -> ColumnElement[bool]:
    if scope.agencies is None:
        return complaints.c.verified_by == scope.actor
    theirs = select(assignments.c.complaint_id).where(
        assignments.c.agency_id.in_(sorted(scope.agencies)),
        assignments.c.state.in_(("open", "accepted")),
    )
    return complaints.c.id.in_(theirs)
