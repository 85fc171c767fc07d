"""The pages of a technician: what is wrong with a channel, and what runs when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from muara.causes import Cause
from store import audit, conditions, timetable
from store.audit import AuditFilter
from store.models import deliveries
from store.scope import SYSTEM
from tests.installation import START, Installation, running, settings_for
from tests.integration.web_visitor import Visitor


@pytest.fixture
def office(tmp_path: Path, migrated_sqlite_url: str) -> Iterator[Installation]:
    with running(settings_for(tmp_path, migrated_sqlite_url)) as opened:
        opened.add_operator("teknisi", "technician")
        opened.add_operator("petugas-uji", "officer", ["UJI"])
        yield opened


@pytest.fixture
def technician(office: Installation) -> Iterator[Visitor]:
    with Visitor(office) as visitor:
        visitor.sign_in("teknisi")
        yield visitor


def note_run(office: Installation, number: int, **counts: int) -> None:
    at = START + timedelta(minutes=15 * number)
    with office.application.store.write() as connection:
        run = timetable.start_run(
            connection, job="reconcile", account="page", scheduled_for=at, fence=1, now=at
        )
        assert run is not None
        ended = at + timedelta(seconds=2.5)
        timetable.finish_run(connection, run, outcome="done", now=ended, counts=counts)


def test_what_is_wrong_is_shown_with_since_when_and_the_remedy(
    office: Installation, technician: Visitor
) -> None:
    assert "Tidak ada masalah yang diketahui." in technician.text("/channels")
    found = conditions.NewCondition(
        subject="reading", level="error", cause=Cause.TOKEN_EXPIRED, code="190/463"
    )
    gap = conditions.NewCondition(
        subject="gap:missed", level="error", cause=Cause.MISSED, facts={"count": 7, "hours": 0}
    )
    with office.application.store.write() as connection:
        for one in (found, gap):
            conditions.note(connection, "page", one, START)

    shown = technician.text("/channels")

    assert "Token akses sudah kedaluwarsa. 190/463" in shown
    assert "Buat token Halaman baru, sebaiknya dari pengguna sistem" in shown
    assert "Rusak · sejak 21 Nov 2026, 09.00 WIB" in shown
    assert "menemukan 7 susulan" in shown


def test_the_timetable_shows_how_each_job_went(office: Installation, technician: Visitor) -> None:
    for number in range(120):
        note_run(office, number, fetched=3, recovered=1)
    shown = technician.text("/timetable")
    assert "Mencocokkan Facebook tiap 15 menit" in shown
    assert "2,5 detik selesai fetched 3 recovered 1" in shown
    # Each hour it is only looked whether the daily check is due.
    assert re.search(r"Memeriksa diri Facebook tiap 1 jam [^.]*? bila ada pekerjaan", shown)

    newest = technician.get("/timetable/reconcile/page").text
    assert newest.count("data-outcome") == 50
    older = newest.partition("?before=")[2].partition('"')[0]
    assert technician.get(f"/timetable/reconcile/page?before={older}").text.count("<tr>") == 51
    assert technician.get("/timetable/reconcile/nothing").status_code == 404


def test_a_job_is_asked_to_run_now_and_that_is_audited(
    office: Installation, technician: Visitor
) -> None:
    answer = technician.submit("/timetable", "/timetable/reconcile/page/run")
    assert answer.status_code == 303
    assert "diminta, menunggu" in technician.text("/timetable")
    with office.application.store.read() as connection:
        (wish,) = timetable.wishes(connection)
        trail = audit.rows(SYSTEM, connection, AuditFilter(action="run_wished"), limit=9)
    assert (wish.job, wish.account) == ("reconcile", "page")
    assert [row.details["job"] for row in trail] == ["reconcile"]
    assert technician.http.post("/timetable/reconcile/page/run").status_code == 403
    unknown = technician.submit("/timetable", "/timetable/nothing/page/run")
    assert unknown.status_code == 404


def test_of_another_government_nothing_is_shown_nor_run(office: Installation) -> None:
    with Visitor(office) as officer:
        officer.sign_in("petugas-uji")
        assert "Facebook" not in officer.text("/timetable")
        assert officer.get("/timetable/reconcile/page").status_code == 404
        answer = officer.submit("/timetable", "/timetable/reconcile/page/run")
        assert answer.status_code == 404


def test_a_recovered_message_says_so_on_its_report_and_in_the_ledger(
    office: Installation, technician: Visitor
) -> None:
    office.receive("telegram", office.citizens.telegram(1, text="Lampu jalan mati di Desa Contoh."))
    with office.application.store.write() as connection:
        connection.execute(update(deliveries).values(is_recovered=True))
    assert "1 susulan" in technician.text("/ledger")

    office.add_operator("petugas", "officer")
    with Visitor(office) as officer:
        officer.sign_in("petugas")
        (number,) = officer.complaints()
        assert "Susulan: tidak sampai" in officer.text(f"/complaints/{number}")
