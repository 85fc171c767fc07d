"""An officer with the right reveals a reporter by keyboard alone; the supervisor reads of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import watched_page
from tests.installation import PASSWORD, Installation

pytestmark = pytest.mark.browser


def test_know_who_wrote_and_be_known_for_it(
    browser: Browser, installation: Installation, sign_in: Callable[[Page], None]
) -> None:
    installation.add_operator("inspektorat", "supervisor")
    with watched_page(browser) as page:
        sign_in(page)
        page.locator("a.title").last.click()
        number = page.locator("h1.tracking").inner_text()
        page.get_by_text("Buka identitas pelapor …").focus()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        page.keyboard.type("Pelapor harus")
        page.keyboard.press("Tab")
        page.keyboard.type("alamat rumah kurang jelas")
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="Identitas pelapor")).to_be_visible()
        expect(page.get_by_text("warga_karangan")).to_be_visible()
        page.get_by_role("link", name="Kembali ke laporan").click()
        expect(page.get_by_text("warga_karangan")).to_have_count(0)

    with watched_page(browser) as page:
        page.goto(f"{installation.url}/sign-in")
        page.get_by_label("Nama pengguna").fill("inspektorat")
        page.get_by_label("Kata sandi").fill(PASSWORD)
        page.keyboard.press("Enter")
        page.get_by_role("link", name="Jejak audit").click()
        kinds = page.get_by_role("navigation", name="Jenis catatan")
        kinds.get_by_role("link", name="Identitas pelapor dibuka").click()
        row = page.get_by_role("row").filter(has_text=number)
        expect(row).to_contain_text("petugas")
        expect(row).to_contain_text("Pelapor harus dihubungi langsung")
        expect(row).to_contain_text("alamat rumah kurang jelas")
