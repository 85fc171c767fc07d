"""What follows from a deed: the citizen is told once, in words of their own surface; clocks run."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, update

from muara import sorting
from muara.answer_watch import AnswerWatch
from muara.casework import DECLINE_REASONS
from muara.erasure import erase, grant_request, refuse_request
from muara.following import follow
from store import agencies as agency_desk
from store import clocks, overview, people, persons
from store.case_models import agencies
from store.casework import by_reporter, undoing
from store.casework.ending import TOLD_OTHERWISE
from store.errors import NotFound, NotPossible
from store.lists import Hour, counts
from store.models import OutboxState, complaints, outbox
from store.notice_models import notices
from store.rights import ROLE_RIGHTS
from store.scope import SYSTEM
from tests.caseworking import OFFICER, SAID, Town, employ, heard, open_town


@pytest.fixture
def town(tmp_path: Path, migrated_sqlite_url: str) -> Iterator[Town]:
    with open_town(tmp_path, migrated_sqlite_url) as town:
        yield town


# --- what the citizen is told -------------------------------------------------------------------


def test_each_step_is_told_in_private_with_the_number(town: Town) -> None:
    number = town.tell()
    casework = town.casework
    casework.verify(OFFICER, number, town.deed(), SAID, agency_ids=[town.agency()])
    casework.hold(OFFICER, number, town.deed(), "Di RT berapa?")
    casework.resume(OFFICER, number, town.deed())
    casework.give_back(OFFICER, number, town.deed(), 1, reason="mistake")
    town.answer(number)
    town.deliver_answers()
    casework.close(OFFICER, number, town.deed(), reason="by_officer")
    casework.reopen(OFFICER, number, town.deed(), reason="not_done")
    casework.archive(OFFICER, number, town.deed(), reason="unclear")
    told = town.letters(number)
    assert [purpose for purpose, _, _ in told] == [
        "assign",
        "question",
        "answer",
        "is_it_done",
        "close",
        "reopen",
        "archive",
    ]
    assert all(number in text for _, text, _ in told)
    assert "Di RT berapa?" in told[1][1]
    assert "Yang dilakukan: Ditambal" in told[2][1]


def test_a_comment_that_seals_itself_is_taken_without_being_shown(town: Town) -> None:
    town.tell(2)  # so that there is a complaint to look for
    town.tell(channel="page", text="Oknum pegawai minta uang 150 ribu biar KTP cepat jadi")
    with town.application.store.read() as connection:
        (item,) = overview.unsorted_messages(SYSTEM, connection)
    officer = replace(OFFICER, operator_id=1)
    assert sorting.take_as_report(town.application, officer, item.id) == ""
    with town.application.store.read() as connection:
        newest = select(complaints.c.seal).order_by(complaints.c.id.desc()).limit(1)
        assert connection.execute(newest).scalar_one() == "oversight"
        assert overview.unsorted_messages(SYSTEM, connection) == []


def test_a_reason_or_kind_that_nobody_offers_is_refused(town: Town) -> None:
    number = town.tell()
    with pytest.raises(NotPossible):
        town.casework.archive(OFFICER, number, town.deed(), reason="unheard-of")
    assert town.row(number).status == "new"


def test_in_a_public_thread_neither_number_nor_words_are_said(town: Town) -> None:
    town.tell(2)  # so that there is a complaint to look for
    town.tell(channel="page", text="Jalan rusak parah di depan pasar")
    with town.application.store.read() as connection:
        (item,) = overview.unsorted_messages(SYSTEM, connection)
    number = sorting.take_as_report(town.application, OFFICER, item.id)
    town.casework.verify(OFFICER, number, town.deed(), SAID)
    town.answer(number)
    # The one private answer that the platform allows was used for the acknowledgement.
    ((_, waits, _), (purpose, text, is_private)) = town.letters(number)
    assert (purpose, is_private) == ("public_news", False)
    assert number not in text
    assert "ditambal" not in text.lower()
    assert "ditambal" in waits
    with town.application.store.read() as connection:
        states = select(outbox.c.state, outbox.c.last_error).where(outbox.c.purpose == "answer")
        assert connection.execute(states).one() == ("waiting", "not_private")


def test_whoever_reported_the_same_is_told_under_their_own_number(town: Town) -> None:
    leader, other = town.tell(1), town.tell(2)
    town.casework.merge(OFFICER, other, town.deed(), leader)
    town.casework.verify(OFFICER, leader, town.deed(), SAID)
    town.answer(leader)
    told = {number: town.letters(number) for number in (leader, other)}
    assert [purpose for purpose, _, _ in told[leader]] == ["answer"]
    assert [purpose for purpose, _, _ in told[other]] == ["merge", "answer"]
    assert all(number in text for number, letters in told.items() for _, text, _ in letters)


def archive(town: Town, number: str, key: str | None = None) -> None:
    town.casework.archive(OFFICER, number, town.deed(key), reason="no_public_service")


def hand_over(town: Town, number: str, key: str | None = None) -> None:
    deed = town.deed(key)
    town.casework.hand_over(OFFICER, number, deed, to="Kota Sebelah", reason="other_government")


@pytest.mark.parametrize(
    ("end", "purpose", "words"),
    [(archive, "archive", "bukan urusan"), (hand_over, "hand_over", "Kota Sebelah")],
)
def test_whoever_reported_the_same_hears_that_it_ends_otherwise(
    town: Town, end: Callable[..., None], purpose: str, words: str
) -> None:
    leader, second, third = town.tell(1), town.tell(2), town.tell(3)
    town.casework.merge_in(OFFICER, leader, town.deed(), [second, third])
    end(town, leader)
    for number in (leader, second, third):
        told, text, _ = town.letters(number)[-1]
        assert (told, number in text, words in text) == (purpose, True, True)


@pytest.mark.parametrize("secret", [0, 1], ids=["leading", "following"])
@pytest.mark.parametrize("end", [archive, hand_over])
def test_of_a_secret_end_whoever_reported_the_same_hears_no_words(
    town: Town, end: Callable[..., None], secret: int
) -> None:
    numbers = town.tell(1), town.tell(2)
    town.casework.verify(OFFICER, numbers[secret], town.deed(), replace(SAID, is_secret=True))
    town.casework.merge(OFFICER, numbers[1], town.deed(), numbers[0])
    end(town, numbers[0])
    _, text, _ = town.letters(numbers[1])[-1]
    assert numbers[1] in text
    assert re.search("Alasan|Kota Sebelah", text) is None


@pytest.mark.parametrize("end", [archive, hand_over])
def test_an_end_taken_back_in_time_is_said_to_nobody(town: Town, end: Callable[..., None]) -> None:
    leader, other = town.tell(1), town.tell(2)
    town.casework.merge(OFFICER, other, town.deed(), leader)
    end(town, leader, "end")
    town.casework.undo(OFFICER, leader, town.deed(), "end")
    assert [purpose for purpose, _, _ in town.letters(other)] == ["merge"]


@pytest.mark.parametrize("secret", [None, 0, 1], ids=["neither", "leading", "following"])
def test_what_was_answered_before_is_told_to_whoever_is_merged_later(
    town: Town, secret: int | None
) -> None:
    numbers = town.tell(1), town.tell(2)
    for position, number in enumerate(numbers):
        said = replace(SAID, is_secret=secret == position)
        town.casework.verify(OFFICER, number, town.deed(), said)
    town.answer(numbers[0])
    town.casework.merge(OFFICER, numbers[1], town.deed("merging"), numbers[0])
    purpose, text, _ = town.letters(numbers[1])[-1]
    assert (purpose, numbers[1] in text) == ("answer", True)
    assert ("Yang dilakukan: Ditambal" in text) == (secret is None)
    town.casework.undo(OFFICER, numbers[1], town.deed(), "merging")
    assert "answer" not in [purpose for purpose, _, _ in town.letters(numbers[1])]


def test_an_answer_whose_reporter_is_forgotten_is_told_without_its_words(town: Town) -> None:
    leader, other = town.answered(person=1), town.tell(2)
    erase(town.application, SYSTEM, town.row(leader).reporter_id, "asked")
    town.casework.merge(OFFICER, other, town.deed(), leader)
    purpose, text, _ = town.letters(other)[-1]
    assert (purpose, "sudah dijawab" in text, "Ditambal" in text) == ("answer", True, False)


def test_when_the_leading_reporter_is_forgotten_the_next_one_leads(town: Town) -> None:
    leader, second, third = town.tell(1), town.tell(2), town.tell(3)
    town.casework.verify(OFFICER, leader, town.deed(), SAID)
    town.casework.merge_in(OFFICER, leader, town.deed(), [second, third])
    assert town.clocks(second)["verify"] != "running"
    erase(town.application, SYSTEM, town.row(leader).reporter_id, "asked")
    row = town.row(second)
    assert (row.merged_into, row.status, row.is_open) == (None, "new", True)
    assert town.row(third).merged_into == row.id
    assert town.clocks(second)["verify"] == "running"
    town.casework.verify(OFFICER, second, town.deed(), SAID)
    town.answer(second)
    for number in (second, third):
        purpose, text, _ = town.letters(number)[-1]
        assert (purpose, number in text, "Ditambal" in text) == ("answer", True, True)


def test_what_was_ended_before_its_reporter_is_forgotten_begins_with_nobody(town: Town) -> None:
    leader, other = town.answered(person=1), town.tell(2)
    town.casework.merge(OFFICER, other, town.deed(), leader)
    erase(town.application, SYSTEM, town.row(leader).reporter_id, "asked")
    assert town.row(other).merged_into == town.row(leader).id


def test_how_many_report_the_same_is_said_from_three_on(town: Town) -> None:
    leader, second, third = town.tell(1), town.tell(2), town.tell(3)
    town.casework.merge(OFFICER, second, town.deed(), leader)
    town.casework.merge(OFFICER, third, town.deed(), leader)
    ((_, of_two, _),) = town.letters(second)
    ((_, of_three, _),) = town.letters(third)
    assert "laporan serupa" in of_two
    assert "2" not in of_two.replace(second, "")
    assert "3 laporan serupa" in of_three


def test_what_others_reported_goes_on_when_the_leading_report_is_taken_back(town: Town) -> None:
    leader, second, third = town.tell(1), town.tell(2), town.tell(3)
    town.casework.merge_in(OFFICER, leader, town.deed(), [second, third])
    with town.application.store.write() as connection:
        by_reporter.withdraw(connection, town.row(leader).id, town.deed())
    assert town.row(leader).status == "new", "an officer decides"

    town.casework.accept_withdrawal(OFFICER, leader, town.deed())

    assert town.row(leader).status == "archived"
    assert (town.row(second).merged_into, town.row(second).is_open) == (None, True)
    assert town.row(third).merged_into == town.row(second).id
    assert town.row(second).due_at is not None


def said_of_withdrawals(town: Town) -> list[str]:
    """What the bot answered to whoever took a report back."""
    about = select(outbox.c.purpose).where(outbox.c.purpose.like("withdraw%"))
    with town.application.store.read() as connection:
        return list(connection.execute(about.order_by(outbox.c.id)).scalars())


def waiting_to_withdraw(town: Town) -> int:
    with town.application.store.read() as connection:
        hour = Hour(now=town.clock.now(), day_ends_at=town.clock.now())
        return counts(OFFICER, connection, hour, ["withdrawal"])["withdrawal"]


def test_who_takes_back_a_report_that_leads_others_hears_that_somebody_decides(town: Town) -> None:
    leader, other = town.tell(1), town.tell(2)
    town.casework.merge(OFFICER, other, town.deed(), leader)
    town.tell(1, text="batal")
    assert said_of_withdrawals(town) == ["withdrawal_asked"]
    assert (town.row(leader).status, town.row(other).merged_into) == ("new", town.row(leader).id)


def test_what_is_handled_with_another_is_taken_back_by_itself(town: Town) -> None:
    leader, other = town.tell(1), town.tell(2)
    town.casework.merge(OFFICER, other, town.deed(), leader)
    town.tell(2, text="batal")
    assert said_of_withdrawals(town) == ["withdrawn"]
    row = town.row(other)
    assert (row.status, row.merged_into, row.is_open) == ("archived", None, False)
    assert town.row(leader).is_open


@pytest.mark.parametrize("is_granted", [True, False])
def test_a_wish_to_withdraw_is_decided_also_when_its_report_is_merged(
    town: Town, is_granted: bool
) -> None:
    leader, other = town.tell(1), town.tell(2)
    town.casework.verify(OFFICER, other, town.deed(), SAID, agency_ids=[town.agency()])
    town.tell(2, text="batal")
    town.casework.merge(OFFICER, other, town.deed(), leader)
    assert waiting_to_withdraw(town) == 1
    if is_granted:
        town.casework.accept_withdrawal(OFFICER, other, town.deed())
    else:
        town.casework.decline_withdrawal(OFFICER, other, town.deed(), reason=DECLINE_REASONS[0])
    row = town.row(other)
    where = (None, "archived") if is_granted else (town.row(leader).id, "assigned")
    assert (row.merged_into, row.status, row.withdrawal_asked_at) == (*where, None)
    assert waiting_to_withdraw(town) == 0


def test_a_citizen_whose_report_is_merged_is_answered_by_a_person(town: Town) -> None:
    leader, other = town.tell(1), town.tell(2)
    town.casework.merge(OFFICER, other, town.deed(), leader)
    town.tell(2, text="petugas")
    with town.application.store.read() as connection:
        assert len(persons.waiting(OFFICER, connection)) == 1
    town.casework.say(OFFICER, other, town.deed(), "Kami hubungi besok.")
    with town.application.store.read() as connection:
        assert persons.waiting(OFFICER, connection) == []
    assert "Kami hubungi besok." in town.letters(other)[-1][1]


def test_only_who_may_undo_a_deed_is_offered_to(town: Town) -> None:
    number = town.tell()
    town.casework.verify(OFFICER, number, town.deed(), SAID, agency_ids=[town.agency()])
    agency = frozenset({town.agency()})
    liaison = replace(OFFICER, rights=ROLE_RIGHTS["liaison_officer"], agencies=agency)
    with town.application.store.read() as connection:
        offered = [
            undoing.undoable(scope, connection, town.row(number).id) for scope in (OFFICER, liaison)
        ]
    assert [one is not None for one in offered] == [True, False]


def test_nobody_who_was_forgotten_leads_the_others(town: Town) -> None:
    leader, second, third = town.tell(1), town.tell(2), town.tell(3)
    town.casework.merge_in(OFFICER, leader, town.deed(), [second, third])
    erase(town.application, SYSTEM, town.row(second).reporter_id, "asked")
    with town.application.store.write() as connection:
        by_reporter.withdraw(connection, town.row(leader).id, town.deed())

    town.casework.accept_withdrawal(OFFICER, leader, town.deed())

    assert (town.row(third).merged_into, town.row(third).is_open) == (None, True)
    assert town.row(second).merged_into == town.row(third).id


def test_nobody_hears_of_others_where_one_report_is_secret(town: Town) -> None:
    leader, other = town.tell(1), town.tell(2)
    town.casework.verify(OFFICER, leader, town.deed(), replace(SAID, is_secret=True))
    town.casework.merge(OFFICER, other, town.deed(), leader)
    assert town.letters(other) == []


def test_who_asks_for_a_person_is_told_until_when(town: Town) -> None:
    town.tell()
    town.tell(text="petugas")
    with town.application.store.read() as connection:
        row = connection.execute(select(outbox).where(outbox.c.purpose == "person_wanted")).one()
    text = town.text(row)
    assert "paling lambat Senin, 23 November pukul 11.00" in text


def test_a_second_click_tells_once(town: Town) -> None:
    number = town.tell()
    for _ in range(2):
        town.casework.archive(OFFICER, number, town.deed("same"), reason="unclear")
    assert len(town.letters(number)) == 1


def test_what_is_taken_back_in_time_is_never_said(town: Town) -> None:
    number = town.tell()
    town.casework.archive(OFFICER, number, town.deed("archiving"), reason="unclear")
    town.casework.undo(OFFICER, number, town.deed(), "archiving")
    with town.application.store.read() as connection:
        states = connection.execute(
            select(outbox.c.state, outbox.c.due_at).where(outbox.c.purpose == "archive")
        ).all()
    ((state, due_at),) = states
    assert (state, due_at - town.clock.now()) == (OutboxState.DROPPED, timedelta(seconds=10))


def test_a_substantive_answer_says_what_was_done_when_and_by_whom(town: Town) -> None:
    number = town.tell()
    town.casework.verify(OFFICER, number, town.deed(), SAID)
    with pytest.raises(NotPossible, match="what was done"):
        town.answer(number, who=" ")
    assert town.row(number).status == "new"


def test_an_answer_waits_for_approval_before_the_citizen_hears_of_it(town: Town) -> None:
    number = town.tell()
    town.casework.verify(OFFICER, number, town.deed(), SAID)
    town.answer(number, needs_approval=True)
    assert [purpose for purpose, _, _ in town.letters(number)] == ["verify"]
    supervisor = replace(SYSTEM, actor="operator:2", rights=ROLE_RIGHTS["supervisor"])
    town.casework.approve(supervisor, number, town.deed(), 1)
    ((purpose, text, _),) = town.letters(number)
    assert (purpose, "Regu contoh" in text) == ("answer", True)


def test_what_an_agency_asks_waits_for_approval_too(town: Town) -> None:
    agency, number = town.agency(), town.tell()
    town.casework.verify(OFFICER, number, town.deed(), SAID, agency_ids=[agency])
    with town.application.store.write() as connection:
        connection.execute(
            update(agencies).where(agencies.c.id == agency).values(needs_approval=True)
        )
    head_id = employ(town, "kepala", "agency_head", agency)
    at_work = replace(SYSTEM, agencies=frozenset({agency}))
    liaison = replace(at_work, actor="operator:8", rights=ROLE_RIGHTS["liaison_officer"])
    head = replace(at_work, actor="operator:9", rights=ROLE_RIGHTS["agency_head"])
    town.casework.hold(liaison, number, town.deed(), "Di RT berapa?")
    assert [purpose for purpose, _, _ in town.letters(number)] == ["assign"]
    assert (town.row(number).status, town.clocks(number)["answer"]) == ("assigned", "running")
    assert ("approval_waiting", head_id) in heard(town)
    town.casework.approve(head, number, town.deed(), 1)
    purpose, text, _ = town.letters(number)[-1]
    assert (purpose, "Di RT berapa?" in text) == ("question", True)
    assert (town.row(number).status, town.clocks(number)["answer"]) == ("on_hold", "paused")


# --- clocks -------------------------------------------------------------------------------------


def test_a_new_report_has_three_working_days_to_be_verified(town: Town) -> None:
    row = town.row(town.tell())
    assert (row.due_kind, row.due_at) == ("verify", town.clock.now() + timedelta(days=3))


def test_whoever_follows_their_report_is_promised_no_news_by_a_day_that_is_over(town: Town) -> None:
    number = town.tell()
    due_at = town.row(number).due_at

    def promised() -> datetime | None:
        found = follow(town.application, number)
        assert found is not None
        return found.due_at

    assert promised() == due_at
    town.clock.set(due_at + timedelta(seconds=1))
    assert promised() is None


def test_every_deed_moves_the_clocks_in_its_own_transaction(town: Town) -> None:
    number = town.tell()
    town.casework.verify(OFFICER, number, town.deed(), SAID, agency_ids=[town.agency()])
    assert town.clocks(number) == {
        "verify": "met",
        "answer": "running",
        "first_follow_up": "running",
    }
    town.casework.hold(OFFICER, number, town.deed(), "Di mana?")
    assert town.clocks(number)["answer"] == "paused"
    assert town.row(number).due_kind == "hold"
    town.casework.resume(OFFICER, number, town.deed())
    town.casework.archive(OFFICER, number, town.deed("end"), reason="unclear")
    assert "running" not in town.clocks(number).values()
    assert town.row(number).due_at is None
    town.casework.undo(OFFICER, number, town.deed(), "end")
    assert town.clocks(number)["answer"] == "running"


def test_an_agency_is_given_a_day_that_its_clock_counts_by(town: Town) -> None:
    number = town.tell()
    town.casework.verify(OFFICER, number, town.deed(), SAID)
    yesterday, sunday, beyond_the_rules = (
        date(2026, 11, 20),
        date(2026, 11, 22),
        date(2026, 12, 1),
    )
    for day in (yesterday, sunday, beyond_the_rules):
        with pytest.raises(NotPossible):
            town.casework.assign(OFFICER, number, town.deed(), [town.agency()], due_on=day)
    deed = town.deed()
    town.casework.assign(OFFICER, number, deed, [town.agency()], due_on=date(2026, 11, 24))
    with town.application.store.read() as connection:
        (held,) = agency_desk.assignments_of(SYSTEM, connection, town.row(number).id)
        found = clocks.deadlines_of(SYSTEM, connection, town.row(number).id)
    (own,) = (row for row in found if row.assignment_id == held.id)
    assert held.due_at == own.due_at == datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
    town.casework.undo(OFFICER, number, town.deed(), deed.key)
    assert "first_follow_up" not in town.clocks(number)


def test_a_hold_ends_when_the_citizen_has_spoken(town: Town) -> None:
    number = town.tell()
    town.casework.verify(OFFICER, number, town.deed(), SAID)
    town.casework.hold(OFFICER, number, town.deed(), "Di mana?")
    assert town.casework.resume_answered() == 0
    town.clock.move(timedelta(hours=1))
    town.tell(text="Di depan pasar")
    assert town.casework.resume_answered() == 1
    assert (town.row(number).status, town.clocks(number)["answer"]) == ("new", "running")


def test_a_hold_that_was_merged_waits_for_its_splitting_and_keeps_no_other_from_ending(
    town: Town,
) -> None:
    leader, held, other = (town.tell(person) for person in (1, 2, 3))
    for number in (held, other):
        town.casework.verify(OFFICER, number, town.deed(), SAID)
        town.casework.hold(OFFICER, number, town.deed(), "Di mana?")
    town.casework.merge(OFFICER, held, town.deed(), leader)
    town.clock.move(timedelta(hours=1))
    town.tell(2, text="Di depan pasar")
    town.tell(3, text="Di depan terminal")
    assert town.casework.resume_answered() == 1
    assert (town.row(held).status, town.row(other).status) == ("on_hold", "new")
    town.casework.split(OFFICER, held, town.deed())
    assert town.casework.resume_answered() == 1
    assert town.row(held).status == "new"


def test_a_held_report_whose_agency_lost_it_by_a_merging_begins_anew_after_the_splitting(
    town: Town,
) -> None:
    leader, other = town.tell(1), town.tell(2)
    town.casework.verify(OFFICER, other, town.deed(), SAID, agency_ids=[town.agency()])
    town.casework.hold(OFFICER, other, town.deed(), "Di mana?")
    town.casework.merge(OFFICER, other, town.deed(), leader)
    town.casework.split(OFFICER, other, town.deed())
    assert town.row(other).status == "on_hold"
    town.casework.resume(OFFICER, other, town.deed())
    assert (town.row(other).status, town.clocks(other)["first_follow_up"]) == ("new", "ended")


# --- until the citizen has the answer -----------------------------------------------------------


def test_silence_counts_only_from_the_answer_that_arrived(town: Town) -> None:
    number = town.answered()
    assert town.row(number).untold == "waiting"
    assert AnswerWatch(town.application).look() == {}
    assert "objection" not in town.clocks(number)
    town.let_answer("sent", sent_at=town.clock.now())
    assert AnswerWatch(town.application).look() == {"told": 1}
    assert (town.row(number).untold, town.clocks(number)["objection"]) == (None, "running")


@pytest.mark.parametrize(
    ("error", "state"),
    [("window_closed", "unreachable"), ("Telegram has a fault.", "undelivered")],
)
def test_an_answer_that_did_not_arrive_is_never_closed_by_a_timer(
    town: Town, error: str, state: str
) -> None:
    number = town.answered()
    town.let_answer("dead", last_error=error)
    assert AnswerWatch(town.application).look() == {state: 1}
    assert AnswerWatch(town.application).look() == {}
    town.clock.move(timedelta(days=60))
    town.sweep()
    assert (town.row(number).status, town.row(number).untold) == ("resolved", state)
    town.let_answer("sent", last_error=None)
    assert AnswerWatch(town.application).look() == {"told": 1}


def test_silence_closes_after_ten_working_days_and_a_word_does_not(town: Town) -> None:
    silent, speaking = town.answered(person=1), town.answered(person=2)
    town.let_answer("sent", sent_at=town.clock.now())
    AnswerWatch(town.application).look()
    town.clock.move(timedelta(hours=1))
    town.tell(2, text="Terima kasih, tetapi di sisi utara jalannya berlubang lagi sejak kemarin")
    town.clock.move(timedelta(days=12))
    town.sweep()
    town.let_answer("sent", purpose="closing_soon", sent_at=town.clock.now())
    town.clock.move(timedelta(days=8))
    town.sweep()
    assert (town.row(silent).status, town.row(silent).reason) == ("closed", "silence")
    assert town.row(speaking).status == "resolved"
    assert "10 hari kerja" in town.letters(silent)[-1][1]


def test_an_officer_closes_what_arrived_or_what_they_told_in_another_way(town: Town) -> None:
    told, untold = town.answered(person=1), town.answered(person=2)
    for number in (told, untold):
        with pytest.raises(NotPossible, match="does not have the answer"):
            town.casework.close(OFFICER, number, town.deed(), reason="by_officer")
    town.let_answer("dead", last_error="window_closed")
    AnswerWatch(town.application).look()
    with pytest.raises(NotPossible, match="does not have the answer"):
        town.casework.close(OFFICER, untold, town.deed(), reason="by_officer")
    town.casework.close(OFFICER, untold, town.deed("closing"), reason=TOLD_OTHERWISE)
    assert (town.row(untold).status, town.row(untold).untold) == ("closed", None)
    town.casework.undo(OFFICER, untold, town.deed(), "closing")
    assert town.row(untold).untold == "unreachable"
    town.deliver_answers()
    town.casework.close(OFFICER, told, town.deed(), reason="by_officer")
    assert town.row(told).status == "closed"


def test_silence_closes_nothing_before_its_warning_was_told(town: Town) -> None:
    number = town.answered()
    town.deliver_answers()
    town.clock.move(timedelta(days=12))
    town.sweep()
    town.let_answer("waiting", purpose="closing_soon", last_error="window_closed")
    town.clock.move(timedelta(days=30))
    town.sweep()
    assert town.row(number).status == "resolved"
    hour = Hour(now=town.clock.now(), day_ends_at=town.clock.now())
    with town.application.store.read() as connection:
        assert counts(SYSTEM, connection, hour)["unreachable"] == 1
    town.let_answer("sent", purpose="closing_soon", sent_at=town.clock.now())
    town.sweep()
    assert town.row(number).status == "resolved"


@pytest.mark.parametrize("is_warned", [False, True])
def test_silence_closes_what_somebody_was_forgotten_for_before_they_could_be_warned(
    town: Town, is_warned: bool
) -> None:
    number = town.answered()
    town.deliver_answers()
    if is_warned:
        town.clock.move(timedelta(days=12))
        town.sweep()
    erase(town.application, SYSTEM, town.row(number).reporter_id, "asked")
    town.sweep()
    assert town.row(number).status == "resolved"
    town.clock.move(timedelta(days=30))
    town.sweep()
    assert (town.row(number).status, town.row(number).reason) == ("closed", "silence")
    assert "running" not in town.clocks(number).values()


@pytest.mark.parametrize("state", ["due", "dead", "waiting"])
def test_an_answer_that_reaches_nobody_any_more_is_waited_for_no_longer(
    town: Town, state: str
) -> None:
    number = town.answered()
    town.let_answer(state, last_error="window_closed")
    AnswerWatch(town.application).look()
    erase(town.application, SYSTEM, town.row(number).reporter_id, "asked")
    assert AnswerWatch(town.application).look() == {"closed": 1}
    row = town.row(number)
    assert (row.status, row.reason, row.untold) == ("closed", "silence", None)
    assert AnswerWatch(town.application).look() == {}


# --- what colleagues hear ------------------------------------------------------------------------


def test_an_agency_hears_of_what_is_handed_to_it_and_then_of_the_deadline(town: Town) -> None:
    agency, other = town.agency(0), town.agency(1)
    liaison = employ(town, "opd", "liaison_officer", agency)
    employ(town, "lain", "liaison_officer", other)
    head = employ(town, "kepala", "agency_head", agency)
    officer = employ(town, "petugas", "officer")
    number = town.tell()
    town.casework.verify(OFFICER, number, town.deed(), SAID, agency_ids=[agency])
    assert heard(town) == {("assigned", liaison)}
    town.clock.move(timedelta(days=8))  # the first follow-up was due within five working days
    town.sweep()
    assert ("overdue", liaison) in heard(town)
    assert ("overdue", officer) in heard(town)
    assert ("overdue", head) in heard(town)
    assert {who for _, who in heard(town)} == {liaison, head, officer}


def test_of_the_officers_own_day_an_agency_is_reminded_and_told_and_its_lists_go_by_it(
    town: Town,
) -> None:
    agency = town.agency(0)
    liaison = employ(town, "opd", "liaison_officer", agency)
    head = employ(town, "kepala", "agency_head", agency)
    number = town.tell()
    day = date(2026, 11, 24)
    town.casework.verify(OFFICER, number, town.deed(), SAID, agency_ids=[agency], due_on=day)
    scope = replace(SYSTEM, agencies=frozenset({agency}))

    def listed() -> list[str]:
        now = town.clock.now()
        hour = Hour(now=now, day_ends_at=now + timedelta(hours=10))
        with town.application.store.read() as connection:
            found = counts(scope, connection, hour, ("due_today", "overdue"))
        return [code for code, count in found.items() if count]

    town.clock.set(datetime(2026, 11, 24, 8, tzinfo=UTC))  # an hour before work ends
    town.sweep()
    assert ("reminder", liaison) in heard(town)
    assert listed() == ["due_today"]
    town.clock.move(timedelta(hours=2))
    town.sweep()
    assert ("overdue", liaison) in heard(town)
    assert listed() == ["overdue"]
    town.clock.move(timedelta(days=2))
    town.sweep()
    assert ("overdue", head) in heard(town)


def test_five_working_days_after_a_deadline_the_coordinators_hear_of_it_and_not_of_which(
    town: Town,
) -> None:
    supervisor = employ(town, "pengawas", "supervisor")
    coordinator = employ(town, "koordinator", "coordinator")
    employ(town, "koordinator-uji", "coordinator", jurisdiction="UJI")
    town.clock.set(town.row(town.tell()).due_at)
    steps = []
    for _ in range(8):
        before = heard(town)
        town.sweep()
        steps.append(heard(town) - before)
        town.clock.move(timedelta(days=1))
    assert [step for step in steps if step] == [
        {("escalated", supervisor)},
        {("escalated", coordinator)},
    ]
    with town.application.store.read() as connection:
        of_coordinator = notices.c.operator_id == coordinator
        (row,) = connection.execute(select(notices).where(of_coordinator))
    assert (row.complaint_id, row.details) == (None, {"channel": "telegram"})


def test_of_a_channel_that_was_taken_away_no_other_government_hears(town: Town) -> None:
    coordinator = employ(town, "koordinator", "coordinator")
    employ(town, "koordinator-uji", "coordinator", jurisdiction="UJI")
    town.clock.set(town.row(town.tell()).due_at)
    with town.application.store.write() as connection:
        connection.execute(update(complaints).values(channel="taken_away"))
    for _ in range(8):
        town.sweep()
        town.clock.move(timedelta(days=1))
    assert heard(town) == {("escalated", coordinator)}


def test_whoever_approves_hears_that_an_answer_waits(town: Town) -> None:
    supervisor = employ(town, "pengawas", "supervisor")
    number = town.tell()
    town.casework.verify(OFFICER, number, town.deed(), SAID)
    town.answer(number, needs_approval=True)
    assert ("approval_waiting", supervisor) in heard(town)


def test_officers_hear_that_a_citizen_has_answered(town: Town) -> None:
    officer = employ(town, "petugas", "officer")
    number = town.tell()
    town.casework.verify(OFFICER, number, town.deed(), SAID)
    town.casework.hold(OFFICER, number, town.deed(), "Di mana?")
    town.clock.move(timedelta(hours=1))
    town.tell(text="Di depan pasar")
    town.casework.resume_answered()
    assert heard(town) == {("citizen_answered", officer)}


def test_a_wish_of_somebody_with_a_sealed_open_report_is_decided_by_the_supervisor_alone(
    town: Town,
) -> None:
    number = town.tell()
    store, now = town.application.store, town.clock.now()
    supervisor = replace(OFFICER, actor="operator:2", rights=ROLE_RIGHTS["supervisor"])
    with store.write() as connection:
        connection.execute(update(complaints).values(seal="oversight"))
        reporter = town.row(number).reporter_id
        people.request_own_erasure(SYSTEM, connection, reporter, "telegram", "c0de", now)
    with pytest.raises(NotFound):
        grant_request(town.application, OFFICER, "c0de", "asked")
    with pytest.raises(NotFound):
        refuse_request(town.application, OFFICER, "c0de", "case_open")
    assert town.row(number).summary
    assert grant_request(town.application, supervisor, "c0de", "asked") is not None
    assert not town.row(number).summary
    with store.read() as connection:
        assert people.open_erasure_requests(SYSTEM, connection) == []


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        ("Jalan rusak di depan pasar, sudah sejak…", None),  # goes on with the second message
        ("Rusak di depan pasar", None),
        ("Jalan berlubang, Desa Contoh", "Jalan berlubang, Desa Contoh"),
    ],
)
def test_a_title_in_the_citizens_words_is_erased_with_them(
    town: Town, title: str, kept: str | None
) -> None:
    number = town.tell(text="Min, jalan rusak di depan pasar")
    store, now = town.application.store, town.clock.now()
    with store.write() as connection:
        connection.execute(update(complaints).values(title=title))
        reporter = town.row(number).reporter_id
        people.request_own_erasure(SYSTEM, connection, reporter, "telegram", "c0de", now)
    grant_request(town.application, OFFICER, "c0de", "asked")
    assert (town.row(number).summary, town.row(number).title) == ("", kept)
