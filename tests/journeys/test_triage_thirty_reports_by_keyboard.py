"""Thirty new reports in the morning, by keyboard alone: none is left among the new ones."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select

from store.models import complaints
from tests.accessibility import faults
from tests.installation import Installation

pytestmark = pytest.mark.browser

PROBLEMS = (
    "Lampu jalan di dusun {n} mati sudah tiga malam",
    "Jalan Diponegoro nomor {n} berlubang besar",
    "Sampah menumpuk di gang {n}, baunya ke rumah warga",
)
SELECTED = 8


@pytest.fixture
def thirty(installation: Installation) -> Installation:
    """With as many new reports as bring the list to thirty."""
    already = len(new(installation))
    citizens = installation.citizens
    texts = [PROBLEMS[n % len(PROBLEMS)].format(n=n + 1) for n in range(30 - already)]
    said = [citizens.telegram(100 + n, text=words) for n, words in enumerate(texts)]
    installation.receive("telegram", *said)
    assert len(new(installation)) == 30
    return installation


def new(installation: Installation) -> list[str]:
    with installation.application.store.read() as connection:
        return list(
            connection.execute(
                select(complaints.c.tracking_id).where(
                    complaints.c.status == "new",
                    complaints.c.is_report,
                    complaints.c.jurisdiction == "CTH",
                )
            ).scalars()
        )


def press(page: Page, *keys: str) -> None:
    """Keys of a page whose scripts have run: nobody is faster than that."""
    page.locator("html.has-keys").wait_for(state="attached")
    page.wait_for_load_state()  # the scripts after that of the keys have run, too
    for key in keys:
        page.keyboard.press(key)


def test_thirty_reports_are_triaged_by_keyboard(
    page: Page, thirty: Installation, sign_in: Callable[[Page], None]
) -> None:
    sign_in(page)
    press(page, "g", "n")
    expect(page.get_by_role("heading", name="Baru", exact=True)).to_be_visible()
    expect(page.locator("li.row")).to_have_count(30)

    archive_several(page)
    expect(page.locator("li.row")).to_have_count(30 - SELECTED)

    press(page, "j", "o")
    expect(page.get_by_text(f"1 dari {30 - SELECTED}", exact=True)).to_be_visible()
    for n in range(30 - SELECTED):
        if n == 3:
            hand_over(page)
        elif n % 8 == 5:
            archive(page)
        else:
            verify_and_assign(page, f"Laporan ke-{n + 1}")
        press(page, "n")
        page.get_by_text("Verifikasi tersimpan").or_(page.get_by_text("Kabar dikirim")).wait_for(
            state="detached"
        )
    expect(page.get_by_role("heading", name="Tidak ada di sini")).to_be_visible()
    assert new(thirty) == []


def archive_several(page: Page) -> None:
    """Some are picked in the list, looked at together, and archived for one reason."""
    press(page, "j", "s")
    for _ in range(SELECTED - 1):
        press(page, "j", "s")
    press(page, "x")
    expect(page.get_by_text(f"Yang akan dikerjakan: {SELECTED}")).to_be_visible()
    assert faults(page) == []
    page.keyboard.type("sudah")
    for _ in range(SELECTED + 1):
        press(page, "Tab")
    press(page, "Enter")
    expect(page.get_by_text(f"{SELECTED} laporan diarsipkan")).to_be_visible()
    assert faults(page) == []
    press(page, "g", "n")
    expect(page.get_by_role("heading", name="Baru", exact=True)).to_be_visible()


def verify_and_assign(page: Page, title: str) -> None:
    press(page, "t", "1", "v", "Control+A")
    page.keyboard.type(title)
    press(page, "Enter")
    page.get_by_text("Verifikasi tersimpan").wait_for()


def archive(page: Page) -> None:
    press(page, "x")
    page.keyboard.type("isinya")
    press(page, "Tab", "Enter")
    page.get_by_text("Diarsipkan. Kabar").wait_for()


def hand_over(page: Page) -> None:
    press(page, "h")
    page.keyboard.type("Pemerintah Provinsi")
    press(page, "Tab")
    page.keyboard.type("menjadi")
    press(page, "Tab", "Enter")
    page.get_by_text("Diteruskan. Kabar").wait_for()


def test_keys_are_shown_found_and_silent_where_one_types(
    page: Page, installation: Installation, sign_in: Callable[[Page], None]
) -> None:
    sign_in(page)
    press(page, "?")
    sheet = page.get_by_role("dialog", name="Pintasan tombol")
    expect(sheet.get_by_text("Ambil usulan")).to_be_visible()
    expect(sheet.get_by_text("Kirim atau simpan formulir")).to_be_visible()
    assert faults(page) == []
    press(page, "Escape")
    expect(sheet).to_be_hidden()

    press(page, "/")
    page.keyboard.type("jalan?x")
    search = page.get_by_label("Cari", exact=False).first
    expect(search).to_have_value("jalan?x")
    press(page, "Escape", "Escape", "j")
    number = page.locator("li.row:focus-within .number").inner_text()

    press(page, "Control+k")
    palette = page.get_by_role("dialog", name="Halaman, daftar")
    expect(palette).to_be_visible()
    page.keyboard.type("kirim kotak")
    expect(palette.get_by_role("option", name="Kotak keluar")).to_be_hidden()
    press(page, "Control+a")
    page.keyboard.type(number.lower())
    expect(palette.get_by_role("option").first).to_have_attribute("aria-selected", "true")
    assert faults(page) == []
    press(page, "Enter")
    expect(page.get_by_role("heading", name=number)).to_be_visible()

    press(page, "Control+k")
    expect(palette).to_be_visible()
    page.keyboard.type("arsipkan")
    expect(palette.get_by_role("option").first).to_have_attribute("aria-selected", "true")
    press(page, "Enter")
    expect(page.locator("[data-deed=archive] select")).to_be_focused()

    page.locator("[data-deed=note] summary").click()
    page.locator("[data-deed=note] textarea").fill("Sudah ditelepon.")
    press(page, "Control+Enter")
    expect(page.get_by_text("Catatan tersimpan.")).to_be_visible()

    page.goto(f"{installation.url}/self/keys")
    page.get_by_label("Pakai pintasan").uncheck()
    page.get_by_role("button", name="Simpan").press("Enter")
    expect(page.get_by_text("Tersimpan.", exact=True)).to_be_visible()
    press(page, "?")
    expect(page.get_by_role("dialog")).to_have_count(0)
    press(page, "Control+k")
    expect(palette).to_be_visible()
