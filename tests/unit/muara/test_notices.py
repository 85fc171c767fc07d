"""Operators hear of what concerns them, on the way they chose, and never too much of a citizen."""

from __future__ import annotations

import logging
import socket
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Row, Table, func, insert, select, update

from channels.base import Source
from muara import notice_routes
from muara.app import Application, open_application, prepare_store
from muara.clock import FixedClock
from muara.clockwork import OFFICER, Notice
from muara.deadline_notices import tell_of_deadline
from muara.jobs import RunContext
from muara.notice_routes import SERVICES, NotAllowed, NotSent, check_email, check_service
from muara.notice_sending import NoticeSender, queue_test
from muara.notice_words import Line, message
from muara.notices import CHOOSABLE, Event, events_for, quiet_until, tell
from muara.pipeline import pack
from muara.schedule import all_jobs
from muara.settings import MailSettings
from store import alarms, deputies, ledger, lists, notices
from store.alarm_models import AlarmLevel
from store.case_models import agencies, assignments, deadlines, exclusions, seal_accesses
from store.models import complaints, operators, reporters
from store.notice_models import notices as notice_table
from store.scope import SYSTEM
from store.session import Store
from tests.installation import START, Citizens, settings_for
from tests.mail_server import MailServer, mail_server

WIB = ZoneInfo("Asia/Jakarta")
WORDS = "Lampu jalan di Dusun Karang Tengah mati. Hubungi 0811-0000-1234."
ROADS = 1


@pytest.fixture(scope="module")
def post() -> Iterator[MailServer]:
    with mail_server() as opened:
        yield opened


