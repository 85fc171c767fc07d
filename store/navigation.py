"""The numbers beside the navigation's entries: on every page, and therefore one statement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, literal, select

from store import alarms, alerts, casereading, lists, overview, persons, set_apart
from store.alarm_models import AlarmLevel
from store.lists import COUNTED_AT_MOST
from store.prepared import prepared
from store.rights import Right
from store.scope import Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """How much waits where, within the caller's reach; 0 of what they may not look at.

    Counts stop at `lists.COUNTED_AT_MOST`, which means so many or more.
    """

    lists: Mapping[str, int]
    """How many complaints each list of the queue holds; empty for who reads no reports."""
    unsorted: int
    faulty: int
    """What was unreadable or quarantined lately."""
    troubled: int
    """Rows of the outbox that are dead, uncertain or failed."""
    erasures: int
    """Wishes to be forgotten that wait for a decision."""
    approvals: int
    apart: int
    """Of what was set apart, what the lot fell on and nobody has looked at."""
    persons: int
    """Citizens who wait for a person."""
    failing: int
    """Alarms of what does not work."""
    warning: int
    alerts: int
    """Alerts that have risen to the caller, of reports that they may not see; others are in a
    list."""


def numbers_for(
    scope: Scope,
    connection: Connection,
    hour: lists.Hour,
    channels: Sequence[str],
    faulty_since: date,
) -> Numbers:
    """The numbers of one moment. None of them grows with the archive."""
    kind = lists.counted_for(scope), hour.channels, tuple(channels), COUNTED_AT_MOST
    values = {**hour.values, "since": faulty_since}
    found = dict(_numbers(scope, connection, *kind, **values).one()._mapping)
    by_list = {code: found.pop(f"list_{code}") for code in kind[0] if f"list_{code}" in found}
    whole, single = found.pop("faulty_whole"), found.pop("faulty_single")
    return Numbers(lists=by_list, faulty=int(whole) + single, **found)


@prepared
def _numbers(
    scope: Scope,
    codes: tuple[str, ...],
    windows: tuple[str, ...],
    channels: tuple[str, ...],
    most: int,
) -> Select[Any]:
    nothing: ColumnElement[int] = literal(0)
    whole = single = troubled = failing = warning = nothing
    if scope.may(Right.READ_CHANNELS):
        whole, single = overview.faulty_columns(scope, channels)
        troubled = overview.troubled_column(scope, most)
        failing = alarms.open_column(AlarmLevel.FAILING)
        warning = alarms.open_column(AlarmLevel.WARNING)
    erases = scope.may(Right.ERASE) or scope.may(Right.UNSEAL)
    approves = scope.may(Right.APPROVE)
    reads = scope.may(Right.READ_REPORTS)
    counted = codes if reads else ()
    unseen = nothing
    if not reads:
        unseen = alerts.unseen_column(scope, most, alerts.FAR)
    elif scope.may(Right.VERIFY) and scope.agencies is None:
        unseen = alerts.unseen_column(scope, most, alerts.EVERYBODY, alerts.AlertKind.EMERGENCY)
    columns = (
        *lists.count_columns(scope, counted, windows, most, prefix="list_"),
        whole.label("faulty_whole"),
        single.label("faulty_single"),
        troubled.label("troubled"),
        failing.label("failing"),
        warning.label("warning"),
        overview.unsorted_column(scope, most).label("unsorted"),
        set_apart.drawn_column(scope, most).label("apart"),
        persons.waiting_column(scope, most).label("persons"),
        unseen.label("alerts"),
        (overview.erasure_column(scope) if erases else nothing).label("erasures"),
        (casereading.waiting_column(scope, most) if approves else nothing).label("approvals"),
    )
    return select(*columns)
