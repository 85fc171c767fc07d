"""Looks at the clocks that run: reminds before they run out, tells who must know after.

A job of the timetable. It writes history and tells people, the citizen too; it never changes a
complaint, but for the closing that was agreed with the citizen: when they let the time to object
pass in silence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row

from muara.calendars import Calendars, Timing
from muara.deadlines import Event, Happened, Kind, clocks
from muara.log import get_logger
from store import clocks as stored
from store.case_models import DeadlineState
from store.clocks import SweptUntil
from store.errors import NotPossible, StoreError
from store.scope import SYSTEM, Scope
from store.session import Store

log = get_logger(__name__)

OFFICER, AGENCY_HEAD, SUPERVISOR, COORDINATOR = (
    "officer",
    "agency_head",
    "supervisor",
    "coordinator",
)
REPORTER = "reporter"
"""The citizen, of their right to turn to the Ombudsman; of the delay they hear before."""
_ASKED = (OFFICER, SUPERVISOR, COORDINATOR)
_OURS = (*_ASKED, REPORTER)
_AGENCYS = (OFFICER, AGENCY_HEAD, SUPERVISOR, COORDINATOR, REPORTER)
PATHS: Mapping[str, tuple[str, ...]] = {
    Kind.VERIFY: _OURS,
    Kind.HOLD: _ASKED,
    Kind.FIRST_FOLLOW_UP: _AGENCYS,
    Kind.ANSWER: _AGENCYS,
}
"""Who is told, one after the other, when a clock of this kind has run out."""
_PAGE = 100


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that people should hear of. Whoever passes it on leaves out those who must not
    know of the complaint: `seal` says that only named people do."""

    event: str
    """`deadline_reminded`, `deadline_missed` or `deadline_escalated`: what the history has."""
    role: str
    """Who should hear of it, and the liaison officers of the agency with the officer."""
    jurisdiction: str
    complaint_id: int
    tracking_id: str
    seal: str | None
    kind: str
    due_at: datetime
    agency_id: int | None
    """None: every agency that the complaint is assigned to."""


Notify = Callable[[Connection, Notice], None]
"""Called in the transaction that writes the history: what it writes holds or fails with it. It
must not wait for anybody."""


class Delay(StrEnum):
    """What a citizen hears of their complaint's clocks."""

    MISSED = "missed"
    """A time has run out."""
    STILL = "still"
    """Nothing has come since, and the coordinator was told."""
    LONG = "long"
    """So long that they hear of the Ombudsman."""
    CLOSING = "closing"
    """Their time to object is nearly over."""


TellCitizen = Callable[[Connection, Row[Any], Delay, datetime | None], None]
"""Called in the transaction of the history, with the clock's row and when the next news comes at
the latest, which is a promise."""
CloseAfterSilence = Callable[[Scope, Connection, int, datetime], None]
"""Closes the complaint with this id; `NotPossible` when it is no longer merely answered."""
EventsOf = Callable[[Connection, int], Sequence[Event]]


@dataclass(frozen=True, slots=True)
class Escalation:
    """After how many working days past the due time a role is told; the officer at once, and the
    reporter too."""

    agency_head: int = 1
    supervisor: int = 3
    coordinator: int = 5
    reporter: int = 30
    """Of the Ombudsman."""

    def days(self, role: str) -> int:
        return 0 if role == OFFICER else int(getattr(self, role))


def tell_nobody(_connection: Connection, _notice: Notice) -> None:
    """Of an installation without notifications: the history has it all."""


def tell_no_citizen(
    _connection: Connection, _row: Row[Any], _delay: Delay, _next_by: datetime | None
) -> None:
    """Where nobody tells citizens: the history has it all."""


