"""An officer takes a suggestion with the keyboard alone, and sees how often that happens."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def test_an_officer_takes_what_is_suggested(page: Page, sign_in: Callable[[Page], None]) -> None:
    sign_in(page)
    page.locator("main li.row").first.get_by_role("link").click()
    panel = page.get_by_role("region", name="Tindakan")
    expect(panel.get_by_label("Klasifikasi")).to_have_value("complaint")
    expect(panel.get_by_label("Instansi").first).to_contain_text("Dinas Perhubungan")

    panel.get_by_label("Judul").fill("Lampu jalan mati")
    panel.get_by_label("Terbuka").check()
    panel.get_by_role("button", name="Verifikasi dan disposisikan").press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("Verifikasi tersimpan")
    handling = page.get_by_role("region", name="Penanganan")
    expect(handling.get_by_text("Dinas Perhubungan")).to_be_visible()

    page.get_by_role("link", name="Usulan", exact=True).press("Enter")
    expect(page.get_by_role("heading", name="Usulan yang diambil")).to_be_visible()
    expect(page.get_by_text("100%").first).to_be_visible()
