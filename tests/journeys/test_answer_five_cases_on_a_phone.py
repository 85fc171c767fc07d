"""A liaison officer answers five cases in a row on a phone, and the citizens hear of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import select, update

from muara.casework import Casework
from store import agencies
from store.case_models import work_files
from store.casework.deed import Deed
from store.casework.verifying import Verification
from store.models import operators
from store.scope import SYSTEM
from tests import town as towns
from tests.accessibility import faults
from tests.agency_desk import (
    OFFICER,
    add_colleague,
    agency_of,
    demand_approval,
    hand_report,
    letters,
    row_of,
)
from tests.browser import watched_page
from tests.installation import PASSWORD, Installation, running, settings_for

pytestmark = pytest.mark.browser

TITLES = [f"Lampu jalan mati di RT 0{number}" for number in range(1, 6)]
WHAT = "Apa yang sudah dilakukan?"


@pytest.fixture
def town(tmp_path: Path, migrated_sqlite_url: str) -> Iterator[Installation]:
    with running(settings_for(tmp_path, migrated_sqlite_url)) as opened:
        add_colleague(opened, "opd", "liaison_officer", agency_of(opened))
        add_colleague(opened, "kepala", "agency_head", agency_of(opened))
        yield opened


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A small screen, whose network and session go away at times."""
    with watched_page(browser, {401, 404, 409}, loses_network=True) as tab:
        tab.set_viewport_size({"width": 360, "height": 740})
        yield tab