@dataclass
class Office:
    """An installation without a web server, and operators who wait for mail."""

    application: Application
    clock: FixedClock
    post: MailServer
    citizens: Citizens
    people: dict[str, int] = field(default_factory=dict)

    @property
    def store(self) -> Store:
        return self.application.store

    def employ(
        self,
        name: str,
        role: str = "officer",
        *,
        agency_id: int | None = None,
        jurisdictions: Sequence[str] = ("CTH",),
        **chosen: Any,
    ) -> int:
        """Somebody who hears of everything by e-mail, unless `chosen` says otherwise."""
        now = self.clock.now()
        with self.store.write() as connection:
            person: dict[str, Any] = {"username": name, "role": role, "agency_id": agency_id}
            person |= {"jurisdictions": list(jurisdictions), "more_rights": []}
            person |= {"is_active": True, "protects_children": False}
            person |= {"password_hash": "nobody signs in here", "created_at": now}
            connection.execute(insert(operators).values(person))
            found = select(operators.c.id).where(operators.c.username == name)
            added: int = connection.execute(found).scalar_one()
            sealer = self.store.sealer(connection, notices.KEY, now)
            address = f"{name}@contoh.example".encode()
            values: dict[str, Any] = {
                "route": "email",
                "sealed_address": sealer.seal(address, notices.ADDRESS_CONTEXT),
                "language": "id",
                "events": list(CHOOSABLE),
                "wants_digest": False,
            }
            choice = notices.Choice(**(values | chosen))
            notices.set_choice(SYSTEM, connection, added, choice, now)
        self.people[name] = added
        return added

    def raise_alarm(self) -> int:
        """Something is wrong with the disk."""
        low = alarms.NewAlarm(subject="disk", code="disk_low", level=AlarmLevel.WARNING)
        with self.store.write() as connection:
            alarms.raise_(SYSTEM, connection, low, self.clock.now())
            return int(alarms.open_alarms(SYSTEM, connection)[0].id)

    def open_complaint(self, person: int = 7, text: str = WORDS, **values: Any) -> int:
        """A citizen's complaint, as the pipeline made it, with some columns changed."""
        now = self.clock.now()
        delivery = ledger.NewDelivery(
            channel="telegram",
            source=Source.WEBHOOK,
            received_at=now,
            day=now.date(),
            content=pack(self.citizens.telegram(person, text=text)),
        )
        with self.store.write() as connection:
            ledger.receive(self.store, connection, [delivery])
        self.application.pipeline.drain()
        newest = select(func.max(complaints.c.id))
        with self.store.write() as connection:
            found: int = connection.execute(newest).scalar_one()
            if values:
                changed = update(complaints).where(complaints.c.id == found)
                connection.execute(changed.values(**values))
        return found

    def number(self, complaint_id: int) -> str:
        """A complaint's tracking id."""
        query = select(complaints.c.tracking_id).where(complaints.c.id == complaint_id)
        with self.store.read() as connection:
            return str(connection.execute(query).scalar_one())

    def add(self, table: Table, **values: Any) -> None:
        with self.store.write() as connection:
            connection.execute(insert(table).values(**values))

    def tell_of_deadline(self, complaint: int, happened: str, kind: str, seal: str | None) -> None:
        """What the sweep says of one of its clocks to the officers."""
        notice = Notice(
            event=happened,
            role=OFFICER,
            jurisdiction="CTH",
            complaint_id=complaint,
            tracking_id=self.number(complaint),
            seal=seal,
            kind=kind,
            due_at=START,
            agency_id=None,
        )
        with self.store.write() as connection:
            scope = self.application.scope("system")
            tell_of_deadline(scope, connection, notice, now=self.clock.now)

    def stand_in(self, operator_id: int, represents_id: int) -> None:
        """Somebody acts for another until tomorrow."""
        now = self.clock.now()
        with self.store.write() as connection:
            deputies.appoint(
                SYSTEM,
                connection,
                operator_id=operator_id,
                represents_id=represents_id,
                starts_at=now,
                ends_at=now + timedelta(days=1),
                now=now,
            )

    def close(self, operator_id: int) -> None:
        """Somebody's account is closed."""
        with self.store.write() as connection:
            gone = update(operators).where(operators.c.id == operator_id)
            connection.execute(gone.values(is_active=False))

    def tell(self, event: Event, **about: Any) -> int:
        with self.store.write() as connection:
            scope = self.application.scope("system")
            return tell(scope, connection, event, now=self.clock.now(), **about)

    def send(self) -> dict[str, int]:
        return NoticeSender(self.application).send_due()

    def rows(self) -> Sequence[Row[Any]]:
        with self.store.read() as connection:
            return connection.execute(select(notice_table).order_by(notice_table.c.id)).all()

    def told(self) -> list[str]:
        """Who was written to since the last look."""
        found = [recipient for to, _ in self.post.received for recipient in to]
        self.post.received.clear()
        return sorted(address.partition("@")[0] for address in found)


@pytest.fixture
def office(tmp_path: Path, migrated_url: str, post: MailServer) -> Iterator[Office]:
    """On both databases, with a mail server on loopback."""
    post.received.clear()
    post.refuses = False
    mail = MailSettings(
        host="127.0.0.1", port=post.port, security="none", sender="muara@contoh.example"
    )
    settings = settings_for(tmp_path, migrated_url, mail=mail)
    prepare_store(settings)
    clock = FixedClock(START)
    with open_application(settings, clock) as application:
        yield Office(application, clock, post, Citizens(clock))


# --- who hears of what ----------------------------------------------------------------------------


