"""An officer finds a report among what the bot set apart, and its citizen gets the receipt."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.installation import Installation

pytestmark = pytest.mark.browser

ADVERT = "jasa sedot WC murah 24 jam hubungi 0811-0000-1234"


def test_a_report_is_found_among_what_was_set_apart(
    page: Page, installation: Installation, sign_in: Callable[[Page], None]
) -> None:
    for person in (71, 72):
        installation.receive("telegram", installation.citizens.telegram(person, text=ADVERT))
    sign_in(page)
    page.get_by_role("link", name="Disisihkan").click()
    messages = page.get_by_role("main").get_by_role("listitem")
    expect(messages).to_have_count(2)
    expect(messages.first).to_contain_text("Iklan")
    messages.last.get_by_role("button", name="Memang bukan laporan").press("Enter")
    # The answer takes the focus, and does so once more a moment after it is there: a key that is
    # pressed in between would be pressed on it.
    expect(page.get_by_text("Dicatat: memang bukan laporan.")).to_be_focused()
    expect(page.locator(".htmx-added")).to_have_count(0)
    messages.first.get_by_role("button", name="Ini laporan").press("Enter")
    expect(page.get_by_text("Menjadi laporan:")).to_be_visible()

    gathering = installation.application.gathering()
    while gathering.go_on():  # the citizen answers none of the bot's questions
        installation.clock.move(timedelta(minutes=11))
    page.get_by_role("status").get_by_role("link").click()
    number = page.get_by_role("heading", level=1).inner_text()
    receipt = page.locator(".talk > ol > li.ours").last
    expect(receipt).to_contain_text(number)
    expect(receipt).to_contain_text("Kode cek")
    expect(page.get_by_text("Dinyatakan sebagai laporan (oleh petugas)")).to_be_visible()
