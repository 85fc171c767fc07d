"""How far agencies are and what was hidden: counted for whoever may see it, and for nobody else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import insert, update

from store import figures, gauges, lists
from store.case_models import FollowUpKind, assignments, deadlines
from store.casework import answering, reach
from store.casework.answering import NewFollowUp
from store.figures import FollowUpState
from store.rights import ROLE_RIGHTS
from store.scope import Scope
from tests.desk import SCOPE
from tests.unit.store.test_casework import OFFICER, SUPERVISOR, WORDS, Office, office, put

__all__ = ["office"]  # the fixture

COORDINATOR = replace(SCOPE, actor="operator:9", rights=ROLE_RIGHTS["coordinator"], operator_id=9)
JAKARTA = ZoneInfo("Asia/Jakarta")


def states(office: Office, scope: Scope = COORDINATOR, days: int = 90) -> Sequence[FollowUpState]:
    now = office.desk.clock.now()
    with office.desk.store.read() as connection:
        found = figures.follow_up_states(scope, connection, now, now - timedelta(days=days))
    return found.get("CTH", ())


def numbers(rows: Sequence[FollowUpState]) -> list[tuple[int, int, int, float | None]]:
    return [(one.open, one.overdue, one.answered, one.median_days) for one in rows]


def set_clock(office: Office, complaint_id: int, kind: str, **more: Any) -> None:
    """A clock that runs out in an hour."""
    now = office.desk.clock.now()
    due = {"started_at": now, "due_at": now + timedelta(hours=1), "why": {}, "state": "running"}
    with office.desk.store.write() as connection:
        values = {"complaint_id": complaint_id, "kind": kind, **(due | more)}
        connection.execute(insert(deadlines).values(**values))


def follow_up(office: Office, complaint_id: int, days: float) -> None:
    """The agency's first follow-up, so many days after it got the case."""
    held = office.assignment(complaint_id)
    with office.desk.store.write() as connection:
        at = office.desk.clock.now() - timedelta(days=days)
        of_case = update(assignments).where(assignments.c.id == held.id)
        connection.execute(of_case.values(assigned_at=at))
    new = NewFollowUp(
        kind=FollowUpKind.FOLLOW_UP, sealed=WORDS, assignment_id=held.id, outbox_key=None
    )
    office.do(answering.follow_up, complaint_id, new, by=office.at_roads)


def test_each_agency_stands_with_what_is_open_overdue_and_answered(office: Office) -> None:
    quick, slow, late = (office.assigned() for _ in range(3))
    elsewhere = office.assigned(office.lights)
    follow_up(office, quick, 1)
    follow_up(office, slow, 4)
    set_clock(office, late, "first_follow_up", assignment_id=office.assignment(late).id)
    set_clock(office, late, "answer")
    set_clock(office, elsewhere, "verify")
    office.answer(quick)
    office.desk.clock.move(timedelta(hours=2))
    together, first, second = states(office)
    assert (together.agency, together.open, together.overdue) == ("", 3, 1)
    by_name = {one.agency: one for one in (first, second)}
    assert numbers([by_name["Dinas Lampu Contoh"]]) == [(2, 1, 1, 2.5)]
    assert numbers([by_name["Dinas Jalan Contoh"]]) == [(1, 0, 0, None)]
    assert together.median_days == 2.5


