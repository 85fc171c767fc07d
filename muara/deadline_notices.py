"""Who hears of a deadline that is near or past."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from sqlalchemy import Connection

from muara import notices
from muara.clockwork import AGENCY_HEAD, OFFICER, Notice
from store import agencies
from store.casework.deed import ACTIVE
from store.scope import Scope

_EVENTS: Mapping[str, notices.Event] = {
    "deadline_reminded": notices.Event.REMINDER,
    "deadline_missed": notices.Event.OVERDUE,
    "deadline_escalated": notices.Event.ESCALATED,
}


def tell_of_deadline(
    scope: Scope, connection: Connection, notice: Notice, *, now: Callable[[], datetime]
) -> None:
    """Tell the notice's role, and with the officers the agencies that have the complaint."""
    event = _EVENTS[notice.event]
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
            occasion=f"{notice.complaint_id}:{notice.kind}:{notice.due_at.isoformat()}:{agency}",
            now=now(),
        )


def _agencies(scope: Scope, connection: Connection, notice: Notice) -> list[int | None]:
    if notice.agency_id is not None:
        return [notice.agency_id]
    handed = agencies.assignments_of(scope, connection, notice.complaint_id)
    return [row.agency_id for row in handed if row.state in ACTIVE]
