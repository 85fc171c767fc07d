"""Alerts wait until a person looks after them, and end once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from store import alerts
from store.alerts import AlertKind
from store.casework import reach
from store.casework.deed import Deed
from store.errors import Conflict, NotPermitted
from store.rights import ROLE_RIGHTS
from store.scope import SYSTEM, Scope
from tests.desk import SCOPE, START, Desk, message

OFFICER = replace(SCOPE, actor="operator:1", rights=ROLE_RIGHTS["officer"], operator_id=1)
AUDITOR = replace(OFFICER, actor="operator:2", rights=ROLE_RIGHTS["auditor"], operator_id=2)
AT_AN_AGENCY = replace(
    OFFICER, rights=ROLE_RIGHTS["liaison_officer"], agencies=frozenset({7}), operator_id=3
)


@pytest.fixture
def case_id(desk: Desk) -> int:
    """A complaint with an alert."""
    desk.take(message("1"))
    number = int(desk.complaints[0].id)
    assert raise_for(desk, number)
    return number


def raise_for(desk: Desk, number: int, kind: AlertKind = AlertKind.EMERGENCY) -> bool:
    now = desk.clock.now()
    with desk.store.write() as connection:
        return alerts.raise_alert(SYSTEM, connection, number, kind, now, next_at=now)


def waiting(desk: Desk, scope: Scope) -> list[str]:
    with desk.store.read() as connection:
        return [row.kind for row in alerts.waiting(scope, connection)]


def acknowledge(desk: Desk, number: int, key: str, by: Scope = OFFICER) -> None:
    with desk.store.write() as connection:
        reach.acknowledge(by, connection, number, Deed(key=key, now=desk.clock.now()))


def test_the_same_alert_is_raised_once(desk: Desk, case_id: int) -> None:
    assert not raise_for(desk, case_id)
    assert raise_for(desk, case_id, AlertKind.THREAT)
    assert waiting(desk, OFFICER) == ["emergency", "threat"]


def test_what_somebody_has_looked_after_waits_anew(desk: Desk, case_id: int) -> None:
    acknowledge(desk, case_id, "mine")
    with desk.store.write() as connection:
        alerts.rise(SYSTEM, connection, 1, step=2, next_at=START + timedelta(hours=9))
    desk.clock.move(timedelta(hours=1))
    assert raise_for(desk, case_id)
    with desk.store.read() as connection:
        (one,) = alerts.due(SYSTEM, connection, desk.clock.now(), 9)
    assert (one.step, one.raised_at, one.acknowledged_by) == (0, desk.clock.now(), None)


def test_only_those_who_may_see_the_report_see_its_alert(desk: Desk, case_id: int) -> None:
    elsewhere = replace(OFFICER, jurisdictions=frozenset({"UJI"}))
    assert [waiting(desk, one) for one in (OFFICER, elsewhere, AT_AN_AGENCY)] == [
        ["emergency"],
        [],
        [],
    ]


def test_one_person_looks_after_it_and_is_named_in_the_history(desk: Desk, case_id: int) -> None:
    raise_for(desk, case_id, AlertKind.THREAT)
    acknowledge(desk, case_id, "mine")
    acknowledge(desk, case_id, "mine")  # a second click changes nothing
    assert waiting(desk, OFFICER) == []
    assert desk.events.count("emergency_acknowledged") == 1
    with pytest.raises(Conflict):
        acknowledge(desk, case_id, "late")
    with desk.store.read() as connection:
        assert {row.acknowledged_by for row in alerts.alerts_of(SYSTEM, connection, case_id)} == {
            "operator:1"
        }
        assert not alerts.is_due(SYSTEM, connection, START + timedelta(days=1))


def test_whoever_only_reads_cannot_look_after_it(desk: Desk, case_id: int) -> None:
    with pytest.raises(NotPermitted):
        acknowledge(desk, case_id, "theirs", by=AUDITOR)


def test_an_agency_ends_only_the_emergency_that_it_declared(desk: Desk, case_id: int) -> None:
    liaison = replace(OFFICER, actor="operator:4", rights=ROLE_RIGHTS["liaison_officer"])

    def say(by: Scope, is_emergency: bool) -> None:
        with desk.store.write() as connection:
            deed = Deed(key=f"said-{len(desk.events)}", now=desk.clock.now())
            reach.set_emergency(by, connection, case_id, deed, is_emergency=is_emergency)

    say(liaison, True)
    say(liaison, False)
    assert not desk.complaints[0].is_emergency
    say(OFFICER, True)
    with pytest.raises(NotPermitted):
        say(liaison, False)
    say(liaison, True)  # declares what is one already
    with pytest.raises(NotPermitted):
        say(liaison, False)
    assert desk.complaints[0].is_emergency


def test_an_emergency_that_is_called_off_alerts_nobody(desk: Desk, case_id: int) -> None:
    with desk.store.write() as connection:
        deed = Deed(key="off", now=desk.clock.now())
        reach.set_emergency(OFFICER, connection, case_id, deed, is_emergency=False)
    assert waiting(desk, OFFICER) == []
