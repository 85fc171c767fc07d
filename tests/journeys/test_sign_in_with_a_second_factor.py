"""A technician sets up a second factor, forgets the phone for a day, and leaves at last."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pyotp
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.accessibility import faults
from tests.browser import watched_page
from tests.installation import PASSWORD, Installation

pytestmark = pytest.mark.browser


def begin(page: Page, installation: Installation, username: str) -> None:
    """The first step, with the keyboard alone."""
    page.goto(f"{installation.url}/sign-in")
    page.get_by_label("Nama pengguna").press_sequentially(username)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")


def sign_out(page: Page) -> None:
    page.get_by_role("button", name="Keluar").click()
    expect(page.get_by_role("heading", name="Masuk")).to_be_visible()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A tab in which some answers are refusals."""
    with watched_page(browser, refusals=(401, 429)) as tab:
        yield tab


def test_a_phone_is_set_up_lost_and_its_owner_leaves(
    browser: Browser, page: Page, installation: Installation
) -> None:
    clock = installation.clock
    installation.add_operator("teknisi", "technician")
    installation.add_operator("teknisi-dua", "technician")
    page.set_viewport_size({"width": 320, "height": 640})
    found: dict[str, list[str]] = {}

    # Setting it up, on a narrow screen: the picture loads under the strict policy.
    begin(page, installation, "teknisi")
    page.get_by_role("link", name="teknisi", exact=True).click()
    found["self"] = faults(page)
    page.get_by_role("link", name="Pasang faktor kedua").click()
    page.get_by_role("button", name="Mulai").click()
    picture = page.get_by_role("img", name="Kode QR")
    expect(picture).to_be_visible()
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate("(image) => image.naturalWidth") > 100
    page.get_by_text("Tidak bisa memindai?").click()
    found["second factor"] = faults(page)
    app = pyotp.TOTP(page.locator("code.secret").inner_text().replace(" ", ""))
    page.get_by_label("Kode enam angka").fill(app.at(clock.now()))
    page.keyboard.press("Enter")
    expect(page.get_by_text("Ini sepuluh kode pemulihan Anda")).to_be_visible()
    found["recovery codes"] = faults(page)
    recovery = page.locator(".codes code").all_inner_texts()
    assert len(recovery) == 10
    sign_out(page)

    # Guessing waits, and the words say how long; then the right code opens.
    clock.move(timedelta(minutes=5))
    begin(page, installation, "teknisi")
    for guess in range(5):
        page.get_by_label("Kode enam angka").fill(f"00000{guess}")
        page.keyboard.press("Enter")
        expect(page.get_by_role("alert")).to_contain_text("Kode tidak cocok")
    page.get_by_label("Kode enam angka").fill(app.at(clock.now()))
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("coba lagi dalam 1 detik")
    found["code"] = faults(page)
    clock.move(timedelta(seconds=1))
    page.get_by_label("Kode enam angka").fill(app.at(clock.now()))
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="teknisi", exact=True)).to_be_visible()
    sign_out(page)

    # The phone is at home: a recovery code opens, once.
    begin(page, installation, "teknisi")
    page.get_by_text("Ponsel tidak ada?").click()
    page.get_by_label("Kode pemulihan").fill(recovery[0].upper())
    page.get_by_role("button", name="Pakai kode pemulihan").click()
    expect(page.get_by_text("Sisa kode: 9")).to_be_visible()

    # A colleague lets them go; this tab knows it at the next click.
    with watched_page(browser) as colleague:
        begin(colleague, installation, "teknisi-dua")
        colleague.get_by_role("link", name="Operator", exact=True).click()
        found["operators"] = faults(colleague)
        colleague.get_by_role("link", name="teknisi", exact=True).last.click()
        found["operator"] = faults(colleague)
        colleague.get_by_role("link", name="Lihat pekerjaannya").click()
        expect(colleague.get_by_text("Tidak ada pekerjaan yang belum selesai.")).to_be_visible()
        found["leaving"] = faults(colleague)
        colleague.get_by_label("Tutup akun teknisi").check()
        colleague.get_by_role("button", name="Nonaktifkan dan serahkan").click()
        expect(colleague.get_by_role("heading", name="teknisi sudah berhenti")).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", name="Masuk")).to_be_visible()
    assert {name: those for name, those in found.items() if those} == {}
