"""The queue's lists: one table says what each holds, in which order, and who has it.

A count stops at `COUNTED_AT_MOST`, and lists that are counted stand on partial indexes of what is
open: neither costs more when the archive grows.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Row,
    ScalarSelect,
    Select,
    and_,
    bindparam,
    exists,
    func,
    literal_column,
    or_,
    select,
    union,
)

from store import alerts, search
from store.case_models import (
    AssignmentState,
    DeadlineState,
    agencies,
    assignments,
    claims,
    deadlines,
)
from store.casework.by_reporter import OBJECTIONS_FOR_SUPERVISOR
from store.forwarding_models import LAPOR
from store.forwardings import is_to_be_forwarded
from store.models import (
    ComplaintStatus,
    complaints,
    conversations,
    items,
    operators,
    outbox,
)
from store.prepared import at_most, prepared, some
from store.queries import visible
from store.rights import Right
from store.scope import Scope
from store.seals import UNSEALED
from store.words import Asked

COUNTED_AT_MOST = 1_000
"""A count of so many means that there are so many or more."""
CLOSING_SOON = timedelta(hours=6)
"""A platform's reply window is about to close when so much of it or less is left."""

Condition = ColumnElement[bool]
Channels = tuple[str, ...]
"""Those with a reply window, in order: `Hour.channels`."""
Place = tuple[datetime | None, int]
"""Where a page ended: the moment by which the last row was ordered, and its id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hour:
    """What lists need to know of the moment in which they are asked for.

    `day_ends_at` is the caller's next midnight; `windows` are the reply windows of those channels
    that have one, by name.
    """

    now: datetime
    day_ends_at: datetime
    windows: Mapping[str, timedelta] = field(default_factory=dict)

    @property
    def channels(self) -> tuple[str, ...]:
        """Those with a window, in order."""
        return tuple(sorted(self.windows))

    @property
    def values(self) -> dict[str, datetime]:
        """What the lists' statements need to know of the hour."""
        found = {"now": self.now, "day_ends_at": self.day_ends_at}
        for number, channel in enumerate(self.channels):
            window = self.windows[channel]
            found[f"opened_after_{number}"] = self.now - window
            found[f"opened_until_{number}"] = self.now - window + min(CLOSING_SOON, window)
        return found


