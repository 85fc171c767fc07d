"""Two agencies answer, an officer closes and the citizen rates, all in one second; two officers and
a worker tie the same two reports."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable

import pytest
from sqlalchemy import Select, select, text

from store import similar
from store.batch import write_now
from store.casework import assigning, ending, merging, verifying
from store.errors import Conflict, NotPossible
from store.models import complaints, incident_links
from store.scope import SYSTEM
from tests.desk import Desk
from tests.simulated import wait_for
from tests.talk import Talk, talking_desk
from tests.unit.store.test_casework import OFFICER, VERIFIED, Office

pytestmark = pytest.mark.both_engines

ROUNDS = 6
"""On PostgreSQL, each with its own race."""


class Second:
    """One complaint at two agencies, and the four who act on it at once."""

    def __init__(self, office: Office, number: int) -> None:
        self.office = office
        self.talk = Talk(office.desk, f"orang-{number}")
        self.talk.say("Jalan rusak depan Pasar Contoh sejak kemarin")
        self.talk.settle()
        self.case_id = self.talk.cases[0].id
        office.do(verifying.verify, self.case_id, VERIFIED)
        office.do(assigning.assign, self.case_id, [office.roads, office.lights])
        self.refused: list[str] = []
        self.deeds: dict[str, Callable[[], object]] = {
            "roads": lambda: office.answer(self.case_id, office.roads),
            "lights": lambda: office.answer(self.case_id, office.lights),
            "closed": lambda: office.do(ending.close, self.case_id, reason=ending.TOLD_OTHERWISE),
            "rated": lambda: self.talk.say("5"),
        }

    def do(self, name: str) -> None:
        try:
            self.deeds[name]()
        except (Conflict, NotPossible):
            self.refused.append(name)

    def is_one_story(self) -> None:
        """What the citizen was told is what stands there."""
        case = self.talk.cases[0]
        said = [line.purpose for line in self.talk.lines()][2:]
        events = [row.event for row in self.office.desk.history_of(self.case_id)]
        assert events.count("answered_in_substance") == 2 - len(
            {"roads", "lights"} & set(self.refused)
        )
        assert (case.rating == 5) == ("thanks_for_rating" in said) == ("complaint_rated" in events)
        assert events.count("complaint_closed") <= 1
        assert (case.status == "closed") == ("complaint_closed" in events)
        if case.status != "closed":
            assert case.status == "resolved", "both have answered"
        assert len([one for one in said if one in ("thanks_for_rating", "too_late")]) <= 1


def test_one_after_the_other_in_any_order(desk: Desk) -> None:
    office = Office(talking_desk(desk))
    orders = list(itertools.permutations(["roads", "lights", "closed", "rated"]))
    for number, order in enumerate(orders[::2] if not desk.store.is_sqlite else orders):
        second = Second(office, number)
        for name in order:
            second.do(name)
        second.is_one_story()


def test_who_rates_while_an_officer_closes_is_not_told_that_it_was_too_late(
    postgres_desk: Desk,
) -> None:
    second = Second(Office(talking_desk(postgres_desk)), 1)
    office = second.office
    second.do("roads")
    second.do("lights")
    rating = threading.Thread(target=second.do, args=("rated",))
    with office.desk.store.write() as connection:
        closing = office.deed()
        ending.close(OFFICER, connection, second.case_id, closing, reason=ending.TOLD_OTHERWISE)
        write_now(connection)
        rating.start()
        assert wait_for(lambda: _is_waited_for(office.desk))
    rating.join(timeout=60)
    second.is_one_story()
    assert second.talk.cases[0].rating == 5


_WAITING = text(
    "SELECT count(*) FROM pg_stat_activity"
    " WHERE datname = current_database() AND wait_event_type = 'Lock'"
)


def _is_waited_for(desk: Desk) -> bool:
    """Somebody wants rows that somebody else holds."""
    with desk.store.read() as connection:
        return bool(connection.scalar(_WAITING))


def test_a_pair_that_is_merged_both_ways_at_once_is_merged_one_way(postgres_desk: Desk) -> None:
    office = Office(postgres_desk)
    earlier, later = office.verified(), office.verified()
    merging_up = threading.Thread(target=office.do, args=(merging.merge, later, earlier))
    with postgres_desk.store.write() as connection:
        connection.execute(_held(earlier).with_for_update())
        merging_up.start()
        assert wait_for(lambda: _is_waited_for(postgres_desk))
        # Who waits for the one holds the other no more than they who merge the other way round.
        connection.execute(_held(later).with_for_update(nowait=True))
    merging_up.join(timeout=60)
    with pytest.raises(NotPossible):
        office.do(merging.merge, earlier, later)
    assert office.look(later).merged_into == earlier


def _held(complaint_id: int) -> Select[tuple[int]]:
    return select(complaints.c.id).where(complaints.c.id == complaint_id)


def test_a_pair_is_merged_in_the_moment_in_which_a_worker_proposes_it(postgres_desk: Desk) -> None:
    office = Office(postgres_desk)
    earlier, later = office.verified(), office.verified()
    merge = threading.Thread(target=office.do, args=(merging.merge, earlier, later))
    with postgres_desk.store.write() as connection:
        now = postgres_desk.clock.now()
        similar.propose_same(SYSTEM, connection, later, earlier, score=0.9, why=(), now=now)
        merge.start()
        assert wait_for(lambda: _is_waited_for(postgres_desk))
    merge.join(timeout=60)
    assert office.look(earlier).merged_into == later
    assert [row.state for row in postgres_desk.rows(incident_links)] == ["confirmed"]


@pytest.mark.parametrize("number", range(ROUNDS))
def test_side_by_side_on_postgresql(postgres_desk: Desk, number: int) -> None:
    second = Second(Office(talking_desk(postgres_desk)), number)
    gate = threading.Barrier(len(second.deeds))

    def act(name: str) -> None:
        gate.wait()
        second.do(name)

    threads = [threading.Thread(target=act, args=(name,)) for name in second.deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
        assert not thread.is_alive()
    second.is_one_story()