def test_each_event_is_told_to_those_whom_it_concerns_and_once(office: Office) -> None:
    office.add(agencies, jurisdiction="CTH", code="pu", name="Dinas PU", **_AGENCY)
    office.add(agencies, jurisdiction="CTH", code="dishub", name="Dinas Perhubungan", **_AGENCY)
    for name, role, agency in (
        ("petugas", "officer", None),
        ("opd", "liaison_officer", 1),
        ("opd-lain", "liaison_officer", 2),
        ("kepala", "agency_head", 1),
        ("inspektorat", "supervisor", None),
        ("teknisi", "technician", None),
    ):
        office.employ(name, role, agency_id=agency)
    office.employ("petugas-uji", jurisdictions=["UJI"])
    complaint = office.open_complaint()
    office.add(
        assignments,
        complaint_id=complaint,
        agency_id=1,
        state="open",
        assigned_by="operator:1",
        assigned_at=START,
        version=1,
    )
    of_agency = {"complaint_id": complaint, "agency_id": 1}
    of_none = {"complaint_id": complaint}
    told = {
        (event, "agency_id" in about): (office.tell(event, **about), office.send(), office.told())[
            2
        ]
        for event, about in (
            (Event.ASSIGNED, of_agency),
            (Event.REMINDER, of_agency),
            (Event.OVERDUE, of_agency),
            (Event.OVERDUE, of_none),
            (Event.ESCALATED, of_agency),
            (Event.ESCALATED, of_none),
            (Event.EMERGENCY, of_none),
            (Event.UNDELIVERED, of_none),
            (Event.APPROVAL_WAITING, of_agency),
            (Event.ALARM, {"alarm_id": office.raise_alarm()}),
        )
    }
    assert told == {
        (Event.ASSIGNED, True): ["opd"],
        (Event.REMINDER, True): ["opd"],
        (Event.OVERDUE, True): ["kepala", "opd"],
        (Event.OVERDUE, False): ["petugas"],
        (Event.ESCALATED, True): ["kepala"],
        (Event.ESCALATED, False): ["inspektorat"],
        (Event.EMERGENCY, False): ["petugas"],
        (Event.UNDELIVERED, False): ["petugas"],
        (Event.APPROVAL_WAITING, True): ["kepala"],
        (Event.ALARM, False): ["teknisi"],
    }
    office.tell(Event.ASSIGNED, **of_agency)
    office.tell(Event.OVERDUE, **of_none)
    assert (office.send(), office.told()) == ({}, []), "the same is told once"
    office.clock.move(timedelta(hours=2))
    office.tell(Event.ASSIGNED, **of_agency)
    office.tell(Event.OVERDUE, **of_none)
    office.tell(Event.OVERDUE, **of_none, occasion="deadline:1")
    office.clock.move(timedelta(hours=2))
    office.tell(Event.OVERDUE, **of_none, occasion="deadline:1")
    assert len(office.rows()) == 13
    assert (office.send(), office.told()) == ({"sent": 2}, ["petugas"])
    office.tell(Event.REMINDER, operator_ids=[office.people["inspektorat"]], **of_none)
    assert (office.send(), office.told()) == ({"sent": 1}, ["inspektorat"])


def test_a_deputy_hears_what_whom_they_act_for_would_hear(office: Office) -> None:
    office.add(agencies, jurisdiction="CTH", code="pu", name="Dinas PU", **_AGENCY)
    deputy = office.employ("opd", "liaison_officer", agency_id=1)
    head = office.employ("kepala", "agency_head", agency_id=1)
    inspector = office.employ("inspektorat", "supervisor")
    second = office.employ("pengganti", "supervisor", route="none")
    complaint = office.open_complaint()
    given = {"complaint_id": complaint, "agency_id": 1, "state": "open", "version": 1}
    office.add(assignments, **given, assigned_by="operator:1", assigned_at=START)
    of_agency = {"complaint_id": complaint, "agency_id": 1}
    office.stand_in(deputy, head)
    office.stand_in(inspector, second)
    office.close(head)
    for event in (Event.APPROVAL_WAITING, Event.ESCALATED):
        assert (office.tell(event, **of_agency), office.send()) == (1, {"sent": 1})
        assert office.told() == ["opd"]
    office.clock.move(timedelta(days=2))
    assert office.tell(Event.ESCALATED, **of_agency) == 0, "the time of the deputy is over"


def test_a_deputy_is_offered_what_whom_they_act_for_may_hear(office: Office) -> None:
    office.add(agencies, jurisdiction="CTH", code="pu", name="Dinas PU", **_AGENCY)
    deputy = office.employ("opd", "liaison_officer", agency_id=1)
    head = office.employ("kepala", "agency_head", agency_id=1)
    office.stand_in(deputy, head)
    with office.store.read() as connection:
        known = deputies.operators_now(SYSTEM, connection, office.clock.now())
    offered = next(events_for(one) for one in known if one.id == deputy)
    assert {Event.ASSIGNED, Event.APPROVAL_WAITING, Event.ESCALATED} <= set(offered)