class Order(StrEnum):
    EXPIRY = "expiry"
    """What expires first; then, newest first, what does not expire."""
    NEWEST = "newest"
    LATEST = "latest"
    """Whose citizen wrote last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class List:
    """One list. With `right`, only those who have it are shown the list where it is empty.

    Lists that are not `for_agencies` are about what officers do before and after them. `or_holds`
    says what else belongs into the list: each way in has an index of its own, which an OR has not.
    """

    code: str
    holds: Callable[[Scope, Channels], Sequence[Condition]]
    or_holds: Callable[[Scope, Channels], Sequence[Condition]] | None = None
    order: Order = Order.EXPIRY
    right: Right | None = None
    is_counted: bool = True
    for_agencies: bool = True

    def is_for(self, scope: Scope) -> bool:
        """Whether the list belongs into the navigation of this caller."""
        return self.for_agencies or scope.agencies is None


# What an `Hour` fills in.
_NOW = bindparam("now", type_=complaints.c.due_at.type)
_DAY_ENDS_AT = bindparam("day_ends_at", type_=complaints.c.due_at.type)
# Literals, so that both databases see that the partial indexes fit.
_IS_OPEN: Condition = literal_column("complaint.is_open")
_IS_EMERGENCY: Condition = literal_column("complaint.is_emergency")
_IS_NO_REPORT: Condition = literal_column("NOT complaint.is_report")
_IS_OBJECTED_AGAIN: Condition = literal_column(
    f"complaint.reopened_count >= {OBJECTIONS_FOR_SUPERVISOR}"
)
_IS_WITH_AGENCIES: Condition = literal_column("complaint.status IN ('assigned', 'in_progress')")
_IS_WAITED_FOR: Condition = literal_column("given.state IN ('open', 'accepted')")
_IS_GATHERING: Condition = literal_column("complaint.is_gathering")
_IS_SEALED: Condition = literal_column(
    f"(complaint.seal IS NOT NULL AND complaint.seal <> '{UNSEALED}')"
)
_WAITING = (AssignmentState.OPEN, AssignmentState.ACCEPTED)


def _open(scope: Scope, _channels: Channels) -> Sequence[Condition]:
    return _still_open(scope)


def _still_open(scope: Scope) -> tuple[Condition, ...]:
    """What an agency has answered is not in its hands any more."""
    if scope.agencies is None:
        return (_IS_OPEN,)
    return (_IS_OPEN, complaints.c.id.in_(_waiting_with(scope.agencies)))


def _waiting_with(agency_ids: frozenset[int]) -> Select[Any]:
    return select(assignments.c.complaint_id).where(
        assignments.c.agency_id.in_(sorted(agency_ids)), assignments.c.state.in_(_WAITING)
    )


def _new(_scope: Scope, _channels: Channels) -> Sequence[Condition]:
    return (_IS_OPEN, complaints.c.status == ComplaintStatus.NEW, complaints.c.is_report)


def _emergency(scope: Scope, _channels: Channels) -> Sequence[Condition]:
    return (*_still_open(scope), _IS_EMERGENCY)


def _overdue(scope: Scope, _channels: Channels) -> Sequence[Condition]:
    is_over = complaints.c.due_at < _NOW
    if scope.agencies is None:
        return (_IS_OPEN, is_over)
    return (*_still_open(scope), is_over, _has_clock_before(scope, _NOW))


def _due_today(scope: Scope, _channels: Channels) -> Sequence[Condition]:
    is_near = complaints.c.due_at < _DAY_ENDS_AT
    if scope.agencies is None:
        return (_IS_OPEN, complaints.c.due_at >= _NOW, is_near)
    is_over, is_due = (_has_clock_before(scope, until) for until in (_NOW, _DAY_ENDS_AT))
    return (*_still_open(scope), is_near, is_due, ~is_over)


def _has_clock_before(scope: Scope, until: ColumnElement[datetime]) -> Condition:
    """A clock that an agency of the scope is late by runs out before then: not the citizen's time
    to answer, in which its own clocks stand still, and which officers watch.

    Without agencies that is what `due_at` of the complaint says; none of them is earlier than it.
    """
    is_of_case = deadlines.c.complaint_id == complaints.c.id
    is_theirs = deadlines.c.kind != "hold"
    return exists().where(is_of_case, is_theirs, *_running(scope), deadlines.c.due_at < until)


def _running(scope: Scope) -> tuple[Condition, ...]:
    """Clocks that run and concern the caller: an agency the complaint's and its own, none of
    another agency's."""
    is_running = deadlines.c.state == DeadlineState.RUNNING
    if scope.agencies is None:
        return (is_running,)
    own = select(assignments.c.id).where(
        assignments.c.agency_id.in_(sorted(scope.agencies)), assignments.c.state.in_(_WAITING)
    )
    return is_running, or_(deadlines.c.assignment_id.is_(None), deadlines.c.assignment_id.in_(own))


def _window_closing(scope: Scope, channels: Channels) -> Sequence[Condition]:
    last = conversations.c.last_direct_at
    closing = [
        and_(
            conversations.c.channel == channel,
            last > bindparam(f"opened_after_{number}", type_=last.type),
            last <= bindparam(f"opened_until_{number}", type_=last.type),
        )
        for number, channel in enumerate(channels)
    ]
    threads = select(conversations.c.id).where(
        literal_column("conversation.last_direct_at IS NOT NULL"), or_(False, *closing)
    )
    return (
        *_still_open(scope),
        complaints.c.surface == "direct",
        complaints.c.status != ComplaintStatus.ON_HOLD,
        complaints.c.conversation_id.in_(threads),
    )


def _mine(scope: Scope, _channels: Channels) -> Sequence[Condition]:
    if scope.agencies is not None:
        return _still_open(scope)
    me = 0 if scope.me is None else scope.me
    claimed = select(claims.c.complaint_id).where(
        claims.c.operator_id == me, claims.c.expires_at > _NOW
    )
    return (_IS_OPEN, complaints.c.id.in_(claimed))


def _on_hold(scope: Scope, _channels: Channels) -> Sequence[Condition]:
    return (*_still_open(scope), complaints.c.status == ComplaintStatus.ON_HOLD)


