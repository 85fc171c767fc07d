"""What follows from a deed: the citizen is told once, in words of their own surface; clocks run."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update

from forwarder.base import REPLY
from muara import identity, sorting
from muara.answer_watch import AnswerWatch
from muara.app import Application, open_application, prepare_store
from muara.casework import Answer, Casework
from muara.clock import FixedClock
from muara.clockwork import Clockwork, Escalation
from muara.deadline_notices import tell_of_deadline
from muara.notices import CHOOSABLE
from muara.pipeline import pack
from store import agencies, clocks, ledger, overview, people, queries
from store import notices as stored_notices
from store.case_models import FollowUpKind
from store.casework.deed import Deed
from store.casework.verifying import Verification
from store.errors import NotPossible
from store.models import OutboxState, complaints, outbox
from store.notice_models import notices
from store.rights import ROLE_RIGHTS, Right
from store.scope import REPORTER, SYSTEM
from tests.installation import START, Citizens, settings_for
from tests.people import add_person

OFFICER = replace(SYSTEM, actor="operator:1", rights=ROLE_RIGHTS["officer"])
SAID = Verification(
    title="Jalan berlubang", classification="complaint", is_oversight=False, is_secret=False
)
DONE = {"what": "Ditambal", "when": "Selasa", "who": "Regu contoh"}


@dataclass
class Town:
    """One government's desk, without a web server."""

    application: Application
    clock: FixedClock
    citizens: Citizens
    count: int = 0

    def __post_init__(self) -> None:
        self.casework = Casework(self.application)

    def tell(self, person: int = 1, channel: str = "telegram", **message: Any) -> str:
        """A citizen writes; the number of their newest complaint."""
        if channel == "telegram":
            body = self.citizens.telegram(person, **({"text": "Jalan rusak"} | message))
        else:
            body = self.citizens.comment(person, message.get("text", "Jalan rusak"))
        store = self.application.store
        delivery = ledger.NewDelivery(
            channel=channel,
            source="webhook",
            received_at=self.clock.now(),
            day=self.clock.now().date(),
            content=pack(body),
        )
        with store.write() as connection:
            ledger.receive(store, connection, [delivery])
        self.application.pipeline.drain()
        with store.read() as connection:
            newest = select(complaints.c.tracking_id).order_by(complaints.c.id.desc()).limit(1)
            return str(connection.execute(newest).scalar_one())

    def deed(self, key: str | None = None) -> Deed:
        self.count += 1
        return Deed(key=key or f"deed-{self.count}", now=self.clock.now())

    def agency(self, position: int = 0) -> int:
        with self.application.store.read() as connection:
            return int(agencies.agencies_of(SYSTEM, connection, "CTH")[position].id)

    def answer(self, number: str, **more: Any) -> None:
        said = Answer(kind=FollowUpKind.SUBSTANTIVE_ANSWER, text="Sudah ditambal.", **(DONE | more))
        self.casework.answer(OFFICER, number, self.deed(), said)

    def answered(self, **where: Any) -> str:
        number = self.tell(**where)
        self.casework.verify(OFFICER, number, self.deed(), SAID)
        self.answer(number)
        return number

    def row(self, number: str) -> Any:
        with self.application.store.read() as connection:
            return queries.complaint_by_tracking_id(SYSTEM, connection, number)

    def clocks(self, number: str) -> dict[str, str]:
        with self.application.store.read() as connection:
            found = clocks.deadlines_of(SYSTEM, connection, self.row(number).id)
        return {row.kind: row.state for row in found}

    def letters(self, number: str) -> list[tuple[str, str, bool]]:
        """(purpose, text, private) of what the citizen is told, without the bot's first words."""
        complaint = self.row(number)
        store = self.application.store
        with store.read() as connection:
            sealer = queries.reporter_sealer(
                SYSTEM, connection, store.keyring, complaint.reporter_id
            )
            rows = queries.replies_to(SYSTEM, connection, complaint.id)
        opened = [(row.purpose, json.loads(sealer.open(row.sealed, REPLY))) for row in rows]
        return [
            (purpose, letter["text"], letter["private"])
            for purpose, letter in opened
            if not purpose.endswith("acknowledgement") and purpose != "greeting"
        ]

    def let_answer(self, state: str, **values: Any) -> None:
        """The platform did this with every answer."""
        with self.application.store.write() as connection:
            connection.execute(
                update(outbox).where(outbox.c.purpose == "answer").values(state=state, **values)
            )


@pytest.fixture
def town(tmp_path: Path, migrated_sqlite_url: str) -> Iterator[Town]:
    settings = settings_for(tmp_path, migrated_sqlite_url)
    prepare_store(settings)
    clock = FixedClock(START + timedelta(days=2))  # a Monday
    with open_application(settings, clock) as application:
        yield Town(application, clock, Citizens(clock))


# --- what the citizen is told -------------------------------------------------------------------


