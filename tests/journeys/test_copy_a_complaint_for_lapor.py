"""An officer copies a complaint and pastes it into SP4N-LAPOR!'s form."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests import town

pytestmark = pytest.mark.browser


def test_an_officer_copies_a_complaint_for_lapor_with_one_press(
    page: Page, sign_in: Callable[[Page], None]
) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    sign_in(page)
    page.locator("main li.row").first.get_by_role("link").click()
    page.wait_for_load_state()  # until then its script hears no click
    page.get_by_role("button", name="Salin untuk LAPOR").click()
    expect(page.get_by_role("button", name="Tersalin, tinggal tempel")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Judul: Lampu jalan di Dusun Karang Tengah")
    assert "Lokasi: -7.15021, 111.88172" in copied
    assert copied.endswith(town.CAPTION)
    assert copied == page.locator("#lapor").input_value()


def test_where_the_browser_offers_no_clipboard_the_text_is_selected_and_copied(
    page: Page, sign_in: Callable[[Page], None]
) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    sign_in(page)
    page.locator("main li.row").first.get_by_role("link").click()
    page.wait_for_load_state()  # until then its script hears no click
    page.get_by_role("button", name="Salin untuk LAPOR").click()
    expect(page.locator("#lapor")).to_be_visible()
    selected = page.evaluate(
        "(field => field.value.slice(field.selectionStart, field.selectionEnd))"
        "(document.getElementById('lapor'))"
    )
    assert selected.startswith("Judul: ")
