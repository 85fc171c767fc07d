"""Tells operators of what happens, outside the console: who, of what, and when they are quiet.

`tell` is called in the transaction of whatever happened and writes a row for each person; the job
`notices` makes the words and sends them (see `muara.notice_sending`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from types import MappingProxyType
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select

from store import accounts, deputies, notices, queries
from store.batch import write_now
from store.errors import NotFound
from store.models import complaints
from store.rights import Right
from store.scope import Scope


class Event(StrEnum):
    """What an operator may be told of."""

    ASSIGNED = "assigned"
    REMINDER = "reminder"
    OVERDUE = "overdue"
    ESCALATED = "escalated"
    IN_DISPUTE = "in_dispute"
    """Governments hand reports to each other: so many, and which governments."""
    EMERGENCY = "emergency"
    CITIZEN_ANSWERED = "citizen_answered"
    UNDELIVERED = "undelivered"
    SEALED_ARRIVED = "sealed_arrived"
    """There is a sealed report; with `deadline` among what is told, that it waits still."""
    APPROVAL_WAITING = "approval_waiting"
    ALARM = "alarm"
    """Something of the installation does not work, or works again."""
    OBJECTED_AGAIN = "objected_again"
    """A citizen says for the second time that an answer does not settle it."""
    PERSON_WANTED = "person_wanted"
    ALERT_WAITING = "alert_waiting"
    """Nobody looks after an emergency or a threat yet."""
    THREAT = "threat"
    DIGEST = "digest"
    TEST = "test"


_UNASKED = (
    Event.DIGEST,
    Event.TEST,
    Event.ALERT_WAITING,
    Event.THREAT,
    Event.ALARM,
    Event.IN_DISPUTE,
)
CHOOSABLE = tuple(event for event in Event if event not in _UNASKED)
"""What somebody may choose to hear of, or not."""

# Who hears of it: with an agency, and where none is concerned.
_AUDIENCE: Mapping[Event, tuple[frozenset[str], frozenset[str]]] = {
    Event.ASSIGNED: (frozenset({"liaison_officer"}), frozenset()),
    Event.REMINDER: (frozenset({"liaison_officer"}), frozenset({"officer"})),
    Event.OVERDUE: (frozenset({"liaison_officer", "agency_head"}), frozenset({"officer"})),
    Event.ESCALATED: (frozenset({"agency_head"}), frozenset({"supervisor", "coordinator"})),
    Event.EMERGENCY: (frozenset({"liaison_officer"}), frozenset({"officer"})),
    Event.CITIZEN_ANSWERED: (frozenset({"liaison_officer"}), frozenset({"officer"})),
    Event.UNDELIVERED: (frozenset({"officer"}), frozenset({"officer"})),
    Event.APPROVAL_WAITING: (frozenset({"agency_head"}), frozenset({"supervisor"})),
    Event.OBJECTED_AGAIN: (frozenset({"supervisor"}), frozenset({"supervisor"})),
    Event.PERSON_WANTED: (frozenset({"officer"}), frozenset({"officer"})),
    Event.THREAT: (frozenset({"supervisor"}), frozenset({"supervisor"})),
    Event.ALARM: (frozenset({"technician"}), frozenset({"technician"})),
}
# Once for each complaint and person, however often it is said.
_ONCE = (Event.ASSIGNED, Event.SEALED_ARRIVED)
WAKES = (Event.EMERGENCY, Event.ALERT_WAITING, Event.THREAT, Event.TEST)
"""They are told in quiet hours too."""
_SAME_WITHIN = timedelta(hours=1)
_EPOCH = datetime.fromisoformat("2026-01-01T00:00:00+00:00")


def tell(
    scope: Scope,
    connection: Connection,
    event: Event,
    *,
    complaint_id: int | None = None,
    agency_id: int | None = None,
    operator_ids: Collection[int] | None = None,
    channel: str | None = None,
    occasion: str | None = None,
    alarm_id: int | None = None,
    about: Mapping[str, str | int] = MappingProxyType({}),
    now: datetime,
) -> int:
    """Let the people concerned hear of `event`; how many notices that makes.

    Call it in the transaction of what happened. `operator_ids` name the people, else the event's
    own audience hears of it: those of `agency_id` where one is given. Nobody hears of a complaint
    that they may not see, nor of what they did not choose. Equal `occasion`s (a deadline's id, say)
    are one notice for ever; without one the same is told at most once an hour, and what happens
    only once, only once. `alarm_id` says which alarm, where it is about one; `about` what else is
    told, without anything of a complaint.
    """
    chosen = notices.choices(scope, connection)
    if not chosen:
        return 0
    write_now(connection)  # the complaint may have been opened in this very batch
    jurisdiction = _jurisdiction(connection, scope, complaint_id, channel)
    told = 0
    for account in _people(scope, connection, chosen, now):
        choice = chosen[account.id]
        is_meant = (
            account.id in operator_ids
            if operator_ids is not None
            else _is_concerned(account, event, agency_id)
        )
        if not is_meant or (event not in choice.events and event in CHOOSABLE):
            continue
        reach = account.scope(scope.channels)
        if not _is_within(connection, reach, complaint_id, jurisdiction):
            continue
        key = _key(event, complaint_id, channel, account.id, occasion, now)
        new = notices.NewNotice(
            idempotency_key=key,
            operator_id=account.id,
            event=event,
            complaint_id=complaint_id,
            details={**_details(channel, alarm_id), **about},
            due_at=now,
        )
        notices.add(scope, connection, new, now)
        told += 1
    return told


def _details(channel: str | None, alarm_id: int | None) -> dict[str, str | int]:
    about: dict[str, str | int | None] = {"channel": channel, "alarm": alarm_id}
    return {name: code for name, code in about.items() if code is not None}


def _people(
    scope: Scope, connection: Connection, chosen: Mapping[int, object], now: datetime
) -> Iterable[accounts.Account]:
    """Those who may sign in and have chosen how to be told."""
    known = deputies.operators_now(scope, connection, now)
    return [account for account in known if account.is_active and account.id in chosen]


def _is_concerned(account: accounts.Account, event: Event, agency_id: int | None) -> bool:
    if event is Event.SEALED_ARRIVED:  # by sight, which is looked at for every complaint anyway
        return True
    of_agency, of_none = _AUDIENCE.get(event, (frozenset(), frozenset()))
    return account.acts_as(of_none if agency_id is None else of_agency, agency_id)


def _jurisdiction(
    connection: Connection, scope: Scope, complaint_id: int | None, channel: str | None
) -> str | None:
    if complaint_id is None:
        return scope.channels.get(channel) if channel else None
    query = select(complaints.c.jurisdiction).where(complaints.c.id == complaint_id)
    return connection.execute(query).scalar_one_or_none()


def _is_within(
    connection: Connection, reach: Scope, complaint_id: int | None, jurisdiction: str | None
) -> bool:
    if complaint_id is not None:
        return may_see(connection, reach, complaint_id)
    within = reach.jurisdictions
    return within is None or jurisdiction is None or jurisdiction in within


def may_see(connection: Connection, reach: Scope, complaint_id: int) -> bool:
    """Whether a complaint is within somebody's reach at this moment."""
    try:
        queries.complaint(reach, connection, complaint_id)
    except NotFound:
        return False
    return True


def _key(
    event: Event,
    complaint_id: int | None,
    channel: str | None,
    operator_id: int,
    occasion: str | None,
    now: datetime,
) -> str:
    if occasion is None:
        occasion = "once" if event in _ONCE else str((now - _EPOCH) // _SAME_WITHIN)
    about = complaint_id if complaint_id is not None else channel or ""
    return f"{event}:{about}:{operator_id}:{occasion}"


def quiet_until(
    now: datetime, zone: ZoneInfo, begins: str | None, ends: str | None
) -> datetime | None:
    """The end of somebody's quiet hours; None when they are not quiet now.

    `begins` and `ends` are local, like "21:00", and may span midnight.
    """
    if begins is None or ends is None or begins == ends:
        return None
    begin, end = time.fromisoformat(begins), time.fromisoformat(ends)
    local = now.astimezone(zone)
    at = local.time()
    is_quiet = begin <= at < end if begin < end else at >= begin or at < end
    if not is_quiet:
        return None
    day = local.date() if at < end else local.date() + timedelta(days=1)
    return datetime.combine(day, end, zone).astimezone(UTC)


def events_for(account: accounts.Account) -> list[Event]:
    """What somebody may come to hear of, for themselves or for whom they act: what their page
    offers."""
    offered: list[Event] = []
    for event in CHOOSABLE:
        roles = frozenset.union(*_AUDIENCE.get(event, (frozenset[str](), frozenset[str]())))
        if event is Event.SEALED_ARRIVED:
            may = Right.SEE_SEALED in account.rights or account.protects_children
        else:
            may = account.acts_as(roles)
        if may:
            offered.append(event)
    return offered