class Clockwork:
    """One sweep over all governments. `close` and `events_of` may be missing: then answered
    complaints wait for an officer, and a changed calendar holds for what happens from now on."""

    def __init__(
        self,
        store: Store,
        calendars: Calendars,
        now: Callable[[], datetime],
        *,
        escalation: Escalation,
        notify: Notify = tell_nobody,
        tell_citizen: TellCitizen = tell_no_citizen,
        close: CloseAfterSilence | None = None,
        events_of: EventsOf | None = None,
    ) -> None:
        self._store = store
        self._calendars = calendars
        self._now = now
        self._escalation = escalation
        self._notify = notify
        self._tell_citizen = tell_citizen
        self._close = close
        self._events_of = events_of
        self._untold = 0

    def sweep(
        self,
        jurisdictions: Sequence[str],
        is_over: Callable[[], bool] = lambda: False,
        guard: Callable[[Connection], None] = lambda connection: None,
    ) -> Counter[str]:
        """Do everything that is due. Safe to stop anywhere and to repeat.

        Counts `recounted`, `reminded`, `warned`, `missed`, `escalated`, `closed`, and `untold`
        citizens whose complaint could not be opened. `guard` is called in each transaction before
        it writes.
        """
        done: Counter[str] = Counter()
        self._untold = 0
        timings = {code: self._calendars.of(code) for code in jurisdictions}
        for code, timing in timings.items():
            done["recounted"] += self._recount(code, timing, is_over, guard)
        done["reminded"] = self._remind(is_over, guard)
        done["warned"] = self._warn_of_closing(timings, is_over, guard)
        done += self._escalate(timings, is_over, guard)
        done["closed"] = self._close_silent(timings, is_over, guard)
        done["untold"] = self._untold
        return +done

    # -- before

    def _remind(self, is_over: Callable[[], bool], guard: Callable[[Connection], None]) -> int:
        def remind(connection: Connection, row: Row[Any]) -> None:
            self._tell(connection, row, "deadline_reminded", OFFICER)

        return self._ahead(stored.due_for_reminder, remind, is_over, guard)

    def _warn_of_closing(
        self,
        timings: Mapping[str, Timing],
        is_over: Callable[[], bool],
        guard: Callable[[Connection], None],
    ) -> int:
        """Citizens hear that silence will close their case; it runs since they have the answer."""

        def warn(connection: Connection, row: Row[Any]) -> None:
            closes_at = _closes_at(row, timings.get(row.jurisdiction), self._now())
            self._tell_reporter(connection, row, Delay.CLOSING, closes_at)

        return self._ahead(stored.due_for_warning, warn, is_over, guard)

    def _ahead(
        self,
        due: Callable[[Scope, Connection, datetime, int], Sequence[Row[Any]]],
        tell: Callable[[Connection, Row[Any]], None],
        is_over: Callable[[], bool],
        guard: Callable[[Connection], None],
    ) -> int:
        """Tell of each clock that is due for it, once, a page to a transaction; how many."""
        told = 0
        while not is_over():
            with self._store.write() as connection:
                guard(connection)
                now = self._now()
                page = due(SYSTEM, connection, now, _PAGE)
                for row in page:
                    if stored.note_reminder(SYSTEM, connection, row, now):
                        tell(connection, row)
                        told += 1
            if len(page) < _PAGE:
                break
        return told

    # -- after

    def _escalate(
        self,
        timings: Mapping[str, Timing],
        is_over: Callable[[], bool],
        guard: Callable[[Connection], None],
    ) -> Counter[str]:
        done: Counter[str] = Counter()
        after: SweptUntil | None = None
        while not is_over():
            with self._store.write() as connection:
                guard(connection)
                now = self._now()
                page = stored.overdue(
                    SYSTEM, connection, now, _PAGE, after=after, told_last=REPORTER
                )
                for row in page:
                    timing = timings.get(row.jurisdiction)
                    if timing is not None:
                        done += self._escalate_one(connection, row, timing, now)
            if len(page) < _PAGE:
                break
            after = SweptUntil(page[-1].due_at, page[-1].id)
        return done

    def _escalate_one(
        self, connection: Connection, row: Row[Any], timing: Timing, now: datetime
    ) -> Counter[str]:
        """Tell the next role, if it is its turn: one after the other, a step in each sweep."""
        role = next_role(row.kind, row.escalated_to)
        if role is None:
            return Counter()
        waits = self._escalation.days(role)
        if waits and timing.calendar.counted(row.due_at, waits).due_at > now:
            return Counter()
        if not stored.note_escalation(SYSTEM, connection, row, role, now):
            return Counter()
        is_first = row.escalated_to is None
        self._tell_of_delay(connection, row, timing, role, now)
        if role == REPORTER:
            return Counter({"escalated": 1})
        self._tell(connection, row, "deadline_missed" if is_first else "deadline_escalated", role)
        return Counter({"missed" if is_first else "escalated": 1})

    def _tell_of_delay(
        self, connection: Connection, row: Row[Any], timing: Timing, role: str, now: datetime
    ) -> None:
        """The citizen hears of it once when it happens, and whenever that was promised."""
        delay = _DELAYS.get(role)
        if delay is None or REPORTER not in PATHS.get(row.kind, ()):
            return
        promised = (
            timing.calendar.counted(row.due_at, self._escalation.days(later)).due_at
            for later in (COORDINATOR, REPORTER)
            if later != role and self._escalation.days(later)
        )
        next_by = next((at for at in promised if at > now), None)
        self._tell_reporter(connection, row, delay, None if role == REPORTER else next_by)

    def _tell_reporter(
        self, connection: Connection, row: Row[Any], delay: Delay, next_by: datetime | None
    ) -> None:
        """Whoever cannot be told must not keep the news from all others."""
        try:
            self._tell_citizen(connection, row, delay, next_by)
        except StoreError as error:
            self._untold += 1
            log.error("citizen_not_told", complaint_id=row.complaint_id, error=type(error).__name__)

    def _tell(self, connection: Connection, row: Row[Any], event: str, role: str) -> None:
        notice = Notice(
            event=event,
            role=role,
            jurisdiction=row.jurisdiction,
            complaint_id=row.complaint_id,
            tracking_id=row.tracking_id,
            seal=row.seal,
            kind=row.kind,
            due_at=row.due_at,
            agency_id=row.agency_id,
        )
        self._notify(connection, notice)

    # -- the agreed closing

    def _close_silent(
        self,
        timings: Mapping[str, Timing],
        is_over: Callable[[], bool],
        guard: Callable[[Connection], None],
    ) -> int:
        if self._close is None:
            return 0
        closed = 0
        for row in self._silent(is_over):
            if is_over():
                break
            if not row.is_forgotten and not self._was_warned(row, timings):
                continue
            try:
                with self._store.write() as connection:
                    guard(connection)
                    self._close(SYSTEM, connection, row.complaint_id, self._now())
            except NotPossible:
                # Somebody was faster, or the citizen has spoken after all.
                log.info("silence_not_closed", complaint_id=row.complaint_id)
                self._end_silence(row, timings, guard)
            else:
                closed += 1
        return closed

    def _was_warned(self, row: Row[Any], timings: Mapping[str, Timing]) -> bool:
        """The warning arrived before the time that it names, and that is over."""
        closes_at = _closes_at(row, timings.get(row.jurisdiction), row.reminded_at)
        return bool(row.warned_at < closes_at <= self._now())

    def _end_silence(
        self, row: Row[Any], timings: Mapping[str, Timing], guard: Callable[[Connection], None]
    ) -> None:
        """What cannot be closed is not tried for ever: an officer has it."""
        timing = timings.get(row.jurisdiction)
        if self._events_of is None or timing is None:
            return
        with self._store.write() as connection:
            guard(connection)
            events = [*self._events_of(connection, row.complaint_id)]
            found = clocks(events, timing.rules, timing.calendar)
            if any(c.kind == Kind.OBJECTION and c.state == DeadlineState.RUNNING for c in found):
                events.append(Event(Happened.REPORTER_SPOKE, self._now()))
                found = clocks(events, timing.rules, timing.calendar)
            stored.replace_deadlines(SYSTEM, connection, row.complaint_id, found)

    def _silent(self, is_over: Callable[[], bool]) -> Iterator[Row[Any]]:
        after: SweptUntil | None = None
        while not is_over():
            with self._store.read() as connection:
                page = stored.silent(SYSTEM, connection, self._now(), _PAGE, after=after)
            yield from page
            if len(page) < _PAGE:
                break
            after = SweptUntil(page[-1].due_at, page[-1].id)

    # -- counting anew

    def _recount(
        self,
        jurisdiction: str,
        timing: Timing,
        is_over: Callable[[], bool],
        guard: Callable[[Connection], None],
    ) -> int:
        """Clocks that run move with a changed calendar; finished ones stay as they were."""
        if self._events_of is None:
            return 0
        with self._store.read() as connection:
            if stored.counted_by(SYSTEM, connection, jurisdiction) == timing.state:
                return 0
        recounted = after = 0
        while not is_over():
            with self._store.write() as connection:
                guard(connection)
                page = stored.with_clocks(
                    SYSTEM, connection, jurisdiction, after=after, limit=_PAGE
                )
                for complaint_id in page:
                    events = self._events_of(connection, complaint_id)
                    found = clocks(events, timing.rules, timing.calendar)
                    stored.replace_deadlines(SYSTEM, connection, complaint_id, found)
                recounted += len(page)
                if len(page) < _PAGE:
                    stored.note_counted_by(SYSTEM, connection, jurisdiction, timing.state)
                    break
            after = page[-1]
        return recounted


_DELAYS = {OFFICER: Delay.MISSED, COORDINATOR: Delay.STILL, REPORTER: Delay.LONG}


def _closes_at(row: Row[Any], timing: Timing | None, warned_at: datetime) -> datetime:
    """When silence closes: as the time to object ends, or where the warning comes late, once as
    much time has passed after it as there should have been.
    """
    due_at: datetime = row.due_at
    if timing is None:
        return due_at
    ahead = timing.calendar.worked(datetime.fromisoformat(row.why["remind_at"]), due_at)
    is_late = timing.calendar.worked(warned_at, due_at) < ahead / 2
    return timing.calendar.moved(warned_at, ahead) if is_late else due_at


def next_role(kind: str, told: str | None) -> str | None:
    """Who comes after the role that was told last; None at the end of the path."""
    path = PATHS.get(kind, ())
    if told is None:
        return path[0] if path else None
    following = path[path.index(told) + 1 :] if told in path else ()
    return following[0] if following else None
