"""Deadlines as rows, on both databases: what they are counted by, what stays, what is swept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Row
from sqlalchemy.event import listen

from muara.calendars import Calendars, sow
from muara.deadlines import Event, Happened
from store import clocks as stored
from store.batch import batched
from store.case_models import deadlines
from store.clocks import SweptUntil
from store.errors import NotFound, NotPermitted
from store.models import histories
from store.rights import ROLE_RIGHTS
from store.scope import SYSTEM
from store.session import Store
from tests.clocks import ADMIN, DUE, OPENED, REMIND, WIB, assignment, counted, opened, put, timing
from tests.desk import SCOPE, Desk, message

ELSEWHERE = replace(SCOPE, jurisdictions=frozenset({"UJI"}))
SINCE = date(2019, 1, 1)


# --- what clocks are counted by -----------------------------------------------------------------


def rule_days(store: Store, jurisdiction: str = "CTH") -> list[tuple[str, str, int]]:
    with store.read() as connection:
        rows = stored.rules_of(SYSTEM, connection, jurisdiction)
    return [(row.kind, row.classification, row.working_days) for row in rows]


def test_a_seed_is_sown_once_and_what_a_person_edited_stays(open_store: Store) -> None:
    rule = {"kind": "verify", "classification": "", "working_days": 3, "effective_from": SINCE}
    other = rule | {"kind": "hold", "working_days": 5}
    hours = {"effective_from": SINCE, "week": {"mon": [["07:30", "16:00"]]}}
    everybody = replace(ADMIN, jurisdictions=None)
    with open_store.write() as connection:
        stored.sow(SYSTEM, connection, [rule, other], [hours], "one")
        stored.change_rule(
            everybody,
            connection,
            "",
            kind="verify",
            classification="",
            working_days=2,
            effective_from=SINCE,
            now=OPENED,
        )
        stored.sow(SYSTEM, connection, [rule | {"working_days": 9}], [hours], "one")
        stored.sow(SYSTEM, connection, [rule | {"working_days": 9}], [hours], "two")
    assert rule_days(open_store) == [("verify", "", 2)]


def test_a_governments_own_hours_take_the_place_of_everybodys(open_store: Store) -> None:
    week = {"sat": [["07:00", "12:00"]]}
    with open_store.write() as connection:
        sow(connection)
        stored.change_hours(ADMIN, connection, "CTH", effective_from=SINCE, week=week, now=OPENED)
    with open_store.read() as connection:
        own = stored.hours_of(SYSTEM, connection, "CTH")
        common = stored.hours_of(SYSTEM, connection, "UJI")
    assert [row.week for row in own] == [week]
    assert list(common[0].week) == ["mon", "tue", "wed", "thu", "fri"]


def test_a_day_off_can_be_declared_and_taken_back(desk: Desk) -> None:
    day = date(2026, 11, 24)
    with desk.store.write() as connection:
        stored.change_day(
            ADMIN, connection, "CTH", day=day, name="Hari jadi", is_working_day=False, now=OPENED
        )
    (clock,) = counted(desk)
    assert clock.due_at == DUE + timedelta(days=1)
    with desk.store.write() as connection:
        stored.forget_day(ADMIN, connection, "CTH", day, OPENED)
    (clock,) = counted(desk)
    assert clock.due_at == DUE
    changed = [row for row in desk.rows(histories) if row.event.startswith("holiday")]
    assert [row.event for row in changed] == ["holiday_changed", "holiday_forgotten"]
    assert changed[0].details["day"] == "2026-11-24"
    with pytest.raises(NotFound), desk.store.write() as connection:
        stored.forget_day(ADMIN, connection, "CTH", day, OPENED)


def test_calendars_are_changed_by_administrators_of_that_government_alone(
    open_store: Store,
) -> None:
    day: dict[str, Any] = {"day": SINCE, "name": "Libur", "is_working_day": False, "now": OPENED}
    liaison = replace(ADMIN, rights=ROLE_RIGHTS["liaison_officer"])
    with open_store.write() as connection:
        with pytest.raises(NotPermitted):
            stored.change_day(liaison, connection, "CTH", **day)
        with pytest.raises(NotFound):
            stored.change_day(ELSEWHERE, connection, "CTH", **day)
        with pytest.raises(NotFound):
            stored.rules_of(ELSEWHERE, connection, "CTH")


def test_a_rule_of_no_days_is_refused(open_store: Store) -> None:
    with open_store.write() as connection, pytest.raises(ValueError, match="at least one"):
        stored.change_rule(
            ADMIN,
            connection,
            "CTH",
            kind="verify",
            classification="",
            working_days=0,
            effective_from=SINCE,
            now=OPENED,
        )


def test_a_changed_rule_is_seen_at_the_next_look(desk: Desk) -> None:
    timing(desk)
    shelf = Calendars(desk.store, lambda code: WIB, look_seconds=0)
    before = shelf.of("CTH")
    assert shelf.of("CTH") is before
    with desk.store.write() as connection:
        stored.change_rule(
            ADMIN,
            connection,
            "CTH",
            kind="verify",
            classification="",
            working_days=1,
            effective_from=SINCE,
            now=OPENED,
        )
    after = shelf.of("CTH")
    assert after.state != before.state
    found = after.rules.in_force("verify", "", SINCE)
    assert found is not None
    assert found.working_days == 1


# --- the clocks of a complaint ------------------------------------------------------------------


def test_a_complaint_is_due_with_its_nearest_running_clock(desk: Desk) -> None:
    complaint_id = opened(desk)
    verified = Event(Happened.VERIFIED, OPENED, classification="complaint")
    assigned = Event(Happened.ASSIGNED, OPENED, assignment_id=assignment(desk, complaint_id))
    put(desk, counted(desk, verified, assigned))
    (row,) = desk.complaints
    assert (row.due_kind, row.due_at) == (
        "first_follow_up",
        datetime(2026, 11, 30, 1, 0, tzinfo=UTC),
    )
    put(desk, counted(desk, verified, assigned, Event(Happened.MERGED, OPENED)))
    (row,) = desk.complaints
    assert (row.due_kind, row.due_at) == (None, None)


def test_clocks_are_read_by_whoever_sees_the_complaint(desk: Desk) -> None:
    complaint_id = opened(desk)
    put(desk, counted(desk))
    with desk.store.read() as connection:
        mine = stored.deadlines_of(ADMIN, connection, complaint_id)
        others = stored.deadlines_of(ELSEWHERE, connection, complaint_id)
    assert [row.kind for row in mine] == ["verify"]
    assert mine[0].why["working_days"] == 3
    assert others == []
    with pytest.raises(NotFound), desk.store.write() as connection:
        stored.replace_deadlines(ELSEWHERE, connection, complaint_id, [])


def test_a_finished_clock_stays_as_it_was_when_the_calendar_changes(desk: Desk) -> None:
    opened(desk)
    verified = Event(Happened.VERIFIED, OPENED + timedelta(hours=1), classification="aspiration")
    (before, running) = put(desk, counted(desk, verified))
    with desk.store.write() as connection:
        stored.change_day(
            ADMIN,
            connection,
            "CTH",
            day=date(2026, 11, 25),
            name="Libur",
            is_working_day=False,
            now=OPENED,
        )
    (after, moved) = put(desk, counted(desk, verified))
    assert after == before
    assert (moved.id, moved.due_at) == (running.id, running.due_at + timedelta(days=1))


def test_what_was_told_of_a_clock_is_forgotten_only_when_its_time_has_moved(desk: Desk) -> None:
    opened(desk)
    (row,) = put(desk, counted(desk))
    with desk.store.write() as connection:
        assert stored.note_escalation(SYSTEM, connection, row, "officer", DUE)
    (same,) = put(desk, counted(desk))
    assert same.escalated_to == "officer"
    held = Event(Happened.HELD, OPENED + timedelta(hours=1))
    (paused, _) = put(desk, counted(desk, held))
    assert (paused.state, paused.due_at, paused.escalated_to) == ("paused", None, None)


def test_what_was_undone_leaves_no_row(desk: Desk) -> None:
    opened(desk)
    held = Event(Happened.HELD, OPENED + timedelta(hours=1))
    assert len(put(desk, counted(desk, held))) == 2
    assert [(row.kind, row.state) for row in put(desk, counted(desk))] == [("verify", "running")]


# --- the sweeps ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("now", "reminds", "is_overdue"),
    [
        (REMIND - timedelta(seconds=1), False, False),
        (REMIND, True, False),
        (DUE - timedelta(seconds=1), True, False),
        (DUE, False, True),
    ],
)
def test_a_clock_is_near_or_past_or_neither(
    desk: Desk, now: datetime, reminds: bool, is_overdue: bool
) -> None:
    opened(desk)
    put(desk, counted(desk))
    with desk.store.read() as connection:
        assert bool(stored.due_for_reminder(SYSTEM, connection, now, 10)) == reminds
        assert bool(stored.overdue(SYSTEM, connection, now, 10)) == is_overdue
        assert not stored.overdue(ELSEWHERE, connection, now, 10)
        assert not stored.silent(SYSTEM, connection, now, 10)


def test_a_reminder_is_noted_once_with_its_history(desk: Desk) -> None:
    opened(desk)
    put(desk, counted(desk))
    with desk.store.write() as connection:
        (row,) = stored.due_for_reminder(SYSTEM, connection, REMIND, 10)
        assert stored.note_reminder(SYSTEM, connection, row, REMIND)
        assert not stored.note_reminder(SYSTEM, connection, row, REMIND)
        assert not stored.due_for_reminder(SYSTEM, connection, REMIND, 10)
    told = [row for row in desk.rows(histories) if row.event == "deadline_reminded"]
    assert [row.details["kind"] for row in told] == ["verify"]


def test_a_clock_that_stopped_meanwhile_is_not_escalated(desk: Desk) -> None:
    opened(desk)
    (row,) = put(desk, counted(desk))
    put(desk, counted(desk, Event(Happened.ARCHIVED, DUE)))
    with desk.store.write() as connection:
        assert not stored.note_escalation(SYSTEM, connection, row, "officer", DUE)
    assert "deadline_missed" not in desk.events


def test_overdue_clocks_come_in_pages(desk: Desk) -> None:
    for n in range(3):
        desk.take(message(str(n), sender=f"warga-{n}"))
        put(desk, counted(desk), n)
    with desk.store.read() as connection:
        first = stored.overdue(SYSTEM, connection, DUE, 2)
        after = SweptUntil(first[-1].due_at, first[-1].id)
        second = stored.overdue(SYSTEM, connection, DUE, 2, after=after)
    assert [row.complaint_id for row in (*first, *second)] == [r.id for r in desk.complaints]


SWEEPS = (stored.due_for_reminder, stored.overdue, stored.silent)


@pytest.mark.parametrize("sweep", SWEEPS)
def test_the_sweeps_go_by_the_index_of_running_clocks(
    desk: Desk, sweep: Callable[..., Sequence[Row[Any]]]
) -> None:
    asked: list[tuple[str, Any]] = []
    with desk.store.read() as connection:
        listen(
            connection,
            "before_cursor_execute",
            lambda _c, _cursor, sql, values, *_: asked.append((sql, values)),
        )
        sweep(SYSTEM, connection, DUE, 10)
        sql, values = asked[0]
        if desk.store.is_sqlite:
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", values).all()
        else:
            # An empty table is read faster than its index.
            connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
            plan = connection.exec_driver_sql(f"EXPLAIN {sql}", values).all()
    assert "ix_deadline_running" in str(plan)


def test_the_first_clocks_of_a_complaint_wait_in_its_batch(desk: Desk) -> None:
    complaint_id = opened(desk)
    found = counted(desk)
    with desk.store.write() as connection, batched(connection):
        stored.start_deadlines(SYSTEM, connection, complaint_id, found)
    assert [(row.kind, row.due_at) for row in desk.rows(deadlines)] == [("verify", DUE)]
    assert [(row.due_kind, row.due_at) for row in desk.complaints] == [("verify", DUE)]
    assert put(desk, found) == desk.rows(deadlines)