def sign_in(page: Page, town: Installation, name: str) -> None:
    page.goto(f"{town.url}/sign-in")
    page.get_by_label("Nama pengguna").fill(name)
    page.get_by_label("Kata sandi", exact=True).fill(PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Hari ini", exact=True).wait_for()


def begin(page: Page, what: str) -> None:
    """Open the answer and say what was done."""
    page.wait_for_load_state()  # until then its script hears no typing
    page.get_by_text("Sudah selesai", exact=True).click()
    page.get_by_label(WHAT).fill(what)


def test_a_liaison_officer_answers_five_cases_in_a_row_on_a_phone(
    town: Installation, phone: Page, tmp_path: Path
) -> None:
    ours = agency_of(town)
    numbers = [
        hand_report(town, person, title, ours, note="Tolong minggu ini")
        for person, title in enumerate(TITLES, start=1)
    ]
    photo = tmp_path / "IMG_0001.jpg"
    photo.write_bytes(towns.picture("navy"))
    phone.emulate_media(color_scheme="dark")
    sign_in(phone, town, "opd")
    send = phone.get_by_role("button", name="Kirim", exact=True)
    title = phone.locator(".in-hand h2")

    # The first: taken on, with a look at everything.
    expect(phone.get_by_text("1 dari 5")).to_be_visible()
    for details in phone.locator("main details").all():
        details.evaluate("(element) => { element.open = true; }")
    assert faults(phone) == []
    phone.reload()
    expect(title).to_have_text(TITLES[0])
    begin(phone, "Lampu diganti")
    phone.get_by_label("Ambil foto").set_input_files(photo)
    expect(phone.get_by_text("IMG_0001.jpg")).to_be_visible()
    send.click()

    # The second: in words at hand, and a double tap.
    expect(phone.get_by_text("2 dari 5")).to_be_visible()
    begin(phone, "Kabel disambung")
    phone.get_by_label("Balasan siap pakai").select_option("Sudah selesai ditangani")
    send.dblclick()

    # The third: what was typed survives, and goes out when there is a network again.
    expect(phone.get_by_text("3 dari 5")).to_be_visible()
    begin(phone, "Sekering diganti")
    phone.reload()
    expect(phone.get_by_text("Tulisan Anda tersimpan di ponsel ini")).to_be_visible()
    expect(phone.get_by_label(WHAT)).to_have_value("Sekering diganti")
    phone.get_by_label("Pilih foto").set_input_files(photo)
    phone.context.set_offline(True)
    send.click()
    expect(phone.get_by_text("Belum terkirim, tidak ada jaringan")).to_be_visible()
    assert letters(town, numbers[2]) == []
    phone.context.set_offline(False)

    # The fourth and the fifth, and the end of the day.
    for position, number in ((4, "Tiang diluruskan"), (5, "Lampu baru dipasang")):
        expect(phone.get_by_text(f"{position} dari 5")).to_be_visible()
        begin(phone, number)
        send.click()
    expect(phone.get_by_role("heading", name="Selesai untuk hari ini")).to_be_visible()
    assert faults(phone) == []
    assert phone.evaluate("Object.keys(localStorage).length") == 0

    told = [letters(town, number) for number in numbers]
    assert [len(each) for each in told] == [1] * 5
    assert "Kabel disambung" in told[1][0]
    assert f"Laporan {numbers[1]} sudah ditangani oleh" in told[1][0]
    assert "Sekering diganti" in told[2][0]
    with town.application.store.read() as connection:
        kept = connection.execute(select(work_files.c.mime_type)).scalars().all()
    assert kept == ["image/jpeg", "image/jpeg"]


def test_an_answer_that_outlived_the_session_is_sent_once_after_signing_in_or_named_when_refused(
    town: Installation, phone: Page
) -> None:
    numbers = [hand_report(town, n, TITLES[n], agency_of(town)) for n in range(3)]
    send = phone.get_by_role("button", name="Kirim", exact=True)
    title = phone.locator(".in-hand h2")
    sign_in(phone, town, "opd")

    # Without network and beyond the session: it is sent after signing in.
    write_offline(phone, "Lampu diganti")
    phone.context.clear_cookies()
    phone.context.set_offline(False)
    phone.get_by_label("Nama pengguna").wait_for()
    assert letters(town, numbers[0]) == []
    sign_in(phone, town, "opd")
    expect(title).to_have_text(TITLES[1])
    assert len(letters(town, numbers[0])) == 1

    # What is written on is not sent by itself; what is done by others meanwhile is refused.
    write_offline(phone, "Kabel disambung")
    phone.get_by_label(WHAT).fill("Kabel disambung dan")
    expect(phone.get_by_text("Tulisan Anda tersimpan di ponsel ini")).to_be_visible()
    send.click()
    expect(phone.get_by_text("Belum terkirim, tidak ada jaringan")).to_be_visible()
    phone.context.clear_cookies()
    phone.context.set_offline(False)
    phone.get_by_label("Nama pengguna").wait_for()
    take_back(town, numbers[1])
    sign_in(phone, town, "opd")
    news = phone.locator("[data-news]")
    expect(news).to_contain_text(f"{numbers[1]} tidak terkirim: Laporan ini tidak lagi")
    assert letters(town, numbers[1]) == []

    # A second factor that falls due holds it up, and no more.
    expect(title).to_have_text(TITLES[2])
    begin(phone, "Sekering diganti")
    demand_second_factor(town, True)
    send.click()
    phone.wait_for_url("**/self/second-factor")
    demand_second_factor(town, False)
    phone.goto(f"{town.url}/today")
    expect(phone.get_by_role("heading", name="Selesai untuk hari ini")).to_be_visible()
    assert len(letters(town, numbers[2])) == 1


def test_an_answer_to_a_case_that_has_changed_meets_the_new_one_and_keeps_its_photo(
    town: Installation, phone: Page, tmp_path: Path
) -> None:
    number = hand_report(town, 1, TITLES[0], agency_of(town))
    photo = tmp_path / "IMG_0001.jpg"
    photo.write_bytes(towns.picture("navy"))
    sign_in(phone, town, "opd")
    begin(phone, "Lampu diganti")
    phone.get_by_label("Pilih foto").set_input_files(photo)
    anew = Verification(
        title=TITLES[1], classification="complaint", is_oversight=False, is_secret=False
    )
    deed = Deed(key="anew", now=town.clock.now())
    Casework(town.application).verify(OFFICER, number, deed, anew)
    send = phone.get_by_role("button", name="Kirim", exact=True)
    send.click()
    expect(phone.get_by_text("Orang lain baru saja mengubah laporan ini")).to_be_visible()
    expect(phone.locator(".in-hand h2")).to_have_text(TITLES[1])
    assert letters(town, number) == []
    send.click()
    expect(phone.get_by_role("heading", name="Selesai untuk hari ini")).to_be_visible()
    assert len(letters(town, number)) == 1
    with town.application.store.read() as connection:
        assert len(connection.execute(select(work_files.c.id)).all()) == 1


def write_offline(phone: Page, what: str) -> None:
    begin(phone, what)
    phone.context.set_offline(True)
    phone.get_by_role("button", name="Kirim", exact=True).click()
    expect(phone.get_by_text("Belum terkirim, tidak ada jaringan")).to_be_visible()


def take_back(town: Installation, number: str) -> None:
    """An officer takes it from the agency."""
    with town.application.store.read() as connection:
        (held,) = agencies.assignments_of(SYSTEM, connection, row_of(town, number).id)
    deed = Deed(key="taken-back", now=town.clock.now())
    Casework(town.application).give_back(OFFICER, number, deed, held.id, reason="mistake")


def demand_second_factor(town: Installation, is_due: bool) -> None:
    with town.application.store.write() as connection:
        due_at = town.clock.now() if is_due else None
        connection.execute(update(operators).values(second_factor_due_at=due_at))


def test_a_head_lets_an_answer_go_and_a_phone_forgets_at_sign_out(
    town: Installation, phone: Page
) -> None:
    demand_approval(town, agency_of(town))
    number = hand_report(town, 1, TITLES[0], agency_of(town))
    hand_report(town, 2, TITLES[1], agency_of(town))
    sign_in(phone, town, "opd")
    begin(phone, "Lampu diganti")
    assert faults(phone) == []
    phone.get_by_role("button", name="Ajukan untuk disetujui").click()
    expect(phone.locator(".in-hand h2")).to_have_text(TITLES[1])
    begin(phone, "Baru sebagian")
    phone.wait_for_function("Object.keys(localStorage).length === 1")
    phone.get_by_role("button", name="Keluar").click()
    phone.get_by_label("Nama pengguna").wait_for()
    assert phone.evaluate("Object.keys(localStorage).length") == 0

    sign_in(phone, town, "kepala")
    phone.get_by_role("link", name=re.compile("Persetujuan 1")).click()
    expect(phone.get_by_text("Lampu diganti")).to_be_visible()
    assert faults(phone) == []
    phone.get_by_role("button", name="Setujui dan kirim").click()
    expect(phone.get_by_text("Tidak ada jawaban yang menunggu persetujuan")).to_be_visible()
    assert len(letters(town, number)) == 1
