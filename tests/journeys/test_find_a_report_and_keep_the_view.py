"""An officer looks for a report by its words, narrows the list, and keeps it under a name."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from muara.web import queue
from tests.accessibility import faults
from tests.installation import Installation

pytestmark = pytest.mark.browser


def test_words_filters_and_a_view_of_ones_own(
    page: Page, installation: Installation, sign_in: Callable[[Page], None]
) -> None:
    installation.application.indexer().read_changed()
    sign_in(page)
    rows = page.get_by_role("main").locator(".queue > li")
    page.get_by_role("searchbox", name="Cari").fill("lampu jal")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Hasil pencarian")).to_be_visible()
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("Dusun Karang Tengah")

    page.wait_for_load_state()  # until then its script hears of no choice
    page.get_by_role("combobox", name="Kanal").select_option("telegram")
    expect(page.get_by_role("link", name="Kanal: Telegram")).to_be_visible()
    page.get_by_text("Simpan sebagai tampilan").click()
    page.get_by_label("Nama tampilan").fill("Lampu jalan")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Tampilan disimpan")
    assert faults(page) == []

    page.get_by_role("navigation").get_by_role("link", name="Laporan", exact=False).first.click()
    expect(rows).not_to_have_count(1)
    view = page.get_by_role("navigation").get_by_role("link", name="Lampu jalan")
    view.click()
    expect(rows).to_have_count(1)
    expect(view).to_have_attribute("aria-current", "page")
    page.get_by_role("link", name="Kanal: Telegram").click()
    page.get_by_role("link", name="“lampu jal”").click()
    expect(rows).not_to_have_count(1)


def test_after_the_last_report_of_the_second_page_n_leads_to_the_third_and_the_crumb_back(
    page: Page,
    installation: Installation,
    sign_in: Callable[[Page], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(queue, "ON_A_PAGE", 1)
    sign_in(page)
    older = page.locator("a[rel=next]")
    older.click()
    page.wait_for_url("**/?before=*")
    second = page.url
    third = older.get_attribute("href") or "-"
    row = page.locator("ol.queue > li").last.get_by_role("link")
    row.click()
    crumb = page.locator("[data-list-of]")
    page.locator("html.has-keys").wait_for(state="attached")
    assert second.endswith(crumb.get_attribute("href") or "-")
    page.keyboard.press("n")
    page.wait_for_url(lambda url: url.endswith(third))
