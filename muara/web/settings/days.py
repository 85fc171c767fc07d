"""Days off: the nation's as the calendar knows them, and what a government says of single days."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any

from fastapi import APIRouter, Response
from sqlalchemy import Connection, Row

from muara.local_settings import LAST_YEAR, read_day
from muara.national_days import national_days, national_name
from muara.web.late_route import LateRoute
from muara.web.settings.office import NO_TROUBLE, Changes, Looks, Office, Trouble
from muara.working_time import DayOff, OffKind
from store import clocks
from store.errors import NotFound
from store.marks import mark_of

router = APIRouter(route_class=LateRoute)


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day on which something is different: what the nation says, what the government says."""

    day: date
    national: DayOff | None
    national_name: str | None
    local: Row[Any] | None
    seen: str
    is_own: bool


@router.get("/settings/days")
def show_days(office: Looks, year: int = 0) -> Response:
    """The days of a year."""
    return _page(office, year)


@router.post("/settings/days")
def add(office: Changes) -> Response:
    """A day off, or one that is worked."""

    def change(connection: Connection) -> None:
        said = clocks.local_days_of(office.scope, connection, office.code)
        own = [row.day for row in said if row.jurisdiction]
        new = read_day(office.fields, own, _is_worked(office, connection))
        clocks.change_day(
            office.scope,
            connection,
            office.code,
            day=new.day,
            name=new.name,
            is_working_day=new.is_working_day,
            now=office.now,
            seen="",
        )

    trouble = office.attempt(change)
    if trouble is not None:
        return _page(office, _year_of(office.fields.get("day", "")), trouble)
    return office.back("/days", "added", f"&year={_year_of(office.fields['day'])}")


@router.post("/settings/days/{day}/forget")
def forget(office: Changes, day: date) -> Response:
    """The day is again what the nation and the week say."""
    try:
        trouble = office.attempt(
            lambda connection: clocks.forget_day(
                office.scope, connection, office.code, day, office.now, office.seen
            )
        )
    except NotFound:
        trouble = Trouble(is_stale=True)
    if trouble is not None:
        return _page(office, day.year, trouble)
    return office.back("/days", "taken_back", f"&year={day.year}")


def _page(office: Office, year: int, trouble: Trouble = NO_TROUBLE) -> Response:
    this = office.today.year
    shown = year if this - 1 <= year <= LAST_YEAR else this
    with office.application.store.read() as connection:
        national = national_days(shown)
        local = {
            row.day: row
            for row in clocks.local_days_of(office.scope, connection, office.code)
            if row.day.year == shown
        }
        return office.page(
            connection,
            "days",
            trouble=trouble,
            values=office.fields if trouble.faults else {},
            year=shown,
            years=[this - 1, this, this + 1],
            days=[
                Day(
                    day=day,
                    national=national.get(day),
                    national_name=national_name(day, office.visit.language),
                    local=local.get(day),
                    seen=mark_of(local.get(day)),
                    is_own=day in local and bool(local[day].jurisdiction),
                )
                for day in sorted({*national, *local})
            ],
            knows_joint_leave=any(off.kind == OffKind.JOINT_LEAVE for off in national.values()),
        )


def _is_worked(office: Office, connection: Connection) -> Any:
    """Whether a day is worked by the week and the nation, whatever was said of it."""
    timing = office.application.calendars.read(connection, office.code)
    calendar = replace(timing.calendar, local_days={})

    def ask(day: date) -> bool:
        begin = datetime.combine(day, time.min, calendar.zone)
        end = datetime.combine(day, time.max, calendar.zone)
        return calendar.worked(begin, end) > 0

    return ask


def _year_of(day: str) -> int:
    return int(day[:4]) if day[:4].isascii() and day[:4].isdigit() else 0
