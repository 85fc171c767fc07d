"""Deputies (Plt.): what they may in addition, for how long, and what the history says."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import insert, select

from store import deputies, sessions
from store.accounts import Account, Profile, change_profile
from store.case_models import agencies
from store.changes import write_history
from store.deputies import NoDeputy, may_represent
from store.errors import NotFound, NotPermitted
from store.models import histories
from store.rights import Right
from store.scope import SYSTEM, is_same_person
from store.session import Store
from tests.people import NOW, account, add_person, scope_of

DAY = timedelta(days=1)


def person(role: str, agency: int | None = None, **changed: Any) -> Account:
    values: dict[str, Any] = {"jurisdictions": frozenset({"CTH"}), "agency_id": agency} | changed
    return Account(id=1, username="x", role=role, is_active=True, created_at=NOW, **values)


@pytest.mark.parametrize(
    ("deputy", "represented", "fits"),
    [
        (person("liaison_officer", 5), person("agency_head", 5), True),
        (person("agency_head", 5), person("agency_head", 5), True),
        (person("agency_head", 5), person("agency_head", 6), True),
        # The liaison officer of one agency would approve there as well.
        (person("liaison_officer", 5), person("agency_head", 6), False),
        # An officer sees all cases, and would approve every agency's answers.
        (person("officer"), person("agency_head", 5), False),
        (person("officer"), person("supervisor"), True),
        (person("supervisor"), person("supervisor"), True),
        (person("liaison_officer", 5), person("supervisor"), True),
        (person("auditor"), person("supervisor"), True),
        (person("technician"), person("supervisor"), True),
        # A head who may reveal identities in one agency must not in all.
        (
            person("agency_head", 5, more_rights=frozenset({Right.REVEAL_IDENTITY})),
            person("agency_head", 6),
            False,
        ),
        # A child protection officer would open the sealed reports of minors there.
        (
            person("agency_head", 5, protects_children=True),
            person("agency_head", 6),
            False,
        ),
        (person("agency_head", 5), person("agency_head", 6, protects_children=True), True),
        (person("officer", protects_children=True), person("supervisor"), True),
        (person("liaison_officer", 5, protects_children=True), person("supervisor"), True),
        (person("officer"), person("supervisor", jurisdictions=frozenset({"UJI"})), False),
        (
            person("supervisor"),
            person("supervisor", jurisdictions=frozenset({"UJI"})),
            True,
        ),
        (person("supervisor"), person("supervisor", jurisdictions=None), True),
        (person("officer", jurisdictions=None), person("supervisor"), False),
    ],
)
def test_two_hats_go_together_where_no_right_reaches_further(
    deputy: Account, represented: Account, fits: bool
) -> None:
    assert may_represent(deputy, represented) is fits


@pytest.fixture
def offices(open_store: Store) -> list[int]:
    """The ids of two agencies."""
    with open_store.write() as connection:
        rows: list[dict[str, Any]] = [
            {"jurisdiction": "CTH", "code": code, "name": code, "contact": {}}
            | {"is_active": True, "version": 1}
            for code in ("roads", "health")
        ]
        connection.execute(insert(agencies), rows)
        return list(connection.scalars(select(agencies.c.id).order_by(agencies.c.id)))


def appoint(store: Store, caller: Account, deputy: Account, head: Account, **times: Any) -> int:
    values = {"starts_at": NOW, "ends_at": NOW + 7 * DAY} | times
    with store.write() as connection:
        return deputies.appoint(
            scope_of(caller),
            connection,
            operator_id=deputy.id,
            represents_id=head.id,
            now=NOW,
            **values,
        )


def test_while_it_lasts_rights_and_agency_apply_in_addition_and_the_person_stays_the_actor(
    open_store: Store, offices: list[int]
) -> None:
    chief = add_person(open_store, "teknisi", "technician")
    head = add_person(open_store, "kepala", "agency_head", agency_id=offices[0])
    other = add_person(open_store, "kepala-lain", "agency_head", agency_id=offices[1])
    appoint(open_store, chief, other, head, starts_at=NOW + DAY)
    with open_store.write() as connection:
        token = sessions.start_session(SYSTEM, connection, other, NOW, None)
        sessions.note_seen(connection, token, NOW)

        def acting(days: float) -> Account:
            when = NOW + timedelta(days=days)
            represents = deputies.representations(connection, other.id, when)
            found = sessions.find_session(connection, token, NOW)
            assert found is not None
            assert found.account.represents == ()
            return replace(found.account, represents=represents)

        assert acting(0.99).agencies == frozenset({offices[1]})
        acts = acting(1)
        assert acts.agencies == frozenset(offices)
        assert acting(7).agencies == frozenset({offices[1]})
        scope = scope_of(acts)
        assert scope.may(Right.APPROVE)
        assert (scope.actor, scope.acting_for) == (f"operator:{other.id}", (head.id,))
        write_history(scope, connection, "looked", NOW)
        line = connection.execute(select(histories).where(histories.c.event == "looked")).one()
    assert (line.actor, line.details) == (f"operator:{other.id}", {"acting_for": [head.id]})


def test_nobody_approves_their_own_work_in_another_role(
    open_store: Store, offices: list[int]
) -> None:
    chief = add_person(open_store, "teknisi", "technician")
    head = add_person(open_store, "kepala", "agency_head", agency_id=offices[0])
    clerk = add_person(open_store, "penghubung", "liaison_officer", agency_id=offices[0])
    appoint(open_store, chief, clerk, head)
    with open_store.write() as connection:
        token = sessions.start_session(SYSTEM, connection, clerk, NOW, None)
        found = sessions.find_session(connection, token, NOW)
    assert found is not None
    scope = scope_of(found.account)
    assert scope.may(Right.APPROVE)
    assert is_same_person(scope, f"operator:{clerk.id}")
    assert not is_same_person(scope, f"operator:{head.id}")


def test_what_does_not_fit_is_refused_with_its_reason(
    open_store: Store, offices: list[int]
) -> None:
    chief = add_person(open_store, "teknisi", "technician")
    head = add_person(open_store, "kepala", "agency_head", agency_id=offices[0])
    clerk = add_person(open_store, "penghubung", "liaison_officer", agency_id=offices[1])
    same = add_person(open_store, "sekretaris", "liaison_officer", agency_id=offices[0])
    refused: list[tuple[Account, Account, dict[str, Any], str]] = [
        (clerk, head, {}, "reach"),
        (same, clerk, {}, "role"),
        (same, head, {"ends_at": NOW}, "dates"),
        (same, head, {"starts_at": NOW + 8 * DAY}, "dates"),
    ]
    for deputy, represented, times, reason in refused:
        with pytest.raises(NoDeputy) as error:
            appoint(open_store, chief, deputy, represented, **times)
        assert error.value.reason == reason
    for caller, deputy in ((head, same), (same, same), (clerk, same)):
        with pytest.raises(NotPermitted):
            appoint(open_store, caller, deputy, head)
    with pytest.raises(NotPermitted):
        appoint(open_store, chief, head, head)


def test_an_appointment_is_ended_early_and_sleeps_when_the_two_no_longer_fit(
    open_store: Store, offices: list[int]
) -> None:
    chief = add_person(open_store, "teknisi", "technician")
    head = add_person(open_store, "kepala", "agency_head", agency_id=offices[0])
    clerk = add_person(open_store, "penghubung", "liaison_officer", agency_id=offices[0])
    made = appoint(open_store, chief, clerk, head)
    scope = scope_of(chief)
    with open_store.write() as connection:
        assert len(deputies.representations(connection, clerk.id, NOW)) == 1
        moved = Profile(role="liaison_officer", agency_id=offices[1])
        change_profile(scope, connection, clerk.id, moved, NOW)
        assert account(connection, "penghubung").agency_id == offices[1]
        assert deputies.representations(connection, clerk.id, NOW) == ()
        back = Profile(role="liaison_officer", agency_id=offices[0])
        change_profile(scope, connection, clerk.id, back, NOW)
        assert set(deputies.acting_now(scope, connection, NOW)) == {clerk.id}
        assert len(deputies.appointments_of(scope_of(head), connection, head.id, NOW)) == 1
        deputies.end_appointment(scope, connection, made, NOW + DAY)
        assert deputies.representations(connection, clerk.id, NOW + DAY) == ()
        with pytest.raises(NotFound):
            deputies.end_appointment(scope, connection, made, NOW + DAY)