_AGENCY = {"contact": {}, "is_active": True, "version": 1}


def test_a_notice_says_number_topic_and_deadline_and_nothing_of_the_citizen(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    office.employ("petugas")
    due = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
    complaint = office.open_complaint(topic="Perhubungan", due_at=due, title="Lampu mati")
    office.tell(Event.OVERDUE, complaint_id=complaint)
    office.send()

    (text,) = office.post.texts
    number = office.number(complaint)
    assert text.startswith("Muara: lewat tenggat\n")
    assert f"Lewat tenggat · {number} · Perhubungan · tenggat Selasa 24 November, 10.00 WIB" in text
    assert f"http://127.0.0.1:8080/complaints/{number}" in text
    for never in ("Lampu", "Karang", "0811", "Warga", "warga_karangan"):
        assert never not in text
    logged = " ".join(r.getMessage() for r in caplog.records if r.name != "mail.log")
    assert "contoh.example" not in logged
    assert number not in logged


def test_of_a_sealed_report_only_those_who_may_see_it_hear_and_only_that_it_is_there(
    office: Office,
) -> None:
    for name, role in (
        ("petugas", "officer"),
        ("bernama", "officer"),
        ("inspektorat", "supervisor"),
        ("terlapor", "supervisor"),
    ):
        office.employ(name, role)
    complaint = office.open_complaint(
        seal="oversight", is_secret=True, topic="Perhubungan", has_exclusions=True
    )
    named, excluded = office.people["bernama"], office.people["terlapor"]
    given = {"given_by": "operator:3", "given_at": START}
    office.add(seal_accesses, complaint_id=complaint, operator_id=named, **given)
    put_out = {"excluded_by": "operator:3", "excluded_at": START}
    office.add(exclusions, complaint_id=complaint, operator_id=excluded, **put_out)
    office.tell(Event.SEALED_ARRIVED, complaint_id=complaint)
    office.tell(Event.OVERDUE, complaint_id=complaint)
    office.send()

    for text in office.post.texts:
        assert "Ada laporan tertutup." in text
        assert office.number(complaint) not in text
        assert "Perhubungan" not in text
        assert "tenggat" not in text.lower()
    assert office.told() == ["bernama", "inspektorat"]


@pytest.mark.parametrize("happened", ["deadline_reminded", "deadline_missed"])
def test_whoever_sees_a_sealed_report_is_told_that_it_waits_and_nothing_more(
    office: Office, happened: str
) -> None:
    office.employ("petugas", "officer")
    office.employ("inspektorat", "supervisor", events=[Event.SEALED_ARRIVED])
    complaint = office.open_complaint(seal="oversight", is_secret=True, topic="Perhubungan")
    for kind in ("verify", "answer"):
        for _ in range(2):
            office.tell_of_deadline(complaint, happened, kind, seal="oversight")
    office.send()
    (text,) = office.post.texts
    assert office.told() == ["inspektorat"]
    assert text.count("Ada laporan tertutup yang menunggu Anda.") == 2, "each clock once"
    assert "/?list=sealed" in text
    for never in (office.number(complaint), "Perhubungan", "complaints/", "tenggat"):
        assert never not in text


def test_what_was_sealed_after_it_was_told_is_withheld(office: Office) -> None:
    office.employ("petugas")
    complaint = office.open_complaint()
    office.tell(Event.OVERDUE, complaint_id=complaint)
    sealed = update(complaints).values(seal="oversight", is_secret=True)
    with office.store.write() as connection:
        connection.execute(sealed)
    assert (office.send(), office.told()) == ({"dropped": 1}, [])


def test_nobody_is_told_who_left_or_did_not_ask_for_it(office: Office) -> None:
    office.employ("petugas")
    office.employ("tanpa", events=[Event.EMERGENCY])
    office.employ("tidak", route="none")
    complaint = office.open_complaint()
    assert office.tell(Event.UNDELIVERED, complaint_id=complaint) == 1
    with office.store.write() as connection:
        connection.execute(update(operators).values(is_active=False))
    assert (office.send(), office.told()) == ({"dropped": 1}, [])
    assert office.tell(Event.EMERGENCY, complaint_id=complaint) == 0


def test_a_secret_report_is_told_without_its_topic(office: Office) -> None:
    office.employ("petugas")
    complaint = office.open_complaint(is_secret=True, topic="Perhubungan")
    office.tell(Event.OVERDUE, complaint_id=complaint)
    office.send()
    (text,) = office.post.texts
    assert office.number(complaint) in text
    assert "Perhubungan" not in text


def test_emergencies_and_sealed_reports_are_told_as_they_arrive(office: Office) -> None:
    office.employ("petugas")
    office.employ("inspektorat", "supervisor")
    office.open_complaint(1, "Tolong, rumah di Dusun Karang kebakaran besar, masih ada orang!")
    office.open_complaint(1, "Api makin besar, tolong cepat, kebakaran!")
    assert office.send() == {"sent": 1}
    assert office.told() == ["petugas"]
    bribe = "Pak kades minta uang 500 ribu untuk tanda tangan surat tanah, padahal gratis"
    office.open_complaint(2, bribe)
    assert office.send() == {"sent": 1}
    assert office.told() == ["inspektorat"]


def test_a_reply_that_was_given_up_and_a_channel_in_trouble_are_told(office: Office) -> None:
    office.employ("petugas")
    office.employ("teknisi", "technician")
    office.open_complaint()
    jobs = {job.id: job for job in all_jobs(office.application)}
    context = RunContext(fence=0, until=time.monotonic() + 60, ended=threading.Event())
    with office.store.write() as connection:
        connection.execute(update(reporters).values(wrapped_key=None))
    outbox = office.application.outbox("telegram")
    assert outbox is not None
    assert outbox.send_due() == {"dead": 1}
    assert [row.event for row in office.rows()] == ["undelivered"], "whatever ends this process now"
    report = jobs["self_check:telegram"].work(context)
    assert report.has_failed, "nothing listens where its API is said to be"
    for _ in range(2):
        jobs["doctor:all"].work(context)
        jobs["alarms:all"].work(context)
        jobs["notices:all"].work(context)
    assert any("Kanal telegram (" in text for text in office.post.texts)
    assert office.told() == ["petugas", "teknisi"]


# --- when, and how often --------------------------------------------------------------------------


def test_what_the_server_refuses_is_tried_again_later_and_then_given_up(office: Office) -> None:
    office.employ("petugas")
    complaint = office.open_complaint()
    office.tell(Event.OVERDUE, complaint_id=complaint)
    office.post.refuses = True
    assert office.send() == {"failed": 1}
    assert office.send() == {}, "not before its time"
    (row,) = office.rows()
    assert (row.state, row.attempts, row.last_error) == ("failed", 1, "NotSent")
    office.clock.move(timedelta(seconds=31))
    office.post.refuses = False
    assert office.send() == {"sent": 1}
    assert office.told() == ["petugas"]

    office.tell(Event.OVERDUE, complaint_id=complaint, occasion="deadline:2")
    office.tell(Event.OVERDUE, complaint_id=complaint, occasion="deadline:3")
    office.post.refuses = True
    for _ in range(12):
        office.send()
        office.clock.move(timedelta(hours=1))
    office.post.refuses = False
    assert office.send() == {"sent": 2}, "a server may be away for a night"

    office.tell(Event.OVERDUE, complaint_id=complaint, occasion="deadline:4")
    office.post.refuses = True
    for _ in range(24):
        office.send()
        office.clock.move(timedelta(hours=1))
    assert office.rows()[-1].state == "dead"
    assert office.send() == {}


def test_many_things_go_in_one_message_and_what_is_old_is_not_told_any_more(
    office: Office,
) -> None:
    office.employ("petugas")
    complaint = office.open_complaint()
    for number in range(12):
        office.tell(Event.REMINDER, complaint_id=complaint, occasion=f"deadline:{number}")
    assert office.send() == {"sent": 12}
    (text,) = office.post.texts
    assert text.startswith("Muara: 12 hal menunggu Anda")
    assert "… dan 2 hal lain" in text

    office.tell(Event.REMINDER, complaint_id=complaint, occasion="deadline:99")
    office.clock.move(timedelta(hours=25))
    assert office.send() == {"dropped": 1}


def test_quiet_hours_are_kept_but_for_emergencies(office: Office) -> None:
    office.employ("petugas", quiet_from="08:30", quiet_until="09:30")  # it is 09.00 there
    complaint = office.open_complaint()
    office.tell(Event.OVERDUE, complaint_id=complaint)
    office.tell(Event.EMERGENCY, complaint_id=complaint)
    assert office.send() == {"sent": 1}
    assert "DARURAT" in office.post.texts[0]
    office.clock.move(timedelta(minutes=29))
    assert office.send() == {}
    office.clock.move(timedelta(minutes=2))
    assert office.send() == {"sent": 1}
    assert office.rows()[0].attempts == 1


def test_a_sender_that_died_leaves_nothing_behind(office: Office) -> None:
    somebody = office.employ("petugas")
    queue_test(office.application, somebody)
    now = office.clock.now()
    with office.store.write() as connection:
        lease = timedelta(minutes=2)
        notices.claim(SYSTEM, connection, somebody, now=now, lease=lease, limit=5)
    assert office.send() == {}
    office.clock.move(timedelta(minutes=3))
    assert office.send() == {"sent": 1}
    assert "pesan percobaan" in office.post.texts[0]


def test_the_morning_digest_counts_what_waits_and_comes_once(office: Office) -> None:
    office.employ("petugas", wants_digest=True)
    office.employ("petugas-uji", wants_digest=True, jurisdictions=["UJI"])
    office.employ("tanpa")
    sender = NoticeSender(office.application)
    now = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)  # 06.30 WIB, 07.30 WITA
    office.clock.set(now)
    actor = f"operator:{office.people['petugas']}"
    office.open_complaint(1, due_at=now - timedelta(hours=1), status="assigned")
    office.open_complaint(2, due_at=now + timedelta(hours=17), status="assigned")
    office.open_complaint(3, due_at=now + timedelta(hours=18), status="new")
    office.open_complaint(4, status="in_progress", verified_by=actor)
    office.open_complaint(5, status="closed", is_open=False, due_at=now - timedelta(days=1))
    office.open_complaint(6, status="new", seal="oversight", is_secret=True)
    assert sender.make_digests() == 1, "it is morning in the east already"
    office.clock.move(timedelta(minutes=31))
    assert sender.make_digests() == 1
    assert sender.make_digests() == 0
    assert office.send() == {"sent": 1, "dropped": 1}, "nothing waits in the east"
    (text,) = office.post.texts
    assert "- baru: 1\n- jatuh tempo hari ini: 1\n- lewat tenggat: 1\n- di tangan Anda: 1" in text

    office.clock.move(timedelta(days=1, hours=7))
    assert sender.make_digests() == 0, "a digest in the afternoon helps nobody"


