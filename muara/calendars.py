"""Calendar and rules of each government, from the store: loaded at first use, anew when changed."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from typing import Any
from zoneinfo import ZoneInfo

import yaml
from sqlalchemy import Connection, Row

from muara import seed
from muara.deadlines import Rule, Rules
from muara.national_days import national_days
from muara.working_time import Calendar, Hours, LocalDay, hours_from
from store import clocks
from store.scope import SYSTEM
from store.session import Store


@dataclass(frozen=True, slots=True)
class Timing:
    """What a government's clocks are counted by."""

    calendar: Calendar
    rules: Rules
    state: str
    """Changes whenever the rules, the hours, the zone, a local day or the nation's days do."""


class Calendars:
    """The timing of every government of this installation. Safe to share between threads."""

    def __init__(
        self,
        store: Store,
        zone_of: Callable[[str], ZoneInfo],
        *,
        remind_share: float = 0.25,
        look_seconds: float = 30.0,
    ) -> None:
        self._store = store
        self._zone_of = zone_of
        self._remind_share = remind_share
        self._look_seconds = look_seconds
        self._known: dict[str, tuple[float, Timing]] = {}

    def of(self, jurisdiction: str) -> Timing:
        """What holds for this government now, or held some seconds ago.

        Call it outside transactions: it reads the store now and then.
        """
        now = time.monotonic()
        looked_at, known = self._known.get(jurisdiction, (0.0, None))
        if known is not None and now - looked_at < self._look_seconds:
            return known
        with self._store.read() as connection:
            fresh = self.read(connection, jurisdiction)
        if known is None or known.state != fresh.state:
            known = fresh
        self._known[jurisdiction] = (now, known)
        return known

    def read(self, connection: Connection, jurisdiction: str) -> Timing:
        """What stands in the store at this very moment; the seed's where nothing does."""
        zone = self._zone_of(jurisdiction)
        rules = clocks.rules_of(SYSTEM, connection, jurisdiction)
        hours = clocks.hours_of(SYSTEM, connection, jurisdiction)
        days = clocks.local_days_of(SYSTEM, connection, jurisdiction)
        calendar = Calendar(
            zone=zone,
            hours=tuple(hours_from(row.effective_from, row.week) for row in hours)
            or (seed_hours(),),
            local_days={row.day: LocalDay(row.name, row.is_working_day) for row in days},
            national=national_days,
        )
        share = self._remind_share
        return Timing(
            calendar,
            Rules(_rules(rules) or seed_rules(), share),
            _state(zone, share, rules, hours, days),
        )


def _rules(rows: Sequence[Row[Any]]) -> tuple[Rule, ...]:
    return tuple(
        Rule(
            kind=row.kind,
            classification=row.classification,
            working_days=row.working_days,
            effective_from=row.effective_from,
            is_own=bool(row.jurisdiction),
        )
        for row in rows
    )


def _state(zone: ZoneInfo, share: float, *tables: Sequence[Row[Any]]) -> str:
    # The nation's days come with the package.
    package = version("holidays")
    written = repr((zone.key, share, package, [[tuple(row) for row in rows] for rows in tables]))
    return hashlib.sha256(written.encode()).hexdigest()[:16]


# --- what a new installation starts with --------------------------------------------------------


def sow(connection: Connection) -> None:
    """Bring a store's common rules and hours up to the seed of this version of the product."""
    since = _seed()["effective_from"]
    rules = [{"classification": "", "effective_from": since, **rule} for rule in _seed()["rules"]]
    hours = [{"effective_from": since, "week": _seed()["week"]}]
    clocks.sow(SYSTEM, connection, rules, hours, _seed_version())


def seed_hours() -> Hours:
    """The hours that a new installation starts with."""
    return hours_from(_seed()["effective_from"], _seed()["week"])


def seed_week() -> Mapping[str, list[list[str]]]:
    """The same week as it is kept: pairs of local times by `mon` … `sun`."""
    week: Mapping[str, list[list[str]]] = _seed()["week"]
    return week


def seed_rules() -> tuple[Rule, ...]:
    """The rules that a new installation starts with."""
    since = _seed()["effective_from"]
    return tuple(Rule(effective_from=since, **rule) for rule in _seed()["rules"])


@cache
def _seed() -> Mapping[str, Any]:
    found: Mapping[str, Any] = yaml.safe_load(_seed_text())
    return found


def _seed_version() -> str:
    return hashlib.sha256(_seed_text().encode()).hexdigest()[:16]


@cache
def _seed_text() -> str:
    return files(seed).joinpath("clocks.yaml").read_text(encoding="utf-8")
