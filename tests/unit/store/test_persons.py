"""Citizens who asked for a person stay listed until one has answered."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import update

from store import persons
from store.casework import answering, by_reporter
from store.casework.deed import Deed
from store.errors import NotFound
from store.models import complaints, items
from store.rights import ROLE_RIGHTS
from store.scope import Scope
from tests.desk import SCOPE, Desk, message

OFFICER = replace(SCOPE, actor="operator:1", rights=ROLE_RIGHTS["officer"], operator_id=None)
SUPERVISOR = replace(OFFICER, rights=ROLE_RIGHTS["supervisor"])
AUDITOR = replace(OFFICER, rights=ROLE_RIGHTS["auditor"])
LIAISON = replace(
    OFFICER, rights=ROLE_RIGHTS["liaison_officer"] | ROLE_RIGHTS["officer"], agencies=frozenset({7})
)
ELSEWHERE = replace(OFFICER, jurisdictions=frozenset({"UJI"}))


def want(desk: Desk, sender: str = "warga-1") -> int:
    desk.take(message(f"of-{sender}", sender))
    place = int(desk.stored[-1].conversation_id)
    with desk.store.write() as connection:
        by_reporter.want_person(connection, place, desk.clock.now())
    return place


def listed(desk: Desk, scope: Scope) -> list[int]:
    with desk.store.read() as connection:
        found = [row.id for row in persons.waiting(scope, connection)]
        assert persons.waiting_count(scope, connection, 99) == len(found)
    return found


def test_whoever_waits_longest_comes_first_for_those_who_may_speak(desk: Desk) -> None:
    first = want(desk, "warga-1")
    desk.wait(minutes=5)
    second = want(desk, "warga-2")
    assert listed(desk, OFFICER) == [first, second]
    assert [listed(desk, one) for one in (AUDITOR, LIAISON, ELSEWHERE)] == [[], [], []]


def test_a_conversation_about_a_sealed_report_only_is_there_for_those_who_see_it(
    desk: Desk,
) -> None:
    place = want(desk)
    with desk.store.write() as connection:
        connection.execute(update(complaints).values(seal="oversight"))
    assert (listed(desk, OFFICER), listed(desk, SUPERVISOR)) == ([], [place])


def test_without_any_report_the_conversation_is_listed_too(desk: Desk) -> None:
    place, elsewhere = want(desk), _another_place(desk)
    with desk.store.write() as connection:
        connection.execute(update(items).values(complaint_id=None))
        connection.execute(update(complaints).values(conversation_id=elsewhere))
    assert listed(desk, OFFICER) == [place]
    with desk.store.read() as connection:
        assert persons.newest_cases(OFFICER, connection, [place]) == {}
        (said,) = persons.last_said(OFFICER, connection, place)
    assert said.redacted_text


def _another_place(desk: Desk) -> int:
    desk.take(message("other", "warga-9"))
    return int(desk.stored[-1].conversation_id)


@pytest.mark.parametrize("deed", ["say", "take_over"])
def test_a_person_who_writes_or_takes_over_ends_the_wait(desk: Desk, deed: str) -> None:
    want(desk)
    case, now = desk.complaints[0].id, desk.clock.now()
    until = now + timedelta(hours=2)
    with desk.store.write() as connection:
        if deed == "say":
            answering.say(
                OFFICER,
                connection,
                case,
                Deed(key="say", now=now),
                sealed=b"words",
                outbox_key="say",
                held_until=until,
            )
        else:
            answering.take_over(OFFICER, connection, case, Deed(key="take", now=now), until)
    assert listed(desk, OFFICER) == []


def test_giving_the_word_back_to_the_bot_forgets_nobody(desk: Desk) -> None:
    place = want(desk)
    case, now = desk.complaints[0].id, desk.clock.now()
    with desk.store.write() as connection:
        answering.take_over(OFFICER, connection, case, Deed(key="let go", now=now), now)
    assert listed(desk, OFFICER) == [place]


def test_speaking_where_nobody_waits_within_reach_is_refused(desk: Desk) -> None:
    place = want(desk)
    with desk.store.write() as connection, pytest.raises(NotFound):
        persons.take(ELSEWHERE, connection, place)
    with desk.store.write() as connection:
        persons.take(OFFICER, connection, place)
        now = desk.clock.now()
        persons.note_spoken(OFFICER, connection, place, now, held_until=now + timedelta(hours=2))
        with pytest.raises(NotFound):
            persons.take(OFFICER, connection, place)
