"""Over real HTTP and real mail: somebody chooses how to be told, and is told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from muara.alerting import Alerting
from muara.notice_sending import NoticeSender
from muara.settings import MailSettings
from store import alerts
from store.audit_models import audits
from store.models import complaints
from store.notice_models import notice_choices
from store.scope import SYSTEM
from tests.installation import Installation, running, settings_for
from tests.integration.web_visitor import Visitor
from tests.mail_server import MailServer, mail_server

PAGE = "/self/notices"
TELEGRAM = "tgram://123456789:abcdefg_hijklmnopqrstuvwxyz01234567/12315544"


@pytest.fixture
def post() -> Iterator[MailServer]:
    with mail_server() as opened:
        yield opened


@pytest.fixture
def town(tmp_path: Path, migrated_sqlite_url: str, post: MailServer) -> Iterator[Installation]:
    mail = MailSettings(
        host="127.0.0.1", port=post.port, security="none", sender="muara@contoh.example"
    )
    settings = settings_for(tmp_path, migrated_sqlite_url, mail=mail)
    with running(settings) as opened:
        opened.add_operator("petugas")
        opened.add_operator("inspektorat", "supervisor")
        yield opened


def test_somebody_chooses_email_and_the_test_arrives(town: Installation, post: MailServer) -> None:
    with Visitor(town) as officer:
        officer.sign_in("petugas")
        assert "Laporan lewat tenggat" in officer.text(PAGE)
        assert "laporan tertutup" not in officer.text(PAGE)
        none = officer.submit(PAGE, f"{PAGE}/test")
        assert none.headers["location"].endswith("no_route")
        form = {"route": "email", "email": "petugas@contoh.example", "events": "overdue"}
        kept = officer.submit(PAGE, PAGE, **form, quiet_from="21:00", quiet_until="05:30")
        assert kept.headers["location"].endswith("kept")
        page = officer.get(PAGE).text
        assert 'value="petugas@contoh.example"' in page
        assert 'value="21:00"' in page
        assert 'value="overdue" checked' in page
        assert 'value="emergency" checked' not in page
        officer.submit(PAGE, f"{PAGE}/test")
        assert NoticeSender(town.application).send_due() == {"sent": 1}
        assert "Terkirim" in officer.text(PAGE)
    assert post.received[0][0] == ["petugas@contoh.example"]
    with town.application.store.read() as connection:
        (row,) = [
            row
            for row in connection.execute(select(audits))
            if row.action == "notice_choice_changed"
        ]
    assert row.details["route"] == "email"
    assert "contoh.example" not in str(row)


@pytest.mark.parametrize("role", ["coordinator", "technician"])
def test_whoever_chose_no_way_sees_on_every_page_that_an_alert_waits(
    town: Installation, role: str
) -> None:
    told = "Sebuah peringatan belum ditangani siapa pun."
    town.add_operator("jauh", role)
    danger = "Tolong! Kabel listrik putus di Jalan Melati, masih menyala, ada warga tersengat"
    town.receive("telegram", town.citizens.telegram(1, text=danger))
    with Visitor(town) as visitor:
        visitor.sign_in("jauh")
        for minutes, is_there in ((5, False), (10, True)):
            town.clock.move(timedelta(minutes=minutes))
            Alerting(town.application).look()
            assert (told in visitor.text(PAGE)) is is_there
        with town.application.store.write() as connection:
            (found,) = connection.execute(select(complaints.c.id)).scalars()
            alerts.end(SYSTEM, connection, found, town.clock.now())
        assert told not in visitor.text(PAGE)


def test_an_address_of_a_service_is_sealed_kept_and_never_shown_again(town: Installation) -> None:
    with Visitor(town) as supervisor:
        supervisor.sign_in("inspektorat")
        assert "laporan tertutup" in supervisor.text(PAGE)
        for forbidden in ("json://127.0.0.1/x", "file:///etc/passwd", TELEGRAM + "?verify=no"):
            refused = supervisor.submit(PAGE, PAGE, route="service", service=forbidden)
            assert refused.headers["location"].endswith("not_allowed")
        refused = supervisor.submit(PAGE, PAGE, route="service")
        assert refused.headers["location"].endswith("not_allowed")
        supervisor.submit(PAGE, PAGE, route="service", service=TELEGRAM)
        assert "abcdefg_hij" not in supervisor.get(PAGE).text
        before = sealed_address(town)
        supervisor.submit(PAGE, PAGE, route="service", language="en")
        assert sealed_address(town) == before
        supervisor.submit(PAGE, PAGE, route="none")
        assert sealed_address(town) is None
        assert supervisor.http.post(PAGE, data={"route": "none"}).status_code == 403


def sealed_address(town: Installation) -> bytes | None:
    with town.application.store.read() as connection:
        row = connection.execute(select(notice_choices)).one()
    assert TELEGRAM.encode() not in (row.sealed_address or b"")
    found: bytes | None = row.sealed_address
    return found
