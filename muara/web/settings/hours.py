"""Working hours: a week with its breaks, from a day on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any

from fastapi import APIRouter, Response
from sqlalchemy import Connection, Row

from muara.calendars import Timing, seed_week
from muara.local_settings import SPANS, NewHours, hours_fields, read_hours
from muara.web.late_route import LateRoute
from muara.web.settings.office import NO_TROUBLE, Changes, Looks, Office, Trouble
from muara.web.settings.rules import RuleInForce, coming, in_force
from muara.working_time import DAYS, hours_from
from store import clocks
from store.errors import NotFound, NotPossible

router = APIRouter(route_class=LateRoute)
Week = Mapping[str, Sequence[Sequence[str]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursPreview:
    """When things that begin then would be due by the new hours."""

    starts_at: datetime
    due: Sequence[RuleInForce]


@router.get("/settings/hours")
def show_hours(office: Looks) -> Response:
    """The week that holds, those that will, and a form for another."""
    return _page(office)


@router.post("/settings/hours")
def add(office: Changes) -> Response:
    """A week from a day on, or what it would mean."""

    def read(connection: Connection) -> NewHours:
        rows = clocks.hours_of(office.scope, connection, office.code)
        own = [row.effective_from for row in rows if row.jurisdiction]
        return read_hours(office.fields, office.today, own)

    def change(connection: Connection, new: NewHours) -> None:
        clocks.change_hours(
            office.scope,
            connection,
            office.code,
            effective_from=new.effective_from,
            week=new.week,
            now=office.now,
            seen="",
        )

    trouble = office.attempt_new(read, change, partial(_preview, office))
    return _page(office, trouble) if trouble else office.back("/hours", "added")


@router.post("/settings/hours/forget")
def forget(office: Changes) -> Response:
    """Take a week back that does not hold yet."""

    def write(connection: Connection) -> None:
        try:
            since = date.fromisoformat(office.fields.get("effective_from", ""))
        except ValueError as error:
            raise NotFound("There are no such hours.") from error
        if since <= office.today:
            raise NotPossible("What holds already is changed by new hours.")
        clocks.forget_hours(office.scope, connection, office.code, since, office.now, office.seen)

    trouble = office.attempt(write)
    return _page(office, trouble) if trouble else office.back("/hours", "taken_back")


def _page(office: Office, trouble: Trouble = NO_TROUBLE) -> Response:
    with office.application.store.read() as connection:
        rows = clocks.hours_of(office.scope, connection, office.code)
        week = week_in_force(rows, office.today)
        tomorrow = (office.today + timedelta(days=1)).isoformat()
        given = office.fields if trouble is not NO_TROUBLE else None
        return office.page(
            connection,
            "hours",
            trouble=trouble,
            values=given or {"effective_from": tomorrow, **hours_fields(week)},
            days=DAYS,
            spans=SPANS,
            week=week,
            total=weekly_hours(week),
            coming=coming(rows, office.today),
        )


def week_in_force(rows: Sequence[Row[Any]], today: date) -> Week:
    """The week that is worked today; the seed's where a store has none."""
    holding = [row for row in rows if row.effective_from <= today] or list(rows)
    if not holding:
        return seed_week()
    week: Week = max(holding, key=lambda row: row.effective_from).week
    return week


def weekly_hours(week: Week) -> float:
    """How many hours are worked in a week."""
    spans = hours_from(date.min, week).week
    return sum(end - begin for day in spans for begin, end in day) / 3600


def _preview(office: Office, new: NewHours) -> HoursPreview:
    with office.application.store.read() as connection:
        timing = office.application.calendars.read(connection, office.code)
    hours = hours_from(new.effective_from, new.week)
    calendar = replace(timing.calendar, hours=(*timing.calendar.hours, hours))
    midnight = datetime.combine(new.effective_from, time.min, office.zone)
    starts_at = max(office.now, midnight)
    changed = Timing(calendar, timing.rules, timing.state)
    return HoursPreview(starts_at=starts_at, due=in_force(changed, starts_at, new.effective_from))
