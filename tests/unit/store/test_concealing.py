"""A seal that comes later takes the report out of the hands of those who may no longer see it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import insert, select, update

from store import deputies, judgements, notices, queries
from store.case_models import claims, drafts
from store.casework import merging, reach
from store.casework.deed import Deed
from store.judgements import NewJudgement
from store.models import complaints, conversations
from store.rights import ROLE_RIGHTS
from store.scope import SYSTEM, Scope
from tests.desk import START, Desk, message
from tests.people import add_person, scope_of

BRIBE = "Oknum pegawai minta uang 150 ribu biar KTP cepat jadi"


@pytest.fixture
def at_work(desk: Desk) -> dict[str, Scope]:
    """An officer and a supervisor, both in the midst of a plain report."""
    desk.take(message("1", text="Lampu jalan di depan balai desa mati"))
    people = {role: add_person(desk.store, role, role) for role in ("officer", "supervisor")}
    _begin(desk, people["officer"].id, with_claim=True)
    _begin(desk, people["supervisor"].id, with_claim=False)
    return {role: scope_of(person) for role, person in people.items()}


def _begin(desk: Desk, operator_id: int, *, with_claim: bool) -> None:
    own = {"complaint_id": desk.complaints[0].id, "operator_id": operator_id}
    with desk.store.write() as connection:
        if with_claim:
            until = START + timedelta(minutes=10)
            connection.execute(insert(claims).values(**own, claimed_at=START, expires_at=until))
            connection.execute(update(conversations).values(held_by=operator_id, held_until=until))
        draft = {"form": "answer", "sealed": b"words", "saved_at": START}
        connection.execute(insert(drafts).values(**own, **draft))


def _left(desk: Desk) -> tuple[list[int], list[int], int | None]:
    """Who has a claim, who has a draft, and who speaks with the citizen."""
    with desk.store.read() as connection:
        return (
            list(connection.execute(select(claims.c.operator_id)).scalars()),
            list(connection.execute(select(drafts.c.operator_id)).scalars()),
            connection.execute(select(conversations.c.held_by)).scalar_one(),
        )


def test_a_later_message_that_seals_it_ends_what_others_had_begun(
    desk: Desk, at_work: dict[str, Scope]
) -> None:
    desk.take(message("2", text=BRIBE))

    assert desk.complaints[0].seal == "oversight"
    assert _left(desk) == ([], [at_work["supervisor"].operator_id], None)


def test_a_later_message_without_a_sign_ends_nothing(desk: Desk, at_work: dict[str, Scope]) -> None:
    desk.take(message("2", text="Sudah tiga malam"))

    officer = at_work["officer"].operator_id
    assert _left(desk) == ([officer], [officer, at_work["supervisor"].operator_id], officer)


def test_whoever_is_excluded_has_nothing_in_hand_any_more(
    desk: Desk, at_work: dict[str, Scope]
) -> None:
    officer = at_work["officer"].operator_id
    number = desk.complaints[0].id
    with desk.store.write() as connection:
        deed = Deed(key="exclude", now=START)
        reach.exclude(at_work["supervisor"], connection, number, deed, operator_id=officer)

    assert _left(desk) == ([], [at_work["supervisor"].operator_id], None)


def test_a_deputys_draft_stays_when_somebody_else_is_excluded_from_what_they_see_as_deputy(
    desk: Desk, at_work: dict[str, Scope]
) -> None:
    supervisor, officer = at_work["supervisor"], at_work["officer"]
    assert supervisor.operator_id is not None
    deputy, other = (add_person(desk.store, name) for name in ("plt", "lain"))
    with desk.store.write() as connection:
        deputies.appoint(
            SYSTEM,
            connection,
            operator_id=deputy.id,
            represents_id=supervisor.operator_id,
            starts_at=START,
            ends_at=START + timedelta(days=1),
            now=START,
        )
    _begin(desk, deputy.id, with_claim=False)
    desk.take(message("2", text=BRIBE))
    with desk.store.write() as connection:
        deed = Deed(key="exclude", now=START)
        number = desk.complaints[0].id
        reach.exclude(supervisor, connection, number, deed, operator_id=other.id)

    drafts_of = _left(desk)[1]
    assert officer.operator_id not in drafts_of
    assert sorted(drafts_of) == sorted([supervisor.operator_id, deputy.id])


def test_what_is_sealed_after_it_was_judged_does_not_teach_and_stands_in_no_figure(
    desk: Desk,
) -> None:
    desk.take(message("1", text="Lampu jalan di depan balai desa mati"))
    number = desk.complaints[0].id
    new = NewJudgement(
        classification="complaint", topic="Jalan", agency="Dinas", place_code=None, urgency="low"
    )
    with desk.store.write() as connection:
        judgements.judge(SYSTEM, connection, number, new, START)
    assert _taught(desk) == (1, 1, 1)
    # Somebody has called it open, and it is sealed all the same.
    with desk.store.write() as connection:
        connection.execute(update(complaints).values(seal="oversight", is_secret=False))
    assert _taught(desk) == (0, 0, 1)


def _taught(desk: Desk) -> tuple[int, int, int]:
    """Lessons, and what stands in the figures of a coordinator and of a supervisor."""
    zone: Any = START.tzinfo
    with desk.store.read() as connection:
        lessons = list(judgements.lessons(SYSTEM, connection, "CTH"))
        figures = [
            sum(
                taken.judged
                for taken in judgements.suggestions_taken(
                    Scope(rights=ROLE_RIGHTS[role]), connection, "topic", zone
                ).values()
            )
            for role in ("coordinator", "supervisor")
        ]
    return len(lessons), figures[0], figures[1]


def test_a_history_does_not_name_a_report_that_was_sealed_later(desk: Desk) -> None:
    desk.take(message("1"))
    desk.take(message("2", "warga-2"))
    leader, follower = (row.id for row in desk.complaints)
    person = add_person(desk.store, "petugas")
    with desk.store.write() as connection:
        merging.merge(scope_of(person), connection, follower, Deed(key="m", now=START), leader)
    assert "complaint_joined" in _told(desk, leader, person.id)
    with desk.store.write() as connection:
        connection.execute(
            update(complaints).where(complaints.c.id == follower).values(seal="oversight")
        )
    assert "complaint_joined" not in _told(desk, leader, person.id)


def _told(desk: Desk, complaint_id: int, operator_id: int) -> list[str]:
    officer = Scope(rights=ROLE_RIGHTS["officer"], operator_id=operator_id)
    with desk.store.read() as connection:
        return [line.event for line in queries.history_of(officer, connection, complaint_id)]


def test_the_digest_counts_nothing_that_is_sealed(desk: Desk) -> None:
    desk.take(message("1", text=BRIBE))
    for role, new in (("officer", 0), ("supervisor", 1)):
        with desk.store.read() as connection:
            scope = Scope(rights=ROLE_RIGHTS[role])
            counted = notices.counts(scope, connection, now=START, day_ends=START)
        assert counted.new == new