def _assigned(_scope: Scope, _channels: Channels) -> Sequence[Condition]:
    return (_IS_OPEN, _IS_WITH_AGENCIES)


def _not_in_lapor(_scope: Scope, _channels: Channels) -> Sequence[Condition]:
    return (is_to_be_forwarded(LAPOR),)


def _untold(_scope: Scope, _channels: Channels) -> Sequence[Condition]:
    return (literal_column("complaint.untold IS NOT NULL"), complaints.c.untold == "undelivered")


def _unreachable(_scope: Scope, _channels: Channels) -> Sequence[Condition]:
    """Answers without a way."""
    return (literal_column("complaint.untold IS NOT NULL"), complaints.c.untold == "unreachable")


def _news_waits(_scope: Scope, _channels: Channels) -> Sequence[Condition]:
    """News that waits for the citizen's next message."""
    about = complaints.alias("about")
    waits = (
        select(outbox.c.complaint_id)
        .join(about, about.c.id == outbox.c.complaint_id)
        .where(
            literal_column("outbox.state = 'waiting'"),
            outbox.c.sealed.is_not(None),
            or_(
                and_(
                    outbox.c.purpose.in_(_MUST_BE_TOLD),
                    about.c.status != ComplaintStatus.CLOSED,
                ),
                # Silence closes nothing before its reporter has heard of that.
                and_(
                    outbox.c.purpose == "closing_soon",
                    about.c.status == ComplaintStatus.RESOLVED,
                ),
            ),
        )
    )
    return (complaints.c.id.in_(waits),)


_MUST_BE_TOLD = (
    "answer",
    "archive",
    "foreign_answer",
    "hand_over",
    "message",
    "ombudsman",
    "progress",
    "question",
    "withdrawal_declined",
)
"""For these somebody should look for another way; the rest can be read whenever they write."""


def _objected(_scope: Scope, _channels: Channels) -> Sequence[Condition]:
    """Opened again by their reporters for the second time."""
    return (_IS_OPEN, _IS_OBJECTED_AGAIN)


def _gathering(_scope: Scope, _channels: Channels) -> Sequence[Condition]:
    return (_IS_GATHERING,)


def _alerts(scope: Scope, _channels: Channels) -> Sequence[Condition]:
    return (complaints.c.id.in_(alerts.unattended(scope)),)


def _withheld(_scope: Scope, _channels: Channels) -> Sequence[Condition]:
    gone = items.alias("gone")
    is_gone = exists().where(gone.c.message_hash == items.c.message_hash, gone.c.event == "deleted")
    kept = select(items.c.complaint_id).where(literal_column("item.is_withheld"), ~is_gone)
    return (complaints.c.id.in_(kept),)


def _exposed(_scope: Scope, _channels: Channels) -> Sequence[Condition]:
    read_by_all = select(items.c.complaint_id).where(literal_column("item.is_exposed"))
    return (complaints.c.id.in_(read_by_all),)


def _incomplete(scope: Scope, _channels: Channels) -> Sequence[Condition]:
    return (*_still_open(scope), literal_column("complaint.is_incomplete"))


def _withdrawal(_scope: Scope, _channels: Channels) -> Sequence[Condition]:
    asked = complaints.alias("asked")
    wishes = select(asked.c.id).where(literal_column("asked.withdrawal_asked_at IS NOT NULL"))
    # The wish of somebody whose report is handled with another is theirs all the same.
    return (or_(_IS_OPEN, complaints.c.merged_into.is_not(None)), complaints.c.id.in_(wishes))


def _no_report(_scope: Scope, _channels: Channels) -> Sequence[Condition]:
    return (_IS_OPEN, _IS_NO_REPORT)


def _sealed(_scope: Scope, _channels: Channels) -> Sequence[Condition]:
    return (_IS_SEALED,)


def _all(_scope: Scope, _channels: Channels) -> Sequence[Condition]:
    return ()


