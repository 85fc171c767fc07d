"""An alert rises from circle to circle until a person looks after it, and tells no secrets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert, select, update

from channels.base import Source
from muara.alerting import Alerting
from muara.app import Application, open_application, prepare_store
from muara.casework import Casework
from muara.clock import FixedClock
from muara.notice_words import Line, message
from muara.notices import Event
from muara.pipeline import pack
from muara.settings import ClockSettings
from store import accounts, agencies, alerts, deputies, ledger, lists, navigation, notices
from store.case_models import assignments, exclusions
from store.casework.deed import Deed
from store.models import complaints, operators
from store.notice_models import notices as notice_table
from store.scope import SYSTEM
from tests.installation import START, Citizens, settings_for
from tests.people import add_person

DANGER = "Tolong! Kabel listrik putus di Jalan Melati, masih menyala, ada warga tersengat"
ROLES = ("officer", "agency_head", "supervisor", "coordinator", "technician", "auditor")


@dataclass
class Watch:
    """An installation, and people who wait for notices."""

    application: Application
    clock: FixedClock
    citizens: Citizens
    people: dict[str, int]
    office: int
    _seen: int = field(default=0)

    def receive(self, person: int, text: str) -> None:
        delivery = ledger.NewDelivery(
            channel="telegram",
            source=Source.WEBHOOK,
            received_at=self.clock.now(),
            day=self.clock.now().date(),
            content=pack(self.citizens.telegram(person, text=text)),
        )
        with self.application.store.write() as connection:
            ledger.receive(self.application.store, connection, [delivery])
        self.application.pipeline.drain()

    def complaint(self) -> Any:
        with self.application.store.read() as connection:
            return connection.execute(select(complaints).order_by(complaints.c.id.desc())).first()

    def after(self, minutes: float) -> dict[str, bool]:
        """Who is told within so many minutes, and whether they learn which report it is."""
        self.clock.move(timedelta(minutes=minutes))
        Alerting(self.application).look()
        return self.told()

    def assign(self) -> None:
        """The newest complaint is with the agency."""
        given = {"complaint_id": self.complaint().id, "agency_id": self.office, "state": "open"}
        given |= {"assigned_by": "operator:1", "assigned_at": START, "version": 1}
        with self.application.store.write() as connection:
            connection.execute(insert(assignments).values(given))

    def exclude(self, role: str) -> None:
        """The newest complaint is about one of the people."""
        about = {"complaint_id": self.complaint().id, "operator_id": self.people[role]}
        about |= {"excluded_by": "operator:1", "excluded_at": START}
        with self.application.store.write() as connection:
            connection.execute(insert(exclusions).values(about))

    def press(self) -> None:
        """Somebody looks after the newest complaint."""
        now = self.clock.now()
        scope = self.application.scope("operator:1")
        deed = Deed(key=f"pressed at {now}", now=now)
        Casework(self.application).acknowledge(scope, self.complaint().tracking_id, deed)

    def mark(self, *, is_emergency: bool) -> None:
        """An officer says of the newest complaint that somebody is in danger, or nobody."""
        now = self.clock.now()
        scope = self.application.scope("operator:1")
        deed = Deed(key=f"{is_emergency} at {now}", now=now)
        number = self.complaint().tracking_id
        Casework(self.application).set_emergency(scope, number, deed, is_emergency=is_emergency)

    def waiting(self) -> list[str]:
        """What stands above the queue."""
        with self.application.store.read() as connection:
            return [row.kind for row in alerts.waiting(SYSTEM, connection)]

    def is_told_on_pages(self, role: str) -> bool:
        """Whether the head of each page says that something waits that they may not see."""
        hour = lists.Hour(now=self.clock.now(), day_ends_at=self.clock.now())
        with self.application.store.read() as connection:
            person = accounts.operator(SYSTEM, connection, self.people[role])
            scope = person.scope(self.application.jurisdiction_of())
            numbers = navigation.numbers_for(scope, connection, hour, (), START.date())
        return numbers.alerts > 0

    def told(self) -> dict[str, bool]:
        names = {number: role for role, number in self.people.items()}
        with self.application.store.read() as connection:
            rows = connection.execute(select(notice_table).order_by(notice_table.c.id)).all()
        new, self._seen = rows[self._seen :], len(rows)
        return {
            names[row.operator_id]: row.complaint_id is not None
            for row in new
            if row.event in (Event.EMERGENCY, Event.ALERT_WAITING, Event.THREAT)
        }


@pytest.fixture
def watch(tmp_path: Path, migrated_url: str) -> Iterator[Watch]:
    settings = settings_for(tmp_path, migrated_url)
    prepare_store(settings)
    clock = FixedClock(START)
    with open_application(settings, clock) as application:
        store = application.store
        with store.read() as connection:
            office = int(agencies.agencies_of(SYSTEM, connection, "CTH")[0].id)
        people = {}
        for role in ROLES:
            own = {"agency_id": office} if role == "agency_head" else {}
            person = add_person(store, role, role, jurisdictions=["CTH"], **own)
            people[role] = person.id
            choice = notices.Choice(
                route="email", sealed_address=b"", language="id", events=[Event.EMERGENCY]
            )
            with store.write() as connection:
                notices.set_choice(SYSTEM, connection, person.id, choice, START)
        yield Watch(application, clock, Citizens(clock), people, office)


def test_an_emergency_rises_until_somebody_looks_after_it(watch: Watch) -> None:
    watch.receive(1, DANGER)
    assert watch.told() == {"officer": True}
    assert watch.after(4) == {}
    assert watch.after(1) == {"supervisor": True}
    assert watch.after(9) == {}
    assert watch.after(1) == {"coordinator": False, "technician": False}
    everybody = {"officer": True, "supervisor": True, "coordinator": False, "technician": False}
    assert watch.after(15) == everybody
    assert watch.after(29) == {}
    assert watch.after(1) == everybody  # and so on

    watch.press()
    assert watch.after(600) == {}
    assert not Alerting(watch.application).has_work()


def test_what_a_standstill_has_left_out_is_told_once_for_each_circle(watch: Watch) -> None:
    watch.receive(1, DANGER)
    watch.told()
    times = [watch.after(600), *(watch.after(0) for _ in range(5))]
    assert [sorted(told) for told in times if told] == [
        ["supervisor"],
        ["coordinator", "technician"],
        ["coordinator", "officer", "supervisor", "technician"],
    ]
    assert not Alerting(watch.application).has_work()
    assert watch.after(29) == {}
    assert "officer" in watch.after(1)  # and so on, at its own half hours


def test_of_a_channel_that_was_taken_away_no_other_government_hears(watch: Watch) -> None:
    watch.receive(1, DANGER)
    watch.told()
    with watch.application.store.write() as connection:
        connection.execute(update(complaints).values(channel="taken_away"))
        connection.execute(update(operators).values(jurisdictions=["UJI"]))
    assert [watch.after(minutes) for minutes in (5, 10, 15)] == [{}, {}, {}]


def test_the_head_of_the_agency_that_has_it_hears_first(watch: Watch) -> None:
    watch.receive(1, DANGER)
    watch.told()
    watch.assign()
    assert watch.after(5) == {"agency_head": True}


def test_where_the_head_can_hear_nothing_the_supervisor_hears(watch: Watch) -> None:
    watch.receive(1, DANGER)
    watch.told()
    watch.assign()
    head = operators.c.id == watch.people["agency_head"]
    with watch.application.store.write() as connection:
        connection.execute(update(operators).where(head).values(is_active=False))
    assert watch.after(5) == {"supervisor": True}


def test_the_deputy_of_a_head_who_has_left_hears_in_their_place(watch: Watch) -> None:
    now, head = watch.clock.now(), watch.people["agency_head"]
    people = {"agency_id": watch.office, "jurisdictions": ["CTH"]}
    deputy = add_person(watch.application.store, "wakil", "liaison_officer", **people)
    watch.people["deputy"] = deputy.id
    choice = notices.Choice(route="email", sealed_address=b"", language="id", events=[])
    with watch.application.store.write() as connection:
        notices.set_choice(SYSTEM, connection, deputy.id, choice, now)
        deputies.appoint(
            SYSTEM,
            connection,
            operator_id=deputy.id,
            represents_id=head,
            starts_at=now,
            ends_at=now + timedelta(days=1),
            now=now,
        )
        closed = update(operators).where(operators.c.id == head)
        connection.execute(closed.values(is_active=False))
    watch.receive(1, DANGER)
    watch.told()
    watch.assign()
    assert watch.after(5) == {"deputy": True}


def test_whoever_is_excluded_does_not_hear_that_something_waits(watch: Watch) -> None:
    watch.receive(1, DANGER)
    watch.told()
    watch.assign()
    for role in ("agency_head", "officer"):
        watch.exclude(role)
    assert watch.after(5) == {"supervisor": True}
    watch.after(10)
    everybody = {"supervisor": True, "coordinator": False, "technician": False}
    assert watch.after(15) == everybody


def test_a_sealed_emergency_is_named_only_to_those_who_may_see_it(watch: Watch) -> None:
    watch.receive(1, DANGER)
    watch.told()
    with watch.application.store.write() as connection:
        connection.execute(update(complaints).values(seal="oversight", is_secret=True))
    assert watch.after(5) == {"supervisor": True}
    assert watch.after(10) == {"coordinator": False, "technician": False}
    others = {"officer": False, "coordinator": False, "technician": False}
    assert watch.after(15) == {"supervisor": True, **others}


def test_whoever_chose_no_way_to_be_told_sees_on_each_page_that_something_sealed_waits(
    watch: Watch,
) -> None:
    watch.receive(1, DANGER)
    with watch.application.store.write() as connection:
        connection.execute(update(complaints).values(seal="oversight", is_secret=True))
    seen = []
    for minutes in (5, 10, 15):
        watch.after(minutes)
        seen.append({role for role in ROLES if watch.is_told_on_pages(role)})
    assert seen == [set(), {"coordinator", "technician"}, {"officer", "coordinator", "technician"}]
    watch.exclude("officer")
    watch.exclude("technician")
    assert {role for role in ROLES if watch.is_told_on_pages(role)} == {"coordinator"}


def test_no_page_tells_an_officer_that_a_threat_waits(watch: Watch) -> None:
    watch.receive(1, "Jalan di depan SD Negeri Karang berlubang besar")
    watch.receive(1, "ancaman")
    for minutes in (5, 10, 15):
        watch.after(minutes)
    assert {role for role in ROLES if watch.is_told_on_pages(role)} == {"coordinator", "technician"}


def test_a_threat_is_told_to_the_supervisor_and_never_to_officers(watch: Watch) -> None:
    watch.receive(1, "Jalan di depan SD Negeri Karang berlubang besar")
    watch.receive(1, "ancaman")
    assert watch.told() == {"supervisor": True}
    assert watch.complaint().is_secret
    assert watch.after(5) == {"supervisor": True}
    assert watch.after(10) == {"coordinator": False, "technician": False}
    assert "officer" not in watch.after(15)


def test_a_threat_after_somebody_looked_after_the_first_alerts_again(watch: Watch) -> None:
    watch.receive(1, "Jalan di depan SD Negeri Karang berlubang besar")
    watch.receive(1, "ancaman")
    watch.after(15)
    watch.receive(1, "ancaman")
    assert watch.told() == {}  # it waits already
    watch.press()
    assert watch.waiting() == []
    watch.clock.move(timedelta(days=2))
    watch.receive(1, "ancaman")
    assert watch.told() == {"supervisor": True}
    assert watch.waiting() == ["threat"]
    assert watch.after(5) == {"supervisor": True}
    assert watch.after(10) == {"coordinator": False, "technician": False}


def test_danger_that_is_told_of_again_alerts_again(watch: Watch) -> None:
    watch.receive(1, DANGER)
    watch.press()
    watch.told()
    watch.receive(1, "Tolong cepat, kabel itu menyala lagi dan ada warga tersengat!")
    assert watch.told() == {"officer": True}
    assert watch.waiting() == ["emergency"]


def test_calling_off_an_emergency_leaves_the_alert_of_a_threat(watch: Watch) -> None:
    watch.receive(1, DANGER)
    watch.receive(1, "ancaman")
    watch.mark(is_emergency=False)
    assert watch.waiting() == ["threat"]


def test_an_emergency_that_a_person_declares_is_an_alert_like_any_other(watch: Watch) -> None:
    watch.receive(1, "Lampu jalan di depan balai desa mati")
    watch.mark(is_emergency=True)
    assert watch.told() == {"officer": True}
    assert watch.waiting() == ["emergency"]
    assert watch.after(5) == {"supervisor": True}


def test_a_word_without_danger_alerts_nobody(watch: Watch) -> None:
    watch.receive(1, "Lampu jalan di depan balai desa mati")
    assert watch.told() == {}
    assert watch.after(60) == {}


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("event", [Event.THREAT, Event.ALERT_WAITING])
@pytest.mark.parametrize("is_sealed", [False, True])
def test_the_notice_tells_nothing_of_the_report(
    event: Event, language: str, is_sealed: bool
) -> None:
    line = Line(
        event=event,
        tracking_id="CTH-7K4M-92QX",
        topic="Kekerasan",
        channel="telegram",
        is_sealed=is_sealed,
    )
    title, body = message([line], language, "https://aduan.contoh.example")
    assert "https://aduan.contoh.example/?list=alerts" in body
    assert "CTH-7K4M-92QX" not in title + body
    assert not any(word in (title + body).lower() for word in ("kekerasan", "ancam", "threat"))


def test_the_minutes_must_rise() -> None:
    assert ClockSettings(alert_minutes=(2, 10)).alert_minutes == (2, 10)
    with pytest.raises(ValueError, match="must rise"):
        ClockSettings(alert_minutes=(15, 5))
