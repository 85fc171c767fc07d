"""Two agencies answer, an officer closes and the citizen rates, all in one second."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable

import pytest

from store.casework import assigning, ending, verifying
from store.errors import Conflict, NotPossible
from tests.desk import Desk
from tests.talk import Talk, talking_desk
from tests.unit.store.test_casework import VERIFIED, Office

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
            "closed": lambda: office.do(ending.close, self.case_id, reason="by_officer"),
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
