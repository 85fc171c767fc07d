"""What was set apart in private becomes a report: with clocks, and a receipt for its citizen."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from channels.base import Source
from channels.instagram import InstagramSettings
from forwarder.base import open_reply
from muara import sorting
from muara.app import Application, open_application, prepare_store
from muara.clock import FixedClock
from muara.pipeline import pack
from muara.speaking import speak
from store import ledger, persons, queries, set_apart
from store.errors import Conflict, NotFound, NotPossible
from store.models import complaints, items, outbox
from store.scope import SYSTEM, Scope
from tests.installation import START, Citizens, settings_for

ADVERT = "jasa sedot WC murah 24 jam hubungi 0811-0000-1234"


@dataclass
class Office:
    """An installation whose citizens write to it in private."""

    application: Application
    clock: FixedClock
    citizens: Citizens

    @property
    def scope(self) -> Scope:
        return self.application.scope("operator:1")

    def receive(self, person: int, text: str) -> None:
        self.take("telegram", self.citizens.telegram(person, text=text))

    def take(self, channel: str, body: bytes) -> None:
        delivery = ledger.NewDelivery(
            channel=channel,
            source=Source.WEBHOOK,
            received_at=self.clock.now(),
            day=self.clock.now().date(),
            content=pack(body),
        )
        with self.application.store.write() as connection:
            ledger.receive(self.application.store, connection, [delivery])
        self.application.pipeline.drain()

    def rows(self, table: Any) -> Any:
        with self.application.store.read() as connection:
            return connection.execute(select(table).order_by(table.c.id)).all()

    def said(self) -> list[tuple[str, str]]:
        """Purpose and words of all that we said."""
        store = self.application.store
        with store.read() as connection:
            found = []
            for row in connection.execute(select(outbox).order_by(outbox.c.id)):
                sealer = queries.reporter_sealer(SYSTEM, connection, store.keyring, row.reporter_id)
                found.append((row.purpose, open_reply(sealer, row.sealed)["text"]))
        return found


@pytest.fixture
def office(tmp_path: Path, migrated_url: str) -> Iterator[Office]:
    settings = settings_for(tmp_path, migrated_url)
    prepare_store(settings)
    clock = FixedClock(START)
    with open_application(settings, clock) as application:
        yield Office(application, clock, Citizens(clock))


def test_what_was_set_apart_becomes_a_report_and_its_citizen_gets_the_receipt(
    office: Office,
) -> None:
    office.receive(1, ADVERT)
    (item,) = office.rows(items)
    assert (item.reason, office.rows(complaints)) == ("no_report_advert", [])

    office.clock.move(timedelta(hours=1))
    tracking_id = sorting.take_back(office.application, office.scope, item.id)

    (case,) = office.rows(complaints)
    assert (case.tracking_id, case.is_report, case.due_kind) == (tracking_id, True, "verify")
    while office.application.gathering().go_on():
        office.clock.move(timedelta(minutes=11))  # it answers none of the bot's questions
    receipt = [text for purpose, text in office.said() if purpose == "acknowledgement"]
    assert len(receipt) == 1
    assert tracking_id in receipt[0]
    with pytest.raises(Conflict):
        sorting.take_back(office.application, office.scope, item.id)


def test_lapor_takes_what_an_officer_has_left_of_several_that_were_set_apart(
    office: Office,
) -> None:
    for text in ("lagi apa min", "lagu ini enak banget ya hehe", "sudah makan belum min"):
        office.receive(1, text)
    first, *others = office.rows(items)
    sorting.take_back(office.application, office.scope, first.id)

    office.receive(1, "LAPOR")
    taken, new = office.rows(complaints)
    belongs = {row.id: row.complaint_id for row in office.rows(items)}
    assert belongs[first.id] == taken.id
    assert [belongs[one.id] for one in others] == [new.id, new.id]
    assert "taken_as_report" in [purpose for purpose, _ in office.said()]


def test_what_is_left_apart_opens_nothing(office: Office) -> None:
    office.receive(1, ADVERT)
    (item,) = office.rows(items)
    sorting.leave_apart(office.application, office.scope, item.id)
    assert office.rows(complaints) == []


def test_the_lot_falls_once_on_each_day_and_on_the_same_messages(office: Office) -> None:
    for person in range(12):
        office.receive(person, ADVERT)
    assert sorting.draw_by_lot(office.application) == 0  # the day is not over
    office.clock.move(timedelta(days=1))
    assert sorting.draw_by_lot(office.application) == sorting.FEWEST_DRAWN
    assert sorting.draw_by_lot(office.application) == 0
    with office.application.store.read() as connection:
        drawn = {row.id for row in set_apart.drawn(office.scope, connection)}
        rows = set_apart.set_apart_on(SYSTEM, connection, ["telegram"], START.date())
    assert drawn == {row.id for row in sorting.drawn_of(rows, START.date())}


def test_the_lot_falls_when_the_day_of_the_government_is_over(office: Office) -> None:
    office.receive(1, ADVERT)
    office.clock.set(START.replace(hour=17, minute=30))  # half past midnight there
    assert sorting.draw_by_lot(office.application) == 1


def test_what_an_officer_has_called_a_report_the_same_day_counts_when_the_lot_falls_on_it(
    office: Office,
) -> None:
    for person in (1, 2):
        office.receive(person, ADVERT)
    sorting.take_back(office.application, office.scope, office.rows(items)[0].id)
    office.clock.move(timedelta(days=1))
    assert sorting.draw_by_lot(office.application) == 2
    with office.application.store.read() as connection:
        assert len(set_apart.drawn(office.scope, connection)) == 1, "one is looked at already"
        (day,) = set_apart.errors(office.scope, connection, START.date())
    assert (day.checked, day.reversed) == (1, 1)


@pytest.mark.parametrize(("messages", "drawn"), [(3, 3), (10, 10), (300, 15), (4000, 50)])
def test_so_many_are_drawn_of_a_day(messages: int, drawn: int) -> None:
    @dataclass(frozen=True)
    class Message:
        id: int

    day = date(2026, 11, 21)
    rows: Any = [Message(number) for number in range(messages)]
    chosen = sorting.drawn_of(rows, day)
    assert len(chosen) == drawn
    assert list(sorting.drawn_of(rows[::-1], day)) == list(chosen)
    if messages > drawn:
        assert sorting.drawn_of(rows, date(2026, 11, 22)) != chosen


def test_a_citizen_who_asks_for_a_person_is_told_the_hours(office: Office) -> None:
    office.receive(1, "petugas")  # a Saturday morning
    (told,) = [text for purpose, text in office.said() if purpose == "person_wanted"]
    assert "Petugas bertugas lagi Senin, 23 November, pukul 07.30" in told
    assert "  " not in told


def test_an_officer_answers_a_citizen_who_has_no_report(office: Office) -> None:
    office.receive(1, "petugas")
    with office.application.store.read() as connection:
        (place,) = persons.waiting(office.scope, connection)
    with pytest.raises(NotPossible):
        speak(office.application, office.scope, place.id, "empty", "  ")
    speak(office.application, office.scope, place.id, "first", "Ada yang bisa dibantu?")
    said = office.said()[-1]
    assert said == (
        "message",
        "Petugas: Ada yang bisa dibantu?\n"
        "(Anda berbicara dengan petugas; bot diam di sini sampai pukul 11.00.)",
    )
    with office.application.store.read() as connection:
        assert persons.waiting(office.scope, connection) == []
    with pytest.raises(NotFound):
        speak(office.application, office.scope, place.id, "again", "Halo")

    office.receive(1, "bantuan")  # the bot is silent there
    assert office.said()[-1] == said


def test_an_officers_words_in_private_may_be_as_long_as_private_words_may_be_there(
    tmp_path: Path, migrated_url: str
) -> None:
    account = InstagramSettings(
        kind="instagram",
        jurisdiction="CTH",
        account_id="17841400000000042",
        page_id="100000000000042",
        app_id="600000000000007",
    )
    settings = settings_for(tmp_path, migrated_url, channels={"instagram": account})
    prepare_store(settings)
    clock = FixedClock(START)
    asks = {
        "sender": {"id": "7000000000000001"},
        "recipient": {"id": account.account_id},
        "timestamp": int(START.timestamp() * 1000),
        "message": {"mid": "m_1", "text": "petugas"},
    }
    entry = {"id": account.account_id, "time": 1, "messaging": [asks]}
    with open_application(settings, clock) as application:
        office = Office(application, clock, Citizens(clock))
        office.take("instagram", json.dumps({"object": "instagram", "entry": [entry]}).encode())
        with application.store.read() as connection:
            (place,) = persons.waiting(office.scope, connection)
        with pytest.raises(NotPossible):
            speak(application, office.scope, place.id, "too long", "a" * 900)
        speak(application, office.scope, place.id, "long", "a" * 800)
        assert "a" * 800 in office.said()[-1][1]