LISTS: Mapping[str, List] = {
    one.code: one
    for one in (
        List(code="open", holds=_open),
        List(code="alerts", holds=_alerts, order=Order.NEWEST),
        List(code="new", holds=_new, for_agencies=False),
        List(code="emergency", holds=_emergency),
        List(code="overdue", holds=_overdue),
        List(code="due_today", holds=_due_today),
        List(code="window_closing", holds=_window_closing),
        List(code="mine", holds=_mine),
        List(code="on_hold", holds=_on_hold),
        List(code="assigned", holds=_assigned, for_agencies=False),
        List(code="not_in_lapor", holds=_not_in_lapor, for_agencies=False),
        List(code="untold", holds=_untold, order=Order.NEWEST, for_agencies=False),
        List(
            code="unreachable",
            holds=_unreachable,
            or_holds=_news_waits,
            order=Order.NEWEST,
            for_agencies=False,
        ),
        List(code="withheld", holds=_withheld, order=Order.LATEST, for_agencies=False),
        List(code="withdrawal", holds=_withdrawal, for_agencies=False),
        List(code="exposed", holds=_exposed, order=Order.NEWEST, for_agencies=False),
        List(code="incomplete", holds=_incomplete),
        List(code="objected", holds=_objected, for_agencies=False),
        List(code="gathering", holds=_gathering, order=Order.LATEST, for_agencies=False),
        List(code="no_report", holds=_no_report, for_agencies=False),
        List(
            code="sealed",
            holds=_sealed,
            order=Order.NEWEST,
            right=Right.SEE_SEALED,
            for_agencies=False,
        ),
        List(code="all", holds=_all, order=Order.NEWEST, is_counted=False),
    )
}
"""In the order of the navigation."""


# --- filters ------------------------------------------------------------------------------------