def test_the_digest_counts_what_the_queues_lists_hold(office: Office) -> None:
    office.add(agencies, jurisdiction="CTH", code="pu", name="Dinas PU", **_AGENCY)
    office.employ("opd", "liaison_officer", agency_id=1, wants_digest=True)
    office.employ("petugas", wants_digest=True)
    now = office.clock.now()
    office.open_complaint(1, status="new", is_report=False, due_at=None)
    answered = office.open_complaint(2, status="in_progress", due_at=now - timedelta(hours=1))
    waiting = office.open_complaint(3, status="assigned", due_at=now - timedelta(hours=1))
    given = {"agency_id": 1, "assigned_by": "operator:1", "assigned_at": now, "version": 1}
    office.add(assignments, complaint_id=answered, state="answered", **given)
    office.add(assignments, complaint_id=waiting, state="open", **given)
    clock = {"kind": "answer", "started_at": now, "due_at": now - timedelta(hours=1)}
    office.add(deadlines, complaint_id=waiting, state="running", why={}, **clock)
    told = {}
    with office.store.read() as connection:
        for account in deputies.operators_now(SYSTEM, connection, now):
            reach = account.scope(office.application.jurisdiction_of())
            counts = notices.counts(reach, connection, now=now, day_ends=now + timedelta(hours=9))
            told[account.username] = counts
            hour = lists.Hour(now=now, day_ends_at=now + timedelta(hours=9))
            of_lists = lists.counts(reach, connection, hour, ("new", "due_today", "overdue"))
            assert (counts.new, counts.due_today, counts.overdue) == tuple(of_lists.values())
    assert (told["opd"].overdue, told["opd"].mine) == (1, 1)
    assert (told["petugas"].new, told["petugas"].overdue) == (0, 2)


