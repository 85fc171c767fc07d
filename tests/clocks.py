"""An office in the western zone, and complaints on a desk whose clocks run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Row, insert

from muara.calendars import Calendars, Timing, seed_hours, seed_rules, sow
from muara.deadlines import Clock, Event, Happened, Kind, Rules, clocks
from muara.national_days import national_days
from muara.working_time import Calendar
from store import clocks as stored
from store.case_models import agencies, assignments, deadlines
from store.scope import SYSTEM
from tests.desk import SCOPE, Desk, message

WIB = ZoneInfo("Asia/Jakarta")
RULES = Rules(seed_rules())
OFFICE = Calendar(WIB, (seed_hours(),), {}, national_days)
ADMIN = replace(SCOPE, actor="operator:7", jurisdictions=frozenset({"CTH"}))
OPENED = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
"""Monday, 08:00 there; its verification is due on Thursday and reminds at a quarter."""
DUE = datetime(2026, 11, 26, 1, 0, tzinfo=UTC)
REMIND = datetime(2026, 11, 25, 2, 52, 30, tzinfo=UTC)


def written(text: str, zone: ZoneInfo = WIB) -> datetime:
    """A local moment such as `Mon 2026-01-05 10:00`, whose weekday must be right."""
    moment = datetime.strptime(text.strip(), "%a %Y-%m-%d %H:%M").replace(tzinfo=zone)
    assert f"{moment:%a}" == text.split()[0], f"{text} is a {moment:%A}"
    return moment.astimezone(UTC)


def at(text: str) -> datetime:
    return written(text)


def one(events: Sequence[Event], kind: Kind, calendar: Calendar = OFFICE) -> Clock:
    """The last clock of a kind."""
    return [clock for clock in clocks(events, RULES, calendar) if clock.kind == kind][-1]


def timing(desk: Desk) -> Timing:
    with desk.store.write() as connection:
        sow(connection)
    return Calendars(desk.store, lambda code: WIB).of("CTH")


def counted(desk: Desk, *events: Event) -> Sequence[Clock]:
    known = timing(desk)
    return clocks([Event(Happened.OPENED, OPENED), *events], known.rules, known.calendar)


def put(desk: Desk, found: Sequence[Clock], number: int = 0) -> Sequence[Row[Any]]:
    with desk.store.write() as connection:
        stored.replace_deadlines(SYSTEM, connection, desk.complaints[number].id, found)
    return desk.rows(deadlines)


def opened(desk: Desk) -> int:
    desk.take(message("1"))
    found: int = desk.complaints[0].id
    return found


def assignment(desk: Desk, complaint_id: int) -> int:
    agency = {"jurisdiction": "CTH", "code": "pu", "name": "Dinas PU", "contact": {}}
    with desk.store.write() as connection:
        agency_id = connection.execute(
            insert(agencies).values(**agency, is_active=True, version=1).returning(agencies.c.id)
        ).scalar_one()
        values = {
            "complaint_id": complaint_id,
            "agency_id": agency_id,
            "state": "open",
            "assigned_by": "operator:7",
            "assigned_at": OPENED,
            "version": 1,
        }
        made: int = connection.execute(
            insert(assignments).values(values).returning(assignments.c.id)
        ).scalar_one()
    return made
