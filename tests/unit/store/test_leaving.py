"""An operator leaves in one step, and nothing that they had begun is lost."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Table, insert, select, update

from store import deputies, leaving, second_factor, sessions
from store.accounts import Account
from store.case_models import claims, drafts, follow_ups
from store.errors import NotPermitted, NotPossible
from store.models import complaints, conversations, histories
from store.rights import Right
from store.scope import SYSTEM
from tests.desk import Desk, message
from tests.people import NOW, account, add_person, scope_of

HOUR = timedelta(hours=1)


def write(desk: Desk, table: Table, **values: Any) -> None:
    with desk.store.write() as connection:
        connection.execute(insert(table).values(**values))


def three_complaints(desk: Desk) -> list[int]:
    for number in "123":
        desk.take(message(number, f"warga-{number}"))
    return [row.id for row in desk.complaints]


def draft(desk: Desk, complaint_id: int, person: Account, words: bytes, form: str) -> None:
    values = {"complaint_id": complaint_id, "operator_id": person.id, "form": form}
    write(desk, drafts, sealed=words, saved_at=NOW, **values)


def claim(desk: Desk, complaint_id: int, person: Account, **lasts: float) -> None:
    ends = NOW + (timedelta(**lasts) if lasts else HOUR)
    values = {"complaint_id": complaint_id, "operator_id": person.id}
    write(desk, claims, claimed_at=NOW, expires_at=ends, **values)


def leave(desk: Desk, chief: Account, who: Account, to: Account | None) -> list[tuple[str, str]]:
    with desk.store.write() as connection:
        work = leaving.leave(
            scope_of(chief), connection, who.id, None if to is None else to.id, NOW
        )
    return [(one.kind, "taken" if one.is_taken else "not") for one in work]


def test_cases_in_hand_conversations_and_drafts_go_to_the_colleague(desk: Desk) -> None:
    first, second, third = three_complaints(desk)
    chief = add_person(desk.store, "teknisi", "technician")
    leaver, heir = add_person(desk.store, "pergi"), add_person(desk.store, "tinggal")
    claim(desk, first, leaver)
    claim(desk, second, leaver, hours=-1)
    draft(desk, first, leaver, b"half an answer", "answer")
    draft(desk, second, leaver, b"another", "answer")
    draft(desk, second, heir, b"my own", "answer")
    with desk.store.write() as connection:
        of_third = select(complaints.c.conversation_id).where(complaints.c.id == third)
        connection.execute(
            update(conversations)
            .where(conversations.c.id.in_(of_third))
            .values(held_by=leaver.id, held_until=NOW + HOUR)
        )
        token = sessions.start_session(SYSTEM, connection, leaver, NOW, None)
        before = leaving.open_work(scope_of(chief), connection, leaver.id, heir.id, NOW)
    kinds = ["claim", "draft", "draft", "conversation"]
    assert [(one.kind, one.is_taken) for one in before] == [(kind, True) for kind in kinds]

    assert leave(desk, chief, leaver, heir) == [(kind, "taken") for kind in kinds]

    with desk.store.read() as connection:
        assert not account(connection, "pergi").is_active
        assert sessions.find_session(connection, token, NOW) is None
        held = connection.execute(select(claims.c.complaint_id, claims.c.operator_id)).all()
        kept = connection.execute(
            select(drafts.c.complaint_id, drafts.c.operator_id, drafts.c.form, drafts.c.sealed)
        ).all()
        spoken = connection.scalars(select(conversations.c.held_by)).all()
        told = connection.execute(
            select(histories.c.event, histories.c.complaint_id, histories.c.details)
            .where(histories.c.actor == f"operator:{chief.id}")
            .order_by(histories.c.id)
        ).all()
    assert [tuple(row) for row in held] == [(first, heir.id)]
    assert {tuple(row) for row in kept} == {
        (first, heir.id, "answer", b"half an answer"),
        (second, heir.id, f"answer/{leaver.id}", b"another"),
        (second, heir.id, "answer", b"my own"),
    }
    assert heir.id in spoken
    assert leaver.id not in spoken
    handed = [row for row in told if row.event == "work_handed_over"]
    assert [row.complaint_id for row in handed] == [first, first, second, third]
    assert told[-1].details == {
        "operator_id": leaver.id,
        "successor_id": heir.id,
        "claim": 1,
        "draft": 2,
        "conversation": 1,
    }


def test_what_the_colleague_may_not_see_is_not_handed_over(desk: Desk) -> None:
    first, second, _ = three_complaints(desk)
    chief = add_person(desk.store, "teknisi", "technician")
    leaver = add_person(desk.store, "pergi")
    heir = add_person(desk.store, "penghubung", "liaison_officer", agency_id=99)
    claim(desk, first, leaver)
    draft(desk, second, leaver, b"words", "answer")
    assert leave(desk, chief, leaver, heir) == [("claim", "not"), ("draft", "not")]
    with desk.store.read() as connection:
        assert connection.execute(select(claims)).all() == []
        assert connection.scalars(select(drafts.c.operator_id)).all() == [leaver.id]


@pytest.mark.parametrize("secret", ["seal", "exclusion"])
def test_a_sealed_report_is_in_no_list_and_no_count_but_is_handed_over(
    desk: Desk, secret: str
) -> None:
    first, *_ = three_complaints(desk)
    chief = add_person(desk.store, "teknisi", "technician")
    leaver, heir = (add_person(desk.store, name, "supervisor") for name in ("pergi", "tinggal"))
    claim(desk, first, leaver)
    changed = {"seal": "oversight"} if secret == "seal" else {"has_exclusions": True}
    with desk.store.write() as connection:
        connection.execute(update(complaints).where(complaints.c.id == first).values(**changed))
        found = leaving.open_work(scope_of(chief), connection, leaver.id, heir.id, NOW)
        assert found == []
    assert leave(desk, chief, leaver, heir) == []
    with desk.store.read() as connection:
        assert connection.scalars(select(claims.c.operator_id)).all() == [heir.id]
        left = connection.scalars(
            select(histories.c.details).where(histories.c.event == "operator_left")
        ).one()
    assert left == {"operator_id": leaver.id, "successor_id": heir.id}


def test_without_a_colleague_cases_are_free_and_drafts_stay(desk: Desk) -> None:
    first, second, _ = three_complaints(desk)
    chief = add_person(desk.store, "teknisi", "technician")
    leaver = add_person(desk.store, "pergi")
    claim(desk, first, leaver)
    draft(desk, second, leaver, b"words", "answer")
    write(
        desk,
        follow_ups,
        complaint_id=second,
        kind="substantive_answer",
        state="waiting",
        by=f"operator:{leaver.id}",
        at=NOW,
    )
    work = leave(desk, chief, leaver, None)
    assert work == [("claim", "not"), ("draft", "not"), ("approval", "not")]
    with desk.store.read() as connection:
        assert connection.execute(select(claims)).all() == []
        assert connection.scalars(select(drafts.c.sealed)).all() == [b"words"]
        assert connection.scalars(select(follow_ups.c.state)).all() == ["waiting"]


def test_who_may_not_leave_and_who_may_not_take_over(desk: Desk) -> None:
    chief = add_person(desk.store, "teknisi", "technician")
    officer, gone = add_person(desk.store, "ani"), add_person(desk.store, "budi", is_active=False)
    helper = add_person(desk.store, "cici", more_rights=[Right.ADMINISTER_OPERATORS.value])
    for caller, who, to, error in (
        (chief, chief, officer, NotPermitted),
        (officer, helper, chief, NotPermitted),
        (chief, officer, officer, NotPermitted),
        (chief, officer, gone, NotPossible),
        (chief, gone, officer, NotPossible),
    ):
        with pytest.raises(error):
            leave(desk, caller, who, to)
    assert leave(desk, helper, chief, officer) == []
    with desk.store.write() as connection, pytest.raises(NotPossible):
        leaving.leave(SYSTEM, connection, helper.id, None, NOW)


def test_appointments_and_open_questions_end_with_who_leaves(desk: Desk) -> None:
    chief = add_person(desk.store, "teknisi", "technician")
    head = add_person(desk.store, "kepala", "agency_head", agency_id=5)
    leaver = add_person(desk.store, "pergi", "liaison_officer", agency_id=5)
    with desk.store.write() as connection:
        deputies.appoint(
            scope_of(chief),
            connection,
            operator_id=leaver.id,
            represents_id=head.id,
            starts_at=NOW,
            ends_at=NOW + 24 * HOUR,
            now=NOW,
        )
        second_factor.begin(desk.store, connection, leaver.id, NOW)
        assert not leaving.is_last_of_agency(connection, leaver)
    leave(desk, chief, leaver, head)
    with desk.store.read() as connection:
        assert deputies.representations(connection, leaver.id, NOW) == ()
        assert leaving.is_last_of_agency(connection, head)