def test_what_waits_for_the_citizen_is_late_with_no_agency_but_an_officer_looks_at_it(
    office: Office,
) -> None:
    waits, third = office.assigned(), office.assigned()
    set_clock(office, waits, "hold")
    set_clock(office, third, "hold")
    set_clock(office, third, "answer")  # a third question stops no clock
    runs_out = office.desk.clock.now() + timedelta(hours=1)
    for made in (waits, third):
        put(office, made, status="on_hold", due_at=runs_out)

    def listed(scope: Scope, code: str) -> list[int]:
        hour = lists.Hour(now=office.desk.clock.now(), day_ends_at=runs_out + timedelta(hours=1))
        with office.desk.store.read() as connection:
            rows = lists.page_of(scope, connection, code, hour).rows
        return sorted(row.id for row in rows)

    assert listed(office.at_roads, "due_today") == [third]
    assert listed(OFFICER, "due_today") == [waits, third]
    office.desk.clock.move(timedelta(hours=2))
    assert listed(office.at_roads, "overdue") == [third]
    assert listed(OFFICER, "overdue") == [waits, third]
    assert [(one.agency, one.open, one.overdue) for one in states(office)][1:] == [
        ("Dinas Lampu Contoh", 2, 1)
    ]


def test_what_is_long_ago_counts_no_more_and_what_is_over_is_not_open(office: Office) -> None:
    done, archived = office.assigned(), office.assigned()
    follow_up(office, done, 1)
    office.answer(done)
    put(office, archived, is_open=False)
    office.desk.clock.move(timedelta(days=100))
    assert states(office) == ()
    assert numbers(states(office, days=365)) == [(0, 0, 1, 1.0)] * 2


@pytest.mark.parametrize(
    ("hiding", "blind"),
    [
        ({"seal": "oversight", "is_secret": True}, COORDINATOR),
        ({"is_secret": True}, COORDINATOR),
        ({"jurisdiction": "UJI"}, replace(COORDINATOR, jurisdictions=frozenset({"CTH"}))),
        ({}, replace(COORDINATOR, rights=ROLE_RIGHTS["technician"])),
    ],
)
def test_what_is_hidden_is_in_nobodys_figures(
    office: Office, hiding: dict[str, Any], blind: Scope
) -> None:
    made = office.assigned()
    follow_up(office, made, 1)
    if hiding:
        assert numbers(states(office, blind)) != []
        put(office, made, **hiding)
    assert states(office, blind) == ()


def test_an_agency_reads_its_own_figures_alone(office: Office) -> None:
    office.assigned(office.roads, office.lights)
    office.assigned(office.lights)
    rows = states(office, office.head_of_roads)
    assert [one.agency for one in rows] == ["", "Dinas Lampu Contoh"]
    assert numbers(rows) == [(1, 0, 0, None)] * 2


def test_hidden_comments_are_counted_by_month_and_reason(office: Office) -> None:
    def hidden(scope: Scope = COORDINATOR) -> dict[str, dict[str, int]]:
        with office.desk.store.read() as connection:
            found = figures.hidden_comments(scope, connection, JAKARTA)
        return {month: dict(reasons) for month, reasons in found.items()}

    assert hidden() == {}
    first, second = office.verified(), office.verified()
    month = f"{office.desk.clock.now().astimezone(JAKARTA):%Y-%m}"
    for made, reason in ((first, "danger"), (second, "danger"), (second, "personal_information")):
        office.do(reach.note_hidden, made, 1, reason=reason, by=OFFICER)
    assert hidden() == {month: {"danger": 2, "personal_information": 1}}
    put(office, second, seal="oversight", is_secret=True)
    assert hidden() == {month: {"danger": 1}}
    assert hidden(SUPERVISOR) == {month: {"danger": 2, "personal_information": 1}}
    assert hidden(replace(COORDINATOR, rights=ROLE_RIGHTS["technician"])) == {}


def test_what_watches_counts_the_governments_clocks_and_not_the_citizens_time(
    office: Office,
) -> None:
    made, answered = office.assigned(), office.assigned()
    set_clock(office, made, "answer")
    set_clock(office, answered, "objection")
    now = office.desk.clock.now()
    with office.desk.store.read() as connection:
        soon = gauges.deadline_counts(SCOPE, connection, now)
        overdue = gauges.deadline_counts(SCOPE, connection, now + timedelta(hours=2))
    assert (soon, overdue) == ({("CTH", "soon"): 1}, {("CTH", "overdue"): 1})
