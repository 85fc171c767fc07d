"""A supervisor checks that nothing was lost, and what stands behind a number."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def test_a_supervisor_follows_a_number_of_the_ledger_to_its_complaint(
    page: Page, sign_in: Callable[[Page], None]
) -> None:
    sign_in(page)
    page.get_by_role("link", name="Buku penerimaan 2").click()
    expect(page.get_by_text("Semua baris cocok.")).to_be_visible()
    expect(page.get_by_role("row")).to_have_count(3)

    page.get_by_role("link", name="1 Karantina, Facebook, 21 Nov 2026").click()
    expect(page.get_by_text("signature_missing")).to_be_visible()

    page.go_back()
    page.get_by_role("link", name="8 Disimpan, Telegram").click()
    page.get_by_role("row").last.get_by_role("link").click()
    expect(page.get_by_text("Tentang laporan ini")).to_be_visible()
