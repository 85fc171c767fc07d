"""Who hears of a deadline that is near or past."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from sqlalchemy import Connection

from muara import notices
from muara.clockwork import AGENCY_HEAD, COORDINATOR, OFFICER, Notice
from store import accounts, agencies, queries
from store.casework.deed import ACTIVE
from store.scope import Scope
from store.seals import is_sealed

_EVENTS: Mapping[str, notices.Event] = {
    "deadline_reminded": notices.Event.REMINDER,
    "deadline_missed": notices.Event.OVERDUE,
    "deadline_escalated": notices.Event.ESCALATED,
}


def tell_of_deadline(
    scope: Scope, connection: Connection, notice: Notice, *, now: Callable[[], datetime]
) -> None:
    """Tell the notice's role, and with the officers the agencies that have the complaint.

    Of a sealed one the officers know nothing: whoever sees it hears that it waits.
    """
    event = _EVENTS[notice.event]
    occasion = f"{notice.complaint_id}:{notice.kind}:{notice.due_at.isoformat()}:{notice.role}"
    if notice.role == COORDINATOR:
        _tell_coordinators(scope, connection, notice, event, occasion, now())
        return
    if notice.role == OFFICER and is_sealed(notice.seal):
        _tell_onlookers(scope, connection, notice, occasion, now())
        return
    told: list[int | None] = [] if notice.role == AGENCY_HEAD else [None]
    if notice.role in (OFFICER, AGENCY_HEAD):
        told += _agencies(scope, connection, notice)
    for agency in told:
        notices.tell(
            scope,
            connection,
            event,
            complaint_id=notice.complaint_id,
            agency_id=agency,
            occasion=f"{occasion}:{agency}",
            now=now(),
        )


def _tell_coordinators(
    scope: Scope,
    connection: Connection,
    notice: Notice,
    event: notices.Event,
    occasion: str,
    now: datetime,
) -> None:
    """They see figures alone: they learn that a report of their government is late, not which."""
    known = accounts.all_operators(scope, connection)
    notices.tell(
        scope,
        connection,
        event,
        operator_ids={
            one.id for one in known if one.role == COORDINATOR and one.serves(notice.jurisdiction)
        },
        channel=queries.complaint(scope, connection, notice.complaint_id).channel,
        occasion=occasion,
        now=now,
    )


def _tell_onlookers(
    scope: Scope, connection: Connection, notice: Notice, occasion: str, now: datetime
) -> None:
    notices.tell(
        scope,
        connection,
        notices.Event.SEALED_ARRIVED,
        complaint_id=notice.complaint_id,
        occasion=f"{notice.event}:{occasion}",
        about={"deadline": notice.event},
        now=now,
    )


def _agencies(scope: Scope, connection: Connection, notice: Notice) -> list[int | None]:
    if notice.agency_id is not None:
        return [notice.agency_id]
    handed = agencies.assignments_of(scope, connection, notice.complaint_id)
    return [row.agency_id for row in handed if row.state in ACTIVE]
