"""Alerts that nobody looks after are told to the next circle of people, until somebody does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row

from muara import notices
from muara.app import Application
from store import agencies, alerts, casereading, deputies
from store.accounts import Account
from store.alerts import AlertKind
from store.casework.deed import ACTIVE
from store.scope import SYSTEM

_BATCH = 50
_FAR = frozenset({"coordinator", "technician"})


class Alerting:
    """Looks which alerts wait too long. The first circle is told where they are raised."""

    def __init__(self, application: Application) -> None:
        self._store = application.store
        self._now = application.clock.now
        self._scope = application.scope("system")
        minutes = application.settings.clocks.alert_minutes
        self._steps = [timedelta(minutes=one) for one in minutes]

    def has_work(self) -> bool:
        with self._store.read() as connection:
            return alerts.is_due(SYSTEM, connection, self._now())

    def look(self, is_over: Callable[[], bool] = lambda: False) -> Counter[str]:
        """Tell whoever is next; counts the alerts that have risen."""
        done: Counter[str] = Counter()
        while not is_over():
            with self._store.write() as connection:
                due = alerts.due(SYSTEM, connection, self._now(), _BATCH)
                for alert in due:
                    done["risen"] += self._rise(connection, alert)
            if len(due) < _BATCH:
                break
        return done

    def _rise(self, connection: Connection, alert: Row[Any]) -> bool:
        now, step = self._now(), alert.step
        is_time = now >= self._moment(alert, step)
        if is_time:
            step += 1
            self._tell(connection, alert, step)
            # All know by then: of the calls that a standstill has left out they need none.
            while step >= len(self._steps) and self._moment(alert, step) <= now:
                step += 1
        alerts.rise(
            SYSTEM, connection, alert.id, step=step, next_at=max(self._moment(alert, step), now)
        )
        return is_time

    def _moment(self, alert: Row[Any], step: int) -> datetime:
        """When the circle after `step` is told; beyond the last one again and again."""
        beyond = max(step - len(self._steps) + 1, 0)
        within = self._steps[min(step, len(self._steps) - 1)]
        moment: datetime = alert.raised_at + within + beyond * self._steps[-1]
        return moment

    def _tell(self, connection: Connection, alert: Row[Any], step: int) -> None:
        wanted = self._circle(connection, alert, step)
        sighted = {one.id for one in wanted if self._may_see(connection, one, alert)}
        self._notify(connection, alert, step, sighted, complaint_id=alert.complaint_id)
        # Others learn that something waits, and nothing of what.
        blind = {one.id for one in wanted} - sighted
        self._notify(connection, alert, step, blind, channel=alert.channel)

    def _may_see(self, connection: Connection, account: Account, alert: Row[Any]) -> bool:
        return notices.may_see(connection, account.scope(self._scope.channels), alert.complaint_id)

    def _notify(
        self,
        connection: Connection,
        alert: Row[Any],
        step: int,
        operator_ids: Collection[int],
        **about: Any,
    ) -> None:
        if operator_ids:
            notices.tell(
                self._scope,
                connection,
                notices.Event.ALERT_WAITING,
                operator_ids=operator_ids,
                occasion=f"alert:{alert.id}:{alert.raised_at.isoformat()}:{step}",
                now=self._now(),
                **about,
            )

    def _circle(self, connection: Connection, alert: Row[Any], step: int) -> list[Account]:
        """First whoever stands above those who were told, then who can reach anybody, then all.

        Of a threat neither officers nor agencies hear: it may come from one of them. Whoever is
        excluded from the report does not even hear that something waits.
        """
        known = self._people(connection, alert)
        is_threat = alert.kind == AlertKind.THREAT
        held = agencies.assignments_of(SYSTEM, connection, alert.complaint_id)
        offices = {row.agency_id for row in held if row.state in ACTIVE and not is_threat}
        heads = [
            one
            for one in known
            if _is_head_of_any(one, offices) and self._may_see(connection, one, alert)
        ]
        above = heads or [one for one in known if one.acts_as(("supervisor",))]
        far = [one for one in known if one.role in _FAR]
        if step <= alerts.FAR:
            return above if step == 1 else far
        near = [one for one in known if one.role == "officer" and not is_threat]
        return near + above + far

    def _people(self, connection: Connection, alert: Row[Any]) -> list[Account]:
        """Those of its government who are not excluded from the report."""
        rows = casereading.exclusions_of(SYSTEM, connection, alert.complaint_id)
        excluded = {row.operator_id for row in rows}
        return [
            one
            for one in deputies.operators_now(SYSTEM, connection, self._now())
            if one.is_active and one.id not in excluded and one.serves(alert.jurisdiction)
        ]


def _is_head_of_any(account: Account, offices: Collection[int]) -> bool:
    return any(account.acts_as(("agency_head",), office) for office in offices)