def test_each_step_is_told_in_private_with_the_number(town: Town) -> None:
    number = town.tell()
    casework = town.casework
    casework.verify(OFFICER, number, town.deed(), SAID, agency_ids=[town.agency()])
    casework.hold(OFFICER, number, town.deed(), "Di RT berapa?")
    casework.resume(OFFICER, number, town.deed())
    casework.give_back(OFFICER, number, town.deed(), 1, reason="mistake")
    town.answer(number)
    casework.close(OFFICER, number, town.deed(), reason="by_officer")
    casework.reopen(OFFICER, number, town.deed(), reason="not_done")
    casework.archive(OFFICER, number, town.deed(), reason="unclear")
    told = town.letters(number)
    assert [purpose for purpose, _, _ in told] == [
        "assign",
        "question",
        "answer",
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
    ((_, text, is_private),) = town.letters(number)
    # The one private answer that the platform allows was used for the acknowledgement.
    assert not is_private
    assert number not in text
    assert "ditambal" not in text.lower()


def test_whoever_reported_the_same_is_told_under_their_own_number(town: Town) -> None:
    leader, other = town.tell(1), town.tell(2)
    town.casework.merge(OFFICER, other, town.deed(), leader)
    town.casework.verify(OFFICER, leader, town.deed(), SAID)
    town.answer(leader)
    for number in (leader, other):
        ((purpose, text, _),) = town.letters(number)
        assert purpose == "answer"
        assert number in text


def test_who_asks_for_a_person_is_told_until_when(town: Town) -> None:
    town.tell()
    town.tell(text="petugas")
    with town.application.store.read() as connection:
        row = connection.execute(select(outbox).where(outbox.c.purpose == "person_wanted")).one()
        keyring = town.application.store.keyring
        sealer = queries.reporter_sealer(SYSTEM, connection, keyring, row.reporter_id)
    text = json.loads(sealer.open(row.sealed, REPLY))["text"]
    assert "paling lambat Senin, 23 November 11.00" in text


def test_nobody_learns_who_wrote_while_a_wish_to_be_forgotten_waits(town: Town) -> None:
    number = town.tell()
    complaint = town.row(number)
    named = replace(OFFICER, rights=OFFICER.rights | {Right.REVEAL_IDENTITY})
    asked = {"reason": "contact", "words": "perlu dihubungi"}
    store, now = town.application.store, town.clock.now()
    assert identity.reveal(store, named, complaint.id, now, **asked) is not None
    with store.write() as connection:
        people.request_own_erasure(
            REPORTER, connection, complaint.reporter_id, "telegram", "kode-1", now
        )
    with pytest.raises(NotPossible):
        identity.reveal(store, named, complaint.id, now, **asked)


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
    assert town.letters(number) == []
    supervisor = replace(SYSTEM, actor="operator:2", rights=ROLE_RIGHTS["supervisor"])
    town.casework.approve(supervisor, number, town.deed(), 1)
    ((purpose, text, _),) = town.letters(number)
    assert (purpose, "Regu contoh" in text) == ("answer", True)


# --- clocks -------------------------------------------------------------------------------------


def test_a_new_report_has_three_working_days_to_be_verified(town: Town) -> None:
    row = town.row(town.tell())
    assert (row.due_kind, row.due_at) == ("verify", town.clock.now() + timedelta(days=3))


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


def test_a_hold_ends_when_the_citizen_has_spoken(town: Town) -> None:
    number = town.tell()
    town.casework.verify(OFFICER, number, town.deed(), SAID)
    town.casework.hold(OFFICER, number, town.deed(), "Di mana?")
    assert town.casework.resume_answered() == 0
    town.clock.move(timedelta(hours=1))
    town.tell(text="Di depan pasar")
    assert town.casework.resume_answered() == 1
    assert (town.row(number).status, town.clocks(number)["answer"]) == ("new", "running")


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
    sweep(town)
    assert (town.row(number).status, town.row(number).untold) == ("resolved", state)
    town.let_answer("sent", last_error=None)
    assert AnswerWatch(town.application).look() == {"told": 1}


def sweep(town: Town) -> None:
    Clockwork(
        town.application.store,
        town.application.calendars,
        town.clock.now,
        escalation=Escalation(),
        notify=partial(tell_of_deadline, town.application.scope("system"), now=town.clock.now),
        close=town.casework.close_after_silence,
    ).sweep(["CTH"])


def test_silence_closes_after_ten_working_days_and_a_word_does_not(town: Town) -> None:
    silent, speaking = town.answered(person=1), town.answered(person=2)
    town.let_answer("sent", sent_at=town.clock.now())
    AnswerWatch(town.application).look()
    town.clock.move(timedelta(hours=1))
    town.tell(2, text="Belum selesai, masih berlubang")
    town.clock.move(timedelta(days=20))
    sweep(town)
    assert (town.row(silent).status, town.row(silent).reason) == ("closed", "silence")
    assert town.row(speaking).status == "resolved"
    assert "10 hari kerja" in town.letters(silent)[-1][1]


# --- what colleagues hear ------------------------------------------------------------------------


def employ(town: Town, name: str, role: str, agency_id: int | None = None) -> int:
    """Somebody who has chosen to hear of everything."""
    store, now = town.application.store, town.clock.now()
    person = add_person(store, name, role, agency_id=agency_id, jurisdictions=["CTH"])
    with store.write() as connection:
        sealer = store.sealer(connection, stored_notices.KEY, now)
        choice = stored_notices.Choice(
            route="email",
            sealed_address=sealer.seal(b"siapa@contoh.example", stored_notices.ADDRESS_CONTEXT),
            language="id",
            events=list(CHOOSABLE),
            wants_digest=False,
        )
        stored_notices.set_choice(SYSTEM, connection, person.id, choice, now)
    return person.id


def heard(town: Town) -> set[tuple[str, int]]:
    with town.application.store.read() as connection:
        rows = connection.execute(select(notices.c.event, notices.c.operator_id))
        return {(row.event, row.operator_id) for row in rows}


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
    sweep(town)
    assert ("overdue", liaison) in heard(town)
    assert ("overdue", officer) in heard(town)
    assert ("overdue", head) in heard(town)
    assert {who for _, who in heard(town)} == {liaison, head, officer}


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
