"""What officers see and do so that the bot's promises are kept: the pages over real HTTP."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select, update

from muara import sorting
from store import people
from store.audit_models import audits
from store.models import complaints, items, outbox, reporters
from store.rights import Right
from store.scope import SYSTEM
from tests.installation import Installation, running, settings_for
from tests.integration.web_visitor import Visitor

ADVERT = "jasa sedot WC murah 24 jam hubungi 0811-0000-1234"
LAMP = "Lampu jalan di Dusun Karang Tengah mati sudah tiga malam"
DANGER = "Tolong! Kabel listrik putus di Jalan Melati, masih menyala, ada warga tersengat"


@pytest.fixture
def desk(tmp_path: Path, migrated_sqlite_url: str) -> Iterator[Installation]:
    with running(settings_for(tmp_path, migrated_sqlite_url)) as opened:
        opened.add_operator("petugas", jurisdictions=["CTH"])
        opened.add_operator(
            "inspektorat", "supervisor", ["CTH"], more_rights=[Right.REVEAL_IDENTITY]
        )
        yield opened


@pytest.fixture
def officer(desk: Installation) -> Iterator[Visitor]:
    with Visitor(desk) as opened:
        opened.sign_in("petugas")
        yield opened


def say(desk: Installation, person: int, text: str) -> None:
    desk.receive("telegram", desk.citizens.telegram(person, text=text))


def rows(desk: Installation, table: Any) -> Any:
    with desk.application.store.read() as connection:
        return connection.execute(select(table).order_by(table.c.id)).all()


def purposes(desk: Installation) -> list[str]:
    return [row.purpose for row in rows(desk, outbox)]


def forms(page: str, action: str) -> list[str]:
    return re.findall(rf'action="(/{action})"', page)


def test_what_was_set_apart_is_taken_back_on_its_page(desk: Installation, officer: Visitor) -> None:
    say(desk, 1, ADVERT)
    say(desk, 2, ADVERT)
    shown = officer.text("/set-apart")
    assert "Iklan" in shown
    assert "0811" not in shown
    newest, oldest = forms(officer.get("/set-apart").text, r"set-apart/\d+/report")
    taken = officer.submit("/set-apart", newest)
    assert "Menjadi laporan: CTH-" in officer.text(taken.headers["location"])
    again = officer.submit("/set-apart", newest)
    assert "Sudah diputuskan orang lain." in officer.text(again.headers["location"])
    left = officer.submit("/set-apart", oldest.replace("report", "leave"))
    assert "memang bukan laporan" in officer.text(left.headers["location"])
    assert "Tidak ada yang disisihkan" in officer.text("/set-apart")
    assert "Iklan" in officer.text("/set-apart?everything=true")
    desk.application.gathering().go_on()
    assert "bot_question" in purposes(desk)


def test_the_sample_of_a_day_is_checked_and_measured(desk: Installation, officer: Visitor) -> None:
    say(desk, 1, ADVERT)
    say(desk, 2, ADVERT)
    desk.clock.move(timedelta(days=1))
    sorting.draw_by_lot(desk.application)
    officer.sign_in("petugas")  # the night was longer than a session
    assert "Contoh acak untuk diperiksa (2)" in officer.text("/set-apart")
    first, second = forms(officer.get("/set-apart").text, r"set-apart/\d+/report")
    officer.submit("/set-apart", first)
    officer.submit("/set-apart", second.replace("report", "leave"))
    shown = officer.text("/set-apart")
    assert "November 2026 Telegram (telegram) 2 1 50%" in shown.replace("\u00a0", "")


def test_the_button_above_the_queue_ends_each_alert_also_one_that_came_again(
    desk: Installation, officer: Visitor
) -> None:
    for words in (DANGER, "Tolong cepat, kabel itu menyala lagi dan ada warga tersengat!"):
        say(desk, 1, words)
        page = officer.get("/").text
        (press,) = forms(page, r"complaints/[A-Z0-9-]+/deeds/acknowledge")
        (key,) = re.findall(r'name="key" value="(alert-[^"]+)"', page)
        officer.submit("/", press, key=key)
        assert "Saya tangani" not in officer.text("/")
        desk.clock.move(timedelta(minutes=5))
    assert len(rows(desk, complaints)) == 1


def test_words_of_a_sealed_report_read_among_those_who_want_a_person_stand_in_the_trail(
    desk: Installation,
) -> None:
    for person in (1, 2):
        say(desk, person, LAMP)
        say(desk, person, "petugas")
    with desk.application.store.write() as connection:
        connection.execute(update(complaints).where(complaints.c.id == 1).values(seal="oversight"))
    desk.add_operator("pengawas", "supervisor")
    with Visitor(desk) as supervisor:
        supervisor.sign_in("pengawas")
        assert supervisor.get("/persons").status_code == 200
    noted = [row for row in rows(desk, audits) if row.action == "sealed_report_opened"]
    assert [row.complaint_id for row in noted] == [1]


def test_a_citizen_who_wants_a_person_is_answered(desk: Installation, officer: Visitor) -> None:
    say(desk, 1, "petugas")
    say(desk, 2, LAMP)
    say(desk, 2, "petugas")
    shown = officer.get("/persons").text
    (answer,) = forms(shown, r"persons/\d+/say")
    long = officer.submit("/persons", answer, text="Ada yang bisa dibantu? " * 200, key="long")
    assert (long.status_code, long.text.count("Ada yang bisa dibantu?")) == (409, 200)
    sent = officer.submit("/persons", answer, text="Ada yang bisa dibantu?", key="one")
    assert "Pesan Anda dikirim" in officer.text(sent.headers["location"])
    late = officer.submit("/persons", answer, text="Halo", key="two")
    assert "sudah dijawab orang lain" in officer.text(late.headers["location"])

    number = officer.complaints()[0]
    assert "Warga ini meminta petugas sejak" in officer.text(f"/complaints/{number}")
    officer.deed(number, "say", text="Kami cek dulu")
    assert "Tidak ada yang menunggu" in officer.text("/persons")
    assert "meminta petugas sejak" not in officer.text(f"/complaints/{number}")


def test_of_a_waiting_emergency_stands_what_and_where_unless_it_is_sealed(
    desk: Installation, officer: Visitor
) -> None:
    say(desk, 1, DANGER)
    told = "Keadaan darurat: Kabel listrik putus · "
    for seal, is_told in ((None, True), ("unsealed", True), ("risk", False)):
        with desk.application.store.write() as connection:
            known = {"title": "Kabel listrik putus", "place_code": "35.22.15.1001"}
            connection.execute(update(complaints).values(seal=seal, **known))
        with Visitor(desk) as supervisor:
            supervisor.sign_in("inspektorat")
            page = supervisor.text("/?list=new")
        assert "Darurat belum ditangani (1)" in page
        assert (told in page) == is_told


def test_an_emergency_stands_above_the_queue_until_somebody_looks_after_it(
    desk: Installation, officer: Visitor
) -> None:
    say(desk, 1, DANGER)
    assert "Darurat belum ditangani (1)" in officer.text("/")
    assert f"Keadaan darurat: {DANGER}" in officer.text("/")
    number = officer.complaints("/?list=alerts")[0]
    path = f"/complaints/{number}"
    assert "Belum ada yang menangani." in officer.text(path)
    mine = officer.submit(path, f"{path}/deeds/acknowledge", key="mine")
    assert "Dicatat: Anda menanganinya." in officer.text(mine.headers["location"])
    assert "Darurat belum ditangani (1)" not in officer.text("/")
    assert "Petugas menangani keadaan darurat (oleh petugas)" in officer.text(path)
    assert officer.submit(path, f"{path}/deeds/acknowledge", key="late").status_code == 409


def test_a_withdrawal_is_decided_with_two_buttons(desk: Installation, officer: Visitor) -> None:
    for person in (1, 2):
        say(desk, person, LAMP)
    with desk.application.store.write() as connection:
        now = desk.clock.now()
        connection.execute(update(complaints).values(withdrawal_asked_at=now))
    second, first = officer.complaints("/?list=withdrawal")
    assert "Pelapor ingin mencabut laporannya" in officer.text(f"/complaints/{first}")
    declined = officer.deed(first, "decline-withdrawal", reason="public_interest")
    assert "Laporan tetap ditangani." in officer.text(declined.headers["location"])
    accepted = officer.deed(second, "accept-withdrawal")
    assert "Laporan dicabut dan diarsipkan." in officer.text(accepted.headers["location"])
    assert {"archive", "withdrawal_declined"} <= set(purposes(desk))
    assert officer.complaints("/?list=withdrawal") == []


def test_of_a_delicate_report_the_officer_only_sees_that_it_was_asked(
    desk: Installation, officer: Visitor
) -> None:
    say(desk, 1, LAMP)
    with desk.application.store.write() as connection:
        now = desk.clock.now()
        changed = update(complaints).values(withdrawal_asked_at=now, is_oversight=True)
        connection.execute(changed)
    (first,) = officer.complaints()
    path = f"/complaints/{first}"
    assert "pengawas yang memutuskan" in officer.text(path)
    assert "accept-withdrawal" not in officer.get(path).text
    refused = officer.insist(first, "accept-withdrawal", key="forced")
    assert refused.status_code == 403
    with Visitor(desk) as supervisor:
        supervisor.sign_in("inspektorat")
        assert "accept-withdrawal" in supervisor.get(path).text


def test_a_personal_number_in_public_is_marked_until_its_comment_is_gone(
    desk: Installation, officer: Visitor
) -> None:
    comment = desk.citizens.comment(3, f"{LAMP}, hubungi 0811-0000-1234", comment_id="5501_77")
    desk.receive("page", comment)
    (item,) = rows(desk, items)
    officer.submit("/unsorted", f"/unsorted/{item.id}/report")
    (number,) = officer.complaints("/?list=exposed")
    shown = officer.text(f"/complaints/{number}")
    assert "Komentar publik memuat nomor pribadi" in shown
    assert "dapat dibaca siapa saja" in shown
    gone = desk.citizens.comment(3, "", comment_id="5501_77", verb="remove")
    desk.receive("page", gone)
    assert officer.complaints("/?list=exposed") == []


def test_whoever_waits_to_be_forgotten_is_locked_and_told_on_what_ground_not(
    desk: Installation, officer: Visitor
) -> None:
    say(desk, 1, LAMP)
    (person,) = rows(desk, reporters)
    with desk.application.store.write() as connection:
        now = desk.clock.now()
        people.request_own_erasure(SYSTEM, connection, person.id, "telegram", "c0de", now)
    number = officer.complaints()[0]
    shown = officer.text("/erasures")
    assert "Identitasnya terkunci sejak" in shown
    assert number in shown
    with Visitor(desk) as supervisor:
        supervisor.sign_in("inspektorat")
        path = f"/complaints/{number}"
        locked = supervisor.submit(
            path, f"{path}/identity", reason="contact", words="Perlu ditelepon"
        )
        assert locked.status_code == 409
        assert "Identitas ini terkunci" in locked.text
    without = officer.submit("/erasures", "/erasures/c0de/refuse", reason="Masih ditangani")
    assert without.headers["location"].endswith("reason_missing")
    officer.submit(
        "/erasures", "/erasures/c0de/refuse", ground="case_open", reason="Masih ditangani"
    )
    assert purposes(desk)[-1] == "erasure_refused"
    assert rows(desk, reporters)[0].locked_at is None


def test_a_rating_is_shown_in_words_and_none_as_none(desk: Installation, officer: Visitor) -> None:
    for person, rating in ((1, 4), (2, None)):
        say(desk, person, LAMP)
        with desk.application.store.write() as connection:
            newest = select(func.max(complaints.c.id)).scalar_subquery()
            closed = {"status": "closed", "is_open": False, "closed_at": desk.clock.now()}
            connection.execute(
                update(complaints).where(complaints.c.id == newest).values(**closed, rating=rating)
            )
    unrated, rated = officer.complaints()
    assert "★★★★☆ Puas" in officer.text(f"/complaints/{rated}")
    assert "Tanpa penilaian" in officer.text(f"/complaints/{unrated}")
    figures = officer.text("/figures").replace("\u00a0", "")
    assert "Kabupaten Contoh 0 1 0 0 0 1 4 50%" in figures


def test_what_agencies_do_not_see_is_passed_on_or_becomes_a_report_of_its_own(
    desk: Installation, officer: Visitor
) -> None:
    say(desk, 1, LAMP)
    number = officer.complaints()[0]
    for text in ("Masih gelap sekali di sana", "Soal lain: pohon tumbang menutup Jalan Mawar"):
        say(desk, 1, text)
    with desk.application.store.write() as connection:
        later = items.c.redacted_text != LAMP
        connection.execute(update(items).where(later).values(is_withheld=True))
    path = f"/complaints/{number}"
    assert "Instansi belum melihat pesan ini." in officer.text(path)
    same, other = (str(row.id) for row in rows(desk, items)[1:])
    passed = officer.insist(number, "let-through", key="same", item=same)
    assert "Instansi sekarang melihat pesan itu." in officer.text(passed.headers["location"])
    own = officer.insist(number, "take-out", key="other", item=other)
    assert "menjadi laporan sendiri" in officer.text(own.headers["location"])
    again = officer.insist(number, "take-out", key="late", item=same)
    assert again.status_code == 409

    newest, oldest = officer.complaints()
    assert oldest == number
    assert "pohon tumbang" in officer.text(f"/complaints/{newest}")
    assert "pohon tumbang" not in officer.text(path)
    assert officer.complaints("/?list=withheld") == []