@pytest.mark.parametrize(
    ("local", "begins", "ends", "until"),
    [
        ("2026-11-21 22:00", "21:00", "06:00", "2026-11-22 06:00"),
        ("2026-11-22 05:59", "21:00", "06:00", "2026-11-22 06:00"),
        ("2026-11-22 06:00", "21:00", "06:00", None),
        ("2026-11-21 20:59", "21:00", "06:00", None),
        ("2026-11-21 12:30", "12:00", "13:00", "2026-11-21 13:00"),
        ("2026-11-21 13:00", "12:00", "13:00", None),
        ("2026-11-21 12:30", "12:00", "12:00", None),
        ("2026-11-21 12:30", None, None, None),
        ("2026-11-21 12:30", "12:00", None, None),
    ],
)
def test_quiet_hours_may_span_midnight(
    local: str, begins: str | None, ends: str | None, until: str | None
) -> None:
    now = datetime.fromisoformat(local).replace(tzinfo=WIB).astimezone(UTC)
    expected = datetime.fromisoformat(until).replace(tzinfo=WIB) if until else None
    assert quiet_until(now, WIB, begins, ends) == expected


# --- the ways out ---------------------------------------------------------------------------------

GENUINE = {
    "tgram": "tgram://123456789:abcdefg_hijklmnopqrstuvwxyz01234567/12315544",
    "whatsapp": "whatsapp://AbCdEfGhIjKlMnOpQrSt@123456789012/6281100001234",
    "gchat": "gchat://workspace/key/token",
    "slack": "slack://T1JJ3T3L2/A1BRTD4JD/TIiajkdnlazkcOXrIdevi7FQ",
    "discord": "discord://4174216298/JHMHI8qBe7bk2ZwO5U711o3dV_js",
    "pover": f"pover://{'u' * 30}@{'t' * 30}",
}
HOSTS = {
    "tgram": "api.telegram.org",
    "whatsapp": "graph.facebook.com",
    "gchat": "chat.googleapis.com",
    "slack": "hooks.slack.com",
    "discord": "discord.com",
    "pover": "api.pushover.net",
}