URGENCIES: Mapping[str, Condition] = {
    "emergency": complaints.c.is_emergency.is_(True),
    "high": complaints.c.urgency == 3,
    "medium": complaints.c.urgency == 2,
    "low": complaints.c.urgency == 1,
}
PRIVACIES: Mapping[str, Condition] = {
    "secret": complaints.c.is_secret.is_(True),
    "anonymous": and_(complaints.c.is_secret.is_(False), complaints.c.is_anonymous.is_(True)),
    "named": and_(complaints.c.is_secret.is_(False), complaints.c.is_anonymous.is_(False)),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowing:
    """What a list is narrowed to; None means any. All that is given must hold.

    `place` is the code of an area and stands for everything in it. `since` is included, `until`
    is not.
    """

    channel: str | None = None
    status: str | None = None
    agency: int | None = None
    topic: str | None = None
    place: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    urgency: str | None = None
    privacy: str | None = None

    def conditions(self) -> list[Condition]:
        """What the wanted complaints fulfil."""
        table = complaints.c
        given = [
            table.channel == self.channel if self.channel else None,
            table.status == self.status if self.status else None,
            table.topic == self.topic if self.topic else None,
            table.opened_at >= self.since if self.since else None,
            table.opened_at < self.until if self.until else None,
            _is_with(self.agency) if self.agency else None,
            URGENCIES.get(self.urgency or ""),
            PRIVACIES.get(self.privacy or ""),
            _is_in(self.place) if self.place else None,
        ]
        return [condition for condition in given if condition is not None]


def _is_with(agency_id: int) -> Condition:
    return exists().where(
        assignments.c.complaint_id == complaints.c.id,
        assignments.c.agency_id == agency_id,
        assignments.c.state.in_((*_WAITING, AssignmentState.ANSWERED)),
    )


def _is_in(code: str) -> Condition:
    return or_(
        complaints.c.place_code == code,
        complaints.c.place_code.startswith(f"{code}.", autoescape=True),
    )


# --- pages and counts ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Some complaints of a list in its order, and where the next page goes on; None at the end."""

    rows: Sequence[Row[Any]]
    after: Place | None


def page_of(
    scope: Scope,
    connection: Connection,
    code: str,
    hour: Hour,
    *,
    narrowing: Narrowing | None = None,
    after: Place | None = None,
    limit: int = 50,
) -> Page:
    """A page of the list `code`."""
    asked = _Asked(scope, connection, code, hour, narrowing)
    order = LISTS[code].order
    if order is not Order.EXPIRY:
        name = "opened_at" if order is Order.NEWEST else "last_message_at"
        rows = asked.rows(_newest, name, after, limit + 1)
        return _page(rows, limit, lambda row: (getattr(row, name), row.id))
    rows = []
    if after is None or after[0] is not None:
        rows = asked.rows(_expiring, "due_at", after, limit + 1)
        after = None
    if len(rows) <= limit:
        rows += asked.rows(_lasting, "id", after, limit + 1 - len(rows))
    return _page(rows, limit, lambda row: (row.due_at, row.id))


_Ordered = Callable[[str, Sequence[Condition], Place | None], Select[Any]]
_LIMIT = bindparam("limit", type_=Integer)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A list that somebody asks for a page of."""

    scope: Scope
    connection: Connection
    code: str
    hour: Hour
    narrowing: Narrowing | None

    def rows(self, ordered: _Ordered, name: str, after: Place | None, limit: int) -> list[Row[Any]]:
        """Some of its rows in an order; where each page begins is asked too often to be made
        anew."""
        channels, values = self.hour.channels, {**self.hour.values, "limit": limit}
        if after is None and self.narrowing in (None, Narrowing()):
            kind = self.code, channels, ordered, name
            return list(_first(self.scope, self.connection, *kind, **values))
        ways = _ways(self.scope, self.code, channels, self.narrowing)
        return list(self.connection.execute(_merged(ordered, name, ways, after), values))


@prepared
def _first(
    scope: Scope, code: str, channels: Channels, ordered: _Ordered, name: str
) -> Select[Any]:
    return _merged(ordered, name, _ways(scope, code, channels, None), None)


def _ways(
    scope: Scope, code: str, channels: Channels, narrowing: Narrowing | None
) -> list[list[Condition]]:
    """The ways into a list: what fulfils all conditions of one of them is in it."""
    wanted = [visible(scope), *(narrowing or Narrowing()).conditions()]
    one = LISTS[code]
    return [[*wanted, *way(scope, channels)] for way in (one.holds, one.or_holds) if way]


def _merged(
    ordered: _Ordered, name: str, ways: Sequence[Sequence[Condition]], after: Place | None
) -> Select[Any]:
    """The first of all that came in by any way are among the first of each."""
    if len(ways) == 1:
        return ordered(name, ways[0], after)
    firsts = (ordered(name, way, after).with_only_columns(complaints.c.id) for way in ways)
    ids = union(*(select(first.subquery().c.id) for first in firsts))
    return ordered(name, [complaints.c.id.in_(ids)], None)


def _page(rows: Sequence[Row[Any]], limit: int, place: Callable[[Row[Any]], Place]) -> Page:
    shown = rows[:limit]
    return Page(rows=shown, after=place(shown[-1]) if len(rows) > limit else None)


def _newest(name: str, conditions: Sequence[Condition], after: Place | None) -> Select[Any]:
    moment, row_id = complaints.c[name], complaints.c.id
    query = select(complaints).where(*conditions)
    if after is not None:
        # The first condition alone lets the index be entered at the right place.
        is_later = or_(moment < after[0], and_(moment == after[0], row_id < after[1]))
        query = query.where(moment <= after[0], is_later)
    return query.order_by(moment.desc(), row_id.desc()).limit(_LIMIT)


def _expiring(name: str, conditions: Sequence[Condition], after: Place | None) -> Select[Any]:
    moment, row_id = complaints.c[name], complaints.c.id
    query = select(complaints).where(*conditions, moment.is_not(None))
    if after is not None:
        is_later = or_(moment > after[0], and_(moment == after[0], row_id > after[1]))
        query = query.where(moment >= after[0], is_later)
    return query.order_by(moment, row_id).limit(_LIMIT)


def _lasting(name: str, conditions: Sequence[Condition], after: Place | None) -> Select[Any]:
    row_id = complaints.c[name]
    query = select(complaints).where(*conditions, complaints.c.due_at.is_(None))
    if after is not None:
        query = query.where(row_id < after[1])
    return query.order_by(row_id.desc()).limit(_LIMIT)


def found(
    scope: Scope,
    connection: Connection,
    asked: Asked,
    code: str,
    hour: Hour,
    *,
    narrowing: Narrowing | None = None,
    before: int | None = None,
    limit: int = 50,
) -> Page:
    """A page of those complaints in the list `code` that say what was asked, newest first.

    `before` is the id at which the last page ended. Where the words are so common and the rest is
    so rare that `search.LOOKED_AT_AT_MOST` do not fill the page, it is shorter, and `after` goes
    on from there.
    """
    is_in = or_(*(and_(*way) for way in _ways(scope, code, hour.channels, narrowing)))
    rows: list[Row[Any]] = []
    looked_at = 0
    for ids in search.found(connection, asked, before=before):
        looked_at += len(ids)
        query = (
            select(complaints)
            .where(complaints.c.id.in_(ids), is_in)
            .order_by(complaints.c.id.desc())
            .limit(limit + 1 - len(rows))
        )
        rows += connection.execute(query, hour.values)
        if len(rows) > limit:
            return Page(rows=rows[:limit], after=(None, rows[limit - 1].id))
        before = ids[-1]
    is_more = looked_at >= search.LOOKED_AT_AT_MOST and before is not None
    return Page(rows=rows, after=(None, before) if is_more and before is not None else None)


def counts(
    scope: Scope, connection: Connection, hour: Hour, codes: Sequence[str] = ()
) -> dict[str, int]:
    """How many complaints each counted list holds, or each of `codes`; at most COUNTED_AT_MOST."""
    wanted = tuple(codes) or counted_for(scope)
    kind = wanted, hour.channels, COUNTED_AT_MOST
    return dict(_counts(scope, connection, *kind, **hour.values).one()._mapping)


def counted_for(scope: Scope) -> tuple[str, ...]:
    """The codes of the lists whose counts this caller is shown."""
    return tuple(one.code for one in LISTS.values() if one.is_counted and one.is_for(scope))


@prepared
def _counts(scope: Scope, codes: tuple[str, ...], channels: Channels, most: int) -> Select[Any]:
    return select(*count_columns(scope, codes, channels, most))


def count_columns(
    scope: Scope, codes: Sequence[str], channels: Channels, most: int, prefix: str = ""
) -> list[Any]:
    """The count of each of these lists, for a statement that is given an hour's `values`."""
    return [
        _how_many(most, _ways(scope, code, channels, None)).label(prefix + code) for code in codes
    ]


def _how_many(most: int, ways: Sequence[Sequence[Condition]]) -> ScalarSelect[int]:
    if len(ways) == 1:
        return at_most(most, ways[0], complaints.c.id)
    some = (select(complaints.c.id).where(*way).limit(most).subquery() for way in ways)
    all_of_them = union(*(select(each.c.id) for each in some)).limit(most).subquery()
    return select(func.count()).select_from(all_of_them).scalar_subquery()


def agency_counts(scope: Scope, connection: Connection) -> Sequence[Row[Any]]:
    """The active agencies within reach: id, name and `waiting`, the open complaints there."""
    # Under another name: within reach may mean assignments, too.
    given = assignments.alias("given")
    waiting = (
        select(given.c.agency_id, func.count().label("count"))
        .join(complaints, complaints.c.id == given.c.complaint_id)
        .where(_IS_WAITED_FOR, _IS_OPEN, visible(scope))
        .group_by(given.c.agency_id)
        .subquery()
    )
    query = (
        select(
            agencies.c.id,
            agencies.c.name,
            func.coalesce(waiting.c.count, 0).label("waiting"),
        )
        .outerjoin(waiting, waiting.c.agency_id == agencies.c.id)
        .where(agencies.c.is_active, scope.allows_jurisdiction(agencies.c.jurisdiction))
    )
    if scope.agencies is not None:
        query = query.where(agencies.c.id.in_(sorted(scope.agencies)))
    found: Sequence[Any] = connection.execute(query.order_by(agencies.c.name)).all()
    return found


def agency_names(scope: Scope, connection: Connection) -> Sequence[Row[Any]]:
    """The active agencies within reach by name: id and name."""
    return _agency_names(scope, connection).all()


@prepared
def _agency_names(scope: Scope) -> Select[Any]:
    query = select(agencies.c.id, agencies.c.name).where(
        agencies.c.is_active, scope.allows_jurisdiction(agencies.c.jurisdiction)
    )
    if scope.agencies is not None:
        query = query.where(agencies.c.id.in_(sorted(scope.agencies)))
    return query.order_by(agencies.c.name)


def newest_id(scope: Scope, connection: Connection) -> int:
    """The id behind which news begin for the caller: that of the newest complaint within reach.

    So it does not tell that others have come. Where none of the newest `_LOOKED_BACK` is, it stands
    before them; 0 without any.
    """
    return int(_newest_id(scope, connection, _LOOKED_BACK).scalar_one())


_LOOKED_BACK = 1_000


@prepared
def _newest_id(scope: Scope, looked_back: int) -> Select[Any]:
    newest = select(complaints.c.id).order_by(complaints.c.id.desc())
    before = func.coalesce(newest.offset(looked_back).limit(1).scalar_subquery(), 0)
    seen = newest.where(complaints.c.id > before, visible(scope)).limit(1)
    return select(func.coalesce(seen.scalar_subquery(), before))


def newer_count(scope: Scope, connection: Connection, after: int, most: int = 100) -> int:
    """How many complaints within reach came after the one with the id `after`; at most `most`."""
    count: int = _newer_count(scope, connection, most, after=after).scalar_one()
    return count


@prepared
def _newer_count(scope: Scope, most: int) -> Select[Any]:
    is_newer = complaints.c.id > bindparam("after")
    return select(at_most(most, [is_newer, visible(scope)], complaints.c.id))


# --- what a list's lines say beside the complaint itself ----------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """By complaint: whom it is with, who has it in hand, and why its deadline is when it is."""

    agencies: Mapping[int, Sequence[str]]
    holders: Mapping[int, Row[Any]]
    """Each `operator_id`, `username` and `expires_at`."""
    reasons: Mapping[int, Row[Any]]
    """The caller's clock that is due first: `kind`, `started_at`, `due_at` and `why`."""


def beside(scope: Scope, connection: Connection, rows: Sequence[Row[Any]], now: datetime) -> Beside:
    """What the lines of these complaints, which the caller was shown, say beside them."""
    ids = [row.id for row in rows]
    if not ids:
        return Beside(agencies={}, holders={}, reasons={})
    return Beside(
        agencies=_agencies_of(scope, connection, ids),
        holders=_holders_of(connection, ids, now),
        reasons=nearest_clocks(scope, connection, ids),
    )


def _agencies_of(scope: Scope, connection: Connection, ids: Sequence[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for row in _names_of(scope, connection, ids=list(ids)):
        found.setdefault(row.complaint_id, []).append(row.name)
    return found


@prepared
def _names_of(scope: Scope) -> Select[Any]:
    query = (
        select(assignments.c.complaint_id, agencies.c.name)
        .join(agencies, agencies.c.id == assignments.c.agency_id)
        .where(
            assignments.c.complaint_id.in_(some("ids")),
            assignments.c.state.in_((*_WAITING, AssignmentState.ANSWERED)),
        )
        .order_by(assignments.c.id)
    )
    if scope.agencies is not None:
        query = query.where(assignments.c.agency_id.in_(sorted(scope.agencies)))
    return query


def _holders_of(connection: Connection, ids: Sequence[int], now: datetime) -> dict[int, Row[Any]]:
    rows: Sequence[Any] = connection.execute(_HOLDERS, {"ids": list(ids), "now": now}).all()
    return {row.complaint_id: row for row in rows}


_HOLDERS = (
    select(claims.c.complaint_id, claims.c.operator_id, operators.c.username, claims.c.expires_at)
    .join(operators, operators.c.id == claims.c.operator_id)
    .where(claims.c.complaint_id.in_(some("ids")), claims.c.expires_at > _NOW)
)


def nearest_clocks(
    scope: Scope, connection: Connection, complaint_ids: Sequence[int]
) -> dict[int, Row[Any]]:
    """By complaint: of the clocks that run and concern the caller, the one that is due first."""
    found: dict[int, Row[Any]] = {}
    for row in _clocks_of(scope, connection, ids=list(complaint_ids)):
        found.setdefault(row.complaint_id, row)
    return found


@prepared
def _clocks_of(scope: Scope) -> Select[Any]:
    return (
        select(
            deadlines.c.complaint_id,
            deadlines.c.kind,
            deadlines.c.started_at,
            deadlines.c.due_at,
            deadlines.c.why,
        )
        .where(deadlines.c.complaint_id.in_(some("ids")), *_running(scope))
        .order_by(deadlines.c.due_at, deadlines.c.id)
    )
