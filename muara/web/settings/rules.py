"""Deadline rules: how many working days something may take, from a day on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import partial
from typing import Any

from fastapi import APIRouter, Response
from sqlalchemy import Connection, Row

from muara.calendars import Timing
from muara.local_settings import RULES, NewRule, read_rule
from muara.web.late_route import LateRoute
from muara.web.settings.office import NO_TROUBLE, Changes, Looks, Office, Trouble
from store import clocks
from store.errors import NotFound, NotPossible
from store.marks import mark_of

router = APIRouter(route_class=LateRoute)


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleInForce:
    """What holds today, and when something that begins now would be due."""

    kind: str
    classification: str
    working_days: int
    effective_from: date
    is_own: bool
    due_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RulePreview:
    """When it would be due by a new rule, and when it is by the present one."""

    starts_at: datetime
    due_at: datetime
    due_now_at: datetime | None


@router.get("/settings/rules")
def show_rules(office: Looks) -> Response:
    """What holds, what will hold, and a form for a rule."""
    return _page(office)


@router.post("/settings/rules")
def add(office: Changes) -> Response:
    """A rule from a day on, or what it would mean."""

    def read(connection: Connection) -> NewRule:
        rows = clocks.rules_of(office.scope, connection, office.code)
        own = [(r.kind, r.classification, r.effective_from) for r in rows if r.jurisdiction]
        return read_rule(office.fields, office.today, own)

    def change(connection: Connection, new: NewRule) -> None:
        clocks.change_rule(
            office.scope,
            connection,
            office.code,
            kind=new.kind,
            classification=new.classification,
            working_days=new.working_days,
            effective_from=new.effective_from,
            now=office.now,
            seen="",
        )

    trouble = office.attempt_new(read, change, partial(_preview, office))
    return _page(office, trouble) if trouble else office.back("/rules", "added")


@router.post("/settings/rules/forget")
def forget(office: Changes) -> Response:
    """Take a rule back that does not hold yet."""

    def write(connection: Connection) -> None:
        kind, _, classification = office.fields.get("rule", "").partition(":")
        since = _day(office.fields.get("effective_from", ""))
        if since <= office.today:
            raise NotPossible("What holds already is changed by a new rule.")
        clocks.forget_rule(
            office.scope,
            connection,
            office.code,
            kind=kind,
            classification=classification,
            effective_from=since,
            now=office.now,
            seen=office.seen,
        )

    trouble = office.attempt(write)
    return _page(office, trouble) if trouble else office.back("/rules", "taken_back")


def _page(office: Office, trouble: Trouble = NO_TROUBLE) -> Response:
    with office.application.store.read() as connection:
        timing = office.application.calendars.read(connection, office.code)
        rows = clocks.rules_of(office.scope, connection, office.code)
        return office.page(
            connection,
            "rules",
            trouble=trouble,
            values=office.fields if trouble is not NO_TROUBLE else _fields_of(office),
            rules=RULES,
            in_force=in_force(timing, office.now, office.today),
            coming=coming(rows, office.today),
        )


def in_force(timing: Timing, now: datetime, today: date) -> list[RuleInForce]:
    """The rules that hold today, each with when something that begins now would be due."""
    found = []
    for name in RULES:
        kind, _, classification = name.partition(":")
        rule = timing.rules.in_force(kind, classification, today)
        if rule is not None:
            found.append(
                RuleInForce(
                    kind=kind,
                    classification=classification,
                    working_days=rule.working_days,
                    effective_from=rule.effective_from,
                    is_own=rule.is_own,
                    due_at=timing.calendar.counted(now, rule.working_days).due_at,
                )
            )
    return found


def coming(rows: Sequence[Row[Any]], today: date) -> list[tuple[Row[Any], str]]:
    """A government's own rows that do not hold yet, with their marks; the nearest first."""
    later = [row for row in rows if row.jurisdiction and row.effective_from > today]
    return [(row, mark_of(row)) for row in sorted(later, key=lambda row: row.effective_from)]


def _preview(office: Office, new: NewRule) -> RulePreview:
    with office.application.store.read() as connection:
        timing = office.application.calendars.read(connection, office.code)
    midnight = datetime.combine(new.effective_from, time.min, office.zone)
    starts_at = max(office.now, midnight)
    present = timing.rules.in_force(new.kind, new.classification, new.effective_from)
    calendar = timing.calendar
    return RulePreview(
        starts_at=starts_at,
        due_at=calendar.counted(starts_at, new.working_days).due_at,
        due_now_at=calendar.counted(starts_at, present.working_days).due_at if present else None,
    )


def _fields_of(office: Office) -> dict[str, str]:
    return {"effective_from": office.today.isoformat()}


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise NotFound("There is no such rule.") from error