@contextmanager
def proxy() -> Iterator[tuple[int, list[str]]]:
    """A proxy that lets nobody through and remembers where they wanted to go."""
    asked: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer() -> None:
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                with connection:
                    asked.append(connection.recv(4096).decode("latin-1").partition("\r\n")[0])
                    connection.sendall(b"HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n")

        thread = threading.Thread(target=answer, daemon=True)
        thread.start()
        yield server.getsockname()[1], asked
        server.shutdown(socket.SHUT_RDWR)
    thread.join(timeout=5)


def test_every_allowed_service_calls_its_vendors_host_by_https_and_no_other(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    assert set(GENUINE) == set(SERVICES)
    with proxy() as (port, asked):
        for name in ("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{port}")
        for scheme, address in GENUINE.items():
            asked.clear()
            with pytest.raises(NotSent):
                notice_routes.send_service(address, "Judul", "Isi")
            wanted = {line.rpartition(" ")[0] for line in asked}
            assert wanted == {f"CONNECT {HOSTS[scheme]}:443"}
    said = caplog.text
    for secret in ("abcdefg_hijklmnop", "AbCdEfGhIjKl", "TIiajkdnlazk", "JHMHI8qBe7", "tttttt"):
        assert secret not in said


@pytest.mark.parametrize(
    "address",
    [
        "json://127.0.0.1/x",
        "jsons://169.254.169.254/latest",
        "xml://localhost",
        "form://localhost",
        "file:///etc/passwd",
        "syslog://",
        "dbus://",
        "macosx://",
        "windows://",
        "mailto://u:p@127.0.0.1?to=x@contoh.example",
        "mailtos://u:p@mail.contoh.example",
        "ntfy://127.0.0.1/topic",
        "gotify://127.0.0.1/token",
        "matrix://u:p@127.0.0.1/#room",
        "https://discord.com/api/webhooks/4174216298/JHMHI8qBe7bk2ZwO5U711o3dV_js",
        "https://127.0.0.1/",
        "tgram://",
        "tgram://not-a-token/12315544",
        GENUINE["tgram"] + "?verify=no",
        GENUINE["tgram"] + "/?template=/etc/passwd",
        GENUINE["slack"] + "#aduan",
        GENUINE["tgram"] + ", json://127.0.0.1",
        GENUINE["tgram"] + " json://127.0.0.1",
        GENUINE["tgram"] + "%0d%0a",
        "TGRAM://123456789:abcdefg_hijklmnopqrstuvwxyz01234567/12315544",
        "",
        "x" * 1000,
    ],
)
def test_no_other_address_is_taken(address: str) -> None:
    with pytest.raises(NotAllowed):
        check_service(address)


@pytest.mark.parametrize("address", GENUINE.values())
def test_the_services_own_addresses_are_taken(address: str) -> None:
    assert check_service(f" {address} ") == address


@pytest.mark.parametrize(
    "address",
    [
        "",
        "petugas",
        "petugas@",
        "petugas@localhost",
        "a@contoh.example, b@contoh.example",
        "a@contoh.example\nbcc: b@contoh.example",
        "<a@contoh.example>",
        "a@contoh.example?cc=b@contoh.example",
    ],
)
def test_an_email_address_is_one_address(address: str) -> None:
    with pytest.raises(NotAllowed):
        check_email(address)
    assert check_email(" petugas.aduan+pagi@contoh.example ") == "petugas.aduan+pagi@contoh.example"


def test_without_a_mail_server_nothing_is_sent_and_the_sentence_says_why() -> None:
    with pytest.raises(NotSent, match=r"mail\.host"):
        notice_routes.send_email(MailSettings(), "petugas@contoh.example", "Judul", "Isi")


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("event", [e for e in Event if e is not Event.DIGEST])
def test_every_event_has_its_words_in_both_languages(event: Event, language: str) -> None:
    line = Line(event=event, tracking_id="CTH-7K4M-92QX", channel="telegram")
    title, body = message([line], language, "https://aduan.contoh.example")
    assert title.startswith("Muara: ")
    assert "https://aduan.contoh.example" in body


def test_of_a_dispute_a_coordinator_learns_how_many_and_between_whom_and_nothing_else() -> None:
    about = {"ours": "Kabupaten Contoh", "theirs": "Kabupaten Uji", "count": 3}
    line = Line(event=Event.IN_DISPUTE, details=about)
    _, body = message([line], "en", "https://aduan.contoh.example")
    assert "Kabupaten Contoh and Kabupaten Uji" in body
    assert "There are 3" in body
    assert "complaints/" not in body
