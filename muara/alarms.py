"""Keeps the book of what is wrong, and tells technicians of it: new, still there, well again.

Technicians hear of it as they chose on their own page. Where `alarms.routes` names addresses they
hear of it too, so that it works before anybody has signed in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row

from muara import notice_routes
from muara.app import Application
from muara.doctor.finding import Finding
from muara.doctor.words import told_of
from muara.log import get_logger
from muara.notice_routes import NotAllowed, NotSent
from muara.notices import Event, tell
from muara.words import say
from store import alarms
from store.alarm_models import AlarmLevel, MessageState
from store.alarms import NewAlarm
from store.scope import SYSTEM

log = get_logger(__name__)

_LEASE = timedelta(minutes=2)
_AT_ONCE = 20
_TRIED_FOR = timedelta(hours=24)


def note_finding(connection: Connection, finding: Finding, now: datetime) -> None:
    """Raise the alarm of the finding's subject, or end it where all is well."""
    if not finding.is_bad:
        if alarms.end(SYSTEM, connection, finding.subject, now):
            log.info("alarm_ended", subject=finding.subject)
        return
    new = NewAlarm(
        subject=finding.subject,
        code=finding.code,
        level=AlarmLevel(finding.level),
        details=finding.facts,
    )
    if alarms.raise_(SYSTEM, connection, new, now):
        level = log.error if finding.level == "failing" else log.warning
        level("alarm_raised", subject=finding.subject, code=finding.code)


class AlarmBook:
    """The alarms of an installation. Any number of processes may keep it side by side."""

    def __init__(self, application: Application) -> None:
        self._application = application
        self._store = application.store
        self._clock = application.clock
        settings = application.settings.alarms
        self._again_after = timedelta(hours=settings.repeat_hours)
        keyring = application.store.keyring
        addresses = (route.get_secret_value() for route in settings.routes)
        self._routes: Mapping[str, str] = {
            keyring.hash("alarm route", address).hex(): address for address in addresses
        }

    def note(self, findings: Iterable[Finding]) -> None:
        """Raise and end alarms by what probes found; nothing is written where nothing changed."""
        with self._store.read() as connection:
            known = {row.subject: row for row in alarms.open_alarms(SYSTEM, connection)}
        changed = [one for one in findings if one.is_bad or one.subject in known]
        if not changed:
            return
        now = self._clock.now()
        with self._store.write() as connection:
            for finding in changed:
                note_finding(connection, finding, now)

    # -- telling

    def has_work(self) -> bool:
        """Something is to be told, or to be sent to an address."""
        now = self._clock.now()
        with self._store.read() as connection:
            return alarms.has_untold(
                SYSTEM, connection, now, self._again_after
            ) or alarms.is_message_due(SYSTEM, connection, now)

    def tell(self, is_over: Callable[[], bool] = lambda: False) -> dict[str, int]:
        """Tell what is to be told, and send it to the configured addresses; counts."""
        counts: Counter[str] = Counter()
        counts["told"] = self._take_untold()
        while not is_over():
            messages = self._claim()
            for message in messages:
                counts[self._send(message)] += 1
            if len(messages) < _AT_ONCE:
                break
        return {name: count for name, count in counts.items() if count}

    def _take_untold(self) -> int:
        """In one transaction, so that whoever takes a telling brings it on its way."""
        now = self._clock.now()
        with self._store.write() as connection:
            untold = alarms.take_untold(SYSTEM, connection, now, self._again_after)
            for alarm in untold:
                self._tell_technicians(connection, alarm, now)
                alarms.add_messages(SYSTEM, connection, alarm, list(self._routes), now)
        return len(untold)

    def _tell_technicians(self, connection: Connection, alarm: Row[Any], now: datetime) -> None:
        kind, _, name = alarm.subject.partition(":")
        tell(
            self._application.scope(SYSTEM.actor),
            connection,
            Event.ALARM,
            channel=name if kind == "channel" else None,
            occasion=f"alarm:{alarm.id}:{alarm.told}:{now:%Y%m%dT%H%M%S}",
            alarm_id=alarm.id,
            now=now,
        )

    def _claim(self) -> list[Row[Any]]:
        now = self._clock.now()
        with self._store.write() as connection:
            return list(
                alarms.claim_messages(SYSTEM, connection, now=now, lease=_LEASE, limit=_AT_ONCE)
            )

    def _send(self, message: Row[Any]) -> str:
        """Send one message; the word for what became of it."""
        address = self._routes.get(message.route)
        with self._store.read() as connection:
            alarm = alarms.alarm_of(SYSTEM, connection, message.alarm_id)
        if address is None or alarm is None:
            return self._settle(message, MessageState.DROPPED)
        settings = self._application.settings
        language = settings.alarms.language
        told = told_of(alarm)
        foot = say(language, "alarm.told.foot", url=settings.public_url)
        try:
            notice_routes.send_anywhere(
                settings.mail, address, told.title(language), f"{told.text(language)}\n\n{foot}"
            )
        except (NotSent, NotAllowed) as error:
            log.warning("alarm_not_sent", subject=alarm.subject, error=type(error).__name__)
            return self._postpone(message)
        return self._settle(message, MessageState.SENT)

    def _settle(self, message: Row[Any], state: MessageState) -> str:
        with self._store.write() as connection:
            alarms.settle_message(SYSTEM, connection, message.id, state)
        return state.value

    def _postpone(self, message: Row[Any]) -> str:
        """Later each time, for a day: what wakes a pager may be away for hours itself."""
        again = self._clock.now() + self._application.retry_rules.pause(message.attempts + 1)
        if again - message.told_at >= _TRIED_FOR:
            return self._settle(message, MessageState.DEAD)
        with self._store.write() as connection:
            alarms.settle_message(SYSTEM, connection, message.id, MessageState.DUE, again)
        return "postponed"
