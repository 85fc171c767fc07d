"""The sweep of the clocks: who hears of what, once, and that nothing else is touched."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, insert, update

from muara.app import open_application, prepare_store
from muara.calendars import Calendars
from muara.clock import FixedClock
from muara.clockwork import PATHS, Clockwork, Delay, Escalation, Notice, next_role
from muara.deadlines import Event, Happened, Kind, clocks
from muara.jobs import LEASE, RunContext
from muara.schedule import all_jobs
from store import clocks as stored
from store import timetable
from store.case_models import deadlines
from store.errors import LeaseLost, NotPossible
from store.models import ComplaintStatus, OutboxState, complaints, histories, outbox
from store.scope import Scope
from store.sealing import Keyring
from store.session import Store
from tests.clocks import ADMIN, DUE, OPENED, REMIND, WIB, assignment, counted, opened, put
from tests.desk import Desk
from tests.installation import settings_for

Told = list[tuple[str, str]]


@pytest.fixture
def desk(migrated_sqlite_url: str, keyring: Keyring) -> Iterator[Desk]:
    """On one engine: what differs between them is tested with the store."""
    store = Store(migrated_sqlite_url, keyring)
    yield Desk(store)
    store.close()


class Watch:
    """A desk with a clockwork, and what people were told."""

    def __init__(self, desk: Desk, **given: Any) -> None:
        self.desk = desk
        self.notices: list[Notice] = []
        self.delays: list[tuple[Delay, datetime | None]] = []
        self.clockwork = Clockwork(
            desk.store,
            Calendars(desk.store, lambda code: WIB, look_seconds=0),
            desk.clock.now,
            escalation=Escalation(),
            notify=lambda connection, notice: self.notices.append(notice),
            tell_citizen=lambda _connection, _row, delay, by: self.delays.append((delay, by)),
            **given,
        )

    def sweep(self, at: datetime, **more: Any) -> dict[str, int]:
        self.desk.clock.set(at)
        return dict(self.clockwork.sweep(["CTH", "UJI"], **more))

    def told(self) -> Told:
        """Event and role of what was told since the last question."""
        found = [(notice.event, notice.role) for notice in self.notices]
        self.notices.clear()
        return found


def history(desk: Desk) -> Told:
    return [
        (row.event, row.details.get("escalated_to", ""))
        for row in desk.rows(histories)
        if row.event.startswith("deadline_")
    ]


def test_a_clock_reminds_once_and_then_climbs_a_step_at_a_time(desk: Desk) -> None:
    opened(desk)
    put(desk, counted(desk))
    watch = Watch(desk)
    assert watch.sweep(REMIND - timedelta(minutes=1)) == {}
    assert watch.sweep(REMIND) == {"reminded": 1}
    assert watch.sweep(REMIND) == {}
    assert watch.told() == [("deadline_reminded", "officer")]
    assert watch.sweep(DUE) == {"missed": 1}
    assert watch.sweep(DUE) == {}
    # Due on Thursday 26 November at 08:00: three working days later it is Tuesday, five Thursday.
    assert watch.sweep(datetime(2026, 12, 1, 0, 59, tzinfo=UTC)) == {}
    assert watch.sweep(datetime(2026, 12, 1, 1, 0, tzinfo=UTC)) == {"escalated": 1}
    assert watch.sweep(datetime(2026, 12, 3, 1, 0, tzinfo=UTC)) == {"escalated": 1}
    assert watch.sweep(datetime(2026, 12, 30, tzinfo=UTC)) == {}
    assert watch.sweep(datetime(2027, 1, 20, tzinfo=UTC)) == {"escalated": 1}
    assert watch.sweep(datetime(2027, 1, 21, tzinfo=UTC)) == {}
    assert watch.told() == [
        ("deadline_missed", "officer"),
        ("deadline_escalated", "supervisor"),
        ("deadline_escalated", "coordinator"),
    ]
    assert history(desk) == [
        ("deadline_reminded", ""),
        ("deadline_missed", "officer"),
        ("deadline_escalated", "supervisor"),
        ("deadline_escalated", "coordinator"),
        ("deadline_escalated", "reporter"),
    ]


def test_the_citizen_hears_of_a_delay_and_then_whenever_that_was_promised(desk: Desk) -> None:
    opened(desk)
    put(desk, counted(desk))
    watch = Watch(desk)
    still, long = datetime(2026, 12, 3, 1, 0, tzinfo=UTC), datetime(2027, 1, 20, tzinfo=UTC)
    for at in (DUE, DUE, datetime(2026, 12, 1, 1, 0, tzinfo=UTC), still, long, long):
        watch.sweep(at)
    (_, missed), (_, second), (_, third) = watch.delays
    assert [delay for delay, _ in watch.delays] == [Delay.MISSED, Delay.STILL, Delay.LONG]
    assert missed == still  # the day on which the next news did come
    assert second is not None
    assert still < second <= long
    assert third is None


def test_an_agencys_clock_goes_to_its_head_first(desk: Desk) -> None:
    complaint_id = opened(desk)
    verified = Event(Happened.VERIFIED, OPENED, classification="oversight")
    assigned = Event(Happened.ASSIGNED, OPENED, assignment_id=assignment(desk, complaint_id))
    put(desk, counted(desk, verified, assigned))
    watch = Watch(desk)
    for day in (30, 30):
        watch.sweep(datetime(2026, 11, day, 1, 0, tzinfo=UTC))
    watch.sweep(datetime(2026, 12, 1, 1, 0, tzinfo=UTC))
    assert [n.role for n in watch.notices] == ["officer", "agency_head"]
    assert {n.agency_id for n in watch.notices} == {1}
    assert {n.kind for n in watch.notices} == {"first_follow_up"}


def test_what_was_asleep_for_a_month_tells_everybody_in_turn(desk: Desk) -> None:
    opened(desk)
    put(desk, counted(desk))
    watch = Watch(desk)
    late = datetime(2027, 1, 20, tzinfo=UTC)
    assert [watch.sweep(late + timedelta(minutes=n)) for n in range(5)] == [
        {"missed": 1},
        {"escalated": 1},
        {"escalated": 1},
        {"escalated": 1},
        {},
    ]
    assert watch.delays == [(Delay.MISSED, None), (Delay.STILL, None), (Delay.LONG, None)]


def test_timers_never_change_a_status(desk: Desk) -> None:
    opened(desk)
    put(desk, counted(desk))
    before = desk.complaints
    watch = Watch(desk)
    for n in range(6):
        watch.sweep(datetime(2027, 1, 20 + n, tzinfo=UTC))
    assert desk.complaints == before


def test_when_telling_fails_nothing_was_told(desk: Desk) -> None:
    opened(desk)
    put(desk, counted(desk))

    def fail(_connection: Connection, _notice: Notice) -> None:
        raise RuntimeError("an invented fault")

    broken = Clockwork(
        desk.store,
        Calendars(desk.store, lambda code: WIB),
        lambda: DUE,
        escalation=Escalation(),
        notify=fail,
    )
    with pytest.raises(RuntimeError):
        broken.sweep(["CTH"])
    assert history(desk) == []
    assert Watch(desk).sweep(DUE) == {"missed": 1}


def test_a_leader_that_is_none_any_more_writes_nothing(desk: Desk) -> None:
    opened(desk)
    put(desk, counted(desk))

    def lost(_connection: Connection) -> None:
        raise LeaseLost("Another leads.")

    with pytest.raises(LeaseLost):
        Watch(desk).sweep(DUE, guard=lost)
    assert history(desk) == []


def test_a_sweep_that_is_over_begins_nothing(desk: Desk) -> None:
    opened(desk)
    put(desk, counted(desk))
    assert Watch(desk).sweep(DUE, is_over=lambda: True) == {}


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind != Kind.OBJECTION])
def test_every_clock_of_ours_ends_with_the_coordinator_or_with_the_citizens_right(
    kind: Kind,
) -> None:
    path, told = [], next_role(kind, None)
    while told is not None:
        path.append(told)
        told = next_role(kind, told)
    assert tuple(path) == PATHS[kind]
    of_ours = [role for role in path if role != "reporter"]
    assert (of_ours[0], of_ours[-1]) == ("officer", "coordinator")
    # Nobody is told of the Ombudsman because they have not answered themselves.
    assert (path[-1] == "reporter") == (kind != Kind.HOLD)


def test_nobody_is_scolded_for_a_citizens_silence() -> None:
    assert next_role(Kind.OBJECTION, None) is None


# --- the agreed closing --------------------------------------------------------------------------

ANSWERED = [
    Event(Happened.VERIFIED, OPENED, classification="complaint"),
    Event(Happened.ANSWERED, OPENED + timedelta(hours=1)),
    Event(Happened.ANSWER_DELIVERED, OPENED + timedelta(hours=1)),
]
WARNED_AT = datetime(2026, 12, 3, tzinfo=UTC)
SILENT_AT = datetime(2026, 12, 7, 2, 0, tzinfo=UTC)


def closing(desk: Desk) -> Callable[[Scope, Connection, int, datetime], None]:
    """Closes as an officer would: the status, and the clocks of what happened."""
    known = Calendars(desk.store, lambda code: WIB).of("CTH")

    def close(scope: Scope, connection: Connection, complaint_id: int, now: datetime) -> None:
        connection.execute(
            update(complaints)
            .where(complaints.c.id == complaint_id)
            .values(status=ComplaintStatus.CLOSED)
        )
        events = [Event(Happened.OPENED, OPENED), *ANSWERED, Event(Happened.CLOSED, now)]
        found = clocks(events, known.rules, known.calendar)
        stored.replace_deadlines(scope, connection, complaint_id, found)

    return close


def answered(desk: Desk) -> None:
    complaint_id = opened(desk)
    with desk.store.write() as connection:
        resolved = {"status": ComplaintStatus.RESOLVED}
        connection.execute(
            update(complaints).where(complaints.c.id == complaint_id).values(resolved)
        )
    put(desk, counted(desk, *ANSWERED))


def let_warning_arrive(desk: Desk) -> None:
    """What the sweep put into the outbox reaches the citizen now."""
    now = desk.clock.now()
    sent = {"state": OutboxState.SENT, "created_at": now, "due_at": now, "latest_at": now}
    sent |= {"idempotency_key": "closing", "destination": "channel:chat", "sent_at": now}
    sent |= {"purpose": "closing_soon", "complaint_id": desk.complaints[0].id}
    with desk.store.write() as connection:
        connection.execute(insert(outbox).values(**sent, attempts=1, repeats=0))


def test_silence_after_the_answer_closes_when_its_time_is_over(desk: Desk) -> None:
    answered(desk)
    watch = Watch(desk, close=closing(desk))
    assert watch.sweep(datetime(2026, 12, 1, tzinfo=UTC)) == {}
    assert watch.sweep(WARNED_AT) == {"warned": 1}
    let_warning_arrive(desk)
    assert watch.sweep(SILENT_AT - timedelta(seconds=1)) == {}
    assert watch.delays == [(Delay.CLOSING, SILENT_AT)]
    assert watch.sweep(SILENT_AT) == {"closed": 1}
    assert watch.sweep(SILENT_AT) == {}
    assert desk.complaints[0].status == "closed"
    assert {row.state for row in desk.rows(deadlines)} == {"met"}
    assert watch.told() == []


def test_a_warning_that_comes_late_puts_the_closing_off(desk: Desk) -> None:
    answered(desk)
    watch = Watch(desk, close=closing(desk))
    late = SILENT_AT + timedelta(days=14)  # Monday, 09:00 there
    assert watch.sweep(late) == {"warned": 1}
    let_warning_arrive(desk)
    ((_, closes_at),) = watch.delays
    assert closes_at is not None
    assert closes_at - late > timedelta(days=2)
    assert watch.sweep(closes_at - timedelta(minutes=1)) == {}
    assert watch.sweep(closes_at) == {"closed": 1}


def test_a_warning_that_did_not_arrive_in_time_closes_nothing(desk: Desk) -> None:
    answered(desk)
    watch = Watch(desk, close=closing(desk))
    watch.sweep(WARNED_AT)
    assert watch.sweep(SILENT_AT) == {}
    let_warning_arrive(desk)
    assert watch.sweep(SILENT_AT + timedelta(days=30)) == {}
    assert desk.complaints[0].status == "resolved"


def test_without_the_closing_an_answered_complaint_waits(desk: Desk) -> None:
    opened(desk)
    put(desk, counted(desk, *ANSWERED))
    assert Watch(desk).sweep(SILENT_AT) == {}
    assert desk.complaints[0].status == "new"


def test_what_cannot_be_closed_holds_up_nothing(desk: Desk) -> None:
    answered(desk)

    def refuse(_scope: Scope, _connection: Connection, _id: int, _now: datetime) -> None:
        raise NotPossible("It was reopened just now.")

    watch = Watch(desk, close=refuse)
    watch.sweep(WARNED_AT)
    let_warning_arrive(desk)
    assert watch.sweep(SILENT_AT) == {}


def test_what_cannot_be_closed_is_not_tried_for_ever(desk: Desk) -> None:
    answered(desk)
    tried: list[int] = []

    def refuse(_scope: Scope, _connection: Connection, complaint_id: int, _now: datetime) -> None:
        tried.append(complaint_id)
        raise NotPossible("The citizen has spoken since the answer.")

    def happened(_connection: Connection, _complaint_id: int) -> list[Event]:
        return [Event(Happened.OPENED, OPENED), *ANSWERED]

    watch = Watch(desk, close=refuse, events_of=happened)
    watch.sweep(WARNED_AT)
    let_warning_arrive(desk)
    for minute in range(3):
        watch.sweep(SILENT_AT + timedelta(minutes=minute))
    assert len(tried) == 1
    (objection,) = [row for row in desk.rows(deadlines) if row.kind == "objection"]
    assert (objection.state, desk.complaints[0].due_at) == ("ended", None)


# --- counting anew -------------------------------------------------------------------------------


def test_a_new_day_off_moves_the_clocks_that_run(desk: Desk) -> None:
    opened(desk)
    put(desk, counted(desk))

    def events_of(_connection: Connection, _complaint_id: int) -> Sequence[Event]:
        return [Event(Happened.OPENED, OPENED)]

    watch = Watch(desk, events_of=events_of)
    assert watch.sweep(OPENED) == {"recounted": 1}
    assert watch.sweep(OPENED) == {}
    with desk.store.write() as connection:
        stored.change_day(
            ADMIN,
            connection,
            "CTH",
            day=date(2026, 11, 25),
            name="Hari jadi",
            is_working_day=False,
            now=OPENED,
        )
    assert watch.sweep(OPENED) == {"recounted": 1}
    assert desk.complaints[0].due_at == DUE + timedelta(days=1)


# --- in an installation --------------------------------------------------------------------------


def test_a_new_store_has_rules_and_hours_and_the_timetable_sweeps(
    tmp_path: Path, sqlite_url: str
) -> None:
    settings = settings_for(tmp_path, sqlite_url)
    prepare_store(settings)
    with open_application(settings, FixedClock(DUE)) as application:
        known = application.calendars.of("UJI")
        (job,) = [job for job in all_jobs(application) if job.name == "clocks"]
        with application.store.write() as connection:
            fence = timetable.take_lease(connection, LEASE, "a-test", timedelta(minutes=1))
        assert fence is not None
        report = job.work(RunContext(fence, time.monotonic() + 60, threading.Event()))
    assert str(known.calendar.zone) == "Asia/Makassar"
    assert len(known.rules.rules) == 8
    assert (job.seconds, report.reason) == (60, "idle")
