"""What happened to a complaint, as its clocks and the citizen's letters have it weeks later."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from muara.answer_watch import AnswerWatch
from tests.caseworking import OFFICER, SAID, Town, open_town


@pytest.fixture
def town(tmp_path: Path, migrated_sqlite_url: str) -> Iterator[Town]:
    with open_town(tmp_path, migrated_sqlite_url) as town:
        yield town


def purposes(town: Town, number: str) -> list[str]:
    return [purpose for purpose, _, _ in town.letters(number)]


def let_pass(town: Town, days: int) -> None:
    """So many days, with what the timetable does on each."""
    for _ in range(days):
        town.clock.move(timedelta(days=1))
        AnswerWatch(town.application).look()
        town.sweep()
        town.let_answer("sent", purpose="closing_soon", sent_at=town.clock.now())


def test_who_takes_a_new_report_back_hears_of_no_delay(town: Town) -> None:
    number = town.tell()
    town.clock.move(timedelta(minutes=5))
    town.tell(text="batal")
    assert (town.row(number).status, town.row(number).reason) == ("archived", "withdrawn")
    let_pass(town, 60)
    assert town.clocks(number) == {"verify": "ended"}
    assert not {"overdue", "ombudsman"} & set(purposes(town, number))


def test_who_objects_is_answered_within_a_new_time(town: Town) -> None:
    number = town.answered()
    town.deliver_answers()
    town.clock.move(timedelta(days=1))
    town.tell(text="belum")
    assert town.row(number).due_kind == "answer"
    assert town.clocks(number) == {"verify": "met", "answer": "running", "objection": "ended"}


def test_what_one_agency_answered_and_the_other_gave_back_is_answered(town: Town) -> None:
    number = town.tell()
    town.casework.verify(
        OFFICER, number, town.deed(), SAID, agency_ids=[town.agency(0), town.agency(1)]
    )
    town.answer(number, assignment_id=1)
    assert town.row(number).status == "assigned"
    town.clock.move(timedelta(hours=1))
    town.casework.give_back(OFFICER, number, town.deed(), 2, reason="mistake")
    assert (town.row(number).status, town.row(number).untold) == ("resolved", "waiting")
    assert town.clocks(number)["answer"] == "met"
    town.deliver_answers()
    assert town.clocks(number)["objection"] == "running"
    let_pass(town, 60)
    assert purposes(town, number)[-3:] == ["is_it_done", "closing_soon", "close"]
    assert "overdue" not in purposes(town, number)


def test_what_is_taken_from_the_only_agency_by_excluding_it_is_new_again(town: Town) -> None:
    number = town.tell()
    agency = town.agency()
    town.casework.verify(OFFICER, number, town.deed(), SAID, agency_ids=[agency])
    town.clock.move(timedelta(hours=1))
    town.casework.exclude(OFFICER, number, town.deed(), agency_id=agency)
    assert town.row(number).status == "new"
    assert town.clocks(number) == {"verify": "met", "answer": "running", "first_follow_up": "ended"}


def test_who_confirms_before_the_receipt_hears_no_more_of_it(town: Town) -> None:
    number = town.answered()
    town.clock.move(timedelta(minutes=5))
    town.tell(text="selesai")
    assert (town.row(number).status, town.row(number).untold) == ("closed", None)
    told = purposes(town, number)
    town.let_answer("sent", sent_at=town.clock.now(), delivery_status="delivered")
    let_pass(town, 30)
    assert "objection" not in town.clocks(number)
    assert purposes(town, number) == told


@pytest.mark.parametrize("is_delivered_first", [True, False])
def test_any_word_after_the_answer_ends_the_time_to_object(
    town: Town, is_delivered_first: bool
) -> None:
    number = town.answered()
    if is_delivered_first:
        town.deliver_answers()
    town.clock.move(timedelta(hours=1))
    town.tell(text="Terima kasih, tetapi di sisi utara jalannya berlubang lagi sejak kemarin")
    town.deliver_answers()
    assert town.clocks(number).get("objection") == ("ended" if is_delivered_first else None)
    let_pass(town, 30)
    assert purposes(town, number) == ["answer", "is_it_done"]
    assert town.row(number).status == "resolved"
