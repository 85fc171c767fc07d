"""Sends what operators are to hear, and makes the morning digest.

Words are made at the last moment and under the person's reach at that moment: what was sealed in
between, or is no longer theirs, is withheld.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Row

from muara import notice_routes, notice_words
from muara.app import Application
from muara.doctor.words import AlarmTold, told_of
from muara.log import get_logger
from muara.notice_routes import NotAllowed, NotSent
from muara.notices import WAKES, Event, quiet_until
from store import accounts, alarms, deputies, queries
from store import notices as kept
from store.errors import NotFound, StoreError
from store.notice_models import NoticeRoute, NoticeState
from store.scope import SYSTEM
from store.seals import is_sealed

log = get_logger(__name__)

_LEASE = timedelta(minutes=2)
_OPERATORS_AT_ONCE = 20
_NOTICES_IN_ONE = 50
_OUTDATED_AFTER = timedelta(hours=24)
_LATEST_DIGEST = timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class _Person:
    account: accounts.Account
    choice: Row[Any]
    address: str


class NoticeSender:
    """Sends due notices, all of one person's in one message."""

    def __init__(self, application: Application) -> None:
        self._application = application
        self._store = application.store
        self._clock = application.clock

    def has_work(self) -> bool:
        """Something is due."""
        with self._store.read() as connection:
            return kept.is_due(SYSTEM, connection, self._clock.now())

    def send_due(self, is_over: Callable[[], bool] = lambda: False) -> dict[str, int]:
        """Send what is due until nothing is, or `is_over`; counts by what became of it."""
        counts: Counter[str] = Counter()
        while not is_over():
            with self._store.read() as connection:
                waiting = kept.due_operators(
                    SYSTEM, connection, self._clock.now(), _OPERATORS_AT_ONCE
                )
            if not waiting:
                break
            for operator_id in waiting:
                if is_over():
                    break
                self._tell(operator_id, counts)
        return dict(counts)

    def _tell(self, operator_id: int, counts: Counter[str]) -> None:
        now = self._clock.now()
        with self._store.write() as connection:
            claimed = kept.claim(
                SYSTEM, connection, operator_id, now=now, lease=_LEASE, limit=_NOTICES_IN_ONE
            )
        claimed = self._awake(operator_id, claimed, now)
        if not claimed:  # they are quiet, or another sender has them
            return
        with self._store.read() as connection:
            person = self._person(connection, operator_id, now)
            lines = self._lines(connection, person, claimed, now) if person else {}
        withheld = [row.id for row in claimed if row.id not in lines]
        self._settle(withheld, NoticeState.DROPPED, counts)
        if person is None or not lines:
            return
        told = [row for row in claimed if row.id in lines]
        try:
            self._send(person, [lines[row.id] for row in told])
        except (NotSent, NotAllowed) as error:
            self._postpone(told, person, type(error).__name__, counts)
        else:
            self._settle([row.id for row in told], NoticeState.SENT, counts)

    def _awake(
        self, operator_id: int, claimed: Sequence[Row[Any]], now: datetime
    ) -> Sequence[Row[Any]]:
        """What is to be told now; in quiet hours the rest is put off until their end."""
        with self._store.read() as connection:
            choice = kept.choice_of(SYSTEM, connection, operator_id)
            zone = self._zone_of(connection, operator_id)
        if choice is None:
            return claimed
        until = quiet_until(now, zone, choice.quiet_from, choice.quiet_until)
        asleep = [row.id for row in claimed if Event(row.event) not in WAKES]
        if until is None or not asleep:
            return claimed
        with self._store.write() as connection:
            kept.put_off(SYSTEM, connection, asleep, until)
        return [row for row in claimed if row.id not in asleep]

    def _zone_of(self, connection: Connection, operator_id: int) -> ZoneInfo:
        known = accounts.all_operators(SYSTEM, connection)
        within = next((a.jurisdictions for a in known if a.id == operator_id), None)
        return self._application.zone_for(within)

    def _person(self, connection: Connection, operator_id: int, now: datetime) -> _Person | None:
        """Who is to hear it; None when they cannot or do not want to any more."""
        known = deputies.operators_now(SYSTEM, connection, now)
        account = next((a for a in known if a.id == operator_id and a.is_active), None)
        choice = kept.choice_of(SYSTEM, connection, operator_id)
        if account is None or choice is None or choice.sealed_address is None:
            return None
        if choice.route == NoticeRoute.NONE:
            return None
        try:
            sealer = self._store.sealer(connection, kept.KEY)
            address = sealer.open(choice.sealed_address, kept.ADDRESS_CONTEXT).decode()
        except StoreError:
            log.error("notice_address_unreadable", operator=operator_id)
            return None
        return _Person(account, choice, address)

    def _lines(
        self,
        connection: Connection,
        person: _Person,
        rows: Sequence[Row[Any]],
        now: datetime,
    ) -> dict[int, notice_words.Line]:
        """By notice: what is said. What may not or need not be said is not there."""
        found = {}
        for row in rows:
            line = self._line(connection, person, row, now)
            if line is not None and now - row.created_at < _OUTDATED_AFTER:
                found[row.id] = line
        return found

    def _line(
        self, connection: Connection, person: _Person, row: Row[Any], now: datetime
    ) -> notice_words.Line | None:
        event = Event(row.event)
        reach = person.account.scope(self._application.jurisdiction_of())
        if event is Event.DIGEST:
            counts = self._counts(connection, person.account, now)
            return None if counts.is_nothing else notice_words.Line(event=event, counts=counts)
        if event is Event.ALARM:
            told = self._alarm(connection, row)
            return None if told is None else notice_words.Line(event=event, alarm=told)
        details = dict(row.details)
        if row.complaint_id is None:
            channel = details.get("channel")
            return notice_words.Line(event=event, channel=channel, details=details)
        try:
            complaint = queries.complaint(reach, connection, row.complaint_id)
        except NotFound:
            return None
        sealed = is_sealed(complaint.seal)
        if event is Event.SEALED_ARRIVED and not sealed:
            return None  # somebody has opened it to others by now
        return notice_words.Line(
            event=event,
            tracking_id=complaint.tracking_id,
            topic=None if complaint.is_secret or sealed else complaint.topic,
            due_at=complaint.due_at,
            zone=self._application.zone(complaint.jurisdiction),
            channel=complaint.channel,
            details=details,
            is_sealed=sealed,
        )

    def _alarm(self, connection: Connection, row: Row[Any]) -> AlarmTold | None:
        """What became of the alarm by now: what ended before it was told need not be."""
        found = alarms.alarm_of(SYSTEM, connection, row.details.get("alarm", 0))
        return None if found is None else told_of(found)

    def _counts(
        self, connection: Connection, account: accounts.Account, now: datetime
    ) -> kept.Counts:
        reach = account.scope(self._application.jurisdiction_of())
        zone = self._application.zone_for(account.jurisdictions)
        tomorrow = now.astimezone(zone).date() + timedelta(days=1)
        day_ends = datetime.combine(tomorrow, time(), zone)
        return kept.counts(reach, connection, now=now, day_ends=day_ends)

    def _send(self, person: _Person, lines: Sequence[notice_words.Line]) -> None:
        settings = self._application.settings
        title, body = notice_words.message(lines, person.choice.language, settings.public_url)
        if person.choice.route == NoticeRoute.EMAIL:
            notice_routes.send_email(settings.mail, person.address, title, body)
        else:
            notice_routes.send_service(person.address, title, body)

    def _settle(self, ids: Sequence[int], state: NoticeState, counts: Counter[str]) -> None:
        if not ids:
            return
        counts[state] += len(ids)
        with self._store.write() as connection:
            kept.settle(SYSTEM, connection, ids, state, self._clock.now())

    def _postpone(
        self, rows: Sequence[Row[Any]], person: _Person, error: str, counts: Counter[str]
    ) -> None:
        """Later each time, as long as it helps; the log tells. A mail server may be away for hours:
        how often it was tried says nothing."""
        now = self._clock.now()
        with self._store.write() as connection:
            for row in rows:
                again = now + self._application.retry_rules.pause(row.attempts + 1)
                is_over = again - row.created_at >= _OUTDATED_AFTER
                state = NoticeState.DEAD if is_over else NoticeState.FAILED
                kept.settle(
                    SYSTEM,
                    connection,
                    [row.id],
                    state,
                    now,
                    error=error,
                    again=None if is_over else again,
                )
                counts[state] += 1
        log.warning(
            "notice_not_sent", operator=person.account.id, route=person.choice.route, error=error
        )

    # -- the morning

    def make_digests(self) -> int:
        """Put this morning's digest among the notices of all whose time has come."""
        now = self._clock.now()
        with self._store.read() as connection:
            chosen = kept.choices(SYSTEM, connection)
            known = accounts.all_operators(SYSTEM, connection)
        made = 0
        for account in known:
            choice = chosen.get(account.id)
            if choice is None or not choice.wants_digest or not account.is_active:
                continue
            local = now.astimezone(self._application.zone_for(account.jurisdictions))
            if choice.digest_day != local.date() and self._is_morning(local):
                made += self._make_digest(account.id, local, now)
        return made

    def _is_morning(self, local: datetime) -> bool:
        at = time.fromisoformat(self._application.settings.notices.digest_at)
        begin = local.replace(hour=at.hour, minute=at.minute, second=0, microsecond=0)
        return begin <= local < begin + _LATEST_DIGEST

    def _make_digest(self, operator_id: int, local: datetime, now: datetime) -> int:
        day = local.date()
        new = kept.NewNotice(
            idempotency_key=f"{Event.DIGEST}::{operator_id}:{day}",
            operator_id=operator_id,
            event=Event.DIGEST,
            complaint_id=None,
            details={},
            due_at=now,
        )
        with self._store.write() as connection:
            if not kept.claim_digest(SYSTEM, connection, operator_id, day):
                return 0
            kept.add(SYSTEM, connection, new, now)
        return 1


def queue_test(application: Application, operator_id: int) -> None:
    """A notice that only shows that the chosen route works."""
    now = application.clock.now()
    with application.store.write() as connection:
        kept.add(
            SYSTEM,
            connection,
            kept.NewNotice(
                idempotency_key=f"{Event.TEST}::{operator_id}:{now.isoformat(timespec='minutes')}",
                operator_id=operator_id,
                event=Event.TEST,
                complaint_id=None,
                details={},
                due_at=now,
            ),
            now,
        )
